"""Tell whether a state's name stands for somebody who acts, or with whom others deal."""

from generator.parse.grammar.cues import cue_forms
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.names.capitals import CasedLine
from generator.parse.names.known import longest_form, nations
from generator.parse.names.signs import saying
from generator.word_lists import set_of, word_set

AND = frozenset({"and", ","})
# Before a state's name: what makes of it somebody who acts or is dealt with.
PARTNERS = set_of("by with against between among")
ACTION = word_set("contexts", "action")
ACCUSING = word_set("contexts", "accusing")
DEALING = word_set("contexts", "dealing")
RELATING = word_set("contexts", "relating")
CALLING = set_of("call calls called calling")
ON = frozenset({"on", "upon"})
PARTICIPLES = ("ed", "led", "en", "held", "by")
# Behind these, or at the start of the line, a clause begins.
CONJUNCTIONS = set_of("that and but while as because if when")
BEFORE_CLAUSE = CONJUNCTIONS | {"", "both", ",", "“", '"', ";", ":"}
ACTING_PAIRS = word_set("contexts", "acting pairs")
BEFORE_RELATING = set_of("is are was were ,")
SURE_VERBS = word_set("contexts", "auxiliaries") | RELATING
ADVERBS = word_set("contexts", "adverbs")
OFFICES = word_set("contexts", "offices")
ENVOYS = word_set("contexts", "envoys")
POSSESSIONS = word_set("kinds", "nation action", "nation government", "nation organisation")
OFFICE_REACH = 4  # words behind a possessive
POSSESSION_REACH = 3
ACTION_REACH = 3  # words before "with", "against"
OPENING_ASIDES = set_of("known which who dubbed called")
LONGEST_ASIDE = 14  # words
LONGEST_STATE = 5  # words: "the Democratic Republic of the Congo" without its article
LONGEST_LINK = 8  # words: "Russian, Iranian, Turkish and Qatari mediators"
SHORTEST_VERB = 5  # letters of a verb in "-ed"


def length_of_nation(line: CasedLine, index: int, *, adjective: bool) -> int:
    """Count the words of the state's name, or else its adjective, that begins here; 0 for none."""
    if index >= len(line.words):
        return 0
    found = longest_form(nations(), line.words, index)
    return found[0] if found and found[1].adjective == adjective else 0


def is_party(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether a state's name stands for somebody who acts, or with whom others deal."""
    if line.small[end] in POSSESSIVES:
        start = end + 1
        behind = line.small[start : start + OFFICE_REACH]
        if not OFFICES.isdisjoint(behind):
            return True
        return not POSSESSIONS.isdisjoint(behind[:POSSESSION_REACH])
    return _is_subject(line, start, end) or _is_dealt_with(line, _start_of_list(line, start))


def _start_of_list(line: CasedLine, start: int) -> int:
    """Give where the list of names begins that ends with one: "with Egypt, Chad and (Kenya)"."""
    for _ in range(LONGEST_LINK):
        before = before_article(line, start)
        if line.small[before] not in {"and", "or", ","}:
            break
        if line.small[before] == "and" and line.small[before - 1] == ",":
            before -= 1
        first = _start_of_capitals(line, before)
        if first == before:
            break
        start = first
    return start


def before_article(line: CasedLine, start: int) -> int:
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
    index = before_article(line, start)
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
    before = line.small[before_article(line, _start_of_states(line, start))]
    if before not in BEFORE_CLAUSE and before not in saying():
        return False
    end = _past_aside(line, _past_joined(line, _past_states(line, end)))
    if line.small[end] in ADVERBS:
        end += 1
    after = line.small[end]
    if after in SURE_VERBS or after in cue_forms():
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
        index = before_article(line, start)
        if line.small[index] == "and" and line.small[index - 1] == ",":
            index -= 1
        if index < 1 or line.small[index] not in AND:
            break
        lengths = range(1, min(LONGEST_STATE, index) + 1)
        length = next((n for n in lengths if _is_state(line, index - n, n)), 0)
        if not length:
            break
        start = index - length
    return start


def _is_state(line: CasedLine, start: int, length: int) -> bool:
    """Tell whether the words from an index on are a state's name of that length."""
    return length_of_nation(line, start, adjective=False) == length


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
        length = length_of_nation(line, start, adjective=False)
        if not length:
            break
        index = start + length
    return index if has_and else end
