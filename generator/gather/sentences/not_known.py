"""The sentences in which articles say themselves what is not known, or not confirmed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.briefing_items import Caveat, CaveatKind, Gap
from generator.caching.kept import kept
from generator.evidence import Passage, Statement
from generator.gather.sentences.standing_alone import stands_alone
from generator.grouped import grouped

STILL = r"(?:\s+(?:still|also|yet|currently|largely|immediately|fully|as\s+yet))*"
IS = r"(?:is|are|was|were|remain(?:s|ed)?)"
COUNTED = r"(?:figures?|information|data|counts?|numbers?|tolls?|details|estimates?|tally|reports?)"
NOT_KNOWN = re.compile(
    rf"""
    \b{IS}{STILL}\s+(?:unclear|unknown|uncertain)\b(?!\s+(?:to|by|in|about|of|as|\w+s?,?\s+and)\b)
    | \b(?:{IS}{STILL}\s+not|(?:is|are|was|were)n['’]t){STILL}\s+(?:known|clear)\b
      (?!\s+(?:to|for|as|about|of|on|that|by|in)\b|-)
    | \bno\s+(?:(?:official|immediate|confirmed|reliable|precise|exact|independent|verified
      |definitive)\s+)+{COUNTED}\b
    | \b(?:could|can)(?:\s+not|n['’]t|not)\s+(?:be\s+|\w+ly\s+)*(?:determine|ascertain|establish)
    | \b(?:too\s+early|impossible|difficult|hard)\s+to\s+(?:know|say|tell|determine|establish
      |estimate|assess|gauge|ascertain)\s+(?:the|how|whether|what|exactly|which|who)\b
    | \b(?:did|do|does|has|have|had)(?:\s+not|n['’]t){STILL}\s+(?:say|said|specify|specified
      |disclosed?|reveal(?:ed)?|announced?)\s+(?:how|whether|where|when|who|what|why)\b
    | \b(?:toll|number|extent|scale|cause|fate|whereabouts)\b[^.;]*\b(?:not|never)\s+(?:\w+\s+)?be
      \s+known\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "There is still no official count": here its first word points to no other sentence.
EXPLETIVE = re.compile(rf"(?:There|It)\s+{IS}\b")
POINTING = re.compile(r"\b(?:of|about|on|to)\s+(?:this|that|it|these|those|them)\b|\bthis\b")


def find_not_known(statements: Iterable[Statement], caveats: Iterable[Caveat]) -> Iterator[Gap]:
    """Give a gap for each sentence of this kind that a reader understands by itself.

    Of one that takes back another sentence ("There is no confirmation of this") that one is given.
    """
    statement_of = {one.passage.id: one for one in statements}
    by_article = grouped((one.passage.article.id, one.text) for one in statement_of.values())
    unknown = {text for texts in by_article.values() for text in _told_unknown(tuple(texts))}
    for one in statement_of.values():
        if one.text in unknown and _is_told_by_itself(one):
            yield Gap("not_known", (one.passage,), one.text)
    yield from _unconfirmed(statement_of, caveats)


def _unconfirmed(statement_of: Mapping[str, Statement], caveats: Iterable[Caveat]) -> Iterator[Gap]:
    """Give a gap for each claim that is not confirmed, with all that says so."""
    doubtful: dict[str, dict[Passage, None]] = defaultdict(dict)
    for caveat in caveats:
        told = [statement_of[id] for id in caveat.of if id in statement_of][-1:]
        if caveat.kind is CaveatKind.UNCONFIRMED and any(map(stands_alone, told)):
            passage = told[0].passage
            doubtful[passage.id] |= dict.fromkeys((passage, caveat.passage))
    for claim, *others in doubtful.values():
        yield Gap("unconfirmed", (claim, *others), claim.text)


@kept
def _told_unknown(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Give those sentences of an article that call something unknown and point to no other."""
    found = filter(NOT_KNOWN.search, texts)
    return tuple(text for text in found if not POINTING.search(text))


def _is_told_by_itself(one: Statement) -> bool:
    return stands_alone(one) or bool(EXPLETIVE.match(one.text) and not one.quoted)
