"""Say as of when, or since when, a figure holds.

A period has both: it begins at `since` and ends at `as_of`. The day on which somebody says so is
not the day of the count; nor is the day of something else ("after", "before"). What is past has no
day behind the day of publication.
"""

import re

from generator.model import Date, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.candidate_dates import DayFrames, deeds_of, find_candidate_dates
from generator.parse.figures.dated_events import DatedEvents, Days
from generator.parse.figures.figure_part import FigurePart
from generator.parse.figures.figure_periods import BEFORE_DATE, NEAR, ON, find_period
from generator.parse.figures.happening_nouns import DISASTERS, is_compared
from generator.parse.figures.scopes import STRUCK
from generator.timex import date_range

AS_OF = re.compile(r"(?i)\bas\s+(?:of|at)\s+(?:\w+\s+)?$")
# Between a number and the day that it shares: "12 deaths and (30 injuries as of) 4 May".
NEXT_AS_OF = re.compile(
    r",?\s+(?:and|with)\s+(?:[a-z]+\s+){0,2}\d[\d,.]*(?:\s+(?!and\b)[a-z-]+){1,4}\s+as\s+(?:of"
    r"|at)\s+"
)
BY = re.compile(r"(?i)\b(?:by|until|till|up\s+to|through)\s+(?:the\s+)?(?:\w+\s+){0,2}$")
# An estimate is of its day: "the agency estimated on 26 May".
ESTIMATED_ON = re.compile(r"(?i)\b(?:estimated|calculated|counted|tallied)\s+(?:on\s+)?$")
# Behind a figure, before its day: "35,000 people reported on 9 June".
COUNTED_ON = re.compile(r"\s+(?:reported|recorded|registered|confirmed)\s+(?:by|on)\s+(?:\w+\s+)?")
SINCE = re.compile(r"(?i)\bsince\b")
# "the siege, which began in May", "(the epidemic) declared on 3 June", "which was detected in May"
BEGAN = re.compile(
    r"(?i)\b(?:war|conflict|fighting|crisis|outbreak|epidemic|siege|offensive|hostilities|uprising"
    r"|violence|invasion|insurgency|rebellion|revolt|blockade|drought|famine)\b[^.;]{0,40}?"
    r"\b(?:began|started|erupted|broke\s+out|was\s+declared|declared|begun|launched)"
    r"(?:\s+\w+){0,3}?\s*$"
    r"|\b(?:which|that)\s+(?:was|were)\s+(?:first\s+)?(?:identified|detected|discovered)"
    r"(?:\s+\w+){0,3}?\s*$"
)
# Before a date that says when something else was or will be.
NOT_AS_OF = re.compile(
    r"(?i)\b(?:since|after|before|until|till|by|from|between|to|through|following|started|began"
    r"|next|than|compared\s+(?:with|to)|based\s+on|erupted|broke\s+out)\s+"
    r"(?:in\s+|on\s+)?(?:the\s+)?(?:\w+\s+)?$"
)
SAYING = (
    r"(?<!were\s)(?<!(?<!\bit\s)was\s)(?<!been\s)(?<!are\s)(?:said|says|told(?:\s+[\w’'-]+){1,3}"
    r"|stated|announced|reported|warned|added|noted|confirmed"
    r"|tweeted|wrote|declared|informed|revealed|disclosed|called|condemned|denied|issued|published"
    r"|released|quoted|statement|report|briefing|interview|conference|address|post|update|tally)"
)
# "said (late) on Tuesday", "in a statement on Tuesday", "told reporters in Varna on Tuesday"
SAID_ON = re.compile(
    rf"(?i)\b{SAYING}\s+(?:in\s+[A-Z][\w-]+\s+)?(?:(?:late|early|earlier)\s+)?(?:on\s+|this\s+)?$"
)
# "on Tuesday (the ministry) said", "on Tuesday warned"
ON_SAID = re.compile(rf"(?i)\s+(?:(?!and\b|as\b)[\w’'-]+\s+){{0,3}}?{SAYING}\b")
SAID_NEXT = re.compile(rf"\s+{SAYING}\b")  # "yesterday said"
# Behind an opener: "On Tuesday, (the ministry of health) said".
OPENER_SAID = re.compile(rf"(?i),\s+(?:[\w’'&().-]+\s+){{1,9}}?{SAYING}\b")
# The day of an opener with these is of the count, whatever verb follows: "As of 6 May, 12 confirmed
# cases".
OF_COUNT = re.compile(
    r"(?i)\W*(?:as\s+(?:of|at)|by|until|up\s+to|between|from\s[^,;.]{1,30}\s(?:to|until))\b"
)
# Behind a day that is told of for what happened on it long before: "Sunday marks two years since".
ANNIVERSARY = re.compile(
    r"(?i)(?:,[^,;.]{1,30},|,)?\s+(?:will\s+)?(?:marks?|marked)\s+(?:\w+\s+){0,4}(?:years?|months?"
    r"|weeks?|days?|anniversary)\b"
)
# Before what was counted earlier: "12 cases this week, up from | 9 last week".
UP_FROM = re.compile(r"\b(?:(?:up|down)\s+from|compared\s+(?:with|to))\s+(?:\w+\s+)?$")
# A toll grows: the day of what it is the toll of is no day of the count.
TOLL = re.compile(r"(?i)\b(?:toll|tally)\s+(?:from|of|in|after|for|following)\b[^.;]{0,90}$")
TOLL_FROM = re.compile(r"(?i)\btoll\s+(?:from|in|after|following)\b[^.;]{0,90}$")
# What stands behind these is the day of something else, if the count is none of its dead.
BEFORE_OTHER = re.compile(r"(?i)\b(?:following|after|before|until|despite)\b[^,;.]{0,70}$")
# "12 have died in shelling | after the invasion in | February".
AFTER_UPHEAVAL = re.compile(
    r"(?i)\b(?:following|after|before|until|despite)\b[^,;.]{0,60}"
    r"\b(?:invasion|war|coup|offensive|conflict|takeover|election|ceasefire|truce)\b[^,;.]{0,40}$"
)
# A day that names a disaster, whose toll grows: "Saturday's quake killed", "the 24 May landslide".
THE = re.compile(r"(?i)\bthe\s+$")
OF_DISASTER = re.compile(rf"(?i)(?:['’]s)?\s+(?:[\w.-]+\s+){{0,2}}?(?:{DISASTERS})\b")
# The same day behind it: "the storm | last week | hit them, leaving 12 dead", "the countries hit
# | on Monday | by the storm".
BEHIND_DISASTER = re.compile(rf"(?i)\b(?:{DISASTERS})\s+(?:on\s+)?$")
LEAVING = re.compile(r",\s+leaving\b")
# Behind a week whose end is named: "the week leading up to 7 December".
LEADS_TO = re.compile(r"\s+(?:leading\s+up|ending|up)\b")
# In front of a date on which others do something else: "villagers dug on Sunday … killing 12",
# "schools will shut this week, with the toll at 12".
OTHER_DEED = re.compile(
    r"(?i)\b(?:will|rescue\w*|search\w*|dig|digging|dug|scrambl\w+|rac(?:e|ed|ing)|comb(?:ed|ing)"
    r"|sift\w*|mourn\w*|struggl\w+|work(?:ed|ing)|pull(?:ed|ing)|clear(?:ed|ing)|scour\w*"
    r"|bur(?:y|ied|ying))\b"
    r"[^.;]*$"
)
# "took power in 2021, sparking a war that has displaced | 12 people": counted until now.
THAT_HAS = re.compile(r"\b(?:that|which)\s+(?:has|have)\b")
# Behind a number, before the day on which something else is to come: "a storm expected to hit".
TO_COME = re.compile(
    r"\b(?:an?|the)\s+[\w-]+\s+(?:expected|due|forecast|scheduled|likely)\s+to\s[^,;.]*$"
)
# "200 girls abducted by rebels | in 2014", whenever they were shown.
NEXT_DEED = re.compile(r"\s(?P<deed>[a-z]+)\s[^,;.]*$")
# Before the years in which nothing was worse: ", the deadliest in | two years".
SUPERLATIVE = re.compile(
    r",\s+the\s+(?:[a-z]+est|worst|most\s+[a-z]+)\b[^,.;]*?\s(?:in|since|for)\s"
)
POSSESSIVE = re.compile(r"['’]s?\b")
# Before an owner of what is told of a figure, and of what only says where that was.
IN_OWNED = re.compile(
    r"\b(?:in|by|during|from|of|on|after|following)\s+(?:\w+\s+)?$", re.IGNORECASE
)
COMING = re.compile(
    r"(?i)\b(?:will|would|could|(?-i:may)|might|plans?|planned|expected|due|set|aims?"
    r"|by\s+the\s+end)\b"
)
LENGTH_OF_DAY = len("2024-12-05")  # of a TIMEX3 value
# A count of today has no day of what stands before it.
NOW = re.compile(r"(?i)\b(?:to\s+date|so\s+far|now|currently|at\s+present)\b")
# What people are in rather than what has been done to them: it is of today.
STATES = frozenset(("hungry", "in need", "at risk", "malnourished", "stranded", "cut off"))
UNKNOWN = Days()
SO_FAR = re.compile(r"(?i)\bso\s+far\s+(?:in\s+)?$")


class FigureDates:
    """The days of an article's figures."""

    def __init__(self, index: ArticleIndex, events: DatedEvents) -> None:
        self._index = index
        self._events = events
        self._frames = DayFrames(index)
        self._text = index.text

    def of(self, part: FigurePart, *, term: str, end: int) -> Days:
        """Say when the figure holds: by its own part, its opener, then what goes on into it.

        Behind its part, up to `end`, only "by" and "since" tell of it: a mere day is one of saying.
        Where these have no day, what it speaks of may have one: "killed in the attack".
        """
        if UP_FROM.search(self._text, part.floor, part.figure.span.start):
            return self._right_behind(part)
        if self._index.has_time(part.floor, end):
            found = self._stated(part, Span(part.own.end, end), term=term)
            if found != UNKNOWN:
                return self._not_to_come(found, part)
        if not term:
            return UNKNOWN
        found = self._events.days_of(part.opener)
        if found == UNKNOWN and not TOLL_FROM.search(part.before.of(self._text)):
            found = self._events.days_of(part.own)
        if found == UNKNOWN and term in STRUCK:
            found = self._events.days_before(part.figure.sentence)
        return found if found != UNKNOWN else self._framed(part)

    def _right_behind(self, part: FigurePart) -> Days:
        """Give the day right behind an earlier count; the sentence dates the later one."""
        end = part.figure.span.end
        dates = self._index.dates(end, min(part.figure.sentence.end, end + BEFORE_DATE))
        return Days(dates[0].value) if dates else UNKNOWN

    def _framed(self, part: FigurePart) -> Days:
        """Say when the figure holds by what frames its clause."""
        sentence = part.figure.sentence
        dates = self._index.dates(*sentence)
        if len(dates) != 1:
            return self._frames.of_text(part)
        said = dates[0]
        before = self._text[max(sentence.start, said.span.start - BEFORE_DATE) : said.span.start]
        if self._is_day_of_saying(part.opener) or self._is_said_on(said, before):
            return Days(self._if_past(self._frames.of_saying(part, said).as_of))
        return UNKNOWN

    def _stated(self, part: FigurePart, tail: Span, *, term: str) -> Days:
        """Say when the figure holds by the dates of its sentence."""
        later = self._index.dates(part.figure.span.end, part.figure.sentence.end)
        if later and NEXT_AS_OF.fullmatch(self._text, part.figure.span.end, later[0].span.start):
            return Days(as_of=later[0].value)
        found = self._in_part(part, term=term)
        if found != UNKNOWN:
            return found
        if part.brought.end > part.brought.start and not later:
            found = self._in(part.brought, part, term=term)
            if found.as_of:
                return Days(found.as_of)  # of what brought it there; since then it has been counted
        return self._in_tail(tail)

    def _in_part(self, part: FigurePart, *, term: str) -> Days:
        """Say when the figure holds by its own words, by what opens the sentence, else before."""
        spans = [part.told]
        if not self._is_day_of_saying(part.opener):
            spans.append(part.opener)
        if term not in STATES and not NOW.search(self._text, *part.told):
            spans.append(part.told_before)
        for span in spans:
            if span == part.opener and SINCE.match(self._text, span.start):
                dates = self._index.dates(*span)
                found = Days(since=dates[0].value) if dates else UNKNOWN
            else:
                found = self._in(span, part, term=term)
            if found != UNKNOWN:
                return found
        return UNKNOWN

    def _in_tail(self, tail: Span) -> Days:
        """Say when the figure holds by "since" or "as of" in the rest of the sentence."""
        for date in self._index.dates(*tail):
            before = self._text[max(tail.start, date.span.start - BEFORE_DATE) : date.span.start]
            if is_compared(self._text, tail.start, date.span.start):
                continue  # "…, doubling the toll since Friday"
            if SINCE.search(before):
                return Days(since=date.value)
            if any(words.search(before) for words in (AS_OF, BY, ESTIMATED_ON)):
                return Days(as_of=date.value)
        return UNKNOWN

    def _is_day_of_saying(self, opener: Span) -> bool:
        """Whether a sentence opens with the day of saying so; a month or year is of the count."""
        if OF_COUNT.match(self._text, opener.start, opener.end):
            return False
        said = OPENER_SAID.match(self._text, opener.end) is not None
        return said and all(len(date.value) >= LENGTH_OF_DAY for date in self._index.dates(*opener))

    def _in(self, span: Span, part: FigurePart, *, term: str) -> Days:
        """Say when the figure holds by the dates of a stretch, the nearest first."""
        compared = SUPERLATIVE.search(self._text, part.figure.span.end, span.end)
        span = Span(span.start, compared.start()) if compared else span
        dates = find_candidate_dates(self._index, span, figure=part.figure, term=term)
        period = find_period(self._index, dates, within=span)
        if period or not dates:
            return period or UNKNOWN
        as_of, since = (
            "",
            next((date.value for date in dates if self._is_since(date, part.floor)), ""),
        )
        for date in sorted(dates, key=lambda date: self._distance(date, part.figure.span)):
            if not as_of and not LEADS_TO.match(self._text, date.span.end):
                as_of = self._as_of(date, part, is_blow=term in STRUCK)
        return Days("" if as_of == since else as_of, since)

    def _distance(self, date: Date, figure: Span) -> tuple[bool, int]:
        """Say how near a date stands; "as of" brings the day of the number right before it."""
        start = date.span.start
        is_behind = start > figure.start
        is_own = is_behind and AS_OF.search(self._text, figure.end, start) is not None
        told = NEXT_DEED.match(self._text, figure.end, start) if is_behind else None
        is_next = told is not None and deeds_of(told["deed"])
        return not (is_own or is_next), abs(start - figure.start)

    def _as_of(self, date: Date, part: FigurePart, *, is_blow: bool) -> str:
        """Give the value of a date that is the figure's own."""
        start, end = date.span
        before = self._text[max(part.floor, start - BEFORE_DATE) : start]
        if self._is_of_count(date, part, before):
            return self._if_past(date.value)
        if ANNIVERSARY.match(self._text, end) or self._is_of_beginning(date, part, before):
            return ""
        if self._is_of_toll(date, part):
            return ""
        if POSSESSIVE.match(self._text, end):
            return "" if self._is_of_other(date, part, before) else date.value
        return "" if self._is_of_deed(date, part, before, is_blow=is_blow) else date.value

    def _is_of_count(self, date: Date, part: FigurePart, before: str) -> bool:
        """Whether it is said to be the day of the count: "as of", "by", "people reported on"."""
        if AS_OF.search(before) or BY.search(before):
            return True
        if ANNIVERSARY.match(self._text, date.span.end):
            return False
        end = part.figure.span.end
        return COUNTED_ON.fullmatch(self._text, end, max(date.span.start, end)) is not None

    def _is_of_other(self, date: Date, part: FigurePart, before: str) -> bool:
        """Whether it owns what those counted are not told of: "the year's only crop".

        Behind a figure, "in Monday's raid" is told of it, "and Monday's raid" is not.
        """
        if date.span.start <= part.figure.span.end:
            return False
        return len(date.value) < LENGTH_OF_DAY or not IN_OWNED.search(before)

    def _is_of_toll(self, date: Date, part: FigurePart) -> bool:
        """Whether it is the day of what a toll is of: "the toll of Monday's quake rose to 12"."""
        start = date.span.start
        is_ahead = start < part.figure.span.start
        return is_ahead and TOLL.search(self._text[part.floor : start]) is not None

    def _is_of_beginning(self, date: Date, part: FigurePart, before: str) -> bool:
        """Whether the count has only begun on that day, or somebody said something."""
        figure = part.figure.span
        if self._is_since(date, part.floor) or self._is_said_on(date, before):
            return True
        that_has = THAT_HAS.search(self._text, date.span.end, figure.start)
        return that_has is not None or self._is_of_disaster(date, before, figure)

    def _is_of_disaster(self, date: Date, before: str, figure: Span) -> bool:
        """Whether a storm or the like struck on that day, whose toll has grown since."""
        end = date.span.end
        is_owner = POSSESSIVE.match(self._text, end) or THE.search(before)
        if is_owner and OF_DISASTER.match(self._text, end):
            return True
        is_left = LEAVING.search(self._text, end, max(end, figure.start))
        return is_left is not None and BEHIND_DISASTER.search(before) is not None

    def _is_of_deed(self, date: Date, part: FigurePart, before: str, *, is_blow: bool) -> bool:
        """Whether something else than the count was done on the day, or the count came after it."""
        start = date.span.start
        if NOT_AS_OF.search(before) or TO_COME.search(self._text, part.figure.span.end, start):
            return True
        is_in_front = part.opener.end <= start <= part.figure.span.start
        if is_in_front and OTHER_DEED.search(self._text, part.floor, start):
            return True
        other = AFTER_UPHEAVAL if is_blow else BEFORE_OTHER
        return other.search(self._text, part.floor, start) is not None

    def _is_said_on(self, date: Date, before: str) -> bool:
        """Whether somebody says something on that day, rather than that it is so."""
        if SAID_ON.search(before):
            return True
        if ON.search(before):
            return ON_SAID.match(self._text, date.span.end) is not None
        return SAID_NEXT.match(self._text, date.span.end) is not None

    def _is_since(self, date: Date, floor: int) -> bool:
        """Whether counting begins with it: "since the war started in 2011", "war began in 2011"."""
        start = max(floor, date.span.start - NEAR)
        since = SINCE.search(self._text, start, date.span.end)
        if since:
            if is_compared(self._text, floor, date.span.start):
                return False
            return not self._index.dates(since.end(), date.span.start)
        before = self._text[start : date.span.start]
        if SO_FAR.search(before):
            return True
        return bool(BEGAN.search(before.removesuffix("in ").removesuffix("on ")))

    def _not_to_come(self, days: Days, part: FigurePart) -> Days:
        """Leave out a day to come of what has happened."""
        if COMING.search(part.own.of(self._text)):
            return days
        return Days(self._if_past(days.as_of), self._if_past(days.since))

    def _if_past(self, value: str) -> str:
        days, published = date_range(value), self._index.published
        return "" if days and published and days[0] > published else value
