"""The list of sources is split by months where it would be longer than a page, and its gaps by their kind."""

import re
from dataclasses import replace
from datetime import date

import pytest

from generator.briefing_items import Gap
from generator.model import Article
from generator.render.list_pages import list_of
from generator.render.source_pages import source_pages
from generator.share.linked import LinkedData, LinkedPage
from tests.check.project import Project

INDEX = "sources/index.md"
COUNT = 200
ROW = re.compile(r"^\| \[(.+?)\]\((.+?)\)( \(the same text\))? \|", re.MULTILINE)
TEXT = "Report {0}\n\nAbout {0} people were killed in village {0}. “We stay in {0},” a farmer said.\n"
WIRE = (
    "The flood\n\nA flood took the bridge of the village of Amra on Monday night, and the road to the coast is closed. "
    + " ".join(
        f"In the {name} quarter water stood in cellars until noon, and people carried what they own to their roofs."
        for name in ("northern", "southern", "eastern", "western", "old", "new", "upper", "lower")
    )
)


def make_article(number, published, text=TEXT, id=""):
    title, publisher = f"Report {number}", "" if number % 50 == 7 else "Daily"
    return Article(id or f"a{number:03}", text.format(number), title, published, publisher=publisher)


def make_articles():
    days = [date(2024, number % 4 + 9, number % 27 + 1) for number in range(COUNT)]
    # Published in October, and printed again in December.
    printed = (("long", date(2024, 10, 3), "Daily"), ("again", date(2024, 12, 28), "Weekly"))
    return [
        *(make_article(number, day) for number, day in enumerate(days)),
        *(Article(id, WIRE, f"The {id} one", day, publisher=paper) for id, day, paper in printed),
        make_article(900, None, id="published"),
        make_article(901, date(2024, 9, 1), id="2024-10"),
    ]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("many") / "project", *make_articles())


def rows_of(project, path):
    return [found[1] for found in ROW.finditer(project.pages[path])]


def test_a_list_that_fits_is_one_page(tmp_path):
    project = Project(tmp_path / "project", *(make_article(number, date(2024, 12, 5)) for number in range(20)))
    assert not [path for path in project.pages if path.startswith(("sources/published/", "sources/gaps/"))]
    assert len(rows_of(project, INDEX)) == 20
    assert "“About 7 people”" in project.pages[INDEX]


def test_the_newest_month_stands_first_and_leads_to_the_others(many):
    first, *others = source_pages(many.briefing).articles
    assert (first.path, first.name) == (INDEX, "2024-12")
    names = ("2024-11", "2024-10", "2024-09", "undated")
    assert [page.path for page in others] == [f"sources/published/{name}.md" for name in names]
    for page in others:
        assert f"({page.path.removeprefix('sources/')}), {page.count}\n" in many.pages[INDEX]
        assert list_of(page.path) == INDEX
    assert "# Sources: November 2024\n" in many.pages["sources/published/2024-11.md"]


def test_each_article_stands_once_on_the_page_of_its_month(many):
    pages = source_pages(many.briefing).articles
    rows = [row for page in pages for row in rows_of(many, page.path)]
    assert len(rows) == len(set(rows)) == len(many.briefing.articles)
    assert rows_of(many, "sources/published/undated.md") == ["Report 900"]
    assert "[Report 901](../2024-10.md)" in many.pages["sources/published/2024-09.md"]
    assert "sources/2024-10.md" in many.pages and "sources/published.md" in many.pages


def test_a_reprint_stands_behind_its_text(many):
    rows = rows_of(many, "sources/published/2024-10.md")
    assert rows[rows.index("The long one") + 1] == "The again one"


def test_many_gaps_stand_on_pages_of_their_kind(many):
    index, pages = many.pages[INDEX], many.pages
    of_counter = [text for path, text in pages.items() if re.fullmatch(r"sources/gaps/key-counter(-\d+)?\.md", path)]
    assert len(of_counter) > 1
    for number in range(COUNT):
        assert sum(f"“About {number} people”" in text for text in of_counter) == 1
    assert "Who counted is not said, for people killed: [All " in index and "](gaps/key-counter.md)" in index
    assert "“About 7 people”" not in index
    assert "{ #gaps }" in index


def test_gaps_without_words_of_an_article_have_no_page(many):
    """What several stories lack is one line of the index: a page of it would list nothing."""
    gaps = tuple(Gap("no_figure", of=("people killed",), story=story) for story in ("a", "b"))
    vague = tuple(Gap("vague_figure", quoted=f"dozens of {name}", of=("deaths",)) for name in ("men", "women"))
    pages = source_pages(replace(many.briefing, gaps=gaps + vague))
    assert [page.path for page in pages.gaps] == ["sources/gaps/vague-figure.md"]


def test_the_pages_have_no_finding(many):
    paths = [path for path in many.pages if list_of(path) == INDEX]
    assert len(paths) > 6
    assert [finding for path in paths for finding in many.check(path)] == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (INDEX, "[All {count} gaps](gaps/key-counter.md)", "[All 7 gaps](gaps/key-counter.md)"),
        ("sources/gaps/key-counter.md", "    - “About 7 people”", "    - “About 8,000 people”"),
        ("sources/gaps/metadata.md", "    - “Report 7”", "    - “Report 7000”"),
    ],
)
def test_a_line_of_them_that_is_altered_is_found(many, path, old, new):
    old = old.format(count=sum(gap.kind == "key_counter" for gap in many.briefing.gaps))
    assert old in many.pages[path]
    assert many.altered(path, many.pages[path]) == ()
    assert many.altered(path, many.pages[path].replace(old, new))


def test_linked_data_list_the_articles_of_a_page():
    source = {"id": "a", "title": "A", "publisher": None, "author": None, "published": None, "language": "en"}
    sources = [source | {"id": id, "licence": None, "address": None, "url": f"sources/{id}/"} for id in ("a", "b", "é")]
    data = LinkedData({"site": "", "title": "", "cutoff": None, "sources": sources, "actors": [], "sections": []})
    content = '<a href="../../a/">A</a> <a href="../../%C3%A9/">E</a> <a href="../../b/#p-12345678">a passage</a>'
    page = LinkedPage("sources/published/2024-12.md", "sources/published/2024-12/", "", "", "en", content)
    script = data.script(page, lambda url, *_: url)
    assert '"sources/a/#article"' in script and '"sources/é/#article"' in script
    assert "sources/b/" not in script
