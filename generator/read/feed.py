"""A feed as its entries (RSS, Atom, JSON Feed), and a list of feeds as their addresses (OPML).

What comes is not trusted: feedparser reads RSS and Atom without following what they refer to, and
entities that grow are left to the limit of Python's own reader of XML. Its time grows with the
size, so the size is bounded.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from generator.errors import UserError
from generator.read.draft import Draft
from generator.read.feed_signs import MARK
from generator.read.html import read_fragment
from generator.read.metadata import Metadata, is_web_address
from generator.read.page.written_day import read_written
from generator.read.text import clean_line, clean_text

LARGEST_FEED = 4_000_000  # bytes; feedparser takes up to six seconds a million of the worst
ENDINGS = (".xml", ".rss", ".atom", ".rdf", ".opml")
NUMBER = re.compile(rb"&#(?:[xX]0{0,9}([dD][89a-fA-F][0-9a-fA-F]{2})|0{0,9}(5[5-7]\d{3}));?")
# Where a feed has the beginning of an article alone.
CUT = re.compile(r"(?i)(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|(?:read|see) more|continue reading)\W*\Z")
# What WordPress writes below each entry.
APPENDED = re.compile(r"(?m)^The post .{1,300} (?:appeared first on|first appeared on) .{1,200}\.$")
TAG = re.compile(r"</?[a-z]{1,10}\s*/?>", re.IGNORECASE)
LONGEST_TITLE = 1_000  # characters
EXPECTED = "Expected RSS, Atom or JSON Feed"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: an article, or where one stands."""

    address: str  # of its page; "" where it has none
    draft: Draft  # what the feed itself has of it, which may be no text at all
    changed: datetime | None = None  # when it was published or changed last
    is_cut: bool = False  # whether the text is known to break off


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that was read; its entries as it has them, each address once."""

    title: str
    entries: tuple[FeedEntry, ...]


def read_feed(raw: bytes, where: str, address: str = "") -> Feed:
    """Read a feed that messages name `where` and that came from an address.

    Raises `UserError` for what is none, or too large.
    """
    if len(raw) > LARGEST_FEED:
        raise UserError(f"{where}: a feed of more than {LARGEST_FEED / 1e6:g} MB. Add its articles")
    if raw.removeprefix(MARK).lstrip()[:1] == b"{":
        return _read_json(raw, where, address)
    return _read_xml(raw, where, address)


def read_outline(raw: bytes, where: str) -> tuple[str, ...]:
    """The addresses of the feeds in an OPML file, each once. Raises `UserError` where none is."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    found: list[str] = []
    with suppress(etree.XMLSyntaxError, ValueError):  # of what is no XML at all
        root = etree.fromstring(_without_halves(raw[: LARGEST_FEED + 1]), parser)
        found = [] if root is None else [one.get("xmlUrl", "") for one in root.iter("outline")]
    addresses = tuple(dict.fromkeys(one.strip() for one in found if is_web_address(one.strip())))
    if not addresses:
        expected = 'Expected lines such as <outline xmlUrl="https://example.org/feed.xml"/>'
        raise UserError(f"{where}: no feed in the list. {expected}")
    return addresses


def _read_xml(raw: bytes, where: str, address: str) -> Feed:
    import feedparser  # slow to import: only a feed waits

    try:
        found = feedparser.parse(
            BytesIO(_without_halves(raw)),
            response_headers={"content-location": address or "https://feed.invalid/"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception:  # of feedparser's own, which takes all for granted that a feed may hold
        found = feedparser.FeedParserDict()
    if not found.get("version"):
        raise UserError(f"{where}: can't be read as a feed. {EXPECTED}")
    language = str(found.feed.get("language") or "")
    title = _title(found.feed.get("title"), where)
    is_rss = found.version.startswith("rss")
    entries = (_of_xml(entry, where, title, language, is_rss=is_rss) for entry in found.entries)
    return Feed(title, _each_once(entries))


def _without_halves(raw: bytes) -> bytes:
    """Write U+FFFD for numbers that name half a character, which readers of XML fail on."""

    def write(number: re.Match[bytes]) -> bytes:
        value = int(number[1], 16) if number[1] else int(number[2])
        return b"&#xFFFD;" if 0xD800 <= value <= 0xDFFF else number[0]

    return NUMBER.sub(write, raw)


def _of_xml(entry: Any, where: str, publisher: str, language: str, *, is_rss: bool) -> FeedEntry:
    texts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    chosen = max(texts, key=lambda one: len(one.get("value") or ""))
    text = str(chosen.get("value") or "")
    is_plain = chosen.get("type") == "text/plain"
    author = str(entry.get("author") or "")
    return _entry(
        where,
        address=str(entry.get("link") or ""),
        title=_title(entry.get("title"), where),
        text=clean_text(text) if is_plain else _plain(text, where),
        author=parseaddr(author)[0] if "@" in author else author,
        dates=_dates(entry, is_rss=is_rss),
        publisher=publisher,
        language=language,
    )


def _dates(entry: Any, *, is_rss: bool) -> tuple[str, str]:
    """Tell when an entry was published, and when it was changed."""
    # feedparser gives one of them for the other, where that is missing.
    published, updated = (str(dict.get(entry, key) or "") for key in ("published", "updated"))
    if not published and is_rss:  # whose one day (dc:date) it takes for that of a change
        published = updated
    return published, updated


def _read_json(raw: bytes, where: str, address: str) -> Feed:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError(f"{where}: this is no JSON ({error}). {EXPECTED}") from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise UserError(f"{where}: no list of items in it. {EXPECTED}")
    title, language = clean_line(_text(found, "title")), _text(found, "language")
    entries = (
        _of_json(item, where, address, publisher=title, language=language)
        for item in items
        if isinstance(item, dict)
    )
    return Feed(title, _each_once(entries))


def _of_json(item: dict, where: str, base: str, *, publisher: str, language: str) -> FeedEntry:
    people = item.get("authors") or [item.get("author")]
    people = people if isinstance(people, list) else []
    names = [_text(one, "name") for one in people if isinstance(one, dict)]
    html = _text(item, "content_html")
    text = _text(item, "content_text") or _text(item, "summary")
    return _entry(
        where,
        address=_joined(base, _text(item, "url")) or _text(item, "id"),
        title=clean_line(_text(item, "title")),
        text=_plain(html, where) if html else clean_text(text),
        author=", ".join(filter(None, names)),
        dates=(_text(item, "date_published"), _text(item, "date_modified")),
        publisher=publisher,
        language=_text(item, "language") or language,
    )


def _joined(base: str, address: str) -> str:
    """Give a whole address of one that may be relative; "" for none."""
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""


def _entry(
    where: str,
    *,
    address: str,
    title: str,
    text: str,
    author: str,
    dates: tuple[str, str],
    publisher: str,
    language: str,
) -> FeedEntry:
    """Make an entry of what a feed says of it; `dates` are when it was published and changed."""
    published, changed = map(read_written, dates)
    address = address.strip() if is_web_address(address.strip()) else ""
    text = clean_text(APPENDED.sub("", text))
    metadata = Metadata(
        title=title[:LONGEST_TITLE].strip(),
        published=published.day if published else None,
        author=clean_line(author)[:LONGEST_TITLE],
        publisher=publisher,
        url=address,
    )
    draft = Draft(
        text,
        metadata=metadata,
        language=language[:2].lower(),
        days=(changed.day,) if changed and not published else (),
    )
    moments = [moment for moment in map(_moment, dates) if moment]
    return FeedEntry(address, draft, max(moments, default=None), bool(CUT.search(text)))


def _each_once(entries: Iterator[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Give the entries that have a page, or text of their own, each address once."""
    found: dict[str, FeedEntry] = {}
    for number, entry in enumerate(entries):
        if entry.address or entry.draft.text:
            found.setdefault(entry.address or str(number), entry)
    return tuple(found.values())


def _plain(html: str, where: str) -> str:
    """Give the text of HTML; none where it is too much to be that of an article."""
    try:
        return read_fragment(html, where)
    except UserError:
        return ""


def _title(written: Any, where: str) -> str:
    """Give a title on one line, without tags: feeds have HTML in titles, escaped once or twice."""
    title = str(written or "")[: 4 * LONGEST_TITLE]
    if re.search(r"[<&]", title):
        title = _plain(title, where)
    return clean_line(_plain(title, where) if TAG.search(title) else title)


def _moment(written: str) -> datetime | None:
    """Give the moment that a date with a time names; None where it names none, or no zone."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(written.strip())
            return moment.astimezone(UTC) if moment.tzinfo else None
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _text(record: dict, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""
