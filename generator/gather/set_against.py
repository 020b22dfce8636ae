"""What an article says of two of its numbers: that one answers, disputes or replaces the other."""

import re

from generator.evidence import Reported
from generator.gather.measures import Measure

ANSWER = re.compile(r"\s*(?:But|However|Yet|By contrast|In contrast)\b")
DISPUTE = re.compile(r"\b(?:disput|contradict|reject|dismiss|den(?:y|ied|ies)\b)", re.IGNORECASE)
BECAME = re.compile(  # before a number: "the number of the missing dropped to | 12"
    r"\b(?:r[io]se[ns]?|grew|grown|climbed|increased|jumped|fell|fallen|dropped|declined|decreased"
    r"|(?:went|gone)\s+(?:up|down))\s+to\s+(?:\w+\s+)?$"
)
AGAINST = re.compile(
    r"\b(?:but|however|while|whereas|although|though|contrast|contradict\w*|disput\w+"
    r"|den(?:y|ies|ied)|conflicting|discrepan\w+|differ\w*|higher|lower|fewer|instead|claims?"
    r"|claimed|insist\w*|puts?|only)\b",
    re.IGNORECASE,
)
# Before a number that its counter sets against what the article gave before: "the real toll is 12",
# "officials have only confirmed 12".
REAL_TOLL = re.compile(
    r"\b(?:real|actual|true)\s+(?:death\s+)?(?:tolls?|numbers?|figures?|counts?|totals?)\b"
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
    is_next = not text[first.reported.passage.span.end : start].strip()
    is_against = ANSWER.match(text, start, end) or DISPUTE.search(text, start, end)
    is_period_alone = one.aside[:1] + one.aside[2:] == other.aside[:1] + other.aside[2:]
    return bool(is_next and is_against and is_period_alone)


def is_set_against(one: Measure, other: Measure) -> bool:
    """Whether the article sets one against the other, in a sentence or in the next one."""
    first, second = sorted((one.reported, other.reported), key=lambda each: each.figure.span)
    text = first.passage.article.text
    between = text[first.passage.span.end : second.passage.span.start]
    is_near = first.passage.id == second.passage.id or len(between.strip()) == 0
    told = text[first.figure.span.end : second.passage.span.end]
    return is_near and AGAINST.search(told) is not None


def is_contested(one: Measure, other: Measure) -> bool:
    """Whether the later of two in an article is told as what the other should be, or as too few."""
    if not of_one_article(one.reported, other.reported):
        return False
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    passage = second.reported.passage
    told = passage.article.text[passage.span.start : second.reported.figure.span.start]
    if first.is_total and REAL_TOLL.search(told):
        return True
    return HAS_ONLY.search(told) is not None


def has_become(one: Measure, other: Measure) -> bool:
    """Whether the article itself goes on: "the number of the missing has dropped to 12"."""
    _, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    passage = second.reported.passage
    told = passage.article.text[passage.span.start : second.reported.figure.span.start]
    return not second.counter and BECAME.search(told) is not None
