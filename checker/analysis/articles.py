"""The indefinite article that a word asks for, by its letters."""

from checker.pattern_codes import kept

_AN = kept(
    r"(?:[aeio]|u(?!ni(?!m|n)|s[aeu]|t[aeiou]|k|ten|biq|ranium)|hou?r\b|hours\b|honest|honou?r|heir)"
)
_A = kept(r"(?:eu|ewe\b|one(?!ro|iri)|once\b)")
_BEFORE = kept(r"(?<![\w'’-])([Aa]n?) $")


def article_for(word: str) -> str | None:
    """`a` or `an` before a word; None if its letters do not tell, as of an acronym or a figure."""
    if not word[:1].isalpha() or word[:2].isupper():
        return None
    folded = word.lower()
    return "an" if _AN.match(folded) and not _A.match(folded) else "a"


def article_before(text: str, start: int) -> str:
    """The indefinite article that stands before `text[start]`, parted by a space; "" if none."""
    found = _BEFORE.search(text, max(0, start - 4), start)
    return found[1] if found else ""
