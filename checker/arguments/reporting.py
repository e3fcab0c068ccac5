"""The arguments of the editor's report and of the decisions that come back from it."""

import argparse

from checker.arguments import Parser, add_config, add_input, add_rules, add_vectors


def report(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor report`."""
    parser = Parser(
        "report",
        "[PATH...]",
        "Write an HTML report for an editor to work through.",
        "Exit status: 0 written, 2 an error; what could be checked is written all the same.",
    )
    add_input(parser)
    add_rules(parser)
    parser.add_argument(
        "--output", "-o", metavar="FILE", help="the file to write (default: report.html)"
    )
    parser.add_argument(
        "--original",
        metavar="FILE",
        help="what the text was made of: both are held against each other and shown side by side",
    )
    add_vectors(parser)
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


def apply(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor apply`."""
    parser = Parser(
        "apply",
        "FILE [DIR]",
        "Write down decisions exported from a report: what was dismissed is silenced.",
        "Exit status: 0 all decisions written, 2 an error.",
    )
    parser.add_argument("file", metavar="FILE", help="the decisions, as exported")
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", help="the project (default: around this folder)"
    )
    add_config(parser)
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
