"""Tell what a state's name or a nationality means where it stands.

It may be the state that acts, its government, army or rebels, its people, or only a place.
"""

from generator.model import Kind
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.names.acting_states import (
    LONGEST_LINK,
    before_article,
    is_party,
    length_of_nation,
)
from generator.parse.names.capitals import CasedLine
from generator.parse.names.known import longest_form, nations
from generator.parse.names.runs import end_of_run
from generator.parse.names.titles import title_at
from generator.word_lists import set_of, word_set

# The rule's name, by what the nation's word turns out to name.
NATION_RULES = {
    Kind.STATE: "country that acts",
    Kind.PLACE: "country as a place",
    Kind.GOVERNMENT: "nation and government",
    Kind.ORGANISATION: "nation and body",
    Kind.ARMED_GROUP: "nation and armed group",
    Kind.PEOPLE: "nation's people",
}
ACTIONS = word_set("kinds", "nation action")
# The kind of the name that a nationality makes with a noun; the later list counts.
KINDS_OF_NOUNS = {
    **dict.fromkeys(ACTIONS, Kind.STATE),
    **dict.fromkeys(word_set("kinds", "nation armed group"), Kind.ARMED_GROUP),
    **dict.fromkeys(word_set("kinds", "nation organisation"), Kind.ORGANISATION),
    **dict.fromkeys(word_set("kinds", "nation government"), Kind.GOVERNMENT),
}
LONGEST_NOUN = 4  # words: "disaster risk management agency"
BEFORE_BODIES = set_of("national state federal")  # "their national disaster agency"
OPENING_NOUNS = BEFORE_BODIES | {noun.split()[0] for noun in KINDS_OF_NOUNS}
NOT_BEHIND = word_set("contexts", "behind armies")
TITLES = word_set("titles", "title") - {"resident", "residents"}
VIRUSES = word_set("contexts", "viruses")
GOVERNING = word_set("contexts", "governing")
OF_PLACES = word_set("contexts", "of places")
LINKS = set_of("and or , / – —")
LONGEST_LIST = 20  # words of a list, its commas among them
DIVISIONS = set_of("states provinces regions counties districts")
PLURAL_LIKE = ("sh", "ch", "ese", "ss")  # "the Spanish", "the Swiss" are many as they stand

# The kind of the name that a nation's word begins, and where that starts and ends; the kind is None
# where the word names nobody.
NationName = tuple[Kind | None, int, int]


def find_nation(line: CasedLine, index: int, length: int) -> NationName:
    """Tell what a nation's word names, given its length in words."""
    end = index + length
    if line.small[end] in {"$", "£", "dollars", "dollar"} or _names_virus(line, end):
        return None, index, end
    _, known = longest_form(nations(), line.words, index)
    behind = line.apart.get(end - 1, "")
    if behind[:1] in {"-", "‐", "‑"}:
        kind = Kind.PLACE if behind[1:] in OF_PLACES else Kind.STATE
        return kind, index, end
    if line.apart.get(index):
        return (None if known.adjective else Kind.STATE), index, end
    if not known.adjective:
        return _of_state(line, index, end)
    return _of_adjective(line, index, end)


def _names_virus(line: CasedLine, end: int) -> bool:
    """Tell whether a virus is called like the state: "Sudan virus", "the Sudan Ebola virus"."""
    behind = line.small[end + 1] if line.small[end] == "ebola" else line.small[end]
    return behind in VIRUSES


def _of_state(line: CasedLine, index: int, end: int) -> NationName:
    """Tell what a state's name names, and with a noun behind or before it."""
    if _is_one_of_divisions(line, index, end):
        return Kind.PLACE, index, end
    kind, stop = _with_noun(line, end, linked=False)
    kind, stop = (kind, stop) if kind else _with_owned_body(line, end)
    if kind:
        return kind, index, stop
    if start := _start_of_governing(line, index):
        governs = "govern" in line.words[start]
        return (Kind.GOVERNMENT if governs else Kind.ORGANISATION), start, end
    acts = title_at(line, end) or is_party(line, index, end)
    return (Kind.STATE if acts else Kind.PLACE), index, end


def _is_one_of_divisions(line: CasedLine, index: int, end: int) -> bool:
    """Tell whether a list has the name that ends with what all are: "Niger and Kwara states"."""
    behind = end
    while behind < end + LONGEST_LIST and (
        line.small[behind] in LINKS or behind in line.is_capital
    ):
        behind += 1
    is_listed = behind > end or line.small[index - 1] in LINKS
    return is_listed and line.small[behind] in DIVISIONS


def _with_owned_body(line: CasedLine, end: int) -> tuple[Kind | None, int]:
    """Tell the kind of the body that a state has, and where it ends: "Sudan's army"."""
    if line.small[end] not in POSSESSIVES or end + 1 >= len(line.words):
        return None, end
    start = end + 1
    kind, stop = _kind_of_noun(line, start)
    if kind and line.small[stop] in NOT_BEHIND:
        return None, end
    if start in line.is_capital:
        kind, stop = _kind_of_titled_noun(line, start)
    return (kind, stop) if kind in {Kind.ORGANISATION, Kind.GOVERNMENT} else (None, end)


def _kind_of_titled_noun(line: CasedLine, start: int) -> tuple[Kind | None, int]:
    """Look up a noun in capitals, and tell where it ends: "Interior Ministry"."""
    stop = start + 1
    if line.small[start] == "ministry" and line.small[stop] == "of":
        return Kind.ORGANISATION, end_of_run(line, start)
    while stop in line.is_capital:
        stop += 1
    return KINDS_OF_NOUNS.get(" ".join(line.small[start:stop])), stop


def _start_of_governing(line: CasedLine, index: int) -> int:
    """Give where "government of" or "army of the" begins before a state's name; 0 for nowhere."""
    of = before_article(line, index)
    start = of - 1
    if start <= 0 or line.small[of] != "of":
        return 0
    return start if line.words[start] in GOVERNING else 0


def _of_adjective(line: CasedLine, index: int, end: int) -> NationName:
    """Tell what a nationality names, by itself or with the noun behind it."""
    kind, stop = _with_noun(line, end, linked=True)
    if kind:
        return kind, index, stop
    if _is_plural(line.words[end - 1]) or _is_people(line, index, end):
        return Kind.PEOPLE, index, end
    has_title = title_at(line, end) or line.small[end] in TITLES
    return (Kind.STATE if has_title else None), index, end


def _is_people(line: CasedLine, index: int, end: int) -> bool:
    """Tell whether "the" and no noun stand around the nationality: "the Spanish"."""
    before, after = line.small[index - 1], line.small[end]
    return before == "the" and not after.isalpha() and line.words[end - 1].endswith(PLURAL_LIKE)


def _is_plural(word: str) -> bool:
    """Tell whether the word is the plural of a nationality: "Syrians"."""
    if not word.endswith("s") or word.endswith("ss"):
        return False
    return longest_form(nations(), (word[:-1],), 0) is not None


def _with_noun(line: CasedLine, end: int, *, linked: bool) -> tuple[Kind | None, int]:
    """Tell the kind that a noun behind gives a nation's word, and where the name ends.

    It ends with the noun, or before it where only the state is named. Where `linked`, other
    nationalities may stand between.
    """
    index = _past_links(line, end) if linked else end
    if index in line.is_capital or index >= len(line.words):
        return None, end
    kind, stop = _kind_of_noun(line, index)
    if kind is Kind.STATE or (kind and index > end):
        return Kind.STATE, end
    if kind:
        return kind, stop
    if linked and line.words[index] in {"people", "nation"}:
        return Kind.PEOPLE, index + 1
    behind = line.small[index + 1]
    acts = behind in ACTIONS and line.words[index].isalpha()
    return (Kind.STATE if acts else None), end


def _kind_of_noun(line: CasedLine, index: int) -> tuple[Kind | None, int]:
    """Look up the noun of two words or one, and tell where it ends."""
    if line.words[index] not in OPENING_NOUNS:
        return None, index + 1
    for length in range(LONGEST_NOUN, 0, -1):
        stop = index + length
        if kind := KINDS_OF_NOUNS.get(" ".join(line.words[index:stop])):
            return kind, min(stop, len(line.words))
    if line.words[index] in BEFORE_BODIES and index + 1 < len(line.words):
        return _kind_of_noun(line, index + 1)
    return None, index + 1


def _past_links(line: CasedLine, end: int) -> int:
    """Go behind the nationalities that are joined to this one: "Russian and Iranian backing"."""
    index = end
    while line.small[index] in LINKS and index - end < LONGEST_LINK:
        length = length_of_nation(line, index + 1, adjective=True)
        if not length:
            return end
        index += 1 + length
    return index
