"""Figures, dates and places as the editor has them."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.config import TEMPLATES
from generator.errors import UserError
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.drawings.chart import draw_chart
from generator.render.words import Words
from tests.articles import SECOND
from tests.corrections.project import (
    CONFIG,
    FOUNDED,
    apply,
    brief,
    message,
    pages,
)


def test_a_corrected_figure_shows_the_articles_words_and_the_value_beside_them(tmp_path):
    article = Article("a", "Flood\n\nAbout 300,000 people fled Homs, or 50 000 families, the Red Cross said on Monday.")
    parsed = (parse_article(article),)
    text = "figures:\n  - figure: 300,000 people\n    value: 50 000\n    as_of: 2024-12-04\n    term: evacuated\n"
    briefing = brief(tmp_path, text, parsed)
    figure = next(one for series in briefing.series for one in series.figures if "300,000" in one.text)
    assert (figure.figure.value, figure.figure.term, figure.as_of) == (50000, "evacuated", "2024-12-04")
    made = pages(tmp_path, text, parsed)
    assert "**About 300,000 people**" in made["figures.md"]
    row = (
        r"\| 4 December 2024 \| .* \(read so by the editor: 50,000\) \{: #figure-\S+ \} \| people evacuated \| Homs \|"
    )
    assert re.search(row, made["figures.md"])
    record = next(one for one in json.loads(made["data/briefing.json"])["figures"] if one["term"] == "evacuated")
    assert record["corrected"] == ["value", "term", "as_of"]


def test_the_line_of_a_corrected_figure_does_not_bear_the_articles_number(tmp_path):
    told = "Fighting\n\n{0} people have been killed in the war in Syria, "
    told += "the Red Cross said on {1} December 2024 in 60 towns.\n"
    counts = ((40, 2), (55, 3), (70, 4))
    parsed = tuple(
        parse_article(Article(f"a{day}", told.format(count, day), published=date(2024, 12, day)))
        for count, day in counts
    )
    text = "figures:\n  - figure: 70 people\n    value: 60\n"
    killed = next(one for one in brief(tmp_path, text, parsed).series if one.term == "killed")
    drawn = draw_chart(killed, Words("en", (TEMPLATES,)))
    assert "Red Cross: 60</text>" in drawn and "70 people" not in drawn
    assert "70 people" in draw_chart(
        next(one for one in brief(tmp_path, "", parsed).series if one.term == "killed"), Words("en", (TEMPLATES,))
    )


def test_a_superseded_figure_contradicts_nobody_and_says_so(tmp_path):
    told = "The ministry said 30,000 people have been killed in the war. "
    told += "The United Nations said 90,000 people have been killed in the war."
    parsed = (parse_article(Article("a", f"Fighting\n\n{told}", published=date(2023, 4, 20))),)
    assert brief(tmp_path, "", parsed).conflicts
    text = "figures:\n  - figure: 30,000 people\n    superseded: true\n"
    assert not brief(tmp_path, text, parsed).conflicts
    assert "(superseded by a newer count, as the editor has it)" in pages(tmp_path, text, parsed)["figures.md"]


def test_a_dropped_figure_leaves_a_gap(tmp_path):
    text = "figures:\n  - figure: 40 people\n    drop: true\n  - figure: 55 people\n    drop: true\n"
    briefing = brief(tmp_path, text)
    assert not [one for one in briefing.series if one.term == "killed"]
    assert any(gap.kind == "no_figure" and "killed" in gap.of for gap in briefing.gaps)


def test_a_figure_is_corrected_with_the_title_that_repeats_it(tmp_path):
    text = "At least 12 people killed in Homs\n\nAt least 12 people were killed in Homs, the Red Cross said."
    parsed = (parse_article(Article("a", text, title="At least 12 people killed in Homs")),)
    (before,) = gather(parsed, CONFIG.site_name, CONFIG.sections).series[0].figures
    (after,) = brief(tmp_path, "figures:\n  - figure: 12 people\n    term: injured\n", parsed).series[0].figures
    assert (after.figure.term, after.passages) == ("injured", before.passages) and len(after.passages) == 2
    assert not brief(tmp_path, "figures:\n  - figure: 12 people\n    drop: true\n", parsed).series
    alone = brief(tmp_path, "figures:\n  - figure: 12 people\n    in: killed in Homs the Red\n    value: 12\n", parsed)
    assert alone.series[0].figures[0].figure.corrected == ("value",)


def test_a_date_is_pinned_for_a_whole_article_and_what_rests_on_it_follows(tmp_path):
    before = {entry.text: entry.date.value for entry in gather(FOUNDED, CONFIG.site_name, CONFIG.sections).timeline}
    after = {
        entry.text: entry.date.value
        for entry in brief(tmp_path, "dates:\n  - date: Thursday\n    is: 2024-11-28\n", FOUNDED).timeline
    }
    moved = {text for text in before if before[text] == "2024-12-05"}
    # "hours after Syrian opposition forces captured …" takes its day from what was said on Thursday.
    assert any("captured the strategic city of Homs" in text for text in moved)
    assert {after[text] for text in moved} == {"2024-11-28"}
    assert {text: value for text, value in after.items() if text not in moved} == {
        text: value for text, value in before.items() if text not in moved
    }


def test_a_figure_follows_the_date_that_it_is_of(tmp_path):
    text = "dates:\n  - date: Tuesday\n    article: first\n    is: 2023-04-11\n"
    days = {one.passage.article.id: one.as_of for series in brief(tmp_path, text).series for one in series.figures}
    assert days == {"first": "2023-04-11", "second": "2023-04-18"}


def test_a_date_is_pinned_in_one_sentence_alone(tmp_path):
    text = "dates:\n  - date: Thursday\n    in: pushing south and entering\n    is: 2024-12-04\n"
    dates = [entry.date.value for entry in brief(tmp_path, text, FOUNDED).timeline]
    assert dates.count("2024-12-04") == 1 and "2024-12-05" in dates
    assert re.search(
        r"\*\*4 December 2024\*\* – .*entering Hama .*\] \(day read so by the editor\)\n",
        pages(tmp_path, text, FOUNDED)["timeline.md"],
    )


def test_a_date_of_an_article_without_a_day_is_resolved(tmp_path):
    parsed = (parse_article(replace(SECOND, published=None)),)
    assert gather(parsed, CONFIG.site_name, CONFIG.sections).unresolved
    briefing = brief(tmp_path, "dates:\n  - date: Tuesday\n    is: 2023-04-18\n", parsed)
    assert not briefing.unresolved and not [gap for gap in briefing.gaps if gap.kind == "date"]


def test_what_is_no_date_is_dropped(tmp_path):
    briefing = brief(tmp_path, "dates:\n  - date: last week\n    drop: true\n", FOUNDED)
    assert "2024-W48" not in [entry.date.value for entry in briefing.timeline]


def test_a_place_is_put_elsewhere_wherever_it_is_named(tmp_path):
    places = {one.name: one for one in brief(tmp_path, "places:\n  - place: Khartoum\n    geonames: 169577\n").places}
    assert (places["Khartoum"].geonameid, places["Khartoum"].country) == (169577, "SYR")
    assert places["Khartoum"].mentions == 2


def test_a_place_may_mean_another_in_one_article(tmp_path):
    text = "places:\n  - place: Khartoum\n    article: second\n    lat: 1.5\n    lon: -2.25\n"
    places = [one for one in brief(tmp_path, text).places if one.name == "Khartoum"]
    assert sorted(one.lat == 1.5 for one in places) == [False, True]
    assert "1.50, -2.25 (read so by the editor)" in pages(tmp_path, text)["places.md"]


@pytest.mark.parametrize("setting", ["position: unknown", "drop: true"])
def test_a_place_may_lie_nowhere_or_be_none(tmp_path, setting):
    places = [
        one
        for one in brief(tmp_path, f"places:\n  - place: Homs\n    {setting}\n", FOUNDED).places
        if one.name == "Homs"
    ]
    assert [one.lat for one in places] == ([None] if setting == "position: unknown" else [])


def test_a_number_that_our_gazetteer_has_not_needs_coordinates(tmp_path):
    text = "places:\n  - place: Homs\n    geonames: 999999999\n"
    assert "is not in our gazetteer. Add lat and lon" in message(tmp_path, text, FOUNDED)
    assert brief(tmp_path, f"{text}    lat: 1\n    lon: 2\n", FOUNDED)


def test_a_place_that_no_rule_found_becomes_one_and_figures_lie_there(tmp_path):
    text = "Aid\n\nIn Umm Sample, the Red Cross counted 300 displaced people.\n\nThe road to Umm Sample is closed."
    parsed = (parse_article(Article("a", text)),)
    assert not [place for place in parsed[0].places if place.name == "Umm Sample"]
    entry = "places:\n  - place: Umm Sample\n    lat: 13.5\n    lon: 25.1\n"
    briefing = brief(tmp_path, entry, parsed)
    (place,) = (one for one in briefing.places if one.name == "Umm Sample")
    assert (place.lat, place.lon, place.mentions) == (13.5, 25.1, 2)
    (series,) = briefing.series
    assert series.figures[0].figure.place == "Umm Sample"
    assert "no article has these words" in apply(tmp_path, entry.replace("Umm", "Abu"), parsed).unmatched[0]
    narrowed = brief(tmp_path, entry + "    in: the Red Cross counted\n", parsed)
    assert [one.mentions for one in narrowed.places if one.name == "Umm Sample"] == [1]


def test_a_part_of_a_place_is_no_place_of_its_own(tmp_path):
    parsed = (parse_article(Article("a", "Fighting\n\nFighters entered North Darfur on Monday.")),)
    assert [place.name for place in parsed[0].places] == ["North Darfur"]
    (why,) = apply(tmp_path, "places:\n  - place: North\n    lat: 1\n    lon: 2\n", parsed).unmatched
    assert "no place is read there" in why


def test_an_added_place_takes_in_the_shorter_one_that_was_read_in_it(tmp_path):
    parsed = (parse_article(Article("a", "Fighting\n\nFighters entered Upper Homs on Monday.")),)
    text = "places:\n  - place: Upper Homs\n    add: true\n    lat: 34.8\n    lon: 36.8\n"
    assert [(one.name, one.lat) for one in brief(tmp_path, text, parsed).places] == [("Upper Homs", 34.8)]


def test_a_figure_lies_in_a_renamed_place_by_the_name_that_the_article_has(tmp_path):
    text = "figures:\n  - figure: 280,000 people\n    place: hama\nplaces:\n  - place: Hama\n    rename: Hamah\n"
    series = brief(tmp_path, text, FOUNDED).series
    assert next(one for each in series for one in each.figures if "280,000" in one.text).figure.place == "Hamah"


def test_a_figure_lies_in_no_place_whose_name_only_holds_that_of_the_entry(tmp_path):
    parsed = (parse_article(Article("a", "Floods\n\nThe flood killed 15 people in South Sudan on Monday.")),)
    with pytest.raises(UserError, match='names no place "Sudan"'):
        apply(tmp_path, "figures:\n  - figure: 15 people\n    place: Sudan\n", parsed)


def test_words_that_a_comma_cut_in_a_list_are_told_so(tmp_path):
    text = "claims:\n  - claim: More than 280,000 people\n    join: [about 5,400 houses]\n"
    assert any("with a comma in [ ]" in why for why in apply(tmp_path, text, FOUNDED).unmatched)


def test_where_a_figure_holds_and_who_counted_are_set(tmp_path):
    text = "figures:\n  - figure: 280,000 people\n    place: Hama\n    reported_by: Antonio Guterres\n"
    text += "    qualifier: recent\n"
    briefing = brief(tmp_path, text, FOUNDED)
    figure = next(one for series in briefing.series for one in series.figures if "280,000" in one.text)
    assert (figure.figure.place, figure.reporter.name, figure.figure.qualifier) == (
        "Hama",
        "Antonio Guterres",
        "recent",
    )
    assert figure.figure.corrected == ("qualifier", "place", "reported_by")
    taken = "figures:\n  - figure: 280,000 people\n    reported_by: unknown\n"
    figure = next(
        one for series in brief(tmp_path, taken, FOUNDED).series for one in series.figures if "280" in one.text
    )
    assert figure.reporter is None and not figure.reporter_text


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            "place: Hamma",
            'the article founding names no place "Hamma". Did you mean Hama? If its words do, add it, under places:',
        ),
        ("reported_by: Guteres Office", 'reported_by: no article has an actor "Guteres Office"'),
    ],
)
def test_a_place_or_reporter_that_the_article_lacks_is_told(tmp_path, setting, expected):
    assert expected in message(tmp_path, f"figures:\n  - figure: 280,000 people\n    {setting}\n", FOUNDED)


def test_an_event_and_a_relation_are_dropped(tmp_path):
    def told(briefing):
        return (
            {entry.text for entry in briefing.timeline if "Aleppo" in entry.text},
            {(one.actor.name, one.relation, one.target.name) for one in briefing.stances},
        )

    events, relations = told(gather(FOUNDED, CONFIG.site_name, CONFIG.sections))
    accused = ("Naim Qassem", "accuses", "Israel")
    assert len(events) == 1 and accused in relations
    text = "events:\n  - event: Over the weekend the rebels\n    in: captured Aleppo\n    drop: true\n"
    after = told(brief(tmp_path, text + "relations:\n  - relation: Qassem accuses Israel\n    drop: true\n", FOUNDED))
    assert after == (set(), relations - {accused})
    (why,) = apply(tmp_path, "relations:\n  - relation: Israel accuses Russia\n    drop: true\n", FOUNDED).unmatched
    assert 'relation "Israel accuses Russia": no passage is read so' in why


def shown_on_cards(tmp_path, text):
    return [one.text for one in brief(tmp_path, text, FOUNDED).key_figures]


def test_the_editor_chooses_the_key_figures_and_their_order(tmp_path):
    before = shown_on_cards(tmp_path, "")
    assert before == ["More than 280,000 people", "about three million Syrian refugees"]
    text = (
        "figures:\n  - figure: about three million Syrian refugees\n    key: 1\n"
        "  - figure: tens of thousands of Lebanese civilians\n    key: 2\n"
    )
    assert shown_on_cards(tmp_path, text)[:2] == [
        "about three million Syrian refugees",
        "tens of thousands of Lebanese civilians",
    ]
    without = "figures:\n  - figure: about three million Syrian refugees\n    key: false\n"
    assert before[1] not in shown_on_cards(tmp_path, without)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (
            "  - figure: 280,000 people\n    key: 7\n",
            'corrections.yml:3: key should be its place among the key figures, 1 to 6, or false, found "7". '
            "Write: key: 1",
        ),
        (
            "  - figure: 280,000 people\n    key: 1\n  - figure: about three million Syrian refugees\n    key: 1\n",
            "corrections.yml:4: key: 1 stands in line 2 too. Give one of them another place",
        ),
    ],
)
def test_a_place_among_the_key_figures_that_there_is_not(tmp_path, entries, told):
    assert message(tmp_path, f"figures:\n{entries}", FOUNDED) == told


def test_a_key_figure_that_no_article_has_any_more_is_told(tmp_path):
    unmatched = apply(tmp_path, "figures:\n  - figure: 281,000 people\n    key: 1\n", FOUNDED).unmatched
    assert len(unmatched) == 1 and unmatched[0].startswith('corrections.yml:2: figure "281,000 people"')


def test_a_key_figure_needs_what_it_counts(tmp_path):
    parsed = (parse_article(Article("a", "Flood\n\nThere are 412 of them in Homs.")),)
    text = "figures:\n  - figure: 412\n    key: 1\n"
    assert apply(tmp_path, text, parsed).unmatched == (
        "corrections.yml:2: it is not read what the figure counts, which its card would say. Add term",
    )
    assert [one.figure.term for one in brief(tmp_path, text + "    term: displaced\n", parsed).key_figures] == [
        "displaced"
    ]


def test_a_place_that_the_editor_put_is_listed_among_many_that_are_named_more_often(tmp_path):
    briefing = brief(tmp_path, "places:\n  - place: Khartoum\n    lat: 15.5\n    lon: 32.5\n")
    (mine,) = (one for one in briefing.places if one.name == "Khartoum")
    rare = replace(mine, mentions=1)
    many = tuple(replace(mine, name=f"Village {number}", mentions=9, corrected=()) for number in range(60))
    shown = replace(briefing, places=(*many, rare, replace(rare, corrected=()))).places_shown()
    assert [one for one in shown if one.mentions == 1] == [rare]


def test_an_alias_is_taken_from_another_place_that_has_these_words_for_its_name(tmp_path):
    entry = "places:\n  - place: Homs\n    lat: 34.7\n    lon: 36.7\n    alias: [Hama]\n"
    corrected = apply(tmp_path, entry, FOUNDED)
    named = {one.name for one in corrected.parsed[0].places}
    assert not corrected.unmatched and "Homs" in named and "Hama" not in named
    missed = apply(tmp_path, entry.replace("Hama", "Upper Hama"), FOUNDED).unmatched
    told = "no article has these words, or they are a part of another place's name"
    assert missed == (f'corrections.yml:2: alias "Upper Hama": {told}',)
