"""Which mentions belong together: bare names to full ones, equal forms to one name."""

from operator import itemgetter

from checker.analysis.mention import Mention, Name
from checker.analysis.name_evidence import Evidence
from checker.analysis.name_lexicon import Lexicon
from checker.text import Span


def linked(evidence: Evidence, people: list[Mention]) -> list[Mention]:
    """The mentions of people, each with the full form it belongs to, in the order of the text."""
    people.sort(key=itemgetter(0))
    capitals = {form.upper(): form for form in evidence.people.forms}
    named_last: dict[str, str] = {}
    result: list[Mention] = []
    for mention in people:
        parts = mention.parts
        if parts.given and (parts.surname or parts.suffix):
            full = (
                capitals.get(mention.form, mention.form) if mention.form.isupper() else mention.form
            )
            for part in (parts.surname, parts.given):
                if part:
                    named_last[_key(evidence.text, part)] = full
        else:
            full = _full_form(evidence, mention, named_last)
        if result and result[-1].end > mention.start:
            result[-1] = _without_role_after(result[-1])
        result.append(Mention(*mention[:4], full, *mention[5:]))
    return result


def _without_role_after(mention: Mention) -> Mention:
    """The mention without a role that is the next one's: "Silva, the coach, Ana Prado"."""
    end = (mention.parts.suffix or mention.name).end
    return mention._replace(end=end, parts=mention.parts._replace(role=None))


def _key(text: str, part: Span) -> str:
    """A name for comparing, whether it stands in a headline in capitals or not."""
    return text[part.start : part.end].upper()


def _full_form(evidence: Evidence, mention: Mention, named_last: dict[str, str]) -> str:
    """The full form that a bare name belongs to, if one fits."""
    parts, people, tables = mention.parts, evidence.people, evidence.lexicon
    part = parts.surname or parts.given
    if part is None or mention.evidence == "plural":
        return ""
    table = people.surnames if parts.surname else people.givens
    written = evidence.text[part.start : part.end]
    fulls = table.get(written) or table.get(written.title(), [])
    if parts.honorific and fulls:
        gender = _honorific_gender(evidence.text, parts.honorific, tables)
        fulls = [form for form in fulls if not _opposed(gender, _gender(tables, form))]
    last = named_last.get(_key(evidence.text, part), "")
    return last if last in fulls else (fulls[0] if fulls else "")


def _honorific_gender(text: str, span: Span, tables: Lexicon) -> str:
    last = text[span.start : span.end].rstrip(".").split(" ")[-1]
    return tables.honorific_genders.get(last.rstrip("."), "")


def _gender(tables: Lexicon, form: str) -> str:
    return tables.gender(form.partition(" ")[0])


def _opposed(one: str, other: str) -> bool:
    return {one, other} == {"m", "f"}


def grouped(text: str, mentions: tuple[Mention, ...], tables: Lexicon) -> tuple[Name, ...]:
    """One name for each form and kind, by the first mention."""
    groups: dict[tuple[str, str, str], list[Mention]] = {}
    for mention in mentions:
        suffix = _text(text, mention.parts.suffix)
        groups.setdefault((mention.form, mention.kind, suffix), []).append(mention)
    return tuple(
        Name(
            form,
            kind,
            *_strings(text, group[0]),
            _group_gender(text, group, tables),
            tuple(group),
        )
        for (form, kind, _), group in groups.items()
    )


def _strings(text: str, mention: Mention) -> tuple[str, str, str, str, str]:
    """Given name, middle name, particle, surname and suffix."""
    _, _, given, middle, particle, surname, suffix = (_text(text, span) for span in mention.parts)
    return given, middle, particle, surname, suffix


def _text(text: str, span: Span | None) -> str:
    return text[span.start : span.end].replace("\u00a0", " ") if span else ""


def _group_gender(text: str, group: list[Mention], tables: Lexicon) -> str:
    if group[0].kind != "person":
        return ""
    for mention in group:
        if mention.parts.honorific:
            gender = _honorific_gender(text, mention.parts.honorific, tables)
            if gender:
                return gender
    given = group[0].parts.given
    return tables.gender(text[given.start : given.end]) if given else ""
