"""Where a word might have a person's seat: a first look, without tables and large patterns.

`may_sit` says no to most words at once, so that texts in which nobody's name was translated never
load what `name_seats` and `names` need. It never says no to what `name_seats.seat` finds.
"""

from checker.pattern_codes import kept

_PEOPLE = """
    people ones one man men woman person persons guy guys folks boy girl lady chap
"""
PEOPLE = frozenset(_PEOPLE.split())
"""Words that a rewriter adds to an adjective to make people of it."""

_MODALS = "will would can could must should shall may might cannot"
MODALS = frozenset(_MODALS.split())

_AUXILIARIES = "is was has had did does"
AUXILIARIES = frozenset(_AUXILIARIES.split())

_ADVERBS = """
    also then later now never always soon just already still again once even often first himself
    herself meanwhile however
"""
ADVERBS = frozenset(_ADVERBS.split())
"""Adverbs before a verb, beside those in -ly."""

_PAST = """
    took gave went came made met won lost began became left led held kept got saw found wrote rose
    shook woke bent lit swung sprang flung stuck drank ate slept hid rang crept struck tore fled
    dealt swept sought lent ran sold bought sent spoke stood sat fell drew threw grew chose broke
    spent taught thought felt heard brought built caught fought paid lay wore sang swore drove flew
    hit put told said knew had was did wept knelt
"""
PAST = frozenset(_PAST.split())
"""Past forms that do not end in -ed."""

_DETERMINERS = """
    the a an our my your his her its their this these those every each no any some le la
"""
DETERMINERS = frozenset(_DETERMINERS.split())

_PRONOUNS = "i he she it we you they who there one two three many most much more all"
_BEFORE_NO_NAME = DETERMINERS | frozenset(_PRONOUNS.split())

_NEXT = PEOPLE | MODALS | AUXILIARIES | ADVERBS | PAST
_WORD_AFTER = kept(r" ([a-z]+)(n['’]t\b)?")
_WORD_BEFORE = kept(r"([\w'’-]+)(\.?) $")
_CLAUSE_WORDS = """
    that but while because when whether if where until after since said says added asked
"""
_BEFORE_CLAUSE = frozenset(_CLAUSE_WORDS.split())
_BEFORE_SMALL = kept(rf"(?:\b(?:{'|'.join(sorted(_BEFORE_CLAUSE))}|[A-Z][\w.]*)|,) $")
_BACK = 25
"""Code points before a word in which the one before it is looked for."""
_LONGEST_TITLE = 5
"""Letters of an abbreviation before a name: Messrs. is rare."""
_LONGEST_HEADING = 120


def may_sit(text: str, start: int, end: int) -> bool:
    """Whether a person's name could stand at text[start:end]; most often it could not."""
    after = text[end : end + 2]
    if after[:1] == "-" or text[start - 1 : start] == "-":
        return False
    if start == 0 or text[start - 1] == "\n":
        return _may_head(text, start, end) or (text[start].isupper() and _is_subject(text, end))
    if not text[start].isupper():
        return _may_be_small(text, start, end)
    if after[:1] == " " and after[1:].isupper():
        return False
    before = _WORD_BEFORE.search(text, max(0, start - _BACK), start)
    if before is None:
        return _is_subject(text, end)
    if before[2]:
        abbreviated = before[1][0].isupper() and len(before[1]) <= _LONGEST_TITLE
        return abbreviated or _is_subject(text, end)
    return before[1].lower() not in DETERMINERS


def _is_subject(text: str, end: int) -> bool:
    """Whether a verb may follow, or a possessive."""
    if text[end : end + 1] in ("'", "’"):
        return True
    word = _WORD_AFTER.match(text, end)
    return word is not None and bool(
        word[1] in _NEXT or word[2] or word[1].endswith(("ed", "ly", "s"))
    )


def _may_be_small(text: str, start: int, end: int) -> bool:
    """Whether what stands before a word without its capital leaves it a seat."""
    if text[start - 1] == " ":
        # most often a plain word is before it, which needs no pattern
        word = text[text.rfind(" ", max(0, start - _BACK), start - 1) + 1 : start - 1]
        if word.isalpha() and word.islower() and len(word) < _BACK - 1:
            return word in _BEFORE_CLAUSE or (
                text[end : end + 1] in ("'", "’") and word not in _BEFORE_NO_NAME
            )
    before = _WORD_BEFORE.search(text, max(0, start - _BACK), start)
    if before and before[1].lower() in _BEFORE_NO_NAME:
        return False
    if text[end : end + 1] in ("'", "’"):
        return True
    return bool(_BEFORE_SMALL.search(text, max(0, start - _BACK), start))


def _may_head(text: str, start: int, end: int) -> bool:
    """Whether the word opens a short block without a full stop."""
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return stop - start <= _LONGEST_HEADING and text[stop - 1] not in '.!?:;,…"”'
