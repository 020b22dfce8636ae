"""Say what a number is, and read the measure or currency that is written behind it.

Convention: offsets count code points of the article's text, end excluded. A percentage is its
number (5, not 0.05).
"""

import re
from dataclasses import replace

from generator.parse.figures.number import Number
from generator.parse.figures.number_patterns import measures, number_patterns, units

COMPOUND = re.compile(r"[-‐‑][^\W\d_]")  # a word written onto the number: "20-member"


def with_measure(text: str, number: Number) -> Number | None:
    """Add the measure, the currency or the percent sign by the number: "5 km", "10 euros".

    The answer is None where what follows makes it no quantity: "the 13-year-long war".
    """
    match = number_patterns().measure.match(text, number.end)
    if not match or (number.worded and match["hyphen"]):
        return _unless_compound(text, number)
    unit = measure_unit(match["unit"])
    repeats_currency = match["unit"] in units("currency signs")  # "$5 USD"
    if not unit or (number.unit and not repeats_currency):
        return _unless_compound(text, number)
    is_duration = unit in units("durations").values()
    if match["hyphen"] and is_duration and not match["old"]:
        return None  # "the 13-year-long war", "a 24-hour curfew"
    return replace(number, end=match.end(), unit=number.unit or unit, bare=False)


def _unless_compound(text: str, number: Number) -> Number | None:
    """Give up a number that a hyphen joins to a word: "a 20-member panel", "the 3-series"."""
    if not number.unit and COMPOUND.match(text, number.end):
        return None
    return number


def measure_unit(written: str) -> str:
    """Name the unit of a measure as written, "" for none.

    Signs of one letter and codes count only in their own case.
    """
    known = measures()
    if written in known:
        return known[written]
    folded = " ".join(written.lower().split())
    return known.get(folded, "") if len(written) > 1 else ""
