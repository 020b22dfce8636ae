"""Tell how far a name reaches: from one capitalised word over the small words that names may hold.

"Ministry of Health and Population", "Abu Bakr al-Baghdadi", "Joseph L. Votel", "People's Liberation
Army".
"""

from collections.abc import Callable, Sequence

from generator.model import Kind
from generator.parse.gazetteer import lookup
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.names.capitals import GRAMMAR_WORDS, CasedLine
from generator.parse.names.known import Known, is_forename, known_forms, longest_form
from generator.parse.names.titles import title_at
from generator.word_lists import set_of, word_set

LONGEST = 14  # words; the longest names of ministries and committees
PARTICLES = word_set("contexts", "particles")
# Whose possessive may stand inside a name: "People's Army", "Workers’ Party".
OWNERS = word_set("contexts", "owners")
APOSTROPHE = frozenset({"'", "’"})
COMMON = word_set("common", "word", "opener")
PROPER = word_set("kinds", "proper")
# Behind a forename these are surnames: "Theresa May", but "left Jordan May 5".
MONTH_SURNAMES = frozenset({"may", "march"})
TOPICS = word_set("kinds", "topic")
BODIES = word_set("kinds", "organisation")
OF_HEADS = word_set("kinds", "place", "other", "government")
GATHERINGS = set_of("union house friends sons centre center body league organisation")
# Bodies of which a state's name may follow behind what they are for: "Ministry of Health of Libya".
OF_NATIONS = set_of("ministry department bank office bureau directorate")
# Behind these "in" and where they are belong to the name, as in "UN Mission in Bandor".
PLACED = frozenset({"mission", "movements"})
ON = word_set("contexts", "on")
# Behind a name: "King Abdullah II", "World War II".
NUMERALS = set_of("II III IV VI VII VIII IX XI XII")
SHORTEST_CAPITALS = 4  # letters
SHORTEST_ANEW = 3  # letters: An, Do and So are names in East Asia
ANEW = set_of("he in it we")  # shorter ones that are none
# What bodies are for: "Front for the Liberation of …", "Office for the Coordination of …".
PURPOSES = ("tion", "ence", "ment", "ing", "ance")
BEFORE_PURPOSE = set_of("the for of")
HYPHENS = frozenset("-‐‑")
# Later kinds outweigh earlier ones where a head stands with several.
KINDS_OF_HEADS = (
    Kind.PLACE,
    Kind.OTHER,
    Kind.ORGANISATION,
    Kind.GOVERNMENT,
    Kind.ARMED_GROUP,
)
HEADS = {head: kind for kind in KINDS_OF_HEADS for head in word_set("kinds", kind)}
FIRST = {
    **dict.fromkeys(word_set("kinds", "place first"), Kind.PLACE),
    **dict.fromkeys(word_set("kinds", "other first"), Kind.OTHER),
}


def end_of_run(line: CasedLine, start: int) -> int:
    """Give the end of the run that begins at start: one name, or several side by side."""
    end = start + 1
    limit = min(len(line.words), start + LONGEST)
    while end < limit and not (line.apart and line.apart.get(end - 1, "")[:1] in HYPHENS):
        if end not in line.is_capital:
            step = _joined(line, start, end)
        elif _is_outside(line, end):
            return end + (end == start + 1 and _is_month_surname(line, end))
        else:
            step = 0 if _begins_anew(line, end) or _ends_capitals(line, end) else 1
        if not step:
            break
        end += step
    return end


def _joined(line: CasedLine, start: int, end: int) -> int:
    """Say how many words in small letters and names behind them go on with a run."""
    join = JOINING.get(line.words[end])
    step = join(line, start, end) if join else 0
    return step if end + step <= len(line.words) else 0


def _is_outside(line: CasedLine, index: int) -> bool:
    """Tell whether a word with a capital belongs to no name, or had something cut off before it."""
    if line.apart and line.apart.get(index, "-")[0] not in HYPHENS:
        return True
    word = line.words[index]
    return _is_proper(line, index) and not is_initial(word) and word not in NUMERALS


def _begins_anew(line: CasedLine, index: int) -> bool:
    """Tell whether a word of grammar with a capital opens what a lost line break cut off a name.

    Anna Hall greets Mark Hall The star turned 42; not: Friends of The Earth; not in capitals only.
    """
    small = line.small[index]
    if small not in GRAMMAR_WORDS:
        return False
    if len(small) < SHORTEST_ANEW and small not in ANEW:
        return False
    return line.words[index].istitle()


def _ends_capitals(line: CasedLine, index: int) -> bool:
    """Tell whether a person's name follows a word of capitals: "CLOSE Anna Hall", "TYRES Ann Hall".

    An acronym may be part of a name, and a ship's is: "USS Ann Hall".
    """
    before = line.words[index - 1]
    is_in_capitals = len(before) >= SHORTEST_CAPITALS and before.isupper()
    return is_in_capitals and line.words[index].istitle() and begins_person(line, index)


def _is_month_surname(line: CasedLine, index: int) -> bool:
    """Tell whether the name of a month is the surname behind a forename."""
    if line.small[index] not in MONTH_SURNAMES:
        return False
    before, after = line.words[index - 1], line.small[index + 1]
    return is_forename(before) and not after[:1].isdigit()


def is_initial(word: str) -> bool:
    """Tell whether the word is one capital."""
    return len(word) == 1 and word.isupper()


# Each function below is given a run from start and the joining word at end. It says how many words
# from end on, that one and the capital behind it, belong to the same name; 0: none.


def _join_initial(line: CasedLine, start: int, end: int) -> int:
    """Join behind the dot of an initial: "Joseph L. Votel"."""
    initial = line.words[end - 1]
    if not is_initial(initial) or initial == "I":
        return 0
    after = end + 1
    if after not in line.is_capital:
        return 0
    return 0 if line.small[after] in COMMON else 1


def _join_particles(line: CasedLine, start: int, end: int) -> int:
    """Join behind one particle or two: "van der Bellen"."""
    last = end + 1
    if not PARTICLES.isdisjoint(line.words[last : last + 1]):
        last += 1
    return last + 1 - end if last in line.is_capital else 0


def _join_ampersand(line: CasedLine, start: int, end: int) -> int:
    """Join behind "&"."""
    return 2 if end + 1 in line.is_capital else 0


def _join_of(line: CasedLine, start: int, end: int) -> int:
    """Join behind "of" or "for": "Ministry of Health", "Union of the Mediterranean"."""
    if not _takes_of(line, start, end):
        return 0
    last = end + 1
    if line.small[last] == "the":
        last += 1
    if last not in line.is_capital or _is_proper(line, last):
        return 0
    return last + 1 - end


def _join_on(line: CasedLine, start: int, end: int) -> int:
    """Join behind "on": "Council on Foreign Relations"."""
    before = line.small[end - 1]
    return _join_of(line, start, end) if before in ON else 0


def _join_in(line: CasedLine, start: int, end: int) -> int:
    """Join where a mission is: "African Union Mission in Somalia"."""
    if line.small[end - 1] not in PLACED or end - start == 1:
        return 0
    return 2 if end + 1 in line.is_capital and not _is_proper(line, end + 1) else 0


def _join_and(line: CasedLine, start: int, end: int) -> int:
    """Join two topics or purposes: "Health and Population", "of Engraving and Printing"."""
    before, after = line.small[end - 1], end + 1
    if after not in line.is_capital or _is_proper(line, after):
        return 0
    behind = line.small[after]
    if before in TOPICS:
        return 2 if behind in TOPICS else 0
    is_purpose = before.endswith(PURPOSES) and behind.endswith(PURPOSES)
    return 2 if is_purpose and line.words[end - 2] in BEFORE_PURPOSE else 0


def _join_apostrophe(line: CasedLine, start: int, end: int) -> int:
    """Join what an owner's name owns: "Workers’ Party"."""
    after = end + 1
    if after not in line.is_capital or _is_proper(line, after):
        return 0
    return 2 if line.small[end - 1] in OWNERS else 0


def _join_possessive(line: CasedLine, start: int, end: int) -> int:
    """Join what an owner's name owns ("People's Army"), and the parts of a place: "Hell's Gate"."""
    after = end + 1
    if after not in line.is_capital or _is_proper(line, after):
        return 0
    if line.small[end - 1] in OWNERS:
        return 2
    place = f"{line.words[start]}'s {line.words[after]}"
    is_one = end - start == 1
    return 2 if is_one and lookup(place) else 0


# What may join two words with a capital, and the rule that says whether it does.
JOINING: dict[str, Callable[[CasedLine, int, int], int]] = {
    **dict.fromkeys(APOSTROPHE, _join_apostrophe),
    **dict.fromkeys(POSSESSIVES, _join_possessive),
    "and": _join_and,
    "on": _join_on,
    "in": _join_in,
    "of": _join_of,
    "for": _join_of,
    "&": _join_ampersand,
    **dict.fromkeys(PARTICLES, _join_particles),
    ".": _join_initial,
}


def _is_proper(line: CasedLine, index: int) -> bool:
    """Tell whether the word is a proper noun that is in no name: a day, a month."""
    return line.small[index] in PROPER


def _takes_of(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether the name of a body goes on behind "of", "for" or "on" at end."""
    before = line.small[end - 1]
    if before in BODIES or before in GATHERINGS:
        return True
    if " ".join(line.small[end - 2 : end]) in BODIES:
        return True  # "Directorate General of"
    if line.words[end] != "of":
        return False
    if before in OF_HEADS or _is_body_of_nation(line, start, end):
        return True
    is_purpose = before.endswith(PURPOSES) and line.words[end - 2] in BEFORE_PURPOSE
    return is_purpose and not BODIES.isdisjoint(line.small[start : end - 1])


def _is_body_of_nation(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether the run is a body's and "of" is followed by its state: "… of Libya"."""
    if line.small[start] not in OF_NATIONS or end == start + 1:
        return False
    known = known_at(line, end + 1) or known_at(line, end + 2)
    return bool(known and known[1].country and not known[1].adjective)


def head_kind(small: Sequence[str]) -> Kind | None:
    """Tell the kind by the head of a name, given its words in small letters; None for no such head.

    The head is the word before "of" or "for", or the last.
    """
    for index in range(1, len(small)):
        if small[index] in ("of", "for", "on", "in"):
            if kind := _kind_of_head(small, index):
                return kind
            break
    kind = _kind_of_head(small, len(small))
    if kind or len(small) < 2:
        return kind
    return FIRST.get(small[0])


def _kind_of_head(small: Sequence[str], end: int) -> Kind | None:
    """Look up the two words before the index, or else the one."""
    last = small[end - 1]
    if end > 1:
        before = small[end - 2]
        if kind := HEADS.get(f"{before} {last}"):
            return kind
    return HEADS.get(last)


def known_at(line: CasedLine, index: int) -> tuple[int, Known] | None:
    """Find the known body or nation that begins at the word: how many words, and what it is."""
    forms = known_forms()
    if index >= len(line.words) or line.words[index] not in forms:
        return None
    return longest_form(forms, line.words, index)


def begins_person(line: CasedLine, index: int) -> bool:
    """Tell whether a forename and another capital stand here: "Jordan Henderson" is no state."""
    after = index + 1
    if after not in line.is_capital or index in line.apart:
        return False
    if not is_forename(line.words[index]):
        return False
    if _is_proper(line, after) and not _is_month_surname(line, after):
        return False
    return not title_at(line, after) and not head_kind(line.small[index : index + 2])
