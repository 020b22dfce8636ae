"""The front matter of a page or an article: lines of YAML above it, between two lines of dashes."""

import re

# MkDocs and Jekyll let three dots close it too. An editor may have saved a byte order mark.
FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def find_front_matter(text: str) -> re.Match | None:
    """Find the front matter that a text begins with; its group `yaml` is what it says."""
    return FRONT_MATTER.match(text)


def blank_front_matter(text: str) -> tuple[str, str]:
    """Return the front matter, and the page with as many empty lines in its place."""
    found = find_front_matter(text)
    if not found:
        return "", text.removeprefix("\ufeff")
    return found[0], "\n" * found[0].count("\n") + text[found.end() :]


def value_of(line: str) -> str:
    """Return what a line of front matter says, without the quotation marks of YAML."""
    value = line.partition(": ")[2].strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    if is_quoted:
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value
