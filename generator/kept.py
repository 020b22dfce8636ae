"""What pure functions gave, kept from one build to the next.

`@kept` makes a function remember, within `keeping`, what it gave for equal arguments, as
`functools.cache` does; and the next build remembers it too. The key is all that the function may
see: its arguments, whole, with the program, the settings and the templates. So it must look at
nothing else, and change nothing. What tells of `faults` is not kept.
"""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from generator.briefing_items import Stance, TimelineEntry
from generator.config import Config
from generator.evidence import Passage, Reported, Said, Series, Statement
from generator.last_build import DIGEST, FOLDER, KEPT, state_of_maker
from generator.model import Article, Parsed
from generator.seal import read_sealed, write_sealed
from generator.section import Section

# What a result may hold of the arguments: it is the same object afterwards, too.
RECORDS = (Reported, Said, Series, Stance, Statement, TimelineEntry)
Function = TypeVar("Function", bound=Callable)
Given = tuple[bytes, tuple[bytes, ...]]  # a result, and the keys of those it was made of
_open: ContextVar["Kept | None"] = ContextVar("kept", default=None)


def kept(function: Function) -> Function:
    """Make a pure function remember what it gave, within `keeping`."""

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        store = _open.get()
        return store.call(function, given, named) if store else function(*given, **named)

    return call  # type: ignore[return-value]


def make_known(value: Any, key: bytes) -> None:
    """Tell by which key a value is known elsewhere: equal keys are to tell equal values.

    So what it holds need not be looked at to know it.
    """
    if store := _open.get():
        store.keys.make_known(value, key)


@contextmanager
def keeping(config: Config) -> Iterator[None]:
    """Remember what the functions give within, in the project's cache."""
    store = Kept(config.root / FOLDER / KEPT, state_of_maker(config))
    token = _open.set(store)
    try:
        yield
    finally:
        _open.reset(token)
    store.save()


class Kept:
    """What functions gave, pickled, by what they were given."""

    def __init__(self, path: Path, state: str):
        """`state` tells what made it: of another state nothing is taken."""
        self._path, self._state = path, state.encode()
        data = read_sealed(path, self._state)
        self._before: dict[bytes, Given] = pickle.loads(data) if data else {}
        self._used: dict[bytes, Given] = {}
        self._asked: list[bytes] = []
        self.keys = _Keys()

    def call(self, function: Callable, given: tuple, named: dict[str, Any]) -> Any:
        """Give what the function gives, or gave."""
        name = f"{function.__module__}.{function.__qualname__}"
        key = self.keys.of((name, given, sorted(named.items())))
        records = self.keys.records
        self._use(key)
        if key in self._used:
            return _Unpickler(BytesIO(self._used[key][0]), records).load()
        start = len(self._asked)
        made = function(*given, **named)
        if not getattr(made, "faults", ()):
            file = BytesIO()
            _Pickler(file, records).dump(made)
            self._used[key] = file.getvalue(), tuple(self._asked[start:])
        return made

    def _use(self, key: bytes) -> None:
        """Keep what is known by a key, and what it was made of: that is needed once it changes."""
        self._asked.append(key)
        if key in self._before and key not in self._used:
            self._used[key] = self._before[key]
            for part in self._used[key][1]:
                self._use(part)

    def save(self) -> None:
        """Keep what was asked for."""
        if self._used.keys() != self._before.keys():
            data = pickle.dumps(self._used, pickle.HIGHEST_PROTOCOL)
            write_sealed(self._path, self._state, data)


class _Keys:
    """Digests of values: equal ones have one digest, whichever objects they are made of."""

    def __init__(self) -> None:
        self.records: list[Any] = []  # those in the value, in the order in which they stand there
        # What many others hold, by its id, with its digest; held, so that the id stays its own.
        self._known: dict[int, tuple[Any, bytes]] = {}
        self._table = dict.fromkeys(RECORDS, self._record)
        self._table |= dict.fromkeys((Article, Parsed, Section), self._once)
        self._table[Passage] = self._passage

    def of(self, value: Any) -> bytes:
        """The digest of a value that holds no set: these have no order."""
        self.records = []
        return self._digest(value)

    def make_known(self, value: Any, key: bytes) -> None:
        """Take a value for what `key` tells."""
        self._known[id(value)] = value, blake2b(key, digest_size=DIGEST).digest()

    def _digest(self, value: Any) -> bytes:
        file = BytesIO()
        pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
        pickler.fast = True  # or it tells which parts are one object
        pickler.dispatch_table = self._table
        pickler.dump(value)
        return blake2b(file.getbuffer(), digest_size=DIGEST).digest()

    def _record(self, value: Any) -> tuple:
        self.records.append(value)
        return value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)

    def _passage(self, passage: Passage) -> tuple:
        self.records.append(passage)
        place = f"{passage.id} {passage.span.start} {passage.span.end} ".encode()
        return bytes, (place + self._digest_once(passage.article),)

    def _once(self, value: Any) -> tuple:
        return bytes, (self._digest_once(value),)

    def _digest_once(self, value: Any) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            known = value, self._digest(value.__reduce_ex__(pickle.HIGHEST_PROTOCOL))
            self._known[id(value)] = known
        return known[1]


class _Pickler(pickle.Pickler):
    """Writes what a function gave; the records that it was given by their numbers."""

    def __init__(self, file: BytesIO, records: list[Any]):
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(one): number for number, one in enumerate(records)}

    def persistent_id(self, value: Any) -> int | None:
        return self._numbers.get(id(value))


class _Unpickler(pickle.Unpickler):
    """Reads it with the records that are given now, so that one record stays one object."""

    def __init__(self, file: BytesIO, records: list[Any]):
        super().__init__(file)
        self.persistent_load = records.__getitem__
