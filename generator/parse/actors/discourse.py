"""Remember whom the sentences read so far have named or meant, and tell who of them is meant next.

Precision first: it is clear who is meant where one mention alone fits, or one alone is a subject.
Subjects outlast objects.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from generator.grouped import grouped
from generator.model import Form, Kind, Mention, Parsed, Sentence, Span, Token
from generator.parse.actors.bearers import is_group
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.role_text import heads_of
from generator.parse.grammar.tokens import POSSESSIVES
from generator.word_lists import set_of, word_set

OPENING = set_of("“ « ``")
CLOSING = set_of("” » ''")
STRAIGHT = '"'
REACH = 3  # sentences back
FARTHEST = 30  # mentions back
LONGEST_PHRASE = 6  # names
MOST_BODIES = 8  # that one noun can mean; an article of more is a list
MOST_GROUPS = 2  # sentences with fitting mentions that are looked at
BEFORE_SUBJECT = 30  # code points
DETERMINERS = frozenset({"the", "this"})
ARTICLES = DETERMINERS | {"a", "an"}
PREPOSITIONS = word_set("contexts", "prepositions")
INVERTING = frozenset("”\"’',»")  # before a verb whose subject follows
SHORTEST_PARTICIPLE = 5  # letters: "added", not "red"
JOINT = re.compile(r",?\s+(?:and|or)\s+")  # between names of equal rank: "met Karam and Naji"


class SeenMention(NamedTuple):
    """A mention already read."""

    sentence: int
    span: Span  # with the title
    cluster: Cluster


class Anaphor(NamedTuple):
    """A word that may mean somebody, where it stands."""

    number: int  # of the sentence
    sentence: Sentence
    index: int  # of the token

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.sentence.tokens[self.index]

    @property
    def word(self) -> str:
        """The word in small letters."""
        return self.token.text.lower()

    @property
    def following(self) -> Token | None:
        """The token behind; None at the end of the sentence."""
        behind = self.sentence.tokens[self.index + 1 : self.index + 2]
        return behind[0] if behind else None


class Discourse:
    """What the sentences read so far have mentioned.

    Words inside quotation marks mean what their speaker means: while `quoted`, nothing is read.
    """

    def __init__(self, parsed: Parsed, clusters: list[Cluster]):
        self.text = parsed.article.text
        self.clusters = clusters
        self.rebels = [cluster for cluster in clusters if cluster.basis == "opposition"]
        self.sentence_starts = [sentence.span.start for sentence in parsed.sentences]
        self.name_starts = {name.span.start for name in parsed.names}
        self.name_starts.update(name.title.start for name in parsed.names if name.title)
        self.holders = _holders_by_noun(clusters)
        self.seen: list[SeenMention] = []
        self._bodies: dict[str, list[Cluster]] = {}
        self.quoted = False
        self._name_spans = sorted(name.span for name in parsed.names)
        named = [(name.span, name.title, one) for one in clusters for name in one.names]
        self._named = sorted(named, key=itemgetter(0))
        self._next = 0  # of these, the first that was not passed

    def names_body_inside(self, span: Span) -> bool:
        """Tell whether the phrase holds the name of a body: "the Janjaweed militia"."""
        place = max(0, self._next - LONGEST_PHRASE)
        near = self._named[place : self._next + 1]
        kinds = (cluster.kind for name, _, cluster in near if span.overlaps(name))
        return any(kind in {Kind.ORGANISATION, Kind.ARMED_GROUP} for kind in kinds)

    def bodies_called(self, noun: str) -> list[Cluster]:
        """List the bodies that the noun can mean; none where they are many."""
        if noun not in self._bodies:
            found = [one for one in self.clusters if is_group(one, noun)]
            self._bodies[noun] = found if len(found) <= MOST_BODIES else []
        return self._bodies[noun]

    def pass_mark(self, mark: str) -> None:
        """Note that a quotation mark opens or closes a quotation."""
        self.quoted = mark in OPENING or (mark == STRAIGHT and not self.quoted)

    def pass_names(self, number: int, sentence: Sentence, *, until: int) -> None:
        """Remember the names of the sentence that begin before the offset."""
        named, begin = self._named, sentence.span.start
        while self._next < len(named) and named[self._next][0].start < until:
            span, title, cluster = named[self._next]
            self._next += 1
            if self.quoted or sentence.heading or span.start < begin:
                continue
            whole = Span(title.start, span.end) if title else span
            self.seen.append(SeenMention(number, whole, cluster))

    def is_person_next(self, sentence: Sentence) -> bool:
        """Tell whether the next name of the sentence is a person's."""
        if self._next == len(self._named):
            return False
        span, _, cluster = self._named[self._next]
        return span.start < sentence.span.end and cluster.kind is Kind.PERSON

    def add(self, number: int, cluster: Cluster, mention: Mention) -> None:
        """Give the cluster a mention, and remember it."""
        cluster.mentions.append(mention)
        self.seen.append(SeenMention(number, mention.span, cluster))

    def add_nominal(self, number: int, cluster: Cluster, span: Span, rule: str) -> None:
        """Give the cluster a common noun that means it, and remember it."""
        self.add(number, cluster, Mention(span, Form.NOMINAL, rule))

    def is_in_name(self, span: Span) -> bool:
        """Tell whether the span overlaps a name."""
        spans, place = self._name_spans, bisect_left(self._name_spans, span)
        near = spans[max(0, place - 1) : place + 1]
        return any(map(span.overlaps, near))

    def nearest(self, number: int, fits: Callable[[Cluster], bool]) -> list[list[SeenMention]]:
        """Give the fitting mentions of the two nearest sentences that have any.

        They go up to the sentence of that number. The nearest sentence comes first, each in text
        order.
        """
        groups: list[list[SeenMention]] = []
        for seen in self.seen[: -FARTHEST - 1 : -1]:
            if seen.sentence < number - REACH:
                break
            if not fits(seen.cluster):
                continue
            if not groups or groups[-1][0].sentence != seen.sentence:
                if len(groups) == MOST_GROUPS:
                    break
                groups.append([])
            groups[-1].append(seen)
        return [group[::-1] for group in groups]

    def clear_cluster(self, group: list[SeenMention]) -> Cluster | None:
        """Give the one cluster that a sentence's mentions leave no doubt about."""
        first = group[0].cluster
        if all(seen.cluster is first for seen in group):
            return first
        subjects = [seen.cluster for seen in group if self.is_subject(seen)]
        if len(set(map(id, subjects))) != 1:
            return None
        only = subjects[0]
        return None if self._is_joined(group, only) else only

    def _is_joined(self, group: list[SeenMention], cluster: Cluster) -> bool:
        """Tell whether "and" joins another to the cluster, so that neither outranks the other."""
        return any(
            JOINT.fullmatch(self.text, one.span.end, other.span.start)
            for one, other in pairwise(group)
            if (one.cluster is cluster) != (other.cluster is cluster)
        )

    def is_subject(self, seen: SeenMention) -> bool:
        """Tell whether no preposition or verb stands before a mention, and no possessive behind."""
        start, end = seen.span
        if self.text[end : end + 2] in POSSESSIVES:
            return False
        before = self.text[max(0, start - BEFORE_SUBJECT) : start].split()
        if len(before) > 1 and _is_passed_over(before[-1]):
            before.pop()
        if not before:
            return True
        previous = before.pop().lower()
        if previous in PREPOSITIONS:
            return False
        # "had told Naji", but: “…,” added Naji
        is_inverted = bool(before) and before[-1][-1] in INVERTING
        return is_inverted or not _takes_object(previous)


def _is_passed_over(word: str) -> bool:
    """Tell whether the word belongs to what follows: an article, or a word with a capital."""
    return word.lower() in ARTICLES or word[0].isupper()


def _takes_object(verb: str) -> bool:
    """Tell whether the word may be a verb that makes what follows its object."""
    return verb == "told" or (verb.endswith("ed") and len(verb) >= SHORTEST_PARTICIPLE)


def _holders_by_noun(clusters: list[Cluster]) -> dict[str, list[Cluster]]:
    """Group the persons by the last words of their roles."""
    return grouped(
        (noun, cluster)
        for cluster in clusters
        if cluster.kind is Kind.PERSON
        for noun in {office[-1] for role in cluster.roles for office in heads_of(role.title)}
    )
