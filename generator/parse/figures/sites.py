"""Whether a figure is that of one site, a clinic or a village, whose place no sentence names."""

import re

from generator.model import Figure, Kind
from generator.parse.figures.article_index import ArticleIndex

# What lies somewhere in a country, where the sentence names no place: "in one village", "The clinic
# has received …"; and who counts there alone.
SITES = (
    r"(?:[A-Za-z’'-]+\s+){0,2}?(?:camps?|hospital|clinic|school|ward|morgue|mortuary|shelter"
    r"|(?:evacuation|health|reception|medical|community)\s+cent(?:re|er)|settlement|monastery"
    r"|convent|church|mosque|temple|prison|jail|village|hamlet|town|district|township"
    r"|neighbou?rhood|cemetery|factory|hotel|orphanage|university|stadium)\b"
)
AT_SITE = re.compile(
    r"(?i)\b(?:in|at|inside|from|of)\s+"
    rf"(?:the|an?|one|our|my|this|that|his|her|their|two|three)\s+{SITES}"
)
SITE_OPENS = re.compile(rf"(?i)[“\"'‘\s]*(?:(?:The|An?|One|Our|My|This|Two|Three)\s+)?{SITES}")
WITNESS = re.compile(
    r"\b(?:residents?|villagers?|locals|shopkeeper|farmer|teacher|nurse|surgeon|survivors?"
    r"|(?:eye)?witness(?:es)?|elders?|imam|priest|monk|camp|hospital|clinic|school|village"
    r"|neighbou?rs?|volunteers?)\b"
)


def is_of_site(figure: Figure, index: ArticleIndex) -> bool:
    """Whether its sentence is about a site, or somebody counts who knows but one."""
    text, span = index.text, figure.span
    start, end = index.sentence_start(span.start), index.sentence_end(span.start)
    comma = text.find(",", span.end, end)
    is_there = AT_SITE.search(text, start, end if comma < 0 else comma)
    return bool(is_there or SITE_OPENS.match(text, start) or _is_witnessed(figure, index))


def _is_witnessed(figure: Figure, index: ArticleIndex) -> bool:
    actor = index.actor_of(figure.reported_by)
    told = figure.reported_span.of(index.text) if figure.reported_span else ""
    roles = [role.title for role in actor.roles] if actor and actor.kind is Kind.PERSON else []
    return any(map(WITNESS.search, roles if actor else [told]))
