"""Where articles are read: in this process, in several of this machine, or on a cluster of Dask.

An article gives the same wherever it is read, so this is a matter of time alone, and any executor
of `concurrent.futures` does. Which one is said on the command line or in the environment, never in
a file of the project: a project comes from others, and must not send articles anywhere.
"""

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from generator.caching.last_build import program_state
from generator.caching.parsed_articles import READING
from generator.errors import UserError

if TYPE_CHECKING:
    from distributed import Client

VARIABLE = "BRIEFING_EXECUTOR"
SERIAL, PROCESSES, DASK = "serial", "processes", "dask:"
WORTH_PROCESSES = 150  # articles: starting a process takes about as long as parsing fifty
CHUNK = 16  # articles sent to a worker at a time
PATIENCE = 20  # seconds that a scheduler has to answer
OR_NONE = "or leave the executor out"

Thing, Found = TypeVar("Thing"), TypeVar("Found")
Maker = Callable[[], AbstractContextManager[Executor]]


def checked(name: str) -> str:
    """The name of an executor, "" for the usual one; raises `UserError` where there is none."""
    is_cluster = name.startswith(DASK) and name != DASK
    if name in ("", SERIAL, PROCESSES) or is_cluster:
        return name
    expected = f"{SERIAL}, {PROCESSES}, or {DASK}ADDRESS with the address of a scheduler"
    raise UserError(f"--executor or {VARIABLE}: found {name!r}. Expected {expected}")


def map_in_order(read: Callable[[Thing], Found], things: list[Thing]) -> Iterator[Found]:
    """Yield what `read` gives for each thing, in their order, by the executor of the environment.

    Where that ends before its time, the rest is read here. Raises `UserError` where a cluster can't
    be used.
    """
    make = _chosen(len(things))
    return _map_elsewhere(read, things, make) if make else map(read, things)


def _chosen(count: int) -> Maker | None:
    """Give what makes the executor for so many things; None where they are read here."""
    name = checked(os.environ.get(VARIABLE, ""))
    if name.startswith(DASK) and count:
        return partial(_cluster, name.removeprefix(DASK))
    is_worth_it = not name and count >= WORTH_PROCESSES and os.cpu_count() != 1
    return _processes if is_worth_it or (name == PROCESSES and count) else None


def _map_elsewhere(
    read: Callable[[Thing], Found], things: list[Thing], make: Maker
) -> Iterator[Found]:
    rest = iter(things)
    chunks = list(iter(lambda: list(islice(rest, CHUNK)), []))
    done = 0
    try:
        with make() as executor:
            for found in executor.map(partial(_read_all, read), chunks):
                for one in found:
                    done += 1
                    yield one
    except BrokenExecutor:  # the system ended a worker, as it does where memory is short
        yield from map(read, things[done:])


def _read_all(read: Callable[[Thing], Found], things: list[Thing]) -> list[Found]:
    return [read(thing) for thing in things]


def _processes() -> Executor:
    # Imported here: a few articles need no processes.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A new process rather than a copy of this one: a preview runs threads, and copying those can
    # hang.
    return ProcessPoolExecutor(
        mp_context=get_context("spawn"),
        initializer=gc.set_threshold,
        initargs=gc.get_threshold()[:1],
    )


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """Give the workers of a Dask cluster, where all of them run this very program."""
    where = f"{DASK}{address}"
    try:
        from distributed import Client, KilledWorker
        from distributed.client import FutureCancelledError
    except ImportError:
        problem = "Dask is not installed"
        raise UserError(f'{where}: {problem}. pip install "briefing-site[dask]"') from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        problem = f"no scheduler answers ({error})"
        raise UserError(f"{where}: {problem}. Start it there, {OR_NONE}") from error
    with client:
        _refuse_other_programs(client, where)
        try:
            with client.get_executor() as executor:
                yield executor
        except (KilledWorker, FutureCancelledError, OSError) as error:
            raise BrokenExecutor(str(error)) from error


def _refuse_other_programs(client: "Client", where: str) -> None:
    """Raise `UserError` where a worker would read otherwise than this process, or none is there."""
    try:
        states = client.run(program_state, READING)
    except ImportError:
        states = {"": "without the program"}
    if not states:
        raise UserError(f"{where}: the cluster has no worker. Start one, {OR_NONE}")
    if set(states.values()) != {program_state(READING)}:
        problem = "a worker has another briefing-site than this one, or none"
        raise UserError(f"{where}: {problem}. Install this one there, {OR_NONE}")
