"""Say what is counted in: the world, a whole war, one attack, a country, a town or region.

Figures of unlike scope are not set beside each other: of the dead of a war and those of a strike
neither contradicts the other.
"""

import re

WORLD, WAR, INCIDENT, COUNTRY, AREA = "world", "war", "incident", "country", "area"
SCOPES = (WORLD, WAR, INCIDENT, COUNTRY, AREA)
WORLDWIDE = re.compile(
    r"\b(?:worldwide|world-wide|globally|(?:around|across|throughout|all\s+over)\s+the\s+(?:world"
    r"|globe)|in\s+the\s+(?:whole\s+|entire\s+)?world|the\s+world['’]s|globe|global\s+(?:total"
    r"|number|figure|population|toll|appeal|displacement|cases))\b"
    # no single country: "in 60 countries"
    r"|\b(?:in|across|from|covers|of)\s+"
    r"(?:(?:more\s+than|over|at\s+least|some|about|nearly)\s+)?\d\d+\s+(?:countries|nations)\b",
    re.IGNORECASE,
)
# "Worldwide, 12 …, and 3 …" is said of all that follow.
OPENS_WORLDWIDE = re.compile(rf"(?i)\s*(?:{WORLDWIDE.pattern})\s*,")
NATIONWIDE = re.compile(
    r"(?i)\b(?:nation-?wide|country-?wide|nationally|(?:across|throughout|all\s+over"
    r"|around)\s+the\s+(?:whole\s+|entire\s+)?(?:country|nation))\b"
)
WARS = (  # no part of "war-torn", "conflict-hit"
    r"(?:civil\s+war|war|conflict|invasion|insurgency|uprising|rebellion|hostilities"
    r"|genocide)(?![-‐‑])"
)
# Where none of these stands, the longer patterns are not searched.
WORLD_WORDS = ("world", "glob", "countries", "nations")
NATION_WORDS = ("nation", "country")
WAR_WORDS = (
    *("war", "conflict", "invasion", "invaded", "insurgency", "uprising", "hostilities"),
    *("genocide", "fighting", "violence", "bombardment", "rebellion"),
)
INCIDENT_WORDS = (
    *("attack", "strike", "raid", "assault", "bomb", "blast", "explosion", "shooting", "ambush"),
    *("massacre", "crash", "collision", "derail", "stampede", "fire", "blaze", "clash"),
    *("shelling", "crush"),
)
WHOLE_WAR = re.compile(rf"""(?ix)\bsince\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+){{0,3}}{WARS}\b
       | \bsince\s+(?:[\w’'-]+\s+){{1,3}}(?:invaded|launched\s+its\s+(?:full-scale\s+)?invasion)\b
       | \b(?:in|during|of|by|throughout|from)\s+(?:the|this|that|[A-Z][\w-]+['’]s)\s+
           (?:(?!world\b)[\w’'-]+\s+){{0,3}}{WARS}\b
       | \b(?:fighting|violence|bombardment|{WARS})\s+(?:over|during|in)\s+the\s+(?:past|last)\s+
           (?:[\w-]+\s+){{0,3}}years\b""")
# "The war, which began in April, has | killed 40,000 people, displaced (12 million) …"
WAR_HAS = re.compile(
    rf"(?i)\b(?:the|this|a|[\w-]+['’]s)\s+(?:[\w’'-]+\s+){{0,3}}{WARS}\b[^;]{{0,110}}?"
    r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}?(?:kill|displac|left|claim|uproot|forc|driv|cost|injur"
    r"|wound|destroy|maim|devastat|push|plung|creat|caus|result)"
)
INCIDENTS = (
    r"(?:attacks?|strikes?|airstrikes?|raids?|assaults?|bombings?|blasts?|explosions?|shootings?"
    r"|ambush|massacre|crash|collision|derailment|stampede|fire|blaze|clash(?:es)?|shelling|crush)"
)
ONE_INCIDENT = re.compile(
    rf"(?i)\b(?:an?|the|this|that|\w+day['’]s|overnight|two|three|four|several|[\w-]+['’]s)\s+"
    rf"(?:(?!of\b|in\b|on\b)[\w’'-]+\s+){{0,4}}?{INCIDENTS}\b(?!\s+(?:since|on\s+health))"
    rf"|^(?!\d\d)(?:[\w’'-]+\s+){{0,3}}?{INCIDENTS}\b[^.;]{{0,60}}?"
    r"\b(?:kill|wound|injur|destroy|damag|left|hit)\w*\s"
)
# What one attack can do; a war displaces.
STRUCK = frozenset(
    (
        *("killed", "injured", "missing", "kidnapped", "detained", "shot", "buried"),
        *("bodies found", "rescued", "destroyed", "damaged"),
    )
)


# What gives a scope, the first that holds: whether it stands in the figure's own part or before,
# words of which it holds one, and how it is found.
SCOPE_SIGNS = (
    (WORLD, True, WORLD_WORDS, WORLDWIDE.search),
    (WORLD, False, WORLD_WORDS, OPENS_WORLDWIDE.match),
    (WAR, True, WAR_WORDS, WHOLE_WAR.search),
    (WAR, False, WAR_WORDS, WAR_HAS.search),
    (COUNTRY, True, NATION_WORDS, NATIONWIDE.search),
)


def scope_of(before: str, own: str, *, term: str) -> str:
    """Give the scope that the words before a figure or its own part say; "" where they say none."""
    for scope, is_own, words, find in SCOPE_SIGNS:
        text = own if is_own else before
        if _has(text, words) and find(text):
            return scope
    is_incident = term in STRUCK and (_is_incident(own) or _is_incident(before))
    return INCIDENT if is_incident else ""


def _is_incident(text: str) -> bool:
    return _has(text, INCIDENT_WORDS) and ONE_INCIDENT.search(text) is not None


def _has(text: str, words: tuple[str, ...]) -> bool:
    """Whether any of the words stands in the text, be it in another word."""
    return any(map(text.lower().__contains__, words))
