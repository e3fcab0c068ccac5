"""What all readers do with running text: URLs become OPAQUE, white space one space, and so on."""

import re
from bisect import bisect_right
from itertools import accumulate

from checker.document import OPAQUE, Run
from checker.pattern_codes import kept

BLANKS = " \t\x0b\x0c\r\n"

_LONE_CR = kept(r"\r(?!\n)")
_SPACES = kept(r"[ \t\x0b\x0c\r\n]{2,}|[\t\x0b\x0c\r\n]")
_URL_CHARACTER = r"[^\s<>\"”()]|\([^\s<>\"”()]*\)"
_URL_REST = rf"(?:{_URL_CHARACTER})*(?:[^\s<>\"”().,;:!?\]'’]|\([^\s<>\"”()]*\))"
_NOT_PROSE = kept(
    rf"\b(?:(?:https?|ftp|file)://|www\.){_URL_REST}"
    # bounded, since a long dotted string would be tried again from each of its dots
    r"|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)

_STOPS = tuple(".!?:;,…|—–-")
_CLOSERS = "”\"'’)]»"
_SENTENCE_END = (".", "!", "?", "…")
_QUOTED = kept(r"[“\"'‘«].*[”\"'’»]")
_INNER_STOP = kept(r"[a-z]{4}[.!?][”\"'’)\]»]* ")
_HEADING_WORDS = 14


def reads_as_heading(line: str) -> bool:
    """Whether a line that stands alone is a heading by its look.

    It is short, ends without a stop, holds no end of a sentence and is not speech.
    """
    return (
        line.count(" ") < _HEADING_WORDS
        and not line.rstrip(_CLOSERS).endswith(_STOPS)
        and not _QUOTED.fullmatch(line)
        and not _INNER_STOP.search(line)
    )


def holds_sentence(text: str) -> bool:
    """Whether a table cell holds a sentence: three words and a stop, or at least six words."""
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    return words >= 6 or (words >= 3 and text.rstrip(_CLOSERS).endswith(_SENTENCE_END))


def without_lone_cr(source: str) -> str:
    """The source with each lone CR as LF, all else at its place."""
    return _LONE_CR.sub("\n", source) if "\r" in source else source


def prose_runs(source: str, start: int, end: int) -> list[Run]:
    """Runs of one stretch of the source: exact text, collapsed blanks, OPAQUE for URLs."""
    return tidied([Run(source[start:end], start, end, True)])


def tidied(runs: list[Run]) -> list[Run]:
    """The runs of a block with URLs as OPAQUE, blanks collapsed, none at the block's ends.

    Works on the joined text, so that a URL with an escape in it and two spaces on both sides of
    removed markup are seen as one.
    """
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    cuts = _cuts(text)
    return _with_cuts(runs, text, cuts) if cuts else runs


def _cuts(text: str) -> list[tuple[int, int, str]]:
    """What to replace in `text`: start, end, replacement; sorted, overlaps not yet resolved."""
    cuts: list[tuple[int, int, str]] = []
    if "://" in text or "www." in text or "@" in text:
        cuts += [(m.start(), m.end(), OPAQUE) for m in _NOT_PROSE.finditer(text)]
    if "  " in text or not text.isprintable():
        cuts += [(m.start(), m.end(), " ") for m in _SPACES.finditer(text)]
    if text[:1] in BLANKS:
        cuts.append((0, len(text) - len(text.lstrip(BLANKS)), ""))
    if text[-1:] in BLANKS:
        cuts.append((len(text.rstrip(BLANKS)), len(text), ""))
    return sorted(cuts)


def _with_cuts(runs: list[Run], text: str, cuts: list[tuple[int, int, str]]) -> list[Run]:
    starts = list(accumulate((len(run.text) for run in runs), initial=0))
    result: list[Run] = []
    at = 0
    for start, end, replacement in cuts:
        if start < at or start == end:
            continue
        result += _pieces(runs, starts, at, start)
        cut = _pieces(runs, starts, start, end)
        if replacement == " ":
            cut = _adjoining(cut)
        if replacement:
            result.append(Run(replacement, cut[0].start, cut[-1].end, False))
        at = end
    return result + _pieces(runs, starts, at, len(text))


def _pieces(runs: list[Run], starts: list[int], start: int, end: int) -> list[Run]:
    """The parts of runs that make up text[start:end]; `starts` are the runs' places in the text."""
    pieces = []
    index = bisect_right(starts, start) - 1
    while index < len(runs) and starts[index] < end:
        run = runs[index]
        skipped = max(0, start - starts[index])
        length = min(len(run.text), end - starts[index]) - skipped
        if length and run.exact:
            begin = run.start + skipped
            pieces.append(Run(run.text[skipped : skipped + length], begin, begin + length, True))
        elif length:
            pieces.append(run._replace(text=run.text[skipped : skipped + length]))
        index += 1
    return pieces


def _adjoining(runs: list[Run]) -> list[Run]:
    """The first runs up to where the source between two of them holds something else."""
    count = 1
    while count < len(runs) and runs[count].start == runs[count - 1].end:
        count += 1
    return runs[:count]
