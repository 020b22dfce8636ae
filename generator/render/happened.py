"""What happened: the highlights by their days; a happening in plain words, for what is no page."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from generator.briefing import Briefing
from generator.briefing_items import TimelineEntry
from generator.evidence import Passage, Statement
from generator.gather.sentences.standing_alone import is_clause_alone, stands_alone
from generator.model import Span
from generator.parse.events.triggers import DATED_NOUN_RULE
from generator.render.words import Words

OLDEST_NEWS = timedelta(days=45)  # what a sentence tells of an earlier day is its background
# What leads into a clause inside of a sentence.
INSIDE = re.compile(
    r"\b(?:after|although|as|because|before|despite|since|that|though|until|when|where|which|while"
    r"|who|whom|whose)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r",[^,]*,")  # "The group, which fights the army, said Thursday"
OF_A_DAY = ("'s", "’s")  # "Sunday's floods"


class ShownHappening(NamedTuple):
    """A highlight, with what it tells of a day."""

    statement: Statement
    entry: TimelineEntry | None  # None: it tells of no day, and has that of its article
    is_part: bool = False  # only what the entry tells of it stands alone

    @property
    def text(self) -> str:
        """The words of its line."""
        return self.entry.text if self.entry and self.is_part else self.statement.text

    @property
    def day(self) -> date:
        """The day that it stands under; the first of all where none is known."""
        published = self.statement.passage.article.published or date.min
        return self.entry.last if self.entry else published

    @property
    def timex(self) -> str:
        """The day of what it tells, of a period its end, as a date; "" where it tells of none."""
        return self.entry.date.value.rpartition("/")[2] if self.entry else ""


def what_happened(briefing: Briefing) -> tuple[ShownHappening, ...]:
    """Give the highlights with their days: those that are placed, then the newest.

    The editor placed them; else what most origins speak of, then its toll, is placed first.
    """
    dated = [_dated(briefing, one) for one in briefing.highlights]
    placed = [one for one in dated if one.statement.pinned > 0 or one.statement.is_opening]
    others = [one for one in dated if one not in placed]
    return (*placed, *sorted(others, key=lambda one: one.day, reverse=True))


def _dated(briefing: Briefing, statement: Statement) -> ShownHappening:
    passage = statement.passage
    if statement.pinned <= 0 and not stands_alone(statement):
        told = (one for one in briefing.timeline if one.passage == passage and is_clause_alone(one))
        part = max(told, key=lambda entry: entry.last, default=None)
        if part:
            return ShownHappening(statement, part, is_part=True)
    return ShownHappening(statement, _news_of(briefing, passage))


def _news_of(briefing: Briefing, passage: Passage) -> TimelineEntry | None:
    """Give what a passage tells of what happened, but for its background.

    It is what the sentence begins with, or else the newest.
    """
    published = passage.article.published or _newest_day(briefing, passage.article.id)
    entries = [
        entry
        for entry in briefing.timeline
        if entry.passage == passage
        and published - entry.last <= OLDEST_NEWS
        and not _is_background(entry)
    ]
    newest = max(entries, key=lambda entry: entry.last, default=None)
    return next(filter(_is_opening, entries), newest)


def _is_opening(entry: TimelineEntry) -> bool:
    """Whether it is told by the clause that its sentence begins with."""
    is_first = entry.span.start == entry.passage.span.start
    return is_first and entry.event.rule != DATED_NOUN_RULE


def _newest_day(briefing: Briefing, article: str) -> date:
    """Give the last day that an article tells of, which itself has no date."""
    told = (one.last for one in briefing.timeline if one.passage.article.id == article)
    return max(told, default=date.max)


def _is_background(entry: TimelineEntry) -> bool:
    """Whether it is a part of its sentence: "a truce that began on Friday", "Sunday's floods".

    So is what a noun tells inside of one: "She called them defensive, pointing to the May 5 raid".
    """
    passage, text = entry.passage, entry.passage.article.text
    if entry.event.rule == DATED_NOUN_RULE and entry.span.start > passage.span.start:
        return True
    before = Span(passage.span.start, entry.event.trigger.start).of(text)
    is_inside = INSIDE.search(ASIDE.sub("", before))
    return bool(is_inside) or text.startswith(OF_A_DAY, entry.date.span.end)


def happening(entry: TimelineEntry, words: Words) -> str:
    """Write what an entry tells, with who reports or denies it."""
    if not entry.is_told_elsewhere:
        return entry.text
    teller = entry.reporter.name if entry.reporter else entry.reporter_text
    status = entry.event.status
    if teller:
        who = words.plain(f"timeline.told.{status}", teller=teller)
    else:
        who = words.plain(f"timeline.told_by_nobody.{status}")
    return words.plain("lists.comma").join((entry.text, who))
