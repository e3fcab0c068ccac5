"""Sentences in quite other words, paired by vectors: what that changes, and what it must not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from house import CHECKOUT, Project
from hypothesis import given
from hypothesis import strategies as st

import checker
from checker.compare import amounts
from checker.compare.align import Group, SentenceAlignment, align_sentences
from checker.compare.comparison import attach
from checker.compare.passage import names_in, passage_of
from checker.compare.sentences import sentences_of
from checker.compare.vectors import embedder
from checker.compare.view import aligned_blocks
from checker.config import Config
from checker.finding import Certainty, Finding
from checker.readers import read

if TYPE_CHECKING:
    from checker.compare.vectors import Embed, Vector

BAKERY = (
    "The bakery in Halden closed on Monday.",
    "A baker who has worked there for thirty years said he had never seen the ovens cold.",
    "Talks with the union are to resume on Thursday.",
    "The bakery in Halden supplies 900 shops.",
)
BAKERY_REWORDED = (
    "The bakery in Halden closed on Monday.",
    "Negotiations between both sides will start again later this week.",
    "The bakery in Halden supplies 900 shops.",
)
RIVER = (
    "The river Amble last flooded in 1967.",
    "Farmers lost a great part of their cattle.",
    "The Amble is rising again.",
)
RIVER_REWORDED = (
    "The river Amble last flooded in 1967.",
    "Volunteers filled sandbags in the school yard all night long.",
    "Many of the cows kept on the land drowned.",
    "The Amble is rising again.",
)


def never(texts: Sequence[str]) -> Sequence[Vector]:
    raise AssertionError(f"asked for the vectors of {texts}")


def aligned(
    original: Sequence[str], rewritten: Sequence[str], embed: Embed | None
) -> SentenceAlignment:
    first, second = read(" ".join(original), "o.txt"), read(" ".join(rewritten), "r.txt")
    return align_sentences(sentences_of(first), sentences_of(second), embed)


def pairs(alignment: SentenceAlignment) -> list[tuple[int, int]]:
    return [
        (first.number, second.number)
        for group in alignment.groups
        for first in group.original
        for second in group.rewritten
    ]


def compared(original: str, rewritten: str, *, vectors: bool = True) -> list[Finding]:
    config = Config(select=("compare",), certainty=Certainty.possible, vectors=vectors)
    return list(checker.compare_texts(original, rewritten, config=config).findings)


@pytest.mark.parametrize(
    ("original", "rewritten", "without", "with_vectors"),
    [
        (BAKERY, BAKERY_REWORDED, ([1, 2], [1]), ([1], [])),
        (RIVER, RIVER_REWORDED, ([], [2]), ([], [1])),
    ],
    ids=["what was lost", "what was added"],
)
def test_what_was_reworded_is_neither_lost_nor_added(
    original: Sequence[str],
    rewritten: Sequence[str],
    without: tuple[list[int], list[int]],
    with_vectors: tuple[list[int], list[int]],
) -> None:
    for embed, expected in ((None, without), (embedder(), with_vectors)):
        result = aligned(original, rewritten, embed)
        assert ([s.number for s, _ in result.lost], [s.number for s in result.added]) == expected


def test_a_lost_sentence_follows_the_one_before_it() -> None:
    [(_, after)] = aligned(BAKERY, BAKERY_REWORDED, embedder()).lost
    assert after is not None
    assert after.number == 0


def test_sentences_lost_and_added_that_say_something_else_stay_so() -> None:
    lost = "Insurers have begun to count the damage, which runs to 40 million pounds."
    added = "Three children from Wick were found on a roof by 2 divers."
    result = aligned((RIVER[0], lost, RIVER[2]), (RIVER[0], added, RIVER[2]), embedder())
    assert ([s.number for s, _ in result.lost], [s.number for s in result.added]) == ([1], [1])


@pytest.mark.parametrize(
    ("original", "rewritten"),
    [
        (BAKERY, BAKERY),
        (BAKERY, (*BAKERY[:2], BAKERY[3])),
        (RIVER, (*RIVER[:2], "Nobody at all could have foreseen that.", RIVER[2])),
        ((RIVER[0], "Nobody was hurt."), (RIVER[0], "No injuries were reported.")),
    ],
    ids=["same text", "only lost", "only added", "one in the place of one"],
)
def test_what_words_settle_needs_no_vectors(
    original: Sequence[str], rewritten: Sequence[str]
) -> None:
    assert pairs(aligned(original, rewritten, never)) == pairs(aligned(original, rewritten, None))


@pytest.mark.parametrize("path", sorted((CHECKOUT / "seeds/compare").glob("*.original.*"))[::4])
def test_a_text_against_itself_is_silent(path: Path) -> None:
    text = path.read_text("utf-8")
    assert compared(text, text) == []


@pytest.mark.parametrize(
    ("by_sense", "certainty"), [(False, None), (True, Certainty.possible)], ids=["words", "vectors"]
)
def test_what_changed_in_sentences_paired_by_vectors_is_possible(
    by_sense: bool, certainty: Certainty | None
) -> None:
    texts = ("The ferry left Harwich with 148 people.", "The ferry left Harwich with 184 people.")
    first, second = (sentences_of(read(text, "a.txt")) for text in texts)
    group = Group(tuple(first), tuple(second), 0.1, by_sense=by_sense)
    passage = passage_of(group, names_in(first, second), (first, second), texts)
    assert [(d.kind, d.certainty) for d in amounts.find(passage)] == [("number-changed", certainty)]


SENTENCES = st.lists(
    st.sampled_from([*BAKERY, *BAKERY_REWORDED, *RIVER, *RIVER_REWORDED]), min_size=1, max_size=9
)


@given(SENTENCES, SENTENCES)
def test_every_sentence_is_accounted_for_once(original: list[str], rewritten: list[str]) -> None:
    def accounted(embed: Embed | None) -> tuple[list[int], list[int]]:
        result = aligned(original, rewritten, embed)
        firsts = [s.number for group in result.groups for s in group.original]
        seconds = [s.number for group in result.groups for s in group.rewritten]
        return (
            sorted(firsts + [s.number for s, _ in result.lost]),
            sorted(seconds + [s.number for s in result.added]),
        )

    assert accounted(embedder()) == accounted(None)


def test_texts_that_do_not_belong_together_are_refused_all_the_same() -> None:
    folder = CHECKOUT / "seeds/compare"
    original = (folder / "travel-lighthouse.original.txt").read_text("utf-8")
    rewritten = (folder / "fiction-well.rewritten.txt").read_text("utf-8")
    with pytest.raises(checker.SubeditorError, match="does not seem to belong"):
        compared(original, rewritten)


@pytest.mark.parametrize(
    ("vectors", "row"), [(False, ((), (1,))), (True, ((2,), (1,)))], ids=["words", "vectors"]
)
def test_blocks_stand_side_by_side_as_they_were_compared(
    vectors: bool, row: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    original, rewritten = (read("\n\n".join(text), "a.txt") for text in (BAKERY, BAKERY_REWORDED))
    attach(rewritten, original, vectors=vectors)
    rows = aligned_blocks(original, rewritten)
    assert row in [(aligned.original, aligned.rewritten) for aligned in rows]


# as users run it

NO_EXTRA = """\
import sys
sys.modules["wordllama"] = None
from checker.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path, "")
    project.write("o.txt", "\n\n".join(BAKERY))
    project.write("r.txt", "\n\n".join(BAKERY_REWORDED))
    return project


def lost(output: str) -> list[str]:
    return [
        place["text"]
        for finding in json.loads(output)["findings"]
        if finding["rule"] == "compare/sentence-lost"
        for place in finding["related"]
    ]


@pytest.mark.parametrize(
    ("config", "options", "expected"),
    [
        ("", [], "\n".join(BAKERY[1:3])),
        ("", ["--vectors"], BAKERY[1]),
        ("vectors = true\n", [], BAKERY[1]),
    ],
    ids=["not asked for", "option", "configuration"],
)
def test_vectors_are_used_where_they_are_asked_for(
    project: Project, config: str, options: list[str], expected: str
) -> None:
    project.write("subeditor.toml", config)
    done = project.run("compare", "o.txt", "r.txt", "--only-compare", "--format=json", *options)
    assert (lost(done.out), done.err) == ([expected], "")


def test_configuration_shows_them(project: Project) -> None:
    project.write("subeditor.toml", "vectors = true\n")
    assert "vectors = true\n" in project.run("compare", "o.txt", "r.txt", "--show-config").out


def test_report_uses_and_records_them(project: Project) -> None:
    done = project.run("report", "r.txt", "--original", "o.txt", "--vectors", "-q")
    assert (done.status, done.err) == (0, "")
    page = project.read("report.html")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    assert json.loads(found.group(1))["vectors"] is True


def test_report_without_an_original_has_no_use_for_them(project: Project) -> None:
    done = project.run("report", "r.txt", "--vectors")
    assert done.status == 2
    assert "--vectors is for a text beside its --original" in done.err


def test_checking_without_an_original_needs_no_extra(project: Project) -> None:
    project.write("subeditor.toml", "vectors = true\n")
    done = run_without_extra(project, "check", "r.txt")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "o.txt", "r.txt", "--vectors"],
        ["report", "r.txt", "--original", "o.txt", "--vectors"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_missing_extra_is_an_error_before_anything_is_checked(
    project: Project, arguments: list[str]
) -> None:
    done = run_without_extra(project, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "vectors are asked for, and what they need is not installed" in done.stderr
    assert "pip install 'subeditor[vectors]'" in done.stderr
    assert not (project.folder / "report.html").exists()


def run_without_extra(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", NO_EXTRA, *arguments],
        cwd=project.folder,
        env=Project.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_model_that_is_not_there_is_an_error_and_not_downloaded(
    project: Project, tmp_path: Path
) -> None:
    import wordllama

    broken = tmp_path / "site" / "wordllama"
    shutil.copytree(
        Path(wordllama.__file__).parent,
        broken,
        ignore=shutil.ignore_patterns("tokenizers", "*.c", "*.cpp", "__pycache__"),
    )
    done = subprocess.run(
        [sys.executable, "-m", "checker", "compare", "o.txt", "r.txt", "--vectors"],
        cwd=project.folder,
        env=Project.environment() | {"PYTHONPATH": f"{broken.parent}:{CHECKOUT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "the model of sentence vectors that comes with wordllama cannot be loaded" in done.stderr
    assert not (broken / "tokenizers" / "l2_supercat_tokenizer_config.json").exists()


def test_nothing_is_fetched_with_the_network_cut(project: Project, cut: list[str]) -> None:
    command = [*cut, sys.executable, "-m", "checker", "compare", "o.txt", "r.txt"]
    done = subprocess.run(
        [*command, "--vectors", "--only-compare", "--format=json"],
        cwd=project.folder,
        env=Project.environment() | {"HOME": str(project.folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (lost(done.stdout), done.stderr) == ([BAKERY[1]], "")
    assert not (project.folder / ".cache" / "wordllama").exists()


def test_package_of_the_vectors_turns_no_messages_on() -> None:
    code = (
        "import logging; root = logging.getLogger(); before = root.level, list(root.handlers); "
        "from checker.compare.vectors import embedder; embedder(); "
        "assert (root.level, root.handlers) == before"
    )
    subprocess.run([sys.executable, "-c", code], env=Project.environment(), check=True)
