"""Say whether an actor may be what a common noun means, by what is known of the actor alone."""

from functools import cache, partial

from generator.model import Kind, Role
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.role_text import heads_of
from generator.parse.grammar.word_classes import is_medium
from generator.parse.names.known import listed_forms, longest_form, nations
from generator.word_lists import read_table, word_set

GROUP_NOUNS = {noun: needed for noun, *needed in read_table("contexts")["group nouns"]}
# A body of such a head is no "group": the words that its name may end with, or begin with.
NO_GROUPS = frozenset(GROUP_NOUNS) - {"group", "movement", "charity"} | word_set(
    "contexts", "no groups"
)
# Whom one can belong to or buy from: no newspaper and no authority is meant by them.
MEMBERSHIPS = word_set("contexts", "memberships")
PLATFORMS = word_set("contexts", "platforms")
GROUP_MODIFIERS = word_set("contexts", "group modifiers")
CIVIL = word_set("contexts", "civil modifiers")
# Ranks that a later mention may leave out: "the minister" for the foreign minister.
OPTIONAL = word_set("contexts", "optional")
RANKS = word_set("titles", "modifier") - {"veteran"}


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
    if cluster.kind is Kind.ARMED_GROUP and not CIVIL.isdisjoint(modifiers):
        return False
    return all(_says_nothing(word) or word in name for word in modifiers)


def _says_nothing(modifier: str) -> bool:
    """Tell whether the word before a noun speaks of no other body."""
    return not modifier.islower() or "-" in modifier or modifier in GROUP_MODIFIERS


def is_group(cluster: Cluster, noun: str) -> bool:
    """Tell whether the noun of `GROUP_NOUNS` can mean the actor at all."""
    required = GROUP_NOUNS[noun]
    if noun in {"army", "military"}:
        return cluster.identity.key[-1] in required
    if cluster.kind is Kind.ARMED_GROUP:
        return not required and cluster.basis != "opposition"
    if cluster.kind is not Kind.ORGANISATION or noun in {"militia", "faction"}:
        return False
    words = cluster.name.lower().split()
    if noun in MEMBERSHIPS and _is_no_group(cluster, words, noun):
        return False
    return not required or any(word in one for one in words for word in required)


def _is_no_group(cluster: Cluster, words: list[str], noun: str) -> bool:
    """Tell whether nobody calls the body a group: a newspaper, a ministry, the United Nations."""
    if is_medium(cluster.name) or cluster.basis == "national" or cluster.name in PLATFORMS:
        return True
    return words[-1] in NO_GROUPS - {noun} or words[0] in NO_GROUPS


def is_told_apart(noun: str) -> bool:
    """Tell whether the noun is part of the names of those whom it can mean: "the ministry"."""
    return bool(GROUP_NOUNS[noun])


def bears(person: Cluster, noun: str, *, country: str, modifiers: list[str]) -> bool:
    """Tell whether a person holds the office in that country that a noun with modifiers names."""
    is_meant = partial(_is_office, noun=noun, country=country, modifiers=modifiers)
    return any(map(is_meant, person.roles))


def _is_office(role: Role, noun: str, *, country: str, modifiers: list[str]) -> bool:
    """Tell whether the role is the office that the noun and its modifiers name."""
    if role.former or _unexplained(modifiers, role, country=country):
        return False
    told = OPTIONAL.union(map(str.lower, modifiers))
    for office in heads_of(role.title):
        if office[-1] == noun and RANKS.intersection(office[:-1]) <= told:
            return True
        if office[-1] != noun and _stands_for(noun, office, modifiers):
            return True
    return False


def _unexplained(modifiers: list[str], role: Role, *, country: str) -> bool:
    """Tell whether a modifier says what the role does not: "the French minister"."""
    explained = set(role.title.lower().split())
    explained.update(role.of.lower().split())
    for form in listed_forms(role.of):
        explained.update(form.lower().split())
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
