"""How paths are named: to people from where they stand, in records from the project's root."""

import os


def shown_path(path: str | os.PathLike[str]) -> str:
    """A path for people: POSIX, relative if given so or if it lies below the current folder."""
    normal = os.path.normpath(path)
    if os.path.isabs(normal):
        return project_path(normal, os.getcwd())
    return normal.replace(os.sep, "/")


def project_path(path: str | os.PathLike[str], root: str) -> str:
    """A path as it stands in records: POSIX, relative to the root if it lies below it."""
    whole, top = os.path.abspath(path), os.path.abspath(root)
    if whole == top:
        return "."
    top = os.path.join(top, "")
    return (whole[len(top) :] if whole.startswith(top) else whole).replace(os.sep, "/")
