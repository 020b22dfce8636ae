"""Two entries that say different things of one thing, whatever names it."""

import pytest

from generator.passages import Passages
from tests.corrections.project import PARSED, apply, message

AGAINST = [
    ("figures", "40 people", "term: killed", "At least 40 people", "term: injured", "term"),
    ("figures", "40 people", "drop: true", "40 people", "key: 1", "key"),
    ("figures", "40 people", "key: 1", "At least 40 people", "drop: true", "drop"),
    ("quotes", "We need a ceasefire", "speaker: unknown", "We need", "speaker: Volker Perthes", "speaker"),
    ("dates", "Tuesday\n    article: first", "is: 2023-04-18", "Tuesday\n    article: first", "is: 2023-04-11", "is"),
    ("places", "Khartoum", "position: unknown", "Khartoum", "drop: true", "drop"),
    ("actors", "Volker Perthes", "rename: V. Perthes", "Perthes", "rename: Mr Perthes", "rename"),
    ("actors", "Volker Perthes", "hide: true", "Volker Perthes", "kind: person", "kind"),
    ("sentences", "The shops are", "section: security", "The shops are closed", "section: diplomacy", "section"),
    ("sentences", "The shops are", "highlight: true", "The shops are closed", "hide: true", "hide"),
    ("claims", "The shops are", "join: At least 55", "At least 55", "part: The shops are closed", "part"),
    ("stories", "first", "join: second", "second", "part: first", "part"),
    ("stories", "first", "title: One", "first", "title: Other", "title"),
]
NAMING = {"stories": "story"}


def entries(name, *settings):
    naming = NAMING.get(name, name.removesuffix("s"))
    return f"{name}:\n" + "".join(f"  - {naming}: {words}\n    {sets}\n" for words, sets in settings)


@pytest.mark.parametrize(("name", "words", "sets", "others", "against", "key"), AGAINST, ids=range(len(AGAINST)))
def test_two_entries_against_each_other_are_told(tmp_path, name, words, sets, others, against, key):
    text = entries(name, (words, sets), (others, against))
    line = text[: text.rindex("  - ")].count("\n") + 1
    told = message(tmp_path, text)
    assert told == f"corrections.yml:{line}: {key}: line 2 says otherwise of the same. Keep one of the two"


def test_the_id_of_a_passage_names_the_same_as_its_words(tmp_path):
    ids = {passage.id: passage.text for passage in Passages(PARSED).of(PARSED[1])}
    id = next(one for one, text in ids.items() if "shops" in text)
    told = message(tmp_path, entries("sentences", ("The shops are", "section: security"), (id, "section: none")))
    assert "section: line 2 says otherwise of the same" in told


GO_TOGETHER = [
    ("figures", ("40 people", "term: killed"), ("40 people", "key: 1"), ("At least 40 people", "term: killed")),
    ("dates", ("Tuesday\n    article: first", "is: 2023-04-18"), ("Tuesday\n    in: At least 40", "is: 2023-04-11")),
    ("places", ("Khartoum", "position: unknown"), ("Khartoum\n    article: first", "lat: 1\n    lon: 2")),
    (
        "actors",
        ("Volker Perthes", "kind: person"),
        ("Volker Perthes\n    article: first", "kind: people\n    split: P"),
    ),
]


@pytest.mark.parametrize(("name", "settings"), [(one[0], one[1:]) for one in GO_TOGETHER], ids=lambda one: str(one)[:8])
def test_an_entry_that_says_more_or_of_a_single_sentence_is_none_against_another(tmp_path, name, settings):
    assert apply(tmp_path, entries(name, *settings)).unmatched == ()


def test_a_figure_that_is_superseded_is_no_key_figure_by_another_entry(tmp_path):
    told = message(tmp_path, entries("figures", ("40 people", "superseded: true"), ("40 people", "key: 1")))
    assert told == ("corrections.yml:4: key: what a newer count replaces is no key figure. Take out key or superseded")


def test_who_is_hidden_by_another_entry_is_told_with_its_line(tmp_path):
    entry = 'quotes:\n  - quote: "We need"\n    speaker: Perthes\n'
    told = message(tmp_path, f"actors:\n  - actor: Volker Perthes\n    hide: true\n{entry}")
    assert told == 'corrections.yml:5: speaker: line 2 takes "Perthes" for no actor. Take one of the two out.'


def test_an_actor_that_is_made_is_not_taken_for_one_that_was_dropped(tmp_path):
    dropped = ("Volker Perthes", "World Health Organization")
    text = "actors:\n" + "".join(f"  - actor: {one}\n    drop: true\n" for one in dropped)
    text += "  - actor: doctors\n    kind: people\n  - actor: the shops\n    kind: organisation\n"
    assert not apply(tmp_path, text).unmatched
