"""How far a name reaches: from one capitalised word over the small words that names may hold.

"Ministry of Health and Population", "Abu Bakr al-Baghdadi", "Joseph L. Votel", "People's Liberation Army".
"""

from collections.abc import Sequence

from generator.model import Kind
from generator.parse.gazetteer import lookup
from generator.parse.names.capitals import GRAMMAR, Line
from generator.parse.names.known import Known, everything, is_forename, longest, part
from generator.parse.names.titles import title_at

LONGEST = 14  # words; the longest names of ministries and committees
PARTICLES = part("contexts", "particles")
# Whose possessive may stand inside a name: "People's Army", "Workers’ Party".
OWNERS = part("contexts", "owners")
POSSESSIVE = frozenset({"'s", "’s"})
APOSTROPHE = frozenset({"'", "’"})
INITIAL_STOP = "."
JOINING = PARTICLES | POSSESSIVE | APOSTROPHE | {INITIAL_STOP, "&", "of", "for", "on", "and"}
COMMON = part("common", "word", "opener")
PROPER = part("kinds", "proper")
MONTH_SURNAMES = frozenset({"may", "march"})  # behind a forename: "Theresa May", but "left Jordan May 5"
TOPICS = part("kinds", "topic")
BODIES = part("kinds", "organisation")
OF_HEADS = part("kinds", "place", "other", "government")
GATHERINGS = frozenset({"union", "house", "friends", "sons", "centre", "center", "body", "league", "organisation"})
ON = part("contexts", "on")
SHORTEST_ANEW = 3  # letters: An, Do and So are names in East Asia
ANEW = frozenset({"he", "in", "it", "we"})  # shorter ones that are none
# What bodies are for: "Front for the Liberation of …", "Office for the Coordination of …".
PURPOSES = ("tion", "ence", "ment", "ing", "ance")
# Later kinds outweigh earlier ones where a head stands with several.
HEADS = {
    head: kind
    for kind in (Kind.PLACE, Kind.OTHER, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.ARMED_GROUP)
    for head in part("kinds", kind)
}
FIRST = dict.fromkeys(part("kinds", "place first"), Kind.PLACE) | dict.fromkeys(
    part("kinds", "other first"), Kind.OTHER
)


def gather(line: Line, start: int) -> int:
    """The end of the stretch that begins at start and may be one name, or several side by side."""
    words, capital, apart, total = line.words, line.is_capital, line.apart, len(line.words)
    end, limit = start + 1, min(total, start + LONGEST)
    while end < limit and not (apart and _is_cut_behind(line, end - 1)):
        if end in capital:
            if (apart and apart.get(end, "-")[0] not in "-‐‑") or (_proper(line, end) and not _initial(words[end])):
                end += end == start + 1 and _is_month_surname(line, end)
                break
            if _begins_anew(line, end):
                break
            end += 1
            continue
        step = words[end] in JOINING and _joined(line, start, end)
        if not step or end + step > total:
            break
        end += step
    return end


def _is_cut_behind(line: Line, index: int) -> bool:
    return index in line.apart and line.apart[index][0] in "-‐‑"


def _begins_anew(line: Line, index: int) -> bool:
    """Whether a word of grammar with a capital stands behind a name: it opens what a lost line break parted.

    Anna Hall greets Mark Hall The star turned 42; not: Friends of The Earth; not in capitals throughout.
    """
    small = line.small[index]
    if small not in GRAMMAR or not (len(small) >= SHORTEST_ANEW or small in ANEW):
        return False
    return line.words[index].istitle() and index - 1 in line.is_capital


def _is_month_surname(line: Line, index: int) -> bool:
    """Whether the name of a month is the surname behind a forename."""
    named = line.small[index] in MONTH_SURNAMES and is_forename(line.words[index - 1])
    return named and not line.small[index + 1][:1].isdigit()


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _joined(line: Line, start: int, end: int) -> int:
    """How many words from end on, a joining one and the capital behind it, belong to the same name; 0: none."""
    words, capital = line.words, line.is_capital
    word, before, after = words[end], line.small[end - 1], end + 1
    if word == INITIAL_STOP:
        joins = _initial(words[end - 1]) and after in capital and words[end - 1] != "I"
        return 1 if joins and line.small[after] not in COMMON else 0
    if word in PARTICLES:
        last = after + 1 if after < len(words) and words[after] in PARTICLES else after
        return last + 1 - end if last in capital else 0
    if word == "&":
        return 2 if after in capital else 0
    if word == "of" or word == "for" or (word == "on" and before in ON):
        if not _takes_of(line, start, end, word):
            return 0
        after += line.small[after] == "the"
        return after + 1 - end if after in capital and not _proper(line, after) else 0
    if word == "and":
        fits = before in TOPICS and after in capital and (line.small[after] in TOPICS or line.small[after] in BODIES)
        return 2 if fits and not _proper(line, after) else 0
    if word in POSSESSIVE or word in APOSTROPHE:
        if after not in capital or _proper(line, after):
            return 0
        place = word in POSSESSIVE and end - start == 1 and lookup(f"{words[start]}'s {words[after]}")
        return 2 if before in OWNERS or place else 0
    return 0


def _proper(line: Line, index: int) -> bool:
    return line.small[index] in PROPER


def _takes_of(line: Line, start: int, end: int, word: str) -> bool:
    before = line.small[end - 1]
    if before in BODIES or (word == "of" and before in OF_HEADS) or before in GATHERINGS:
        return True
    purpose = word == "of" and before.endswith(PURPOSES) and line.words[end - 2] in {"the", "for", "of"}
    return purpose and any(line.small[index] in BODIES for index in range(start, end - 1))


def head_kind(small: Sequence[str]) -> Kind | None:
    """What the head of a name tells, given its words in small letters; None where it tells nothing.

    The head is the word before "of" or "for", or the last.
    """
    for index in range(1, len(small)):
        if small[index] in ("of", "for", "on"):
            if kind := _kind_of_head(small, index):
                return kind
            break
    kind = _kind_of_head(small, len(small))
    return kind if kind or len(small) < 2 else FIRST.get(small[0])


def _kind_of_head(small: Sequence[str], end: int) -> Kind | None:
    return (HEADS.get(f"{small[end - 2]} {small[end - 1]}") if end > 1 else None) or HEADS.get(small[end - 1])


def known_at(line: Line, index: int) -> tuple[int, Known] | None:
    """The known organisation or nation that begins at the word: how many words, and what it is."""
    forms = everything()
    return longest(forms, line.words, index) if line.words[index] in forms else None


def begins_person(line: Line, index: int) -> bool:
    """Whether a forename and another capital stand here: "Jordan Henderson", where Jordan alone is a state."""
    return (
        index + 1 in line.is_capital
        and index not in line.apart
        and is_forename(line.words[index])
        and (not _proper(line, index + 1) or _is_month_surname(line, index + 1))
        and not title_at(line, index + 1)
        and not head_kind(line.small[index : index + 2])
    )
