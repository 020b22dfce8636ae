"""Read the signs of what a name names in the words around one mention of it."""

from collections.abc import Sequence
from functools import cache

from generator.model import Kind
from generator.parse.gazetteer import lookup
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.names.capitals import CasedLine
from generator.parse.names.known import is_forename
from generator.parse.names.runs import HEADS
from generator.parse.names.signs import ACTING, GROUPS, PERSONAL, SPEAKER, Sign, saying
from generator.word_lists import set_of, word_set

# Before a name.
NEAR = word_set("contexts", "near")
INSIDE = set_of("in near outside inside across")
BEGINNINGS = word_set("contexts", "place beginnings")
LEADING = word_set("contexts", "leading")
PLACES_BEFORE = word_set("contexts", "places before")
GOING = word_set("contexts", "going")
TAKING = word_set("contexts", "taking")
FROM = set_of("from for at with")
TELLERS = word_set("contexts", "of media")
# What a noun before the name tells of it.
NOUN_BEFORE = {
    **dict.fromkeys(PERSONAL, Sign(Kind.PERSON, 4, "role before")),
    **dict.fromkeys(GROUPS, Sign(Kind.ORGANISATION, 4, "group noun")),
}
# Words before the name, the words before them, and what the two tell of it.
PAIRS_BEFORE = (
    (frozenset({"by"}), LEADING, Sign(Kind.PERSON, 2, "led by")),
    (FROM, TELLERS, Sign(Kind.ORGANISATION, 3, "who reports for it")),
    (frozenset({"to"}), GOING, Sign(Kind.PLACE, 2, "going there")),
)
BEFORE_ORIGIN = INSIDE | set_of("of from at")
LINKS = set_of("and or ,")
JOINED_REACH = 10  # words of names that are joined to one behind a preposition of place
LISTING = set_of("as including like")
SEVERAL_PLACES = word_set("contexts", "several places")
# A road "connects X with Y", "links X to Y".
JOINED_BY = set_of("with to and")
CONNECTING = set_of("connects connecting links linking")
SMALL_WORDS = set_of("by of the to and ,")
# Before the name of a ship: "the ferry X", "the M/B X".
VESSELS = word_set("contexts", "vessels")
VESSEL = Sign(Kind.OTHER, 6, "ship")
MARKS_OF_SHIPS = set_of("b v")  # "the M/B X"
TELLING_BEFORE = GROUPS | PERSONAL | NEAR | PLACES_BEFORE | FROM | LISTING | SMALL_WORDS | TAKING
TELLING_BEFORE |= VESSELS | MARKS_OF_SHIPS
# Before a verb whose subject follows: “…”, said Smith.
CLOSING = frozenset({",", "”", '"', "’", "''"})

# Behind a name.
OF_PERSONS = set_of("who whose whom himself herself")
MEDIA_BEHIND = set_of("newspaper magazine television radio broadcaster")
PLACES_BEHIND = word_set("contexts", "places behind")
RULED = word_set("contexts", "ruled")
OF_KIN = word_set("contexts", "of kin")
OF_PORTFOLIOS = word_set("contexts", "of portfolios")
OF_BODIES = word_set("contexts", "of bodies")
POSSESSION_REACH = 2  # words behind the possessive
DATELINE = set_of("( , – — - -- : /")
DATELINE_MARKS = set_of("— – -- • ·")
DATELINE_REACH = 9  # words before the mark: "LEMBATA (Indonesia) •", "KYIV, Ukraine, Oct 5 —"
SHORTEST_DATELINE = 3  # letters
HYPHENS = frozenset("-‐‑")
OF_PLACES = word_set("contexts", "of places")

# In an apposition behind a name.
BEFORE_APPOSITION = frozenset({",", "("})
DETERMINERS = word_set("contexts", "determiners")
TITLE_WORDS = word_set("titles", "role", "modifier")
OPENING_APPOSITION = DETERMINERS | TITLE_WORDS
ENDING_APPOSITION = set_of(", . of and in who")
APPOSITION_REACH = 6  # words behind the comma in which its noun stands
LONGEST_AGE = 2  # digits

ACTOR = (
    Sign(Kind.PERSON, 1, "auxiliary"),
    Sign(Kind.ORGANISATION, 1, "auxiliary"),
)
WHO = Sign(Kind.PERSON, 3, "who")


def signs_of_context(line: CasedLine, start: int, end: int) -> list[Sign]:
    """Give the signs around the name that the words from start make, end excluded."""
    if line.apart:
        behind = line.apart.get(end - 1, "")
        if behind[:1] in HYPHENS:
            is_of_place = behind[1:] in OF_PLACES
            return [Sign(Kind.PLACE, 3, "place with a hyphen")] if is_of_place else []
    signs = _of_behind(line, start, end)
    after, is_one = line.small[end], start == end - 1
    if is_one and after == "of" and line.small[start] in PERSONAL:
        return [Sign(Kind.PERSON, -4, "role")]  # "said Head of the Data Centre Bela Norz"
    if after in BEFORE_APPOSITION:
        signs += _of_apposition(line, end + 1)
    if line.small[start - 1] in TELLING_BEFORE:
        signs += _of_before(line, start, end)
    elif _is_of_dateline(line, start, after):
        signs.append(Sign(Kind.PLACE, 6, "dateline"))
    if is_one and _is_head_alone(line, start):
        signs.append(Sign(Kind.ORGANISATION, 1, "head word alone"))
    return signs


def _is_plain_word(line: CasedLine, index: int) -> bool:
    """Tell whether a word in small letters stands there that is no verb of a person or body."""
    word = line.words[index] if index < len(line.words) else ""
    if not (word.islower() and word.isalpha()) or word in _signs_of_next_word():
        return False
    return not (word in SMALL_WORDS or word in NEAR or word in LINKS)


def _is_of_dateline(line: CasedLine, start: int, after: str) -> bool:
    """Tell whether the name is the place of a dateline, by the word behind it too."""
    word = line.words[0]
    if start or after not in DATELINE or not word.isupper() or len(word) < SHORTEST_DATELINE:
        return False
    return not DATELINE_MARKS.isdisjoint(line.words[1:DATELINE_REACH]) or bool(lookup(word))


def _is_head_alone(line: CasedLine, index: int) -> bool:
    """Tell whether the word is a head of organisations' names with a capital: "the Board"."""
    head = HEADS.get(line.small[index])
    return head is Kind.ORGANISATION and not (line.opens(index) or _is_portfolio(line, index))


def _of_behind(line: CasedLine, start: int, end: int) -> list[Sign]:
    """Give the signs in the words behind the name, with regard to the word before it."""
    is_portfolio = end - start == 1 and _is_portfolio(line, start)
    signs = [] if is_portfolio else _of_next_word(line, start, end)
    before = line.small[start - 1] if start else ""
    if before in NEAR:  # "the quake in X is": X is not what is
        signs = [sign for sign in signs if sign not in ACTOR]
    if before in ("a", "an") and _is_plain_word(line, end):
        signs.append(Sign(Kind.PERSON, -2, "word before a noun"))  # "a Boda Boda rider"
    return signs


def _of_next_word(line: CasedLine, start: int, end: int) -> list[Sign]:
    """Give the signs in the words behind the name, or in a verb of saying before it."""
    before = start - 1
    if line.small[before] in saying() and _is_behind_quotation(line, before):
        return [*SPEAKER]
    after, is_one = line.small[end], end - start == 1
    if after in RULED:
        return [Sign(Kind.PERSON, 2, "regime")] if is_one else []
    if after == "," and line.small[end + 1] in OF_PERSONS:
        return [] if is_one and _is_origin(line, start) else [WHO]
    if after in POSSESSIVES:
        return _of_possession(line, end + 1)
    if after in LINKS and _are_places_behind(line, end):
        return [Sign(Kind.PLACE, 3, "one of several places")]
    return [*_signs_of_next_word().get(after, ())]


def _is_portfolio(line: CasedLine, index: int) -> bool:
    """Tell whether a word is what an office is for: "Home Affairs Minister", "Brexit minister".

    An office in capitals is a title with all its words; an acronym is a body all the same.
    """
    office = line.words[index + 1] if index + 1 < len(line.words) else ""
    is_capital = office.istitle() and office.lower() in PERSONAL
    return (is_capital or office in OF_PORTFOLIOS) and not line.words[index].isupper()


def _is_origin(line: CasedLine, start: int) -> bool:
    """Tell whether the name only says where somebody is from: "a nurse from Tolvira, who fled"."""
    return start > 0 and line.small[start - 1] in BEFORE_ORIGIN


def _is_behind_quotation(line: CasedLine, index: int) -> bool:
    """Tell whether what closes a quotation stands before the verb: “…”, said Smith."""
    return index > 0 and line.words[index - 1] in CLOSING


@cache
def _signs_of_next_word() -> dict[str, Sequence[Sign]]:
    """Map the words that tell something right behind a name to what they tell."""
    return {
        **dict.fromkeys(PERSONAL, (Sign(Kind.ORGANISATION, 1, "role behind"),)),
        **dict.fromkeys(MEDIA_BEHIND, (Sign(Kind.ORGANISATION, 4, "medium behind"),)),
        **dict.fromkeys(PLACES_BEHIND, (Sign(Kind.PLACE, 3, "noun of place behind"),)),
        **dict.fromkeys(OF_PERSONS, (WHO,)),
        **dict.fromkeys(ACTING, ACTOR),
        **dict.fromkeys(saying(), SPEAKER),
    }


def _of_before(line: CasedLine, start: int, end: int) -> list[Sign]:
    """Give the signs in the words before the name."""
    before, earlier = line.small[start - 1], line.small[start - 2]
    if before in VESSELS:
        return [VESSEL]
    if before in NOUN_BEFORE and start - 1 not in line.is_capital:
        return [NOUN_BEFORE[before]]
    for words, words_before, sign in PAIRS_BEFORE:
        if before in words and earlier in words_before:
            return [sign]
    if worth := _worth_of_joint(line, start, end):
        return [Sign(Kind.PLACE, worth, "joined to a place")]
    if before in NEAR:
        return [Sign(Kind.PLACE, _worth_of_preposition(line, start, end), "preposition of place")]
    if before in LISTING and _is_place_listed(line, start):
        return [Sign(Kind.PLACE, 3, "one of several places")]
    if before in PLACES_BEFORE or _is_of_place(line, start, end):
        return [Sign(Kind.PLACE, 2, "noun of place")]
    return _of_verb_or_article(line, start, end)


def _worth_of_joint(line: CasedLine, start: int, end: int) -> int:
    """Say how much it tells that a name is joined to a place before it; 0 where it is not."""
    before = line.small[start - 1]
    if before in JOINED_BY and not CONNECTING.isdisjoint(line.small[max(0, start - 5) : start]):
        return 4
    link = start - 2 if before == "to" else start - 1
    is_listed = before == "," and line.small[end] in LINKS and end + 1 in line.is_capital
    is_joined = is_listed or line.small[link] == "and"
    return 2 if is_joined and _is_joined_to_place(line, link) else 0


def _worth_of_preposition(line: CasedLine, start: int, end: int) -> int:
    """Say how much a preposition of place before a name tells of it."""
    if line.small[start - 1] not in INSIDE:
        return 2
    # "in NTB and Bali", not "in NTB camps"
    if end - start == 1 and line.words[start].isupper() and not _is_plain_word(line, end):
        return 4
    is_sure = line.words[start] in BEGINNINGS and end - start > 1
    return 6 if is_sure and line.small[end] not in POSSESSIVES else 2


def _of_verb_or_article(line: CasedLine, start: int, end: int) -> list[Sign]:
    """Give the signs in a verb of striking or taking, or "the", before the name."""
    before = line.small[start - 1]
    if before in TAKING:
        return [Sign(Kind.PLACE, 1, "struck or taken")]
    if before == "the" and not is_forename(line.words[start]):
        signs = [Sign(Kind.PERSON, -3, "the")]
        before, after = line.small[start - 2], line.small[end]
        if before in GROUPS or after in GROUPS:
            signs.append(Sign(Kind.ORGANISATION, 3, "group noun"))
        return signs
    return []


def _is_joined_to_place(line: CasedLine, index: int) -> bool:
    """Tell whether names up to the index stand behind a preposition of place: "in X, Y and"."""
    first = max(0, index - JOINED_REACH)
    while index > first and (index in line.is_capital or line.small[index] in LINKS):
        index -= 1
    before = line.small[index]
    if before == "to":
        return line.small[index - 1] in GOING
    if before in LISTING:
        return _is_place_listed(line, index + 1)
    return before in NEAR and before not in FROM


def _is_place_listed(line: CasedLine, start: int) -> bool:
    """Tell whether a noun for places stands before "such as" or "including"."""
    noun = start - 3 if line.small[start - 1] == "as" else start - 2
    return line.small[noun].rstrip(",") in SEVERAL_PLACES


def _are_places_behind(line: CasedLine, end: int) -> bool:
    """Tell whether "and other towns" follows."""
    start = end + 1 if line.small[end] == "," else end
    opening = line.small[start : start + 2]
    return opening == ["and", "other"] and line.small[start + 2] in SEVERAL_PLACES


def _is_of_place(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether "the city of" or "the mayor of" stands before."""
    if line.small[start - 1] != "of":
        return False
    noun = line.small[start - 2]
    if noun in PLACES_BEFORE:
        return True
    return noun in PERSONAL and bool(lookup(" ".join(line.words[start:end])))


def _of_apposition(line: CasedLine, start: int) -> list[Sign]:
    """Give the signs in "X, the mayor of Y", by the noun behind the comma, and in "X, 45,"."""
    first = line.small[start]
    is_number = first.isdigit() and len(first) <= LONGEST_AGE
    if is_number and line.small[start + 1] in {",", "."}:
        return [Sign(Kind.PERSON, 3, "age")]
    if first not in OPENING_APPOSITION:
        return []
    for word in line.small[start : start + APPOSITION_REACH]:
        if word in GROUPS:
            return [Sign(Kind.ORGANISATION, 3, "apposition")]
        if word in PERSONAL:
            return [Sign(Kind.PERSON, 3, "apposition")]
        if word in ENDING_APPOSITION:
            break
    return []


def _of_possession(line: CasedLine, start: int) -> list[Sign]:
    """Give the signs in what the name owns: a wife is a person's, shares are a company's."""
    for word in line.small[start : start + POSSESSION_REACH]:
        if word in OF_KIN:
            return [Sign(Kind.PERSON, 2, "possession")]
        if word in OF_BODIES:
            return [Sign(Kind.ORGANISATION, 2, "possession")]
    return []
