"""Where each record has its line: the page and the anchor to which all other pages link."""

from collections.abc import Iterable
from functools import cached_property

from generator.briefing import Briefing
from generator.briefing_items import Stance, TimelineEntry
from generator.evidence import Reported
from generator.records import FIGURES
from generator.render.data import event_ids, record_ids
from generator.render.escape import Markdown

UNKNOWN = "unknown"  # the anchor of what is quoted of nobody known


class Homes:
    """The addresses of the lines of one briefing, relative to content/."""

    def __init__(self, briefing: Briefing):
        self._briefing = briefing

    def quotes(self, speaker: str) -> str:
        """The place where the words of an actor stand, by its key; "" where none do."""
        return self._speakers.get(speaker, "")

    def event(self, entry: TimelineEntry) -> str:
        """The line of an entry of the briefing's timeline."""
        return self._events[id(entry)]

    def figure(self, reported: Reported) -> str:
        """The row of one of the briefing's figures."""
        return self._figures[id(reported)]

    def relation(self, stance: Stance) -> str:
        """The row of a relation; of a conversation both sides have one."""
        return self._relations[_sides(stance)]

    @cached_property
    def _speakers(self) -> dict[str, str]:
        keys = (speaker.key if speaker else UNKNOWN for speaker, _ in self._briefing.quoted())
        return {key: f"quotes.md#{key}" for key in keys}

    @cached_property
    def _events(self) -> dict[int, str]:
        entries = self._briefing.timeline
        return _by_identity("timeline.md#event", entries, ids=event_ids(entries))

    @cached_property
    def _figures(self) -> dict[int, str]:
        figures = [one for series in self._briefing.series for one in series.figures]
        return _by_identity("figures.md#figure", figures, ids=record_ids(FIGURES, figures))

    @cached_property
    def _relations(self) -> dict[tuple, str]:
        listed = self._briefing.listed()
        return {_sides(one.stance): f"actors/index.md#{one.id}" for one in listed}


def anchor_of(address: str) -> Markdown:
    """The anchor alone, for the line that the address leads to."""
    return Markdown(address.partition("#")[2])


def _by_identity(begins: str, records: Iterable, ids: Iterable[str]) -> dict[int, str]:
    return {id(record): f"{begins}-{name}" for record, name in zip(records, ids, strict=True)}


def _sides(stance: Stance) -> tuple:
    keys = (stance.actor.key, stance.target.key)
    return (stance.relation, *(sorted(keys) if stance.is_mutual else keys))
