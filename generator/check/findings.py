"""What a check finds, and how it is told: to a person, as JSON, as annotations of GitHub."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from enum import StrEnum

PARTS = re.compile(r"\s+|[^\W_]+(?:[.,:][^\W_]+)*|.", re.DOTALL)
MARKED = {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}
MARKS = re.compile(r"\[-(?P<gone>.*?)-\]|\{\+(?P<new>.*?)\+\}")
Paint = Callable[[int, str], str]
LONGEST = 300  # code points of a text on the terminal


class Rule(StrEnum):
    """What a page may not do. The names stand in JSON and in annotations, and don't change."""

    CITATION = "citation"  # it cites a passage that no article has
    PASSAGE = "passage"  # it shows a passage that is not as its article has it
    QUOTATION = "quotation"
    NUMBER = "number"
    SPEAKER = "speaker"
    LINK = "link"
    UNCITED = "uncited"  # an editor's own sentence, where the settings forbid it


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a page that must not be published."""

    file: str  # relative to the project, with slashes
    line: int
    rule: Rule
    message: str
    found: str  # what the page says
    expected: str  # what it should agree with; "" for nothing
    mend: str
    passages: tuple[str, ...] = ()  # the ids of those cited

    @property
    def difference(self) -> str:
        """Both texts in one, what only the expected has as [-…-], what only the page has as {+…+}.

        "" where they have nothing in common.
        """
        if not self.expected or not any(
            side == 0 and text.strip() for side, text in compare(self.expected, self.found)
        ):
            return ""
        return "".join(MARKED[side].format(text) for side, text in compare(self.expected, self.found))


Findings = tuple[Finding, ...]


def compare(expected: str, found: str) -> Iterator[tuple[int, str]]:
    """The two texts word by word: -1 what only the first has, 1 what only the second has, 0 what both have."""
    mine, theirs = PARTS.findall(expected), PARTS.findall(found)
    for _, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        left, right = "".join(mine[a:b]), "".join(theirs[c:d])
        if left == right:
            yield 0, left
            continue
        if left:
            yield -1, left
        if right:
            yield 1, right


def told(finding: Finding, paint: Paint = lambda side, text: MARKED[side].format(text)) -> str:
    """A finding as a block of lines: where and what, both texts with the difference, the way out.

    `paint` shows a part of the difference: -1 what the source alone has, 1 what the page alone has, 0 the rest.
    """
    lines = [f"{finding.file}:{finding.line}: {finding.rule}: {finding.message}"]
    if finding.found:
        lines.append(f"  the page:   {_shortened(finding.found)}")
    if finding.expected:
        lines.append(f"  the source: {_shortened(finding.expected)}")
    if finding.difference:
        lines.append(f"  difference: {_painted(finding, paint)}")
    return "\n".join([*lines, f"  to mend it: {finding.mend}"])


def as_line(finding: Finding) -> str:
    """The same on one line, for logs."""
    texts = f"Difference: {finding.difference}" if finding.difference else f"Found: {finding.found}"
    said = (finding.message, _shortened(texts), _shortened(finding.mend))
    return f"{finding.file}:{finding.line}: {' '.join(part if part.endswith('.') else f'{part}.' for part in said)}"


def _painted(finding: Finding, paint: Paint) -> str:
    def shown(part: re.Match) -> str:
        return paint(-1, part["gone"]) if part["gone"] is not None else paint(1, part["new"])

    return MARKS.sub(shown, _shortened(finding.difference))


def _shortened(text: str) -> str:
    """The text cut to what fits, around the difference where it has one."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    marks = [position for mark in ("[-", "{+") if (position := text.find(mark)) >= 0]
    start = max(0, min(marks, default=0) - LONGEST // 3)
    cut = text[start : start + LONGEST]
    return f"{'…' if start else ''}{cut}{'…' if start + LONGEST < len(text) else ''}"


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a list of records; their keys are those of `Finding`, with `difference`."""
    records = [asdict(finding) | {"difference": finding.difference} for finding in findings]
    return json.dumps(records, ensure_ascii=False, indent=2)


def as_records(findings: Iterable[Finding]) -> list[list]:
    """The findings as JSON keeps them between two builds."""
    return [list(asdict(finding).values()) for finding in findings]


def from_records(records: Iterable[list]) -> Findings:
    """What `as_records` was given."""
    return tuple(
        Finding(file, line, Rule(rule), *texts, passages=tuple(passages))
        for file, line, rule, *texts, passages in records
    )


def as_annotation(finding: Finding) -> str:
    """A finding as a workflow command of GitHub Actions, which shows it beside the line.

    Escaped as the runner reads it: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    message = "\n".join(told(finding).split("\n")[1:])
    properties = {"file": finding.file, "line": str(finding.line), "title": f"{finding.rule}: {finding.message}"}
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::error {listed}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
