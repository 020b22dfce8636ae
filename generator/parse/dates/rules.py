"""The rules: which words make a time expression, and who reads them.

Convention: a pattern is a regular expression over the names of classes (see `words`), a word in capitals a macro. The
first rule that matches wins, so longer ones stand first; a rule without a reader is for what only looks like one.
"""

import re

from generator.parse.dates import days, durations, periods, ranges, years
from generator.parse.dates.words import LETTERS, compile_pattern

MACROS = {
    "MONTH": "month | abbreviated_month",
    "NUMBER": "(small small slash small | small slash small | number hyphen number | number number"
    " | number | small | amount | year) (and a half)? | a? few | a? dozen | a scale",
    "COUNT": "NUMBER (scale | of)?",
    "BOUND": "nearly | more than | at least | up to",
    "UNIT": "unit | units | quarter | seasons",
    "EARLY": "(early | earlier | later) hyphen?",
    "EDGE": "the? edge of",
    "DAY": "MONTH dot? (small | nth | ordinal) (comma? year)?"
    " | (small | nth | the ordinal) of? MONTH (dot? comma? year)?",
    "PLAINDAY": "(small | nth) of? MONTH | MONTH dot? (small | nth)",
    "DAYREF": "weekday | relative_day | MONTH dot? (small | nth) | the (next | following | same) unit",
    "NAMEDDAY": "((weekday | abbreviated_weekday dot?) comma? the?)? DAY"
    " | (last | this | next | the following | the previous)? weekday | relative_day | holiday",
    "CLOCK": "small colon (small | amount) ampm? zone? | small (ampm | oclock) zone? | (small colon)? meridian zone?"
    " | noon | (amount | year) zone | (small | number) in the part"
    " | amount ampm zone? | (amount | year) local clocktime | (?<= at) (amount | year) units",
    "WHICH": "last | past | next | this past?",
    "OFYEAR": "of? the? (fiscal? unit?)? year | of? (this | last | next) unit | of the fiscal? unit",
}
RULES = [
    ("of_our_time", "relative_day possessive of_our_time", None),
    ("round_the_clock", "(small | amount | number) units a unit", None),  # 24 hours a day
    (
        "clock_on_day",  # the day is read by itself
        "CLOCK (local clocktime)? (opening CLOCK closing)? comma? on NAMEDDAY",
        days.read_clock_on_day,
    ),
    ("clock", "CLOCK (comma? DAYREF)?", days.read_clock),
    (
        "first_day",  # the 5 of "between 5 and 7 December"; the 7 is read by itself
        "(?<= (in | on | of | from | between | comma)) (small | nth) (comma (small | nth)){0,9} comma?"
        " (and | to | or | hyphen | dash) (small | nth)"
        " of? MONTH (dot? comma? year)?",
        ranges.read_first_day,
    ),
    (
        "first_with_year",  # of "28 November to 2 December 2022" the 28 November
        "PLAINDAY (and | to | or | hyphen | dash) PLAINDAY comma? year"
        " | MONTH dot? (and | to | or | hyphen | dash | slash) EARLY? MONTH dot? year",
        ranges.read_first_with_year,
    ),
    (
        "nth",
        "the (ordinal | nth | last | final) (weekday | unit) (of | in)"
        " ((the | last | next | this) unit | MONTH (dot? comma? year)? | year)",
        ranges.read_nth,
    ),
    ("weekday_and_day", "(weekday | abbreviated_weekday dot?) comma? the? DAY", days.read_day),
    ("day_beside", "the unit (before | after) NAMEDDAY", days.read_day_beside),
    ("day", "(last | this | next)? DAY", days.read_day),
    (
        "second_day",  # the 25 of "April 24 and 25"
        "(?<= MONTH small (and | to | or | hyphen | dash)) small",
        ranges.read_second_day,
    ),
    (
        "iso_time",
        "year hyphen small hyphen stamp (colon (small | amount)) (colon (small | amount | zulu))? zone?",
        days.read_iso_time,
    ),
    ("dotted_day", "dotted_day", days.read_numeric_day),
    (
        "iso_day",
        "year (hyphen (small | amount) hyphen (small | amount) | slash small slash small)",
        days.read_numeric_day,
    ),
    ("slashed_day", "small slash small slash (small | amount | year)", days.read_numeric_day),
    ("nine_eleven", "small slash small", days.read_nine_eleven),
    ("weekdays", "weekdays | weekday parts", days.read_weekday),
    (
        "weekday",
        "(early hyphen?)? (every | WHICH | the? following | the previous)? next? weekday (part | noon)?",
        days.read_weekday,
    ),
    ("weekdays_ago", "(small | number) weekdays ago", days.read_weekdays_ago),
    ("overnight_on_day", "overnight on? weekday | weekday overnight", days.read_weekday),
    ("mid_part", "(?<= (in | at | until)) early hyphen? part (relative_day | on? weekday)?", days.read_part),
    ("relative_day", "EARLY? relative_day (part | noon)? | tonight | overnight", days.read_relative_day),
    (
        "part",
        "EARLY? (this | last | every | that | (the | that) (next | following | previous | same)) part"
        " | the part (before | after) | (?<= in) the part",
        days.read_part,
    ),
    ("week_of_day", "the (unit | weekend) of DAY", days.read_week_of_day),
    ("holiday", "(last | next | this)? holiday (year | unit)?", days.read_holiday),
    (
        "month_of_year",
        "(EARLY | EDGE)? MONTH dot? comma? of? ((this | last | next) unit | year)",
        days.read_month,
    ),
    ("named_month", "the unit of MONTH (dot? comma? year)?", days.read_named_month),
    (
        "quarter_of_months",
        "the? MONTH dot? (hyphen | dash | to) MONTH dot? fiscal? (quarter | period) (of? year)?",
        years.read_quarter_of_months,
    ),
    ("spoken_month", "month number number hyphen? number", years.read_spoken_year),
    ("month", "(EARLY | EDGE)? (every | WHICH)? MONTH", days.read_month),
    ("century", "the? (nth | ordinal) hyphen? unit", years.read_century),
    ("decade", "(the? (early hyphen?)? | EDGE) (quote? decade | year possessive)", years.read_decade),
    (
        "season_of_year",
        "EDGE? the? EARLY? (season | fall) of? (year | number number hyphen? number | quote (small | amount))",
        years.read_season,
    ),
    (
        "season",
        "EDGE? the? EARLY? (season | (WHICH | every) (season | fall))",
        years.read_season,
    ),
    (
        "quarter",
        "EDGE? the? ((this | last | next) unit possessive | year)? fiscal? hyphen?"
        " (ordinal | nth | last | final) hyphen? (quarter | half) OFYEAR?",
        years.read_quarter,
    ),
    ("quarter_code", "quarter_code (of? year)?", years.read_quarter_code),
    ("fiscal_code", "fiscal_code", years.read_fiscal_code),
    ("quarter_ended", "(the | its) fiscal? quarter (ended | ending) DAY", periods.read_quarter_ended),
    ("unit_ended", "the unit (ended | ending | edge) DAY", periods.read_unit_ended),
    ("ago_today", "(a unit | COUNT UNIT) ago relative_day", periods.read_ago_today),
    ("from_now", "(a unit | COUNT UNIT) from (reference | NAMEDDAY)", periods.read_from_now),
    ("ago", "BOUND? (a (unit | quarter) | COUNT UNIT | units) (or or?)? ago", periods.read_ago),
    ("period_ago", "the (quarter | period | unit) a unit (ago | earlier)", periods.read_year_ago),
    ("year_ago_period", "the? unit hyphen (ago | earlier) ordinal? (quarter | period)", periods.read_year_ago),
    ("year_ago", "unit hyphen (ago | earlier)", periods.read_year_ago),
    ("earlier", "(a unit | COUNT (unit | units)) earlier", periods.read_earlier),
    ("age_of_thing", "COUNT hyphen UNIT hyphen old (?= lasting)", durations.read_duration),
    ("age", "COUNT hyphen? UNIT hyphen? old | age of? COUNT UNIT", None),
    (
        "same_period",
        "the same (unit | period | quarter) (of? the? last unit | a unit (ago | earlier))",
        periods.read_same_period,
    ),
    ("year_period", "the year (period | quarter)", periods.read_year_period),
    (
        "first_count",  # the 60 of "between 60 and 90 days"
        "(?<= between) (small | amount | number) (and | to | hyphen | dash) (small | amount | number) UNIT",
        durations.read_first_count,
    ),
    (
        "count_range",
        "BOUND? (the? (last | past | next))? (small | amount | number) (to | or | dash) (small | amount | number) UNIT",
        durations.read_first_count,
    ),
    (
        "relative_count",
        "(the? (last | past | next | ordinal | recent | previous | following | latest) | the)"
        " COUNT (trading | more)? UNIT",
        durations.read_duration,
    ),
    ("half_unit", "half a unit", durations.read_half),
    ("unit_and_half", "a unit and a half", durations.read_half_more),
    ("count_unit", "BOUND? COUNT hyphen? (trading | more)? UNIT (hyphen long)?", durations.read_duration),
    ("unit_long", "(unit | units) hyphen long", durations.read_duration),
    ("every_unit", "every (unit | quarter | weekend | (small | number) (units | unit))", durations.read_every),
    ("per", "per", durations.read_per),
    ("earlier_that_period", "EARLY (in the)? that same? unit", periods.read_the_period),
    (
        "earlier_period",
        "EARLY (in the)? (this | last | next | the | past) (fiscal? unit | quarter | weekend)",
        periods.read_relative_period,
    ),
    ("edge_of_period", "EDGE (this | last | next | the) fiscal? (unit | quarter)", periods.read_relative_period),
    (
        "relative_period",
        "(the? (last | past | next | current) | this past?) fiscal? (unit | quarter | weekend)",
        periods.read_relative_period,
    ),
    ("neighbour", "the (following | previous) (unit | quarter | weekend)", periods.read_neighbour),
    ("unit_before", "the unit (before | earlier | previous | after)", periods.read_unit_before),
    ("fiscal_year", "(EARLY | EDGE)? fiscal unit? year", years.read_year),
    ("named_year", "the unit year", years.read_named_year),
    ("these_units", "these units", periods.read_present),
    ("near_units", "(recent | past | next | era) units (and units)?", periods.read_near_units),
    ("thousand", "the unit number scale number?", years.read_spoken_thousand),
    (
        "the_period",
        "(the | that) (same | entire | latest | fiscal)? (unit | quarter | weekend | period)",
        periods.read_the_period,
    ),
    ("a_unit", "(BOUND | over)? a trading? unit", durations.read_a_unit),
    ("units", "the? units (or units)?", durations.read_duration),
    (
        "year_end",
        "the? unit (hyphen | possessive) edge | (?<= (in | at | until | about | before | from)) unit edge",
        periods.read_year_end,
    ),
    ("now", "(right | more)? reference", periods.read_reference),
    ("era", "the (near? era | past)", periods.read_reference),
    ("spoken_year", "number number hyphen? number", years.read_spoken_year),
    ("short_year", "quote (small | amount)", years.read_short_year),
    ("year", "(EARLY | EDGE)? year", years.read_year),
]
# Of these rules only the words before the joint are the expression: what follows is read by itself.
FIRST_OF_TWO = {"first_day", "first_count", "clock_on_day", "quarter_ended", "unit_ended", "first_with_year"}
READERS = {name: reader for name, _, reader in RULES}


def _letters(kinds: str) -> frozenset[str]:
    return frozenset(LETTERS[kind] for kind in kinds.split())


# Only to save time: the classes with which no rule begins, and those that make no expression without others.
FOLLOWERS = _letters(
    "in of and or to until possessive hyphen dash colon slash comma dot opening closing quotation sign was will is be"
    " copula ended old long ago period than least zone ampm oclock about scale trading entire before after counted"
    " numbered for on between from times semicolon plans meeting postponed local clocktime"
    " lasting of_our_time planned due agreed meets were had been ending"
)
GLUE = _letters(
    "the a its at up more nearly over early edge few dozen final ordinal nth quote that this last latest next same"
    " previous following recent earlier later right near every half age"
)
TRIGGERS = "".join(sorted({*LETTERS.values()} - FOLLOWERS - GLUE | {LETTERS["period"]}))
TRIGGER = re.compile(f"[{TRIGGERS}]")
LONGEST_GLUE = 20  # words before the first that makes it an expression; the rules need about ten at most
PATTERN = re.compile(
    "(?=[{}])(?=[{}]{{0,{}}}[{}])(?:{})".format(
        "".join({*LETTERS.values()} - FOLLOWERS),
        "".join({*LETTERS.values()} - {*TRIGGERS}),
        LONGEST_GLUE,
        TRIGGERS,
        "|".join(f"(?P<{name}>{compile_pattern(pattern, MACROS)})" for name, pattern, _ in RULES),
    )
)
