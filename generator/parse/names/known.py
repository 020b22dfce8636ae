"""What needs no introduction: nations, well-known organisations and armed groups, forenames and titles.

A form of several words is found from its first word: `longest` looks at the words of a sentence, capitals and all.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from generator.model import Kind
from generator.parse.gazetteer.countries import countries
from generator.parse.lexicon import read_table, read_words
from generator.parse.sentences import TOKEN
from generator.spelling import fold


class Known(NamedTuple):
    """What a form stands for."""

    name: str  # as a reader would look it up
    kind: Kind
    country: str = ""  # alpha-3, of a nation or of its people
    adjective: bool = False  # "Turkish", "Turks": of the nation rather than its name


Forms = dict[str, list[tuple[tuple[str, ...], Known]]]


def longest(forms: Forms, words: Sequence[str], start: int) -> tuple[int, Known] | None:
    """How many words from start make the longest form, and what it stands for."""
    entries = forms.get(words[start])
    if entries is None:
        return None
    second = words[start + 1] if start + 1 < len(words) else ""
    for form, known in entries:
        length = len(form)
        if length == 1 or (form[1] == second and tuple(words[start : start + length]) == form):
            return length, known
    return None


@cache
def organisations() -> Forms:
    """The well-known organisations and armed groups by the first word of each form, longest form first."""
    entries = []
    for table in ("organisations", "armed_groups"):
        for part, rows in read_table(table).items():
            entries += [(form, Known(row[0], Kind(part))) for row in rows for form in row if part]
    return _by_first_word(entries)


@cache
def _rows_by_form() -> dict[str, tuple[str, ...]]:
    tables = (rows for table in ("organisations", "armed_groups") for rows in read_table(table).values())
    return {form: row for rows in tables for row in rows for form in row}


def listed_forms(form: str) -> tuple[str, ...]:
    """Every form of the listed organisation or armed group that has this one; none where it is not listed."""
    return _rows_by_form().get(form, ())


@cache
def nations() -> Forms:
    """Names of states and what their people and things are called, by the first word of each form."""
    entries = []
    for country in countries():
        known = Known(country.name, Kind.STATE, country.alpha3)
        entries += [(form, known) for form in (country.name, *country.other_names)]
        people = Known(country.name, Kind.PEOPLE, country.alpha3, adjective=True)
        entries += [(form, people) for form in country.demonyms]
    return _by_first_word(entries)


@cache
def adjectives() -> dict[str, str]:
    """The adjective of a country, by alpha-3: "Syrian"."""
    return {country.alpha3: country.demonyms[0] for country in countries() if country.demonyms}


def _by_first_word(entries: list[tuple[str, Known]]) -> Forms:
    forms: Forms = {}
    for form, known in entries:
        words = tuple(match.group() for match in TOKEN.finditer(form))
        forms.setdefault(words[0], []).append((words, known))
    for found in forms.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return forms


@cache
def part(name: str, *parts: str) -> frozenset[str]:
    """Entries of a word list, of the parts given."""
    return frozenset(word for each in parts for word in read_words(name)[each])


@cache
def forename_genders() -> dict[str, str]:
    """ "m", "f" or "" by the fold of a forename."""
    genders: dict[str, str] = {}
    for gender, name in (("m", "male"), ("f", "female"), ("", "either")):
        for forename in read_words("forenames")[name]:
            key = fold(forename)
            genders[key] = gender if genders.get(key, gender) == gender else ""
    return genders


@cache
def everything() -> Forms:
    """Organisations, armed groups and nations together; of two of one form, the organisation."""
    forms = {word: list(found) for word, found in organisations().items()}
    for word, found in nations().items():
        forms[word] = sorted(forms.get(word, []) + found, key=lambda entry: -len(entry[0]))
    return forms


@cache
def _forenames_as_written() -> frozenset[str]:
    return part("forenames", "male", "female", "either")


@lru_cache(maxsize=65536)
def is_forename(word: str) -> bool:
    """Whether the word is a forename as listed, or a longer one by its fold: short folds are like too many words."""
    if word in _forenames_as_written():
        return True
    first = word.split("-")[0]
    return first in _forenames_as_written() or (
        len(word) > 4 and len(fold(word)) > 4 and fold(word) in forename_genders()
    )


@cache
def title_genders() -> dict[str, str]:
    """ "m", "f" or "" by title or role, in small letters."""
    rows = [*read_table("titles")["title"], *read_table("titles")["role"]]
    return {row[0]: row[1][0] if len(row) > 1 and row[1] else "" for row in rows}
