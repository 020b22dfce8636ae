"""Where, when, by whom and in what figures are counted, sentence by sentence."""

from datetime import date

import pytest

from generator.model import Article, Figure, Parsed
from generator.parse import parse_article
from tests.cases import Case, read_cases

TUESDAY = date(2025, 10, 28)


def told(figure: Figure, parsed: Parsed) -> str:
    words = figure.reported_span.of(parsed.article.text) if figure.reported_span else ""
    reporter = parsed.actor_of[figure.reported_by].name if figure.reported_by else words
    days = figure.as_of, figure.since
    return "; ".join(said or "-" for said in (figure.place, *days, reporter, figure.scope))


@pytest.mark.parametrize("case", read_cases("circumstances"), ids=lambda case: case.title)
def test_circumstances_are_read_as_the_cases_say(case: Case):
    """A line a figure: its words = place; as of; since; reporter; scope."""
    parsed = parse_article(Article("a", case.text, published=TUESDAY))
    found = {figure.span.of(case.text): told(figure, parsed) for figure in parsed.figures}
    wanted = dict(line.split(" = ") for line in case.expected.splitlines())
    assert {words: found.get(words) for words in wanted} == wanted


def test_the_country_whose_disaster_the_title_tells_of_is_the_scene():
    """Not the one whose war raises prices there, nor the one that wages it."""
    title = "Chad’s worst drought in decades displaces 2 million"
    prices = "Food prices are up, driven by Norway’s invasion of Latvia, an agency said."
    text = f"{title}\n\n{prices} Some 300,000 people fled their homes."
    parsed = parse_article(Article("a", text, title, published=TUESDAY))
    found = {figure.span.of(text): figure.place for figure in parsed.figures}
    assert found == {"2 million": "Chad", "Some 300,000 people": "Chad"}


def test_flood_of_a_whole_country_is_not_of_the_one_town_in_the_lead():
    """The title says how far it reaches, unless it names the town."""
    body = (
        "Rescuers struggled to reach those in the city of Varna.\n\n"
        "Some 707 people were injured, the agency said.\n\n"
        "Many died in mudslides in the city of Varna."
    )
    places = {
        title: parse_article(Article("a", f"{title}\n\n{body}", title, TUESDAY)).figures[-1].place
        for title in ("Bulgaria flood toll rises", "Varna flood toll rises", "Toll rises")
    }
    assert list(places.values()) == ["Bulgaria", "Varna", "Varna"]


def test_a_title_that_names_the_country_is_not_of_the_one_town_in_the_lead():
    """Unless an incident is counted, which is in one place, or the town is told of throughout."""
    lead = "Windows burst in the city of Varna.\n\nNobody was warned.\n\n"
    counts = "Some 70 people died.\n\nThe army said 12 people were killed in the attack."
    often = "\n\nShots were heard in Varna.\n\nMany were hurt in Varna."
    places = []
    for title, body in (
        ("Bulgaria toll rises", lead + counts),
        ("Bulgaria toll rises", lead + counts + often),
        ("Toll rises", lead + counts),
    ):
        parsed = parse_article(Article("a", f"{title}\n\n{body}", title, TUESDAY))
        places.append([figure.place for figure in parsed.figures])
    assert places == [["Bulgaria", "Varna"], ["Varna", "Varna"], ["Varna", "Varna"]]
