"""A real browser for the tests of the report: the Chromium of the system, driven by Playwright."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from machine import program
from playwright.sync_api import Browser, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The path of the browser; the test is skipped without one, and fails in CI."""
    return program(
        os.environ.get("CHROMIUM", ""),
        *NAMES,
        message="no Chromium: install the package chromium, or set CHROMIUM to its path",
    )


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that runs as any user, root included."""
    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@dataclass
class Seen:
    """What a page did beside what it was asked for; nothing, if all is well."""

    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        return not (self.console or self.errors or self.dialogs or self.requests)


def watch(page: Page, file: Path) -> Seen:
    """Open a report and note whatever it does on its own."""
    seen = Seen()

    def requested(request: Request) -> None:
        if request.url != file.as_uri() and not request.url.startswith(("data:,", "blob:")):
            seen.requests.append(request.url)

    page.on("console", lambda message: seen.console.append(message.text))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("request", requested)

    def dialog_opened(dialog: object) -> None:
        seen.dialogs.append(str(dialog))

    page.on("dialog", dialog_opened)
    page.goto(file.as_uri())
    return seen
