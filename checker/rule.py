"""Rules: the compiled form, and loading and validating rule files in YAML."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.document import CHECKED_KINDS
from checker.errors import RuleError
from checker.finding import Certainty, Severity
from checker.matchers import NAMES, Key, KeyValueError, load

if TYPE_CHECKING:
    from checker.bundle import Stored

FAMILY_TYPES = {
    "furniture": ("other", "addition"),
    "residue": ("other", "addition"),
    "characters": ("characters", "character-encoding"),
    "mechanics": ("typographical", "punctuation"),
    "consistency": ("inconsistency", "inconsistency"),
    "repetition": ("duplication", "duplication"),
    "names": ("inconsistent-entities", "named-entity"),
    "garbled": ("mistranslation", "mistranslation"),
    "meaning": ("mistranslation", "mistranslation"),
    "compare": ("mistranslation", "mistranslation"),
    "readability": ("style", "style"),
    "bilingual": ("mistranslation", "mistranslation"),
}
"""ITS 2.0 localization quality issue type and MQM issue type of each family."""

SEGMENT_KINDS = (*sorted(CHECKED_KINDS), "quote")

KEYS = (
    Key("name", "text", True, "A short title."),
    Key("match", "|".join(NAMES), True, "The matcher; its own keys follow."),
    Key("severity", "error|warning|suggestion", True, "How bad it would be in print."),
    Key("certainty", "certain|likely|possible", True, "How sure the rule is when it fires."),
    Key("message", "text", True, "One sentence; {match} is the text found."),
    Key("why", "text", True, "Teaches: what it is, how it comes about, what to do."),
    Key("source", "text", True, "Where the knowledge comes from."),
    Key("examples", "mapping", True, "bad, good and misses; all are executed."),
    Key("fix", "mapping", False, "range: match or block; to: text; safe: true or false."),
    Key("in", "texts", False, "Kinds of segment to check: " + ", ".join(SEGMENT_KINDS)),
    Key("speech", "check|skip", False, "Whether text in quotation marks is checked."),
    Key(
        "company", "mapping", False, "Only beside findings of `families`, or `at-end` of the text."
    ),
    Key("yields-to", "texts", False, "Rules or families whose overlapping findings win."),
    Key("its", "text", False, "ITS 2.0 type, where it differs from the family's."),
    Key("mqm", "text", False, "MQM type, where it differs from the family's."),
)
"""Keys of every rule, whatever its matcher."""


class Rule(NamedTuple):
    """A compiled rule. `params` are the matcher's prepared keys: plain data."""

    id: str
    name: str
    match: str
    prepared: "dict[str, Any] | Stored"
    """The params, or where they are unpacked from when they are asked for."""
    severity: Severity
    certainty: Certainty
    message: str
    why: str
    source: str
    its: str
    mqm: str
    path: str
    kinds: frozenset[str] = CHECKED_KINDS
    speech: str = "check"
    fix: Mapping[str, Any] | None = None
    company: Mapping[str, Any] | None = None
    yields_to: tuple[str, ...] = ()
    examples: Mapping[str, Any] | None = None

    @property
    def family(self) -> str:
        """The folder the rule stands in."""
        return self.id.partition("/")[0]

    @property
    def params(self) -> Mapping[str, Any]:
        """The matcher's prepared keys; the same object at every call."""
        return self.prepared if isinstance(self.prepared, dict) else self.prepared.params

    @property
    def literal_count(self) -> int:
        """Number of the literals without one of which the rule need not run; 0: it always runs."""
        if isinstance(self.prepared, dict):
            return len(self.prepared.get("literals") or ())
        return self.prepared.literal_count


def nearest(word: str, known: Iterator[str] | list[str]) -> str:
    """`; did you mean 'x'?` for the known word most like `word`, or nothing."""
    # imported for an error only: it would cost every run a hundredth of its start-up
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def load_folder(folder: Path) -> list[Rule]:
    """All rules below `folder`, sorted by id. Raises RuleError with file, line and remedy."""
    if not folder.is_dir():
        raise RuleError(f"{folder}: no such rule folder")
    files = sorted(
        path
        for path in folder.rglob("*.y*ml")
        if path.suffix in {".yaml", ".yml"} and "lexicons" not in path.relative_to(folder).parts
    )
    if not files:
        raise RuleError(f"{folder}: holds no rule file (*.yaml)")
    return sorted((load_rule(path, folder) for path in files), key=lambda rule: rule.id)


def load_rule(path: Path, folder: Path) -> Rule:
    """Read, validate and compile one rule file; its id is its path below `folder`."""
    relative = path.relative_to(folder).with_suffix("").as_posix()
    rule_id = relative if "/" in relative else f"{folder.name}/{relative}"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}:1: cannot be read as UTF-8: {error}") from None
    return parse_rule(text, str(path), rule_id, folder)


def parse_rule(text: str, path: str, rule_id: str, folder: Path | None = None) -> Rule:
    """Compile the text of a rule file. Raises RuleError that begins with `path:line:`."""
    from checker.yaml_lines import YamlError, parse_yaml

    try:
        data, lines = parse_yaml(text)
    except YamlError as error:
        raise RuleError(f"{path}:{error.line}: {error}") from None

    def fail(message: str, *where: str | int) -> RuleError:
        key = where
        while key not in lines and key:
            key = key[:-1]
        return RuleError(f"{path}:{lines.get(key, 1)}: {message}")

    if not isinstance(data, dict):
        raise fail("a rule file is a mapping of keys, such as `name:`")
    match = data.get("match")
    if match not in NAMES:
        known = ", ".join(NAMES)
        if match is None:
            raise fail(f"the key 'match' is missing; it names the matcher: {known}")
        raise fail(
            f"unknown matcher {match!r}{nearest(str(match), list(NAMES))} ({known})", "match"
        )
    matcher = load(match)
    keys = {key.name: key for key in (*KEYS, *matcher.KEYS)}
    for name, value in data.items():
        if name not in keys:
            raise fail(
                f"unknown key {name!r} for a '{match}' rule{nearest(str(name), list(keys))}", name
            )
        problem = _kind_problem(keys[name].kind, value)
        if problem:
            raise fail(f"'{name}' {problem}", name)
    for key in keys.values():
        if key.required and key.name not in data:
            raise fail(f"the key '{key.name}' is missing: {key.doc}")
    own = {name: data[name] for name in data if any(key.name == name for key in matcher.KEYS)}
    if folder is not None:
        own["__folder__"] = str(folder)
    try:
        params = matcher.prepare(own)
        _check_common(data)
        if match == "compare":
            _check_pairs(data["examples"])
    except KeyValueError as error:
        raise fail(str(error), *error.path) from None
    family = rule_id.partition("/")[0]
    its, mqm = FAMILY_TYPES.get(family, ("other", "other"))
    return Rule(
        id=rule_id,
        name=data["name"],
        match=match,
        prepared=params,
        severity=Severity[data["severity"]],
        certainty=Certainty[data["certainty"]],
        message=data["message"],
        why=" ".join(data["why"].split()),
        source=data["source"],
        its=data.get("its", its),
        mqm=data.get("mqm", mqm),
        path=path,
        kinds=frozenset(_texts(data["in"])) if "in" in data else CHECKED_KINDS,
        speech=data.get("speech", "check"),
        fix=data.get("fix"),
        company=data.get("company"),
        yields_to=tuple(_texts(data.get("yields-to", []))),
        examples=data["examples"],
    )


def _texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


_KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "text": (str, "a text"),
    "integer": (int, "a whole number"),
    "number": ((int, float), "a number"),
    "boolean": (bool, "true or false"),
    "mapping": (dict, "a mapping"),
    "list": (list, "a list"),
}


def _kind_problem(kind: str, value: Any) -> str | None:
    """What is wrong with a value of that kind, or None."""
    if kind == "texts":
        texts = [value] if isinstance(value, str) else value
        if isinstance(texts, list) and all(isinstance(item, str) for item in texts):
            return None
        return f"is {value!r}; expected a text or a list of texts"
    if kind in _KINDS:
        types, expected = _KINDS[kind]
        if isinstance(value, types) and (kind == "boolean" or not isinstance(value, bool)):
            return None
        return f"is {value!r}; expected {expected}"
    words = kind.split("|")
    if kind == "any" or value in words:
        return None
    return f"is {value!r}; expected one of {', '.join(words)}{nearest(str(value), words)}"


_MAPPING_KEYS = {
    "examples": {"bad", "good", "misses"},
    "fix": {"range", "to", "safe"},
    "company": {"families", "at-end"},
}


def _check_pairs(examples: Mapping[str, Any]) -> None:
    """Raise KeyValueError for an example of a comparing rule that has no original."""
    for kind, entries in examples.items():
        for number, entry in enumerate(entries):
            if not isinstance(entry, dict) or not isinstance(entry.get("original"), str):
                raise KeyValueError(
                    "an example of a 'compare' rule has 'original' beside 'text'",
                    ("examples", kind, number),
                )


def _check_common(data: Mapping[str, Any]) -> None:
    for name, known in _MAPPING_KEYS.items():
        for key in data.get(name, {}):
            if key not in known:
                raise KeyValueError(
                    f"unknown key {key!r} in '{name}'{nearest(str(key), sorted(known))}",
                    (name, key),
                )
    for kind in _texts(data.get("in", [])):
        if kind not in SEGMENT_KINDS:
            raise KeyValueError(
                f"unknown kind of segment {kind!r}{nearest(kind, list(SEGMENT_KINDS))} "
                f"({', '.join(SEGMENT_KINDS)})",
                ("in",),
            )
    examples = data["examples"]
    for name in ("bad", "good"):
        if not isinstance(examples.get(name), list) or not examples[name]:
            raise KeyValueError(f"'examples' has no list '{name}'", ("examples",))
    for number, bad in enumerate(examples["bad"]):
        text = bad.get("text") if isinstance(bad, dict) else bad
        if not isinstance(text, str) or "⟦" not in text:
            raise KeyValueError(
                "a bad example marks its span with ⟦ and ⟧", ("examples", "bad", number)
            )
    for number, good in enumerate(examples["good"]):
        if not isinstance(good, dict) or not {"text", "because"} <= good.keys():
            raise KeyValueError(
                "a good example has 'text' and 'because'", ("examples", "good", number)
            )
