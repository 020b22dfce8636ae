"""Tell media from other bodies, and those that were only told something: "told the BBC"."""

from generator.model import Kind
from generator.parse.actors.clusters import Cluster
from generator.parse.grammar.word_classes import is_medium
from generator.word_lists import set_of, word_set

TELLING = word_set("contexts", "telling")
TOLD_TO = word_set("contexts", "told to")
# Between "told" and the name of a medium.
PASSED_OVER = set_of("the a an agency broadcaster network news newspaper outlet station")
REACH = 60  # code points
# A platform, the words before it and behind it by which somebody writes there.
PLATFORMS = word_set("contexts", "platforms")
WRITING_ON = set_of("on via through to using")
WRITTEN_ON = word_set("contexts", "written on")


def is_only_told(cluster: Cluster, text: str) -> bool:
    """Tell whether each mention only says that a medium was told something, or credits it."""
    if cluster.mentions or cluster.kind is not Kind.ORGANISATION:
        return False
    if cluster.name in PLATFORMS:
        return all(_is_used(text, *name.span) for name in cluster.names)
    return is_medium(cluster.name) and all(_is_told(text, *name.span) for name in cluster.names)


def _is_used(text: str, start: int, end: int) -> bool:
    """Tell whether somebody only writes on the platform: "on Telegram", "its Twitter account"."""
    before = text[max(0, start - REACH) : start].lower().split()
    behind = text[end : end + REACH].lower().split()
    if before and (before[-1] in WRITING_ON):
        return True
    return bool(behind) and behind[0].rstrip(".,") in WRITTEN_ON


def _is_told(text: str, start: int, end: int) -> bool:
    """Tell whether somebody tells a medium something, or it only asks for a comment."""
    before = text[max(0, start - REACH) : start].lower()
    if _is_credit(text, start, end):
        return True
    words = before.split()
    while words and words[-1] in PASSED_OVER:
        words.pop()
    if not words:
        return False
    if words[-1] in TELLING:
        return True
    return words[-1] in {"to", "with", "by"} and not TOLD_TO.isdisjoint(words[-3:-1])


def _is_credit(text: str, start: int, end: int) -> bool:
    """Tell whether the name stands in brackets that credit: "(Jane Doe/AP)", "(Reuters, dpa)"."""
    opening = text.rfind("(", max(0, start - REACH), start)
    closing = text.find(")", end, end + REACH)
    if min(opening, closing) < 0:
        return False
    inside = text[opening + 1 : closing].replace("/", " ").replace(",", " ").split()
    return all(word[0].isupper() for word in inside)
