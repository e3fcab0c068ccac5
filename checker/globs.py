"""Globs with the meaning they have in `.gitignore`: of excludes, overrides and git itself."""

from collections.abc import Iterable

from pathspec import GitIgnoreSpec

Globs = GitIgnoreSpec


def compile_globs(globs: Iterable[str]) -> Globs:
    """The globs as one matcher: the last one that matches decides, `!` takes back."""
    return GitIgnoreSpec.from_lines(globs)


def glob_problem(glob: str) -> str | None:
    """What is wrong with a glob, or None."""
    try:
        compile_globs([glob])
    except ValueError as error:
        return str(error)
    return None


def compile_gitignore(text: str) -> Globs:
    """The globs of a `.gitignore` file; like git, lines that are no glob are passed over."""
    lines = text.splitlines()
    try:
        return compile_globs(lines)
    except ValueError:
        return compile_globs(line for line in lines if glob_problem(line) is None)
