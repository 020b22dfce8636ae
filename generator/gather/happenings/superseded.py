"""The sentences that tell what merely led to a happening which others tell: an advance on a town.

Whoever reads first that an army advances on a town, and not that the town has fallen, is misled.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from generator.claim_kinds import ClaimKind
from generator.claims import Claim
from generator.evidence import Statement
from generator.gather.happenings.happening_words import (
    AT_PLACE,
    HAPPENINGS,
    LEADING,
    names_in,
    words_of,
)
from generator.gather.happenings.told_happenings import HappeningReader, ToldHappening
from generator.gather.measures.apart import are_apart
from generator.model import Parsed

# Days that what came of it may be told before what led to it, by a slower paper, and after it.
BEFORE, BEHIND = 14, 180
LEADS = words_of(LEADING)  # made with the module, whose patterns are kept compiled


def find_superseded(
    statements: Iterable[Statement], parsed: Iterable[Parsed], claims: Iterable[Claim]
) -> frozenset[str]:
    """Give the ids of the passages that tell what led to something told elsewhere.

    The place agrees, and so do those who act, as far as both name them. With a passage stand those
    of its claim: they tell the same siege, if without the name of the town.
    """
    outcomes, leads = _read_told(HappeningReader(parsed), statements)
    leading = frozenset(
        id for lead, id in leads if any(_came_of(lead, one) for one in outcomes[lead.name])
    )
    alike = (one.passage_ids for one in claims if one.kind is ClaimKind.HAPPENING)
    alike = (ids for ids in alike if not leading.isdisjoint(ids))
    also = frozenset(id for _, id in leads).intersection(chain.from_iterable(alike))
    return leading | also


def _read_told(
    reader: HappeningReader, statements: Iterable[Statement]
) -> tuple[dict[str, list[ToldHappening]], list[tuple[ToldHappening, str]]]:
    """Read what came of something, by its name, and what may lead to it, with its passage's id."""
    outcomes: dict[str, list[ToldHappening]] = defaultdict(list)
    leads: list[tuple[ToldHappening, str]] = []
    for one in statements:
        told = [*reader.read(one, HAPPENINGS, names_in(LEADING))]
        for each in told:
            outcomes[each.name].append(each)
        known = {each.name for each in told}
        found = (each for each in reader.read(one, LEADS) if each.name not in known)
        leads += ((each, one.passage.id) for each in found)
    return outcomes, leads


def _came_of(lead: ToldHappening, outcome: ToldHappening) -> bool:
    is_near = -BEFORE <= outcome.day - lead.day <= BEHIND
    has_place = not lead.where.isdisjoint(outcome.where)
    # Of a storm or a truce there is one, wherever it is told.
    has_one_place = lead.name in names_in(AT_PLACE)
    may_lack_place = not has_one_place and not (lead.where and outcome.where)
    is_possible = is_near and not are_apart(lead.who, outcome.who)
    return is_possible and (has_place or may_lack_place)
