"""Pages of which a part is generated on pages of its own: what an editor did there goes along.

A section grows over the limit of a page, and its older months get pages below it. What is
remembered of the page is parted then: what an editor did with a block goes where what it rests on
stands now, a remark goes with the block before it, or behind it where it ends in a colon, and at
the head of a section with the heading. Of its part of the record each page is made, as a page is
that git merged.
"""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.markdown.footnotes import MARK, cited_labels
from generator.write.disk import is_page, known_paths, read_state
from generator.write.identity import pair_nodes
from generator.write.likeness import Claims, claims_of
from generator.write.notes import notes_of
from generator.write.page_reader import parse_page
from generator.write.page_tree import Kind, Node, find_node
from generator.write.record import (
    Dispute,
    Record,
    TakenOut,
    Written,
    as_merged,
    read_record,
    write_record,
)
from generator.write.saved import SavedText, dress, saved_text
from generator.write.state import State, is_edited

if TYPE_CHECKING:
    from generator.write.plan import Plan

Parts = dict[str, State]  # by page; the first is the one that was parted
FRAME = (Kind.NOTE, Kind.FIELD)


def parted(
    content: Path, made: Mapping[str, str], claims: Claims, *, plan: Callable[..., "Plan"]
) -> dict[str, Parts]:
    """Give the states of edited pages and of what they are parted into, as if parted before.

    `plan` plans a page.
    """
    found: dict[str, Parts] = {}
    for path, parts in _parts_of(content, made).items():
        state = read_state(content, path)
        if state.mine and is_edited(state) and not state.is_merged:
            texts = {each: made[each] for each in (path, *parts)}
            found[path] = _part(path, state, texts, claims, plan=plan)
    return {path: parts for path, parts in found.items() if len(parts) > 1}


def _parts_of(content: Path, made: Mapping[str, str]) -> dict[str, list[str]]:
    """Name the new pages that may be parts of one that stood before, in order, by that one."""
    found: dict[str, list[str]] = defaultdict(list)
    known = known_paths(content)
    fresh = (path for path in made.keys() - known if not (content / path).exists())
    for path in sorted(filter(is_page, fresh)):
        for whole in known & made.keys() & set(_wholes(path)):
            found[whole].append(path)
    return {whole: found[whole] for whole in sorted(found)}


def _wholes(path: str) -> Iterator[str]:
    """Name the pages of which one may be a part: that of its folder, and what it goes on from."""
    folder = posixpath.dirname(path)
    if folder:
        yield f"{folder}.md"
        yield f"{path.removesuffix('.md').rpartition('-')[0]}.md"


def _part(
    path: str, state: State, made: Mapping[str, str], claims: Claims, *, plan: Callable[..., "Plan"]
) -> Parts:
    if saved_text(state.base) is None or saved_text(state.mine) is None:
        return {}
    built = plan(path, state, state.base.decode("utf-8"), claims).state
    base, mine = saved_text(built.base), saved_text(built.mine)
    record = read_record(built.record, base.lines)
    homes = _Homes((base, mine), made, claims)
    parts = {each: homes.record_of(each, record) for each in made}
    return {
        each: plan(each, _state(own, mine, made[each], built), made[each], claims).state
        for each, own in parts.items()
        if each == path or own != Record()
    }


def _state(record: Record, mine: SavedText, new: str, built: State) -> State:
    """Give the state of a page of which this is remembered, as if git had merged it."""
    lines = [line for own in record.written for line in (*own.lines, "")]
    cited, notes = cited_labels(lines), notes_of(mine.lines)
    lines += [note for label, note in notes.items() if label in cited]
    page = dress([*new.splitlines(), "", *lines], like=mine)
    data = as_merged(write_record(record, new.splitlines()))
    return State(page, new.encode("utf-8"), data, earlier=(*built.earlier, built.base))


class _Homes:
    """On which page each block stands now, as it was generated and as its editor left it."""

    def __init__(self, texts: tuple[SavedText, SavedText], made: Mapping[str, str], claims: Claims):
        self.claims = claims
        self.whole = next(iter(made))
        self.made = {path: parse_page(text.splitlines()) for path, text in made.items()}
        self.told = {path: _told(tree, claims) for path, tree in self.made.items()}
        self.headings = {node.shown for node in self.made[self.whole].walk() if node.level}
        self.base, self.mine = (parse_page(list(text.lines)) for text in texts)
        self.pairs = pair_nodes(self.base, self.mine, claims, by_hand=True, pinned=())

    def record_of(self, path: str, record: Record) -> Record:
        """Give what is remembered of one page."""
        is_whole = path == self.whole
        written = (own for own in record.written if path in self._homes_of(own))
        return replace(
            record,
            taken_out=tuple(out for out in record.taken_out if self._is_here(out, path)),
            disputes=tuple(each for each in record.disputes if self._is_here(each, path)),
            written=tuple(self._as_here(own, path) for own in written),
            withdrawn=record.withdrawn if is_whole else (),
            left=(),
        )

    def _is_here(self, entry: TakenOut | Dispute, path: str) -> bool:
        if isinstance(entry, TakenOut):
            node = entry.node()
        else:
            node = Node(Kind.TEXT, list(entry.base or entry.mine or entry.new), 0)
        if not node.marks:
            return path == self.whole or node.kind is Kind.SECTION
        return self._home(node) == path

    def _homes_of(self, own: Written) -> Iterable[str]:
        """Find the pages on which something stands that an editor wrote or moved."""
        node = find_node(self.mine, own.lines, own.path)
        if own.instead_of:
            trees = self.made.items()
            found = [path for path, tree in trees if find_node(tree, own.instead_of, own.path)]
        elif node and node.label:
            leaves = _leaves(self.mine)
            citing = (leaf for leaf in leaves if node.label in cited_labels(leaf.lines))
            found = set(map(self._home_of_mine, citing))
        else:
            found = list(map(self._home_of_mine, _leaves(node) if node else ()))[:1]
        return found or [self.whole]

    def _as_here(self, own: Written, path: str) -> Written:
        """Give what was written with the headings under which it belongs on a page."""
        headings = {node.shown for node in self.made[path].walk() if node.level}
        below = (heading for heading in own.path[1:] if heading in headings)
        return replace(own, path=(*own.path[:1], *below))

    def _home(self, leaf: Node) -> str:
        """Find the page that cites what a block rests on, or tells the same."""
        cited = _cited(leaf)
        claims = frozenset() if cited.isdisjoint(leaf.marks) else claims_of(leaf, self.claims)
        for told in (cited, claims):
            for path, here in self.told.items():
                if not here.isdisjoint(told):
                    return path
        return self.whole

    def _home_of(self, section: Node | None) -> str:
        """Find the page of a heading of the generated text: most of what it is over is there."""
        if section is None or section.level < 2 or section.shown in self.headings:
            return self.whole
        homes = Counter(self._home(leaf) for leaf in _leaves(section) if leaf.marks)
        return max(homes, key=homes.__getitem__, default=self.whole)

    def _home_of_mine(self, leaf: Node) -> str:
        if leaf.marks:
            return self._home(leaf)
        siblings = leaf.parent.children
        number = siblings.index(leaf)
        before, after = siblings[:number], siblings[number + 1 :]
        if leaf.leads_on and after and after[0].is_leaf:
            return self._home_of_mine(after[0])
        if before and before[-1].is_leaf:
            return self._home_of_mine(before[-1])
        return self._home_of(self.pairs.to_old.get(leaf.section))


def _leaves(tree: Node) -> Iterator[Node]:
    return (node for node in tree.walk() if node.is_leaf and node.kind not in FRAME)


def _told(tree: Node, claims: Claims) -> frozenset[str]:
    """Collect what a page cites itself, and the claims that it tells by that."""
    cited = {mark for leaf in _leaves(tree) for mark in _cited(leaf)}
    return frozenset(cited).union(*(claims.get(mark, frozenset()) for mark in cited))


def _cited(leaf: Node) -> set[str]:
    """Collect the marks that stand in a block, else what it leads to, as addresses of marks."""
    return set(MARK.findall("\n".join(leaf.lines))) or {f"#{mark}" for mark in leaf.marks}
