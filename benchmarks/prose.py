"""Makes ordinary, varied English prose for timing, the same for the same number.

Sentences come from templates over a vocabulary of about a thousand words, so that no
sentence and no paragraph repeats; or paragraphs of a folder of texts are shuffled and
used again only when all were used. Nothing here is meant to be found by a rule.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from corpus import paragraphs, read_text
from scoring import BenchmarkError, word_count


def split(words: str) -> list[str]:
    """The words of a table; an underscore stands for a blank."""
    return [word.replace("_", " ") for word in words.split()]


PEOPLE = split("""
    accountant actor adviser ambassador apprentice architect archivist artist astronomer author
    baker barber beekeeper biologist bishop bookseller botanist boy bricklayer bride brewer
    builder butcher captain caretaker carpenter cashier chemist clerk climber coach collector
    colonel composer cook councillor courier critic curator customer dancer daughter dentist
    designer detective director diver doctor driver economist editor electrician engineer farmer
    ferryman firefighter fisherman florist forester gardener geologist girl governor grandmother
    guide hairdresser harpist historian hostess hunter innkeeper inspector interpreter jeweller
    journalist judge juggler keeper landlord lawyer librarian lieutenant magician manager mayor
    mechanic merchant midwife miller miner minister musician nephew neighbour nurse officer
    optician painter passenger patient pharmacist photographer pianist pilot plumber poet porter
    postman potter priest printer prisoner professor publisher reader receptionist referee
    reporter sailor salesman scholar schoolteacher sculptor secretary senator shepherd shoemaker
    singer soldier student surgeon surveyor tailor teacher tenant tourist trader trainer
    traveller treasurer tutor uncle violinist visitor volunteer waiter warden watchmaker weaver
    widow winemaker witness writer
""")
THINGS = split("""
    agreement album alphabet anchor answer apron archive armchair atlas banner barn basket bell
    bicycle blanket boat book bottle bowl box bracelet bridge broom brush budget bundle button
    cabinet cable cake calendar camera candle canvas carpet carriage cart catalogue chain chair
    chapter chart chest chimney cinema cloak clock coat coin collection column comb compass
    concert contract copper cottage cradle crate crown cup cupboard curtain cushion dam desk
    device diagram diary dictionary dish document door drawer drawing dress drum engine envelope
    essay estate exhibition factory feather fence festival fiddle film flag flute folder
    forecast fountain frame furnace garden garment gate glass glove granary guitar hammer
    harbour harp harvest hat hedge helmet hinge hospital house hut index instrument invention
    invoice jacket jar journal jug kettle key kitchen kite ladder lamp lantern law leaflet
    ledger lesson letter library lock loom machine magazine mansion manual manuscript map mask
    measure medal melody memoir menu mill mirror model monument motor mural museum necklace
    needle net newspaper notebook novel orchard order organ oven package painting pamphlet paper
    parcel park path pavement pencil petition phone piano picture pillow pipe plan plate play
    plough pocket poem portrait pot prescription prize programme project puppet purse puzzle
    quilt radio railway receipt record register rehearsal report reward ring road roof rope rug
    sail sculpture shed shelf ship sign sketch song spoon stable staircase statue stove study
    suitcase survey sword table tapestry telescope tent theatre ticket timetable tool tower toy
    trunk tunnel umbrella uniform valley vase violin wagon wall wallet wardrobe watch wheel
    window workshop
""")
ADJECTIVES = split("""
    ancient awkward bare battered beautiful bitter bright brittle broad broken calm careful
    cheap cheerful clean clever clumsy cold common costly crooked curious damp dark delicate
    dusty early elegant empty enormous faded faint famous fine foreign forgotten fragile fresh
    friendly gentle golden graceful grand handsome hasty heavy hidden hollow honest humble
    hungry idle immense imported inherited iron kind large late lazy leather light little local
    lonely long lost loud lucky marble massive mild modern modest muddy narrow neat new noble
    noisy obscure odd old ordinary painted pale patient plain pleasant polished poor precious
    pretty private proud public quaint quick quiet rare restless rich rough round rusty sacred
    scarce second shabby sharp short shy silent silver simple sleepy slender slow small smooth
    sober soft solid splendid square steady steep stern stiff strange stubborn sturdy subtle
    sudden tall tidy timid tiny tired tough unfinished unusual useful vast velvet warm weary
    white wide wild wise wooden worn young
""")
VERBS = split("""
    abandoned accepted admired altered announced approved arranged assembled auctioned borrowed
    bought brought built burned carried catalogued chose cleaned collected copied counted
    covered criticised damaged decorated defended delivered described designed destroyed
    discovered displayed divided donated dragged drew dropped earned emptied examined exchanged
    explained fetched filled finished folded forgot framed found gave gathered guarded handled
    hid hired ignored improved inherited inspected invented joined kept left lent lifted liked
    loaded locked lost loved measured mended mentioned missed moved named needed noticed offered
    opened ordered owned packed painted patched photographed planned polished praised prepared
    presented preserved promised protected published purchased questioned ransacked read rebuilt
    received recognised recommended recovered refused removed renovated repaired replaced
    rescued restored returned sanded saved saw sealed searched selected sent sheltered signed
    sketched sold stole stored studied surrendered swept tested took traced traded transported
    trimmed trusted unlocked unpacked used valued varnished washed watched weighed wrapped wrote
""")
ADVERBS = split("""
    abruptly anxiously at_last at_once badly boldly briefly by_chance carefully carelessly
    cautiously cheerfully deliberately eagerly easily eventually faithfully finally firmly
    gently gladly gradually grudgingly hastily honestly hurriedly in_secret kindly later lightly
    loudly neatly openly patiently politely privately promptly proudly quickly quietly readily
    reluctantly secretly silently slowly softly solemnly suddenly swiftly twice warmly wisely
""")
PLACES = split("""
    airport alley arcade attic avenue balcony bakery bank basement bay beach border cafe camp
    canal castle cathedral cellar cemetery chapel church cliff clinic coast college convent
    corner courtyard cove creek crossing customs_house dairy depot dock embassy estuary
    ferry_landing field forest fort gallery garage garrison gatehouse greenhouse gymnasium hall
    headland hill hotel island jetty junction lake lane lighthouse loft lodge market meadow
    monastery moor mountain observatory office palace parlour pass pier plain plateau pond port
    prison quarry quay ranch ridge river school seminary shore square station stream studio
    suburb swamp tavern temple terrace town university village vineyard waterfall wharf wood
    yard
""")
TIMES = split("""
    after_breakfast after_the_storm after_the_war all_morning at_dawn at_dusk at_midnight
    at_noon before_supper before_the_fair during_the_drought during_the_strike every_autumn
    every_evening in_early_spring in_late_summer in_the_afternoon in_the_cold_months last_winter
    long_ago many_years_later on_a_wet_Monday on_market_day on_Saturday on_the_third_day
    once_a_month one_evening over_the_holiday that_night that_same_week the_day_before
    the_following_year towards_the_end_of_May two_weeks_later until_the_thaw within_the_hour
""")
GIVEN = split("""
    Abigail Bernard Clara Dominic Eleanor Frederick Gloria Hector Isabel Julian Katherine
    Leonard Margaret Nathaniel Olivia Patrick Rosalind Quentin Theresa Sebastian Ursula Victor
    Winifred Zachary
""")
SURNAMES = split("""
    Abernathy Bloomfield Cartwright Dunmore Eastwick Fairbanks Goodfellow Hathaway Ingram Jessop
    Kilbride Lockwood Merriweather Northcott Ormsby Pemberton Quigley Ravenscroft Standish
    Thornbury Underhill Vandermeer Whitcombe Yardley Ashdown Birtwistle Coldstream Drummond
    Ellsworth Fothergill Greenhalgh Holloway Illingworth Jamieson Knightley Lattimore Mowbray
    Nesbitt Oglethorpe Prendergast Quarles Rutherford Sutcliffe Tattersall Upjohn Venables
    Wainwright Youngblood
""")
NUMBERS = split("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty")
TEMPLATES = [
    "The {a} {p} {v} the {a} {t} {y} and {d} {v} {an} {t}.",
    "{Y}, the {p} from the {a} {l} {v} the {t} that the {p} had left near the {l}.",
    "{N} {v} {an} {a} {t} {y}, but the {p} and the {a} {p} {v} the {t} instead.",
    "When the {p} {v} the {a} {t}, nobody at the {l} asked why the {a} {p} had gone.",
    "There was {an} {a} {t} beside the {a} {l}, and the {p} {d} {v} it {y}.",
    "“I never liked the {a} {t} at the {l},” said {M}, who {v} the {t} {y}.",
    "Between the {l} and the {a} {l} stood {an} {t} which {N} had once called {a}.",
    "The {p} {v} {n} of them; the {a} {p} {v} the {t}, and {y} both went to the {l}.",
    "It took {n} days to reach the {a} {l}, where {an} {a} {p} {d} {v} the {t}.",
    "Although the {t} was {a}, the {p} {v} it {y} and {d} {v} the {t} of the {p}.",
    "No {p} in the {l} had seen such {an} {a} {t} since the {a} {p} {v} the {t}.",
    "Some said the {p} had hidden the {t} in the {a} {l}; {N} {d} {v} {an} {a} {t}.",
    "{Y} the {a} {t} was moved from the {l} to the {l}, and the {p} {v} the {t}.",
    "{M} didn’t want the {t}, so the {a} {p} {v} it for {n} pounds near the {l}.",
]
"""Slots: see WORDS; `an` is an article, N and M are people, a capital opens a sentence."""

SLOT = re.compile(r"\{(\w+)\}")
WORDS = {
    "a": ADJECTIVES,
    "d": ADVERBS,
    "l": PLACES,
    "p": PEOPLE,
    "t": THINGS,
    "v": VERBS,
    "y": TIMES,
    "n": NUMBERS,
}


def article(following: str) -> str:
    """`a` or `an`, by the first letters of the word that follows."""
    vowel = following[0] in "aeiou" and not following.startswith(("uni", "use"))
    return "an" if vowel or following.startswith("honest") else "a"


def person(source: random.Random) -> str:
    """One of 48 people, by full name or by title and surname."""
    index = source.randrange(len(SURNAMES))
    title = "Mr" if index % 2 else "Mrs"
    given = GIVEN[index % len(GIVEN)]
    return f"{source.choice((given, title))} {SURNAMES[index]}"


def sentence(source: random.Random) -> str:
    """One sentence from a template; no word stands twice in a row."""
    template = source.choice(TEMPLATES)
    last = ""

    def fill(match: re.Match[str]) -> str:
        nonlocal last
        slot = match[1]
        if slot == "an":
            return "an"
        if slot in "NM":
            return person(source)
        before, word = last, last
        while word == before:
            word = source.choice(WORDS[slot.lower()])
        last = word
        return word[0].upper() + word[1:] if slot.isupper() else word

    text = SLOT.sub(fill, template)
    return re.sub(r"\ban (?=(\w+))", lambda match: f"{article(match[1])} ", text)


def invented(number: int) -> Iterator[str]:
    """Paragraphs of three to six sentences without end, from the seed `number`."""
    source = random.Random(number)
    while True:
        yield " ".join(sentence(source) for _ in range(source.randint(3, 6)))


def borrowed(folder: Path, number: int) -> Iterator[str]:
    """Paragraphs of the .txt and .md files of a folder, shuffled anew for each round."""
    source = random.Random(number)
    blocks = [
        block
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".txt", ".md"} and path.is_file()
        for _, block in paragraphs(read_text(path).replace("\r\n", "\n"))
    ]
    if not blocks:
        raise BenchmarkError(f"{folder}: no .txt or .md file with text in it")
    while True:
        source.shuffle(blocks)
        yield from blocks


def write(blocks: Iterator[str], path: Path, least: int) -> int:
    """Write paragraphs, parted by blank lines, until there are `least` words; returns how many."""
    words = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        while words < least:
            block = next(blocks)
            file.write(block if not words else f"\n\n{block}")
            words += word_count(block)
        file.write("\n")
    return words
