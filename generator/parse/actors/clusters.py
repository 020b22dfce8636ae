"""Hold an actor in the making, and what its names look like in the text."""

from dataclasses import dataclass, field
from operator import attrgetter

from generator.model import Mention, Name, Role, Span
from generator.parse.actors.identities import Identity


@dataclass(slots=True, eq=False)
class Cluster:
    """An actor in the making."""

    identity: Identity
    names: list[Name] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)  # common nouns and pronouns
    roles: list[Role] = field(default_factory=list)
    gender: str = ""  # "m", "f" or ""
    name: str = ""

    kind = property(attrgetter("identity.kind"))
    basis = property(attrgetter("identity.basis"))

    def absorb(self, other: "Cluster") -> None:
        """Take over the names of another cluster, in text order."""
        self.names = sorted(self.names + other.names, key=attrgetter("span"))


def without(clusters: list[Cluster], joined: set[int]) -> list[Cluster]:
    """Leave out the clusters, by their ids, that were joined to others."""
    return [cluster for cluster in clusters if id(cluster) not in joined]


def written(span: Span, text: str) -> str:
    """Give the words of the span with one space between them."""
    return " ".join(span.of(text).split())
