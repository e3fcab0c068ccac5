"""People who have left, by one sentence, and are in office, by another.

"Said before leaving office" is a lapse for "before setting off" if the same text lets the same
person act with the office before the name: "Foreign Secretary Ana Prado begins a visit". Names are
analysed only where a phrase for leaving stands beside a verb of saying; words for a real departure
in a sentence about the person, or about nobody, keep the rule silent.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.document import Document
from checker.matchers import Hit, Key, KeyValueError, Match, Related, Task
from checker.pattern_codes import kept
from checker.text import Span

if TYPE_CHECKING:
    from checker.analysis.mention import Mention

KEYS = (
    Key("leaving", "texts", False, "Phrases for leaving, after `before` or `after`."),
    Key("saying", "texts", False, "Verbs of saying in the past tense."),
    Key("gone", "texts", False, "Words before the office of who has left it: former, late."),
    Key("offices", "texts", True, "Last words of offices that are left: minister, mayor."),
    Key("unless", "texts", True, "Beginnings of words that tell of a real departure: successor."),
)

_TIME = r"(?:shortly |just |right |immediately |hours |days |minutes |moments |soon |a day )?"
_WHEN = rf"{_TIME}(?P<when>before|prior to|ahead of|in advance of|after|upon)"
_REACH = 90
"""Code points before a phrase within which its verb stands."""

_OPENS = kept(rf"(?:speaking |talking |writing )?{_WHEN} $", re.IGNORECASE)
# what may follow: not a year or an occasion that lies back
_CLOSES = kept(
    r"[,:;.!?—–]|,?[ ]?[\"“]|[ ](?:that|for|and|to)\b"
    r"|[ ]on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_SUBJECT = kept(
    r"(?:\b(?P<pronoun>[Hh]e|[Ss]he)|\b[Tt]he (?P<role>[a-z][a-z-]*(?: [a-z-]+){0,3})) $"
)
_ACTS = (
    r"[ ](?:(?:also|now|today|currently|then|still|later) )?"
    r"(?!was\b|as\b|its\b|his\b|this\b|us\b|plus\b|versus\b|vs\b|resigns\b|quits\b|leaves\b|dies\b)"
    r"(?:will(?! be (?:buried|remembered|missed|replaced|succeeded))|is|has|[a-z]{2,}s)\b"
)
_ACTING = kept(rf"(?:,? who)?,?{_ACTS}")
_GONE = kept(
    r"\b(?:former|ex|late|then|outgoing|one-?time|previous|past|ousted|deposed|retired)[ -]\Z",
    re.I,
)
_GONE_INSIDE = kept(r"\b(?:former|ex|late|then|outgoing|previous|past|shadow|deputy)\b", re.I)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The phrases as literals; everything in lower case."""
    lists = {
        name: [word.lower() for word in ([value] if isinstance(value, str) else value)]
        for name in ("leaving", "saying", "gone", "offices", "unless")
        for value in (keys.get(name, []),)
    }
    if not lists["gone"] and not (lists["leaving"] and lists["saying"]):
        raise KeyValueError("needs 'leaving' and 'saying', or 'gone'")
    # asked for here, an installed package has their code
    _verbs(tuple(lists["saying"]))
    _departure(lists["unless"])
    return {
        "literals": [*lists["leaving"], *lists["gone"]],
        "gone": lists["gone"],
        "saying": lists["saying"],
        "offices": lists["offices"],
        "unless": lists["unless"],
    }


class _Claim(NamedTuple):
    """A phrase that says of somebody who spoke that the office was left."""

    start: int
    end: int
    subject: Span
    """Where the subject is named, in the sentence of the phrase."""
    sentence: Span


def find(task: Task) -> Iterator[Match]:
    """One match for each phrase whose subject is in office elsewhere in the text."""
    document = task.document
    for hit in task.hits:
        claim = _gone(task, hit) if task.params["gone"] else _claim(task, hit)
        if claim is None:
            continue
        person = _person(document, claim)
        roles = _roles(task, person, claim)
        act = _act(document, person, roles, claim, frozenset(task.params["offices"]))
        if act and not _is_leaving(task, person, roles, claim):
            written = document.text[act.start : act.end]
            yield Match(
                claim.start,
                claim.end,
                {"act": written},
                related=(Related("other", act.start, act.end, f"'{written}' here"),),
            )


def _gone(task: Task, hit: Hit) -> _Claim | None:
    """The word at a hit as a claim, if an office and the name of a person follow it."""
    document, offices = task.document, frozenset(task.params["offices"])
    roles = document.once("status.roles", _role_starts)
    # the word stands before the office or is taken for a part of it
    mention = roles.get(hit.start) or roles.get(hit.end + 1)
    if mention is None or not _is_office(_role(document, mention), offices):
        return None
    span = Span(hit.start, mention.end)
    return _Claim(*span, Span(mention.start, mention.end), span)


def _role_starts(document: Document) -> "dict[int, Mention]":
    """The persons with a role before the name, by where the role begins."""
    from checker.analysis.names import mentions

    return {
        role.start: mention
        for mention in mentions(document)
        if mention.kind == "person"
        and (role := mention.parts.role) is not None
        and role.end <= mention.name.start
    }


def _claim(task: Task, hit: Hit) -> _Claim | None:
    """The phrase at a hit as a claim, if a verb of saying goes with it."""
    from checker.analysis.sentences import sentence_spans

    document, text = task.document, task.document.text
    if text[hit.start - 1 : hit.start] != " " or not _CLOSES.match(f"{text[hit.end :][:20]}."):
        return None
    segment = document.segment_at(hit.start)
    sentence = next(
        (
            s
            for s in sentence_spans(text, segment.start, segment.end)
            if s.start <= hit.start < s.end
        ),
        None,
    )
    if sentence is None:
        return None
    before = text[max(sentence.start, hit.start - _REACH) : hit.start]
    when = _OPENS.search(before)
    if not when:
        return None
    start = hit.start - len(before) + when.start("when")
    said = _verbs(tuple(task.params["saying"]))
    if hit.start - len(before) + when.start() == sentence.start:
        after = said.search(text, hit.end, min(sentence.end, hit.end + _REACH))
        return _Claim(start, hit.end, Span(hit.end, after.start()), sentence) if after else None
    verbs = list(said.finditer(text, hit.start - len(before), start))
    if not verbs:
        return None
    between = text[verbs[-1].end() : start]
    if any(mark in between for mark in ',;:“”"'):
        return None
    follows = verbs[-1][0] != "told" and between.strip()[:1].isupper()
    subject = Span(verbs[-1].end(), start) if follows else Span(sentence.start, verbs[-1].start())
    return _Claim(start, hit.end, subject, sentence)


@functools.lru_cache(maxsize=8)
def _verbs(verbs: tuple[str, ...]) -> "re.Pattern[str]":
    return kept(rf"\b(?:{'|'.join(verbs)})\b")


def _departure(words: list[str]) -> "re.Pattern[str]":
    return kept(rf"\b(?:{'|'.join(map(re.escape, words))})")


def _person(document: Document, claim: _Claim) -> "Mention | None":
    """The person that the claim is about: named as its subject, or before if it says he or she."""
    from checker.analysis.names import mentions

    people = [m for m in mentions(document) if m.kind == "person"]
    own = [m for m in people if claim.subject.start <= m.start and m.end <= claim.subject.end]
    if own:
        return own[-1]
    subject = _SUBJECT.search(document.text, claim.subject.start, claim.subject.end)
    if subject is None or not subject["pronoun"]:
        return None
    index = document.segment_index(claim.start)
    first = document.segments[max(0, index - 2)].start
    near = [m for m in people if first <= m.start < claim.sentence.start]
    return near[-1] if len({_surname(document, m) for m in near}) == 1 else None


def _surname(document: Document, mention: "Mention") -> str:
    span = mention.parts.surname
    return document.text[span.start : span.end] if span else mention.form


def _same(document: Document, one: "Mention", two: "Mention") -> bool:
    """Whether two mentions are of one person: same surname, no other given name."""
    if _surname(document, one) != _surname(document, two):
        return False
    full = {(m.full or m.form) for m in (one, two)}
    return len(full) == 1 or any(" " not in form for form in full)


def _roles(task: Task, person: "Mention | None", claim: _Claim) -> frozenset[str]:
    """The offices of the person in lower case, without the country before them."""
    document, offices = task.document, frozenset(task.params["offices"])
    if person is None:
        subject = _SUBJECT.search(document.text, claim.subject.start, claim.subject.end)
        role = (subject["role"] or "") if subject else ""
        return frozenset((role,)) if role.rpartition(" ")[2] in offices else frozenset()
    from checker.analysis.names import mentions

    found = set()
    for mention in mentions(document):
        if mention.kind == "person" and _same(document, mention, person):
            role = _role(document, mention)
            if _is_office(role, offices) and not _GONE_INSIDE.search(role):
                found.add(role.lower())
    return frozenset(found)


def _role(document: Document, mention: "Mention") -> str:
    span = mention.parts.role
    return document.text[span.start : span.end] if span else ""


def _is_office(role: str, offices: frozenset[str]) -> bool:
    """Whether a role is one of the offices: "Foreign Secretary", "Secretary of State"."""
    words = role.lower().replace("-", " ").split(" ")
    head = words[: words.index("of")] if "of" in words else words
    return bool(head) and head[-1] in offices


def _act(
    document: Document,
    person: "Mention | None",
    roles: frozenset[str],
    claim: _Claim,
    offices: frozenset[str],
) -> Span | None:
    """Where the person, the office before the name, or the office alone acts."""
    from checker.analysis.names import mentions

    text = document.text
    for mention in mentions(document):
        role = mention.parts.role
        if mention.kind != "person" or role is None:
            continue
        written = _role(document, mention)
        if person is None:
            if written.lower() not in roles:
                continue
        elif not (_is_office(written, offices) and _same(document, mention, person)):
            continue
        if _GONE.search(text[max(0, role.start - 12) : role.start]) or _GONE_INSIDE.search(written):
            continue
        act = _ACTING.match(text, mention.end)
        if act and not claim.start <= mention.start < claim.end:
            return Span(mention.start, act.end())
    for role_name in sorted(roles):
        words = re.escape(role_name)
        for found in re.finditer(rf"\b[Tt]he {words}{_ACTS}", text):
            if not claim.sentence.start <= found.start() < claim.sentence.end:
                return Span(*found.span())
    return None


def _is_leaving(task: Task, person: "Mention | None", roles: frozenset[str], claim: _Claim) -> bool:
    """Whether a sentence about the person, or about nobody, tells of a departure that is real."""
    from checker.analysis.names import mentions
    from checker.analysis.sentences import sentence_spans

    document = task.document
    folded = document.folded
    leaving = _departure(task.params["unless"])
    people = [m for m in mentions(document) if m.kind == "person"]
    for found in leaving.finditer(folded):
        if claim.start <= found.start() < claim.end:
            continue
        segment = document.segment_at(found.start())
        for sentence in sentence_spans(document.text, segment.start, segment.end):
            if not sentence.start <= found.start() < sentence.end:
                continue
            own = [m for m in people if sentence.start <= m.start < sentence.end]
            if not own or (person and any(_same(document, m, person) for m in own)):
                return True
            if any(role in folded[sentence.start : sentence.end] for role in roles):
                return True
    return False
