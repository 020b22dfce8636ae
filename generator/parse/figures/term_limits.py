"""Say what a cue claims too much: what is only planned, meant for people, or one of two damages."""

import re

from generator.parse.figures.counted_clause import CountedClause
from generator.parse.figures.counted_nouns import known_noun
from generator.parse.figures.happening_nouns import ATTACKS
from generator.parse.figures.term_cues import ClauseWord, FoundCue, TermCue, says_which
from generator.word_lists import set_of, word_set

DAMAGED, DESTROYED = "damaged", "destroyed"
# What is aimed at has not been done: "plans | to reach 12", "$5 m | to assist 12".
AIM = re.compile(
    r"(?i)\b(?:aim|plan|need|request|require|seek|hope|want|intend|target|appeal|call|ask|work)"
    r"(?:s|ed|ing|ned|ning)?\b(?:[^.;]|\.\d){0,60}?\bto\s+(?:\w+ly\s+)?$"
    r"|\b(?:needs?|requires?|seeks?)\b[^.;]{0,30}\b(?:help|support)\s+(?:in\s+)?$"
    r"|\b(?:requests?|calls?|appeals?|demands?|pleas?|plans?)\s+for\b[^.;]{0,60}$"
    r"|\b(?:will|to\s+be)\b[^.;]{0,90}?\bto\s+[^.;,]{0,60}$"
    r"|\b(?:opportunity|opportunities|chance|ability|efforts?|ways?)\s+to\s+[^.;,]{0,60}$"
    r"|\b(?:restrict|block|deny|deni|withh|obstruct|suspend|halt|hamper|hinder)\w*\b[^.;,]{0,60}$"
    r"|\b(?:[mb]illion|[mb]n|funds|funding|plan|project|programme|campaign|goal|target)\s+to\s+$"
)
# Right before a verb: it is only meant, tried or possible.
NOT_YET = (
    r"\b(?:(?:aim|intend|prepar|pledg|promis|agree|seek|sought|set|due|ready|target|try|tri|attempt"
    r"|struggl|work|corridor|operation|mission|bid|effort|commit|vow|offer|appeal|call|ask"
    r"|able|capacity|capable|designed|meant)\w*"
    r"\s+(?:[\w’'-]+\s+){0,3}?to(?:\s+be)?|capable\s+of|can(?:not)?"
    r"|(?:will|would|may|might|could|shall)(?:\s+only)?)\s+(?:\w+ly\s+)?"
)
NOT_YET_DONE = re.compile(rf"(?i){NOT_YET}$")
# The same with the verb, "agreed to admit | 450 buses", and behind: "450 buses | would go".
NOT_YET_THERE = re.compile(
    rf"(?i){NOT_YET}\w+\s+(?:(?:in|only|an?other|up|to|an?|extra)\s+){{0,2}}$"
)
YET_TO_COME = re.compile(
    r"(?:\s+(?:an?|per|each|every)\s+\w+|\s+daily)?"
    r"\s+(?:would|will|could|may|might|are\s+(?:due\s+|set\s+|expected\s+)?to)\s"
)
# Terms that a noun tells, of what happens rather than of a state.
DEEDS = frozenset(
    ("aid trucks", "supplies", "killed", "injured", "cases", "funds given", "funds received")
)
AIM_REACH = 90  # code points before what is aimed at
# "12 people to be assisted", whatever stands between.
AIMED_AT = "assisted"
# "equipment to | treat 12": nobody was, unless somebody managed to.
MEANT, TO_DO = (
    frozenset(("treated", "vaccinated")),
    re.compile(
        r"(?i)(?<!\s)(?<!managed)(?<!helped)(?<!helping)(?<!continued)(?<!began)\s++to\s++$"
    ),
)
TO_BE = re.compile(r"\bto\s+be\s+$")
# "prisoners | to be freed", "12 people were | due to be evacuated"; but "the first 12 to be freed".
PLANNED = frozenset(
    (
        *("released", "evacuated", "deported", "vaccinated", "rebuilt", "returned"),
        *("bodies returned", "closed", "recovered"),
    )
)
COMING = re.compile(
    r"\s*(?:(?:is|are|was|were)\s+)?"
    r"(?:(?:still|now|due|set|about|scheduled|waiting|yet|fit|ready)\s+){0,2}"
    r"to\s+(?:be\s+)?$"
)
# "food enough for | 12 people", "kits for | 12 people", "a displacement order for | 12 people".
MEANT_FOR = re.compile(
    r"(?i)\benough\s+(?:for|to\s+(?:feed|treat|support|supply|meet|cover))\b[^,;.]{0,40}$"
    r"|\b(?:kits|supplies|rations|orders?)\s+for\s+(?:the\s+)?$"
)
DELIVERED = re.compile(
    r"(?i)\b(?:deliver\w*|distribut\w+|provid\w+|handed|supplied|gave|given|serv(?:ed|ing)"
    r"|received)\b"
)
# "destroyed|, damaged or contaminated", "destroyed| or looted": not all of them are destroyed.
OR_LESS = re.compile(
    r"(?:,\s+(?:\w+ly\s+)?\w+(?:ed|en))*,?\s+(?:and/)?or\s+(?:otherwise\s+)?(?:\w+ly\s+)?\w+(?:ed"
    r"|en)\b"
    r"|(?:,\s+(?:\w+ly\s+)?\w+(?:ed|en))*?,\s+(?:\w+ly\s+)?damaged\b"
)
LESS_OR = re.compile(
    r"\b\w+(?:ed|ing)(?:,\s++\w+(?:ed|ing)){0,5},?\s++(?:and/)?or\s++(?:\w+ly\s++)?$"
    r"|\bdamag(?:ed|ing)(?:,\s++\w+(?:ed|ing)){0,5},?\s++and\s++(?:\w+ly\s++)?$"
)
PARTLY = re.compile(r"(?i)\b(?:partially|partly)\s$")

# Who only goes away: "500 soldiers left Varna".
ON_DUTY = word_set("figure_words", "on duty")
LEAVING = set_of("left leave leaving")
# A participle with an object of its own is active: "12 soldiers killed three villagers".
OBJECT = re.compile(
    r"\s+(?:the|an?|at\s+least|more\s+than|about|nearly|up\s+to|around|over|hundreds|dozens|scores"
    r"|several|many|their|his|its|some|one|two|three|four|five|six|seven|eight|nine|ten|\d)\b"
)
NAMED = re.compile(r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]")
ATTACK = re.compile(ATTACKS)
# "(twelve men) | have | killed the mayor", where no "been" stands between.
HAVE = frozenset(("has", "have", "had"))


# "prevented | 12 people | from dying"
PREVENTED = re.compile(r"(?i)\b(?:prevent|stop|sav|keep|kept|protect|spar)\w*\s+$")
FROM_DOING = re.compile(r"\s+from\s+\w+ing\b")


def is_prevented(before: str, after: str) -> bool:
    """Whether something kept those counted from what is said of them."""
    return bool(FROM_DOING.match(after) and PREVENTED.search(before))


def is_departure(verb: str, unit: str) -> bool:
    """Whether those counted only went away: "500 soldiers left Varna"."""
    return verb in LEAVING and unit in ON_DUTY


def is_aim(term: str, told: str) -> bool:
    """Whether a verb that ends what is told only says what is aimed at: "plans to | reach 12"."""
    if term in MEANT and TO_DO.search(told):
        return True
    return term == AIMED_AT and bool(AIM.search(told, max(0, len(told) - AIM_REACH)))


def is_not_yet(before: str) -> bool:
    """Whether the verb that follows is no deed yet: "aims to | vaccinate 12"."""
    return NOT_YET_DONE.search(before) is not None


def is_yet_to_come(term: str, before: str, after: str) -> bool:
    """Whether what a noun tells is yet to come: "agreed to admit | 450 buses"."""
    is_open = NOT_YET_THERE.search(before) or YET_TO_COME.match(after)
    return term in DEEDS and is_open is not None


def is_planned(term: str, before: str, between: str) -> bool:
    """Whether what is said behind a number is still to be done: "12 prisoners | to be freed"."""
    if term == AIMED_AT:
        return bool(TO_BE.search(between))
    return term in PLANNED and bool(COMING.fullmatch(between))


def is_meant_for(before: str, told: str) -> bool:
    """Whether something is only for those counted, and `told` of no delivery: "enough for | 12"."""
    return bool(MEANT_FOR.search(before)) and not DELIVERED.search(told)


def weaken_before(cue: TermCue, before: str) -> TermCue:
    """Give "damaged" for one of several damages: "damaged or | destroyed (12)"."""
    if cue.term == DESTROYED and (PARTLY.search(before) or LESS_OR.search(before)):
        return cue._replace(term=DAMAGED)
    return cue


def weaken_behind(cue: TermCue, text: str, start: int, *, verb: str) -> TermCue:
    """Give "damaged" for one of several damages: "(12) were destroyed | or looted"."""
    at = text.find(verb, start) if cue.term == DESTROYED else -1
    if at < 0:
        return cue
    behind = text[at + len(verb) : at + len(verb) + AIM_REACH]
    is_less = PARTLY.search(text[start:at]) or OR_LESS.match(behind)
    return cue._replace(term=DAMAGED) if is_less else cue


def is_said_of_others(clause: CountedClause, found: FoundCue, *, being: int | None) -> bool:
    """Whether a participle is said of others than those counted, or is their own deed.

    `being` is the word at which a form of "be" or "have" before it stands, None where none does.
    """
    words = clause.words_after
    if being is not None and not _have_done(words, being, found):
        return False
    if says_which(words, found.first):
        return True
    if found.cue.where != "passive":
        return False
    end = words[found.end - 1].end
    attacks = clause.unit in ON_DUTY and NAMED.match(clause.after, end)  # 90 rebels besieged Varna
    is_active = attacks or OBJECT.match(clause.after, end)
    return _is_of_another(words, found) or bool(is_active)


def _have_done(words: list[ClauseWord], being: int, found: FoundCue) -> bool:
    """Whether the verb is active: "12 men | have just | killed three villagers"."""
    between = (word.text for word in words[being + 1 : found.first])
    return words[being].text in HAVE and "been" not in between


def _is_of_another(words: list[ClauseWord], found: FoundCue) -> bool:
    """Whether a participle goes with a noun of its own: "helping displaced | families"."""
    end = found.end
    if end >= len(words) or not words[end].joined:
        return False
    noun = words[end].text
    return known_noun(noun) is not None or ATTACK.fullmatch(noun) is not None
