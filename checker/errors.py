"""The errors a user can meet, each with a message that says where and what to do."""


class SubeditorError(Exception):
    """Base of all our errors; `str(error)` is the message shown to the user."""


class UsageError(SubeditorError):
    """A wrong argument, path or option on the command line."""


class ConfigError(SubeditorError):
    """A configuration file that cannot be read or holds an unknown key."""


class UnreadableFileError(SubeditorError):
    """An input that cannot be opened, decoded or parsed."""


class UnwritableFileError(SubeditorError):
    """A file that cannot be written; what was there is left as it was."""


class VectorsError(SubeditorError):
    """Vectors that are asked for where the extra, or the model it ships, cannot be loaded."""


class RuleError(SubeditorError):
    """A rule file or lexicon that is wrong; the message begins with `file:line:`."""


class RuleCrashError(SubeditorError):
    """A rule that failed or ran out of time on one file; its findings there are dropped."""


class BackendError(SubeditorError):
    """A second opinion that cannot be had; our own findings stand without it."""
