"""Which dates of a stretch may say when a figure holds, and which are told of others alone.

An aside on a person has its own day, and so have a part of those counted, what somebody did before
they spoke, and each number of a list.

Where a clause has no day of its own, one may frame it: a paragraph that opens with "As of 28
October, …"; what brings a total to it ("That brings the toll to 40"); the day on which its counter
announces a running count ("said on Friday that the floods have killed 13"). A count that has ended
is of another day than that of saying so.
"""

import re

from generator.model import Date, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted_things import Counted
from generator.parse.figures.dated_events import Days
from generator.parse.figures.figure_part import FigurePart
from generator.parse.figures.figure_periods import NEAR
from generator.parse.figures.happening_nouns import is_compared
from generator.parse.figures.number_patterns import units
from generator.parse.figures.place_question import OF_PART
from generator.parse.figures.term_cues import clause_words, find_cues

OF_PERSON = re.compile(r",\s+who(?:se)?\s[^,;.]*$")
SAID_BEHIND = re.compile(r",\s+(?:said|says|told)\b")  # "Lina Naji, elected in May, said"
# "The release of 12 men who were kidnapped | in 2014": then they were not released.
OF_RELATIVE = re.compile(
    r"\bwho\s+(?:were|was|(?:has|have|had)\s+been)\s+(?P<deed>[a-z]+)\b[^,;.]*$"
)
# What opens a sentence so tells of another time: "Although the war began in 2014, 12 people …".
CONCEDED = re.compile(r"(?i)\W*(?:although|though|while|whereas|unlike)\b[^,]*,\s+$")
# "Praising the guards who stormed it on Tuesday, | the mayor said that 12 people died".
SAID_DOING = re.compile(r"\W*[A-Z][a-z]+ing\s[^,;.]*,\s[^,;.]{2,80}\s(?:said|says)\s")
# Around the day of another number of a list: "12 cases in | May, | (30) deaths in | June".
NUMBER = rf"(?:\d|\b(?:{'|'.join(units('cardinals'))})\b)"
OF_LISTED = re.compile(rf"(?i){NUMBER}[^,;.]{{1,40}}\s(?:in|on|during|for)\s+$")
NEXT_OF_LIST = re.compile(r",?\s+(?:and\s+)?")
OWN_OF_LIST = re.compile(r"[^,;.]{0,60}\s(?:in|on|during|for)\s+")
AS_OF_OPENER = re.compile(r"[•*\s–—-]*+As\s+(?:of|at)\s+(?:\w+\s+)?$")
# "That brings the toll to", "The new count takes the number of sick animals to".
BRINGS = re.compile(
    r"(?i)(?:that|this|it|the(?:\s+[a-z]+){1,2})\s+(?:brings|brought|takes|took|raises|raised)\s+"
    r"the\s+(?:\w+\s+){0,2}?(?:number|total|toll|tally|count)\b"
)
WITHIN = re.compile(r"[^,;]*")
# What has been counted up to the time of speaking, or goes on. Not what merely "is" so.
RUNNING = re.compile(
    r"(?i)\b(?:ha(?:s|ve)|remains?|stands)\s|\bhad\s+(?:risen|climbed|grown|reached|increased)\s"
    r"|\bwill\s+be\s+(?:needed|required)\b"
)
LENGTH_OF_DAY = len("2024-12-05")  # of a TIMEX3 value


def find_candidate_dates(
    index: ArticleIndex, span: Span, *, figure: Counted, term: str
) -> list[Date]:
    """List the dates of a stretch that may be the figure's: none that is told of others alone."""
    text = index.text
    dates = [
        date
        for date in index.dates(*span)
        if not figure.span.overlaps(date.span)
        and not text.startswith("that week", date.span.start)
        and not is_compared(text, figure.sentence.start, date.span.start)
        and not _is_of_person(text, date, figure)
        and not _is_of_part(text, date, figure)
        and not _is_of_other_deed(text, date, figure=figure, term=term)
    ]
    floor = max(figure.sentence.start, figure.span.start - NEAR)
    ahead = index.dates(floor, figure.span.start)
    if not ahead or not _is_listed(index, ahead[-1], figure):
        return dates
    return [date for date in dates if date.span.start > figure.span.start]


def _is_of_person(text: str, date: Date, figure: Counted) -> bool:
    """Whether an aside on a person has it: "the mayor, who has ruled since 2009, said"."""
    start, end = date.span
    if not text.startswith(",", end) or end > figure.span.start:
        return False
    is_aside = OF_PERSON.search(text, figure.sentence.start, start) is not None
    return is_aside or SAID_BEHIND.match(text, end) is not None


def _is_of_part(text: str, date: Date, figure: Counted) -> bool:
    """Whether it is told of some of them: "12 died, one of them hit by a lorry of 2007"."""
    part = OF_PART.search(text, figure.span.end, figure.sentence.end)
    return bool(part) and part.start() < date.span.start < part.end()


def _is_of_other_deed(text: str, date: Date, *, figure: Counted, term: str) -> bool:
    """Whether a clause has it that concedes something or tells another deed.

    Of "12 of the 40 who were taken in 2014" the day is of the 40.
    """
    if date.span.end < figure.span.start:
        front = figure.sentence.start, figure.span.start
        said = SAID_DOING.match(text, *front)
        is_doing = said is not None and date.span.end < said.end()
        return is_doing or CONCEDED.match(text, *front) is not None
    told = OF_RELATIVE.search(text, figure.span.end, date.span.start)
    if told is None or not term:
        return False
    return bool(deeds_of(told["deed"]) - {term})


def _is_listed(index: ArticleIndex, date: Date, figure: Counted) -> bool:
    """Whether a date is the one of the number before: "12 cases in May, (30) in June"."""
    text, (start, end) = index.text, figure.span
    floor = max(figure.sentence.start, date.span.start - NEAR)
    if not NEXT_OF_LIST.fullmatch(text, date.span.end, start):
        return False
    own = index.dates(end, min(figure.sentence.end, end + 2 * NEAR))
    is_own = own and OWN_OF_LIST.fullmatch(text, end, own[0].span.start)
    return bool(is_own and OF_LISTED.search(text, floor, date.span.start))


def deeds_of(word: str) -> set[str]:
    """List what a participle says was done to those counted: killed, kidnapped."""
    return {found.cue.term for found in find_cues("passive", clause_words(word))}


class DayFrames:
    """The days that frame the figures of an article."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index
        self._text = index.text

    def of_text(self, part: FigurePart) -> Days:
        """Give the day by what stands before the sentence in its paragraph."""
        sentence = part.figure.sentence
        if self._index.has_time(*sentence):
            return Days()
        paragraph = self._index.paragraph_start(sentence.start)
        dates = self._index.dates(paragraph, sentence.start)
        if not dates:
            return Days()
        if brings := BRINGS.match(self._text, sentence.start):
            start = part.figure.span.start
            is_brought = WITHIN.fullmatch(self._text, brings.end(), max(start, brings.end()))
            return self._of_sentence_before(sentence) if is_brought else Days()
        is_frame = AS_OF_OPENER.fullmatch(self._text, paragraph, dates[0].span.start)
        return Days(dates[0].value) if is_frame and len(dates) == 1 else Days()

    def _of_sentence_before(self, sentence: Span) -> Days:
        """Give the one day of the sentence before."""
        start = self._index.sentence_before(sentence)
        dates = self._index.dates(start, sentence.start) if start is not None else ()
        return Days(dates[0].value) if len(dates) == 1 and _is_day(dates[0]) else Days()

    def of_saying(self, part: FigurePart, said: Date) -> Days:
        """Give the day on which a running count is announced."""
        is_running = RUNNING.search(self._text, *part.own) is not None
        return Days(said.value) if is_running and _is_day(said) else Days()


def _is_day(date: Date) -> bool:
    return len(date.value) >= LENGTH_OF_DAY
