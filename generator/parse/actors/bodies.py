"""Join the acronyms and short forms of organisations to the long names that they stand for."""

import re

from generator.grouped import grouped
from generator.model import Kind, Name
from generator.parse.actors.clusters import Cluster, without
from generator.parse.actors.identities import national_noun
from generator.parse.names.acronyms import IN_BRACKETS_RULE, has_initials
from generator.spelling import fold

# Between a body's name and what describes it, and behind the latter of the two.
BESIDE = re.compile(r",\s(?:the\s)?")
BESIDE_BEFORE = re.compile(r",\s(?:the\s)?$")
CLOSED = re.compile(r"(?:\s\([^()]{2,20}\))?(?:,\s(?!and\b|or\b)[a-z]|\.(?:\s|$))")
FARTHEST = 6  # code points
OPENINGS = frozenset({" (", " ["})
# Listed names that may be short for a society named before.
SHORT_THOUGH_LISTED = frozenset({"Red Cross", "Red Crescent"})
TELLING = 3  # words of a part by which a body is told even before its longer name
LONGEST_PART = 5  # words of a longer name that may stand for it
MANY = 30  # long names that an acronym is compared with; an article of more is a list

LongNames = dict[str, list[Cluster]]


class NameBorders:
    """The clusters of organisations by where their names start and end in the text."""

    def __init__(self, bodies: list[Cluster], text: str):
        self.text = text
        self.starts: dict[int, Cluster] = {}
        self.ends: dict[int, Cluster] = {}
        self.whole: dict[int, int] = {}  # where the names end, by where they start
        for cluster in bodies:
            for name in cluster.names:
                self.starts[name.span.start] = cluster
                self.ends[name.span.end] = cluster
                self.whole[name.span.start] = name.span.end

    def before_brackets(self, name: Name) -> Cluster | None:
        """Give the body behind which the acronym stands in brackets."""
        if name.rule != IN_BRACKETS_RULE:
            return None
        start = name.span.start
        before = max(0, start - 2)
        opens = self.text[before:start] in OPENINGS
        return self.ends.get(before) if opens else None

    def apposed(self, name: Name) -> Cluster | None:
        """Give the body that stands beside a description, a comma between and one behind."""
        if behind := BESIDE.match(self.text, name.span.end):
            target = self.starts.get(behind.end())
            end = self.whole.get(behind.end(), 0)
            if target and CLOSED.match(self.text, end):
                return target
        start = name.span.start
        before = BESIDE_BEFORE.search(self.text, max(0, start - FARTHEST), start)
        if before is None or not CLOSED.match(self.text, name.span.end):
            return None
        return self.ends.get(before.start())


def join_bodies(clusters: list[Cluster], text: str) -> list[Cluster]:
    """Join each short name to the one body that it stands for; the others stay as they are."""
    bodies = [cluster for cluster in clusters if cluster.basis in {"body", "known"}]
    national = [cluster for cluster in clusters if cluster.basis == "national"]
    by_key = [(_key(cluster.identity.key[-1].split()), cluster) for cluster in national]
    by_part = [(part, cluster) for cluster in bodies for part in _parts(cluster)]
    longer = grouped(by_part + by_key)
    borders = NameBorders(bodies + national, text)
    joined: set[int] = set()
    for cluster in bodies:
        target = _longer_name(cluster, borders=borders, longer=longer)
        if target is None:
            continue
        if target is not cluster and id(target) not in joined:
            target.absorb(cluster)
            joined.add(id(cluster))
    return without(clusters, joined)


def _longer_name(cluster: Cluster, *, borders: NameBorders, longer: LongNames) -> Cluster | None:
    """Give the body of which the cluster's name is a short one."""
    name = cluster.identity.name
    if cluster.basis != "body" and name not in SHORT_THOUGH_LISTED:
        return None
    if " " in name:
        return _part_of(cluster, longer)
    return _introduced(cluster, borders) or _stands_for(cluster, longer)


def _parts(cluster: Cluster) -> set[str]:
    """List words, initials, first words and last words of a name of several words."""
    words = cluster.identity.name.split()
    if len(words) < 2:
        return set()
    parts = {fold(word) for word in words}
    parts.update(word[0].upper() for word in words)
    if words[0].lower() == "ministry":
        parts.add(_key(national_noun(words).split()))
    for length in range(2, min(len(words), LONGEST_PART + 1)):
        parts.update((_key(words[:length]), _key(words[-length:])))
    return parts


def _key(words: list[str]) -> str:
    """Join the folds of several words."""
    return " ".join(map(fold, words))


def _part_of(cluster: Cluster, longer: LongNames) -> Cluster | None:
    """Give the one body that was named before by a name that begins or ends with this one."""
    words = cluster.identity.name.split()
    if len(words) > LONGEST_PART:
        return None
    of_noun = longer.get(_key(national_noun(words).split()), ())[:3]
    noun = [one for one in of_noun if one is not cluster and _is_noun_of(one, words)]
    if cluster.basis == "body" and len(noun) == 1 and noun[0].basis == "national":
        return noun[0]
    fits = {id(one): one for one in [*longer.get(_key(words), ())[:2], *noun]}
    return _named_before(cluster, [one for one in fits.values() if one is not cluster])


def _is_noun_of(cluster: Cluster, words: list[str]) -> bool:
    """Tell whether a name is that of a nation's body, or no longer than these words.

    A "National Centre" is none of the provinces' centres.
    """
    is_national = cluster.basis == "national"
    return is_national


def _named_before(cluster: Cluster, fits: list[Cluster]) -> Cluster | None:
    """Give the one body that fits, if the article names it first."""
    if len(fits) != 1:
        return None
    (body,) = fits
    is_telling = cluster.identity.name.count(" ") + 1 >= TELLING
    is_first = is_telling or body.names[0].span < cluster.names[0].span
    return body if is_first and _is_armed(body) == _is_armed(cluster) else None


def _is_armed(cluster: Cluster) -> bool:
    """Tell whether the body is an armed group; no other is one with it."""
    return cluster.kind is Kind.ARMED_GROUP


def _introduced(cluster: Cluster, borders: NameBorders) -> Cluster | None:
    """Give the body beside whose name an acronym stands in brackets, or the other way round."""
    for name in cluster.names:
        if before := borders.before_brackets(name):
            return before
    return None


def _stands_for(cluster: Cluster, longer: LongNames) -> Cluster | None:
    """Give the one long name that an acronym abbreviates, or of which a word stands alone.

    "The Council" is a council that was named before. Of two that fit neither is meant.
    """
    short = cluster.identity.name
    is_acronym = sum(letter.isupper() for letter in short) > 1
    if is_acronym:
        near = longer.get(short[0], ())[:MANY]
        fits = [other for other in near if has_initials(short, _words(other))]
        return fits[0] if len(fits) == 1 else None
    return _named_before(cluster, list(longer.get(fold(short), ())[:2]))


def _words(cluster: Cluster) -> tuple[str, ...]:
    """Give the words of the name that the cluster's identity has."""
    return tuple(cluster.identity.name.split())
