"""A page that git merged, made anew from what is remembered of it.

Git keeps the lines of both branches: blocks stand twice or under another heading, and what the text
generated last has and the page has not looks as if somebody took it out. So where a line stands in
it tells nothing. The page is what is generated now, without what either editor took out, with what
either wrote, wrote anew or moved, each where the record has it. From the page itself comes only
what no build has seen: neither a generated text nor the record has its lines.
"""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from typing import NamedTuple

from generator.markdown.footnotes import cited_labels
from generator.write.identity import pair_nodes
from generator.write.likeness import Claims, claims_of, is_taken_out, is_told_anew, named
from generator.write.merge import merge_pages
from generator.write.merge_block import merge_block
from generator.write.notes import insert_notes, notes_of
from generator.write.page_reader import parse_page
from generator.write.page_tree import (
    Kind,
    Lines,
    Node,
    cited_passages,
    find_node,
    place_of,
    section_at,
)
from generator.write.placing import PageInMaking, heading_of
from generator.write.record import Dispute, Path, Record, TakenOut, Written
from generator.write.unseen import find_unseen

Text = tuple[str, ...]
Texts = tuple[Lines, Lines, Lines]  # that generated last, the page, and that generated now


def make_anew(
    texts: Texts, record: Record, *, claims: Claims, known: Set[str]
) -> tuple[Texts, Record]:
    """Make a page anew; gives the texts and the record as if no branches had been.

    `known` are the lines that were generated at any time.
    """
    base, mine, new = texts
    trees = _Trees(*map(parse_page, texts))
    known = known.union(base, new)
    unseen = tuple(find_unseen(trees.old, trees.mine, record, claims, known=known))
    standing = *_standing(record, trees.mine, known), *unseen
    written = sorted((*standing, *_left_alone(record, trees)), key=_order(mine))
    pairs = pair_nodes(trees.old, trees.new, claims, by_hand=False, pinned=())
    heirs = {old: now for old, now in pairs.to_new.items() if old.key != now.key}
    taken_out = [*record.taken_out, *_taken_out_beside(record.written)]
    taken_out += _heirs_of(taken_out, heirs, claims)
    taken_out += _deleted_late(trees, record, unseen)
    anew = {_spot_of(own) for own in written if own.is_anew}
    gone = Record(tuple(out for out in taken_out if (out.path[1:], out.lines) not in anew))
    left = merge_pages([], [], new, record=gone, claims=claims).lines
    making = _Making(PageInMaking(left), trees, heirs, claims)
    making.rewrite_all(written, record.written, taken_out)
    making.place_all(own for own in written if not own.instead_of or own.is_moved)
    making.leave_out_empty_sections(besides=_headings(written, known))
    page = making.page.lines
    defined = notes_of(base) | notes_of(mine)
    cited = (cited_labels(page) & defined.keys()) - notes_of(page).keys()
    record = replace(
        record,
        taken_out=(*taken_out, *making.taken_out),
        disputes=(*making.disputes(), *_still_waiting(record, {*new, *page})),
        written=(*record.written, *unseen),
        is_merged=False,
        opened=(),
    )
    generated, by_hand = (insert_notes(lines, defined, cited) for lines in (new, page))
    return (generated, by_hand, new), record


class _Trees(NamedTuple):
    """What was generated last and what stands in the page, as git left both, and the new text."""

    old: Node
    mine: Node
    new: Node


def _spot_of(own: Written) -> tuple[Path, Text]:
    """Name what was generated for a block that an editor wrote anew."""
    return own.path[1:], own.instead_of


def _still_waiting(record: Record, lines: Set[str]) -> Iterator[Dispute]:
    """Give the disputes over nothing that an editor wrote anew, and of two editors.

    Among these are those over what is no longer generated.
    """
    for each in record.disputes:
        is_anew = each.mine and each.new and not each.by_editor
        if not is_anew and lines.issuperset(each.mine):
            yield each


def _order(mine: Lines) -> Callable[[Written], int]:
    """Order what was written as git left it."""
    places = {line: number for number, line in reversed(list(enumerate(mine)))}
    return lambda own: places.get(own.lines[0], len(mine))


def _standing(record: Record, mine: Node, known: Set[str]) -> Iterable[Written]:
    """Give what editors wrote, once though both branches had it: rather where git left it."""
    found: dict[tuple[Text, Text], Written] = {}
    lines = {line for node in mine.walk() for line in node.lines}
    for own in _not_gone(record, lines, known):
        node, key = find_node(mine, own.lines, own.path), (own.lines, own.instead_of)
        is_there = node is not None and node.path == own.path
        found[key] = own if is_there else found.get(key, own)
    return found.values()


def _not_gone(record: Record, lines: Set[str], known: Set[str]) -> Iterator[Written]:
    """Give what editors wrote of which git left all lines, and none of them withdrew.

    Git may leave out lines that are generated, since the other branch has them no more.
    """
    gone = {each.lines for each in record.withdrawn}
    beside = {each.lines for each in record.written if not each.instead_of}
    for own in record.written:
        by_hand = [line for line in own.lines if line not in known]
        is_left = own.is_as_generated or lines.issuperset(by_hand or own.lines)
        if is_left and own.lines not in (gone | beside if own.instead_of else gone):
            yield own


def _left_alone(record: Record, trees: _Trees) -> Iterator[Written]:
    """Find what waited for a text that was deleted before the two were settled."""
    lines = {line for node in trees.mine.walk() for line in node.lines}
    for dispute in record.disputes:
        is_waiting = dispute.by_editor and dispute.new
        if is_waiting and not lines.issuperset(dispute.mine):
            was = find_node(trees.old, dispute.base, ())
            place = place_of(was) if was else {"path": ()}
            kind = str(was.kind) if was else "text"
            yield Written(kind, lines=dispute.new, instead_of=dispute.base, **place)


def _taken_out_beside(written: Iterable[Written]) -> Iterator[TakenOut]:
    """Find what one editor took out beside their own words, which thus stood in its place.

    The other editor's record has these words beside what was generated.
    """
    own = {each.lines for each in written if not each.instead_of}
    for each in written:
        if each.is_anew and each.lines in own:
            yield _instead_of(each)


def _instead_of(own: Written) -> TakenOut:
    """What was generated for a block that an editor wrote, as taken out."""
    marks = tuple(cited_passages("\n".join(own.instead_of)))
    return TakenOut(own.kind, own.path, own.instead_of, claims=marks)


def _heirs_of(
    taken_out: Iterable[TakenOut], heirs: dict[Node, Node], claims: Claims
) -> list[TakenOut]:
    """Find what is generated now instead of what was taken out, with another value perhaps."""
    gone = {(out.path[1:], out.node().key) for out in taken_out}
    return [
        TakenOut.of(now, claims_of(now, claims))
        for old, now in heirs.items()
        if old.is_leaf and (old.path[1:], old.key) in gone and is_told_anew(old, now)
    ]


def _deleted_late(trees: _Trees, record: Record, unseen: Iterable[Written]) -> Iterator[TakenOut]:
    """Find what the editor took out of the page that git had left, and that they saved later."""
    standing = {node.key for node in trees.mine.walk()}
    anew = {own.instead_of for own in unseen}
    for node in trees.old.walk():
        is_left = node.key in standing or tuple(node.lines) in anew or not node.marks
        if node.is_leaf and not is_left and set(node.lines) <= set(record.opened):
            yield TakenOut.of(node, node.marks)


class _Making:
    """A page in the making, of what is generated and what editors did."""

    def __init__(self, page: PageInMaking, trees: _Trees, heirs: dict[Node, Node], claims: Claims):
        self.page, self.trees, self.heirs, self.claims = page, trees, heirs, claims
        self.taken_out: list[TakenOut] = []
        self._waiting: list[Dispute] = []
        self._left_over: list[Written] = []  # for which nothing stands in the page
        # What an editor wrote anew, and what stands for it, by what is generated now.
        self._anew: dict[Node, tuple[Written, Text]] = {}
        headings = {node.shown for node in trees.new.walk() if node.level}
        for old, now in heirs.items():
            if old.level and old.shown not in headings:
                page.rename(old.lines, now.lines)

    def disputes(self) -> Iterator[Dispute]:
        """Give what waits, and of what an editor wrote anew which generated text it is."""
        yield from self._waiting
        for node, (own, lines) in self._anew.items():
            yield Dispute(own.instead_of, lines, tuple(node.lines))

    def rewrite_all(
        self, written: list[Written], known: Iterable[Written], taken_out: Iterable[TakenOut]
    ) -> None:
        """Let what editors wrote anew stand instead of the generated text, headings first.

        Where two wrote one block anew, the first stands, with what of the other's goes together
        with it; else the other's waits. So does that one took out what the other wrote anew.
        """
        for own in known:
            if own.kind == Kind.SECTION and own.is_anew and own not in written:
                self.page.rename(own.lines, own.instead_of)
        gone = {(out.path[1:], out.lines) for out in taken_out}
        for own in sorted(written, key=lambda own: own.kind != Kind.SECTION):
            if own.is_anew:
                self._rewrite(own)
                if _spot_of(own) in gone:
                    self._wait(own.instead_of, own.lines, ())

    def _wait(self, base: Text, mine: Text, new: Text) -> None:
        self._waiting.append(Dispute(base, mine, new, by_editor=True))

    def _rewrite(self, own: Written) -> None:
        node = self._generated_for(own)
        if node in self._anew:
            self._bring_together(node, own)
            return
        here = self.page.find(tuple(node.lines), node.path) if node else None
        if here:
            self.page.replace(here, own.lines)
            self._anew[node] = own, own.lines
        else:
            if not node and own.kind != Kind.SECTION:
                self._waiting.append(Dispute(own.instead_of, own.lines, ()))
            self._left_over.append(replace(own, instead_of=(), is_moved=False))
        self.page.rename(own.instead_of, own.lines)

    def _bring_together(self, node: Node, other: Written) -> None:
        own, lines = self._anew[node]
        if other.lines == lines:
            return
        self.page.rename(other.lines, lines)
        merged = merge_block(list(own.instead_of), list(lines), list(other.lines))
        here = self.page.find(lines, node.path)
        if merged is None or here is None:
            self._wait(own.instead_of, lines, other.lines)
        else:
            self.page.replace(here, merged)
            self._anew[node] = own, tuple(merged)

    def _generated_for(self, own: Written) -> Node | None:
        """Find what is generated now for what an editor wrote anew or moved."""
        same = find_node(self.trees.new, own.instead_of, own.path)
        if same and (same.path[1:] == own.path[1:] or self._is_one(same, own)):
            return same
        before = find_node(self.trees.old, own.instead_of, own.path)
        if before in self.heirs:
            return self.heirs[before]
        nodes = (node for node in self.trees.new.walk() if self._stands_for(own, node))
        return next(nodes, None)

    def _is_one(self, node: Node, own: Written) -> bool:
        """Tell whether a block under another heading is what was written anew, and no other."""
        is_known = bool(node.marks or node.anchor or not node.is_leaf)
        return is_known or section_at(self.trees.old, own.path) is None

    def _stands_for(self, own: Written, node: Node) -> bool:
        """Tell whether a generated block is what an editor wrote anew, in other words."""
        out = _instead_of(own)
        name = named(out.node())
        is_named = name is not None and name == named(node) and node.kind is out.node().kind
        return is_named or is_taken_out(node, out, self.claims)

    def place_all(self, written: Iterable[Written]) -> None:
        """Put what editors wrote, or moved, where it stood in their pages."""
        pending = [*self._left_over, *written]
        while pending:
            ready = (own for own in pending if self.page.spot(own) is not None)
            own = next(ready, None) or pending[0]
            pending.remove(own)
            if own.instead_of:
                self._move(own)
            elif not self._is_there(own):
                self._bring_heading(own.path)
                self.page.place(own)

    def leave_out_empty_sections(self, besides: Iterable[str]) -> None:
        """Leave out headings of which all stands elsewhere now, or was taken out by the other one.

        Those stay that have nothing below them anyway.
        """
        empty = (node.shown for tree in self.trees for node in tree.walk() if _is_empty(node))
        kept = {*empty, *besides}
        while left := [node for node in self.page.tree.walk() if _is_empty(node, kept)]:
            self.page.cut(left[0])

    def _is_there(self, own: Written) -> bool:
        """Tell whether a section of an editor's own is generated by now."""
        heading = heading_of(own.lines)
        is_section = own.kind == Kind.SECTION
        return is_section and self.page.section((*own.path, heading)) is not None

    def _move(self, own: Written) -> None:
        """Put a generated block where an editor has it, if that is known."""
        node = self._generated_for(own)
        lines = self._anew[node][1] if node in self._anew else tuple(node.lines if node else ())
        here = self.page.find(lines, node.path) if node else None
        if here and self.page.spot(own) is not None:
            self.page.place(own, self.page.cut(here, kept=self.page.section(own.path)))

    def _bring_heading(self, path: Path) -> None:
        """Bring a heading back under which an editor wrote, where the other one has it no more."""
        if self.page.section(path) is not None:
            return
        self._bring_heading(path[:-1])
        generated = section_at(self.trees.new, path)
        lost = generated or section_at(self.trees.old, path)
        lines = tuple(lost.lines) if lost else (path[-1],)
        after = place_of(lost)["after"] if lost else ""
        self.page.place(Written("section", path[:-1], lines, after=after))
        if generated is None:
            self._waiting.append(Dispute(lines, lines, ()))
            return
        leaves = (node for node in generated.walk() if node.is_leaf and node.marks)
        self.taken_out += [TakenOut.of(node, claims_of(node, self.claims)) for node in leaves]


def _headings(written: Iterable[Written], known: Set[str]) -> Iterator[str]:
    """Give the headings that editors wrote and that were never generated."""
    for own in written:
        if own.kind == Kind.SECTION and not known.issuperset(own.lines):
            yield heading_of(own.lines)


def _is_empty(node: Node, besides: Set[str] = frozenset()) -> bool:
    return node.level > 1 and not node.children and node.shown not in besides
