"""Where each actor stands to others."""

from collections import defaultdict
from itertools import chain

from generator.briefing_items import Stance
from generator.evidence import ActorName, Passage
from generator.gather.gathering import Gathering
from generator.model import Parsed, Relation
from generator.parse.events.leaders import LEADS_OFFICE_RULE

Told = list[tuple[Relation, Passage]]


def find_stances(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[Stance, ...]:
    """Give each relation between two actors once, with every passage that tells of it."""
    told: dict[tuple[ActorName, str, ActorName], Told] = defaultdict(list)
    for one in parsed:
        for relation in one.relations:
            actor = gathering.name(one, relation.actor)
            target = gathering.name(one, relation.target)
            if actor != target:
                passage = gathering.passages.at(one, relation.span)
                told[actor, relation.relation, target].append((relation, passage))
    return tuple(
        Stance(
            actor,
            relation,
            target=target,
            passages=tuple({passage.id: passage for _, passage in found}.values()),
            corrected=tuple(dict.fromkeys(chain.from_iterable(one.corrected for one, _ in found))),
            is_of_office=all(_is_of_office(one) for one, _ in found),
        )
        for (actor, relation, target), found in told.items()
    )


def _is_of_office(relation: Relation) -> bool:
    return relation.rule == LEADS_OFFICE_RULE and not relation.corrected
