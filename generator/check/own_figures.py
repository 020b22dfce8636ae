"""The policy of marked numbers: what an editor counts together or rounds is their own figure.

A mark promises that its passage has the number. A sum of two counts may count somebody twice, and a
rounding turns a limit ("more than 7,400") into another one, so neither may carry the mark alone;
both may stand in a sentence without one, where readers see that they are the editor's. A measure in
another unit says the same where it stands beside the passage's own; how many times one of two
numbers is the other, and how long after a day another one is, anybody may see.
"""

from collections.abc import Iterable
from itertools import combinations, permutations

MEASURES = {
    "km": ("length", 1000),
    "mile": ("length", 1609.344),
    "metre": ("length", 1),
    "foot": ("length", 0.3048),
    "square_km": ("area", 1),
    "square_mile": ("area", 2.59),
    "hectare": ("area", 0.01),
    "acre": ("area", 0.004047),
    "kg": ("mass", 1),
    "ton": ("mass", 1000),
}
NEARLY = 0.05  # of a measure that rounding may take from it
MOST = 12  # numbers of the passages of which sums are tried
PLACES = (1, 2)  # significant digits of a rounding
WAY = (
    "Write the number of the source; or say it in a sentence of your own, without the mark: "
    "sums and roundings of marked numbers are the editor’s own figures"
)


def is_converted(value: float, unit: str, told: Iterable[tuple[float, str]]) -> bool:
    """Tell whether a measure is one of those told, in another unit: 236 miles for 380 km."""
    for other, measured in told:
        if unit != measured and {unit, measured} <= MEASURES.keys():
            (kind, size), (other_kind, other_size) = MEASURES[unit], MEASURES[measured]
            meant = other * other_size / size
            if kind == other_kind and abs(value - meant) <= NEARLY * meant:
                return True
    return False


def is_ratio(value: float, told: Iterable[float]) -> bool:
    """Tell whether two of the numbers told stand to one another so: three times, a tenth."""
    numbers = [one for one in sorted(set(told))[:MOST] if one > 0]
    ratios = (one / other for one, other in permutations(numbers, 2))
    return any(abs(value - one) <= NEARLY * one for one in ratios)


def name_own_figure(value: float, told: Iterable[float]) -> str:
    """Tell what a number is of those that the passages tell: "a sum", "a rounding"; else ""."""
    numbers = sorted(set(told))[:MOST]
    if any(value == one + other for one, other in combinations(numbers, 2)):
        return "a sum"
    if any(value in _roundings(number) for number in numbers):
        return "a rounding"
    return ""


def _roundings(number: float) -> set[float]:
    """The number to one and two significant digits, up and down."""
    found = set()
    for places in PLACES:
        step = 10 ** (len(str(int(number))) - places)
        if step > 1:
            low = number // step * step
            found |= {low, low + step}
    return found - {number}
