"""Everything that needs more than one article, or a choice."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.briefing import Briefing, Deed, Gap, PlaceEntry, Profile, Stance, TimelineEntry
from generator.config import Section
from generator.evidence import ActorName, Passage, Reported, Said, Series, Statement
from generator.faults import RAISED, Faults, PartMissing, without_failing
from generator.gather.dealings import Dealings
from generator.gather.figures import make_series, merge_repeated
from generator.gather.gaps import find_gaps
from generator.gather.highlights import choose_highlights, choose_key_figures
from generator.gather.passages import Passages
from generator.gather.profiles import ProfileSources, make_profiles
from generator.gather.sections import Sorter
from generator.merged_actors import MergedActor, merge_actors
from generator.model import Form, Parsed, Quote, Sentence, Span, Status
from generator.parse.figures.terms import theme
from generator.timex import date_range

# PLOVER's verbal types. Of one day's events, what was done stands before what was said about it.
VERBAL = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "YIELD",
    "REQUEST",
    "DEMAND",
    "ACCUSE",
    "DISAPPROVE",
    "REJECT",
    "THREATEN",
}

# A description that says nothing to who has not read the sentences before. "The rebels" says what they are.
BARE = re.compile(
    r"the (agency|alliance|association|bank|body|coalition|commission|committee|company|council|department|firm"
    r"|foundation|group|institution|institute|militia|ministry|movement|organi[sz]ation|party|statement|team)",
    re.IGNORECASE,
)


def gather(
    parsed: tuple[Parsed, ...],
    title: str,
    sections: tuple[Section, ...],
    faults: Faults = RAISED,
) -> Briefing:
    """Make one briefing of all articles. The order in which they are given makes no difference.

    Where `faults` are collected, what fails on an article is made of the others, and what fails on all is `missing`.
    """
    newest_first = tuple(sorted(parsed, key=lambda one: (-_day(one), one.article.id)))
    parts = Parts(faults)
    parts.make(
        "gatherer", partial(_of_articles, partial(_Gatherer, sections=sections), newest_first, faults, "everything")
    )
    for name, find in OF_ARTICLES:
        parts.make(name, partial(_find, parts, name, find))
    parts.make("highlights", lambda: choose_highlights(parts["statements"], sections, _evidence(parts)))
    parts.make("key_figures", lambda: choose_key_figures(parts["series"]))
    parts.make("actors", lambda: _profiles(parts))
    parts.make("gaps", lambda: _gaps(parts))
    return Briefing(
        title=title,
        cutoff=max((one.article.published for one in parsed if one.article.published), default=None),
        articles=tuple(one.article for one in newest_first),
        sections=sections,
        unresolved=tuple((one.article, date) for one in newest_first for date in one.dates if not date.resolved),
        has_several_days=len({one.article.published for one in parsed}) > 1,
        missing=frozenset(parts.missing),
        **{name: parts.made[name] for name in GATHERED},
    )


class Parts:
    """The parts of a briefing, by name, while they are made. Raises `PartMissing` for one that could not be made."""

    def __init__(self, faults: Faults):
        self.faults = faults
        self.made: dict[str, Any] = {}
        self.missing: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        if name in self.missing:
            raise PartMissing(name)
        return self.made[name]

    def make(self, name: str, make: Callable[[], Any]) -> None:
        self.missing.add(name)
        self.made[name] = ()
        with self.faults.at("the articles together", f"the gathering of the {name}"):
            self.made[name] = make()
            self.missing.remove(name)


def _of_articles(make: Callable[[tuple[Parsed, ...]], Any], parsed: tuple[Parsed, ...], faults: Faults, what: str):
    """What is made of the articles, without those on which that fails."""
    step = f"the gathering of {what}"
    return without_failing(make, parsed, faults, subject=lambda one: one.article.path or one.article.id, step=step)


def _find(parts: Parts, name: str, find: Callable) -> Any:
    gatherer = parts["gatherer"]
    return _of_articles(partial(find, gatherer), gatherer.parsed, parts.faults, f"its {name}")


def _profiles(parts: Parts) -> tuple[Profile, ...]:
    """The actors; without those that can't be told of, whose pages are then missing."""
    gatherer = parts["gatherer"]
    told = ProfileSources(*(parts[name] for name in ("statements", "said", "said_of", "series", "stances", "deeds")))

    def make(actors: tuple[MergedActor, ...]) -> tuple[Profile, ...]:
        return make_profiles(actors, gatherer.names, gatherer.passages, told)

    profiles = without_failing(
        make, gatherer.actors, parts.faults, subject=lambda one: f"the actor {one.name}", step="the gathering of it"
    )
    made = {profile.key for profile in profiles}
    parts.missing |= {f"actors/{actor.key}.md" for actor in gatherer.actors if actor.key not in made}
    return profiles


def _gaps(parts: Parts) -> tuple[Gap, ...]:
    gatherer = parts["gatherer"]
    return find_gaps(gatherer.parsed, parts["said"], parts["series"], parts["timeline"], gatherer.passages)


def _day(parsed: Parsed) -> int:
    return parsed.article.published.toordinal() if parsed.article.published else 0


class _Gatherer:
    """Holds what every part of the briefing needs: the passages, the merged actors, the sections of sentences."""

    def __init__(self, parsed: tuple[Parsed, ...], sections: tuple[Section, ...]):
        self.parsed = parsed
        self._quoted: dict[str, tuple[Said, ...]] = {}  # what is said in each article, by its id
        self.passages = Passages(parsed)
        self.actors, self.keys = merge_actors(parsed)
        self.headings = {
            passage.id
            for one in parsed
            for sentence, passage in zip(one.sentences, self.passages.of(one), strict=True)
            if sentence.heading
        }
        sorter = Sorter(sections)
        self.sections = {one.article.id: sorter.sort(one) for one in parsed}
        speakers = {self.keys[one.article.id, quote.speaker] for one in parsed for quote in one.quotes if quote.speaker}
        related = {
            self.keys[one.article.id, key] for one in parsed for r in one.relations for key in (r.actor, r.target)
        }
        self.names = {
            actor.key: ActorName(actor.key, actor.name, _deserves_page(actor, speakers | related))
            for actor in self.actors
        }

    def name(self, parsed: Parsed, key: str | None) -> ActorName | None:
        return self.names[self.keys[parsed.article.id, key]] if key else None

    def statements(self, parsed: tuple[Parsed, ...]) -> tuple[Statement, ...]:
        return tuple(statement for one in parsed if one.article.language == "en" for statement in self._statements(one))

    def _statements(self, parsed: Parsed):
        named: dict[int, dict[str, set[Form]]] = defaultdict(lambda: defaultdict(set))
        bare = {
            parsed.sentence_at(mention.span.start)
            for actor in parsed.actors
            for mention in actor.mentions
            if mention.form is Form.NOMINAL and BARE.fullmatch(mention.span.of(parsed.article.text))
        }
        for actor in parsed.actors:
            for mention in actor.mentions:
                key = self.keys[parsed.article.id, actor.key]
                named[parsed.sentence_at(mention.span.start)][key].add(mention.form)
        dealings = Dealings(parsed, self._said(parsed), lambda key: self.names[self.keys[parsed.article.id, key]])
        around = _quotations_around(parsed)
        for number, (sentence, passage) in enumerate(zip(parsed.sentences, self.passages.of(parsed), strict=True)):
            if not sentence.heading:
                quote = around.get(number)
                belongings = self.sections[parsed.article.id][number]
                sections, themes = tuple(one.section for one in belongings), tuple(one.theme for one in belongings)
                speaker = self.name(parsed, quote.speaker) if quote else None
                elsewhere = tuple(self.names[key] for key, forms in named[number].items() if forms == {Form.PRONOUN})
                yield Statement(
                    passage, sections, themes, tuple(named[number]), quote is not None, speaker, elsewhere,
                    number in bare, () if quote else dealings.of(number), sentence.pinned,
                    tuple(_corrected(sentence, quote)),
                )  # fmt: skip

    def said(self, parsed: tuple[Parsed, ...]) -> tuple[Said, ...]:
        return tuple(said for one in parsed for said in self._said(one))

    def _said(self, parsed: Parsed) -> tuple[Said, ...]:
        if parsed.article.id not in self._quoted:
            self._quoted[parsed.article.id] = tuple(self._read_quotes(parsed))
        return self._quoted[parsed.article.id]

    def _read_quotes(self, parsed: Parsed) -> Iterator[Said]:
        return (
            Said(
                quote,
                passages := self._passages_of(parsed, quote),
                self.name(parsed, quote.speaker),
                self._sections_at(parsed, quote.span),
                self._elsewhere(parsed, quote.speaker_span, passages),
            )
            for quote in parsed.quotes
        )

    def said_of(self, parsed: tuple[Parsed, ...]) -> dict[str, tuple[Said, ...]]:
        """By actor: the quotations of others in whose words it is meant."""
        found: dict[str, dict[int, Said]] = defaultdict(dict)
        number = 0
        for one in parsed:
            mentions = sorted((mention.span, actor.key) for actor in one.actors for mention in actor.mentions)
            for said in self._said(one):
                speaker = said.quote.speaker
                for key in _named_within(said.quote.span, mentions) if speaker else ():
                    if key != speaker:
                        found[self.keys[one.article.id, key]][number] = said
                number += 1
        return {key: tuple(quoted.values()) for key, quoted in found.items()}

    def _passages_of(self, parsed: Parsed, quote: Quote) -> tuple[Passage, ...]:
        numbers = {
            number
            for piece in quote.pieces
            for number in range(parsed.sentence_at(piece.start), parsed.sentence_at(piece.end - 1) + 1)
        }
        return tuple(self.passages.of(parsed)[number] for number in sorted(numbers))

    def _elsewhere(self, parsed: Parsed, span: Span | None, passages: tuple[Passage, ...]) -> Passage | None:
        """The passage in which a span begins, where it is none of these."""
        passage = self.passages.at(parsed, span) if span else None
        return None if passage in passages else passage

    def _sections_at(self, parsed: Parsed, span: Span) -> tuple[str, ...]:
        """The sections of the sentence in which a span begins."""
        return tuple(one.section for one in self.sections[parsed.article.id][parsed.sentence_at(span.start)])

    def series(self, parsed: tuple[Parsed, ...]) -> tuple[Series, ...]:
        return make_series(
            reported for one in parsed for reported in merge_repeated(self._reported(one), self.headings)
        )

    def _reported(self, parsed: Parsed) -> Iterator[Reported]:
        for figure in parsed.figures:
            if figure.term:
                reporter = self.name(parsed, figure.reported_by)
                passage = self.passages.at(parsed, figure.span)
                named = self._elsewhere(parsed, figure.reported_span, (passage,))
                yield Reported(figure, passage, reporter, theme(figure.term), named)

    def timeline(self, parsed: tuple[Parsed, ...]) -> tuple[TimelineEntry, ...]:
        """Only what an article asserts as having happened, on a day that it names, and not after it appeared."""
        entries = []
        for one in parsed:
            for event in one.events:
                days = date_range(event.date.value) if event.date and event.date.resolved else None
                published = one.article.published
                if days and event.status is Status.ASSERTED and not (published and days[0] > published):
                    actors = dict.fromkeys(self.name(one, key) for key in (*event.sources, *event.targets))
                    passage = self.passages.at(one, event.span)
                    sections = self._sections_at(one, event.span)
                    entries.append(TimelineEntry(event.date, *days, event, passage, tuple(actors), sections))
        return tuple(sorted(entries, key=lambda entry: (entry.first, entry.last, entry.event.type in VERBAL)))

    def places(self, parsed: tuple[Parsed, ...]) -> tuple[PlaceEntry, ...]:
        """Most mentioned first. "Turkish" tells of a country, but names no place."""
        groups = defaultdict(list)
        for one in parsed:
            for place in one.places:
                if place.feature == "demonym":
                    continue
                put = (place.name, place.lat, place.lon) if place.corrected else place.name
                groups[place.geonameid or put].append((place, self.passages.at(one, place.span)))
        entries = []
        for mentions in groups.values():
            place = mentions[0][0]
            passages = tuple(
                {passage.id: passage for _, passage in mentions if passage.id not in self.headings}.values()
            )
            entries.append(PlaceEntry(place.name, place.geonameid, place.lat, place.lon, place.country, place.feature,
                                      len(mentions), passages or (mentions[0][1],), place.corrected))  # fmt: skip
        return tuple(sorted(entries, key=lambda entry: (-entry.mentions, entry.name)))

    def stances(self, parsed: tuple[Parsed, ...]) -> tuple[Stance, ...]:
        groups: dict[tuple[ActorName, str, ActorName], dict[str, Passage]] = defaultdict(dict)
        for one in parsed:
            for relation in one.relations:
                actor, target = self.name(one, relation.actor), self.name(one, relation.target)
                passage = self.passages.at(one, relation.span)
                if actor != target:
                    groups[actor, relation.relation, target][passage.id] = passage
        return tuple(Stance(*key, tuple(passages.values())) for key, passages in groups.items())

    def deeds(self, parsed: tuple[Parsed, ...]) -> dict[str, tuple[Deed, ...]]:
        """By actor: what the articles assert that it did, newest article first; what is told twice stands once."""
        found: dict[str, dict[str, Deed]] = defaultdict(dict)
        for one in parsed:
            for event in one.events:
                if event.status is Status.ASSERTED and event.type:
                    deed = Deed(event, self.passages.at(one, event.span))
                    for key in event.sources:
                        found[self.keys[one.article.id, key]].setdefault(deed.passage.id, deed)
        return {key: tuple(deeds.values()) for key, deeds in found.items()}


# What is found article by article.
OF_ARTICLES = (
    ("statements", _Gatherer.statements),
    ("said", _Gatherer.said),
    ("said_of", _Gatherer.said_of),
    ("series", _Gatherer.series),
    ("timeline", _Gatherer.timeline),
    ("places", _Gatherer.places),
    ("stances", _Gatherer.stances),
    ("deeds", _Gatherer.deeds),
)
# The fields of `Briefing` that are made here.
GATHERED = (
    "statements", "highlights", "key_figures", "actors", "said", "series", "timeline", "places", "stances", "gaps"
)  # fmt: skip


def _evidence(parts: Parts) -> Counter[str]:
    """By passage id: how many quotations, figures and dated events the sentence holds; a figure counts twice."""
    evidence: Counter[str] = Counter()
    for one in parts["said"]:
        evidence[one.passage.id] += bool(one.speaker)
    for figure in (figure for one in parts["series"] for figure in one.figures):
        for passage in figure.passages:
            evidence[passage.id] += 2
    for entry in parts["timeline"]:
        evidence[entry.passage.id] += 1
    return evidence


def _deserves_page(actor: MergedActor, active: set[str]) -> bool:
    """Who speaks, or stands in a relation, or is named often, gets a page; a name met once stands in the list only."""
    return actor.key in active or actor.mentions > 2


def _corrected(sentence: Sentence, quote: Quote | None) -> Iterator[str]:
    """What the editor set of a statement."""
    if sentence.sections is not None:
        yield "sections"
    if sentence.pinned:
        yield "highlight"
    if quote:
        yield from quote.corrected


def _named_within(span: Span, mentions: list[tuple[Span, str]]) -> set[str]:
    """The keys of the actors that a stretch of text names; the mentions are given in text order."""
    first = bisect_left(mentions, span.start, key=lambda one: one[0].start)
    last = bisect_left(mentions, span.end, key=lambda one: one[0].start)
    return {key for found, key in mentions[first:last] if span.covers(found)}


def _quotations_around(parsed: Parsed) -> dict[int, Quote]:
    """By the number of a sentence the quotation that fills it, where another sentence names the speaker."""
    filled: dict[int, Quote] = {}
    for quote in parsed.quotes:
        for number, words in _first_words_in(parsed, quote).items():
            span = parsed.sentences[number].span
            if words.start <= span.start + 1 and words.end >= span.end - 1:
                filled.setdefault(number, quote)
    return {
        number: quote
        for number, quote in filled.items()
        if not (quote.speaker_span and parsed.sentences[number].span.overlaps(quote.speaker_span))
    }


def _first_words_in(parsed: Parsed, quote: Quote) -> dict[int, Span]:
    """By the number of each sentence that a quotation touches its first verbatim words there."""
    found: dict[int, Span] = {}
    for words in quote.verbatim:
        for number in range(parsed.sentence_at(words.start), parsed.sentence_at(words.end) + 1):
            if words.overlaps(parsed.sentences[number].span):
                found.setdefault(number, words)
    return found
