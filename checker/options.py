"""The configuration of a run: what the file says, and the options that stand against it."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from checker.config import Config, parse_size
from checker.discovery import discover, project_root
from checker.errors import UsageError
from checker.finding import Certainty, Severity
from checker.plan import selectable_names, unknown_name
from checker.run import starting_folder, with_project_files


def configured(options: Namespace) -> Config:
    """The configuration of a run: the file's, with what the command line says instead."""
    paths = getattr(options, "paths", [])
    if paths == ["-"]:
        paths = [options.stdin_filename or "."]
    if options.config is not None:
        from checker.config_file import load

        config = load(Path(options.config))
    elif options.no_config:
        config = Config(root=str(project_root(starting_folder(paths))))
    else:
        config = discover(starting_folder(paths))
    config = with_project_files(config)
    if getattr(options, "original", None) is not None:
        config = replace(config, compared=True)
    if hasattr(options, "backends"):
        config = _with_backends(config, options)
    if hasattr(options, "exclude"):
        config = _with_input(config, options)
    if not hasattr(options, "select"):
        return config
    select, ignore = _names(options.select, "--select"), _names(options.ignore, "--ignore")
    if config.select or config.ignore or config.overrides or select or ignore:
        from checker.config_file import check_names

        known = selectable_names(config.rules)
        check_names(config, known)
        for name in (*select, *ignore):
            if name not in known:
                raise unknown_name(name, config.rules)
    return _with_options(config, options, select, ignore)


def _with_options(
    config: Config, options: Namespace, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Config:
    """What is asked for on the command line wins, also over what the file says of single files."""
    overrides = config.overrides
    if select:
        overrides = tuple(replace(override, select=None) for override in overrides)
        config = replace(
            config,
            select=select,
            # a rule that is named now is wanted, whatever the file leaves out as a habit
            ignore=tuple(name for name in config.ignore if name not in select),
        )
    if options.severity:
        overrides = tuple(replace(override, severity=None) for override in overrides)
        config = replace(config, severity=Severity[options.severity])
    if options.certainty:
        overrides = tuple(replace(override, certainty=None) for override in overrides)
        config = replace(config, certainty=Certainty[options.certainty])
    fail_on = getattr(options, "fail_on", None)
    if fail_on:
        config = replace(config, fail_on=None if fail_on == "never" else Severity[fail_on])
    if getattr(options, "corpus", False):
        config = replace(config, corpus=True)
    if getattr(options, "vectors", False):
        config = replace(config, vectors=True)
    if options.jobs is not None:
        config = replace(config, jobs=options.jobs)
    if options.baseline is not None:
        config = replace(config, baseline=str(Path(options.baseline).absolute()))
    return replace(
        config,
        ignore=(*config.ignore, *ignore),
        overrides=overrides,
    )


def _with_input(config: Config, options: Namespace) -> Config:
    """What is read, and how much of it."""
    if options.max_file_size is not None:
        try:
            config = replace(config, max_file_size=parse_size(options.max_file_size))
        except ValueError:
            raise UsageError(
                f"--max-file-size is '{options.max_file_size}'; expected a size such as 20MB"
            ) from None
    if options.exclude:
        from checker.globs import glob_problem

        for glob in options.exclude:
            if problem := glob_problem(glob):
                raise UsageError(f"--exclude has a wrong glob: {problem}")
    return replace(config, exclude=(*config.exclude, *options.exclude))


def _with_backends(config: Config, options: Namespace) -> Config:
    """The other checkers that are asked, and how."""
    languagetool = config.languagetool
    if options.languagetool_server is not None:
        languagetool = replace(languagetool, server=options.languagetool_server)
    if options.languagetool_public:
        languagetool = replace(languagetool, public=True)
    backends = tuple(dict.fromkeys((*config.backends, *options.backends)))
    if languagetool != config.languagetool and "languagetool" not in backends:
        raise UsageError(
            "LanguageTool is not asked, so --languagetool-server and --languagetool-public say "
            "nothing; add --with languagetool"
        )
    return replace(
        config,
        backends=backends,
        best_effort=config.best_effort or options.best_effort,
        languagetool=languagetool,
    )


def _names(values: Iterable[str], option: str) -> tuple[str, ...]:
    names = tuple(name.strip() for value in values for name in value.split(","))
    if not all(names):
        raise UsageError(f"{option} has an empty name; part rules and families by one comma each")
    return names
