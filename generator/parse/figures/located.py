"""Say of a named place whether something is or happens there: "in Varna", "a strike on Varna".

"The army of Norway", "Oslo-backed", "told reporters in Geneva" say nothing of where.
"""

import re
from functools import cache

from generator.model import Place, Span
from generator.parse.figures.happening_nouns import ATTACKS
from generator.word_lists import read_pattern, read_words, set_of

BEFORE = 70  # code points before a place in which the words stand that say so
# Words between one that says so and the place: "in (the port of) Varna", "hit (the port) Varna".
FAR, NEAR = 5, 2
BESIDE = set_of("near around outside")  # no part of the country behind them
NO_QUOTES = str.maketrans(dict.fromkeys('“"‘', " "))  # in front of words
# Before a name in apposition: "in the crowded capital, | Varna, 12 died".
APPOSED = re.compile(r"(?P<kind>\bthe\s(?:[a-z’']+\s){0,3}(?:capital|city|town|village|port)),\s$")
CLAUSE_STARTS = set_of("as while when which before after")
# Where somebody says so: "told reporters in Geneva", "speaking from Jerusalem".
SAID_THERE = re.compile(r"""(?ix)
        \b(?:(?:told|tells|joins?|joined|addressing|addressed)\s+(?:[\w.’'-]+\s+){1,3}
        |(?:spoke|speaking)\s+(?:on|to)\s+(?:[\w-]+\s+){1,3}
        |(?:reporters|journalists|correspondents|briefing|headquarters|offices?|spoke|speaking
           |conference|summit|meeting|interview|talks|statement|said|says|ministry
             |parliament)\s+(?:\w+\s+){0,2})
        (?:in|at|from)\s+(?:\w+\s+){0,2}$""")
# Where somebody only goes to see: "said during a visit to the stricken | Varna".
VISITED = re.compile(
    r"\b(?:visit(?:ed|ing|s)?|tour(?:ed|ing|s)?)\s+(?:(?:to|of)\s+)?(?:[\w-]+\s+){0,4}$"
)
PREPOSITIONS = set_of("in at from")  # among the last words of that
# Before where somebody or something goes or comes from: "taken to hospitals in | Varna", "a train
# from | Varna". What strikes them does so elsewhere, or on the way.
ON_THE_WAY = re.compile(r"""(?x)
          \b(?:taken|flown|rushed|brought|carried|airlifted|ferried|transferred|transported|moved
          |sent
          |fled|bound|flying|sailing|sailed|travell?ing|travell?ed|head(?:ing|ed)|returning|departed
          |(?:taken|took)\s+off|set\s+(?:off|out|sail)
          |train|bus|plane|flight|boat|ferry|ship|convoy)
        \s+(?:[\w-]+\s+){0,2}?
        (?:(?:to|for|from|towards?)\s+(?:(?:[a-z-]+\s+){1,3}(?:in|at|near)\s+)?
          |ashore\s+(?:at|in|near)\s+|from\s+[A-Z][\w-]+\s+to\s+)
        (?:the\s+)?$
      | \b(?:had|has|have)\s+left\s+$""")
TOLD_THERE = re.compile(r"(?:,[^,.;]{1,60})?,\s+where\b")  # "rushed to Varna, where 12 died"
# What is of a place without being there, or acts for it: "the Norway army", "Oslo-backed".
POSSESSED = re.compile(
    rf"\s+(?:(?:{read_pattern('figure_words', 'forces')})\s+)?"
    rf"(?:{read_pattern('figure_words', 'of a place')})"
    r"|[-‐‑](?!based|area)[a-z]"
)
# ", 12 in | Varna, 3 in | Burgas": each place has its number.
OF_LISTED = re.compile(
    r"(?:[,:]|\band)\s+(?P<number>\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"\s+in\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$"
)
LISTED_REACH = 40  # code points
# Before the place that is meant: "the Chad town of Bol", "Sudan's Darfur region".
OUTER = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:city|town|village|port|province|state|region|district|capital|island)\s+of\s+(?=[A-Z])"
    r"|['’]s\s+(?:[a-z-]+\s+){0,2}(?=[A-Z][\w-]+\s+(?:city|town|village|province|state|region"
    r"|district|governorate|county|oblast|prefecture|camp)\b)"
)
# Behind a place, before one in it: "in Chad's main port, | Bol".
WHOSE_TOWN = re.compile(
    r"['’]s\s+(?:[a-z-]+\s+){0,3}?(?:city|town|village|port|capital|province|region|island)"
    r",?\s+(?=[A-Z])"
)
SOMEWHERE = re.compile(rf"\s+(?:{read_pattern('figure_words', 'somewhere in')})\b")
WIDE = frozenset(("country", "water"))
# "The Turkey-Syria earthquakes" are in both.
PAIRED, PAIRED_BEFORE = re.compile(r"[-‐‑–][A-Z]"), re.compile(r"[a-z][-‐‑–]$")
# Behind the place of what is counted in: "Varna Hospital's capacity".
HOUSE = re.compile(
    r"\s+(?:[A-Z][\w-]+\s+)?(?:[Hh]ospital|[Cc]amp|[Pp]rison|[Cc]linic|[Aa]irport)\b"
)
# Behind the place of an attack: "a Kabul car bombing", "the Varna market attack".
ATTACK_THERE = re.compile(rf"\s+(?:[a-z]+\s+){{0,2}}(?:{ATTACKS})\b")
# A name that is part of another: "the Varna dam".
FACILITY = re.compile(
    r"(?i)\s+(?:[\w-]+\s+){0,2}(?:dam|reservoir|power\s+(?:station|plant)|plant|refinery|agreement"
    r"|accords?|convention|protocol|declaration)\b"
)
NOWHERE = set_of("demonym world street")
# What people do not live in, so that no article and no paragraph is about it alone.
EMPTY = NOWHERE | set_of("water mountain landmark")


def is_of_listed(text: str, start: int) -> Span | None:
    """Give the number of a list that the place which starts here is told of, if one is."""
    found = OF_LISTED.search(text, max(0, start - LISTED_REACH), start)
    return Span(*found.span("number")) if found else None


def is_where(text: str, place: Place) -> bool:
    """Whether something can be there; not in "the Polish army"."""
    if place.feature in NOWHERE:
        return False
    end = place.span.end
    if place.feature in WIDE and SOMEWHERE.match(text, end):
        return False
    start = place.span.start
    if PAIRED.match(text, end) or PAIRED_BEFORE.search(text, max(0, start - 2), start):
        return False
    return not (POSSESSED.match(text, end) or OUTER.match(text, end))


def may_be_scene(text: str, place: Place) -> bool:
    """Whether it can be the scene of a deed, as a street can.

    A nationality, a country before its army and a sea before its port say only whose something is.
    """
    if place.feature in ("country", "demonym", "water"):
        return is_where(text, place)
    return not POSSESSED.match(text, place.span.end)


def is_located_at(text: str, place: Place, *, floor: int) -> bool:
    """Whether the text says that something is or happens there."""
    if not may_be_spoken_at(text, place, floor=floor):
        return False
    return not is_said_at(text, place, floor=floor)


def may_be_spoken_at(text: str, place: Place, *, floor: int) -> bool:
    """Whether the text says that something is or happens there, if only that somebody speaks."""
    start = place.span.start
    before = text[max(floor, start - BEFORE) : start]
    told = APPOSED.sub(r"\g<kind> ", before).lower()
    words = told.translate(NO_QUOTES).split()
    is_beside = words[-2:] == ["border", "with"] or not BESIDE.isdisjoint(words[-1:])
    is_adjective = words[-1:] in (["a"], ["an"])  # "in a US operation"
    if (is_beside or is_adjective) and place.feature == "country":
        return False
    if _end_with_where(words) or HOUSE.match(text, place.span.end):
        return True
    return place.feature not in WIDE and ATTACK_THERE.match(text, place.span.end) is not None


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(" ".join(read_words("whereabouts")[part]).split())


@cache
def _alone() -> dict[str, int]:
    """The words that say so by themselves, with how many words may stand behind them."""
    return dict.fromkeys(_words("done to"), NEAR) | dict.fromkeys(_words("in"), FAR)


@cache
def _behind() -> dict[str, frozenset[str]]:
    """The prepositions that say so only behind such a word: "the attack on", "the city of"."""
    return {
        "on": _words("attacks"),
        "against": _words("attacks"),
        "of": _words("attacks") | _words("parts") | _words("compass"),
        "for": _words("for"),
        "through": _words("moves"),
    }


def _end_with_where(words: list[str]) -> bool:
    """Whether words before a place say that something is there."""
    if words[-2:] == ["capital", "of"] and words[-3:-2] != ["the"]:
        return False  # "a port and capital of Varna" tells what a city is
    if words[-1:] == ["with"] and words[-2:-1] != ["border"]:
        return False  # "in a conflict with Norway"
    alone = _alone()
    for between, word in enumerate(reversed(words)):
        index = len(words) - 1 - between
        if between > FAR or _starts_clause(words, index):
            return False
        if between <= alone.get(word, -1):
            return True
        if between <= NEAR and index > 0 and words[index - 1] in _behind().get(words[index], ()):
            return _is_inside(words, index)
    return False


def _starts_clause(words: list[str], index: int) -> bool:
    """Whether a word is the end of what was told before, or the beginning of a clause."""
    if words[index][-1] in ",;:.()":
        return True
    return words[index] in CLAUSE_STARTS and words[index - 1 : index] != ["such"]


def _is_inside(words: list[str], index: int) -> bool:
    """Whether it is no mere direction: "the north of Varna" is in it, "land north of" is not."""
    is_beside = words[index - 1] in _words("compass")
    return not is_beside or words[index - 2 : index - 1] == ["the"]


def is_on_the_way(text: str, place: Place, *, floor: int) -> bool:
    """Whether it is only where somebody goes or comes from: "taken to hospitals in Varna"."""
    start = place.span.start
    is_told_there = TOLD_THERE.match(text, place.span.end)
    return not is_told_there and bool(ON_THE_WAY.search(text, max(floor, start - BEFORE), start))


def is_said_at(text: str, place: Place, *, floor: int) -> bool:
    """Whether it is where somebody says something: "told reporters in Geneva"."""
    start = place.span.start
    before = (text, max(floor, start - BEFORE), start)
    words = text[before[1] : start].lower().split()
    if not PREPOSITIONS.isdisjoint(words[-3:]) and SAID_THERE.search(*before):
        return True
    return VISITED.search(*before) is not None
