"""An export of Nexis: that of Nexis Uni, whose articles end in "End of Document", and the older one
of plain text, whose articles begin with "3 of 25 DOCUMENTS".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.read.draft import Draft
from generator.read.page.written_day import read_written
from generator.read.several.text_lines import read_lines, write_paragraphs
from generator.read.text import clean_line
from generator.read.told_metadata import tell_metadata

END = re.compile(r"end of document", re.IGNORECASE)
BEGIN = re.compile(
    r"\s*(?:Document |Dokument )?\d+ (?:of|von|de) \d+(?: DOCUMENTS?)?\s*", re.IGNORECASE
)
LABEL = re.compile(
    r"(SECTION|LENGTH|L[ÄA]NGE|LONGUEUR|BYLINE|AUTOR|DATELINE|HIGHLIGHT|HEADLINE|BODY|GRAPHIC"
    r"|LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|LANGUE|PUBLICATION-TYPE|JOURNAL-CODE|URL|NOTES?|SERIES"
    r"|CORRECTION(?:-DATE)?|CLASSIFICATION)(?::\s*(.*)|$)",
    re.IGNORECASE,
)
LENGTHS = ("LENGTH", "LÄNGE", "LANGE", "LONGUEUR")
BEFORE = ("SECTION", "BYLINE", "AUTOR", "DATELINE", "HIGHLIGHT", "HEADLINE", "SERIES", *LENGTHS)
COPYRIGHT = re.compile(r"(?i)copyright\b|all rights reserved")
LONGEST_DAY = 60  # characters: "December 5, 2024 Thursday 8:05 AM GMT"


def split(raw: bytes, where: str, ending: str) -> list[Draft]:
    """Give the articles of an export; none where the file is no export of Nexis."""
    lines = read_lines(raw, where, ending)
    drafts = (_read(lines[begin + 1 : end]) for begin, end in _borders(lines))
    return [draft for draft in drafts if draft and draft.text]


def _borders(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines between which the articles stand: those at their ends, else at their beginnings."""
    if ends := [number for number, line in enumerate(lines) if END.fullmatch(line)]:
        return pairwise([-1, *ends])
    begins = [number for number, line in enumerate(lines) if BEGIN.fullmatch(line)]
    return pairwise([*begins, len(lines)])


def _read(lines: Sequence[str]) -> Draft | None:
    """Read an article; None for what has neither length nor day, as an export's cover has not."""
    labels = [(number, found) for number, line in enumerate(lines) if (found := _label(line))]
    if not any(name in LENGTHS for _, (name, _) in labels):
        return None
    first = labels[0][0]
    day, place = _day(lines[:first])
    values = {name: _value(lines, number, value) for number, (name, value) in labels}
    title, publisher = _names(lines[:first], place)
    metadata = tell_metadata(
        values.get("HEADLINE") or title,
        day=day,
        byline=values.get("BYLINE") or values.get("AUTOR", ""),
        publisher=publisher,
        address=values.get("URL", ""),
        language=values.get("LANGUAGE") or values.get("SPRACHE", ""),
    )
    return Draft(write_paragraphs(list(_body(lines, labels))), metadata=metadata)


def _label(line: str) -> tuple[str, str] | None:
    found = LABEL.fullmatch(line)
    return (found[1].upper(), found[2] or "") if found else None


def _value(lines: Sequence[str], number: int, value: str) -> str:
    """Give the value of a label, which may run over several lines."""
    more = []
    for line in lines[number + 1 :]:
        if not line or _label(line):
            break
        more.append(line)
    return clean_line(" ".join((value, *more))) if value else ""


def _day(head: Sequence[str]) -> tuple[str, int]:
    """Give the last line of the head that is a day, and its number."""
    for number in range(len(head) - 1, -1, -1):
        is_day = len(head[number]) < LONGEST_DAY and read_written(head[number])
        if is_day and not COPYRIGHT.search(head[number]):
            return head[number], number
    return "", len(head)


def _names(head: Sequence[str], place: int) -> tuple[str, str]:
    """Title and publisher: the old export has the title behind the day, the new one before."""
    before = [block for block in _blocks(head[:place]) if not COPYRIGHT.search(block)]
    behind = [block for block in _blocks(head[place + 1 :]) if not COPYRIGHT.search(block)]
    if behind:
        return behind[-1], before[-1] if before else ""
    return (before[-2] if len(before) > 1 else ""), (before[-1] if before else "")


def _blocks(lines: Sequence[str]) -> list[str]:
    """Give the paragraphs, each on one line; where no line is empty, each line."""
    return [" ".join(block.split()) for block in write_paragraphs(lines).split("\n\n") if block]


def _body(lines: Sequence[str], labels: list) -> Iterator[str]:
    """Yield the lines between the labels of the head and those behind the text."""
    head = [number for number, (name, _) in labels if name in (*BEFORE, "BODY")]
    tail = [number for number, (name, _) in labels if number > head[-1]]
    begin = head[-1] + 1
    while begin < len(lines) and lines[begin] and _value_goes_on(lines, head[-1]):
        begin += 1
    end = min(tail, default=len(lines))
    for line in lines[begin:end]:
        if not COPYRIGHT.match(line):
            yield line


def _value_goes_on(lines: Sequence[str], number: int) -> bool:
    """Tell whether a label's value takes the lines behind it, as that of a body does not."""
    name, value = _label(lines[number]) or ("", "")
    return bool(value) and name not in LENGTHS and name != "BODY"
