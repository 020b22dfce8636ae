"""What git leaves of a page where it merged two branches and kept the lines of both, put in order.

Its blocks are those of both editors, some twice, some under another heading. What either of them
wrote, took out and wrote anew is in the record, which git merged as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from generator.write.page_tree import Kind, Node, parse_page
from generator.write.record import Record, Written
from generator.write.saved import SavedText

END = "</div>"  # of a group


def without_stray_ends(page: SavedText) -> SavedText:
    """Leave out what closes a group that is not open; there may be no record of the merge."""
    text = "\n".join(page.lines)
    if text.count("</div") <= text.count("<div"):
        return page
    nodes = parse_page(list(page.lines)).walk()
    stray = {node.start for node in nodes if node.is_leaf and node.key == END}
    kept = [number for number in range(len(page.lines)) if number not in stray]
    lines, ends = (tuple(each[number] for number in kept) for each in (page.lines, page.ends))
    return replace(page, lines=lines, ends=ends)


def put_in_order(base: Node, mine: Node, record: Record) -> list[tuple[Node, Node]]:
    """Put the page and the text generated last in order, as trees.

    Gives the blocks that an editor wrote anew: as they were generated, and as they are.
    """
    sections = (own for own in record.written if own.kind == Kind.SECTION)
    now = {_shown(own.instead_of): _shown(own.lines) for own in sections if own.instead_of}
    for tree in (base, mine):
        _close_groups(tree)
        _unite_sections(tree, now if tree is mine else {})
        _leave_out_second_ones(tree)
    for own in record.written:
        found = [node for node in mine.walk() if node.is_leaf and tuple(node.lines) == own.lines]
        for second in found[1:]:
            second.parent.children.remove(second)
        if found and found[0].path[1:] != own.path[1:]:
            _put_back(base, mine, found[0], own)
    for tree in (base, mine):
        for place, node in enumerate(tree.walk()):
            node.place = place
    return list(_written_anew(base, mine, record.written))


def _close_groups(tree: Node) -> None:
    """Close each group that git left open before the next one, and before the next heading."""
    for node in list(tree.walk()):
        if node.kind is Kind.GROUP and not node.closing:
            node.closing, node.closing_start = [END], node.start
            inside = [child.is_leaf or child.kind is Kind.TABLE for child in node.children]
            end = inside.index(False) if False in inside else len(inside)
            for child in reversed(node.children[end:]):
                _put_behind(node, child)
            del node.children[end:]
        elif node.key == END:
            node.parent.children.remove(node)


def _put_behind(node: Node, child: Node) -> None:
    """Put a block behind another one, a section below a higher one."""
    home = node.parent
    while child.kind is Kind.SECTION and home.kind is Kind.SECTION and home.level >= child.level:
        node, home = home, home.parent
    home.children.insert(home.children.index(node) + 1, child)
    child.parent = home


def _shown(heading: tuple[str, ...]) -> str:
    return Node(Kind.SECTION, list(heading), 0).shown


def _unite_sections(section: Node, now: Mapping[str, str]) -> None:
    """Make one of the sections that have the same heading.

    What an editor wrote instead of a heading, `now`, is that heading.
    """
    here = {child.shown for child in section.children}
    first: dict[str, Node] = {}
    for child in list(section.children):
        if child.kind is Kind.SECTION:
            heading = now[child.shown] if now.get(child.shown) in here else child.shown
            one = first.setdefault(heading, child)
            if one is not child:
                section.children.remove(child)
                for each in child.children:
                    one.add(each)
                if child.shown == heading != one.shown:
                    one.lines, one.start = child.lines, child.start
                    one.key, one.shown = child.key, child.shown
    for child in section.children:
        _unite_sections(child, now)


def _leave_out_second_ones(tree: Node) -> None:
    """Leave out a statement or a row that git left twice under one heading."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    for node in list(tree.walk()):
        if node.is_leaf and node.marks and node.kind is not Kind.NOTE:
            if (node.path, node.key) in seen:
                node.parent.children.remove(node)
            seen.add((node.path, node.key))


def _put_back(base: Node, mine: Node, node: Node, own: Written) -> None:
    """Put a block that an editor wrote where it stood in their page."""
    home = _section_at(mine, own.path) or _heading_back(base, mine, node, own)
    if home is None:
        return
    node.parent.children.remove(node)
    places = [number for number, each in enumerate(home.children, 1) if each.key == own.after]
    home.children.insert(places[0] if places else 0, node)
    node.parent = home


def _heading_back(base: Node, mine: Node, node: Node, own: Written) -> Node | None:
    """Put back the heading of a block, which the other editor took out with its section."""
    lost, above = _section_at(base, own.path), _section_at(mine, own.path[:-1])
    if lost is None or above is None:
        return None
    start = max(0, node.start - len(lost.lines) + 1)
    return above.add(Node(Kind.SECTION, list(lost.lines), start, level=lost.level))


def _section_at(tree: Node, path: tuple[str, ...]) -> Node | None:
    return next((each for each in tree.walk() if _leads_to(each, path)), None)


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
