"""What happened comes out with its type, status and date, and who did it to whom."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Span, Status
from generator.parse import parse_article
from generator.word_lists import read_table
from tests.cases import read_cases

THURSDAY = date(2024, 12, 5)
SEED = Path(__file__).parents[2] / "seeds" / "000_d7cd96d04a80de27.txt"


def _parse(text):
    return parse_article(Article("a", text, published=THURSDAY))


def _value(event):
    return event.date.value if event.date else "-"


@pytest.mark.parametrize("case", read_cases("events"), ids=lambda case: case.title)
def test_an_event_has_type_status_and_date(case):
    found = [
        f"{event.type or '-'} {event.status.value} {_value(event)}: {event.span.of(case.text)}"
        for event in sorted(_parse(case.text).events, key=lambda event: event.trigger)
    ]
    assert "\n".join(found) == case.expected, f"cases/events.md:{case.line}"


@pytest.mark.parametrize(
    ("text", "sources", "targets"),
    [
        ("NATO criticised Oxfam.", ["NATO"], ["Oxfam"]),
        ("Oxfam was criticised by NATO.", ["NATO"], ["Oxfam"]),
        ("Oxfam was criticised on Monday.", [], ["Oxfam"]),
        ("NATO and UNICEF criticised Oxfam.", ["NATO", "UNICEF"], ["Oxfam"]),
        ("Oxfam was criticised and blamed by NATO.", ["NATO"], ["Oxfam"]),
        ("NATO was expected to criticise Oxfam.", ["NATO"], ["Oxfam"]),
        ("Sailors of NATO criticised Oxfam.", [], ["Oxfam"]),
        ("Nadia Berg left. Two aides to Nadia Berg criticised Oxfam.", [], ["Oxfam"]),
        ("Nadia Berg left. The Berg family criticised Oxfam.", [], ["Oxfam"]),
        ("Nadia Berg left. Oxfam criticised US Senator Nadia Berg.", ["Oxfam"], ["Nadia Berg"]),
        ("Nadia Berg left. The same day, Oxfam criticised Nadia Berg.", ["Oxfam"], ["Nadia Berg"]),
        ("Aid groups in Chad and Kenya criticised Oxfam.", [], ["Oxfam"]),
    ],
)
def test_who_does_it_to_whom(text, sources, targets):
    parsed = _parse(text)
    event = parsed.events[-1]
    names = {key: actor.name for key, actor in parsed.actor_of.items()}
    assert ([names[key] for key in event.sources], [names[key] for key in event.targets]) == (sources, targets)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels captured the town of Homs in Syria on Monday.", "Homs"),
        ("The Indian consulate was attacked by gunmen on Monday.", ""),
        ("US aircraft bombed a convoy of US special forces on Monday.", ""),
        ("Oslo's allies condemned the raid on Monday.", ""),
        ("Norway ordered its fleet home on Monday.", ""),
        ("Homs fell to the rebels on Monday.", "Homs"),
        ("The minister flew to Homs on Monday.", "Homs"),
        ("The minister addressed reporters in Homs on Monday.", "Homs"),
        ("The rebels met a US envoy on Monday in Homs.", "Homs"),
        ("The minister spoke on Monday in the country's capital, Homs.", "Homs"),
        ("Rebels died in a US operation on Monday.", ""),
        ("The minister ended his campaign for president of Norway on Monday.", ""),
        ("The minister brokered a deal between Norway and Chad on Monday.", ""),
        ("The court issued an opinion on Monday on the parliament of Norway.", ""),
        ("The leaders met on Monday to discuss the war in Homs.", ""),
        ("The leaders met in Aleppo on Monday over the war in Homs.", "Aleppo"),
        ("Rebels in Homs blocked a road on Monday.", "Homs"),
        ("A flight carrying 12 people from Homs to Aleppo hit a bird on Monday.", ""),
        ("Following strikes on the town of Homs the truce took effect on Monday.", "Homs"),
        ("Rebels in Homs threatened to storm Aleppo on Monday.", "Homs"),
        ("Rebels took the town of Homs on Monday and have vowed to march to the capital, Damascus.", "Homs"),
    ],
)
def test_an_event_has_its_place(text, place):
    (event, *_) = _parse(text).events
    assert event.place == place


def test_a_pledge_has_the_date_of_the_words_that_follow_it():
    text = "Emmanuel Macron has pledged more aid for the islands.\n\n“We will help,” Macron said on Tuesday.\n"
    (pledge,) = (event for event in _parse(text).events if event.type == "AGREE")
    assert pledge.date.value == "2024-12-03"


def test_what_was_done_hours_before_a_statement_has_its_day():
    said = "“We will help,” Emmanuel Macron said on Tuesday.\n\n"
    text = said + "His comments came hours after rebels captured the port.\n"
    (event,) = (event for event in _parse(text).events if event.type == "FIGHT")
    assert (event.date.value, event.date.span.of(text)) == ("2024-12-03", "hours after")


def test_what_is_too_long_to_be_a_sentence_tells_nothing():
    assert not _parse("Rebels attacked the town on Monday " + "and attacked the town " * 100).events


def test_every_type_of_the_word_list_is_one_of_plover():
    parts = {part.split()[0] for part in read_table("events") if part.split()[0:1] and part.split()[0].isupper()}
    types = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "INVESTIGATE", "DEMAND"}
    types |= {"DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "FIGHT"}
    assert parts == types | {"NONE"}


# The day, words of the clause, and who did it, in the order in which a timeline of the founding article tells them.
TIMELINE = [
    ("2011", "the war started", None),
    ("2020", "largely frozen", None),
    ("2024-11-27", "offensive that was launched", "Syrian opposition forces"),
    ("2024-W48-WE", "captured Aleppo", "Syrian opposition forces"),
    ("2024-12-05", "captured the strategic city of Homs", "Syrian opposition forces"),
    ("2024-12-05", "entering Hama", "Syrian opposition forces"),
    ("2024-12-05", "has pledged the Lebanese group will stand by", "Naim Qassem"),
    ("2024-12-05", "called on al-Assad", "Recep Tayyip Erdogan"),
]


@pytest.mark.parametrize(("value", "words", "source"), TIMELINE, ids=lambda value: str(value)[:24])
def test_the_founding_articles_timeline(value, words, source):
    parsed = _parse(SEED.read_text(encoding="utf-8"))
    text = parsed.article.text.replace("\xa0", " ")
    (event,) = (
        event for event in parsed.events if words in event.span.of(text) and event.date and event.date.value == value
    )
    assert event.status is Status.ASSERTED
    assert source is None or source in [parsed.actor_of[key].name for key in event.sources]


TEXT = "Rebels NATO attacked captured on Monday after which said that and , . “ ” will not if by he"
WORDS = st.sampled_from(TEXT.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60))
def test_every_event_lies_inside_the_text_and_few_types_in_a_sentence(text):
    parsed = _parse(text)
    for event in parsed.events:
        assert Span(0, len(text)).covers(event.span)
        assert Span(0, len(text)).covers(event.trigger)
    for sentence in parsed.sentences:
        assert len({event.type for event in parsed.events if sentence.span.covers(event.span)}) <= 2


@pytest.mark.parametrize(
    ("text", "status", "key", "words"),
    [
        ("Rebels took the port on Monday, UNICEF said.", "reported", "unicef", "UNICEF"),
        ("Rebels took the port on Monday, WHO said.", "reported", "world-health-organization", "WHO"),
        ("Rebels took the port on Monday, a police officer said.", "reported", None, "a police officer"),
        ("According to UNICEF, rebels took the port on Monday.", "reported", "unicef", "UNICEF"),
        ("UNICEF confirmed that rebels had taken the port on Monday.", "reported", "unicef", "UNICEF"),
        ("UNICEF (the children's fund) said the port, the last, was taken on Monday.", "reported", "unicef", "UNICEF"),
        ("Rebels reportedly took the port on Monday.", "reported", None, None),
        ("NATO denied that it had attacked the port on Monday.", "denied", "nato", "NATO"),
        ("NATO on Tuesday denied attacking the port on Monday.", "denied", "nato", "NATO"),
        ("Rebels took the port on Monday.", "asserted", None, None),
        ("UNICEF said rebels will attack the port on Monday.", "planned", None, None),
    ],
)
def test_who_reports_or_denies_it(text, status, key, words):
    event = _parse(text).events[0]
    told = event.reported_span.of(text) if event.reported_span else None
    assert (event.status.value, event.reported_by, (told or "").partition(" (")[0] or None) == (status, key, words)
