"""Which place is that of whoever counts: "the mayor of Varna", "Syria's health ministry".

Or whether it is but one site, a clinic or a village, whose place no sentence names.
"""

import re

from generator.model import Figure, Kind
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.story_place import StoryPlace
from generator.parse.gazetteer.countries import country_of

# Who counts in one country alone.
AUTHORITY = re.compile(
    r"(?i)(?:['’]s)?\s+(?:[\w-]+\s+){0,5}?(?:ministry|minister|agency|authority|authorities"
    r"|government|police|officials|department|president|civil\s+defen[cs]e)\b"
)
FORCES = re.compile(r"\b(?:ministry|army|military|forces?|navy|police|government)\b", re.IGNORECASE)
GOVERNING = re.compile(
    r"(?i)\b(?:mayor|governor|prefect|head\s+of\s+(?:the\s+)?\w+\s+administration)\b"
)
# Behind whoever counts in one village: "said Karlo, the leader of Lu Ra village".
LEADING = re.compile(
    r",\s+(?:the\s+)?(?:[a-z]+\s+)?(?:head|chief|leader|elder|administrator|chair\w*)\s+of\s+"
    r"(?:the\s+)?(?P<place>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3})\s+(?:village|camp|ward|settlement)\b"
)
# What the UN or a government tells of a whole country.
BODIES = frozenset((Kind.ORGANISATION, Kind.GOVERNMENT, Kind.STATE))
OF_APPEALS = frozenset(("funds required", "in need", "affected"))
LARGE = 100_000
AUTHORITY_REACH = 140  # code points in front of a figure
# What lies somewhere in a country, where the sentence names no place: "in one village", "The clinic
# has received …"; and who counts there alone.
SITES = (
    r"(?:[A-Za-z’'-]+\s+){0,2}?(?:camps?|hospital|clinic|school|ward|morgue|mortuary|shelter"
    r"|(?:evacuation|health|reception|medical|community)\s+cent(?:re|er)|settlement|monastery"
    r"|convent|church|mosque|temple|prison|jail|village|hamlet|town|district|township"
    r"|neighbou?rhood|cemetery|factory|hotel|orphanage|university|stadium)\b"
)
AT_SITE = re.compile(
    r"(?i)\b(?:in|at|inside|outside|from|of)\s+"
    rf"(?:the|an?|one|our|my|this|that|his|her|their|two|three)\s+{SITES}"
)
SITE_OPENS = re.compile(rf"(?i)[“\"'‘\s]*(?:(?:The|An?|One|Our|My|This|Two|Three)\s+)?{SITES}")
WITNESS = re.compile(
    r"\b(?:residents?|villagers?|locals|shopkeeper|farmer|teacher|nurse|surgeon|survivors?"
    r"|(?:eye)?witness(?:es)?|elders?|imam|priest|monk|camp|hospital|clinic|school|village"
    r"|neighbou?rs?|volunteers?)\b"
)


def find_place_governed(figure: Figure, index: ArticleIndex, *, story: StoryPlace) -> str:
    """Name the town or region whose mayor or governor counts: "the mayor of Varna said".

    What an office of the country counts that the article is about is of that.
    """
    actor = index.actor_of(figure.reported_by)
    held = [role for role in (actor.roles if actor else ()) if not role.former]
    if any(role.of == story.country != "" for role in held):
        return story.country
    governed = (role.of for role in held if GOVERNING.search(role.title))
    return next((place for place in governed if place in index.countries), "")


def find_village_led(figure: Figure, index: ArticleIndex) -> str | None:
    """Name the village whose head counts; "" for one that nobody knows, None for none."""
    span = figure.reported_span
    led = LEADING.match(index.text, span.end) if span else None
    return led and (led["place"] if led["place"] in index.countries else "")


def find_country_of_appeal(figure: Figure, index: ArticleIndex, *, story: StoryPlace) -> str:
    """Name the country where a body counts who is in need, or what it asks for, in all."""
    actor = index.actor_of(figure.reported_by)
    is_body = actor is not None and actor.kind in BODIES
    if is_body and figure.term in OF_APPEALS and (own := country_of(actor.name)):
        return index.country_name(own)
    is_large = figure.term in OF_APPEALS and (figure.value or 0) >= LARGE
    return story.country if is_body and is_large else ""


def is_counted_abroad(figure: Figure, told: str, main: str, *, index: ArticleIndex) -> bool:
    """Whether the place told of before lies in another country than the forces that count.

    Of a state the article's main place is asked too, where none was told.

    What "Norway's army" says it destroyed may be anywhere, whatever was told of Varna before.
    """
    actor = index.actor_of(figure.reported_by)
    nation, _, rest = actor.name.partition(" ") if actor else ("", "", "")
    country = country_of(nation.removesuffix("'s").removesuffix("’s"))
    is_state = not rest and actor is not None and actor.kind is Kind.STATE
    place = told or (main if is_state else "")
    is_other = bool(country) and index.countries.get(place, country) != country
    return is_other and (is_state or FORCES.search(rest) is not None)


def find_country_of_authority(figure: Figure, index: ArticleIndex) -> str:
    """Name the country whose authorities count in front of it: "Syria's health ministry"."""
    start = index.sentence(figure.span.start).start
    start = max(start, figure.span.start - AUTHORITY_REACH)
    for place in reversed(index.places(start, figure.span.start)):
        if place.country and AUTHORITY.match(index.text, place.span.end):
            return place.name
    return ""


def is_of_site(figure: Figure, index: ArticleIndex) -> bool:
    """Whether its sentence is about a site, or somebody counts who knows but one."""
    text, span = index.text, figure.span
    start, end = index.sentence(span.start)
    comma = text.find(",", span.end, end)
    is_there = AT_SITE.search(text, start, end if comma < 0 else comma)
    return bool(is_there or SITE_OPENS.match(text, start) or _is_witnessed(figure, index))


def _is_witnessed(figure: Figure, index: ArticleIndex) -> bool:
    actor = index.actor_of(figure.reported_by)
    told = figure.reported_span.of(index.text) if figure.reported_span else ""
    roles = [role.title for role in actor.roles] if actor and actor.kind is Kind.PERSON else []
    return any(map(WITNESS.search, roles if actor else [told]))
