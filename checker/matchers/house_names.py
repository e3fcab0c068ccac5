"""The house's own names, declared in `names.toml`: wrong forms of them, and near misses.

Without a declared name nothing is looked at, and nothing is imported for it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.matchers import Key, Match, Task

KEYS = (
    Key("find", "wrong|near", True, "Declared wrong forms, or near misses of declared people."),
    Key("common", "texts", False, "Surnames so common that without the office they tell nothing."),
)


def prepare(keys: Mapping[str, Any]) -> dict[str, Any]:
    """What is sought; the common surnames in lower case."""
    common = keys.get("common", [])
    common = [common] if isinstance(common, str) else common
    return {"find": keys["find"], "common": [name.casefold() for name in common]}


def find(task: Task) -> Iterator[Match]:
    """Wrong forms one by one; of near misses one match a form, with all its places."""
    if not task.settings.names:
        return iter(())
    from checker.matchers import declared_names

    if task.params["find"] == "wrong":
        return declared_names.wrong(task)
    return declared_names.near_misses(task)
