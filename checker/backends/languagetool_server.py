"""Which LanguageTool server is asked: the one that is named, or our own on this machine."""

from typing import TYPE_CHECKING

from checker.backends import BackendError
from checker.backends.languagetool_client import MISSING, api

if TYPE_CHECKING:
    from checker.config import LanguageToolSettings


def unavailable(settings: "LanguageToolSettings") -> str | None:
    """Why no server can be asked and what to do about it; None if one can be.

    No connection is made.
    """
    from importlib.util import find_spec

    if find_spec("requests") is None:
        return MISSING
    if settings.server is not None:
        try:
            api(settings.server, public=settings.public)
        except BackendError as error:
            return str(error)
    return None


def server_for(settings: "LanguageToolSettings") -> str:
    """The address of the server to ask; our own is started if need be. Raises BackendError."""
    if settings.server is not None:
        return settings.server
    raise BackendError("no local server yet")
