"""The front matter of a page or an article: lines of YAML above it, between two lines of dashes."""

import re
from collections.abc import Iterator
from itertools import takewhile

# MkDocs and Jekyll let three dots close it too. An editor may have saved a byte order mark.
FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)

FOLDED = re.compile(r"[>|][-+\d]*")  # the value stands on the lines below


def find_front_matter(text: str) -> re.Match | None:
    """Find the front matter that a text begins with; its group `yaml` is what it says."""
    return FRONT_MATTER.match(text)


def blank_front_matter(text: str) -> tuple[str, str]:
    """Return the front matter, and the page with as many empty lines in its place."""
    found = find_front_matter(text)
    if not found:
        return "", text.removeprefix("\ufeff")
    return found[0], "\n" * found[0].count("\n") + text[found.end() :]


def values_of(front: str) -> Iterator[tuple[int, str]]:
    """Yield what each key of a front matter says, with its line; over several lines, too."""
    lines = front.split("\n")
    for number, line in enumerate(lines):
        if line[:1].strip():
            more = takewhile(lambda one: one[:1].isspace(), lines[number + 1 :])
            value = line.partition(":")[2].strip()
            value = "" if FOLDED.fullmatch(value) else value
            if told := _bare(" ".join(filter(None, (value, *map(str.strip, more))))):
                yield number + 1, told


def _bare(value: str) -> str:
    """A value without the quotation marks of YAML."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    if is_quoted:
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value
