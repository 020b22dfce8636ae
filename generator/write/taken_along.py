"""Lines that are generated on another page than before: what an editor did to them goes along.

An actor gets a page of their own, or a line goes to a page that stood before: that one knows
nothing of what was taken out of the first, or written anew there. What becomes a page below it is
parted in `parted`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from generator.write.disk import is_page, known_paths, read_state
from generator.write.identity import pair_nodes
from generator.write.likeness import NO_CLAIMS
from generator.write.page_tree import Kind, Node, parse_page
from generator.write.saved import dress, saved_text
from generator.write.state import State, is_edited

Line = tuple[str, tuple[str, ...]]  # what readers see of it, and the passages that it rests on


class LineEdit(NamedTuple):
    """What an editor did to a line on the page that had it."""

    page: str
    was: Node
    now: Node | None  # None: they took it out


def taken_along(content: Path, made: Mapping[str, str]) -> dict[str, list[LineEdit]]:
    """Give, by pages, the edits of lines new to them that were generated on others before."""
    edits = {_line(each.was): each for each in _all_edits(content, made)}
    found: dict[str, list[LineEdit]] = defaultdict(list)
    for path in filter(is_page, made) if edits else ():
        now = edits.keys() & set(map(_line, _nodes(made[path].encode())))
        before = set(map(_line, _nodes(read_state(content, path).base))) if now else set()
        for line in sorted(now - before):
            found[path].append(edits[line])
    return dict(found)


def come_along(state: State, edits: Iterable[LineEdit]) -> State:
    """Give the state of a page as if its editor had done these edits in it behind the build."""
    return _with(state, {_line(each.was): each.now for each in edits})


def arrived(state: State, edits: Iterable[LineEdit]) -> Iterator[LineEdit]:
    """Give the edits of which the words stand in a page: from where they were they may go."""
    standing = set(map(_line, _nodes(state.mine)))
    return (each for each in edits if each.now and _line(each.now) in standing)


def go_away(state: State, edits: Iterable[LineEdit]) -> State:
    """Give the state of the page that had the lines as if nobody had written them anew."""
    return _with(state, {_line(each.now): each.was for each in edits})


def _with(state: State, nodes: Mapping[Line, Node | None]) -> State:
    """Put other blocks in place of some."""
    saved = saved_text(state.mine) if nodes else None
    if not saved:
        return state
    lines = list(saved.lines)
    for node in reversed(list(_nodes(state.mine))):
        if _line(node) in nodes:
            other = nodes[_line(node)]
            lines[node.start : node.start + len(node.lines)] = other.lines if other else []
    return state._replace(mine=dress(lines, like=saved))


def _all_edits(content: Path, made: Mapping[str, str]) -> Iterator[LineEdit]:
    """Find the edits of the lines that a page is to have no more."""
    for path in sorted(filter(is_page, known_paths(content))):
        state = read_state(content, path)
        if state.base and (state.mine or b"").strip() and is_edited(state):
            here = set(map(_line, _nodes(made.get(path, "").encode())))
            if not here.issuperset(map(_line, _nodes(state.base))):
                yield from (each for each in _edits(path, state) if _is_elsewhere(each, here))


def _edits(path: str, state: State) -> Iterator[LineEdit]:
    """Find the lines that were generated last and that the page cites no more, or has otherwise."""
    base, mine = (_tree(data) for data in (state.base, state.mine))
    cited = {mark for node in mine.walk() for mark in node.marks}
    pairs = pair_nodes(base, mine, NO_CLAIMS, by_hand=True, pinned=())
    for node in filter(_is_line, base.walk()):
        now = pairs.to_new.get(node)
        is_anew = now is not None and _is_line(now) and now.key != node.key
        if is_anew or cited.isdisjoint(node.marks):
            yield LineEdit(path, node, now if is_anew else None)


def _is_elsewhere(edit: LineEdit, here: Set[Line]) -> bool:
    """Tell whether the page has a line no more, nor any on its passages where that is rewritten."""
    if edit.now is None:
        return _line(edit.was) not in here
    return not any(set(edit.was.marks).intersection(marks) for _, marks in here)


def _nodes(data: bytes | None) -> Iterator[Node]:
    """Give the lines of a page that cite passages."""
    return filter(_is_line, _tree(data).walk())


def _is_line(node: Node) -> bool:
    return node.kind in (Kind.ITEM, Kind.TEXT) and bool(node.marks)


def _line(node: Node) -> Line:
    return node.shown, node.marks


def _tree(data: bytes | None) -> Node:
    saved = saved_text(data)
    return parse_page(list(saved.lines) if saved else [])
