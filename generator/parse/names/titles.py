"""Read the titles and roles before a name: "Deputy Foreign Minister", "Gen.", "spokesman"."""

from functools import lru_cache

from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.names.capitals import CasedLine
from generator.parse.names.known import is_forename
from generator.word_lists import set_of, word_set

LONGEST = 6  # words: "Acting Deputy Assistant Secretary of State"
COMPLEMENTS = word_set("contexts", "complements")
TITLES = word_set("titles", "title")
MODIFIERS = word_set("titles", "modifier")
ROLES = word_set("titles", "role", "title")
SMALL_MODIFIERS = word_set("titles", "small modifier")
BEFORE_ROLES = ROLES | MODIFIERS | SMALL_MODIFIERS | word_set("titles", "former")
BEGINNINGS = {word.rstrip(".") for word in TITLES | MODIFIERS}
SURNAMES = word_set("titles", "surname")
KIN = word_set("titles", "kin")
YOUNGER = set_of("jr jr. sr sr. ii iii iv")
# Before a name these end a phrase: "a man Walsh says he knows".
NOUNS = set_of("man woman boy girl")
BEFORE_NAMES = ROLES - NOUNS
MODALS = word_set("grammar", "modals")
ADJECTIVES = set_of("major general private")  # that are ranks as well
OF = frozenset({"of", "for"})


def title_at(line: CasedLine, start: int) -> int:
    """Give the index behind the title with a capital that begins at the word; 0 where none does."""
    if not _begins_title(line.small[start]) or _is_surname(line, start):
        return 0
    end, index = 0, start
    limit = min(len(line.words), start + LONGEST)
    while index < limit and (index in line.is_capital or index == end):
        behind = _past_title_word(line, index)
        behind = behind or (index == end and _past_complement(line, index))
        if behind:
            index = end = behind
        elif index in line.is_capital and _bare(line.small[index]) in MODIFIERS:
            index += 1
        else:
            break
    return 0 if _is_owner_of_office(line, end) else end


def _is_owner_of_office(line: CasedLine, end: int) -> bool:
    """Tell whether a title is part of a body's name: "The Prosecutor General's Office"."""
    return line.small[end] in POSSESSIVES and line.words[end + 1 : end + 2] == ["Office"]


@lru_cache(maxsize=65536)
def _begins_title(small: str) -> bool:
    """Tell whether a title may begin with the word."""
    return small in BEGINNINGS or small.split("-")[0] in BEGINNINGS


def _is_surname(line: CasedLine, index: int) -> bool:
    """Tell whether the word ends the name in front of it, and is no title of the next name.

    It is a surname behind a forename, or kin of nobody who is named: "Bul Hu Son, 66, said".
    """
    before, after = index - 1, index + 1
    if before not in line.is_capital:
        return False
    if line.small[index] in KIN and after not in line.is_capital:
        return True
    if line.small[index] not in SURNAMES:
        return False
    if after in line.is_capital and line.small[after] not in YOUNGER:
        return False
    if is_forename(line.words[before]):
        return True
    earlier = before - 1
    return earlier in line.is_capital and is_forename(line.words[earlier])


def _past_title_word(line: CasedLine, index: int) -> int:
    """Give the index behind a word that is a title, and behind its dot; 0 where it is none."""
    word = _bare(line.small[index])
    behind = index + 1
    if f"{word}." in TITLES and line.small[behind] == ".":
        return behind + 1
    is_title = word in TITLES and index in line.is_capital
    return behind if is_title else 0


def _bare(small: str) -> str:
    """Leave out what a hyphen adds to a title: "president-elect"."""
    return small.removesuffix("-elect").removesuffix("-designate").removesuffix("-general")


def _past_complement(line: CasedLine, index: int) -> int:
    """Give the index behind "of State" after a title; 0 where no such words stand there."""
    if line.small[index] not in OF or line.small[index - 1].endswith("s"):
        return 0  # "the Ministers of Foreign Affairs of Chad and Mali"
    first = end = index + 1
    topic = 0  # the index behind the last one in front of "and"
    while True:
        word = line.small[end]
        if word == "and" and end > first:
            topic, word = end, line.small[end + 1]
        if word in COMPLEMENTS:
            end += 1
            continue
        if topic and word in TITLES:
            return topic  # "for Humanitarian Affairs and Relief Coordinator": another office
        return end if end > first else 0


def title_before(line: CasedLine, start: int) -> tuple[int, int] | None:
    """Find the title or role in small letters right before a name, as indexes, end excluded."""
    index = start - 1
    if line.small[index] not in BEFORE_NAMES or index in line.is_capital:
        return None
    first = max(0, start - LONGEST)
    while index > first and line.small[index - 1] in BEFORE_ROLES:
        if index - 1 in line.is_capital:
            break
        index -= 1
    is_adjective = ADJECTIVES.issuperset(line.small[index:start])
    if is_adjective and line.small[index - 1] in {"a", "an", "the"}:
        return None  # "a major Andy Warhol exhibition"
    if line.small[index - 1] in MODALS:
        return None  # "will head Acme", "may chair Acme"
    return index, start
