"""What a state's name or a nationality means where it stands: the state that acts, its government, army or rebels, its
people, or only a place.
"""

from generator.model import Kind
from generator.parse.grammar.cues import cue_forms
from generator.parse.names.capitals import Line
from generator.parse.names.known import Known, longest, nations, part
from generator.parse.names.titles import title_at

# Parts of the table of kinds, with the kind of the name that a nationality makes with a noun of that part.
PATTERNS = (
    ("nation government", Kind.GOVERNMENT),
    ("nation organisation", Kind.ORGANISATION),
    ("nation armed group", Kind.ARMED_GROUP),
)
# The rule's name, by what the nation's word turns out to name.
NATION = {
    Kind.STATE: "country that acts",
    Kind.PLACE: "country as a place",
    Kind.GOVERNMENT: "nation and government",
    Kind.ORGANISATION: "nation and body",
    Kind.ARMED_GROUP: "nation and armed group",
    Kind.PEOPLE: "nation's people",
}
PEOPLE = frozenset({"people", "nation"})
CURRENCIES = frozenset({"$", "£", "dollars", "dollar"})
GOVERNING = part("contexts", "governing")
OF_PLACES = part("contexts", "of places")
LINKS = frozenset({"and", "or", ",", "/", "–", "—"})
# Before a state's name: what makes of it somebody who acts or is dealt with.
PARTNERS = frozenset({"by", "with", "against", "between", "among"})
ACTION = part("contexts", "action")
ACCUSING = part("contexts", "accusing")
CALLING = frozenset({"call", "calls", "called", "calling"})
AUXILIARIES = part("contexts", "auxiliaries")
ADVERBS = part("contexts", "adverbs")
OFFICES = part("contexts", "offices")
POSSESSIONS = part("kinds", "nation action", "nation government", "nation organisation")
LONGEST_LINK = 8  # words: "Russian, Iranian, Turkish and Qatari mediators"
HYPHENS = frozenset({"-", "‐", "‑"})


def find_nation(line: Line, index: int, length: int) -> tuple[Kind | None, int, int]:
    """The kind of the name that a nation's word begins, and where it starts and ends; None: it names nobody here."""
    end = index + length
    known = longest(nations(), line.words, index)[1]
    if line.small[end] in CURRENCIES:
        return None, index, end
    if line.apart.get(end - 1, "")[:1] in HYPHENS and end - 1 in line.apart:
        return (Kind.PLACE if line.apart[end - 1][1:] in OF_PLACES else Kind.STATE), index, end
    if line.apart.get(index):
        return (Kind.STATE if not known.adjective else None), index, end
    if not known.adjective or line.words[index].isupper():
        kind, stop = _before_noun(line, end, linked=known.adjective)
        if kind and (kind is Kind.STATE or stop > end):
            return kind, index, stop
        if known.adjective:
            return None, index, end
        if start := _governed(line, index):
            return (Kind.GOVERNMENT if "govern" in line.words[start] else Kind.ORGANISATION), start, end
        return (Kind.STATE if title_at(line, end) or _acts(line, index, end) else Kind.PLACE), index, end
    return _adjective(line, index, end, known)


def _governed(line: Line, index: int) -> int:
    """Where "government of" or "army of the" begins before a state's name; 0 where it does not."""
    start = index - 2 if line.small[index - 1] == "of" else index - 3
    if start > 0 and line.small[start + 1] == "of" and line.small[index - 1] in {"of", "the"}:
        return start if line.words[start] in GOVERNING else 0
    return 0


def _adjective(line: Line, index: int, end: int, known: Known) -> tuple[Kind | None, int, int]:
    word = line.words[end - 1]
    kind, stop = _before_noun(line, end, linked=True)
    if kind:
        return kind, index, stop
    after = line.small[end]
    if _plural(word) or (
        line.small[index - 1] == "the" and word.endswith(("sh", "ch", "ese", "ss")) and not after.isalpha()
    ):
        return Kind.PEOPLE, index, end
    if title_at(line, end) or (after in part("titles", "title") and after not in {"resident", "residents"}):
        return Kind.STATE, index, end
    return None, index, end


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and longest(nations(), (word[:-1],), 0) is not None


def _before_noun(line: Line, end: int, linked: bool) -> tuple[Kind | None, int]:
    """The kind that the noun behind a nationality gives it, and where the name ends: with the noun, or before it."""
    index = _past_links(line, end) if linked else end
    if index in line.is_capital or index >= len(line.words):
        return None, end
    for stop in (index + 2, index + 1):
        if stop > len(line.words):
            continue  # the line ends with the first of the two words
        noun = " ".join(line.words[index:stop])
        for pattern, kind in PATTERNS:
            if noun in part("kinds", pattern):
                return (kind, stop) if index == end else (Kind.STATE, end)
        if noun in part("kinds", "nation action"):
            return Kind.STATE, end
    if line.words[index] in PEOPLE and linked:
        return Kind.PEOPLE, index + 1
    if line.small[index + 1] in part("kinds", "nation action") and line.words[index].isalpha():
        return Kind.STATE, end
    return None, end


def _past_links(line: Line, end: int) -> int:
    """Behind the nationalities that are joined to this one: "Russian and Iranian backing"."""
    index = end
    while line.small[index] in LINKS and index - end < LONGEST_LINK:
        found = longest(nations(), line.words, index + 1) if index + 1 < len(line.words) else None
        if not found or not found[1].adjective:
            return end
        index += 1 + found[0]
    return index


def _acts(line: Line, start: int, end: int) -> bool:
    """Whether a state's name stands for somebody who acts, or with whom others deal."""
    after = line.small[end]
    if after in {"'s", "’s"}:
        offices = any(line.small[index] in OFFICES for index in range(end + 1, end + 5))
        return offices or any(line.small[index] in POSSESSIONS for index in range(end + 1, end + 4))
    if _is_subject(line, start, end):
        return True
    begin = start - 1 if line.small[start - 1] != "the" else start - 2
    before = line.small[begin]
    if before in {"and", "or", ","}:
        previous = begin - 1
        if previous >= 0 and previous in line.is_capital:
            first = previous
            while first - 1 in line.is_capital:
                first -= 1
            found = longest(nations(), line.words, first)
            return bool(found) and not found[1].adjective and _acts_by_words_before(line, first)
        return False
    return _acts_by_words_before(line, start)


def _past_states(line: Line, end: int) -> int:
    """Behind the states that are joined to this one: "France, Spain and the United Kingdom have"."""
    index, joined = end, False
    while line.small[index] in {"and", ","} and index - end < LONGEST_LINK:
        joined = joined or line.small[index] == "and"
        start = index + 1 + (line.small[index + 1] == "and")
        joined = joined or start > index + 1
        start += line.small[start] == "the"
        found = longest(nations(), line.words, start) if start < len(line.words) else None
        if not found or found[1].adjective:
            break
        index = start + found[0]
    return index if joined else end


def _acts_by_words_before(line: Line, start: int) -> bool:
    index = start - 1 if line.small[start - 1] != "the" else start - 2
    before = line.small[index]
    if before in ACCUSING or (before in {"on", "upon"} and line.small[index - 1] in CALLING):
        return True
    if before == "by":
        return line.small[index - 1].endswith(("ed", "led", "en", "held", "by"))
    if before in PARTNERS:
        return any(line.small[each] in ACTION for each in range(index - 3, index)) or before == "between"
    return False


def _is_subject(line: Line, start: int, end: int) -> bool:
    """Whether the name begins a clause and a finite verb follows."""
    index = start - 1 if line.small[start - 1] != "the" else start - 2
    before = line.small[index]
    if not (
        index < 0
        or before in {"", ",", "that", "and", "but", "while", "as", "because", "if", "when", "“", '"', ";", ":"}
    ):
        return False
    end = _past_states(line, end)
    after = line.small[end]
    if after in ADVERBS:
        after = line.small[end + 1]
    if after in AUXILIARIES:
        return True
    cue = cue_forms().get(after)
    return cue is not None or (after.endswith("ed") and len(after) > 4 and before != ",")
