"""Complete what roles tell once it is known whom the article's common nouns mean."""

from dataclasses import replace

from generator.model import Form, Kind, Role, Span
from generator.parse.actors.clusters import Cluster
from generator.parse.names.known import title_genders


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
    nouns: dict[Span, str] = {}
    for cluster in clusters:
        if cluster.kind is Kind.PERSON:
            continue
        for mention in cluster.mentions:
            if mention.form is Form.NOMINAL:
                nouns[mention.span] = cluster.name
    return nouns


def _filled(role: Role, nouns: dict[Span, str]) -> Role:
    """Give the role with the body whose noun stands inside what tells the role."""
    if role.of:
        return role
    inside = (name for noun, name in nouns.items() if role.span.covers(noun))
    return replace(role, of=next(inside, ""))
