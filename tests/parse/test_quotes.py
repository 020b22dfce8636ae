"""Who says what comes out with its kind, its speaker and its exact words."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Actor, Article, Form, Kind, Mention, Parsed, QuoteKind, Span
from generator.parse import parse_article
from generator.parse.grammar.quotation_marks import find_marked
from generator.parse.quotes import find_quotes
from generator.parse.sentences import find_sentences
from tests.cases import read_cases

SEED = Path(__file__).parents[2] / "seeds" / "000_d7cd96d04a80de27.txt"
PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "``",
    "''",
    "«",
    "»",
    "(",
    ")",
    ", ",
    ". ",
    ": ",
    " — ",
    "\n\n",
    "he ",
    "Smith ",
]
PIECES += [
    "said ",
    "told ",
    "reporters ",
    "that ",
    "urged ",
    "to ",
    "according to ",
    "and ",
    "who ",
    "saying ",
    "is ",
    "3 ",
]


def _read(text, actors=()):
    parsed = Parsed(Article("a", text), actors=actors)
    parsed = replace(parsed, sentences=find_sentences(parsed))
    return find_quotes(parsed)


def _describe(quote, text):
    speaker = quote.speaker_span.of(text) if quote.speaker_span else "-"
    pieces = " … ".join(piece.of(text) for piece in quote.pieces)
    return f"{quote.kind} | {speaker} | {quote.cue.of(text)} | {pieces}"


@pytest.mark.parametrize("case", read_cases("quotes"), ids=lambda case: case.title)
def test_a_quotation_has_kind_speaker_cue_and_words(case):
    found = [_describe(quote, case.text) for quote in _read(case.text)]
    assert "\n".join(found or ["nothing"]) == case.expected, f"cases/quotes.md:{case.line}"


def test_verbatim_words_are_those_between_the_marks():
    text = "“We go,” Smith said, “now.”"
    (quote,) = _read(text)
    assert [span.of(text) for span in quote.verbatim] == ["We go,", "now."]
    assert quote.span == Span(0, len(text))


def _actor(key, text, *names, kind=Kind.PERSON):
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return Actor(key, names[0], kind, mentions=tuple(Mention(span, Form.NAME) for span in spans))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Petrovic said the bridge was closed.", "ana"),
        ("Mayor Ana Petrovic (D-Ohio) said the bridge was closed.", "ana"),
        ("Minister of health Ana Petrovic said the bridge was closed.", "ana"),
        ("The mayor of the port, Ana Petrovic, said the bridge was closed.", "ana"),
        ("The bridge was closed by Ana Petrovic, who said it was unsafe.", "ana"),
        ("A friend of Ana Petrovic said the bridge was closed.", None),
        ("Ana Petrovic's office said the bridge was closed.", None),
        ("Officials said Ana Petrovic was away.", None),
        ("Ana Petrovic and Tom Lind said the bridge was closed.", None),
        ("Ana Petrovic and her brother said the bridge was closed.", None),
        ("Ana Petrovic, the mayor, and Tom Lind, her deputy, said the bridge was closed.", None),
        ("Founder and director Ana Petrovic said the bridge was closed.", "ana"),
    ],
)
def test_the_speaker_is_the_actor_that_the_head_of_the_phrase_names(text, speaker):
    (quote,) = _read(text, (_actor("ana", text, "Ana Petrovic"),))
    assert quote.speaker == speaker


def test_a_quotation_behind_the_deed_of_another_is_not_the_last_speakers():
    text = "“Will you go?” asked Ana Petrovic. Tom Lind shook his head. “Never.”"
    (quote,) = _read(text, (_actor("ana", text, "Ana Petrovic"), _actor("tom", text, "Tom Lind")))
    assert [span.of(text) for span in quote.verbatim] == ["Will you go?"]


def test_an_organisation_behind_a_preposition_does_not_speak():
    text = "Officials of the World Bank said the bridge was closed."
    (quote,) = _read(text, (_actor("bank", text, "World Bank", kind=Kind.ORGANISATION),))
    assert quote.speaker is None


FOUNDING = [
    (QuoteKind.MIXED, "Naim Qassem", "“terrorist groups” trying to sow chaos in the country"),
    (QuoteKind.DIRECT, "Naim Qassem", "They will not be able to achieve their goals"),
    (QuoteKind.MIXED, "Naim Qassem", "the “aggression” is sponsored by the United States and Israel"),
    (QuoteKind.INDIRECT, "Naim Qassem", "the Iran-aligned group would do what it could"),
    (QuoteKind.INDIRECT, "World Food Programme", "More than 280,000 people have been displaced"),
    (QuoteKind.MIXED, "Antonio Guterres", "“chronic collective failure” of diplomacy"),
    (QuoteKind.DIRECT, "Antonio Guterres", "Tens of thousands of civilians are at risk"),
    (QuoteKind.DIRECT, "Antonio Guterres", "We are seeing the bitter fruits"),
    (QuoteKind.MIXED, "Antonio Guterres", "all those with influence to do their part"),
    (QuoteKind.INDIRECT, "Antonio Guterres", "all parties are obligated to protect civilians"),
    (QuoteKind.MIXED, "Recep Tayyip Erdogan", "to urgently find a “political solution” to the war"),
    (QuoteKind.DIRECT, "Recep Tayyip Erdogan", "The Syrian regime must commit urgently"),
    (QuoteKind.DIRECT, "Recep Tayyip Erdogan", "Turkiye has been striving to reduce tensions"),
    (QuoteKind.DIRECT, "Recep Tayyip Erdogan", "Turkiye’s biggest wish is that"),
]


@pytest.fixture(scope="module")
def founding():
    return parse_article(Article("a", SEED.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("kind", "speaker", "words"), FOUNDING, ids=[words for _, _, words in FOUNDING])
def test_the_founding_article_says(founding, kind, speaker, words):
    text = founding.article.text
    (quote,) = (quote for quote in founding.quotes if words in quote.span.of(text))
    assert (quote.kind, founding.actor_of[quote.speaker].name) == (kind, speaker)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“a b” and “c”", ["a b", "c"]),
        ("“a “b” c” d", ["a “b” c"]),
        ("„a b“, c", ["a b"]),
        ("``a b'' c ''d'' e", ["a b", "d"]),
        ('A 6" pipe, "c d"', ["c d"]),
        ("the dogs' day, 'a b,' c", ["a b,"]),
        ("'It isn't the dogs' day,' c", ["It isn't the dogs' day,"]),
        ("rock 'n' roll in the '90s", []),
        ("“a b", ["a b"]),
        ("a b “c d", []),
        ("a b: “c d", ["c d"]),
        ("“” a", []),
        ('He said," a b".', [" a b"]),
    ],
)
def test_marked_passages(text, inner):
    assert [passage.inner.of(text) for passage in find_marked(text, [Span(0, len(text))])] == inner


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_read_and_every_span_lies_inside_it(text):
    for quote in _read(text):
        spans = [quote.span, quote.cue, *quote.pieces, *quote.verbatim]
        spans += [quote.speaker_span] if quote.speaker_span else []
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert quote.span == Span(quote.pieces[0].start, quote.pieces[-1].end)
        assert list(quote.pieces) == sorted(quote.pieces)
        assert (quote.kind is QuoteKind.INDIRECT) == (not quote.verbatim)


def test_who_speaks_has_words_or_is_nobody():
    text = "Having demanded polls and more pay, as previously promised, miners are now demanding his resignation."
    quotes = parse_article(Article("a", text)).quotes
    assert quotes
    assert all(quote.speaker_span is None or quote.speaker_span.of(text) for quote in quotes)
