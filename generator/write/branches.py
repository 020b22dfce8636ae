"""What git leaves of a page where it merged two branches and kept the lines of both, put in order.

Its blocks are those of both editors, some twice, some under another heading. What either of them
wrote, took out and wrote anew is in the record, which git merged as well.
"""

from collections.abc import Iterable, Iterator, Set

from generator.write.page_tree import Kind, Node
from generator.write.record import Record, Written


def put_in_order(base: Node, mine: Node, record: Record) -> list[tuple[Node, Node]]:
    """Put the page and the text generated last in order, as trees.

    Gives the blocks that an editor wrote anew: as they were generated, and as they are.
    """
    for tree in (base, mine):
        _close_groups(tree)
        _unite_sections(tree)
        _leave_out_second_ones(tree)
    for own in record.written:
        found = [node for node in mine.walk() if node.is_leaf and tuple(node.lines) == own.lines]
        for second in found[1:]:
            second.parent.children.remove(second)
        if found and found[0].path[1:] != own.path[1:]:
            _put_back(mine, found[0], own)
    for tree in (base, mine):
        for place, node in enumerate(tree.walk()):
            node.place = place
    return list(_written_anew(base, mine, record.written))


def _close_groups(tree: Node) -> None:
    for node in list(tree.walk()):
        if node.kind is Kind.GROUP and not node.closing:
            node.closing, node.closing_start = ["</div>"], node.start
        elif node.key == "</div>":
            node.parent.children.remove(node)


def _unite_sections(section: Node) -> None:
    """Make one of the sections that have the same heading."""
    first: dict[str, Node] = {}
    for child in list(section.children):
        if child.kind is Kind.SECTION:
            one = first.setdefault(child.shown, child)
            if one is not child:
                section.children.remove(child)
                for each in child.children:
                    one.add(each)
    for child in section.children:
        _unite_sections(child)


def _leave_out_second_ones(tree: Node) -> None:
    """Leave out a statement or a row that git left twice under one heading."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    for node in list(tree.walk()):
        if node.is_leaf and node.marks and node.kind is not Kind.NOTE:
            if (node.path, node.key) in seen:
                node.parent.children.remove(node)
            seen.add((node.path, node.key))


def _put_back(mine: Node, node: Node, own: Written) -> None:
    """Put a block that an editor wrote where it stood in their page."""
    home = next((each for each in mine.walk() if _leads_to(each, own.path)), None)
    if home is None:
        return
    node.parent.children.remove(node)
    places = [number for number, each in enumerate(home.children, 1) if each.key == own.after]
    home.children.insert(places[0] if places else 0, node)
    node.parent = home


def _leads_to(node: Node, path: tuple[str, ...]) -> bool:
    return node.kind is Kind.SECTION and (*node.path, node.shown)[1:] == path[1:]


def _written_anew(
    base: Node, mine: Node, written: Iterable[Written]
) -> Iterator[tuple[Node, Node]]:
    used: set[Node] = set()
    for own in written:
        before, now = _find(base, own.instead_of, used), _find(mine, own.lines, used)
        if before and now:
            used |= {before, now}
            yield before, now


def _find(tree: Node, lines: tuple[str, ...], used: Set[Node]) -> Node | None:
    """Find a node by its lines among those that were not found before."""
    if not lines:
        return None
    found = (node for node in tree.walk() if tuple(node.lines) == lines and node not in used)
    return next(found, None)
