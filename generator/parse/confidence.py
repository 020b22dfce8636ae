"""Keep what a rule finds only if the rule is right often enough: confidence is earned.

How often each rule was right on articles annotated by hand stands in `lexicon/precision.txt`, one
part a family: the rule, how often it was right, how often it was checked. A rule that was checked
seldom is judged as if it had been checked `PRIOR` times more, with the precision of its family; one
that never was, as its family.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from generator.frozen import replace
from generator.model import Actor, LeftOut, Mention
from generator.word_lists import read_table

# The precision below which a family's rules are left out. What is wrong more often than right helps
# no reader; a wrong speaker or a wrong mark on a map does harm, where a missing one costs a look at
# the passage.
BAR = 0.5
STRICTER = {"speakers": 0.8, "positions": 0.6}
PRIOR = 5  # checks: enough that two bad ones condemn no rule, few enough that ten do


class Doubt(NamedTuple):
    """A part of a record that is judged by itself, and unknown where its rule has not earned it."""

    family: str
    field: str  # None where it is unknown already
    unknown: dict[str, Any]


DOUBTS = {
    "quotes": Doubt("speakers", "speaker", unknown={"speaker": None}),
    "places": Doubt(
        "positions",
        "lat",
        unknown={"geonameid": None, "lat": None, "lon": None, "country": ""},
    ),
}


class Kept(NamedTuple):
    """What is kept of what an extractor found, and what was left out."""

    found: tuple[Any, ...]
    left_out: tuple[LeftOut, ...] = ()


def keep_earned(family: str, found: tuple[Any, ...], text: str) -> Kept:
    """Keep what the rules of an extractor have earned, and count by rule what they have not.

    Of an actor the mentions are judged, of a quotation its speaker apart from its words, of a place
    where it lies apart from its name.
    """
    refused = unearned(family)
    if family == "actors":
        return _keep_actors(found, refused, text=text) if refused else Kept(found)
    left_out = _counted(family, found, refused=refused)
    if refused:
        found = tuple([record for record in found if record.rule not in refused])
    doubt = DOUBTS.get(family)
    doubtful = unearned(doubt.family) if doubt else None
    if not doubtful:
        return Kept(found, left_out)
    known = [record for record in found if getattr(record, doubt.field) is not None]
    left_out += _counted(doubt.family, known, refused=doubtful)
    return Kept(tuple([_doubted(record, doubt, rules=doubtful) for record in found]), left_out)


def _doubted(record: Any, doubt: Doubt, *, rules: frozenset[str]) -> Any:
    """Make the part of a record unknown that one of these rules found."""
    return replace(record, **doubt.unknown) if record.rule in rules else record


@cache
def unearned(family: str) -> frozenset[str]:
    """List the rules of a family whose precision lies under the bar."""
    rows = _precision(family)
    bar = STRICTER.get(family, BAR)
    all_right = sum(right for right, _ in rows.values())
    all_checked = sum(checked for _, checked in rows.values())
    prior = all_right / max(1, all_checked)

    def is_under_bar(right: int, checked: int) -> bool:
        return (right + PRIOR * prior) / (checked + PRIOR) < bar

    return frozenset(rule for rule, counted in rows.items() if is_under_bar(*counted))


def measured(family: str, rule: str) -> tuple[int, int] | None:
    """Say how often a rule was right, and how often it was checked; None where it never was."""
    return _precision(family).get(rule)


def _precision(family: str) -> dict[str, tuple[int, int]]:
    """Map each rule of a family to how often it was right and how often it was checked."""
    rows = read_table("precision").get(family, ())
    return {rule: (int(right), int(checked)) for rule, right, checked in rows}


def _counted(family: str, found: Iterable[Any], *, refused: frozenset[str]) -> tuple[LeftOut, ...]:
    """Count what the refused rules found."""
    counts = Counter(record.rule for record in found if record.rule in refused) if refused else {}
    return tuple(LeftOut(family, rule, count) for rule, count in sorted(counts.items()))


def _keep_actors(found: tuple[Actor, ...], refused: frozenset[str], *, text: str) -> Kept:
    """Keep the actors without the mentions by refused rules; one that has no other goes."""
    mentions = (mention for actor in found for mention in actor.mentions)
    left_out = _counted("actors", mentions, refused=refused)
    actors = (_without_mentions(actor, refused, text=text) for actor in found)
    return Kept(tuple([actor for actor in actors if actor.mentions]), left_out)


def _without_mentions(actor: Actor, refused: frozenset[str], *, text: str) -> Actor:
    """Take from the actor the mentions by those rules, and the aliases that only they gave."""
    gone = [mention for mention in actor.mentions if mention.rule in refused]
    if not gone:
        return actor
    kept = tuple([mention for mention in actor.mentions if mention.rule not in refused])
    lost = _forms(gone, text) - _forms(kept, text)
    aliases = tuple([alias for alias in actor.aliases if alias not in lost])
    return replace(actor, mentions=kept, aliases=aliases)


def _forms(mentions: Iterable[Mention], text: str) -> set[str]:
    """List how the mentions are written, whatever spaces part their words."""
    return {" ".join(mention.span.of(text).split()) for mention in mentions}
