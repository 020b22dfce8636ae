"""One pattern of all rules of time expressions: which rule matches first at a word of a sentence.

A sentence is written with one letter a word (see `time_words`).
"""

import re

from generator.parse.dates.date_rules import MACROS, RULES
from generator.parse.dates.time_words import LETTERS, compile_pattern

BY_GROUP = {rule.group: rule for rule in RULES}


def _letters(kinds: str) -> frozenset[str]:
    return frozenset(LETTERS[kind] for kind in kinds.split())


# Only to save time: the classes with which no rule begins, and those that make no expression
# without others.
FOLLOWERS = _letters(
    "in of and or to until possessive hyphen dash colon slash comma dot opening closing quotation"
    " sign was will is be copula ended old long ago period than least zone ampm oclock about scale"
    " trading entire before after counted numbered for on between from times semicolon plans"
    " meeting postponed local clocktime lasting of_our_time planned due agreed meets were had been"
    " ending"
)
GLUE = _letters(
    "the a its at up more nearly over early edge few dozen final ordinal nth quote that this last"
    " latest next same previous following recent earlier later right near every half age"
)
ALL = frozenset(LETTERS.values())
TRIGGERS = "".join(sorted(ALL - FOLLOWERS - GLUE | {LETTERS["period"]}))
TRIGGER = re.compile(f"[{TRIGGERS}]")
# Words before the first that makes it an expression; the rules need about ten at most.
LONGEST_GLUE = 20
BEGINS = "".join(sorted(ALL - FOLLOWERS))
GLUED = "".join(sorted(ALL - {*TRIGGERS}))
ALTERNATIVES = [f"(?P<{rule.group}>{compile_pattern(rule.pattern, MACROS)})" for rule in RULES]
# Looked at first: whether a rule may begin here, and a word follows that makes an expression.
MAY_BEGIN = f"(?=[{BEGINS}])(?=[{GLUED}]{{0,{LONGEST_GLUE}}}[{TRIGGERS}])"
PATTERN = re.compile(f"{MAY_BEGIN}(?:{'|'.join(ALTERNATIVES)})")
