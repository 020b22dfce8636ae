"""A line of a list: records of one claim, with the passages of all its origins."""

import re
from typing import Generic, NamedTuple, TypeVar

from generator.briefing_items import TimelineEntry
from generator.evidence import ActorName, Passage, Reported, Said

NO_WORD = re.compile(r"[\W_]+")
Record = TypeVar("Record", Said, Reported, TimelineEntry)


class ListLine(NamedTuple, Generic[Record]):
    """A record that a list shows, and what else of its claim is told with it."""

    record: Record
    others: tuple[Record, ...] = ()  # of the same claim
    passages: tuple[Passage, ...] = ()  # the record's, then one of each other origin

    @property
    def records(self) -> tuple[Record, ...]:
        return (self.record, *self.others)

    @property
    def counters(self) -> tuple[Record, ...]:
        """Of the figures of a line one for each who counts it so; none where the articles alone do.

        Who says "close to 8,000" has not counted the 7,849 that stand there.
        """
        shown = self.record.figure.value
        counted = (one for one in reversed(self.records) if one.figure.value == shown)
        named = (one for one in counted if one.reporter_name)
        return tuple(reversed({one.reporter_name: one for one in named}.values()))

    @property
    def publishers(self) -> tuple[Record, ...]:
        """Of the figures of a line one for each publisher that reports it."""
        articles = ((one.passage.article, one) for one in reversed(self.records))
        found = {article.publisher or article.id: one for article, one in articles}
        return tuple(reversed(found.values()))

    @property
    def wordings(self) -> tuple[Record, ...]:
        """The others that word it otherwise, each wording once."""
        if not self.others:  # as of most
            return ()
        found = {_plain(one.text): one for one in reversed(self.others)}
        shown = _plain(self.record.text)
        return tuple(one for text, one in reversed(found.items()) if text not in shown)


def _plain(text: str) -> str:
    return NO_WORD.sub("", text.casefold())


Quoted = tuple[ActorName | None, tuple[ListLine[Said], ...]]  # the lines of a speaker
