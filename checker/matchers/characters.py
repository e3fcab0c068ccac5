"""Characters that do not belong: declared ones, mixed scripts, look-alikes, broken encodings."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Document
from checker.matchers import Key, KeyValueError, Match, Task
from checker.pattern_codes import kept

KEYS = (
    Key("find", "declared|mixed-script|look-alike|mojibake", True, "What is looked for."),
    Key(
        "characters",
        "texts",
        False,
        "For `declared`: code points (U+00AD), ranges (U+2000-U+200A) or the characters themselves;"
        " a run of them is one match.",
    ),
    Key("after", "text", False, "Pattern of fixed length that must end right before the run."),
    Key("before", "text", False, "Pattern that must begin right after the run."),
    Key("unless-beside", "texts", False, "A run beside one of these characters is none."),
    Key("unless-in-block", "texts", False, "A block that holds one of these is left alone."),
    Key("replace", "compatibility", False, "Suggest the run's compatibility form (NFKC)."),
)

AROUND = 30
"""Code points on either side of a character in which the word it stands in is looked for."""
_CODE_POINTS = kept(r"U\+([0-9A-Fa-f]{4,6})(?:-U\+([0-9A-Fa-f]{4,6}))?")
_LAST_CODE_POINT = 0x10FFFF
_LAST_ASCII = 0x7F

LOOK_ALIKES = {
    **dict(zip("АВЕКМНОРСТУХЅІЈԌаеорсухѕіјԁһԛԝ", "ABEKMHOPCTYXSIJGaeopcyxsijdhqw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}
"""Cyrillic and Greek letters that cannot be told from Latin ones in print."""
_TO_LATIN = {ord(letter): latin for letter, latin in LOOK_ALIKES.items()}

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_CYRILLIC = "\u0400-\u052f"
_GREEK_ALIKE = "".join(letter for letter in LOOK_ALIKES if "\u0370" <= letter <= "\u03ff")
_CYRILLIC_ALIKE = "".join(letter for letter in LOOK_ALIKES if letter >= "\u0400")
# other Greek letters beside Latin ones are units and symbols: μm, ΔT
_OTHER = f"{_CYRILLIC}{_GREEK_ALIKE}"
_ANY_OTHER = kept(f"[{_OTHER}]")
_ANY_ALIKE = kept(f"[{_CYRILLIC_ALIKE}]")
_LATIN_LETTER = kept(f"[{_LATIN}]")
_LETTERS = kept(r"[^\W\d_]+")
_ALIKE_WORD = kept(rf"(?<![\w(\[«“‘\"'])[{_CYRILLIC_ALIKE}]+(?![\w)\]»”’\"'])")
_TRUE_CYRILLIC = kept(f"(?![{_CYRILLIC_ALIKE}])[{_CYRILLIC}]")

_LEADS = (
    "\u00c2\u00c3\u00c4\u00c5\u00c7\u00ce\u00cf\u00d0\u00d1\u00d7\u00d8\u00d9\u00e2\u00ef\u00f0"
)
_FOLLOWERS = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_ANY_LEAD = kept(f"[{_LEADS}]")
_SUSPICIOUS = kept(f"[{_LEADS}][{_FOLLOWERS}]")
_BLANK = kept(r"[^\S\u00a0\u0085]")


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Declared characters become ranges, their surroundings insides of character classes."""
    declared = keys["find"] == "declared"
    if declared and "characters" not in keys:
        raise KeyValueError("a 'declared' rule lists its 'characters'", ("find",))
    for name in ("characters", "after", "before", "unless-beside", "replace"):
        if name in keys and not declared:
            raise KeyValueError(f"'{name}' goes with `find: declared` only", (name,))
    for name, pattern in (("after", "(?<={})"), ("before", "{}")):
        try:
            kept(pattern.format(keys.get(name, "")))
        except re.error as error:
            raise KeyValueError(f"not a valid regular expression here: {error}", (name,)) from None
    return {
        "find": keys["find"],
        "ranges": _ranges(keys, "characters"),
        "after": keys.get("after", ""),
        "before": keys.get("before", ""),
        "unless-beside": _class(keys, "unless-beside"),
        "unless-in-block": _class(keys, "unless-in-block"),
        "compatibility": keys.get("replace") == "compatibility",
    }


def _class(keys: Mapping[str, Any], name: str) -> str:
    """Declared characters as the inside of a character class."""
    # always ranges: they need no escapes, whatever the characters are
    return "".join(f"\\U{ord(first):08x}-\\U{ord(last):08x}" for first, last in _ranges(keys, name))


def _ranges(keys: Mapping[str, Any], name: str) -> list[tuple[str, str]]:
    """Declared characters as pairs of the first and the last of a range.

    Comparing with them is free, compiling a class of thousands of characters takes milliseconds.
    """
    value = keys.get(name, [])
    entries = [value] if isinstance(value, str) else value
    return [
        pair for number, entry in enumerate(entries) for pair in _ranges_of(entry, (name, number))
    ]


def _ranges_of(entry: str, path: tuple[str | int, ...]) -> list[tuple[str, str]]:
    match = _CODE_POINTS.fullmatch(entry)
    if not match:
        if entry.startswith("U+") or not entry:
            raise KeyValueError(f"{entry!r} is no code point such as U+00AD", path)
        return [(character, character) for character in entry]
    first = int(match[1], 16)
    last = int(match[2] or match[1], 16)
    if first > last or last > _LAST_CODE_POINT:
        raise KeyValueError(f"{entry!r} is an empty range or beyond Unicode", path)
    return [(chr(first), chr(last))]


def find(task: Task) -> Iterator[Match]:
    """Runs of declared characters, or words that hold what the rule looks for."""
    document = task.document
    if document.text.isascii() and task.params["find"] != "declared":
        return
    finders = {
        "declared": _declared,
        "mixed-script": _mixed,
        "look-alike": _alike,
        "mojibake": _mojibake,
    }
    excuse = task.params["unless-in-block"]
    for match in finders[task.params["find"]](task):
        segment = document.segment_at(match.start)
        # compiled only when there is a match: large classes take milliseconds
        if not (excuse and kept(f"[{excuse}]").search(document.text, segment.start, segment.end)):
            yield match


def _declared(task: Task) -> Iterator[Match]:
    params = task.params
    document = task.document
    # a search of the few distinct characters saves one of the whole text
    present = [
        chr(code)
        for first, last in params["ranges"]
        for code in range(ord(first), min(ord(last), _LAST_ASCII) + 1)
        if chr(code) in document.text
    ]
    present += [
        character
        for character in document.unusual
        if any(first <= character <= last for first, last in params["ranges"])
    ]
    if not present:
        return
    # a pattern that begins with a fixed character is searched for ten times as fast as a class
    one = re.escape(present[0])
    run = f"{one}{one}*" if len(present) == 1 else f"[{_escaped(present)}]+"
    after = kept(f"(?<={params['after']})")
    before = kept(params["before"])
    beside = kept(f"[{params['unless-beside']}]") if params["unless-beside"] else None
    text = document.text
    for match in re.finditer(run, text):
        start, end = match.span()
        if not after.match(text, start) or not before.match(text, end):
            continue
        if beside and (beside.match(text, end) or beside.match(text, max(start - 1, 0))):
            continue
        replacement = unicodedata.normalize("NFKC", match[0]) if params["compatibility"] else None
        yield Match(start, end, _described(document, start, end), replacement)


def _escaped(characters: list[str]) -> str:
    return "".join(map(re.escape, characters))


def _described(document: Document, start: int, end: int) -> dict[str, str]:
    """Fields for the message: `code` names the first character, `word` is what it stands in."""
    text = document.text
    character = text[start]
    segment = document.segment_at(start)
    first, last = max(segment.start, start - AROUND), min(segment.end, end + AROUND)
    word = text[text.rfind(" ", first, start) + 1 or first : end]
    word += text[end:last].partition(" ")[0]
    visible = "".join(c for c in word if unicodedata.category(c) not in {"Cf", "Cc", "Co"})
    name = unicodedata.name(character, "")
    return {"code": f"U+{ord(character):04X} {name}".strip(), "word": visible}


def _mixed(task: Task) -> Iterator[Match]:
    document = task.document
    text = document.text
    present = _ANY_OTHER.findall(document.unusual)
    if not present:
        return
    last = -1
    for run in re.finditer(f"[{''.join(present)}]+", text):
        beside = text[max(run.start() - 1, 0)], text[run.end() : run.end() + 1]
        if run.start() < last or not any(map(_LATIN_LETTER.match, beside)):
            continue
        start, last = _letters_around(text, run.start())
        word = text[start:last]
        latin = word.translate(_TO_LATIN)
        names = dict.fromkeys(unicodedata.name(c).title() for c in word if c in present)
        plain = not any(c in present for c in latin)
        yield Match(start, last, {"letters": ", ".join(names)}, latin if plain else None)


def _letters_around(text: str, offset: int) -> tuple[int, int]:
    start = offset
    while start and text[start - 1].isalpha():
        start -= 1
    match = _LETTERS.match(text, start)
    return start, match.end() if match else offset + 1


def _alike(task: Task) -> Iterator[Match]:
    document = task.document
    if not _ANY_ALIKE.search(document.unusual):
        return
    for match in _ALIKE_WORD.finditer(document.text):
        segment = document.segment_at(match.start())
        # a true Cyrillic letter in the block makes the word a quoted foreign one
        if not _TRUE_CYRILLIC.search(document.text, segment.start, segment.end):
            latin = match[0].translate(_TO_LATIN)
            yield Match(match.start(), match.end(), {"latin": latin}, latin)


def _mojibake(task: Task) -> Iterator[Match]:
    document = task.document
    if not _ANY_LEAD.search(document.unusual):
        return
    text = document.text
    last = -1
    for suspicious in _SUSPICIOUS.finditer(text):
        if suspicious.start() < last:
            continue
        # ftfy takes 60 ms to import, so only when there is something to look at
        from ftfy import fix_encoding

        start, last = _chunk_around(text, suspicious.start())
        repaired = fix_encoding(text[start:last])
        if repaired != text[start:last]:
            yield Match(start, last, {"repaired": repaired}, repaired)


def _chunk_around(text: str, offset: int) -> tuple[int, int]:
    """The stretch without blanks around an offset, without plain marks at its edges."""
    start = offset
    while start and not _BLANK.match(text, start - 1):
        start -= 1
    blank = _BLANK.search(text, offset)
    end = blank.start() if blank else len(text)
    while start < offset and text[start] in "\"'([{<-":
        start += 1
    while end > offset + 2 and text[end - 1] in "\"')]}>.,;:!?-":
        end -= 1
    return start, end
