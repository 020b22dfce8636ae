"""A sentence that tells a happening without a day has that of the noun by which others name it."""

from datetime import date

import pytest

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")
SANK = "A ferry with 90 people aboard sank off the coast of Chad."
LATER = "Divers searched the lake, and the toll of Sunday's sinking reached 12."


def timeline(*articles):
    """The lines of the timeline with their days, of articles given by their day in May 2024."""
    parsed = tuple(
        parse_article(Article(f"a{number}", f"Ferry\n\n{text}", title="Ferry", published=date(2024, 5, day)))
        for number, (day, text) in enumerate(articles)
    )
    entries = gather(parsed, CONFIG.site_name, CONFIG.sections).timeline
    return [f"{entry.first.day} {entry.event.status.value}: {entry.text}" for entry in entries]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([(6, SANK), (7, LATER)], ["5 asserted: A ferry with 90 people aboard sank off the coast of Chad"]),
        ([(6, f"{SANK} {LATER}")], ["5 asserted: A ferry with 90 people aboard sank off the coast of Chad"]),
        # Two days are known of such a happening, it was told before that day, or long behind it.
        ([(6, SANK), (7, LATER), (9, "The toll of Tuesday's sinking rose.")], []),
        ([(4, SANK), (7, LATER)], []),
        # It is feared, or told beside something else.
        ([(6, "Relatives fear that a ferry sank off the coast."), (7, LATER)], []),
        ([(6, "The mayor resigned after a ferry sank off the coast."), (7, LATER)], []),
    ],
)
def test_a_noun_dates_the_sentence_that_tells_it(articles, expected):
    assert timeline(*articles) == expected
