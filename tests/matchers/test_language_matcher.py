"""The language matcher: foreign sentences inside an English text."""

import re
from typing import Any

import pytest

from checker.config import Settings
from checker.document import CHECKED_KINDS
from checker.matchers import Hits, Task
from checker.matchers.language import find, is_foreign, prepare
from checker.readers import read

ENGLISH = (
    "The keeper lit the lamp at dusk and went to bed. Nobody had told him that the boats were out, "
    "and he did not hear the bell before the fog had gone and the sun stood over the pier."
)

SENTENCES = {
    "French": "Les bateaux sont revenus dans la nuit avec une lampe qui ne brûlait plus.",
    "German": "Die Boote sind in der Nacht zurückgekommen und die Lampe war nicht mehr an.",
    "Spanish": "Los barcos volvieron por la noche con una lámpara que ya no ardía.",
    "Italian": "Le barche sono tornate nella notte con una lampada che non ardeva più.",
    "Portuguese": "Os barcos voltaram à noite com uma lâmpada que já não ardia.",
    "Dutch": "De boten zijn in de nacht met een lamp die niet meer brandde teruggekomen.",
    "Swedish": "Båtarna kom tillbaka på natten med en lampa som inte brann och det var allt.",
    "Polish": "Łodzie wróciły w nocy z lampą, która już się nie paliła.",
    "Turkish": "Tekneler gece geri geldi ve artık yanmayan bir lamba için kimse üzülmedi.",
    "Finnish": "Veneet palasivat yöllä, ja lamppu ei enää palanut, mutta kukaan ei huomannut.",
    "Indonesian": "Perahu itu kembali pada malam hari dengan lampu yang tidak menyala.",
    "Russian": "Лодки вернулись ночью, и лампа на берегу уже не горела.",
    "Greek": "Τα καράβια γύρισαν τη νύχτα και το φως του φάρου είχε σβήσει.",
    "Arabic": "عادت القوارب في الليل من البحر والمصباح لا يضيء على الشاطئ.",
    "Chinese": "船在夜里回来了,岸上的灯已经熄灭了。",
    "Japanese": "船は夜に戻り、岸の灯はもう消えていた。",
    "Korean": "배는 밤에 돌아왔고 등불은 이미 꺼져 있었고 항구는 조용했다.",
}


def found(text: str, path: str = "text.txt", **keys: Any) -> list[str]:
    document = read(text, path)
    params = prepare({name.replace("_", "-"): value for name, value in keys.items()})

    starts = {
        number: [m.start() for m in re.finditer(f"(?={re.escape(literal)})", document.folded)]
        for number, literal in enumerate(params["literals"])
    }
    hits = Hits(starts, params["literals"])
    matches = find(Task(params, document, hits, Settings(), CHECKED_KINDS))
    return [document.text[match.start : match.end] for match in matches]


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_foreign_sentence_between_english_ones_is_found(sentence: str) -> None:
    assert found(f"{ENGLISH} {sentence} {ENGLISH}") == [sentence]


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_foreign_block_in_an_english_text_is_found(sentence: str) -> None:
    assert found(f"{ENGLISH}\n\n{sentence}\n\n{ENGLISH}") == [sentence]


def test_neighbouring_foreign_sentences_are_one_passage() -> None:
    passage = f"{SENTENCES['French']} {SENTENCES['Italian']}"
    assert found(f"{ENGLISH} {passage} {ENGLISH}") == [passage]


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH} “{SENTENCES['German']}” {ENGLISH}",
        f"{ENGLISH} C'est la vie, he said. {ENGLISH}",
        f"{ENGLISH} He read Le Monde, El País and Die Zeit in the café de la Gare. {ENGLISH}",
        f"{ENGLISH} Vincent van Gogh, Ludwig van Beethoven and Otto von Bismarck never met. {ENGLISH}",
        f"{ENGLISH} Some die at sea, some die in bed, others die of fog. {ENGLISH}",
        f"{ENGLISH} The name Москва is written in Cyrillic letters. {ENGLISH}",
    ],
    ids=["quoted", "short phrase", "titles", "names", "words that are English too", "one word"],
)
def test_quotations_names_and_single_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_block_quotation_is_left_alone() -> None:
    assert found(f"{ENGLISH}\n\n> {SENTENCES['French']}\n\n{ENGLISH}", "text.md") == []


def test_a_text_in_two_languages_is_left_alone() -> None:
    pairs = "\n\n".join(f"{ENGLISH[:48]}\n\n{sentence}" for sentence in SENTENCES.values())
    assert found(pairs) == []


def test_at_most_gives_nothing_when_foreign_sentences_are_many() -> None:
    text = f"{ENGLISH} {SENTENCES['French']} {ENGLISH} {SENTENCES['Polish']} {ENGLISH}"
    assert len(found(text, at_most=2)) == 2
    assert found(text, at_most=1) == []


def test_min_words_sets_how_long_a_sentence_must_be() -> None:
    text = f"{ENGLISH} La lampe est dans le bateau. {ENGLISH}"
    assert found(text, min_words=6) == ["La lampe est dans le bateau."]
    assert found(text, min_words=7) == []


@pytest.mark.parametrize(
    ("sentence", "foreign"),
    [
        ("La lampe est dans le bateau.", True),
        ("LA LAMPE EST DANS LE BATEAU.", False),
        ("The lamp is in the boat of the keeper.", False),
        ("Maria del Carmen de la Cruz y Los Angeles", False),
        ("Лампа", False),
    ],
)
def test_a_sentence_is_foreign_by_its_function_words_or_its_script(
    sentence: str, foreign: bool
) -> None:
    assert is_foreign(sentence, 6) == foreign
