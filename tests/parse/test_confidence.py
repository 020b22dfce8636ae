"""What a rule finds is kept only if the rule is right often enough, and what is left out is counted."""

from dataclasses import replace

import pytest

from generator.model import Actor, Article, Form, Kind, LeftOut, Mention, Place, Quote, QuoteKind, Span
from generator.parse import confidence, parse_article
from generator.parse.confidence import keep_earned, unearned
from tests.scores.precision import as_table

TEXT = "Ann Smith spoke. The mayor left. She waved."


@pytest.fixture
def measured(monkeypatch):
    """Put a table of measures in place of ours."""

    def put(**families):
        rows = {
            family: tuple((rule, str(right), str(checked)) for rule, (right, checked) in rules.items())
            for family, rules in families.items()
        }
        monkeypatch.setattr(confidence, "read_table", lambda name: rows)
        unearned.cache_clear()

    yield put
    monkeypatch.undo()
    unearned.cache_clear()


def test_rule_that_is_wrong_too_often_is_refused(measured):
    measured(dates={"good": (90, 100), "bad": (10, 30)})
    assert unearned("dates") == {"bad"}
    assert unearned("quotes") == frozenset()


def test_two_bad_checks_condemn_no_rule(measured):
    measured(dates={"good": (95, 100), "seldom": (0, 2), "often": (0, 12)})
    assert unearned("dates") == {"often"}


def quote(rule):
    return Quote(QuoteKind.INDIRECT, Span(0, 5), (Span(0, 5),), speaker="ann-smith", speaker_span=Span(0, 9), rule=rule)


def test_quotations_of_a_refused_rule_are_left_out_and_counted(measured):
    measured(quotes={"say": (90, 100), "bad": (1, 20)})
    kept, left_out = keep_earned("quotes", (quote("say"), quote("bad"), quote("bad")), TEXT)
    assert kept == (quote("say"),)
    assert left_out == (LeftOut("quotes", "bad", 2),)


def test_doubtful_speaker_is_not_shown_while_the_words_are(measured):
    measured(speakers={"say": (90, 100), "doubtful": (2, 20)})
    kept, left_out = keep_earned("quotes", (quote("say"), quote("doubtful")), TEXT)
    assert [one.speaker for one in kept] == ["ann-smith", None]
    assert left_out == (LeftOut("speakers", "doubtful", 1),)


def test_place_in_doubt_keeps_its_name_and_loses_its_position(measured):
    measured(positions={"village": (1, 20)})
    place = Place(Span(0, 9), "Springfield", 1, 40.0, -90.0, "USA", "village", rule="village")
    kept, left_out = keep_earned("places", (place,), TEXT)
    assert kept == (replace(place, geonameid=None, lat=None, lon=None, country=""),)
    assert left_out == (LeftOut("positions", "village", 1),)


def test_actor_loses_the_mentions_and_aliases_of_a_refused_rule(measured):
    measured(actors={"pronoun": (50, 50), "role": (1, 20)})
    mentions = (
        Mention(Span(0, 9), Form.NAME, "forename"),
        Mention(Span(17, 26), Form.NOMINAL, "role"),
        Mention(Span(33, 36), Form.PRONOUN, "pronoun"),
    )
    actor = Actor("ann-smith", "Ann Smith", Kind.PERSON, aliases=("The mayor",), mentions=mentions)
    nobody = Actor("mayor", "The mayor", Kind.PERSON, mentions=mentions[1:2])
    kept, left_out = keep_earned("actors", (actor, nobody), TEXT)
    assert [(one.key, one.aliases, one.mentions) for one in kept] == [("ann-smith", (), (mentions[0], mentions[2]))]
    assert left_out == (LeftOut("actors", "role", 2),)


def test_parsed_article_says_what_was_left_out(measured):
    article = Article("a", "The army shelled Homs on 3 December 2024.")
    everything = parse_article(article, unearned=True)
    rules = {date.rule for date in everything.dates}
    assert len(everything.dates) == 1
    measured(dates=dict.fromkeys(rules, (0, 50)))
    parsed = parse_article(article)
    assert not parsed.dates
    assert parsed.left_out == tuple(LeftOut("dates", rule, 1) for rule in rules)
    assert all(event.date is None for event in parsed.events)


def test_build_counts_what_was_left_out(measured, project):
    from generator.config_reader import load_config
    from generator.pipeline import build

    article = Article("a", "The army shelled Homs on 3 December 2024.")
    measured(dates={date.rule: (0, 50) for date in parse_article(article, unearned=True).dates})
    (project / "seeds/a.txt").write_text(article.text, encoding="utf-8")
    told = build(load_config(project / "site_config.yml"))
    assert any(line.startswith("Left out") and "of dates" in line for line in told.summary)


def test_measures_are_written_as_a_word_list():
    table = as_table({"dates": {"ago": (9, 10)}, "actors": {"role": (3, 4)}})
    assert table.endswith("[actors]\nrole\t3\t4\n\n[dates]\nago\t9\t10\n")
