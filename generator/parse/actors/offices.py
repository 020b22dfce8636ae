"""Complete what roles tell once it is known whom the article's common nouns mean."""

from dataclasses import replace

from generator.model import Form, Kind, Role, Span
from generator.parse.names.known import title_genders


def gender_of(roles: list[Role]) -> str:
    """The gender that the roles of a person give away ("chairwoman", "a mother of three"); "" where none does."""
    known = title_genders()
    genders = {known[word] for role in roles for word in role.title.lower().split() if known.get(word)}
    return genders.pop() if len(genders) == 1 else ""


def fill_offices(clusters: list) -> None:
    """Say whose an office is where a common noun does: "Navi Pillay, the commission's chairwoman"."""
    bodies = [cluster for cluster in clusters if cluster.kind is not Kind.PERSON]
    nouns = {
        mention.span: cluster.name for cluster in bodies for mention in cluster.mentions if mention.form is Form.NOMINAL
    }
    if not nouns:
        return
    for cluster in clusters:
        if cluster.kind is Kind.PERSON:
            cluster.roles = [role if role.of else replace(role, of=_inside(role.span, nouns)) for role in cluster.roles]


def _inside(span: Span, nouns: dict[Span, str]) -> str:
    return next((name for noun, name in nouns.items() if span.start <= noun.start and noun.end <= span.end), "")
