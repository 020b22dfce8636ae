"""The histories of one page: its editor at work on it, builds with ever other articles between, all in memory.

What an editor does is drawn by chance from a seed. Words of theirs are words that nobody else writes. After each
build the page is held against what must be true of it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from generator.write.page_tree import Kind, Node, parse_page
from generator.write.plan import State, differs, plan_page
from generator.write.saved import read_saved

WORD = re.compile(r"hand\d+x")
MOST_EARLIER = 12


class Wrong(AssertionError):
    """What a history found."""


class History:
    """A page, its editor, and what is expected of it."""

    def __init__(self, path: str, versions: list[str], chance: Random):
        self.path, self.versions, self.chance = path, versions, chance
        first = chance.choice(versions).encode()
        self.state = State(first, first, None)
        self.count = 0
        self.words: dict[str, tuple[str, ...]] = {}  # by hand, and below which headings it was written
        self.gone: set[tuple[str, ...]] = set()  # lines that were deleted by hand, with the headings above them
        self.told: list[str] = []  # what was done, for whoever looks into a failure
        self.saved: list[bytes] = [first]  # what was on the editor's screen

    # What an editor does.

    @property
    def lines(self) -> list[str]:
        return list(read_saved(self.state.mine).lines)

    def save(self, lines: list[str], deed: str) -> None:
        self.told.append(deed)
        self.state = self.state._replace(mine="".join(f"{line}\n" for line in lines).encode())
        here = set(WORD.findall("\n".join(lines)))
        self.words = {word: path for word, path in self.words.items() if word in here}
        for node in parse_page(lines).walk():
            for word in WORD.findall("\n".join(node.lines)):
                path = (*node.path, node.shown) if node.kind is Kind.SECTION else node.path
                self.words[word] = path

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
        generated = {node.key for node in parse_page(self.state.base.decode().splitlines()).walk()}
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
            end = max(max(each.start + len(each.lines), each.closing_start + len(each.closing)) for each in node.walk())
            block = [*lines[node.start : end], ""]
            rest = lines[: node.start] + [None] * (end - node.start) + lines[end:]
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

    # What the program does.

    def build(self) -> None:
        new = self.chance.choice(self.versions)
        before = self.state
        self.told.append(f"build {self.versions.index(new)}")
        plan = plan_page(self.path, before, new)
        earlier = before.earlier
        if plan.state.base != before.base and before.base not in earlier:
            earlier = (*earlier, before.base)[-MOST_EARLIER:]
        self.state = plan.state._replace(earlier=earlier)
        again = plan_page(self.path, self.state, new)
        if differs(self.state, again.state) or again.conflicts != plan.conflicts:
            raise Wrong(f"a second build writes: {again.conflicts} {plan.conflicts}")
        for problem in self.problems(before.mine.decode(), new, plan):
            raise Wrong(problem)
        self.saved = [*self.saved[-3:], plan.state.mine]

    def problems(self, before: str, new: str, plan) -> Iterator[str]:
        text = plan.state.mine.decode()
        lost = set(self.words) - set(WORD.findall(text))
        if lost:
            yield f"words are lost: {lost}"
        twice = [word for word, count in Counter(WORD.findall(text)).items() if count > 1]
        if twice:
            yield f"words stand twice: {twice}"
        tree = parse_page(text.splitlines())
        back = [node for node in tree.walk() if (*node.path[1:], node.key) in self.gone and node.is_leaf]
        if back:
            yield f"what was deleted is back: {back[0].lines}"
        yield from self._outline(before, new, text)
        yield from self._strayed(tree, new, plan)

    def _outline(self, before: str, new: str, text: str) -> Iterator[str]:
        trees = [parse_page(each.splitlines()) for each in (before, new, text)]
        sections = [[node for node in tree.walk() if node.kind is Kind.SECTION] for tree in trees]
        names = [Counter(node.shown for node in each) for each in sections]
        paths = [Counter((node.path[1:], node.shown) for node in each) for each in sections]
        for node in sections[2]:
            path = node.path[1:], node.shown
            is_named_twice = names[2][node.shown] > max(names[0][node.shown], names[1][node.shown])
            if is_named_twice and paths[2][path] > max(1, paths[0][path], paths[1][path]):
                yield f"a heading stands twice: {path}"
        empty = [
            {node.shown for node in tree.walk() if node.kind is Kind.SECTION and not node.children} for tree in trees
        ]
        bare = {heading for heading in empty[2] - empty[0] - empty[1] if not WORD.search(heading)}
        if bare:
            yield f"headings without body: {bare}"
        balances = [each.count("<div") - each.count("</div") for each in (before, new, text)]
        if balances[0] == balances[1] == 0 != balances[2]:
            yield f"unbalanced groups: {balances[2]}"

    def _strayed(self, tree: Node, new: str, plan) -> Iterator[str]:
        """Find what the editor wrote under one heading that stands under another."""
        told = "\n".join(conflict.mine for conflict in plan.conflicts)
        known = {node.shown for node in parse_page(new.splitlines()).walk() if node.kind is Kind.SECTION}
        for node in tree.walk():
            for word in WORD.findall("\n".join(node.lines)):
                was = self.words.get(word)
                path = (*node.path, node.shown) if node.kind is Kind.SECTION else node.path
                if was is None or node.kind is Kind.SECTION or node.marks:
                    continue
                if was[-1:] != path[-1:] and word not in told and was and was[-1] in known:
                    yield f"{word} strayed from {was} to {path}"


def run_history(path: str, versions: list[str], seed: str, steps: int) -> History:
    """Live through one history; raises Wrong where something is found."""
    chance = Random(seed)
    history = History(path, versions, chance)
    try:
        for _ in range(steps):
            chance.choice(History.DEEDS)(history)
            if chance.random() < 0.1:
                history.save_stale()
            if chance.random() < 0.5:
                history.build()
        history.build()
    except Wrong as error:
        raise Wrong(f"{path} {seed}: {error}\n" + "\n".join(history.told)) from error
    return history
