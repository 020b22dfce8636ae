"""Read the titles and roles that stand before a name: "Deputy Foreign Minister", "Gen.", "secretary-general"."""

from functools import lru_cache

from generator.parse.names.capitals import Line
from generator.parse.names.known import is_forename, part

LONGEST = 6  # words: "Acting Deputy Assistant Secretary of State"
COMPLEMENTS = part("contexts", "complements")
TITLES, MODIFIERS = part("titles", "title"), part("titles", "modifier")
ROLES = part("titles", "role", "title")
BEFORE_ROLES = ROLES | MODIFIERS | part("titles", "former")
BEGINNINGS = {word.rstrip(".") for word in TITLES | MODIFIERS}
SURNAMES = part("titles", "surname")
YOUNGER = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
ARTICLES = frozenset({"a", "an", "the"})
NOUNS = frozenset({"man", "woman", "boy", "girl"})  # before a name they end a phrase: "a man Walsh says he knows"
BEFORE_NAMES = ROLES - NOUNS
ADJECTIVES = frozenset({"major", "general", "private"})  # that are ranks as well
OF = frozenset({"of", "for"})


def title_at(line: Line, start: int) -> int:
    """The index behind the title with a capital that begins at the word; 0 where none does."""
    if not _begins_title(line.small[start]) or _is_surname(line, start):
        return 0
    end, index = 0, start
    while index < len(line.words) and index - start < LONGEST and (index in line.is_capital or end == index):
        word = line.small[index].removesuffix("-elect").removesuffix("-designate").removesuffix("-general")
        if word + "." in TITLES and line.small[index + 1] == ".":
            index += 2
            end = index
        elif word in TITLES and index in line.is_capital:
            index += 1
            end = index
        elif word in MODIFIERS and index in line.is_capital:
            index += 1
        elif word in OF and end == index and (behind := _complement(line, index)) > index:
            index = end = behind  # "Minister of Health Dr."
        else:
            break
    return end


def _is_surname(line: Line, index: int) -> bool:
    """Whether the title's word is the surname behind a forename, and no title of a name that follows."""
    if line.small[index] not in SURNAMES or index == 0 or index - 1 not in line.is_capital:
        return False
    if index + 1 in line.is_capital and line.small[index + 1] not in YOUNGER:
        return False
    return is_forename(line.words[index - 1]) or (index - 2 in line.is_capital and is_forename(line.words[index - 2]))


@lru_cache(maxsize=65536)
def _begins_title(small: str) -> bool:
    return small in BEGINNINGS or small.split("-")[0] in BEGINNINGS


def _complement(line: Line, index: int) -> int:
    """The index behind "of State" after a title, or the index itself."""
    end = index + 1
    while line.small[end] in COMPLEMENTS or (
        end > index + 1 and line.small[end] == "and" and line.small[end + 1] in COMPLEMENTS
    ):
        end += 1
    return end if end > index + 1 else index


def title_before(line: Line, start: int) -> tuple[int, int] | None:
    """The title or role in small letters that stands right before a name, as indexes, end excluded."""
    if line.small[start - 1] not in BEFORE_NAMES or start - 1 in line.is_capital:
        return None
    index = start - 1
    while (
        index > 0
        and index - 1 not in line.is_capital
        and line.small[index - 1] in BEFORE_ROLES
        and start - index < LONGEST
    ):
        index -= 1
    if line.small[index - 1] in ARTICLES and ADJECTIVES.issuperset(line.small[index:start]):
        return None  # "a major Andy Warhol exhibition"
    return index, start
