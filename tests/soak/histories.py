"""The histories of one page: its editor at work on it, builds with ever other articles between, all in memory.

What an editor does is drawn by chance from a seed. Words of theirs are words that nobody else writes. Now and then
a second editor works on a branch, and git merges it. After each build the page is held against what must be true of it.
"""

import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from generator.write.likeness import MARKED
from generator.write.page_reader import parse_page
from generator.write.page_tree import ATTRIBUTES, Kind, Node, without_addresses
from generator.write.plan import plan_page
from generator.write.record import read_record
from generator.write.saved import read_saved
from generator.write.state import State, differs

ID = re.compile(r"\b[0-9a-f]{8}\b|(?<=#)[\w-]+(?= \})")
WORD = re.compile(r"hand\d+x")
WORDS = re.compile(r"\w+")
MOST_EARLIER = 12
BRANCH = 500  # from this number on are the words that are written on a branch


class Wrong(AssertionError):
    """What a history found."""


class History:
    """A page, its editor, and what is expected of it."""

    def __init__(self, path: str, versions: list[str], chance: Random):
        self.path, self.versions, self.chance = path, versions, chance
        first = chance.choice(versions).encode()
        self.state = State(first, first, None)
        self.count = 0
        # By hand, each with the headings that it was written below; after a merge, by either editor.
        self.words: dict[str, set[tuple[str, ...]]] = {}
        self.gone: set[tuple[str, ...]] = set()  # lines that were deleted by hand, with the headings above them
        self.taken: set[str] = set()  # the passages of all lines that were deleted or rewritten
        self.told: list[str] = []  # what was done, for whoever looks into a failure
        self.saved: list[bytes] = [first]  # what was on the editor's screen
        self.shared: set[str] = set()  # words that two branches had, and may both have written on
        self.sides: list[str] = []  # the page on both sides of a merge that no build has seen

    # What an editor does.

    @property
    def lines(self) -> list[str]:
        return list(read_saved(self.state.mine).lines)

    def save(self, lines: list[str], deed: str) -> None:
        self.told.append(deed)
        self.taken |= _known_by(set(self.lines) - set(lines))
        self.state = self.state._replace(mine="".join(f"{line}\n" for line in lines).encode())
        here = set(WORD.findall("\n".join(lines)))
        self.words = {word: paths for word, paths in self.words.items() if word in here}
        paths = defaultdict(set)  # git may have left both branches' block
        for node in parse_page(lines).walk():
            for word in WORD.findall("\n".join(node.lines)):
                paths[word].add((*node.path, node.shown) if node.kind is Kind.SECTION else node.path)
        self.words |= paths

    def copies(self, word: str) -> int:
        """Count how often a word stands; one that waits in a conflict does once."""
        return self.state.mine.decode().count(word) or int(word in self.words)

    def word(self) -> str:
        self.count += 1
        return f"hand{self.count}x"

    def some(self, *kinds: Kind) -> Node | None:
        found = [node for node in parse_page(self.lines).walk() if node.kind in kinds and node.parent]
        return self.chance.choice(found) if found else None

    def rewrite(self) -> None:
        """Put a word of theirs into a block."""
        node = self.some(Kind.TEXT, Kind.ITEM, Kind.ROW, Kind.SECTION, Kind.FIELD)
        if node and " " in node.lines[0].strip():
            lines = self.lines
            words = lines[node.start].split(" ")
            place = self.chance.randrange(len(words) // 2, len(words))
            if words[place].strip("-*|#{}") and "[" not in words[place] and "{" not in lines[node.start]:
                words.insert(place, self.word())
                lines[node.start] = " ".join(words)
                self.save(lines, f"rewrite {lines[node.start][:60]}")

    def remark(self) -> None:
        """Write a paragraph before or behind a block."""
        node = self.some(Kind.TEXT, Kind.ITEM, Kind.SECTION)
        if node and node.parent.kind is not Kind.FRONT:
            lines = self.lines
            at = node.start + len(node.lines)
            lines[at:at] = ["", f"A remark {self.word()}.", *([""] if at < len(lines) and lines[at].strip() else [])]
            self.save(lines, f"remark behind {node.lines[0][:40]}")

    def item(self) -> None:
        """Add an item or a row to a list or a table."""
        node = self.some(Kind.ITEM, Kind.ROW)
        if node:
            bars = node.lines[0].count("|") - 2
            form = "- An item {}" if node.kind is Kind.ITEM else "| {} " + "| – " * bars + "|"
            lines = self.lines
            at = node.start + len(node.lines)
            lines.insert(at, form.format(self.word()))
            self.save(lines, f"{node.kind} behind {node.lines[0][:40]}")

    def section(self) -> None:
        """Write a section of their own before another."""
        node = self.some(Kind.SECTION)
        if node and node.level > 1:
            lines = self.lines
            lines[node.start : node.start] = ["#" * node.level + f" Own {self.word()}", "", f"Own {self.word()}.", ""]
            self.save(lines, f"section before {node.lines[0][:40]}")

    def delete(self) -> None:
        """Take out a statement, an item or a row."""
        node = self.some(Kind.TEXT, Kind.ITEM, Kind.ROW)
        if node:
            lines = self.lines
            self._mark_gone([node])
            end = node.start + len(node.lines)
            if end < len(lines) and not lines[end].strip() and node.start and not lines[node.start - 1].strip():
                end += 1
            del lines[node.start : end]
            self.save(lines, f"delete {node.lines[0][:60]}")

    def _mark_gone(self, nodes: list[Node]) -> None:
        counts = Counter(node.key for node in parse_page(self.lines).walk())
        generated = {node.key for node in parse_page((self.state.base or b"").decode().splitlines()).walk()}
        nodes = [node for node in nodes if node.key in generated]
        for node in nodes:
            if node.marks and node.is_leaf and node.kind is not Kind.NOTE and counts[node.key] == 1:
                self.gone.add((*node.path[1:], node.key))

    def delete_section(self) -> None:
        node = self.some(Kind.SECTION)
        if node and node.level > 1 and not any(each.closing for each in node.walk()):
            lines = self.lines
            self._mark_gone(list(node.walk()))
            end = max(each.start + len(each.lines) for each in node.walk())
            del lines[node.start : end]
            self.save(lines, f"delete section {node.lines[0][:40]}")

    def move_section(self) -> None:
        """Put a section before another of its kind."""
        node = self.some(Kind.SECTION)
        others = (
            [each for each in node.parent.children if each.kind is Kind.SECTION and each is not node] if node else []
        )
        if others and not any(each.kind is Kind.GROUP and not each.closing for each in node.walk()):
            other = self.chance.choice(others)
            lines = self.lines
            block = [*lines[node.start : node.end], ""]
            rest = lines[: node.start] + [None] * (node.end - node.start) + lines[node.end :]
            rest[other.start : other.start] = block
            self.save(
                [line for line in rest if line is not None], f"move section {node.lines[0]} before {other.lines[0]}"
            )

    def move_block(self) -> None:
        node, other = self.some(Kind.TEXT), self.some(Kind.TEXT)
        if node and other and node is not other and node.marks:
            lines = self.lines
            at, end = other.start, node.start + len(node.lines)
            block = lines[node.start : end]
            if at > node.start:
                lines[at:at] = [*block, ""]
                del lines[node.start : end]
            else:
                del lines[node.start : end]
                lines[at:at] = [*block, ""]
            self.save(lines, f"move {block[0][:40]} before {other.lines[0][:40]}")

    def save_stale(self) -> None:
        """Save what was on the screen before the last builds, with a remark of theirs."""
        stale = self.chance.choice(self.saved)
        lines = list(read_saved(stale).lines)
        self.gone = set()  # to put back what one took out looks the same
        self.save([*lines, "", f"Late {self.word()}."], "save what was opened before")

    DEEDS = (rewrite, remark, item, section, delete, delete, delete_section, move_section, move_block, rewrite, remark)

    # What two editors do.

    def merge_branch(self) -> None:
        """Let another editor work on a branch meanwhile, and merge it with git."""
        other = History(self.path, self.versions, self.chance)
        other.state, other.gone, other.words = self.state, set(self.gone), dict(self.words)
        other.taken, other.shared = set(self.taken), set(self.shared)
        other.saved, other.count = list(self.saved), self.count + BRANCH
        before, gone = self.state, set(self.gone)
        words = set(WORD.findall(before.mine.decode()))
        for editor in (other, self):
            self.told.append("on a branch" if editor is other else "on the main branch")
            for _ in range(self.chance.randrange(1, 4)):
                self.chance.choice(self.DEEDS)(editor)
                if self.chance.random() < 0.5:
                    editor.build()
            editor.build()
            if editor is other:
                self.told += other.told
        self.count = max(other.count, self.count)
        removed = taken_out_between(Counter(WORD.findall(before.mine.decode())), self, other)
        self.sides = [self.state.mine.decode(), other.state.mine.decode()]
        both = zip(self.state[:3], before[:3], other.state[:3], strict=True)
        self.state = State(*(merge_by_git(*texts) for texts in both), earlier=self.state.earlier, is_merged=True)
        self.told.append("merge")
        self.shared |= words
        self.taken |= other.taken
        for word, paths in other.words.items():
            self.words[word] = self.words.get(word, set()) | paths
        self.words = {word: paths for word, paths in self.words.items() if word not in removed}
        self.gone = (self.gone | other.gone) - (gone - (self.gone & other.gone))
        self.build()

    # What the program does.

    def build(self) -> None:
        new = self.chance.choice(self.versions)
        before = self.state
        self.told.append(f"build {self.versions.index(new)}")
        plan = plan_page(self.path, before, new)
        earlier = before.earlier
        for text in (before.base, plan.state.base):
            if plan.state.base != before.base and text not in earlier:
                earlier = (*earlier, text)[-MOST_EARLIER:]
        kept = plan.state if differs(before, plan.state) else before  # as on the disk
        self.state = kept._replace(earlier=earlier, is_merged=False)
        again = plan_page(self.path, self.state, new)
        if differs(self.state, again.state) or again.conflicts != plan.conflicts:
            raise Wrong(f"a second build writes: {again.conflicts} {plan.conflicts}")
        for problem in self.problems(before.mine.decode(), new, plan):
            raise Wrong(problem)
        self.saved = [*self.saved[-3:], plan.state.mine]
        self.sides = []

    def problems(self, before: str, new: str, plan) -> Iterator[str]:
        text = plan.state.mine.decode()
        waiting = "\n".join(each.new for each in plan.conflicts)  # of two editors one stands
        lost = set(self.words) - set(WORD.findall(text + waiting))
        if lost:
            yield f"words are lost: {lost}"
        counts = Counter(WORD.findall(text))
        twice = [word for word, count in counts.items() if count > 1 and word not in self.shared]
        if twice:
            yield f"words stand twice: {twice}"
        tree = parse_page(text.splitlines())
        back = [node for node in tree.walk() if (*node.path[1:], node.key) in self.gone and node.is_leaf]
        if back:
            yield f"what was deleted is back: {back[0].lines}"
        yield from self._outline(self.sides or [before], new, text)
        yield from self._strayed(tree, new, plan)
        for out in read_record(plan.state.record).taken_out if self.sides else ():
            known = _known_by((*out.lines, *out.path)).union(out.claims)
            if out.node().marks and not self.taken & known:
                yield f"nobody took it out: {out.lines}"

    def _outline(self, before: list[str], new: str, text: str) -> Iterator[str]:
        trees = [parse_page(each.splitlines()) for each in (*before, new)]
        tree = parse_page(text.splitlines())
        *names, names_now = [Counter(node.shown for node in _sections(each)) for each in (*trees, tree)]
        *paths, paths_now = [Counter(map(_path, _sections(each))) for each in (*trees, tree)]
        for path in map(_path, _sections(tree)):
            is_named_twice = names_now[path[-1]] > max(each[path[-1]] for each in names)
            if is_named_twice and paths_now[path] > max(1, *(each[path] for each in paths)):
                yield f"a heading stands twice: {path}"
        *empty, empty_now = [
            {node.shown for node in _sections(each) if not node.children and node.level > 1} for each in (*trees, tree)
        ]
        bare = {heading for heading in empty_now.difference(*empty) if not WORD.search(heading)}
        if bare and len(empty_now) > max(map(len, empty)):  # one may be reworded
            yield f"headings without body: {bare}"
        *balances, balance = [each.count("<div") - each.count("</div") for each in (*before, new, text)]
        if not any(balances) and balance:
            yield f"unbalanced groups: {balance}"

    def _strayed(self, tree: Node, new: str, plan) -> Iterator[str]:
        """Find what the editor wrote under one heading that stands under another."""
        told = "\n".join(conflict.mine for conflict in plan.conflicts)
        known = {node.shown for node in parse_page(new.splitlines()).walk() if node.kind is Kind.SECTION}
        for node in tree.walk():
            for word in WORD.findall("\n".join(node.lines)):
                is_heading_new = any(map(WORD.search, node.path))
                if node.kind is Kind.SECTION or node.marks or word in told or is_heading_new:
                    continue
                homes = {path[-1:] for path in self.words.get(word, ())}  # () at the head and foot of a page
                was = set().union(*homes)
                if was and was <= known and node.path[-1:] not in homes:
                    yield f"{word} strayed from {was} to {node.path}"


def taken_out_between(stood: dict[str, int], *sides: "History | None") -> set[str]:
    """Find the words of which two editors took out all that stood; None is one who has no page.

    A block that one branch wrote anew before any build saw it stands twice, and each may take out another one.
    """
    taken = Counter()
    for word, count in stood.items():
        taken[word] = sum(count - min(count, side.copies(word) if side else 0) for side in sides)
    return {word for word, count in stood.items() if taken[word] >= count}


def _known_by(lines: Iterable[str]) -> set[str]:
    """What lines are known by: passages, records, and what they say without them."""
    shown = (without_addresses(MARKED.sub("", ATTRIBUTES.sub("", line))) for line in lines)
    words = (" ".join(WORDS.findall(line)) for line in shown)
    return {found for line in lines for found in ID.findall(line)} | set(filter(None, words))


def _sections(tree: Node) -> list[Node]:
    return [node for node in tree.walk() if node.kind is Kind.SECTION]


def _path(section: Node) -> tuple[str, ...]:
    return (*section.path[1:], section.shown)


def merge_by_git(mine: bytes | None, before: bytes | None, other: bytes | None) -> bytes | None:
    """Merge a file as git does where it is told to keep the lines of both sides."""
    if mine == other or other == before:
        return mine
    if mine == before or other is None or mine is None:  # where one side has it no more, git leaves the other
        return other if mine in (before, None) else mine
    with tempfile.TemporaryDirectory() as folder:
        names = ("mine", "before", "other")
        for name, data in zip(names, (mine, before or b"", other), strict=True):
            (Path(folder) / name).write_bytes(data)
        command = ["git", "merge-file", "--union", "--stdout", *names]
        return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout


def run_history(path: str, versions: list[str], seed: str, steps: int) -> History:
    """Live through one history; raises Wrong where something is found."""
    chance = Random(seed)
    history = History(path, versions, chance)
    try:
        for _ in range(steps):
            chance.choice(History.DEEDS)(history)
            if chance.random() < 0.1:
                history.save_stale()
            if chance.random() < 0.05:
                history.merge_branch()
            if chance.random() < 0.5:
                history.build()
        history.build()
    except Wrong as error:
        raise Wrong(f"{path} {seed}: {error}\n" + "\n".join(history.told)) from error
    return history
