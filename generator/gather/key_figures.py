"""The figures that a reader should take away, as cards of a situation report.

A measure is what a card tells of: people killed, people displaced, money asked for. Of each stands
the whole: what the newest article leads with, or else the most that it counts; a part of it, its
older states and the rounded value beside the exact one stand on no card. Of killed and displaced
there may be a second card, of what happened last within a long crisis.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from operator import attrgetter

from generator.briefing import MOST_KEY_FIGURES
from generator.evidence import Reported
from generator.gather.at_odds import SHARES
from generator.gather.cards import (
    CARDS,
    CASES,
    DISPLACED,
    HOUSEHOLDS,
    INJURED,
    KILLED,
    LESSER_CARDS,
    PEOPLE,
    CardKind,
)
from generator.gather.counts import (
    CLOSE,
    SOON,
    Support,
    by_article,
    completes,
    day_of,
    is_history,
    is_not_taken_back,
    last_counted,
    stands_for,
    value,
    without_found,
)
from generator.gather.measure_words import FUNERAL
from generator.gather.measures import Measure, Mode, Share, measure
from generator.gather.setting import Setting
from generator.model import Parsed, Span
from generator.parse.figures.scopes import AREA, COUNTRY, INCIDENT, WAR

FEWEST_OPENING = 3  # origins that open with what happened in one town of a country
FEWEST_FIGURES = 4  # up to which lesser cards fill the rows
CASUALTIES = frozenset({"killed", "missing", "buried", "injured", "shot", "kidnapped", "detained"})
# How many times a value another may be for both to be counts of one whole: a toll grows, and one
# counter sees more than another.
SAME_WHOLE, SAME_PART = 4, 2
# What is less than this part of the whole tells nothing beside it.
LEAST_PART = 1 / 1000
LEAST_CASUALTIES = 1 / 100
LEAST_OF_LESSER = 10
SAME_STATE = 1  # days that a count may be older than the estimate behind which it stands
NEVER = -2  # the day, by ordinal, of what nobody counted
OUTBREAK = re.compile(r"\b(?:outbreak|epidemic|pandemic|disease)s?\b(?! of (?:fight|viol|unrest))")
FRESH = timedelta(days=14)  # before the newest figure; what fills the rows is no older


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
    chooser = _Chooser(reported, Setting(parsed), origins, frozenset(conflicts))
    cards = list(pinned[:MOST_KEY_FIGURES])
    disputed = {_dispute(card, conflicts) for card in cards} - {None}
    for most, found in (
        (MOST_KEY_FIGURES, chooser.exact(CARDS)),
        (FEWEST_FIGURES, chooser.exact(LESSER_CARDS)),
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
    kind = figure.term if figure.unit in PEOPLE else figure.unit
    return figure.value, kind


class _Chooser:
    """Finds the cards of each kind among the figures of a story."""

    def __init__(
        self,
        reported: tuple[Reported, ...],
        setting: Setting,
        origins: Mapping[str, str],
        disputed: frozenset[tuple[str, Span]],
    ):
        self._setting = setting
        self._disputed = disputed
        self._pinned_terms = {one.figure.term for one in reported if one.figure.pinned > 0}
        of_story = without_found(filter(self._may_be_key, reported))
        self._fit = [one for one in of_story if one.figure.value is not None]
        self._vague = [one for one in of_story if one.figure.value is None]
        self._newest_day = max(map(day_of, of_story), default=date.min)
        people = [value(one) for one in self._fit if one.figure.unit in PEOPLE]
        self._most_people = max(people, default=0)
        killed = [value(one) for one in self._fit if one.figure.term in KILLED.terms]
        self._most_killed = max(killed, default=0)
        self._origins_of = origins
        self._same = Support((), origins, CLOSE)  # of the kind that is being looked for
        self._alike = Support(self._fit, origins, SAME_PART)
        self._latest: list[Reported] = []  # the cards of what happened last

    def exact(self, kinds: Iterable[CardKind]) -> Iterator[Reported]:
        """Give the cards of several kinds."""
        first = [CASES] if CASES in kinds and self._is_of_epidemic() else []
        for kind in dict.fromkeys((*first, *kinds)):
            if not self._pinned_terms.isdisjoint(kind.terms):
                continue
            is_lesser = kind in LESSER_CARDS
            yield from (card for card in self._cards(kind) if not is_lesser or self._may_fill(card))

    def _may_fill(self, card: Reported) -> bool:
        """Whether a figure of little weight is no small one, and not old beside the others."""
        return value(card) >= LEAST_OF_LESSER and self._newest_day - day_of(card) <= FRESH

    def _is_of_epidemic(self) -> bool:
        """Whether the articles open with cases of a disease rather than with who fled."""
        cases, displaced = (
            {one.passage.article.id for one in self._fit if self._opens(one, kind)}
            for kind in (CASES, DISPLACED)
        )
        return bool(cases) and len(cases) >= len(displaced)

    def _opens(self, one: Reported, kind: CardKind) -> bool:
        return one.figure.term in kind.terms and self._setting.leads(one)

    def vague(self, kinds: Iterable[CardKind]) -> Iterator[Reported]:
        """Give for each kind what the newest article says only roughly: "several hundred"."""
        for kind in kinds:
            found = [one for one in self._vague if one.figure.term in kind.terms]
            fit = [one for one in found if not kind.units or one.figure.unit in kind.units]
            best = max(fit, key=self._rank, default=None)
            if best and self._newest_day - day_of(best) <= SOON:
                yield best

    def _cards(self, kind: CardKind) -> Iterator[Reported]:
        """Give the cards of a kind: the whole, and what happened last."""
        found = self._candidates(kind)
        if not found:
            return
        self._same = Support(_supporting(found), self._origins_of, CLOSE)
        whole = self._newest(kind, found, SAME_WHOLE)
        latest = self._find_latest(kind, found, whole)
        beside = self._beside_latest() if kind is INJURED else None
        yield beside or whole
        if latest:
            self._latest.append(latest)
            yield latest

    def _may_be_key(self, one: Reported) -> bool:
        figure = one.figure
        if not _is_total(one) or (figure.is_expected and not _is_money(one)):
            return False
        if figure.scope == AREA and not figure.place:
            return False  # of a village that nobody knows
        if figure.term == "buried" and FUNERAL.search(one.passage.text):
            return False
        if figure.pinned or figure.superseded:
            return False  # it stands there already, or nowhere
        return not (is_history(one) or self._setting.is_elsewhere(one))

    def _candidates(self, kind: CardKind) -> list[Reported]:
        """Give the figures of a kind that may stand on a card.

        Households stand for people whom nobody counts.
        """
        of_terms = [one for one in self._fit if one.figure.term in kind.terms]
        for units in (kind.units, HOUSEHOLDS):
            counted = [one for one in of_terms if not units or one.figure.unit in units]
            if counted:
                enough = filter(self._counts_enough, counted)
                return self._without_estimates(self._without_outbreak(enough))
        return []

    def _without_outbreak(self, candidates: Iterable[Reported]) -> list[Reported]:
        """Leave out whom a disease killed, where the articles open with other dead."""
        found = list(candidates)
        of_disease = [one for one in found if OUTBREAK.search(one.passage.text)]
        others = [one for one in found if one not in of_disease]
        opening = sum(map(self._setting.leads, others))
        return others if opening > sum(map(self._setting.leads, of_disease)) else found

    def _without_estimates(self, candidates: Iterable[Reported]) -> list[Reported]:
        """Leave out what a body but estimates where officials have counted the same by then.

        What is disputed stands, and shows the dispute.
        """
        found = list(candidates)
        if len({one.reporter_name for one in found}) == 1:
            return found
        counted: dict[tuple, int] = {}
        estimates: list[Measure] = []
        for each in map(measure, found):
            if each.mode is not Mode.COUNT:
                estimates.append(each)
            elif each.is_official and each.share is Share.WHOLE:
                counted[_counted(each)] = max(each.last, counted.get(_counted(each), 0))
        left_out = {
            each.reported.place_in_text
            for each in estimates
            if each.last - counted.get(_counted(each), NEVER) <= SAME_STATE
        }
        left_out -= self._disputed
        return [one for one in found if one.place_in_text not in left_out]

    def _counts_enough(self, one: Reported) -> bool:
        """Whether it is no small thing beside the largest figures of the story."""
        if one.figure.unit not in PEOPLE:
            return True
        if one.figure.term in KILLED.terms or self._setting.leads(one):
            return True
        if one.figure.term in CASUALTIES:
            return value(one) >= self._most_killed * LEAST_CASUALTIES
        return value(one) >= self._most_people * LEAST_PART

    def _newest(self, kind: CardKind, found: list[Reported], span: int) -> Reported:
        """Give the newest of the figures that articles give for the same whole.

        One that is disputed stands as it is: older ones, if higher, were disputed by older ones.
        Nor does what somebody but believed before stand beside a newer count.
        """
        comparable = self._comparable(kind, found, span)
        newest = max(comparable, key=self._rank)
        if newest.place_in_text in self._disputed:
            return newest
        higher = [one for one in comparable if kind.grows and _is_beyond(one, newest)]
        if measure(newest).mode is Mode.COUNT:
            higher = [one for one in higher if measure(one).mode is Mode.COUNT]
        best = max([newest, *higher], key=lambda one: (value(one), self._rank(one)))
        return self._exact(best, found)

    def _comparable(self, kind: CardKind, found: list[Reported], span: int) -> list[Reported]:
        """Give what articles count of the same whole, each its own."""
        wholes = [self._whole_of(kind, figures) for figures in by_article(found)]
        least = max(map(value, wholes)) / span
        if kind.grows:
            return _without_parts([one for one in wholes if value(one) >= least])
        return [one for one in wholes if value(one) >= least or self._is_vouched(one)]

    def _is_vouched(self, one: Reported) -> bool:
        """Whether it is no part of what falls: its article leads with it, or others give it too."""
        return self._setting.leads(one) or self._same.of(one) > 1

    def _whole_of(self, kind: CardKind, figures: list[Reported]) -> Reported:
        """Give what an article counts in all: what it leads with, or else the most.

        A town's count is not what it gives for the country, whatever it leads with.
        """
        figures = _without_parts(figures) if kind.grows else self._last_states(figures)
        most = max(figures, key=lambda one: (value(one), self._rank(one)))
        leading = [one for one in figures if self._setting.leads(one)]
        first = max(leading, key=lambda one: (value(one), self._rank(one)), default=most)
        whole = first if value(first) * SAME_WHOLE >= value(most) else most
        exact = [one for one in figures if kind.grows and completes(one, whole)]
        return max(exact, key=self._rank, default=whole)

    def _last_states(self, figures: list[Reported]) -> list[Reported]:
        """Give what an article counts last of what falls: "from 40 to 12, a day later to nine".

        Of two counts of one day stands what more origins give.
        """
        last: dict[tuple, Reported] = {}
        for one in figures:
            counted = _counted(measure(one))
            last[counted] = max(last.get(counted, one), one, key=self._state)
        return list(last.values())

    def _state(self, one: Reported) -> tuple:
        return last_counted(one), self._same.of(one), value(one)

    def _exact(self, rounded: Reported, found: list[Reported]) -> Reported:
        """Give the exact count that a rounded value stands for, where somebody has it."""
        exact = [one for one in found if stands_for(rounded, one)]
        return max(exact, key=self._rank, default=rounded)

    def _rank(self, one: Reported) -> tuple:
        """Rank newer figures higher, then those that more articles give, then exact ones.

        Before exact ones stand those that are disputed: their card shows both.
        """
        return (
            day_of(one),
            last_counted(one),
            self._same.of(one),
            one.place_in_text in self._disputed,
            not one.figure.qualifier,
            self._setting.leads(one),
            value(one),
            one.passage.id,
        )

    def _find_latest(
        self, kind: CardKind, found: list[Reported], whole: Reported
    ) -> Reported | None:
        """Find what happened last, where the whole is that of a long crisis."""
        if not kind.has_latest:
            return None
        parts = [one for one in found if self._may_be_latest(one, whole)]
        if not parts:
            return None
        most = max(map(value, parts))
        close = [one for one in parts if value(one) * SAME_PART >= most]
        return self._newest(kind, close, SAME_PART)

    def _may_be_latest(self, one: Reported, whole: Reported) -> bool:
        if self._is_of_its_own(one, whole):
            return True
        is_part = value(whole) * LEAST_PART <= value(one) < value(whole) / SAME_WHOLE
        is_new = day_of(one) >= day_of(whole) and one.figure.scope != WAR
        is_long = whole.figure.scope == WAR or day_of(one) > day_of(whole)
        if not (is_part and is_new and is_long) or measure(one).share is not Share.WHOLE:
            return False
        return self._setting.leads(one) or self._alike.of(one) > 1

    def _is_of_its_own(self, one: Reported, whole: Reported) -> bool:
        """Whether it was counted in one town of the country, and that is what articles open with.

        They open with the count itself, or most of them with the town.
        """
        is_part = one.figure.scope in (AREA, INCIDENT) and whole.figure.scope in (COUNTRY, WAR)
        if not is_part or value(one) >= value(whole) or not self._setting.leads(one):
            return False
        if self._setting.is_in_most_leads(one.figure.place):
            return True
        alike = (each for each in self._fit if each.figure.place == one.figure.place)
        opening = {
            self._origins_of.get(each.passage.article.id, each.passage.article.id)
            for each in alike
            if each.figure.term == one.figure.term and self._setting.leads(each)
        }
        return len(opening) >= FEWEST_OPENING

    def _beside_latest(self) -> Reported | None:
        """Find the injured that an article counts beside the killed of what happened last."""
        articles = {one.passage.article.id for one in self._latest}
        injured = [one for one in self._fit if one.figure.term in INJURED.terms]
        beside = [one for one in injured if one.passage.article.id in articles]
        return max(beside, key=value, default=None)


def _is_total(one: Reported) -> bool:
    """Whether it is neither a share, nor a rate, nor what comes on top of others."""
    return not (one.figure.unit in SHARES or one.is_addition or one.figure.rate)


def _is_beyond(one: Reported, newest: Reported) -> bool:
    """Whether a higher count still stands: beside a newer minimum, or as a total of that day."""
    is_of_day = day_of(one) == day_of(newest) and value(one) > value(newest)
    return is_not_taken_back(one, newest) or (is_of_day and measure(one).is_total)


def _without_parts(wholes: list[Reported]) -> list[Reported]:
    """Leave out what a town counts where the whole country has counted more."""
    of_country = [value(one) for one in wholes if one.figure.scope in (COUNTRY, WAR)]
    most = max(of_country, default=0)
    return [one for one in wholes if one.figure.scope != AREA or value(one) >= most]


def _supporting(found: list[Reported]) -> list[Reported]:
    """Leave out what a town counts, but for the very number that is told of the country too."""
    wholes = {value(one) for one in _without_parts(found)}
    return [one for one in found if value(one) in wholes]


def _counted(one: Measure) -> tuple:
    """Say what is counted, and where."""
    figure = one.reported.figure
    return figure.term, figure.unit, one.place, figure.scope


def _is_money(one: Reported) -> bool:
    return one.figure.term.startswith("funds") or one.figure.term == "damage"
