"""What a page asks of the briefing beside the records that it is made of: where lines stand, what
takes a claim back.

A page of the last build stays where all of that has the same answers. So nothing but this is handed
to its template, each part as something that asks for what it gives.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from generator.caching.kept import Ask

Parts = Mapping[str, Any]  # of a renderer, by their names
IN_HOMES = "stories"  # the part that templates find in that of the homes


def answer(parts: Parts, part: str, method: str, *about: Any) -> Any:
    """Ask one of the parts."""
    return getattr(parts[part], method)(*about)


def asking(ask: Ask, parts: Parts) -> Parts:
    """Give the parts as what asks for all that it is asked for."""
    made = {name: _Asking(ask, name) for name in parts}
    made["homes"].stories = made[IN_HOMES]
    return made


class _Asking:
    """Stands for a part: a mapping, or something with methods."""

    def __init__(self, ask: Ask, part: str):
        self._ask = partial(ask, part)

    def __getattr__(self, method: str) -> Any:
        return partial(self._ask, method)

    def __contains__(self, key: str) -> bool:
        return self._ask("__contains__", key)

    def __getitem__(self, key: str) -> Any:
        return self._ask("__getitem__", key)

    def __bool__(self) -> bool:
        return self._ask("__bool__")
