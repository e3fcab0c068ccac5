"""The report with an original in a real browser: both texts in rows, marked on both sides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Seen, browser, watch
from house import CHECKOUT, Project
from playwright.sync_api import Browser, Page, expect

LOST = "A bell tells the end of the market day, and the boys run down to the boats."


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a pair of `seeds/compare`, with a paragraph that got lost."""
    folder = tmp_path_factory.mktemp("pair")
    (folder / ".git").mkdir()
    project = Project(folder, "")
    seeds = CHECKOUT / "seeds" / "compare"
    first, *rest = (seeds / "court-orchard.original.txt").read_text().split("\n\n")
    project.write("o.txt", "\n\n".join([first, rest[0], LOST, *rest[1:]]))
    project.write("r.txt", (seeds / "court-orchard.rewritten.txt").read_bytes())
    done = project.run("report", "r.txt", "--original", "o.txt", "-q")
    assert done.status == 0, done.err
    return folder / "report.html"


@pytest.fixture
def opened(page: Page, report: Path) -> Iterator[Page]:
    seen = watch(page, report)
    yield page
    assert seen == Seen()


def choose(page: Page, rule: str) -> str:
    """Choose the finding of a rule; its number as the page counts."""
    item = page.locator(".finding", has_text=f"compare/{rule}").first
    item.locator(".go").click()
    return (item.get_attribute("id") or "")[1:]


def test_blocks_that_belong_together_stand_side_by_side(opened: Page) -> None:
    pairs = opened.locator(".row:has(.was):has(.now)")
    assert pairs.count() == 4
    for row in pairs.all():
        was, now = row.locator(".was .block").bounding_box(), row.locator(".now").bounding_box()
        assert was and now
        assert was["x"] + was["width"] <= now["x"]
        assert abs(was["y"] - now["y"]) < 2


def test_lost_sentence_is_shown_where_it_stood(opened: Page) -> None:
    rows = opened.locator(".row").all_text_contents()
    lost = opened.locator(".row.lost")
    expect(lost.locator(".mark")).to_have_text(LOST)
    assert [LOST in row for row in rows] == [False, False, True, False, False]
    number = choose(opened, "sentence-lost")
    expect(lost.locator(f"#w{number}.chosen")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("rule", "was", "now"),
    [
        ("speaker-changed", "Marsh", "Pell"),
        ("number-changed", "41", "47"),
        ("allegation-as-fact", "accused", "guilty"),
    ],
)
def test_change_is_marked_on_both_sides_and_lit_together(
    opened: Page, rule: str, was: str, now: str
) -> None:
    number = choose(opened, rule)
    assert opened.locator(".was .mark.chosen").all_text_contents() == [was]
    assert opened.locator(".now .mark.chosen").all_text_contents() == [now]
    opened.locator(f"#f{number} .detail a", has_text=was).click()
    assert opened.evaluate("getSelection().toString()") == was
    expect(opened.locator(".was .mark.chosen")).to_be_in_viewport()


def test_click_on_the_originals_words_chooses_the_finding(opened: Page) -> None:
    opened.locator(".was .mark", has_text="September").click()
    expect(opened.locator(".finding.chosen")).to_contain_text("compare/date-changed")
    assert opened.locator(".now .mark.chosen").all_text_contents() == ["October"]


def test_accepting_strikes_nothing_out_of_the_original(opened: Page) -> None:
    choose(opened, "number-changed")
    opened.keyboard.press("a")
    line = "element => getComputedStyle(element).textDecorationLine"
    assert opened.locator(".now .mark.chosen").evaluate(line) == "line-through"
    assert opened.locator(".was .mark.chosen").evaluate(line) == "none"


def test_narrow_screen_has_the_original_above_and_folds_it(page: Page, report: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    seen = watch(page, report)
    heading, paragraph = page.locator(".row").nth(0), page.locator(".row").nth(1)
    expect(heading.locator(".was .block")).to_be_hidden()
    heading.locator("summary").click()
    expect(heading.locator(".was .block")).to_be_visible()
    was, now = paragraph.locator(".was").bounding_box(), paragraph.locator(".now").bounding_box()
    assert was and now
    assert was["y"] + was["height"] <= now["y"]
    expect(page.locator(".row.lost summary")).to_have_text("Original; nothing stands here now")
    page.set_viewport_size({"width": 1280, "height": 844})
    expect(page.locator(".row summary").first).to_be_hidden()
    assert page.locator(".was:not([open])").count() == 0
    assert seen == Seen()


@pytest.mark.parametrize("width", [320, 390, 768, 1152, 1280, 1920])
def test_nothing_stands_beyond_the_side(page: Page, report: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    watch(page, report)
    page.keyboard.press("j")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_fault(page: Page, report: Path, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    watch(page, report)
    for key in "jajx":
        page.keyboard.press(key)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert results.violations_count == 0, results.generate_report()


def test_print_holds_both_texts(page: Page, report: Path) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    watch(page, report)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for block in page.locator(".was .block, .now .block").all():
        expect(block).to_be_visible()


def test_original_is_never_acted_on(page: Page, tmp_path: Path) -> None:
    project = Project(tmp_path, "")
    evil = "</script><script>alert(1)</script> <img src=x onerror=alert(2)> {{ 7 * 7 }}"
    name = '<img src=x onerror="alert(3)">.txt'
    text = "The ferry left Harwich at noon with 148 people on board, said Colin Kahl."
    project.write(name, f"{text}\n\n{evil} was lost in the harbour last night.\n")
    project.write("r.txt", text.replace("148", "184") + "\n")
    done = project.run("report", "r.txt", "--original", name, "-q")
    assert done.status == 0, done.err
    seen = watch(page, project.folder / "report.html")
    page.keyboard.press("j")
    page.locator(".detail summary").click()
    expect(page.locator(".row.lost")).to_contain_text("{{ 7 * 7 }}")
    assert seen == Seen()


def test_page_reads_without_its_script(chromium: Browser, report: Path) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(report.as_uri())
    expect(page.locator(".was .block").first).to_be_visible()
    page.locator(".was .mark").first.click()
    assert "#f" in page.url
    context.close()
