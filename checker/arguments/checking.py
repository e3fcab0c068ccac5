"""The arguments of the commands that check texts."""

import argparse

from checker.arguments import (
    SEVERITIES,
    Parser,
    add_config,
    add_exclude,
    add_input,
    add_no_color,
    add_rules,
    add_vectors,
)

FORMATS = (
    "text",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "checkstyle",
    "junit",
    "rdjson",
    "summary",
)


def check(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor check`."""
    parser = Parser("check", "[PATH...|-]", "Check files, folders, or with - standard input.")
    add_input(parser)
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="the path that text from - is read and told as"
    )
    return _checking(parser, arguments)


def compare(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor compare`."""
    parser = Parser(
        "compare",
        "ORIGINAL REWRITTEN",
        "Check a rewritten text and hold it against its original: names, numbers, negations, "
        "quotations and all else that must not change. Two folders are paired by file names.",
    )
    parser.add_argument("original", metavar="ORIGINAL", help="the original, a file or a folder")
    parser.add_argument("paths", metavar="REWRITTEN", nargs=1, help="what was made of it")
    add_config(parser)
    add_exclude(parser.add_argument_group("input"))
    parser.add_argument(
        "--only-compare", action="store_true", help="only what differs from the original"
    )
    add_vectors(parser)
    parser.set_defaults(stdin_filename=None, jobs=None)
    options = _checking(parser, arguments)
    if options.changed_since is not None:
        parser.error("--changed-since cannot be had with compare, which looks at whole texts")
    if options.only_compare and options.select:
        parser.error("--only-compare and --select exclude each other")
    if "-" in (options.original, *options.paths):
        parser.error("standard input (-) cannot be compared; name two files")
    if options.only_compare:
        options.select = ["compare"]
    return options


def baseline(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor baseline`."""
    parser = Parser(
        "baseline",
        "[PATH...]",
        "Record the findings there are, so that only new ones are reported.",
    )
    add_input(parser)
    add_rules(parser)
    parser.add_argument("--baseline", metavar="FILE", help="the file to write")
    parser.add_argument(
        "--prune", action="store_true", help="only remove entries whose text is gone"
    )
    return parser.parse_intermixed_args(arguments)


def _checking(parser: Parser, arguments: list[str]) -> argparse.Namespace:
    """The options of a command that reports findings, added and read."""
    add_rules(parser)
    parser.add_argument(
        "--fail-on",
        choices=(*SEVERITIES, "never"),
        help="the lowest severity that makes the exit status 1 (default: warning)",
    )
    output = parser.add_argument_group("output")
    output.add_argument(
        "--format",
        action=_Report,
        choices=FORMATS,
        help="text (for people, the default), json or jsonl (for programs), sarif, github, "
        "gitlab, checkstyle, junit, rdjson, summary (Markdown); may be repeated",
        metavar="FORMAT",
    )
    output.add_argument(
        "--output",
        "-o",
        action=_Report,
        metavar="FILE",
        help="write the --format before it, or the one that the suffix tells, to this file (- for "
        "standard output); may be repeated",
    )
    output.add_argument(
        "--changed-since",
        metavar="REF",
        help="only findings on lines changed since a git revision",
    )
    output.add_argument("--quiet", "-q", action="store_true", help="findings and errors only")
    add_no_color(output)
    output.add_argument("--timings", action="store_true", help="tell the time each rule takes")
    output.add_argument(
        "--show-config", action="store_true", help="print the configuration, check nothing"
    )
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="apply the safe fixes")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: the unsafe ones as well"
    )
    fixes.add_argument(
        "--diff", action="store_true", help="print what --fix would change, write nothing"
    )
    baseline = parser.add_argument_group("baseline")
    which = baseline.add_mutually_exclusive_group()
    which.add_argument("--baseline", metavar="FILE", help="the findings that are known")
    which.add_argument("--no-baseline", action="store_true", help="report known findings as well")
    baseline.add_argument(
        "--strict", action="store_true", help="entries whose text is gone make the exit status 1"
    )
    baseline.add_argument("--prune", action="store_true", help="remove entries whose text is gone")
    options = parser.parse_intermixed_args(arguments)
    if options.unsafe_fixes and not (options.fix or options.diff):
        parser.error("--unsafe-fixes needs --fix or --diff")
    if options.stdin_filename is not None and options.paths != ["-"]:
        parser.error("--stdin-filename needs - as the only path")
    _settle_reports(options)
    if options.diff and (options.format != "text" or options.outputs):
        parser.error("--diff prints a diff and cannot be had with --format or --output")
    if options.changed_since is not None and (options.fix or options.diff):
        parser.error("--changed-since cannot be had with --fix and --diff, which look at all lines")
    if options.changed_since is not None and "-" in options.paths:
        parser.error("--changed-since compares files; standard input (-) has no earlier revision")
    if options.prune and options.no_baseline:
        parser.error("--prune needs the baseline; leave out --no-baseline")
    return options


class _Report(argparse.Action):
    """Keeps --format and --output in the order in which they stand."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        namespace.reports = [*getattr(namespace, "reports", []), (self.dest, values)]


def _settle_reports(options: argparse.Namespace) -> None:
    """Set `format`, that of standard output if any, and `outputs`, formats with their files."""
    reports = getattr(options, "reports", [])
    if all(option == "format" for option, _ in reports) and len(reports) < 2:
        options.format, options.outputs = (reports[0][1] if reports else "text"), ()
        return
    from checker.destinations import destinations

    options.format, options.outputs = destinations(reports)
