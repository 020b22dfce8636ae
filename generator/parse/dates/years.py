"""Years, decades, centuries, seasons and quarters."""

from generator.parse.dates.calendars import SEASON_MONTH, moved
from generator.parse.dates.phrase import DATE, SET, Context, Phrase, Reading, number_in, steps


def read_year(phrase: Phrase, context: Context) -> Reading:
    count = phrase.after in ("unit", "units", "counted") or phrase.before in ("sign", "numbered", "than", "least")
    if count and not phrase.has("early", "edge"):
        return None
    return phrase.first("year"), DATE


def read_named_year(phrase: Phrase, context: Context) -> Reading:
    """ "the year 2030"."""
    return (phrase.first("year"), DATE) if phrase.first("unit") == "Y" else None


def read_spoken_year(phrase: Phrase, context: Context) -> Reading:
    """ "nineteen ninety-seven", as broadcasts are written down."""
    year = _spoken_year(phrase)
    if not year:
        return None
    month = phrase.first("month")
    return (f"{year}-{int(month):02}" if month else year), DATE


def _spoken_year(phrase: Phrase) -> str:
    century, *rest = [int(word.value) for word in phrase.words if word.kind == "number"] or [0]
    tens = sum(rest)
    return f"{century}{tens:02}" if rest and 17 <= century <= 20 and rest[0] >= 10 and tens < 100 else ""


def read_spoken_thousand(phrase: Phrase, context: Context) -> Reading:
    """ "the year two thousand"."""
    numbers = [int(word.value) for word in phrase.words if word.kind == "number"]
    if phrase.first("unit") != "Y" or numbers[0] != 2 or phrase.first("scale") != "1000":
        return None
    return str(2000 + sum(numbers[1:])), DATE


def read_short_year(phrase: Phrase, context: Context) -> Reading:
    year = _short_year(phrase)
    return (year, DATE) if year and phrase.before in ("in", "from", "early", "of", "to", "and", "last") else None


def _short_year(phrase: Phrase) -> str:
    digits = phrase.words[-1].text
    return ("19" if int(digits) > 30 else "20") + digits if len(digits) == 2 else ""


def read_decade(phrase: Phrase, context: Context) -> Reading:
    if phrase.has("year"):
        return phrase.first("year")[:3], DATE
    digits = phrase.first("decade").removesuffix("s")
    if len(digits) > 2:
        return digits[:3], DATE
    if not phrase.has("the", "quote", "early"):
        return None
    return ("19" if int(digits) > 10 else "20") + digits[0], DATE


def read_century(phrase: Phrase, context: Context) -> Reading:
    number = number_in(phrase.first("nth", "ordinal"))
    return (f"{number - 1:02}", DATE) if phrase.first("unit") == "C" and number else None


def read_season(phrase: Phrase, context: Context) -> Reading:
    season = phrase.first("season", "fall")
    if len(phrase.words) == 1 and phrase.before not in ("in", "of"):
        return None
    if phrase.has("every"):
        return f"XXXX-{season}", SET
    year = phrase.first("year") or _spoken_year(phrase)
    if phrase.has("quote"):
        return (f"{_short_year(phrase)}-{season}", DATE) if _short_year(phrase) else None
    if year:
        return f"{year}-{season}", DATE
    if context.anchor is None:
        return f"XXXX-{season}", DATE
    begins = SEASON_MONTH[season]
    year = context.anchor.year
    if phrase.has("last") or (phrase.tense < 0 and not phrase.has("this", "next")):
        year -= begins + 2 * phrase.has("last") > context.anchor.month
    elif phrase.has("next") or phrase.tense > 0:
        year += begins + 2 < context.anchor.month
    return f"{year}-{season}", DATE


def read_quarter(phrase: Phrase, context: Context) -> Reading:
    """ "the third quarter", "last year's third quarter", "the fourth quarter of 1998", "the first half of 2022"."""
    letter, parts = ("H", 2) if phrase.has("half") else ("Q", 4)
    told = phrase.has("year", "unit", "fiscal")
    number = number_in(phrase.first("ordinal", "nth"))
    if (
        number > parts or (phrase.has("half", "final") and not told) or phrase.first("unit") not in ("", "Y")
    ):  # the second half of a match is none of a year
        return None
    if not number and not told:
        return moved(context.anchor, "Q", -1), DATE
    number = number or parts
    months = 12 // parts
    year = phrase.first("year") or _year_of_quarter(phrase, context, months * (number - 1) + 1, months * number)
    return f"{year}-{letter}{number}", DATE


def read_quarter_code(phrase: Phrase, context: Context) -> Reading:
    """ "Q3 2024", "the 2Q"; a half of a year only with the year."""
    code = phrase.first("quarter_code")
    if "H" in code and not phrase.has("year"):
        return None
    letter, number = ("H" if "H" in code else "Q"), number_in(code)
    width = 12 // (2 if letter == "H" else 4)
    year = phrase.first("year") or _year_of_quarter(phrase, context, width * (number - 1) + 1, width * number)
    return f"{year}-{letter}{number}", DATE


def read_quarter_of_months(phrase: Phrase, context: Context) -> Reading:
    """ "the July-September quarter"."""
    first, last = [int(word.value) for word in phrase.words if word.kind in ("month", "abbreviated_month")]
    if last - first != 2 or first % 3 != 1:
        return None
    year = phrase.first("year") or _year_of_quarter(phrase, context, first, last)
    return f"{year}-Q{last // 3}", DATE


def read_fiscal_code(phrase: Phrase, context: Context) -> Reading:
    """ "FY2023", "FY24"."""
    return "20" + phrase.first("fiscal_code")[-2:], DATE


def _year_of_quarter(phrase: Phrase, context: Context, first_month: int, last_month: int) -> str:
    if phrase.first("unit") == "Y":
        return moved(context.anchor, "Y", steps(phrase))
    if context.anchor is None:
        return "XXXX"
    year, month = context.anchor.year, context.anchor.month
    if phrase.tense > 0:  # what is expected of a quarter just over is its figures
        return str(year + (month > last_month + 3))
    return str(year - (month < first_month))
