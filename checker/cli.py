"""The command line: arguments and exit status; the work is done in `checker.commands`.

Exit status: 0 clean; 1 findings at or above the fail level; 2 a wrong argument or configuration,
input that cannot be read, a rule that failed; 130 an interrupt.
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from checker import __version__
from checker.errors import SubeditorError, UsageError
from checker.output import warn, write

FAILED, INTERRUPTED = 2, 130

RULES_COMMANDS = ("list", "test", "schema")
SEVERITIES = ("error", "warning", "suggestion")
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
CERTAINTIES = ("certain", "likely", "possible")
BACKENDS = ("languagetool",)

STATUS = "Exit status: 0 clean, 1 findings at or above the fail level, 2 an error."

HELP = f"""\
Subeditor {__version__} finds what machine translation, spinning, paraphrasing and copy-paste
leave behind in English prose, and says where.

usage: subeditor COMMAND [OPTION...] [PATH...]

commands:
  check [PATH...|-]      check files, folders or standard input
  compare ORIGINAL NEW   check rewritten files and hold them against their originals
  baseline [PATH...]     record the findings there are, so that only new ones are reported
  report [PATH...]       write an HTML report for an editor to work through
  apply FILE [DIR]       write down what an editor decided in a report
  names [PATH...]        list the names in the texts, or write them to names.toml
  languagetool ACTION    install, start, stop or look at a LanguageTool server of your own
  stats [PATH...|-]      tell how long texts are and how hard to read
  doctor [DIR]           say what is installed and found, and what to do about the rest
  explain RULE           say what a rule finds, why, and how to silence it
  rules list             list the rules
  rules test [DIR...]    run the examples of a folder of rules
  rules schema           print the JSON Schema of rule files

`subeditor COMMAND --help` tells the options of a command, `--version` the version.
"""


# a run is short and makes hardly any cycles: collecting took a tenth of a cold start and up to two
# fifths of reading a large file
gc.disable()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (by default that of the process) and return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except SubeditorError as error:
        warn(f"error: {error}")
        return FAILED
    except KeyboardInterrupt:
        warn("interrupted")
        return INTERRUPTED
    except Exception:
        # Python's own status for this is 1, which would pass for findings
        import traceback

        warn(f"internal error, please report it:\n{traceback.format_exc()}")
        return FAILED


def _run(arguments: list[str]) -> int:
    if not arguments:
        warn("a command is missing\n\n" + HELP)
        return FAILED
    first, rest = arguments[0], arguments[1:]
    if first in {"-h", "--help", "help"}:
        write([HELP])
        return 0
    if first in {"-V", "--version"}:
        write([f"subeditor {__version__}\n"])
        return 0
    if first not in _PARSERS:
        raise UsageError(_hint(arguments))
    options = _PARSERS[first](rest)
    from checker.commands import COMMANDS

    return COMMANDS[first](options)


def _hint(arguments: list[str]) -> str:
    """What is wrong with a command line that does not begin with a command."""
    import shlex

    first = arguments[0]
    if first.startswith("-") and first != "-":
        command = next((word for word in arguments if word in _PARSERS), "check")
        rest = list(arguments)
        if command in rest:
            rest.remove(command)
        option = first.partition("=")[0]
        return (
            f"the option {option} stands before the command; "
            f"write `subeditor {shlex.join([command, *rest])}`"
        )
    from difflib import get_close_matches

    close = get_close_matches(first, list(_PARSERS), 1, 0.7)
    if close:
        return f"unknown command '{first}'; did you mean `subeditor {close[0]}`?"
    return (
        f"unknown command '{first}'; did you mean `subeditor {shlex.join(['check', *arguments])}`?"
    )


class _HelpFormatter(argparse.HelpFormatter):
    """Help in 80 columns: asking for the terminal's costs an import with every option added."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=80)


class _Parser(argparse.ArgumentParser):
    """The parser of one command; its errors end like all others."""

    def __init__(
        self, command: str, arguments: str, description: str, status: str = STATUS
    ) -> None:
        super().__init__(
            prog=f"subeditor {command}",
            usage=f"subeditor {command} [OPTION...] {arguments}",
            description=description,
            epilog=status,
            allow_abbrev=False,
            formatter_class=_HelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (`{self.prog} --help` shows the options)")

    def print_help(self, file: object = None) -> None:
        write([self.format_help()])


def _check(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser("check", "[PATH...|-]", "Check files, folders, or with - standard input.")
    _add_input(parser)
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="the path that text from - is read and told as"
    )
    return _checking(parser, arguments)


def _compare(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        "compare",
        "ORIGINAL REWRITTEN",
        "Check a rewritten text and hold it against its original: names, numbers, negations, "
        "quotations and all else that must not change. Two folders are paired by file names.",
    )
    parser.add_argument("original", metavar="ORIGINAL", help="the original, a file or a folder")
    parser.add_argument("paths", metavar="REWRITTEN", nargs=1, help="what was made of it")
    _add_config(parser)
    _add_exclude(parser.add_argument_group("input"))
    parser.add_argument(
        "--only-compare", action="store_true", help="only what differs from the original"
    )
    _add_vectors(parser)
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


def _checking(parser: _Parser, arguments: list[str]) -> argparse.Namespace:
    """The options of a command that reports findings, added and read."""
    _add_rules(parser)
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
    output.add_argument(
        "--no-color", action="store_true", help="no colours on a terminal (or set NO_COLOR)"
    )
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


def _baseline(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        "baseline",
        "[PATH...]",
        "Record the findings there are, so that only new ones are reported.",
    )
    _add_input(parser)
    _add_rules(parser)
    parser.add_argument("--baseline", metavar="FILE", help="the file to write")
    parser.add_argument(
        "--prune", action="store_true", help="only remove entries whose text is gone"
    )
    return parser.parse_intermixed_args(arguments)


def _explain(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser("explain", "RULE", "Say what a rule finds, why, and how to silence it.")
    parser.add_argument("rule", metavar="RULE", help="the id of a rule, or a family")
    _add_config(parser)
    return parser.parse_intermixed_args(arguments)


def _rules(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        "rules",
        "list | test [DIR...] | schema",
        "List the rules, test rule folders, print the schema of rule files.",
    )
    parser.add_argument(
        "words",
        metavar="list | test [DIR...] | schema",
        nargs="*",
        help="what to do; test runs the examples of the rules in the folders",
    )
    _add_backends(parser)
    _add_config(parser)
    options = parser.parse_intermixed_args(arguments)
    options.action, *options.folders = options.words or [""]
    if options.action not in RULES_COMMANDS:
        parser.error(f"expected one of {', '.join(RULES_COMMANDS)} after `subeditor rules`")
    if options.folders and options.action != "test":
        parser.error(f"`subeditor rules {options.action}` takes no folder")
    return options


def _names(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser("names", "[PATH...]", "List the names in the texts, with counts and variants.")
    _add_input(parser, jobs=False)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--write", action="store_true", help="make names.toml of them; it is never overwritten"
    )
    options = parser.parse_intermixed_args(arguments)
    if options.write and options.format != "text":
        parser.error("--write makes a file and cannot be had with --format")
    return options


def _stats(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        "stats",
        "[PATH...|-]",
        "Tell the length of texts and how hard they are to read.",
        "Exit status: 0 told, 2 an error.",
    )
    _add_input(parser, jobs=False)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--sections", action="store_true", help="also between headings")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="with -: the path it stands for, as in check"
    )
    options = parser.parse_intermixed_args(arguments)
    if options.stdin_filename is not None and options.paths != ["-"]:
        parser.error("--stdin-filename needs - as the only path")
    return options


def _doctor(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        "doctor",
        "[DIR]",
        "Say what is installed and found, and what to do about the rest. Nothing is connected to.",
        "Exit status: 0 all that is asked for is there, 1 something is missing, 2 an error.",
    )
    parser.add_argument(
        "paths", metavar="DIR", nargs="*", help="the project (default: this folder)"
    )
    _add_config(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_intermixed_args(arguments)
    if len(options.paths) > 1:
        parser.error("one folder at a time")
    return options


def _report(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        "report",
        "[PATH...]",
        "Write an HTML report for an editor to work through.",
        "Exit status: 0 written, 2 an error; what could be checked is written all the same.",
    )
    _add_input(parser)
    _add_rules(parser)
    parser.add_argument(
        "--output", "-o", metavar="FILE", help="the file to write (default: report.html)"
    )
    parser.add_argument(
        "--original",
        metavar="FILE",
        help="what the text was made of: both are held against each other and shown side by side",
    )
    _add_vectors(parser)
    parser.add_argument("--quiet", "-q", action="store_true", help="say nothing but errors")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--baseline", metavar="FILE", help="the findings that are known")
    which.add_argument("--no-baseline", action="store_true", help="report known findings as well")
    options = parser.parse_intermixed_args(arguments)
    if options.original is not None and len(options.paths) != 1:
        parser.error("--original is that of one text; name that text, and no other")
    if options.vectors and options.original is None:
        parser.error("--vectors is for a text beside its --original")
    return options


def _apply(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(
        "apply",
        "FILE [DIR]",
        "Write down decisions exported from a report: what was dismissed is silenced.",
        "Exit status: 0 all decisions written, 2 an error.",
    )
    parser.add_argument("file", metavar="FILE", help="the decisions, as exported")
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", help="the project (default: around this folder)"
    )
    _add_config(parser)
    parser.add_argument(
        "--as",
        dest="form",
        choices=("suppressions", "baseline"),
        default="suppressions",
        help="where to: the file of suppressions (the default) or the baseline",
    )
    parser.add_argument("--baseline", metavar="FILE", help="the baseline to write")
    parser.add_argument("--original", metavar="FILE", help="the original, if the report had one")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be written")
    options = parser.parse_intermixed_args(arguments)
    if options.baseline is not None and options.form != "baseline":
        parser.error("--baseline needs --as baseline")
    return options


def _languagetool(arguments: list[str]) -> argparse.Namespace:
    from checker import languagetool_options

    parser = _Parser(
        "languagetool",
        " | ".join(languagetool_options.ACTIONS),
        "Install LanguageTool, and keep a server of it warm between runs, on this machine only.",
        languagetool_options.STATUS,
    )
    return languagetool_options.parsed(parser, arguments)


_PARSERS = {
    "check": _check,
    "compare": _compare,
    "report": _report,
    "apply": _apply,
    "baseline": _baseline,
    "explain": _explain,
    "languagetool": _languagetool,
    "doctor": _doctor,
    "names": _names,
    "rules": _rules,
    "stats": _stats,
}


def _add_config(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("configuration")
    which = group.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="use this file and look for no other")
    which.add_argument("--no-config", action="store_true", help="use no configuration file")


def _add_input(parser: argparse.ArgumentParser, *, jobs: bool = True) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files or folders (default: this folder)"
    )
    _add_config(parser)
    group = parser.add_argument_group("input")
    _add_exclude(group)
    if jobs:
        group.add_argument(
            "--corpus",
            action="store_true",
            help="names must agree over all files, not in each alone",
        )
        group.add_argument(
            "--jobs",
            metavar="N",
            type=_jobs,
            help="number of processes (default: by amount of text)",
        )


def _add_exclude(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--exclude",
        metavar="GLOB",
        action="append",
        default=[],
        help="leave out files or folders, as in .gitignore; may be repeated",
    )
    group.add_argument(
        "--max-file-size", metavar="SIZE", help="larger files are an error (default: 20 MB)"
    )


def _add_vectors(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--vectors",
        action="store_true",
        help="pair sentences that share no words by vectors (the extra subeditor[vectors])",
    )


def _add_rules(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("rules")
    group.add_argument(
        "--select",
        metavar="RULES",
        action="append",
        default=[],
        help="run these families or ids only; parted by commas, may be repeated",
    )
    group.add_argument(
        "--ignore", metavar="RULES", action="append", default=[], help="do not run these"
    )
    group.add_argument(
        "--severity", choices=SEVERITIES, help="the lowest shown (default: suggestion)"
    )
    group.add_argument(
        "--certainty", choices=CERTAINTIES, help="the lowest shown (default: likely)"
    )
    _add_backends(parser)


def _add_backends(parser: argparse.ArgumentParser) -> None:
    others = parser.add_argument_group("second opinions")
    others.add_argument(
        "--with",
        dest="backends",
        choices=BACKENDS,
        action="append",
        default=[],
        help="ask another checker as well: languagetool",
    )
    others.add_argument(
        "--best-effort", action="store_true", help="go on without one that gives no answer"
    )
    others.add_argument(
        "--languagetool-server",
        metavar="URL",
        help="a LanguageTool server that runs (default: our own on this machine)",
    )
    others.add_argument(
        "--languagetool-public",
        action="store_true",
        help="allow the public service: the text leaves this machine",
    )


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1")
    return int(text)
