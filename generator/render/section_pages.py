"""The pages of a section: one, or that of the newest month and a page for each month before it.

A month is that in which a sentence was published. Of a section of some length the first page
begins with what weighs most in it, and the themes have the rest.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from generator.briefing import Briefing
from generator.evidence import Statement
from generator.gather.measures.replaced_counts import ReplacedCounts
from generator.gather.sentences.standing_alone import stands_alone
from generator.render.by_story import ByStory
from generator.render.list_pages import ListPage, by_months, month_of
from generator.render.page_length import HEADING, MOST, height

# Pixels that the quotations, figures and gaps below the sentences take.
BELOW = 700
LEADING = "leading"  # stands for the theme of what a section begins with
MOST_LEADING = 3
FEWEST_LINES = 8  # of a section that begins so: fewer can be read as they stand
DAY = " 30 September 2024"

Themed = tuple[str, tuple[Statement, ...]]


def section_pages(briefing: Briefing, stories: ByStory) -> dict[str, tuple[ListPage, ...]]:
    """Give the pages of each section, by its id, newest first.

    Their groups are sentences under themes.
    """
    sections, weights = briefing.in_sections().items(), _Weights(briefing)
    return {id: _pages_of(id, themes, weights, stories=stories) for id, themes in sections}


def _pages_of(
    section: str, themes: tuple[Themed, ...], weights: "_Weights", *, stories: ByStory
) -> tuple[ListPage, ...]:
    statements = [one for _, group in themes for one in group]
    high = HEADING * stories.count_headings(themes) + sum(map(_height, statements))
    if high <= MOST - BELOW:
        return (ListPage(f"{section}.md", _with_leading(themes, weights, stories)),)
    newest, *older = _months(section, themes, stories)
    groups = _with_leading(newest.groups, weights, stories)
    first = newest._replace(path=f"{section}.md", groups=groups, others=tuple(older))
    return (first, *older)


def _with_leading(
    themes: tuple[Themed, ...], weights: "_Weights", stories: ByStory
) -> tuple[Themed, ...]:
    """Put what weighs most in each story before the themes, which then have the rest."""
    lines = [one for _, group in themes for one in group]
    if len(lines) < FEWEST_LINES:
        return themes
    leading = _with_followers(_leading(weights.heaviest_first(lines), stories), lines)
    ids = {one.passage.id for one in leading}
    rest = (
        (name, tuple(one for one in group if one.passage.id not in ids)) for name, group in themes
    )
    return ((LEADING, leading), *((name, group) for name, group in rest if group))


def _leading(lines: list[Statement], stories: ByStory) -> tuple[Statement, ...]:
    by_story: dict[Hashable, list[Statement]] = defaultdict(list)
    for one in lines:
        story = stories.of(one)
        by_story[story and story.id].append(one)
    return tuple(one for several in by_story.values() for one in several[:MOST_LEADING])


def _with_followers(
    leading: tuple[Statement, ...], lines: list[Statement]
) -> tuple[Statement, ...]:
    """Give lines with those behind them that are not understood elsewhere."""
    behind = {one.after.id: one for one in lines if one.after}
    found: list[Statement] = []
    for one in leading:
        follower: Statement | None = one
        while follower:
            found.append(follower)
            follower = behind.get(follower.passage.id)
    return tuple(found)


class _Weights:
    """Says what weighs most in a section: of each passage by its id, whatever the section."""

    def __init__(self, briefing: Briefing):
        self._highlights = {one.passage.id: rank for rank, one in enumerate(briefing.highlights)}
        figures = [one for series in briefing.series for one in series.figures]
        counts = ReplacedCounts(briefing.key_figures, figures)
        self._replaced = {one.passage.id for one in figures if counts.has(one)}
        self._telling = {one.passage.id for one in (*briefing.timeline, *briefing.key_figures)}

    def heaviest_first(self, lines: list[Statement]) -> list[Statement]:
        """Give what stands by itself: highlights, then what most articles tell, then the newest.

        A happening or a key figure counts as a further article. A count that a card has replaced
        does not lead.
        """
        free = (one for one in lines if not one.after and one.passage.id not in self._replaced)
        fit = [one for one in free if one.passage.id in self._highlights or stands_alone(one)]
        return sorted(fit, key=self._weight)

    def _weight(self, one: Statement) -> tuple:
        day = one.passage.article.published
        rank = self._highlights.get(one.passage.id, len(self._highlights))
        told = len(one.cited) + (one.passage.id in self._telling)
        return rank, -told, -day.toordinal() if day else 0


def _months(section: str, themes: tuple[Themed, ...], stories: ByStory) -> Iterator[ListPage]:
    """Give the pages of each month, newest first; of no month comes last."""

    def heads_of(themed: tuple[str, Statement]) -> Iterator[Hashable]:
        return stories.heads(themed[1], head=themed[0])

    sentences = [(theme, one) for theme, group in themes for one in group]
    months = [month_of(one.passage.article) for _, one in sentences]
    pages = by_months(
        section, sentences, months, _height_with_theme, most=MOST - BELOW, heads_of=heads_of
    )
    for page in pages:
        yield page._replace(groups=_themed(page.groups))


def _themed(part: Iterable[tuple[str, Statement]]) -> tuple[Themed, ...]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for theme, one in part:
        found[theme].append(one)
    return tuple((theme, tuple(group)) for theme, group in found.items())


def _height(statement: Statement) -> int:
    return height(statement.text + DAY, marks=len(statement.cited))


def _height_with_theme(themed: tuple[str, Statement]) -> int:
    """Count a part of the headings, which a page has again."""
    return _height(themed[1]) + HEADING // 4
