"""The command line: arguments and exit status; the work is done in `checker.commands`.

Exit status: 0 clean; 1 findings at or above the fail level; 2 a wrong argument or configuration,
input that cannot be read, a rule that failed; 130 an interrupt.
"""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from checker import __version__
from checker.errors import SubeditorError, UsageError
from checker.output import warn, write

FAILED, INTERRUPTED = 2, 130

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


_MODULES = {
    "check": "checking",
    "compare": "checking",
    "baseline": "checking",
    "report": "reporting",
    "apply": "reporting",
    "names": "showing",
    "languagetool": "showing",
    "explain": "showing",
    "rules": "showing",
    "stats": "showing",
    "doctor": "showing",
}
"""The commands, and the module of `checker.arguments` that parses each."""

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
    if first not in _MODULES:
        raise UsageError(_hint(arguments))
    parse = getattr(import_module(f"checker.arguments.{_MODULES[first]}"), first)
    options = parse(rest)
    from checker.commands import COMMANDS

    return COMMANDS[first](options)


def _hint(arguments: list[str]) -> str:
    """What is wrong with a command line that does not begin with a command."""
    import shlex

    first = arguments[0]
    if first.startswith("-") and first != "-":
        command = next((word for word in arguments if word in _MODULES), "check")
        rest = list(arguments)
        if command in rest:
            rest.remove(command)
        option = first.partition("=")[0]
        return (
            f"the option {option} stands before the command; "
            f"write `subeditor {shlex.join([command, *rest])}`"
        )
    from difflib import get_close_matches

    close = get_close_matches(first, list(_MODULES), 1, 0.7)
    if close:
        return f"unknown command '{first}'; did you mean `subeditor {close[0]}`?"
    return (
        f"unknown command '{first}'; did you mean `subeditor {shlex.join(['check', *arguments])}`?"
    )
