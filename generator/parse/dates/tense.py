"""Whether a clause tells of what has been or of what is to come, from the words beside a date.

A sentence is its letters (see `time_words`). Cues are patterns over them, and the nearest one
decides.
"""

import re

from generator.parse.dates.time_words import LETTERS, OTHER, compile_pattern

AS, TO = LETTERS["at"], LETTERS["to"]
COMING_PATTERNS = (
    # "will leave", "is to meet", "to be held", "meets on Friday"
    "(will | until | (is | agreed | copula) to | to be) (be? was)? | (?<! to) meets",
    # "due to open", but not "closed due to fog"
    "(copula | were | been | comma | be) due to?",
    "due (in | on | at | until | weekday | month)",
    # "set for Friday", "postponed to Friday"
    "plans (to | a) | (is | agreed) for | copula meeting | postponed (to | for)",
)
COMING = "|".join(
    [
        *map(compile_pattern, COMING_PATTERNS),
        # "expected on Friday", but neither "as expected" nor "the expected vote"
        f"(?<!{AS})(?<!{AS}{OTHER})" + compile_pattern("planned") + f"(?!{OTHER})",
        # right before the date: "is on"
        compile_pattern("(copula (in | on) | due)") + "$",
    ]
)
# What "had been due" did not come, nor what "was to have" been.
GONE = compile_pattern("had been (planned | due) | were to was")
AGREED = compile_pattern("agreed on?") + "$"
PAST = compile_pattern("were | had | been | was | postponed") + f"|{AGREED}"
CUE = re.compile(f"{GONE}|(?P<future>{COMING})|{PAST}")
# In a heading an infinitive is a future: "Thousands to march on Sunday".
HEADING_CUE = re.compile(f"{GONE}|(?P<future>{COMING}|{TO}{OTHER})|{PAST}")
# Words within which a verb tells the tense of a date: a long sentence is not read again for each.
REACH = 40


def find_tense(letters: str, start: int, end: int, *, heading: bool = False) -> int:
    """Give 1 where the nearest cue, before or else behind, tells what is to come, else -1."""
    pattern = HEADING_CUE if heading else CUE
    before = [*pattern.finditer(letters, max(0, start - REACH), start)]
    cue = before[-1] if before else pattern.search(letters, end, end + REACH)
    return 1 if cue and cue["future"] else -1
