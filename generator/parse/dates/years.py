"""Years, decades, centuries, seasons and quarters."""

from generator.parse.dates.calendars import SEASON_MONTH, moved
from generator.parse.dates.phrase import (
    DATE,
    MONTHS,
    SET,
    TimeContext,
    TimePhrase,
    Timex,
    number_in,
)
from generator.word_lists import set_of

# Before them, or before a unit, four digits are a count or a number of something.
BEFORE_COUNT = set_of("sign numbered than least")
RECENT = 1900  # years before it are rarely told of, and hardly without "in"
# After them two digits with an apostrophe are a year: "in '97".
BEFORE_SHORT_YEAR = set_of("in from early of to and last")


def read_year(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "2011", "early 2011", but not "2011 people"."""
    is_count = phrase.after in {"unit", "units", "counted"} or phrase.before in BEFORE_COUNT
    if (is_count or _is_counted_of_them(phrase)) and not phrase.has("early", "edge"):
        return None
    return phrase.first("year"), DATE


def _is_counted_of_them(phrase: TimePhrase) -> bool:
    """Whether it counts some of those told of before: "fell ill, and 1720 had recovered"."""
    if phrase.before not in ("and", "comma"):
        return False
    is_recent = int(phrase.first("year")) >= RECENT
    return phrase.after == "had" or (phrase.after == "were" and not is_recent)


def read_named_year(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the year 2030"."""
    return (phrase.first("year"), DATE) if phrase.first("unit") == "Y" else None


def read_spoken_year(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "nineteen ninety-seven", as broadcasts are written down."""
    year = _spoken_year(phrase)
    if not year:
        return None
    return f"{year}-{phrase.month:02}" if phrase.has("month") else year, DATE


def _spoken_year(phrase: TimePhrase) -> str:
    century, *rest = _numbers(phrase) or [0]
    tens = sum(rest)
    is_year = rest and 17 <= century <= 20 and rest[0] >= 10 and tens < 100
    return f"{century}{tens:02}" if is_year else ""


def read_spoken_thousand(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the year two thousand"."""
    thousands, *rest = _numbers(phrase)
    is_year = phrase.first("unit") == "Y" and phrase.first("scale") == "1000"
    return (str(2000 + sum(rest)), DATE) if is_year and thousands == 2 else None


def _numbers(phrase: TimePhrase) -> list[int]:
    """The numbers that are written out."""
    return [int(word.value) for word in phrase.words if word.kind == "number"]


def read_short_year(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "in '97"."""
    year = _short_year(phrase)
    return (year, DATE) if year and phrase.before in BEFORE_SHORT_YEAR else None


def _short_year(phrase: TimePhrase) -> str:
    digits = phrase.words[-1].text
    if len(digits) != 2:
        return ""
    return ("19" if int(digits) > 30 else "20") + digits


def read_decade(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the 1990s", "the '90s", "1990's"."""
    if phrase.has("year"):
        return phrase.first("year")[:3], DATE
    digits = phrase.first("decade").removesuffix("s")
    if len(digits) > 2:
        return digits[:3], DATE
    if not phrase.has("the", "quote", "early"):
        return None
    century = "19" if int(digits) > 10 else "20"
    return century + digits[0], DATE


def read_century(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the 19th century"."""
    number = number_in(phrase.first("nth", "ordinal"))
    is_century = number and phrase.first("unit") == "C"
    return (f"{number - 1:02}", DATE) if is_century else None


def read_season(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "in spring", "last winter", "the summer of 1995"."""
    season = phrase.first("season", "fall")
    if len(phrase.words) == 1 and phrase.before not in ("in", "of"):
        return None
    if phrase.has("every"):
        return f"XXXX-{season}", SET
    if phrase.has("quote"):
        year = _short_year(phrase)
        return (f"{year}-{season}", DATE) if year else None
    year = phrase.first("year") or _spoken_year(phrase) or _year_of_season(phrase, context, season)
    return f"{year}-{season}", DATE


def _year_of_season(phrase: TimePhrase, context: TimeContext, season: str) -> str:
    if context.anchor is None:
        return "XXXX"
    year, month = context.anchor.year, context.anchor.month
    begins = SEASON_MONTH[season]
    ends = begins + 2
    if phrase.has("last"):
        return str(year - (ends > month))
    if phrase.tense < 0 and not phrase.has("this", "next"):
        return str(year - (begins > month))
    if phrase.tense > 0 or phrase.has("next"):
        return str(year + (ends < month))
    return str(year)


def read_quarter(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the third quarter", "last year's third quarter", "the first half of 2022"."""
    is_half = phrase.has("half")
    letter, parts = ("H", 2) if is_half else ("Q", 4)
    number = number_in(phrase.first("ordinal", "nth"))
    if number > parts or phrase.first("unit") not in ("", "Y"):
        return None
    if not phrase.has("year", "unit", "fiscal"):
        if is_half or phrase.has("final"):  # the second half of a match is none of a year
            return None
        if not number:  # the last quarter
            return moved(context.anchor, "Q", -1), DATE
    return _part_of_year(phrase, context, letter=letter, number=number or parts)


def read_quarter_code(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "Q3 2024", "the 2Q"; a half of a year only with the year."""
    code = phrase.first("quarter_code")
    is_half = "H" in code
    if is_half and not phrase.has("year"):
        return None
    return _part_of_year(phrase, context, letter="H" if is_half else "Q", number=number_in(code))


def read_quarter_of_months(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the July-September quarter"."""
    first, last = [int(word.value) for word in phrase.words if word.kind in MONTHS]
    if last - first != 2 or first % 3 != 1:
        return None
    return _part_of_year(phrase, context, letter="Q", number=last // 3)


def read_fiscal_code(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "FY2023", "FY24"."""
    return "20" + phrase.first("fiscal_code")[-2:], DATE


def _part_of_year(phrase: TimePhrase, context: TimeContext, *, letter: str, number: int) -> Timex:
    """Give the value of a quarter (Q) or a half (H) of a year."""
    months = 6 if letter == "H" else 3
    last = months * number
    year = phrase.first("year") or _year_of_months(phrase, context, last - months + 1, last)
    return f"{year}-{letter}{number}", DATE


def _year_of_months(phrase: TimePhrase, context: TimeContext, first: int, last: int) -> str:
    if phrase.first("unit") == "Y":
        return moved(context.anchor, "Y", phrase.steps)
    if context.anchor is None:
        return "XXXX"
    year, month = context.anchor.year, context.anchor.month
    if phrase.tense > 0:  # what is expected of a quarter just over is its figures
        return str(year + (month > last + 3))
    return str(year - (month < first))
