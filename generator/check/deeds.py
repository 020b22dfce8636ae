"""Who does what to whom: the deeds of a sentence held against those of its passage.

Both sentences are cut into the parser's clauses, and each clause is read as a deed: its verb, who
does it and what it is done to; a passive one tells the latter first. Asked is where a verb of both
has another in one of its places.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.check.english import AUXILIARIES, sayings_of_all
from generator.check.new_words import says_the_same
from generator.check.sentence_reading import (
    Asked,
    SentenceReading,
    is_content,
    stems_told,
    words_of,
)
from generator.findings import Rule
from generator.gather.sentences.stems import stem
from generator.model import Article, Form, Mention, Parsed, Span
from generator.parse.events.clauses import Clause, quoted_parts, read_sentence
from generator.parse.sentences import find_sentences

BY = "by"
OF_OTHERS = frozenset(["he", "she"])


class Partaker(NamedTuple):
    """What stands on one side of a verb."""

    words: str = ""
    stems: frozenset[str] = frozenset()  # of a place its country: one for Athens and Greek
    actors: frozenset[str] = frozenset()


class Deed(NamedTuple):
    """A verb with its two sides."""

    verb: str
    who: Partaker
    whom: Partaker
    is_by_nobody: bool = False  # a passive clause that does not say by whom


def find_deeds(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    theirs = list(_deeds_of(source))
    doing = frozenset().union(*(one.who.stems for one in theirs))
    for mine in _deeds_of(page):
        same = [one for one in theirs if _is_same(mine.verb, one.verb)]
        if is_content(mine.verb):
            yield from _turned(mine, same)
        if mine.who.stems.isdisjoint(doing):  # no "American forces"
            yield from _by_others(mine, same, page, source=source)


def _is_same(verb: str, other: str) -> bool:
    is_plain = not (is_content(verb) and is_content(other))  # "said" is nearly any of saying
    are_sayings = is_plain and {stem(verb), stem(other)} <= sayings_of_all()
    return are_sayings or stem(verb) == stem(other) or says_the_same(other, verb)


def _turned(mine: Deed, same: Iterable[Deed]) -> Iterator[Asked]:
    """One who does to another what that one does to them in the source."""
    for theirs in same:
        to_the_front = mine.who.stems & theirs.whom.stems - theirs.who.stems
        to_the_back = mine.whom.stems & theirs.who.stems - mine.who.stems
        if to_the_front and to_the_back:
            yield Asked(Rule.ACTOR, f"the source says otherwise who “{mine.verb}” whom")


def _by_others(
    mine: Deed, same: list[Deed], page: SentenceReading, *, source: SentenceReading
) -> Iterator[Asked]:
    """What somebody does who, in the source, does it nowhere, or what is done there by nobody."""
    spoke = {source.key_of(one.speaker) for one in source.quotes if one.speaker}
    if stem(mine.verb) in sayings_of_all() and not spoke.isdisjoint(mine.who.actors):
        return  # two may say something: one announced it, another reports
    others = [one.who for one in same if one.who.stems or one.who.actors]
    if others and _is_of_others(mine.who.actors, others, page, source=source):
        told = f"the source has others than {mine.who.words} who “{mine.verb}”"
        yield Asked(Rule.ACTOR, told)
    is_done = any(mine.verb == one.verb and one.is_by_nobody for one in same)
    if is_done and mine.who.stems and mine.who.stems.isdisjoint(source.stems):
        yield Asked(Rule.ACTOR, f"the source does not say who “{mine.verb}”")


def _is_of_others(
    who: frozenset[str],
    others: list[Partaker],
    page: SentenceReading,
    *,
    source: SentenceReading,
) -> bool:
    """Tell whether actors are none of those who do it in the source, nor whom its words mean."""
    if not who or any(page.names.are_one(who, one.actors) for one in others):
        return False
    is_meant = page.names.are_one(who, source.meant | source.speakers)
    return not is_meant or all(one.actors for one in others)


def _deeds_of(reading: SentenceReading) -> Iterator[Deed]:
    """Read a sentence as deeds, in the order of its clauses."""
    for sentence in find_sentences(Parsed(Article("", reading.text))):
        for part in (sentence, *quoted_parts(sentence, read_sentence(sentence).tags)):
            for clause in read_sentence(part).clauses:
                yield from _in_clause(clause, reading)


def _in_clause(clause: Clause, reading: SentenceReading) -> Iterator[Deed]:
    verbs = list(filter(_is_deed, clause.verb_words))
    if not verbs:
        return
    behind = [at for at in clause.indexes if at >= clause.verb.stop]
    before = _partaker(clause, clause.head, reading)
    if not clause.is_passive():
        yield Deed(verbs[-1], before, _partaker(clause, behind, reading))
        return
    by = next((number for number, at in enumerate(behind) if clause.words[at] == BY), len(behind))
    who = _partaker(clause, behind[by + 1 :], reading)
    yield Deed(verbs[-1], who, whom=before, is_by_nobody=not who.words)


def _is_deed(word: str) -> bool:
    return (is_content(word) and word not in AUXILIARIES) or stem(word) in sayings_of_all()


def _partaker(clause: Clause, indexes: Iterable[int] | None, reading: SentenceReading) -> Partaker:
    indexes = list(indexes or ())
    if not indexes:
        return Partaker()
    return _partaker_in(clause.span_of(range(indexes[0], indexes[-1] + 1)), reading)


def _partaker_in(span: Span, reading: SentenceReading) -> Partaker:
    words = span.of(reading.text)
    country = reading.country_of
    stems = stems_told(country.get(word, word) for word in words_of(words))
    return Partaker(words, stems, _actors_in(span, reading))


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
