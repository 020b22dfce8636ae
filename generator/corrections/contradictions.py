"""Two entries that say different things of one thing, however each names it.

Whichever stands last would win in silence, where two editors brought their entries together.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from generator.corrections.entries import Entry
from generator.corrections.entry_words import fold_text
from generator.corrections.matching import Match, Matcher
from generator.model import Relation

# What several entries may say of one thing, each adding to it.
ADDING = {"add", "merge", "alias", "join", "part"}
TAKING = {"drop", "hide"}  # beside which nothing else is said


class Said:
    """What the entries of a list have said so far, and in which lines."""

    def __init__(self, matcher: Matcher):
        self._matcher = matcher
        self._said: dict[Hashable, dict[str, tuple[int, Any]]] = {}
        self._contradicting: set[int] = set()  # lines

    def check(self, entry: Entry, things: Iterable[Hashable] = ()) -> None:
        """Complain of an entry that contradicts an earlier one of the same name, or thing."""
        said = {key: value for key, value in entry.settings.items() if key not in ADDING}
        for thing in (_naming(entry), *things):
            self.compare(entry, thing, said)

    def compare(
        self, entry: Entry, thing: Hashable, said: Mapping[str, Any], *, shown: str = ""
    ) -> None:
        """Hold what an entry says of a thing against what was said of it, and keep it."""
        line, before = entry.target.line, self._said.setdefault(thing, {})
        for key, value in said.items():
            other = next(_clashing(before, key, value), line)
            if other != line and line not in self._contradicting:
                self._contradicting.add(line)
                what = f"{shown or key}: line {other} says otherwise of the same"
                self._matcher.complain(entry.target, f"{what}. Keep one of the two")
            before.setdefault(key, (line, value))


def _clashing(before: Mapping[str, tuple[int, Any]], key: str, value: Any) -> Iterator[int]:
    """Yield the lines that say another value, or take away what this one changes."""
    for other, (line, was) in before.items():
        is_another = other == key and was != value
        if is_another or (other in TAKING) != (key in TAKING):
            yield line


def things_of(
    entry: Entry, found: Iterable[Match], *, narrowed: tuple[bool, ...] = ()
) -> list[Hashable]:
    """Give what tells apart the things that an entry means.

    Where an entry for all articles goes with one for a single sentence, by what each is `narrowed`
    is a part of that.
    """
    apart = entry.target.list, narrowed
    return [(apart, one.article, one.span, _sides(one.record)) for one in found]


def _sides(record: Any) -> Hashable:
    """Give what tells apart the relations of one passage."""
    is_relation = isinstance(record, Relation)
    return (record.actor, record.relation, record.target) if is_relation else None


def _naming(entry: Entry) -> Hashable:
    target = entry.target
    return target.list, fold_text(target.text), target.article, fold_text(target.within)
