"""The front matter of a page or an article: lines of YAML above it, between two lines of dashes."""

import re
from collections.abc import Iterator

# MkDocs and Jekyll let three dots close it too. An editor may have saved a byte order mark.
FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)

FOLDED = re.compile(r"^[>|][-+\d]*(?: |$)")  # the value stands on the lines below


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
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(front.split("\n"), 1):
        if line[:1].strip():
            found.append((number, [line.partition(":")[2]]))
        elif found:
            found[-1][1].append(line)
    for number, parts in found:
        value = FOLDED.sub("", " ".join(filter(None, map(str.strip, parts))))
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":  # in quotation marks
            value = value[1:-1].replace('\\"', '"').replace("''", "'")
        if value:
            yield number, value
