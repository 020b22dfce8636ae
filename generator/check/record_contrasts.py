"""Who says and who does so, by what the parser reads in a sentence and in its passage.

The same words are another's, or one side's word is told as so; or what a clause has somebody do is
done by others alone.
"""

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from itertools import chain, compress, pairwise

from generator.check.attributions import names_an_office
from generator.check.english import AUXILIARIES, all_forms, pattern_of, rows_of, sayings_of_all
from generator.check.new_words import says_the_same
from generator.check.sentence_reading import Asked, SentenceReading, is_content, stems_of
from generator.findings import Rule
from generator.gather.sentences.stems import stem
from generator.model import Article, Form, Kind, Mention, Parsed, Quote, Span
from generator.parse.actors.role_text import is_role
from generator.parse.events.clauses import Clause, read_sentence
from generator.parse.sentences import find_sentences
from generator.spelling import normal_form

PRONOUNS = frozenset(["he", "she", "it", "they", "who", "i", "we"])
FEWEST = 3  # words of what is said that a sentence has which tells it
MOST = 0.6  # of the words of what somebody says, from which on two say the same
SIDES = (Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.STATE)  # whose word is one side's
ONE_SIDED = ("army", "rebel", "government")
OF_OTHERS = frozenset(["he", "she"])
MARKS = re.compile('[“”„«»"]')  # what stands between them is read as well
BY = "by"


def find_record_contrasts(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_speakers, _one_sided, _agents, _new_agents, _offices, _fields):
        yield from rule(page, source)


def _speakers(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Words of the source that the page gives to somebody else."""
    for mine in page.quotes:
        theirs = _same_words(mine, page, source)
        if theirs and mine.speaker_span and not _may_speak(mine, theirs, page, source=source):
            who = theirs[0].speaker_span.of(source.parsed.article.text)
            name = mine.speaker_span.of(page.parsed.article.text)
            yield Asked(Rule.SPEAKER, f"the source gives this to {who}, the page to {name}")


def _one_sided(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Words of one side in the source that the page gives to nobody."""
    is_shown = page.quotes or MARKS.search(page.text)
    if is_shown or not page.stems.isdisjoint(sayings_of_all()):
        return
    for one in source.quotes:
        key = source.key_of(one.speaker) if one.speaker else ""
        actor = page.names.by_key.get(key)
        shared = len(page.content & _content(one, source))
        is_told = shared >= FEWEST and shared > MOST * len(page.content)
        who = one.speaker_span.of(source.parsed.article.text) if one.speaker_span else ""
        is_side = who.lower() in PRONOUNS or _is_side(who) or (actor and actor.kind in SIDES)
        if is_told and is_side:
            yield Asked(Rule.CAVEAT, f"the source has {actor.name if actor else who} say so")


def _is_side(who: str) -> bool:
    """Tell whether a name is that of an army or of a government: "the Oskeld military"."""
    rows = rows_of("persons")
    return any(rows.get(word) in ONE_SIDED for word in who.lower().split())


def _content(quote: Quote, reading: SentenceReading) -> frozenset[str]:
    """The stems of what is said."""
    return stems_of(quote.span.of(reading.parsed.article.text))


def _same_words(mine: Quote, page: SentenceReading, source: SentenceReading) -> list[Quote]:
    """What the source has somebody say that is most like what the page has them say."""
    said = _content(mine, page)
    spoken = [one for one in source.quotes if one.speaker_span]
    shared = [len(said & _content(one, source)) for one in spoken]
    most = max(shared, default=0)
    if most <= MOST * len(said):
        return []
    return [one for one, of in zip(spoken, shared, strict=True) if of == most]


def _may_speak(
    mine: Quote, theirs: list[Quote], page: SentenceReading, *, source: SentenceReading
) -> bool:
    """Tell whether whom the page names may be one of those who speak in the source."""
    named = [one.speaker_span.of(source.parsed.article.text).lower() for one in theirs]
    name = mine.speaker_span.of(page.parsed.article.text).lower()
    is_pronoun = not PRONOUNS.isdisjoint((name, *named))
    if is_pronoun or mine.speaker is None or page.is_for_its_state(name, source):
        return True
    spoke = {source.key_of(one.speaker) for one in theirs if one.speaker}
    if not spoke and normal_form(name) in normal_form(source.text):
        return True  # "the oldest party, the Front, says"
    spoke = spoke or source.speakers  # nobody by name, but as the editor reads it
    key = page.key_of(mine.speaker)
    called = stems_of(" ".join(named)).union(*map(page.names.described, spoke))
    return not stems_of(name).isdisjoint(called) or _are_one({key}, spoke, page)


def _are_one(mine: Set[str], theirs: Set[str], page: SentenceReading) -> bool:
    """Tell whether one of some actors is one of others, or speaks for one, or one for them."""
    is_one = not theirs.isdisjoint(mine | page.names.speak_for(mine))
    return is_one or not mine.isdisjoint(page.names.speak_for(theirs))


def _agents(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """What somebody does who, in the source, does it nowhere."""
    theirs = [(verb, _actors_in(span, source)) for verb, span in _deeds(source.text)]
    doing = stems_of(" ".join(span.of(source.text) for _, span in _deeds(source.text)))
    spoke = {source.key_of(one.speaker) for one in source.quotes if one.speaker}
    for verb, span in _deeds(page.text):
        mine = _actors_in(span, page)
        if stem(verb) in sayings_of_all() and not spoke.isdisjoint(mine):
            continue  # two may say something: one announced it, another reports
        is_same = (stem(verb) == stem(other) or says_the_same(other, verb) for other, _ in theirs)
        others = list(filter(None, (who for _, who in compress(theirs, is_same))))
        is_alike = not doing.isdisjoint(stems_of(span.of(page.text)))  # "American forces"
        is_other = not (is_alike or any(_are_one(mine, who, page) for who in others))
        if mine and others and is_other:
            told = f"the source has others than {span.of(page.text)} who “{verb}”"
            yield Asked(Rule.ACTOR, told)


def _new_agents(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Whom the source does not name, doing what is done there by nobody: "was ordered"."""
    for verb, span in _deeds(page.text):
        agents = stems_of(span.of(page.text))
        is_new = bool(agents) and agents.isdisjoint(source.stems)
        if is_new and verb in _done_by_nobody(source.text):
            yield Asked(Rule.ACTOR, f"the source does not say who “{verb}”")


def _done_by_nobody(text: str) -> frozenset[str]:
    """Find the verbs of passive clauses that do not say by whom: "an inquiry was ordered"."""
    passive = (one for one in _clauses_in(text) if one.is_passive() and not _by_whom(one))
    return frozenset(chain.from_iterable(map(_verbs_of, passive)))


def _verbs_of(clause: Clause) -> list[str]:
    return [word for word in clause.verb_words if word not in AUXILIARIES and is_content(word)]


def _offices(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """An office of somebody to whom the articles give others."""
    for actor in page.parsed.actors:
        key = page.key_of(actor.key)
        known = page.names.described(key) | source.stems
        here = (one for one in actor.roles if one.span and one.span.start >= page.start)
        for role in here if page.names.has_office(key) else ():
            if not stems_of(role.title) <= known:
                yield Asked(Rule.ACTOR, f"no article calls {actor.name} “{role.title}”")


def _fields(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """The minister of one field for that of another one."""
    theirs = list(_offices_in(source))
    for field, office in _offices_in(page):
        others = [other for other, head in theirs if head == office]
        is_said = field in source.words or any(says_the_same(field, one) for one in others)
        if others and not is_said:
            told = f"the source says “{others[0]} {office}”, the page “{field} {office}”"
            yield Asked(Rule.ACTOR, told)


def _offices_in(reading: SentenceReading) -> Iterator[tuple[str, str]]:
    """The offices of a sentence, each with the word before it: "defence", "minister"."""
    for field, office in pairwise(reading.words):
        is_office = is_role(office) and names_an_office(office)  # no "health" of its minister
        if is_office and is_content(field):
            yield field, office


def _actors_in(span: Span, reading: SentenceReading) -> frozenset[str]:
    """The actors whom a stretch of a text names."""
    place = Span(span.start + reading.start, span.end + reading.start)
    text = reading.parsed.article.text
    return frozenset(
        reading.key_of(actor.key)
        for actor in reading.parsed.actors
        if any(place.covers(one.span) and _names(one, text) for one in actor.mentions)
    )


def _names(mention: Mention, text: str) -> bool:
    """Tell whether a mention is a name, or a pronoun of what an article tells: no "we"."""
    return mention.form is Form.NAME or mention.span.of(text).lower() in OF_OTHERS


@lru_cache(maxsize=1 << 8)
def _deeds(text: str) -> tuple[tuple[str, Span], ...]:
    """Find the verbs of a text, each with the stretch in which stands who does it."""
    accused = ((one["verb"], Span(*one.span("who"))) for one in _accusing().finditer(text))
    return (*chain.from_iterable(map(_deeds_of, _clauses_in(text))), *accused)


@lru_cache(maxsize=1 << 8)
def _clauses_in(text: str) -> tuple[Clause, ...]:
    sentences = find_sentences(Parsed(Article("", MARKS.sub(" ", text))))
    return tuple(clause for one in sentences for clause in read_sentence(one).clauses)


@cache
def _accusing() -> re.Pattern:
    """What one is accused of: "accused Moscow of mining the dam"."""
    verbs = pattern_of(all_forms("accuse suspect convict"))
    return re.compile(rf"\b(?:{verbs}) (?P<who>[^.,;:]{{2,60}}?) of (?:\w+ly )?(?P<verb>\w+ing)\b")


def _deeds_of(clause: Clause) -> Iterator[tuple[str, Span]]:
    verbs = _verbs_of(clause)
    agents = _by_whom(clause) if verbs and clause.is_passive() else clause.head
    if verbs and agents:
        yield verbs[-1], clause.span_of(agents)


def _by_whom(clause: Clause) -> range | None:
    """The tokens behind "by" in a passive clause."""
    behind = [at for at in clause.indexes if at >= clause.verb.stop]
    by = next((at for at in behind if clause.words[at] == BY), None)
    return range(by, behind[-1] + 1) if by is not None else None
