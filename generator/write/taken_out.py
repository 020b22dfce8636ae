"""What editors took off the pages: no link leads there any more.

Each is named by its page: "humanitarian.md" where that is deleted, else by the mark or the anchor,
"humanitarian.md#fnref:94eda586", "index.md#happened-94eda586". Beside them stand the marks of lines
that the editor reworded, "humanitarian.md#reworded:94eda586": where such a passage stood whole, it
does no more.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.markdown.footnotes import DEFINITION, MARK, REWORDED, cited_labels, seen_labels
from generator.write.disk import is_page, known_paths, read_state
from generator.write.page_tree import ANCHOR
from generator.write.state import State

WORDS = re.compile(r"\w+")
WITHOUT_HOMES = ("sources/", "changes")  # pages to whose marks no page leads


def taken_out_by_hand(content: Path) -> frozenset[str]:
    """Find the pages that editors deleted, and the marks and anchors that they took off others."""
    known = known_paths(content)
    deleted = frozenset(path for path in known if not (content / path).exists())
    pages = sorted(filter(leads_home, known - deleted))
    return deleted.union(*(marks_gone(path, read_state(content, path)) for path in pages))


def leads_home(path: str) -> bool:
    """Tell whether a page may have marks to which others lead."""
    return is_page(path) and not path.startswith(WITHOUT_HOMES)


def marks_gone(path: str, state: State) -> Iterator[str]:
    """Give the marks of the text generated last which the page has no more, or reworded."""
    if state.mine is None or state.base in (None, state.mine):
        return
    last, mine = (data.decode("utf-8", errors="replace") for data in (state.base, state.mine))
    left = seen_labels(mine)
    yield from (f"{path}#fnref:{id}" for id in seen_labels(last) - left)
    yield from (f"{path}#{id}" for id in {*ANCHOR.findall(last)} - {*ANCHOR.findall(mine)})
    yield from (f"{path}#{REWORDED}:{id}" for id in _reworded(last, mine) & left)


def _reworded(last: str, mine: str) -> set[str]:
    """Find the marks of the generated lines whose words stand on the page no more."""
    words = _words_alone(mine)
    lines = (line for line in last.splitlines() if not DEFINITION.match(line))
    gone = (line for line in lines if MARK.search(line) and _words_alone(line) not in words)
    return cited_labels(gone)


def _words_alone(text: str) -> str:
    """Take the words of a text without marks and markup: a formatter changes none of them."""
    return " ".join(WORDS.findall(MARK.sub(" ", text)))
