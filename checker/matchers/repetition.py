"""Repetition: doubled words, words and phrases in a loop, sentences and blocks that stand twice."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate, compress
from typing import Any, NamedTuple

from checker.document import OPAQUE, Document, fold
from checker.matchers import Key, KeyValueError, Match, Related, Task
from checker.pattern_codes import kept

KEYS = (
    Key("unit", "word|phrase|sentence|block", True, "What is repeated."),
    Key("times", "integer", False, "How often in a row a word or phrase must stand; 2 by default."),
    Key("at-most", "integer", False, "The most times in a row that count, for words."),
    Key("words", "integer", False, "Fewest words of a sentence, block or phrase."),
    Key("within", "integer", False, "How many blocks apart the two may stand; anywhere if unset."),
    Key("allow", "texts", False, "Words or phrases that may stand twice (lower case)."),
    Key("unless", "texts", False, "Patterns: a repetition inside one of their matches is none."),
)

MAXIMUM_PHRASE = 6
"""Longest phrase, in words, that is looked for in a loop."""

# word characters, hyphens and apostrophes inside, then the same again after one blank
_DOUBLED = kept(r"(?<![\w'’/$£€.,-])(\w+(?:['’.,-]\w+)*)(?: \1)+(?![\w'’/-]|[.,]\d)", re.IGNORECASE)
_SENTENCE = kept(r"([.!?][\"'”’)]*(?: |$)|\n)", re.MULTILINE)
_SENTENCE_END = kept(r"[.!?:][\"'”’)]* ")
_STOPS = ".!?:,;”\"'’)"
_OPENING = tuple("\"“‘'([")
_TRIM = "\"'“”‘’()[]*_ "


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Defaults filled in; the allowed words as a list of lower-case phrases."""
    from checker.patterns import check_pattern

    times = keys.get("times", 2)
    if times < 2:
        raise KeyValueError("'times' counts the first as well: 2 or more", ("times",))
    allow = keys.get("allow", [])
    unless = keys.get("unless", [])
    unless = [unless] if isinstance(unless, str) else unless
    for number, pattern in enumerate(unless):
        problem = check_pattern(pattern)
        if problem:
            raise KeyValueError(problem, ("unless", number))
    return {
        "unit": keys["unit"],
        "times": times,
        "at_most": keys.get("at-most", 0),
        "words": keys.get("words", 1 if keys["unit"] == "word" else 2),
        "within": keys.get("within", 0),
        "allow": [allow] if isinstance(allow, str) else list(allow),
        "unless": unless,
    }


def find(task: Task) -> Iterator[Match]:
    """The repetitions of the rule's unit; the repeat is the match, the first is related."""
    finders: dict[str, Callable[[Task], Iterator[Match]]] = {
        "word": _words,
        "phrase": _phrases,
        "sentence": _sentences,
        "block": _blocks,
    }
    for match in finders[task.params["unit"]](task):
        if not _excused(task, match):
            yield match


def _excused(task: Task, match: Match) -> bool:
    from checker.patterns import finditer

    segment = task.document.segment_at(match.start)
    return any(
        hit.start() <= match.start and match.end <= hit.end()
        for pattern in task.params["unless"]
        for hit in finditer(pattern, task.document.text, segment.start, segment.end)
    )


def _words(task: Task) -> Iterator[Match]:
    """`word word`: the match is all of it, the fix leaves the first."""
    allow = frozenset(task.params["allow"])
    document = task.document
    folded, text = document.folded, document.text
    doubled = [m for m in document.once("doubled words", _doubled) if m.group(1) not in allow]
    names: dict[str, int] = defaultdict(int)
    for match in doubled:
        names[text[match.start() : match.end()]] += 1
    for match in doubled:
        word = match.group(1)
        times = (match.end() - match.start() + 1) // (len(word) + 1)
        whole = text[match.start() : match.end()]
        if times < task.params["times"] or (
            task.params["at_most"] and times > task.params["at_most"]
        ):
            continue
        if len(word) == 1 and word not in "ai":
            continue
        if word[0].isdigit() and times == 2 and not _is_loop_of_numbers(folded, match):
            continue
        # a doubled capitalised form that comes back is a name: Duran Duran, Walla Walla
        if whole[0].isupper() and whole.istitle() and times == 2 and names[whole] > 1:
            continue
        if not _same_case(whole.split(" ")):
            continue
        first = match.start() + len(word)
        yield Match(
            match.start(),
            match.end(),
            {"word": text[match.start() : first], "times": _in_words(times)},
            replacement="",
            replace=(first, match.end()),
        )


class _Unpointed(NamedTuple):
    """The words of the folded text without points and quotation marks, one for each blank.

    A line feed counts as a blank, so that the n-th word starts after the n-th blank. Each word has
    a number of four bytes, and all in a row are one large number: that and the same moved by n
    words differ nowhere in a loop of n words, which is seen without a look at the single words.
    """

    words: list[str]
    """The distinct ones."""
    numbers: "array[int]"
    """For each place the number of its word among them."""
    joined: int

    def at(self, start: int, end: int) -> list[str]:
        """The words from one place to another."""
        return [self.words[number] for number in self.numbers[start:end]]


def _unpointed(document: Document) -> _Unpointed:
    tokens = list(document.vocabulary)
    bare = fold("\n".join(tokens))
    for mark in ',;.!?"“”':
        bare = bare.replace(mark, "")
    number_of: dict[str, int] = {}
    numbers = {
        token: number_of.setdefault(word, len(number_of))
        for token, word in zip(tokens, bare.split("\n"), strict=True)
    }
    found = array("I", map(numbers.__getitem__, document.tokens))
    return _Unpointed(list(number_of), found, int.from_bytes(found.tobytes(), "little"))


def _loops(document: Document, size: int) -> Iterator[int]:
    """Numbers of the words at which a loop of `size` words begins."""
    unpointed = document.once("unpointed words", _unpointed)
    length, width = len(unpointed.numbers), unpointed.numbers.itemsize
    if length < 2 * size:
        return
    differing = unpointed.joined ^ (unpointed.joined >> 8 * width * size)
    # the last words are compared with nothing
    equal = differing.to_bytes(length * width, "little")[: (length - size) * width]
    loop = bytes(width * size)
    at = equal.find(loop)
    while at >= 0:
        # four empty bytes in a row may be of two numbers
        place, beside = divmod(at, width)
        if beside:
            at = equal.find(loop, (place + 1) * width)
            continue
        yield place
        at = equal.find(loop, at + width)


def _doubled(document: Document) -> list["re.Match[str]"]:
    found = []
    numbers = list(_loops(document, 1))
    if not numbers:
        return []
    start_of = document.token_start
    end = -1
    for number in numbers:
        start = start_of(number)
        while document.folded[start : start + 1] in _OPENING:
            start += 1
        match = _DOUBLED.match(document.folded, start) if start >= end else None
        if match:
            found.append(match)
            end = match.end()
    return found


def _in_words(times: int) -> str:
    return "twice" if times == 2 else f"{times} times"


def _same_case(words: list[str]) -> bool:
    """Whether the words are alike in case too, a capital at the first apart (`The the`)."""
    return all(word == words[1] for word in words[2:]) and words[1] in (
        words[0],
        words[0].lower(),
    )


def _is_loop_of_numbers(folded: str, match: "re.Match[str]") -> bool:
    """Whether a doubled number stands in running text, not in a table, a score or a code."""
    before = folded[max(0, match.start() - 2) : match.start()]
    after = folded[match.end() : match.end() + 2]
    return before[:1].isalpha() and (not after.strip() or after[0] in ".!?" or after[1:].isalpha())


def _phrases(task: Task) -> Iterator[Match]:
    """Two or more words in a loop: `of the of the`, also across commas."""
    document = task.document
    allow = frozenset(task.params["allow"])
    unpointed = document.once("unpointed words", _unpointed)
    candidates = [
        (at, size) for size in range(2, MAXIMUM_PHRASE + 1) for at in _loops(document, size)
    ]
    if not candidates:
        return
    start_of = document.token_start
    end_of_last = -1
    for begin, size in sorted(candidates):
        if begin < end_of_last:
            continue
        phrase = unpointed.at(begin, begin + size)
        # before the repeats are counted, since one word a thousand times over is no phrase
        if (
            not _is_phrase(phrase, task.params["words"])
            or " ".join(phrase) in allow
            # `better and better and`: an idiom of growth
            or (size == 2 and "and" in phrase)
        ):
            continue
        repeats = 2
        while unpointed.at(begin + repeats * size, begin + (repeats + 1) * size) == phrase:
            repeats += 1
        final = begin + repeats * size - 1
        first = start_of(begin)
        first_end = _rstrip(document.text, first, start_of(begin + size) - 1)
        end = _rstrip(document.text, start_of(final), start_of(final + 1) - 1)
        inner = document.text[first : start_of(final)]
        if repeats < task.params["times"] or "\n" in inner or _SENTENCE_END.search(inner):
            continue
        end_of_last = final
        yield Match(
            first,
            end,
            {"phrase": document.text[first:first_end], "times": _in_words(repeats)},
            replacement="",
            replace=(first_end, end),
            # `time and again, time and again`: a comma makes it speech more often than a slip
            certainty=0 if repeats < 4 and ("," in inner or ";" in inner) else None,
        )


def _rstrip(text: str, start: int, end: int) -> int:
    """End of text[start:end] without points and quotation marks at its end."""
    return start + len(text[start:end].rstrip(_STOPS))


def _is_phrase(tokens: list[str], fewest: int) -> bool:
    """Words, not one word over and over, no separators of blocks, no placeholders."""
    return (
        len(tokens) >= fewest
        and len(set(tokens)) > 1
        and all(any(c.isalnum() for c in token) and OPAQUE not in token for token in tokens)
        and any(c.isalpha() for token in tokens for c in token)
    )


def _sentences(task: Task) -> Iterator[Match]:
    """A sentence that stands again, word for word, at most `within` blocks further on."""
    document = task.document
    text = document.text
    fewest = task.params["words"]
    pieces, twice = document.once("sentences", _sentence_pieces)
    repeated = {piece for piece in twice if piece.count(" ") + 1 >= fewest}
    if not repeated:
        return
    seen: dict[str, tuple[int, int]] = {}
    previous: tuple[int, int, int, int] | None = None
    starts = accumulate(map(len, pieces), initial=0)
    places = zip(pieces, starts, strict=False)
    for piece, start in compress(places, map(repeated.__contains__, pieces)):
        start += len(piece) - len(piece.lstrip(_TRIM))
        end = start + len(piece.strip(_TRIM))
        if text[end : end + 1] not in (".", "!", "?"):
            continue
        end += 1
        block = document.segment_index(start)
        first = seen.get(piece)
        if first is None or (task.params["within"] and block - first[1] > task.params["within"]):
            seen[piece] = (start, block)
            continue
        if _is_whole_block(document, start, end) and _is_whole_block(
            document, first[0], first[0] + end - start
        ):
            # the rules on blocks report it
            continue
        first_end = first[0] + end - start
        # sentences that follow one another here and there are one repetition
        if previous and start - previous[1] <= 2 and first[0] - previous[3] <= 2:
            previous = (previous[0], end, previous[2], first_end)
            continue
        if previous:
            yield _again(previous)
        previous = (start, end, first[0], first_end)
    if previous:
        yield _again(previous)


def _sentence_pieces(document: Document) -> tuple[list[str], list[str]]:
    """The text cut before and after the ends of sentences, and the pieces that stand twice."""
    pieces = _SENTENCE.split(document.text)
    counts = Counter(pieces)
    return pieces, [piece for piece, count in counts.items() if count > 1]


def _is_whole_block(document: Document, start: int, end: int) -> bool:
    segment = document.segment_at(start)
    return segment.end - segment.start <= end - start + 2


def _again(places: tuple[int, int, int, int]) -> Match:
    start, end, first_start, first_end = places
    return Match(start, end, related=(Related("other", first_start, first_end, "the first"),))


def _blocks(task: Task) -> Iterator[Match]:
    """A block that stands again; a run of repeated blocks is one match."""
    document = task.document
    within = task.params["within"]
    seen: dict[str, int] = {}
    repeats: list[tuple[int, int]] = []
    for number, segment in enumerate(document.segments):
        if segment.kind not in task.kinds or not segment.english:
            continue
        text = document.text[segment.start : segment.end]
        if text.count(" ") + 1 < task.params["words"]:
            continue
        key = text.strip(_TRIM)
        first = seen.get(key)
        if first is not None and (not within or number - first <= within):
            repeats.append((number, first))
        if first is None or within:
            seen[key] = number
    for run in _runs(repeats):
        start, end = document.segments[run[0][0]].start, document.segments[run[-1][0]].end
        if document.text[start:end].split() == []:
            continue
        first_start = document.segments[run[0][1]].start
        first_end = document.segments[run[-1][1]].end
        count = len(run)
        yield Match(
            start,
            document.segments[run[0][0]].end if count == 1 else end,
            {"blocks": "block" if count == 1 else f"run of {count} blocks"},
            related=(Related("other", first_start, first_end, "the first"),),
        )


def _runs(repeats: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group repeats whose blocks and whose originals follow one another."""
    run: list[tuple[int, int]] = []
    for repeat in repeats:
        if run and repeat == (run[-1][0] + 1, run[-1][1] + 1):
            run.append(repeat)
            continue
        if run:
            yield run
        run = [repeat]
    if run:
        yield run
