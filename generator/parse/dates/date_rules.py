"""The rules of time expressions: which words make one, and who reads them.

A pattern is a regular expression over the names of classes (see `time_words`); a word in capitals
is a macro. The first rule that matches wins, so that longer ones stand first. A rule without a
reader is for what only looks like a time expression.
"""

from collections.abc import Callable
from typing import NamedTuple

from generator.parse.dates import (
    clock_times,
    counted_days,
    days,
    durations,
    months,
    paired_days,
    periods,
    weekdays,
    years,
)
from generator.parse.dates.phrase import TimeContext, TimePhrase, Timex


class DateRule(NamedTuple):
    """What makes a time expression, and the function that reads it."""

    name: str  # as `briefing explain` gives it
    pattern: str
    read: Callable[[TimePhrase, TimeContext], Timex] | None
    # Only the words before the joint are the expression: what follows is read by itself.
    first_of_two: bool = False
    # The words name one whole day: where no calendar has it, none of them is read by itself.
    whole_day: bool = False
    # The text only compares with it and does not go on to speak of it: "up from $3 million a year
    # earlier".
    compared: bool = False

    @property
    def group(self) -> str:
        """The name of the rule's group in `date_pattern.PATTERN`."""
        return self.name.replace(" ", "_")


MACROS = {
    "FIGURE": "small | amount | number",
    "JOINT": "and | to | or | hyphen | dash",
    "THIS": "this | last | next",
    "MONTH": "month | abbreviated_month",
    "NUMBER": (
        "(small small slash small | small slash small | number hyphen number | number number"
        " | number | small | amount | year) (and a half)? | a? few | a? dozen | a scale"
    ),
    "COUNT": "NUMBER (scale | of)?",
    "BOUND": "nearly | more than | at least | up to",
    "UNIT": "unit | units | quarter | seasons",
    "EARLY": "(early | earlier | later) hyphen?",
    "EDGE": "the? edge of",
    "DAY": (
        "MONTH dot? (small | nth | ordinal) (comma? year)?"  # March 3, 2019
        " | (small | nth | the ordinal) of? MONTH (dot? comma? year)?"  # the 3rd of March
    ),
    "PLAINDAY": "(small | nth) of? MONTH | MONTH dot? (small | nth)",
    "DAYREF": (
        "weekday | relative_day | MONTH dot? (small | nth)"  # 10 p.m. Sunday, 10 p.m. May 3
        " | the (next | following | same) unit"
    ),
    "NAMEDDAY": (
        "((weekday | abbreviated_weekday dot?) comma? the?)? DAY"
        " | (last | this | next | the following | the previous)? weekday | relative_day"
        " | holiday"
    ),
    "CLOCK": (
        "small colon (small | amount) ampm? zone? | small (ampm | oclock) zone?"
        " | (small colon)? meridian zone? | noon | (amount | year) zone"
        " | (small | number) in the part | amount ampm zone? | (amount | year) local clocktime"
        " | (?<= at) (amount | year) units"
    ),
    "WHICH": "last | past | next | this past?",
    "OFYEAR": "of? the? (fiscal? unit?)? year | of? THIS unit | of the fiscal? unit",
}
RULES = (
    DateRule("of our time", "relative_day possessive of_our_time", None),
    DateRule("round the clock", "FIGURE units a unit", None),  # 24 hours a day
    # the day is read by itself
    DateRule(
        "clock on day",
        "CLOCK (local clocktime)? (opening CLOCK closing)? comma? on NAMEDDAY",
        clock_times.read_clock_on_day,
        first_of_two=True,
    ),
    DateRule("clock", "CLOCK (comma? DAYREF)?", clock_times.read_clock),
    # the 5 of "between 5 and 7 December"; the 7 is read by itself
    DateRule(
        "first day",
        "(?<= (in | on | of | from | between | comma)) (small | nth) (comma (small | nth)){0,9}"
        " comma? JOINT (small | nth) of? MONTH (dot? comma? year)?",
        paired_days.read_first_day,
        first_of_two=True,
    ),
    # of "28 November to 2 December 2022" the 28 November
    DateRule(
        "first with year",
        "PLAINDAY JOINT PLAINDAY comma? year"
        " | MONTH dot? (and | to | or | hyphen | dash | slash) EARLY? MONTH dot? year",
        paired_days.read_first_with_year,
        first_of_two=True,
    ),
    DateRule(
        "nth",
        "the (ordinal | nth | last | final) (weekday | unit) (of | in)"
        " ((the | last | next | this) unit | MONTH (dot? comma? year)? | year)",
        counted_days.read_nth,
    ),
    DateRule(
        "weekday and day",
        "(weekday | abbreviated_weekday dot?) comma? the? DAY",
        days.read_day,
        whole_day=True,
    ),
    DateRule("day beside", "the unit (before | after) NAMEDDAY", days.read_day_beside),
    DateRule("day", "THIS? DAY", days.read_day, whole_day=True),
    # the 25 of "April 24 and 25"
    DateRule("second day", "(?<= MONTH small JOINT) small", paired_days.read_second_day),
    DateRule(
        "iso time",
        "year hyphen small hyphen stamp"  # 2024-12-05T10
        " (colon (small | amount)) (colon (small | amount | zulu))? zone?",
        days.read_iso_time,
        whole_day=True,
    ),
    DateRule("dotted day", "dotted_day", days.read_numeric_day, whole_day=True),
    DateRule(
        "iso day",
        "year (hyphen (small | amount) hyphen (small | amount) | slash small slash small)",
        days.read_numeric_day,
        whole_day=True,
    ),
    DateRule(
        "slashed day",
        "small slash small slash (small | amount | year)",
        days.read_numeric_day,
        whole_day=True,
    ),
    DateRule("nine eleven", "small slash small", days.read_nine_eleven),
    DateRule("weekdays", "weekdays | weekday parts", weekdays.read_weekday),
    DateRule(
        "weekday",
        "(early hyphen?)? (every | WHICH | the following | the previous)? next?"
        " weekday (part | noon)?",  # Sunday morning
        weekdays.read_weekday,
    ),
    DateRule("weekdays ago", "(small | number) weekdays ago", weekdays.read_weekdays_ago),
    DateRule(
        "overnight on day",
        "overnight on? weekday | weekday overnight",
        weekdays.read_weekday,
    ),
    DateRule(
        "mid part",
        "(?<= (in | at | until)) early hyphen? part (relative_day | on? weekday)?",
        weekdays.read_part,
    ),
    DateRule(
        "relative day",
        "EARLY? relative_day (part | noon)? | tonight | overnight",
        days.read_relative_day,
    ),
    DateRule(
        "part",
        "EARLY? (this | last | every | that | (the | that) (next | following | previous | same))"
        " part | the part (before | after) | (?<= in) the part",
        weekdays.read_part,
    ),
    DateRule("week of day", "the (unit | weekend) of DAY", days.read_week_of_day),
    DateRule("holiday", "(last | next | this)? holiday (year | unit)?", days.read_holiday),
    DateRule(
        "month of year",
        "(EARLY | EDGE)? MONTH dot? comma? of? (THIS unit | year)",
        months.read_month,
    ),
    DateRule("named month", "the unit of MONTH (dot? comma? year)?", months.read_named_month),
    DateRule(
        "quarter of months",
        "the? MONTH dot? (hyphen | dash | to) MONTH dot? fiscal? (quarter | period) (of? year)?",
        years.read_quarter_of_months,
    ),
    DateRule("spoken month", "month number number hyphen? number", years.read_spoken_year),
    DateRule("month", "(EARLY | EDGE)? (every | WHICH)? MONTH", months.read_month),
    DateRule("century", "the? (nth | ordinal) hyphen? unit", years.read_century),
    DateRule(
        "decade",
        "(the? (early hyphen?)? | EDGE) (quote? decade | year possessive)",
        years.read_decade,
    ),
    DateRule(
        "season of year",
        "EDGE? the? EARLY? (season | fall) of?"
        " (year | number number hyphen? number | quote (small | amount))",  # 1997, '97
        years.read_season,
    ),
    DateRule(
        "season",
        "EDGE? the? EARLY? (season | (WHICH | every) (season | fall))",
        years.read_season,
    ),
    DateRule(
        "quarter",
        "EDGE? the? (THIS unit possessive | year)? fiscal? hyphen? (ordinal | nth | last | final)"
        " hyphen? (quarter | half) OFYEAR?",
        years.read_quarter,
    ),
    DateRule("quarter code", "quarter_code (of? year)?", years.read_quarter_code),
    DateRule("fiscal code", "fiscal_code", years.read_fiscal_code),
    DateRule(
        "quarter ended",
        "(the | its) fiscal? quarter (ended | ending) DAY",
        periods.read_quarter_ended,
        first_of_two=True,
    ),
    DateRule(
        "unit ended",
        "the unit (ended | ending | edge) DAY",
        periods.read_unit_ended,
        first_of_two=True,
    ),
    DateRule("ago today", "(a unit | COUNT UNIT) ago relative_day", periods.read_ago_today),
    DateRule(
        "from now",
        "(a unit | COUNT UNIT) from (reference | NAMEDDAY)",
        periods.read_from_now,
    ),
    DateRule(
        "ago",
        "BOUND? (a (unit | quarter) | COUNT UNIT | units) (or or?)? ago",
        periods.read_ago,
        compared=True,
    ),
    DateRule(
        "period ago",
        "the (quarter | period | unit) a unit (ago | earlier)",
        periods.read_year_ago,
        compared=True,
    ),
    DateRule(
        "year ago period",
        "the? unit hyphen (ago | earlier) ordinal? (quarter | period)",
        periods.read_year_ago,
        compared=True,
    ),
    DateRule("year ago", "unit hyphen (ago | earlier)", periods.read_year_ago, compared=True),
    DateRule(
        "earlier",
        "(a unit | COUNT (unit | units)) earlier",
        periods.read_earlier,
        compared=True,
    ),
    DateRule("age of thing", "COUNT hyphen UNIT hyphen old (?= lasting)", durations.read_duration),
    DateRule("age", "COUNT hyphen? UNIT hyphen? old | age of? COUNT UNIT", None),
    DateRule(
        "same period",
        "the same (unit | period | quarter) (of? the? last unit | a unit (ago | earlier))",
        periods.read_same_period,
        compared=True,
    ),
    DateRule("year period", "the year (period | quarter)", periods.read_year_period, compared=True),
    # the 60 of "between 60 and 90 days"
    DateRule(
        "first count",
        "(?<= between) FIGURE (and | to | hyphen | dash) FIGURE UNIT",
        durations.read_first_count,
        first_of_two=True,
    ),
    DateRule(
        "count range",
        "BOUND? (the? (last | past | next))? FIGURE (to | or | dash) FIGURE UNIT",
        durations.read_first_count,
    ),
    DateRule(
        "relative count",
        "(the? (last | past | next | ordinal | recent | previous | following | latest) | the)"
        " COUNT (trading | more)? UNIT",
        durations.read_duration,
    ),
    DateRule("half unit", "half a unit", durations.read_half),
    DateRule("unit and half", "a unit and a half", durations.read_half_more),
    DateRule(
        "count unit",
        "BOUND? COUNT hyphen? (trading | more)? UNIT (hyphen long)?",
        durations.read_duration,
    ),
    DateRule("unit long", "(unit | units) hyphen long", durations.read_duration),
    DateRule(
        "every unit",
        "every (unit | quarter | weekend | (small | number) (units | unit))",
        durations.read_every,
    ),
    DateRule("per", "per", durations.read_per),
    DateRule("earlier that period", "EARLY (in the)? that same? unit", periods.read_the_period),
    DateRule(
        "earlier period",
        "EARLY (in the)? (this | last | next | the | past) (fiscal? unit | quarter | weekend)",
        periods.read_relative_period,
    ),
    DateRule(
        "edge of period",
        "EDGE (this | last | next | the) fiscal? (unit | quarter)",
        periods.read_relative_period,
    ),
    DateRule(
        "relative period",
        "(the? (last | past | next | current) | this past?) fiscal? (unit | quarter | weekend)",
        periods.read_relative_period,
    ),
    DateRule(
        "neighbour",
        "the (following | previous) (unit | quarter | weekend)",
        periods.read_neighbour,
    ),
    DateRule(
        "unit before",
        "the unit (before | earlier | previous | after)",
        periods.read_unit_before,
    ),
    DateRule("fiscal year", "(EARLY | EDGE)? fiscal unit? year", years.read_year),
    DateRule("named year", "the unit year", years.read_named_year),
    DateRule("these units", "these units", periods.read_present),
    DateRule(
        "near units",
        "(recent | past | next | era) units (and units)?",
        periods.read_near_units,
    ),
    DateRule("thousand", "the unit number scale number?", years.read_spoken_thousand),
    DateRule(
        "the period",
        "(the | that) (same | entire | latest | fiscal)? (unit | quarter | weekend | period)",
        periods.read_the_period,
    ),
    DateRule("a unit", "(BOUND | over)? a trading? unit", durations.read_a_unit),
    DateRule("units", "the? units (or units)?", durations.read_duration),
    DateRule(
        "year end",
        "the? unit (hyphen | possessive) edge"  # the year's end
        " | (?<= (in | at | until | about | before | from)) unit edge",
        periods.read_year_end,
    ),
    DateRule("now", "(right | more)? reference", periods.read_reference),
    DateRule("era", "the (near? era | past)", periods.read_reference),
    DateRule("spoken year", "number number hyphen? number", years.read_spoken_year),
    DateRule("short year", "quote (small | amount)", years.read_short_year),
    DateRule("year", "(EARLY | EDGE)? year", years.read_year),
)
