"""The figures that a reader should take away, as cards of a situation report.

A measure is what a card tells of: people killed, people displaced, money asked for. Of each stands
the whole: what the newest article leads with, or else the most that it counts; a part of it, its
older states and the rounded value beside the exact one stand on no card. Of killed and displaced
there may be a second card, of what happened last within a long crisis.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from generator.briefing import MOST_KEY_FIGURES
from generator.evidence import Reported
from generator.gather.choosing.card_candidates import Candidates
from generator.gather.choosing.card_ranking import Ranking
from generator.gather.choosing.cards import (
    CARDS,
    CASES,
    DISPLACED,
    INJURED,
    KILLED,
    LESSER_CARDS,
    PEOPLE,
    SAME_PART,
    SAME_WHOLE,
    CardKind,
)
from generator.gather.choosing.latest_cards import LatestCards
from generator.gather.choosing.setting import FEWEST_SIDES, Setting
from generator.model import Parsed, Span
from generator.parse.figures.scopes import AREA, INCIDENT

FEWEST_FIGURES, FEWEST_EXACT = 4, 5  # up to which vague and lesser cards fill the rows
MOVED = frozenset({"evacuated", *DISPLACED.terms})  # who had to go, however it is called


def find_key_figures(
    reported: Iterable[Reported],
    parsed: tuple[Parsed, ...],
    *,
    origins: Mapping[str, str],
    conflicts: Mapping[tuple[str, Span], int],
) -> tuple[Reported, ...]:
    """Choose at most six figures for the cards, in the order in which they stand.

    Those that the editor chose come first. The figures are of the articles given, which tell one
    story; `origins` names the origin of an article, by its id, where that is another. Of figures
    in one of the `conflicts`, numbered by where these stand, one of each term is chosen: a card
    shows all of a conflict.
    """
    reported = tuple(reported)
    pinned = sorted(
        (one for one in reported if one.figure.pinned > 0), key=attrgetter("figure.pinned")
    )
    candidates = Candidates(
        reported, Setting(parsed), origins=origins, disputed=frozenset(conflicts)
    )
    chooser = _Chooser(candidates, frozenset(one.figure.term for one in pinned))
    cards = list(pinned[:MOST_KEY_FIGURES])
    disputed = {_dispute(card, conflicts) for card in cards} - {None}
    for most, found in (
        (MOST_KEY_FIGURES, chooser.exact(CARDS)),
        (FEWEST_EXACT, chooser.lesser(LESSER_CARDS)),
        (FEWEST_FIGURES, chooser.vague(CARDS)),
    ):
        for card in found:
            conflict = _dispute(card, conflicts)
            is_told = _is_told(card, cards) or conflict in disputed
            if len(cards) < most and not is_told:
                cards.append(card)
                disputed |= {conflict} - {None}
    return tuple(cards)


def _dispute(card: Reported, conflicts: Mapping[tuple[str, Span], int]) -> tuple[int, str] | None:
    """Give the number of the conflict that a figure is in, with its term; None for none."""
    number = conflicts.get(card.place_in_text)
    return None if number is None else (number, card.figure.term)


def _is_told(card: Reported, cards: list[Reported]) -> bool:
    """Whether a card has the same amount already: the money asked for is the damage told before.

    A vague amount is told by any of what it counts.
    """
    if card.figure.value is None:
        return any(card.figure.term == one.figure.term for one in cards)
    return any(_amount(card) == _amount(one) for one in cards)


def _amount(one: Reported) -> tuple:
    figure = one.figure
    if figure.term in MOVED:
        return figure.value, MOVED
    kind = figure.term if figure.unit in PEOPLE else figure.unit
    return figure.value, kind


class _Chooser:
    """Finds the cards of each kind among the figures of a story."""

    def __init__(self, candidates: Candidates, pinned_terms: frozenset[str]):
        self._candidates = candidates
        self._pinned_terms = pinned_terms
        self._finder = LatestCards(candidates)
        self._latest: list[Reported] = []  # the cards of what happened last
        self._sides: list[Reported] = []  # those of the dead of each side

    def exact(self, kinds: Iterable[CardKind]) -> Iterator[Reported]:
        """Give the cards of several kinds; in an epidemic the cases stand first.

        Whom each side has lost stands behind who had to go.
        """
        first = [CASES] if self._candidates.is_of_epidemic() else []
        for kind in dict.fromkeys((*first, *kinds)):
            if self._pinned_terms.isdisjoint(kind.terms):
                yield from self._cards(kind)
            if kind is DISPLACED:
                yield from self._sides

    def lesser(self, kinds: Iterable[CardKind]) -> Iterator[Reported]:
        """Give what may fill the rows."""
        for kind in kinds:
            if self._pinned_terms.isdisjoint(kind.terms):
                yield from filter(self._candidates.may_fill, self._cards(kind))

    def vague(self, kinds: Iterable[CardKind]) -> Iterator[Reported]:
        """Give for each kind what the newest article says only roughly: "several hundred"."""
        for kind in kinds:
            found = [one for one in self._candidates.vague if one.figure.term in kind.terms]
            fit = [one for one in found if not kind.units or one.figure.unit in kind.units]
            rank = Ranking(kind, fit, self._candidates).rank
            best = max(fit, key=rank, default=None)
            if best and self._candidates.is_fresh(best):
                yield best

    def _of_other_sides(self, found: list[Reported], whole: Reported) -> list[list[Reported]]:
        """Give the counts of each other country that was struck, or that fights."""
        sides: dict[str, list[Reported]] = defaultdict(list)
        for one in found:
            country = self._candidates.setting.side_of(one)
            if country and one.figure.scope not in (AREA, INCIDENT):
                sides[country].append(one)
        if len(sides) < FEWEST_SIDES:
            return []
        sides.pop(self._candidates.setting.side_of(whole), None)
        return [sides[country] for country in sorted(sides)]

    def _cards(self, kind: CardKind) -> Iterator[Reported]:
        """Give the cards of a kind: the whole, and what happened last."""
        found = self._candidates.of(kind)
        if not found:
            return
        ranking = Ranking(kind, found, self._candidates)
        whole = ranking.newest(found, SAME_WHOLE)
        beside = self._finder.find_injured(self._latest) if kind is INJURED else None
        parts = self._finder.find_parts(found, whole) if kind.has_latest else []
        yield beside or whole
        if kind is KILLED:
            self._sides = self._finder.find_by_side(whole)
        if parts:
            latest = ranking.newest(parts, SAME_PART)
            self._latest.append(latest)
            yield latest
        if kind.has_latest:
            sides = self._of_other_sides(found, whole)
            yield from (ranking.newest(each, SAME_WHOLE) for each in sides)
