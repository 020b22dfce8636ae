"""What rendering gives: the pages that could be made, and the paths of those that could not."""

from collections.abc import Set
from functools import cached_property
from typing import NamedTuple

from generator.model import Page
from generator.render.homes import Homes


class Rendered(NamedTuple):
    """The pages that could be made, and the paths that stay as they are since ours failed."""

    pages: tuple[Page, ...]
    kept: Set[str]
    homes: Homes  # where the lines of the pages stand


class Paths(frozenset):
    """Paths, of which one that ends with "*" holds all that begin so."""

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(path.removesuffix("*") for path in self if path.endswith("*"))

    def __contains__(self, path: object) -> bool:
        return super().__contains__(path) or str(path).startswith(self._beginnings)
