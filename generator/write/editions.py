"""The three editions of a page side by side: what was generated last, what stands in content/, what
is generated now.

What the record says is done first. What the editor took out is taken out of what was generated, so
that nobody has to find again that it is missing. Where a conflict waits, the base holds what was
generated when the editor changed it.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from generator.write.identity import pair_added, pair_nodes
from generator.write.likeness import (
    MARKED,
    Claims,
    claims_of,
    is_taken_out,
    is_told_anew,
    likeness,
    value_of,
)
from generator.write.merged import Block
from generator.write.page_reader import parse_page
from generator.write.page_tree import Kind, Lines, Node, find_node
from generator.write.pairs import Pairs
from generator.write.record import Dispute, Path, Record, TakenOut

NOBODY = Node(Kind.TEXT, [], 0)  # stands for a node of an edition that has none


class Editions:
    """The trees of the three editions, and the blocks that they are made of."""

    def __init__(
        self,
        texts: tuple[Lines, Lines, Lines],
        record: Record,
        claims: Claims,
        known: Set[str],
    ):
        self.texts = texts
        self.base, self.mine, self.new = map(parse_page, texts)
        self.claims, self.record, self.known = claims, record, known
        trees = self.base, self.new
        # The keys of all that was generated, as far as it is known.
        self.generated = known.union(node.key for tree in trees for node in tree.walk())
        self.written = {each.lines for each in record.by_hand}
        self.rivals = [each for each in record.disputes if each.by_editor]
        self.refused: set[Node] = set()  # containers of the new text that were taken out
        self.changed: list[tuple[str, str]] = []  # what was taken out, and what it says now
        self._standing = set(map(_spot, self.mine.walk()))
        self.taken_out = [out for out in record.taken_out if not self._is_back(out)]
        self._gone = set(map(_spot_of, self.taken_out))
        self._take_out_everywhere()
        self._leave_out_refused(record.disputes)
        self._pair_with_base()
        self._part_own()
        self._part_guessed()
        self._part_renamed()
        self._follow_levels()
        self.blocks: dict[Node, Block] = {}
        self._make_blocks(self._added())
        self.all = list(dict.fromkeys(self.blocks.values()))
        self.page = self.blocks[self.mine]

    def is_hand(self, block: Block) -> bool:
        """Tell whether the editor made a block, or wrote it anew."""
        return block.mine is not None and self.is_by_hand(block.mine, block.base)

    def _pair_with_base(self) -> None:
        """Pair what was generated last with the other two."""
        base, claims = self.base, self.claims
        waiting = list(self._restore(self.record.disputes))
        by_hand = [(was, mine) for was, mine, _ in waiting if mine]
        by_hand += self._written_anew()
        generated = [(was, new) for was, _, new in waiting if new]
        self.of_mine = pair_nodes(base, self.mine, claims, by_hand=True, pinned=by_hand)
        self.of_new = pair_nodes(base, self.new, claims, by_hand=False, pinned=generated)

    def _written_anew(self) -> Iterator[tuple[Node, Node]]:
        """Pair what the editor wrote anew with what is generated for it, as remembered."""
        standing = {node.key for node in self.mine.walk() if node.kind is Kind.SECTION}
        for own in self.record.by_hand:
            was = find_node(self.base, own.instead_of, own.path)
            now = find_node(self.mine, own.lines, own.path)
            if was and now and was.key not in standing:
                yield was, now

    def is_by_hand(self, mine: Node, base: Node | None) -> bool:
        """Tell the same of a node of their page, and the one that was generated for it."""
        return base is None or not self.is_as_generated(mine, base)

    def is_as_generated(self, mine: Node, base: Node) -> bool:
        return mine.key == base.key or mine.key in self.known

    def _is_back(self, out: TakenOut) -> bool:
        """Tell whether the editor put back what they had taken out.

        Where an old page was saved, nobody thought of it.
        """
        gone = out.node()
        if gone.kind is not Kind.SECTION:
            return _spot_of(out) in self._standing and not self._is_unwanted(gone)
        return any(
            node.kind is Kind.SECTION and (node.path[1:], node.shown) == (out.path[1:], gone.shown)
            for node in self.mine.walk()
        )

    def _is_unwanted(self, node: Node) -> bool:
        """Tell whether nobody put back what stands in the page though it was taken out."""
        is_told = node.is_leaf and bool(node.marks) and tuple(node.lines) not in self.written
        return self.record.is_older and is_told

    def _take_out_everywhere(self) -> None:
        """Take out of both generated texts what the editor took out, and what came back of it.

        What is generated instead of it now is found by the text generated last.
        """
        if not self.taken_out:
            return
        pairs = pair_nodes(self.base, self.new, self.claims, by_hand=False, pinned=())
        was = self._take_out(self.base, {})
        became = {number: pairs.to_new.get(node) for number, node in was.items()}
        for number, node in self._take_out(self.new, became).items():
            out = self.taken_out[number]
            if node.is_leaf and node.key != out.node().key:
                self.taken_out[number], *others = self.follow(out, node)
                self.taken_out += others
        for node in list(self.mine.walk()):
            if _spot(node) in self._gone and self._is_unwanted(node):
                _remove(node)

    def _take_out(self, tree: Node, became: Mapping[int, Node | None]) -> dict[int, Node]:
        """Take what the editor took out of a generated tree; each entry one block.

        `became` says by the number of an entry what is generated instead of it now. Gives what was
        found for each.
        """
        nodes = [
            node
            for node in tree.walk()
            if _spot(node) not in self._standing or self._is_unwanted(node)
        ]
        found: dict[int, Node] = {}
        gone: set[Node] = set()
        spots = set(map(_spot, nodes))
        surest_first = sorted(
            enumerate(self.taken_out), key=lambda each: _spot_of(each[1]) not in spots
        )
        for number, out in surest_first:
            left = [node for node in nodes if node not in gone]
            alike = self._find_alike(out, left, became.get(number))
            if alike:
                found[number] = alike[0]
                gone.add(alike[0])
        self.refused |= {node for node in gone if not node.is_leaf}
        for node in filter(lambda node: node.is_leaf, gone):
            self._gone.add(_spot(node))
            _remove(node)
        return found

    def _find_alike(self, out: TakenOut, nodes: list[Node], heir: Node | None) -> list[Node]:
        """Find the nodes that may be what was taken out, the likest first."""
        own = out.node()
        alike = [node for node in nodes if is_taken_out(node, out, self.claims)]
        if heir in nodes and is_told_anew(own, heir):
            alike.append(heir)
        return sorted(
            alike, key=lambda node: (node.key == own.key, likeness(node, own)), reverse=True
        )

    def follow(self, out: TakenOut, node: Node) -> list[TakenOut]:
        """Follow what was taken out to what is generated for it now, and note another value.

        What rested on other passages may come back beside that, so it stays taken out, too.
        """
        gone = out.node()
        self.note_change(gone, node)
        now = TakenOut.of(node, claims_of(node, self.claims), alone=out.alone)
        now = replace(now, claims=tuple(sorted({*now.claims, *out.claims})))
        is_same = set(gone.marks) & set(node.marks) if gone.marks else is_told_anew(gone, node)
        return [now] if is_same or not node.is_leaf else [now, out]

    def is_moved_away(self, section: Node) -> bool:
        """Tell whether all that was generated in a section stands elsewhere, by the editor."""
        leaves = [self.blocks[node] for node in section.walk() if node.is_leaf]
        return bool(leaves) and all(leaf.mine for leaf in leaves)

    def note_change(self, before: Node, node: Node) -> None:
        """Note where what was taken out has another value by now."""
        was, value = value_of(before), value_of(node)
        if was and value and was != value:
            texts = (MARKED.sub("", each.shown).strip() for each in (before, node))
            self.changed.append(tuple(texts))

    def _leave_out_refused(self, disputes: Iterable[Dispute]) -> None:
        """Take out of the base what the articles added to something that the editor took out.

        So it is found as news again, until the editor decides.
        """
        waiting = {line for each in disputes if not each.mine for line in each.new}
        for node in list(self.base.walk()):
            above = node.parent
            while above and above not in self.refused:
                above = above.parent
            if above and node.is_leaf and node.lines[0] in waiting:
                _remove(node)

    def _restore(
        self, disputes: Iterable[Dispute]
    ) -> Iterable[tuple[Node, Node | None, Node | None]]:
        """Put into the base what was generated before, where a conflict waits.

        Gives its node in each edition that has it.
        """
        used: set[Node | None] = set()
        for dispute in disputes:
            if dispute.by_editor:
                continue
            mine = _find(self.mine, dispute.mine, used)
            base, new = (_find(tree, dispute.new, used) for tree in (self.base, self.new))
            used |= {mine, base, new}
            if dispute.new:
                before = _as_before(base, dispute.base) if base and dispute.mine else None
                if before:
                    yield before, mine, new
            elif mine and mine.is_leaf and dispute.base:
                yield self.base.add(Node(mine.kind, list(dispute.base), 0)), mine, None

    def _part_own(self) -> None:
        """Part from what was generated what an editor wrote beside it, as the record has it.

        A heading that was generated once, below which they moved blocks, is no other one written
        anew.
        """
        own = {each.lines for each in self.record.written if not each.instead_of}
        moved_to = {each.path[-1:] for each in self.record.written if each.is_moved}
        for base, mine in list(self.of_mine.to_new.items()):
            is_former = mine.key in self.known and (mine.shown,) in moved_to
            if mine.key != base.key and (is_former or tuple(mine.lines) in own):
                self.of_mine.part(base)

    def _part_guessed(self) -> None:
        """Part what place and words alone paired, where it decides whether news come in."""
        for node in self.of_new.guessed:
            new, mine = self.of_new.to_new.get(node), self.of_mine.to_new.get(node)
            is_at_home = mine and self.of_mine.to_new.get(node.section) is mine.section
            is_other = new and self._tells_other_claims(node, new)
            if new and (is_other or not is_at_home) and not is_told_anew(node, new):
                self.of_new.part(node)

    def _tells_other_claims(self, one: Node, other: Node) -> bool:
        """Tell whether two blocks rest on passages, and on none of one claim."""
        told = [claims_of(node, self.claims) for node in (one, other)]
        return bool(one.marks and other.marks) and told[0].isdisjoint(told[1])

    def _part_renamed(self) -> None:
        """Part a section from one of another heading, where the editor has one of that heading."""
        own = {
            (node.path[1:], node.shown)
            for node in self.mine.walk()
            if node.kind is Kind.SECTION and node not in self.of_mine.to_old
        }
        for new, base in list(self.of_new.to_old.items()):
            if base.shown != new.shown and (new.path[1:], new.shown) in own:
                self.of_new.part(base)

    def _follow_levels(self) -> None:
        """Let headings be at the level that the articles give them, unless an editor chose another.

        Else a section would end the one that it belongs to. What was written below goes along.
        """
        for base, mine in self.of_mine.to_new.items():
            new = self.of_new.to_new.get(base)
            if new and base.level == mine.level != new.level:
                steps = new.level - mine.level
                own = (node for node in mine.walk() if node not in self.of_mine.to_old)
                for node in (base, mine, *own):
                    node.deepen(steps)

    def _added(self) -> dict[Node, Node]:
        """Pair what both sides have and the base has not, by the editor's nodes."""
        pairs = Pairs(self.mine, self.new, self.claims)
        for base, mine in self.of_mine.to_new.items():
            if new := self.of_new.to_new.get(base):
                pairs.join(mine, new)
        for base, new in self.of_new.to_new.items():
            if base not in self.of_mine.to_new:
                pairs.to_old[new] = NOBODY
        return pair_added(pairs)

    def _make_blocks(self, added: dict[Node, Node]) -> None:
        for base in self.base.walk():
            mine, new = self.of_mine.to_new.get(base), self.of_new.to_new.get(base)
            self._add(base, mine, new or added.get(mine))
        for mine in self.mine.walk():
            if mine not in self.blocks:
                self._add(None, mine, added.get(mine))
        for new in self.new.walk():
            if new not in self.blocks:
                self._add(None, None, new)

    def _add(self, base: Node | None, mine: Node | None, new: Node | None) -> None:
        block = Block(base, mine, new)
        for node in (base, mine, new):
            if node:
                self.blocks[node] = block


def _spot(node: Node) -> tuple[Path, str]:
    """Name a block by what it says and the headings that it stands under, whatever the title."""
    return node.path[1:], node.key


def _spot_of(out: TakenOut) -> tuple[Path, str]:
    return out.path[1:], out.node().key


def _find(tree: Node, lines: tuple[str, ...], used: Set[Node | None]) -> Node | None:
    """Find a node by its lines among those that were not found before."""
    found = (node for node in tree.walk() if tuple(node.lines) == lines and node not in used)
    return next(found, None) if lines else None


def _remove(node: Node) -> None:
    """Take a node out of its tree, with what it leaves empty; the title of a page stays."""
    parent = node.parent
    parent.children.remove(node)
    if parent.parent and parent.parent.parent and not parent.children:
        _remove(parent)


def _as_before(node: Node, lines: tuple[str, ...]) -> Node | None:
    """Let a node of the base say what was generated before; None where nothing was."""
    if not lines:
        if node.is_leaf:
            _remove(node)
        return None
    node.rewrite(list(lines))
    return node
