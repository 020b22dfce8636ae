"""Citations: the marks of footnotes in a text, the definitions that they lead to, and chips.

A chip is a link that cites: it names the source and opens the passage on the page of the source.

A label is whatever stands between `[^` and the next `]`, as Python-Markdown has it: a space or a
bracket may be in it. Its length is limited, so that a line of brackets is read in linear time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LABEL = r"[^\]\n]{1,300}"
MARK = re.compile(rf"(?<!\\)\[\^({LABEL})\]")
# In place of "fnref" in the address of a mark: the line that has it is in the editor's own words.
REWORDED = "reworded"
DEFINITION = re.compile(rf"[ ]{{0,3}}\[\^({LABEL})\]:[ \t]*(.*)$")
ELSEWHERE = re.compile(r"[^#]#fnref\d*:([^#\s]{1,300})$")  # a link to a mark on another page
# [Daily](sources/x.md#p-94eda586 "7 December 2024"){.source}
CHIP = re.compile(
    r"(?<!\\)\[(?P<name>(?:[^\[\]\\]|\\.){1,300}+)\]"
    r"\((?P<target>[^()\s#]{1,300}+#p-(?P<id>[0-9a-f]{8}))"
    r"(?:[ ]+\"(?P<day>[^\"\n]{0,100}+)\")?\)\{:?[ ]*\.source[ ]*\}"
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # one that nothing ends hides the rest
INDENT = "    "  # of what goes on with a definition after a blank line


@dataclass(frozen=True, slots=True)
class Definition:
    """A footnote's definition among the lines of a page."""

    label: str
    start: int  # the number of its first line, from 0
    end: int  # the number of the line after its last, which is not blank
    markdown: str  # what it says, its lines without their indentation

    def certain_lines(self, lines: Sequence[str]) -> range:
        """Return the numbers of the lines that are its own beyond doubt.

        A line below it that is not indented goes on with it in Python-Markdown, but whoever wrote
        it may have forgotten the blank line before a new paragraph.
        """
        end = self.start + 1
        while end < self.end and (lines[end][:1].isspace() or not lines[end]):
            end += 1
        return range(self.start, end)


def defined_label(line: str) -> str | None:
    """Return the label of the footnote whose definition the line begins, or None."""
    found = DEFINITION.match(line)
    return found[1] if found else None


def cited_labels(lines: Iterable[str]) -> set[str]:
    """Collect the labels that the lines cite; that a line defines one does not cite it."""
    labels: set[str] = set()
    for line in lines:
        defined = DEFINITION.match(line)
        labels.update(MARK.findall(line, defined.start(2) if defined else 0))
    return labels


def seen_labels(text: str) -> set[str]:
    """Collect what the text of a page cites where a reader sees it: in no comment.

    That is labels of footnotes, and passages that chips open.
    """
    seen = COMMENT.sub("", text)
    return cited_labels(seen.splitlines()).union(chip_passages(seen))


def chip_passages(text: str) -> list[str]:
    """Give the ids of the passages that the chips of a text open, in their order."""
    return [found["id"] for found in CHIP.finditer(text)] if ".source" in text else []


def find_definitions(lines: Sequence[str]) -> Iterator[Definition]:
    """Find the definitions in the lines of a page, in their order."""
    number = 0
    while number < len(lines):
        found = DEFINITION.match(lines[number])
        if found:
            definition = _read_definition(lines, number, found)
            yield definition
            number = definition.end
        else:
            number += 1


def _read_definition(lines: Sequence[str], start: int, found: re.Match) -> Definition:
    """Read a definition with the lines that go on with it.

    The next line goes on with it whether it is indented or not; after a blank line, one that is.
    """
    pieces, end = [found[2]], start + 1
    is_after_blank = False
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            is_after_blank = True
        elif DEFINITION.match(line) or (is_after_blank and not line.startswith(INDENT)):
            break
        else:
            pieces += [""] * (number - end)
            pieces.append(line.strip())
            end = number + 1
    return Definition(found[1], start, end, markdown="\n".join(pieces).rstrip())
