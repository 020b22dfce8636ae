"""The second card of the dead and the displaced: what happened last within a long crisis.

Or, of a war whose dead are counted by side, those of each side.
"""

from collections import defaultdict
from collections.abc import Iterable

from generator.evidence import Reported
from generator.gather.choosing.card_candidates import LEAST_PART, Candidates
from generator.gather.choosing.cards import FORCES, INJURED, KILLED, PEOPLE, SAME_PART, SAME_WHOLE
from generator.gather.measures.counts import day_of, value
from generator.gather.measures.measuring import Share, share_of
from generator.parse.figures.scopes import AREA, COUNTRY, INCIDENT, WAR

FEWEST_OPENING = 3  # origins that open with what happened in one town of a country


class LatestCards:
    """Finds them beside the cards of the whole."""

    def __init__(self, candidates: Candidates):
        self._candidates = candidates
        self._leads = candidates.setting.leads

    def find_parts(self, found: list[Reported], whole: Reported) -> list[Reported]:
        """Find counts of what happened last, where the whole is that of a long crisis."""
        parts = [one for one in found if self._may_be_latest(one, whole)]
        most = max(map(value, parts), default=0)
        return [one for one in parts if value(one) * SAME_PART >= most]

    def find_injured(self, latest: Iterable[Reported]) -> Reported | None:
        """Find the injured that an article counts beside the killed of what happened last."""
        articles = {one.passage.article.id for one in latest}
        injured = [one for one in self._candidates.fit if one.figure.term in INJURED.terms]
        beside = [one for one in injured if one.passage.article.id in articles]
        return max(beside, key=value, default=None)

    def find_by_side(self, whole: Reported) -> list[Reported]:
        """Find the dead of each side, as the newest sentence counts them that has most of all."""
        counted: dict[str, list[Reported]] = defaultdict(list)
        for one in self._candidates.fit:
            is_of_side = one.figure.unit in FORCES | PEOPLE and value(one) <= value(whole)
            if one.figure.term in KILLED.terms and is_of_side:
                counted[one.passage.id].append(one)
        sides = [those for those in counted.values() if _are_sides(those, whole)]
        newest = max(
            sides, key=lambda those: (day_of(those[0]), sum(map(value, those))), default=[]
        )
        return sorted((one for one in newest if one is not whole), key=value, reverse=True)

    def _may_be_latest(self, one: Reported, whole: Reported) -> bool:
        if self._is_of_its_own(one, whole):
            return True
        is_part = value(whole) * LEAST_PART <= value(one) < value(whole) / SAME_WHOLE
        is_new = day_of(one) >= day_of(whole) and one.figure.scope != WAR
        is_long = whole.figure.scope == WAR or day_of(one) > day_of(whole)
        if not (is_part and is_new and is_long) or share_of(one) is not Share.WHOLE:
            return False
        return self._leads(one) or self._candidates.alike.of(one) > 1

    def _is_of_its_own(self, one: Reported, whole: Reported) -> bool:
        """Whether it was counted in one town of the country, and that is what articles open with.

        They open with the count itself, or most of them with the town.
        """
        if not _is_local_part(one, whole) or not self._leads(one):
            return False
        if self._is_older_state(one, whole):
            return False
        is_in_most_leads = self._candidates.setting.is_in_most_leads(one.figure.place)
        return is_in_most_leads or self._is_in_several_leads(one)

    def _is_older_state(self, one: Reported, whole: Reported) -> bool:
        """Whether a count is an older state of the whole, whose article opens with its place."""
        return day_of(one) < day_of(whole) and self._opens_with(one.figure.place, whole)

    def _is_in_several_leads(self, one: Reported) -> bool:
        """Whether the articles of several origins open with such a count of its place."""
        thing = one.figure.place, one.figure.term
        fit = self._candidates.fit
        alike = [each for each in fit if (each.figure.place, each.figure.term) == thing]
        opening = {self._candidates.origin_of(each) for each in alike if self._leads(each)}
        return len(opening) >= FEWEST_OPENING

    def _opens_with(self, place: str, whole: Reported) -> bool:
        """Whether the article of the whole names a place where it opens."""
        return self._candidates.setting.names_in_lead(whole.passage.article, place)


def _are_sides(those: list[Reported], whole: Reported) -> bool:
    """Whether these count two sides at least, one of them who fights, and most of the whole."""
    units = {one.figure.unit for one in those}
    is_of_sides = len(units) == len(those) > 1 and not FORCES.isdisjoint(units)
    return is_of_sides and sum(map(value, those)) * SAME_PART >= value(whole)


def _is_local_part(one: Reported, whole: Reported) -> bool:
    """Whether one counts less, in a town or an incident, than the whole in the country or war."""
    is_local = one.figure.scope in (AREA, INCIDENT)
    is_wide = whole.figure.scope in (COUNTRY, WAR)
    return is_local and is_wide and value(one) < value(whole)
