"""An export of Factiva, as text, RTF, HTML, a Word document or a PDF.

With indexing, each field has its code: HD the headline, PD the day, SN the source, LP and TD the
text. Without, an article is its headline, its length ("482 words"), day, source and language, a
copyright line and the text; "Document" and its number end it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.draft import Draft
from generator.read.language import language_code
from generator.read.page.byline import read_names
from generator.read.several.text_lines import read_lines, write_paragraphs
from generator.read.text import clean_line
from generator.read.told_metadata import tell_metadata

CODES = [
    "SE", "CLM", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY",
    "LP", "TD", "ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN",
]  # fmt: skip
FIRST, BODY = ("SE", "CLM", "HD"), ("LP", "TD")
# What follows a code: in an export a gap or a cell, in what was typed or pasted one space.
GAP = rf"({'|'.join(CODES)})(?:[ ]{{2,}}|[ ]*\t|$)[ \t]*(.*)"
SPACE = rf"({'|'.join(CODES)})(?: +|\t|$)(.*)"
# So short a gap is also that of prose ("IN PARIS"): behind the text it takes the form of an index.
INDEX = re.compile(r"(?:CO|IN|NS|RE) \S+ ?: |AN Document |(?:TD) ")
END = re.compile(r"(?:Document|Dokument) [A-Za-z0-9]{12,}")
LENGTH = re.compile(r"\d[\d.,]* (?:words|Wörter|mots|palabras|parole)", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}:\d\d.{0,12}")
COPYRIGHT = re.compile(r"(?i)\(c\)|\(?copyright|©|\d{4}\. ")
MOST_HEAD = 24  # lines between length and text


def split(raw: bytes, where: str, ending: str) -> list[Draft]:
    """Give the articles of an export; none where the file is no export of Factiva."""
    lines = read_lines(raw, where, ending)
    coded = [_of_fields(fields) for fields in _coded(lines)]
    return [draft for draft in coded or map(_of_lines, _ended(lines)) if draft.text]


def _coded(lines: Sequence[str]) -> Iterator[dict[str, list[str]]]:
    """Yield the fields of each article, by their codes."""
    has_gaps = any(re.fullmatch(r"HD(?:[ ]{2,}|\t|$).*", line) for line in lines)
    pattern = re.compile(GAP if has_gaps else SPACE)
    fields: dict[str, list[str]] = {}
    current = ""
    for line in lines:
        found = pattern.fullmatch(line)
        if found and _is_field(line, found[1], current, fields, has_gaps=has_gaps):
            current = found[1]
            if current in FIRST and (current in fields or not fields.keys().isdisjoint(BODY)):
                yield from _whole(fields)
                fields = {}
            fields[current] = [found[2].rstrip("\t ")]
        elif current:
            fields[current].append(line.rstrip("\t"))
    yield from _whole(fields)


def _is_field(line: str, code: str, current: str, fields: dict, *, has_gaps: bool) -> bool:
    """Tell whether a line begins a field, and is no line of prose that begins as one."""
    if code in FIRST:
        return True
    if code in fields or CODES.index(code) < (CODES.index(current) if current else 0):
        return False
    return has_gaps or current not in BODY or bool(INDEX.match(line))


def _whole(fields: dict[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    is_article = "HD" in fields and not fields.keys().isdisjoint(BODY)
    if is_article and not fields.keys().isdisjoint(("PD", "SN")):
        yield fields


def _of_fields(fields: dict[str, list[str]]) -> Draft:
    value = {code: clean_line(" ".join(lines)) for code, lines in fields.items()}
    parts = (write_paragraphs(_without_end(fields[code])) for code in BODY if code in fields)
    metadata = tell_metadata(
        value["HD"],
        day=value.get("PD", ""),
        byline=value.get("BY", ""),
        publisher=value.get("SN", ""),
        language=value.get("LA", ""),
    )
    return Draft("\n\n".join(filter(None, parts)), metadata=metadata)


def _without_end(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if not END.fullmatch(line)]


def _ended(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each article that its number ends, if they have a line with its length."""
    article: list[str] = []
    for line in lines:
        if not END.fullmatch(line):
            article.append(line)
            continue
        if any(LENGTH.fullmatch(each) for each in article):
            yield article
        article = []


def _of_lines(lines: Sequence[str]) -> Draft:
    place = next(number for number, line in enumerate(lines) if LENGTH.fullmatch(line))
    before = list(filter(None, lines[:place]))
    byline = _byline(before)
    headline = (before[:-1] if byline else before)[-1:]
    head = _head(lines[place + 1 : place + 1 + MOST_HEAD])
    told = [line for line in head if line and not CLOCK.fullmatch(line)]
    source = told[1] if len(told) > 1 and not COPYRIGHT.match(told[1]) else ""
    languages = filter(None, map(language_code, told[2:]))
    metadata = tell_metadata(
        " ".join(headline), day=" ".join(told[:1]), publisher=source, language=next(languages, "")
    )
    text = write_paragraphs(lines[place + 1 + len(head) :])
    return Draft(text, metadata=replace(metadata, author="; ".join(byline)))


def _byline(before: list[str]) -> list[str]:
    """Give the names in the last line before the length, where the headline stands before it."""
    names = list(read_names(before[-1])) if len(before) > 1 else []
    said = sum(map(len, names))
    is_byline = before[-1:] and (before[-1].startswith("By ") or said * 2 > len(before[-1]))
    return names if is_byline else []


def _head(lines: Sequence[str]) -> list[str]:
    """Give the lines of day, source and language, down to the copyright line or the language."""
    ends = [number for number, line in enumerate(lines) if COPYRIGHT.match(line)]
    languages = [number for number, line in enumerate(lines) if language_code(line)]
    last = next(iter(ends or languages), -1)
    return lines[: last + 1]
