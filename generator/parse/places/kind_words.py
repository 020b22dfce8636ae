"""Names of places by the words that say what they name: in the name, beside it or behind a comma.

"Boone County" and "Lake Lanier" say it themselves; "Enga province", "the village of Yambali" and
"Tawila, a town west of El Fasher" have it said by the words around.
"""

from typing import NamedTuple

from generator.parse.gazetteer import GazetteerEntry, lookup
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.memo import Memo
from generator.parse.places.searched_words import SearchedSentence
from generator.parse.places.toponym_evidence import is_no_place_name, openers, telling_words
from generator.word_lists import read_table, read_words, set_of

DEMONYM = "demonym"
TOWN = "town"
WATER = "water"
NAMING = set_of("of called named")  # between what a place is and its name
VILLAGES = frozenset({"village", "hamlet"})  # too small for the city of their name
DIVISIONS = ("country", "region")
LARGE = 100_000  # people of a city that a noun beside it does not part from its name
MEANT_ANYWHERE = 300_000  # people of a city that is meant by its name wherever it lies
MOST_UNKNOWN = 3  # words of such a name
MOST_BEFORE_NOUN = 4  # words before the noun of an apposition: "a remote mountain"
FARTHEST_PLURAL = 12  # words up to "regions" behind the first of several names
BEFORE_SEVERAL = set_of("of including like as")
BEHIND_UNKNOWN = set_of(", and or")
POSSESSIVES = set_of("’s 's ’ '")  # "near Wills’ farm" is near no town
# Verbs whose object is a place by itself, and "in nearby Tawila".
BEFORE_TOWNS = set_of("reached reaching reach fled fleeing flee nearby")
HEALTH = "health"  # "Bulape health zone"
BETWEEN_NAMES = set_of(", and or &")

# The parts of the list of words about places.
WORDS, TABLES = read_words("places"), read_table("places")
KINDS = dict(TABLES["kinds"])
KINDS_BEFORE = dict(TABLES["kinds_before"])
KINDS_BEFORE_NUMBER = dict(TABLES["kinds_before_number"])
FIRST_KINDS = KINDS_BEFORE.keys() | KINDS_BEFORE_NUMBER.keys()
KINDS_IN_APPOSITION = dict(TABLES["kinds_in_apposition"])
KINDS_OF = dict(TABLES["kinds_of"])
KINDS_OF_SEVERAL = dict(TABLES["kinds_of_several"])
SMALL_KINDS = dict(TABLES["kinds_small"])
OPENINGS = frozenset(WORDS["openings"])
PARTS_BEFORE = frozenset(WORDS["before"])
BEHIND_KIND = frozenset(WORDS["behind_kind"])
OF_KNOWN = frozenset(WORDS["kinds_of_known"])
PLURAL_KINDS = frozenset(WORDS["kinds_plural"])
COMPASS = frozenset(WORDS["directions"]) - {"the"}
MOVING = frozenset(WORDS["moving"])
NO_KINDS = frozenset(WORDS["no_kinds"])
NOT_BEFORE_KIND = frozenset(WORDS["not_before_kind"])
OF_MOVING = frozenset(WORDS["of_moving"])
OTHERS = frozenset(WORDS["others"])
SURELY_IN = frozenset(WORDS["surely_in"])
# What a name that the gazetteer lacks has in front or behind where it may be a place's.
CUES = SURELY_IN | OF_MOVING | BEFORE_TOWNS | NAMING
CUES_BEHIND = BEHIND_UNKNOWN | SMALL_KINDS.keys() | {HEALTH}
PLURALS = KINDS_OF_SEVERAL.keys() | PLURAL_KINDS


class PlaceName(NamedTuple):
    """A name of a place in a sentence, whatever speaks against it."""

    end: int  # the place of the word behind it
    entries: tuple[GazetteerEntry, ...]
    feature: str
    is_unknown: bool = False  # only the words around tell that it may be a place
    has_kind: bool = False  # what it is stands behind it: "Enga province"
    told: str = ""  # what the words around tell that it is, where the gazetteer knows other places

    @property
    def tells_kind(self) -> bool:
        """Whether the name says what it is: "Lake Lanier", "Boone County"."""
        if self.has_kind:
            return True
        if self.feature in ("", DEMONYM):
            return bool(self.entries) and self.entries[0].feature == "county"
        return True


def named_by_kind(sentence: SearchedSentence, start: int, end: int) -> PlaceName | None:
    """Give a name that says what it is by its last word ("Boone County") or first ("Lake Lanier").

    The gazetteer may know it nevertheless.
    """
    first = sentence.tokens[start].text.lower()
    found = None
    has_kind = any(_may_be_kind[token[2]] for token in sentence.tokens[start + 1 : end])
    if has_kind and first not in openers():
        found = _kind_behind(sentence, start, end)
    if found is None and first in FIRST_KINDS:
        found = _kind_in_front(first, sentence.word(start + 1), start)
    if found is None:
        return None
    last, kind = found
    # A town may be called Willow Street; a street is likelier.
    known = () if kind == "street" else _known_by_kind(sentence, start, last, kind=kind)
    if not known and sentence.word(last - 1).lower() in OF_KNOWN:
        return None
    return PlaceName(last, known, "" if known else kind, has_kind=bool(known))


def _known_by_kind(
    sentence: SearchedSentence,
    start: int,
    last: int,
    *,
    kind: str,
) -> tuple[GazetteerEntry, ...]:
    """Give the places that a name with its kind means: "Kherson Province" is Kherson Oblast."""
    known = lookup(sentence.span(start, last).of(sentence.text))
    if known or kind not in ("county", "region") or last < start + 2:
        return known
    return _divisions(sentence.span(start, last - 1).of(sentence.text))


@Memo
def _may_be_kind(word: str) -> bool:
    """Whether the word says what a name before it names, with a full stop behind it or without."""
    plain = word.lower()
    return plain in KINDS or f"{plain}." in KINDS


def _kind_behind(sentence: SearchedSentence, start: int, end: int) -> tuple[int, str] | None:
    for place in range(start + 1, end):
        word = sentence.tokens[place].text
        if not (word[0].isupper() or word == "."):
            return None
        plain = word.lower()
        kind = KINDS.get(plain)
        if f"{sentence.word(place - 1).lower()} {plain}" in NO_KINDS:
            return None
        if not kind and _has_stop(sentence, place):
            is_title = plain == "dr" and sentence.word(place + 2)[:1].isupper()  # "Dr. Smith"
            kind = None if is_title else KINDS.get(f"{plain}.")
        if kind and plain != "st":
            return place + 1, kind
    return None


def _has_stop(sentence: SearchedSentence, place: int) -> bool:
    """Whether a full stop stands right behind the word."""
    tokens = sentence.tokens
    return sentence.word(place + 1) == "." and tokens[place + 1].start == tokens[place].end


def _kind_in_front(first: str, second: str, start: int) -> tuple[int, str] | None:
    kind = None
    if second[:1].isupper():
        kind = KINDS_BEFORE.get(first)
    elif second.isdigit():
        kind = KINDS_BEFORE_NUMBER.get(first)
    return (start + 2, kind) if kind else None


def with_kind_behind(sentence: SearchedSentence, start: int, known: PlaceName) -> PlaceName:
    """Give a known name with what is behind: "Kherson region", "Kherson and Mykolaiv regions"."""
    word = sentence.word(known.end)
    kind = SMALL_KINDS.get(word.lower())
    if kind == "town" and known.entries:
        return known._replace(has_kind=word.islower())
    if kind == WATER:
        return _water(sentence, start, known)
    end = known.end
    if kind == "region":
        end += 1
    elif word in BETWEEN_NAMES or word in PLURAL_KINDS:
        word = _plural_behind(sentence, end)
    else:
        return known
    if not word:
        return known
    name = sentence.span(start, known.end).of(sentence.text)
    divisions = lookup(f"{name} County") if word == "counties" else ()
    divisions = divisions or _divisions(name)
    return PlaceName(end, divisions, "", has_kind=True) if divisions else known


def _water(sentence: SearchedSentence, start: int, known: PlaceName) -> PlaceName:
    """Give the river of a name: "the Congo river" is no country."""
    end = known.end + 1
    entries = lookup(sentence.span(start, end).of(sentence.text))
    return PlaceName(end, entries, "" if entries else WATER)


def _plural_behind(sentence: SearchedSentence, place: int) -> str:
    """Give "regions" or the like, where names and what joins them go on up to it."""
    if not sentence.has_plurals:
        return ""
    for number in range(place, place + FARTHEST_PLURAL):
        word = sentence.word(number)
        if word in PLURALS:
            return word
        is_between = word in BETWEEN_NAMES or word in OTHERS
        if not (word[:1].isupper() or is_between):
            break
    return ""


def plural_before(sentence: SearchedSentence, start: int) -> str:
    """Give what several names are that begin here: "the towns of", "localities such as"."""
    behind_noun = start - 2 if sentence.word(start - 1) == "as" else start - 1
    noun = sentence.word(behind_noun - 1)
    if noun == ",":
        noun = sentence.word(behind_noun - 2)
    return KINDS_OF_SEVERAL.get(noun.lower(), "")


def _divisions(name: str) -> tuple[GazetteerEntry, ...]:
    """Give the divisions of a name, as the gazetteer has them: with "region" behind."""
    return lookup(f"{name} region")


def named_by_neighbours(
    sentence: SearchedSentence,
    start: int,
    end: int,
    *,
    listed: str | None,
) -> PlaceName | None:
    """Give a name that the gazetteer lacks, where the words around tell that it may be a place.

    `listed` is not None behind another place and a comma or "and": what all of them are, if that is
    told. The feature is "" where only that or a preposition tells it: that is not enough by itself.
    """
    before, after = sentence.word(start - 1).lower(), sentence.word(end)
    if end - start > MOST_UNKNOWN or not (listed is not None or _is_cued(before, after)):
        return None
    unknown = PlaceName(end, (), "", is_unknown=True)
    division = with_kind_behind(sentence, start, unknown)
    if division.entries:
        return division._replace(is_unknown=False)
    if is_no_place_name(sentence, start, end) or _is_beside_name(sentence, start, end):
        return None
    if division.feature == WATER:
        return division
    if feature := listed or _kind_around(sentence, start, end):
        return unknown._replace(feature=feature)
    return None if listed is None and not _may_be_inside(before, after) else unknown


def _is_cued(before: str, after: str) -> bool:
    return before in CUES or after in CUES_BEHIND


def _may_be_inside(before: str, after: str) -> bool:
    """Whether a preposition tells that something is in a place: "in X", "to X,"."""
    return before in SURELY_IN or (before in OF_MOVING and after == ",")


def with_told_kind(sentence: SearchedSentence, start: int, known: PlaceName) -> PlaceName:
    """Give a name of small places with what the words around tell of the one that is meant."""
    noun = _noun_naming(sentence, start)
    if KINDS_OF.get(noun) == TOWN:  # "the city of Liberia"
        towns = tuple(entry for entry in known.entries if entry.feature != "country")
        known = known._replace(entries=towns or known.entries)
    if noun.lower() == "prefecture":  # nor is one of these
        return known._replace(told="region")
    if is_no_place_name(sentence, start, known.end):
        return known
    if not VILLAGES.isdisjoint((noun, sentence.word(known.end))):  # no city is a village
        return known._replace(told=TOWN)
    most = _largest(known, written=sentence.span(start, known.end).of(sentence.text))
    if known.has_kind or most >= MEANT_ANYWHERE:
        return known
    told = _town_in_region(sentence, start, known)
    if most < LARGE:
        told = told or _kind_around(sentence, start, known.end)
    return known._replace(told=told) if told else known


def _largest(known: PlaceName, written: str) -> int:
    """Give the people of the largest place that is called as it is written, else of any."""
    key = place_key(written)
    named = [entry for entry in known.entries if place_key(entry.name) == key]
    return max([entry.population for entry in named or known.entries], default=0)


def _noun_naming(sentence: SearchedSentence, start: int) -> str:
    """Give the noun that a name is given to: "the city of", "a village called"; "" for none."""
    return sentence.word(start - 2) if sentence.word(start - 1) in NAMING else ""


def _town_in_region(sentence: SearchedSentence, start: int, known: PlaceName) -> str:
    """Give "town" for "near Tempe in Thessaly" where no known Tempe lies in that country."""
    is_in = sentence.word(known.end) == "in" and sentence.word(start - 1).lower() in SURELY_IN
    if not is_in:
        return ""
    behind = lookup(sentence.word(known.end + 1))
    countries = {entry.country for entry in behind if entry.feature in DIVISIONS}
    is_there = any(entry.country in countries for entry in known.entries)
    return TOWN if countries and not is_there else ""


def _is_beside_name(sentence: SearchedSentence, start: int, end: int) -> bool:
    """Whether the words are only a part of a name, or have one in them: "Historic Dublin"."""
    if sentence.word(start).lower() in PARTS_BEFORE:
        return True
    words = telling_words(sentence, start, end)
    known = [e for word in words if word.lower() not in OPENINGS for e in lookup(word)]
    if SMALL_KINDS.get(sentence.word(end)) == TOWN:  # "Old Varna village" is no part of Varna
        known = [e for e in known if e.population >= LARGE or e.feature in DIVISIONS]
    return end > start + 1 and bool(known)


def _kind_around(sentence: SearchedSentence, start: int, end: int) -> str | None:
    """Give what the words beside a name, or in an apposition behind it, say that it is."""
    is_of_health = sentence.word(end) == HEALTH
    after = sentence.word(end + is_of_health)
    if after in SMALL_KINDS:
        is_other = sentence.word(start).lower() in NOT_BEFORE_KIND
        is_other = is_other or (after in OF_KNOWN and not is_of_health)
        return None if is_other else SMALL_KINDS[after]
    before, verb = sentence.word(start - 1), sentence.word(start - 2)
    if before in NAMING and verb in KINDS_OF:
        return KINDS_OF[verb]
    if _is_before_town(before, verb) or (before.lower() == "near" and after not in POSSESSIVES):
        return TOWN
    if after not in BEHIND_UNKNOWN:
        return None
    return KINDS_OF_SEVERAL.get(_plural_behind(sentence, end)) or _kind_in_apposition(sentence, end)


def _is_before_town(before: str, verb: str) -> bool:
    """Whether words tell of going to a town: "reached X", "drove to X"."""
    return before in BEFORE_TOWNS or (before in OF_MOVING and verb in MOVING)


def _kind_in_apposition(sentence: SearchedSentence, comma: int) -> str | None:
    """Give what a place is by "…, a town 60 km west of …"."""
    if sentence.word(comma) != "," or sentence.word(comma + 1) not in {"a", "an", "the"}:
        return None
    for place in range(comma + 2, comma + 2 + MOST_BEFORE_NOUN):
        noun = sentence.word(place)
        kind = KINDS_OF.get(noun) or KINDS_IN_APPOSITION.get(noun)
        if kind:
            behind = sentence.word(place + 1)
            is_head = behind in BEHIND_KIND or behind.isdigit()
            return kind if is_head or behind[:1].isdigit() else None
        if not sentence.word(place)[:1].islower():
            return None
    return None
