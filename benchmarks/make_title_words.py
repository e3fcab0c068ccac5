"""Make `rules/lexicons/title_words.tsv` from the MyThes thesaurus and the SCOWL word lists.

A rewriter that does not know *Marriage Story* for a title writes "Wedding story". This table says
which common words may stand for one another: direct synonyms (see `make_name_bases.py`, whose
files and helpers it shares) in a noun's or adjective's first senses, and a few pairs of our own.

    python benchmarks/make_title_words.py \
        mythes/usr/share/mythes/th_en_US_v2.dat scowl/usr/share/dict/scowl
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from make_name_bases import HEAD as NAMES_HEAD
from make_name_bases import Scowl, Thesaurus, entries

TABLE = Path(__file__).resolve().parent.parent / "rules" / "lexicons" / "title_words.tsv"
LARGEST_HEADWORD = 35
LARGEST_SYNONYM = 35
SENSES = 2
SHORTEST = 3
LARGEST = 250_000

# Pairs that the thesaurus has not, from general knowledge.
EXTRA = """
joker=prankster,jester,clown,trickster parasite=leech,bloodsucker crown=tiara,coronet
gentlemen=misters,lords knives=blades irishman=irish_man succession=sequence,inheritance
suits=outfits,costumes friends=companions,pals,mates dead=deceased,lifeless walking=strolling
frozen=icy,iced tangled=knotted brave=courageous,bold cats=felines dogs=canines wolves=canines
avengers=revengers knight=cavalier rings=bands lord=master games=plays thrones=seats
hunger=starvation wars=battles,conflicts stars=celebrities trek=hike road=street,route
"""

HEAD = """\
# Common words that stand for one another in a title that was paraphrased.
# Written by benchmarks/make_title_words.py; edit the tables there, not this file.
# Source: WordNet 2.1 by way of the MyThes thesaurus of LibreOffice 7.5.0 (Debian package
# mythes-en-us), words of SCOWL 2020.12.07 only; some pairs are our own compilation from general
# knowledge. Licences: see the end of this head.
#
# Columns, separated by tabs:
#   word      in lower case
#   synonyms  separated by "|", each a single word that comes later in the alphabet; the relation
#             holds both ways
#
"""


def pairs(thesaurus: Thesaurus, scowl: Scowl) -> set[tuple[str, str]]:
    """Pairs of words in alphabetical order."""
    found: set[tuple[str, str]] = set()
    for word in scowl.words(LARGEST_HEADWORD):
        for synonym in thesaurus.synonyms(word):
            size = scowl.size(synonym.word)
            if (
                synonym.part in {"(noun)", "(adj)"}
                and synonym.sense < SENSES
                and not synonym.near
                and size is not None
                and size <= LARGEST_SYNONYM
            ):
                found.add((word, synonym.word))
    found |= {(word, other) for word, others in entries(EXTRA) for other in others}
    return {(min(pair), max(pair)) for pair in found if _is_fit(pair)}


def _is_fit(pair: Iterable[str]) -> bool:
    """Whether both are single words, and not two forms of one."""
    one, two = pair
    return (
        all(re.fullmatch(f"[a-z]{{{SHORTEST},}}", word) for word in (one, two))
        and one[:4] != two[:4]
        and one != two
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Make title_words.tsv from MyThes and SCOWL.")
    parser.add_argument("thesaurus", type=Path, help="the file th_en_US_v2.dat")
    parser.add_argument("scowl", type=Path, help="folder that holds american-words.10 and the rest")
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for one, two in sorted(pairs(Thesaurus(options.thesaurus), Scowl(options.scowl))):
        rows[one].append(two)
    licences = NAMES_HEAD[NAMES_HEAD.index("# WordNet:") : NAMES_HEAD.index("# base\t")]
    text = HEAD + licences + "# word\tsynonyms\n"
    text += "".join(f"{word}\t{'|'.join(others)}\n" for word, others in rows.items())
    if len(text.encode()) > LARGEST:
        raise SystemExit(f"the table has {len(text.encode())} bytes, more than {LARGEST}")
    options.output.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(rows)} rows written to {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
