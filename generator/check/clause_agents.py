"""Who does what, clause by clause, as the parser reads both sentences.

A verb of the page that stands in the source too has one who does it, by name or by what stands for
them. Where the source has the verb done by others alone, it is asked about.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.check.english import AUXILIARIES, sayings_of_all
from generator.check.new_words import says_the_same
from generator.check.sentence_reading import Asked, SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import stem
from generator.model import Article, Form, Parsed, Span
from generator.parse.events.clauses import Clause, read_sentence
from generator.parse.sentences import find_sentences

MARKS = re.compile('[“”„«»"]')  # what stands between them is read as well
BY = "by"


class Deed(NamedTuple):
    """The last word of a verb, and the stretches of text in which stand who does it."""

    verb: str
    agents: Span


def find_other_agents(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask of what somebody does who, in the source, does it nowhere."""
    theirs = [(deed.verb, _actors_in(deed.agents, source)) for deed in _deeds(source.text)]
    spoke = {source.key_of(one.speaker) for one in source.quotes if one.speaker}
    for deed in _deeds(page.text):
        mine = _actors_in(deed.agents, page)
        if stem(deed.verb) in sayings_of_all() and not spoke.isdisjoint(mine):
            continue  # two may say something: one announced it, another reports
        others = [who for verb, who in theirs if who and _is_same(verb, deed.verb)]
        if mine and others and not any(_may_be(mine, who, page) for who in others):
            name = deed.agents.of(page.text)
            yield Asked(Rule.ACTOR, f"the source has others than {name} who “{deed.verb}”")


def _is_same(verb: str, other: str) -> bool:
    return stem(verb) == stem(other) or says_the_same(verb, other)


def _may_be(mine: frozenset[str], theirs: frozenset[str], page: SentenceReading) -> bool:
    """Tell whether one of some actors is one of others, or speaks for one, or one for them."""
    around = mine | page.names.speak_for(mine), theirs | page.names.speak_for(theirs)
    return not (around[0].isdisjoint(theirs) and around[1].isdisjoint(mine))


def _actors_in(span: Span, reading: SentenceReading) -> frozenset[str]:
    """The actors whom a stretch of a text names."""
    place = Span(span.start + reading.start, span.end + reading.start)
    return frozenset(
        reading.key_of(actor.key)
        for actor in reading.parsed.actors
        if any(one.form is Form.NAME and place.covers(one.span) for one in actor.mentions)
    )


@lru_cache(maxsize=1 << 8)
def _deeds(text: str) -> tuple[Deed, ...]:
    """Find the deeds of a text of which it says who does them."""
    told = MARKS.sub(" ", text)
    sentences = find_sentences(Parsed(Article("", told)))
    clauses = (clause for one in sentences for clause in read_sentence(one).clauses)
    return tuple(deed for clause in clauses for deed in _deeds_of(clause))


def _deeds_of(clause: Clause) -> Iterator[Deed]:
    verbs = [word for word in clause.verb_words if word not in AUXILIARIES and is_content(word)]
    agents = _by_whom(clause) if verbs and clause.is_passive() else clause.head
    if verbs and agents:
        yield Deed(verbs[-1], clause.span_of(agents))


def _by_whom(clause: Clause) -> range | None:
    """The tokens behind "by" in a passive clause."""
    behind = [at for at in clause.indexes if at >= clause.verb.stop]
    by = next((at for at in behind if clause.words[at] == BY), None)
    return range(by, behind[-1] + 1) if by is not None else None
