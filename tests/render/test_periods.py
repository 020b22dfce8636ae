"""The timeline stands under months, years or decades, as long as several entries stand under each."""

from dataclasses import replace
from datetime import date

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.timeline_periods import in_periods, period_of
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")


def dated(days):
    text = " ".join(
        f"Rebels captured town {letter} on {day}." for letter, day in zip("ABCDEFGHIJKLMNOPQRS", days, strict=False)
    )
    return gather((parse_article(Article("a", text, published=date(2023, 4, 20))),), CONFIG.site_name, CONFIG.sections)


def periods_of(briefing):
    return in_periods(briefing.timeline, lambda entry: entry)


def test_a_short_timeline_is_one_list():
    briefing = dated(("March 3, 2023", "April 2, 2023"))
    assert [(period, len(entries)) for period, entries in periods_of(briefing)] == [("", 2)]


def test_a_long_timeline_is_cut_where_several_entries_stand_under_each_heading():
    months = dated([f"March {day}, 2023" for day in range(1, 9)] + [f"April {day}, 2023" for day in range(1, 9)])
    assert [(period, len(entries)) for period, entries in periods_of(months)] == [("2023-03", 8), ("2023-04", 8)]
    first = ("January", "February", "March", "April")
    years = dated([f"{month} {day}, {year}" for year in (2022, 2023) for month in first for day in (2, 5)])
    assert [period for period, _ in periods_of(years)] == ["2022", "2023"]
    listed = [entry for _, entries in periods_of(years) for entry in entries]
    assert listed == list(years.timeline)


def test_what_is_known_by_its_year_stands_in_no_month():
    days = [f"March {day}, 2023" for day in range(1, 9)] + [f"January {day}, 2023" for day in range(1, 9)]
    briefing = dated([*days, "2011"])
    assert [period for period, _ in periods_of(briefing)] == ["2011", "2023-01", "2023-03"]


def test_what_goes_on_into_another_month_stands_in_the_one_in_which_it_begins():
    days = [f"March {day}, 2023" for day in range(1, 9)] + [f"January {day}, 2023" for day in range(1, 9)]
    (long, *_), *_ = (one for _, one in periods_of(dated(days)))
    for value, last, period in (
        ("2023-01-01/2023-03-02", date(2023, 3, 2), "2023-01"),
        ("2023", date(2023, 12, 31), "2023"),
    ):
        entry = replace(long, date=replace(long.date, value=value), first=date(2023, 1, 1), last=last)
        assert period_of(entry, 7) == period
