"""Who says so, by what the parser reads in a sentence and in its passage.

The same words are another's, or one side's word is told as so.
"""

from collections.abc import Iterator, Set

from generator.check.english import rows_of, sayings_of_all
from generator.check.sentence_reading import Asked, SentenceReading, stems_of
from generator.findings import Rule
from generator.model import Kind, Quote
from generator.spelling import normal_form

PRONOUNS = frozenset(["he", "she", "it", "they", "who", "i", "we"])
MOST = 0.6  # of the words of what somebody says, from which on two say the same
SIDES = (Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.STATE)  # whose word is one side's
ONE_SIDED = ("army", "rebel", "government")


def find_record_contrasts(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_speakers, _one_sided):
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
    if page.quotes or not page.stems.isdisjoint(sayings_of_all()):
        return
    for one in source.quotes:
        key = source.key_of(one.speaker) if one.speaker else ""
        actor = page.names.by_key.get(key)
        is_told = len(page.content & _content(one, source)) > MOST * len(page.content)
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
    return not stems_of(name).isdisjoint(called) or _speaks_for_one(key, spoke, page)


def _speaks_for_one(key: str, spoke: Set[str], page: SentenceReading) -> bool:
    """Tell whether somebody is one of those who spoke, or speaks for one, or one for them."""
    is_one = key in spoke | page.names.speak_for(spoke)
    return is_one or not spoke.isdisjoint(page.names.speak_for((key,)))
