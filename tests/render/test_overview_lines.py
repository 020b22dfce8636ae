"""Days on the overview and the timeline: on cards of one measure, and where one source has but the month."""

import re
from dataclasses import replace
from datetime import date

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.list_lines import ListLines
from tests.conftest import ROOT
from tests.rendering import render

CONFIG = load_config(ROOT / "site_config.yml")


def read(*texts):
    parsed = tuple(
        parse_article(Article(f"a{n}", text, text.splitlines()[0], date(2025, 10, 29 + n), publisher=f"Paper {n}"))
        for n, text in enumerate(texts)
    )
    return gather(parsed, CONFIG.site_name, CONFIG.sections), parsed


def pages_of(briefing, parsed):
    return {page.path: page.text for page in render(briefing, parsed, CONFIG)}


def test_two_cards_of_one_measure_say_their_days_in_their_names():
    briefing, parsed = read(
        "Strikes\n\nIsraeli raids in Gaza killed at least 73 people on Wednesday, the mayor said.",
        "The war\n\nMore than 66,000 people have been killed in Gaza since October 2023, the health ministry said.",
    )
    figures = tuple(one for series in briefing.series for one in series.figures)
    index = pages_of(replace(briefing, key_figures=figures, conflicts=()), parsed)["index.md"]
    names = re.findall(r"^-   \*\*.+?\*\* people killed, Gaza, (.+)$", index, re.MULTILINE)
    assert sorted(names) == ["29 October 2025", "30 October 2025"]


def test_the_timeline_has_the_day_where_one_source_has_but_the_month():
    briefing, parsed = read(
        "Sudan\n\nThe Rapid Support Forces captured the city of El Fasher in October, residents of the city said.\n\n"
        "Soldiers shelled the market of Khartoum on October 20.",
        "El Fasher\n\nThe Rapid Support Forces captured the city of El Fasher on October 26 after a long siege.",
    )
    entries = re.findall(r"^- \*\*(.+?)\*\* – (.+)$", pages_of(briefing, parsed)["timeline.md"], re.MULTILINE)
    days = [day for day, text in entries if "captured" in text]
    assert days == ["26 October 2025"]
    assert [day for day, _ in entries] == ["20 October 2025", "26 October 2025"]


def test_what_tells_of_strikes_by_the_way_is_no_line_of_the_timeline_in_place_of_them():
    briefing, _ = read(
        "Strikes\n\nIsraeli raids in Gaza killed at least 73 people on 29 October, nurses said.",
        "Gaza\n\nFollowing airstrikes across Gaza, Israeli forces resumed the ceasefire on 29 October.",
    )
    by_the_way, told = sorted(briefing.timeline, key=lambda one: "73" in one.text)
    claim = replace(briefing.claims[0], records=(by_the_way, told), line=by_the_way.passage)
    (line,) = ListLines((claim,)).of((by_the_way, told))
    assert line.record is told


def lines_of_the_killed(*texts):
    """Give what the lines of a table show where all its figures are of one claim."""
    briefing, _ = read(*texts)
    figures = [one for series in briefing.series for one in series.figures if one.figure.term == "killed"]
    claim = replace(briefing.claims[0], records=tuple(figures), line=figures[0].passage)
    return [line.record.text for line in ListLines((claim,)).of(figures)]


def test_the_exact_count_stands_in_the_line_of_its_rounded_form():
    exact = "Homs\n\nFloods in Homs have killed 312 people, the governor said."
    rounded = "Floods\n\nFloods in Homs have killed more than 300 people, the governor said."
    assert lines_of_the_killed(exact, rounded) == ["312 people"]
    assert lines_of_the_killed(rounded, exact) == ["312 people"]


def test_the_count_of_somebody_named_stands_before_the_same_of_nobody():
    open_count = "Floods\n\nFloods in Homs have killed up to 300 people."
    named = "Homs\n\nFloods in Homs have killed nearly 300 people, the World Food Programme said."
    assert lines_of_the_killed(named, open_count) == ["nearly 300 people"]


def test_an_article_without_a_publisher_is_named_by_its_title_in_a_table():
    texts = ["Floods hit Homs\n\nFloods in Homs killed at least 12 people on Tuesday, the governor said."]
    texts.append("War\n\nRebels in Khartoum killed 40 people on Monday, doctors said.")
    days = (date(2025, 10, 29), date(2025, 10, 30))
    articles = [
        Article(f"a{n}", text, text.splitlines()[0], days[n], publisher="Daily" * n) for n, text in enumerate(texts)
    ]
    parsed = tuple(map(parse_article, articles))
    made = pages_of(gather(parsed, CONFIG.site_name, CONFIG.sections), parsed)
    assert "| Floods hit Homs" in made["figures.md"] and "| Daily" in made["figures.md"]


def test_it_is_said_where_several_sources_do_not_contradict_each_other():
    one, other = (
        "Floods\n\nFloods in Homs killed at least 12 people on Tuesday, the governor said.",
        "The war\n\nSoldiers shelled the market of Khartoum on Monday, residents of the city said.",
    )
    told = "no contradiction found"
    assert told in pages_of(*read(one, other))["index.md"]
    assert told not in pages_of(*read(one))["index.md"]
    fewer = "Homs\n\nFloods in Syria killed at least 9 people in all, an aid group said on Wednesday."
    assert told not in pages_of(*read(one, fewer))["index.md"], "numbers that may be of one thing are apart"
    blame = "The port\n\nRussia accused Ukraine of the blast at the port. Ukraine accused Russia of it."
    assert told not in pages_of(*read(one, blame))["index.md"]


def test_what_only_names_a_flood_stands_with_the_line_that_tells_of_it():
    briefing, parsed = read(
        "Flood in Peru\n\nA flood hit the town of Tumbes in Peru on 12 October.",
        "Flood in Peru\n\nThe mayor said 40 had died in the flood that occurred on 12 October in Tumbes in Peru.",
        "Ships leave Peru\n\nShips left the port of Tumbes in Peru on 12 October.",
    )
    timeline = pages_of(briefing, parsed)["timeline.md"]
    lines = [line for line in timeline.splitlines() if line.startswith("- **12 October 2025**")]
    assert sorted(re.split(r" – |\[", line)[1] for line in lines) == [
        "A flood hit the town of Tumbes in Peru on 12 October",
        "Ships left the port of Tumbes in Peru on 12 October",
    ]
    [flood] = [line for line in lines if "flood" in line]
    assert flood.count("[^") == 2


def test_who_gives_a_round_number_has_not_counted_the_exact_one():
    briefing, parsed = read(
        "Flood in Peru\n\nThe flood in Peru has affected 7,849 people.",
        "Flood in Peru\n\nThe flood in Peru has affected close to 8,000 people, the mayor Ana Berg said.",
    )
    figures = pages_of(briefing, parsed)["figures.md"]
    rows = [line for line in figures.splitlines() if "7,849" in line]
    assert rows and not any("Berg" in row for row in rows)
