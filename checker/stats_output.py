"""The figures of texts as JSON for programs and as a table for people."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker import __version__
from checker.readability import LEAST_WORDS
from checker.report import CheckError
from checker.reporters.words import counted, visible
from checker.stats import Stats, together

HEADINGS = (
    "Text",
    "Words",
    "Sent.",
    "Long",
    "Par.",
    "Mean",
    "Longest",
    "Ease",
    "Grade",
    "Fog",
    "Min.",
)
"""Of the columns: sentences, those of them that are long, paragraphs, mean words of a sentence, the
words and place of the longest, the formulas, minutes."""

SHORT = "short"
"""Stands where a formula would tell nothing."""

NONE = "–"

TITLE = 40
"""Characters of a section's title that are shown."""


def as_json(
    found: Sequence[Stats], errors: Sequence[CheckError], long_sentence: int, *, sections: bool
) -> str:
    """What `stats.schema.json` describes."""
    data = {
        "schema": 1,
        "tool": {"name": "subeditor", "version": __version__},
        "long_sentence": long_sentence,
        "files": [
            {"path": text.title, "unit": text.unit, **_figures(text), **_sections(text, sections)}
            for text in found
        ],
        "total": _figures(together("", found)),
        "errors": [error._asdict() for error in errors],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _figures(stats: Stats) -> dict[str, Any]:
    longest = stats.longest
    return {
        "words": stats.words,
        "sentences": stats.sentences,
        "long_sentences": stats.long_sentences,
        "paragraphs": stats.paragraphs,
        "words_per_sentence": _rounded(stats.words_a_sentence),
        "longest_sentence": longest
        and {
            "words": longest.words,
            "path": longest.path,
            "line": longest.line,
            "column": longest.column,
        },
        "reading_ease": _rounded(stats.ease),
        "grade": _rounded(stats.grade),
        "fog": _rounded(stats.fog),
        "reading_minutes": _rounded(stats.minutes),
    }


def _sections(stats: Stats, wanted: bool) -> dict[str, Any]:
    if not wanted:
        return {}
    return {"sections": [{"title": part.title, **_figures(part)} for part in stats.sections]}


def as_lines(found: Sequence[Stats], *, sections: bool) -> Iterator[str]:
    """The table for a pipe: columns parted by two blanks or more."""
    rows = _rows(found, sections=sections)
    lines = [HEADINGS, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADINGS))]
    for line in lines:
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        yield "  ".join(cells).rstrip() + "\n"
    yield from _notes(rows)


def as_table(found: Sequence[Stats], width: int, *, sections: bool, color: bool) -> str:
    """The table for a terminal that is `width` columns wide."""
    import io

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    output = io.StringIO()
    console = Console(
        file=output, width=max(width, 40), force_terminal=True, no_color=not color, highlight=False
    )
    # a row names its file already
    rows = _rows(found, sections=sections, paths=False)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(HEADINGS[0], overflow="fold")
    for heading in HEADINGS[1:]:
        table.add_column(heading, justify="right", no_wrap=True)
    for number, row in enumerate(rows):
        is_total = len(found) > 1 and number == len(rows) - 1
        style = "bold" if is_total else "dim" if row[0].startswith("  ") else ""
        table.add_row(*map(Text, row), style=style)
    console.print(table)
    longest = together("", found).longest
    if longest and len(found) > 1:
        place = f"{visible(longest.path)}:{longest.line}:{longest.column}"
        console.print(Text(f"longest sentence: {counted(longest.words, 'word')} at {place}"))
    for note in _notes(rows):
        console.print(Text(note.rstrip("\n"), "dim"))
    return output.getvalue()


def _rows(found: Sequence[Stats], *, sections: bool, paths: bool = True) -> list[tuple[str, ...]]:
    """The figures as cells under `HEADINGS`: sections indented under their text, last the total."""
    rows = []
    for text in found:
        rows.append(_row(visible(text.title), text, paths))
        for part in text.sections if sections else ():
            title = visible(part.title) or "(before the first heading)"
            title = title if len(title) <= TITLE else title[: TITLE - 1] + "…"
            rows.append(_row(f"  {title}", part, paths))
    if len(found) > 1:
        total = list(_row(f"all {counted(len(found), 'text')}", together("", found), paths))
        if not paths:
            # a line alone says nothing here; the place stands below
            total[6] = total[6].partition(" ")[0]
        rows.append(tuple(total))
    return rows


def _row(title: str, stats: Stats, paths: bool) -> tuple[str, ...]:
    return (
        title,
        f"{stats.words:,}",
        f"{stats.sentences:,}",
        f"{stats.long_sentences:,}",
        f"{stats.paragraphs:,}",
        _shown(stats.words_a_sentence),
        _longest(stats, paths),
        *(
            SHORT if stats.too_short else _shown(value)
            for value in (stats.ease, stats.grade, stats.fog)
        ),
        _shown(stats.minutes),
    )


def _longest(stats: Stats, paths: bool) -> str:
    longest = stats.longest
    if longest is None:
        return NONE
    if paths:
        return f"{longest.words} at {visible(longest.path)}:{longest.line}:{longest.column}"
    return f"{longest.words} at {longest.line}:{longest.column}"


def _notes(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if any(SHORT in row[1:] for row in rows):
        yield f"short: fewer than {LEAST_WORDS} words, of which ease, grade and fog tell nothing\n"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _shown(value: float | None) -> str:
    return NONE if value is None else f"{value:.1f}"
