"""What functions gave in a build, in the project's cache: see `generator.caching.kept`."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.briefing_items import Stance, TimelineEntry
from generator.caching.kept import STORE, Ask, Following
from generator.caching.last_build import DIGEST, FOLDER, KEPT, state_of_maker
from generator.caching.seal import read_sealed, write_sealed
from generator.config import Config
from generator.evidence import Passage, Reported, Said, Series, Statement
from generator.model import Article, Parsed
from generator.section import Section

# What a result may hold of the arguments: it is the same object afterwards, too.
RECORDS = (Reported, Said, Series, Stance, Statement, TimelineEntry)
Given = tuple[bytes, tuple[bytes, ...]]  # a result, and the keys of those it was made of


@contextmanager
def keeping(config: Config) -> Iterator[None]:
    """Remember what the functions give within, in the project's cache."""
    store = KeptResults(config.root / FOLDER / KEPT, state_of_maker(config))
    for section in config.sections:  # of which the state tells
        store.make_known(section, section.id.encode())
    token = STORE.set(store)
    try:
        yield
    finally:
        STORE.reset(token)
    store.save()


class KeptResults:
    """What functions gave, pickled, by what they were given."""

    def __init__(self, path: Path, state: str):
        """`state` tells what made it: of another state nothing is taken."""
        self._path, self._state = path, state.encode()
        data = read_sealed(path, self._state)
        self._before: dict[bytes, Given] = pickle.loads(data) if data else {}
        self._used: dict[bytes, Given] = {}
        self._asked: list[bytes] = []
        self._keys = _Keys()

    def call(self, function: Callable, given: tuple, named: dict[str, Any]) -> Any:
        """Give what the function gives, or gave."""
        name = f"{function.__module__}.{function.__qualname__}"
        key = self._keys.of((name, given, sorted(named.items())))
        records = self._keys.records
        self._use(key)
        if key in self._used:
            made = self._load(key, records)
        else:
            start = len(self._asked)
            made = function(*given, **named)
            if not getattr(made, "faults", ()):
                self._keep(key, made, records, start=start)
        if isinstance(made, Parsed) and not made.faults:
            self.make_known(made, key)  # what it was made of tells what it is
        return made

    def recall(self, given: tuple, make: Callable[[Ask], Any], answer: Ask) -> Any:
        """Give what `make` makes, or made where its questions had the same answers."""
        key = self._keys.of(given)
        records = self._keys.records
        self._use(key)
        if key in self._used:
            made, questions = self._load(key, records)
            if all(_has_answer(answer, *one) for one in questions):
                return made
        start, questions = len(self._asked), []

        def ask(*question: Any) -> Any:
            found = answer(*question)
            questions.append((question, found))
            return found

        made = make(ask)
        self._keep(key, (made, questions), records, start=start)
        return made

    def make_known(self, value: Any, key: bytes) -> None:
        """Take a value for what `key` tells."""
        self._keys.make_known(value, key)

    def _load(self, key: bytes, records: list[Any]) -> Any:
        return _Unpickler(BytesIO(self._used[key][0]), records).load()

    def _keep(self, key: bytes, made: Any, records: list[Any], *, start: int) -> None:
        """Keep what was made, and what was asked for since the `start` of its making."""
        self._used[key] = _pickled(made, records), tuple(self._asked[start:])

    def _use(self, key: bytes) -> None:
        """Keep what is known by a key, and what it was made of: that is needed once it changes."""
        self._asked.append(key)
        if key in self._before and key not in self._used:
            self._used[key] = self._before[key]
            for part in self._used[key][1]:
                self._use(part)

    def save(self) -> None:
        """Keep what was asked for."""
        if self._used != self._before:
            data = pickle.dumps(self._used, pickle.HIGHEST_PROTOCOL)
            write_sealed(self._path, self._state, data)


def _has_answer(answer: Ask, question: tuple, before: Any) -> bool:
    """Tell whether a question has the answer that it had; not where it can't be asked any more."""
    try:
        return answer(*question) == before
    except LookupError:
        return False


class _Keys:
    """Digests of values: equal ones have one digest, whichever objects they are made of."""

    def __init__(self) -> None:
        self.records: list[Any] = []  # those in the value, in the order in which they stand there
        # What many others hold, by its id; held, so that the id stays its own.
        self._known: dict[int, tuple[Any, bytes]] = {}
        self._table = dict.fromkeys((Article, Parsed, Section), self._once)
        self._table |= dict.fromkeys(RECORDS, self._record)
        self._table[Passage] = self._passage
        self._table[Following] = self._count

    def of(self, value: Any) -> bytes:
        """Give the digest of a value that holds no set: these have no order."""
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

    def _passage(self, passage: Passage) -> tuple:
        self.records.append(passage)
        if id(passage) not in self._known:
            place = f"{passage.id} {passage.span.start} {passage.span.end} ".encode()
            self._known[id(passage)] = passage, place + self._know(passage.article)
        return bytes, (self._known[id(passage)][1],)

    def _count(self, records: Following) -> tuple:
        before = len(self.records)
        for one in records:
            self.records += (one, *one.figures) if isinstance(one, Series) else (one,)
        return int, (len(self.records) - before,)

    def _record(self, record: Any) -> tuple:
        self.records.append(record)
        return record.__reduce_ex__(pickle.HIGHEST_PROTOCOL)

    def _once(self, value: Any) -> tuple:
        return bytes, (self._know(value),)

    def _know(self, value: Any) -> bytes:
        """Give the digest of what many others hold."""
        if id(value) not in self._known:
            digest = self._digest(value.__reduce_ex__(pickle.HIGHEST_PROTOCOL))
            self._known[id(value)] = value, digest
        return self._known[id(value)][1]


def _given(number: int) -> Any:
    """Stand in what is kept for a record that a function was given, by its number."""
    raise NotImplementedError(number)  # `_Unpickler` puts the records in its place


def _pickled(made: Any, records: list[Any]) -> bytes:
    """Write what a function gave; the records that it was given by their numbers."""
    numbers = {id(one): number for number, one in enumerate(records)}

    def reduce(one: Any) -> tuple:
        number = numbers.get(id(one))
        if number is None:
            return one.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        return _given, (number,)

    file = BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = dict.fromkeys((Passage, *RECORDS), reduce)
    pickler.dump(made)
    return file.getvalue()


class _Unpickler(pickle.Unpickler):
    """Reads it with the records that are given now, so that one record stays one object."""

    def __init__(self, file: BytesIO, records: list[Any]):
        super().__init__(file)
        self._records = records

    def find_class(self, module: str, name: str) -> Any:
        is_given = module == __name__ and name == _given.__name__
        return self._records.__getitem__ if is_given else super().find_class(module, name)
