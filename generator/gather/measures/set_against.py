"""What an article says of two of its numbers: that one answers, disputes or replaces the other."""

import re

from generator.evidence import Reported
from generator.gather.measures.compared_figures import have_counters
from generator.gather.measures.measuring import Measure

ANSWER = re.compile(r"\s*(?:But|However|Yet|By contrast|In contrast)\b")
DISPUTE = re.compile(r"\b(?:disput|contradict|reject|dismiss|den(?:y|ied|ies)\b)", re.IGNORECASE)
PERIOD, GROUP = 1, 4  # where they stand among the asides
BECAME = re.compile(  # before a number: "the number of the missing dropped to | 12"
    r"\b(?:r[io]se[ns]?|grew|grown|climbed|increased|jumped|fell|fallen|dropped|declined|decreased"
    r"|(?:went|gone)\s+(?:up|down))\s+to\s+(?:\w+\s+)?$"
)
AGAINST = re.compile(
    r"\b(?:but|however|while|whereas|although|though|contrast|contradict\w*|disput\w+"
    r"|den(?:y|ies|ied)|reject\w*|dismiss\w*|conflicting|discrepan\w+|differ\w*|higher|lower"
    r"|fewer|instead|claims?"
    r"|claimed|insist\w*|puts?|only)\b",
    re.IGNORECASE,
)
# Before a number that its counter sets against what the article gave before: "the real toll is 12",
# "officials have only confirmed 12".
REAL_TOLL = re.compile(
    r"\b(?:real|actual|true)\s+(?:death\s+)?(?:tolls?|numbers?|figures?|counts?|totals?)\b"
    r"[^.;]{0,60}$",
)
# Before a number that somebody rejects: "disputed reports that as many as | 12".
REJECTED = re.compile(
    r"\b(?:disput\w+|contradict\w+|reject\w+|dismiss\w+|refut\w+|den(?:y|ies|ied|ying)"
    r"|(?:could|can|did|would)\s*not\s+confirm)\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:reports?|claims?|figures?|estimates?|tolls?|numbers?|counts?|statements?|suggestions?)\b"
    r"[^.;]{0,90}$",
    re.IGNORECASE,
)
# "gave a higher death toll of 12"
OTHER_TOLL = re.compile(
    r"\b(?:gave|gives|put|puts|cited|cites|reported|offered)\s+(?:an?|the)\s+(?:much\s+|far\s+)?"
    r"(?:higher|lower|different)\s+(?:death\s+)?(?:toll|number|figure|count|estimate|total)\b"
    r"[^.;]{0,60}$",
)
HAS_ONLY = re.compile(r"\b(?:has|have|had)\s+(?:so\s+far\s+)?only\s+[a-z]+ed\b[^.;]{0,60}$")


def of_one_article(one: Reported, other: Reported) -> bool:
    """Whether two figures stand in one article."""
    return one.passage.article.id == other.passage.article.id


def is_answer(one: Measure, other: Measure) -> bool:
    """Whether one figure contradicts what the sentence before it says: "But the army said 12"."""
    if not of_one_article(one.reported, other.reported):
        return False
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    text = first.reported.passage.article.text
    start, end = second.reported.passage.span
    if text[first.reported.passage.span.end : start].strip():
        return False
    if DISPUTE.search(text, start, end):
        return _but_for(one.aside, PERIOD, GROUP) == _but_for(other.aside, PERIOD, GROUP)
    is_against = ANSWER.match(text, start, end) is not None
    return is_against and _but_for(one.aside, PERIOD) == _but_for(other.aside, PERIOD)


def _but_for(aside: tuple[str, ...], *places: int) -> list[str]:
    return [word for place, word in enumerate(aside) if place not in places]


def is_set_against(one: Measure, other: Measure) -> bool:
    """Whether the article sets one against the other, in a sentence or in the next one."""
    first, second = sorted((one.reported, other.reported), key=lambda each: each.figure.span)
    told = first.passage.article.text[first.figure.span.end : second.passage.span.end]
    return _are_near(first, second) and AGAINST.search(told) is not None


def is_counted_in_turn(one: Measure, other: Measure) -> bool:
    """Whether the next sentence only has what another counts: "The army says nine were killed"."""
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    is_bare = not (second.targets or second.is_named or second.reported.figure.as_of)
    is_of_article = of_one_article(one.reported, other.reported)
    is_next = is_of_article and _are_near(first.reported, second.reported)
    return is_next and is_bare and have_counters(one, other)


def _are_near(one: Reported, other: Reported) -> bool:
    """Whether two stand in one sentence of an article, or in one and the next."""
    first, second = sorted((one.passage.span, other.passage.span))
    return not one.passage.article.text[first.end : second.start].strip()


def is_rejected(one: Measure, other: Measure) -> bool:
    """Whether an article says that somebody rejects one of two numbers of near sentences."""
    a, b = one.reported, other.reported
    return of_one_article(a, b) and _are_near(a, b) and (_is_rejected(a) or _is_rejected(b))


def _is_rejected(one: Reported) -> bool:
    text, sentence, number = one.passage.article.text, one.passage.span, one.figure.span
    return REJECTED.search(text, sentence.start, number.start) is not None


def is_contested(one: Measure, other: Measure) -> bool:
    """Whether the later of two in an article is told as what the other should be, or as too few."""
    if not of_one_article(one.reported, other.reported):
        return False
    if is_rejected(one, other):
        return True
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    passage = second.reported.passage
    told = passage.article.text[passage.span.start : second.reported.figure.span.start]
    if first.is_total and REAL_TOLL.search(told):
        return True
    return any(words.search(told) for words in (HAS_ONLY, OTHER_TOLL))


def has_become(one: Measure, other: Measure) -> bool:
    """Whether the article itself goes on: "the number of the missing has dropped to 12"."""
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    passage = second.reported.passage
    told = passage.article.text[passage.span.start : second.reported.figure.span.start]
    is_more = second.low > first.high  # type: ignore[operator]
    is_news = not second.counter or (is_more and not is_set_against(first, second))
    return is_news and BECAME.search(told) is not None
