"""The feed as Atom (RFC 4287) wants it, and nothing in it is news twice."""

import re
from dataclasses import replace
from datetime import date
from uuid import UUID
from xml.etree import ElementTree

import pytest

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from tests.conftest import ROOT
from tests.rendering import render

ATOM = "{http://www.w3.org/2005/Atom}"
CONFIG = replace(load_config(ROOT / "site_config.yml"), site_url="https://example.org/briefing/")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ONCE = {"id", "title", "updated", "published", "content", "subtitle"}  # an element has one of these at most
TEXTS = (
    "Homs\n\nRebels captured Homs on Monday. Ann Lee met John Brown in Paris on 3 December.",
    "Hama\n\nThe army left Hama on Tuesday <b>&\u0007, the ministry said.",
    "Aleppo\n\nFighters seized Aleppo on 30 November.",
)


def articles(count):
    return tuple(
        parse_article(
            Article(f"a-{n}", text, text.split("\n")[0], date(2024, 12, 3 + n), url=f"https://example.org/{n}?a&b")
        )
        for n, text in enumerate(TEXTS[:count])
    )


def feed_of(count, config=CONFIG, gone=frozenset()):
    parsed = articles(count)
    pages = {
        page.path: page.text for page in render(gather(parsed, config.site_name, config.sections), parsed, config, gone)
    }
    return ElementTree.fromstring(pages["feed.xml"].encode())


def dates_by_id(feed):
    return {entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")}


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_feed_has_all_that_atom_asks_for(count):
    feed = feed_of(count)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")  # so that no entry needs one
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) >= count
    for node in (feed, *entries):
        tags = [child.tag.removeprefix(ATOM) for child in node]
        assert all(tags.count(tag) <= 1 for tag in ONCE)
        assert all(node.findtext(f"{ATOM}{name}").strip() for name in ("id", "title", "updated"))
        assert MOMENT.fullmatch(node.findtext(f"{ATOM}updated"))
        assert UUID(node.findtext(f"{ATOM}id").removeprefix("urn:uuid:"))
        kinds = [(link.get("rel"), link.get("type")) for link in node.findall(f"{ATOM}link")]
        assert len(kinds) == len(set(kinds)) and ("alternate", "text/html") in kinds
        assert all(link.get("href").startswith("https://example.org/") for link in node.findall(f"{ATOM}link"))
    own = feed.find(f"{ATOM}link[@rel='self']")
    assert own.get("href") == "https://example.org/briefing/feed.xml"
    assert all(entry.findtext(f"{ATOM}content") and not list(entry.find(f"{ATOM}content")) for entry in entries)


def test_the_feed_is_as_new_as_its_newest_entry():
    feed = feed_of(3)
    assert feed.findtext(f"{ATOM}updated") == max(dates_by_id(feed).values()) == "2024-12-05T00:00:00Z"


def test_what_was_told_keeps_its_name_and_its_date_when_there_is_more():
    before, after = dates_by_id(feed_of(2)), dates_by_id(feed_of(3))
    assert len(before) > 3 and before.items() < after.items()


def test_an_event_keeps_its_name_wherever_the_site_stands():
    moved = dates_by_id(feed_of(3, replace(CONFIG, site_url="https://example.net/", directory_urls=False)))
    events = [entry for entry in feed_of(3).iter(f"{ATOM}entry") if entry.find(f"{ATOM}link[@rel='via']") is not None]
    assert len(events) >= 3 and {entry.findtext(f"{ATOM}id") for entry in events} <= moved.keys()


def test_an_entry_leads_to_the_passage_of_its_event_or_past_a_deleted_page():
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed_of(1).iter(f"{ATOM}entry")]
    assert any(re.search(r"/sources/a-0/#p-[0-9a-f]{8}$", link) for link in links)
    gone = frozenset({"sources/a-0.md", "sources/index.md"})
    links = {entry.find(f"{ATOM}link").get("href") for entry in feed_of(1, gone=gone).iter(f"{ATOM}entry")}
    assert links == {"https://example.org/briefing/"}


def feed_of_texts(*texts):
    made = (
        Article(f"a-{n}", f"News\n\n{text}", "News", date(2024, 12, 5 + n), publisher=f"Paper {n}")
        for n, text in enumerate(texts)
    )
    parsed = tuple(map(parse_article, made))
    made = render(gather(parsed, CONFIG.site_name, CONFIG.sections), parsed, CONFIG, frozenset())
    text = next(page.text for page in made if page.path == "feed.xml")
    entries = ElementTree.fromstring(text.encode()).iter(f"{ATOM}entry")
    return [entry for entry in entries if entry.find(f"{ATOM}category") is not None]


SHELLED = "Shelling killed 12 people in Hama on Thursday, the Health Ministry said."


def test_what_two_papers_say_is_told_once_with_both_on_the_day_of_the_first():
    (before,), (after,) = feed_of_texts(SHELLED), feed_of_texts(SHELLED, SHELLED)
    told = [[one.findtext(f"{ATOM}{name}") for name in ("id", "updated", "title")] for one in (before, after)]
    assert told[0] == told[1] and told[0][1] == "2024-12-05T00:00:00Z"
    assert after.findtext(f"{ATOM}content").endswith("— News, Paper 0; News, Paper 1")


def test_a_sentence_that_makes_several_claims_is_told_by_one():
    (entry,) = feed_of_texts(SHELLED)
    assert entry.find(f"{ATOM}category").get("term") != "utterance"
    assert "12 people" in entry.findtext(f"{ATOM}title")


def test_words_and_numbers_are_told_with_whose_and_what_they_are():
    said = "“Nobody can reach the hospital,” Ann Lee said."
    titles = {entry.findtext(f"{ATOM}title") for entry in feed_of_texts(f"{said}\n\nSome 40,000 people fled Homs.")}
    assert any(re.fullmatch(r"Ann Lee: “Nobody can reach the hospital,?”", title) for title in titles)
    assert "people fled, Homs: “Some 40,000 people”" in titles


@pytest.mark.parametrize("town", ["Hama", "Homs", "Idlib", "Raqqa", "Palmyra"])
def test_of_what_a_sentence_tells_the_newest_is_news(town):
    told = f"The war over {town} had been frozen since 2020, and the rebels launched an offensive there on Tuesday."
    (entry,) = feed_of_texts(told)
    assert entry.findtext(f"{ATOM}title").startswith("3 December 2024 – ")
