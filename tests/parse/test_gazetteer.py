"""The gazetteer: names in their normal form, namesakes in order, countries and their demonyms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.gazetteer import (
    FILE,
    abbreviations,
    country_entry,
    lookup,
    lookup_by_sound,
    opens_name,
)
from generator.parse.gazetteer.columns import Row, read_columns
from generator.parse.gazetteer.countries import countries, country_of, demonym_places, is_country
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sorted_lines import SortedLines
from generator.parse.gazetteer.sounds import sound_alike
from tools.column_writer import pack_lines, write_columns


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Türkiye", "TURKIYE"),
        ("Ar-Raqqah", "raqqah"),
        ("Sana'a", "Sanaa"),
        ("Saint Petersburg", "St. Petersburg"),
        ("Port-au-Prince", "Port au Prince"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_have_one_normal_form(name, same):
    assert place_key(name) == place_key(same)


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Aleppo", "SYR", "city"),
        ("al-Raqqa", "SYR", "city"),
        ("Kiev", "UKR", "city"),
        ("Munich", "DEU", "city"),
        ("Burma", "MMR", "country"),
        ("DRC", "COD", "country"),
        ("Darfur", "SDN", "region"),
        ("West Bank", "PSE", "region"),
        ("Middle East", "", "world"),
        ("Gwinnett County", "USA", "county"),
        ("Black Sea", "", "water"),
    ],
)
def test_lookup_finds_the_best_known_first(name, country, feature):
    first = lookup(name)[0]
    assert (first.country, first.feature) == (country, feature)


def test_first_words_of_longer_names_are_known():
    assert opens_name("Deir")
    assert opens_name("Saint")
    assert not opens_name("Qamishli")
    assert not opens_name("Nosuchplaceanywhere")


def test_namesakes_come_by_people_after_countries():
    found = lookup("Georgia")
    assert [entry.feature for entry in found[:2]] == ["country", "region"]
    springfields = [entry.population for entry in lookup("Springfield")]
    assert springfields == sorted(springfields, reverse=True)


@pytest.mark.parametrize("name", ["", " ", "Nosuchplaceanywhere", "\x00", "\t", "💥", "a\tb", "\n"])
def test_unknown_names_have_no_entry(name):
    assert lookup(name) == ()


def test_states_are_known_by_abbreviation_but_not_looked_up_by_it():
    assert abbreviations()["Ky."].name == "Kentucky"
    assert abbreviations()["Ont."].country == "CAN"
    assert not any(entry.name == "Kentucky" for entry in lookup("Ky."))


def test_every_country_has_an_entry_inside_the_world():
    for country in countries():
        entry = country_entry(country.alpha3)
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert is_country(country.name)
    with pytest.raises(KeyError):
        country_entry("ZZZ")


@pytest.mark.parametrize(
    ("name", "alpha3"),
    [("Syrian", "SYR"), ("Syrians", "SYR"), ("Dutch", "NLD"), ("Lebanese", "LBN"), ("Türkiye", "TUR"), ("Paris", None)],
)
def test_country_of_a_name_or_demonym(name, alpha3):
    assert country_of(name) == alpha3


def test_demonyms_of_regions_name_places_of_the_gazetteer():
    for form, place in demonym_places().items():
        assert lookup(place), form


def test_keys_of_the_file_are_sorted():
    columns = read_columns(FILE)
    for keys in (columns.keys, columns.other_keys):
        assert list(keys) == sorted(keys)
    assert len(columns.keys) == len(columns.names) == len(columns.ident[0])


def test_what_is_written_is_read_back_to_two_decimals_and_two_digits(tmp_path):
    town = Row("abad", "Ābād", -89.99, 179.99, ("IRN", "07", "city"), 123_456, 9_999_999)
    hamlet = Row("zeta", "Zeta", 0.0, -180.0, ("", "", "world"), 99, 0)
    write_columns(tmp_path / "some.gz", [hamlet, town, town], [("other", hamlet), ("aback", town)])
    columns = read_columns(tmp_path / "some.gz")
    assert [columns.row(0), columns.row(1)] == [town._replace(people=120_000), hamlet]
    assert [columns.other_keys[0], columns.meant_by_other(0)] == [b"aback", 0]


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("Melit", "SDN", "Mellit"),
        ("Barah", "SDN", "Bārah"),
        ("Sousse", "LBY", "Sūsah"),
        ("AlBayada", "LBY", "Al Bayḑā’"),
        ("Fashir", "SDN", "El Fasher"),
    ],
)
def test_a_spelling_is_found_in_its_country(written, country, name):
    assert name in [entry.name for entry in lookup_by_sound(written, (country,))]
    assert lookup_by_sound(written, ("ISL",)) == ()


@pytest.mark.parametrize(("one", "other"), [("Goma", "Gomo"), ("Melit", "Malita"), ("Tina", "Tona")])
def test_names_that_differ_more_are_no_spellings(one, other):
    assert not sound_alike(one, other)


@given(st.lists(st.binary(min_size=1, max_size=6).filter(lambda line: min(line) > 32), max_size=70))
def test_packed_lines_are_found_by_number_and_by_themselves(written):
    written = sorted(written)
    lines = SortedLines(pack_lines(written))
    assert list(lines) == written
    for line in written:
        assert [lines[number] for number in lines.run(line)] == [line] * written.count(line)
        assert lines.has_start(line[:1])
    assert not lines.run(b"zzzzzzzz")


@given(st.text(max_size=20))
def test_any_text_can_be_looked_up(name):
    assert place_key(place_key(name)) is not None
    assert isinstance(lookup(name), tuple)
