"""Gather the names of an article into actors: who or what acts, with all that the article calls it.

First come together the names that are one actor by themselves (`identities`). Then each shorter
name joins the longer one that it is a part of ("Qassem": Naim Qassem; "HTS": Hayat Tahrir al-Sham).
Roles, common nouns and pronouns follow.
"""

from collections import Counter
from operator import attrgetter

from generator.frozen import replace
from generator.model import Actor, Form, Kind, Mention, Parsed, Role, Span
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.coreference import find_coreferences
from generator.parse.actors.grouping import group_names
from generator.parse.actors.media import is_only_told
from generator.parse.actors.naming import find_aliases, full_name
from generator.parse.actors.roles import find_roles
from generator.parse.names.credits import CREDIT_RULE
from generator.parse.names.known import title_genders
from generator.spelling import slug

SPAN = attrgetter("span")


def find_actors(parsed: Parsed) -> tuple[Actor, ...]:
    """Find the actors of the article, in the order of their first mention."""
    text = parsed.article.text
    grouped = group_names(parsed.names, text)
    clusters = [cluster for cluster in grouped if not _is_credited(cluster)]
    for cluster in clusters:
        cluster.name = full_name(cluster, text)
    find_roles(parsed, clusters)
    for cluster in clusters:
        cluster.gender = cluster.gender or gender_of(cluster.roles)
    find_coreferences(parsed, clusters)
    fill_offices(clusters)
    clusters = [cluster for cluster in clusters if not is_only_told(cluster, text)]
    clusters.sort(key=_first_span)
    keys: Counter[str] = Counter()
    return tuple(_actor(cluster, keys, text) for cluster in clusters)


def _is_credited(cluster: Cluster) -> bool:
    """Tell whether the article only names somebody for having made it."""
    return all(name.rule == CREDIT_RULE for name in cluster.names)


def _first_span(cluster: Cluster) -> Span:
    """Give where the actor is mentioned first."""
    return min(map(SPAN, (*cluster.names, *cluster.mentions)))


def _actor(cluster: Cluster, keys: Counter[str], text: str) -> Actor:
    """Make the finished actor; `keys` counts those used so far, so that each stands once."""
    key = slug(cluster.name)
    keys[key] += 1
    if keys[key] > 1:
        key = f"{key}-{keys[key]}"
    mentions = [Mention(name.span, Form.NAME, name.rule) for name in cluster.names]
    mentions += cluster.mentions
    mentions.sort(key=SPAN)
    return Actor(
        key=key,
        name=cluster.name,
        kind=cluster.kind,
        roles=tuple(cluster.roles),
        aliases=find_aliases(cluster, text),
        mentions=tuple(mentions),
    )


def gender_of(roles: list[Role]) -> str:
    """Give the gender that a person's roles give away ("chairwoman"); "" where none or both do."""
    known = title_genders()
    words = [word for role in roles for word in role.title.lower().split()]
    genders = {known[word] for word in words if known.get(word)}
    return genders.pop() if len(genders) == 1 else ""


def fill_offices(clusters: list[Cluster]) -> None:
    """Say whose an office is where a common noun does: "X, the commission's chairwoman"."""
    nouns = _nouns_for_bodies(clusters)
    if not nouns:
        return
    for person in clusters:
        if person.kind is Kind.PERSON:
            person.roles = [_filled(role, nouns) for role in person.roles]


def _nouns_for_bodies(clusters: list[Cluster]) -> dict[Span, str]:
    """Map the common nouns that mean no person to the names of whom they mean."""
    return {
        mention.span: cluster.name
        for cluster in clusters
        if cluster.kind is not Kind.PERSON
        for mention in cluster.mentions
        if mention.form is Form.NOMINAL
    }


def _filled(role: Role, nouns: dict[Span, str]) -> Role:
    """Give the role with the body whose noun stands inside what tells the role."""
    if role.of:
        return role
    inside = (name for noun, name in nouns.items() if role.span.covers(noun))
    return replace(role, of=next(inside, ""))
