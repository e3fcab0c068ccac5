"""The arguments of the commands that show what rules, texts and servers there are."""

import argparse

from checker.arguments import Parser, add_backends, add_config, add_input

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
    parser.add_argument("--format", choices=("text", "json"), default="text")
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
