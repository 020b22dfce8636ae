"""Say whether an actor may be what a common noun means, by what is known of the actor alone."""

from functools import cache, partial

from generator.model import Kind, Role
from generator.parse.actors.clusters import Cluster
from generator.parse.names.known import (
    listed_forms,
    longest_form,
    nations,
    word_set,
)
from generator.word_lists import read_table

# Nouns that stand for an organisation or armed group named shortly before, with the words one of
# which its name must hold; none: any of its kind.
GROUP_NOUNS = {
    "group": "",
    "militia": "",
    "movement": "",
    "faction": "",
    "organisation": "",
    "organization": "",
    "company": "",
    "firm": "",
    "airline": "",
    "charity": "",
    "agency": "agency programme program organization organisation unicef",
    "party": "party",
    "council": "council",
    "court": "court",
    "ministry": "ministry",
    "university": "university",
    "bank": "bank",
    "committee": "committee",
    "commission": "commission",
    "institute": "institute",
    "foundation": "foundation",
    "department": "department",
}
ARMED_ONLY = frozenset({"militia", "faction"})
# Whom one can belong to: no newspaper is meant by them.
MEMBERSHIPS = frozenset({"group", "movement", "organisation", "organization", "charity"})
MEDIA = word_set("contexts", "media")
COMMERCIAL = frozenset({"company", "firm", "airline"})
GROUP_MODIFIERS = word_set("contexts", "group modifiers")
# Ranks that a later mention may leave out: "the minister" for the foreign minister.
OPTIONAL = word_set("contexts", "optional")
RANKS = word_set("titles", "modifier")


def is_plural(cluster: Cluster) -> bool:
    """Tell whether "they" can mean the actor, and "it" cannot."""
    if cluster.kind is Kind.PEOPLE:
        return True
    last = cluster.name.split()[-1]
    return cluster.basis == "opposition" and last.endswith("s")


def describes(modifiers: list[str], cluster: Cluster) -> bool:
    """Tell whether the words between "the" and its noun fit the body.

    "The Lebanese group" may be any group, "the gay rights group" is not.
    """
    name = cluster.name.lower().split()
    return all(_says_nothing(word) or word in name for word in modifiers)


def _says_nothing(modifier: str) -> bool:
    """Tell whether the word before a noun speaks of no other body."""
    return not modifier.islower() or "-" in modifier or modifier in GROUP_MODIFIERS


def is_group(cluster: Cluster, noun: str) -> bool:
    """Tell whether the noun of `GROUP_NOUNS` can mean the actor at all."""
    required = GROUP_NOUNS[noun].split()
    if cluster.kind is Kind.ARMED_GROUP:
        return noun not in COMMERCIAL and not required and cluster.basis != "opposition"
    if cluster.kind is not Kind.ORGANISATION or noun in ARMED_ONLY:
        return False
    name = cluster.name.lower()
    if noun in MEMBERSHIPS and name.split()[-1] in MEDIA:
        return False
    return not required or any(word in name for word in required)


def bears(person: Cluster, noun: str, *, country: str, modifiers: list[str]) -> bool:
    """Tell whether a person holds the office in that country that a noun with modifiers names."""
    is_meant = partial(_is_office, noun=noun, country=country, modifiers=modifiers)
    return any(map(is_meant, person.roles))


def _is_office(role: Role, noun: str, *, country: str, modifiers: list[str]) -> bool:
    """Tell whether the role is the office that the noun and its modifiers name."""
    office = role.title.lower().split()
    if role.former or not office:
        return False
    if _unexplained(modifiers, role, country=country):
        return False
    if office[-1] == noun:
        told = OPTIONAL.union(map(str.lower, modifiers))
        return RANKS.intersection(office[:-1]) <= told
    return _stands_for(noun, office, modifiers)


def _unexplained(modifiers: list[str], role: Role, *, country: str) -> bool:
    """Tell whether a modifier says what the role does not: "the French minister"."""
    explained = set(role.title.lower().split())
    explained.update(role.of.lower().split())
    explained.update(form.lower() for form in listed_forms(role.of))
    rest = [word for word in modifiers if word.lower() not in explained]
    if rest and country and _in_country(role.of, country):
        rest = [word for word in rest if not longest_form(nations(), (word,), 0)]
    return bool(rest)


def _stands_for(noun: str, office: list[str], modifiers: list[str]) -> bool:
    """Tell whether the noun is said of such an office where it is told whose: "the UN chief"."""
    is_owned = any(word[0].isupper() for word in modifiers)
    if not is_owned or office[-1] not in offices_meant(noun):
        return False
    return office[-1] != "minister" or "prime" in office


@cache
def offices_meant(noun: str) -> tuple[str, ...]:
    """Give the last words of the offices that the noun may stand for."""
    offices = dict(read_table("titles")["stands for"])
    return tuple(offices.get(noun, "").split())


def _in_country(of: str, country: str) -> bool:
    """Tell whether what the office is of is the country, or begins with its name."""
    words = of.split()
    found = longest_form(nations(), words, 0) if words else None
    return bool(found) and found[1].name == country
