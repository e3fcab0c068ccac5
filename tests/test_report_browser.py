"""The report in a real browser: moving, deciding, filtering, exporting, and what it must not do."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Seen, browser, watch
from house import CHECKOUT, Project
from playwright.sync_api import Browser, Page, expect

SEED = "news-cannery.txt"

HOSTILE = """\
<script>alert(1)</script> Moreover, the ferry </script><script>alert(2)</script> was late.

Moreover <img src=x onerror=alert(3)> the cooks utilise " onmouseover="alert(4) the salt.

</textarea></style></title><svg onload=alert(5)> whilst &lt;b&gt; rowing {{ 7 * 7 }} {% raw %}.

javascript:alert(6) whilst http://example.org/"><script>alert(7)</script> rowing \u202e gnp.exe.

Moreover \u2028 `</script>` and <!-- <script> --> utilise ${alert(8)} ]]> the salt of the sea.
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, accept_downloads=True, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def reported(project: Project, *arguments: str) -> Path:
    done = project.run("report", *arguments, "-q")
    assert done.status == 0, done.err
    return project.folder / "report.html"


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with one text of `seeds/`, checked by the shipped rules, and its report."""
    folder = tmp_path_factory.mktemp("seed")
    (folder / ".git").mkdir()
    project = Project(folder, "")
    project.write("article.txt", (CHECKOUT / "seeds" / SEED).read_bytes())
    reported(project, "article.txt")
    return project


@pytest.fixture
def opened(page: Page, seed: Project) -> Iterator[Page]:
    seen = watch(page, seed.folder / "report.html")
    yield page
    assert seen == Seen()


def chosen(page: Page) -> str:
    return page.locator(".finding.chosen").get_attribute("id") or ""


class TestOpening:
    def test_all_seeds_open_without_a_message_or_a_request(
        self, page: Page, tmp_path: Path
    ) -> None:
        (tmp_path / ".git").mkdir()
        project = Project(tmp_path, "")
        names = [path.name for path in sorted((CHECKOUT / "seeds").glob("*.[tm][xd]*"))]
        for name in names:
            project.write(name, (CHECKOUT / "seeds" / name).read_bytes())
        seen = watch(page, reported(project))
        assert page.locator("article.file").count() == len(names)
        page.keyboard.press("j")
        expect(page.locator("#m1")).to_be_in_viewport()
        assert seen == Seen()

    def test_text_reads_as_it_was_written(self, opened: Page) -> None:
        text = opened.locator(".block").all_text_contents()
        source = (CHECKOUT / "seeds" / SEED).read_text()
        assert text == [" ".join(line.split()) for line in source.splitlines() if line.strip()]

    def test_without_findings_it_says_what_was_checked(self, page: Page, tmp_path: Path) -> None:
        project = Project(tmp_path)
        project.write("a.txt", "The ferry to the island leaves at noon and comes back at dusk.\n")
        seen = watch(page, reported(project, "a.txt"))
        expect(page.locator("#answer")).to_have_text("Nothing found")
        expect(page.locator(".checked")).to_contain_text("13 words in 1 file, with 4 rules")
        expect(page.locator("#none")).to_have_text("Nothing was found.")
        assert seen == Seen()


class TestMoving:
    def test_keys_go_through_the_findings_in_order(self, opened: Page) -> None:
        opened.keyboard.press("j")
        assert chosen(opened) == "f1"
        opened.keyboard.press("j")
        opened.keyboard.press("j")
        opened.keyboard.press("k")
        assert chosen(opened) == "f2"
        expect(opened.locator("#m2")).to_be_in_viewport()
        expect(opened.locator("#f2")).to_be_in_viewport()

    def test_moving_ends_at_both_ends(self, opened: Page) -> None:
        count = opened.locator(".finding").count()
        opened.keyboard.press("k")
        assert chosen(opened) == "f1"
        for _ in range(count + 2):
            opened.keyboard.press("j")
        assert chosen(opened) == f"f{count}"

    def test_click_on_a_mark_chooses_its_finding(self, opened: Page) -> None:
        opened.locator("#m3").click()
        assert chosen(opened) == "f3"
        expect(opened.locator("#f3 .detail")).to_contain_text("Why")

    def test_click_in_the_list_shows_the_place(self, opened: Page) -> None:
        last = opened.locator(".finding").last
        last.scroll_into_view_if_needed()
        last.locator(".go").click()
        number = (last.get_attribute("id") or "")[1:]
        expect(opened.locator(f"#m{number}")).to_be_in_viewport()

    def test_list_follows_the_text(self, opened: Page) -> None:
        last = opened.locator(".mark").last
        last.scroll_into_view_if_needed()
        number = (last.get_attribute("data-f") or "").split()[0]
        expect(opened.locator(f"[data-f='{number}'].finding")).to_be_in_viewport()

    def test_place_in_the_summary_leads_there(self, opened: Page) -> None:
        link = opened.locator(".first [data-go]").nth(2)
        link.click()
        assert chosen(opened) == f"f{int(link.get_attribute('data-go') or '') + 1}"

    def test_keys_can_be_switched_off(self, opened: Page) -> None:
        opened.keyboard.press("?")
        expect(opened.locator("#help")).to_be_visible()
        opened.locator("#keys").uncheck()
        opened.keyboard.press("Escape")
        opened.keyboard.press("j")
        assert opened.locator(".finding.chosen").count() == 0

    def test_keys_are_letters_in_a_field(self, opened: Page) -> None:
        opened.keyboard.press("/")
        opened.keyboard.type("jkax")
        assert opened.locator("#search").input_value() == "jkax"
        assert opened.locator(".finding.chosen").count() == 0

    def test_strip_leads_to_the_nearest_finding(self, opened: Page) -> None:
        box = opened.locator(".strip").bounding_box()
        assert box
        opened.locator(".strip").click(position={"x": box["width"] - 2, "y": 5})
        assert chosen(opened) == f"f{opened.locator('.finding').count()}"


class TestFilters:
    def test_families(self, opened: Page) -> None:
        chip = opened.locator(".chip").first
        family = chip.get_attribute("data-family")
        chip.click()
        visible = opened.locator(".finding:not([hidden]) .rule").all_text_contents()
        assert visible
        assert all(not rule.startswith(f"{family}/") for rule in visible)
        expect(chip).to_have_attribute("aria-pressed", "false")

    def test_severity_certainty_and_search(self, opened: Page) -> None:
        opened.locator("#severity").select_option("error")
        levels = opened.locator(".finding:not([hidden]) .level").all_text_contents()
        assert set(levels) == {"error"}
        opened.locator("#certainty").select_option("certain")
        assert 0 < opened.locator(".finding:not([hidden])").count() < len(levels)
        opened.locator("#search").fill("no such word anywhere")
        expect(opened.locator("#none")).to_be_visible()

    def test_moving_passes_over_what_is_filtered_out(self, opened: Page) -> None:
        opened.locator("#severity").select_option("warning")
        shown = opened.locator(".finding:not([hidden])")
        opened.keyboard.press("Escape")
        opened.locator("h1").click()
        opened.keyboard.press("j")
        opened.keyboard.press("j")
        assert chosen(opened) == shown.nth(1).get_attribute("id")

    def test_file(self, page: Page, tmp_path: Path) -> None:
        project = Project(tmp_path)
        project.write("a.txt", "Moreover, the ferry was late on all of the days of the feast.\n")
        project.write("b.txt", "The cooks utilise the salt that the island makes for the coast.\n")
        seen = watch(page, reported(project, "a.txt", "b.txt"))
        page.locator("#file").select_option(label="b.txt (1)")
        assert page.locator(".finding:not([hidden]) .rule").all_text_contents() == ["house/utilise"]
        expect(page.locator("#file-0")).to_be_hidden()
        assert seen == Seen()


def exported(page: Page) -> dict[str, object]:
    with page.expect_download() as download:
        page.locator("#export").click()
    assert download.value.suggested_filename == "subeditor-decisions.json"
    data: dict[str, object] = json.loads(Path(download.value.path()).read_text())
    return data


class TestDeciding:
    def test_decisions_outlive_the_page(self, opened: Page) -> None:
        opened.keyboard.press("j")
        opened.keyboard.press("a")
        opened.keyboard.press("j")
        opened.keyboard.press("x")
        expect(opened.locator("#progress")).to_contain_text("1 accepted, 1 dismissed")
        opened.reload()
        expect(opened.locator("#f1 .state")).to_have_text("Accepted")
        expect(opened.locator("#f2 .state")).to_have_text("Dismissed")
        expect(opened.locator("#progress")).to_contain_text("1 accepted, 1 dismissed")

    def test_decision_is_taken_back(self, opened: Page) -> None:
        opened.keyboard.press("j")
        for key in "axu":
            opened.keyboard.press(key)
        expect(opened.locator("#progress")).to_contain_text("0 accepted, 0 dismissed")

    def test_filter_dismiss_two_export_apply_and_they_are_silent(
        self, opened: Page, seed: Project
    ) -> None:
        before = json.loads(seed.run("check", "article.txt", "--format", "json").out)["findings"]
        opened.locator("#severity").select_option("warning")
        opened.locator("h1").click()
        opened.keyboard.press("j")
        opened.keyboard.press("x")
        opened.keyboard.press("r")
        opened.keyboard.type("quoted from the minutes")
        opened.keyboard.press("Enter")
        opened.keyboard.press("j")
        opened.keyboard.press("x")
        data = exported(opened)
        assert [d["reason"] for d in data["decisions"]] == ["quoted from the minutes", ""]  # type: ignore[attr-defined]
        seed.write("decisions.json", json.dumps(data))
        applied = seed.run("apply", "decisions.json")
        assert (applied.status, applied.err) == (0, "")
        after = json.loads(seed.run("check", "article.txt", "--format", "json").out)["findings"]
        gone = {d["fingerprint"] for d in data["decisions"]}  # type: ignore[attr-defined]
        assert {f["fingerprint"] for f in before} - {f["fingerprint"] for f in after} == gone
        assert 'reason = "quoted from the minutes"' in seed.read(".subeditor-ignore.toml")
        (seed.folder / ".subeditor-ignore.toml").unlink()

    def test_it_works_where_storage_is_denied(self, page: Page, seed: Project) -> None:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', "
            "{get() { throw new DOMException('denied', 'SecurityError'); }})"
        )
        seen = watch(page, seed.folder / "report.html")
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.locator("#progress")).to_contain_text("this browser keeps nothing")
        assert [d["decision"] for d in exported(page)["decisions"]] == ["accepted"]  # type: ignore[attr-defined]
        assert seen == Seen()

    def test_decision_does_not_hold_for_another_text_of_that_name(
        self, page: Page, tmp_path: Path
    ) -> None:
        project = Project(tmp_path)
        project.write("a.txt", "Moreover, the ferry was late on all of the days of the feast.\n")
        watch(page, reported(project, "a.txt"))
        page.keyboard.press("j")
        page.keyboard.press("x")
        project.write("a.txt", "Moreover, nobody on the island had heard of the new timetable.\n")
        watch(page, reported(project, "a.txt"))
        expect(page.locator("#progress")).to_contain_text("0 dismissed, 1 open")


class TestHostileText:
    @pytest.mark.parametrize("name", ["a.txt", "a.md", '<img src=x onerror="alert(9)">.txt'])
    def test_nothing_of_it_is_acted_on(self, page: Page, tmp_path: Path, name: str) -> None:
        project = Project(tmp_path)
        project.write(name, HOSTILE)
        seen = watch(page, reported(project, name))
        count = page.locator(".finding").count()
        assert count >= 6
        for _ in range(count):
            page.keyboard.press("j")
            page.keyboard.press("x")
        page.locator(".mark").first.hover()
        exported(page)
        assert seen == Seen()
        assert (
            page.locator("main script, main img, main svg:not(.strip svg), aside img").count() == 0
        )
        assert page.locator("script").count() == 2

    def test_policy_forbids_what_is_not_of_the_report(self, page: Page, seed: Project) -> None:
        text = (seed.folder / "report.html").read_text()
        evil = seed.write("evil.html", text.replace("</body>", "<script>alert(1)</script></body>"))
        seen = watch(page, evil)
        assert seen.dialogs == []
        assert len(seen.console) == 1
        assert "Content Security Policy" in seen.console[0]


class TestAccess:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [1280, 390])
    def test_axe_finds_no_fault(self, page: Page, seed: Project, scheme: str, width: int) -> None:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        watch(page, seed.folder / "report.html")
        for key in "jajx":
            page.keyboard.press(key)
        for details in page.locator(".after details").all():
            details.evaluate("element => { element.open = true; }")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        assert len(results.response["passes"]) > 15
        assert results.violations_count == 0, results.generate_report()

    @pytest.mark.parametrize("width", [320, 390, 768, 1280])
    def test_nothing_stands_beyond_the_side(self, page: Page, seed: Project, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        watch(page, seed.folder / "report.html")
        page.keyboard.press("j")
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_phone_shows_the_chosen_finding_below_the_text(self, page: Page, seed: Project) -> None:
        page.set_viewport_size({"width": 390, "height": 844})
        watch(page, seed.folder / "report.html")
        page.locator("#next").click()
        expect(page.locator("#f1")).to_be_in_viewport()
        expect(page.locator("#m1")).to_be_in_viewport()
        expect(page.locator("#f2")).to_be_hidden()
        page.locator("#sheet").click()
        expect(page.locator("#f2")).to_be_visible()

    def test_every_family_has_a_pattern_of_its_own(self, opened: Page) -> None:
        bands = opened.evaluate(
            "[...document.querySelectorAll('.chip .swatch')]"
            ".map((swatch) => getComputedStyle(swatch).backgroundImage.replace(/rgb[^)]*\\)/g, ''))"
        )
        assert len(bands) > 3
        assert len(set(bands)) == len(bands)

    def test_page_reads_without_its_script(self, chromium: Browser, seed: Project) -> None:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto((seed.folder / "report.html").as_uri())
        page.locator("#f1 .go").click()
        assert page.url.endswith("#m1")
        expect(page.locator("#m1")).to_be_in_viewport()
        expect(page.locator(".controls")).to_be_hidden()
        context.close()

    def test_print_holds_text_list_and_appendix(self, page: Page, seed: Project) -> None:
        watch(page, seed.folder / "report.html")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("#m1")).to_be_visible()
        expect(page.locator("#f1")).to_be_visible()
        expect(page.locator(".rules dd").first).to_be_visible()
        expect(page.locator(".controls")).to_be_hidden()
