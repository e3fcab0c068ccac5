"""Vectors of sentences: what is said in quite other words has vectors that point one way.

From an extra whose package holds its model. Only its files are read: nothing is ever downloaded.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import VectorsError

if TYPE_CHECKING:
    import numpy

    Vector = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
    Embed = Callable[[Sequence[str]], Sequence[Vector]]
    """Gives for each text the mean of the vectors of its words, of any length."""

REMEDY = "pip install 'subeditor[vectors]'"


@cache
def embedder() -> "Embed":
    """What gives texts their vectors; loaded once a process.

    Raises VectorsError if the extra is not installed, or the model it ships cannot be loaded.
    """
    try:
        wordllama = _imported()
    except ImportError as error:
        raise VectorsError(
            f"vectors are asked for, and what they need is not installed ({error}): {REMEDY}"
        ) from None
    try:
        # unless it is told where its files are, it looks in a wrong folder and then downloads
        folder = Path(wordllama.__file__).parent
        model = wordllama.WordLlama.load(cache_dir=folder, disable_download=True)
    except Exception as error:
        raise VectorsError(
            f"the model of sentence vectors that comes with wordllama cannot be loaded ({error}); "
            f"install it anew: {REMEDY} --force-reinstall"
        ) from error

    def embed(texts: Sequence[str]) -> "Sequence[Vector]":
        return list(model.embed(list(texts)))

    return embed


def _imported() -> Any:
    """The package, kept from turning on the messages of everything that logs."""
    import logging

    root = logging.getLogger()
    guard, level = logging.NullHandler(), root.level
    root.addHandler(guard)
    try:
        import wordllama
    finally:
        root.removeHandler(guard)
        root.setLevel(level)
    return wordllama
