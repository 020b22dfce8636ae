"""The document that is printed, without printing it: its order, its headings, its ids and links, its citations."""

from pathlib import Path

import pytest
from lxml import html

from generator.config import Config
from generator.pdf.printed_document import make_document
from generator.pdf.site_pages import SitePage

BUILT = """<!doctype html><html lang="en"><head><link rel="stylesheet" href="assets/main.css"></head>
<body dir="ltr" data-md-color-scheme="slate" data-md-color-primary="teal"></body></html>"""
JOINER = "\N{WORD JOINER}"  # which keeps a mark at its word
PASSAGE = "More than 280,000 people fled."
NOTE = (
    '<li id="fn:aa"><p>{} — <a href="{}sources/one/#p-aa">First</a>, 5 December 2024'
    ' <a class="footnote-backref">↩</a></p></li>'
)
CITED = (
    '<h1 id="top">{title}<a class="headerlink" href="#top">¶</a></h1><h2 id="what">What</h2>'
    '<p>People fled.<sup id="fnref:aa"><a class="footnote-ref" href="#fn:aa">1</a></sup></p>'
    '<div class="footnote"><hr><ol>{note}</ol></div>'
)


def page(source, content, *parts, listed=True, title=None):
    stem = source.removesuffix(".md").removesuffix("index")
    url = stem if stem.endswith("/") or not stem else f"{stem}/"
    return SitePage(source, url, title or source, parts, listed, content)


def cited(title, up="../", passage=PASSAGE):
    return CITED.format(title=title, note=NOTE.format(passage, up))


def source(id, *passages):
    shown = "".join(f'<p id="p-{key}">{text}</p>' for key, text in passages)
    return page(f"sources/{id}.md", f"<h1>Title {id}</h1><ul><li>Publisher: P</li></ul>{shown}", listed=False)


WHO = """<h1>Who</h1><table><tr><td><a href="ann/">Ann</a></td><td><a href="zoe/">Zoe</a></td></tr></table>
<p><strong><a href="zoe/">Zoe</a></strong></p><p><strong><a href="ann/">Ann</a></strong></p>"""
SOURCES = page("sources/index.md", '<h1>Sources</h1><table><tr><td><a href="one/">First</a></td></tr></table>')
ONE = source("one", ("zz", "Another passage."), ("aa", PASSAGE))


@pytest.fixture
def document(tmp_path):
    def make(*pages, **settings):
        (tmp_path / "index.html").write_text(BUILT, encoding="utf-8")
        nowhere = Path(tmp_path, "none")
        settings = {"site_name": "My briefing", **settings}
        config = Config(tmp_path, settings.pop("site_name"), *[nowhere] * 4, "cited", (), **settings)
        return make_document((page("index.md", "<h1>My briefing</h1>", title="Overview"), *pages), tmp_path, config)

    return make


def texts(document, path):
    return [" ".join(found.text_content().split()) for found in document.root.iterfind(path)]


def follow(document, link):
    """The text of what a link leads to."""
    (target,) = document.root.xpath("//*[@id=$id]", id=link.get("href").removeprefix("#"))
    return " ".join(target.text_content().split())


def link(document, text):
    return next(found for found in document.root.iterfind(".//main/section//a") if found.text_content() == text)


def entries(document):
    return [(entry.level, entry.number, entry.text) for entry in document.contents]


def test_chapters_stand_in_the_order_of_the_menu_with_single_pages_behind_their_index_and_sources_last(document):
    made = document(
        SOURCES,
        page("actors/index.md", WHO),
        page("mine.md", "<h1>Mine</h1><h2>Part</h2><h3>Detail</h3>", "Background"),
        page("more/index.md", "<h1>More</h1>", "More"),
        page("more/of.md", "<p>No heading</p>", "More", title="Of &amp; it"),
        page("data.md", "<h1>Data</h1>"),
        page("actors/ann.md", "<h1>Ann</h1>", listed=False),
        page("actors/zoe.md", "<h1>Zoe</h1>", listed=False),
        page("loose.md", "<h1>Loose</h1>", listed=False),
        ONE,
    )
    assert entries(made) == [
        (1, "", "Overview"),
        (1, "", "Who"),
        (2, "", "Zoe"),
        (2, "", "Ann"),
        (1, "", "Background"),
        (2, "", "Mine"),
        (1, "", "More"),
        (2, "", "Of & it"),
        (1, "", "Loose"),
        (1, "", "Sources"),
        (2, "1", "Title one"),
    ]
    assert texts(made, ".//h3") == ["Part"]
    assert texts(made, ".//h4") == ["Detail"]


def test_a_citation_shows_the_numbers_of_its_source_and_passage_and_leads_there(document):
    made = document(page("first.md", cited("A")), page("second.md", cited("B")), SOURCES, ONE)
    marks = made.root.xpath('//a[@class="footnote-ref"]')
    assert [mark.text.strip(JOINER) for mark in marks] == ["[1.2]", "[1.2]"]
    assert {follow(made, mark) for mark in marks} == {f"1.2{PASSAGE}"}
    assert not made.root.xpath('//*[@class="footnote"]')
    assert texts(made, ".//td") == ["First [1]"]


@pytest.mark.parametrize(
    ("case", "pages"),
    [
        ("an editor's own words in a note stay", [page("a.md", cited("A", passage="My own words, cf.")), SOURCES, ONE]),
        ("the page of the source is gone", [page("a.md", cited("A")), SOURCES]),
    ],
)
def test_a_note_that_is_no_passage_of_a_source_stays_with_a_letter(document, case, pages):
    made = document(*pages)
    (mark,) = made.root.xpath('//a[@class="footnote-ref"]')
    assert mark.text.strip(JOINER) == "[a]"
    assert follow(made, mark).startswith("a")
    assert " — First" in follow(made, mark)


def test_each_id_stands_once_and_each_link_inside_leads_somewhere(document):
    made = document(
        page("first.md", cited("A") + '<p><a href="../second/#what">There</a> <a href="../second/">it</a></p>'),
        page("second.md", cited("B") + '<svg><g id="g"/><use href="#g" style="fill:url(#g)"/></svg>'),
        SOURCES,
        ONE,
    )
    ids = made.root.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in made.root.xpath('//@href[starts-with(., "#")]'):
        assert href[1:] in ids
    assert follow(made, link(made, "There")) == "What"
    assert follow(made, link(made, "it")).startswith("B")
    (drawn,) = made.root.iterfind(".//use")
    assert drawn.get("style") == f"fill:url({drawn.get('href')})"


def test_a_reference_that_stands_alone_says_the_page(document):
    made = document(
        page("first.md", '<h1>A</h1><p><a href="../second/">All of B</a></p>'), page("second.md", "<h1>B</h1>")
    )
    made.set_page_numbers({link(made, "All of B").get("href")[1:]: 7})
    assert "All of B, page 7" in texts(made, ".//p")


@pytest.mark.parametrize(
    ("href", "site_url", "expected"),
    [
        ("https://example.org/second/", "", "https://example.org/second/"),
        ("../data/briefing.json", "", None),
        ("../data/briefing.json", "https://me.org/b/", "https://me.org/b/data/briefing.json"),
        ("../nowhere/", "", None),
        ("javascript:alert(1)", "https://me.org/b/", None),
        ("http://[bad", "", None),
        ("//example.org/x", "", "https://example.org/x"),
    ],
)
def test_a_link_out_of_the_document_leads_to_the_site_where_it_is_known(document, href, site_url, expected):
    made = document(page("a.md", f'<h1>A</h1><p>See <a href="{href}">this</a>.</p>'), site_url=site_url)
    assert link(made, "this").get("href") == expected


def test_what_one_clicks_and_scripts_are_gone_and_folded_text_is_open(document):
    content = '<h1>A<a class="headerlink" href="#a">¶</a></h1><script>x()</script><div class="tools" hidden></div>'
    content += "<button>Copy</button><details><summary>More</summary>Folded</details>"
    (body,) = document(page("a.md", content)).root.xpath("//section[h1[.='A']]")
    assert html.tostring(body, encoding="unicode").count("<") == 8
    assert body.find("details").get("open") is not None


def test_the_look_is_the_sites_in_light_colours(document):
    root = document().root
    assert root.xpath("//link/@href") == ["assets/main.css"]
    assert root.find("body").attrib["data-md-color-scheme"] == "default"
    assert root.find("body").attrib["data-md-color-primary"] == "teal"


def test_a_title_is_text_wherever_it_stands(document):
    title = '</style><script>alert(1)</script>"\\ & <b>'
    made = document(site_name=title)
    assert not made.root.xpath("//script | //b")
    assert texts(made, ".//header/h1") == [title]
    assert "alert(" not in made.root.find(".//style").text


def test_what_past_editions_say_is_not_printed(document):
    monday = page("changes/monday.md", "<h1>Monday</h1>", listed=False)
    mine = page("changes/a--b.md", "<h1>My comparison</h1>")
    made = document(page("changes.md", "<h1>What changed</h1><h2>6 December</h2>", listed=False), monday, mine)
    printed = [heading.text_content() for heading in made.root.iterfind(".//h1")]
    assert any("What changed" in text for text in printed) and any("My comparison" in text for text in printed)
    without = document(page("changes.md", "<h1>What changed</h1><p>No edition.</p>"), mine)
    assert not any("What changed" in heading.text_content() for heading in without.root.iterfind(".//h1"))
    assert not any("Monday" in text for text in printed)


def test_a_mark_keeps_the_name_of_its_passage_by_which_what_is_new_is_known(document):
    made = document(page("what.md", cited("What")), page("who.md", cited("Who")), SOURCES, ONE)
    ids = [mark.get("id") for mark in made.root.iterfind(".//sup")]
    assert len(set(ids)) == 2 and all(id.endswith(":aa") for id in ids)
