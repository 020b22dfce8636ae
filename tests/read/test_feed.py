"""Feeds as they come: RSS, Atom, JSON Feed, lists of feeds, and what means no good."""

import json
from datetime import UTC, date, datetime

import pytest

from generator.errors import UserError
from generator.read import feed
from generator.read.feed import read_feed, read_outline
from generator.read.feed_signs import is_feed, is_outline

RSS = b"""<?xml version="1.0"?><!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post</title><language>en-gb</language>
<item><title>Flood in &lt;b&gt;Marrow&lt;/b&gt; &amp;amp; Tam</title><link>/flood?a=1&amp;b=2</link>
<pubDate>Thu, 05 Dec 2024 23:30:00 -0800</pubDate><description>The river rose &amp;hellip;</description>
<content:encoded><![CDATA[<p>The river rose by 15<sup>[2]</sup> metres.</p><p>All are <del>lost</del> safe.</p>
<p>The post <a href="x">Flood</a> appeared first on <a href="y">Harbour Post</a>.</p>]]></content:encoded></item>
<item><title>Talks</title><guid>https://harbour.example/talks</guid><pubDate>32 Foo 2024</pubDate>
<description>They met, and Read more</description></item>
<item><title>No page</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/"><title>Post</title>
<entry><title type="html">A &lt;i&gt;vote&lt;/i&gt;</title><link rel="enclosure" href="a.mp3"/><link href="vote"/>
<author><name>Ada Stone</name></author><published>2024-12-05T22:00:00-08:00</published>
<updated>2024-12-07T10:00:00Z</updated><summary>The council voted.</summary></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Post", "language": "fr-FR",
    "items": [
        {"id": "https://harbour.example/1", "title": "One", "content_html": "<p>Un.</p><p>Deux.</p>",
         "date_published": "2024-12-05T22:00:00-08:00", "authors": [{"name": "Ada Stone"}, None, {"name": 3}]},
        {"id": 2, "url": "/two", "content_text": "Trois."}, {"id": "none"}, "text",
        {"id": "3", "content_text": "Rien."},
    ],
}  # fmt: skip
OPML = b"""<opml version="2.0"><body><outline text="News"><outline xmlUrl="https://harbour.example/feed"/>
<outline xmlUrl="https://harbour.example/feed"/><outline xmlUrl="file:///etc/hosts"/></outline></body></opml>"""


def test_rss():
    found = read_feed(RSS, "f", "https://harbour.example/feeds/all.xml")
    flood, talks = found.entries
    assert (found.title, flood.address) == ("Harbour Post", "https://harbour.example/flood?a=1&b=2")
    assert flood.draft.text == "The river rose by 15 metres.\n\nAll are safe."
    assert (flood.draft.metadata.title, flood.draft.metadata.publisher) == ("Flood in Marrow & Tam", "Harbour Post")
    assert (str(flood.draft.metadata.published), flood.draft.language) == ("2024-12-05", "en")
    assert flood.changed == datetime(2024, 12, 6, 7, 30, tzinfo=UTC)
    assert (talks.address, talks.draft.metadata.published) == ("https://harbour.example/talks", None)
    assert (flood.is_cut, talks.is_cut) == (False, True)


def test_atom():
    (vote,) = read_feed(ATOM, "f", "https://harbour.example/feed").entries
    assert (vote.address, vote.draft.metadata.title) == ("https://harbour.example/news/vote", "A vote")
    assert (vote.draft.metadata.author, str(vote.draft.metadata.published)) == ("Ada Stone", "2024-12-05")
    assert vote.changed == datetime(2024, 12, 7, 10, tzinfo=UTC)


def test_the_day_of_a_change_alone_is_asked_about():
    (vote,) = read_feed(ATOM.replace(b"published", b"created-at"), "f").entries
    assert vote.draft.metadata.published is None and vote.draft.days == (date(2024, 12, 7),)


def test_json_feed():
    one, two, three = read_feed(json.dumps(JSON_FEED).encode(), "f", "https://harbour.example/feed").entries
    assert (one.address, one.draft.text) == ("https://harbour.example/1", "Un.\n\nDeux.")
    assert (one.draft.language, one.draft.metadata.author) == ("fr", "Ada Stone")
    assert (str(one.draft.metadata.published), one.draft.metadata.title) == ("2024-12-05", "One")
    assert (two.address, two.draft.text) == ("https://harbour.example/two", "Trois.")
    assert (three.address, three.draft.text) == ("", "Rien.")


def test_a_list_of_feeds():
    assert read_outline(OPML, "f") == ("https://harbour.example/feed",)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (RSS, (True, False)),
        (b"\xef\xbb\xbf\n" + ATOM, (True, False)),
        (RSS.decode().encode("utf-16"), (True, False)),
        (json.dumps(JSON_FEED).encode(), (True, False)),
        (OPML, (True, True)),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rdf:RDF/>', (True, False)),
        (b"<!DOCTYPE html><html><p>feed rss</p></html>", (False, False)),
        (b'{"items": []}', (False, False)),
        (b"rss", (False, False)),
        (b"", (False, False)),
    ],
)
def test_a_feed_is_known_by_how_it_begins(raw, expected):
    assert (is_feed(raw), is_outline(raw)) == expected


LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
BOMB = b'<!DOCTYPE x [<!ENTITY a0 "ha">%s]>' % LAUGHS
ITEM = b'<rss version="2.0"><channel><item><link>https://a.example/</link><title>%s</title></item></channel></rss>'


@pytest.mark.parametrize(
    "raw",
    [
        BOMB + ITEM % b"&a9;",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ITEM % b"&a;",
        ITEM % (b"&" * 50_000),
        ITEM % (b"<a>" * 20_000),
        ITEM % b"\x00\x1b[2J\xff",
        ITEM % b"&#xD800;&#xDfFf;&#55296; &#xdbff",
        ITEM.removesuffix(b"</channel></rss>") % (b"long " * 9_000),
    ],
)
def test_a_hostile_feed_gives_no_more_than_its_entries(raw):
    (entry,) = read_feed(raw, "f").entries
    assert len(entry.draft.metadata.title) <= feed.LONGEST_TITLE and "root:" not in entry.draft.metadata.title


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "f: can't be read as a feed. Expected RSS, Atom or JSON Feed"),
        (b"<html><p>x</p></html>", "f: can't be read as a feed. Expected RSS, Atom or JSON Feed"),
        (b'{"items":' + b"[" * 100_000, "f: this is no JSON"),
        (b'{"items": 3}', "f: no list of items in it. Expected RSS, Atom or JSON Feed"),
        (b" " * (feed.LARGEST_FEED + 1), "f: a feed of more than 4 MB. Add its articles"),
    ],
)
def test_what_is_no_feed_is_refused(raw, message):
    with pytest.raises(UserError) as caught:
        read_feed(raw, "f")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("raw", [b"", b"<opml/>", b"junk", BOMB + b'<opml><outline xmlUrl="&a9;"/></opml>'])
def test_a_list_without_feeds_is_refused(raw):
    with pytest.raises(UserError, match="f: no feed in the list"):
        read_outline(raw, "f")
