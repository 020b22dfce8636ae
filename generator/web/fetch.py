"""What stands at an address of the web, fetched once, from a server that is not trusted.

Every hop of a redirect is checked like the address itself, and the body of a redirect is never
read; `hosts` asks the servers. All of it is bounded: the time, the hops, the size of what comes,
packed and unpacked.
"""

from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from gzip import GzipFile
from http import HTTPStatus
from io import BytesIO
from mimetypes import guess_extension
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from generator import __version__
from generator.read.html import READER, known_encoding
from generator.read.metadata import is_web_address
from generator.seed_files import READERS
from generator.web import hosts
from generator.web.fetch_error import BROKEN, INSTEAD, FetchError, explain, refusal

LARGEST_PAGE = READER.largest  # bytes
LONGEST_WAIT = 30  # seconds for all hops together; the slowest news sites take ten
# Browsers follow 20; a news site needs three: to https, to www., to the article's new address.
MOST_HOPS = 10
CHUNK = 65_536  # bytes read, and unpacked, at once
AGENT = "briefing-site"
PACKED = b"\x1f\x8b"  # how what gzip made begins
WEB_PAGE_KINDS = ("text/html", "application/xhtml+xml")
# What feeds come as; many come as plain text or data, so what they hold decides.
FEED_KINDS = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "text/xml"),
    *("application/xml", "application/feed+json", "application/json", "text/x-opml"),
    "text/plain",
)
ANY_KIND = ("*/*",)
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<rss", b"<feed", b"<head", b"<body", b"<!--")
WHOLE = (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION)
REDIRECTS = (301, 302, 303, 307, 308)

AS_TEXT = "Save its text as .txt, and add that file"


class Version(NamedTuple):
    """Which version of a page we have, in its server's own words: what it calls it, and its time.

    "" where it says nothing.
    """

    etag: str = ""
    modified: str = ""


NO_VERSION = Version()


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as it came."""

    url: str  # after redirects
    raw: bytes
    encoding: str  # as the server declares it, else ""
    kind: str = WEB_PAGE_KINDS[0]  # "text/html", as the server declares it or as it begins
    version: Version = NO_VERSION


def fetch_page(
    url: str,
    allow_private: bool = False,
    *,
    known: Version = NO_VERSION,
    kinds: tuple[str, ...] = WEB_PAGE_KINDS,
    largest: int = LARGEST_PAGE,
) -> WebPage | None:
    """Fetch the page at an address, or raise `FetchError` with the reason why there is none.

    None where a version is known, and the server says that it still stands. An answer of another
    kind than those is refused, and one of more bytes than the `largest`. It is fetched in a thread,
    since nothing else ends a wait for names, handshakes and headers that come byte by byte.
    """
    results: SimpleQueue[WebPage | Exception | None] = SimpleQueue()
    follower = _Follower(url, known, allow_private, kinds=kinds, largest=largest)

    def fetch() -> None:
        try:
            results.put(follower.follow())
        except Exception as error:  # raised again below
            results.put(error)

    Thread(target=fetch, daemon=True).start()
    try:
        result = results.get(timeout=LONGEST_WAIT)
    except Empty:
        problem = f"no whole page after {LONGEST_WAIT} seconds"
        raise FetchError(f"{url}: {problem}. Try again later. {INSTEAD}") from None
    if isinstance(result, (HTTPError, OSError, ValueError, *BROKEN)):
        raise FetchError(f"{url}: {explain(result)}. {INSTEAD}") from result
    if isinstance(result, Exception):
        raise result
    return result


@dataclass(frozen=True, slots=True)
class _Follower:
    """Follows an address to where it ends."""

    url: str
    known: Version
    allow_private: bool
    kinds: tuple[str, ...]
    largest: int

    def follow(self) -> WebPage | None:
        hops = [urldefrag(self.url).url]
        while len(hops) <= MOST_HOPS:
            options = {"wait": LONGEST_WAIT, "allow_private": self.allow_private}
            with hosts.ask(hops[-1], self._headers(), **options) as answer:
                target = answer.headers.get("Location") if answer.status in REDIRECTS else None
                if target is None:
                    return self._read(answer, hops[-1])
            hops.append(self._next_hop(hops, target))
        problem = f"sends us on more than {MOST_HOPS} times"
        way_out = "Open it in your browser, and add where it ends"
        raise FetchError(f"{self.url}: {problem}. {way_out}", may_pass=False)

    def _headers(self) -> dict[str, str]:
        headers = {
            "User-Agent": f"{AGENT}/{__version__}",
            "Accept": ", ".join(self.kinds),
            "Accept-Encoding": "gzip",
        }
        if self.known.etag:
            headers["If-None-Match"] = self.known.etag
        if self.known.modified:
            headers["If-Modified-Since"] = self.known.modified
        return headers

    def _next_hop(self, hops: list[str], target: str) -> str:
        """Find the address a redirect leads to. Headers come as Latin-1, and servers mean UTF-8.

        Who was asked over https is asked so on: else anybody on the way could write the page.
        """
        with suppress(UnicodeError):
            target = target.encode("latin-1").decode("utf-8")
        found = urldefrag(urljoin(hops[-1], target.strip())).url
        if not is_web_address(found):
            problem = f"sends us on to {found[:200]}, which is no web address"
            raise FetchError(f"{self.url}: {problem}. {INSTEAD}", may_pass=False)
        is_safe = urlsplit(hops[-1]).scheme.lower() == "https"
        if is_safe and urlsplit(found).scheme.lower() == "http":
            safe = f"https{found[len('http') :]}"
            if safe in hops:
                problem = f"sends us on to {found[:200]}, where anybody on the way can alter it"
                way_out = "Where you take that, add that address"
                raise FetchError(f"{self.url}: {problem}. {way_out}", may_pass=False)
            return safe
        if found in hops:
            problem = "sends us on in a circle, as sites do that ask for a cookie"
            raise FetchError(f"{self.url}: {problem}. {INSTEAD[3:].capitalize()}", may_pass=False)
        return found

    def _read(self, answer: urllib3.BaseHTTPResponse, hop: str) -> WebPage | None:
        """Read the whole body, unpacked. Raises `FetchError` for any other answer."""
        if answer.status == HTTPStatus.NOT_MODIFIED and any(self.known):
            return None
        if answer.status not in WHOLE:
            raise refusal(self.url, answer)
        declared = Message()
        declared["Content-Type"] = answer.headers.get("Content-Type", "")
        kind = declared.get_content_type() if answer.headers.get("Content-Type") else ""
        if kind:
            check_kind(self.url, kind, self.kinds)
        body = self._read_body(answer)
        if not kind:
            begins = body[:CHUNK].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
            kind = self.kinds[0] if begins.startswith(MARKUP) else "an answer of no declared kind"
            check_kind(self.url, kind, self.kinds)
        version = Version(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
        encoding = known_encoding(declared.get_content_charset() or "")
        return WebPage(hop, body, encoding, kind, version)

    def _read_body(self, answer: urllib3.BaseHTTPResponse) -> bytes:
        coding = answer.headers.get("Content-Encoding", "").strip().lower()
        if coding not in ("", "identity", *answer.CONTENT_DECODERS):
            problem = f'the answer is packed as "{coding[:40]}", which nobody asked for'
            raise FetchError(f"{self.url}: {problem}. {INSTEAD}", may_pass=False)
        body = bytearray()
        while chunk := answer.read(CHUNK):
            body += chunk
            self._check_size(body)
        if body.startswith(PACKED):  # and the server does not say so
            with GzipFile(fileobj=BytesIO(body)) as packed:
                body = packed.read(self.largest + 1)
            self._check_size(body)
        return bytes(body)

    def _check_size(self, body: bytes | bytearray) -> None:
        if len(body) > self.largest:
            problem = f"more than {self.largest / 1e6:g} MB"
            raise FetchError(f"{self.url}: {problem}. {AS_TEXT}", may_pass=False)


def check_kind(url: str, kind: str, kinds: tuple[str, ...]) -> None:
    """Raise `FetchError` for an answer of another kind than those."""
    if kind in kinds or kinds == ANY_KIND:
        return
    ending = guess_extension(kind)
    way_out = f"Save it as {ending}, and add that file" if ending in READERS else AS_TEXT
    problem = f"found {kind[:60]}, expected a web page"
    raise FetchError(f"{url}: {problem}. {way_out}", may_pass=False)
