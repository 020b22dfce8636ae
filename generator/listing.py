"""Long lists of messages by the first of each kind: what hundreds have in common is said once."""

import re
from collections.abc import Callable, Iterable, Iterator

SHOWN = 3  # lines of one kind, where there may be hundreds
# "seeds/a.txt:7: ", and what differs from line to line.
PLACED = re.compile(r"^[^:]*(?::\d+)?: ")
PARTICULAR = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\S)\S*[/\d]\S*")


def kind_of(line: str) -> str:
    """What lines share that differ in files, quoted words and numbers alone."""
    return PARTICULAR.sub("", PLACED.sub("", line))


def one_kind(line: str) -> str:
    """The same for lines that all are of one kind."""
    return ""


def first_of_each_kind(
    lines: Iterable[str],
    kind: Callable[[str], str] = kind_of,
    most: int = SHOWN,
) -> Iterator[str]:
    """The first lines of each kind, and behind the last of them how many more there are."""
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(kind(line), []).append(line)
    for same in found.values():
        shown = same if len(same) == most + 1 else same[:most]  # one line more says no less
        yield from shown
        if left := len(same) - len(shown):
            yield f"… and {left:,} more of this kind: briefing status --all"
