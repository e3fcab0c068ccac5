"""Dismissed findings as entries of the file of suppressions."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.config_text import toml_text
from checker.dismissed import Found, Outcome, Project
from checker.document import Document
from checker.errors import ConfigError
from checker.finding import Finding
from checker.fix import write_atomically
from checker.passages import Range, occurrences, passage_for
from checker.sidecar import SidecarEntry, load_sidecar

REASON = "dismissed by the editor"
"""The reason that is written where none was given."""

Entry = tuple[str, str, str]
"""Rule, path from the root and passage."""


def suppress(
    found: Found,
    project: Project,
    target: Path,
    outcome: Outcome,
    *,
    dry: bool,
) -> None:
    """Append the entries that are missing to the file of suppressions."""
    existing = load_sidecar(target) if target.exists() else ()
    shown = {source.shown: path for path, source in project.sources.items()}
    silenced: defaultdict[tuple[str, str], set[Range]] = defaultdict(set)
    standing: defaultdict[tuple[str, str], set[Range]] = defaultdict(set)
    for _, finding in found:
        for path, place in _places(finding):
            silenced[finding.rule, path].add(place)
    for findings in project.findings.values():
        for finding in findings:
            for path, place in _places(finding):
                if place not in silenced[finding.rule, path]:
                    standing[finding.rule, path].add(place)
    documents: dict[str, Document] = {}
    entries: dict[Entry, str] = {}
    for decision, finding in found:
        fresh = 0
        for path, place in _places(finding):
            if path not in shown:
                continue
            if path not in documents:
                documents[path] = project.document(shown[path])
            document = documents[path]
            if _is_covered(document, finding.rule, place, existing):
                continue
            passage = passage_for(
                document,
                place,
                frozenset(silenced[finding.rule, path]),
                standing[finding.rule, path],
            )
            if passage is None:
                outcome.problems.append(
                    f"{decision.where}: no passage tells it from a finding that was not "
                    "dismissed; put a comment into the text instead"
                )
                break
            entry = (finding.rule, shown[path], passage)
            fresh += 1
            if entry not in entries:
                entries[entry] = decision.reason or REASON
                outcome.lines.append(f"{decision.path}:{finding.line} {finding.rule}: {passage!r}")
        else:
            outcome.already += not fresh
    if entries and not dry:
        _append(target, entries)


def _is_covered(
    document: Document, rule: str, place: Range, existing: Iterable[SidecarEntry]
) -> bool:
    family = rule.partition("/")[0]
    return any(
        entry.rule in (rule, family)
        and entry.is_about(document.path)
        and any(
            span.start <= place[0] and sum(place) <= span.end
            for span in occurrences(document, entry.text)
        )
        for entry in existing
    )


def _append(target: Path, entries: Mapping[Entry, str]) -> None:
    """Write entries below those that are there. Raises ConfigError if they cannot stand there."""
    text = target.read_bytes().decode("utf-8") if target.exists() else ""
    blocks = [text.rstrip("\n") + "\n"] if text.strip() else []
    blocks += [
        f"[[ignore]]\nrule = {toml_text(rule)}\npath = {toml_text(path)}\n"
        f"text = {toml_text(passage)}\nreason = {toml_text(reason)}\n"
        for (rule, path, passage), reason in entries.items()
    ]
    after = "\n".join(blocks)
    try:
        tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        raise ConfigError(
            f"{target}: entries cannot be added at its end; write those that are there as "
            "[[ignore]], each with its keys below"
        ) from None
    write_atomically(target, after, "utf-8", b"")


def _places(finding: Finding) -> list[tuple[str, Range]]:
    """Where a finding stands, the further places of the same form included, by path as shown."""
    own = [(finding.path, (finding.offset, finding.length))]
    if finding.scope == "document":
        return own
    return own + [
        (place.path, (place.offset, place.length))
        for place in finding.related
        if place.role == "same"
    ]
