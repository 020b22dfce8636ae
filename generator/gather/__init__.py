"""Everything that needs more than one article, or a choice."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.briefing import Briefing, Deed, PlaceEntry, Stance, TimelineEntry
from generator.config import Config
from generator.evidence import ActorName, Passage, Reported, Said, Series, Statement
from generator.gather.dealings import Dealings
from generator.gather.figures import make_series, merge_repeated
from generator.gather.gaps import find_gaps
from generator.gather.highlights import choose_highlights, choose_key_figures
from generator.gather.passages import Passages
from generator.gather.profiles import Told, make_profiles
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


def gather(parsed: tuple[Parsed, ...], config: Config) -> Briefing:
    """One briefing from all articles. The order in which they are given makes no difference."""
    newest_first = tuple(sorted(parsed, key=lambda one: (-_day(one), one.article.id)))
    gatherer = _Gatherer(newest_first, config)
    statements, said, series = gatherer.statements(), gatherer.said(), gatherer.series()
    timeline, stances = gatherer.timeline(), gatherer.stances()
    told = Told(statements, said, gatherer.said_of(said), series, stances, gatherer.deeds())
    return Briefing(
        title=config.site_name,
        cutoff=max((one.article.published for one in parsed if one.article.published), default=None),
        articles=tuple(one.article for one in newest_first),
        sections=config.sections,
        statements=statements,
        highlights=choose_highlights(statements, config.sections, _evidence(said, series, timeline)),
        key_figures=choose_key_figures(series),
        actors=make_profiles(gatherer.actors, gatherer.names, gatherer.passages, told),
        said=said,
        series=series,
        timeline=timeline,
        places=gatherer.places(),
        stances=stances,
        gaps=find_gaps(newest_first, said, series, timeline, gatherer.passages),
        unresolved=tuple((one.article, date) for one in newest_first for date in one.dates if not date.resolved),
        has_several_days=len({one.article.published for one in parsed}) > 1,
    )


def _day(parsed: Parsed) -> int:
    return parsed.article.published.toordinal() if parsed.article.published else 0


class _Gatherer:
    """Holds what every part of the briefing needs: the passages, the merged actors, the sections of sentences."""

    def __init__(self, parsed: tuple[Parsed, ...], config: Config):
        self.parsed = parsed
        self.passages = Passages(parsed)
        self.actors, self.keys = merge_actors(parsed)
        self.headings = {
            passage.id
            for one in parsed
            for sentence, passage in zip(one.sentences, self.passages.of(one), strict=True)
            if sentence.heading
        }
        sorter = Sorter(config.sections)
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

    def statements(self) -> tuple[Statement, ...]:
        return tuple(
            statement for one in self.parsed if one.article.language == "en" for statement in self._statements(one)
        )

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

    def said(self) -> tuple[Said, ...]:
        return tuple(said for one in self.parsed for said in self._said(one))

    def _said(self, parsed: Parsed) -> tuple[Said, ...]:
        return tuple(
            Said(
                quote,
                passages := self._passages_of(parsed, quote),
                self.name(parsed, quote.speaker),
                self._sections_at(parsed, quote.span),
                self._elsewhere(parsed, quote.speaker_span, passages),
            )
            for quote in parsed.quotes
        )

    def said_of(self, said: tuple[Said, ...]) -> dict[str, tuple[Said, ...]]:
        """By actor: the quotations of others in whose words it is meant."""
        found: dict[str, dict[int, Said]] = defaultdict(dict)
        number = 0
        for parsed in self.parsed:
            mentions = sorted((mention.span, actor.key) for actor in parsed.actors for mention in actor.mentions)
            for quote in parsed.quotes:
                for key in _named_within(quote.span, mentions) if quote.speaker else ():
                    if key != quote.speaker:
                        found[self.keys[parsed.article.id, key]][number] = said[number]
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

    def series(self) -> tuple[Series, ...]:
        return make_series(
            reported for one in self.parsed for reported in merge_repeated(self._reported(one), self.headings)
        )

    def _reported(self, parsed: Parsed) -> Iterator[Reported]:
        for figure in parsed.figures:
            if figure.term:
                reporter = self.name(parsed, figure.reported_by)
                passage = self.passages.at(parsed, figure.span)
                named = self._elsewhere(parsed, figure.reported_span, (passage,))
                yield Reported(figure, passage, reporter, theme(figure.term), named)

    def timeline(self) -> tuple[TimelineEntry, ...]:
        """Only what an article asserts as having happened, on a day that it names, and not after it appeared."""
        entries = []
        for one in self.parsed:
            for event in one.events:
                days = date_range(event.date.value) if event.date and event.date.resolved else None
                published = one.article.published
                if days and event.status is Status.ASSERTED and not (published and days[0] > published):
                    actors = dict.fromkeys(self.name(one, key) for key in (*event.sources, *event.targets))
                    passage = self.passages.at(one, event.span)
                    sections = self._sections_at(one, event.span)
                    entries.append(TimelineEntry(event.date, *days, event, passage, tuple(actors), sections))
        return tuple(sorted(entries, key=lambda entry: (entry.first, entry.last, entry.event.type in VERBAL)))

    def places(self) -> tuple[PlaceEntry, ...]:
        """Most mentioned first. "Turkish" tells of a country, but names no place."""
        groups = defaultdict(list)
        for one in self.parsed:
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

    def stances(self) -> tuple[Stance, ...]:
        groups: dict[tuple[ActorName, str, ActorName], dict[str, Passage]] = defaultdict(dict)
        for one in self.parsed:
            for relation in one.relations:
                actor, target = self.name(one, relation.actor), self.name(one, relation.target)
                passage = self.passages.at(one, relation.span)
                if actor != target:
                    groups[actor, relation.relation, target][passage.id] = passage
        return tuple(Stance(*key, tuple(passages.values())) for key, passages in groups.items())

    def deeds(self) -> dict[str, tuple[Deed, ...]]:
        """By actor: what the articles assert that it did, newest article first; what is told twice stands once."""
        found: dict[str, dict[str, Deed]] = defaultdict(dict)
        for one in self.parsed:
            for event in one.events:
                if event.status is Status.ASSERTED and event.type:
                    deed = Deed(event, self.passages.at(one, event.span))
                    for key in event.sources:
                        found[self.keys[one.article.id, key]].setdefault(deed.passage.id, deed)
        return {key: tuple(deeds.values()) for key, deeds in found.items()}


def _evidence(said, series, timeline) -> Counter[str]:
    """By passage id: how many quotations, figures and dated events the sentence holds; a figure counts twice."""
    evidence: Counter[str] = Counter()
    for one in said:
        evidence[one.passage.id] += bool(one.speaker)
    for figure in (figure for one in series for figure in one.figures):
        for passage in figure.passages:
            evidence[passage.id] += 2
    for entry in timeline:
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
