"""Sentences are cut where a clause begins, and each clause knows its verb and its subject."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Parsed
from generator.parse.events.clauses import LONGEST, read_sentence
from generator.parse.grammar.inflection import inflect, spellings
from generator.parse.sentences import find_sentences
from tests.cases import read_cases


def _readings(text):
    return [read_sentence(sentence) for sentence in find_sentences(Parsed(Article("a", text)))]


def _words(reading, indexes):
    return " ".join(reading.words[index] for index in indexes) if indexes else ""


@pytest.mark.parametrize("case", read_cases("clauses"), ids=lambda case: case.title)
def test_a_sentence_is_cut_into_its_clauses(case):
    found = []
    for reading in _readings(case.text):
        for clause in reading.clauses:
            opening = f"{clause.kind} {clause.link}".strip()
            found.append(f"{opening}: {clause.span.of(case.text)}")
    assert "\n".join(found) == case.expected, f"cases/clauses.md:{case.line}"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The town had been largely destroyed in May.", "had been largely destroyed", "the town"),
        ("Men held since May took the town.", "took", "men held since may"),
        ("Rebels took a town held since May.", "took", "rebels"),
        ("The disputed border reopened.", "reopened", "the disputed border"),
        ("Rebels reject the plan.", "reject", "rebels"),
        ("The strikes killed ten men.", "killed", "the strikes"),
        ("“We won,” the mayor said.", "said", "the mayor"),
    ],
)
def test_a_clause_knows_its_verb_and_its_subject(text, verb, subject):
    (reading,) = _readings(text)
    clause = reading.clauses[0]
    assert (_words(reading, clause.verb), _words(reading, clause.subject)) == (verb, subject)


def test_a_relative_clause_has_its_antecedent_as_subject():
    (reading,) = _readings("Rebels took the port in an offensive that was launched on Monday.")
    assert _words(reading, reading.clauses[1].subject) == "an offensive"


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("meet", "meet meets met met meeting"),
        ("carry", "carry carries carried carried carrying"),
        ("ban", "ban bans banned banned banning"),
        ("expel", "expel expels expelled expelled expelling"),
        ("visit", "visit visits visited visited visiting"),
        ("free", "free frees freed freed freeing"),
        ("die", "die dies died died dying"),
        ("begin", "begin begins began begun beginning"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("quip", "quip quips quipped quipped quipping"),
        ("echo", "echo echoes echoed echoed echoing"),
        ("forecast", "forecast forecasts forecast forecast forecasting"),
    ],
)
def test_a_verb_has_five_forms(lemma, forms):
    assert " ".join(inflect(lemma)) == forms


@pytest.mark.parametrize(
    ("lemma", "pasts"),
    [
        ("cancel", {"canceled", "cancelled"}),
        ("signal", {"signaled", "signalled"}),
        ("reveal", {"revealed"}),  # two vowels: nothing is doubled
        ("control", {"controlled"}),  # so both spell it
    ],
)
def test_a_verb_is_spelt_as_british_and_americans_do(lemma, pasts):
    assert {forms.past for forms in spellings(lemma)} == pasts


def test_the_past_of_a_verb_is_its_past_though_the_word_list_has_it_as_an_adjective():
    (reading,) = _readings("The vote was scheduled for Monday.")
    assert reading.tags[3] == "V"


def test_a_sentence_too_long_to_be_one_has_no_clauses():
    (reading,) = _readings("attacked " * (LONGEST + 1))
    assert reading.clauses == ()


TEXT = "after which that said and , . ; “ ” killed is to by Rome he —"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(TEXT.split(" ")),
        max_size=40,
    )
)
def test_clauses_lie_inside_their_sentence_and_share_no_word(words):
    for reading in _readings(" ".join(words)):
        taken = [index for clause in reading.clauses for index in clause.indexes]
        assert len(taken) == len(set(taken))
        for clause in reading.clauses:
            assert reading.sentence.span.covers(clause.span)
