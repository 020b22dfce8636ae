"""What a program that formats Markdown did to a page, undone: no other words, but other lines.

Such a program, as Prettier or mdformat, pads the cells of a table, breaks lines elsewhere, indents
by two where Python-Markdown needs four, folds the attribute list of a paragraph into its text, puts
empty lines between the items of a list. It does so to the whole page, whenever that is saved, and
nothing of it says what the editor wants to stand. So each stretch of lines that differs from one of
the generated text in layout alone is written as it was generated; what has other words stays as the
editor has it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from generator.markdown.lines import CELL_END, HARD_BREAK, LineKind, line_kind
from generator.write.saved import SavedText

Lines = list[str]

BULLET = re.compile(r"\A[-*+]\s+")
BAR = re.compile(r"\s*>\s?")  # of a quotation
QUOTED = re.compile(r"\s*(?:[-*+]\s+)?>")
RULE = re.compile(r"([-*_])(?:\s*\1){2,}")
RULE_CELL = re.compile(r"\s*:?-+:?\s*")  # of the row below a table's head
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w{1,8};")
MARKUP = "*_<`"  # written so and as it is they are not the same
# `_so_` and `*so*` are alike; within a word the sign is a letter.
UNDERSCORE = re.compile(r"(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
FOLDED = re.compile(r"(?<=\S)\s+(\{[^{}]*\})$")  # an attribute list at the end of a text
# mdformat without its plugins takes the edges of front matter for a rule and an underline.
FRONT_MATTER = re.compile(r"_{3,}\Z")
SPACES, SPACE = " \t", re.compile(r"[ \t]+")
INDENTED, BROKEN = "\t", "\n"


class Stretch(NamedTuple):
    """Lines of the page, and those of the generated text that they are; None: they are others."""

    mine: slice
    base: slice | None


def restore_layout(base: SavedText, mine: SavedText) -> SavedText:
    """The page as its editor would have left it, had no program formatted it."""
    written = restore_lines(list(base.lines), list(mine.lines))
    lines = tuple(line for line, _ in written)
    if lines == mine.lines:
        return mine
    kept = [mine.lines[number] == line for line, number in written]
    numbers = [number for _, number in written]
    ends = [mine.ends[n] if same else mine.end for n, same in zip(numbers, kept, strict=True)]
    return SavedText(lines=lines, ends=tuple(ends), mark=mine.mark)


class RestoredText(NamedTuple):
    """A page in the layout in which it was generated."""

    text: str
    numbers: tuple[int, ...] | None  # of each line that of the page; None: itself

    def line(self, number: int) -> int:
        """Give the line of the page as it stands, from 1, for one of this text."""
        if self.numbers is None or not 0 < number <= len(self.numbers):
            return number
        return self.numbers[number - 1] + 1


def restore_text(base: str | None, mine: str) -> RestoredText:
    """Give the same for a text, with the numbers of its lines."""
    if base is None or mine == base:
        return RestoredText(mine, None)
    lines = mine.split("\n")
    written = restore_lines(base.split("\n"), lines)
    text = "\n".join(line for line, _ in written)
    return RestoredText(text, tuple(number for _, number in written))


def restore_lines(base: Lines, mine: Lines) -> list[tuple[str, int]]:
    """Give the same for lines, each with the number of the page's line that it stands for."""
    if mine == base:
        return [(line, number) for number, line in enumerate(mine)]
    lines = _with_front_matter(mine)
    last = len(mine) - 1
    moved = len(mine) - len(lines)
    stretches = _Alignment(base, lines).stretches()
    return [(line, min(number + moved, last)) for line, number in _written(stretches, base, lines)]


def _with_front_matter(lines: Lines) -> Lines:
    """Give front matter its edges back."""
    if not lines or not FRONT_MATTER.match(lines[0]):
        return lines
    number = next((n for n, line in enumerate(lines[1:], 1) if line.strip()), 0)
    if not lines[number].startswith("## title:"):
        return lines
    return ["---", lines[number].removeprefix("## "), "---", *lines[number + 1 :]]


class _Alignment:
    """Finds which stretches of the page are stretches of the generated text."""

    def __init__(self, base: Lines, mine: Lines):
        self._base_signs, self._signs = list(_signs(base)), list(_signs(mine))
        # By their first word, since no program breaks that.
        self._found_by: dict[str, list[int]] = defaultdict(list)
        for number, sign in enumerate(self._base_signs):
            if sign:
                self._found_by[sign.split(" ", 1)[0]].append(number)

    def stretches(self) -> Iterator[Stretch]:
        """Yield the stretches in the order of the page, empty lines between them left out."""
        number, expected = 0, 0
        while number < len(self._signs):
            if not self._signs[number]:
                number += 1
                continue
            found = self._match(number, expected)
            yield found
            number = found.mine.stop
            if found.base:
                expected = found.base.stop

    def _match(self, number: int, expected: int) -> Stretch:
        """Find what a line begins; of several places the next one from where the last ended."""
        places = self._found_by.get(self._signs[number].split(" ", 1)[0], ())
        for place in sorted(places, key=lambda place: (place < expected, place)):
            if found := self._stretch(number, place):
                return found
        return Stretch(slice(number, number + 1), None)

    def _stretch(self, number: int, place: int) -> Stretch | None:
        """Follow both texts until they say the same; None where they say something else."""
        mine, base = self._signs[number], self._base_signs[place]
        end, base_end = number + 1, place + 1
        while mine != base:
            if base.startswith(mine) and _goes_on(self._signs, end):
                mine += f" {self._signs[end].removeprefix(INDENTED)}"
                end += 1
            elif mine.startswith(base) and _goes_on(self._base_signs, base_end):
                base += f" {self._base_signs[base_end].removeprefix(INDENTED)}"
                base_end += 1
            else:
                return None
        return Stretch(slice(number, end), slice(place, base_end))


def _goes_on(signs: list[str], number: int) -> bool:
    """Whether a line follows that is not empty: no program joins what an empty line parts."""
    return number < len(signs) and bool(signs[number])


def _signs(lines: Lines) -> Iterator[str]:
    """Of each line what is the same however it is laid out; "" of an empty one.

    Within a quotation a line is the same with a bar and without.
    """
    is_quoted = False
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        is_broken = bool(after.strip() and HARD_BREAK.search(line))
        bar = BAR.match(line) if is_quoted else None
        inside = " " * line.startswith(tuple(SPACES)) + line[bar.end() :] if bar else line
        yield _sign(inside, is_broken=is_broken)
        is_quoted = bool(bar or QUOTED.match(line))


def _sign(line: str, *, is_broken: bool) -> str:
    text = line.strip(SPACES)
    if not text:
        return ""
    if RULE.fullmatch(text):
        return "---"
    if text.startswith("|"):
        cells = [each.strip(SPACES) for each in CELL_END.split(text)]
        is_rule = all(RULE_CELL.fullmatch(each) for each in cells[1:-1])
        text = "|".join(re.sub("-+", "-", each) if is_rule else each for each in cells)
    if line_kind(text.replace("\\", "")) is LineKind.SNIPPET:
        text = text.replace("\\", "")
    text = text.removesuffix("\\") if is_broken else text
    text = UNDERSCORE.sub("*", ESCAPE.sub(_character, BULLET.sub("- ", text, count=1)))
    is_indented = line.startswith(tuple(SPACES)) and line_kind(line) is not LineKind.ATTRIBUTES
    text = SPACE.sub(" ", text).strip(SPACES)
    return INDENTED * is_indented + text + BROKEN * is_broken


def _character(escape: re.Match[str]) -> str:
    """The character that an escape stands for, however it is written."""
    character = escape[1] or unescape(escape[0])
    return f"\\{ord(character)}" if character in tuple(MARKUP) else character


def _written(stretches: Iterator[Stretch], base: Lines, mine: Lines) -> Iterator[tuple[str, int]]:
    """The lines of the page, those of the generated text in its layout, with where they stand."""
    before = Stretch(slice(0, 0), slice(0, 0))
    own_lists = _own_attribute_lists(base)
    for stretch in stretches:
        start = stretch.mine.start
        for line in _gap(before, stretch, base, mine):
            yield line, start
        if stretch.base:
            lines = base[stretch.base]
        else:
            lines = list(_unfolded(mine[stretch.mine], own_lists))
        for number, line in enumerate(lines):
            yield line, min(start + number, stretch.mine.stop - 1)
        before = stretch
    for number in range(before.mine.stop, len(mine)):
        yield mine[number], number


def _gap(before: Stretch, stretch: Stretch, base: Lines, mine: Lines) -> Lines:
    """The empty lines before a stretch: of the generated text, where both follow each other there.

    Where one text joins two paragraphs that the other parts, that is an edit.
    """
    gap = mine[before.mine.stop : stretch.mine.start]
    if not before.base or not stretch.base or before.base.stop > stretch.base.start:
        return gap
    generated = base[before.base.stop : stretch.base.start]
    is_prose = line_kind(base[stretch.base.start]) is LineKind.TEXT
    is_edit = bool(gap) != bool(generated) and is_prose
    return gap if is_edit or any(line.strip() for line in generated) else generated


def _own_attribute_lists(base: Lines) -> dict[str, str]:
    """The attribute lists that stand on a line of their own, by what is the same of them."""
    lines = (line for line in base if line_kind(line) is LineKind.ATTRIBUTES)
    return {_sign(line, is_broken=False).strip(): line for line in lines}


def _unfolded(lines: Lines, own_lists: dict[str, str]) -> Iterator[str]:
    """Lines of the editor's, with an attribute list that was folded into them on its own line."""
    for line in lines:
        found = FOLDED.search(line)
        own = found and own_lists.get(_sign(found[1], is_broken=False))
        if own:
            yield line[: found.start()].rstrip()
            yield own
        else:
            yield line
