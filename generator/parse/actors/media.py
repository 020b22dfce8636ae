"""Tell media from other bodies, and those that were only told something: "told the BBC"."""

from generator.parse.actors.clusters import Cluster
from generator.parse.names.known import word_set

MEDIA = word_set("contexts", "media")
TELLING = word_set("contexts", "telling")
TOLD_TO = word_set("contexts", "told to")
CONNECTING = frozenset({"to", "with", "by"})
# Between "told" and the name of a medium.
PASSED_OVER = frozenset(
    {"the", "a", "an", "agency", "broadcaster", "network", "news", "newspaper", "outlet", "station"}
)
REACH = 60  # code points
CREDITED = ("(", "(the ", "/")  # before a medium and a closing bracket: "(Jane Doe/AP)"


def is_medium(cluster: Cluster) -> bool:
    """Tell whether the actor is a newspaper, a station or a news agency."""
    return cluster.name.split()[-1].lower() in MEDIA


def is_only_told(cluster: Cluster, text: str) -> bool:
    """Tell whether each mention only says that a medium was told something, or credits it."""
    if cluster.mentions or not is_medium(cluster):
        return False
    return all(_is_told(text, *name.span) for name in cluster.names)


def _is_told(text: str, start: int, end: int) -> bool:
    """Tell whether the words before a medium's name tell it something."""
    before = text[max(0, start - REACH) : start].lower()
    if before.endswith(CREDITED) and text.startswith(")", end):
        return True
    words = before.split()
    while words and words[-1] in PASSED_OVER:
        words.pop()
    if not words:
        return False
    if words[-1] in TELLING:
        return True
    return words[-1] in CONNECTING and not TOLD_TO.isdisjoint(words[-3:-1])
