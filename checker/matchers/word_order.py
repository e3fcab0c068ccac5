"""Sentences whose words stand in no order, by what stands beside what.

Only sentences that hold a pair of function words which hardly ever meet ("the of") are weighed:
each two neighbours give the logarithm of how much oftener their classes meet than chance would
have it, and the sum tells the order of English from none. Marks part neighbours.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.analysis.sentences import sentence_spans
from checker.analysis.word_classes import START, WordClasses, word_classes
from checker.document import Segment
from checker.matchers import Key, KeyValueError, Match, Task
from checker.pattern_codes import kept
from checker.text import Span

KEYS = (
    Key("threshold", "number", True, "Evidence from which a sentence is reported, in nats."),
    Key("fewest-words", "integer", True, "A sentence with fewer words is left alone."),
)

FEWEST_SIGNS = 3
"""Different pairs that must speak against the order."""

SIGN = -1.0
"""Score from which on a pair is such a sign."""

SEED_SCORE, SEED_REACH = -3.0, 2_000
"""Which pairs of function words make a sentence worth weighing: as in `rare_pairs`."""

LEAST_PLAIN = 0.6
"""Share of words in lower case that tells a sentence from a title or a list of names."""

_FULL = kept(r"[.!?…][\"'”’)\]»]*$")
_TOKEN = kept(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*(?!\w)|\w+|[^\w\s]+")
_CODE = kept(r"[{}<>=|\\_]")
_WITH_IS_TABLE = "he she it that there this what who where when how here"
_ASKING_TABLE = """
    is are was were am do does did has have had can could will would may might must shall should
"""
_SUBJECTS_TABLE = "i you he she it we they this that there"

_WITH_IS = frozenset(_WITH_IS_TABLE.split())
"""Function words after which 's is short for "is", not the possessive."""

_ASKING = frozenset(_ASKING_TABLE.split())
_SUBJECTS = frozenset(_SUBJECTS_TABLE.split())
"""Verbs and subjects that a question turns round."""

_AT_UNITS = frozenset(["most", "least", "best", "worst", "all", "once", "first", "last"])
"""Words that make one with "at" before them, as good as "exactly": of at most a given length."""

_STRANDED_TABLE = "in on at for with from to by of about within into through under over against"
_STRANDED = frozenset(_STRANDED_TABLE.split())
"""Prepositions that may end a clause after its verb: the shell it is run within is slow."""

_VERB_CLASSES = ("verb", "nounverb", "adjverb", "past", "ing", "verbs")

_SHORT = {"s": "is", "m": "am", "re": "are", "ve": "have", "d": "would", "ll": "will"}


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """The two limits, and as literals the pairs that make a sentence worth weighing."""
    for name in ("threshold", "fewest-words"):
        if keys[name] <= 0:
            raise KeyValueError(f"'{name}' must be more than nothing", (name,))
    return {
        "literals": [
            f" {first} {second} "
            for first, second in word_classes().rare_pairs(SEED_SCORE, SEED_REACH)
        ],
        "threshold": keys["threshold"],
        "fewest-words": keys["fewest-words"],
    }


def find(task: Task) -> Iterator[Match]:
    """Each sentence with a seed that has enough evidence against its order."""
    document = task.document
    seeds: dict[int, list[int]] = {}
    for hit in task.hits:
        seeds.setdefault(document.segment_index(hit.start), []).append(hit.start)
    for index, starts in sorted(seeds.items()):
        segment = document.segments[index]
        if segment.english and segment.kind in task.kinds:
            for span in _sentences(document.text, segment, starts):
                evidence = evidence_against(document.text[span.start : span.end])
                if evidence.words >= task.params["fewest-words"] and (
                    evidence.weight >= task.params["threshold"] and evidence.signs >= FEWEST_SIGNS
                ):
                    yield Match(span.start, span.end, {"pair": evidence.worst})


def _sentences(text: str, segment: Segment, starts: list[int]) -> Iterator[Span]:
    """The sentences of a block in which one of the seeds starts, if they end in a full stop."""
    for span in sentence_spans(text, segment.start, segment.end):
        if any(span.start <= start < span.end for start in starts) and _is_prose(
            text[span.start : span.end]
        ):
            yield span


def _is_prose(sentence: str) -> bool:
    words = sentence.split()
    plain = sum(word[0].islower() for word in words)
    ends = _FULL.search(sentence) and not _CODE.search(sentence)
    return bool(ends) and plain >= LEAST_PLAIN * len(words)


class Evidence(NamedTuple):
    """What speaks against the order of a sentence."""

    words: int
    weight: float
    """The sum of what each pair of neighbours says, in nats; negative for good English."""
    signs: int
    """Number of different pairs that alone speak against it."""
    worst: str
    """The pair that speaks against it most."""


class _Word(NamedTuple):
    """A word of a sentence, as its neighbours see it."""

    text: str
    """In lower case with straight apostrophes, without what is shortened at its end."""
    before: int | None
    """Its class for the word before it; None for a number."""
    after: int | None
    """Its class for the word after it."""
    parted: bool
    """Whether a mark stands before it."""


def evidence_against(sentence: str) -> Evidence:
    """What the neighbours in a sentence say; the same pair speaks against it but once."""
    tables = word_classes()
    words = list(_words(sentence, tables))
    said: dict[tuple[str, str], float] = {}
    weight = 0.0
    verbs = {tables.number.get(name) for name in _VERB_CLASSES}
    earlier = before = _Word("", None, tables.number[START], False)
    for word in words:
        score = _score(before, word, tables)
        if before.text in _STRANDED and word.text in _ASKING and earlier.after in verbs:
            score = max(score, 0.0)
        pair = before.text, word.text
        if score > 0 or pair not in said:
            weight -= score
            said[pair] = score
        earlier, before = before, word
    worst = min(said, key=lambda pair: said[pair], default=("", ""))
    signs = sum(score <= SIGN for score in said.values())
    return Evidence(len(words), weight, signs, " ".join(worst).strip())


def _score(before: _Word, word: _Word, tables: WordClasses) -> float:
    if word.parted or before.after is None or word.before is None:
        return 0.0
    score = tables.scores[before.after][word.before]
    # a question, or a clause after a negation, turns the two round
    asked = before.text in _ASKING and word.text in _SUBJECTS
    return max(score, 0.0) if asked else score


def _words(sentence: str, tables: WordClasses) -> Iterator[_Word]:
    """The words of a sentence in turn; marks and numbers have no class."""
    parted = False
    first = True
    tokens = [token.group() for token in _TOKEN.finditer(sentence)]
    for number, written in enumerate(tokens):
        word = written.lower().replace("’", "'")
        if not word[0].isalnum():
            parted = True
            continue
        if (
            word == "at" and tokens[number + 1 : number + 2] and tokens[number + 1] in _AT_UNITS
        ) or (word in _AT_UNITS and number and tokens[number - 1].lower() == "at"):
            yield _Word(word, None, None, parted)
            parted = first = False
            continue
        if not (word.isascii() and word[0].isalpha() and word[-1].isalpha()):
            yield _Word(word, None, None, parted)
        elif written[0].isupper() and not first and not parted and word != "i":
            name = tables.number["name"]
            yield _Word(word, name, name, parted)
        elif word.isalpha():
            number = tables.class_of(word)
            yield _Word(word, number, number, parted)
        else:
            yield _joined(word, parted, tables)
        parted = first = False


def _joined(word: str, parted: bool, tables: WordClasses) -> _Word:
    """A word with an apostrophe or hyphen: to each side it shows the class of its nearer part."""
    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe and ending == "t" and stem.endswith("n"):
        stem = {"can": "can", "won": "will", "shan": "shall"}.get(stem, stem[:-1])
        return _Word(stem, tables.class_of(stem), tables.number["not"], parted)
    if apostrophe and ending in _SHORT and stem:
        # a noun follows the possessive as it does "his"
        short = _SHORT[ending] if ending != "s" or stem in _WITH_IS else "his"
        return _Word(stem, tables.class_of(stem), tables.number[short], parted)
    before = tables.number["adj" if "-" in word else "noun"]
    return _Word(word, before, tables.class_of(word.rpartition("-")[2]), parted)
