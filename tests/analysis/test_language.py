"""Which blocks are taken for English."""

import pytest

from checker.analysis.language import english_flags, is_english

ENGLISH = {
    "prose": "The ferry was late again, and the passengers waited on the quay for an hour.",
    "no function word that only English has": "Ferry late, passengers waiting, crew asleep, captain out fishing again.",
    "short": "Le Havre and Dieppe",
    "one word": "Und",
    "headline": "Ministers meet in Lagos as fuel prices climb past record highs",
    "headline in capitals": "THE FERRY WAS LATE AND NOBODY ON THE ISLAND WAS SURPRISED BY IT",
    "headline with capitals": "Los Angeles Officials Unveil Del Mar Plan After Las Vegas Talks Fail",
    "names": "Ana de la Cruz, Jan van den Berg, Luigi di Marco, Karl von Stein, Inês dos Santos",
    "places": "Los Gatos, Las Cruces, Del Rio, Le Mans, Les Baux, Den Haag, El Paso, Au Sable",
    "accented names": "Zoë Kovač, Łukasz Wójcik, José Núñez, Bjørn Ångström, Gül Şahin",
    "recipe": "2 cups flour, 1 cup sugar, 3 eggs, 200 g butter, pinch salt, zest of 1 lemon",
    "figures": "2019 14.2 13.8 2020 11.1 9.7 2021 12.4 10.0 2022 15.5 12.9 2023 16.1 13.3",
    "quotation inside": "She shouted “que la mer est belle et les vagues sont hautes” and then she was gone from the deck.",
    "law reports": "Smith v Jones, Roe v Wade, Brown v Board, Donoghue v Stevenson, Carlill v Carbolic",
    "some Greek": "Athens (Greek: Αθήνα, Athína) is the capital of Greece and the largest city in it.",
    "symbols": "→ ← ↑ ↓ ★ ☆ ✓ ✗",
    "emoji": "\U0001f980\U0001f980\U0001f980\U0001f980 fun at the beach",
    "nothing": "",
}

FOREIGN = {
    "French": "Le bateau est parti avec une heure de retard et les passagers attendaient sur le quai.",
    "Spanish": "El barco salió con una hora de retraso y los pasajeros esperaban en el muelle.",
    "Portuguese": "O barco partiu com uma hora de atraso e os passageiros não sabiam para onde ir.",
    "Italian": "Il traghetto è partito con un'ora di ritardo e i passeggeri sono rimasti nel porto.",
    "German": "Die Fähre ist mit einer Stunde Verspätung abgefahren und die Leute warten auf dem Kai.",
    "Dutch": "De boot is een uur te laat vertrokken en het publiek was niet blij met het wachten.",
    "Swedish": "Färjan gick en timme för sent och det var inte första gången som folk fick vänta.",
    "Danish": "Færgen sejlede en time for sent, og det er ikke første gang, at folk har ventet på den.",
    "Polish": "Prom wypłynął z godzinnym opóźnieniem, a ludzie nie wiedzieli, że tak się stanie.",
    "Czech": "Loď vyplula o hodinu později a lidé na nábřeží už nevěřili, že se to někdy stane.",
    "Turkish": "Vapur bir saat geç kalktı ve yolcular iskelede uzun süre bekledi, bu yüzden kızdılar.",
    "Romanian": "Feribotul a plecat cu o oră mai târziu și oamenii din port nu erau mulțumiți.",
    "Indonesian": "Kapal itu berangkat terlambat satu jam dan penumpang yang menunggu tidak senang.",
    "Finnish": "Lautta lähti tunnin myöhässä, ja ihmiset odottivat laiturilla, mutta eivät olleet iloisia.",
    "Hungarian": "A komp egy órás késéssel indult, és az utasok nem tudták, hogy meddig kell várniuk.",
    "Vietnamese": "Chuyến phà khởi hành muộn một giờ và hành khách không biết phải chờ bao lâu.",
    "Basque, for which there is no list": "Ferrya ordubete beranduago ñabar atera zén, etá bidaiariak käian zaude zïren haserrè.",
    "in capitals": "LE BATEAU EST PARTI AVEC UNE HEURE DE RETARD ET LES GENS ATTENDAIENT SUR LE QUAI.",
    "a short sentence": "Où est le bateau pour les passagers?",
    "with two English words": "Le bateau est parti dans la nuit avec the of et les passagers sont sur le quai.",
    "Russian": "Паром ушёл на час позже.",
    "a Russian word": "Паром",
    "Greek": "Το πλοίο έφυγε αργά.",
    "Arabic": "غادرت العبارة متأخرة ساعة",
    "Hindi": "नाव एक घंटे देर से चली",
    "Chinese": "渡轮晚开了一个小时",
    "Japanese": "フェリーは一時間遅れた",
    "Korean": "배가 한 시간 늦게 떠났다",
    "Georgian": "ბორანი გვიან გავიდა",
    "Chinese with English words": "渡轮晚开了一个小时，the captain 没有说为什么 of the delay 大家都很生气，等了很久很久才上船",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english(text: str) -> None:
    assert is_english(text)
    assert english_flags([text], [None], None) == [True]


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_foreign(text: str) -> None:
    assert not is_english(text)
    assert english_flags([text], [None], None) == [False]


PLAIN = ENGLISH["prose"]
FRENCH = FOREIGN["French"]


@pytest.mark.parametrize(
    ("declared", "flags"),
    [
        (None, [True, False, True]),
        ("en", [True, False, True]),
        ("en-GB", [True, False, True]),
        ("EN", [True, False, True]),
        ("fr", [False, False, False]),
    ],
)
def test_a_document_in_english_may_hold_foreign_blocks_but_not_the_other_way_about(
    declared: str | None, flags: list[bool]
) -> None:
    assert english_flags([PLAIN, FRENCH, "Le port"], [None] * 3, declared) == flags


@pytest.mark.parametrize(
    ("language", "declared", "flag"),
    [("en", None, True), ("en-US", "fr", True), ("fr", "en", False), ("de", None, False)],
)
def test_the_language_of_a_block_decides(language: str, declared: str | None, flag: bool) -> None:
    assert english_flags([FRENCH], [language], declared) == [flag]
    assert english_flags([PLAIN], [language], declared) == [flag]


def test_the_greater_part_of_a_mixed_block_decides() -> None:
    assert is_english(f"{PLAIN} {PLAIN} {PLAIN} {FRENCH}")
    assert not is_english(f"{PLAIN} {FRENCH} {FRENCH} {FRENCH} {FRENCH}")
