"""Where LanguageTool is kept, and where the server that runs is written down."""

import os
from pathlib import Path

JAR = "languagetool-server.jar"
"""In the folder of an installation; it names all other jars."""


def data_folder() -> Path:
    """The folder of all installations; language-tool-python takes it as LTP_PATH."""
    if folder := os.environ.get("SUBEDITOR_DATA"):
        return Path(folder).absolute() / "languagetool"
    from platformdirs import user_data_path

    return user_data_path("subeditor", appauthor=False) / "languagetool"


def state_folder() -> Path:
    """The folder of the running server: its address, log and lock."""
    if folder := os.environ.get("SUBEDITOR_STATE"):
        return Path(folder).absolute() / "languagetool"
    from platformdirs import user_state_path

    return user_state_path("subeditor", appauthor=False) / "languagetool"


def installations() -> dict[str, Path]:
    """The folders of the installed versions, the newest last."""
    found = {
        path.name.removeprefix("LanguageTool-"): path
        for path in data_folder().glob("LanguageTool-*")
        if (path / JAR).is_file()
    }
    return dict(sorted(found.items(), key=lambda entry: _order(entry[0])))


def _order(version: str) -> tuple[tuple[int, int | str], ...]:
    """6.10 after 6.9; what is no number before all numbers."""
    return tuple((1, int(part)) if part.isdigit() else (0, part) for part in version.split("."))
