"""Which sentences have their home among the quotations, and which in the section that they belong to."""

from datetime import date

import pytest

from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.section_settings import _default_sections

SECTIONS = tuple(_default_sections())
HEAD = "The drought\n\nAnn Smith is the mayor of Hargeisa. The Wellspring Committee works there.\n\n"


def lines_of(text):
    """The sentences that the sections show, and those that have their home among the quotations."""
    article = Article("a", HEAD + text, title="The drought", published=date(2024, 12, 5))
    briefing = gather((parse_article(article),), "B", SECTIONS)
    shown = {
        statement.text
        for section in SECTIONS
        for _, statements in briefing.in_section(section.id)
        for statement in statements
    }
    quoted = {one.text for one in briefing.statements if one.passage.id in briefing.quoted_alone}
    return shown, quoted


@pytest.mark.parametrize(
    "text",
    [
        "“Families go hungry and the wells are dry,” Smith said.",
        "Smith said that families were “hungry and without any water”.",
        "On Thursday Smith said: “Families go hungry, and the wells are dry.”",
    ],
)
def test_what_only_quotes_somebody_stands_among_the_quotations(text):
    shown, quoted = lines_of(text)
    assert text in quoted and text not in shown


@pytest.mark.parametrize(
    "text",
    [
        "“More than 300 people have died of hunger,” Smith said.",  # it counts
        "Smith called on the Wellspring Committee to “bring food to hungry families at once”.",  # it asks somebody
        "Families go hungry and have fled from every village of the district, and Smith called this “a shame”.",
        "Smith said that families go hungry and that the wells are dry.",  # a paraphrase
        "Families go hungry and the wells are dry.",
    ],
)
def test_what_tells_more_stands_in_its_section(text):
    shown, quoted = lines_of(text)
    assert text in shown and text not in quoted
