"""The policy of marked numbers: what an editor counts together or rounds is their own figure.

A mark promises that its passage has the number. A sum of two counts may count somebody twice, and a
rounding turns a limit ("more than 7,400") into another one, so neither may carry the mark alone;
both may stand in a sentence without one, where readers see that they are the editor's.
"""

from collections.abc import Iterable
from itertools import combinations

MOST = 12  # numbers of the passages of which sums are tried
PLACES = (1, 2)  # significant digits of a rounding
WAY = (
    "Write the number of the source; or say it in a sentence of your own, without the mark: "
    "sums and roundings of marked numbers are the editor’s own figures"
)


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
