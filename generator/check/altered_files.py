"""Files beside the pages: data, drawings and the feed are compared with what was generated.

They are made of records, and nobody edits them by hand: what is another there is named by its file,
its record and its field. What an editor adds, a text, a style sheet, the settings of the site, is
read for words that the articles have otherwise.
"""

import csv
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import unescape
from io import StringIO
from typing import Any

import yaml

from generator.findings import Finding, Rule

MOST = 5  # differences of one file that are told
STYLES = (".css",)
COMPARED = (".csv", ".json", ".geojson", ".xml", ".svg")
READ = (".txt", ".html", ".htm", ".xml", ".svg", ".csv", ".json")  # of an editor's own
SETTINGS = ("site_name", "site_description", "copyright", "nav", "extra", "title")
LOOKED_INTO = (*COMPARED, *READ, *STYLES, ".xhtml", ".xht", ".shtml")
LARGEST = 1_000_000  # bytes of a file of one's own that is read
TAG = re.compile(r"<[^<>]*>")
WORDS = re.compile(r"[^\W\d_]{2}")  # an arrow or a bullet is none
ADDED = re.compile(r"\bcontent\s?:[^;}\"']{0,40}[\"'](?P<text>[^\"'\n]{2,400})[\"']")
MEND = (
    "Take the file back as it was generated: delete it, and build; "
    "where the article was read wrongly, correct it in corrections.yml"
)
MEND_STYLE = "Write it on a page, where it can be checked and be read aloud"


def compare_file(path: str, text: str, generated: str) -> Iterator[Finding]:
    """Find the fields of a generated file that stand otherwise."""
    found = _differences(path, text, generated) if path.endswith(COMPARED) else iter(())
    for count, (line, name, mine, theirs) in enumerate(found):
        if count == MOST:
            return
        message = f"{name} is not as it was generated"
        yield Finding(
            line, rule=Rule.RECORD, message=message, found=mine, expected=theirs, mend=MEND
        )


def _differences(path: str, mine: str, theirs: str) -> Iterator[tuple[int, str, str, str]]:
    """Line, name and both texts of each difference."""
    if path.endswith(".csv"):
        yield from _cells(mine, theirs)
    elif path.endswith("json"):
        yield from _values(mine, theirs)
    else:
        yield from _lines(mine, theirs)


def _cells(mine: str, theirs: str) -> Iterator[tuple[int, str, str, str]]:
    """The cells of a table that differ, each named by its record and its column."""
    known = {next(iter(row.values())): row for row in csv.DictReader(StringIO(theirs))}
    rows = csv.DictReader(StringIO(mine))
    for row in rows:
        id = next(iter(row.values()))
        before = known.get(id, {})
        for column, value in row.items():
            if value != before.get(column):
                shown = f"{column or 'a cell'} of {id}"
                yield rows.line_num, shown, str(value), str(before.get(column, ""))


def _values(mine: str, theirs: str) -> Iterator[tuple[int, str, str, str]]:
    """The values of a JSON file that differ, each named by its path."""
    try:
        pairs = _walk(json.loads(mine), json.loads(theirs), "")
    except ValueError:
        yield 1, "the file", mine[:80], theirs[:80]
        return
    for name, value, before in pairs:
        at = mine.find(json.dumps(value, ensure_ascii=False))
        yield mine.count("\n", 0, max(0, at)) + 1, name or "the file", str(value), str(before)


def _walk(mine: Any, theirs: Any, name: str) -> Iterator[tuple[str, Any, Any]]:
    match mine, theirs:
        case dict(), dict():
            for key in {**theirs, **mine}:
                path = f"{name}.{key}".strip(".")
                yield from _walk(mine.get(key, ""), theirs.get(key, ""), path)
        case list(), list() if len(mine) == len(theirs):
            for number, one in enumerate(mine):
                yield from _walk(one, theirs[number], f"{name}[{number}]")
        case _ if mine != theirs:
            yield name, mine, theirs


def _lines(mine: str, theirs: str) -> Iterator[tuple[int, str, str, str]]:
    """The lines that differ, without their tags."""
    here, there = mine.splitlines(), theirs.splitlines()
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    for sign, start, end, first, last in matcher.get_opcodes():
        if sign != "equal":
            shown, generated = map(_words, here[start:end]), map(_words, there[first:last])
            yield start + 1, "this", " ".join(shown), " ".join(generated)


def _words(line: str) -> str:
    return " ".join(unescape(TAG.sub(" ", line)).split())


def words_of_file(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of an editor's own file as a reader sees them."""
    if path.endswith(READ) and len(text) <= LARGEST:
        for number, line in enumerate(text.splitlines(), 1):
            if words := _words(line):
                yield number, words


def check_style(text: str) -> Iterator[Finding]:
    """Find words that a style sheet puts into pages: nobody reads them there before readers do."""
    added = (found for found in ADDED.finditer(text) if WORDS.search(found["text"]))
    for line, words in ((text.count("\n", 0, one.start()) + 1, one["text"]) for one in added):
        message = "this style sheet adds words to pages"
        yield Finding(line, rule=Rule.RECORD, message=message, found=words, mend=MEND_STYLE)


def words_of_settings(text: str) -> Iterator[tuple[int, str]]:
    """Give the texts of site_config.yml that readers see: names, the menu, the description."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
    for key, node in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value in SETTINGS:
            yield from _texts(node)


def _texts(node: yaml.Node) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.line + 1, node.value
    for one in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _texts(one)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        yield from (*_texts(key), *_texts(value))
