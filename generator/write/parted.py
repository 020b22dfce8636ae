"""Pages of which a part is generated on pages of its own: what an editor did there goes along.

A section grows over the limit of a page, and its older months get pages below it. What was
generated last and what stands in content/ are then parted alike: each block goes where what it
rests on stands now, a remark goes with the block before it, or behind it where it ends in a colon,
and at the head of a section with the heading. So what was taken out is missing from one of both on
the new page, too.
"""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path

from generator.markdown.footnotes import MARK
from generator.write.disk import is_page, known_paths, read_state
from generator.write.formatters import restore_layout
from generator.write.identity import pair_nodes
from generator.write.likeness import Claims, claims_of
from generator.write.page_reader import parse_page
from generator.write.page_tree import Kind, Node, cited_in
from generator.write.record import Dispute, Record, TakenOut, Written, read_record, write_record
from generator.write.saved import SavedText, dress, saved_text
from generator.write.state import State, is_edited

Parts = dict[str, State]  # by page; the first is the one that was parted
FRAME = (Kind.NOTE, Kind.FIELD)


def parted(content: Path, made: Mapping[str, str], claims: Claims) -> dict[str, Parts]:
    """Give the states of edited pages and of what they are parted into, as if parted before."""
    found: dict[str, Parts] = {}
    for path, parts in _parts_of(content, made).items():
        state = read_state(content, path)
        if state.mine and is_edited(state) and not state.is_merged:
            found[path] = _part(state, {each: made[each] for each in (path, *parts)}, claims)
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


def _part(state: State, made: Mapping[str, str], claims: Claims) -> Parts:
    base, mine = saved_text(state.base), saved_text(state.mine)
    if not base or not mine:
        return {}
    record = read_record(state.record, base.lines)
    if record.is_merged:
        return {}
    parting = _Parting(base, restore_layout(base, mine), made, claims)
    return {path: parting.state(path, record) for path in parting.paths()}


class _Parting:
    """Where each block of a page stands now, as it was generated and as its editor left it."""

    def __init__(self, base: SavedText, mine: SavedText, made: Mapping[str, str], claims: Claims):
        self.texts = base, mine
        self.claims = claims
        self.whole = next(iter(made))
        self.made = {path: parse_page(text.splitlines()) for path, text in made.items()}
        self.told = {path: _told(tree, claims) for path, tree in self.made.items()}
        self.headings = {node.shown for node in self.made[self.whole].walk() if _is_section(node)}
        self.trees = tuple(parse_page(list(text.lines)) for text in self.texts)
        self.pairs = pair_nodes(*self.trees, claims, by_hand=True, pinned=())
        self.homes: dict[Node, str] = {}
        for leaf in _leaves(self.trees[0]):
            self.homes[leaf] = self._home(leaf) if leaf.marks else self._home_of(leaf.section)
        for leaf in _leaves(self.trees[1]):
            self.homes[leaf] = self._home_of_mine(leaf)

    def paths(self) -> list[str]:
        """Name the pages on which something of the page stands now, itself the first."""
        found = set(self.homes.values())
        return [path for path in self.made if path in found or path == self.whole]

    def state(self, path: str, record: Record) -> State:
        """Give what the page would be if no more of it had been generated, and edited, than is
        on one page now.
        """
        base, mine = (
            self._carved(tree, text, path)
            for tree, text in zip(self.trees, self.texts, strict=True)
        )
        record = self._record(path, record, mine)
        like = self.texts[1]
        return State(
            dress(mine, like), dress(base, SavedText(())), write_record(record, base, mine)
        )

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
        base = self.pairs.to_old.get(leaf)
        if base in self.homes:
            return self.homes[base]
        if leaf.marks:
            return self._home(leaf)
        siblings = leaf.parent.children
        number = siblings.index(leaf)
        before, after = siblings[:number], siblings[number + 1 :]
        if leaf.leads_on and after and after[0].is_leaf:
            return self._home_of_mine(after[0])
        if before and before[-1] in self.homes:
            return self.homes[before[-1]]
        return self._home_of(self.pairs.to_old.get(leaf.section))

    def _carved(self, tree: Node, text: SavedText, path: str) -> list[str]:
        """Give the lines of a page that belong to one of its parts."""
        lines: list[str | None] = list(text.lines)
        kept = self._kept(tree, path)
        for node in tree.walk():
            if node.level == 1 and path != self.whole:
                _replace(lines, node.start, node.lines, self._title(path))
            elif node not in kept:
                _replace(lines, node.start, node.lines, [])
                _replace(lines, node.closing_start, node.closing, [])
        return _without_wide_gaps(line for line in lines if line is not None)

    def _kept(self, tree: Node, path: str) -> set[Node]:
        """Collect the blocks that stand on one of the pages, with what they stand in."""
        here = {leaf for leaf, home in self.homes.items() if home == path}
        cited = cited_in(iter(here))
        elsewhere = cited_in(iter(self.homes)) - cited
        kept = set()
        for node in tree.walk():
            is_cited = node.kind is Kind.NOTE and node.label in cited
            is_left = path == self.whole and self._is_left(node, elsewhere)
            if node in here or is_cited or is_left:
                kept |= {node, *_above(node)}
        return kept

    def _is_left(self, node: Node, elsewhere: Set[str]) -> bool:
        """Tell whether something stays with the page, whatever of its blocks went to others.

        Footnotes do that none of these cites, by the labels that are cited `elsewhere`.
        """
        if node.is_leaf:
            is_note = node.kind is Kind.NOTE and node.label not in elsewhere
            return is_note or node.kind is Kind.FIELD
        is_heading_here = _is_section(node) and node.shown in self.headings
        return is_heading_here or not any(True for _ in _leaves(node))

    def _title(self, path: str) -> list[str]:
        titles = (node.lines for node in self.made[path].walk() if node.level == 1)
        return [" ".join(next(titles, ["#"]))]

    def _record(self, path: str, record: Record, mine: list[str]) -> Record:
        """Give what is remembered of one part."""
        standing = "\n".join(mine)
        is_whole = path == self.whole

        def is_here(entry: TakenOut | Dispute) -> bool:
            if isinstance(entry, TakenOut):
                node = entry.node()
            else:
                node = Node(Kind.TEXT, list(entry.base or entry.mine or entry.new), 0)
            if not node.marks:
                return is_whole or node.kind is Kind.SECTION
            return self._home(node) == path

        def stands(entry: Written) -> bool:
            return "\n".join(entry.lines) in standing

        return replace(
            record,
            taken_out=tuple(filter(is_here, record.taken_out)),
            disputes=tuple(filter(is_here, record.disputes)),
            written=tuple(filter(stands, record.written)),
            withdrawn=record.withdrawn if is_whole else (),
        )


def _leaves(tree: Node) -> Iterator[Node]:
    return (node for node in tree.walk() if node.is_leaf and node.kind not in FRAME)


def _above(node: Node) -> Iterator[Node]:
    while node := node.parent:
        yield node


def _is_section(node: Node) -> bool:
    return node.kind is Kind.SECTION


def _told(tree: Node, claims: Claims) -> frozenset[str]:
    """Collect what a page cites itself, and the claims that it tells by that."""
    cited = {mark for leaf in _leaves(tree) for mark in _cited(leaf)}
    return frozenset(cited).union(*(claims.get(mark, frozenset()) for mark in cited))


def _cited(leaf: Node) -> set[str]:
    """Collect the marks that stand in a block, else what it leads to, as addresses of marks."""
    return set(MARK.findall("\n".join(leaf.lines))) or {f"#{mark}" for mark in leaf.marks}


def _replace(lines: list[str | None], start: int, old: list[str], new: list[str]) -> None:
    for number in range(len(old)):
        lines[start + number] = new[number] if number < len(new) else None


def _without_wide_gaps(lines: Iterable[str]) -> list[str]:
    """Leave one blank line where what stood between others is gone, and none at the end."""
    found: list[str] = []
    for line in lines:
        if line.strip() or (found and found[-1].strip()):
            found.append(line)
    while found and not found[-1].strip():
        del found[-1]
    return found
