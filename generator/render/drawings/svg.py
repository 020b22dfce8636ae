"""SVG as text.

What stands in an `Svg` is SVG; every other string is somebody's text, and is escaped.
"""

import itertools
import re
from html import escape

from generator.parse.memo import Memo

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]")  # letters of Hebrew, Arabic and their neighbours
WRITTEN = frozenset({"text", "tspan"})

Step = tuple[int, int]  # from one point of a path to the next, in tenths of a pixel


class Svg(str):
    """Text that already is SVG."""

    __slots__ = ()


def element(name: str, *children: str, **attributes) -> Svg:
    """Write an element on one line: `element("circle", r=3, class_="dot")`.

    An attribute that is None is left out. An underscore at an attribute's end is dropped, any other
    stands for a hyphen.
    """
    written = "".join(
        _attribute(key, value) for key, value in attributes.items() if value is not None
    )
    write = _isolated if name in WRITTEN else _clean
    inside = "".join(child if isinstance(child, Svg) else write(child) for child in children)
    return Svg(f"<{name}{written}>{inside}</{name}>")


def path(rings: list[list[tuple[float, float]]], closed: bool = True) -> str:
    """Write the `d` of a path through points.

    They are rounded to tenths of a pixel, each relative to the one before.
    """
    written = []
    for ring in rings:
        points = [(round(x * 10), round(y * 10)) for x, y in ring]
        if steps := _steps(points):
            x, y = points[0]
            written.append(f"M{_tenths(x)} {_tenths(y)}l{_joined(steps)}{'z' * closed}")
    return "".join(written)


def _steps(points: list[Step]) -> list[Step]:
    """Give the steps from point to point, without those that lead nowhere."""
    return [
        (x - last_x, y - last_y)
        for (last_x, last_y), (x, y) in itertools.pairwise(points)
        if (x, y) != (last_x, last_y)
    ]


def _joined(steps: list[Step]) -> str:
    """Give the numbers of the steps, with a space only where none begins with a minus sign."""
    numbers = [TENTHS[number] for step in steps for number in step]
    return "".join(
        number if not place or number.startswith("-") else f" {number}"
        for place, number in enumerate(numbers)
    )


def _tenths(number: int) -> str:
    whole, tenth = divmod(abs(number), 10)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}" if not tenth else f"{sign}{whole or ''}.{tenth}"


TENTHS = Memo(_tenths)  # most steps are short


def _attribute(key: str, value) -> str:
    name = key.rstrip("_").replace("_", "-")
    number = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
    return f' {name}="{_clean(number)}"'


def _clean(text: str) -> str:
    """Give the text on one line without control characters, its markup escaped."""
    return escape(" ".join(CONTROL.sub(" ", text).split()), quote=True)


def _isolated(text: str) -> str:
    """The same, with its own direction where it runs to the left: "1: 26 نوفمبر, 4: 26 أكتوبر"."""
    cleaned = _clean(text)
    return f"\u2068{cleaned}\u2069" if RIGHT_TO_LEFT.search(text) else cleaned
