"""The parts of a briefing, made one after the other."""

from collections.abc import Callable
from typing import Any

from generator.faults import Faults, PartMissing


class Parts:
    """The parts of a briefing by name, while they are made.

    Asking for one that could not be made raises `PartMissing`.
    """

    def __init__(self, faults: Faults):
        self.faults = faults
        self.made: dict[str, Any] = {}
        self.missing: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        if name in self.missing:
            raise PartMissing(name)
        return self.made[name]

    def make(self, name: str, make: Callable[[], Any]) -> None:
        """Make a part; where that fails it is empty and missing."""
        self.missing.add(name)
        self.made[name] = ()
        with self.faults.at("the articles together", f"the gathering of the {name}"):
            self.made[name] = make()
            self.missing.remove(name)

    def given_to(self, sources: Callable[..., Any]) -> Any:
        """Give the parts that something is made from: a named tuple, by the names of its fields."""
        return sources(**{name: self[name] for name in sources._fields})
