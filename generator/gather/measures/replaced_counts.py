"""Counts that a newer one has replaced, so that no highlight tells them."""

from collections.abc import Iterable
from datetime import date

from generator.evidence import Reported
from generator.gather.measures.counts import day_of, is_about, is_found_by, last_counted, value
from generator.gather.measures.measure_words import place_key
from generator.gather.measures.measuring import Share, share_of
from generator.grouped import grouped
from generator.parse.figures.scopes import AREA, INCIDENT

# Of a key figure's older counts how much higher or lower they may be.
MORE_BEFORE, LESS_BEFORE = 4, 6
PARTS = frozenset({AREA, INCIDENT})  # those of which may be small beside the whole
# What is counted under another name.
COUNTED_AS = {"bodies found": "killed", "infected": "cases", "survived": "rescued"}


class ReplacedCounts:
    """The counts of a story that a card, or a later total of the same, has replaced."""

    def __init__(self, cards: tuple[Reported, ...], reported: Iterable[Reported]):
        self._cards = grouped((_counted_as(card), card) for card in cards)
        self._newest: dict[tuple[str, ...], tuple[date, float]] = {}
        for one in reported:
            counted, total = _what_is_counted(one), (day_of(one), value(one))
            self._newest[counted] = max(total, self._newest.get(counted, total))

    def has(self, one: Reported) -> bool:
        """Whether something newer is known of what a figure counts, and its sentence hides it."""
        if one.figure.value is None:
            return False
        terms = {_counted_as(one), "killed"}  # a toll may have those who were buried
        cards = [card for term in terms for card in self._cards.get(term, ())]
        is_replaced = self._is_outgrown(one) or any(_replaces(card, one) for card in cards)
        if not is_replaced or any(is_about(card, one) for card in cards):
            return False
        return share_of(one) is not Share.FORMER

    def _is_outgrown(self, one: Reported) -> bool:
        """Whether the newest article has more of what is counted "since" some day."""
        day, most = self._newest[_what_is_counted(one)]
        return bool(one.figure.since) and day > day_of(one) and most > value(one)


def are_former(figures: list[Reported]) -> bool:
    """Whether a sentence tells but counts that it calls older: "earlier put at 12"."""
    return bool(figures) and all(share_of(one) is Share.FORMER for one in figures)


def _what_is_counted(one: Reported) -> tuple[str, ...]:
    figure = one.figure
    return figure.term, figure.unit, place_key(figure.place)


def _counted_as(one: Reported) -> str:
    return COUNTED_AS.get(one.figure.term, one.figure.term)


def _replaces(card: Reported, one: Reported) -> bool:
    """Whether a card is the newer count of what a figure counts, not of a part of it."""
    if not _is_newer(card, one):
        return False
    is_renamed = card.figure.term != one.figure.term
    is_alike = card.figure.unit == one.figure.unit or is_renamed
    if _counted_as(card) != _counted_as(one) or not is_alike:
        return is_found_by(card, one)
    least = value(card) / LESS_BEFORE if one.figure.scope in PARTS else 0
    return least <= value(one) <= value(card) * MORE_BEFORE


def _is_newer(card: Reported, one: Reported) -> bool:
    """Whether a figure was told after another, or is called newer by the article of both."""
    if day_of(card) != day_of(one):
        return day_of(card) > day_of(one)
    is_of_day = len(one.figure.as_of) == len("2024-06-01")
    is_there = card.figure.place == one.figure.place
    return is_of_day and is_there and last_counted(card) > last_counted(one)
