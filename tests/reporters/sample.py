"""Reports to be rendered."""

from checker.finding import Certainty, Finding, Fix, Place, Severity
from checker.report import CheckError, Excerpt, FileInfo, Report


def finding(
    path: str = "news/storm.md",
    line: int = 3,
    column: int = 5,
    *,
    text: str = "gale",
    rule: str = "house/gale",
    severity: Severity = Severity.warning,
    certainty: Certainty = Certainty.likely,
    message: str = "'gale' is not our style",
    end_line: int | None = None,
    scope: str = "text",
    fixes: tuple[Fix, ...] = (),
    related: tuple[Place, ...] = (),
) -> Finding:
    """A finding; what is not given is plausible."""
    return Finding(
        path=path,
        line=line,
        column=column,
        end_line=end_line or line,
        end_column=column + len(text),
        offset=40 * line + column,
        length=len(text),
        text=text,
        source=text,
        scope=scope,
        rule=rule,
        severity=severity,
        certainty=certainty,
        message=message,
        its="other",
        mqm="other",
        fixes=fixes,
        related=related,
        fingerprint=f"{line * 100 + column:016x}",
    )


def place(role: str, line: int, column: int, path: str = "news/storm.md") -> Place:
    return Place(role, path, line, column, 40 * line + column, 4, "gale", "")


def report(*findings: Finding, errors: tuple[CheckError, ...] = (), **more: object) -> Report:
    """A report of two files with the findings."""
    files = (
        FileInfo("news/calm.txt", 1200, "line", 0),
        FileInfo("news/storm.md", 300, "line", 2),
    )
    excerpts = {f.fingerprint: Excerpt("The ", f.text, " blew all night.") for f in findings}
    return Report(
        findings=findings,
        files=files,
        errors=errors,
        excerpts=excerpts,
        **more,  # type: ignore[arg-type]
    )
