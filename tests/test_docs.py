"""The documentation: every rule has its page, every link leads somewhere."""

import html
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


class Page(HTMLParser):
    """Links, ids and tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        loads = tag in ("script", "img") or (
            tag == "link" and found.get("rel") in ("stylesheet", "preconnect", "preload")
        )
        if loads:
            self.fetched.append(found.get("src") or found.get("href") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site; `strict` in its configuration makes a broken link in Markdown an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    run = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def test_every_rule_has_a_page_that_the_list_of_its_family_leads_to(site: Path) -> None:
    rules = sorted((ROOT / "rules").glob("*/*.yaml"))
    assert len(rules) > 400
    for rule in rules:
        page = site / "rules" / rule.parent.name / f"{rule.stem}.html"
        assert page.is_file(), rule
        listed = (page.parent / "index.html").read_text(encoding="utf-8")
        assert f'href="{rule.stem}.html"' in listed


def test_every_link_and_anchor_of_the_site_leads_somewhere(site: Path) -> None:
    pages = {
        path.resolve(): Page(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
        if path.name != "404.html"
    }
    for path, page in pages.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = link.partition("#")
            leads_to = (path.parent / target).resolve() if target else path
            assert leads_to.exists(), f"{path}: {link}"
            if anchor and leads_to in pages:
                assert anchor in pages[leads_to].ids, f"{path}: {link}"


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        for link in Page(path.read_text(encoding="utf-8")).fetched:
            assert not re.match(r"(?:[a-z]+:)?//", link), f"{path}: {link}"


def test_markup_in_the_examples_of_a_rule_is_shown_not_obeyed(site: Path) -> None:
    text = (site / "rules" / "residue" / "html-tag.html").read_text(encoding="utf-8")
    assert "&lt;br&gt;" in text or "&lt;/" in text
    example = re.search(r"<blockquote class=.?example.?>(.*?)</blockquote>", text, re.DOTALL)
    assert example
    tags = set(re.findall(r"</?([a-z]+)", example[1]))
    assert tags <= {"p", "br", "mark"}
    assert "⟦" not in html.unescape(example[1])


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "seeds/README.md"]
)
def test_files_that_a_text_of_the_repository_links_to_exist(name: str) -> None:
    path = ROOT / name
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:|#", link):
            assert (path.parent / link.partition("#")[0]).exists(), f"{name}: {link}"
