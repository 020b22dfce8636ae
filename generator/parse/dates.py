"""Time expressions in the sense of TIMEX3, resolved against the day of publication.

Convention: a sentence is read as a string with one letter a word (see `timewords`), the rules below are regular
expressions over it, and each has a reader in `timex` that says what the words mean. Where the article has no day of
publication, a date that its head states takes the place of it; failing that, relative expressions stay unresolved.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from generator.model import Date, DateType, Parsed, Sentence, Span, Token
from generator.parse import timex
from generator.parse.calendars import moved
from generator.parse.timewords import LETTERS, TimeWord, compile_pattern, meaning, spell
from generator.parse.timex import Context, Phrase

MACROS = {
    "MONTH": "month | abbreviated_month",
    "NUMBER": "(small small slash small | small slash small | number hyphen number | number number"
    "| number | small | amount | year) (and a half)? | a? few | a? dozen | a scale",
    "COUNT": "NUMBER (scale | of)?",
    "BOUND": "nearly | more than | at least | up to",
    "UNIT": "unit | units | quarter | seasons",
    "EARLY": "(early | earlier | later) hyphen?",
    "EDGE": "the? edge of",
    "DAY": "MONTH dot? (small | nth | ordinal) (comma? year)? | (small | nth | the ordinal) of? MONTH (dot? comma? year)?",
    "DAYREF": "weekday | relative_day | MONTH dot? small | the (next | following | same) unit",
    "CLOCK": "small colon (small | amount) ampm? zone? | small (ampm | oclock) zone? | meridian zone? | noon"
    "| (amount | year) zone | (small | number) in the part",
}  # fmt: skip

RULES = [
    ("clock", "CLOCK (comma? DAYREF)?", timex.read_clock),
    ("weekday_and_day", "(weekday | abbreviated_weekday dot?) comma? the? (DAY)", timex.read_day),
    ("day", "(last | this | next)? (DAY)", timex.read_day),
    ("iso_day", "year hyphen small hyphen small", timex.read_numeric_day),
    ("slashed_day", "small slash small slash (small | year)", timex.read_numeric_day),
    ("nine_eleven", "small slash small", timex.read_nine_eleven),
    ("weekday", "(early hyphen?)? (every | last | past | next | this | the? following | the previous)? next? weekday (part | noon)?",
     timex.read_weekday),
    ("weekdays", "weekdays | weekday parts", timex.read_weekday),
    ("relative_day", "(EARLY)? relative_day (part | noon)? | tonight | overnight", timex.read_relative_day),
    ("part", "(EARLY)? (this | last | every | that | (the | that) (next | following | previous | same)) part", timex.read_part),
    ("week_of_day", "the unit of (DAY)", timex.read_week_of_day),
    ("holiday", "(last | next | this)? holiday (year | unit)?", timex.read_holiday),
    ("month_of_year", "(EARLY | EDGE)? MONTH dot? comma? of? ((this | last | next) unit | year)", timex.read_month),
    ("spoken_month", "month number number hyphen? number", timex.read_spoken_year),
    ("month", "(EARLY | EDGE)? (every | this past? | last | past | next)? (MONTH)", timex.read_month),
    ("century", "the? (nth | ordinal) hyphen? unit", timex.read_century),
    ("decade", "(the? (early hyphen?)? | EDGE) (quote? decade | year possessive)", timex.read_decade),
    ("season", "(EDGE)? the? (EARLY)? (this past? | last | past | next | every)? (season | fall) (of? year)", timex.read_season),
    ("bare_season", "(EDGE)? (the? (EARLY)? season | the? (EARLY)? (this past? | last | past | next | every) (season | fall))",
     timex.read_season),
    ("quarter_of_year", "(EDGE)? the? ((this | last | next) unit possessive | year)? fiscal? hyphen? (ordinal | nth | last) hyphen? (quarter | half)"
     " (of? the? (fiscal? unit?)? year | of? (this | last | next) unit)?", timex.read_quarter),
    ("ago", "(BOUND)? (a (unit | quarter) | COUNT (UNIT) | units) (or or?)? ago", timex.read_ago),
    ("period_ago", "the (quarter | period | unit) a unit (ago | earlier)", timex.read_year_ago),
    ("year_ago_period", "the? unit hyphen (ago | earlier) ordinal? (quarter | period)", timex.read_year_ago),
    ("year_ago", "unit hyphen (ago | earlier)", timex.read_year_ago),
    ("earlier", "(a unit | COUNT (unit | units)) earlier", timex.read_earlier),
    ("age", "COUNT hyphen? (UNIT) hyphen? old | age of? COUNT (UNIT)", None),
    ("same_period", "the same (unit | period | quarter) (of? the? last unit | a unit (ago | earlier))", timex.read_same_period),
    ("year_period", "the year (period | quarter)", timex.read_year_period),
    ("relative_count", "(the? (last | past | next | ordinal | recent | previous | following | latest) | the) (COUNT) (trading | more)? (UNIT)", timex.read_duration),
    ("half_unit", "half a unit", timex.read_half),
    ("unit_and_half", "a unit and a half", timex.read_half_more),
    ("count_unit", "(BOUND)? (COUNT) hyphen? (trading | more)? (UNIT) (hyphen long)?", timex.read_duration),
    ("unit_long", "unit hyphen long | units hyphen long", timex.read_duration),
    ("every_unit", "every (unit | quarter | (small | number) (units | unit))", timex.read_every),
    ("per", "per", timex.read_per),
    ("earlier_that_period", "(EARLY) (in the)? that same? unit", timex.read_the_period),
    ("earlier_period", "(EARLY) (in the)? (this | last | next | the | past) (fiscal? unit | quarter | weekend)", timex.read_relative_period),
    ("edge_of_period", "EDGE (this | last | next | the) fiscal? (unit | quarter)", timex.read_relative_period),
    ("relative_period", "(this past | the? (last | past | next | current) | this) fiscal? (unit | quarter | weekend)", timex.read_relative_period),
    ("neighbour", "the (following | previous) (unit | quarter | weekend)", timex.read_neighbour),
    ("next_unit", "the next unit", timex.read_neighbour),
    ("unit_before", "the unit (before | earlier)", timex.read_unit_before),
    ("fiscal_year", "(EARLY | EDGE)? fiscal unit? year", timex.read_year),
    ("recent_units", "(recent | past) units ((and | or) units)?", timex.read_past),
    ("these_units", "these units", timex.read_present),
    ("coming_units", "(next | era) units", timex.read_future),
    ("thousand", "the unit number scale number?", timex.read_spoken_thousand),
    ("the_period", "(the | that) (same | entire | latest | fiscal)? (unit | quarter | weekend | period)", timex.read_the_period),
    ("a_unit", "(BOUND | over)? a trading? unit", timex.read_a_unit),
    ("units", "the? units (or units)?", timex.read_duration),
    ("year_end", "the? unit (hyphen | possessive) edge", timex.read_year_end),
    ("now", "(right | more)? reference", timex.read_reference),
    ("era", "(the near? era) | the past", timex.read_reference),
    ("spoken_year", "number number hyphen? number", timex.read_spoken_year),
    ("short_year", "quote (small | amount)", timex.read_short_year),
    ("year", "(EARLY | EDGE)? year", timex.read_year),
]  # fmt: skip
PATTERN = re.compile("|".join(f"(?P<{name}>{compile_pattern(pattern, MACROS)})" for name, pattern, _ in RULES))
READERS = {name: reader for name, _, reader in RULES}
COMMON = {"unit", "units", "relative_day", "per", "reference", "noon", "era", "this", "last", "next", "part"}
OPENERS = {"", "quotation", "quote", "dash", "colon", "dot", "opening"}  # after them a sentence may begin
# What is only compared with is not what the text goes on to speak of: "up from $3 million a year earlier".
COMPARED = {"ago", "earlier", "period_ago", "year_period", "year_ago", "year_ago_period", "same_period"}
CUE = re.compile("(?P<future>{})|{}".format(compile_pattern("(will | until | is to | to be) (be? was)?", {}), compile_pattern("was", {})))
HEAD = 4  # sentences in which an article states its own date: title, dateline, the first of the body


def find_dates(parsed: Parsed) -> tuple[Date, ...]:
    """The time expressions of the article in text order, never overlapping."""
    text = parsed.article.text
    anchor = parsed.article.published or _stated_date(parsed)
    context, dates = Context(anchor), []
    for sentence in parsed.sentences:
        dates.extend(_find_in_sentence(sentence, text, context))
    return tuple(dates)


def _stated_date(parsed: Parsed) -> date | None:
    """The first whole calendar day that opens a paragraph of the head or stands in a heading there."""
    for sentence in parsed.sentences[:HEAD]:
        for found in _find_in_sentence(sentence, parsed.article.text, Context(None)):
            opens = found.span.start - sentence.span.start < 40
            if (sentence.heading or opens) and re.fullmatch(r"\d{4}-\d\d-\d\d", found.value):
                return date.fromisoformat(found.value)
    return None


def _find_in_sentence(sentence: Sentence, text: str, context: Context) -> Iterator[Date]:
    letters, words = spell(sentence.tokens, text)
    position = 0
    while match := PATTERN.search(letters, position):
        position = match.end()
        phrase = _phrase(letters, words, match.start(), match.end())
        read = READERS[match.lastgroup]
        if read is None:
            continue
        named = not sentence.heading and _is_name(phrase, words, match.start())
        reading = None if named else read(phrase, context)
        if reading is None:
            position = match.start() + 1
            continue
        value, kind = reading
        if kind is DateType.DURATION and match.lastgroup == "relative_count":
            context.quarter = ""  # "in the first nine months": the figures that follow are of no quarter
        elif match.lastgroup not in COMPARED and kind in (DateType.DATE, DateType.TIME) and value[:1].isdigit():
            context.reference = value.split("T")[0]
            begun = context.anchor is None or value <= moved(context.anchor, "Q", 0)
            context.quarter = value if "-Q" in value and begun else context.quarter
        resolved = not (context.anchor is None and value.startswith("X") and kind in (DateType.DATE, DateType.TIME))
        yield Date(Span(phrase.words[0].start, phrase.words[-1].end), value, kind, resolved)


def _phrase(letters: str, words: tuple[Token, ...], start: int, end: int) -> Phrase:
    return Phrase(
        [TimeWord(*word, *(meaning(word.text) or ("", ""))) for word in words[start:end]],
        before=_kind(words, start - 1),
        after=_kind(words, end),
        tense=_tense(letters, start, end),
    )


def _is_name(phrase: Phrase, words: tuple[Token, ...], start: int) -> bool:
    """Whether a common word has a capital inside the sentence: "High Noon", "60 Minutes", "the LA Weekly"."""
    common = [word for word in phrase.words if word.kind in COMMON and word.text[0].isupper()]
    return bool(common) and not (common[0].start == words[start].start and _kind(words, start - 1) in OPENERS)


def _kind(words: tuple[Token, ...], place: int) -> str:
    if not 0 <= place < len(words):
        return ""
    known = meaning(words[place].text)
    return known[0] if known else "other"


def _tense(letters: str, start: int, end: int) -> int:
    """1 where the nearest cue before the expression, else the nearest after it, speaks of what is to come; else -1."""
    cue = None
    for cue in CUE.finditer(letters, 0, start):
        pass
    cue = cue or CUE.search(letters, end)
    return 1 if cue and cue["future"] else -1
