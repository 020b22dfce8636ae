"""Confidence is earned: what a rule finds is kept only if the rule is right often enough.

How often each rule was right on articles annotated by hand stands in `lexicon/precision.txt`, one part a family:
the rule, how often it was right, how often it was checked. A rule that was checked seldom is judged as if it had been
checked `PRIOR` times more, with the precision of its family; one that never was, as its family.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from generator.model import Actor, LeftOut, Mention, Quote
from generator.parse.lexicon import read_table

BAR = 0.5  # what is wrong more often than right helps no reader
PRIOR = 5  # checks: enough that two bad ones condemn no rule, few enough that ten do

# What an extractor found, and what of it was left out.
Kept = tuple[tuple[Any, ...], tuple[LeftOut, ...]]


def keep_earned(family: str, found: tuple[Any, ...], text: str) -> Kept:
    """What an extractor found without what its rules have not earned; and how much that is, by rule.

    Of an actor the mentions are judged, of a quotation its speaker apart from its words.
    """
    refused = unearned(family)
    if family == "actors":
        return _keep_actors(found, refused, text) if refused else (found, ())
    kept = tuple([record for record in found if record.rule not in refused]) if refused else found
    left_out = _counted(family, found, refused)
    if family == "quotes" and (doubtful := unearned("speakers")):
        left_out += _counted("speakers", (quote for quote in kept if quote.speaker), doubtful)
        kept = tuple([_without_speaker(quote) if quote.rule in doubtful else quote for quote in kept])
    return kept, left_out


@cache
def unearned(family: str) -> frozenset[str]:
    """The rules of a family whose precision lies under the bar."""
    rows = [(rule, int(right), int(given)) for rule, right, given in read_table("precision").get(family, ())]
    whole = sum(row[1] for row in rows) / max(1, sum(row[2] for row in rows))
    return frozenset(rule for rule, right, given in rows if (right + PRIOR * whole) / (given + PRIOR) < BAR)


def _counted(family: str, found: Iterable[Any], refused: frozenset[str]) -> tuple[LeftOut, ...]:
    counts = Counter(record.rule for record in found if record.rule in refused) if refused else {}
    return tuple(LeftOut(family, rule, count) for rule, count in sorted(counts.items()))


def _without_speaker(quote: Quote) -> Quote:
    return replace(quote, speaker=None) if quote.speaker else quote


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
