"""What git leaves of a page where it merged two branches and kept the lines of both, put in order.

Its blocks are those of both editors, some twice, some under another heading. What either of them
wrote, took out and wrote anew is in the record, which git merged as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import NamedTuple

from generator.write.likeness import Claims, named, prose_of
from generator.write.merge_block import merge_block
from generator.write.page_reader import gather_notes, parse_page
from generator.write.page_tree import Kind, Node, cited_passages, layout_key
from generator.write.record import Dispute, Path, Record, TakenOut, Written
from generator.write.saved import SavedText

END = "</div>"  # of a group
# Of each section, by the headings above it and its own, the heading before it; "" before the first.
SectionOrder = dict[tuple[Path, str], str]


def without_stray_ends(page: SavedText) -> SavedText:
    """Leave out what closes a group that is not open; there may be no record of the merge."""
    text = "\n".join(page.lines)
    if text.count("</div") <= text.count("<div"):
        return page
    nodes = parse_page(list(page.lines)).walk()
    return page.without({node.start for node in nodes if node.is_leaf and node.key == END})


@dataclass(eq=False, slots=True)
class _Rewritten:
    """A block that an editor wrote anew."""

    own: Written
    was: Node | None  # as it was generated
    now: Node


class WrittenAnew(NamedTuple):
    """What editors wrote instead of generated blocks of a page that git merged."""

    pairs: list[tuple[Node, Node]]  # as they were generated, and as they are
    rivals: list[Dispute]  # where two wrote the same block anew


def put_in_order(base: Node, mine: Node, new: Node, record: Record, claims: Claims) -> WrittenAnew:
    """Put the page and the text generated last in order, as trees; `new` is what is generated now.

    Gives the blocks that an editor wrote anew.
    """
    generated = _generated_headings(record.written)
    now = {heading: own for own, heading in generated.items()}
    flat, known = _groups_of_leaves(new), _known_blocks(new, record)
    order: SectionOrder = {}
    for tree in (base, mine):
        _part_blocks(tree, known)
        _close_groups(tree, flat)
        gather_notes(tree)
        _unite_sections(tree, now if tree is mine else {}, order)
        order = {_place_of(section): before for section, before in _with_before(tree)}
        _leave_out_second_ones(tree)
    here = {node.shown for node in mine.walk() if node.kind is Kind.SECTION}
    _leave_out_withdrawn(mine, record)
    headings_first = sorted(record.written, key=lambda own: (own.kind != Kind.SECTION, own.path))
    for own in headings_first:
        path = tuple(_name_now(heading, generated, here) for heading in own.path)
        _put_right(base, mine, replace(own, path=path))
    for tree in (base, mine):
        for place, node in enumerate(tree.walk()):
            node.place = place
    return _written_anew(base, mine, new, record, claims)


def taken_out_beside(written: Iterable[Written]) -> Iterator[TakenOut]:
    """Find what one editor took out beside their own words, which thus stood in its place.

    The other editor's record has these words beside what was generated.
    """
    own = {each.lines for each in written if not each.instead_of}
    for each in written:
        if each.instead_of and each.lines in own:
            yield _instead_of(each)


def _instead_of(own: Written) -> TakenOut:
    """What was generated for a block that an editor wrote, as taken out."""
    marks = tuple(cited_passages("\n".join(own.instead_of)))
    return TakenOut(own.kind, own.path, own.instead_of, claims=marks)


def _generated_headings(written: Iterable[Written]) -> dict[str, str]:
    """Give what was generated for each heading that an editor wrote anew."""
    sections = (own for own in written if own.kind == Kind.SECTION and own.instead_of)
    return {_shown(own.lines): _shown(own.instead_of) for own in sections}


def _name_now(heading: str, generated: Mapping[str, str], here: Set[str]) -> str:
    """Give what the page has for a heading, which either editor may have written anew."""
    first = generated.get(heading, heading)
    others = (own for own, each in generated.items() if each == first)
    return next((name for name in (heading, first, *others) if name in here), heading)


def _put_right(base: Node, mine: Node, own: Written) -> None:
    """Let what an editor wrote stand once, and where it stood."""
    is_own_section = own.kind == Kind.SECTION and not own.instead_of
    alike = (node for node in mine.walk() if tuple(node.lines) == own.lines)
    found = [node for node in alike if node.is_leaf or is_own_section]
    for second in found[1:]:
        second.parent.children.remove(second)
        _take_over(found[0], second)
    is_strayed = found and own.path and _strayed(found[0].path, own.path)
    if is_strayed and not _is_called_otherwise(found[0], base, mine, own):
        _put_back(base, mine, found[0], own)


def _is_called_otherwise(node: Node, base: Node, mine: Node, own: Written) -> bool:
    """Tell whether the heading of a block is another one in the text that was generated last."""
    was = find_node(base, own.instead_of, set())
    is_at_home = was is not None and not _strayed(node.path, was.path)
    return is_at_home and _section_at(mine, own.path) is None


def _groups_of_leaves(tree: Node) -> set[str]:
    """Give the keys of the groups that hold no heading and no other group."""
    groups = [node for node in tree.walk() if node.kind is Kind.GROUP]
    others = {node.key for node in groups if not all(map(_is_in_group, node.children))}
    return {node.key for node in groups} - others


def _is_in_group(child: Node) -> bool:
    return child.is_leaf or child.kind is Kind.TABLE


def _close_groups(tree: Node, flat: Set[str]) -> None:
    """Close each group that git left open before the next one, and before the next heading.

    One that is `flat` was left open, too, where it holds more: what closes another closed it.
    """
    for node in list(tree.walk()):
        if node.kind is Kind.GROUP and (not node.closing or node.key in flat):
            node.closing, node.closing_start = [END], node.start
            inside = [*map(_is_in_group, node.children), False]
            end = inside.index(False)
            if node.children[end:]:
                _put_into_section(node)
            for child in reversed(node.children[end:]):
                _put_behind(node, child)
            del node.children[end:]
        elif node.key == END:
            node.parent.children.remove(node)


def _put_into_section(group: Node) -> None:
    """Put a group where it is without the headings in it: into the section before it."""
    siblings = group.parent.children
    before = siblings[: siblings.index(group)]
    if before and before[-1].kind is Kind.SECTION:
        siblings.remove(group)
        home = before[-1]
        while home.children and home.children[-1].kind is Kind.SECTION:
            home = home.children[-1]
        home.add(group)


def _put_behind(node: Node, child: Node) -> None:
    """Put a block behind another one, a section below a higher one."""
    home = node.parent
    while child.kind is Kind.SECTION and home.kind is Kind.SECTION and home.level >= child.level:
        node, home = home, home.parent
    home.children.insert(home.children.index(node) + 1, child)
    child.parent = home


def _shown(heading: tuple[str, ...]) -> str:
    return Node(Kind.SECTION, list(heading), 0).shown


def _with_before(tree: Node) -> Iterator[tuple[Node, str]]:
    """Give each section with the heading before it under the same one."""
    for node in tree.walk():
        sections = [child for child in node.children if child.kind is Kind.SECTION]
        headings = ["", *(child.shown for child in sections)]
        yield from zip(sections, headings[:-1], strict=True)


def _place_of(section: Node) -> tuple[Path, str]:
    return section.path[1:], section.shown


def _unite_sections(section: Node, now: Mapping[str, str], order: SectionOrder) -> None:
    """Make one of the sections that have the same heading.

    What an editor wrote instead of a heading, `now`, is that heading. It stands where an editor
    moved it, not where it stands in the generated `order`.
    """
    moved = {one for one, before in _with_before(section) if order.get(_place_of(one)) != before}
    here = {child.shown for child in section.children}
    first: dict[str, Node] = {}
    for child in list(section.children):
        if child.kind is Kind.SECTION:
            heading = now[child.shown] if now.get(child.shown) in here else child.shown
            one = first.setdefault(heading, child)
            if one is not child:
                place = section.children.index(child)
                section.children.remove(child)
                if child in moved and one not in moved:
                    section.children.remove(one)
                    section.children.insert(place - 1, one)
                _take_over(one, child)
                if child.shown == heading != one.shown:
                    one.start = child.start
                    one.rewrite(child.lines)
    for child in section.children:
        _unite_sections(child, now, order)


def _take_over(node: Node, other: Node) -> None:
    """Put what another node holds behind what one holds."""
    for child in other.children:
        node.add(child)


def _leave_out_second_ones(tree: Node) -> None:
    """Leave out a statement or a row that git left twice under one heading."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    for node in list(tree.walk()):
        if node.is_leaf and node.marks and node.kind is not Kind.NOTE:
            if (node.path, node.key) in seen:
                node.parent.children.remove(node)
            seen.add((node.path, node.key))


def _known_blocks(new: Node, record: Record) -> set[tuple[str, ...]]:
    """Give the lines of the blocks that are generated, that an editor wrote or took out."""
    generated = {tuple(node.lines) for node in new.walk() if node.is_leaf}
    entries = (*record.written, *record.taken_out, *record.withdrawn)
    by_hand = (own.lines for own in entries)
    return generated.union(by_hand, (own.instead_of for own in record.written))


def _part_blocks(tree: Node, known: Set[tuple[str, ...]]) -> None:
    """Part what is known as blocks of which git made one."""
    sizes = set(map(len, known))
    for node in list(tree.walk()):
        lines = tuple(node.lines)
        if not node.is_leaf or len(lines) == 1 or lines in known:
            continue
        edges = {0, len(lines)}
        for start, size in product(range(len(lines)), sizes):
            if lines[start : start + size] in known:
                edges |= {start, min(start + size, len(lines))}
        _part(node, sorted(edges))


def _part(node: Node, edges: Iterable[int]) -> None:
    """Make several blocks of one, cut before the lines of these numbers."""
    place = node.parent.children.index(node)
    parts = [(start, node.lines[start:end]) for start, end in pairwise(edges) if start < end]
    node.parent.children[place : place + 1] = [
        Node(Kind.TEXT if start else node.kind, lines, node.start + start, node.parent)
        for start, lines in parts
    ]


def _put_back(base: Node, mine: Node, node: Node, own: Written) -> None:
    """Put a block that an editor wrote where it stood in their page."""
    home = _home_of(node, own.path, base, mine)
    node.parent.children.remove(node)
    places = [number for number, each in enumerate(home.children, 1) if each.key == own.after]
    home.children.insert(places[0] if places else 0, node)
    node.parent = home


def _strayed(path: Path, own: Path) -> bool:
    """Tell whether a block stands under other headings than where it was written.

    The title is any; what git put below the footnotes is under none.
    """
    return path[1:] != own[1:] or not path


def _home_of(node: Node, path: Path, base: Node, mine: Node) -> Node:
    """Find the section of a block; its heading comes back where the other editor has it no more."""
    if (home := _section_at(mine, path) if path else mine) is not None:
        return home
    lost = _section_at(base, path)
    lines = list(lost.lines) if lost is not None else [path[-1]]
    start = max(0, node.start - len(lines) + 1)
    level = len(path[-1]) - len(path[-1].lstrip("#"))
    above = _home_of(node, path[:-1], base, mine)
    return above.add(Node(Kind.SECTION, lines, start, level=level))


def _section_at(tree: Node, path: Path) -> Node | None:
    return next((each for each in tree.walk() if _leads_to(each, path)), None)


def _leads_to(node: Node, path: Path) -> bool:
    return node.kind is Kind.SECTION and (*node.path, node.shown)[1:] == path[1:]


def _leave_out_withdrawn(mine: Node, record: Record) -> None:
    """Leave out what an editor had taken out of their own, and git brought back from the other."""
    gone = {each.lines for each in record.withdrawn}
    for node in list(mine.walk()):
        if node.is_leaf and tuple(node.lines) in gone:
            node.parent.children.remove(node)


def _written_anew(base: Node, mine: Node, new: Node, record: Record, claims: Claims) -> WrittenAnew:
    """Pair what editors wrote anew with what was generated for it, in the order of the page.

    Where two wrote one block anew, the first stands, with what of the other's goes together with
    it; else the other's waits. So does that one took out what the other wrote anew.
    """
    rivals: list[Dispute] = []
    firsts: list[_Rewritten] = []
    generated = {node.key for node in new.walk()}
    for own, now in _found_on_page(mine, record.written):
        was = find_node(base, own.instead_of, {each.was for each in firsts})
        two = (each for each in firsts if _are_one_block(each, own, was, generated, claims))
        if first := next(two, None):
            first.was = first.was or was
            rivals += _bring_together(first, now)
        else:
            firsts.append(_Rewritten(own, was, now))
    _find_worded_anew(base, firsts, claims)
    rivals += _taken_out_by_the_other(firsts, record)
    return WrittenAnew([(each.was, each.now) for each in firsts if each.was], rivals)


def _taken_out_by_the_other(firsts: Iterable[_Rewritten], record: Record) -> Iterator[Dispute]:
    """Find what one editor wrote anew and the other took out."""
    gone = {(out.path[1:], out.lines) for out in record.taken_out}
    for each in firsts:
        if (each.own.path[1:], each.own.instead_of) in gone:
            texts = each.own.instead_of, tuple(each.now.lines), ()
            yield Dispute(*texts, by_editor=True)


def _find_worded_anew(base: Node, firsts: list[_Rewritten], claims: Claims) -> None:
    """Find in the base what the other editor's build had worded anew, and let it say the former."""
    known = {find_node(base, each.own.instead_of, set()) for each in firsts}
    for each in firsts:
        free = (node for node in base.walk() if node.is_leaf and node not in known)
        alike = (node for node in free if _says_otherwise(each.own, node, claims))
        if not each.was and (was := next(alike, None)):
            was.rewrite(list(each.own.instead_of))
            known.add(was)
            each.was = was


def _found_on_page(mine: Node, written: Iterable[Written]) -> list[tuple[Written, Node]]:
    """Find the blocks that editors wrote instead of generated ones, in the order of the page."""
    found: dict[Node, Written] = {}
    for own in written:
        now = find_node(mine, own.lines, found.keys())
        if own.instead_of and now:
            found[now] = own
    return [(found[node], node) for node in mine.walk() if node in found]


def _are_one_block(
    first: _Rewritten, own: Written, was: Node | None, generated: Set[str], claims: Claims
) -> bool:
    """Tell whether two editors wrote one block anew, however their builds had worded it.

    Two that are both generated now are none.
    """
    before = own.instead_of, first.own.instead_of
    if before[0] == before[1]:
        return was is None
    if generated.issuperset(map(layout_key, before)):
        return False
    sides = ((first.own, was), (own, first.was))
    return any(node and _stands_for(each, node, claims) for each, node in sides)


def _says_otherwise(own: Written, node: Node, claims: Claims) -> bool:
    """Tell whether a generated block is what an editor wrote anew, and has other words by now."""
    is_other = prose_of(node) != prose_of(_instead_of(own).node())
    return is_other and _stands_for(own, node, claims)


def _stands_for(own: Written, node: Node, claims: Claims) -> bool:
    """Tell whether a generated block is what an editor wrote anew, in other words."""
    out = _instead_of(own)
    name = named(out.node())
    is_named = name is not None and name == named(node) and node.kind is out.node().kind
    return is_named or out.stands_for(node, claims)


def _bring_together(first: _Rewritten, other: Node) -> Iterator[Dispute]:
    """Let what two editors wrote for one block be one; else the first stands, the other waits."""
    base, now = first.own.instead_of, first.now
    merged = merge_block(list(base), now.lines, other.lines)
    if merged is None:
        yield Dispute(base, tuple(now.lines), tuple(other.lines), by_editor=True)
    else:
        now.rewrite(merged)
    other.parent.children.remove(other)
    _take_over(now, other)


def find_node(tree: Node, lines: tuple[str, ...], used: Set[Node]) -> Node | None:
    """Find a node by its lines among those that were not found before."""
    found = (node for node in tree.walk() if tuple(node.lines) == lines and node not in used)
    return next(found, None) if lines else None
