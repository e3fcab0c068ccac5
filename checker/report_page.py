"""The editor's report as one HTML page that asks for nothing from anywhere.

Templates, style and script stand in `report_html`. Style and script are allowed by their hashes,
all else is forbidden, and whatever comes from a text is escaped by the templates.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker import __version__
from checker.config import SIDECAR
from checker.finding import Certainty, Finding, Place, Severity, normalise_quote
from checker.name_list import ListedName
from checker.readability import MISSING
from checker.report import Report
from checker.report_files import FileView, ReportFiles
from checker.report_summary import Summary, family_counts
from checker.reporters.words import counted, visible
from checker.rule import FAMILY_TYPES, Rule

if TYPE_CHECKING:
    from checker.report_original import SideBySide

FOLDER = Path(__file__).parent / "report_html"

STAMP = "<!-- subeditor report -->"
"""Stands in the second line of every report: such a file may be written over."""

BINS = 120
"""Parts of a text in its density strip."""

LOWEST, HIGHEST = 3, 8
"""Findings that fill a part of the strip to the top, where no part has more, and at most."""

NAMES_SHOWN = 150

QUOTE = 300
"""Code points of a quotation that the page holds for its script."""


class Bar(NamedTuple):
    """One finding in a density strip, in hundredths of its width and height."""

    family: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """All that the templates are given, apart from the files of the folder."""

    title: str
    report: Report
    files: ReportFiles
    summary: Summary
    rules: Mapping[str, Rule]
    """The rules that found something, by id."""
    key: str
    """Under which a browser keeps the decisions."""
    corpus: bool
    vectors: bool
    backends: tuple[str, ...] = ()


def pieces(page: Page) -> Iterator[str]:
    """The page, piece by piece."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "bars": bars,
        "counted": counted,
        "family_class": family_class,
        "original": original,
        "visible": visible,
        "unseen": _is_unseen,
    }
    style, script = ((FOLDER / name).read_text("utf-8") for name in ("report.css", "report.js"))
    findings = page.report.findings
    names, more_names = _names(page)
    template = environment.get_template("page.html")
    yield from template.generate(
        page=page,
        stamp=Markup(STAMP),
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=_data(page),
        families=family_counts(findings),
        severities=_levels(Counter(f.severity.name for f in findings), Severity),
        certainties=_levels(Counter(f.certainty.name for f in findings), Certainty),
        names=names,
        more_names=more_names,
        not_measured=MISSING,
        sidecar=SIDECAR,
        version=__version__,
    )


def _policy(style: str, script: str) -> str:
    hashes = [b64encode(sha256(text.encode()).digest()).decode("ascii") for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _levels(
    counts: Counter[str], levels: type[Severity] | type[Certainty]
) -> list[tuple[str, int]]:
    """The levels that occur, the highest first."""
    return [(level.name, counts[level.name]) for level in reversed(levels) if counts[level.name]]


def family_class(family: str) -> str:
    """The class that gives a family its colour and pattern; a house's own share one."""
    return f"f-{family}" if family in FAMILY_TYPES else "f-other"


def original(finding: Finding) -> str | None:
    """What most likely stood at the place of a finding: empty to delete it, None if not known."""
    if finding.scope == "document":
        return None
    inside = [
        fix
        for fix in finding.fixes
        if finding.offset <= fix.offset and fix.offset + fix.length <= finding.end
    ]
    if inside:
        text = finding.source
        for fix in sorted(inside, key=lambda fix: -fix.offset):
            start = fix.offset - finding.offset
            text = text[:start] + fix.text + text[start + fix.length :]
        return normalise_quote(text)
    for fix in finding.fixes:
        if fix.offset <= finding.offset and finding.end <= fix.offset + fix.length:
            return normalise_quote(fix.text)
    return None


def _is_unseen(text: str) -> bool:
    """Whether nothing of a text can be seen, as of a zero-width space."""
    return bool(text) and not any(c.isprintable() and not c.isspace() for c in text)


def bars(file: FileView) -> list[Bar]:
    """The density strip of a file: a bar a finding, those of one part of the text stacked."""
    if file.read is None:
        return []
    parts = [
        (min(int(file.read.positions[number] * BINS), BINS - 1), family_class(finding.family))
        for number, finding in file.findings
        if number in file.read.positions
    ]
    most = max(Counter(part for part, _ in parts).values(), default=0)
    height = 100 / min(max(most, LOWEST), HIGHEST)
    stacks: Counter[int] = Counter()
    result = []
    for part, family in parts:
        stacks[part] += 1
        y = 100 - stacks[part] * height
        if y > -0.5:
            result.append(
                Bar(family, round(part * 100 / BINS, 2), round(y, 2), round(height * 0.88, 2))
            )
    return result


def _names(page: Page) -> tuple[list[ListedName], int]:
    """The names to list, those with variants first, and the number of the others."""
    ordered = sorted(
        page.files.names, key=lambda name: (not name.variants, -len(name.files), -name.count)
    )
    return ordered[:NAMES_SHOWN], max(len(ordered) - NAMES_SHOWN, 0)


def _data(page: Page) -> dict[str, Any]:
    """What the script needs and the page does not hold."""
    files = {file.path: file for file in page.files.files}
    return {
        "schema": 1,
        "tool": {"name": "subeditor", "version": __version__},
        "key": page.key,
        "corpus": page.corpus,
        "vectors": page.vectors,
        "backends": list(page.backends),
        "sidecar": SIDECAR,
        "files": [
            {
                "path": file.path,
                "recorded": file.recorded,
                "sha256": file.digest,
                "format": file.format,
                "unit": file.unit,
            }
            | ({"original": file.beside.path} if file.beside is not None else {})
            for file in page.files.files
        ],
        "rules": {
            rule.id: {"name": rule.name, "why": normalise_quote(rule.why)}
            for rule in page.rules.values()
        },
        "findings": [
            _finding_data(files[finding.path], number, finding, files)
            for number, finding in enumerate(page.report.findings)
        ],
    }


def _finding_data(
    file: FileView, number: int, finding: Finding, files: Mapping[str, FileView]
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "file": file.number,
        "rule": finding.rule,
        "severity": finding.severity.name,
        "certainty": finding.certainty.name,
        "line": finding.line,
        "text": _cut(normalise_quote(finding.text)),
        "fingerprint": finding.fingerprint,
        "context": file.contexts.get(number, ""),
    }
    if file.read is not None and (finding.offset, finding.length) in file.read.spots:
        data["spot"] = file.read.spots[finding.offset, finding.length]
        data["at"] = round(file.read.positions.get(number, 0), 4)
    places = [_place_data(place, files, file.beside) for place in finding.related]
    if places:
        data["places"] = places
    return data


def _place_data(
    place: Place, files: Mapping[str, FileView], beside: "SideBySide | None"
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "role": place.role,
        "line": place.line,
        "text": _cut(normalise_quote(place.text)),
    }
    file = files.get(place.path)
    if file is None:
        data["path"] = place.path
        if beside is not None and place.path == beside.path:
            spot = beside.spots.get((place.offset, place.length))
            return data if spot is None else data | {"spot": spot, "original": True}
        return data
    data["file"] = file.number
    if file.read is not None and (place.offset, place.length) in file.read.spots:
        data["spot"] = file.read.spots[place.offset, place.length]
    return data


def _cut(text: str) -> str:
    return text if len(text) <= QUOTE else f"{text[: QUOTE - 1]}…"
