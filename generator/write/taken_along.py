"""Lines that are generated on another page than before: what an editor took out stays out.

An actor gets a page of their own, or a line goes to a page that stood before: that one knows
nothing of what was taken out of the first. What becomes a page below it is parted in `parted`.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path

from generator.write.disk import is_page, known_paths, read_state
from generator.write.page_reader import parse_page
from generator.write.page_tree import Kind, Node
from generator.write.state import State

Line = tuple[str, tuple[str, ...]]  # what readers see of it, and the passages that it rests on
Lines = frozenset[Line]


def taken_along(
    content: Path,
    made: Mapping[str, str],
    *,
    but: Set[str],
    with_news: Callable[[str, State], State],
) -> dict[str, Lines]:
    """Give, by pages, the lines new to them that an editor took out of the pages that had them.

    Of some pages, `but`, all that was done goes along otherwise. A page saved late has not what
    came since: `with_news` gives it as a build leaves it.
    """
    taken_out: set[Line] = set()
    for path in sorted(filter(is_page, known_paths(content) - but)):
        state = read_state(content, path)
        is_being_saved = not (state.mine or b"").strip()
        if state.base and state.mine != state.base and not is_being_saved:
            here = set(_lines(made.get(path, "")))
            if _taken_out(state) - here:  # else it need not be planned
                taken_out |= _taken_out(with_news(path, state)) - here
    if not taken_out:
        return {}
    found: dict[str, Lines] = {}
    for path, text in made.items():
        here = taken_out.intersection(_lines(text)) if is_page(path) else set()
        if here:
            found[path] = frozenset(here - set(_lines(_text(read_state(content, path).base))))
    return {path: lines for path, lines in found.items() if lines}


def without(state: State, lines: Lines) -> State:
    """Give the state of a page as if its editor had taken out these lines behind the build."""
    text = _text(state.mine).split("\n")
    for node in reversed(list(_nodes(_text(state.mine)))):
        if _line(node) in lines:
            del text[node.start : node.start + len(node.lines)]
    return state._replace(mine="\n".join(text).encode("utf-8"))


def _taken_out(state: State) -> set[Line]:
    """Find the lines that were generated last and of which the page cites nothing any more."""
    cited = {
        mark for node in parse_page(_text(state.mine).split("\n")).walk() for mark in node.marks
    }
    before = _nodes(_text(state.base))
    return {_line(node) for node in before if cited.isdisjoint(node.marks)}


def _lines(text: str) -> Iterator[Line]:
    return map(_line, _nodes(text))


def _line(node: Node) -> Line:
    return node.shown, node.marks


def _nodes(text: str) -> Iterator[Node]:
    """Give the lines of a page that cite passages."""
    for node in parse_page(text.split("\n")).walk():
        if node.kind in (Kind.ITEM, Kind.TEXT) and node.marks:
            yield node


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", errors="replace")
