"""The scoring of the benchmarks, on small hand-made texts and with a made-up checker."""

import itertools
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import accuracy
import findings
import name_scale
import pairs
import process
import prose
import samples
import scoring
import speed
import texts
from scoring import FAMILIES, Artifact, BenchmarkError, Hit, Place, Span, caught, overlaps, score

RULES = {
    "mechanics/space": r"\w+ ,",
    "names/spelling": r"Jonn?\b",
    "garbled/term": r"annual price",
    "repetition/word": r"\b(\w+) \1\b",
    "consistency/case": r"Zebra",
}

GOLD = {"line": 1, "column": 5, "length": 7, "text": "spoke ,", "artifact": "mechanics"}


def hit(text: str, part: str, rule: str, *related: tuple[str, str], scope: str = "text") -> Hit:
    """A hit on the first occurrence of `part`, with related places by role and occurrence."""
    places = tuple(Place(role, span_of(text, other)) for role, other in related)
    return Hit(rule, span_of(text, part), places, scope, text=part)


def span_of(text: str, part: str) -> Span:
    """Where a part of the text first stands."""
    start = text.index(part)
    return Span(start, start + len(part))


def marked(text: str, part: str, kind: str, *, required: bool = True) -> Artifact:
    """An artifact on the first occurrence of `part`."""
    place = scoring.place_of(text, text.index(part))
    return Artifact(kind, span_of(text, part), part, *place, FAMILIES[kind], required)


def fake_check(text: str, path: str = "text.txt") -> list[Hit]:
    """A checker of five patterns that stands in for the real one."""
    return [
        Hit(rule, Span(*m.span()), (), "text", *scoring.place_of(text, m.start()), m[0], path)
        for rule, pattern in RULES.items()
        for m in re.finditer(pattern, text)
    ]


def put(folder: Path, name: str, text: str, *items: Mapping[str, object]) -> None:
    """Write a file of text, or of items a line, with the folders it needs."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n".join(json.dumps(item) for item in items), encoding="utf-8")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the made-up checker in the place of the real one."""
    for module in (texts, pairs, samples):
        monkeypatch.setattr(module, "check", fake_check)


def test_overlap() -> None:
    text = "One fine day"
    together = "0-3,2-5 3-3,0-3 3-3,4-8 5-5,4-8 8-8,4-8 3-3,3-3 3-3,4-4"
    apart = "0-3,3-5 2-2,4-8 2-2,4-4"
    for pairs_of_ranges, expected in ((together, True), (apart, False)):
        for pair in pairs_of_ranges.split():
            start, end, first, last = map(int, re.findall(r"\d+", pair))
            one, two = Span(start, end), Span(first, last)
            assert overlaps(one, two, text) is overlaps(two, one, text) is expected, pair


def test_family_must_fit() -> None:
    text = "She came home , tired."
    artifact = marked(text, "home ,", "mechanics")
    assert score(text, [artifact], [hit(text, "home ,", "mechanics/space")]).credited
    wrong = score(text, [artifact], [hit(text, "home ,", "names/spelling")])
    assert (wrong.missed, wrong.strays) == ([artifact], [])
    assert wrong.touched == {artifact: ["names/spelling (own)"]}


def test_half_must_be_covered() -> None:
    text = "The annual price was read out."
    artifact = marked(text, "annual price", "garbled")
    assert score(text, [artifact], [hit(text, "annual", "garbled/term")]).credited
    assert score(text, [artifact], [hit(text, "price", "garbled/term")]).missed


def test_place_must_not_be_too_long() -> None:
    text = "A" * 100
    short = Artifact("garbled", Span(0, 4), "AAAA", 1, 1, FAMILIES["garbled"])
    long = Artifact("garbled", Span(0, 20), "A" * 20, 1, 1, FAMILIES["garbled"])
    for artifact, most in ((short, 24), (long, 60)):
        assert score(text, [artifact], [Hit("garbled/x", Span(0, most))]).credited
        assert score(text, [artifact], [Hit("garbled/x", Span(0, most + 1))]).missed


def test_one_place_credits_the_best_artifact() -> None:
    text = "The sturdy bridge was built of annual price."
    outer = marked(text, "bridge was built of annual price", "garbled")
    inner = marked(text, "annual price", "garbled")
    result = score(text, [outer, inner], [hit(text, "annual price", "garbled/term")])
    assert list(result.credited) == [inner]
    assert result.missed == [outer]


def test_strays_and_unrequired_artifacts() -> None:
    text = "Jon met the mayor , and Jonn left."
    optional = marked(text, "mayor ,", "mechanics", required=False)
    on_it = hit(text, "mayor ,", "mechanics/space")
    beside = hit(text, "left", "mechanics/space", ("same", "met"), ("other", "and"))
    whole = hit(text, "Jonn", "repetition/document", scope="document")
    result = score(text, [optional], [on_it, beside, beside, whole])
    assert (list(result.credited), result.missed) == ([optional], [])
    assert [text[span.start : span.end] for _, span in result.strays] == ["left", "met"]


def test_other_form_counts_for_names_only() -> None:
    text = "Jon wrote. Jonn read. The color faded; the colour stayed."
    name = marked(text, "Jonn", "name-variant")
    variety = marked(text, "color ", "variety")
    named = hit(text, "Jon", "names/variant", ("other", "Jonn"))
    mixed = hit(text, "colour", "consistency/mixed", ("other", "color "))
    assert score(text, [name], [named]).credited == {name: ["names/variant"]}
    assert score(text, [variety], [mixed]).missed == [variety]
    same = hit(text, "colour", "consistency/mixed", ("same", "color "))
    assert score(text, [variety], [same]).credited


def test_empty_finding_covers_only_an_empty_artifact() -> None:
    text = "It rained all day"
    end = Span(len(text), len(text))
    missing = Artifact("mechanics", end, "", 1, len(text) + 1, FAMILIES["mechanics"])
    assert score(text, [missing], [Hit("mechanics/end", end)]).credited
    word = score(text, [marked(text, "day", "mechanics")], [Hit("mechanics/end", end)])
    assert word.missed and not word.strays


def test_gold_is_held_to_the_text() -> None:
    text = "First line.\r\nSecond , line.\n"
    good = {"line": 2, "column": 1, "length": 8, "text": "Second ,", "artifact": "mechanics"}
    (artifact,) = scoring.read_gold(json.dumps(good), text, "x.gold.jsonl")
    assert (artifact.span, artifact.required) == (Span(13, 21), True)
    (own,) = scoring.read_gold(json.dumps(good | {"family": "characters"}), text, "x")
    assert "characters" in own.families
    for change in ({"column": 2}, {"line": 9}, {"artifact": "weather"}, {"length": "8"}):
        with pytest.raises(BenchmarkError, match=r"x\.gold\.jsonl:1"):
            scoring.read_gold(json.dumps(good | change), text, "x.gold.jsonl")


def test_caught_needs_a_rule_silent_in_the_good_twin() -> None:
    text = "We saw saw the sea , once."
    found = [hit(text, "saw saw", "repetition/word"), hit(text, "sea ,", "mechanics/space")]
    span = span_of(text, "saw saw")
    assert caught(found, [], span, text) == found[:1]
    assert not caught(found, [Hit("repetition/word", Span(0, 1))], span, text)
    text, gap = "They went the lake.", Span(10, 10)
    assert caught([Hit("garbled/gap", Span(9, 9))], [], gap, text)
    assert not caught([Hit("garbled/gap", Span(0, 4))], [], gap, text)


def test_seed_part(fake: None, tmp_path: Path) -> None:
    text = "Jon spoke , and Jon sat.\nA Zebra ran.\n"
    put(tmp_path, "seed.txt", text)
    put(tmp_path, "seed.gold.jsonl", "", GOLD)
    part = texts.seed(tmp_path)
    assert part is not None
    assert (part.figures["found"], part.figures["strays"]) == (1, 3)
    places = [line.split()[0] for line in part.listings["seed/stray"]]
    assert places == ["seed.txt:1:1", "seed.txt:1:17", "seed.txt:2:3"]


def test_prose_parts(fake: None, tmp_path: Path) -> None:
    put(tmp_path, "clean/tales/a.txt", "Jon ran ran home.\n")
    put(tmp_path, "mt/wmt22_liv-en.txt", "One.\n\nA Zebra.\n")
    part, translated = texts.clean(tmp_path), texts.machine(tmp_path)
    assert part is not None
    assert translated is not None
    assert (part.figures["findings"], part.figures["words"]) == (2, 4)
    assert part.rows[0].figure == "500.00"
    assert part.rows[1].met is False
    (line,) = translated.listings["mt/wmt22_liv-en.txt"]
    assert line.startswith("mt/wmt22_liv-en.txt:3:3  consistency/case  'Zebra'")


def test_phrases_count_three_families(fake: None, tmp_path: Path) -> None:
    items: list[dict[str, object]] = [
        {"spun": "annual price", "original": "yearly cost", "kind": "garbled"},
        {"spun": "home , alone", "original": None, "kind": "mechanics"},
        {"spun": "a fair wind", "original": "Jon", "kind": "garbled"},
    ]
    put(tmp_path, "spun-news.jsonl", "", *items)
    part = pairs.spun(tmp_path)
    assert part is not None
    assert part.rows[0].figure == "1 of 3 (33.3%)"
    kinds = {"garbled": [1, 2], "mechanics": [0, 1]}
    rules = {"garbled/term": 1}
    assert part.figures["spun"] == {"flagged": 1, "phrases": 3, "kinds": kinds, "rules": rules}
    assert "1 of 2 (50.0%)" in [row.figure for row in part.rows]


def test_minimal_pairs(fake: None, tmp_path: Path) -> None:
    good, other = "We saw the sea.", "The Zebra ate."
    items = [
        {"kind": "repeat2", "bad": "We saw saw the sea.", "good": good, "start": 7, "end": 10},
        {"kind": "repeat2", "bad": "We saw the sea sea.", "good": good, "start": 3, "end": 6},
        {"kind": "case", "bad": "The Zebra , ate.", "good": other, "start": 4, "end": 9},
    ]
    put(tmp_path, "demetr.jsonl", "", *items)
    part = pairs.demetr(tmp_path)
    assert part is not None
    assert part.figures["caught"] == {"repeat2": [1, 2], "case": [1, 1]}
    assert part.figures["good"] == {"flagged": 1, "twins": 2, "rules": {"consistency/case": 1}}
    assert len(part.listings["demetr-good"]) == 1


def test_own_samples(fake: None, tmp_path: Path) -> None:
    put(tmp_path, "a.md", "Jon spoke , and sat.\n")
    put(tmp_path, "a.gold.jsonl", "", GOLD)
    put(tmp_path, "a.clean.md", "Jon spoke, and sat.\n")
    part = samples.recall(tmp_path)
    assert part.figures["families"] == {"mechanics": [1, 1]}
    assert part.figures["strays"] == {"names": 1}
    twins = samples.twins(tmp_path)
    assert twins is not None and twins.figures["findings"] == 1


def test_command(
    fake: None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(name_scale, "SIZES", (30, 60))
    assert accuracy.main([str(tmp_path / "nowhere")]) == 0
    assert "no such folder" in capsys.readouterr().out
    put(tmp_path, "clean/x/a.txt", "Jon sat.\n")
    out = tmp_path / "figures.json"
    assert accuracy.main([str(tmp_path), "--list", "clean", "--json", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "clean/x/a.txt:1:1  names/spelling  'Jon'" in shown
    assert "tortured: not in" in shown
    assert json.loads(out.read_text(encoding="utf-8"))["clean"]["findings"] == 1
    assert accuracy.main([str(tmp_path), "--list", "clouds"]) == 2
    with pytest.raises(SystemExit):
        accuracy.main([str(tmp_path), "--only", "clouds"])


def test_errors_of_the_checker_stop_the_benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    report = SimpleNamespace(findings=(), errors=(SimpleNamespace(message="rule tripped"),))
    monkeypatch.setattr("checker.check_text", lambda text, *, path, config: report)
    with pytest.raises(BenchmarkError, match=r"a\.txt: .*rule tripped"):
        findings.check("Text.", "a.txt")


def test_own_paragraphs_are_intact() -> None:
    assert findings.check(f"{pairs.BEFORE}\n\n{pairs.AFTER}\n") == []


def test_invented_prose_is_the_same_and_varied(tmp_path: Path) -> None:
    first, second = (list(itertools.islice(prose.invented(7), 400)) for _ in range(2))
    assert first == second != list(itertools.islice(prose.invented(8), 400))
    assert len(set(first)) == len(first)
    words = prose.write(iter(first), tmp_path / "a.txt", 500)
    written = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert 500 <= words == len(written.split()) < 700
    assert not re.search(r"\b(\w+) \1\b", " ".join(first))


def test_borrowed_prose_uses_every_paragraph_once_a_round(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "One.\n\nTwo.\n\nThree.\n")
    taken = list(itertools.islice(prose.borrowed(tmp_path, 1), 6))
    assert sorted(taken[:3]) == sorted(taken[3:]) == ["One.", "Three.", "Two."]


def test_processes_are_measured_and_failures_told(tmp_path: Path) -> None:
    def job(code: str) -> process.Job:
        return process.Job("python", "python", [sys.executable, "-c", code], frozenset({0, 1}), 10)

    good, bad, slow = job("raise SystemExit(1)"), job("exit(3)"), job("while True: pass")
    process.run_all([good, bad], 2, tmp_path, os.environ, 60)
    assert len(good.seconds) == 2
    assert good.rate > 0 and good.peak_bytes > 2**20
    assert bad.failure == "exit status 3"
    process.run_all([slow], 1, tmp_path, os.environ, 0.2)
    assert slow.failure.startswith("stopped after")
    assert "FAILED" in speed.cells(bad, good)
