"""Names of people, organisations and places in a document, found by pattern.

For matchers that look for variants of a name: `names(document)` gives each distinct form with its
parts as strings and all its mentions, `mentions(document)` all mentions in the order of the text.
Both are computed once a document. No knowledge of particular people is used; what a word may be
comes from the tables of `name_lexicon`, the rest from the surroundings and from the other places.

How a mention came to be is its `evidence`:

    honorific    "Mr Prado"               role         "President Prado", "striker Ana Prado"
    given        a known given name       surname      bare, or with a surname known elsewhere
    context      "Prado's wife", "who"    repeated     the surname stands alone as a person
    coordinated  in a row with people     regnal       "Elizabeth II"
    plural       "the Prados"             capitals     a known name in a headline
    list, form   places and institutions  acronym      capitals alone
    capital      some name, of no known kind

Mentions never overlap. What to compare: the `Name`s of kind person by `surname` and `given` (with
`lexicon().gender(given)`, which is u or empty where nothing opposes); those of the other kinds by
`form`. A `Mention` whose `full` is not its `form` is no name of its own but another's in short.
Forms of evidence `plural` name a family and are no variant of anything. A namesake differs in
`suffix`, a relative in `given`. What an acronym stands for is in `acronyms.expansions`.
"""

from collections.abc import Iterator
from operator import itemgetter

from checker.analysis.acronyms import Expansion, expansions
from checker.analysis.mention import Mention, Name, Parts
from checker.analysis.name_context import role_after, role_before, suffix_after
from checker.analysis.name_evidence import Candidate, Evidence, Single
from checker.analysis.name_lexicon import PLACE, lexicon
from checker.analysis.name_links import grouped, linked
from checker.analysis.name_pieces import sequences
from checker.analysis.name_singles import judge_single
from checker.analysis.name_titles import title_candidates
from checker.analysis.name_weighing import weigh
from checker.document import Document
from checker.pattern_codes import kept
from checker.text import Span

__all__ = ["Mention", "Name", "Parts", "mentions", "names"]

_NO_PARTS = Parts()

_TWO_FIELDS = kept(r"\w+ (?:of|for) ")
_INSTITUTION = kept(r".* (?:of|for) |.*\b(?:University|College|School|Bank|Museum)\b")


def mentions(document: Document) -> tuple[Mention, ...]:
    """All names in the English segments, in the order of the text."""
    return document.once("names.mentions", _mentions)


def names(document: Document) -> tuple[Name, ...]:
    """All distinct forms, by their first mention."""
    return document.once("names.names", _names)


def _names(document: Document) -> tuple[Name, ...]:
    return grouped(document.text, mentions(document), lexicon())


def _mentions(document: Document) -> tuple[Mention, ...]:
    found = sequences(document)
    if not found.body and not found.titles:
        return ()
    evidence = weigh(document.text, found, lexicon())
    people: list[Mention] = []
    others: list[Mention] = []
    for candidate in evidence.persons:
        people += _of_person(evidence, candidate)
    for candidate in evidence.others:
        others += _of_other(candidate)
    for candidate in title_candidates(evidence, found.titles):
        if candidate.reading.kind == "person":
            people += _of_person(evidence, candidate)
        else:
            others += _of_other(candidate)
    for single in evidence.singles.values():
        _add_single(evidence, single, people, others)
    others += linked(evidence, people)
    others.sort(key=itemgetter(0))
    return tuple(_with_expansions(document, _joined(document.text, others)))


def _joined(text: str, found: list[Mention]) -> Iterator[Mention]:
    """The mentions, with "Office for Coasts" and "Inland Waters" as one if "and" joins them."""
    last: Mention | None = None
    for mention in found:
        if last is None:
            last = mention
        elif (
            mention.start == last.end + 5
            and last.evidence == mention.evidence == "form"
            and last.kind == "organisation"
            and _TWO_FIELDS.match(last.form)
            and not _INSTITUTION.match(mention.form)
            and text[last.end : mention.start] == " and "
        ):
            form = f"{last.form} and {mention.form}"
            last = last._replace(end=mention.end, form=form, full=form)
        else:
            yield last
            last = mention
    if last is not None:
        yield last


def _with_expansions(document: Document, found: Iterator[Mention]) -> Iterator[Mention]:
    """The mentions, with each explained acronym's expansion as one organisation."""
    explained = iter(expansions(document))
    expansion = next(explained, None)
    for mention in found:
        while expansion is not None and expansion.span.end <= mention.start:
            yield _of_expansion(expansion)
            expansion = next(explained, None)
        if expansion is None or mention.end <= expansion.span.start:
            yield mention
        elif mention.start < expansion.span.start or mention.end > expansion.span.end:
            # the mention knows better where its name begins and ends
            yield mention
            expansion = next(explained, None)
    if expansion is not None:
        yield _of_expansion(expansion)
    yield from map(_of_expansion, explained)


def _of_expansion(expansion: Expansion) -> Mention:
    start, end = expansion.span
    form = expansion.expansion
    return Mention(start, end, "organisation", form, form, "acronym", _NO_PARTS)


def _of_other(candidate: Candidate) -> list[Mention]:
    kind, why = candidate.reading.kind, candidate.reading.evidence
    return [
        Mention(start, end, kind, candidate.form, candidate.form, why, _NO_PARTS)
        for start, end in candidate.places()
    ]


def _of_person(evidence: Evidence, candidate: Candidate) -> Iterator[Mention]:
    """The mentions of a candidate, with the roles that stand around each."""
    reading, form = candidate.reading, candidate.form
    for base in candidate.starts:
        parts = Parts(*[Span(s[0] + base, s[1] + base) if s else None for s in reading.parts])
        end = parts.suffix.end if parts.suffix else base + reading.end
        first = parts.role or parts.honorific
        start = min(first.start, base + reading.start) if first else base + reading.start
        yield _with_surroundings(evidence, start, end, form, reading.evidence, parts)


def _with_surroundings(
    evidence: Evidence, start: int, end: int, form: str, why: str, parts: Parts
) -> Mention:
    text, tables = evidence.text, evidence.lexicon
    if parts.role is None and (before := role_before(text, start, tables)):
        start, parts = before.span.start, parts._replace(role=before.span)
    if text[end : end + 1] == ",":
        if parts.surname and parts.suffix is None and (suffix := suffix_after(text, end)):
            end, parts = suffix.end, parts._replace(suffix=suffix)
        elif parts.role is None and (after := role_after(text, end, tables)):
            end, parts = after.end, parts._replace(role=after)
    return Mention(start, end, "person", form, "", why, parts)


def _add_single(
    evidence: Evidence, single: Single, people: list[Mention], others: list[Mention]
) -> None:
    verdict = judge_single(evidence, single)
    if verdict is None:
        return
    word, size = single.word, len(single.word)
    for start in single.starts():
        end = start + size
        if verdict.test and not verdict.test(evidence, start, end):
            if single.bits & PLACE:
                others.append(Mention(start, end, "place", word, word, "list", _NO_PARTS))
            continue
        if verdict.kind != "person":
            others.append(
                Mention(start, end, verdict.kind, word, word, verdict.evidence, _NO_PARTS)
            )
            continue
        span = Span(start, end)
        if verdict.part == "given":
            parts, form = Parts(given=span), word
        else:
            particle = _particle_before(evidence, word, start)
            parts = Parts(surname=span, particle=particle)
            start = particle.start if particle else start
            form = evidence.text[start:end].replace("\u00a0", " ")
        people.append(_with_surroundings(evidence, start, end, form, verdict.evidence, parts))


def _particle_before(evidence: Evidence, surname: str, start: int) -> Span | None:
    """The particle that belongs to a surname, written small: "said von Rath"."""
    for particle in sorted(evidence.people.particles.get(surname, ()), key=len, reverse=True):
        begin = start - len(particle) - 1
        if evidence.text.startswith(f" {particle} ", begin - 1):
            return Span(begin, start - 1)
    return None
