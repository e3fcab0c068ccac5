"""The JSON Schema of a rule file, for completion in editors, made from the loader's own keys."""

import json
from typing import Any

from checker.matchers import NAMES, Key, load
from checker.rule import KEYS, SEGMENT_KINDS

SCHEMA_URI = "https://json-schema.org/draft/2020-12/schema"

_TEXTS = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

_KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "texts": _TEXTS,
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "list": {"type": "array"},
    "mapping": {"type": "object"},
    "any": {},
}

_ORIGINAL = {
    "type": "string",
    "description": "For a `compare` rule: the text that this one was made of.",
}

_EXAMPLES = {
    "type": "object",
    "additionalProperties": False,
    "required": ["bad", "good"],
    "properties": {
        "bad": {
            "type": "array",
            "minItems": 1,
            "description": "Texts with each expected span between ⟦ and ⟧.",
            "items": {
                "oneOf": [
                    {"type": "string", "pattern": "⟦"},
                    {
                        "type": "object",
                        "required": ["text"],
                        "properties": {"original": _ORIGINAL},
                    },
                ]
            },
        },
        "good": {
            "type": "array",
            "minItems": 1,
            "description": "Texts in which the rule keeps still, and why.",
            "items": {
                "type": "object",
                "required": ["text", "because"],
                "properties": {"original": _ORIGINAL},
            },
        },
        "misses": {
            "type": "array",
            "description": "Known misses: texts that should be found and are not.",
        },
    },
}

_SPECIAL: dict[str, dict[str, Any]] = {
    "examples": _EXAMPLES,
    "fix": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "range": {"enum": ["match", "block"]},
            "to": {"type": "string"},
            "safe": {"type": "boolean"},
        },
    },
    "company": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "families": {"type": "array", "items": {"type": "string"}},
            "at-end": {"type": "boolean"},
        },
    },
    "in": {
        "oneOf": [
            {"enum": list(SEGMENT_KINDS)},
            {"type": "array", "items": {"enum": list(SEGMENT_KINDS)}},
        ]
    },
}


def _property(key: Key) -> dict[str, Any]:
    if key.name in _SPECIAL:
        shape = _SPECIAL[key.name]
    else:
        shape = _KINDS.get(key.kind, {"enum": key.kind.split("|")})
    return {"description": key.doc, **shape}


def rule_schema() -> dict[str, Any]:
    """The schema as data: the common keys, and for each matcher its own."""
    variants = []
    for name in NAMES:
        keys = (*KEYS, *load(name).KEYS)
        variants.append(
            {
                "if": {"properties": {"match": {"const": name}}},
                "then": {
                    "additionalProperties": False,
                    "required": [key.name for key in keys if key.required],
                    "properties": {key.name: _property(key) for key in keys},
                },
            }
        )
    return {
        "$schema": SCHEMA_URI,
        "title": "A Subeditor rule",
        "type": "object",
        "required": ["match"],
        "properties": {key.name: _property(key) for key in KEYS},
        "allOf": variants,
    }


def schema_text() -> str:
    """The schema as the file `rules/schema.json` holds it."""
    return json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n"
