"""Quantities: what counts as one, its value, what it counts, what is said of it, and by whom."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    Actor,
    Article,
    Date,
    DateType,
    Figure,
    Form,
    Kind,
    Mention,
    Parsed,
    Place,
    Quote,
    QuoteKind,
    Role,
    Span,
)
from generator.parse import parse_article
from generator.parse.figures import find_figures, theme
from generator.parse.sentences import find_sentences
from tests.cases import Case, read_cases


def parsed_of(text: str, **found) -> Parsed:
    article = Article(id="a", text=text)
    return Parsed(article, sentences=find_sentences(Parsed(article)), **found)


def span_of(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def place(written: str, text: str, name: str = "", feature: str = "city") -> Place:
    return Place(span_of(written, text), name or written, feature=feature)


def day(written: str, text: str, value: str) -> Date:
    return Date(span_of(written, text), value, DateType.DATE)


def actor(name: str, text: str, *roles: Role) -> Actor:
    return Actor(name.lower(), name, Kind.PERSON, roles, mentions=(Mention(span_of(name, text), Form.NAME),))


def only(text: str, **found) -> Figure:
    (figure,) = find_figures(parsed_of(text, **found))
    return figure


def shown(figure: Figure, text: str) -> str:
    value = figure.value if figure.low is None else f"{figure.low:.10g} to {figure.high:.10g}"
    value = f"{value:.10g}" if isinstance(value, float) else value or "-"
    return f"{figure.span.of(text)} = {value}; {figure.qualifier or '-'}; {figure.unit or '-'}; {figure.term or '-'}"


@pytest.mark.parametrize("case", read_cases("figures"), ids=lambda case: case.title)
def test_figures_are_read_as_the_cases_say(case: Case):
    found = find_figures(parsed_of(case.text))
    assert ("\n".join(shown(figure, case.text) for figure in found) or "none") == case.expected


@pytest.mark.parametrize("case", read_cases("figure_terms"), ids=lambda case: case.title)
def test_what_figures_are_about_is_read_as_the_cases_say(case: Case):
    found = find_figures(parsed_of(case.text))
    assert ("\n".join(shown(figure, case.text) for figure in found) or "none") == case.expected


def test_place_behind_the_figure():
    text = "At least 12 people, including three children, were killed in Varna."
    first, second = find_figures(parsed_of(text, places=(place("Varna", text),)))
    assert (first.place, second.place) == ("Varna", "Varna")


def test_place_at_the_start_of_the_sentence():
    text = "In Varna, about 40 houses were destroyed."
    assert only(text, places=(place("Varna", text),)).place == "Varna"


def test_one_of_several_places_is_none():
    text = "Some 40 people were killed in Varna and Burgas."
    assert only(text, places=(place("Varna", text), place("Burgas", text))).place == ""


def test_residents_are_in_their_country_and_refugees_are_not():
    text = "Nearly 300 Bulgarian civilians fled their homes."
    bulgarian = place("Bulgarian", text, "Bulgaria", "demonym")
    assert only(text, places=(bulgarian,)).place == "Bulgaria"
    text = "There are nearly 300 Bulgarian refugees."
    assert only(text, places=(place("Bulgarian", text, "Bulgaria", "demonym"),)).place == ""


def test_a_people_counts_people():
    text = "Some 300 Bulgarians were killed."
    assert only(text, places=(place("Bulgarians", text, "Bulgaria", "demonym"),)).unit == "people"


def test_place_that_people_left():
    text = "More than 5,000 people fled from Varna."
    assert only(text, places=(place("Varna", text),)).place == "Varna"


def test_host_country():
    text = "Norway hosts 2,000 refugees."
    assert only(text, places=(place("Norway", text, feature="country"),)).place == "Norway"


def test_country_of_whose_country():
    text = "Silje Dahl, whose country is home to 2,000 refugees, travelled on."
    dahl = actor("Silje Dahl", text, Role("Minister", of="Norway"))
    assert only(text, actors=(dahl,)).place == "Norway"


def test_the_region_is_the_country_named_last():
    text = "She spoke about Norway.\n\nHundreds of farmers are at risk in the region."
    assert only(text, places=(place("Norway", text, feature="country"),)).place == "Norway"


def test_place_is_left_out_where_the_clause_has_none():
    text = "She spoke about Norway. Some 50 people were killed."
    assert only(text, places=(place("Norway", text, feature="country"),)).place == ""


def test_where_somebody_says_so_is_not_where_it_is():
    text = "The outbreak has infected 1,200 people, a spokesman told reporters in Varna."
    assert only(text, places=(place("Varna", text),)).place == ""


def test_each_end_of_a_change_has_its_own_date():
    text = "The number of displaced people rose from 300 in April to 500 in May."
    dates = (day("April", text, "2023-04"), day("May", text, "2023-05"))
    assert [figure.as_of for figure in find_figures(parsed_of(text, dates=dates))] == ["2023-04", "2023-05"]


def test_what_stands_behind_a_semicolon_is_of_the_next_figure():
    text = "In Varna, two people were killed; in Burgas, three were hurt."
    places = (place("Varna", text), place("Burgas", text))
    assert [figure.place for figure in find_figures(parsed_of(text, places=places))] == ["Varna", "Burgas"]


def test_as_of():
    text = "As of 6 May, 730 people were sheltering in barns."
    assert only(text, dates=(day("6 May", text, "2021-05-06"),)).as_of == "2021-05-06"


def test_the_day_on_which_it_happened():
    text = "Nine people were killed on Tuesday."
    assert only(text, dates=(day("Tuesday", text, "2023-10-17"),)).as_of == "2023-10-17"


def test_since():
    text = "The town took in 900 refugees since the war started in 2011."
    figure = only(text, dates=(day("2011", text, "2011"),))
    assert (figure.since, figure.as_of) == ("2011", "")


def test_one_end_of_a_period_is_no_day():
    text = "Nine people were killed before Tuesday."
    assert only(text, dates=(day("Tuesday", text, "2023-10-17"),)).as_of == ""


def test_what_is_a_date_is_no_figure():
    text = "The bridge fell three days ago."
    assert find_figures(parsed_of(text, dates=(day("three days ago", text, "2023-10-17"),))) == ()


def test_speaker_of_the_quote_reports_its_figures():
    text = "Nine people were killed, Dahl said."
    words = span_of("Nine people were killed", text)
    named = span_of("Dahl", text)
    quote = Quote(QuoteKind.INDIRECT, words, (words,), speaker="dahl", speaker_span=named)
    figure = only(text, quotes=(quote,), actors=(actor("Dahl", text),))
    assert (figure.reported_by, figure.reported_span) == ("dahl", named)


def test_unnamed_speaker_is_a_span_without_a_key():
    text = "Nine people were killed, officials said."
    words, named = span_of("Nine people were killed", text), span_of("officials", text)
    quote = Quote(QuoteKind.INDIRECT, words, (words,), speaker_span=named)
    figure = only(text, quotes=(quote,))
    assert (figure.reported_by, figure.reported_span) == (None, named)


@pytest.mark.parametrize("report", ["The comments of", "Information released this Friday by"])
def test_whose_words_tell_reports_it(report):
    told = f"{report} port officials"
    text = f"{told} say nine people were killed."
    words = span_of("nine people were killed", text)
    quote = Quote(QuoteKind.INDIRECT, words, (words,), speaker_span=span_of(told, text))
    assert only(text, quotes=(quote,)).reported_span == span_of("port officials", text)


def test_according_to():
    text = "According to Dahl, nine people were killed."
    assert only(text, actors=(actor("Dahl", text),)).reported_by == "dahl"


def test_source_in_brackets():
    text = "Nine people were killed in the hills (OCHA, 14 January 2017)."
    assert only(text, actors=(actor("OCHA", text),)).reported_by == "ocha"


def test_figures_of_the_founding_article():
    path = Path(__file__).parents[2] / "seeds" / "000_d7cd96d04a80de27.txt"
    text = path.read_text(encoding="utf-8")
    figures = parse_article(Article("a", text, published=date(2024, 12, 5))).figures
    assert [(f.value, f.qualifier, f.unit, f.term, f.place, f.since, f.reported_by) for f in figures] == [
        (None, "tens of thousands", "people", "displaced", "Lebanon", "", None),
        (280000, "more than", "people", "displaced", "", "", "world-food-programme"),
        (None, "tens of thousands", "people", "at risk", "Syria", "", "antonio-guterres"),
        (3000000, "about", "people", "refugees", "Turkiye", "2011", None),
    ]


def test_themes_group_terms():
    assert [theme(term) for term in ("killed", "refugees", "in need", "destroyed", "")] == [
        "casualties",
        "displacement",
        "need",
        "infrastructure",
        "",
    ]


PIECES = st.sampled_from(
    ["5", "1,200", "five", "hundred", " and ", "-", " to ", "people", " killed ", ".", ",", "$", "m", "%", "one", "of",
     "tens of thousands", "½", "/4", "٣", "²", "according to", "(", "since", "half a", "million", "’", "between", " ",
     "\n", "000"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join)))
def test_spans_lie_inside_the_text_in_order(text: str):
    figures = find_figures(parsed_of(text))
    ends = [0]
    for figure in figures:
        assert ends[-1] <= figure.span.start < figure.span.end <= len(text)
        assert figure.low is None or figure.low < figure.high
        ends.append(figure.span.end)


def test_two_casualties_of_one_clause_share_its_place_and_day():
    text = "12 civilians were killed and 30 wounded in Idlib on Tuesday."
    figures = parse_article(Article("a", text, published=date(2024, 12, 5))).figures
    assert [(figure.place, figure.as_of) for figure in figures] == [("Idlib", "2024-12-03")] * 2


def test_the_rule_says_how_the_number_is_written_and_where_its_term_was_found():
    text = "Nine people were killed, 1,200 fled, and the blaze destroyed 12 houses worth $3 million."
    assert [figure.rule for figure in find_figures(parsed_of(text))] == [
        "words, passive",
        "digits, verb",
        "digits, governed",
        "money, no term",
    ]


def test_who_says_how_many_suffered_is_not_who_suffered():
    text = "Two were killed and one wounded in the raid, according to three sources and two drivers from a hotel."
    parsed = parse_article(Article("raid", text, published=date(2024, 3, 4)))
    assert [(one.unit, one.term) for one in parsed.figures] == [
        ("people", "killed"),
        ("people", "injured"),
        ("sources", ""),
        ("drivers", ""),
    ]
