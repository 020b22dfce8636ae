"""Tell what a state's name or a nationality means where it stands.

It may be the state that acts, its government, army or rebels, its people, or only a place.
"""

from generator.model import Kind
from generator.parse.grammar.cues import cue_forms
from generator.parse.names.capitals import CasedLine
from generator.parse.names.known import longest_form, nations, word_set
from generator.parse.names.runs import end_of_run
from generator.parse.names.signs import saying
from generator.parse.names.titles import title_at

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
BEFORE_BODIES = frozenset({"national", "state", "federal"})  # "their national disaster agency"
OPENING_NOUNS = BEFORE_BODIES | {noun.split()[0] for noun in KINDS_OF_NOUNS}
NOT_BEHIND = word_set("contexts", "behind armies")
OWNED = frozenset({Kind.ORGANISATION, Kind.GOVERNMENT})
PEOPLE = frozenset({"people", "nation"})
TITLES = word_set("titles", "title") - {"resident", "residents"}
CURRENCIES = frozenset({"$", "£", "dollars", "dollar"})
GOVERNING = word_set("contexts", "governing")
OF_PLACES = word_set("contexts", "of places")
LINKS = frozenset({"and", "or", ",", "/", "–", "—"})
AND = frozenset({"and", ","})
AND_OR = frozenset({"and", "or", ","})
# Before a state's name: what makes of it somebody who acts or is dealt with.
PARTNERS = frozenset({"by", "with", "against", "between", "among"})
ACTION = word_set("contexts", "action")
ACCUSING = word_set("contexts", "accusing")
DEALING = word_set("contexts", "dealing")
RELATING = word_set("contexts", "relating")
CALLING = frozenset({"call", "calls", "called", "calling"})
ON = frozenset({"on", "upon"})
PARTICIPLES = ("ed", "led", "en", "held", "by")
# Behind these, or at the start of the line, a clause begins.
CONJUNCTIONS = frozenset({"that", "and", "but", "while", "as", "because", "if", "when"})
BEFORE_CLAUSE = CONJUNCTIONS | {"", "both", ",", "“", '"', ";", ":"}
ACTING_PAIRS = word_set("contexts", "acting pairs")
BEFORE_RELATING = frozenset({"is", "are", "was", "were", ","})
AUXILIARIES = word_set("contexts", "auxiliaries")
ADVERBS = word_set("contexts", "adverbs")
OFFICES = word_set("contexts", "offices")
ENVOYS = word_set("contexts", "envoys")
POSSESSIONS = word_set("kinds", "nation action", "nation government", "nation organisation")
POSSESSIVES = frozenset({"'s", "’s"})
OFFICE_REACH = 4  # words behind a possessive
POSSESSION_REACH = 3
ACTION_REACH = 3  # words before "with", "against"
PLURAL_LIKE = (
    "sh",
    "ch",
    "ese",
    "ss",
)  # "the Spanish", "the Swiss" are many as they stand
OPENING_ASIDES = frozenset({"known", "which", "who", "dubbed", "called"})
LONGEST_ASIDE = 14  # words
LONGEST_STATE = 5  # words: "the Democratic Republic of the Congo" without its article
LONGEST_LINK = 8  # words: "Russian, Iranian, Turkish and Qatari mediators"
SHORTEST_VERB = 5  # letters of a verb in "-ed"
HYPHENS = frozenset({"-", "‐", "‑"})

# The kind of the name that a nation's word begins, and where that starts and ends; the kind is None
# where the word names nobody.
NationName = tuple[Kind | None, int, int]


def find_nation(line: CasedLine, index: int, length: int) -> NationName:
    """Tell what a nation's word names, given its length in words."""
    end = index + length
    if line.small[end] in CURRENCIES:
        return None, index, end
    _, known = longest_form(nations(), line.words, index)
    behind = line.apart.get(end - 1, "")
    if behind[:1] in HYPHENS:
        kind = Kind.PLACE if behind[1:] in OF_PLACES else Kind.STATE
        return kind, index, end
    if line.apart.get(index):
        return (None if known.adjective else Kind.STATE), index, end
    if not known.adjective:
        return _of_state(line, index, end)
    if line.words[index].isupper():
        kind, stop = _with_noun(line, end, linked=True)
        return kind, index, stop
    return _of_adjective(line, index, end)


def _of_state(line: CasedLine, index: int, end: int) -> NationName:
    """Tell what a state's name names, and with a noun behind or before it."""
    kind, stop = _with_noun(line, end, linked=False)
    kind, stop = (kind, stop) if kind else _with_owned_body(line, end)
    if kind:
        return kind, index, stop
    if start := _start_of_governing(line, index):
        governs = "govern" in line.words[start]
        return (Kind.GOVERNMENT if governs else Kind.ORGANISATION), start, end
    acts = title_at(line, end) or _acts(line, index, end)
    return (Kind.STATE if acts else Kind.PLACE), index, end


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
    return (kind, stop) if kind in OWNED else (None, end)


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
    of = _before_article(line, index)
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
    if before != "the" or after.isalpha():
        return False
    return line.words[end - 1].endswith(PLURAL_LIKE)


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
    if linked and line.words[index] in PEOPLE:
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
        length = _length_of_nation(line, index + 1, adjective=True)
        if not length:
            return end
        index += 1 + length
    return index


def _length_of_nation(line: CasedLine, index: int, *, adjective: bool) -> int:
    """Count the words of the state's name, or else its adjective, that begins here; 0 for none."""
    if index >= len(line.words):
        return 0
    found = longest_form(nations(), line.words, index)
    return found[0] if found and found[1].adjective == adjective else 0


def _acts(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether a state's name stands for somebody who acts, or with whom others deal."""
    if line.small[end] in POSSESSIVES:
        start = end + 1
        behind = line.small[start : start + OFFICE_REACH]
        if not OFFICES.isdisjoint(behind):
            return True
        return not POSSESSIONS.isdisjoint(behind[:POSSESSION_REACH])
    if _is_subject(line, start, end):
        return True
    return _is_dealt_with(line, _start_of_list(line, start))


def _start_of_list(line: CasedLine, start: int) -> int:
    """Give where the list of names begins that ends with one: "with Egypt, Chad and (Kenya)"."""
    for _ in range(LONGEST_LINK):
        before = _before_article(line, start)
        if line.small[before] not in AND_OR:
            break
        if line.small[before] == "and" and line.small[before - 1] == ",":
            before -= 1
        first = _start_of_capitals(line, before)
        if first == before:
            break
        start = first
    return start


def _before_article(line: CasedLine, start: int) -> int:
    """Give the index of the word before a name, or before its "the"; -1 or -2 outside the line."""
    before = start - 1
    return before - 1 if line.small[before] == "the" else before


def _start_of_capitals(line: CasedLine, end: int) -> int:
    """Give where the words with a capital begin that end right before the index."""
    while end - 1 in line.is_capital:
        end -= 1
    return end


def _is_dealt_with(line: CasedLine, start: int) -> bool:
    """Tell whether the words before a state's name treat it as a partner or an opponent."""
    index = _before_article(line, start)
    before = line.small[index]
    earlier = line.small[index - 1]
    if before in ACCUSING or before in RELATING or (before in ON and earlier in CALLING):
        return True
    if f"{earlier} {before}" in DEALING:
        return True
    if before == "of":
        return earlier in ENVOYS
    if before == "by":
        return earlier.endswith(PARTICIPLES)
    if before not in PARTNERS:
        return False
    first = max(0, index - ACTION_REACH)
    near = line.small[first : max(0, index)]
    return before == "between" or not ACTION.isdisjoint(near)


def _is_subject(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether the name begins a clause, alone or in a list, and a finite verb follows."""
    before = line.small[_before_article(line, _start_of_states(line, start))]
    if before not in BEFORE_CLAUSE and before not in saying():
        return False
    end = _past_aside(line, _past_joined(line, _past_states(line, end)))
    if line.small[end] in ADVERBS or line.small[end] == "itself":
        end += 1
    after = line.small[end]
    if after in AUXILIARIES or after in cue_forms() or after in RELATING:
        return True
    behind = line.small[end + 1]
    if f"{after} {behind}" in ACTING_PAIRS:
        return True
    if after in BEFORE_RELATING:  # "is backing", ", accusing"
        return behind in RELATING
    is_verb = after.endswith("ed") and len(after) >= SHORTEST_VERB
    return is_verb and before != ","


def _start_of_states(line: CasedLine, start: int) -> int:
    """Give where the list of states begins that ends with one: "France, Spain and (Chad)"."""
    for _ in range(LONGEST_LINK):
        index = _before_article(line, start)
        if line.small[index] == "and" and line.small[index - 1] == ",":
            index -= 1
        if index < 1 or line.small[index] not in AND:
            break
        lengths = (length for length in range(1, LONGEST_STATE + 1) if length <= index)
        length = next((n for n in lengths if _is_state(line, index - n, n)), 0)
        if not length:
            break
        start = index - length
    return start


def _is_state(line: CasedLine, start: int, length: int) -> bool:
    """Tell whether the words from an index on are a state's name of that length."""
    return _length_of_nation(line, start, adjective=False) == length


def _past_aside(line: CasedLine, end: int) -> int:
    """Go behind what commas set off: "Chad, known as the broker, (met)"; the end for nothing."""
    if line.small[end] != "," or line.small[end + 1] not in OPENING_ASIDES:
        return end
    close = range(end + 2, min(end + LONGEST_ASIDE, len(line.words)))
    return next((index + 1 for index in close if line.small[index] == ","), end)


def _past_joined(line: CasedLine, end: int) -> int:
    """Go behind a name that is joined to a state: "Israel and Hezbollah (accused …)"."""
    index = end + 1
    if line.small[end] != "and":
        return end
    index += line.small[index] == "the"
    first = index
    while index in line.is_capital:
        index += 1
    return index if index > first else end


def _past_states(line: CasedLine, end: int) -> int:
    """Go behind the states that are joined to this one: "France, Spain and the Netherlands"."""
    index, has_and = end, False
    while line.small[index] in AND and index - end < LONGEST_LINK:
        start = index + 1
        has_and = has_and or line.small[index] == "and"
        if line.small[start] == "and":
            has_and = True
            start += 1
        if line.small[start] == "the":
            start += 1
        length = _length_of_nation(line, start, adjective=False)
        if not length:
            break
        index = start + length
    return index if has_and else end
