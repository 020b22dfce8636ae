"""How a feed, or a list of feeds, is told by its first bytes."""

import re

ROOTS = (b"rss", b"feed", b"rdf", b"opml")
ROOT = re.compile(rb"<(?:[\w-]{1,20}:)?(\w{1,20})")
JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
HEAD = 8_000  # bytes in which a feed says what it is
MARK = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def is_feed(raw: bytes) -> bool:
    """Tell whether bytes are a feed or a list of feeds, by how they begin."""
    head = raw.removeprefix(MARK)[:HEAD].lstrip()
    return _root(raw) in ROOTS or bool(head.startswith(b"{") and JSON_FEED.search(head))


def is_outline(raw: bytes) -> bool:
    """Tell whether bytes are a list of feeds, by how they begin."""
    return _root(raw) == b"opml"


def _root(raw: bytes) -> bytes:
    """The name of the first element of XML, in small letters; none where something else begins."""
    head = raw.removeprefix(MARK)[:HEAD].lstrip()
    if head.startswith(UTF_16):
        head = raw[:HEAD].decode("utf-16", "replace").encode()
    while head.startswith((b"<?", b"<!")):
        end = b"-->" if head.startswith(b"<!--") else b">"
        head = head.partition(end)[2].lstrip(b" \t\r\n]>")
    found = ROOT.match(head)
    return found[1].lower() if found else b""
