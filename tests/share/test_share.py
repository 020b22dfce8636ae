"""What a link to a page shows, and where a published site says that its pages stand."""

import re
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
from PIL import Image

from generator.config import TEMPLATES
from generator.render.words import Words
from generator.share import HEIGHT, WIDTH, Shown, locale_of, tags
from generator.share.leading import leading_lines, sources_of
from generator.share.linked import LinkedData
from generator.share.preview import Gallery, Preview, draw, drawable
from tests.conftest import ADDRESS, briefing, publish
from tests.leading_on import pages_with_text

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOTES = ("As of 5 December 2024", "1 source")


def heads(project):
    """What stands in the head of each page with text, by the page's address from the site's root."""
    found = {}
    for path in pages_with_text(project / "site", "index.html"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        pairs = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', head)
        meta = {name: unescape(text) for name, text in pairs}
        meta["canonical"] = (re.findall(r'<link rel="canonical" href="([^"]*)"', head) or [""])[0]
        address = path.parent.relative_to(project / "site").as_posix()
        found["" if address == "." else f"{address}/"] = meta
    return found


def test_a_published_page_says_where_it_stands_and_the_sitemap_lists_it(published):
    pages = heads(published)
    assert {address: head["canonical"] for address, head in pages.items()} == {
        address: ADDRESS + address for address in pages
    }
    assert all(head["og:url"] == head["canonical"] for head in pages.values())
    sitemap = ElementTree.parse(published / "site/sitemap.xml")
    assert {node.text for node in sitemap.iter(f"{SITEMAP}loc")} == {ADDRESS + address for address in pages}


def test_every_page_has_a_title_and_a_description_of_its_own(published):
    pages = heads(published)
    assert len({head["og:title"] for head in pages.values()}) == len(pages) > 12
    assert len({head["description"] for head in pages.values()}) == len(pages)
    assert all(head["og:description"] == head["description"] for head in pages.values())
    assert pages[""]["og:title"] == "Syria briefing" and pages[""]["og:type"] == "website"
    assert pages["actors/naim-qassem/"]["og:title"] == "Naim Qassem"
    assert {head["og:locale"] for head in pages.values()} == {"en_US"}


def test_every_page_has_a_picture_of_its_own_under_an_absolute_address(published):
    addresses = {head["og:image"] for head in heads(published).values()}
    assert len(addresses) == len(heads(published))
    for address in addresses:
        assert address.startswith(f"{ADDRESS}assets/previews/")
        path = published / "site" / address.removeprefix(ADDRESS)
        with Image.open(path) as image:
            assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
        assert path.stat().st_size <= 40_000


ABOUT = {"title": "T", "cutoff": None, "site": "", "actors": [], "sections": []}


def leading(*lines):
    """What leads a page of lines, each with what stands behind the statement."""
    passage = {"id": "11111111", "source": "a"}
    said = {"text": "Some 514 people left.", "passages": [passage]}
    sources = [{"id": "a", "publisher": "A paper", "published": "2024-12-05"}]
    data = LinkedData({**ABOUT, "sources": sources, "statements": [said]})
    content = "".join(f'<li>{line}<sup id="fnref:11111111"></sup></li>' for line in lines)
    return next(leading_lines(content, data, Words("en", (TEMPLATES,))), "")


def test_the_first_line_that_a_picture_can_hold_whole_leads_with_who_says_so():
    told = "Some 514 people left."
    assert leading("An editor’s own.", told) == "Some 514 people left. — A paper, 5 December 2024"
    assert leading(f"<strong>4 December 2024</strong> {told}") == leading(told)
    assert leading(f"{told} (2 counts differ)") == ""
    assert leading("Some 415 people left.") == ""


def test_where_no_line_leads_the_first_measure_does_with_who_gives_it():
    cards = (
        '<div class="grid cards figures"><ul><li><p><strong>12 – more than 40</strong> people killed</p>'
        '<p><a class="source" href="#">A &amp; B</a> <a class="source" href="#">C</a></p></li></ul></div>'
    )
    data = LinkedData({**ABOUT, "sources": [], "statements": []})
    (told,) = leading_lines(cards, data, Words("en", (TEMPLATES,)))
    assert told == "12 – more than 40 people killed — A & B, C"


def test_the_overview_of_a_story_counts_its_own_sources():
    sources = [{"id": id, "published": f"2024-12-0{n}"} for n, id in enumerate("abcd", 1)]
    origins = [{"sources": ["a", "b"]}, {"sources": ["c"]}, {"sources": ["d"]}]
    stories = [{"id": "a", "sources": ["a", "b", "c"]}, {"id": "d", "sources": ["d"]}]
    data = LinkedData({**ABOUT, "sources": sources, "origins": origins, "stories": stories})
    assert sources_of("stories/a.md", data) == (date(2024, 12, 3), 2)
    assert sources_of("index.md", data) == (date(2024, 12, 4), 3)


def test_the_picture_of_an_overview_says_what_leads_it_in_words_too(published):
    said = heads(published)[""]["og:image:alt"]
    assert said != "Syria briefing" and " — " in said
    assert heads(published)["figures/"]["og:image:alt"] == "Figures"


def test_a_site_without_an_address_has_tags_but_no_picture(built):
    for head in heads(built).values():
        assert head["og:title"] and head["twitter:card"] == "summary"
        assert "og:image" not in head and "og:url" not in head
    assert not (built / "site/assets/previews").exists()


def test_a_picture_is_drawn_once_and_dropped_when_no_page_needs_it(published_copy):
    folder = published_copy / ".cache/previews"
    first = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    (published_copy / "content/places.md").unlink()
    briefing("build", "--site", "--no-strict", project=published_copy)
    again = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert again.items() < first.items() and len(first) - len(again) == 1


def test_the_site_that_opens_from_disk_carries_none_of_it(project):
    publish(project)
    briefing("build", "--offline", project=project)
    assert not (project / ".cache/previews").exists()


@pytest.mark.parametrize(
    ("text", "shown"),
    (
        ("Türkiye – “Erdoğan’s” Ḥamāh…", "Türkiye – “Erdoğan’s” Ḥamāh…"),
        ("Украина, Ελλάδα", "Украина, Ελλάδα"),
        ("Flood \U0001f30a in\u200b Homs", "Flood in Homs"),
        ("إحاطة", ""),
        ("Homs حمص", ""),
        ("", ""),
    ),
)
def test_what_the_font_can_not_draw_is_left_out(text, shown):
    assert drawable(text) == shown


def test_the_same_words_give_the_same_picture_and_others_another():
    said = Preview("Briefing", "Figures", NOTES)
    assert draw(said) == draw(said) != draw(said._replace(title="Quotes"))
    assert draw(said) != draw(said._replace(ground=(0x11, 0x22, 0x33)))


@pytest.mark.parametrize("title", ("", "حمص", "word " * 90, "w" * 300_000, "\ud800"))
def test_any_title_gives_a_picture(title, tmp_path):
    name, picture = Gallery(tmp_path).get(Preview(title, title, NOTES, ("2024-12-05", "1")))
    assert 0 < len(picture) <= 40_000
    assert Gallery(tmp_path).get(Preview(title, title, NOTES, ("2024-12-05", "1"))) == (name, picture)


@pytest.mark.parametrize(
    ("language", "locale"), (("en", "en_US"), ("fr", "fr_FR"), ("ar", "ar_EG"), ("pt-BR", "pt_BR"), ("tlh-xx", ""))
)
def test_a_language_is_named_with_its_country(language, locale):
    assert locale_of(language) == locale


def test_no_text_leaves_its_tag():
    assert "<b>" not in tags(Shown("<b>", '"><b>', "<b>", "en", False))
