"""The figures of a story that may stand on a card.

They are totals of the crisis itself: no share or rate, nothing of another land, of the world or of
long ago, and nothing that the articles themselves call older, or that is small beside the rest.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.evidence import Reported
from generator.gather.choosing.cards import (
    CASES,
    DISPLACED,
    GROUPS,
    HOUSEHOLDS,
    INJURED,
    KILLED,
    LESSER_TERMS,
    PEOPLE,
    SAME_PART,
    SAME_WHOLE,
    CardKind,
)
from generator.gather.choosing.setting import Setting
from generator.gather.measures.counts import (
    SOON,
    Support,
    day_of,
    is_history,
    last_counted,
    value,
    without_found,
)
from generator.gather.measures.measure_words import (
    A_HAPPENING,
    BEFORE_THIS,
    FUNERAL,
    OF_THE_DEAD,
    PLANS,
    SHARES,
)
from generator.gather.measures.measuring import Measure, Mode, Share, measure, mode_of, share_of
from generator.model import Span
from generator.parse.figures.scopes import AREA, COUNTRY, INCIDENT
from generator.parse.figures.themes import theme

CASUALTIES = frozenset({"missing", "buried", "injured", "shot", "kidnapped", "detained"})
# What is less than this part of the whole tells nothing beside it.
LEAST_PART = 1 / 1000
LEAST_CASUALTIES = 1 / 100
LEAST_OF_LESSER = 10
LEAST_MONEY = 1_000_000  # what a town collects is no measure of a crisis
# What is once done stays so, unlike who is held or stranded.
DONE = frozenset({"aboard", "evacuated", "released", "rescued", "survived"})
SAME_STATE = 1  # days that a count may be older than the estimate behind which it stands
NEVER = -2  # the day, by ordinal, of what nobody counted


class Candidates:
    """What the cards of a story are chosen from."""

    def __init__(
        self,
        reported: Iterable[Reported],
        setting: Setting,
        *,
        origins: Mapping[str, str],
        disputed: frozenset[tuple[str, Span]],
    ):
        self.setting = setting
        self.origins = origins
        self.disputed = disputed
        of_story = without_found(filter(self._may_be_key, filter(is_of_story, reported)))
        self.fit = [one for one in of_story if one.figure.value is not None]
        self.vague = [one for one in of_story if one.figure.value is None]
        self.newest_day = max(map(day_of, of_story), default=date.min)
        people = [value(one) for one in self.fit if one.figure.unit in PEOPLE]
        self._most_people = max(people, default=0)
        self.killed = [one for one in self.fit if one.figure.term in KILLED.terms]
        self._most_killed = max(map(value, self.killed), default=0)
        self.alike = Support(self.fit, origins, SAME_PART)

    def origin_of(self, one: Reported) -> str:
        """Name the origin that gives a figure."""
        article = one.passage.article.id
        return self.origins.get(article, article)

    def of(self, kind: CardKind) -> list[Reported]:
        """Give the figures of a kind; households or a group stand for people nobody counts."""
        of_terms = [one for one in self.fit if one.figure.term in kind.terms]
        for units in (kind.units, HOUSEHOLDS, GROUPS):
            counted = [one for one in of_terms if not units or one.figure.unit in units]
            enough = list(filter(self._counts_enough, counted))
            if enough:
                enough += _groups_beyond(enough, of_terms) if units == PEOPLE else []
                standing = _without_former(enough)
                return self._without_estimates(standing)
        return []

    def may_fill(self, card: Reported) -> bool:
        """Whether a figure of little weight is no small one, and is done or not old."""
        is_so = card.figure.term in DONE or self.is_fresh(card)
        is_heard = not _is_money(card) or self.setting.leads(card) or self.alike.of(card) > 1
        return value(card) >= LEAST_OF_LESSER and is_so and is_heard

    def is_fresh(self, one: Reported) -> bool:
        """Whether it was told not long before the newest of the figures."""
        return self.newest_day - day_of(one) <= SOON

    def is_of_epidemic(self) -> bool:
        """Whether the articles open with cases of a disease rather than with who fled."""
        cases, displaced = (
            {one.passage.article.id for one in self.fit if self._opens(one, kind)}
            for kind in (CASES, DISPLACED)
        )
        return bool(cases) and len(cases) >= len(displaced)

    def _opens(self, one: Reported, kind: CardKind) -> bool:
        return one.figure.term in kind.terms and self.setting.leads(one)

    def _may_be_key(self, one: Reported) -> bool:
        figure = one.figure
        if not (_is_total(one) and _is_so(one)):
            return False
        if figure.scope == AREA and not figure.place:
            return False  # of a village that nobody knows
        if figure.term == "buried" and FUNERAL.search(one.passage.text):
            return False
        if figure.pinned or figure.superseded:
            return False  # it stands there already, or nowhere
        is_past = is_history(one) or self._is_of_former_happening(one)
        return not (is_past or self.setting.is_elsewhere(one))

    def _is_of_former_happening(self, one: Reported) -> bool:
        """Whether it is of what happened before that with which its article opens.

        What was in a town with which most articles open is their own.
        """
        if self.setting.leads(one) or not A_HAPPENING.search(one.passage.text):
            return False
        is_own = one.figure.scope != COUNTRY and self.setting.is_in_most_leads(one.figure.place)
        if is_own:
            return False
        is_of_before = day_of(one) - last_counted(one) > SOON
        return is_of_before or BEFORE_THIS.search(one.passage.text) is not None

    def _without_estimates(self, candidates: list[Reported]) -> list[Reported]:
        """Leave out what a body but estimates where officials have counted the same by then.

        What is disputed stands, and shows the dispute.
        """
        if len({one.reporter_name for one in candidates}) == 1:
            return candidates
        counted: dict[tuple, int] = {}
        estimates: list[Measure] = []
        for each in map(measure, candidates):
            if each.mode is not Mode.COUNT:
                estimates.append(each)
            elif each.is_official and each.share is Share.WHOLE:
                counted[what_is_counted(each)] = max(
                    each.last, counted.get(what_is_counted(each), 0)
                )
        left_out = {
            each.reported.place_in_text
            for each in estimates
            if each.last - counted.get(what_is_counted(each), NEVER) <= SAME_STATE
        }
        left_out -= self.disputed
        return [one for one in candidates if one.place_in_text not in left_out]

    def _counts_enough(self, one: Reported) -> bool:
        """Whether it is no small thing beside the largest figures of the story."""
        if self._is_of_first_toll(one):
            return False
        if one.figure.unit not in PEOPLE | GROUPS | HOUSEHOLDS or self._is_led_with(one):
            return True
        if one.figure.term in KILLED.terms and not self._is_told_by_the_way(one):
            return True
        if one.figure.term in CASUALTIES:  # beside the dead
            is_enough = value(one) >= self._most_killed * LEAST_CASUALTIES
            return is_enough and not self._is_aside(one)
        return value(one) >= self._most_people * LEAST_PART

    def _is_led_with(self, one: Reported) -> bool:
        """Whether an article leads with it, and it is no small place's that but one tells."""
        is_wide = one.figure.scope != AREA or self.setting.is_in_most_leads(one.figure.place)
        is_lesser = one.figure.term in LESSER_TERMS or not (is_wide or self.alike.of(one) > 1)
        return self.setting.leads(one) and not is_lesser

    def _is_told_by_the_way(self, one: Reported) -> bool:
        """Whether it is of an incident that but one origin tells, and leads with something else."""
        return one.figure.scope == INCIDENT and self.alike.of(one) == 1

    def _is_aside(self, one: Reported) -> bool:
        """Whether it is of a place that no article opens with, and but one origin tells it."""
        figure = one.figure
        is_elsewhere = figure.scope == AREA and not self.setting.is_in_a_lead(figure.place)
        return is_elsewhere and self.alike.of(one) == 1

    def _is_of_first_toll(self, one: Reported) -> bool:
        """Whether it counts the injured beside a toll that has since grown several times."""
        if one.figure.term not in INJURED.terms:
            return False
        article = one.passage.article
        beside = [value(each) for each in self.killed if each.passage.article == article]
        since = (value(each) for each in self.killed if day_of(each) > day_of(one))
        return bool(beside) and max(since, default=0) >= max(beside) * SAME_WHOLE


def _groups_beyond(counted: list[Reported], of_terms: list[Reported]) -> list[Reported]:
    """Give who are more than all people counted before them: 12 people, then "130 students"."""
    most, newest = max(map(value, counted)), max(map(day_of, counted))
    groups = [one for one in of_terms if one.figure.unit in GROUPS and value(one) > most]
    return [one for one in groups if day_of(one) >= newest]


def _without_former(candidates: list[Reported]) -> list[Reported]:
    """Leave out what an article says was counted before, where it tells what was counted since."""
    standing = [one for one in candidates if share_of(one) is not Share.FORMER]
    articles = {one.passage.article.id for one in standing}
    former = [one for one in candidates if one.passage.article.id not in articles]
    return [*standing, *former]


def is_of_story(one: Reported) -> bool:
    """Whether a figure is of what the story is of: no dead of a disease beside those of a storm."""
    return one.theme == theme(one.figure.term)


def what_is_counted(one: Measure) -> tuple:
    """Say what is counted, and where."""
    figure = one.reported.figure
    return figure.term, figure.unit, one.place, figure.scope


def _is_total(one: Reported) -> bool:
    """Whether it is no share, rate or part, nor planned, nor what comes on top of others."""
    if one.figure.unit in SHARES or one.is_addition or one.figure.rate:
        return False
    own = one.figure.span.of(one.passage.article.text)
    return not OF_THE_DEAD.search(own) and mode_of(one) is not Mode.PLAN


def _is_so(one: Reported) -> bool:
    """Whether it is not only expected; money may be asked, but small sums tell of no crisis."""
    if _is_money(one):
        is_forecast = mode_of(one) is Mode.FORECAST and one.figure.term not in PLANS
        return (one.figure.value or 0) >= LEAST_MONEY and not is_forecast
    return not one.figure.is_expected


def _is_money(one: Reported) -> bool:
    return one.figure.term.startswith("funds") or one.figure.term == "damage"
