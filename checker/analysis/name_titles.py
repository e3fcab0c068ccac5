"""Names in title case and capitals, where only what is known from elsewhere tells them apart."""

from collections.abc import Iterator, Mapping

from checker.analysis.mention import Parts
from checker.analysis.name_evidence import Candidate, Evidence, shifted
from checker.analysis.name_lexicon import (
    GIVEN,
    HONORIFIC,
    INITIAL,
    NO_NAME,
    PARTICLE,
    PLACE,
    SUFFIX,
    SURNAME_TOO,
    WEAK,
)
from checker.analysis.name_pieces import Piece, Word, pieces
from checker.analysis.name_readings import read_piece
from checker.analysis.person_names import Reading
from checker.text import Span

LONGEST_FORM = 5
"""Words of a known full name that is looked for."""


def title_candidates(evidence: Evidence, titles: dict[str, list[int]]) -> Iterator[Candidate]:
    """The people named in titles: those of the running text, and those with sure given names."""
    if not titles:
        return
    people = evidence.people
    forms = {form: form for form in people.forms}
    forms_in_capitals = {form.upper(): form for form in people.forms}
    surnames_in_capitals = {surname.upper() for surname in people.surnames}
    for sequence, starts in titles.items():
        for piece in pieces(sequence, evidence.lexicon):
            position = 0
            while position < len(piece):
                words = piece[position:]
                if words[0].text.isupper() and len(words[0].text) > 1:
                    reading, used = _full_form(evidence, sequence, words, forms_in_capitals)
                    if reading is None and words[0].text in surnames_in_capitals:
                        reading = _surname(words[0])
                else:
                    reading, used = _full_form(evidence, sequence, words, forms)
                    if reading is None:
                        reading, used = _in_title_case(evidence, words)
                if reading:
                    form = sequence[reading.start : reading.end].replace("\u00a0", " ")
                    yield Candidate(form, reading, starts)
                position += used


def _full_form(
    evidence: Evidence, sequence: str, words: Piece, forms: Mapping[str, str]
) -> tuple[Reading | None, int]:
    """The name known in full that these words begin with, and its number of words."""
    start = words[0].start
    for size in range(min(LONGEST_FORM, len(words)), 1, -1):
        form = forms.get(sequence[start : words[size - 1].end].replace("\u00a0", " "))
        # a letter like ß is two in capitals
        if form and len(form) == words[size - 1].end - start:
            known = evidence.people.forms[form]
            return shifted(known, start)._replace(kind="person", evidence="capitals"), size
    return None, 1


def _in_title_case(evidence: Evidence, words: Piece) -> tuple[Reading | None, int]:
    """A name that the words of a title begin with, and the number of words used."""
    honorifics = 0
    while honorifics < len(words) and words[honorifics].bits & HONORIFIC:
        honorifics += 1
    rest = words[honorifics:]
    size = _name_size(evidence, rest)
    if honorifics and rest:
        size = max(1, size)
        if size < len(rest) and rest[size].bits & SUFFIX:
            size += 1
        reading = read_piece(words[: honorifics + size], evidence.lexicon)
        return (reading if reading and reading.kind == "person" else None), honorifics + size
    if size:
        after = words[size].bits if size < len(words) else 0
        if after & NO_NAME and not after & (SURNAME_TOO | PLACE):
            return None, size + 1
        reading = read_piece(words[:size], evidence.lexicon)
        if reading and reading.kind in ("person", "maybe"):
            return reading._replace(kind="person"), size
        return None, size
    word = words[0]
    if word.bits & PLACE:
        return Reading("place", "list", word.start, word.end), 1
    if word.text in evidence.people.surnames and _is_own(evidence, word):
        return _surname(word), 1
    return None, 1


def _name_size(evidence: Evidence, words: Piece) -> int:
    """Number of words of a full name at the start: given name, initials, particles, surname."""
    if len(words) < 2:
        return 0
    people = evidence.people
    first = words[0]
    sure = first.bits & (GIVEN | WEAK) == GIVEN
    size = 1
    while size < len(words) - 1 and words[size].bits & (INITIAL | PARTICLE):
        size += 1
    last = words[size]
    known = first.text in people.givens and last.text in people.surnames
    return size + 1 if known or (sure and _is_own(evidence, last)) else 0


def _is_own(evidence: Evidence, word: Word) -> bool:
    """Whether a word is no common word that a title gave its capital."""
    return not word.bits & ~GIVEN and word.text.lower() not in evidence.common


def _surname(word: Word) -> Reading:
    span = Span(word.start, word.end)
    return Reading("person", "capitals", word.start, word.end, Parts(surname=span))
