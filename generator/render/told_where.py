"""What the page of a source says of each passage: which pages cite it, who else says the same."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple, TypeVar

from generator.briefing import Briefing
from generator.evidence import Passage
from generator.faults import PartMissing
from generator.render.list_pages import list_of
from generator.render.words import Words

Value = TypeVar("Value")

SAME = 3  # words of ours before those who say the same


class ToldWhere(NamedTuple):
    """The pages that cite a passage, by name, and one passage of each other source of its claim."""

    pages: tuple[tuple[str, str], ...] = ()  # name and address
    same: tuple[Passage, ...] = ()

    @property
    def words(self) -> int:
        """How many words its line has, about."""
        names = [name for name, _ in self.pages] + [one.article.publisher for one in self.same]
        return sum(len(name.split()) for name in names) + (SAME if self.same else 0)


def told_where(
    briefing: Briefing,
    citing: Mapping[str, Mapping[str, None]],
    cited: Mapping[str, Passage],
    words: Words,
) -> dict[str, ToldWhere]:
    """Give it by the ids of passages; `citing` has the paths of the pages with a mark of each.

    Where a part of the briefing is missing, the lines lack what it would tell.
    """
    names = _as_far_as_known(_names(briefing, words))
    names |= _as_far_as_known(_names_of_actors(briefing))
    same = _as_far_as_known(_same(briefing, cited))
    found: dict[str, ToldWhere] = {}
    for id in cited:
        pages = {names.get(list_of(path)): path for path in reversed(citing.get(id, {}))}
        named = ((name, f"{path}#fnref:{id}") for name, path in reversed(pages.items()) if name)
        found[id] = ToldWhere(tuple(named), same.get(id, ()))
    return found


def _names(briefing: Briefing, words: Words) -> Iterator[tuple[str, str]]:
    """Name the pages that cite, by the paths of the first pages of their lists."""
    yield "index.md", words.plain("overview.title")
    yield "actors/index.md", words.plain("actors.title")
    for name in ("timeline", "places", "quotes", "figures"):
        yield f"{name}.md", words.plain(f"{name}.title")
    yield from ((f"{section.id}.md", section.title) for section in briefing.sections)


def _names_of_actors(briefing: Briefing) -> Iterator[tuple[str, str]]:
    yield from ((actor.page, actor.name) for actor in briefing.actors if actor.has_page)


def _as_far_as_known(pairs: Iterator[tuple[str, Value]]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    with suppress(PartMissing):
        for key, value in pairs:
            found[key] = value
    return found


def _same(
    briefing: Briefing, cited: Mapping[str, Passage]
) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Give, by passage, one passage of each other origin that makes every claim it makes.

    Who tells but one of two things that a sentence says does not say the same.
    """
    found: dict[str, list[dict[str, Passage]]] = {}
    origins: dict[str, str] = {}
    for claim in briefing.claims:
        shown = [one for one in claim.assertions if one.passage.id in cited]
        others: dict[str, Passage] = {}
        for one in shown:
            others.setdefault(one.origin, one.passage)
            origins[one.passage.id] = one.origin
        for id in {one.passage.id for one in shown}:
            found.setdefault(id, []).append(others)
    for id, claims in found.items():
        in_all = set.intersection(*map(set, claims)) - {origins[id]}
        yield id, tuple(passage for origin, passage in claims[0].items() if origin in in_all)
