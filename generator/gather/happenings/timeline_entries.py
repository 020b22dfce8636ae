"""What the articles say has happened: the timeline."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from generator.briefing_items import TimelineEntry
from generator.evidence import ActorName
from generator.frozen import replace
from generator.gather.gathering import Gathering
from generator.gather.happenings.answers import find_answers
from generator.gather.happenings.dated_by_nouns import find_dated_by_nouns
from generator.gather.happenings.denials import MOST, is_same
from generator.gather.sentences.standing_alone import (
    FELT_OR_VOWED,
    is_cut,
    opens_pointing,
    points_to_nobody,
)
from generator.model import ON_TIMELINE, Event, Form, Parsed, Span, Status
from generator.parse.events.triggers import DATED_NOUN_RULE
from generator.parse.quotes.interviews import RULE as TURN_RULE
from generator.timex import date_range

FEWEST = 5  # words that an entry takes to be read by itself
# Behind an entry: what its last words are told of, as in "is the first | in which both agreed".
DEFINED = re.compile(r"\s(?:(?:in|of|to|for|by|with|on|at)\s(?:which|whom|whose)|who|whose)\b")
# What an entry may not begin behind or end with: "is not yet | known but 12 died", "told | the BBC
# 12 died", "some left on Monday, but it is not known how, or |".
CUT_OFF, CUT_SHORT = re.compile(r"\b(?:told|not|yet)\s$"), re.compile(r"(?:\b(?:and|or|but)|[—–])$")
PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
# Before an entry: the clause that it hangs on was at another time.
HANGING = re.compile(r"\b(?:since|after|before|until)\s$")
LINKING = re.compile(
    r"(?:However|In addition|Additionally|Meanwhile|At the same time|Furthermore|Moreover"
    r"|Nevertheless|Separately|Similarly), "
)
ADDRESSED = re.compile(r"\b[Yy]ou(?:['’]\w+)?\b")
# "(12 died on Monday), while (the UN said 37 more were killed)".
SAID_APART = re.compile(r",\s(?:while|but)\s(?=(?:[\w’'-]+\s){1,5}said\s(?:that\s)?$)")
LONGEST_GAP = 6  # code points: ", and "
LATEST_DENIAL = timedelta(days=14)  # from what happened to the article in which it is denied
Days = tuple[date, date]  # the first and the last

# PLOVER's verbal types. Of one day's events, what was done stands before what was said about it.
# fmt: off
VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "YIELD", "REQUEST", "DEMAND", "ACCUSE",
          "DISAPPROVE", "REJECT", "THREATEN"}
# fmt: on


def find_timeline(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[TimelineEntry, ...]:
    """Give what happened on a day that an article names, the oldest first.

    The article asserts it, or somebody reports or denies it there.
    """
    entries: list[TimelineEntry] = []
    for one in parsed:
        told = list(_entries_of(gathering, one))
        entries += [*told, *find_answers(gathering, one, told)]
    entries += list(_denials(gathering, parsed, entries))
    entries += list(find_dated_by_nouns(gathering, parsed, entries))
    return tuple(sorted(entries, key=_by_day))


def _denials(
    gathering: Gathering, parsed: Iterable[Parsed], entries: Iterable[TimelineEntry]
) -> Iterator[TimelineEntry]:
    """Give what is denied without a day, on the day of the same happening that another tells."""
    told: dict[tuple[str, str], list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        for actor in entry.actors:
            told[entry.event.type, actor.key].append(entry)
    for one in parsed:
        for event in one.events:
            if event.status is Status.DENIED and event.type and not event.date:
                yield from _denied(gathering, one, event, told=told)


def _denied(
    gathering: Gathering,
    one: Parsed,
    event: Event,
    *,
    told: dict[tuple[str, str], list[TimelineEntry]],
) -> Iterator[TimelineEntry]:
    """Give the entry of one denial; nothing where no other entry tells what is denied."""
    published = one.article.published
    keys = [(event.type, gathering.name(one, key).key) for key in event.sources]
    alike = [each for key in keys if key in told for each in told[key][-MOST:]]
    for each in alike:
        if not published or not each.last <= published <= each.last + LATEST_DENIAL:
            continue
        entry = _entry(gathering, one, event, (each.first, each.last))
        if is_same(entry, each):
            yield replace(entry, date=replace(each.date, span=event.trigger, corrected=()))
            return


def _entries_of(gathering: Gathering, one: Parsed) -> Iterable[TimelineEntry]:
    """Give the entries of an article, one for what it tells twice in the same words."""
    entries: dict[tuple[date, str], TimelineEntry] = {}
    last: TimelineEntry | None = None
    for event, days in _dated(one):
        entry = _entry(gathering, one, event, days)
        if last and _goes_on(last, entry):
            entry = _joined(last, entry)
            entries.pop((last.first, last.text), None)
        last = entry
        entries.setdefault((entry.first, entry.text), entry)
    fit = filter(None, (_introduced(gathering, one, each) for each in entries.values()))
    return map(_without_link, _without_what_is_told(fit))


def _without_link(entry: TimelineEntry) -> TimelineEntry:
    """Give an entry without the words that link its sentence to the one before: "However, "."""
    link = LINKING.match(entry.passage.article.text, *entry.span)
    return replace(entry, start=link.end()) if link else entry


def _introduced(gathering: Gathering, one: Parsed, entry: TimelineEntry) -> TimelineEntry | None:
    """Give an entry that opens with nobody known, fit to be read alone; None where it can't be.

    "Four others were wounded" is told with its whole sentence; what stands around "Friday's raid"
    was at another time, and so was what its sentence tells "since its foes took the town in May".
    Of "her team" it is said whose, and of "I understand that you toured the town" who answers.
    What "they" did is told where it is known who they are.
    """
    if ADDRESSED.search(entry.text) and not entry.is_verbatim:
        return _addressed(gathering, one, entry)
    if entry.event.rule == DATED_NOUN_RULE and len(entry.text.split()) < FEWEST:
        return None
    if entry.is_verbatim:
        return entry
    if _is_but_felt(entry):
        return None
    meant = _meant_at(one, entry.span.start)
    if is_cut(entry.text) or (PRONOUN.match(entry.text) and not meant):
        return None
    is_fragment = _is_fragment(entry)
    if not (is_fragment or points_to_nobody(entry.text)):
        return entry
    if meant:
        return _with_actor(entry, gathering.name(one, meant))
    if HANGING.search(entry.passage.article.text, entry.passage.span.start, entry.span.start):
        return entry
    has_whole = is_fragment or not opens_pointing(entry.passage.text)
    return _with_sentence(entry) if has_whole and not _is_quoted(one, entry) else entry


def _is_quoted(one: Parsed, entry: TimelineEntry) -> bool:
    """Whether somebody's own words stand in the sentence of an entry."""
    verbatim = chain.from_iterable(quote.verbatim for quote in one.quotes)
    return any(words.overlaps(entry.passage.span) for words in verbatim)


def _with_actor(entry: TimelineEntry, actor: ActorName) -> TimelineEntry:
    """Give an entry with one more of those who act in it."""
    actors = dict.fromkeys((*entry.actors, actor))
    return replace(entry, actors=tuple(actors))


def _with_sentence(entry: TimelineEntry) -> TimelineEntry:
    """Give an entry with its whole sentence, but for who says so in front of it."""
    sentence = entry.passage.span
    text = entry.passage.article.text
    apart = SAID_APART.search(text, sentence.start, entry.span.start)
    start = apart.end() if apart else sentence.start
    end = sentence.end - entry.passage.text.endswith(".")
    return replace(entry, start=start, end=end)


def _addressed(gathering: Gathering, one: Parsed, entry: TimelineEntry) -> TimelineEntry | None:
    """Give what somebody is told of themselves, with who answers; None where nobody does."""
    you = ADDRESSED.search(one.article.text, entry.span.start, entry.event.trigger.start)
    turns = (quote for quote in one.quotes if quote.rule == TURN_RULE)
    answer = next((quote for quote in turns if quote.span.start > entry.span.end), None)
    if not (you and answer and answer.speaker):
        return None
    told = replace(entry, start=you.start())
    return _with_actor(told, gathering.name(one, answer.speaker))


def _is_fragment(entry: TimelineEntry) -> bool:
    """Whether an entry is a few words cut out of a sentence, or one that a clause has to end."""
    if entry.text[0].islower() and len(entry.text.split()) < FEWEST:
        return True
    text, sentence = entry.passage.article.text, entry.passage.span
    if CUT_SHORT.search(entry.text) or CUT_OFF.search(text, sentence.start, entry.span.start):
        return True
    return DEFINED.match(text, entry.span.end) is not None


def _is_but_felt(entry: TimelineEntry) -> bool:
    """Whether it tells what somebody but felt or vowed."""
    felt = FELT_OR_VOWED.search(entry.passage.article.text, *entry.span)
    return felt is not None and Span(*felt.span()).covers(entry.event.trigger)


def _meant_at(one: Parsed, start: int) -> str | None:
    """Give the key of the actor whom a pronoun means that begins there; None for none."""
    for actor in one.actors:
        if any(mention.span.start == start for mention in actor.mentions):
            return actor.key
    return None


def _without_what_is_told(entries: Iterable[TimelineEntry]) -> Iterator[TimelineEntry]:
    """Leave out what an entry of the same day and sentence tells with more."""
    entries = tuple(entries)
    whole = {(one.passage.id, one.first) for one in entries if one.start is not None}
    seen: set[tuple[str, date]] = set()
    for one in entries:
        key = one.passage.id, one.first
        is_whole = one.start is not None
        if key not in whole or (is_whole and key not in seen):
            yield one
        if is_whole:
            seen.add(key)


def _is_verbatim(one: Parsed, span: Span) -> bool:
    """Whether the words are somebody's own, between the article's quotation marks."""
    return any(words.covers(span) for quote in one.quotes for words in quote.verbatim)


def _goes_on(earlier: TimelineEntry, later: TimelineEntry) -> bool:
    """Whether an entry goes on with the one before, of the same day: with its subject, or within.

    "Took a town and burned it"; "raided a base | , killing 12"; "12 died when a convoy was hit".
    """
    same = earlier.first == later.first and earlier.event.status is later.event.status
    if not same or earlier.passage != later.passage:
        return False
    span, subject = later.event.span, later.event.subject
    if span.covers(earlier.span) or earlier.span.covers(span):
        return True
    gap = Span(earlier.span.end, span.start)
    is_near = 0 <= gap.end - gap.start <= LONGEST_GAP
    is_when = is_near and gap.of(earlier.passage.article.text).strip() in ("when", "as")
    goes_on = subject is not None and earlier.span.covers(subject)
    return is_when or (goes_on and gap.end - gap.start <= LONGEST_GAP)


def _joined(earlier: TimelineEntry, later: TimelineEntry) -> TimelineEntry:
    """Tell in one entry what somebody did, and did too, but for what went on: "as feuds …"."""
    if earlier.passage.excerpt(Span(earlier.span.end, later.event.span.start)) == "as":
        return earlier
    end = max(earlier.span.end, later.event.span.end)
    start = min(earlier.span.start, later.event.span.start)
    return replace(
        earlier,
        start=start if start < earlier.span.start else earlier.start,
        end=end,
        actors=tuple(dict.fromkeys((*earlier.actors, *later.actors))),
    )


def _dated(one: Parsed) -> Iterator[tuple[Event, Days]]:
    """Give the events of an article that have a day, and not one after it appeared."""
    published = one.article.published
    for event in one.events:
        if event.status not in ON_TIMELINE or not event.date or not event.date.resolved:
            continue
        days = date_range(event.date.value)
        if days and not (published and days[0] > published) and not _is_asked(one, event):
            yield event, days


def _is_asked(one: Parsed, event: Event) -> bool:
    """Whether the article only asks it: "Did you tour the town yesterday?"."""
    sentence = one.sentences[one.sentence_at(event.trigger.start)].span.of(one.article.text)
    return sentence.rstrip().endswith("?") and not _is_verbatim(one, event.trigger)


def _entry(gathering: Gathering, one: Parsed, event: Event, days: Days) -> TimelineEntry:
    first, last = days
    keys = (*event.sources, *event.targets)
    actors = [gathering.name(one, key) for key in keys]
    called = [gathering.name(one, key) for key in keys if _is_called(one, key, event.span)]
    passage = gathering.passages.at(one, event.span)
    return TimelineEntry(
        event.date,
        first,
        last=last,
        event=event,
        passage=passage,
        actors=tuple(dict.fromkeys(actors)),
        reporter=gathering.name_if_known(one, event.reported_by),
        is_verbatim=_is_verbatim(one, event.span),
        named=gathering.elsewhere(one, event.reported_span, (passage,)),
        sections=gathering.sections_at(one, event.span),
        called=tuple(dict.fromkeys(called)),
    )


def _is_called(one: Parsed, key: str, span: Span) -> bool:
    """Whether the stretch names the actor in any form, "the UN", and not but as "it"."""
    mentions = one.actor_of[key].mentions
    return any(each.form is Form.NAME and span.covers(each.span) for each in mentions)


def _by_day(entry: TimelineEntry) -> tuple[date, date, bool]:
    return entry.first, entry.last, entry.event.type in VERBAL
