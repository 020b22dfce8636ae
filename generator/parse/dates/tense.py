"""Whether a clause tells of what has been or of what is to come, from the words beside an expression of time.

Convention: a sentence is its letters (see `words`); cues are patterns over them, and the nearest one decides.
"""

import re

from generator.parse.dates.words import LETTERS, OTHER, compile_pattern

AS, TO = LETTERS["at"], LETTERS["to"]
# "will leave", "is to meet", "to be held", "meets on Friday"; "due to open", but not "closed due to fog"; "set for
# Friday", "postponed to Friday"; right before the date "is on"; "expected on Friday", but not "as expected" nor "the
# expected vote".
COMING = "|".join(
    (
        compile_pattern("(will | until | (is | agreed | copula) to | to be) (be? was)? | (?<! to) meets"),
        compile_pattern("(copula | were | been | comma | be) due to? | due (in | on | at | until | weekday | month)"),
        compile_pattern("plans (to | a) | (is | agreed) for | copula meeting | postponed (to | for)"),
        f"(?<!{AS})(?<!{AS}{OTHER})" + compile_pattern("planned") + f"(?!{OTHER})",
        compile_pattern("(copula (in | on) | due)") + "$",
    )
)
# What "had been due" did not come, nor what "was to have" been.
GONE = compile_pattern("had been (planned | due) | were to was")
PAST = compile_pattern("were | had | been | was | postponed") + "|" + compile_pattern("agreed on?") + "$"
CUE = re.compile(f"{GONE}|(?P<future>{COMING})|{PAST}")
# In a heading an infinitive is a future: "Thousands to march on Sunday".
HEADING_CUE = re.compile(f"{GONE}|(?P<future>{COMING}|{TO}{OTHER})|{PAST}")
REACH = 40  # words within which a verb tells the tense of a date: a long sentence must not be read again for each


def find_tense(letters: str, start: int, end: int, *, heading: bool = False) -> int:
    """1 where the nearest cue before the expression, else the nearest after it, speaks of what is to come; else -1."""
    cue = HEADING_CUE if heading else CUE
    cues = [*cue.finditer(letters, max(0, start - REACH), start)][-1:] or [cue.search(letters, end, end + REACH)]
    return 1 if cues[0] and cues[0]["future"] else -1
