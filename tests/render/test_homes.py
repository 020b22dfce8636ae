"""What a line shows of the records that stand in it."""

from datetime import date

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.homes import Homes
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")
TOLD = [
    (28, "The army of Sudan captured the city of Kosti on 26 October 2025, witnesses said."),
    (29, "The army of Sudan captured the city of Kosti in October 2025 after weeks of siege."),
]


def test_the_day_of_a_line_is_that_of_the_record_which_it_shows():
    articles = (
        Article(f"a{day}", f"Kosti falls\n\n{text}\n", "Kosti falls", date(2025, 10, day)) for day, text in TOLD
    )
    briefing = gather(tuple(map(parse_article, articles)), "Site", CONFIG.sections)
    homes = Homes(briefing)
    assert {one.date.value for one in briefing.timeline} == {"2025-10-26", "2025-10"}
    assert len({homes.event(one) for one in briefing.timeline}) == 1
    assert {homes.event_shown(one).date.value for one in briefing.timeline} == {"2025-10-26"}
