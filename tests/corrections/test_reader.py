"""corrections.yml as it is written, and as it should not be."""

from contextlib import suppress

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.corrections import correct, load_corrections
from generator.corrections.reader import LISTS
from generator.errors import UserError
from generator.gather import gather
from generator.parse import parse_what_can_be
from tests.corrections.project import CONFIG, PARSED, apply, brief, message

MISTAKES = [
    ("quotes:\n  - quote: x\n    speeker: y\n", '3: quotes: unknown key "speeker". Did you mean speaker?'),
    ("quote:\n  - quote: x\n", '1: unknown list "quote". Did you mean quotes?'),
    ("quotes: x\n", '1: quotes should be a list, found "x". Write: - quote: words'),
    ("quotes:\n  - x\n", '2: quotes: expected an entry, found "x". Write: - quote: words'),
    ("quotes:\n  - speaker: y\n", "2: quotes: an entry should name its quote. Write: - quote: words"),
    ("quotes:\n  - quote: x\n", "2: quotes: the entry changes nothing. Add one of: speaker, speaker_text, words,"),
    ("quotes:\n  - quote: x\n    drop: true\n    speaker: y\n", "3: quotes: drop and speaker exclude each other"),
    ("quotes:\n  - quote: x\n    drop: no\n", '3: drop should be true, found "no". Take the line out'),
    ("quotes:\n  - quote: x\n    drop: ja\n", '3: drop should be true, found "ja". Write: drop: true'),
    ("quotes:\n  - quote: x\n    quote: y\n    drop: true\n", "3: quotes: quote stands here a second time. Keep one"),
    ("quotes:\n  - quote: [x]\n    drop: true\n", "2: quote should be a text, found a list. Write: quote: words"),
    ("quotes:\n  - {quote: x, [a]: b}\n", "2: quotes: a key should be a word, found a list"),
    ("figures:\n  - figure: x\n    value: many\n", '3: value should be a number, found "many". Write: value: 280,000'),
    ("figures:\n  - figure: x\n    term: pebbles\n", '3: term "pebbles" is none that is known. Known are: displaced,'),
    ("figures:\n  - figure: x\n    term: displacd\n", '3: term "displacd" is none that is known. Did you mean'),
    ("figures:\n  - figure: x\n    term: population\n", '3: term "population" is none that is known. Known are:'),
    ("checked:\n  - line: x\n    by: YOUR NAME\n", "2: checked: an entry says who checked it. Write: by: YOUR NAME"),
    ("figures:\n  - figure: x\n    as_of: Monday\n", '3: as_of should be a day, week, month or year, found "Monday"'),
    ("dates:\n  - date: x\n    is: 2024-02-31\n", '3: is should be a day, week, month or year, found "2024-02-31"'),
    ("places:\n  - place: x\n    lat: 97\n    lon: 1\n", '3: lat should be degrees from -90 to 90, found "97"'),
    ("places:\n  - place: x\n    lat: 9\n", "3: places: lat and lon stand together. Write: lat: 34.73"),
    ("places:\n  - place: x\n    geonames: Homs\n", "3: geonames should be the number of a place at geonames.org"),
    ("places:\n  - place: x\n    position: somewhere\n", '3: position "somewhere" is none that is known. Known'),
    ("actors:\n  - actor: x\n    kind: persn\n", '3: kind "persn" is none that is known. Did you mean person?'),
    ("actors:\n  - actor: x\n    split: y\n", "3: actors: split takes what an article says, or what is so called"),
    ("actors:\n  - actor: x\n    article: y\n    kind: person\n", "3: actors: article goes with split only"),
    ("actors:\n  - actor: x\n    of: y\n", "3: actors: of goes with role. Write: role: President"),
    ("actors:\n  - actor: x\n    merge: []\n", "3: merge should name something, found an empty list"),
    ("- x\n", "1: the file should hold lists (actors, quotes, figures, events, relations, dates, places, "),
    ("quotes: [", "1: this is not YAML: "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_told_with_its_line_and_the_way_out(tmp_path, text, expected):
    assert f"corrections.yml:{expected}" in message(tmp_path, text)


def test_all_mistakes_are_told_at_once(tmp_path):
    assert message(tmp_path, "".join(text for text, _ in MISTAKES[:1] + MISTAKES[12:16])).count("\n") == 4


def test_what_matches_nothing_or_several_is_told_beside_what_cannot_be_read(tmp_path):
    text = (
        "actors:\n  - actor: Nobody of the kind\n    drop: true\n"
        "quotes:\n  - quote: x\n    speeker: y\n    drop: true\n    cue: said\n"
        "figures:\n  - figure: people\n    drop: true\n"
    )
    lines = [line for line in message(tmp_path, text).split("\n") if line.startswith("corrections.yml:")]
    assert [int(line.split(":")[1]) for line in lines] == [2, 6, 7, 10]
    assert "no article has an actor" in lines[0] and 'unknown key "speeker"' in lines[1]
    assert "drop and cue exclude each other" in lines[2] and "may mean" in lines[3]


def test_a_list_may_stand_several_times_and_be_empty(tmp_path):
    text = "quotes:\nfigures: []\nquotes:\n  - quote: We need\n    drop: true\nquotes:\n"
    assert len(brief(tmp_path, text).said) == len(gather(PARSED, CONFIG.site_name, CONFIG.sections).said) - 1
    assert apply(tmp_path, "# nothing yet\n").parsed == PARSED


KEYS = st.sampled_from(
    ["actor", "quote", "figure", "date", "speaker", "drop", "is", "in", "article", "kind", "valeu", ""]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=4,
)
FILES = st.dictionaries(st.sampled_from([*LISTS, "actor", "", "quote"]), VALUES | st.lists(
    st.dictionaries(KEYS, VALUES, max_size=4), max_size=3), max_size=3)  # fmt: skip


@given(FILES | VALUES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds_it_is_read_or_explained(tmp_path, content):
    (tmp_path / "corrections.yml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with suppress(UserError):
        correct(PARSED, load_corrections(tmp_path), CONFIG.sections, parse_what_can_be)


@given(st.binary(max_size=40))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_is_it_is_read_or_explained(tmp_path, content):
    (tmp_path / "corrections.yml").write_bytes(content)
    with suppress(UserError):
        load_corrections(tmp_path)
