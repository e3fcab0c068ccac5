"""English inflection by form: stems for comparing, endings, a word put in the form of another.

Stems are no words: two forms of one word have the same, and that is all they are for. The rules are
those of step 1 of Porter's stemmer (1980), cut down, with a list of irregular forms.
"""

import functools

_IRREGULAR = """
be am is are was were been being; have has had having; do does did done; go goes went gone;
say said; make made; take took taken; come came; see saw seen; know knew known; get got gotten;
give gave given; find found; think thought; tell told; become became; leave left; feel felt;
put putting; bring brought; begin began begun; keep kept; hold held; write wrote written;
stand stood; hear heard; let letting; mean meant; set setting; meet met; run ran; pay paid;
sit sat; speak spoke spoken; lie lay lain lying; lead led; read; grow grew grown; lose lost;
fall fell fallen; send sent; build built; understand understood; draw drew drawn;
break broke broken; spend spent; cut cutting; rise rose risen; drive drove driven; buy bought;
wear wore worn; choose chose chosen; seek sought; throw threw thrown; catch caught; deal dealt;
win won; forget forgot forgotten; fight fought; teach taught; eat ate eaten; sell sold;
sing sang sung; shoot shot; hit hitting; beat beaten; strike struck stricken; shake shook shaken;
steal stole stolen; fly flew flown; bear bore borne; hide hid hidden; swear swore sworn;
arise arose arisen; undertake undertook undertaken; withdraw withdrew withdrawn;
overcome overcame; ride rode ridden; ring rang rung; sink sank sunk; swim swam swum;
tear tore torn; wake woke woken; freeze froze frozen; forbid forbade forbidden;
man men; woman women; child children; foot feet; tooth teeth; mouse mice; person people;
life lives; wife wives; knife knives; leaf leaves; half halves; wolf wolves; shelf shelves;
thief thieves; analysis analyses; crisis crises; basis bases; thesis theses; hypothesis hypotheses;
datum data; medium media; criterion criteria; phenomenon phenomena; matrix matrices;
index indices; vertex vertices; axis axes; bacterium bacteria; spectrum spectra; formula formulae
"""
_BASES: dict[str, str] = {}
_PLURALS: dict[str, str] = {}
_PASTS: dict[str, str] = {}
_NOUNS_FROM = "man"
for _line in _IRREGULAR.replace("\n", " ").split(";"):
    _base, *_forms = _line.split()
    for _form in _forms:
        _BASES[_form] = _base
    if _forms and (_base == _NOUNS_FROM or _PLURALS):
        _PLURALS[_base] = _forms[0]
    elif _forms and not _forms[0].endswith("ing"):
        _PASTS[_base] = _forms[0]

_UNCHANGED_WORDS = """
    news always perhaps series species during thing things nothing something anything
    everything king spring string bring ring wing morning evening ceiling sterling sing
    sling red bed shed need feed seed speed bleed breed indeed succeed proceed exceed heed weed deed
    hundred sacred naked wicked
    bus gas plus this thus his its us yes as has was politics physics mathematics economics
    statistics ethics athletics dynamics mechanics genetics electronics diabetes lens
"""
_UNCHANGED = frozenset(_UNCHANGED_WORDS.split())
_VOWELS = frozenset("aeiouy")


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the forms of a word have in common; `word` in lower case."""
    word = _BASES.get(word, word)
    if word in _UNCHANGED or len(word) < 4:
        return word
    if word.endswith("s"):
        word = _without_s(word)
    elif word.endswith("ed") and len(word) > 4 and _VOWELS & set(word[:-2]):
        word = word[:-3] + "y" if word.endswith("ied") else _undoubled(word[:-2])
    elif word.endswith("ing") and len(word) > 5 and _VOWELS & set(word[:-3]):
        word = _undoubled(word[:-3])
    return word.rstrip("e") if len(word) > 3 else word


def _without_s(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _undoubled(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    return word


def ending(word: str) -> str:
    """s, ed, ing, or nothing: the form that a word in lower case stands in."""
    base = _BASES.get(word)
    if base is not None:
        if base in _PLURALS:
            return "s"
        return "ing" if word.endswith("ing") else "s" if word.endswith("s") else "ed"
    if word in _UNCHANGED or len(word) < 4:
        return ""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "s"
    if word.endswith("ed") and len(word) > 4:
        return "ed"
    return "ing" if word.endswith("ing") and len(word) > 5 else ""


def with_ending(base: str, form: str) -> str:
    """A word in its base form with an ending of `ending`."""
    if not form or ending(base) == form:
        return base
    if form == "s":
        if base in _PLURALS:
            return _PLURALS[base]
        if base.endswith("y") and base[-2:-1] not in "aeiou":
            return base[:-1] + "ies"
        return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if form == "ed" and base in _PASTS:
        return _PASTS[base]
    if base.endswith("e"):
        return base[:-1] + form if not base.endswith("ee") or form == "ed" else base + form
    if form == "ed" and base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    if _doubles(base):
        return base + base[-1] + form
    return base + form


def _doubles(base: str) -> bool:
    """Whether the last consonant is written twice: stop, plan, but not open or show."""
    vowels = sum(letter in "aeiou" for letter in base)
    return (
        len(base) > 2
        and vowels == 1
        and base[-1] not in "aeiouwxy"
        and base[-2] in "aeiou"
        and base[-3] not in "aeiou"
    )


def in_case_of(word: str, model: str) -> str:
    """A word in lower case with the capitals of `model`."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
