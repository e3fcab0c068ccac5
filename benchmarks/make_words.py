"""Make `rules/lexicons/words.txt` and `frequent_words.tsv` from SCOWL and counts of web words.

SCOWL (Debian package `scowl`) up to size 70 in all its varieties is what a reader takes for
English. Of size 80, which has many a word that nobody knows, those are added that the web attests
or that look foreign (by `letters.tsv`): they would be taken for slips otherwise. EXTRA has newer
words and loans that SCOWL lacks. The counts are those of P. Norvig's list of web words (PyPI
package `wordsegment`), which also says which words a slip may have been meant for.

    apt-get download scowl && dpkg -x scowl_*.deb scowl
    pip download --no-deps wordsegment && unzip wordsegment-*.whl
    python benchmarks/make_words.py scowl/usr/share/dict/scowl wordsegment/unigrams.txt
"""

from __future__ import annotations

import argparse
import math
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
KNOWN, RARE, FREQUENT = 70, 80, 60
"""Sizes of SCOWL: words taken as they are, those to be attested, those a slip may be meant for."""
NAMES, SHORTEST_NAME = 60, 3
"""The largest size of names, and the letters that a name must exceed."""
SLIPS = frozenset({"succes"})
"""Words that without their accents are more often slips."""
MOST_FREQUENT, MOST_COMMON = 30_000, 4_000
LARGEST = 2_000_000
"""Bytes of `words.txt`."""

# Newer words, loans, sounds, abbreviations, parts of foreign phrases and spellings of speech that
# SCOWL 2020.12.07 lacks up to size 70. Own compilation from general knowledge.
EXTRA = """
aaah aaargh aargh abaya accompli adios admin admins adobo agnolotti ahh ahhh aioli airfryer ajvar
aka al algo algos alia amor ancien annus app appetit approx arepa arepas argh arigato arrabbiata
arriba arrondissements ars artis asado auteurs autocorrect autofill autoplay avant avg aww awww
ayahuasca babka backend backends backlink backlinks banh bao baozi beignet beignets bento bestie
besties betacoronavirus bhajis bibimbap bildungsroman bingeable biodata biohacking bioinformatics
biosimilar biryani biryanis bisou bitte bleu boba bodycam bodycams bokeh bolognese bon bona
bonjour bonsoir bossa boulangerie breakdancer bromance brrr bruschetta buenos bulgogi burkini
burkinis burrata ca cafe cafes caipirinha calle canape canapes cannae carbonara carnitas carpaccio
carsharing catfishing cenote cenotes ceviche cf chaebol chai chametz chatbot chatbots chica
chipotle chipset chipsets churro churros clafoutis cli cm codebase codebases codec codecs coeur
com comandante commenters compos consigliere coq cos cosplayer cosplayers cosplaying cosplays
coulda counterterror coworking craic crema croque crostini crowdsource crowdsourced crowdsourcing
crypto cui cum curanto cuz cyber cyberattack cyberattacks cyberbullying cybercrime cybercriminal
cybercriminals cybersecurity cyberwar cyberwarfare célèbre célèbres dal danke dao darknet dashcam
dashcams dashi deadname defund defunded defunding delicti deplatform deplatformed dept deus dev
devs dinnae distractor distractors doner doomscroll doomscrolling doppelganger dosa dosas
downwelling doxed doxing doxx doxxed doxxing dramatis dukkha dulce ebike ebikes ebook ebooks eco
ecommerce ed edgelord eds edu eew eg empanadas enfant entre env ereader ereaders erm esport
esports est etat etc eur ew eww exome explainers ext facie facto faire fait fanbase fanbases
fanfic fanfics farro fatale favela favelas feijoada feng ff fiance fiancee fiancees fiances fide
filesystem filesystems fintech fintechs firma fitspo fixe fleek fleur flexitarian flexitarians
flor foie fortiori frites frontend frontends ft ftp fusilli gah gaijin galette gamification
gamified gamify ganache garam garde gastropub gastropubs gb gbp gbps gelateria gelato generis
geofence geofencing geolocation geotag geotagged geotagging gesamtkunstwerk ghz gif gifs
gigafactory glamping gochujang gov govt gracias gras grata gratia grazie grr grrr guac gui guten
gyoza habanero hackathon hackathons haha hahaha halloumi hammam hanami hanbok haram hashi hasta
haus haute headcanon heh hehe hindlimb hindlimbs hm hmmm hmmmm hoisin hola homebuyer homebuyers
homeschooled hors hr hrs html http https hutong hygge hz ibid ie iftar ikigai incel incels incl
incognita influencer influencers infodemic infographic infographics infosec inst int intl ipso
izakaya jailbreaking jalapeno jamon javascript jihadi jihadis judice jure kafala kaiju kata katana
kbps kefir keyworker keyworkers kg kgs khz km kms kofta koi kombucha kouign kourabiedes kph ksar
kulfi kumara kurta kwh labneh lahmacun laksa langoustine langoustines lassi laude lb lbs lifehack
lifehacks limoncello listicle listicles livestream livestreamed livestreaming livestreams lockdown
lockdowns logline lol longform lotta macchiato machina magna magnifique mah malbec mangas manpage
manpages mansplain mansplained mansplaining marae masala mascarpone matcha matryoshka max mbps mea
mecum megacities megacity mentis merci metabolome metaverse mezcal mezze mg mgr mhm mhz mia
microbiome microbiomes microdose microdosing microplastic microservice microservices millennials
min mins mirabilibus mirabilis misgender misgendered misgendering mixtape mixtapes mkdir ml mm mmm
mmmm mochi mocktail mocktails modus mohel mortis moto mpg mph mpox msg mucho muchos mukhtar musta
mutandis mutatis mwah nada namespace namespaces nanoparticle nanoparticles nasi natto nein neonic
neonics neto neurodivergent neurodiverse neurodiversity neurotypical newsfeed newsfeeds
newsjacking niente nigiri niqab noir nonbinary nori normcore nos nouveau nuit obiter oblasts oeil
ohh omakase onboarded onboarding onsen oooh opensource operandi org oughta outro overtourism owt
oy oz panini panko panna pappardelle para paratha parathas parens pari passcode passcodes
passeggiata passu patatas paywalled pct pdf pdfs pecorino permalink permalinks pff pfft phablet
pharma photobomb photobombed photoshoot photoshoots photoshop photoshopped pico pinata pinot piri
pisco pixelated playdate playdates podcasted podcaster podcasters polyamorous pommes ponzu populi
por posteriori poutine pp ppm pre prego prepper preppers preprint preprints prima priori prix
prosecco proteome proteomic proteomics pst pt pts pubmed puja pupusa qty ragu raison raita rakija
rara rasa readme reddit redditor redditors reggaeton rendang repo repost reposted reposting
reposts rewatch rewatched rewatching rewilded rewilding riche roadmap roadmaps roguelike rojo
rooibos roti rotis rpm ryokan ryokans saag sacre salaryman salwar sambal sashimi savoir screencast
se sec sensei sequiturs shabbat shakshuka shakuhachi shamisen shawarma shhh shinkansen shisha
shoulda shoutout shoutouts showrunner showrunners skillset skillsets smackdown snark softphone
sotto souvlaki spanakopita speedrun sq standi staycation staycations stderr stdin stdout
storyboarded storyworld storyworlds struct structs stylesheet stylesheets subreddit subreddits
substring substrings subtweet sui superfood superfoods swole tabula tagine taiko taonga taqueria
tb tbsp tech telehealth telemedicine telenovela telenovelas telework teppanyaki textspeak throuple
tikka tonkatsu toolkits touche touchpad trans transcriptome transmedia trattorias trendline trop
tsk tsp tu tuk tweens ubermensch udon uhh umm ummah ummm unfollow unfollowed unh unix untargeted
upcycle upcycled upcycling upskill upskilled upskilling upvote upvoted upvotes url urls usd vade
vamos vaper vapers verlan vertebroplasty virality vis vivant vivendi viveur vivre vlog vlogger
vloggers vlogging vlogs voce voiceovers voila vol vols vox vs wabi wagyu wahey wai waka
walkability watchlist watchlists webapp webcomic webcomics webmail webpages webserver
weltanschauung weltschmerz whataboutery whataboutism whatcha whiteboarding whoo wifi woah wokeness
woohoo workaround workarounds woulda wouldnae wowee www xterm xterms yakitori yakuza yall yay yd
yds youtuber youtubers yr yrs yuzu zen zoonotic zzz
"""

HEAD = """\
# English words in lower case, with their inflected forms, of all varieties, and common names; one a
# line, in the order of code points. No word with an apostrophe is listed.
# Written by benchmarks/make_words.py; edit the table there, not this file.
# Source: SCOWL 2020.12.07 (http://wordlist.aspell.net/), all words up to size {known}, some of size
# {rare}, names up to size {names}; newer words and loans are our own compilation.
#
{licence}"""
FREQUENT_HEAD = """\
# The {most} English words that are most frequent on the web: what a slip may have been meant for.
# Written by benchmarks/make_words.py.
# Source: SCOWL 2020.12.07 (http://wordlist.aspell.net/) up to size {size}; counts of P. Norvig's
# list of web words in the Python package wordsegment 1.3.1 (MIT, Grant Jenks and Peter Norvig),
# itself from the Google Web Trillion Word Corpus of T. Brants and A. Franz (2006).
#
# Columns, separated by tabs:
#   letter  the first letter of the words, or * for the {common} most common of all
#   words   in lower case, parted by blanks; with their level, twice the binary logarithm of the
#           count, unless the letter is *
#
{licence}"""
LICENCE = """\
# The word lists are SCOWL's:
#   Copyright 2000-2018 by Kevin Atkinson
#   Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
#   the output created from the scripts, and its documentation for any purpose is hereby granted
#   without fee, provided that the above copyright notice appears in all copies and that both that
#   copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
#   makes no representations about the suitability of this array for any purpose. It is provided
#   "as is" without express or implied warranty.
# SCOWL draws among others on 12Dicts, ENABLE and Moby (public domain), on lists of Brian Kelk and
# on WordNet 1.6, Copyright 1997 by Princeton University; its README gives the notices of all.
"""


def scowl_sizes(folder: Path) -> dict[str, int]:
    """The smallest size of each word in lower case; names and abbreviations left out."""
    sizes: dict[str, int] = {}
    for path in folder.iterdir():
        name, _, size = path.name.rpartition(".")
        most = KNOWN if name.startswith(("variant_2", "variant_3")) else RARE
        if name.endswith("-words") and int(size) <= most:
            for word in path.read_text(encoding="utf-8").split():
                if word.isalpha() and word.islower():
                    sizes[word] = min(int(size), sizes.get(word, 99))
    if not sizes:
        raise SystemExit(f"{folder}: holds no word lists of SCOWL")
    return sizes


def web_counts(path: Path) -> dict[str, int]:
    """How often the web has each word."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: int(float(count)) for word, count in rows}


def known_words(sizes: Mapping[str, int], counts: Mapping[str, int]) -> Iterator[str]:
    """The words of `words.txt`."""
    # beside this script when run, not a dependency of the package
    from make_letters import looks_foreign

    for word, size in sizes.items():
        if size <= KNOWN or word in counts or looks_foreign(word):
            yield word
            if not word.isascii() and plain(word) not in SLIPS:
                # attache, facade: without their accents as well
                yield plain(word)
    for word in EXTRA.split():
        if word.isalpha() and len(word) > 1:
            yield word


def plain(word: str) -> str:
    """A word without diacritics."""
    decomposed = unicodedata.normalize("NFD", word.replace("æ", "ae").replace("œ", "oe"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def names(folder: Path) -> Iterator[str]:
    """Names in lower case: one that lost its capital is another matter than a slip of letters."""
    for path in folder.iterdir():
        name, _, size = path.name.rpartition(".")
        if name.endswith(("-proper-names", "-upper")) and int(size) <= NAMES:
            for word in path.read_text(encoding="utf-8").split():
                if word.isalpha() and word[1:].islower() and len(word) > SHORTEST_NAME:
                    yield word.lower()


def frequent_words(
    sizes: Mapping[str, int], counts: Mapping[str, int]
) -> Iterator[tuple[str, list[str]]]:
    """The most common words, then all frequent words with their levels by first letter."""
    own = (word for word, size in sizes.items() if size <= FREQUENT and word in counts)
    chosen = sorted(own, key=lambda word: (-counts[word], word))[:MOST_FREQUENT]
    yield "*", sorted(chosen[:MOST_COMMON])
    letters: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(chosen):
        letters[word[0]].append(f"{word}={int(2 * math.log2(counts[word]))}")
    yield from sorted(letters.items())


def main() -> int:
    parser = argparse.ArgumentParser(description="Make words.txt and frequent_words.tsv.")
    parser.add_argument("scowl", type=Path, help="folder that holds english-words.10 and the rest")
    parser.add_argument("counts", type=Path, help="the file unigrams.txt")
    parser.add_argument("-o", "--output", type=Path, default=LEXICONS, help="folder")
    options = parser.parse_args()
    sizes, counts = scowl_sizes(options.scowl), web_counts(options.counts)
    words = sorted({*known_words(sizes, counts), *names(options.scowl)})
    text = (
        HEAD.format(known=KNOWN, rare=RARE, names=NAMES, licence=LICENCE) + "\n".join(words) + "\n"
    )
    if len(text.encode()) > LARGEST:
        raise SystemExit(f"words.txt has {len(text.encode())} bytes, more than {LARGEST}")
    (options.output / "words.txt").write_text(text, encoding="utf-8", newline="\n")
    head = FREQUENT_HEAD.format(
        most=MOST_FREQUENT, common=MOST_COMMON, size=FREQUENT, licence=LICENCE
    )
    rows = [f"{letter}\t{' '.join(some)}\n" for letter, some in frequent_words(sizes, counts)]
    (options.output / "frequent_words.tsv").write_text(
        head + "".join(rows), encoding="utf-8", newline="\n"
    )
    print(f"{len(words)} words, {len(text)} characters; {len(rows)} rows of frequent words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
