"""Which figures make no sense, by what they count and by the others of their series."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from statistics import median

from generator.model import Figure, Parsed
from generator.word_lists import read_table, word_set

ON_EARTH = 8.5e9  # people
TIMES_OFF = 1000
ALIKE = 10  # times that the rest of a series may lie apart
FEWEST_ALIKE = 3  # other figures, before they say what one more should be
PERSONS = ("people", "persons", "named")  # what a term counts, by lexicon/figures.txt
OF_THINGS = frozenset(["destroyed", "damaged"])
Amounts = dict[tuple[str, str, str], tuple[float, ...]]  # the values of each series of figures


def find_amounts(parsed: Iterable[Parsed]) -> Amounts:
    """Give the values of each series of figures in some articles."""
    amounts: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for figure in (figure for one in parsed for figure in one.figures):
        if figure.value:
            amounts[series_of(figure)].append(figure.value)
    return {key: tuple(found) for key, found in amounts.items()}


def series_of(figure: Figure) -> tuple[str, str, str]:
    return figure.term, figure.unit, figure.place


def doubt_subject(figure: Figure) -> str:
    """Doubt a figure that counts things with a term for people, or people with one for things."""
    is_of_people = figure.term in _terms_of_people()
    if is_of_people and figure.unit in _things():
        return f"“{figure.unit}” does not fit “{figure.term}”"
    if figure.term in OF_THINGS and figure.unit in _units("people", "households"):
        return f"“{figure.unit}” does not fit “{figure.term}”"
    if is_of_people and figure.value is not None and 0 < figure.value < 1:
        return "less than one is a share, not a count"
    if is_of_people and figure.value is not None and figure.value > ON_EARTH:
        return "these are more people than there are"
    return ""


def doubt_amount(amounts: Amounts, figure: Figure) -> str:
    """Doubt a number that is a thousand times off the others, which are alike."""
    if not figure.place or not figure.value:
        return ""
    others = [*amounts[series_of(figure)]]
    others.remove(figure.value)
    if len(others) < FEWEST_ALIKE:
        return ""
    middle, lowest, highest = median(others), min(others), max(others)
    if highest > lowest * ALIKE:
        return ""
    times = max(figure.value / middle, middle / figure.value)
    if times < TIMES_OFF:
        return ""
    return f"a thousand times off the others of its series, {lowest:,.0f} to {highest:,.0f}"


@cache
def _terms_of_people() -> frozenset[str]:
    """List the terms that are said of people and of nothing else."""
    of: dict[str, set[str]] = defaultdict(set)
    for rows in read_table("figures").values():
        for term, counts, *_ in (row for row in rows if len(row) > 2):
            of[term].add(counts)
    return frozenset(term for term, counts in of.items() if counts <= {*PERSONS})


@cache
def _things() -> frozenset[str]:
    """List the units that are no people."""
    measured = _units("measures", "durations", "buildings", "goods")
    money = _units("currency signs", "currency nouns")
    return measured | money | word_set("plausibility", "things")


@cache
def _units(*parts: str) -> frozenset[str]:
    table = read_table("units")
    return frozenset(row[-1] for part in parts for row in table[part])
