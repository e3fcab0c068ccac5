"""Reports over real text, with every kind of thing that a format can hold."""

from dataclasses import replace

from sample import finding, report

from checker.finding import Certainty, Finding, Fix, Place, Severity
from checker.report import CheckError, FileInfo, Report, Silenced
from checker.text import LineIndex

SOURCE = "A 😀 gale , they say.\r\n\tThe gale\r\nblew. Gale.\n"
PATH = "news/storm.md"


def placed(
    source: str,
    start: int,
    end: int,
    *,
    path: str = PATH,
    fixes: tuple[Fix, ...] = (),
    related: tuple[Place, ...] = (),
    rule: str = "house/gale",
    severity: Severity = Severity.error,
) -> Finding:
    """A finding at code points of a text."""
    lines = LineIndex(source)
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    return replace(
        finding(path, rule=rule, severity=severity, certainty=Certainty.certain),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        offset=start,
        length=end - start,
        text=source[start:end],
        source=source[start:end],
        fixes=fixes,
        related=related,
        fingerprint=f"{start:016x}",
    )


def place_in(source: str, start: int, end: int, role: str, path: str = PATH) -> Place:
    line, column = LineIndex(source).position(start)
    return Place(role, path, line, column, start, end - start, source[start:end], "")


def of_source(
    *findings: Finding, source: str = SOURCE, silenced: tuple[Silenced, ...] = ()
) -> Report:
    return replace(report(*findings), sources={PATH: source}, silenced=silenced)


FULL = of_source(
    placed(
        SOURCE,
        4,
        8,
        fixes=(Fix(8, 1, "", True), Fix(4, 4, "storm", True)),
        related=(place_in(SOURCE, 27, 31, "same"), place_in(SOURCE, 39, 43, "other")),
    ),
    placed(SOURCE, 27, 37, rule="house/blown", severity=Severity.warning),
    placed(SOURCE, 44, 44, rule="house/stop", severity=Severity.suggestion),
    silenced=(
        Silenced(placed(SOURCE, 39, 43), "comment"),
        Silenced(placed(SOURCE, 0, 1), "baseline"),
    ),
)
"""An emoji before a finding, a range over two lines, one of no length, fixes, places, silence."""

ERRORS = (CheckError("b.txt", "b.txt: is a binary file"), CheckError("", "no rules"))
ONLY_ERRORS = Report(errors=ERRORS)
CLEAN = report()
EMPTY = Report()

PARAGRAPHS = Report(
    findings=(placed("One.\nTwo.\n", 5, 9, path="a.docx"),),
    files=(FileInfo("a.docx", 2, "paragraph", 0),),
    sources={"a.docx": "One.\nTwo.\n"},
)

HOSTILE = (
    "]]>",
    "<script>alert(1)</script> & &amp; \"q\" 'q'",
    "a\x00b\x08c\x0bd\x1b[31m\x7f\x85\ufffe\uffff",
    "one\r\ntwo\nthree\rfour\u2028five",
    "::error::100% %0A ##[error]",
    "[click](https://evil.example) ![i](x) `code` | cell | **b** @all #1 $x$ www.evil.example",
    "tab\tend 😀𝔘 \u202e",
    "\udcff",
)


def hostile(text: str) -> Report:
    """A report in which a text stands wherever a text can stand."""
    one = replace(
        placed(SOURCE, 4, 8),
        path=f"a{text}.md",
        message=text,
        text=text,
        source=text,
        rule=f"house/{text}",
        fixes=(Fix(4, 4, text, False),),
        related=(replace(place_in(SOURCE, 27, 31, "same"), message=text, text=text),),
    )
    return Report(
        findings=(one,),
        files=(FileInfo(one.path, 3, "line", 0),),
        errors=(CheckError(f"b{text}", text),),
        sources={one.path: SOURCE, PATH: SOURCE},
    )
