"""What the sources do not say, listed so that nobody takes silence for absence."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.briefing_items import Caveat, Gap, TimelineEntry
from generator.claims import Origin, Story, origin_of_article
from generator.evidence import Reported, Said, Series, Statement
from generator.gather.choosing.card_candidates import is_of_story
from generator.gather.choosing.cards import CASES
from generator.gather.choosing.setting import Setting
from generator.gather.measures.counters import counter_of
from generator.gather.measures.counts import is_history
from generator.gather.sentences.not_known import find_not_known
from generator.model import Parsed
from generator.one_story import told_by_story
from generator.passages import Passages

ExpectedOf = Mapping[str, tuple["Expected", ...]]  # by the id of an article
NUMBER = re.compile(r"\d[\d,.]*\d")
FEWEST_SOURCES = 3  # of which it tells something that a single one gives a figure


class Expected(NamedTuple):
    """A figure that readers look for first, after OCHA's key figures."""

    name: str  # of our words for it
    terms: tuple[str, ...]  # that answer it


DEATHS = ("killed", "bodies found")
FUNDS = Expected("funds", ("funds required", "funds received", "funds given", "funding"))
EXPECTED = (
    Expected("killed", DEATHS),
    Expected("injured", ("injured",)),
    Expected("missing", ("missing", "buried")),
    Expected("displaced", ("displaced", "fled", "evacuated", "homeless", "sheltered")),
    Expected("in_need", ("in need", "hungry", "affected")),
    FUNDS,
)
# In an epidemic, after WHO's outbreak reports.
OF_EPIDEMIC = (
    Expected("cases", ("cases", "infected")),
    Expected("deaths", DEATHS),
    Expected("treated", ("treated", "vaccinated", "recovered", "admitted")),
    FUNDS,
)


class GapSources(NamedTuple):
    """The parts of a briefing that are asked for gaps."""

    statements: tuple[Statement, ...]
    caveats: tuple[Caveat, ...]
    said: tuple[Said, ...]
    series: tuple[Series, ...]
    timeline: tuple[TimelineEntry, ...]
    key_figures: tuple[Reported, ...]
    origins: tuple[Origin, ...]
    stories: tuple[Story, ...]


def find_gaps(
    parsed: tuple[Parsed, ...], passages: Passages, sources: GapSources
) -> tuple[Gap, ...]:
    """List every gap, those first that readers of such a crisis miss most.

    They are what the sources call unknown, figures, speakers, dates, and what an article does not
    tell of itself.
    """
    return (
        *find_not_known(sources.statements, sources.caveats),
        *_figures(parsed, sources),
        *_counters(sources),
        *_speakers(sources.said),
        *_dates(parsed, passages),
        *_timeline(sources.timeline),
        *_sources(parsed),
    )


def _figures(parsed: tuple[Parsed, ...], sources: GapSources) -> Iterator[Gap]:
    """The figures that readers of a story look for and nobody gives, or only vaguely, or one alone.

    Of several stories those are asked for them that several sources tell. That one source alone
    gives them is told of those on cards.
    """
    origin_of = origin_of_article(sources.origins)
    expected_of = _expected(sources)
    reported = chain.from_iterable(group.figures for group in sources.series)
    both = (told_by_story(sources.stories, some) for some in (reported, sources.key_figures))
    is_one = len(sources.stories) == 1
    for story, told, cards in zip(sources.stories, *both, strict=True):
        is_of_several = len(set(map(origin_of.__getitem__, story.ids))) >= FEWEST_SOURCES
        if not is_one and not is_of_several:
            continue
        given = _given(parsed, story, told, expected_of[story.id])
        if missing := tuple(one.name for one, figures in given.items() if not figures):
            yield Gap("no_figure", of=missing, story="" if is_one else story.id)
        asked = cards if is_of_several else ()
        for looked_for, figures in given.items():
            shown = _told_in_no_title(_answers(asked, looked_for), parsed, origin_of)
            yield from _weak(looked_for, figures, shown, origin_of)


def _given(
    parsed: tuple[Parsed, ...],
    story: Story,
    told: Iterable[Reported],
    expected: Iterable[Expected],
) -> dict[Expected, list[Reported]]:
    """Give the figures of a story that answer what is expected of it, but those of other times."""
    setting = Setting(tuple(one for one in parsed if one.article.id in story.ids))
    news = [one for one in told if not (is_history(one) or setting.is_elsewhere(one))]
    return {one: _answers(news, one) for one in expected}


def _weak(
    expected: Expected,
    figures: list[Reported],
    cards: list[Reported],
    origin_of: Mapping[str, str],
) -> Iterator[Gap]:
    """Tell of what is given only vaguely, or on a card by one source alone."""
    of = (expected.name,)
    if figures and all(one.figure.value is None for one in figures):
        passages = {one.passage.id: one.passage for one in figures}
        yield Gap("vague_figure", tuple(passages.values()), figures[0].text, of=of)
    elif cards and len({origin_of[one.passage.article.id] for one in figures}) == 1:
        yield Gap("one_source", (cards[0].passage,), cards[0].text, of=of)


def _told_in_no_title(
    shown: list[Reported], parsed: Iterable[Parsed], origin_of: Mapping[str, str]
) -> list[Reported]:
    """Give the cards of one thing; none where another origin's title has the number of one."""
    is_told = any(_is_in_another_title(one, parsed, origin_of) for one in shown)
    return [] if is_told else shown


def _is_in_another_title(
    one: Reported, parsed: Iterable[Parsed], origin_of: Mapping[str, str]
) -> bool:
    """Whether the title of another origin has its number: "aid to 250,000 flood victims"."""
    number = NUMBER.search(one.text)
    mine = origin_of[one.passage.article.id]
    others = (each.article for each in parsed if origin_of.get(each.article.id) != mine)
    return number is not None and any(number[0] in other.title for other in others)


def _expected(sources: GapSources) -> ExpectedOf:
    """Give the figures to look for: in the story of an epidemic, where cases stand first, others.

    A story without cards is taken for one of the first kind.
    """
    found: dict[str, tuple[Expected, ...]] = {}
    cards = told_by_story(sources.stories, sources.key_figures)
    for story, shown in zip(sources.stories, cards, strict=True):
        first = (shown or sources.key_figures)[:1]
        is_epidemic = any(one.figure.term in CASES.terms for one in first)
        found |= dict.fromkeys(story.ids, OF_EPIDEMIC if is_epidemic else EXPECTED)
    return found


def _counters(sources: GapSources) -> Iterator[Gap]:
    """The figures that nobody known has counted: no one is named, and no body reports its own.

    First come those of what cards tell of, the cards before the others.
    """
    figures = [one for group in sources.series for one in group.figures if not counter_of(one)]
    expected_of = _expected(sources)
    cards = {one.place_in_text for one in sources.key_figures}
    open_cards = [one for one in figures if one.place_in_text in cards]
    told = {_name_of(one, expected_of) for one in open_cards} - {""}
    for one in (*open_cards, *(one for one in figures if one.place_in_text not in cards)):
        name = _name_of(one, expected_of)
        kind, of = ("key_counter", (name,)) if name in told else ("counter", ())
        yield Gap(kind, (one.passage,), one.text, of=of)


def _name_of(figure: Reported, expected_of: ExpectedOf) -> str:
    """Name what its story is expected to tell that a figure answers; "" for none."""
    expected = expected_of[figure.passage.article.id]
    return next((one.name for one in expected if _answers([figure], one)), "")


def _answers(figures: Iterable[Reported], expected: Expected) -> list[Reported]:
    """Give the figures that answer what is expected, in the order of its terms."""
    of_story = filter(is_of_story, figures)
    found = [one for one in of_story if one.figure.term in expected.terms]
    return sorted(found, key=lambda one: expected.terms.index(one.figure.term))


def _speakers(said: tuple[Said, ...]) -> Iterator[Gap]:
    """The quotations whose speaker is described but not named, or not told at all."""
    for one in said:
        if one.quote.lacks_speaker:
            named = one.speaker_shown
            passages = one.telling if named else one.passages
            kind = "speaker_unnamed" if named else "speaker_unknown"
            yield Gap(kind, passages, named or one.text)


def _dates(parsed: tuple[Parsed, ...], passages: Passages) -> Iterator[Gap]:
    """The words for a date that no day could be found for."""
    for one in parsed:
        for date in one.dates:
            if not date.resolved:
                passage = passages.at(one, date.span)
                yield Gap("date", (passage,), date.span.of(one.article.text))


def _timeline(timeline: tuple[TimelineEntry, ...]) -> Iterator[Gap]:
    if not timeline:
        yield Gap("no_event")


def _sources(parsed: tuple[Parsed, ...]) -> Iterator[Gap]:
    """What an article does not tell of itself, and articles in a language that we do not read."""
    for one in parsed:
        article = one.article
        title = article.title or article.id
        if article.language != "en":
            yield Gap("language", quoted=title)
        known = {"published": article.published, "publisher": article.publisher}
        missing = [what for what, value in known.items() if not value]
        if missing:
            yield Gap("metadata", quoted=title, of=tuple(missing))
