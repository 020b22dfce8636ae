"""The claims of a story: what was read in its articles, with what says the same put together.

A claim is made of records: figures that are one measure, quotations that are one utterance, entries
of the timeline that are one happening, relations. A sentence that carries no record and has a
section, or that says the same as another one, is a claim of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.briefing_items import Stance, TimelineEntry
from generator.claim_kinds import ClaimKind
from generator.claims import Assertion, Claim, Origin, Story, origin_of_article
from generator.evidence import Reported, Said, Statement
from generator.frozen import changed
from generator.gather.claims.claim_ids import ClaimIds, what_it_says
from generator.gather.claims.compared_sentences import Weights
from generator.gather.claims.figure_facts import ComparedFigure, compare_by
from generator.gather.claims.named_numbers import bare_numbers, named_tolls
from generator.gather.claims.nearest_sentences import nearest
from generator.gather.claims.same_figures import join_figures
from generator.gather.claims.same_happenings import (
    find_happenings,
    happen_otherwise,
    join_alike,
    join_happenings,
)
from generator.gather.claims.same_words import alike, join_utterances, titles, words_of
from generator.gather.claims.sentence_facts import facts_said, read_facts
from generator.gather.claims.told import Groups, Told
from generator.gather.gathering import Gathering
from generator.gather.measures.measuring import Measure
from generator.model import Status
from generator.passages import by_passage


class ClaimSources(NamedTuple):
    """What claims are made over."""

    statements: tuple[Statement, ...]
    said: tuple[Said, ...]
    measured: tuple[Measure, ...]  # the figures
    timeline: tuple[TimelineEntry, ...]
    stances: tuple[Stance, ...]
    story: Story
    origins: tuple[Origin, ...]


class MadeClaim(NamedTuple):
    """A claim, with what sorts and names it among those of other stories."""

    claim: Claim
    place: tuple  # of its oldest sentence
    says: str  # what its name is made of
    oldest: str  # the id of a passage that tells it from others that say so


def make_claims(gathering: Gathering, sources: ClaimSources) -> tuple[MadeClaim, ...]:
    """Make the claims, in the order in which their oldest passages stand."""
    return tuple(_Maker(gathering, sources).claims())


def name_claims(made: Iterable[MadeClaim]) -> tuple[Claim, ...]:
    """Give the claims of all stories, the oldest first, each with a name of its own."""
    ids = ClaimIds()
    ordered = sorted(made, key=lambda one: one.place)
    named = [ids.of(one.says, one.oldest) for one in ordered]
    new: dict[str, dict[str, str]] = defaultdict(dict)  # by story and old name, where it is another
    for one, id in zip(ordered, named, strict=True):
        if id != one.claim.id:
            new[one.claim.story][one.claim.id] = id
    return tuple(_renamed(one.claim, new[one.claim.story]) for one in ordered)


def _renamed(claim: Claim, new: Mapping[str, str]) -> Claim:
    """Give a claim its new name, and those to which it stands theirs."""
    if not new:
        return claim
    relations = tuple(one._replace(to=new.get(one.to, one.to)) for one in claim.relations)
    return changed(claim, id=new.get(claim.id, claim.id), relations=relations)


class _Maker:
    """Makes the claims of one story."""

    def __init__(self, gathering: Gathering, sources: ClaimSources):
        self.gathering = gathering
        self.sources = sources
        self.facts = read_facts(gathering)
        self.ordered = sorted(self.facts.values(), key=lambda one: one.age)
        self.weights = Weights(self.ordered)
        self.statement_of = {one.passage.id: one for one in sources.statements}
        self.origin_of = origin_of_article(sources.origins)

    def claims(self) -> Iterator[MadeClaim]:
        """Make the claims."""
        ids = ClaimIds()
        for group in filter(self._is_claim, self._groups()):
            says, oldest = what_it_says(group), group[0].passages[0].id
            claim = self._claim(group, ids.of(says, oldest))
            yield MadeClaim(claim, group[0].place, says, oldest)

    def _is_claim(self, group: list[Told]) -> bool:
        """Whether somebody tells it in so many words, or several sentences do.

        A sentence and its reprint are one.
        """
        if any(not one.is_weak for one in group):
            return True
        told = {passage.id: passage for one in group for passage in one.passages}.values()
        ids = ((one.article.id, one.text) for one in told)
        return len({(self.origin_of.get(id, id), text) for id, text in ids}) > 1

    def _groups(self) -> list[list[Told]]:
        """Put what is told into groups, each of one claim."""
        figures = list(self._figures())
        said = list(self._said())
        happenings = find_happenings(self.gathering, self.facts.values(), self.sources.timeline)
        stances = list(self._stances())
        numbers = list(self._named_numbers(figures))
        named = (number for number, _ in numbers)
        told = [*figures, *said, *happenings, *stances, *named]
        sentences = self._sentences(told)
        groups = Groups([*told, *sentences.values()], self._settled("parted"))
        join_figures(figures, groups)
        for number, figure in numbers:
            groups.join(figure, number)
        in_passage = by_passage(figures)
        join_utterances(
            said,
            groups,
            self.weights,
            differ=lambda one, other: _count_otherwise(
                in_passage[one.facts.passage.id], in_passage[other.facts.passage.id], groups
            ),
        )
        join_happenings(happenings, groups, self.weights)
        self._join_stances(stances, groups)
        self._join_reprinted(told, groups)
        self._join_sentences(sentences, told, groups)
        self._join_settled(sentences, told, groups)
        return groups.all()

    def _settled(self, field: str) -> Iterator[tuple[str, str]]:
        """Give the ids of passages of which the editor says whether they tell one thing."""
        for one in self.gathering.parsed:
            passages = self.gathering.passages.of(one)
            for sentence, passage in zip(one.sentences, passages, strict=True):
                for other in getattr(sentence, field):
                    yield passage.id, other

    def _join_settled(
        self, sentences: Mapping[str, Told], told: Iterable[Told], groups: Groups
    ) -> None:
        """Join what tells the same in passages that the editor says tell the same."""
        pairs = [pair for pair in self._settled("joined") if all(id in sentences for id in pair)]
        in_passage = by_passage(told) if pairs else {}
        for id, other in pairs:
            pairs_alike = [
                (one, another)
                for one in in_passage.get(id, ())
                for another in in_passage.get(other, ())
                if _may_be_one(one, another)
            ]
            for one, another in pairs_alike or [(sentences[id], sentences[other])]:
                groups.join(one, another)

    def _figures(self) -> Iterator[Told]:
        beside: dict[str, list[Reported]] = defaultdict(list)
        for measured in self.sources.measured:
            beside[measured.reported.passage.id].append(measured.reported)
        for measured in self.sources.measured:
            one = measured.reported
            facts = self.facts.get(one.passage.id)
            if facts:
                yield Told(
                    ClaimKind.MEASURE,
                    facts,
                    one.passages,
                    mode=_mode_of(one),
                    by=one.reporter,
                    record=one,
                    key=f"{one.figure.term} {one.text}",
                    detail=compare_by(measured, beside[one.passage.id], facts.place_of),
                )

    def _said(self) -> Iterator[Told]:
        for one in self.sources.said:
            facts = self.facts.get(one.passage.id)
            if facts:
                yield Told(
                    ClaimKind.UTTERANCE,
                    facts,
                    one.passages,
                    mode=Status.REPORTED,
                    by=one.speaker,
                    record=one,
                    key=one.text,
                    detail=words_of(one, facts_said(facts, one)),
                )

    def _stances(self) -> Iterator[Told]:
        """Give each relation once for every passage that tells of it."""
        for one in self.sources.stances:
            for passage in one.passages:
                facts = self.facts.get(passage.id)
                if facts:
                    yield Told(
                        ClaimKind.POSITION,
                        facts,
                        (passage,),
                        mode=Status.ASSERTED,
                        by=None,
                        record=one,
                        key=f"{one.actor.key} {one.relation} {one.target.key}",
                    )

    def _join_reprinted(self, told: Iterable[Told], groups: Groups) -> None:
        """Join what a reprint tells in a sentence that is the same word for word."""
        first: dict[tuple[str, str, ClaimKind, str], Told] = {}
        for one in told:
            passage = one.facts.passage
            origin = self.origin_of.get(passage.article.id, passage.article.id)
            key = origin, " ".join(passage.text.split()), one.kind, one.key
            groups.join(first.setdefault(key, one), one)

    def _join_stances(self, told: Iterable[Told], groups: Groups) -> None:
        first: dict[str, Told] = {}
        for one in sorted(told, key=lambda one: one.place):
            groups.join(first.setdefault(one.key, one), one)

    def _named_numbers(self, figures: list[Told]) -> Iterator[tuple[Told, Told]]:
        """Give the sentences that name the number of a measure without being read so, each with it.

        They are claims only together with the figures that they name.
        """
        named = bare_numbers(self.ordered, figures, self.weights)
        for facts, figure in (*named, *named_tolls(self.ordered, figures)):
            detail = figure.detail
            told = Told(
                ClaimKind.MEASURE,
                facts,
                (facts.passage,),
                mode=Status.ASSERTED,
                by=None,
                record=None,
                key=f"names {detail.value if isinstance(detail, ComparedFigure) else ''}",
                is_weak=True,
                detail=detail,
            )
            yield told, figure

    def _sentences(self, told: Iterable[Told]) -> dict[str, Told]:
        """Give every sentence as something told, by its passage's id.

        It is a claim by itself where it carries no record and has a section.
        """
        carrying = {passage.id for one in told if not one.is_weak for passage in one.passages}
        found: dict[str, Told] = {}
        for id, facts in self.facts.items():
            statement = self.statement_of.get(id)
            found[id] = Told(
                ClaimKind.HAPPENING,
                facts,
                (facts.passage,),
                mode=Status.REPORTED if statement and statement.quoted else Status.ASSERTED,
                by=statement.speaker if statement else None,
                record=statement,
                key="",
                is_weak=id in carrying or not self._has_section(id),
            )
        return found

    def _has_section(self, id: str) -> bool:
        """Whether a sentence stands on a page of its own accord."""
        statement = self.statement_of.get(id)
        return statement is not None and bool(statement.sections)

    def _join_sentences(
        self, sentences: Mapping[str, Told], told: Iterable[Told], groups: Groups
    ) -> None:
        """Join what sentences tell that say the same, or else these themselves."""
        in_passage = by_passage(told)
        shown = [one for one in self.ordered if self._has_section(one.passage.id)]
        near = (
            (one, other)
            for one, other in nearest(self.weights, shown)
            if not happen_otherwise(in_passage[one.passage.id], in_passage[other.passage.id])
        )
        alike_ones = titles(self.weights, self.ordered), alike(self.weights, self.ordered)
        for one, other in chain(*alike_ones, near):
            first, second = in_passage[one.passage.id], in_passage[other.passage.id]
            if _count_otherwise(first, second, groups):
                continue
            join_alike(first, second, groups)
            if not any(groups.are_one(a, b) for a in first for b in second):
                groups.join(sentences[one.passage.id], sentences[other.passage.id])

    def _claim(self, group: list[Told], claim_id: str) -> Claim:
        assertions: dict[str, Assertion] = {}
        for told in sorted(group, key=lambda one: (one.record is None, one.place)):
            for passage in told.passages:
                origin = self.origin_of.get(passage.article.id, passage.article.id)
                made = Assertion(passage, told.mode, told.by, origin)
                assertions.setdefault(passage.id, made)
        ages = {id: self.facts[id].age for id in assertions}
        ordered = tuple(assertions[id] for id in sorted(ages, key=ages.__getitem__))
        records = {id(one.record): one.record for one in group if one.record is not None}
        return Claim(
            claim_id,
            group[0].kind,
            home=self._home(ordered),
            line=ordered[0].passage,
            assertions=ordered,
            story=self.sources.story.id,
            records=tuple(records.values()),
        )

    def _home(self, assertions: Iterable[Assertion]) -> str:
        """Give the section in which most of a claim's sentences stand, of several the oldest's."""
        sections: Counter[str] = Counter()
        for one in assertions:
            if self._has_section(one.passage.id):
                sections[self.statement_of[one.passage.id].sections[0]] += 1
        return max(sections, key=lambda section: sections[section], default="")


def _count_otherwise(some: Iterable[Told], others: Iterable[Told], groups: Groups) -> bool:
    """Whether two sentences both tell figures, and none that are one measure."""
    first = [one for one in some if one.kind is ClaimKind.MEASURE]
    second = [one for one in others if one.kind is ClaimKind.MEASURE]
    is_one = any(groups.are_one(one, other) for one in first for other in second)
    return bool(first and second) and not is_one


def _mode_of(one: Reported) -> Status:
    return Status.REPORTED if one.reporter or one.reporter_text else Status.ASSERTED


def _may_be_one(one: Told, other: Told) -> bool:
    """Whether two records may tell one thing: figures one number, relations one relation."""
    if one.kind is not other.kind or one.is_weak or other.is_weak:
        return False
    if isinstance(one.detail, ComparedFigure) and isinstance(other.detail, ComparedFigure):
        figures = (one.detail.reported.figure, other.detail.reported.figure)
        amounts = [(each.term, each.value, each.low, each.high) for each in figures]
        return amounts[0] == amounts[1]
    return one.kind is not ClaimKind.POSITION or one.key == other.key
