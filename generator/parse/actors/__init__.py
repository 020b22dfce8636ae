"""Gather the names of an article into actors: who or what acts, with all that the article calls it.

The names that are one actor by themselves (`identities`) come together first; then each shorter name joins the longer
one that it is a part of ("Qassem": Naim Qassem; "HTS": Hayat Tahrir al-Sham). Roles, common nouns and pronouns follow.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from operator import attrgetter

from generator.model import Actor, Form, Kind, Mention, Name, Parsed, Role
from generator.parse.actors.coreference import Reader
from generator.parse.actors.identities import Identity, identify
from generator.parse.actors.offices import fill_offices, gender_of
from generator.parse.actors.persons import join_persons
from generator.parse.actors.roles import find_roles
from generator.parse.names.acronyms import IN_BRACKETS, abbreviates, has_initials
from generator.parse.names.credits import CREDIT
from generator.parse.names.known import longest_form, nations
from generator.spelling import fold, slug

KNOWN_AS = re.compile(r",?\s(?:(?:also|better|widely|commonly|popularly)\s)?(?:known|referred to) as (?:the )?$")
LONGEST_KNOWN_AS = 40  # code points
OPENINGS = frozenset({" (", " ["})
# The rules of acronyms that stand for what the article says, not for what is listed.
INTRODUCED = frozenset({IN_BRACKETS, "acronym of a body"})
MANY = 30  # long names that an acronym is compared with; an article of more is a list
SPAN = attrgetter("span")


@dataclass(slots=True, eq=False)
class Cluster:
    """An actor in the making."""

    identity: Identity
    names: list[Name] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)  # common nouns and pronouns
    roles: list[Role] = field(default_factory=list)
    gender: str = ""  # "m", "f" or ""
    name: str = ""

    @property
    def kind(self) -> Kind:
        return self.identity.kind


def find_actors(parsed: Parsed) -> tuple[Actor, ...]:
    """The actors of the article, in the order of their first mention."""
    text = parsed.article.text
    clusters = [cluster for cluster in _join_known_as(_gather(parsed.names, text), text) if not _is_credited(cluster)]
    for cluster in clusters:
        cluster.name = _full_name(cluster, text)
    find_roles(parsed, clusters)
    for cluster in clusters:
        cluster.gender = cluster.gender or gender_of(cluster.roles)
    Reader(parsed, clusters, _rebels).read(parsed)
    fill_offices(clusters)
    clusters = [cluster for cluster in clusters if cluster.names or cluster.mentions]
    clusters.sort(key=lambda cluster: min(map(SPAN, (*cluster.names, *cluster.mentions))))
    keys: Counter[str] = Counter()
    return tuple(_actor(cluster, keys, text) for cluster in clusters)


def _is_credited(cluster: Cluster) -> bool:
    """Whether the article only names somebody for having made it."""
    return all(name.rule == CREDIT for name in cluster.names)


def _rebels(name: str) -> Cluster:
    """The actor of an article whose rebels have no name."""
    return Cluster(Identity(("opposition", ""), name, Kind.ARMED_GROUP), name=name)


def _gather(names: tuple[Name, ...], text: str) -> list[Cluster]:
    """Every name in one cluster, places that do not act in none."""
    by_key: dict[tuple, Cluster] = {}
    persons, places = [], []
    for name in names:
        if name.kind is Kind.PERSON:
            persons.append(name)
        elif name.kind is Kind.PLACE:
            places.append(name)
        elif name.kind is not Kind.OTHER:
            listed = name.rule not in INTRODUCED
            identity = identify(" ".join(name.span.of(text).split()), name.kind, listed)
            if identity.key not in by_key:
                by_key[identity.key] = Cluster(identity)
            by_key[identity.key].names.append(name)
    for name in places:
        identity = identify(name.span.of(text), name.kind)
        if identity.country and identity.key in by_key:
            by_key[identity.key].names.append(name)
    clusters = _join_bodies(list(by_key.values()), text)
    return clusters + [
        Cluster(identity, names, gender=gender) for identity, names, gender in join_persons(persons, text)
    ]


def _join_known_as(clusters: list[Cluster], text: str) -> list[Cluster]:
    """Second names joined to first ones: "Ilich Ramirez, known as Carlos"."""
    owner = {name.span.end: cluster for cluster in clusters for name in cluster.names}
    gone: set[int] = set()
    for cluster in clusters:
        start = cluster.names[0].span.start
        match = KNOWN_AS.search(text, max(0, start - LONGEST_KNOWN_AS), start)
        first = owner.get(match.start()) if match else None
        if first is not None and first is not cluster and first.kind is cluster.kind and id(first) not in gone:
            first.names = sorted(first.names + cluster.names, key=lambda name: name.span)
            gone.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _join_bodies(clusters: list[Cluster], text: str) -> list[Cluster]:
    """Acronyms and short forms joined to the long names that they stand for."""
    bodies = [cluster for cluster in clusters if cluster.identity.key[0] in ("body", "known")]
    longer: dict[str, list[Cluster]] = defaultdict(list)  # by the folds of their words, and by these words' initials
    for cluster in bodies:
        words = cluster.identity.name.split()
        if len(words) > 1:
            for key in {fold(word) for word in words} | {word[0].upper() for word in words}:
                longer[key].append(cluster)
    starts = {name.span.start: cluster for cluster in bodies for name in cluster.names}
    ends = {name.span.end: cluster for cluster in bodies for name in cluster.names}
    gone: set[int] = set()
    for cluster in bodies:
        if cluster.identity.key[0] != "body" or " " in cluster.identity.name:
            continue
        target = _introduced(cluster, starts, ends, text) or _stands_for(cluster, longer)
        if target is not None and target is not cluster and id(target) not in gone:
            target.names = sorted(target.names + cluster.names, key=lambda name: name.span)
            gone.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _stands_for(cluster: Cluster, longer: dict[str, list[Cluster]]) -> Cluster | None:
    """The long name that an acronym abbreviates, or whose head word stands alone ("the Council"); None if unclear."""
    short = cluster.identity.name
    if sum(letter.isupper() for letter in short) > 1:
        near = [(other, tuple(other.identity.name.split())) for other in longer.get(short[0], ())[:MANY]]
        fits = [other for other, words in near if has_initials(short, words)]
        return fits[0] if len(fits) == 1 else None
    fits = longer.get(fold(short), ())
    return fits[0] if len(fits) == 1 and fits[0].names[0].span < cluster.names[0].span else None


def _introduced(cluster: Cluster, starts: dict[int, Cluster], ends: dict[int, Cluster], text: str) -> Cluster | None:
    """The body beside which an acronym stands in parentheses, or that stands in parentheses behind the acronym."""
    for name in cluster.names:
        start, end = name.span
        if name.rule == IN_BRACKETS and text[max(0, start - 2) : start] in OPENINGS and start - 2 in ends:
            return ends[start - 2]
        if text[end : end + 2] in OPENINGS:
            first = end + 2 + 4 * text.startswith("the ", end + 2)
            other = starts.get(first)
            if other and abbreviates(cluster.identity.name, tuple(other.identity.name.split())):
                return other
    return None


def _full_name(cluster: Cluster, text: str) -> str:
    """The fullest form, as a reader would look it up; a state's as the article spells it."""
    identity = cluster.identity
    if identity.key[0] in ("person", "known"):
        return identity.name
    forms = Counter(" ".join(name.span.of(text).split()) for name in cluster.names)
    if identity.key[0] == "state":
        close = [form for form in forms if fold(form)[:3] == fold(identity.name)[:3] and not _is_nationality(form)]
        return max(close, key=lambda form: forms[form]) if close else identity.name
    if identity.key[0] == "national":
        adjective = identity.name.split()[0]
        written = [form for form in forms if form.startswith(adjective)]
        return max(written, key=lambda form: forms[form]) if written else identity.name
    if identity.key[0] in ("body", "opposition"):
        return max(forms, key=lambda form: (len(form.split()), forms[form], form))
    return identity.name


def _is_nationality(form: str) -> bool:
    """Whether the form is a nationality rather than a state's name."""
    found = longest_form(nations(), form.split(), 0)
    return bool(found) and found[1].adjective


def _actor(cluster: Cluster, keys: Counter, text: str) -> Actor:
    key = slug(cluster.name)
    keys[key] += 1
    key = key if keys[key] == 1 else f"{key}-{keys[key]}"
    mentions = [Mention(name.span, Form.NAME, name.rule) for name in cluster.names] + cluster.mentions
    mentions.sort(key=SPAN)
    return Actor(key, cluster.name, cluster.kind, tuple(cluster.roles), _aliases(cluster, text), tuple(mentions))


def _with_article(form: str, name: Name, text: str) -> str:
    """The form, with "the" where it ends in a common noun: "the Syrian regime"."""
    article = text[max(0, name.span.start - 4) : name.span.start]
    return article + form if article.lower() == "the " and form.split()[-1].islower() else form


def _aliases(cluster: Cluster, text: str) -> tuple[str, ...]:
    """Every other form in the text, in text order: names, names with their titles, common nouns."""
    forms, is_state = [], cluster.identity.key[0] == "state"
    for name in cluster.names:
        form = " ".join(text[name.span.start : name.span.end].split())
        if form == cluster.name:
            continue
        if not (is_state and _is_nationality(form)):
            forms.append((name.span.start, _with_article(form, name, text)))
        if name.title and text[name.title.start].isupper():
            forms.append((name.title.start, " ".join(text[name.title.start : name.span.end].split())))
    forms += [(m.span.start, " ".join(m.span.of(text).split())) for m in cluster.mentions if m.form is Form.NOMINAL]
    return tuple(dict.fromkeys(form for _, form in sorted(forms) if form != cluster.name))
