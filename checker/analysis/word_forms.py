"""Words that no list holds and every reader understands: derived, compounded, played with."""

from checker.analysis.spelling import plain
from checker.analysis.word_list import is_word, level
from checker.pattern_codes import kept

_PREFIXES = """
    aero after agro ambi ante anthropo anti aqua arch astro audio auto back bi bio by cardio centi
    chemo co contra counter cross crypto cryo cyber de deca deci demi di dis down dys eco electro en
    endo epi equi ethno euro ever exa exo extra fore gastro geno geo giga grand hecto hemi hepato
    hetero hexa homo hydro hyper hypo immuno in infra inter intra iso kilo lipo macro mal mega meta
    micro mid mili mini mis mono morpho multi myo nano neo nephro neuro non octo oft omni ortho
    osteo out over paleo palaeo pan para patho penta peri petro pharma phono photo phyto poly post
    pre preter pro proto pseudo psycho pyro quadri quasi radio re retro semi sero socio step sub
    super supra sur techno tele ten tera tetra thermo trans tri turbo ultra un under uni up vaso
    vice well xeno
"""
_SUFFIXES = """
    able ably adelic aholic ability ally antly ation bot centric cide core craft crat cratic cy dom
    ed ee eer en er ers esque ess est eth fest fold free ful fully gate gram graph graphic graphy
    hood ian ibility ible ic ical ically ication ies ification ified ify ing ingly ings ise ised
    iser ish ishly ism isms isation ist istic ists ity ive ization ize ized izer izing land less
    lessly lessness let like ling logical logist logists logy ly maker making man manship men ment
    ments mobile most naut ness nesses nik nomics ological ologist ologists ology or ous person
    philia phile phobe phobia phobic proof s scape scapes some ship ships speak ster sters tastic
    th tion tude tuple ville ward wards ware watch ways wise woman women wright y
"""
PREFIXES = frozenset(_PREFIXES.split())
SUFFIXES = frozenset(_SUFFIXES.split())

_LEARNED = """
    aceae aceous acea ales ase ases ectomy emia gen genic genesis genous glycan idae iform iformes
    inae ine ines itis lysin lytic lysis mab mabs mide mycin olysis ome omes omic omics osis ose
    otomy oxide oxin ozoa pathy penia phage plasia plasm plasty podous ptera saurid saurids saurian
    saurus some somal somatic stasis statin static trophic trophy tropic vir viridae virus viruses
    yl ylate yne zepam zole
"""
_LEARNED_ENDINGS = tuple(_LEARNED.split())
"""Endings of the words of chemistry, medicine and biology."""

SHORTEST = 4
"""Letters of a part of a compound, and of a stem; of a stem before `s`, one more."""

_DRAWN_OUT = kept(r"(.)\1\1")
_SOUND = kept(
    r"(?:[aeiou]+h*[rh]*g*h*|[bcghjmnprsz]+[hmnrszk]*|(?:h[aeiou]h?)+h?|l+a+|(?:l[ao])+)\Z"
)


def is_formed(word: str) -> bool:
    """Whether a word in lower case, which is in no list, is made of English words by the rules."""
    if not word.isascii():
        folded = plain(word)
        return folded != word and _accents_are_loaned(word) and is_word(folded)
    if _DRAWN_OUT.search(word) or _SOUND.match(word):
        return True
    return _is_derived(word) or is_compound(word)


def is_learned(word: str) -> bool:
    """Whether a word has an ending of chemistry, medicine or biology."""
    return len(word) >= 7 and word.endswith(_LEARNED_ENDINGS)


def _accents_are_loaned(word: str) -> bool:
    """Whether the letters with accents are those of naturalised words: café, naïve, façade."""
    return all(letter < "\x80" or letter in "éèêëàâäáçïîíñöôóüûúåøæœ" for letter in word)


def _is_derived(word: str) -> bool:
    for cut in range(2, min(7, len(word) - SHORTEST + 1)):
        if word[:cut] in PREFIXES and _is_stem(word[cut:]):
            return True
    return _has_suffix(word)


def _is_stem(word: str) -> bool:
    return _is_part(word) or (len(word) > 5 and _has_suffix(word))


def _is_part(word: str) -> bool:
    """Whether a word may be a part of another: a rare one only if it is long."""
    return level(word) is not None or (len(word) > 5 and is_word(word))


def _has_suffix(word: str) -> bool:
    for cut in range(max(SHORTEST, len(word) - 9), len(word)):
        if word[cut:] in SUFFIXES and _takes(word[:cut], word[cut:]):
            return True
    return False


def _takes(stem: str, suffix: str) -> bool:
    """Whether a stem, as it stands before a suffix, is that of a word."""
    if suffix == "s":
        return len(stem) > SHORTEST and stem[-1] not in "sxz" and is_word(stem)
    if len(suffix) <= 2 and len(stem) <= SHORTEST:
        return False
    if is_word(stem):
        return suffix[0] not in "aeiou" or stem[-1] not in "e"
    if suffix[0] in "aeiouy" and is_word(stem + "e"):
        return True
    if suffix[0] == "i" and stem[-1] != "y" and is_word(stem + "y"):
        return len(suffix) > 2
    # beginn-ing, starr-y
    return stem[-1] == stem[-2] and suffix[0] in "aeiouy" and len(stem) > 4 and is_word(stem[:-1])


def is_compound(word: str, shortest: int = SHORTEST) -> bool:
    """Whether a word is two known words of so many letters or more."""
    return any(
        _is_part(word[:cut]) and _is_part(word[cut:])
        for cut in range(shortest, len(word) - shortest + 1)
    )
