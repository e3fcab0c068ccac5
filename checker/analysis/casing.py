"""Words that keep a small letter where others take a capital."""

from checker.analysis.language import ENGLISH
from checker.document import OPAQUE, Document

_PARTICLES = """
    de du des da das do dos di del della der den van von ver zu zur ter ten af av al el la le lo
    ibn bin bint ben abu y e bell danah
"""
PARTICLES = frozenset(_PARTICLES.split())
"""Words that open a name in lower case: de Gaulle, van Dyck, bell hooks."""

_COMMON = """
    a an in on at as by for is was will can may had have do did more most one two some any all no so
    or then also up out over after before while during until since he we i say says said
"""
COMMON = frozenset(_COMMON.split()) | ENGLISH
"""Words too frequent for their number to say that they are names."""

_MARKUP = frozenset("[`*_<")
_IDENTIFIER = frozenset("_=)@/(+" + OPAQUE)

MOST_LOOKED_UP = 50
"""A text with more different words in question is in lower case rather than full of names."""
OFTEN = 3
"""How often a word stands in the text, never with a capital, that counts as a name in it."""


def is_lower_by_nature(text: str, start: int, end: int) -> bool:
    """Whether a word keeps its small letter anywhere: iPhone, de Gaulle, x, foo_bar, b)."""
    word = text[start:end]
    following = text[end : end + 1]
    return (
        word != word.lower()
        or not word.replace("'", "").replace("’", "").replace("-", "").isalpha()
        or (len(word) == 1 and word not in "ai")
        or following in _IDENTIFIER
        or (following == "." and text[end + 1 : end + 2].isalnum())
        or (following == ":" and text[end + 1 : end + 2].strip() != "")
        or (word in PARTICLES and text[end + 1 : end + 2].isupper())
    )


class LowerCaseNames:
    """The names in lower case that one document uses: commands, packages, products."""

    def __init__(self, document: Document, accepted: frozenset[str]) -> None:
        self._document = document
        self._accepted = accepted
        self._known: dict[str, bool] = {}

    def holds(self, start: int, end: int) -> bool:
        """Whether the word text[start:end] is such a name, or a link or the like."""
        source_start = self._document.source_span(start, end).start
        if self._document.source[max(source_start - 1, 0)] in _MARKUP:
            return True
        word = self._document.text[start:end].replace("’", "'").removesuffix("'s")
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> bool:
        if word in self._accepted:
            return True
        if word in COMMON or len(self._known) >= MOST_LOOKED_UP:
            return False
        text = self._document.text
        return f"`{word}" in self._document.source or (
            text.count(f" {word} ") >= OFTEN and f"{word.capitalize()} " not in text
        )
