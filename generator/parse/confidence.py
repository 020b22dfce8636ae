"""Confidence is earned: what a rule finds is kept only if the rule is right often enough.

How often each rule was right on articles annotated by hand stands in `lexicon/precision.txt`, one part a family:
the rule, how often it was right, how often it was checked. A rule that was checked seldom is judged as if it had been
checked `PRIOR` times more, with the precision of its family; one that never was, as its family.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from generator.model import Actor, LeftOut, Mention
from generator.parse.lexicon import read_table

# The precision below which a family's rules are left out. What is wrong more often than right helps no reader; a wrong
# speaker or a wrong mark on a map does harm, where a missing one costs a look at the passage.
BAR = 0.5
STRICTER = {"speakers": 0.8, "positions": 0.6}
PRIOR = 5  # checks: enough that two bad ones condemn no rule, few enough that ten do


class Doubt(NamedTuple):
    """A part of a record that is judged by itself, and made unknown where its rule has not earned it."""

    family: str
    field: str  # None where it is unknown already
    unknown: dict[str, Any]


DOUBTS = {
    "quotes": Doubt("speakers", "speaker", {"speaker": None}),
    "places": Doubt("positions", "lat", {"geonameid": None, "lat": None, "lon": None, "country": ""}),
}
# What an extractor found, and what of it was left out.
Kept = tuple[tuple[Any, ...], tuple[LeftOut, ...]]


def keep_earned(family: str, found: tuple[Any, ...], text: str) -> Kept:
    """What an extractor found without what its rules have not earned; and how much that is, by rule.

    Of an actor the mentions are judged, of a quotation its speaker apart from its words, of a place where it lies apart
    from its name.
    """
    refused = unearned(family)
    if family == "actors":
        return _keep_actors(found, refused, text) if refused else (found, ())
    kept = tuple([record for record in found if record.rule not in refused]) if refused else found
    left_out = _counted(family, found, refused)
    if family in DOUBTS and (doubtful := unearned(DOUBTS[family].family)):
        doubt = DOUBTS[family]
        left_out += _counted(doubt.family, (one for one in kept if getattr(one, doubt.field) is not None), doubtful)
        kept = tuple([replace(one, **doubt.unknown) if one.rule in doubtful else one for one in kept])
    return kept, left_out


@cache
def unearned(family: str) -> frozenset[str]:
    """The rules of a family whose precision lies under the bar."""
    rows = [(rule, int(right), int(given)) for rule, right, given in read_table("precision").get(family, ())]
    bar = STRICTER.get(family, BAR)
    whole = sum(row[1] for row in rows) / max(1, sum(row[2] for row in rows))
    return frozenset(rule for rule, right, given in rows if (right + PRIOR * whole) / (given + PRIOR) < bar)


def measured(family: str, rule: str) -> tuple[int, int] | None:
    """How often a rule was right, and how often it was checked; None where it never was."""
    rows = read_table("precision").get(family, ())
    return next(((int(right), int(given)) for name, right, given in rows if name == rule), None)


def _counted(family: str, found: Iterable[Any], refused: frozenset[str]) -> tuple[LeftOut, ...]:
    counts = Counter(record.rule for record in found if record.rule in refused) if refused else {}
    return tuple(LeftOut(family, rule, count) for rule, count in sorted(counts.items()))


def _keep_actors(found: tuple[Actor, ...], refused: frozenset[str], text: str) -> Kept:
    mentions = [mention for actor in found for mention in actor.mentions]
    actors = (_without_mentions(actor, refused, text) for actor in found)
    return tuple([actor for actor in actors if actor.mentions]), _counted("actors", mentions, refused)


def _without_mentions(actor: Actor, refused: frozenset[str], text: str) -> Actor:
    """The actor without its mentions by those rules, nor the aliases that only they gave."""
    gone = [mention for mention in actor.mentions if mention.rule in refused]
    if not gone:
        return actor
    kept = tuple([mention for mention in actor.mentions if mention.rule not in refused])
    lost = _forms(gone, text) - _forms(kept, text)
    return replace(actor, mentions=kept, aliases=tuple([alias for alias in actor.aliases if alias not in lost]))


def _forms(mentions: Iterable[Mention], text: str) -> set[str]:
    return {" ".join(mention.span.of(text).split()) for mention in mentions}
