"""What pure functions gave, kept from one build to the next.

`@kept` makes a function remember, within `keeping`, what it gave for equal arguments, as
`functools.cache` does; and the next build remembers it too. The key is all that the function may
see: its arguments, whole, with the program, the settings and the templates. So it must look at
nothing else, and change nothing. What tells of `faults` is not kept.

What is kept can run when it is read, and a project's `.cache` may come with a branch. So it bears a
seal, made with a secret that stands beside our modules, where Python keeps their bytecode: what
another machine wrote, or anybody else, is not looked at.
"""

import os
import pickle
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import wraps
from hashlib import blake2b
from hmac import compare_digest
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from generator.briefing_items import Stance, TimelineEntry
from generator.config import Config
from generator.errors import UserError
from generator.evidence import Passage, Reported, Said, Series, Statement
from generator.files import write_atomic
from generator.last_build import DIGEST, FOLDER, KEPT, state_of_maker
from generator.model import Article, Parsed
from generator.section import Section

# What a result may hold of the arguments: it is the same object afterwards, too.
RECORDS = (Reported, Said, Series, Stance, Statement, TimelineEntry)
SECRET = 32  # bytes
SEAL = 64  # bytes
Function = TypeVar("Function", bound=Callable)
_open: ContextVar["Kept | None"] = ContextVar("kept", default=None)


def kept(function: Function) -> Function:
    """Make a pure function remember what it gave, within `keeping`."""

    @wraps(function)
    def call(*given: Any, **named: Any) -> Any:
        store = _open.get()
        return store.call(function, given, named) if store else function(*given, **named)

    return call  # type: ignore[return-value]


@contextmanager
def keeping(config: Config) -> Iterator[None]:
    """Remember what the functions give within, in the project's cache."""
    store = Kept(config.root / FOLDER / KEPT, f"{state_of_maker(config)} {sys.version}")
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
        self._path, self._state, self._secret = path, state.encode(), _secret()
        self._before = self._read()
        self._used: dict[bytes, bytes] = {}
        self._keys = _Keys()

    def call(self, function: Callable, given: tuple, named: dict[str, Any]) -> Any:
        """Give what the function gives, or gave."""
        name = f"{function.__module__}.{function.__qualname__}"
        key = self._keys.of((name, given, sorted(named.items())))
        records = self._keys.records
        data = self._used.get(key) or self._before.get(key)
        if data is not None:
            self._used[key] = data
            return _Unpickler(BytesIO(data), records).load()
        made = function(*given, **named)
        if not getattr(made, "faults", ()):
            file = BytesIO()
            _Pickler(file, records).dump(made)
            self._used[key] = file.getvalue()
        return made

    def save(self) -> None:
        """Write what was asked for; a folder that can't be written to costs time alone."""
        if self._secret and self._used.keys() != self._before.keys():
            data = pickle.dumps(self._used, pickle.HIGHEST_PROTOCOL)
            with suppress(UserError):
                write_atomic(self._path, self._seal(data) + data)

    def _read(self) -> dict[bytes, bytes]:
        data = _bytes_of(self._path) if self._secret else b""
        if data and compare_digest(data[:SEAL], self._seal(data[SEAL:])):
            return pickle.loads(data[SEAL:])
        return {}

    def _seal(self, data: bytes) -> bytes:
        seal = blake2b(self._state + b"\n", key=self._secret)
        seal.update(data)
        return seal.digest()


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


def _secret() -> bytes:
    """The secret of this installation; b"" where Python keeps nothing beside our modules."""
    if not sys.implementation.cache_tag:
        return b""
    file = Path(cache_from_source(str(Path(__file__).with_name("secret.py"))))
    if not file.exists() and not sys.dont_write_bytecode:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as opened:
                opened.write(secrets.token_bytes(SECRET))
    found = _bytes_of(file)
    return found if len(found) == SECRET else b""


def _bytes_of(file: Path) -> bytes:
    """What stands in a file; nothing where it can't be read."""
    with suppress(OSError):
        if file.is_file():
            return file.read_bytes()
    return b""
