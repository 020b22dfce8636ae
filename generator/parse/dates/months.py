"""Months: "in May", "next March", "the month of November"."""

from generator.parse.dates.calendars import moved, nearest_year
from generator.parse.dates.phrase import DATE, SET, TimeContext, TimePhrase, Timex

# Words of a phrase that leave no doubt that a month is meant.
ASSURING = ("last", "past", "next", "this", "every", "early", "edge", "year", "unit")
# Before them a name by itself is a month.
PREPOSITIONS = (
    *("in", "on", "between", "from", "until", "early", "nearly", "about", "of", "to"),
)  # fmt: skip
FAR_MONTH = 10  # months from publication; see `calendars.nearest_year`


def read_month(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "in May", "last March", "May 2023", "every June"."""
    if not phrase.has(*ASSURING) and not _is_month(phrase):
        return None
    month = phrase.month
    if phrase.has("every"):
        return f"XXXX-{month:02}", SET
    if not phrase.has("unit"):
        year = phrase.first("year") or _year_of_month(phrase, context, month)
    elif phrase.first("unit") == "Y":
        year = moved(context.anchor, "Y", phrase.steps)
    else:
        return None
    return f"{year}-{month:02}", DATE


def read_named_month(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the month of November"."""
    if phrase.first("unit") != "M":
        return None
    return read_month(phrase.behind(phrase.place_of("of")), context)


def _is_month(phrase: TimePhrase) -> bool:
    """Whether a month's name by itself is one.

    It is one in "in May" and "the March vote", but not in "May said" or "June Smith".
    """
    if phrase.before in PREPOSITIONS:
        return True
    if phrase.has("abbreviated_month"):
        return phrase.before == "the" and phrase.after in ("other", "before", "after")
    return phrase.after != "name" or phrase.before in ("the", "its", "possessive")


def _year_of_month(phrase: TimePhrase, context: TimeContext, month: int) -> str:
    anchor = context.anchor
    if anchor is None:
        return "XXXX"
    if phrase.has("last", "past"):
        return moved(anchor, "Y", -(month >= anchor.month))
    if phrase.has("next"):
        return moved(anchor, "Y", int(month <= anchor.month))
    if phrase.has("this"):
        return moved(anchor, "Y", 0)
    # The month of publication itself is past and to come.
    day = 1 if phrase.tense < 0 else 31
    return nearest_year(anchor, month, day, direction=phrase.tense, far=FAR_MONTH)
