"""Counts of things in words, and long lists of messages by the first of each kind.

So what hundreds of articles have in common is said once.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sized

SHOWN = 3  # lines of one kind, where there may be hundreds
# "seeds/a.txt:7: ", and what differs from line to line.
PLACED = re.compile(r"^[^:]*(?::\d+)?: ")
PARTICULAR = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\S)\S*[/\d]\S*")


def kind_of(line: str) -> str:
    """Give what lines share that differ only in files, quoted words and numbers."""
    return PARTICULAR.sub("", PLACED.sub("", line))


def one_kind(line: str) -> str:
    """Give the same kind to all lines, where they are of one."""
    return ""


def first_of_each_kind(
    lines: Iterable[str],
    kind: Callable[[str], str] = kind_of,
    most: int = SHOWN,
) -> Iterator[str]:
    """Give the first lines of each kind, and behind the last of them how many more there are."""
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(kind(line), []).append(line)
    for same in found.values():
        # One line more takes no more room than to say that there is one.
        shown = same if len(same) == most + 1 else same[:most]
        yield from shown
        left = len(same) - len(shown)
        if left:
            yield f"… and {left:,} more of this kind: briefing status --all"


def count(items: Sized | int, singular: str, plural: str = "") -> str:
    """Say how many there are of a thing: "1 source", "3 sources"."""
    amount = items if isinstance(items, int) else len(items)
    name = singular if amount == 1 else plural or f"{singular}s"
    return f"{amount:,} {name}"
