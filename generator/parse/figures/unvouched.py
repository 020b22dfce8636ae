"""Tell which numbers an article does not vouch for: denied, corrected, of another story."""

import re

from generator.model import Span
from generator.parse.figures.counted_things import Counted

# What stands right before a number that nobody vouches for: "never claimed that 400", "denied that
# some 30".
DENIED = re.compile(r"""(?x)(?:\b(?:never|not)|n['’]t)\s+(?:\w+ly\s+)?
          (?:claim|sa[iy]|report|confirm|verif|state|suggest|believ)\w*
          \s+(?:that\s+)?(?:\w+\s+){0,2}$
      | \bden(?:y|ies|ied|ying)\s+(?:(?:reports?|claims?)\s+)?(?:that\s+)?(?:\w+\s+){0,3}$
      | \b(?:not|n['’]t|unable\s+to|dismiss\w*|reject\w*|refut\w+)\s+(?:\w+\s+){0,2}?
        (?:reports?|claims?|allegations?)\s+that\s+(?:\w+\s+){0,3}$
      | \b(?:false|untrue|fake|baseless|unfounded)\s+(?:reports?|claims?|allegations?|rumou?rs?)
        \s+(?:that|of)\s+(?:\w+\s+){0,3}$
      | \brumou?rs?\s+(?:that|of)\s+(?:\w+\s+){0,3}$
      | \b(?:all\s+but|instead\s+of|rather\s+than)\s+
        (?:(?:the|an?)\s+(?:(?!official\b)\w+\s+){0,2}
          (?:figure|estimate|count|number|toll|total)\s+of\s+)?$""")
# One of these stands in all of that.
DENYING = (
    *("n't", "n’t", "not", "never", "den", "unable", "dismiss", "reject", "refut", "all"),
    *("instead", "rather", "false", "untrue", "fake", "baseless", "unfounded", "rumo"),
)
LEADING_ELSEWHERE = re.compile(r"""(?ix)[\s•*>▶►→»|–-]*(?:
          (?:read|see|watch|listen|more|hear)\s++(?:(?:more|also|next|on\s+this|here)\s*+)?[:|>–»]
        | (?:also\s+read|read\s+more|read\s+also|related|see\s+also|more\s+on|explainer|recommended
            |watch|listen|video|in\s+pictures|opinion|podcast|trending
              |from\s+the\s+archive)\b[^.]{0,40}?[:|»]
        | (?:correction|clarification|corrigendum|erratum|editor[’']?s?[’']?\s+note)\b)""")
CORRECTING = re.compile(r"""(?ix)
      \b(?:this|the|a|an)\s+(?:earlier\s+|previous\s+)?(?:story|article|report|headline|version
      |post)
          \s+(?:\w+\s+){0,4}(?:corrected|amended|misstated|mis-stated|incorrectly|erroneously
            |wrongly)\b
      | \b(?:earlier|previous|original)\s+version\s+of\s+(?:this|the)
          \s+(?:story|article|report|headline|post)\b
      | \b(?:has|have|was|were)\s+been\s+corrected\s+to\b""")
LONGEST_LABEL = 40  # code points
BEFORE = 70  # code points in which such words stand
# What is said of a number that is none.
CALLED_FALSE = r"""\b(?:
      (?:is|are|was|were)\s+(?:an?\s+|mere\s+)?[“"‘']?
      (?:false|fake|not\s+true|untrue|wrong|baseless|groundless|unfounded|fabricated
        |exaggerated|inflated|rumou?rs?)\b
    | (?:as\s+)?[“"‘']?(?:false|not\s+true|untrue|baseless|groundless|unfounded)\b
      (?!\s+(?!and\b|by\b)\w)
    | as\s+(?:an?\s+|mere\s+)?rumou?rs?\b
    )"""
REFUTED = re.compile(CALLED_FALSE, re.VERBOSE)
# Behind a number that who speaks says is none: "reports of 400 dead were not true".
REFUTED_BEHIND = re.compile(
    r"(?:(?!\s(?:after|as|because|if|since|that|when|where|which|while|whose?)\s)[^,;.]){0,60}\s?"
    + CALLED_FALSE,
    re.VERBOSE,
)


class Vouched:
    """Tells which numbers of an article it vouches for; of a sentence it is asked once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._notices: dict[int, bool] = {}

    def holds(self, each: Counted) -> bool:
        """Whether the article says that the number holds, in a sentence of its own story."""
        start = each.sentence.start
        if start not in self._notices:
            self._notices[start] = _is_notice(self._text, each.sentence)
        return not self._notices[start] and not is_denied(self._text, each.span, each.sentence)


def _is_notice(text: str, sentence: Span) -> bool:
    """Whether the sentence corrects an article or leads to another, and so tells nothing itself."""
    if any(LEADING_ELSEWHERE.match(text, start) for start in _starts(text, sentence)):
        return True
    written = sentence.of(text)
    if not any(part in written for part in ("orrect", "ersion", "mended", "misstated", "rongly")):
        return False
    return bool(CORRECTING.search(written))


def _starts(text: str, sentence: Span) -> tuple[int, ...]:
    """Give where the sentence starts, and its line if little stands between.

    "RELATED:" may be read as a label before the sentence, as the names in an interview are.
    """
    floor = max(0, sentence.start - LONGEST_LABEL)
    line = text.rfind("\n", floor, sentence.start) + 1
    return (sentence.start, line) if line or not floor else (sentence.start,)


def is_denied(text: str, number: Span, sentence: Span) -> bool:
    """Whether a sentence says of a number in it that it does not hold."""
    start = max(sentence.start, number.start - BEFORE)
    before = text[start : number.start]
    if any(map(before.__contains__, DENYING)) and DENIED.search(before):
        return True
    return REFUTED_BEHIND.match(text, number.end, sentence.end) is not None
