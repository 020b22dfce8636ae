"""Which dates of a stretch may say when a figure holds, and which are told of others alone.

An aside on a person has its own day, and so have a part of those counted, what somebody did before
they spoke, and each number of a list.
"""

import re

from generator.model import Date, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted_things import Counted
from generator.parse.figures.figure_periods import NEAR
from generator.parse.figures.happening_nouns import is_compared
from generator.parse.figures.number_patterns import units
from generator.parse.figures.place_question import OF_PART
from generator.parse.figures.term_cues import clause_words, find_cues

OF_PERSON = re.compile(r",\s+who(?:se)?\s[^,;.]*$")
# "The release of 12 men who were kidnapped | in 2014": then they were not released.
OF_RELATIVE = re.compile(
    r"\bwho\s+(?:were|was|(?:has|have|had)\s+been)\s+(?P<deed>[a-z]+)\b[^,;.]*$"
)
# What opens a sentence so tells of another time: "Although the war began in 2014, 12 people …".
CONCEDED = re.compile(r"(?i)\W*(?:although|though|while|whereas|unlike)\b[^,]*,\s+$")
# "Praising the guards who stormed it on Tuesday, | the mayor said that 12 people died".
SAID_DOING = re.compile(r"\W*[A-Z][a-z]+ing\s[^,;.]*,\s[^,;.]{2,80}\s(?:said|says)\s")
PART_OF = re.compile(r"\s+of\s+the\b")
# Around the day of another number of a list: "12 cases in | May, | (30) deaths in | June".
NUMBER = rf"(?:\d|\b(?:{'|'.join(units('cardinals'))})\b)"
OF_LISTED = re.compile(rf"(?i){NUMBER}[^,;.]{{1,40}}\s(?:in|on|during|for)\s+$")
NEXT_OF_LIST = re.compile(r",?\s+(?:and\s+)?")
OWN_OF_LIST = re.compile(r"[^,;.]{0,60}\s(?:in|on|during|for)\s+")


def find_candidate_dates(
    index: ArticleIndex, span: Span, *, figure: Counted, term: str
) -> list[Date]:
    """List the dates of a stretch that may be the figure's: none that is told of others alone."""
    text = index.text
    dates = [
        date
        for date in index.dates(*span)
        if not figure.span.overlaps(date.span)
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
    is_aside = text.startswith(",", end) and end < figure.span.start
    return is_aside and OF_PERSON.search(text, figure.sentence.start, start) is not None


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
    if told is None or not (term or PART_OF.match(text, figure.span.end)):
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
