"""Decisions over what documents say: facts of one document or of all, in; verdicts out.

A matcher that compares names has `gather(task)`, the facts of one document, and
`decide(params, settings, facts)`, which does not care whether the facts come from one document or
from a whole corpus. `decided` is its `find`; `checker.corpus` asks it about many documents.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.matchers import Match, Related, Task

if TYPE_CHECKING:
    from checker.config import Settings


class Fact(NamedTuple):
    """One place and what a matcher needs to know of it, in offsets of its `Document.text`."""

    start: int
    end: int
    values: tuple[str, ...]
    """The matcher's own; the first is the form as written."""
    block: int = 0
    """Number of the segment it stands in."""
    document: int = 0
    """Number of the document, in the order of their paths."""


class Verdict(NamedTuple):
    """A form that yields to another. Places are numbers of facts, each in the order of the text."""

    own: tuple[int, ...]
    """The places of the form; the finding stands at the first."""
    others: tuple[int, ...]
    """The places of the form that it yields to."""
    fields: Mapping[str, str]
    replacement: str | None = None
    """What should stand at each of the form's places, if that is known."""
    certainty: int | None = None
    safe: bool | None = None
    """True where the house has declared the other form."""


NEAR = 120
"""Code points between two names within which the writer tells two bearers apart."""


def stand_close(facts: Sequence[Fact], one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two forms stand near each other in one block: then the writer may mean two."""
    return any(
        facts[i].document == facts[j].document
        # a block may be a sentence: "Image: Yuri Escobar" under a picture of Yury Escobar is one
        and facts[i].block == facts[j].block
        and abs(facts[i].start - facts[j].start) < NEAR
        for i in one
        for j in two
    )


Decide = Callable[[Mapping[str, Any], "Settings", Sequence[Fact]], Iterable[Verdict]]


def decided(task: Task, facts: Sequence[Fact], decide: Decide) -> Iterator[Match]:
    """The matches for a document that is decided about alone."""
    text = task.document.text
    for verdict in decide(task.params, task.settings, facts):
        first, *same = (facts[number] for number in verdict.own)
        others = [facts[number] for number in verdict.others]
        replacement = verdict.replacement
        yield Match(
            first.start,
            first.end,
            verdict.fields,
            edits=tuple((fact.start, fact.end, replacement) for fact in (first, *same))
            if replacement is not None
            else (),
            related=(
                *(Related("same", fact.start, fact.end) for fact in same),
                *(
                    Related("other", f.start, f.end, f"'{text[f.start : f.end]}' here")
                    for f in others
                ),
            ),
            certainty=verdict.certainty,
            safe=verdict.safe,
        )
