"""The official schemas, as validators."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

FOLDER = Path(__file__).parent.parent / "schemas"


def validate_json(data: Any, name: str) -> None:
    """Hold data to the schema of a name. Raises jsonschema.ValidationError."""
    _validator(name).validate(data)


@cache
def _validator(name: str) -> Any:
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


def parsed_xml(text: str) -> Any:
    """The root of an XML text, which must be well formed."""
    return etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False))


def validate_xml(text: str, name: str) -> Any:
    """Hold an XML text to the schema of a name and give its root."""
    root = parsed_xml(text)
    _xml_schema(name).assertValid(root)
    return root


@cache
def _xml_schema(name: str) -> Any:
    return etree.XMLSchema(etree.parse(str(FOLDER / f"{name}.xsd")))
