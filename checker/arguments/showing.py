"""The arguments of the commands that show what rules, texts and servers there are."""

import argparse

from checker.arguments import (
    Parser,
    add_backends,
    add_config,
    add_input,
    add_no_color,
    add_text_or_json,
)

RULES_COMMANDS = ("list", "test", "schema")


def explain(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor explain`."""
    parser = Parser("explain", "RULE", "Say what a rule finds, why, and how to silence it.")
    parser.add_argument("rule", metavar="RULE", help="the id of a rule, or a family")
    add_config(parser)
    return parser.parse_intermixed_args(arguments)


def rules(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor rules`."""
    parser = Parser(
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
    add_backends(parser)
    add_config(parser)
    options = parser.parse_intermixed_args(arguments)
    options.action, *options.folders = options.words or [""]
    if options.action not in RULES_COMMANDS:
        parser.error(f"expected one of {', '.join(RULES_COMMANDS)} after `subeditor rules`")
    if options.folders and options.action != "test":
        parser.error(f"`subeditor rules {options.action}` takes no folder")
    return options


def names(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor names`."""
    parser = Parser("names", "[PATH...]", "List the names in the texts, with counts and variants.")
    add_input(parser, jobs=False)
    add_text_or_json(parser)
    parser.add_argument(
        "--write", action="store_true", help="make names.toml of them; it is never overwritten"
    )
    options = parser.parse_intermixed_args(arguments)
    if options.write and options.format != "text":
        parser.error("--write makes a file and cannot be had with --format")
    return options


def languagetool(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor languagetool`."""
    from checker import languagetool_options

    parser = Parser(
        "languagetool",
        " | ".join(languagetool_options.ACTIONS),
        "Install LanguageTool, and keep a server of it warm between runs, on this machine only.",
        languagetool_options.STATUS,
    )
    return languagetool_options.parsed(parser, arguments)


def stats(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor stats`."""
    parser = Parser(
        "stats",
        "[PATH...|-]",
        "Tell the length of texts and how hard they are to read.",
        "Exit status: 0 told, 2 an error.",
    )
    add_input(parser, jobs=False)
    add_text_or_json(parser)
    parser.add_argument("--sections", action="store_true", help="also between headings")
    add_no_color(parser)
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="with -: the path it stands for, as in check"
    )
    options = parser.parse_intermixed_args(arguments)
    if options.stdin_filename is not None and options.paths != ["-"]:
        parser.error("--stdin-filename needs - as the only path")
    return options


def doctor(arguments: list[str]) -> argparse.Namespace:
    """The options of `subeditor doctor`."""
    parser = Parser(
        "doctor",
        "[DIR]",
        "Say what is installed and found, and what to do about the rest. Nothing is connected to.",
        "Exit status: 0 all that is asked for is there, 1 something is missing, 2 an error.",
    )
    parser.add_argument(
        "paths", metavar="DIR", nargs="*", help="the project (default: this folder)"
    )
    add_config(parser)
    add_text_or_json(parser)
    add_no_color(parser)
    options = parser.parse_intermixed_args(arguments)
    if len(options.paths) > 1:
        parser.error("one folder at a time")
    if options.paths == ["-"]:
        parser.error("a project is a folder; standard input (-) has none")
    return options
