"""What speaks for and against a place where words have the name of one.

Evidence is counted in figures of a number of people: a name of a million people weighs 6, and 4 is
enough. So a city needs no more than its name, a village wants a preposition, and nothing makes a
place of "Chad" in "Chad Smith".
"""

from collections.abc import Set
from functools import cache, partial

from generator.parse.gazetteer import GazetteerEntry, lookup
from generator.parse.places.article_clues import NEVER_OF_PEOPLE, Clues
from generator.parse.places.searched_words import SearchedSentence, ToponymWords
from generator.word_lists import forenames, read_words, word_set

AFTER_PREPOSITION = 2.0
REGION_BEHIND_RULE = "region behind"  # in the rule of a place of which it is said where it lies
BEFORE_REGION = 5.0
DATELINE = 4.0
NAMED_PLACE = 1.0  # parse/names takes it for a place, often because the gazetteer has it
AFTER_FORENAME = -8.0
AFTER_TITLE = -6.0
NEVER = -20.0
AFTER_NAME = -1.5  # a capitalised word before it, inside the sentence
FORENAME_BEFORE_NAME = -3.0
SURNAME = -5.0  # of somebody whom the article names in full
NAMED_PERSON = -2.0  # parse/names takes it for a person, by the words around
SPEAKS = -3.0
NUMBER_BEHIND = -2.0  # "Section 8"
COMMON = -6.0
ALSO_IN_LOWER_CASE = -4.0
OPENS_SENTENCE = -1.0
SHORT_NAME = -2.0
SHORT = 3  # letters
LONGEST_ACRONYM = 4  # letters of a country's: "USSR"
VIRUSES = frozenset(read_words("contexts")["viruses"])
LEAST = 4.0  # a town of a few thousand needs no evidence, a village does
_listed = partial(word_set, "places")
ORGANISATION_WORDS = word_set("kinds", "organisation", "government", "place", "other")


def weigh(words: ToponymWords, region: GazetteerEntry | None, clues: Clues) -> float:
    """Weigh the evidence that the words name a place; `region` is one that follows the name."""
    if _names_something_else(words):
        return NEVER
    start = words.span.start
    weight = BEFORE_REGION if region else 0.0
    weight += NAMED_PLACE * (start in clues.places) + NAMED_PERSON * (start in clues.alone)
    if not region and _is_surname(words, clues):
        weight += SURNAME
    elif _is_behind_preposition(words):
        weight += AFTER_PREPOSITION
    weight += DATELINE * words.is_dateline + _weigh_neighbours(words)
    if words.is_single and "." not in words.first and not is_country_acronym(words.first):
        weight += weigh_word(words.first, words.after, words.start, lower=clues.lower)
    return weight


def _names_something_else(words: ToponymWords) -> bool:
    """Whether the words are a currency, a newspaper, a virus or common ones."""
    if _is_currency(words) or _is_common_phrase(words):
        return True
    return words.after in _listed("press") or _names_virus(words)


def _is_currency(words: ToponymWords) -> bool:
    """Whether a sign follows as in "US$5m"."""
    tokens, end = words.sentence.tokens, words.end
    return words.after == "$" and tokens[end].start == tokens[end - 1].end


def _names_virus(words: ToponymWords) -> bool:
    """Whether a virus or its illness is called like a place: "Sudan virus", "Zaire ebolavirus"."""
    second = words.sentence.word(words.end + 1)
    return words.after.lower() in VIRUSES or (words.after == "Ebola" and second in VIRUSES)


def _is_common_phrase(words: ToponymWords) -> bool:
    return not words.is_single and words.span.of(words.sentence.text).lower() in _common()


def _is_surname(words: ToponymWords, clues: Clues) -> bool:
    is_surname = words.is_single and words.first in clues.surnames
    return is_surname and words.before.lower() not in NEVER_OF_PEOPLE


def _weigh_neighbours(words: ToponymWords) -> float:
    """Weigh a capitalised word before the name, and a verb of speech beside it."""
    weight = 0.0
    before = words.before.lower()
    if words.before[:1].isupper() and before not in _listed("in"):
        is_capital = words.first[0].isupper()
        weight += _weigh_capital(words.before, words.start) if is_capital else AFTER_FORENAME
    if words.after.isdigit():
        weight += NUMBER_BEHIND
    if words.after.lower() in _listed("speaks") or before in _listed("speaks"):
        weight += SPEAKS
    return weight


def _weigh_capital(before: str, start: int) -> float:
    """Weigh a capitalised word before a capitalised name."""
    plain = before.lower()
    if plain in _listed("not_before"):
        return NEVER
    if plain in _listed("before"):
        return 0.0
    if before in forenames():
        return AFTER_FORENAME
    if plain in word_set("titles", "title"):
        return AFTER_TITLE
    return AFTER_NAME if start > 1 else 0.0


def weigh_word(word: str, after: str, start: int, *, lower: Set[str]) -> float:
    """Weigh what speaks against one word by itself."""
    weight, plain = 0.0, word.lower()
    if plain in _common():
        weight += COMMON
    if plain in lower:
        weight += ALSO_IN_LOWER_CASE
    if start == 0:
        weight += OPENS_SENTENCE
    if len(word) <= SHORT:
        weight += SHORT_NAME
    may_be_surname = after[:1].isupper() and after.lower() not in ORGANISATION_WORDS
    if may_be_surname and word in forenames():
        weight += FORENAME_BEFORE_NAME
    return weight


def is_inside(words: ToponymWords) -> bool:
    """Whether the word before or behind leaves no doubt of a place, even of a village."""
    if words.before.lower() in _listed("surely_in") or words.after in _listed("behind_name"):
        return True
    # "the Porgera gold mine"
    return words.after.islower() and words.sentence.word(words.end + 1) in _listed("facilities")


def is_no_place_name(sentence: SearchedSentence, start: int, end: int) -> bool:
    """Whether capitalised words without an entry can hardly be a place's name."""
    words = telling_words(sentence, start, end)
    if max(map(len, words)) <= SHORT or any(map(_is_never_of_place, words)):
        return True
    return words[0] in forenames() and len(words) > 1


def telling_words(sentence: SearchedSentence, start: int, end: int) -> list[str]:
    """Give the words of a name but for "West" in "Rukum West"."""
    first, *others = (sentence.word(place) for place in range(start, end))
    return [first, *(word for word in others if word.lower() not in _listed("directions"))]


def _is_never_of_place(word: str) -> bool:
    plain = word.lower()
    if word.isupper() and len(word) <= LONGEST_ACRONYM + 1:
        return True
    is_word = plain in _common() or plain in _listed("bare divisions")
    return is_word or plain in _listed("languages") or not word[-1].isalnum()


def find_sign(words: ToponymWords, region: GazetteerEntry | None) -> str:
    """Name what of the words around shows best that there is a place; "" where nothing does."""
    if region:
        return REGION_BEHIND_RULE
    if words.is_dateline:
        return "dateline"
    return "preposition" if _is_behind_preposition(words) else ""


def _is_behind_preposition(words: ToponymWords) -> bool:
    """Tell whether a preposition of place stands before the words: no "according to"."""
    is_said_so = words.sentence.word(words.start - 2).lower() in _listed("before to")
    is_whole = not words.after[:1].isupper()  # "according to Paris Police"
    return words.before.lower() in _listed("in") and not (is_said_so and is_whole)


def is_country_acronym(word: str) -> bool:
    """Whether the word is a country's name in capitals: "US" is not the "us" of the same text."""
    if not word.isupper() or len(word) > LONGEST_ACRONYM:
        return False
    entries = lookup(word)
    return bool(entries) and entries[0].feature == "country"


@cache
def openers() -> frozenset[str]:
    """The words that mostly open a sentence: their capital tells nothing."""
    return frozenset(read_words("common")["opener"])


@cache
def _common() -> frozenset[str]:
    """Ordinary words that are places somewhere: they name one only with much evidence."""
    words = _listed("common") | _listed("surnames")
    return words | word_set("titles", "title") | ORGANISATION_WORDS | openers()
