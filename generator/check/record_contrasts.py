"""Where a sentence says something else than its passage, by what the parser reads in both.

The same number counts something else, the same words are another's, one side's word is told as so.
"""

from collections.abc import Iterator, Set

from generator.check import english
from generator.check.asked import Asked
from generator.check.new_words import tells_more
from generator.check.sayings import sayings_of_all
from generator.check.sentence_reading import NUMBER, SentenceReading, is_content, words_of
from generator.findings import Rule
from generator.gather.stems import stem
from generator.model import Figure, Kind, Quote
from generator.numerals import key_of
from generator.spelling import normal_form
from generator.word_lists import read_table

PRONOUNS = frozenset(["he", "she", "it", "they", "who", "i", "we"])
MOST = 0.6  # of the words of what somebody says, from which on two say the same
SIDES = (Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.STATE)  # whose word is one side's


def find_record_contrasts(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_figures, _speakers, _one_sided):
        yield from rule(page, source)


def _figures(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A number of the source that counts something else on the page."""
    for mine in page.figures:
        theirs = [one for one in source.figures if _same_number(one, mine)]
        counted = frozenset().union(*(_counted(one, source) for one in theirs))
        if not counted.isdisjoint(_counted(mine, page)):
            continue  # 20 hostages are 20 hostages, taken or released
        terms = {one.term for one in theirs if one.term}
        if mine.term and terms and not any(_alike(mine.term, term) for term in terms):
            number = mine.span.of(page.parsed.article.text)
            told = f"the source says “{min(terms)}” of {number}, the page “{mine.term}”"
            yield Asked(Rule.TERM, told)


def _counted(figure: Figure, reading: SentenceReading) -> frozenset[str]:
    """The stems of what stands behind a number: hostages, bodies; none for people."""
    text = NUMBER.split(figure.span.of(reading.parsed.article.text))[-1].lower()
    told = (word for word in words_of(text) if is_content(word) and tells_more(word))
    scales = english.words_of("quantities")
    return frozenset(stem(word) for word in told if word not in scales)


def _alike(one: str, other: str) -> bool:
    """Tell whether two terms may say the same: who fled is displaced."""
    rows = read_table("questions")["terms alike"]
    return one == other or any(one in row and other in row for row in rows)


def _same_number(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return False
    return key_of(one.value) == key_of(other.value)


def _keys(keys: tuple[str, ...], reading: SentenceReading) -> frozenset[str]:
    return frozenset(reading.key_of(key) for key in keys if key in reading.parsed.actor_of)


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
        is_side = who.lower() in PRONOUNS or (actor is not None and actor.kind in SIDES)
        if is_told and is_side:
            yield Asked(Rule.CAVEAT, f"the source has {actor.name if actor else who} say so")


def _content(quote: Quote, reading: SentenceReading) -> frozenset[str]:
    """The stems of what is said."""
    return _stems(quote.span.of(reading.parsed.article.text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, filter(is_content, words_of(text))))


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
    called = _stems(" ".join(named)).union(*map(page.names.described, spoke))
    return not _stems(name).isdisjoint(called) or _speaks_for_one(key, spoke, page)


def _speaks_for_one(key: str, spoke: Set[str], page: SentenceReading) -> bool:
    """Tell whether somebody is one of those who spoke, or speaks for one, or one for them."""
    is_one = key in spoke | page.names.speak_for(spoke)
    return is_one or not spoke.isdisjoint(page.names.speak_for((key,)))
