"""Links and citations."""

import re
from dataclasses import replace
from datetime import date

import pytest

from generator.config import TEMPLATES
from generator.evidence import ActorName, Passage
from generator.model import Article, Span
from generator.render.escape import Markdown
from generator.render.page_tools import PageTools, SentenceHome
from generator.render.words import Words

WORDS = Words("en", (TEMPLATES,))

ARTICLE = Article("a", "They fled. They *left*.", title="A [title]", publisher="Paper", published=date(2024, 12, 5))
FLED, LEFT = Passage("11aa22bb", ARTICLE, Span(0, 10)), Passage("33cc44dd", ARTICLE, Span(11, 23))


def test_a_citation_is_a_mark_and_its_note_stands_once():
    tools = PageTools("actors/x.md", WORDS)
    assert tools.cite((FLED, LEFT)) == "[^11aa22bb]<sup>,</sup>[^33cc44dd]"
    assert tools.cite(FLED) == "[^11aa22bb]"
    assert tools.footnotes().splitlines() == [
        "[^11aa22bb]: [Paper, 5 December 2024](../sources/a.md#p-11aa22bb)",
        "[^33cc44dd]: [Paper, 5 December 2024](../sources/a.md#p-33cc44dd)",
    ]


def test_a_note_repeats_the_passage_of_which_the_line_is_a_part():
    tools = PageTools("index.md", WORDS)
    assert tools.cite((LEFT, FLED), part=True) == "[^33cc44dd]<sup>,</sup>[^11aa22bb]"
    assert tools.footnotes().splitlines() == [
        "[^33cc44dd]: They &#42;left&#42;. — [Paper, 5 December 2024](sources/a.md#p-33cc44dd)",
        "[^11aa22bb]: [Paper, 5 December 2024](sources/a.md#p-11aa22bb)",
    ]


@pytest.mark.parametrize("parts", [(True, False), (False, True), (True, False, True)])
def test_no_note_repeats_a_passage_that_the_page_shows_whole(parts):
    tools = PageTools("index.md", WORDS)
    assert {tools.cite(LEFT, part=part) for part in parts} == {"[^33cc44dd]"}
    assert tools.footnotes() == "[^33cc44dd]: [Paper, 5 December 2024](sources/a.md#p-33cc44dd)"


def test_what_a_list_takes_from_a_sentence_leads_to_the_line_that_shows_it():
    homes = {"33cc44dd": SentenceHome("humanitarian.md", {"33cc44dd"})}
    tools = PageTools("actors/index.md", WORDS, homes=homes)
    assert tools.lead("a * b", [LEFT]) == "[a &#42; b](../humanitarian.md#fnref:33cc44dd)"
    assert tools.lead(Markdown("**12**"), [LEFT]) == "[**12**](../humanitarian.md#fnref:33cc44dd)"
    assert tools.footnotes() == "" and not tools.shown()


def test_what_the_line_of_a_sentence_does_not_cite_is_cited_beside_it():
    homes = {"33cc44dd": SentenceHome("humanitarian.md", {"33cc44dd"})}
    elsewhere = Passage("55ee66ff", replace(ARTICLE, id="b"), Span(0, 10))
    tools = PageTools("figures.md", WORDS, homes=homes)
    assert tools.lead("12", [LEFT, elsewhere]) == "[12](humanitarian.md#fnref:33cc44dd)[^55ee66ff]"
    assert tools.footnotes() == "[^55ee66ff]: [Paper, 5 December 2024](sources/b.md#p-55ee66ff)"


def test_what_no_other_page_shows_whole_is_cited():
    homes = {"33cc44dd": SentenceHome("humanitarian.md", {"33cc44dd"})}
    assert PageTools("humanitarian.md", WORDS, homes=homes).lead("12", [LEFT]) == "12[^33cc44dd]"
    assert PageTools("figures.md", WORDS, homes=homes).lead("12", [FLED]) == "12[^11aa22bb]"


def test_a_note_has_no_link_where_the_source_has_no_page():
    tools = PageTools("index.md", WORDS, deleted={"sources/a.md"})
    tools.cite(FLED)
    assert tools.footnotes() == "[^11aa22bb]: Paper, 5 December 2024"


def many(count):
    return [Passage(f"{number:08x}", ARTICLE, Span(0, 10)) for number in range(count)]


def test_of_very_many_passages_the_first_are_marked_and_the_others_listed():
    tools = PageTools("actors/index.md", WORDS)
    passages = many(40)
    assert tools.cite(passages).endswith("[^0000000b] [and 28 more](#more-0000000c)")
    assert tools.cite(passages).count("[^") == 12
    lines = tools.footnotes().splitlines()
    assert lines[:3] == ["**28 further passages**", "{ #more-0000000c }", ""]
    assert lines[3:31] == [f"- [Paper, 5 December 2024](../sources/a.md#p-{one.id})" for one in passages[12:]]
    assert [line[:11] for line in lines[32:]] == [f"[^{one.id}]" for one in passages[:12]]
    assert list(tools.shown()) == [one.id for one in passages]


def test_lists_that_begin_alike_have_anchors_of_their_own():
    tools = PageTools("actors/index.md", WORDS)
    assert tools.cite(many(20)).endswith("](#more-0000000c)")
    assert tools.cite(many(21)).endswith("](#more-0000000c-2)")
    assert tools.cite(many(20)).endswith("](#more-0000000c)")
    assert list(map(len, tools.further.values())) == [8, 9]


def test_as_many_passages_as_are_marked_are_listed_nowhere():
    tools = PageTools("actors/index.md", WORDS)
    assert "more" not in tools.cite(many(12))
    assert len(tools.footnotes().splitlines()) == 12


def test_links_count_from_the_page():
    assert PageTools("index.md", WORDS).link("All", "figures.md") == "[All](figures.md)"
    assert PageTools("actors/a.md", WORDS).link("All", "figures.md#x") == "[All](../figures.md#x)"


def test_an_actor_is_linked_where_it_has_a_page_and_this_is_not_it():
    named = ActorName("ann", "Ann_", True)
    assert PageTools("index.md", WORDS).actor(named) == "[Ann&#95;](actors/ann.md)"
    assert PageTools("actors/ann.md", WORDS).actor(named) == "Ann&#95;"
    assert PageTools("index.md", WORDS).actor(ActorName("bob", "Bob", False)) == "Bob"


def test_the_list_for_those_who_replace_a_template_names_each():
    listed = set(re.findall(r"`([\w./]+\.\w+)`", (TEMPLATES / "README.md").read_text(encoding="utf-8")))
    there = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file()}
    assert there - {"README.md"} <= listed


def test_a_chip_names_its_source_opens_the_passage_and_needs_no_note():
    tools = PageTools("actors/x.md", WORDS)
    chip = '[Paper](../sources/a.md#p-11aa22bb "5 December 2024"){.source}'
    assert tools.chips(FLED) == f" {chip}"
    assert tools.footnotes() == ""
    assert tools.shown() == {FLED.id: FLED}
    assert tools.sheet() == '<div class="passage-sheet" hidden data-close="Close"></div>'


def test_where_an_editor_deleted_the_page_of_the_source_a_mark_cites():
    tools = PageTools("index.md", WORDS, deleted={"sources/a.md"})
    assert tools.chips(FLED) == "[^11aa22bb]"
    assert tools.sheet() == ""
