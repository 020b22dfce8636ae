"""What an entry names."""

import json
from datetime import date

import pytest

from generator.model import Article
from generator.parse import parse_article
from tests.corrections.project import (
    FOUNDED,
    apply,
    brief,
    message,
)


def test_case_white_space_and_typography_make_no_difference(tmp_path):
    for words in ("TURKIYE'S biggest wish", '"Turkiye’s  biggest wish', "‘Turkiye`s biggest\n      wish"):
        quote = json.dumps(words, ensure_ascii=False)
        briefing = brief(tmp_path, f"quotes:\n  - quote: {quote}\n    drop: true\n", FOUNDED)
        assert len(briefing.said) == 16


def test_several_that_it_may_mean_are_listed_with_what_to_add(tmp_path):
    said = message(tmp_path, "figures:\n  - figure: people\n    drop: true\n")
    assert said.startswith('corrections.yml:2: figure "people" may mean 2 figures. Add what tells them apart:')
    assert "seeds/first.txt:3: At least 40 people – article: first" in said
    assert not apply(tmp_path, "figures:\n  - figure: people\n    article: first\n    drop: true\n").unmatched


def test_several_of_one_article_are_told_apart_by_their_sentence(tmp_path):
    article = Article("a", "Flood\n\nAt least 12 people were killed in Homs. Later 12 people were injured in Hama.")
    parsed = (parse_article(article),)
    said = message(tmp_path, "figures:\n  - figure: 12 people\n    term: missing\n", parsed[:1])
    assert 'in: "later 12 people' in said
    text = "figures:\n  - figure: 12 people\n    in: later 12\n    term: missing\n"
    terms = [one.figure.term for series in brief(tmp_path, text, parsed).series for one in series.figures]
    assert sorted(terms) == ["killed", "missing"]


NOTHING = [
    ("quotes", "quote: We want bread", "drop: true", 'quote "We want bread": no article has these words'),
    ("quotes", "quote: The shops are closed", "drop: true", "stand in seeds/second.txt:5, but no quote is read there"),
    ("quotes", "quote: We need\n    article: frist", "drop: true", 'has the id "frist". Did you mean first?'),
    ("quotes", "quote: We need\n    article: second", "drop: true", "not stand in article second, but in first"),
    ("figures", "figure: 40 people\n    in: doctors said", "value: 1", "of these words stands in a sentence with"),
    (
        "figures",
        "figure: 40 people\n    in: first",
        "value: 40",
        "first is the id of an article. Write: article: first",
    ),
    ("relations", "relation: Volker Perthes leads Sudan", "drop: true", 'leads Sudan": no passage is read so'),
    ("actors", "actor: Volker Perthe", "hide: true", 'an actor "Volker Perthe". Did you mean Volker Perthes?'),
    ("actors", "actor: Volker Perthes", "merge: Nobody Known", 'merge: no article has an actor "Nobody Known"'),
    ("actors", "actor: Volker Perthes", "alias: the sun king", 'alias "the sun king": no article has these words'),
    ("actors", "actor: Volker Perthes\n    called: he\n    article: second", "split: X", "nothing in second means"),
    ("places", "place: Omdurman", "position: unknown", 'place "Omdurman": no article has these words'),
    ("sentences", "sentence: The shops are open", "hide: true", "Near are: seeds/second.txt:5: The shops are"),
]


@pytest.mark.parametrize(("name", "names", "sets", "expected"), NOTHING, ids=range(len(NOTHING)))
def test_an_entry_that_matches_nothing_is_told_with_its_line_and_why(tmp_path, name, names, sets, expected):
    corrected = apply(tmp_path, f"# mine\n{name}:\n  - {names}\n    {sets}\n")
    assert len(corrected.unmatched) == 1
    assert corrected.unmatched[0].startswith("corrections.yml:3: ")
    assert expected in corrected.unmatched[0]


def test_a_relation_is_found_by_the_names_that_its_actors_have_in_other_articles(tmp_path):
    texts = (
        "Talks\n\nThe Northern Relief Board (NRB) accused Syria of delay. The NRB has an office in Homs.\n",
        "Aid\n\nThe NRB accused Syria of keeping trucks back on Monday.\n",
    )
    parsed = tuple(
        parse_article(Article(f"a{number}", text, published=date(2024, 12, 5))) for number, text in enumerate(texts)
    )
    assert [len(one.relations) for one in parsed] == [1, 1]
    entry = "relations:\n  - relation: Northern Relief Board accuses Syria\n    drop: true\n"
    corrected = apply(tmp_path, entry, parsed)
    assert corrected.unmatched == () and [one.relations for one in corrected.parsed] == [(), ()]
