"""The arguments of `subeditor languagetool`."""

import argparse

ACTIONS = ("install", "start", "stop", "status")

STATUS = (
    "Exit status: 0 done, 2 an error; of status: 0 a server runs, 1 none does, 2 one runs and does "
    "not answer."
)


def parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """The options of the command; those of other actions than the one asked for are errors."""
    parser.add_argument("action", metavar=" | ".join(ACTIONS), choices=ACTIONS, help="what to do")
    parser.add_argument("--version", metavar="V", help="install or start this version")
    install = parser.add_argument_group("install")
    install.add_argument(
        "--from",
        dest="source",
        choices=("maven", "package"),
        help="where from: what English needs, from Maven Central (the default), or all of it, by "
        "the download of language-tool-python",
    )
    install.add_argument(
        "--repository",
        metavar="URL|DIR",
        help="the Maven repository (default: SUBEDITOR_MAVEN_REPOSITORY, or Maven Central)",
    )
    start = parser.add_argument_group("start")
    start.add_argument(
        "--idle",
        metavar="MINUTES",
        type=_minutes,
        help="end the server after so long without a check (default: 30)",
    )
    start.add_argument(
        "--heap", metavar="MB", type=_megabytes, help="the memory of Java (default: 1024)"
    )
    options = parser.parse_intermixed_args(arguments)
    for names, actions in (
        (("source", "repository"), {"install"}),
        (("idle", "heap"), {"start"}),
        (("version",), {"install", "start"}),
    ):
        given = [name for name in names if getattr(options, name) is not None]
        if given and options.action not in actions:
            name = given[0].replace("source", "from")
            parser.error(f"--{name} is an option of `{' and '.join(sorted(actions))}`")
    if options.source == "package" and options.repository is not None:
        parser.error("--repository is of --from maven")
    return options


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0
    if not 0 < minutes <= 10_000:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of minutes above 0")
    return minutes


def _megabytes(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 128 <= int(text) <= 65_536:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of megabytes from 128")
    return int(text)
