"""Colours, and how well one can be told from another.

Contrast and luminance are those of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). It
asks for 4.5 to 1 for text (1.4.3), and for 3 to 1 for what a drawing tells (1.4.11).
"""

import re
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

TEXT, DRAWN = 4.5, 3.0
HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
STEPS = 256  # of lightness, from black to white

Colour = tuple[float, float, float]  # red, green and blue, from 0 to 255


class Ground(NamedTuple):
    """What a colour is seen with: on it, or behind it."""

    name: str  # as a message names it: "white"
    colour: Colour
    least: float = TEXT
    opacity: float = 1  # of this colour, where it lies on the other one

    def contrast(self, colour: Colour) -> float:
        """Give the contrast of a colour and this one, from 1 to 21."""
        pairs = zip(self.colour, colour, strict=True)
        seen = tuple(ours * self.opacity + other * (1 - self.opacity) for ours, other in pairs)
        darker, lighter = sorted((_luminance(seen), _luminance(colour)))
        return (lighter + 0.05) / (darker + 0.05)

    def suits(self, colour: Colour) -> bool:
        """Tell whether a colour can be read on this ground."""
        return self.contrast(colour) >= self.least


def read_colour(written: str) -> Colour | None:
    """Read a colour written as #rrggbb or #rgb; None for anything else.

    >>> read_colour("#fc0")
    (255, 204, 0)
    """
    if not HEX.fullmatch(written):
        return None
    digits = written[1:] if len(written) == 7 else "".join(digit * 2 for digit in written[1:])
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def write_colour(colour: Colour) -> str:
    """Write a colour as #rrggbb."""
    return "#" + "".join(f"{round(part):02x}" for part in colour)


def nearest_suiting(colour: Colour, grounds: Iterable[Ground]) -> Colour | None:
    """Give the same hue at the nearest lightness that suits all grounds; None where none does."""
    wanted = tuple(grounds)
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in colour))
    lightnesses = (step / (STEPS - 1) for step in range(STEPS))
    steps = sorted(lightnesses, key=lambda one: abs(one - lightness))
    for step in steps:
        red, green, blue = (round(part * 255) for part in hls_to_rgb(hue, step, saturation))
        if all(ground.suits((red, green, blue)) for ground in wanted):
            return red, green, blue
    return None


def _luminance(colour: Iterable[float]) -> float:
    """Give the relative luminance of a colour, from 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
