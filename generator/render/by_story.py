"""Where the articles are about several crises: which one the records of a list are about.

A list puts what it holds under its stories then. Of a single story nothing is said.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.briefing_items import Profile, Stance
from generator.claims import Story
from generator.evidence import Passage, Series
from generator.render.list_line import ListLine

if TYPE_CHECKING:
    from generator.briefing import Briefing

Groups = Iterable[tuple[Hashable, Iterable]]  # of a list: what heads each, and its items


class OfStory(NamedTuple):
    """The groups of a list that are about one story; about None where there is a single one."""

    story: Story | None
    groups: tuple[tuple[Hashable, tuple], ...]


class ByStory:
    """Tells the stories of a briefing's records."""

    def __init__(self, briefing: "Briefing"):
        self._briefing = briefing
        self._stories = briefing.stories if len(briefing.stories) > 1 else ()
        self._of_article = {id: story for story in self._stories for id in story.ids}

    def __bool__(self) -> bool:
        """Whether there are several."""
        return bool(self._stories)

    def of(self, record) -> Story | None:
        """The story of a record of a list, or of a line of such; None where there is one alone.

        An actor is of the story that names it most.
        """
        if isinstance(record, Profile):
            return self._most_naming.get(record.key) or self._of(record.first)
        return self._of(_passage_of(record))

    def groups(self, groups: Groups) -> tuple[OfStory, ...]:
        """Put the items of groups under their stories, the largest story first."""
        listed = tuple((head, tuple(items)) for head, items in groups)
        if not self._stories:
            return (OfStory(None, listed),) if listed else ()
        found: dict[str, dict[Hashable, list]] = {story.id: {} for story in self._stories}
        for head, items in listed:
            for item in items:
                if story := self.of(item):
                    found[story.id].setdefault(head, []).append(item)
        return tuple(
            OfStory(story, tuple((head, tuple(items)) for head, items in found[story.id].items()))
            for story in self._stories
            if found[story.id]
        )

    def count_headings(self, groups: Groups) -> int:
        """Count the headings of a list: of its groups, and of its stories."""
        several = self.groups(groups)
        return sum(len(one.groups) + (one.story is not None) for one in several)

    def heads(self, item, head: Hashable) -> Iterator[Hashable]:
        """Give the headings that an item needs besides: its story's, and that of its group there.

        Of a single story there are none.
        """
        if story := self.of(item) if self._stories else None:
            yield story.id
            yield story.id, head

    def _of(self, passage: Passage) -> Story | None:
        return self._of_article.get(passage.article.id)

    @cached_property
    def _most_naming(self) -> dict[str, Story]:
        counts: dict[str, Counter[str]] = {}
        for statement in self._briefing.statements if self._stories else ():
            story = self._of(statement.passage)
            for key in statement.actors if story else ():
                counts.setdefault(key, Counter())[story.id] += 1
        by_id = {story.id: story for story in self._stories}
        return {key: by_id[count.most_common(1)[0][0]] for key, count in counts.items()}


def _passage_of(record) -> Passage:
    """Give a passage of a record; all of a series, and of a line, are of one story."""
    if isinstance(record, ListLine):
        record = record.record
    if isinstance(record, Series):
        return record.figures[0].passage
    return record.passages[0] if isinstance(record, Stance) else record.passage
