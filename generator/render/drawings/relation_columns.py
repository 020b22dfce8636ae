"""Relations as columns that cross rows of actors: how they are gathered and put in order.

A force layout of sixty actors is a tangle, and an arc of many looks like any other. Here every
actor has a row and every column a place of its own, so that nothing can hide anything else, however
many there are (after BioFabric: Longabaugh, "Combing the hairball", BMC Bioinformatics 2012).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.briefing_items import ListedRelation
from generator.caching.kept import kept
from generator.evidence import ActorName

# The order of the columns: who is with whom, who against whom, and who turns to whom.
KINDS = ("supports", "leads", "opposes", "accuses", "calls on", "speaks with")
ROUNDS = 8  # of moving rows: on real relations nothing changes after the third
UPWARDS = 0.2  # rows that a relation may be longer to have the one that acts above the other

GroupWidth = Callable[[str, int], float]  # how much room so many columns of a kind need
Sides = tuple[str, list[str], bool]  # the keys of a column's hub and leaves; whether the hub acts


class Column(NamedTuple):
    """Relations of one kind that share one side: that is the hub, each other side a leaf."""

    relation: str
    hub: ActorName
    acts: bool  # whether the hub is the one that acts
    listed: tuple[ListedRelation, ...]

    @property
    def leaves(self) -> tuple[ActorName, ...]:
        return tuple(_other(one, self.hub) for one in self.listed)

    @property
    def actors(self) -> tuple[ActorName, ...]:
        """The actors in the order in which they would stand best: who acts above."""
        return (self.hub, *self.leaves) if self.acts else (*self.leaves, self.hub)


@dataclass(frozen=True, slots=True)
class Panel:
    """Columns that are drawn side by side, by their kinds, and the rows that they cross."""

    groups: tuple[tuple[str, tuple[Column, ...]], ...]
    rows: tuple[ActorName, ...]


def make_panels(listed: Iterable[ListedRelation], room: float, width: GroupWidth) -> list[Panel]:
    """Lay the relations out as panels, none wider than `room`.

    Whoever is related, however remotely, stands in the same panel as long as there is room.
    """
    panels: list[list[Column]] = [[]]
    for column in _by_component(make_columns(listed)):
        if panels[-1] and _width([*panels[-1], column], width) > room:
            panels.append([])
        panels[-1].append(column)
    return [_panel(columns) for columns in panels if columns]


def make_columns(listed: Iterable[ListedRelation]) -> list[Column]:
    """As few columns as the relations' common sides allow, those of each kind together."""
    by_kind: dict[str, list[ListedRelation]] = defaultdict(list)
    for one in listed:
        by_kind[one.stance.relation].append(one)
    columns = []
    for kind in sorted(by_kind, key=_rank):
        waiting = by_kind[kind]
        while waiting:
            shared = Counter(side for one in waiting for side in _sides(one))
            hub, acts = max(shared, key=shared.__getitem__)  # the first met of several
            mine = [one for one in waiting if (hub, acts) in _sides(one)]
            columns.append(Column(kind, hub, acts=acts, listed=tuple(mine)))
            waiting = [one for one in waiting if one not in mine]
    return columns


def _rank(kind: str) -> tuple[int, str]:
    return KINDS.index(kind) if kind in KINDS else len(KINDS), kind


def _sides(one: ListedRelation) -> tuple[tuple[ActorName, bool], ...]:
    """Tell who can be the hub, and whether as the one that acts; of a conversation both act."""
    return (one.stance.actor, True), (one.stance.target, one.stance.is_mutual)


def _other(one: ListedRelation, hub: ActorName) -> ActorName:
    return one.stance.target if one.stance.actor == hub else one.stance.actor


def _by_component(columns: list[Column]) -> list[Column]:
    """Order the columns so that related actors stand together, the largest family first."""
    family: dict[ActorName, int] = {}
    for number, column in enumerate(columns):
        joined = {family[actor] for actor in column.actors if actor in family}
        related = [actor for actor, its_family in family.items() if its_family in joined]
        family.update(dict.fromkeys((*related, *column.actors), number))
    size: Counter[int] = Counter()
    for column in columns:
        size[family[column.hub]] += len(column.listed)

    def rank(column: Column) -> tuple[int, int]:
        return -size[family[column.hub]], family[column.hub]

    return sorted(columns, key=rank)


def _width(columns: list[Column], width: GroupWidth) -> float:
    counts = Counter(column.relation for column in columns)
    return sum(width(kind, count) for kind, count in counts.items())


def _panel(columns: list[Column]) -> Panel:
    rows = order_rows(columns)
    place = {actor: number for number, actor in enumerate(rows)}

    def top_down(column: Column) -> list[int]:
        return sorted(place[actor] for actor in column.actors)

    groups: dict[str, list[Column]] = defaultdict(list)
    for column in sorted(columns, key=top_down):
        groups[column.relation].append(column)
    ordered = tuple((kind, tuple(groups[kind])) for kind in sorted(groups, key=_rank))
    return Panel(ordered, tuple(rows))


def order_rows(columns: Sequence[Column]) -> list[ActorName]:
    """Order the actors so that the columns are short."""
    actors = {actor.key: actor for column in columns for actor in column.actors}
    sides = [(one.hub.key, [leaf.key for leaf in one.leaves], one.acts) for one in columns]
    return [actors[key] for key in _order(list(actors), sides)]


@kept
def _order(rows: list[str], sides: Sequence[Sides]) -> list[str]:
    """Order the actors, given by their keys: each moves to its best place until none gains."""
    for _ in range(ROUNDS):
        before = list(rows)
        for actor in before:
            rest = [row for row in rows if row != actor]
            moved = [[*rest[:place], actor, *rest[place:]] for place in range(len(rows))]
            rows = min([rows, *moved], key=lambda order: _length(order, sides))
        if rows == before:
            break
    return rows


def _length(rows: list[str], sides: Sequence[Sides]) -> float:
    """Say how long the columns are together, with what it costs that one that acts stands below."""
    place = {key: number for number, key in enumerate(rows)}
    total = 0.0
    for hub_key, leaf_keys, acts in sides:
        hub, leaves = place[hub_key], [place[key] for key in leaf_keys]
        total += max(hub, *leaves) - min(hub, *leaves)
        total += UPWARDS * sum([(leaf < hub) == acts for leaf in leaves])
    return total
