"""Read the noun that stands behind a number, and say what sort of thing it counts.

The nouns stand in lexicon/units.txt. One that does not is taken for a noun by its plural.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.parse.figures.counted_things import Counts
from generator.parse.figures.number_patterns import units
from generator.parse.gazetteer.countries import demonym_countries
from generator.word_lists import read_table, set_of, word_set


class CountedNoun(NamedTuple):
    """What a number counts."""

    unit: str
    counts: Counts | None  # None while only the noun behind the number can tell
    end: int  # where it ends: the number's end where no noun follows


# The parts of lexicon/units.txt that hold nouns.
NOUNS = {
    "people": Counts.PEOPLE,
    "households": Counts.PEOPLE,
    "buildings": Counts.BUILDINGS,
    "places": Counts.PLACES,
    "goods": Counts.GOODS,
    "livestock": Counts.LIVESTOCK,
}
# States that count people where they stand alone ("12 dead") and say what became of them behind a
# noun.
STATES = set_of("dead wounded injured missing displaced homeless")
# The words at which a counted noun phrase has ended.
STOP = word_set("units", "phrase ends")
WORD = re.compile(r"[\s\u00a0]+(?:[(“\"‘])?([^\W\d_](?:[\w.]|[-‐‑'’](?!s\b)(?=\w))*)")
OPENING = re.compile(
    r"(?:\[\d{1,3}\]|[\s\u00a0]?\(\d{1,2}\)|[¹²³⁰⁴-⁹]+|[*†‡])?"  # the mark of a note
    r"(?:[\s\u00a0]+of)?"
    r"(?:[\s\u00a0]+(?:the|its|their|his|her|our|these|those|all))?"
    r"(?:[\s\u00a0]+(?:more|other|additional|further|new|such|different|separate|of))?"
    r"(?=[\s\u00a0])"
)
# The first of several words that say which: "103 | confirmed and | probable cases".
COORDINATED = re.compile(
    r"(?:[\s\u00a0]+[a-z-]+(?:ed|ble|al|ic|ive)(?:,|[\s\u00a0]+(?:and|or)))+"
    r"(?=[\s\u00a0]+[a-z-]+(?:ed|ble|al|ic|ive)[\s\u00a0]+[a-z]+s\b)"
)
# Behind a number: who those are whom it counts.
COMPLEMENT = re.compile(
    r"(?i)(?:\s+of\s+(?:them|whom|which))?(?P<told>\s+(?:are|were|have\s+been)\b)?"
    r"(?:\s+(?:said|reported|believed|thought|known|confirmed)\s+to\s+be|\s+reportedly)?"
    r"(?(told)|(?<=them|whom))\s+"
    r"(?P<noun>children|women|men|girls|boys|babies|infants|minors|civilians|soldiers|fighters"
    r"|foreigners|students|journalists)\b"
)
# Behind a counted noun: the others that the same number counts, and no verb of theirs.
OTHERS = re.compile(
    r"(?:,\s[a-z-]+(?:\s[a-z-]+)?){0,5}?,?\s(?:and|or)\s(?:other\s)?(?:[a-z-]+\s)?[a-z-]+"
    r"(?=[,.;]|\s(?:were|was|have|had|has|are|in|at|on|from|by|across|since|during|of|to|with)\b)"
)
JOINING, ARTICLES = set_of(", and or"), set_of("a an the")
# What one number counts that several nouns name, by the sort of each.
OF_SEVERAL = {Counts.PEOPLE: "people", Counts.BUILDINGS: "buildings"}
WHOLE = frozenset(("households",))  # no number of these is one of persons
GENERAL = WHOLE | {"people", "buildings"}  # nouns to which others add nothing
PEOPLES = word_set("kinds", "people")
NO_PLURALS = word_set("figure_words", "no plurals")
PLURAL = re.compile(r"[^\W\d_][\w'’-]*(?<![sui])s$")
# Words between a number and its noun: "12 badly hit small mountain villages".
LONGEST_PHRASE = 6
# The ends of names of peoples that have no plural, or one that looks like no plural.
OF_PEOPLES = ("ese", "is")
HEADLESS = ("ed", "ly")  # the ends of words that are no noun


def read_noun(
    text: str,
    start: int,
    *,
    limit: int,
    peoples: frozenset[int],
    single: bool,
) -> CountedNoun:
    """Read the noun that is counted from here on; `NOTHING` where none is.

    `peoples` holds where the names of peoples end; of a `single` thing a singular is read too.
    """
    phrase = _NounPhrase(start, peoples=peoples, single=single)
    for word, end in _phrase_words(text, start, limit=limit):
        if not phrase.add(word, end):
            break
    noun = phrase.known or phrase.unknown or CountedNoun("", Counts.NOTHING, start)
    return noun if single else _with_others(text, noun, limit=limit)


def _with_others(text: str, noun: CountedNoun, *, limit: int) -> CountedNoun:
    """Read all that one number counts: "12 women | and children", "300 homes | and other shops".

    They are people, or buildings; what is of several sorts is left as it is.
    """
    others = OTHERS.match(text, noun.end, limit) if noun.counts in OF_SEVERAL else None
    if not others or noun.unit in GENERAL:
        return noun
    words = others[0].replace(",", " , ").split()
    if not _are_alike(words, noun.counts):
        return noun
    return CountedNoun(OF_SEVERAL[noun.counts], noun.counts, others.end())


def _are_alike(words: list[str], counts: Counts) -> bool:
    """Whether the nouns of a list are all of one sort, none with a number of its own."""
    if not ARTICLES.isdisjoint(words) or not units("cardinals").keys().isdisjoint(words):
        return False
    ends = [*words[1:], "and"]
    heads = [word for word, behind in zip(words, ends, strict=True) if behind in JOINING]
    found = [known_noun(head) for head in heads if head not in JOINING]
    return all(each and each[1] is counts and each[0] not in WHOLE for each in found)


def read_complement(text: str, start: int, *, limit: int) -> str:
    """Say what those are of whom a number alone counts: "12 of them (were) children"; "" else."""
    found = COMPLEMENT.match(text, start, limit)
    noun = found["noun"].lower() if found else ""
    return units("people").get(noun, noun)


def _phrase_words(text: str, start: int, *, limit: int) -> Iterator[tuple[str, int]]:
    """Yield the words that may belong to the noun phrase, each with its end."""
    opening = OPENING.match(text, start, limit)
    position = opening.end() if opening else start
    if joined := COORDINATED.match(text, position, limit):
        position = joined.end()
    for _ in range(LONGEST_PHRASE):
        match = WORD.match(text, position, limit)
        is_name = match and match[1] == "Cross"  # "five Red Cross volunteers"
        if not match or (not is_name and _is_function_word(match[1].lower())):
            return
        stopped = match[1].endswith(".")
        position = match.end() - stopped
        yield match[1].rstrip("."), position
        if stopped:
            return


def _is_function_word(word: str) -> bool:
    """Whether no noun phrase goes on with the word, given in lower case."""
    return word in STOP or word in units("cardinals")


class _NounPhrase:
    """The words behind a number while they are read."""

    def __init__(self, start: int, *, peoples: frozenset[int], single: bool) -> None:
        self.start = start
        self.peoples = peoples
        self.single = single
        self.known: CountedNoun | None = None  # the last noun that the lexicon has
        self.unknown: CountedNoun | None = None  # what is counted where it has none
        self.is_adjective = False  # whether that may be an adjective too: "12 Sudanese"
        self.last = ""  # the word before, in lower case

    def add(self, written: str, end: int) -> bool:
        """Read the next word; False where the phrase ended before it."""
        word = written.lower()
        noun = self._look_up(word)
        self.last = word
        if noun:
            if self.known and word in STATES:
                return False
            unit, counts = noun
            self.known = CountedNoun(unit, counts, end)
            return True
        return not self.known and self._add_unknown(written, end)

    def _look_up(self, word: str) -> tuple[str, Counts] | None:
        """Find the word in the lexicon, with the word before or alone."""
        if not self.single and _is_singular(word):
            return None
        nouns = _nouns()
        return nouns.get(f"{self.last} {word}") or nouns.get(word)

    def _add_unknown(self, written: str, end: int) -> bool:
        """Read a word that the lexicon does not have; False where the phrase ended before it."""
        if self.single:
            if written.lower().endswith(HEADLESS):
                return self.unknown is None
            self.unknown = CountedNoun("", Counts.OTHER, self.start)
            return True
        is_plural = bool(PLURAL.fullmatch(written)) and written.lower() not in NO_PLURALS
        is_people = _names_people(written)
        if self.unknown and not is_plural:
            is_verb = written.islower() and written.endswith(HEADLESS)
            if is_verb or not self.is_adjective:
                return False
            self.unknown, self.is_adjective = None, False  # "12 Chinese Red Cross (volunteers)"
        if is_plural or is_people:
            self.unknown = _plural(written, end, peoples=self.peoples)
            self.is_adjective = is_people and not is_plural
        return True


def _is_singular(word: str) -> bool:
    """Whether the noun is a singular: the death of "32 death certificates"."""
    return word in ("man", "woman", "child", "person") or f"{word}s" in _nouns()


def _names_people(word: str) -> bool:
    """Whether a word that is no plural names a people: "12 Chinese"."""
    is_demonym = word in demonym_countries() and word.endswith(OF_PEOPLES)
    return is_demonym or word in PEOPLES


def _plural(word: str, end: int, *, peoples: frozenset[int]) -> CountedNoun:
    """Take the plural for a noun; one that names a people counts people: "4,000 Afghans"."""
    if end in peoples or word in demonym_countries() or word in PEOPLES:
        return CountedNoun("people", Counts.PEOPLE, end)
    unit = word.lower() if word.islower() else word
    return CountedNoun(unit, Counts.OTHER, end)


def known_noun(word: str) -> tuple[str, Counts] | None:
    """Give the unit of a noun of the lexicon and the sort of thing that it counts."""
    return _nouns().get(word)


@cache
def _nouns() -> dict[str, tuple[str, Counts]]:
    table = read_table("units")
    return {
        row[0].lower(): (row[-1], counts) for part, counts in NOUNS.items() for row in table[part]
    }
