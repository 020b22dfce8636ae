"""The sentences in which articles say themselves what is not known, or not confirmed."""

import re
from collections.abc import Iterable, Iterator

from generator.briefing_items import CaveatKind, Gap
from generator.evidence import Statement
from generator.gather.caveats import kind_of
from generator.gather.standing_alone import stands_alone

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


def find_not_known(statements: Iterable[Statement]) -> Iterator[Gap]:
    """Give a gap for each sentence of this kind that a reader understands by itself."""
    for one in statements:
        text = one.text
        is_open = NOT_KNOWN.search(text) or kind_of(text) is CaveatKind.UNCONFIRMED
        is_alone = stands_alone(one) or (EXPLETIVE.match(text) and not one.quoted)
        if is_open and is_alone:
            yield Gap("not_known", (one.passage,), text)
