"""Name those who did what a clause tells and those to whom it was done, and where it was."""

from generator.model import Place, Span
from generator.parse.events.clauses import Clause, token_at
from generator.parse.events.participants import Participants
from generator.parse.events.tellings import Telling
from generator.parse.events.tenses import speaks
from generator.parse.events.told_spans import place_of

LONGEST_KIND = 25  # code points of what a place is, before its name: "the Syrian town of"
# Tags before an aim that is another verb's: "warned that fighting goes on to drive".
SPEAKING = frozenset(["THREATEN", "CONSULT"])
ABOUT = frozenset(["following", "after", "over", "about"])  # before what is spoken of
OTHER_VERB = frozenset("STV")


def who_and_whom(
    parties: Participants,
    clause: Clause,
    telling: Telling,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name those who do it and those to whom it is done."""
    words, verb = clause.words, clause.verb
    subjects = parties.subjects(clause)
    if clause.kind == "participle" and clause.host and speaks(clause.host):
        subjects = ()  # "WHO confirmed an attack on Monday, killing six"
    # To whom the article owes what it says is no party.
    according = (index for index in clause.indexes if words[index] == "according")
    end = next(according, clause.end)
    after = range(max(telling.end, verb.stop if verb else 0), end)
    agents = _before_agent(clause, telling)
    if not agents:
        return subjects, parties.objects(clause, after)
    by = next((index for index in after if words[index] in agents), None)
    if by is None:
        return _owners(parties, clause), subjects
    return parties.objects(clause, range(by + 1, clause.end)), subjects


def _before_agent(clause: Clause, telling: Telling) -> tuple[str, ...]:
    """Give the words before who does it; none where the subject does it."""
    if _is_suffered(clause, telling):
        return ("by", "from")
    # Of a noun behind it the verb tells nothing: "was expected to visit".
    is_verb = clause.verb is not None and telling.start < clause.verb.stop
    return ("by",) if is_verb and clause.is_passive() else ()


def _owners(parties: Participants, clause: Clause) -> tuple[str, ...]:
    """Name those whose deed is told in the passive.

    "Rebels took the city, their latest victory in an offensive that was launched in May" tells
    whose offensive.
    """
    host = clause.host
    if host is None or host.verb is None or clause.subject is None:
        return ()
    phrase = clause.words[host.verb.stop : clause.subject.stop]
    if "," not in phrase:
        return ()
    after_comma = phrase[len(phrase) - phrase[::-1].index(",") :]
    if after_comma[:1] not in (["their"], ["its"], ["his"], ["her"]):
        return ()
    return parties.subjects(host)


def where_it_happened(
    parties: Participants, clause: Clause, telling: Telling, *, within: Span
) -> str:
    """Name where it happened; what comes under fire is the place."""
    places = _scenes(parties, clause, telling, within=within)
    trigger = clause.tokens[telling.start].start
    if _is_suffered(clause, telling):
        struck = [place for place in places if place.span.start < trigger]
        places = [place for place in struck if place.feature != "country"] or struck or places
    return place_of(places, trigger)


def _scenes(
    parties: Participants, clause: Clause, telling: Telling, *, within: Span
) -> list[Place]:
    """List the places where the text says that it was, and towns that themselves do or suffer it.

    "Its aid to Norway", "talks between Norway and Chad" and "the Oslo office" say of none.
    """
    if speaks(clause):  # "aid groups in Chad announced that 12 had died in Bol"
        within = Span(clause.tokens[telling.start].start, clause.span.end)
    places = _without_aims(parties.places(within), clause, telling)
    scenes = [one for one in places if parties.is_there(one)]
    towns = [one for one in places if one.feature != "country" and not parties.is_person(one)]
    scenes += [one for one in towns if one not in scenes and _is_party(clause, telling, one)]
    return sorted(scenes, key=lambda one: one.span)


def _is_party(clause: Clause, telling: Telling, place: Place) -> bool:
    """Whether a town is the subject, the object or the goal: "Homs fell", "flew to Homs"."""
    subject = clause.subject
    if subject and clause.span_of(subject).covers(place.span):
        acting = clause.span_of(subject)
        is_near = acting.start > place.span.start - LONGEST_KIND  # no "flight from Homs to Aleppo"
        return is_near and acting.end == place.span.end
    behind = max(telling.end, clause.verb.stop if clause.verb else 0)
    first = token_at(clause.tokens, place.span.start)
    is_near = first == behind or (first == behind + 1 and clause.words[behind] == "to")
    return is_near and not clause.is_passive()


def _without_aims(places: list[Place], clause: Clause, telling: Telling) -> list[Place]:
    """Leave out what is only meant or spoken of: "vowed to march to Varna", "met over Varna"."""
    if telling.type not in SPEAKING:
        return places
    behind = range(telling.end, clause.end - 1)
    aim = next((at for at in behind if _opens_aim(clause, at)), -1)
    if aim < 0 or not OTHER_VERB.isdisjoint(clause.tags[telling.end : aim]):
        return places
    return [place for place in places if place.span.start < clause.tokens[aim].start]


def _opens_aim(clause: Clause, index: int) -> bool:
    """Whether a word opens what is meant or spoken of: "to discuss", "over"; not "to her"."""
    if clause.words[index] in ABOUT:
        return True
    is_infinitive = clause.tokens[index + 1].text.islower() and clause.tags[index + 1] not in "DO"
    return clause.tags[index] == "I" and is_infinitive


def _is_suffered(clause: Clause, telling: Telling) -> bool:
    """Whether it is done to the subject though the verb is active: "the town came under fire"."""
    return clause.words[telling.start + 1 : telling.start + 2] == ["under"]
