"""The report over many files: time beyond the check, size, and how a browser copes with it.

    python benchmarks/report.py [FILES]

The texts are those of `seeds/`, over and over; without a Chromium the browser's part is left out.
"""

import gc
import shutil
import sys
import tempfile
import time
from pathlib import Path

from checker.report_commands import report_of_files
from checker.run import check_walk, configuration, prepare
from checker.single import Mode
from checker.walk import walk

SEEDS = Path(__file__).parent.parent / "seeds"

SCROLL = """
async () => {
  const gaps = [];
  let last = performance.now();
  for (let step = 0; step < 120; step++) {
    scrollBy(0, 400);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  gaps.sort((a, b) => a - b);
  return [gaps[60], gaps[113], gaps[119]];
}
"""


TWO_FRAMES = " await new Promise(requestAnimationFrame);" * 2


def main(number: int) -> None:
    """Print the figures for so many files."""
    # as the command does
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_texts(root, number)
        config = configuration([folder])
        prepare(config)
        found = walk([folder], config)
        started = time.perf_counter()
        checked = check_walk(found, config, Mode())
        print(f"files {len(checked.files):,}, words {checked.words:,}, ", end="")
        print(f"findings {len(checked.findings):,}")
        print(f"check {time.perf_counter() - started:.1f} s")
        started, busy = time.perf_counter(), time.process_time()
        page, _ = report_of_files(checked, found.files, config, "many")
        target = root / "report.html"
        target.write_text(page, "utf-8")
        print(f"report {time.perf_counter() - started:.1f} s, ", end="")
        print(f"of the processor {time.process_time() - busy:.1f} s, ", end="")
        print(f"{target.stat().st_size / 1e6:.1f} MB")
        in_browser(target)


def write_texts(root: Path, number: int) -> None:
    """Half a seed's text a file: about ten findings."""
    seeds = [path for path in sorted(SEEDS.glob("*.txt")) if ".clean." not in path.name]
    for file in range(number):
        blocks = seeds[file % len(seeds)].read_text("utf-8").split("\n")
        half = len(blocks) // 2
        part = blocks[:half] if file % 2 else blocks[half:]
        (root / f"text-{file:04}.txt").write_text("\n".join(part), "utf-8")


def in_browser(target: Path) -> None:
    """First paint, a key, a filter, and the frames of a long scroll."""
    path = shutil.which("chromium")
    if path is None:
        print("no chromium: the browser was not measured")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(target.as_uri())
        page.wait_for_timeout(500)
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        load = page.evaluate("performance.getEntriesByType('navigation')[0].duration")
        print(f"first paint {paint / 1000:.2f} s, loaded {load / 1000:.2f} s")
        middle, most, worst = page.evaluate(SCROLL)
        print(f"scroll: half of the frames within {middle:.0f} ms, ", end="")
        print(f"19 of 20 within {most:.0f} ms, all within {worst:.0f} ms")
        for what, script in (
            ("next finding", "move(1)"),
            ("filter by family", "document.querySelector('.chip').click()"),
        ):
            took = page.evaluate(
                f"async () => {{ const t = performance.now(); {script};{TWO_FRAMES}"
                " return performance.now() - t; }"
            )
            print(f"{what}: {took:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
