"""`rules/schema.json` is what the loader's keys say, and every shipped rule fits it."""

import json
from pathlib import Path

import jsonschema
import pytest

from checker.rule_schema import rule_schema, schema_text
from checker.ruleset import shipped_folder
from checker.yaml_lines import parse_yaml

RULE_FILES = sorted(shipped_folder().glob("*/*.yaml"))


def test_the_shipped_schema_is_up_to_date() -> None:
    shipped = (shipped_folder() / "schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run `subeditor rules schema > rules/schema.json`"


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_shipped_rule_fits_the_schema(path: Path) -> None:
    jsonschema.validate(parse_yaml(path.read_text(encoding="utf-8"))[0], rule_schema())


def test_a_misspelt_key_does_not_fit_the_schema() -> None:
    rule = parse_yaml(RULE_FILES[0].read_text(encoding="utf-8"))[0]
    rule["severty"] = rule.pop("severity")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(json.dumps(rule)), rule_schema())
