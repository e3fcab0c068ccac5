"""Names: people by honorific, role, given name and context; places and organisations by form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.analysis.mention import Parts
from checker.analysis.name_lexicon import lexicon
from checker.analysis.names import Mention, Name, mentions, names
from checker.document import Document
from checker.readers import read
from checker.text import Span


def people(text: str, path: str = "a.txt") -> list[str]:
    """The names proper of the people in a text."""
    return [mention.form for mention in found(text, path) if mention.kind == "person"]


def found(text: str, path: str = "a.txt") -> tuple[Mention, ...]:
    return mentions(read(text, path))


def parts_of(text: str) -> dict[str, str]:
    """The parts of the only person in a text."""
    document = read(text, "a.txt")
    (mention,) = (m for m in mentions(document) if m.kind == "person")
    return {
        part: document.text[span.start : span.end]
        for part, span in zip(Parts._fields, mention.parts, strict=True)
        if span
    }


def kinds(text: str) -> dict[str, str]:
    return {mention.form: mention.kind for mention in found(text)}


def name(text: str, form: str) -> Name:
    (found_name,) = (n for n in names(read(text, "a.txt")) if n.form == form)
    return found_name


# -- what makes a person ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form", "evidence"),
    [
        ("Later Mr Quillan closed the shop.", "Quillan", "honorific"),
        ("They had asked Dr. Amrita Voss about the results.", "Amrita Voss", "honorific"),
        ("Then Sir Keir rose to speak.", "Keir", "honorific"),
        ("It was Rev. Oswin Tarrant who rang the bell.", "Oswin Tarrant", "honorific"),
        ("Last night Foreign Secretary Dunla Merrow resigned.", "Dunla Merrow", "role"),
        ("On that day President Okello signed the treaty.", "Okello", "role"),
        ("Striker Dimka Tallow scored twice in the second half.", "Dimka Tallow", "role"),
        ("The recipe came from Marta Silvestri, as they all do.", "Marta Silvestri", "given"),
        ("The novelist Zorin Pelk lives in a lighthouse.", "Zorin Pelk", "context"),
        ("In the end Zorin Pelk said nothing at all.", "Zorin Pelk", "context"),
        ("There Zorin Pelk, 43, repairs old clocks.", "Zorin Pelk", "context"),
        ("We met Ana Prado, Zorin Pelk and two others.", "Zorin Pelk", "coordinated"),
        ("At that time Elizabeth II opened the bridge.", "Elizabeth II", "regnal"),
        ("They followed Joan of Arc to the coast.", "Joan of Arc", "given"),
        ("The crown went to Peter the Great in the end.", "Peter the Great", "given"),
        ("It was taken over by Leung Che-hang in the spring.", "Leung Che-hang", "form"),
        ("The model is simple (Quennell, 2012; Tarr et al., 2015).", "Quennell", "context"),
        ("In those days Pelk's wife kept bees.", "Pelk", "context"),
    ],
)
def test_a_person_is_found_by(text: str, form: str, evidence: str) -> None:
    assert (form, evidence) in [(m.form, m.evidence) for m in found(text) if m.kind == "person"]


def test_a_second_look_takes_over_what_was_learnt_elsewhere() -> None:
    text = "In March Mr Obrant left. Nobody knew why Zelko Obrant had come. Obrant never told."
    assert people(text) == ["Obrant", "Zelko Obrant", "Obrant"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They saw Undersecretary of Ports for Policy Colin Barr leave.",
            {"role": "Undersecretary of Ports for Policy", "given": "Colin", "surname": "Barr"},
        ),
        (
            "Her deputy, Dr. Wanda Sheridan, has left the room.",
            {"role": "deputy", "honorific": "Dr", "given": "Wanda", "surname": "Sheridan"},
        ),
        (
            "He thanked the deputy finance minister Ana Prado for it.",
            {"role": "deputy finance minister", "given": "Ana", "surname": "Prado"},
        ),
        (
            "Then Ana Prado, the chief engineer, put down her tools.",
            {"role": "chief engineer", "given": "Ana", "surname": "Prado"},
        ),
        (
            "It was British Prime Minister Ada Quill who said it.",
            {"role": "British Prime Minister", "given": "Ada", "surname": "Quill"},
        ),
        (
            "They elected Ursula von der Heyden again.",
            {"given": "Ursula", "particle": "von der", "surname": "Heyden"},
        ),
        (
            "He wrote to Carla de la Cruz about the house.",
            {"given": "Carla", "particle": "de la", "surname": "Cruz"},
        ),
        (
            "They waited for Mohammed bin Rashad at the gate.",
            {"given": "Mohammed", "particle": "bin", "surname": "Rashad"},
        ),
        (
            "They waited for Wajdi Omar al-Tariq at the gate; he was General Wajdi Omar al-Tariq.",
            {},
        ),
        (
            "The house belongs to Jean-Luc Van Damme now.",
            {"given": "Jean-Luc", "particle": "Van", "surname": "Damme"},
        ),
        (
            "The house belongs to Sheila O’Mara-Finch now.",
            {"given": "Sheila", "surname": "O’Mara-Finch"},
        ),
        (
            "It was written by J. R. Smithson in one summer.",
            {"given": "J. R.", "surname": "Smithson"},
        ),
        (
            "It was written by J.R.R. Tolland in one summer.",
            {"given": "J.R.R.", "surname": "Tolland"},
        ),
        (
            "It was written by George W. Tolland in one summer.",
            {"given": "George", "middle": "W.", "surname": "Tolland"},
        ),
        (
            "It was signed by Martin Luther Kingsley, Jr. in the end.",
            {"given": "Martin", "middle": "Luther", "surname": "Kingsley", "suffix": "Jr"},
        ),
        (
            "It was signed by Robert Tolland III in the end.",
            {"given": "Robert", "surname": "Tolland", "suffix": "III"},
        ),
        (
            "At that time Kim Jong-su was eleven years old.",
            {"given": "Jong-su", "surname": "Kim"},
        ),
        (
            "It was Łukasz Żółkiewski who opened the letter.",
            {"given": "Łukasz", "surname": "Żółkiewski"},
        ),
        (
            "Later Mrs. de Brome sat down.",
            {"honorific": "Mrs", "particle": "de", "surname": "Brome"},
        ),
        ("Later Prince Harald sat down.", {"honorific": "Prince", "given": "Harald"}),
    ],
)
def test_the_parts_of_a_name(text: str, expected: dict[str, str]) -> None:
    if expected:
        assert parts_of(text) == expected
    else:
        assert people(text) == ["Wajdi Omar al-Tariq"] * 2


def test_a_particle_goes_with_the_bare_surname() -> None:
    text = (
        "They elected Ursula von der Heyden in the spring, and it was what they had wanted from "
        "the start. The press liked von der Heyden. Von der Heyden laughed at that."
    )
    assert people(text) == ["Ursula von der Heyden", "von der Heyden", "Von der Heyden"]
    assert {m.full for m in found(text)} == {"Ursula von der Heyden"}


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_possessive_is_outside_the_name(apostrophe: str) -> None:
    text = f"The roof of Ana Prado{apostrophe}s house and of the Joneses{apostrophe} barn fell in."
    assert people(text) == ["Ana Prado"]


def test_names_are_cut_at_the_words_that_open_a_sentence() -> None:
    text = "But Ana Prado stayed. When Tom Reyes left, she slept. Citing Joan Tully, he laughed."
    assert people(text) == ["Ana Prado", "Tom Reyes", "Joan Tully"]


def test_a_sentence_does_not_run_into_the_next() -> None:
    text = "They left with Ana Prado. Tom Reyes stayed in Iran. Joan Tully was born in World War I. Ida Bloom too."
    assert people(text) == ["Ana Prado", "Tom Reyes", "Joan Tully", "Ida Bloom"]


def test_a_word_before_a_name_known_elsewhere_is_no_part_of_it() -> None:
    text = "They asked Ana Prado. Then Brexiteer Ana Prado spoke, and Backbencher Ana Prado too."
    assert people(text) == ["Ana Prado"] * 3


def test_an_office_for_several_people_goes_to_each() -> None:
    text = "We thank Senators Vance, Pryor and Okonkwo. It was Okonkwo who wrote the bill."
    assert people(text) == ["Vance", "Pryor", "Okonkwo", "Okonkwo"]


# -- what is no person -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court and the White House did not answer the New York Times on Monday.",
        "In April and May the roads of Sri Lanka and New Zealand are dry.",
        "He lives in King Street, near Victoria Park and Jack London Square.",
        "She studied at Queen Mary University and at the Ronald Reagan School.",
        "Comfortable shoes are a must. Yesterday was hot. Smart people carry water.",
        "The British, the Americans and the Poles signed it.",
        "Mr Speaker, Mr. Vice President and Madam Chairman rose.",
        "The General Assembly elected a Prime Minister and an Attorney General.",
        "Windows 11 and the F-16 came out before the Galaxy did.",
        "The Tory rebels and the Labour Party wanted a Brexit vote.",
        "The Saint Lucia ferry goes on from Saint Kitts.",
        "What began as Hurricane Katrina ended as the Joseph Conrad Prize for Fiction.",
        "My Mother Taught Me is a song of hers that many people know.",
    ],
)
def test_no_person_is_found_in(text: str) -> None:
    assert people(text) == []


def test_an_unknown_pair_of_capitals_is_some_name_until_something_shows_a_person() -> None:
    assert kinds("They sailed on the Zorin Pelk in the spring.") == {"Zorin Pelk": "other"}


def test_a_place_that_is_a_given_name_too_is_told_by_what_stands_before_it() -> None:
    text = "The train goes on to Ross, and there is an inn at Ross. Later Ida met him in Ross."
    assert people(text) == ["Ida"]


def test_a_city_that_is_a_surname_too_is_told_apart_place_by_place() -> None:
    text = "In the war General George Washington held the town. Washington wept. They left for Washington, D.C. soon."
    assert kinds(text)["George Washington"] == "person"
    assert [m.kind for m in found(text) if m.form == "Washington"] == ["person", "place"]


def test_a_surname_that_is_a_word_needs_a_cue_where_a_capital_says_nothing() -> None:
    text = "We met Tom Brown. Brown rice is good for you, and the brown dog agreed. Brown said so."
    assert people(text) == ["Tom Brown", "Brown"]


# -- headlines ---------------------------------------------------------------------------------------

BODY = "\n\nThe mayor said that James Holloway had come home. Everybody liked Holloway at once.\n"


@pytest.mark.parametrize(
    ("headline", "forms"),
    [
        ("JAMES HOLLOWAY COMES HOME", ["JAMES HOLLOWAY"]),
        ("HOLLOWAY WINS AGAIN", ["HOLLOWAY"]),
        ("James Holloway Comes Home", ["James Holloway"]),
        ("Holloway Comes Home", ["Holloway"]),
        ("James Holloway comes home at last", ["James Holloway"]),
        ("Town Hall Comes Home", []),
        ("TOWN HALL COMES HOME", []),
        ("Getting There By Train", []),
        ("An Interview With Marta Silvestri", ["Marta Silvestri"]),
    ],
)
def test_headlines_give_names_that_are_known_or_sure(headline: str, forms: list[str]) -> None:
    text = headline + BODY
    assert people(text) == [*forms, "James Holloway", "Holloway"]
    known = {"James Holloway", "Marta Silvestri"}
    assert {m.full for m in found(text) if m.kind == "person"} <= known


def test_headings_of_markdown_are_read_as_headlines() -> None:
    assert people("# Holloway Comes Home" + BODY, "a.md") == [
        "Holloway",
        "James Holloway",
        "Holloway",
    ]


# -- which belong together -------------------------------------------------------------------------


def full_of(text: str) -> list[tuple[str, str]]:
    return [(m.form, m.full) for m in found(text) if m.kind == "person"]


def test_a_bare_surname_belongs_to_the_full_name() -> None:
    text = "Later Tom Reyes came in. Mr Reyes sat down. Everybody liked Reyes's hat, and Tom too."
    assert full_of(text) == [
        ("Tom Reyes", "Tom Reyes"),
        ("Reyes", "Tom Reyes"),
        ("Reyes", "Tom Reyes"),
        ("Tom", "Tom Reyes"),
    ]


def test_of_several_with_one_surname_the_last_named_is_meant() -> None:
    text = "First Tom Reyes came in. Then Reyes sat down. Later Ida Reyes came, and Reyes slept."
    assert [full for form, full in full_of(text) if form == "Reyes"] == ["Tom Reyes", "Ida Reyes"]


def test_an_honorific_of_the_other_gender_belongs_to_another() -> None:
    text = "First Tom Reyes came in. Then Mrs Reyes sat down, and Miss Reyes sang."
    assert [full for form, full in full_of(text) if form == "Reyes"] == ["", ""]


def test_the_plural_of_a_surname_is_a_family() -> None:
    text = "First Tom Reyel came in. Then all the Reyels sang."
    assert [(m.form, m.evidence, m.full) for m in found(text)][-1] == ("Reyels", "plural", "")


def test_equal_forms_are_one_name() -> None:
    text = "First Tom Reyes came in. They liked Dr. Tom Reyes, and Tom Reyes Jr. sang."
    assert [(n.form, n.suffix, len(n.mentions)) for n in names(read(text, "a.txt"))] == [
        ("Tom Reyes", "", 2),
        ("Tom Reyes", "Jr", 1),
    ]


@pytest.mark.parametrize(
    ("text", "form", "gender"),
    [
        ("They asked Tom Reyes.", "Tom Reyes", "m"),
        ("They asked Ida Reyes.", "Ida Reyes", "f"),
        ("They asked Mrs Reyes.", "Reyes", "f"),
        ("They asked Dr Reyes.", "Reyes", ""),
        ("They asked Robin Reyes.", "Robin Reyes", "u"),
        ("They asked Ms. Robin Reyes.", "Robin Reyes", "f"),
    ],
)
def test_the_gender_of_a_name(text: str, form: str, gender: str) -> None:
    assert name(text, form).gender == gender


def test_the_gender_of_a_given_name_without_its_diacritics() -> None:
    assert [lexicon().gender(given) for given in ("Jose", "José", "Mary-Lou", "Xqz")] == [
        "m",
        "m",
        "f",
        "",
    ]


def test_the_parts_of_a_name_as_strings() -> None:
    tolland = name("They asked Dr. Carla J. von Tolland III about it.", "Carla J. von Tolland")
    assert tolland[2:8] == ("Carla", "J.", "von", "Tolland", "III", "f")


# -- organisations and places ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("They asked the Ministry of Works about it.", "Ministry of Works", "organisation"),
        ("They asked the University of Larch about it.", "University of Larch", "organisation"),
        ("They asked Larchmont University about it.", "Larchmont University", "organisation"),
        ("They asked Tollgate Inc. about it.", "Tollgate Inc", "organisation"),
        ("They asked Marsh & Daughters about it.", "Marsh & Daughters", "organisation"),
        (
            "They asked the Centre for Coastal and Marine Studies about it.",
            "Centre for Coastal and Marine Studies",
            "organisation",
        ),
        ("They went to New Zealand about it.", "New Zealand", "place"),
        ("They went to Larch Street about it.", "Larch Street", "place"),
        ("They went to Lake Orrin about it.", "Lake Orrin", "place"),
        ("They stayed in Orrin and met near Orrin.", "Orrin", "place"),
        ("They read the Larch Act about it.", "Larch Act", "other"),
        ("They drove a Tollgate and liked it.", "Tollgate", "other"),
        ("They watched ORR every day.", "ORR", "other"),
    ],
)
def test_organisations_places_and_other_names(text: str, form: str, kind: str) -> None:
    assert kinds(text) == {form: kind}


def test_an_explained_acronym_makes_an_organisation_of_the_words() -> None:
    text = "The Board for Cocoa and Early Trans-Larch Ports (BCETLP) met again."
    (board,) = (m for m in found(text) if m.kind == "organisation")
    assert board.form == "Board for Cocoa and Early Trans-Larch Ports"
    assert board.evidence == "acronym"


def test_blocks_in_other_languages_are_left_out() -> None:
    text = (
        "Der Bürgermeister Hans Keller ist mit der ganzen Familie nach Hamburg gefahren und "
        "bleibt dort bis zum Montag.\n\nThe mayor of the town is called Tom Reyes."
    )
    assert people(text) == ["Tom Reyes"]


# -- places in the text ----------------------------------------------------------------------------


def test_mentions_are_computed_once_a_document() -> None:
    document = read("They asked Ana Prado.", "a.txt")
    assert mentions(document) is mentions(document)
    assert names(document) is names(document)


def test_a_text_without_capitals_has_no_names() -> None:
    assert found("nothing to see here") == ()
    assert found("") == ()


def check_places(document: Document) -> None:
    end = 0
    for mention in mentions(document):
        assert end <= mention.start < mention.end <= len(document.text)
        end = mention.end
        written = document.text[mention.name.start : mention.name.end]
        assert written.replace("\u00a0", " ") == mention.form
        for part in mention.parts:
            assert part is None or mention.start <= part.start < part.end <= mention.end
    together = sorted(m for n in names(document) for m in n.mentions)
    assert together == sorted(mentions(document))


ALPHABET = """
Mr Mrs. Dr. Sir President Foreign Secretary Ana Tom Prado Reyes Reyes's O’Mara J. R. von de la der
Jr. III, the The of and (Prado, 2010) said who coach minister's NATO (NATO) Ministry Works University
Street London Washington, D.C. . : “ ” PRADO ANA wins Silva, deputy, al-Tariq & Co. U.S. , ß É. i ´
'Tom Tom’s’ Prados Kim Jong-un Xi
"""
WORDS = st.sampled_from([*ALPHABET.split(), "\n\n", "\n", "a\u00a0b", "Tom\u00a0Reyes"])


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_mention_selects_what_it_says(text: str) -> None:
    check_places(read(text, "a.txt"))
    check_places(read(text, "a.md"))


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    check_places(read(text, "a.txt"))


def test_a_megabyte_of_capitals_on_one_line_is_read() -> None:
    check_places(read("ABC Def " * 130_000, "a.txt"))


def test_offsets_count_in_the_text_of_the_document() -> None:
    document = read("The *mayor*, Dr. Ana\nPrado, left.\n", "a.md")
    (mention,) = (m for m in mentions(document) if m.kind == "person")
    assert document.text[mention.start : mention.end] == "mayor, Dr. Ana Prado"
    assert mention.name == Span(mention.end - len("Ana Prado"), mention.end)
