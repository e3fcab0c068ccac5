"""How firm a statement is, held against the whole of a sentence that was told in other words.

A modal verb of a reworded sentence has no place of its own on the other side. What can be seen: the
verb it goes with stands on both sides, and what left it open, or bound it, on one side only.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.analysis.inflection import stem
from checker.compare.denial import is_kept
from checker.compare.passage import Difference, Passage
from checker.compare.tokens import Token
from checker.compare.words import Pair

VERB = 5
"""Words after a modal verb among which its verb is sought."""

BEFORE_VERB = 4
"""Words before a verb among which its auxiliaries stand."""

_STRONG_ENOUGH = 0.3
"""Strength of a passage from which on two modal verbs in it belong together."""

_MAYBE = frozenset({"may", "might", "could"})
_ABLE = frozenset({"can", "may", "could", "might"})
_WILL = frozenset({"will", "'ll", "shall"})
_SHOULD = frozenset({"should", "ought"})
_MUST = frozenset({"must"})
_DUTIES = frozenset({"have", "need"})
"""Verbs of duty when "to" follows."""

_HOPES = frozenset(map(stem, ("hope", "want", "wish")))
"""What is only wished, when "to" follows."""
_HALF_MODALS = _DUTIES | _HOPES
_MODALS = _MAYBE | _WILL | _SHOULD | _MUST | {"can"}

_BOUND_WORDS = """
    must need require oblige compulsory mandatory necessary essential imperative only never always
    force duty ensure should ought have
"""
_BOUND = frozenset(map(stem, _BOUND_WORDS.split()))
_OPEN_WORDS = """
    may might could can possible possibly perhaps maybe probably likely unlikely chance risk
    potential potentially able allow permit option optional fear hope expect plan
    consider threaten suggest think believe seem appear want would should
"""
_OPEN = frozenset(map(stem, _OPEN_WORDS.split()))
_INTENT_WORDS = "plan intend hope aim want wish propose seek promise pledge expect due ready set"
_INTENT = frozenset(map(stem, _INTENT_WORDS.split()))
_AHEAD_WORDS = """
    will would shall going go next future soon plan intend hope aim want wish propose seek promise
    pledge expect due ready set may might could should must like try prepare idea intention
    eager keen mean 'll
"""
_AHEAD = frozenset(map(stem, _AHEAD_WORDS.split()))
"""Words that leave a deed to the future."""

_DONE = frozenset({"has", "have", "had", "was", "were"})
"""Auxiliaries of what was done."""

_HINT_WORDS = "suggest indicate imply hint"
_HINTS = frozenset(map(stem, _HINT_WORDS.split()))
_PROOF_WORDS = "prove demonstrate confirm establish"
_PROOFS = frozenset(map(stem, _PROOF_WORDS.split()))
_REPUTED_WORDS = "said believed thought reported understood alleged rumoured"
_REPUTED = frozenset(_REPUTED_WORDS.split())


class _Modal(NamedTuple):
    """A modal verb or "have to", and the verb that it goes with."""

    at: int
    kind: str
    verb: int
    denied: bool


def find(passage: Passage) -> Iterator[Difference]:
    """The first statement of a passage that is no longer as open, or as binding, as it was."""
    if any(token.quoted for token in passage.original):
        return
    for seek in (_modals, _intents, _hints, _reputations):
        found = next(seek(passage), None)
        if found is not None:
            yield found
            return


def _modals(passage: Passage) -> Iterator[Difference]:
    ours = list(_modals_of(passage.original))
    theirs = list(_modals_of(passage.rewritten))
    there = passage.alignment.to_rewritten
    for was in ours:
        if was.at in there and (
            there[was.at].relation != "modal"
            or _kind(passage.rewritten, there[was.at].rewritten) == was.kind
        ):
            continue
        for now in theirs:
            if now.kind == was.kind or not _belong_together(passage, was, now):
                continue
            changed = (
                _free(was, now) or _free(now, was)
                if was.denied and now.denied
                else not was.denied
                and not now.denied
                and (_firmer(passage, was, now, ours) or _looser(passage, was, now, theirs))
            )
            if changed:
                yield passage.difference(
                    "modality-changed", range(now.at, now.at + 1), range(was.at, was.at + 1)
                )
                return


def _belong_together(passage: Passage, was: _Modal, now: _Modal) -> bool:
    """Whether two modal verbs go with the same verb, or stand in one sentence with little else."""
    there, back = passage.alignment.to_rewritten, passage.alignment.to_original
    if now.at in back and back[now.at].relation != "modal":
        return False
    if is_kept(there, was.verb):
        return now.at < there[was.verb].rewritten <= now.at + VERB + 1
    return passage.strength >= _STRONG_ENOUGH


def _free(was: _Modal, now: _Modal) -> bool:
    """Whether what must not be done on one side need not be done on the other."""
    return was.kind in ("must", "can", "maybe") and now.kind == "free"


def _firmer(passage: Passage, was: _Modal, now: _Modal, ours: list[_Modal]) -> bool:
    """Whether what may be now will be, or what may or should be done must."""
    allowed = {
        "maybe": ("will", "must"),
        "can": ("must",),
        "should": ("must",),
        "hope": ("will",),
    }
    if now.kind not in allowed.get(was.kind, ()):
        return False
    if any(other.kind == now.kind for other in ours):
        return False
    return not _new(passage.rewritten, passage.alignment.to_original, _OPEN - {"would"})


def _looser(passage: Passage, was: _Modal, now: _Modal, theirs: list[_Modal]) -> bool:
    """Whether what must be done now may or should be."""
    allowed = {"must": ("maybe", "can", "should"), "should": ("maybe", "can")}
    if now.kind not in allowed.get(was.kind, ()):
        return False
    if any(other.kind == was.kind for other in theirs):
        return False
    return not _new(passage.rewritten, passage.alignment.to_original, _BOUND - {"should"})


def _modals_of(tokens: Sequence[Token]) -> Iterator[_Modal]:
    for at, token in enumerate(tokens):
        kind = _kind(tokens, at) if token.key in _MODALS or token.stem in _HALF_MODALS else ""
        if not kind or token.date or (token.capital and not token.opens):
            continue
        following = range(at + 1, min(at + 1 + VERB, len(tokens)))
        verb = next((after for after in following if tokens[after].content), None)
        if verb is None:
            continue
        denied = any(
            tokens[near].key in ("not", "never", "no") for near in (at - 1, *following[:2])
        )
        yield _Modal(at, kind, verb, denied)


def _kind(tokens: Sequence[Token], at: int) -> str:
    key = tokens[at].key
    if key in _WILL:
        return "will"
    if key in _SHOULD:
        return "should"
    following = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if key in _MUST or (tokens[at].stem in _DUTIES and following == "to"):
        return "must"
    if tokens[at].stem in _HOPES and following == "to":
        return "hope"
    if key == "need" and following in ("not", "n't"):
        return "free"
    if key in _MAYBE:
        return "maybe"
    return "can" if key == "can" else ""


def _new(tokens: Sequence[Token], paired: Mapping[int, Pair], stems: frozenset[str]) -> bool:
    """Whether a side has one of these words that the other does not have."""
    return any(token.stem in stems and at not in paired for at, token in enumerate(tokens))


def _intents(passage: Passage) -> Iterator[Difference]:
    """What was planned and is now told as done."""
    there = passage.alignment.to_rewritten
    original, rewritten = passage.original, passage.rewritten
    if any(token.stem in _AHEAD for token in rewritten):
        return
    for at, token in enumerate(original):
        if token.stem not in _INTENT or at in there or token.quoted:
            continue
        following = original[at + 1 : at + 3]
        if not following or following[0].key != "to" or not following[1:]:
            continue
        verb = at + 2
        if not is_kept(there, verb):
            continue
        j = there[verb].rewritten
        group = range(max(0, j - BEFORE_VERB), j)
        first = next((k for k in group if rewritten[k].key in _DONE), None)
        if j and rewritten[j - 1].key == "to":
            continue
        if first is None:
            if original[verb].key == rewritten[j].key or rewritten[j].key.endswith(("s", "ing")):
                continue
            first = j
        yield passage.difference("modality-changed", range(first, j + 1), range(at, verb + 1))


def _hints(passage: Passage) -> Iterator[Difference]:
    """What was suggested and is now told as proved."""
    there, back = passage.alignment.to_rewritten, passage.alignment.to_original
    if any(token.stem in _HINTS for token in passage.rewritten):
        return
    for i, token in enumerate(passage.original):
        pair = there.get(i)
        if token.stem not in _HINTS or (pair is not None and pair.relation in ("same", "stem")):
            continue
        for j, other in enumerate(passage.rewritten):
            proves = other.stem in _PROOFS and (j not in back or back[j].original == i)
            if proves and not _new(passage.rewritten, back, _OPEN):
                yield passage.difference("modality-changed", range(j, j + 1), range(i, i + 1))


def _reputations(passage: Passage) -> Iterator[Difference]:
    """What somebody is said to have done, and is now told as done."""
    there, table = passage.alignment.to_rewritten, passage.tables
    original, rewritten = passage.original, passage.rewritten
    if any(
        table.has(kind, token.key, token.stem)
        for token in rewritten
        for kind in ("alleged", "hedge", "reporting")
    ):
        return
    for at in range(1, len(original) - 2):
        if original[at].key not in _REPUTED or original[at - 1].stem != "be" or at in there:
            continue
        if original[at + 1].key != "to":
            continue
        verb = next(
            (k for k in range(at + 2, min(at + 6, len(original))) if is_kept(there, k)), None
        )
        if verb is None or not original[verb].content:
            continue
        j = there[verb].rewritten
        first = j
        while first > 0 and rewritten[first - 1].stem in ("be", "have") and j - first < 2:
            first -= 1
        yield passage.difference("hedge-lost", range(first, j + 1), range(at - 1, at + 2))
