"""Decides which pieces of a document name people: what one place tells, others take over."""

from collections.abc import Iterator
from itertools import islice

from checker.analysis.mention import Parts
from checker.analysis.name_context import cites, has_cue, signs
from checker.analysis.name_evidence import LOOKED_AT, Candidate, Evidence, Single, part_of, shifted
from checker.analysis.name_lexicon import (
    GIVEN,
    ORGANISATION,
    PARTICLE,
    PLACE,
    RARELY_SURNAME,
    SITE,
    SURNAME_TOO,
    WEAK,
    Lexicon,
)
from checker.analysis.name_pieces import Sequences, opens_sentence, pieces
from checker.analysis.name_readings import read_piece
from checker.analysis.person_names import Reading
from checker.pattern_codes import kept
from checker.text import Span

REACH = 400_000
"""Characters from which the common words of a document are taken; all of an article or chapter."""

_LOWER_WORDS = kept(r"(?<![\w'’-])[a-z]{3,}")
_COMPANION = kept(r"(?:,? and |, )([^\W\d_][\w’'-]*\w)(?! [A-Z])")


def weigh(text: str, found: Sequences, lexicon: Lexicon) -> Evidence:
    """Read all sequences in running text and decide which are people."""
    # distinct words first: most stand many times
    distinct = "\n".join(set(text[:REACH].split()))
    common = frozenset(_LOWER_WORDS.findall(distinct))
    evidence = Evidence(text, lexicon, common, cites(text))
    maybes: dict[str, list[Candidate]] = {}
    for sequence, starts in found.body.items():
        for piece in pieces(sequence, lexicon):
            if len(piece) == 1:
                word = piece[0]
                single = evidence.singles.get(word.text)
                if single is None:
                    single = evidence.singles[word.text] = Single(word.text, word.bits)
                single.found.append((starts, word.start))
                continue
            reading = read_piece(piece, lexicon)
            if reading is None:
                continue
            form = sequence[reading.start : reading.end].replace("\u00a0", " ")
            candidate = Candidate(form, reading, starts)
            if reading.kind == "person" and not _is_phrase(evidence, candidate):
                evidence.persons.append(candidate)
            elif reading.kind in ("maybe", "person"):
                maybes.setdefault(form, []).append(candidate)
            else:
                evidence.others.append(candidate)
    for candidate in evidence.persons:
        evidence.people.add(candidate)
    _add_companions(evidence)
    _decide(evidence, maybes)
    evidence.persons = [_without_opening(evidence, candidate) for candidate in evidence.persons]
    return evidence


def _is_phrase(evidence: Evidence, candidate: Candidate) -> bool:
    """Whether a sure given name may open a title of something: its other words are common ones."""
    reading = candidate.reading
    if reading.evidence != "given" and reading.evidence != "role":
        return False
    surname = part_of(candidate.form, reading, reading.parts.surname)
    if surname.lower() not in evidence.common:
        return False
    return reading.parts.given is None or reading.parts.middle is not None


def _add_companions(evidence: Evidence) -> None:
    """The surnames after "Senators Prado": "Senators Prado, Blom and Iyer"."""
    for candidate in evidence.persons:
        parts, form = candidate.reading.parts, candidate.form
        title = parts.role or parts.honorific
        if title is None or parts.given:
            continue
        for start, end in candidate.places():
            before = evidence.text[start - (candidate.reading.start - title.start) : start]
            if not before.rstrip(" .").endswith("s") or form != evidence.text[start:end]:
                break
            while companion := _COMPANION.match(evidence.text, end):
                name, end = companion[1], companion.end()
                if name[0].isupper() and not evidence.lexicon.bits_of(name):
                    evidence.people.surnames.setdefault(name, [])


def _without_opening(evidence: Evidence, candidate: Candidate) -> Candidate:
    """Brexiteer Ana Prado is Ana Prado if she is named so elsewhere; Together Prado is Prado."""
    form, reading = candidate.form, candidate.reading
    first, _, rest = form.partition(" ")
    if reading.parts.given is None or not rest or evidence.lexicon.bits_of(first) & ~SURNAME_TOO:
        return candidate
    offset = reading.start + len(first) + 1
    if rest in evidence.people.forms:
        reading = shifted(evidence.people.forms[rest], offset)
        return candidate._replace(form=rest, reading=reading)
    if first.lower() not in evidence.common and not _always_opens(evidence.text, [candidate]):
        return candidate
    surname, middle = reading.parts.surname, reading.parts.middle
    if reading.evidence == "given" and middle:
        given = Span(offset, offset + len(rest.partition(" ")[0]))
        middle = Span(given.end + 1, middle.end) if given.end < middle.end else None
        parts = reading.parts._replace(given=given, middle=middle)
        return Candidate(rest, reading._replace(start=offset, parts=parts), candidate.starts)
    if reading.evidence == "surname" and surname and surname.start == offset:
        reading = Reading("person", "surname", *surname, Parts(surname=surname))
        return Candidate(rest, reading, candidate.starts)
    return candidate


def _decide(evidence: Evidence, maybes: dict[str, list[Candidate]]) -> None:
    """Sort the doubtful into people and others; what is found helps with the next."""
    left = maybes
    for judge in (_by_context, _by_company, _by_company):
        undecided: dict[str, list[Candidate]] = {}
        accepted = judge(evidence, left)
        for form, candidates in left.items():
            if form in accepted:
                named = [
                    _without_opening(evidence, _accepted(c, accepted[form])) for c in candidates
                ]
                evidence.persons += named
                evidence.people.add(named[0])
            else:
                undecided[form] = candidates
        left = undecided
    for form, candidates in left.items():
        kind, why = _by_last_word(evidence.lexicon, form)
        evidence.others += [
            c._replace(reading=c.reading._replace(kind=kind, evidence=why, parts=Parts()))
            for c in candidates
        ]


def _accepted(candidate: Candidate, why: str) -> Candidate:
    return candidate._replace(reading=candidate.reading._replace(kind="person", evidence=why))


def _by_last_word(lexicon: Lexicon, form: str) -> tuple[str, str]:
    """Kind and evidence of what is no person: Victoria Park is a place, if not Nick Park."""
    last = lexicon.bits_of(form.rpartition(" ")[2])
    if last & SITE:
        return "place", "form"
    return ("organisation", "form") if last & ORGANISATION else ("other", "capital")


def _places(candidates: list[Candidate]) -> Iterator[tuple[int, int]]:
    return islice((place for c in candidates for place in c.places()), LOOKED_AT)


def _by_context(evidence: Evidence, maybes: dict[str, list[Candidate]]) -> dict[str, str]:
    """Forms that a known surname or the surroundings show to be people, with the evidence."""
    text, tables = evidence.text, evidence.lexicon
    accepted = {}
    for form, candidates in maybes.items():
        reading = candidates[0].reading
        surname = part_of(form, reading, reading.parts.surname)
        words = form.split(" ")
        first, last = tables.bits_of(words[0]), tables.bits_of(words[-1])
        if surname in evidence.people.surnames and surname.lower() not in evidence.common:
            accepted[form] = "surname"
            continue
        if reading.parts.given is None:
            continue
        common = any(word.lower() in evidence.common for word in words)
        found = [signs(text, start, end, tables) for start, end in _places(candidates)]
        if (
            any(sign.strong or sign.personal_role for sign in found)
            or (not common and any(sign.weak for sign in found))
            or (first & GIVEN and any(sign.role for sign in found))
        ):
            accepted[form] = "context"
        elif reading.parts.role and not common and not last & RARELY_SURNAME:
            accepted[form] = "role"
        elif (
            first & (GIVEN | PLACE | PARTICLE) == GIVEN
            and not common
            and not last & RARELY_SURNAME
            and not _always_opens(text, candidates)
        ):
            accepted[form] = "given"
        elif not first and len(words) > 2 and tables.bits_of(words[1]) & (GIVEN | WEAK) == GIVEN:
            # Citing Ana Prado, or Zaha Ana Prado
            accepted[form] = "given"
        elif not common and _surname_alone(evidence, surname):
            accepted[form] = "repeated"
    return accepted


def _always_opens(text: str, candidates: list[Candidate]) -> bool:
    return all(opens_sentence(text, start) for start, _ in _places(candidates))


def _surname_alone(evidence: Evidence, surname: str) -> bool:
    """Whether the last word stands alone where a person stands."""
    single = evidence.singles.get(surname)
    if single is None or single.bits & ~(GIVEN | WEAK):
        return False
    return any(
        has_cue(evidence.text, start, start + len(surname))
        for start in islice(single.starts(), LOOKED_AT)
    )


def _by_company(evidence: Evidence, maybes: dict[str, list[Candidate]]) -> dict[str, str]:
    """Forms in a row with people: Ana Prado, Elia Zemgale and Bernat Tsolak."""
    if not maybes:
        return {}
    starts, ends = set(), set()
    for candidate in evidence.persons:
        for start, end in candidate.places():
            starts.add(start)
            ends.add(end)
    accepted = {}
    for form, candidates in maybes.items():
        if candidates[0].reading.parts.given is None:
            continue
        if any(word.lower() in evidence.common for word in form.split(" ")):
            continue
        for start, end in _places(candidates):
            if _neighbour(evidence.text, start, end, starts, ends):
                accepted[form] = "coordinated"
                break
    return accepted


def _neighbour(text: str, start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    for link in (", ", " and ", ", and ", "; "):
        size = len(link)
        if start - size in ends and text[start - size : start] == link:
            return True
        if end + size in starts and text[end : end + size] == link:
            return True
    return False
