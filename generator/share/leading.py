"""What leads an overview, for whoever sees a link to it: a statement, or else a measure."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

from generator.render.words import Words
from generator.search_index import IndexedLine, read_lines
from generator.share.linked import LinkedData

DAY_OF_LINE = re.compile(r"(<li\b[^>]*>\s*(?:<p>\s*)?)<strong>[^<]*\d[^<]*</strong>\s*")
CARDS = re.compile(r'<div class="grid cards figures">(.*?)</div>', re.DOTALL)
CARD = re.compile(r"<li>\s*<p><strong>([^<]+)</strong>([^<]*)</p>(.*?)</li>", re.DOTALL)
CHIP = re.compile(r'<a class="source"[^>]*>([^<]+)</a>')
SAID_BY = " — "


def leading_lines(content: str, data: LinkedData, words: Words) -> Iterator[str]:
    """Give what a page leads with, from its `content` as HTML, each with who says so.

    First its statements as they stand, then its measures. A line that says more than its statement
    (that counts differ, say) is left out, since it would be told in part.
    """
    for line in read_lines(DAY_OF_LINE.sub(r"\1", content)):
        if told := _told_whole(line, data, words):
            yield told
    for cards in CARDS.findall(content):
        for value, label, below in CARD.findall(cards):
            if names := dict.fromkeys(CHIP.findall(below)):
                measure = " ".join(f"{value}{label}".split())
                shown = f"{measure[:1].upper()}{measure[1:]}"
                yield unescape(f"{shown}{SAID_BY}{words.plain('lists.comma').join(names)}")


def _told_whole(line: IndexedLine, data: LinkedData, words: Words) -> str:
    for passage in sorted(line.passages):
        for statement in data.standing_on.get(("statements", passage), []):
            text, source = statement["text"], data.sources[statement["passages"][0]["source"]]
            says_more = "(" in line.words.removeprefix(text)
            if line.words.startswith(text) and not says_more and source["publisher"]:
                day = source["published"] and words.day(date.fromisoformat(source["published"]))
                return f"{text}{SAID_BY}{', '.join(filter(None, (source['publisher'], day)))}"
    return ""


def sources_of(path: str, data: LinkedData) -> tuple[date | None, int]:
    """Give the newest day of the sources of an overview, and how many there are.

    Those of all, but for the overview of a story. Copies of one text count as one.
    """
    everything = data.everything
    ids = next(
        (set(one["sources"]) for one in everything["stories"] if path == f"stories/{one['id']}.md"),
        data.sources.keys(),
    )
    origins = [one for one in everything["origins"] if not ids.isdisjoint(one["sources"])]
    days = filter(None, (data.sources[id]["published"] for id in ids))
    return max(map(date.fromisoformat, days), default=None), len(origins) or len(ids)
