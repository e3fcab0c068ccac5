"""The arguments of the commands: each module parses those of some, with what all share here."""

import argparse
from typing import NoReturn

from checker.errors import UsageError
from checker.output import write

SEVERITIES = ("error", "warning", "suggestion")
CERTAINTIES = ("certain", "likely", "possible")
BACKENDS = ("languagetool",)

STATUS = "Exit status: 0 clean, 1 findings at or above the fail level, 2 an error."


class _HelpFormatter(argparse.HelpFormatter):
    """Help in 80 columns: asking for the terminal's costs an import with every option added."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=80)


class Parser(argparse.ArgumentParser):
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
        """Raise UsageError."""
        raise UsageError(f"{message} (`{self.prog} --help` shows the options)")

    def print_help(self, file: object = None) -> None:
        """Write the help to standard output, whatever the file."""
        write([self.format_help()])


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which configuration file counts."""
    group = parser.add_argument_group("configuration")
    which = group.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="use this file and look for no other")
    which.add_argument("--no-config", action="store_true", help="use no configuration file")


def add_input(parser: argparse.ArgumentParser, *, jobs: bool = True) -> None:
    """Add the paths and the options that say which files are read."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files or folders (default: this folder)"
    )
    add_config(parser)
    group = parser.add_argument_group("input")
    add_exclude(group)
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


def add_exclude(group: argparse._ArgumentGroup) -> None:
    """Add the options that leave files out."""
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


def add_vectors(parser: argparse.ArgumentParser) -> None:
    """Add the option that has sentences held against each other by vectors."""
    parser.add_argument(
        "--vectors",
        action="store_true",
        help="pair sentences that share no words by vectors (the extra subeditor[vectors])",
    )


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which rules run and what is shown."""
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
    add_backends(parser)


def add_no_color(parser: argparse._ActionsContainer) -> None:
    """Add the option that prints without colours."""
    parser.add_argument(
        "--no-color", action="store_true", help="no colours on a terminal (or set NO_COLOR)"
    )


def add_text_or_json(parser: argparse.ArgumentParser) -> None:
    """Add the option for what a program reads, where there is one form beside the text."""
    parser.add_argument("--format", choices=("text", "json"), default="text")


def add_backends(parser: argparse.ArgumentParser) -> None:
    """Add the options about second opinions."""
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
