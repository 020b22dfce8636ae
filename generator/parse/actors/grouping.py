"""Group the names of an article so that all names of one actor stand together."""

import re

from generator.model import Kind, Name
from generator.parse.actors.bodies import join_bodies
from generator.parse.actors.clusters import Cluster, written
from generator.parse.actors.identities import identify
from generator.parse.actors.persons import join_persons
from generator.parse.names.acronyms import ACRONYM_OF_BODY_RULE, IN_BRACKETS_RULE

KNOWN_AS = re.compile(
    r",?\s(?:(?:also|better|widely|commonly|popularly)\s)?"
    r"(?:known|referred to) as (?:the )?$"
)
LONGEST_KNOWN_AS = 40  # code points
# The rules of acronyms that stand for what the article says, not for what is listed.
INTRODUCED = frozenset({IN_BRACKETS_RULE, ACRONYM_OF_BODY_RULE})
# Names of these kinds are not grouped by their identity alone.
NOT_BY_IDENTITY = frozenset({Kind.PERSON, Kind.PLACE, Kind.OTHER})

ByKey = dict[tuple[str, ...], Cluster]


def group_names(names: tuple[Name, ...], text: str) -> list[Cluster]:
    """Put each name in the cluster of its actor; places that do not act are left out."""
    by_key = _group_by_identity(names, text)
    _add_places(by_key, names, text)
    clusters = join_bodies(list(by_key.values()), text)
    persons = [name for name in names if name.kind is Kind.PERSON]
    for identity, forms, gender in join_persons(persons, text):
        clusters.append(Cluster(identity, forms, gender=gender))
    return _join_known_as(clusters, text)


def _group_by_identity(names: tuple[Name, ...], text: str) -> ByKey:
    """Group the names that are neither of persons nor of places."""
    by_key: ByKey = {}
    for name in names:
        if name.kind in NOT_BY_IDENTITY:
            continue
        is_listed = name.rule not in INTRODUCED
        identity = identify(written(name.span, text), name.kind, is_listed)
        if identity.key not in by_key:
            by_key[identity.key] = Cluster(identity)
        by_key[identity.key].names.append(name)
    return by_key


def _add_places(by_key: ByKey, names: tuple[Name, ...], text: str) -> None:
    """Add the countries that are only places here to the states of that name, where these act."""
    for name in names:
        if name.kind is not Kind.PLACE:
            continue
        identity = identify(name.span.of(text), name.kind)
        if identity.country and identity.key in by_key:
            by_key[identity.key].names.append(name)


def _join_known_as(clusters: list[Cluster], text: str) -> list[Cluster]:
    """Join second names to first ones: "Ilich Ramirez, known as Carlos"."""
    owner = {name.span.end: cluster for cluster in clusters for name in cluster.names}
    joined: set[int] = set()
    for cluster in clusters:
        start = cluster.names[0].span.start
        match = KNOWN_AS.search(text, max(0, start - LONGEST_KNOWN_AS), start)
        first = owner.get(match.start()) if match else None
        if first in (None, cluster) or id(first) in joined:
            continue
        if first.kind is cluster.kind:
            first.absorb(cluster)
            joined.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in joined]
