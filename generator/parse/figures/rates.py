"""Say for how long a figure is one of many: "150,000 litres a day", "300 dead every week".

Such a figure is no total, so its period stands in its qualifier: "a day", "a week", "a person".
"""

import re

from generator.model import Span
from generator.parse.figures.counted_things import Counted

TIMES = r"hour|day|night|week|fortnight|month|quarter|year"
ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}
DAILY = rf"(?:{'|'.join(ADVERBS)})"
EACH = rf"(?:(?:an?|per|each|every)\s+(?:{TIMES})|(?:per|each|every)\s+(?:person|household|family))"
REACH = 50  # code points behind a figure, and before it, in which its period stands
# One search spares the others for most figures.
HINT = re.compile(rf"(?i)\b(?:{EACH}|{DAILY}|in\s+each\s+of)\b")
# "(150,000 litres) of water daily", "(12 people) are killed every week"; but "in a day", "twice a
# day", "a week later".
BEHIND = re.compile(
    r"(?i)(?:\s+(?!(?:in|within|for|over|than|half|once|twice|times|meals?|hours?|only|about"
    r"|through|on(?!\s+average)"
    r"|at|during|by|after|before|since|as|and|or|but|while|who|which|that|what|such|many|last)\b)"
    rf"[\w’'³/-]+){{0,6}}?\s+(?P<period>{EACH}|{DAILY})\b"
    r"(?!\s+(?:later|ago|earlier|before|after|since|on|of|when|or)\b)"
)
# "a daily average of | (12)", "Every week, some | (12)"
BEFORE = re.compile(
    rf"(?i)\b(?P<period>(?:every|each)\s+(?:{TIMES})),?\s+(?:\w+\s+){{0,3}}$"
    rf"|\b(?P<average>{DAILY})\s+(?:average|total|rate)\s+(?:of|is|was)\s+$"
)
WITHIN = re.compile(rf"(?i)(?P<period>{DAILY})\s+[a-z]")  # "an estimated 12 daily deaths"


def rate_of(text: str, figure: Counted, clause: Span) -> str:
    """Name the period of which a figure counts one: "a day"; "" for a total."""
    start, end = figure.span
    floor = max(figure.sentence.start, start - REACH)
    behind = min(clause.end, end + REACH)
    if not HINT.search(text, floor, behind):
        return ""
    found = BEHIND.match(text, end, behind) or BEFORE.search(text, floor, start)
    found = found or WITHIN.search(text, start, end)
    if not found:
        return ""
    written = next(filter(None, found.groups())).split()[-1].lower()
    period = ADVERBS.get(written, written)
    return f"an {period}" if period == "hour" else f"a {period}"
