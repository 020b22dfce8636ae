"""Group the names of an article so that all names of one actor stand together."""

import re

from generator.model import Kind, Name
from generator.parse.actors.bodies import NameBorders, join_bodies
from generator.parse.actors.clusters import Cluster, without, written
from generator.parse.actors.identities import identify
from generator.parse.actors.persons import join_persons
from generator.parse.names.acronyms import ACRONYM_OF_BODY_RULE, IN_BRACKETS_RULE
from generator.word_lists import word_set

KNOWN_AS = re.compile(
    r",?\s(?:(?:also|better|widely|commonly|popularly)\s)?"
    r"(?:(?:known|referred to) as (?:the )?|known by (?:the|his|her) nom[- ]de[- ]guerre,? )$"
)
LONGEST_KNOWN_AS = 40  # code points
IN_ARMS_RULE = "people in arms"
FEW = 3  # names; who is named more often is somebody by that name
# Heads that name no body by themselves.
BARE_HEADS = word_set("contexts", "bare heads")
# The rules of acronyms that stand for what the article says, not for what is listed.
INTRODUCED = frozenset({IN_BRACKETS_RULE, ACRONYM_OF_BODY_RULE})
# Bodies of the UN's that states have too: it is the UN's where the article names the UN.
STATES_HAVE_TOO = frozenset({"Security Council", "Human Rights Council", "General Assembly"})
OF_UN = re.compile(r"\bU\.?N\b|\bUnited Nations\b")
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
    clusters = _join_described(_join_known_as(clusters, text), text)
    return [cluster for cluster in clusters if not _is_bare_head(cluster)]


def _is_bare_head(cluster: Cluster) -> bool:
    """Tell whether nothing but a head names the body: "the Organization" of nobody's."""
    return cluster.basis == "body" and cluster.identity.name.lower() in BARE_HEADS


def _join_described(clusters: list[Cluster], text: str) -> list[Cluster]:
    """Join what describes a body to its name: "the Arab militia, the Free Guard, is armed"."""
    described = [one for one in clusters if _is_description(one)]
    if not described:
        return clusters
    borders = NameBorders([one for one in clusters if one.basis in {"body", "known"}], text)
    joined: set[int] = set()
    for cluster in described:
        target = next(filter(None, map(borders.apposed, cluster.names)), cluster)
        if target is not cluster:
            target.absorb(cluster)
            target.identity = target.identity._replace(kind=cluster.kind)
            joined.add(id(cluster))
    return without(clusters, joined)


def _is_description(cluster: Cluster) -> bool:
    """Tell whether a few common nouns name the body: "Arab militia", "Israel's parliament"."""
    is_described = cluster.basis == "national" or cluster.names[0].rule == IN_ARMS_RULE
    return is_described and len(cluster.names) <= FEW


def _group_by_identity(names: tuple[Name, ...], text: str) -> ByKey:
    """Group the names that are neither of persons nor of places."""
    by_key: ByKey = {}
    is_of_un = OF_UN.search(text) is not None
    for name in names:
        if name.kind in NOT_BY_IDENTITY:
            continue
        words = written(name.span, text)
        is_listed = name.rule not in INTRODUCED and (is_of_un or words not in STATES_HAVE_TOO)
        identity = identify(words, name.kind, is_listed)
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
        starts = (name.span.start for name in cluster.names)
        found = (KNOWN_AS.search(text, max(0, at - LONGEST_KNOWN_AS), at) for at in starts)
        match = next(filter(None, found), None)
        first = owner.get(match.start()) if match else None
        if first in (None, cluster) or id(first) in joined:
            continue
        if first.kind is cluster.kind:
            first.absorb(cluster)
            joined.add(id(cluster))
    return without(clusters, joined)
