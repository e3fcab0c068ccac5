"""Draw `docs/terminal.svg`: what `subeditor check docs/example.txt` shows at a terminal.

usage: python docs/make_picture.py
"""

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

from checker import check_paths
from checker.config import Config
from checker.reporters.terminal import render

WIDTH = 100


def main() -> None:
    """Check the example and write the picture beside this file."""
    folder = Path(__file__).parent
    report = check_paths([str(folder.relative_to(Path.cwd()) / "example.txt")], Config())
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ subeditor check docs/example.txt", style="bold"))
    console.print(Text.from_ansi(render(report, WIDTH)))
    console.save_svg(str(folder / "terminal.svg"), title="subeditor")


if __name__ == "__main__":
    main()
