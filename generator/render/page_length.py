"""How high a list becomes on a screen, so that none is longer than a reader wants to scroll.

A page has at most eight screens of 1440 × 900 pixels. What stands beside the list (the head of the
page, a drawing, the foot) and what is estimated too low take a part of them.
"""

from collections.abc import Callable, Hashable, Iterable
from itertools import accumulate
from typing import TypeVar

MOST = 6500  # pixels of a list on one page
DRAWING = 1000  # of these, what the drawing of the timeline takes
LETTERS = 72  # on a line, which the style sheet makes no longer
LINE, GAP, NOTE, HEADING = 22, 4, 20, 66  # pixels
ROW, LETTERS_OF_CELL, TABLE = 14, 28, 140  # of a table: with its title, its drawing and its head

Item = TypeVar("Item")


def height(text: str, marks: int) -> int:
    """Estimate how many pixels an entry of a list takes, with its marks and notes."""
    letters = len(text) + 2 * marks
    return LINE * -(-letters // LETTERS) + GAP + NOTE * marks


def height_of_row(cells: Iterable[str], marks: int) -> int:
    """Estimate how many pixels the row of a table takes, with its notes at the foot."""
    lines = max(-(-len(cell) // LETTERS_OF_CELL) for cell in cells)
    return ROW + LINE * lines + NOTE * marks


def exceeds(items: Iterable[Item], height_of: Callable[[Item], int], most: int) -> bool:
    """Whether a list is higher than so many pixels; no more of it is measured than that takes."""
    return any(high > most for high in accumulate(map(height_of, items), initial=0))


def in_pages(
    items: Iterable[Item],
    height_of: Callable[[Item], int],
    most: int = MOST,
    heads_of: Callable[[Item], Iterable[Hashable]] = lambda _: (),
) -> tuple[tuple[Item, ...], ...]:
    """Cut a list into stretches of at most one page; an item that is higher stands alone.

    `heads_of` gives the headings that an item needs besides, each of which a page has once.
    """
    pages: list[list[Item]] = []
    left, headed = 0, set()
    for item in items:
        heads = set(heads_of(item))
        high = height_of(item)
        if high + HEADING * len(heads - headed) > left or not pages:
            pages.append([])
            left, headed = most, set()
        pages[-1].append(item)
        left -= high + HEADING * len(heads - headed)
        headed |= heads
    return tuple(map(tuple, pages))
