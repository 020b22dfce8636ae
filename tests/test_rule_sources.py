"""Where each rule stands in the program: `briefing explain` names the module and the line."""

import re

import pytest

from generator.explain.found import FAMILIES
from generator.explain.rule_sources import (
    FILES,
    FOUND_WITH,
    PARSER,
    find_sources,
    tell_sources,
)
from generator.model import Article
from generator.parse import parse_article
from generator.parse.places import OWN_WORDS_RULES
from generator.parse.quotes.rules import OBJECTS, ORDER, RULES
from generator.word_lists import read_table
from tests.cases import FOLDER, read_cases


@pytest.fixture(scope="module")
def rules():
    """Every rule, with its family, by which something in the sentences of the cases was read."""
    found = set()
    for path in FOLDER.glob("*.md"):
        for case in read_cases(path.stem):
            parsed = parse_article(Article("case", case.text), unearned=True)
            mentions = (mention for actor in parsed.actors for mention in actor.mentions)
            found.update(("names", mention.rule) for mention in mentions)
            for family in FAMILIES:
                found.update((family, record.rule) for record in getattr(parsed, family))
    return found


def faults_of(family, rule):
    """Say what is wrong with the lines that are named for a rule: "" for nothing."""
    parts = find_sources(family, rule)
    halves = [rule] if len(parts) == 1 else list(rule.rpartition(", ")[::2])
    if len(parts) != len(halves) or not all(parts):
        return f"{family}: {rule!r} stands in no line"
    for half, sources in zip(halves, parts, strict=True):
        for source in sources:
            line = (PARSER / source.file).read_text("utf-8").splitlines()[source.line - 1]
            if not re.search(rf"""(?:["'\[]|^){re.escape(half)}["'\]\t]""", line):
                return f"{family}: {half!r} does not stand in {source}: {line}"
    return ""


def test_each_rule_by_which_a_case_is_read_stands_in_a_line_of_the_program(rules):
    assert {family for family, _ in rules} == set(FAMILIES) == set(FILES)
    assert len(rules) > 200
    assert [fault for one in sorted(rules) if (fault := faults_of(*one))] == []


def test_so_does_each_rule_that_was_measured():
    measured = read_table("precision")
    assert measured.keys() - {""} <= {*FILES, *FOUND_WITH}
    named = [(family, row[0]) for family, rows in measured.items() for row in rows]
    assert [fault for one in named if (fault := faults_of(*one))] == []


def test_the_halves_of_a_name_are_told_each_with_its_line():
    told = tell_sources("figures", "digits, passive")
    assert re.fullmatch(r" in figures/counted_things\.py:\d+ with figures/terms\.py:\d+", told)
    told = tell_sources("events", "AGREE, infinitive")
    assert re.fullmatch(r" in lexicon/events\.txt:\d+ with events/tellings\.py:\d+", told)
    assert tell_sources("dates", "no such rule") == ""


def test_a_string_that_names_no_rule_is_not_taken_for_one():
    (lines,) = find_sources("dates", "year")  # a class of words too
    assert [source.file for source in lines] == ["lexicon/date_rules.txt"]
    (lines,) = find_sources("places", "city")  # a feature of the gazetteer too
    assert [source.file for source in lines] == ["places/__init__.py"]


BEHIND = {"that-clause", "bare clause", "infinitive", "words quoted", "quotation behind"}
IN_FRONT = {"quotation in front", "clause in front"}


def test_each_way_of_reporting_has_a_name_with_each_form_of_what_is_said():
    forms = {way: {RULES[names][len(way) + 2 :] for names in RULES if names[0] == way} for way in ORDER}
    for way in OBJECTS:
        assert forms.pop(way) == IN_FRONT | {"object", "words quoted"}
    assert all(found == IN_FRONT | BEHIND for found in forms.values())
    assert {form for way, form in RULES if way == "participle"} == BEHIND


def test_each_kind_of_place_that_its_own_words_tell_has_a_name():
    kinds = ("kinds", "kinds_before", "kinds_before_number", "kinds_small", "kinds_of", "kinds_of_several")
    features = {row[1] for part in kinds for row in read_table("places")[part]}
    assert features == OWN_WORDS_RULES.keys()
