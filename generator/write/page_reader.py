"""Read a page as the tree of `page_tree`, from its lines."""

import re

from generator.markdown.footnotes import defined_label
from generator.markdown.lines import LineKind, is_table_rule, line_kind
from generator.write.page_tree import HEADING, Kind, Lines, Node

ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")
FENCE = re.compile(r"(`{3,}|~{3,})")
DIV = re.compile(r"<(/?)div\b", re.IGNORECASE)
EDGE = "---"  # of front matter
# What goes on with the block above it where no blank line parts the two.
GOES_ON = (LineKind.TEXT, LineKind.KEY, LineKind.ATTRIBUTES, LineKind.TAB, LineKind.RULE)


class _Reader:
    """Reads the lines of a page from top to bottom; `open` are the containers around the place."""

    def __init__(self, lines: Lines):
        self.lines = lines
        self.at = 0
        self.page = Node(Kind.PAGE, [], 0)
        self.open = [self.page]

    def read(self) -> Node:
        self._front_matter()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif HEADING.match(line):
                self._heading(line)
            elif not self._tag(line):
                self._block(line)
        gather_notes(self.page)
        for place, node in enumerate(self.page.walk()):
            node.place = place
        return self.page

    def _add(self, kind: Kind, end: int) -> Node:
        node = self.open[-1].add(Node(kind, self.lines[self.at : end], self.at))
        self.at = end
        return node

    def _front_matter(self) -> None:
        lines = self.lines
        if not lines or lines[0].rstrip() != EDGE or EDGE not in map(str.rstrip, lines[1:]):
            return
        end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == EDGE)
        front = self._add(Kind.FRONT, 1)
        self.open.append(front)
        while self.at < end:
            following = self.at + 1
            while following < end and not _is_key(lines[following]):
                following += 1
            self._add(Kind.FIELD, following)
        self.open.pop()
        front.closing, front.closing_start = [lines[end]], end
        self.at = end + 1

    def _heading(self, line: str) -> None:
        level = len(HEADING.match(line)[1])
        while self.open[-1].kind is Kind.SECTION and self.open[-1].level >= level:
            self.open.pop()
        section = self._add(Kind.SECTION, self._end(self.at + 1, (LineKind.ATTRIBUTES,)))
        section.level = level
        self.open.append(section)

    def _tag(self, line: str) -> bool:
        """Read a line that opens or closes a group; False where it is another one."""
        tags = DIV.findall(line) if line.lstrip().startswith("<") else []
        balance = sum(-1 if tag else 1 for tag in tags)
        if balance == 1:
            level = self._highest_inside()
            while self.open[-1].kind is Kind.SECTION and self.open[-1].level >= level:
                self.open.pop()
            self.open.append(self._add(Kind.GROUP, self.at + 1))
            return True
        if balance == -1 and any(each.kind is Kind.GROUP for each in self.open):
            while self.open[-1].kind is not Kind.GROUP:
                self.open.pop()
            group = self.open.pop()
            group.closing, group.closing_start = [line], self.at
            self.at += 1
            return True
        return False

    def _highest_inside(self) -> int:
        """Find the level of the highest heading in the group that begins here.

        Sections of that level end above the group.
        """
        depth, highest = 0, 9
        for line in self.lines[self.at :]:
            if line.lstrip().startswith("<"):
                depth += sum(-1 if tag else 1 for tag in DIV.findall(line))
            elif heading := HEADING.match(line):
                highest = min(highest, len(heading[1]))
            if depth <= 0:
                return highest
        return 9  # it is never closed

    def _block(self, line: str) -> None:
        fence = FENCE.match(line)
        if fence:
            ends = (
                number
                for number in range(self.at + 1, len(self.lines))
                if self.lines[number].startswith(fence[1])
            )
            self._add(Kind.TEXT, next(ends, len(self.lines) - 1) + 1)
        elif defined_label(line) is not None:
            self._add(Kind.NOTE, self._indented_end(self.at + 1))
        elif line.startswith("|"):
            self._rows()
        elif ITEM.match(line):
            self._add(Kind.ITEM, self._indented_end(self._end(self.at + 1, GOES_ON)))
        elif line.startswith(">"):
            self._add(Kind.TEXT, self._end(self.at + 1, (*GOES_ON, LineKind.QUOTE)))
        elif line.startswith("<"):
            self._add(Kind.TEXT, self._html_end(self.at + 1))
        else:
            self._add(Kind.TEXT, self._end(self.at + 1, GOES_ON))

    def _rows(self) -> None:
        has_head = self.at + 1 < len(self.lines) and is_table_rule(self.lines[self.at + 1])
        if has_head:
            self.open.append(self._add(Kind.TABLE, self.at + 2))
        while self.at < len(self.lines) and self.lines[self.at].startswith("|"):
            self._add(Kind.ROW, self.at + 1)
        if has_head:
            self.open.pop()

    def _end(self, number: int, kinds: tuple[LineKind, ...]) -> int:
        """Find the end of the lines of some kinds."""
        lines = self.lines
        while number < len(lines) and lines[number].strip():
            if line_kind(lines[number]) not in kinds or defined_label(lines[number]) is not None:
                break
            number += 1
        return number

    def _indented_end(self, number: int) -> int:
        """Find the end of the lines that are indented, blank ones between them."""
        end = number
        while number < len(self.lines):
            line = self.lines[number]
            if line.strip():
                if not line.startswith((" ", "\t")) and line_kind(line) is not LineKind.ATTRIBUTES:
                    break
                end = number + 1
            number += 1
        return end

    def _html_end(self, number: int) -> int:
        lines = self.lines
        while number < len(lines) and lines[number].strip() and not HEADING.match(lines[number]):
            if sum(-1 if tag else 1 for tag in DIV.findall(lines[number])):
                break
            number += 1
        return number


def parse_page(lines: Lines) -> Node:
    """Read the tree of a page."""
    return _Reader(lines).read()


def _is_key(line: str) -> bool:
    return line_kind(line) is LineKind.KEY and not line[:1].isspace()


def gather_notes(page: Node) -> None:
    """Make the last footnotes, and what stands below them, children of the page.

    So no section takes them along.
    """
    last = page
    while last.children and last.children[-1].kind is Kind.SECTION:
        last = last.children[-1]
    numbers = [number for number, each in enumerate(last.children) if each.kind is Kind.NOTE]
    if not numbers or any(not each.is_leaf for each in last.children[numbers[-1] :]):
        return
    first = numbers[-1]
    while first and last.children[first - 1].kind is Kind.NOTE:
        first -= 1
    below = last.children[first:]
    del last.children[first:]
    notes = page.add(Node(Kind.NOTES, [], below[0].start))
    for node in below:
        (notes if node.kind is Kind.NOTE else page).add(node)
