"""Whose count a number is where its own clause says so: "a monitor's tally of 12"."""

import re

from generator.model import Kind, Span
from generator.parse.figures.article_index import ArticleIndex, Reporter
from generator.parse.figures.counted_things import Counted
from generator.word_lists import word_set

TURNS = "|".join(sorted(word_set("speech", "turns")))
# Right before a number: whose count it is, whoever speaks of it.
COUNTS = (
    r"(?:death\s+)?(?:count|toll|estimate|figure|tally|report)s?\s+"
    r"(?:of|was|is|stood\s+at|stands\s+at)"
)
OWNED = re.compile(
    r"(?<![\w.-])(?P<who>(?:(?:[Tt]he|[Aa]n?)\s+(?:(?!the\b|an?\b)[\w.-]++\s+){0,3}?)?[\w.-]++)"
    r"(?:['’]s?)?\s+"
    rf"(?:[a-z]+\s+)?{COUNTS}\s+(?:[a-z]+\s+){{0,2}}$"
)
# "…, while (a monitor) counted 12", in what the army says before.
TURNED = re.compile(
    rf"(?:\b(?:{TURNS})\s+(?P<who>(?:[\w’'.-]+\s+){{1,6}}?)"
    r"|\b(?P<which>(?:[Tt]he|[Aa]n?)\s+(?:[\w’'.-]+\s+){0,4}?[\w’'.-]+),\s+which\s+)"
    r"(?:(?:has|have|had)\s+)?(?:counted|recorded|documented|tallied|registered|puts?|gave|gives"
    r"|estimates?|estimated|listed)\s+(?:(?!by\b)[\w’'-]+\s+){0,6}?$"
)
# "(the agency) stood by its latest toll of 12"
OWN_COUNT = re.compile(
    r"(?P<who>(?:[Tt]he|[Aa]n?)\s+(?:[\w’'.-]+\s+){0,4}?[\w’'.-]+)\s+(?:has\s+|have\s+|had\s+)?"
    r"(?:stood\s+by|stands\s+by|stuck\s+to|defended|maintained|repeated|raised|revised|updated|cut)"
    r"\s+(?:its|their|the)\s+(?:[a-z]+\s+){0,3}?(?:toll|count|estimate|figure|tally)\s+"
    r"(?:from\s+[^.;\d]{1,60}\s)?(?:of|at|to)\s+(?:[a-z]+\s+){0,2}$"
)
# "(an Associated Press) count based on official figures shows at least 12"
COUNT_SHOWS = re.compile(
    r"(?<![\w.-])(?P<who>(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*)\s+(?:count|tally)"
    r"(?:\s+(?!count\b|tally\b)[\w’'.-]+){0,14}?\s+(?:now\s+)?(?:shows?|showed|found|finds)\s+"
    r"(?:(?:that|at|least|more|than|over|some)\s+){0,3}$"
)
# "(the army was behind a strike) that a health officer said killed 12", "that officials fear left"
SAID_OF_IT = re.compile(
    r"\bthat\s+(?P<who>(?:(?:the|an?)\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+)\s+"
    r"(?:said|says?|fear(?:s|ed)?|estimate[sd]?|believe[sd]?)\s+"
    r"(?:(?:has|have|had)\s+)?(?:killed|left|injured|wounded|displaced)\s+(?:[a-z]+\s+){0,2}$"
)
# "official sources, who quoted a governor, have only confirmed 12", "the army has given a toll of"
HAS_ONLY = re.compile(
    r"(?<![\w.-])(?P<who>[Oo]fficial\s+sources|(?:[Tt]he\s+|[\w-]+['’]s\s+)?(?:[a-z]+\s+)?"
    r"(?:authorities|officials|government|ministry|police|army|military|junta))"
    r"(?:,?\s+who\s+[^.;,]{1,60},)?\s+(?:has|have|had)\s+(?:so\s+far\s+)?(?:only\s+"
    r"(?:confirmed|acknowledged|admitted|recorded|reported)"
    r"|given\s+an?\s+(?:death\s+)?toll\s+of)\s+(?:[a-z]+\s+){0,2}$"
)
COUNTER_NOUN = re.compile(
    r"(?i)(?:the\s+|an?\s+)?(?:[\w-]+(?:['’]s)?\s+){0,3}"
    r"(?:governments?|ministry|army|military|police|rebels"
    r"|opposition|authorities|officials?|officers?|agency|groups?|monitors?|hospitals?|junta"
    r"|militants|residents"
    r"|activists|doctors|medics|witnesses|union|(?<=fficial )sources)"
)
COUNT_PATTERNS = (OWNED, TURNED, OWN_COUNT, COUNT_SHOWS, SAID_OF_IT, HAS_ONLY)
# One of them stands in each of these, which is quick to see.
OWN_WORDS = (
    *(" of ", " is ", " was ", " at ", " to ", " sa", "while ", "but ", "ough ", " only "),
    *(" fear", " estimate", " believe", " count", " tally"),
)
OWN_REACH = 130  # code points before a number in which they stand
NEAR = 60  # code points before the end of a name in which it begins


def find_count_owner(index: ArticleIndex, figure: Counted) -> Reporter | None:
    """Say whose count it is where its own clause says so; None where it doesn't."""
    text, limit = index.text, figure.span.start
    floor = max(figure.sentence.start, limit - OWN_REACH)
    told = text[floor:limit]
    if not any(map(told.__contains__, OWN_WORDS)):
        return None
    for pattern in COUNT_PATTERNS:
        found = pattern.search(text, floor, limit)
        if found and (owner := _read_owner(index, found, floor=floor)):
            return owner
    return None


def _read_owner(index: ArticleIndex, found: re.Match, *, floor: int) -> Reporter | None:
    """Read whom a pattern found as the owner: an actor, or a noun of those who count."""
    name = "who" if found["who"] else "which"
    who = Span(found.start(name), found.start(name) + len(found[name].rstrip()))
    near = index.actors(max(floor, who.start - NEAR), who.end)
    named = [each for each in near if each.end == who.end]
    if named and index.actor(named[-1]).kind not in (Kind.STATE, Kind.PLACE):
        return named[-1].as_reporter
    if not named and COUNTER_NOUN.fullmatch(index.text, *who):
        return Reporter(None, who)
    return None
