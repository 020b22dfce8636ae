"""Places: which words are one, and which of the world's namesakes they mean."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Kind, Name, Parsed, Place, Span
from generator.parse.places import find_places
from generator.parse.sentences import find_sentences
from tests.cases import read_cases

FOUNDING = Path(__file__).parents[2] / "seeds" / "000_d7cd96d04a80de27.txt"
WORDS = ["Paris", "Texas", "Ky.", "al-Bab", "US-led", "Boone County", "Lake", ",", "Syrian", "Georgia", "St.", "\n"]


def places_of(text: str, names: tuple[Name, ...] = ()) -> tuple[Place, ...]:
    parsed = Parsed(Article(id="a", text=text))
    parsed = replace(parsed, sentences=find_sentences(parsed), names=names)
    return find_places(parsed)


@pytest.mark.parametrize("case", read_cases("places"), ids=lambda case: case.title)
def test_case(case):
    found = [f"{p.span.of(case.text)} = {p.name}, {p.country}, {p.feature}" for p in places_of(case.text)]
    assert "\n".join(found) == case.expected


def test_founding_article_names_its_places():
    found = {place.name: place for place in places_of(FOUNDING.read_text(encoding="utf-8"))}
    assert set(found) >= {"Homs", "Aleppo", "Hama", "Syria", "Lebanon", "Turkiye"}
    assert not set(found) & {"X", "Sham", "al-Sham", "Thursday", "Security Council"}
    assert (round(found["Homs"].lat, 1), round(found["Homs"].lon, 1), found["Homs"].country) == (34.7, 36.7, "SYR")


def test_name_of_a_person_is_no_place_but_a_region_after_it_overrides():
    text = "Austin Kent spoke. They met in Austin, Texas."
    person = Name(Span(0, 11), Kind.PERSON)
    assert [place.span.start for place in places_of(text, (person,))] == [31, 39]


def test_armed_group_keeps_the_places_in_its_name():
    text = "Fighters of the Aleppo Front withdrew from Idlib."
    group = Name(Span(16, 28), Kind.ARMED_GROUP)
    assert [place.name for place in places_of(text, (group,))] == ["Idlib"]


def test_county_lies_in_the_middle_of_its_towns():
    (county,) = places_of("A fire broke out in Leavenworth County.")
    assert (round(county.lat), round(county.lon)) == (39, -95)


def test_county_lies_in_the_state_that_the_article_names():
    text = "Indiana counts its jobs. Jefferson County has more than Atlanta and Savannah, said Indiana."
    _state, county, *_ = places_of(text)
    assert (round(county.lat), round(county.lon)) == (39, -85)


def test_one_name_means_one_place():
    first, _state, second = places_of("A fire broke out in London, Ontario. Firefighters left London at noon.")
    assert (first.lat, first.country) == (second.lat, "CAN")


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=20))
@settings(max_examples=60, deadline=None)
def test_spans_lie_inside_the_text_in_order(words):
    text = " ".join(words)
    places = places_of(text)
    assert all(0 <= place.span.start < place.span.end <= len(text) for place in places)
    assert all(one.span.end <= other.span.start for one, other in pairwise(places))


@pytest.mark.parametrize("word", ["Paris ", "Paris, Texas, ", "Boone County ", "US-led ", "St. ", "al-"])
def test_a_repeated_word_takes_linear_time(word):
    assert isinstance(places_of(word * 2000), tuple)
