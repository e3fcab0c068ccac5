"""Writes a page for each rule, from its file: a hook of the site's generator.

Every text of a rule is escaped: rules quote markup.
"""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FAMILIES = {
    "characters": "Characters that are wrong, invisible or of another script",
    "compare": "What a rewritten text changed against its original",
    "consistency": "One text, two ways to write the same",
    "furniture": "What was copied along from the page",
    "garbled": "Terms, phrases and senses that a program broke",
    "meaning": "What the text itself contradicts",
    "mechanics": "Marks, spaces, capitals, articles",
    "names": "One person, several spellings; names that were translated",
    "readability": "Sentences and texts over the limits of the house",
    "repetition": "Words, sentences and blocks that come again",
    "residue": "What programs and models leave behind",
}

_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page of every rule, of every family, and the list of families."""
    rules = Path(config.config_file_path or "mkdocs.yml").parent / "rules"
    read = {family: dict(_family(rules / family, family)) for family in _families(rules)}
    pages = {"rules/index.md": _all(read)}
    for family, found in read.items():
        pages[f"rules/{family}/index.md"] = _list(family, found)
        for name, rule in found.items():
            pages[f"rules/{family}/{name}.md"] = _page(f"{family}/{name}", rule)
    for path, text in pages.items():
        files.append(File.generated(config, path, content=text))
    return files


def _families(rules: Path) -> list[str]:
    return sorted(path.name for path in rules.iterdir() if any(path.glob("*.yaml")))


def _family(folder: Path, family: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted(folder.glob("*.yaml")):
        yield path.stem, yaml.load(path.read_text(encoding="utf-8"), Loader=_loader())


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _all(families: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["# Rules", "", "| family | what it finds | rules |", "| --- | --- | ---: |"]
    for family, rules in families.items():
        about = FAMILIES.get(family, "")
        lines.append(f"| [{family}]({family}/index.md) | {about} | {len(rules)} |")
    return "\n".join(lines) + "\n"


def _list(family: str, rules: Mapping[str, Mapping[str, Any]]) -> str:
    lines = [f"# {family}", "", f"{FAMILIES.get(family, '')}.", ""]
    lines += ["| rule | what | severity | certainty |", "| --- | --- | --- | --- |"]
    for name, rule in rules.items():
        title = _text(rule["name"]).replace("|", "&#124;")
        lines.append(
            f"| [{name}]({name}.md) | {title} | {rule['severity']} | {rule['certainty']} |"
        )
    return "\n".join(lines) + "\n"


def _page(rule_id: str, rule: Mapping[str, Any]) -> str:
    examples: Mapping[str, Any] = rule.get("examples") or {}
    lines = ["---", "search: {boost: 0.5}", "---", f"# {_text(rule['name'])}", ""]
    lines += [
        f"`{rule_id}` · {rule['severity']} · {rule['certainty']} · {_fix(rule)}",
        "",
        f"<p>{_text(' '.join(rule['why'].split()))}</p>",
        "",
    ]
    for kind, title in (("bad", "Found"), ("good", "Left alone"), ("misses", "Known misses")):
        if examples.get(kind):
            lines += [f"## {title}", ""]
            lines += [_example(example) for example in examples[kind]]
            lines.append("")
    lines += ["## To silence it", "", "```markdown"]
    lines += [f"<!-- subeditor: ignore {rule_id} -- why -->", "```", ""]
    lines += ["More ways: [silencing findings](../../suppressing.md).", ""]
    lines += [f"<p class='source'>Source: {_text(' '.join(rule['source'].split()))}</p>", ""]
    return "\n".join(lines)


def _fix(rule: Mapping[str, Any]) -> str:
    fix = rule.get("fix")
    if not fix:
        return "no fix of its own"
    return "`--fix` mends it" if fix.get("safe") else "`--fix --unsafe-fixes` mends it"


def _example(example: str | Mapping[str, Any]) -> str:
    details: Mapping[str, Any] = {"text": example} if isinstance(example, str) else example
    parts = ["<blockquote class='example'>"]
    if details.get("original"):
        parts.append(f"<p class='original'>Original: {_lines(details['original'])}</p>")
    parts.append(f"<p>{_lines(details['text'])}</p>")
    for key, title in (("fixed", "Becomes"), ("because", "Because")):
        if details.get(key):
            parts.append(f"<p class='{key}'>{title}: {_lines(details[key])}</p>")
    return "".join(parts) + "</blockquote>\n"


def _lines(text: str) -> str:
    """The text with its marked spans and line ends; a blank line would end the block."""
    marked = _MARK.sub(r"<mark>\1</mark>", html.escape(text.strip("\n")))
    return "<br>".join(line or "&nbsp;" for line in marked.split("\n"))


def _text(text: str) -> str:
    """Escaped for HTML, and for what Markdown would read into it."""
    return re.sub(r"([\\`*_{}\[\]#~])", lambda sign: f"&#{ord(sign[0])};", html.escape(text))
