"""The words around a figure that say what it measures, as patterns."""

import re

from generator.parse.figures.happening_nouns import ATTACKS, DISASTERS, HAZARDS
from generator.spelling import normal_form
from generator.word_lists import read_pattern, read_words

PLACE_WORDS = (
    r"areas?|parts?|villages?|districts?|towns?|sections?|provinces?|neighbou?rhoods?"
    r"|regions?|wards?|municipalit(?:y|ies)|places|locations|communit(?:y|ies)|sites?|camps?"
    r"|buildings?|homes?|houses?"
)
NUMBER = r"(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
INCLUDED = re.compile(
    r"\b(?:including|includes?|among\s+(?:them|whom|those|the\s+[a-z]+)|comprising"
    r"|of\s+(?:whom|which|them|these|those|the\s+(?:dead|victims|injured|wounded|missing|total)"
    r"|the\s+\d[\d,.]*(?:\s[a-z]+)?)"
    r"|some\s+of),?\s+(?:[\w-]+\s+){0,3}?"
    rf"(?:$|{NUMBER}(?:(?!,\s+(?:while|but|(?:kill|injur|wound|leav)ing"
    r"|and\s+\w+\s+(?:was|were|have|has))\b)[^.;])*$)",
    re.IGNORECASE,
)
OF_TOTAL = re.compile(r"^\W*(?:Of|Out of|Among)\s+(?:the\s+|these\s+|those\s+|them\b|all\s+|\d)")
OF_THEM = re.compile(
    r"\s*+(?:,\s*+)?(?:of\s+"
    r"(?:them|whom|which|these|those|the\s+(?:dead|victims|missing|wounded|injured))"
    r"|(?:were|are)\s+(?:(?:said|reported|believed)\s+to\s+be\s+)?(?:children|women|men|girls|boys"
    r"|civilians|soldiers|fighters|students|journalists)\b"
    r"|(?:were|are|was|is)\s+among\b|alone\b|in\s+[A-Z]\w+\s+alone\b"
    r"|(?:in|with)\s+(?:an?\s+)?(?:serious|critical|grave)\s+(?:condition|injuries|wounds)\b)",
)
# In a figure's own words: "43 of the dead".
OF_THE_DEAD = re.compile(
    r"\bof\s(?:them|these|those|the\s(?:dead|victims|missing|wounded|injured))\b"
)
ONE_AREA = re.compile(
    rf"\b(?:an?|one|single|each|another|two|three|several|other)\s+(?:\w+\s+)?(?:{PLACE_WORDS})\b"
    r"(?:\s+(?:where|of|in|near|alone)\b)?[^.;]{0,40}$|\belsewhere\b[^.;]{0,60}$"
    r"|\boutside\s+[A-Z][^.;]{0,60}$",
)
OTHER_PARTS = re.compile(
    r"[^.;,]{0,40}\b(?:in|from|across)\s+"
    r"(?:the\s+)?(?:other|several|some|two|three|one|another|an?)\s+"
    rf"(?:\w+\s+)?(?:{PLACE_WORDS})\b|[^.;,]{{0,30}}\b(?:elsewhere|outside\s+[A-Z])"
)
# Behind those who came to one place among several.
BROUGHT = re.compile(
    r"[^.;]{0,30}\b(?:brought|taken|rushed|admitted|transferred|ferried)\s+to\b", re.IGNORECASE
)
RECEIVED = re.compile(r"\breceived\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
MORE = re.compile(
    r"\b(?:another|additional|further|extra|others?|\d+\s+more)\b(?!\s+than)", re.IGNORECASE
)
NEW = re.compile(r"\bnew(?:ly)?\b", re.IGNORECASE)
MORE_BEFORE = re.compile(
    r"\b(?:another|additional|a\s+further|new|newly"
    r"|also\s+(?!r[io]se|climb|gr[eo]w|reach|said|not|report)\w+|in\s+addition\s+to)\s+"
    r"(?:(?!that\b)\w+\s+)?$",
    re.IGNORECASE,
)
MORE_BEHIND = re.compile(r"\s*(?:more|others?|additional|further)\b(?!\s+than)", re.I)
FORMER = re.compile(
    r"\b(?:initial|(?<!said )(?<!reported )earlier|previous(?!\s+\w+['’]s\b)|original"
    r"|prior|preliminary)(?:ly)?\b"
    r"(?:(?!,\s+while\b)[^.;]){0,60}$"
    r"|\bat\s+first\b[^.;]{0,50}$|\bhad\s+(?:put|said|estimated|reported|given)\b[^.;]{0,60}$"
    r"|\b(?:up|down|r[io]se[ns]?|rising|raised|revised|increased|grown|grew|jumped|climbed"
    r"|fell|fallen|dropped|lowered|compared)\s+(?:\w+\s+){0,2}?(?:from|with|to\s+the\s+\w+)\s+"
    r"(?:(?!to\b)\w+\s+){0,4}$",
    re.IGNORECASE,
)
# Around what one says against another's former number: "had earlier put it at 21, but residents
# said at least | 40 | had died".
FORMER_SAID = re.compile(
    r"\bhad\s+(?:\w+\s+)?(?:put|said|estimated|reported|given)\b[^.;]{0,60}?\b(?:but|while)"
    r"\b[^.;]{0,70}$"
)
HAD = re.compile(r"\s*(?:\w+\s+)?had\s")
# Before what another happening did: "a week after another quake struck and killed (12)", "on the
# anniversary of the Hawar massacre that killed (12)".
OF_OTHER = re.compile(
    rf"\b(?:another|(?:an?\s+)?(?:earlier|previous|prior)|the\s+last)\s+(?:[\w.-]+\s+){{0,3}}?"
    rf"(?:{DISASTERS})\b[^.;]*$"
    r"|\b(?:anniversary\s+of|commemorat(?:es?|ed|ing)|marking)\s+(?:an?|the)\s+(?:[\w.-]+\s+){0,4}?"
    rf"(?:{DISASTERS}|{ATTACKS}|war|genocide)\b[^.;]*$",
    re.IGNORECASE,
)
# What happened before what the article is about: "Last week a bombing …", "a quake a year ago".
A_HAPPENING = re.compile(
    rf"\b(?:an?|another)\s+(?:[\w.-]+\s+){{0,3}}?(?:{ATTACKS}|{DISASTERS})\b", re.IGNORECASE
)
BEFORE_THIS = re.compile(
    r"\b(?:earlier\s+this|last|(?:the\s+)?previous)\s+"
    r"(?:week|month|year|spring|summer|autumn|fall|winter|[A-Z][a-z]+)\b"
    r"|\b(?:weeks?|months?|years?|decades?)\s+(?:ago|before|earlier)\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\bfrom\s+(?:(?!to\b)\w+\s+){0,2}$", re.IGNORECASE)
TO = re.compile(r"\s*(?:\w+\s+){0,2}to\s+(?:\w+\s+){0,3}\d")
FORMER_BEHIND = re.compile(
    r"[^.;,]{0,30}\b(?:previously|originally|initially|earlier)\s+(?:\w+ed|provided|given|put)"
    r"|(?:[^.;,]{0,20}\s(?:reported|announced|recorded|confirmed))?"
    r"\s+(?:(?:a|one|two|three)\s+)?(?:day|week|month|year)s?\s+(?:ago|earlier|before)\b"
)
GUESSED = re.compile(
    r"\b(?:fear\w*|believ\w+|estimat\w+|assum\w+|presum\w+|suspect\w+|thought|may\s+have"
    r"|might\s+have|could\s+have|probably|possibly)\b",
    re.IGNORECASE,
)
COULD = re.compile(
    r"\b(?:could|may|might|would|will|expected\s+to|likely\s+to|projected|set\s+to"
    r"|risks?\s+\w+ing)\s+"
    r"(?:\w+\s+){0,2}?(?:reach|rise|exceed|grow|top|pass|climb|increase|hit|be|lose|die|face|need)",
    re.IGNORECASE,
)
# "More could be inside the boat that sank on Monday, leaving | 12 dead": these are no forecast.
AS_DONE = re.compile(
    r"\b(?:that|which|who|when|after|where)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:[a-z]+ed|sank|struck|hit|burst)\b"
    r"[^.;:]*,\s+(?:killing|leaving|injuring|wounding|displacing)\s"
)
# Who is buried so is no longer under the rubble.
FUNERAL = re.compile(r"\b(?:funerals?|graves?|cemeter(?:y|ies)|coffins?|laid to rest)\b", re.I)
PLANNED = re.compile(
    r"\b(?:would|will|shall|pledg\w+|vow\w*|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|target\w*"
    r"|hop(?:es?|ed|ing)"
    r"|to\s+support\s+(?:[\w’'-]+\s+){1,5}in\b"
    r"|intend\w*|promis\w+|agreed\s+to|set\s+to|due\s+to|need(?:s|ed)?\s+to)\b"
    r"(?:(?!\b(?:after|who|which|when)\b)[^.;]){0,70}$",
    re.IGNORECASE,
)
PLANNED_BEHIND = re.compile(r"\s+(?:\w+\s+){0,3}?(?:would|will|shall|(?:are|is)\s+(?:due\s+)?to)\b")
SURELY_GUESSED = re.compile(
    r"\b(?:may|might|could)\s+have\b|\bfeared\b"
    r"|\b(?:tolls?|numbers?|figures?|totals?)\s+(?:may|might|could)\s+be\b",
    re.IGNORECASE,
)
SHARES = ("percent", "share")  # units of one whole or another, without which they say nothing
ABOARD = "aboard"  # the term of those whom a ship or a train carried
PLANS = ("funds required", "in need", "at risk")  # of which each figure looks ahead
RATE = re.compile(
    r"\b(?:(?<!in )(?<!within )(?<!for )(?<!after )(?<!up to )(?:a|per|each|every)\s+"
    r"(?:day|week|month|hour|year|person)(?!\s+(?:ago|after|before|earlier|later|of)\b)"
    r"|daily|weekly|monthly|hourly|on\s+average)\b",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"\b(?:in|over|during|within|for|every)\s+(?:just\s+|only\s+)?(?:the\s+)?"
    r"(?:past\s+|last\s+|previous\s+|next\s+|coming\s+|space\s+of\s+)?(?:single\s+)?"
    r"(?:\w+\s+(?:to\s+\w+\s+)?)?"
    r"(?:hours?|days?|weeks?|months?|fortnight)\b(?!\s+(?:ago|earlier|of\s+(?:war|conflict))"
    r"|['’]s\b)"
    r"|\b\w+-(?:hour|day|week|month)\s+period\b"
    r"|\b(?:this|last)\s+(?:week|month|year)\b|\b(?:overnight|in\s+recent\s+\w+)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?P<who>[\w-]+?)(?:[\s-]military)?[\s-](?:controlled|held|occupied|administered|run)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:areas?|territor(?:y|ies)|regions?|parts?|side|towns?|cit(?:y|ies)|bank"
    r"|east|west|north|south|provinces?|zones?|villages?|districts?|communities|[A-Z]\w+)\b"
    r"(?!\s+(?:[a-z]+\s+)?(?:agency|media|newspaper|television|TV|broadcaster|radio|company))"
    r"|\b(?P<backed>[\w-]+?)[\s-](?:backed|appointed|installed)\s+(?:authorit\w+|official|governor)"
    r"|\b(?P<its>areas?|territor(?:y|ies)|regions?|parts)\s+"
    r"(?:\w+\s+){0,3}?(?:it|they|under|held|controlled)\b|\bin\s+its\s+(?P<own>territory|areas?)\b",
)
CERTAINTY = re.compile(r"\b(confirmed|probable|suspected|recovered|active)\b", re.IGNORECASE)
CONFIRMED = re.compile(r"(?<!not )\b(?:confirmed|verified|identified)\b", re.IGNORECASE)
TARGETS = re.compile(
    r"\b(?:on|at|in|into|near|outside|inside|of|hit|hits|struck|attacked|bombed|shelled|targeted"
    r"|stormed|raided)\s+(?:an?|the|two|three|several|its|their|[\w-]+['’]s)\s+"
    r"(?:[\w’'-]+\s+){0,3}?"
    r"(camp|school|mosque|hospital|market|church|convoy|bus|clinic|station|university|prison"
    r"|airport|ferry|boat|train|mine|factory|wedding|funeral|hotel|shelter|tent|checkpoint"
    r"|base|restaurant|caf[eé]|shop|mall|stadium|bakery|ambulance|car|truck|house|apartment"
    r"|village)s?\b",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:confirm\w+|record\w+|document\w+|verif\w+|counted|(?:has|have)\s+been\s+killed"
    r"|have\s+died|tolls?|total\w*|overall|altogether|in\s+all|so\s+far|to\s+date|estimat\w+"
    r"|number\s+of\s+(?:people\s+)?(?:dead|deaths|killed|injured|wounded|missing|displaced)"
    r"|tally|tallied|believ\w+|may\s+have|since|death\s+count)\b",
    re.IGNORECASE,
)
DISASTER = re.compile(
    rf"\b(?:{DISASTERS}|disaster|wildfires?|epidemic|ebola|cholera|mpox|dam|capsiz\w+|shipwreck"
    r"|sinking|derail\w+|stampede)\b",
    re.IGNORECASE,
)
# Of a toll whose source tells of deaths and of nobody who was killed.
DIED = re.compile(
    r"\b(?:deaths?|died|dying|die|fatalit(?:y|ies)|perished|drowned)\b", re.IGNORECASE
)
# Behind a number: "have been confirmed dead", "of cholera were confirmed", "confirmed deaths".
CALLED_CONFIRMED = re.compile(
    r"(?:\s+of\s+[a-z]+)?\s+(?:have|has|had|are|is|were|was)\s+(?:(?:now|already|been)\s+){0,2}"
    r"confirmed\b|\s+confirmed\s+(?:dead|deaths?|killed|cases|fatalities|infections)\b"
)
WERE_KILLED = re.compile(
    r"\b(?:kill\w*|murder\w*|massacre\w*|execut\w+|slain|slaughter\w*|assassinat\w+|shot)\b",
    re.IGNORECASE,
)
NOT_DISASTER = re.compile(r"\b(?:takeover|capture|fall|ceasefire|truce|invasion)\b", re.IGNORECASE)
GENERIC = re.compile(
    r"\s(?:strip|province|state|region|governorate|oblast|district|county|prefecture|township)$"
)
# Qualifiers of a number that is only the least, or the most.
LOWER, UPPER = ("more than", "at least", "just over"), ("nearly", "fewer than", "up to")
# Of a storm's dead and those of the cholera that followed, neither is another count.
CAUSES = (
    ("disease", re.compile(rf"\b(?:{read_pattern('figure_words', 'diseases')})", re.IGNORECASE)),
    ("nature", re.compile(rf"\b(?:{HAZARDS})\b", re.IGNORECASE)),
)
# Nouns and participles that tell no group of those counted.
PEOPLE = frozenset(
    (
        *("people", "persons", "person", "individuals", "residents", "inhabitants", "victims"),
        *("lives", "others", "more", "deaths", "death", "dead", "killed", "fatalities"),
        *("casualties", "injuries", "injured", "wounded", "missing", "displaced", "homeless"),
        *("body", "survivors", "villagers", "citizens", "compatriots", "bodies"),
    )
)
NEED = re.compile(
    r"\b(?:need(?:s|ed|ing)?|lack(?:s|ed|ing)?|without|require[sd]?|risk|access\s+to)\s+"
    r"(?:(?:of|for|to|urgent|immediate|humanitarian|emergency|clean|safe|adequate)\s+)*(\w+)"
)
# Words for whoever speaks for a state.
OFFICIAL = re.compile(rf"\b(?:{read_pattern('figure_words', 'officials')})\b", re.IGNORECASE)
# Words for bodies that count themselves, where their own report names nobody else.
COUNTING_BODY = re.compile(
    r"\b(?:UN|OCHA|UNHCR|UNICEF|UNRWA|WHO|IOM|WFP|FAO|UNDP|UNFPA|United\s+Nations|Ministry"
    r"|Government"
    r"|Red\s+Cross|Red\s+Crescent|IFRC|ICRC|MSF|Doctors|M[ée]decins|Committee|Agency|Office|Council"
    r"|CARE|Oxfam|Save\s+the\s+Children|World\s+Health|Organi[sz]ation|Observatory|Authority)\b"
)
NEWS = re.compile(r"\b(?:News|Press|Post|Times|Guardian|Radio|Agency\s+France)\b")
# Who passes on what others count, whatever verb follows them.
HEARSAY = re.compile(
    r"(?:the\s+|latest\s+|local\s+|state\s+|media\s+|initial\s+)*"
    r"(?:data|estimates?|figures|reports?|statistics|sources|media|accounts)",
    re.IGNORECASE,
)
# Behind a number, the name of a place.
NAMED_BEHIND = re.compile(r"(?:\s+[a-z]+){0,4}?\s+(?:in|at)\s+(?:the\s+)?([A-Z][\w-]+)")
CROWD = re.compile(r"\b(?:protest\w*|demonstrat(?:ions?|ors?)|rall(?:y|ies))\b", re.IGNORECASE)
# One attack, known from before: with its place and day it is the same wherever it is told.
DEFINITE = re.compile(
    r"\b[Tt]he\s+(?:[\w-]+\s+){0,2}?(?:attack|strike|airstrike|raid|assault|bombing|shelling|blast"
    r"|explosion|shooting|ambush|massacre|crash|collision|stampede|fire)\b"
)
# A place within the place of a figure: "in the village", "there".
WITHIN = re.compile(
    r"\b(?:in|at|of|from|near)\s+(?:the|a|one|that|this)\s+(?:\w+\s+)?"
    r"(village|town|district|camp|neighbou?rhood|suburb|building|school|hospital|valley|island)"
    r"s?\b(?!\s+of\b)|\b(there)\b(?!\s+(?:is|are|was|were|has|have|had)\b)",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\b([A-Z][\w’'-]+)(?:\s+and\s+|,\s+|\s*[–-]\s*)(?=([A-Z]\w+))")
# "The rescue agency in Upper Dol" counts elsewhere too.
NAMED_WITHIN = re.compile(
    "".join(f"(?<!{word} )" for word in read_words("figure_words")["bodies in a place"])
    + r"\b(?:in|near|outside|around)\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:village\s+of\s+|town\s+of\s+)?([A-Z][\w-]+)"
    + "".join(f"(?<!-{word})" for word in read_words("figure_words")["rule a place"])
)


def struck_in(sentence: str) -> frozenset[str]:
    """Name what was struck: a school, a market."""
    return frozenset(word.lower() for word in TARGETS.findall(sentence))


def causes_in(sentence: str) -> frozenset[str]:
    """Name the kinds of what a sentence says befell people: a disease, or what nature did."""
    return frozenset(kind for kind, words in CAUSES if words.search(sentence))


def place_key(name: str) -> str:
    """Write the name of a place so that "El-Fasher" and "el Fasher" are one."""
    return GENERIC.sub("", normal_form(name))
