"""How much of an article the page of its source shows."""

import re
from datetime import date

import pytest

from generator.evidence import Passage
from generator.findings import Rule
from generator.model import Article, Span
from generator.render.source_limit import LEAST, SHARE, named_shortly
from tests.bench import make_articles
from tests.check.project import Project
from tests.conftest import briefing
from tests.conftest import make_project as init_project

SHORT = re.compile(
    r"^(?P<first>.+) \[… in full\]\(\.\./(?P<page>[\w/-]+\.md)#(?P<anchor>\S+)\)\n\{ #p-(?P<id>\w+) \}$", re.M
)


def make_passages(*sizes):
    """An article of sentences that have so many words, and these as passages."""
    article = Article("a", "".join(" ".join(["word"] * size) + ".\n" for size in sizes))
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", article.text)]
    return article, [Passage(f"{number:08x}", article, span=span) for number, span in enumerate(spans)]


def shortly(sizes, lines=(), quoted=()):
    article, passages = make_passages(*sizes)
    names = [passage.id for passage in passages]
    found = named_shortly(article, passages, [names[n] for n in lines], [names[n] for n in quoted])
    return sorted(map(names.index, found))


@pytest.mark.parametrize(
    ("sizes", "lines", "quoted", "expected"),
    [
        ([20, 30, 40], [], [], []),  # no other page has them
        ([20, 30, 40], [0, 1, 2], [], [1, 2]),  # the longest first, until the rest is short enough
        ([40, 30, 40], [1], [0], [0, 1]),  # quotations after what a section shows
        ([100, 8, 7], [1, 2], [], []),  # little is saved
        ([20, 30, 40], [2], [2], [2]),
    ],
)
def test_what_stands_whole_elsewhere_is_named_shortly(sizes, lines, quoted, expected):
    assert shortly(sizes, lines, quoted) == expected


def make_project(folder, count):
    articles = [
        Article(one["id"], one["text"], one["title"], date.fromisoformat(one["published"]), publisher="Daily")
        for one in make_articles(count)
    ]
    return Project(folder / "project", *articles)


@pytest.fixture(scope="module")
def eight(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("eight"), 8)


def sources_of(project):
    return {path: text for path, text in project.pages.items() if re.fullmatch(r"sources/(?!index)[^/]+\.md", path)}


def test_a_source_page_shows_no_more_than_its_share_while_a_section_shows_the_rest(eight):
    texts = {one.article.id: one.article.text for one in eight.parsed}
    sections = [eight.briefing.in_section(section.id) for section in eight.briefing.sections]
    lines = {one.passage.id for themes in sections for _, group in themes for one in group}
    pages = sources_of(eight)
    assert len(pages) == 8 and any(map(SHORT.search, pages.values()))
    for path, text in pages.items():
        shown = re.findall(r"^(.+)\n\{ #p-(\w+) \}$", text, re.M)
        sizes = {id: len(re.sub(r"\[[^]]*\]\([^)]*\)", "", line).split()) for line, id in shown}
        left = [id for id in sizes if id in lines and sizes[id] >= LEAST]
        assert sum(sizes.values()) <= SHARE * len(texts[path[8:-3]].split()) or not left


def test_what_is_named_shortly_leads_to_where_it_stands(eight):
    passages = {passage.id: passage for each in eight.checker._evidence.sentences.values() for passage in each}
    found = [short for text in sources_of(eight).values() for short in SHORT.finditer(text)]
    assert found and all(short["anchor"] == f"fnref:{short['id']}" for short in found)
    for short in found:
        assert passages[short["id"]].text.startswith(passages[short["id"]].beginning)
        assert f"[^{short['id']}]" in eight.pages[short["page"]]
    assert eight.findings() == []


def test_a_first_word_that_an_editor_changed_is_found(eight):
    path, text = next((path, text) for path, text in sources_of(eight).items() if SHORT.search(text))
    short = SHORT.search(text)
    altered = text.replace(short[0], short[0].replace(short["first"], f"Not {short['first']}"))
    assert [one.rule for one in eight.check(path, altered)] == [Rule.PASSAGE]


def test_of_few_articles_each_passage_stands_whole(tmp_path):
    assert not any(map(SHORT.search, sources_of(make_project(tmp_path, 5)).values()))


def test_what_an_editor_words_anew_stands_whole_in_its_source(tmp_path):
    root = init_project(tmp_path / "project", seeds=False)
    for one in make_articles(8):
        (root / "seeds" / f"{one['id']}.txt").write_text(f"{one['title']}\n\n{one['text']}\n", encoding="utf-8")
    briefing("build", project=root)
    sources = sorted((root / "content/sources").glob("*.md"))
    source, short = next((path, found) for path in sources for found in SHORT.finditer(path.read_text("utf-8")))
    home = root / "content" / short["page"]
    line = next(line for line in home.read_text("utf-8").splitlines() if f"[^{short['id']}]" in line)
    _, mark = line.split("[^", 1)
    home.write_text(home.read_text("utf-8").replace(line, f"In short.[^{mark}"), encoding="utf-8")
    briefing("build", project=root)
    whole = re.search(rf"^(.+)\n\{{ #p-{short['id']} \}}$", source.read_text("utf-8"), re.M)
    assert whole and "in full" not in whole[1] and whole[1].startswith(short["first"])
    assert f"In short.[^{mark}" in home.read_text("utf-8") and f"#fnref:{short['id']}" in source.read_text("utf-8")
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    briefing("build", project=root)
    assert before == {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
