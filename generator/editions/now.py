"""What the briefing says now, in the form of an edition that is not closed."""

import re
from collections.abc import Iterable, Mapping, Set

from generator import __version__
from generator.briefing import Briefing
from generator.editions.model import Actor, Edition, Event, Figure, Quote, Source, Statement
from generator.evidence import PASSAGE_ID, Passage, Reported
from generator.timex import date_range

CITED = re.compile(rf"\[\^({PASSAGE_ID})\]")
NOTE = re.compile(r"(?m)^ {0,3}\[\^[^\]\n]+\]:")  # begins the definition of a footnote
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Pages that repeat what others say: the sources are the evidence itself, and what changed is made from editions.
REPEATING = ("sources/", "changes/", "changes.md")


def cited_ids(pages: Mapping[str, str]) -> frozenset[str]:
    """The ids of the passages that pages cite, by their paths and texts; files that are no pages count for nothing."""
    texts = (text for path, text in pages.items() if path.endswith(".md") and not path.startswith(REPEATING))
    return frozenset(id for text in texts for id in CITED.findall(NOTE.sub("", COMMENT.sub("", text))))


def passages_of(briefing: Briefing) -> dict[str, Passage]:
    """Every passage that the briefing may cite, by its id."""
    found: list[Passage] = [statement.passage for statement in briefing.statements]
    found += (passage for said in briefing.said for passage in said.passages)
    found += (passage for series in briefing.series for one in series.figures for passage in one.passages)
    found += (entry.passage for entry in briefing.timeline)
    for actor in briefing.actors:
        found += (actor.first, *(note.passage for note in actor.roles if note.passage))
        found += (deed.passage for deed in actor.did)
    for several in (*briefing.stances, *briefing.gaps, *briefing.places):
        found += several.passages
    return {passage.id: passage for passage in found}


def edition_of(briefing: Briefing, shown: Set[str]) -> Edition:
    """What is said where the passages of these ids are cited."""
    passages = {id: passage for id, passage in passages_of(briefing).items() if id in shown}
    said = _Said(briefing, passages)
    return Edition(
        slug="",
        name="",
        closed="",
        cutoff=briefing.cutoff.isoformat() if briefing.cutoff else "",
        program=__version__,
        sources=tuple(
            Source(
                id=article.id,
                title=_line(article.title),
                publisher=_line(article.publisher),
                published=article.published.isoformat() if article.published else "",
                url=article.url,
            )
            for article in briefing.articles
        ),
        statements=tuple(Statement(id, passage.article.id, passage.text) for id, passage in passages.items()),
        figures=_standing(said.figures()),
        actors=_standing(said.actors()),
        events=_standing(said.events()),
        quotes=_standing(said.quotes()),
    )


class _Said:
    """The items of a briefing, each with those of its passages that are cited."""

    def __init__(self, briefing: Briefing, cited: Mapping[str, Passage]):
        self.briefing = briefing
        self.cited = cited

    def ids(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(passage.id for passage in passages if passage.id in self.cited))

    def figures(self) -> Iterable[Figure]:
        for reported in (one for series in self.briefing.series for one in series.figures):
            figure = reported.figure
            yield Figure(
                passages=self.ids(reported.passages),
                text=reported.text,
                value=figure.value,
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
                term=figure.term,
                place=_line(figure.place),
                day=_day(reported),
                reporter=reported.reporter.key if reported.reporter else "",
                reporter_name=reported.reporter.name if reported.reporter else reported.reporter_text,
            )

    def actors(self) -> Iterable[Actor]:
        for profile in self.briefing.actors:
            ids = self.ids(profile.introduced)
            yield Actor(ids, profile.key, profile.name, profile.kind.value, profile.aliases)

    def events(self) -> Iterable[Event]:
        for entry in self.briefing.timeline:
            yield Event(self.ids((entry.passage,)), entry.text, entry.date.value)

    def quotes(self) -> Iterable[Quote]:
        for said in self.briefing.said:
            key, name = (said.speaker.key, said.speaker.name) if said.speaker else ("", said.speaker_text)
            yield Quote(self.ids(said.passages), said.text, said.quote.kind.value, said.cue_text, key, name)


def _standing(items: Iterable) -> tuple:
    """Those that some page cites, each once."""
    return tuple(dict.fromkeys(item for item in items if item.passages))


def _day(reported: Reported) -> str:
    days = date_range(reported.as_of)
    return days[1].isoformat() if days else ""


def _line(text: str) -> str:
    return " ".join(text.split())
