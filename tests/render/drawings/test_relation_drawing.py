"""The drawing of relations: nothing collides however many there are, each line leads to its row, a name stays text."""

import itertools
import random
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefing_items import ListedRelation, Stance
from generator.config import TEMPLATES
from generator.evidence import ActorName
from generator.render.drawings.clip import Box
from generator.render.drawings.relation_columns import KINDS, make_columns, make_panels, order_rows
from generator.render.drawings.relation_drawing import FORMATS, MOST, NARROW, SIGNS, WIDE, draw_relations, most_told
from generator.render.words import Words

WORDS = Words("en", (TEMPLATES,))
SVG = "{http://www.w3.org/2000/svg}"


def actor(name):
    return ActorName(name.lower().replace(" ", "-"), name, True)


def relation(text, told=1):
    """ "Russia supports Syria" as a row of the table."""
    kind = next(kind for kind in KINDS if f" {kind} " in text)
    one, other = text.split(f" {kind} ")
    return ListedRelation(Stance(actor(one), kind, actor(other), (None,) * told), f"relation-{text.replace(' ', '-')}")


def relations(*texts):
    return [relation(text) for text in texts]


FEW = relations(
    "Russia supports Assad", "Iran supports Assad", "Qassem accuses Israel", "Qassem accuses America",
    "Erdogan calls on Assad", "Erdogan speaks with Guterres", "Erdogan opposes Assad", "Rebels leads Troops",
)  # fmt: skip


def many(count, actors):
    """Relations of made-up actors, always the same."""
    chance = random.Random(count)
    names = [f"Somebody number {number} of the long name"[: 8 + number] for number in range(actors)]
    pairs = {(*chance.sample(names, 2), chance.choice(KINDS)) for _ in range(count)}
    return [ListedRelation(Stance(actor(one), kind, actor(other), (None,)), f"r{n}")
            for n, (one, other, kind) in enumerate(sorted(pairs))]  # fmt: skip


def check(drawn):
    width, height = drawn.size
    frame = Box(-0.01, -0.01, width, height)
    assert all(frame.covers(box) for box in (*drawn.labels, *drawn.marks))
    boxes = [*drawn.labels, *drawn.marks]
    assert not [pair for pair in itertools.combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert "\n\n" not in drawn.svg
    return ElementTree.fromstring(drawn.svg)


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
@pytest.mark.parametrize("listed", [FEW[:2], FEW, many(20, 12), many(80, 60)], ids=["two", "few", "twenty", "eighty"])
def test_nothing_collides_with_few_relations_or_many(listed, format):
    drawn = draw_relations(listed, format, WORDS)
    check(drawn)
    assert drawn.size[0] <= format.width + 1


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_each_relation_is_one_link_to_its_row_with_its_words(format):
    root = check(draw_relations(FEW, format, WORDS))
    links = {link.get("href"): link.get("aria-label") for link in root.iter(f"{SVG}a")}
    assert {one.id for one in FEW} == {href[1:] for href in links if href.startswith("#")}
    assert links["#relation-Russia-supports-Assad"] == "Russia supports Assad: 1 passage"
    assert links["erdogan/"] == "Erdogan"


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_what_is_hit_is_large_enough_even_on_the_narrowest_screen(format):
    root = check(draw_relations(many(40, 20), format, WORDS))
    least = 24 * (300 / 288 if format is NARROW else 640 / 560)  # a screen of 320 pixels; of 600
    for target in root.iter(f"{SVG}rect"):
        assert float(target.get("width")) >= least and float(target.get("height")) >= least


def test_a_kind_is_told_by_its_word_and_its_sign():
    root = check(draw_relations(FEW, WIDE, WORDS))
    words = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert set(KINDS) <= words and set(SIGNS) == set(KINDS) and len(set(SIGNS.values())) == len(KINDS)
    assert {"relation supports", "relation calls-on"} <= {group.get("class") for group in root.iter(f"{SVG}g")}


def test_one_relation_is_no_drawing():
    assert draw_relations(FEW[:1], WIDE, WORDS) is None
    assert draw_relations([], WIDE, WORDS) is None


def test_of_too_many_those_told_most_often_are_drawn():
    listed = [*many(60, 40), relation("Mary supports John", told=3)]
    shown = most_told(listed)
    assert len(shown) == MOST and listed[-1] in shown
    root = check(draw_relations(listed, WIDE, WORDS))
    assert sum(link.get("href").startswith("#") for link in root.iter(f"{SVG}a")) == MOST


def test_relations_with_a_common_side_share_a_column():
    columns = make_columns(FEW)
    assert [(column.relation, column.hub.name, len(column.listed)) for column in columns] == [
        ("supports", "Assad", 2), ("leads", "Rebels", 1), ("opposes", "Erdogan", 1), ("accuses", "Qassem", 2),
        ("calls on", "Erdogan", 1), ("speaks with", "Erdogan", 1),
    ]  # fmt: skip


def test_who_is_related_stands_close_together():
    rows = order_rows(make_columns(relations("A supports B", "C supports D", "A opposes B", "D opposes C")))
    assert abs(rows.index(actor("A")) - rows.index(actor("B"))) == 1


def test_every_relation_stands_in_one_panel():
    panels = make_panels(many(80, 60), 200, lambda kind, count: 32 * count)
    found = [one.id for panel in panels for _, group in panel.groups for column in group for one in column.listed]
    assert sorted(found) == sorted(one.id for one in many(80, 60))


def test_a_deleted_page_is_not_linked():
    drawn = draw_relations(FEW, WIDE, WORDS, {"actors/erdogan.md"})
    assert 'href="erdogan/"' not in drawn.svg and 'href="russia/"' in drawn.svg


def test_a_second_drawing_has_the_same_bytes_and_no_colours_of_its_own():
    drawn = draw_relations(many(80, 60), WIDE, WORDS).svg
    assert drawn == draw_relations(many(80, 60), WIDE, WORDS).svg
    assert not re.search(r"(fill|stroke|style)=|url\(", drawn)


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(NAMES, st.sampled_from(KINDS), NAMES), min_size=2, max_size=12))
def test_a_hostile_name_is_text(triples):
    listed = [
        ListedRelation(Stance(ActorName(f"a{n}", one, False), kind, ActorName(f"b{n}", other, True), (None,)), f"r{n}")
        for n, (one, kind, other) in enumerate(triples)
    ]
    root = check(draw_relations(listed, NARROW, WORDS))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "a", "circle", "text", "tspan", "g"}
