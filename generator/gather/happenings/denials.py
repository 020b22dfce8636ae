"""Happenings that one says took place and another denies, in so many words or by the contrary."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from generator.briefing_items import TimelineEntry
from generator.claim_kinds import Why
from generator.claims import Conflict
from generator.evidence import Said
from generator.gather.measures.apart import are_apart
from generator.gather.measures.measure_words import place_key, struck_in
from generator.gather.sentences.stems import content_words
from generator.model import Quote, QuoteKind, Status
from generator.parse.events.triggers import forms_of
from generator.parse.figures.happening_nouns import ATTACKS
from generator.parse.gazetteer.countries import country_of
from generator.parse.grammar.word_classes import DETERMINERS, PRONOUNS
from generator.spelling import plain

LONGEST = 7  # days that a happening may be of
MOST = 40  # happenings of one type on one day that a denial is held against
WORD = re.compile(r"[^\W\d_]{4,}")
Told = dict[tuple[str, int], list[TimelineEntry]]  # by type and day
TAKING = frozenset({"seize", "advance"})  # modes of who comes to hold a place
# What tells that somebody has not lost it: "the army still held the town".
HOLDING = re.compile(
    r"\bstill (?:(?:in (?:full )?)?control(?:s|led|ling)?|holds?|held|holding)\b"
    r"|\bremain(?:s|ed) in (?:full )?control\b",
    re.IGNORECASE,
)
# "Reports of an aerial bombardment are fake news" denies what others report of an attack.
OF_REPORTS = re.compile(
    rf"\b(?:reports?|claims?|allegations?)\s+of\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+)?(?:{ATTACKS})\b"
)
# That something told is none: nobody says so who warns of misinformation, or where the dead lie.
CALLED_LIE = (
    r"\b(?:as|is|are|was|were|an?|all|just|mere|pure|spreading)\s+(?:\w+\s+)?"
    r"[“\"‘']?(?:lies?|[md]isinformation)\b"
)
# What points to a happening that was told: "denied it was behind the attack", "called that a lie".
POINTING = re.compile(
    rf"\b(?:(?:the|this|that|these|those)\s+(?:{ATTACKS}|claims?|charges?|reports?|statements?"
    r"|accusations?|allegations?|story)|that\s+too"
    r"|(?:dismissed|denied|rejected)\s+(?:it|this|that))\b"
    rf"|\bfake\s+news\b|{CALLED_LIE}",
    re.IGNORECASE,
)
# "Dismissed all such allegations" denies them, "dismissed the appeal" does not.
OF_CLAIM = re.compile(
    r"(?:(?:all|any|the|these|those|such|both|his|her|their)\s+){0,2}(?:accusations?|allegations?"
    r"|claims?|charges?|reports?|rumou?rs?|suggestions?)\b",
    re.IGNORECASE,
)
BLOWS = frozenset({"FIGHT", "ASSAULT"})
REACH = 800  # code points from what is told to its denial
FEW_DAYS = timedelta(days=3)  # from when a place is said to be taken
ALIKE = 0.4  # the share of the words of the shorter clause that stand in the longer one


def find_denials(timeline: Iterable[TimelineEntry]) -> tuple[Conflict, ...]:
    """Give each denied happening with those who say that it took place.

    Type, day, place and actors agree, and so do most words, or the denial answers it in the same
    article; nobody denies what they report. Who still holds a place denies that others have taken
    it.
    """
    told: Told = defaultdict(list)
    others: list[TimelineEntry] = []
    denied: list[TimelineEntry] = []
    for one in timeline:
        if one.event.status is Status.DENIED:
            denied.append(one)
            continue
        others.append(one)
        for key in _keys(one):
            told[key].append(one)
    near = _by_article(others)
    found = [(one, tuple(_against(one, told)) or tuple(_answered(one, near))) for one in denied]
    found += _contraries(others)
    return tuple(Conflict(Why.DENIED, events=(one, *those)) for one, those in found if those)


def _by_article(told: Iterable[TimelineEntry]) -> dict[tuple[str, date], list[TimelineEntry]]:
    """Give what each article tells of each day, in text order."""
    found: dict[tuple[str, date], list[TimelineEntry]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.event.trigger):
        found[one.passage.article.id, one.first].append(one)
    return found


def _answered(
    denied: TimelineEntry, near: Mapping[tuple[str, date], list[TimelineEntry]]
) -> Iterator[TimelineEntry]:
    """Give the last happening before a denial in its article that it answers."""
    told = near.get((denied.passage.article.id, denied.first), [])[-MOST:]
    last = next((one for one in reversed(told) if is_answer(denied, one)), None)
    if last:
        yield last


def is_answer(denied: TimelineEntry, told: TimelineEntry) -> bool:
    """Whether a denial answers what somebody else tells.

    It stands in the same sentence, or points to it in the next one, or names its place behind it.
    """
    if not _may_be_answered(denied, told):
        return False
    is_blow = told.event.type in BLOWS
    is_report = told.event.status is Status.REPORTED and is_blow
    if is_report and OF_REPORTS.search(denied.text):
        return True
    is_pointing = POINTING.search(denied.text) is not None
    between = told.passage.article.text[told.passage.span.end : denied.passage.span.start]
    is_next = not between.strip()
    if is_next and (is_pointing or denied.passage == told.passage):
        return is_blow or (not told.event.type and _is_of_what_is_told(denied, told))
    return is_pointing and _is_at_place_of(denied, told)


def _is_of_what_is_told(denied: TimelineEntry, told: TimelineEntry) -> bool:
    """Whether a denial is of something without a type: somebody tells it, or both share a word."""
    if told.event.status is Status.REPORTED:
        return True
    shared = content_words(denied.passage.text) & content_words(told.passage.text)
    return bool(shared) and denied.passage != told.passage


def _may_be_answered(denied: TimelineEntry, told: TimelineEntry) -> bool:
    """Whether a denial comes behind what somebody else tells of the same day."""
    if (denied.first, denied.last) != (told.first, told.last):
        return False
    voice, other_voice = (one.reporter or one.reporter_text.lower() for one in (denied, told))
    is_own = bool(voice) and voice == other_voice
    if is_own or told.event.status is Status.DENIED:
        return False
    is_behind = told.event.trigger < denied.event.trigger
    return is_behind and denied.passage.article == told.passage.article


def _is_at_place_of(denied: TimelineEntry, told: TimelineEntry) -> bool:
    """Whether the sentence of a denial names the town of what is told a little before it."""
    place, sentence = told.event.place, denied.passage.span
    is_near = sentence.start - told.passage.span.end <= REACH
    is_named = bool(place) and place in sentence.of(denied.passage.article.text)
    return is_near and is_named and not country_of(place)


def _contraries(
    told: Iterable[TimelineEntry],
) -> Iterator[tuple[TimelineEntry, tuple[TimelineEntry, ...]]]:
    """Give who still holds a place with those who tell, a few days before, that others took it."""
    taken: dict[str, list[TimelineEntry]] = defaultdict(list)
    held: list[TimelineEntry] = []
    for one in told:
        place = place_key(one.event.place)
        if place and one.event.mode in TAKING:
            taken[place].append(one)
        elif place and HOLDING.search(one.text):
            held.append(one)
    for one in held:
        rivals = taken[place_key(one.event.place)][-MOST:]
        yield one, tuple(each for each in rivals if _is_contrary(one, each))


def _is_contrary(held: TimelineEntry, taken: TimelineEntry) -> bool:
    """Whether those who hold a place are others than who came a few days before."""
    is_near = timedelta() <= held.first - taken.first <= FEW_DAYS
    holders = {actor.key for actor in held.actors}
    return is_near and holders.isdisjoint(actor.key for actor in taken.actors)


def _keys(one: TimelineEntry) -> Iterator[tuple[str, int]]:
    """Give its type with each day that it may be of; none where these are many."""
    first, last = one.first.toordinal(), one.last.toordinal()
    if one.event.type and last - first < LONGEST:
        for day in range(first, last + 1):
            yield one.event.type, day


def _against(denied: TimelineEntry, told: Told) -> Iterator[TimelineEntry]:
    seen: set[int] = set()
    for key in _keys(denied):
        for one in told[key][:MOST] if key in told else ():
            if id(one) not in seen and is_same(denied, one):
                seen.add(id(one))
                yield one


def find_spoken_denials(said: Iterable[Said], conflicts: Iterable[Conflict]) -> tuple[Said, ...]:
    """Give what those deny whom its sentence names, newest first, but for what is in conflict.

    Who turns down an offer or a plea denies nothing: "dismissed" needs a claim as its object.
    """
    told = {event.passage.id for one in conflicts for event in one.events}
    found: dict[tuple[str, str], Said] = {}
    for one in said:
        if one.passage.id not in told and _is_named(one) and _is_denial(one):
            found.setdefault((one.speaker.key, one.text), one)
    return tuple(sorted(found.values(), key=_day_of, reverse=True))


def _day_of(one: Said) -> date:
    return one.passage.article.published or date.min


def _is_named(one: Said) -> bool:
    """Whether the speaker is known by a name, and not by "she" or "the company"."""
    span = one.quote.speaker_span
    words = span.of(one.passage.article.text).split() if span and one.speaker else []
    named = (word for word in words if word.lower() not in PRONOUNS | DETERMINERS)
    return any(word[0].isupper() for word in named)


def _is_denial(one: Said) -> bool:
    is_told_so = one.quote.kind is not QuoteKind.DIRECT and not one.hedge
    if not is_told_so or not is_denied(one.passage.article.text, one.quote):
        return False
    verb = one.saying.lower().split()[-1]
    return verb not in forms_of("turning down") or OF_CLAIM.match(one.text) is not None


def is_denied(text: str, quote: Quote) -> bool:
    """Whether what is quoted from a text is what somebody denied."""
    return quote.cue is not None and quote.cue.of(text).split()[0].lower() in forms_of("denials")


def is_same(denied: TimelineEntry, told: TimelineEntry) -> bool:
    """Whether a happening is the one that is denied, and somebody else tells it."""
    places = {place_key(one.event.place) for one in (denied, told)} - {""}
    actors = [{actor.key for actor in one.actors} for one in (denied, told)]
    targets = [struck_in(one.text) for one in (denied, told)]
    is_one_voice = denied.reporter is not None and denied.reporter == told.reporter
    if len(places) > 1 or are_apart(*targets) or is_one_voice or actors[0].isdisjoint(actors[1]):
        return False
    words = [set(WORD.findall(plain(one.text))) for one in (denied, told)]
    least = min(map(len, words))
    return least > 0 and len(words[0] & words[1]) >= ALIKE * least
