"""Small letters where a sentence, block or heading begins, and capitals inside a sentence."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.analysis.blocks import ends_with_stop, region_between, word_count
from checker.analysis.casing import LowerCaseNames, is_lower_by_nature
from checker.document import Document, Segment
from checker.matchers import Key, KeyValueError, Match, Task
from checker.pattern_codes import kept

KEYS = (
    Key(
        "check",
        "block-start|sentence-start|heading|all-lower-case|pronoun|stray-capital",
        True,
        "What is looked at.",
    ),
    Key("marks", "text", False, "For `sentence-start`: the marks that end a sentence (.?!)."),
    Key(
        "words",
        "text",
        False,
        "For `stray-capital`: words that have no capital in a sentence; for `pronoun`: words after"
        " which tell the pronoun I from a letter. Parted by spaces.",
    ),
    Key("never-after", "text", False, "Words after which nothing is reported, by spaces."),
    Key("never-before", "text", False, "Words that may follow the mark in lower case, by spaces."),
    Key(
        "never-before-question",
        "text",
        False,
        "Words that may follow the mark in lower case where another question mark follows.",
    ),
)

SHORTEST = 4
"""Words of a block whose first letter is judged: shorter ones are labels and cells."""
SHORTEST_LOWER = 8
"""Words of a block that needs a capital somewhere."""
HEADING_WORDS = range(2, 15)
NEAR = 200
"""Code points about a mark in which the sentence it stands in is looked at."""

_BLOCK_START = kept(r"\n(?=[\"'“‘(]*[a-z])")
_FIRST_WORD = kept(r"[\"'“‘(]*([a-z][\w'’-]*)")
_CAPITAL = kept(r"[A-Z\u00c0-\u00d6\u00d8-\u00de]")
_LONE_I = kept(r"(?<![\w.'’-])i(?:['’](?:m|ve|ll|d))?(?= [a-z])")
_INNER_STOP = kept(r"[a-z]{2}[.!?][\"”]? [a-z]")
_NEXT_WORD = kept(r" [\"“]?([a-z\d][\w'’-]*)")
_QUESTION = kept(r"[^.!?\n]*\?")
_QUOTE = kept('["“‘«]')
_NUMBER_BEFORE = kept(
    r"(?:[\d½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven)) \Z"
)
_CLAUSE_BREAK = kept(r"[.!?…:]['\"”’)]* |[“\"‘(]")
_WORD_BEFORE = kept(r"[\w.'’-]*\Z")


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Checks that each check gets the keys it needs."""
    words = keys.get("words", "").split()
    if (keys["check"] in ("pronoun", "stray-capital")) != bool(words):
        raise KeyValueError(f"'words' does not go with `check: {keys['check']}`", ("words",))
    marks = keys.get("marks", ".")
    if set(marks) - set(".?!"):
        raise KeyValueError("'marks' may hold . ? and ! only", ("marks",))
    # asked for here, an installed package has their code
    for mark in marks:
        _stops(mark)
    if keys["check"] == "pronoun":
        _small_pronouns(words)
    elif words:
        _small_words(words)
    return {
        "check": keys["check"],
        "marks": marks,
        "words": words,
        "never-after": keys.get("never-after", "").split(),
        "never-before": keys.get("never-before", "").split(),
        "never-before-question": keys.get("never-before-question", "").split(),
    }


def find(task: Task) -> Iterator[Match]:
    """Words that begin in lower case and should not, or the other way about."""
    finders = {
        "block-start": _block_starts,
        "sentence-start": _sentence_starts,
        "heading": _headings,
        "all-lower-case": _all_lower,
        "pronoun": _pronouns,
        "stray-capital": _stray_capitals,
    }
    return finders[task.params["check"]](task)


def _lower_blocks(task: Task) -> Iterator[int]:
    """Indexes of the blocks of the rule's kinds that begin with a small letter."""
    document = task.document
    starts = [match.end() for match in _BLOCK_START.finditer(document.text)]
    if _FIRST_WORD.match(document.text):
        starts.insert(0, 0)
    for start in starts:
        index = document.segment_index(start)
        segment = document.segments[index]
        if segment.english and segment.kind in task.kinds:
            yield index


def _first_word(
    document: Document, segment: Segment, names: LowerCaseNames
) -> tuple[int, int] | None:
    """Range of the first word, unless it may well be meant in lower case."""
    match = _FIRST_WORD.match(document.text, segment.start, segment.end)
    if not match:
        return None
    start, end = match.span(1)
    if is_lower_by_nature(document.text, start, end) or names.holds(start, end):
        return None
    return start, end


def _begins_afresh(document: Document, index: int) -> bool:
    """Whether a block cannot go on from the one before: that ends a sentence or is a heading."""
    if index == 0:
        return True
    before = document.segments[index - 1]
    if before.kind not in ("paragraph", "heading", "caption"):
        return False
    # what is a heading by its look alone may be a formula, after which the sentence goes on
    is_heading = before.kind == "heading" and before.level > 0
    if not (is_heading or ends_with_stop(document, index - 1)):
        return False
    return not region_between(document, index - 1, index)


def _starts_lower(document: Document, index: int) -> bool:
    segment = document.segments[index]
    return _FIRST_WORD.match(document.text, segment.start, segment.end) is not None


def _block_starts(task: Task) -> Iterator[Match]:
    document = task.document
    names = LowerCaseNames(document, task.settings.accept)
    for index in _lower_blocks(task):
        segment = document.segments[index]
        if (
            word_count(document, segment) < SHORTEST
            or not ends_with_stop(document, index)
            or not _begins_afresh(document, index)
            or _in_a_run_of_lines(document, index)
        ):
            continue
        place = _first_word(document, segment, names)
        if place:
            yield _capitalised(document, segment.start, place)


def _in_a_run_of_lines(document: Document, index: int) -> bool:
    """Whether the block and the next line to it both begin small: verse, or an unmarked list."""
    segments = document.segments
    before = index > 0 and not segments[index].gap_before and _starts_lower(document, index - 1)
    following = (
        index + 1 < len(segments)
        and not segments[index + 1].gap_before
        and _starts_lower(document, index + 1)
    )
    return before or following


def _capitalised(document: Document, start: int, place: tuple[int, int]) -> Match:
    """A match on the marks before a word and the word; the word with a capital is the fix."""
    first, end = place
    text = document.text
    replacement = text[start:first] + text[first].upper() + text[first + 1 : end]
    return Match(start, end, {"word": text[first:end]}, replacement)


def _headings(task: Task) -> Iterator[Match]:
    document = task.document
    names = LowerCaseNames(document, task.settings.accept)
    segments = document.segments
    small: list[Match] = []
    for index in _lower_blocks(task):
        segment = segments[index]
        # a single word in lower case may be the name of a thing in a program
        if word_count(document, segment) not in HEADING_WORDS:
            continue
        if document.text[segment.start] == "(" or not _stands_as_heading(document, index):
            continue
        place = _first_word(document, segment, names)
        if place:
            small.append(_capitalised(document, segment.start, place))
    if not small:
        return
    # a text whose headings are mostly in lower case has a style, not a slip
    headings = sum(
        segment.kind == "heading" and _stands_as_heading(document, index)
        for index, segment in enumerate(segments)
    )
    if len(small) == 1 or len(small) * 2 < headings:
        yield from small


def _stands_as_heading(document: Document, index: int) -> bool:
    """Whether a block stands by itself over a paragraph and after a finished one."""
    segments = document.segments
    if document.text[segments[index].end - 1] in ".:;,?!-–—|)" or index + 1 == len(segments):
        return False
    following = segments[index + 1]
    if following.kind != "paragraph" or not ends_with_stop(document, index + 1):
        return False
    if word_count(document, following) < SHORTEST or _starts_lower(document, index + 1):
        return False
    if not (segments[index].gap_before and following.gap_before):
        return False
    if index == 0 or segments[index].level:
        return True
    before = segments[index - 1]
    return (
        before.kind != "cell"
        and document.text[before.end - 1] not in ":;,–—-"
        and (ends_with_stop(document, index - 1) or word_count(document, before) >= SHORTEST_LOWER)
    )


def _all_lower(task: Task) -> Iterator[Match]:
    document = task.document
    names = LowerCaseNames(document, task.settings.accept)
    text = document.text
    for index in _lower_blocks(task):
        segment = document.segments[index]
        if (
            word_count(document, segment) >= SHORTEST_LOWER
            and not _CAPITAL.search(text, segment.start, segment.end)
            and (
                _LONE_I.search(text, segment.start, segment.end)
                or _INNER_STOP.search(text, segment.start, segment.end)
            )
            and ends_with_stop(document, index)
            and _first_word(document, segment, names)
            and not _in_a_run_of_lines(document, index)
        ):
            yield Match(segment.start, segment.end)


def _sentence_starts(task: Task) -> Iterator[Match]:
    document = task.document
    text = document.text
    never_after = frozenset(task.params["never-after"])
    never_before = frozenset(task.params["never-before"])
    before_question = frozenset(task.params["never-before-question"])
    names = LowerCaseNames(document, task.settings.accept)
    for mark in task.params["marks"]:
        for stop in _stops(mark).finditer(text):
            following = _NEXT_WORD.match(text, stop.end())
            before = _WORD_BEFORE.search(text, max(0, stop.start() - 30), stop.start())
            if not following or not before or not before[0]:
                continue
            word, start = before[0], before.start()
            lowered = word.lower()
            # you've counts as you
            then = following[1].replace("’", "'").partition("'")[0]
            if lowered in never_after or then in never_before or then == lowered:
                continue
            if then in before_question and _QUESTION.match(text, stop.end()):
                continue
            if following[1][0].isalpha() and is_lower_by_nature(text, *following.span(1)):
                continue
            if mark == "." and not _is_full_word(text, lowered, start):
                continue
            if mark != "." and not _is_inside(text, document.segment_at(start), start, mark):
                continue
            if names.holds(*following.span(1)):
                continue
            yield Match(start, following.end(), {"word": word, "mark": mark, "next": following[1]})


def _is_full_word(text: str, word: str, start: int) -> bool:
    """Whether a word with a stop looks like no abbreviation."""
    if word == "in":
        return not _NUMBER_BEFORE.search(text, max(0, start - 12), start)
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    return len(word) > 1 and letters.isalnum() and any(vowel in word for vowel in "aeiouy")


def _is_inside(text: str, segment: Segment, start: int, mark: str) -> bool:
    """Whether a word stands in a sentence that has begun before it, or opens one outside speech.

    A name before an exclamation mark may own it, and so may a title of several words.
    """
    head = text[max(segment.start, start - NEAR) : start]
    begun = _CLAUSE_BREAK.split(head)[-1].split()
    if not begun:
        begin = max(segment.start, start - NEAR)
        return mark == "?" and not _QUOTE.search(text, begin, min(segment.end, start + NEAR))
    return not text[start].isupper() or (mark == "?" and begun[-1].islower())


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


def _small_pronouns(words: list[str]) -> "list[re.Pattern[str]]":
    """A pattern for each character before it: a scan for a fixed string is much the fastest."""
    following = f"(?=['’](?:m|ve|ll|d)\\b| (?:{_any_of(words)})\\b)"
    return [kept(f"{before}i{following}") for before in ' \n"“']


def _small_words(words: list[str]) -> "re.Pattern[str]":
    return kept(f"(?:{_any_of(words)})(?= [a-z])")


def _stops(mark: str) -> "re.Pattern[str]":
    """The mark before a small letter or a number."""
    # a number after a full stop may belong to an abbreviation: p. 12
    return kept(rf"\{mark}(?= " + ('["“]?[a-z]' if mark == "." else r"[a-z\d]") + ")")


def _pronouns(task: Task) -> Iterator[Match]:
    text = task.document.text
    never_after = frozenset(task.params["never-after"])
    for pattern in _small_pronouns(task.params["words"]):
        for match in pattern.finditer(text):
            word = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
            if word and word[0] in never_after:
                continue
            yield Match(match.end() - 1, match.end(), {}, "I")


def _stray_capitals(task: Task) -> Iterator[Match]:
    text = task.document.text
    for match in _small_words(task.params["words"]).finditer(text):
        start, end = match.span()
        if text[start - 1] == " " and text[start - 2].islower():
            yield Match(start, end, {}, match[0].lower())
