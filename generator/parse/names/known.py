"""Look up what needs no introduction: nations, well-known bodies, forenames and titles.

A form of several words is found from its first word: `longest_form` looks at the words of a
sentence, capitals and all.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from generator.grouped import grouped
from generator.model import Kind
from generator.parse.gazetteer.countries import countries
from generator.parse.grammar.tokens import TOKEN
from generator.spelling import fold, fold_all
from generator.word_lists import forenames, read_table, read_words

LISTS = ("organisations", "armed_groups")
# How parts of listed names are also spelt, as patterns and what replaces them.
SPELT = (
    (re.compile(r"^UN (?:[A-Z][\w-]+ )*Mission in "), "UN mission in "),
    (re.compile(r"^UN "), "U.N. "),
    (re.compile(r"^UN "), "United Nations "),
    (re.compile(r"^(UN|U\.N\.) (?=[a-z])"), r"\1's "),
    (re.compile(r"^US "), "U.S. "),
    (re.compile(r"'"), "’"),
    (re.compile(r"(Organi|Stabili)zation"), r"\1sation"),
    (re.compile(r"Programme"), "Program"),
    (re.compile(r"Centre"), "Center"),
)
SPELT_OTHERWISE = re.compile(r"^U\.?[NS]|'|zation|Programme|Centre")
SHORTEST_FOLD = 5  # letters: short folds are like too many words
GENDERS = (
    ("m", "male"),
    ("f", "female"),
    ("", "either"),
)  # with the part that lists the forenames


class Known(NamedTuple):
    """What a form stands for."""

    name: str  # as a reader would look it up
    kind: Kind
    country: str = ""  # alpha-3, of a nation or of its people
    adjective: bool = False  # "Turkish", "Turks": of the nation rather than its name


Meaning = TypeVar("Meaning")
# The forms, each a tuple of words with what it stands for, by their first word, longest first.
KnownForms = dict[str, list[tuple[tuple[str, ...], Known]]]


def longest_form(
    forms: dict[str, list[tuple[tuple[str, ...], Meaning]]],
    words: Sequence[str],
    start: int,
) -> tuple[int, Meaning] | None:
    """Tell how many words from start make the longest form, and what it stands for."""
    entries = forms.get(words[start])
    if entries is None:
        return None
    second = words[start + 1] if start + 1 < len(words) else ""
    for form, known in entries:
        length = len(form)
        if length == 1:
            return 1, known
        if form[1] != second:
            continue
        if tuple(words[start : start + length]) == form:
            return length, known
    return None


@cache
def organisations() -> KnownForms:
    """Give the well-known organisations and armed groups."""
    entries = []
    for rows_by_kind in map(read_table, LISTS):
        for kind, rows in rows_by_kind.items():
            if kind:
                for row in rows:
                    known = Known(row[0], Kind(kind))
                    entries += [(form, known) for form in _spellings(row)]
    for _, *forms in read_table("armies")["army"]:
        known = Known(forms[0], Kind.ORGANISATION)
        entries += [(form, known) for form in _spellings(forms)]
    return _by_first_word(entries)


@cache
def countries_of_armies() -> dict[str, str]:
    """Map the name of each listed army to its state, as alpha-3."""
    return {name: country for country, name, *_ in read_table("armies")["army"]}


def _spellings(forms: Sequence[str]) -> list[str]:
    """Give the forms in all their spellings: "U.N. refugee agency", "World Food Program"."""
    if not any(map(SPELT_OTHERWISE.search, forms)):
        return list(forms)
    spellings = list(forms)
    for written, otherwise in SPELT:
        spellings += [written.sub(otherwise, form, count=1) for form in spellings
                      if written.search(form)]  # fmt: skip
    return list(dict.fromkeys(spellings))


@cache
def _rows_by_form() -> dict[str, tuple[str, ...]]:
    """Map each form of a listed body to all its forms."""
    parts = [rows for name in LISTS for rows in read_table(name).values()]
    return {form: row for rows in parts for row in rows for form in _spellings(row)}


def listed_forms(form: str) -> tuple[str, ...]:
    """Give every form of the listed body that has this one; none where it is not listed."""
    return _rows_by_form().get(form, ())


@cache
def nations() -> KnownForms:
    """Give the names of states, and what their people and things are called."""
    entries = []
    for country in countries():
        known = Known(country.name, Kind.STATE, country.alpha3)
        entries += [(form, known) for form in (country.name, *country.other_names)]
        people = Known(country.name, Kind.PEOPLE, country.alpha3, adjective=True)
        entries += [(form, people) for form in country.demonyms]
    return _by_first_word(entries)


@cache
def adjectives() -> dict[str, str]:
    """Map each country, as alpha-3, to its adjective: "Syrian"."""
    known = countries()
    return {country.alpha3: country.demonyms[0] for country in known if country.demonyms}


def _by_first_word(entries: list[tuple[str, Known]]) -> KnownForms:
    """Group the forms by their first words, the longest first."""
    forms = [(tuple(TOKEN.findall(form)), known) for form, known in entries]
    return grouped((form[0][0], form) for form in sorted(forms, key=_longest_first))


def _longest_first(entry: tuple[tuple[str, ...], Known]) -> int:
    """Order forms by the number of their words."""
    return -len(entry[0])


@cache
def known_forms() -> KnownForms:
    """Give organisations, armed groups and nations; of two of one form, the organisation."""
    forms = {word: list(found) for word, found in organisations().items()}
    for word, found in nations().items():
        both = forms.get(word, []) + found
        forms[word] = sorted(both, key=_longest_first)
    return forms


@cache
def forename_genders() -> dict[str, str]:
    """Map the fold of each forename to "m", "f" or ""."""
    genders: dict[str, str] = {}
    for gender, part in GENDERS:
        for key in fold_all(read_words("forenames")[part]):
            is_same = genders.get(key, gender) == gender
            genders[key] = gender if is_same else ""
    return genders


@lru_cache(maxsize=65536)
def is_forename(word: str) -> bool:
    """Tell whether the word is a forename as listed, or a longer one by its fold."""
    listed = forenames()
    if word in listed or word.split("-")[0] in listed:
        return True
    if len(word) < SHORTEST_FOLD:
        return False
    key = fold(word)
    return len(key) >= SHORTEST_FOLD and key in forename_genders()


@cache
def title_genders() -> dict[str, str]:
    """Map each title or role, in small letters, to "m", "f" or ""."""
    titles = read_table("titles")
    rows = titles["title"] + titles["role"]
    return {title: columns[0][:1] if columns else "" for title, *columns in rows}
