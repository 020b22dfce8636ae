"""Say whether an actor may be what a common noun or a pronoun means, by what is known of the actor alone."""

from functools import cache

from generator.model import Kind
from generator.parse.lexicon import read_table
from generator.parse.names.known import listed_forms, longest_form, nations, word_set

# Nouns that stand for an organisation or armed group named shortly before, with the words one of which its name must
# hold; none: any of its kind.
GROUP_NOUNS = {
    "group": "", "militia": "", "movement": "", "faction": "", "organisation": "", "organization": "", "company": "",
    "firm": "", "airline": "", "charity": "", "agency": "agency programme program organization organisation unicef",
    "party": "party", "council": "council", "court": "court", "ministry": "ministry", "university": "university",
    "bank": "bank", "committee": "committee", "commission": "commission", "institute": "institute",
    "foundation": "foundation", "department": "department",
}  # fmt: skip
ARMED_ONLY = frozenset({"militia", "faction"})
# Whom one can belong to: no newspaper is meant by them.
MEMBERSHIPS = frozenset({"group", "movement", "organisation", "organization", "charity"})
MEDIA = word_set("contexts", "media")
COMMERCIAL = frozenset({"company", "firm", "airline"})
# Ranks that a later mention may leave out: "the minister" for the foreign minister.
OPTIONAL = word_set("contexts", "optional")


def is_plural(cluster) -> bool:
    """Whether "they" can mean the actor, and "it" cannot."""
    last = cluster.name.split()[-1]
    return cluster.kind is Kind.PEOPLE or (cluster.identity.key[0] == "opposition" and last.endswith("s"))


def describes(modifiers: list[str], cluster) -> bool:
    """Whether the words between "the" and its noun fit the body: "the Lebanese group", not "the gay rights group"."""
    name = cluster.name.lower().split()
    return all(
        not word.islower() or "-" in word or word in word_set("contexts", "group modifiers") or word in name
        for word in modifiers
    )


def is_group(cluster, noun: str) -> bool:
    """Whether the noun can mean the actor at all."""
    if cluster.kind is Kind.ARMED_GROUP:
        return noun not in COMMERCIAL and not GROUP_NOUNS[noun] and cluster.identity.key[0] != "opposition"
    if cluster.kind is not Kind.ORGANISATION or noun in ARMED_ONLY:
        return False
    if noun in MEMBERSHIPS and cluster.name.lower().split()[-1] in MEDIA:
        return False
    required = GROUP_NOUNS[noun].split()
    return not required or any(word in cluster.name.lower() for word in required)


def bears(cluster, noun: str, country: str, inside: list[str]) -> bool:
    """Whether a person holds the office that the phrase names, with all its modifiers and of that country."""
    modifiers = inside[1:-1]
    for role in cluster.roles:
        words = role.title.lower().split()
        if role.former or not words or not (words[-1] == noun or _stands_for(noun, words, modifiers)):
            continue
        known = {*words, *role.of.lower().split(), *(form.lower() for form in listed_forms(role.of))}
        rest = [word for word in modifiers if word.lower() not in known]
        if country and _in_country(role.of, country):
            rest = [word for word in rest if not longest_form(nations(), (word,), 0)]
        ranks = word_set("titles", "modifier") & set(words[:-1]) if words[-1] == noun else frozenset()
        if not rest and ranks <= {word.lower() for word in modifiers} | OPTIONAL:
            return True
    return False


def _stands_for(noun: str, office: list[str], modifiers: list[str]) -> bool:
    """Whether the noun is said of such an office where it is told whose: "the UN chief", "the German leader"."""
    if office[-1] not in offices_meant(noun) or not any(word[0].isupper() for word in modifiers):
        return False
    return office[-1] != "minister" or "prime" in office


@cache
def offices_meant(noun: str) -> tuple[str, ...]:
    """The last words of the offices that the noun may stand for."""
    return tuple(dict(read_table("titles")["stands for"]).get(noun, "").split())


def _in_country(of: str, country: str) -> bool:
    words = of.split()
    found = longest_form(nations(), words, 0) if words else None
    return bool(found) and found[1].name == country
