"""Words that keep a small letter where others take a capital."""

from checker.document import OPAQUE

_PARTICLES = """
    de du des da das do dos di del della der den van von ver zu zur ter ten af av al el la le lo
    ibn bin bint ben abu y e bell danah
"""
PARTICLES = frozenset(_PARTICLES.split())
"""Words that open a name in lower case: de Gaulle, van Dyck, bell hooks."""


def is_lower_by_nature(text: str, start: int, end: int) -> bool:
    """Whether a word keeps its small letter anywhere: iPhone, de Gaulle, x, foo_bar, b)."""
    word = text[start:end]
    following = text[end : end + 1]
    return (
        word != word.lower()
        or not word.replace("'", "").replace("’", "").replace("-", "").isalpha()
        or (len(word) == 1 and word not in "ai")
        or following in ("_", "=", OPAQUE, ")", "@", "/", "(")
        or (following == "." and text[end + 1 : end + 2].isalnum())
        or (word in PARTICLES and text[end + 1 : end + 2].isupper())
    )
