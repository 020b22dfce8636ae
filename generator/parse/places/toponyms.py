"""Find the words of a text that may name a place, with what speaks for and against each.

A toponym is the longest run of capitalised words that the gazetteer knows, a demonym ("Turkish"),
or a name that says itself, or whose neighbours say, what it is (`kind_words`). Names of
organisations keep the places inside them ("Ohio" in "Ohio National Guard"); names of people do not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from generator.model import Parsed, Span, Token
from generator.parse.gazetteer import GazetteerEntry, abbreviations, lies_in, lookup
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.places.article_clues import Clues, is_person
from generator.parse.places.kind_words import (
    BEFORE_SEVERAL,
    BETWEEN_NAMES,
    COMPASS,
    DEMONYM,
    KINDS_OF,
    LARGE,
    OF_MOVING,
    PLURALS,
    TOWN,
    PlaceName,
    plural_before,
)
from generator.parse.places.name_readings import (
    demonym_of,
    has_shape,
    is_acronym,
    is_compound,
    may_start,
    read_name,
    read_part_of_world,
)
from generator.parse.places.searched_words import SearchedSentence, ToponymWords
from generator.parse.places.toponym_evidence import (
    BEFORE_REGION,
    find_sign,
    is_country_acronym,
    is_inside,
    weigh,
    weigh_word,
)
from generator.word_lists import word_set

LONGEST_REGION = 3  # words of a region or country that follows a name
LONGEST_ABBREVIATION = 4  # words of an abbreviated one: its full stops may be words
BEFORE_OWNED = POSSESSIVES | {"of"}
MOST_BEFORE_OWNED = 6  # words: "Chad's remote eastern town of Adre"
MOST_BETWEEN = 2  # words between two names of a list: ", and"
COMPOUND_PART = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]+")
REGIONS = frozenset({"country", "region"})
_listed = partial(word_set, "places")


class Toponym(NamedTuple):
    """Words that may name one of several places."""

    span: Span
    entries: tuple[GazetteerEntry, ...]  # () where only the words tell that it is a place
    feature: str  # demonym, or what the words say it is; "" for a name of the gazetteer
    region: GazetteerEntry | None  # the one that follows it: "Ky." in "Lexington, Ky."
    weight: float  # of the evidence
    sign: str = ""  # what of the words around shows best that it is a place; "": nothing
    is_inside: bool = False  # behind a preposition that only places have
    tells_kind: bool = False  # what it is stands in the name or behind it: "Enga province"
    is_unknown: bool = False  # only the words around tell of it, if anything does
    told: str = ""  # what the words around tell that it is, where the gazetteer knows small ones


class Following(NamedTuple):
    """A region or country that follows a name, and where it stands."""

    entry: GazetteerEntry
    span: Span


def find_toponyms(parsed: Parsed, clues: Clues) -> list[Toponym]:
    """Find everything that may name a place, in text order, without overlap."""
    found, text = [], parsed.article.text
    has_plurals = not clues.lower.isdisjoint(PLURALS)
    for sentence in parsed.sentences:
        searched = SearchedSentence(sentence.tokens, text, has_plurals)
        found += _find_in_sentence(searched, clues)
    return found


def _find_in_sentence(sentence: SearchedSentence, clues: Clues) -> Iterator[Toponym]:
    tokens, reached, listed = sentence.tokens, 0, None
    for index in [index for index, token in enumerate(tokens) if has_shape[token[2]]]:
        if index < reached:
            continue
        shape, part = tokens[index][2], None
        if shape in COMPASS:
            part = read_part_of_world(sentence, index)
            if part is None:  # "northern", before any other name
                continue
        listed = _listed_before(sentence, reached, index, listed)
        name = read_name(sentence, index, listed) if may_start[shape] else part
        found = _parts_of(tokens[index], name)
        if name and not found:
            found = _named_at(sentence, index, name, clues)
            reached = bisect_left(tokens, (found[-1].span.end,), name.end) if found else name.end
            listed = _listed_with(found, listed)
        else:
            listed = None
        yield from found


def _listed_with(found: list[Toponym], listed: str | None) -> str | None:
    """Give what the names listed are behind a place that may be one of them."""
    return (listed or "") if found and found[0].feature != DEMONYM else None


def _listed_before(
    sentence: SearchedSentence, reached: int, index: int, listed: str | None
) -> str | None:
    """Give what the names listed up to a word are; None where none are."""
    if listed is not None:
        listed = _going_on(sentence, reached, index, listed)
    is_behind_several = index > 0 and sentence.tokens[index - 1].text in BEFORE_SEVERAL
    return (is_behind_several and plural_before(sentence, index)) or listed


def _parts_of(token: Token, name: PlaceName | None) -> list[Toponym]:
    """List the places in a compound that is no known name."""
    is_open = is_compound[token[2]] and (name is None or name.is_unknown)
    return list(_in_compound(token)) if is_open else []


def _named_at(
    sentence: SearchedSentence, index: int, name: PlaceName, clues: Clues
) -> list[Toponym]:
    """Give the place of a name, and the region behind it; none where it is somebody's."""
    following = _region_after(sentence, name.end)
    words = ToponymWords.at(sentence, index, name.end)
    toponym = _toponym(words, name, following, clues=clues)
    if toponym and following and _is_toponym_too(following, toponym, sentence.text):
        return [toponym, _toponym_of(following)]
    return [toponym] if toponym else []


def _going_on(sentence: SearchedSentence, reached: int, index: int, listed: str) -> str | None:
    """Give what the names listed so far are, if this one goes on with them; None if not."""
    if not 1 <= index - reached <= MOST_BETWEEN:
        return None
    is_joined = all(sentence.word(place) in BETWEEN_NAMES for place in range(reached, index))
    return listed if is_joined else None


def _is_entered(words: ToponymWords, inside: bool) -> bool:
    """Whether something is in what the words name, or goes there: "in Mulitaka, Enga"."""
    return words.after != "in" and (inside or words.before.lower() in OF_MOVING)


def _toponym(
    words: ToponymWords,
    name: PlaceName,
    following: Following | None,
    *,
    clues: Clues,
) -> Toponym | None:
    """Weigh a name; None where the words are somebody's name."""
    region, inside = _region_of(words, name, following), is_inside(words)
    if not (region or name.tells_kind) and is_person(words, clues):
        return None
    is_followed = name.is_unknown and following is not None
    is_other = region is None and _is_said_elsewhere(words, name, following)
    return Toponym(
        words.span,
        entries=name.entries,
        feature=name.feature or (TOWN if is_followed and _is_entered(words, inside) else ""),
        region=region,
        weight=weigh(words, region, clues),
        sign=find_sign(words, region),
        is_inside=inside,
        tells_kind=name.tells_kind and not name.is_unknown,
        is_unknown=name.is_unknown,
        told=name.told or (TOWN if is_other else ""),
    )


def _region_of(
    words: ToponymWords, name: PlaceName, following: Following | None
) -> GazetteerEntry | None:
    """Give the region behind a name or the owner before it, where such a place lies in it."""
    if following and _lies_there(name, following.entry):
        return following.entry
    if name.feature or not name.entries or words.before not in BEFORE_OWNED:
        return None
    owner = _owner_before(words.sentence, words.start)
    return owner if owner and _lies_there(name, owner) else None


def _is_said_elsewhere(words: ToponymWords, name: PlaceName, following: Following | None) -> bool:
    """Whether the words say that a town lies in a country or region where none of its name does.

    Of small ones no name may be a town's: "Police in Estonia".
    """
    if name.feature or max((entry.population for entry in name.entries), default=0) < LARGE:
        return False
    is_behind = following is not None and words.after == "in"
    said = following.entry if following and is_behind else _owner_of_town(words)
    return said is not None and not _lies_there(name, said)


def _owner_of_town(words: ToponymWords) -> GazetteerEntry | None:
    """Give whose a town is said to be: "Chad's northern town of Adre"."""
    return _owner_before(words.sentence, words.start) if words.before == "of" else None


def _toponym_of(following: Following) -> Toponym:
    return Toponym(
        following.span,
        entries=(following.entry,),
        feature="",
        region=None,
        weight=BEFORE_REGION,
        sign="behind a town",
    )


def _lies_there(name: PlaceName, region: GazetteerEntry) -> bool:
    return any(lies_in(entry, region) for entry in name.entries)


def _is_toponym_too(following: Following, toponym: Toponym, text: str) -> bool:
    """Whether the region behind a name is one to be found by itself, whatever it looks like."""
    if following.entry.feature != "region":
        return False
    if text[toponym.span.end : following.span.start].strip() == "in":
        return False  # it is found by its own words
    is_told = toponym.region is not None or not toponym.entries
    return is_told or text[following.span.end - 1] == "."


def _in_compound(token: Token) -> Iterator[Toponym]:
    """Find the places in a word joined by hyphens: "US-brokered", "Turkish-Russian".

    What stands behind another name is none, where it is but a town's: "Omar Abdel-Varna".
    """
    parts = list(COMPOUND_PART.finditer(token.text))
    is_joined = len(parts) > 1 and not _may_be_place(parts[0][0]) and not parts[0][0].isupper()
    for part in parts:
        demonym = demonym_of(part[0])
        is_sure = demonym is not None or is_country_acronym(part[0])
        entries = (demonym,) if demonym else _entries_of_part(part[0])
        if not entries or (is_joined and not is_sure and entries[0].feature not in REGIONS):
            continue
        yield Toponym(
            Span(token.start + part.start(), token.start + part.end()),
            entries=entries,
            feature=DEMONYM if demonym else "",
            region=None,
            weight=0.0 if is_sure else weigh_word(part[0], "", 1, lower=frozenset()),
            sign="compound",
        )


def _entries_of_part(name: str) -> tuple[GazetteerEntry, ...]:
    entries = lookup(name)
    return () if entries and is_acronym(name, entries) else entries


def _may_be_place(name: str) -> bool:
    return demonym_of(name) is not None or bool(lookup(name))


def _region_after(sentence: SearchedSentence, end: int) -> Following | None:
    """Give the region or country that follows a name after a comma, in brackets or after "in"."""
    tokens, start = sentence.tokens, end + 1
    if start >= len(tokens) or tokens[end].text not in {",", "(", "in"}:
        return None
    if tokens[end].text == "in" and tokens[start].text in _listed("directions"):
        start += 1
    for last in range(min(start + LONGEST_ABBREVIATION, len(tokens)), start, -1):
        span = sentence.span(start, last)
        name = span.of(sentence.text)
        entry = abbreviations().get(name)
        if not entry and last - start <= LONGEST_REGION:
            entry = _region_named(name)
        if entry:
            return Following(entry, span)
    return None


def _owner_before(sentence: SearchedSentence, start: int) -> GazetteerEntry | None:
    """Give the country or region that has a place: "Chad's Adre", "the Sudanese town of Bara"."""
    place = start - 1
    if sentence.word(place) == "of" and sentence.word(place - 1) in KINDS_OF:
        describing = COMPASS | _listed("of_towns")
        place -= 2
        while place > start - MOST_BEFORE_OWNED and sentence.word(place) in describing:
            place -= 1  # "the northern town of"
        if sentence.word(place) not in POSSESSIVES:
            name = sentence.word(place)
            return demonym_of(name) or _region_named(name or ".")
    is_owned = sentence.word(place) in POSSESSIVES
    return _region_named(sentence.word(place - 1) or ".") if is_owned else None


def _region_named(name: str) -> GazetteerEntry | None:
    if name[-1] == "." or not name[0].isupper():
        return None
    return next((entry for entry in lookup(name) if entry.feature in REGIONS), None)
