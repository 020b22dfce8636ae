"""Join the acronyms and short forms of organisations to the long names that they stand for."""

from collections import defaultdict

from generator.model import Name
from generator.parse.actors.clusters import Cluster
from generator.parse.names.acronyms import (
    IN_BRACKETS_RULE,
    abbreviates,
    has_initials,
)
from generator.spelling import fold

OPENINGS = frozenset({" (", " ["})
ARTICLE_WITH_SPACE = "the "
BASES = frozenset({"body", "known"})
MANY = 30  # long names that an acronym is compared with; an article of more is a list

LongNames = dict[str, list[Cluster]]


class NameBorders:
    """The clusters of organisations by where their names start and end in the text."""

    def __init__(self, bodies: list[Cluster], text: str):
        self.text = text
        self.starts: dict[int, Cluster] = {}
        self.ends: dict[int, Cluster] = {}
        for cluster in bodies:
            for name in cluster.names:
                self.starts[name.span.start] = cluster
                self.ends[name.span.end] = cluster

    def before_brackets(self, name: Name) -> Cluster | None:
        """Give the body behind which the acronym stands in brackets."""
        if name.rule != IN_BRACKETS_RULE:
            return None
        start = name.span.start
        before = max(0, start - 2)
        opens = self.text[before:start] in OPENINGS
        return self.ends.get(before) if opens else None

    def in_brackets_behind(self, name: Name) -> Cluster | None:
        """Give the body that stands in brackets behind the name."""
        inside = name.span.end + 2
        if self.text[name.span.end : inside] not in OPENINGS:
            return None
        if self.text.startswith(ARTICLE_WITH_SPACE, inside):
            inside += len(ARTICLE_WITH_SPACE)
        return self.starts.get(inside)


def join_bodies(clusters: list[Cluster], text: str) -> list[Cluster]:
    """Join each short name to the one body that it stands for; the others stay as they are."""
    bodies = [cluster for cluster in clusters if cluster.basis in BASES]
    longer = _by_word_and_initial(bodies)
    borders = NameBorders(bodies, text)
    joined: set[int] = set()
    for cluster in bodies:
        if cluster.basis != "body" or " " in cluster.identity.name:
            continue
        target = _introduced(cluster, borders) or _stands_for(cluster, longer)
        if target not in (None, cluster) and id(target) not in joined:
            target.absorb(cluster)
            joined.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _by_word_and_initial(bodies: list[Cluster]) -> LongNames:
    """Group the names of several words by the folds of these words, and by their initials."""
    longer: LongNames = defaultdict(list)
    for cluster in bodies:
        words = cluster.identity.name.split()
        if len(words) < 2:
            continue
        keys = {fold(word) for word in words}
        keys.update(word[0].upper() for word in words)
        for key in keys:
            longer[key].append(cluster)
    return longer


def _introduced(cluster: Cluster, borders: NameBorders) -> Cluster | None:
    """Give the body beside whose name an acronym stands in brackets, or the other way round."""
    for name in cluster.names:
        if before := borders.before_brackets(name):
            return before
        behind = borders.in_brackets_behind(name)
        if behind and abbreviates(cluster.identity.name, _words(behind)):
            return behind
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
    fits = longer.get(fold(short), ())
    if len(fits) != 1:
        return None
    (body,) = fits
    is_named_before = body.names[0].span < cluster.names[0].span
    return body if is_named_before else None


def _words(cluster: Cluster) -> tuple[str, ...]:
    """Give the words of the name that the cluster's identity has."""
    return tuple(cluster.identity.name.split())
