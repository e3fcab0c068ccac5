"""YAML with the line of every value: for error messages that show the author's own line."""

import re
from typing import Any, ClassVar

import yaml

Lines = dict[tuple[str | int, ...], int]


class YamlError(Exception):
    """Text that is not YAML, or has a key twice."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """YAML with the scalars of version 1.2: `no`, `on` and `12:30` are words."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"true|True|false|False", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first)
    )


def parse_yaml(text: str) -> tuple[Any, Lines]:
    """The data and the line (from 1) of each value by its path of keys and indices.

    Raises YamlError.
    """
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            lines: Lines = {(): 1}
            if node is None:
                return None, lines
            _collect(node, (), lines)
            return loader.construct_document(node), lines
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(f"not valid YAML: {error.problem}", mark.line + 1 if mark else 1) from None
    except yaml.YAMLError as error:
        raise YamlError(f"not valid YAML: {error}", 1) from None


def _collect(node: Any, path: tuple[str | int, ...], lines: Lines) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            at = (*path, key.value)
            if at in lines:
                raise YamlError(f"the key '{key.value}' stands twice", key.start_mark.line + 1)
            _collect(value, at, lines)
            lines[at] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            _collect(value, (*path, number), lines)
