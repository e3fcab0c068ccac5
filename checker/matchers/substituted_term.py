"""Terms in which a rewriter put other words: `commerce unions` for `trade unions`."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, islice
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.document import Document, fold
from checker.lexicon import Row, read_table
from checker.matchers import Key, KeyValueError, Match, Task
from checker.pattern_codes import kept

if TYPE_CHECKING:
    from checker.analysis.undo import Reading

KEYS = (
    Key("terms", "texts", True, "Lexicons of terms: term, kind (n v p N), domain."),
    Key("substitutions", "texts", True, "Lexicons: substitute, original, part of speech, weight."),
    Key("attested", "text", True, "Lexicon of pairs of stems that people write as well."),
    Key("frequencies", "text", True, "Lexicon: word, tenths of the logarithm of its count."),
    Key("ties", "text", True, "Lexicon: term of two words, tenths of log2 of how tied they are."),
)

COLLOCATIONS = frozenset(
    {"news", "politics", "government", "law", "crime", "military", "finance", "business", "economy"}
    | {"labour", "sport", "education", "media", "arts", "religion", "travel", "transport", "food"}
    | {"weather", "family", "society", "phrase", "health", "environment", "energy", "climate"}
)
"""Domains whose terms are mostly collocations, not words of their own."""

KINDS = ("n", "v", "p", "N")
PARTS = ("n", "v", "a", "r", "f", "")

MANY, WORDS_FOR_ONE = 3, 250
"""Different readings that make each other likely: so many, and one in so many words."""

LIKELY, AMONG_MANY, OWN, LEAST = 7.2, 5.2, 4.0, 4.0
"""Scores from which on a reading is likely: alone, with others, of a house's own term; and the
least that counts as a reading at all."""

_LONG_TERM = 7.2
"""The score of a term of three words and more: no human text measured has one by chance."""

_RAREST_PAIR = 4.5
"""Common logarithm of a third of the count of the rarest pair that is known."""

_CHANCE = 12.0
"""Common logarithm of the words that were counted."""

_SMALL_WORDS = """
    a an the of in on for to and or by with from at as up out off down over away back about
    into that this it be is are was were all so no not if my i you he she they we what who
    how more most than do does did have has had can could may might will would shall should
    must get go come make take give put let one two his her its their our your any some each
    other such very just only also then there here when where which while round around
    across along through throughout under aside upon apart ahead together forward behind
    after before between against near
"""
_SMALL = frozenset(_SMALL_WORDS.split())

_TOKEN = kept(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,]*|[^\s\w'-]|\n")


LONGEST = 6
"""Words of the longest stretch that is read."""

MOST_KEPT = 200_000
"""Pairs and stretches of words whose readings a process remembers."""


class _Scored(NamedTuple):
    reading: "Reading"
    score: float


class _Begin(NamedTuple):
    """What some words are read as, and what may come next in a longer reading."""

    scored: tuple[_Scored, ...]
    follows: frozenset[str]


class _Found(NamedTuple):
    start: int
    end: int
    reading: "Reading"
    score: float


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Both tables as sorted lines; errors name file and line."""
    from checker.analysis.inflection import stem
    from checker.analysis.undo import Term, head_lines, substitution_lines, term_lines, way_lines

    folder = Path(keys["__folder__"])
    terms: dict[str, Term] = {}
    for name in _texts(keys["terms"]):
        for row in read_table(folder / name, 3):
            text, kind = _cells(row, 2)
            if kind not in KINDS:
                raise _wrong(row, f"kind is '{kind}'; expected one of {', '.join(KINDS)}", "terms")
            if len(text.replace("-", " ").split()) < 2:
                raise _wrong(row, f"'{text}' is one word; a term has two or more", "terms")
            fixed = kind == "N" or row.cells[2] not in COLLOCATIONS
            known = terms.get(text.lower())
            if known is None or fixed:
                terms[text.lower()] = Term(text, kind, fixed)
    rows: list[tuple[str, str, int]] = []
    for name in _texts(keys["substitutions"]):
        places: dict[tuple[str, str], str] = {}
        for row in read_table(folder / name, 4):
            substitute, original = _cells(row, 2)
            part, weight = row.cells[2:4]
            if [stem(w) for w in substitute.split()] == [stem(w) for w in original.split()]:
                raise _wrong(row, f"'{substitute}' stands for itself", "substitutions")
            if part not in PARTS:
                raise _wrong(row, f"'{part}' is no part of speech (n v a r f)", "substitutions")
            if weight not in ("1", "2", "3"):
                raise _wrong(row, f"weight is '{weight}'; expected 1, 2 or 3", "substitutions")
            earlier = places.setdefault((substitute, original), row.place)
            if earlier != row.place:
                raise _wrong(row, f"the pair stands already at {earlier}", "substitutions")
            rows.append((substitute, original, int(weight)))
    attested = [row.cells[0] for row in read_table(folder / keys["attested"], 1)]
    term_table, substitution_table = term_lines(terms.values()), substitution_lines(rows)
    ways = way_lines(substitution_table)
    return {
        "terms": term_table,
        "substitutions": substitution_table,
        "ways": ways,
        "heads": head_lines(term_table, ways),
        "attested": "\n".join(sorted(attested)),
        "frequencies": _figures(folder / keys["frequencies"]),
        "ties": _figures(folder / keys["ties"]),
    }


def _figures(path: Path) -> str:
    """A table of words and whole numbers as sorted lines."""
    lines = []
    for row in read_table(path, 2):
        text, figure = _cells(row, 2)
        if not figure.lstrip("-").isdigit():
            raise _wrong(row, f"'{figure}' is no whole number", "frequencies")
        lines.append(f"{text}\t{figure}")
    return "\n".join(sorted(lines))


def _texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _cells(row: Row, count: int) -> tuple[str, ...]:
    cells = tuple(" ".join(cell.split()) for cell in row.cells[:count])
    if not all(cells):
        raise _wrong(row, "has an empty cell", "terms")
    return cells


def _wrong(row: Row, message: str, key: str) -> KeyValueError:
    return KeyValueError(f"{row.place}: {message}", (key,))


class _Evidence:
    """The tables of a rule, and how sure a reading is by them."""

    def __init__(self, params: Mapping[str, Any], own: tuple[str, ...]) -> None:
        from checker.analysis.undo import Lines, Tables

        self.params, self.own = params, own
        self.tables = Tables(
            params["terms"], params["substitutions"], own, params["ways"], params["heads"]
        )
        self._begins: dict[tuple[str, ...], _Begin] = {}
        self._attested = Lines(params["attested"])
        self._frequencies = Lines(params["frequencies"])
        self._ties = Lines(params["ties"])
        self._own_terms = frozenset(term.lower() for term in own)

    def begin(self, words: tuple[str, ...]) -> "_Begin":
        """What some words may be read as, or be the begin of."""
        known = self._begins.get(words)
        if known is None:
            if len(self._begins) > MOST_KEPT:
                self._begins.clear()
            readings, follows = self.tables.ahead(words)
            known = self._begins[words] = _Begin(tuple(self._scored(readings, words)), follows)
        return known

    def _scored(self, readings: "Iterable[Reading]", words: Sequence[str]) -> Iterator["_Scored"]:
        from checker.analysis.undo import agrees

        for reading in readings:
            read = words[: reading.last]
            if len(read) < 2 or self.tables.is_term(read) or not agrees(reading, words):
                continue
            score = self.score(reading, read)
            if score >= LEAST:
                yield _Scored(reading, score)

    def is_own(self, reading: "Reading") -> bool:
        """Whether the term is one that the house lists."""
        return reading.term.text.lower() in self._own_terms

    def score(self, reading: "Reading", words: Sequence[str]) -> float:
        """How sure a reading is, 0 if it is none.

        Weights of what was put back, how tied the words of the term are, and how rare what stands
        there is: common words meet by chance, and what is unusual about them says little. Fitted
        by logistic regression to readings in human prose and in spun scientific terms.
        """
        from checker.analysis.inflection import stem

        stems = [stem(word) for word in words]
        pairs = list(itertools.pairwise(stems))
        if all(f"{one} {two}" in self._attested for one, two in pairs):
            return 0.0
        options = reading.substituted
        if any(_is_small(o.substitute) or _is_small(o.listed) for o in options):
            return 0.0
        left = [part for o in reading.options if not o.weight for part in o.original]
        if reading.term.kind in "vp" and (len(options) > 1 or not set(left) - _SMALL):
            return 0.0
        if reading.term.kind == "v" and reading.options[0].weight:
            # to cut, lower or reduce rates: verbs go with many nouns
            return 0.0
        least = min(option.weight for option in options)
        term = reading.term.text.lower().replace("-", " ")
        content = [word for word in words if word not in _SMALL]
        full = sum(word not in _SMALL for word in term.split(" "))
        if full > 2 and len(content) > 2:
            return _LONG_TERM + 0.3 * least if len(options) > 1 else _LONG_TERM - 1.9 + 0.6 * least
        if full < 2 or len(content) < 2:
            return 0.0
        chance = sum(map(self._frequency, (content[0], content[-1]))) - _CHANCE
        unit = 0.26 * max(0.0, min(self._tie(term), 10.0))
        loose = 1.5 if reading.term.kind in "vp" or not reading.term.fixed else 0.0
        return 3.0 + 1.55 * least - 0.8 * chance + unit - loose

    def _tie(self, term: str) -> float:
        """How many times more often the words stand together than by chance, as log2.

        A term that no pair count knows is taken to stand a third as often as the rarest that is
        counted: if its words are common, it is hardly a unit.
        """
        known = self._ties.get(term)
        if known:
            return int(known) / 10
        words = [word for word in term.split(" ") if word not in _SMALL]
        chance = self._frequency(words[0]) + self._frequency(words[-1])
        return (_RAREST_PAIR + _CHANCE - chance) / 0.301

    def _frequency(self, word: str) -> float:
        figure = self._frequencies.get(word)
        return int(figure) / 10 if figure else 4.3


def _is_small(text: str) -> bool:
    return all(word in _SMALL for word in text.split())


_made: dict[int, _Evidence] = {}


def _evidence(params: Mapping[str, Any], own: tuple[str, ...]) -> _Evidence:
    """Made once for all texts of a process: what the tables have parsed stays parsed."""
    known = _made.get(id(params))
    if known is None or known.params is not params or known.own != own:
        known = _made[id(params)] = _Evidence(params, own)
    return known


def find(task: Task) -> Iterator[Match]:
    """One match for each term that was substituted, the surest and longest where two overlap."""
    from checker.analysis.articles import article_before, article_for
    from checker.analysis.inflection import in_case_of

    evidence = _evidence(task.params, task.settings.terms)
    found = _without_overlaps(_found(task, evidence))
    surer = len({one.reading.term.text for one in found if one.score >= AMONG_MANY})
    many = surer >= max(MANY, task.document.words / WORDS_FOR_ONE)
    # the longer a text, the more often chance has its way
    alone = LIKELY + 0.6 * log10(max(0.1, task.document.words / 100))
    text = task.document.text
    for one in found:
        original = original_text(one.reading, text[one.start : one.end])
        if original.lower() == text[one.start : one.end].lower():
            # bases, of a base and of a basis
            continue
        least = OWN if evidence.is_own(one.reading) else AMONG_MANY if many else alone
        before = article_before(text, one.start)
        article = article_for(original) if before else None
        wrong = article is not None and article != before.lower()
        yield Match(
            one.start,
            one.end,
            {"original": original},
            replacement=f"{in_case_of(article or '', before)} {original}" if wrong else original,
            replace=(one.start - len(before) - 1, one.end) if wrong else None,
            certainty=None if one.score >= least else 0,
        )


def _found(task: Task, evidence: _Evidence) -> list[_Found]:
    document = task.document
    tokens = document.tokens
    words = {token: _words(token) for token in document.vocabulary}
    known = {word for both in words.values() for word in both if word[0].isalpha()}
    leads = {word: evidence.tables.leads(word) for word in known}
    follows = {
        t: leads[both[-1]].follows for t, both in words.items() if both and both[-1] in known
    }
    firsts = {t: leads[both[0]].firsts for t, both in words.items() if both and both[0] in known}
    # the pairs of tokens once each: an article repeats few of them, a book most
    begins = {
        (one, two): begin
        for one, two in set(itertools.pairwise(tokens))
        if one in follows
        and two in firsts
        and not follows[one].isdisjoint(firsts[two])
        and any(begin := evidence.begin((words[one][-1], words[two][0])))
    }
    nothing = _Begin((), frozenset())
    found: list[_Found] = []

    def read(number: int, first: int) -> None:
        """What begins with a word of a token."""
        window = words[tokens[number]][first:]
        for token in tokens[number + 1 : number + LONGEST]:
            if not words[token]:
                break
            window = window + words[token]
        window = window[:LONGEST]
        end = 2
        begin = evidence.begin(window[:end]) if known.issuperset(window[:end]) else nothing
        while (
            end < len(window)
            and window[end] in known
            and not begin.follows.isdisjoint(leads[window[end]].firsts)
        ):
            end += 1
            begin = evidence.begin(window[:end])
        for reading, score in begin.scored:
            start, last = _span(document, document.token_start(number), first, reading.last)
            segment = document.segment_at(start)
            read_here = last <= segment.end and segment.english and segment.kind in task.kinds
            if read_here and (reading.term.kind != "N" or document.text[start].isupper()):
                found.append(_Found(start, last, reading, score))

    candidates = map(begins.__contains__, itertools.pairwise(tokens))
    rows = zip(count(), tokens, tokens[1:], [*tokens[2:], ""], strict=False)
    for number, one, two, three in compress(rows, candidates):
        begin = begins[one, two]
        if not begin.scored:
            both = words[two]
            if len(both) == 1:
                third = firsts.get(three)
            else:
                third = leads[both[1]].firsts if both[1] in known else None
            if third is None or begin.follows.isdisjoint(third):
                continue
        read(number, len(words[one]) - 1)
    compounds = {
        token
        for token, both in words.items()
        if any(
            known.issuperset(pair) and any(evidence.begin(pair))
            for pair in itertools.pairwise(both)
        )
    }
    for number in compress(count(), map(compounds.__contains__, tokens)):
        for first in range(len(words[tokens[number]]) - 1):
            read(number, first)
    return found


def _words(token: str) -> tuple[str, ...]:
    """The words, figures and marks of a token in lower case."""
    return (token.lower(),) if token.isalpha() else tuple(_TOKEN.findall(fold(token)))


def _span(document: Document, start: int, first: int, count: int) -> tuple[int, int]:
    """Where some words stand, after so many others from a place on."""
    spans = [m.span() for m in islice(_TOKEN.finditer(document.folded, start), first + count)]
    return spans[first][0], spans[-1][1]


def original_text(reading: "Reading", written: str) -> str:
    """The term in the form and case of what stands in the text."""
    from checker.analysis.inflection import ending, in_case_of, with_ending

    term = reading.term
    words = term.text.split(" ")
    if term.kind == "n" and ending(re.split(r"[ -]", written.lower())[-1]) == "s":
        words[-1] = with_ending(words[-1], "s")
    if term.kind == "v":
        words[0] = with_ending(words[0], ending(re.split(r"[ -]", written.lower())[0]))
    text = " ".join(words)
    if term.kind == "N" or (written.isupper() and len(written) > 1):
        return text.upper() if written.isupper() else text
    return in_case_of(text, written)


def _without_overlaps(found: list[_Found]) -> list[_Found]:
    """Of readings that overlap the surest, then the longest, then the first."""
    chosen: list[_Found] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda f: (-f.score, f.start - f.end, f.start, f.reading.term)):
        at = bisect_left(starts, one.start)
        before = at == 0 or chosen[at - 1].end <= one.start
        if before and (at == len(chosen) or one.end <= chosen[at].start):
            chosen.insert(at, one)
            starts.insert(at, one.start)
    return chosen
