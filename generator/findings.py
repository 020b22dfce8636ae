"""What a check finds, and how it is told: to a person, as JSON, as annotations of GitHub.

A finding must not be published. A question asks the editor whether a sentence of theirs still says
what its passage says; they answer it once, in corrections.yml, and until then it holds up nothing.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from textwrap import shorten

from generator.differences import compare, mark_differences

LONGEST = 300  # code points of a text on the terminal
OF_QUESTION = 80  # of one in a question on one line


class Rule(StrEnum):
    """What is found or asked. The names stand in JSON and in annotations, and don't change."""

    CITATION = "citation"  # it cites a passage that no article has
    PASSAGE = "passage"  # it shows a passage that is not as its article has it
    QUOTATION = "quotation"
    NUMBER = "number"
    SPEAKER = "speaker"
    LINK = "link"
    ENCODING = "encoding"  # it is not UTF-8
    HTML = "html"  # it carries what runs, or what comes from another host
    UNCHECKED = "unchecked"  # the check itself failed on a page that an editor changed
    UNCITED = "uncited"  # an editor's own sentence, where the settings forbid it
    RECORD = "record"  # a field of something generated is not as its record has it
    # What only questions ask of a sentence that is told in other words than its passage's:
    ACTOR = "actor"  # who did it
    POLARITY = "polarity"  # whether it happened, and which way
    TERM = "term"  # what was counted
    MODALITY = "modality"  # whether it may only be so
    CAVEAT = "caveat"  # whether somebody doubts it
    EVENT = "event"  # what happened, and why


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a page that must not be published, or a question to its editor."""

    # Relative to the project, with slashes; who checks one page or file tells it once for all.
    file: str = field(default="", kw_only=True)
    line: int
    rule: Rule
    message: str
    found: str  # what the page says
    expected: str = field(default="", kw_only=True)  # what it should agree with; "" for nothing
    mend: str
    passages: tuple[str, ...] = ()  # the ids of those cited
    is_question: bool = False

    @property
    def kind(self) -> str:
        """How messages call it."""
        return f"{self.rule}?" if self.is_question else f"{self.rule}"

    @property
    def difference(self) -> str:
        """Both texts in one, what only the expected has as [-…-], what only the page has as {+…+}.

        "" where they have nothing in common.
        """
        pieces = compare(self.expected, self.found)
        if not self.expected or not any(side == 0 and text.strip() for side, text in pieces):
            return ""
        return mark_differences(self.expected, self.found)


Findings = tuple[Finding, ...]


def told(finding: Finding, paint: Callable[[str], str] = str) -> str:
    """Tell a finding in a block of lines: where and what, both texts, what to do.

    `paint` gives the marked difference its colours.
    """
    lines = [f"{finding.file}:{finding.line}: {finding.kind}: {finding.message}"]
    if finding.found:
        lines.append(f"  the page:   {_shortened(finding.found)}")
    if finding.expected:
        lines.append(f"  the source: {_shortened(finding.expected)}")
    if finding.difference:
        lines.append(f"  difference: {paint(_shortened(finding.difference))}")
    way = "to settle it" if finding.is_question else "to mend it"
    return "\n".join([*lines, f"  {way}: {finding.mend}"])


def as_line(finding: Finding) -> str:
    """Tell a finding on one line, for logs; a question so short that many can be read."""
    place = f"{finding.file}:{finding.line}:"
    if finding.is_question:
        words = shorten(finding.found, OF_QUESTION, placeholder=" …")
        marks = "".join(f" [^{id}]" for id in finding.passages)
        return f"{place} {finding.kind} {finding.message.rstrip('.')}: “{words}”{marks}"
    texts = f"Difference: {finding.difference}" if finding.difference else f"Found: {finding.found}"
    said = (finding.message, _shortened(texts), _shortened(finding.mend))
    sentences = [part if part.endswith(".") else f"{part}." for part in said]
    return f"{place} {' '.join(sentences)}"


def _shortened(text: str) -> str:
    """Give the text cut to what fits, around the difference where it has one."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    marks = [position for mark in ("[-", "{+") if (position := text.find(mark)) >= 0]
    start = max(0, min(marks, default=0) - LONGEST // 3)
    cut = text[start : start + LONGEST]
    return f"{'…' if start else ''}{cut}{'…' if start + LONGEST < len(text) else ''}"


def as_json(findings: Iterable[Finding]) -> str:
    """Write findings as JSON: a list of records with the keys of `Finding`, and `difference`."""
    records = [asdict(finding) | {"difference": finding.difference} for finding in findings]
    return json.dumps(records, ensure_ascii=False, indent=2)


def as_records(findings: Iterable[Finding]) -> list[list]:
    """Give findings in the form in which they are kept between two builds."""
    return [list(asdict(finding).values()) for finding in findings]


def from_records(records: Iterable[list]) -> Findings:
    """Read findings that `as_records` gave."""
    return tuple(map(_from_record, records))


def _from_record(record: list) -> Finding:
    told = dict(zip((each.name for each in fields(Finding)), record, strict=True))
    read = {"rule": Rule(told["rule"]), "passages": tuple(told["passages"])}
    return Finding(**told | read)


def part(found: Iterable[Finding]) -> tuple[Findings, Findings]:
    """Part what must not be published from what is asked."""
    found = tuple(found)
    asked = tuple(one for one in found if one.is_question)
    return tuple(one for one in found if not one.is_question), asked


def as_annotation(finding: Finding) -> str:
    """Write a finding as a workflow command of GitHub Actions, which shows it beside the line.

    Escaped as the runner reads it:
    https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    message = "\n".join(told(finding).split("\n")[1:])
    properties = {
        "file": finding.file,
        "line": str(finding.line),
        "title": f"{finding.kind}: {finding.message}",
    }
    command = "notice" if finding.is_question else "error"
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{command} {listed}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
