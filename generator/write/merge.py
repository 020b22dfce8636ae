"""The three-way merge of a page, block by block.

What a block is comes first (`generator.write.identity`), so its text is merged with its own text
alone, wherever either side put it. A block that the editor took out stays out; one that they moved
stays where they put it; one that they wrote stays under the heading where they wrote it, beside the
block that it stood beside. Everything else is as the new text has it. Where both sides changed one
block, and it can't be told apart by statements or cells, the editor's lines stand and a dispute
waits.

A section is one block with all that is below it. It goes when the articles have it no more, unless
something in it is the editor's: then it stays, and a dispute tells so. What the articles add to a
section or table that the editor took out does not come in; a dispute tells that, too.
"""

from collections.abc import Set

from generator.markdown.footnotes import cited_labels
from generator.write.arrange import arrange, emit
from generator.write.editions import Editions
from generator.write.likeness import NO_CLAIMS, Claims, prose_of
from generator.write.merge_block import merge_block
from generator.write.merge_record import find_disputes, place_disputes, remember
from generator.write.merged import Block, Found, Merged, holds
from generator.write.page_tree import HEADING, Kind, Lines, Node
from generator.write.record import NOTHING, Dispute, Record


def merge_pages(
    base: Lines,
    mine: Lines,
    new: Lines,
    *,
    record: Record = NOTHING,
    claims: Claims = NO_CLAIMS,
    known: Set[str] = frozenset(),
) -> Merged:
    """The editor's page with what is new, what stays in dispute, and what to remember.

    `claims` are those of each passage; `known` are the keys of blocks that were generated at any
    time. What is remembered is found as the next build will find it, with the new text as its base.
    """
    merged = Merged(mine, tuple(range(len(mine))))
    if base != new or record.disputes or record.is_older:
        followed = _Merge((base, mine, new), record, claims, known).run()
        is_as_before = base == new and set(followed.record.disputes) == set(record.disputes)
        if not is_as_before or record.is_older:
            merged = followed
        merged = merged._replace(changed=followed.changed)
        record = followed.record
    headings = frozenset(key for key in known.union(base) if HEADING.match(key))
    again = _Merge((new, merged.lines, new), record, claims, headings).run()
    disputes = place_disputes(again.disputes, again.origins)
    return merged._replace(disputes=disputes, record=again.record)


def merge_unknown(mine: Lines, new: Lines, record: Record = NOTHING) -> Merged:
    """Merge a page of which nobody knows what was generated, but perhaps what was taken out.

    What both sides have is told apart by what it is; where they have nothing in common, all of the
    page is in dispute.
    """
    merge = _Merge(([], mine, new), record, NO_CLAIMS, frozenset())
    if any(block.mine and block.new and block.node.is_leaf for block in merge.all):
        merged = merge.run()
        again = merge_pages(new, merged.lines, new, record=merged.record)
        return again._replace(origins=merged.origins)
    return dispute_all(mine, new)


def dispute_all(mine: Lines, new: Lines) -> Merged:
    """Let a page of the editor's own stand, and all of it be in dispute."""
    whole = Dispute((), tuple(mine), tuple(new))
    found = (Found(whole, 0, len(mine)),)
    return Merged(mine, tuple(range(len(mine))), found, Record(disputes=(whole,)))


class _Merge:
    """One merge of a page."""

    def __init__(
        self,
        texts: tuple[Lines, Lines, Lines],
        record: Record,
        claims: Claims,
        known: Set[str],
    ):
        self.record = record
        self.editions = Editions(texts, record, claims, known)
        self.blocks, self.all = self.editions.blocks, self.editions.all
        self.beside: dict[Block, Block] = {}  # what stands next to a block whose parent went
        self.news_of: dict[Block, list[Block]] = {}  # added to what the editor took out

    def run(self) -> Merged:
        for block in self.all:
            self._decide(block)
        self._bring_in_waiting()
        self._leave_out_second_ones()
        self._find_parents()
        self._decide_notes()
        for block in self.all:
            if block.parent and not block.is_out:
                block.parent.children.append(block)
        self._drop_empty(self.editions.page)
        arrange(self.editions.page, self.blocks, self.beside)
        lines = emit(self.editions)
        return Merged(
            [line.text for line in lines],
            tuple(line.origin for line in lines),
            found := tuple(find_disputes(self.editions, self.news_of, lines)),
            remember(self.editions, [each.dispute for each in found]),
            tuple(self.editions.changed),
        )

    def _decide(self, block: Block) -> None:
        """Decide whether a block stands, and what it says."""
        base, mine, new = block.base, block.mine, block.new
        if mine is None:
            block.is_out = base is not None or new in self.editions.refused
        elif new is None:
            is_edited = self.editions.is_by_hand(mine, base)
            block.is_out = mine.is_leaf and not is_edited
            if is_edited and base is not None and mine.is_leaf:
                block.dispute = Dispute(tuple(base.lines), tuple(mine.lines), ())
        elif mine.lines or new.lines:
            self._choose_lines(block)

    def _bring_in_waiting(self) -> None:
        """Let the other editor's text stand where one of two was deleted before it was settled."""
        waiting = {dispute.base: dispute.new for dispute in self.editions.rivals}
        for block in self.all:
            text = waiting.get(tuple(block.base.lines)) if block.base else None
            if block.mine is None and text:
                block.lines, block.is_out = list(text), False

    def _leave_out_second_ones(self) -> None:
        """Leave out what is generated now and stands in the page already, by the editor's hand."""
        standing = (block for block in self.all if block.is_own and not block.is_out)
        own = {block.mine.key: block for block in standing if block.mine.marks}
        for block in self.all:
            is_generated = block.mine is None or block.lines is not None
            if block.new is not None and is_generated and (kept := own.get(block.new.key)):
                kept.new, block.new, block.is_out = block.new, None, True
                self.blocks[kept.new] = kept
                del own[kept.new.key]

    def _choose_lines(self, block: Block) -> None:
        base, mine, new = block.base, block.mine, block.new
        if mine.key == new.key:
            return
        if base is None:
            is_settled = False
        elif self.editions.is_as_generated(mine, base):
            block.lines, is_settled = new.lines, True
        elif new.key == base.key or holds(mine.lines, new.lines):
            is_settled = True
        else:
            block.lines = merge_block(base.lines, mine.lines, new.lines)
            is_settled = block.lines is not None or _says_the_same(base, new, mine)
        if not is_settled and block.kind is not Kind.GROUP:
            before = tuple(base.lines) if base is not None else ()
            block.dispute = Dispute(before, tuple(mine.lines), tuple(new.lines))

    def _find_parents(self) -> None:
        page = self.editions.page
        known = [block for block in self.all if block is not page and block.mine is not None]
        for block in known:
            block.parent = self._parent_of_known(block)
        for block in known:
            if not self._reaches_page(block):
                block.parent = self.blocks[block.mine.parent]
        for block in self.all:
            if block.mine is None and not block.is_out:
                self._find_parent_of_new(block)
        for block in known:
            if self._is_parent_out(block):
                block.parent = self.blocks[block.mine.parent]

    def _is_parent_out(self, block: Block) -> bool:
        """Whether the articles have a block in something that does not come in."""
        above = block.parent
        while above and above.mine is None:
            if above.is_out:
                return True
            above = above.parent
        return False

    def _parent_of_known(self, block: Block) -> Block:
        """Find the parent of a block that the editor's page has."""
        mine = self.blocks[block.mine.parent]
        was_moved = block.base and self.blocks[block.base.parent] is not mine
        if block.new is None or was_moved:
            return mine
        new = self.blocks[block.new.parent]
        return mine if new.is_out and new.mine is None else new

    def _reaches_page(self, block: Block) -> bool:
        """Tell whether the parents lead to the page, and not around in a circle."""
        seen = {block}
        while block.parent:
            block = block.parent
            if block in seen:
                return False
            seen.add(block)
        return True

    def _find_parent_of_new(self, block: Block) -> None:
        """Find the parent of news; where the editor took that out, what they kept of it."""
        if block.new is None:
            self._find_parent_of_waiting(block)
            return
        above = block.parent = self.blocks[block.new.parent]
        if not above.is_out or above.mine is not None:
            return
        if near := self._kept_beside(block.new):
            self.beside[block], block.parent = near, near.parent
            return
        if above.base and above.kind is Kind.SECTION and self.editions.is_moved_away(above.base):
            above.is_out = False
            self._find_parent_of_new(above)
            return
        block.is_out = True
        while above.new.parent and self.blocks[above.new.parent].is_out:
            above = self.blocks[above.new.parent]
        self.news_of.setdefault(above, []).append(block)

    def _find_parent_of_waiting(self, block: Block) -> None:
        """Find the parent of what waited, where it is no longer generated either."""
        near = self._kept_beside(block.base)
        block.parent = near.parent if near else self.editions.page
        if near:
            self.beside[block] = near

    def _kept_beside(self, node: Node) -> Block | None:
        """Find what the editor kept of the blocks beside something generated: the one before it."""
        beside = map(self.blocks.__getitem__, node.parent.children)
        kept = [other for other in beside if other.mine is not None and not other.is_out]
        before = [other for other in kept if other.new.place < node.place]
        return next(iter(before[-1:] or kept), None)

    def _decide_notes(self) -> None:
        """Let the footnotes stand that the page cites, its editor kept, or the articles add.

        So a page without those that came last was opened before they came.
        """
        standing = [block for block in self.all if not block.is_out and block.kind is not Kind.NOTE]
        cited = cited_labels(line for each in standing for line in (*each.text, *each.node.closing))
        for block in self.all:
            if block.kind is not Kind.NOTE:
                continue
            if block.mine is not None:
                block.is_out = block.is_out and block.node.label not in cited
            elif block.new is not None and block.base is None:
                block.is_out = False
                block.parent = self.blocks[block.new.parent]
                if block.parent.is_out:
                    block.parent.is_out = False
                    block.parent.parent = self.editions.page

    def _drop_empty(self, block: Block) -> None:
        """Take out containers in which nothing is left, though they held something."""
        for child in list(block.children):
            self._drop_empty(child)
        is_kept = block.node.is_leaf or block.kind is Kind.PAGE or self._is_written(block)
        if block.children or is_kept:
            return
        sides = filter(None, (block.mine, block.new))
        if block.new is None or all(node.children for node in sides):
            block.is_out = True
            block.parent.children.remove(block)

    def _is_written(self, block: Block) -> bool:
        """Tell whether the editor made a container; a heading that was generated once is none."""
        was_generated = block.kind is Kind.SECTION and block.node.key in self.editions.generated
        return self.editions.is_hand(block) and not was_generated


def _says_the_same(base: Node, new: Node, mine: Node) -> bool:
    """Tell whether the articles changed no word, and none of the passages that the editor cites."""
    is_backed = set(mine.marks) <= set(new.marks)
    return base.shown == new.shown or (is_backed and prose_of(base) == prose_of(new))
