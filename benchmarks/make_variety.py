"""Make `rules/lexicons/variety.tsv` from the SCOWL word lists.

SCOWL (Debian package `scowl`) splits its words by spelling category and size. A word that only
the British lists have is rewritten by orthographic rules until a word that only the American
lists have appears: *colour* by our/or, *anaesthetised* by ae/e and ise/ize. So no rule invents a
form: both sides of a derived pair are attested, with every inflection that the lists hold.

What no rule can decide stands in the tables of this file: words left out (CUT), words that are
weak evidence (WEAK), forms that are also names (NAMES), pairs and one-sided forms without a rule
(CHOSEN), and recent -ise verbs that the lists lack (RECENT).

    apt-get download scowl && dpkg -x scowl_*.deb scowl
    python benchmarks/make_variety.py scowl/usr/share/dict/scowl
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "rules" / "lexicons" / "variety.tsv"
SIZES = (10, 20, 35, 40, 50, 55, 60, 70)  # above 70 SCOWL draws on lists with other terms of use
USUAL = 60
STEPS = 3

# British spelling, American spelling, name of the family. A rule may be applied up to three times.
RULES = (
    ("our", "or", "our/or"),
    ("isa", "iza", "ise/ize"),
    ("ise", "ize", "ise/ize"),
    ("isi", "izi", "ise/ize"),
    ("ysa", "yza", "yse/yze"),
    ("yse", "yze", "yse/yze"),
    ("ysi", "yzi", "yse/yze"),
    ("bre", "ber", "re/er"),
    ("chre", "cher", "re/er"),
    ("chred", "chered", "re/er"),
    ("gre", "ger", "re/er"),
    ("tre", "ter", "re/er"),
    ("tred", "tered", "re/er"),
    ("tring", "tering", "re/er"),
    ("vre", "ver", "re/er"),
    ("vred", "vered", "re/er"),
    ("oeuvra", "euvera", "oeuvre/euver"),
    ("oeuvre", "euver", "oeuvre/euver"),
    ("oeuvred", "euvered", "oeuvre/euver"),
    ("oeuvri", "euveri", "oeuvre/euver"),
    ("ae", "e", "ae/e"),
    ("oe", "e", "oe/e"),
    ("ll", "l", "ll/l"),
    ("l", "ll", "l/ll"),
    ("llery", "lry", "ellery/elry"),
    ("ence", "ense", "ence/ense"),
    ("ctis", "ctic", "practised/practiced"),
    ("ogue", "og", "ogue/og"),
    ("ogued", "oged", "ogue/og"),
    ("oguer", "oger", "ogue/og"),
    ("ogui", "ogi", "ogue/og"),
    ("oulder", "older", "ou/o"),
    ("ould", "old", "ou/o"),
    ("oult", "olt", "ou/o"),
    ("ough", "ow", "plough/plow"),
    ("grey", "gray", "grey/gray"),
    ("sce", "ske", "sceptic/skeptic"),
    ("cosi", "cozi", "cosy/cozy"),
    ("cosy", "cozy", "cosy/cozy"),
    ("quebook", "ckbook", "cheque/check"),
    ("quer", "cker", "chequer/checker"),
    ("lph", "lf", "sulph/sulf"),
    ("nium", "num", "aluminium/aluminum"),
    ("ageing", "aging", "ageing/aging"),
    ("gement", "gment", "dgement/dgment"),
    ("eable", "able", "eable/able"),
)

# Words of size 70 that are common enough: British forms, matched from their start.
ADMITTED = re.compile(
    r"apnoea|dyspnoea|coeliac$|haemato(?:ma|log)|haemo(?:dial|ly[st]|sta|rrh)|hyperglycaemi|"
    r"kinaesthe|synaesthe|hyperaesthe|anaesthetically|aetiolog|oedematous|oesophagitis|oestrogenic|"
    r"palaeo(?:lith|graph|botany)|palaeontolog|parlourmaid|malodour|hectolitre|electrolys|"
    r"dialys|titre|harbourage|colouring|decolouris|"
    r"multicolour|particolour|tricoloured|watercolour|victualler|labeller|councillorship|"
    r"orthopaedically|parametris|ploughboy|savourless|unhonoured|unneighbourly|"
    r"alcoholis|allegoris|aphoris|archais|aromatis|atomis|axiomatis|balkanis|barbarisation|caramelis|"
    r"carbonis|characteriser|circularis|classicis|colonis|communalis|concretis|criminalis|customis|"
    r"decarbonis|decimalis|delocalis|demateriali|demineralis|demonis|demythologis|depersonalis|"
    r"depoliticis|desexualis|digiti|digitalis(?:e|ed|ing)$|dogmatis|eternalis|etymologis|europeanis|"
    r"evangelis|factoris|feminis|fertilis|formalis|generalisable|homogenis|hypnotis|idealis|"
    r"incentivis|initialis|internationalis|ionis|islamis|latinis|lineari|literalis|localis|"
    r"maximis|mechanis|memoris|methodis|mineralis|minimis|mischaracteris|mobilis|modernis|modularis|"
    r"monetis|moralis|nationaliser|normalis|optimis|organisable|orientalis|overdramatis|"
    r"overindustrialis|paganis|patronis|periodis|personalis|photosensitis|plasticis|polaris|polemicis|"
    r"popularis|proselytis|racialis|rationalis|recognis|recrystallis|relativis|remilitaris|remonetis|"
    r"renationalis|renormalis|resynchronis|ritualis|russianis|satiris|schematis|scrutinis|secularis|"
    r"sensitis|sensualis|singularis|socialis|solubilis|sovietis|standardis|stylis|suburbanis|"
    r"summaris|symmetris|synchronis|systemis|theologis|theoris|trivialis|underemphasis|unionis|"
    r"unmechanis|unpressuris|unpublicis|unrealisable|unspecialis|unsterilis|unsubsidis|unutilis|"
    r"vectoris|verbalis|victimis|vocalis"
)

# British forms without a row: both varieties use both forms, another word is meant in one of them,
# Latin plurals, or words nobody writes.
CUT = re.compile(
    r"(?:accoutr|blowsi|bushell|crenell|spiraea|worshipp|trabecul|simonis|perill).*|"
    r".*(?:llings|vrings)|"
    r"ageings|antilabour|blameable|blowsy|cancellous|cardiae|chequering|colouration|costumire|"
    r"defenced|defencing|disseisin|eviller|evillest|gruellings|haem|manilla|mantoes|matres|monometallism|"
    r"novenae|oecus|patinae|prise[ds]?|prising|reprised|snowshoed|thraldom|totalisators?"
)
# Weak evidence: the other variety has the form too, in edited prose, if less often.
WEAK = re.compile(
    r"(?:abridgement|acknowledgement|ageing|arbour|callisthenic|cancell|catalogu|chilli|"
    r"councillor|crueller|cruellest|grey|judgemental|lodgement|misjudgement|prejudgement|likeabl|"
    r"liveabl|ochre|rigour|saleabl|saviour|savour(?:ie|y)|sepulchr|sizeabl|sulph|theatre|"
    r"tranquillity|unsavoury|unshakeabl).*"
)
# British or American forms that are names when capitalised: no evidence there.
NAMES = {
    "arbor": "Ann Arbor",
    "armour": "surname, brand",
    "color": "Color Purple",
    "endeavour": "ship, space shuttle",
    "gray": "surname",
    "grays": "town",
    "grey": "surname",
    "greys": "regiment",
    "harbor": "Pearl Harbor",
    "honor": "given name, brand",
    "honour": "given name",
    "louvre": "museum",
    "mitre": "company",
    "mold": "town",
    "parlour": "surname",
    "sabre": "company, team",
    "sabres": "team",
    "specter": "surname",
    "spectre": "film",
    "storey": "surname",
    "travelers": "insurer",
    "tyre": "city, given name",
    "vapor": "brand",
}

# British form, American form ("-": none), weight, note. Each form must be attested in SCOWL.
CHOSEN = """
aerofoil airfoil 1.0 -
aerofoils airfoils 1.0 -
aeroplane airplane 1.0 -
aeroplanes airplanes 1.0 -
carburettor carburetor 1.0 -
carburettors carburetors 1.0 -
clarinettist clarinetist 1.0 -
clarinettists clarinetists 1.0 -
draughtier draftier 1.0 -
draughtiest draftiest 1.0 -
draughtily draftily 1.0 -
draughtiness draftiness 1.0 -
draughty drafty 1.0 -
furore furor 1.0 -
furores furors 1.0 -
honourable honorable 1.0 our/or
liquorice licorice 1.0 -
louvre louver 1.0 re/er
maths math 1.0 -
mollusc mollusk 1.0 -
molluscs mollusks 1.0 -
mum mom 1.0 -
mums moms 1.0 -
pyjama pajama 1.0 -
pyjamas pajamas 1.0 -
saviour savior 0.5 our/or; religious prose keeps the u in the US
titbit tidbit 1.0 -
titbits tidbits 1.0 -

artefact artifact 0.5 -
artefacts artifacts 0.5 -
behove behoove 0.5 -
behoved behooved 0.5 -
behoves behooves 0.5 -
dependants dependents 0.5 -
downdraught downdraft 0.5 -
flautist flutist 0.5 -
flautists flutists 0.5 -
glycerine glycerin 0.5 -
gobbledegook gobbledygook 0.5 -
grey gray 0.5 grey/gray
lasagne lasagna 0.5 -
moustache mustache 0.5 -
moustached mustached 0.5 -
moustaches mustaches 0.5 -
omelette omelet 0.5 -
omelettes omelets 0.5 -
phoney phony 0.5 -
phoneys phonies 0.5 -
rouble ruble 0.5 -
roubles rubles 0.5 -
towards toward 0.5 -
updraught updraft 0.5 -
updraughts updrafts 0.5 -
whizz whiz 0.5 -

arse - 1.0 -
arsehole - 1.0 -
arseholes - 1.0 -
arses - 1.0 -
cheque - 1.0 US check has other senses
cheques - 1.0 US checks has other senses
kerb - 1.0 US curb is a verb in both
kerbed - 1.0 US curbed is a verb in both
kerbing - 1.0 US curbing is a verb in both
kerbs - 1.0 US curbs is a verb in both
kerbside - 1.0 -
kerbstone - 1.0 -
kerbstones - 1.0 -
metre - 1.0 US meter is an instrument in both
metres - 1.0 US meters: see there
micrometre - 1.0 US micrometer is an instrument in both
micrometres - 1.0 US micrometers is an instrument in both
programme - 1.0 program is software in both
programmes - 1.0 programs are software in both
storey - 1.0 US story has other senses
storeys - 1.0 US stories has other senses
tyre - 1.0 US tire is a verb in both
tyres - 1.0 US tires is a verb in both
whilst - 1.0 -

aeon - 0.5 -
aeons - 0.5 -
amongst - 0.5 -
baulk - 0.5 -
baulked - 0.5 -
baulking - 0.5 -
baulks - 0.5 -
colouration - 0.5 coloration is usual in both
connexion - 0.5 older
connexions - 0.5 older
dependant - 0.5 dependent is the adjective in both
discolouration - 0.5 discoloration is usual in both
discolourations - 0.5 discolorations is usual in both
disorientated - 0.5 -
draught - 0.5 -
draughts - 0.5 -
draughtsman - 0.5 a draftsman drafts laws
draughtsmanship - 0.5 -
draughtsmen - 0.5 -
draughtswoman - 0.5 -
draughtswomen - 0.5 -
dreamt - 0.5 dreamed is usual in both
encyclopaedia - 0.5 encyclopedia is usual in both
encyclopaedias - 0.5 encyclopedias is usual in both
encyclopaedic - 0.5 encyclopedic is usual in both
foetal - 0.5 fetal is medical usage in both
foetus - 0.5 fetus is medical usage in both
foetuses - 0.5 fetuses is medical usage in both
gaol - 0.5 jail is usual in both
gaoled - 0.5 jailed is usual in both
gaoler - 0.5 jailer is usual in both
gaolers - 0.5 jailers is usual in both
gaols - 0.5 jails is usual in both
gramme - 0.5 gram is usual in both
grammes - 0.5 grams is usual in both
groyne - 0.5 -
groynes - 0.5 -
homoeopath - 0.5 -
homoeopathic - 0.5 -
homoeopathy - 0.5 -
inflexion - 0.5 older
inflexions - 0.5 older
judgement - 0.5 judgment is legal usage in both
judgements - 0.5 judgments is legal usage in both
kilogramme - 0.5 kilogram is usual in both
kilogrammes - 0.5 kilograms is usual in both
leant - 0.5 leaned is used in both
learnt - 0.5 learned is used in both
licence - 0.5 license is the verb in both
licences - 0.5 licenses is the verb in both
mediaeval - 0.5 medieval is usual in both
miaow - 0.5 -
miaowed - 0.5 -
miaowing - 0.5 -
miaows - 0.5 -
nought - 0.5 -
noughts - 0.5 -
onwards - 0.5 onward is an adjective in both
orientated - 0.5 oriented is used in both
pedlar - 0.5 a peddler deals in drugs
pedlars - 0.5 peddlers deal in drugs
specialities - 0.5 a specialty is medical in both
speciality - 0.5 a specialty is medical in both
spilt - 0.5 spilled is used in both
spoilt - 0.5 spoiled is used in both
unlearnt - 0.5 unlearned is used in both
waggon - 0.5 older
waggons - 0.5 older
yoghurt - 0.5 yogurt is used in both
yoghurts - 0.5 yogurts is used in both

- analyzes 1.0 analyses is a plural in both
- catalyzes 1.0 catalyses is a plural in both
- dialyzes 1.0 dialyses is a plural in both
- hydrolyzes 1.0 hydrolyses is a plural in both
- paralyzes 1.0 paralyses is a plural in both
- psychoanalyzes 1.0 psychoanalyses is a plural in both
- reanalyzes 1.0 reanalyses is a plural in both
- mommies 1.0 -
- mommy 1.0 -

- afterward 0.5 afterwards is used in both
- analog 0.5 analogue is used in both
- analogs 0.5 analogues is used in both
- archeological 0.5 archaeological is used in both
- archeologist 0.5 archaeologist is used in both
- archeologists 0.5 archaeologists is used in both
- archeology 0.5 archaeology is used in both
- ax 0.5 axe is used in both
- cesarean 0.5 caesarean is used in both
- cesareans 0.5 caesareans is used in both
- councilman 0.5 -
- councilmen 0.5 -
- councilwoman 0.5 -
- councilwomen 0.5 -
- esthetic 0.5 aesthetic is used in both
- esthetically 0.5 aesthetically is used in both
- esthetics 0.5 aesthetics is used in both
- gotten 0.5 -
- meters 0.5 instruments in both
- worshiped 0.5 worshipped is used in both
- worshiper 0.5 worshipper is used in both
- worshipers 0.5 worshippers is used in both
- worshiping 0.5 worshipping is used in both
"""

# Verbs in -ise that SCOWL lacks or has only in part (own knowledge). Regular forms are added.
RECENT = """
anonymise binarise catastrophise containerise contextualise decarbonise delegitimise deprioritise
deradicalise deserialise destigmatise digitalise exoticise fetishise financialise
incentivise infantilise instrumentalise lemmatise marketise operationalise
parameterise parametrise personalise problematise pseudonymise racialise rasterise reprioritise
romanticise securitise sexualise strategise tokenise trivialise vectorise virtualise weaponise
"""

HEAD = """\
# Spelling evidence for British (with and without Oxford -ize) against American English.
# Written by benchmarks/make_variety.py; edit the tables there, not this file.
# Source: SCOWL 2020.12.07 (http://wordlist.aspell.net/), sizes 10 to 60 and some words of size 70;
# which rows are weak, one-sided or left out is our own choice. Licence: see the end of this head.
#
# Columns, separated by tabs:
#   gb      British form without Oxford -ize; empty if the row is evidence for American only
#   oxford  British form with Oxford -ize: equal to gb except for -ize words
#   us      American form; empty if the row is evidence for British only
#   weight  1.0 strong, 0.5 weak, 0.3 the -ize rows
#   note    spelling family; a form that is a name when capitalised; why a row is one-sided
# All forms are lower case, whole words, without possessives. No form stands in two rows.
# Rows where oxford equals us and not gb (organise, organize, organize): the weight is that of the
# -ize form toward American, which Oxford spelling shares; the -ise form is as strong as any 1.0 row
# against American and against Oxford. Rows where oxford equals neither (tranquillise, tranquillize,
# tranquilize): both British forms are evidence against American.
#
# The word lists are SCOWL's:
#   Copyright 2000-2018 by Kevin Atkinson
#   Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
#   the output created from the scripts, and its documentation for any purpose is hereby granted
#   without fee, provided that the above copyright notice appears in all copies and that both that
#   copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
#   makes no representations about the suitability of this array for any purpose. It is provided
#   "as is" without express or implied warranty.
# Its division by variety comes from VarCon:
#   Copyright 2000-2016 by Kevin Atkinson
#   Permission to use, copy, modify, distribute and sell this array, the associated software, and
#   its documentation for any purpose is hereby granted without fee, provided that the above
#   copyright notice appears in all copies and that both that copyright notice and this permission
#   notice appear in supporting documentation. Kevin Atkinson makes no representations about the
#   suitability of this array for any purpose. It is provided "as is" without express or implied
#   warranty.
#   Copyright 2016 by Benjamin Titze
#   Permission to use, copy, modify, distribute and sell this array, the associated software, and
#   its documentation for any purpose is hereby granted without fee, provided that the above
#   copyright notice appears in all copies and that both that copyright notice and this permission
#   notice appear in supporting documentation. Benjamin Titze makes no representations about the
#   suitability of this array for any purpose. It is provided "as is" without express or implied
#   warranty.
# The words of VarCon come from the Ispell distribution. This file is a modified version of them:
#   Copyright 1993, Geoff Kuenning, Granada Hills, CA. All rights reserved.
#   Redistribution and use in source and binary forms, with or without modification, are permitted
#   provided that the following conditions are met:
#   1. Redistributions of source code must retain the above copyright notice, this list of
#      conditions and the following disclaimer.
#   2. Redistributions in binary form must reproduce the above copyright notice, this list of
#      conditions and the following disclaimer in the documentation and/or other materials provided
#      with the distribution.
#   3. All modifications to the source code must be clearly marked as such. Binary redistributions
#      based on modified source code must be clearly marked as modified versions in the
#      documentation and/or other materials provided with the distribution.
#   (clause 4 removed with permission from Geoff Kuenning)
#   5. The name of Geoff Kuenning may not be used to endorse or promote products derived from this
#      software without specific prior written permission.
#   THIS SOFTWARE IS PROVIDED BY GEOFF KUENNING AND CONTRIBUTORS ``AS IS'' AND ANY EXPRESS OR
#   IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
#   FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL GEOFF KUENNING OR
#   CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
#   CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
#   SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
#   THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR
#   OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
#   POSSIBILITY OF SUCH DAMAGE.
# The inflections in SCOWL rest on WordNet 1.6:
#   This software and database is being provided to you, the LICENSEE, by Princeton University under
#   the following license. By obtaining, using and/or copying this software and database, you agree
#   that you have read, understood, and will comply with these terms and conditions.:
#   Permission to use, copy, modify and distribute this software and database and its documentation
#   for any purpose and without fee or royalty is hereby granted, provided that you agree to comply
#   with the following copyright notice and statements, including the disclaimer, and that the same
#   appear on ALL copies of the software, database and documentation, including modifications that
#   you make for internal use or for distribution.
#   WordNet 1.6 Copyright 1997 by Princeton University. All rights reserved.
#   THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS
#   OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY
#   MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE
#   OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD
#   PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
#   The name of Princeton University or Princeton may not be used in advertising or publicity
#   pertaining to distribution of the software and/or database. Title to copyright in this software,
#   database and any associated documentation shall at all times remain with Princeton University
#   and LICENSEE agrees to preserve same.
#
# gb\toxford\tus\tweight\tnote
"""


@dataclass(frozen=True, order=True)
class Row:
    """One line of the table; an empty form says nothing about its variety."""

    gb: str
    us: str
    oxford: str
    weight: float
    note: str

    def forms(self) -> set[str]:
        """The forms that the row has."""
        return {self.gb, self.oxford, self.us} - {""}

    def line(self) -> str:
        """The row as it is written."""
        names = [f"name: {form}, {NAMES[form]}" for form in sorted(self.forms()) if form in NAMES]
        note = "; ".join([*([self.note] if self.note else []), *names])
        return "\t".join((self.gb, self.oxford, self.us, f"{self.weight:.1f}", note))


class Scowl:
    """The word lists of one SCOWL folder, by spelling category."""

    def __init__(self, folder: Path) -> None:
        if not any(folder.glob("english-words.*")):
            raise SystemExit(f"{folder}: no SCOWL word lists here")
        self._folder = folder

    def words(self, category: str, largest: int) -> set[str]:
        """Plain words of a category, up to a size; of the capitalised ones only -ise/-ize verbs."""
        plain = {w for w in self._read(category, "words", largest) if w.islower()}
        upper = {w.lower() for w in self._read(category, "upper", largest)}
        return plain | {w for w in upper if re.search("i[sz](?:e[ds]?|ing|ations?)$", w)}

    def everything(self) -> set[str]:
        """All words of all categories, in lower case."""
        return {
            word.lower()
            for path in sorted(self._folder.glob("*.*"))
            if path.suffix[1:].isdigit() and int(path.suffix[1:]) <= SIZES[-1]
            for word in path.read_text(encoding="iso-8859-1").split()
        }

    def _read(self, category: str, kind: str, largest: int) -> set[str]:
        found: set[str] = set()
        for size in SIZES:
            path = self._folder / f"{category}-{kind}.{size}"
            if size <= largest and path.exists():
                found.update(path.read_text(encoding="iso-8859-1").split())
        return {word for word in found if word.isascii() and word.isalpha()}


def american(word: str, attested: set[str]) -> tuple[str, str] | None:
    """The attested form that fewest rule applications reach, with the families of those rules."""
    frontier: dict[str, tuple[str, ...]] = {word: ()}
    for _ in range(STEPS):
        following: dict[str, tuple[str, ...]] = {}
        for form, families in sorted(frontier.items()):
            for british, us, family in RULES:
                for match in re.finditer(f"(?={british})", form):
                    start = match.start()
                    made = form[:start] + us + form[start + len(british) :]
                    following.setdefault(made, (*families, family))
        reached = sorted(set(following) & attested)
        if reached:
            return reached[0], ", ".join(dict.fromkeys(following[reached[0]]))
        frontier = following
    return None


def oxford_form(gb: str, attested: set[str]) -> str:
    """The form with Oxford -ize, if the lists have one: baptize, but not advertize or analyze."""
    for match in re.finditer("is(?=[aei])", gb):
        made = gb[: match.start()] + "iz" + gb[match.end() :]
        if made in attested:
            return made
    return gb


def derived(scowl: Scowl) -> list[Row]:
    """Rows for British words from which the rules reach American ones."""
    largest = SIZES[-1]
    shared = scowl.words("english", largest)
    us_words = scowl.words("american", largest)
    gb_words = scowl.words("british", largest)
    british_z = scowl.words("british_z", largest)
    usual = scowl.words("british", USUAL)
    us_only = us_words - gb_words - shared
    rows = []
    for gb in sorted(gb_words - us_words - shared):
        if CUT.fullmatch(gb) or not (gb in usual or ADMITTED.match(gb)):
            continue
        found = american(gb, us_only)
        if found is None:
            continue
        us, note = found
        oxford = oxford_form(gb, british_z | {us})
        weight = 0.3 if oxford == us else 0.5 if WEAK.fullmatch(gb) else 1.0
        rows.append(Row(gb, us, oxford, weight, note))
    return rows


def chosen(attested: set[str]) -> list[Row]:
    """Rows of the hand-made table; an unattested form in it is an error."""
    rows = []
    for line in CHOSEN.strip().splitlines():
        if line:
            gb, us, weight, note = ("" if cell == "-" else cell for cell in line.split(maxsplit=3))
            rows.append(Row(gb, us, gb, float(weight), note))
    unknown = sorted(set().union(*(row.forms() for row in rows)) - attested)
    if unknown:
        raise SystemExit(f"not in SCOWL: {' '.join(unknown)}")
    return rows


def recent() -> list[Row]:
    """Rows for the regular forms of recent -ise verbs."""
    rows = []
    for verb in RECENT.split():
        for ending in ("ise", "ised", "ises", "ising", "isation"):
            gb = verb.removesuffix("ise") + ending
            us = verb.removesuffix("ise") + ending.replace("is", "iz", 1)
            rows.append(Row(gb, us, us, 0.3, "ise/ize"))
    return rows


def merged(*tables: list[Row]) -> list[Row]:
    """All rows sorted; the first row with a British form stays, a form in two rows is an error."""
    rows: list[Row] = []
    taken: dict[str, Row] = {}
    for row in (row for table in tables for row in table):
        if row.gb in taken and row.gb == taken[row.gb].gb:
            continue
        for form in sorted(row.forms()):
            if form in taken:
                raise SystemExit(f"{form} is in two rows: {taken[form]} and {row}")
            taken[form] = row
        rows.append(row)
    return sorted(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make variety.tsv from the SCOWL word lists.")
    parser.add_argument("scowl", type=Path, help="folder that holds american-words.10 and the rest")
    parser.add_argument("-o", "--output", type=Path, default=TABLE)
    options = parser.parse_args()
    scowl = Scowl(options.scowl)
    rows = merged(chosen(scowl.everything()), derived(scowl), recent())
    unused = NAMES.keys() - set().union(*(row.forms() for row in rows))
    if unused:
        raise SystemExit(f"names without a row: {' '.join(sorted(unused))}")
    text = HEAD + "".join(row.line() + "\n" for row in rows)
    options.output.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(rows)} rows written to {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
