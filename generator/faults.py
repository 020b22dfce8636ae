"""Faults of ours. A fault costs the one reading, page or drawing that it struck; the rest is built.

Steps run each of their parts inside `faults.at(...)`. Where no build collects the faults, as in the
parser's own tests, they are raised as they are (`RAISED`). What the user can mend is a `UserError`
and passes through.
"""

import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from types import TracebackType
from typing import NoReturn, TypeVar

from generator.errors import Fault, UserError

# Where it is set to anything, each fault is told with its traceback, in builds of MkDocs too.
VARIABLE = "BRIEFING_DEBUG"
MARK = "fault of ours"  # stands in the line of each fault, for programs that count them
LONGEST = 160  # code points of an error's own message
PROGRAM = Path(__file__).parent
_ASKED = "This is no mistake of yours: please report it, with what this prints: briefing --debug"
_IN_MKDOCS = f"(or {VARIABLE}=1 before mkdocs)"
REPORT = f"Everything else is built. {_ASKED} build {_IN_MKDOCS}"
REPORT_COMMAND = f"{_ASKED} and the same command {_IN_MKDOCS}"


class PartMissing(Exception):
    """Something is asked for that a fault took away; the fault itself was told where it struck."""


def missing(part: str) -> NoReturn:
    """Say that a part is asked for that a fault took away."""
    raise PartMissing(part)


class Faults:
    """Collects the faults of a build, each once."""

    def __init__(self):
        self._found: dict[tuple[str, str, str], Fault] = {}

    @property
    def found(self) -> tuple[Fault, ...]:
        """The faults in the order in which they struck."""
        return tuple(self._found.values())

    def add(self, error: Exception, subject: str, step: str) -> None:
        """Note a fault; the error was raised and is being handled."""
        self.join([make_fault(error, subject, step)])

    def join(self, faults: Iterable[Fault]) -> None:
        """Note what was found elsewhere, such as in another process."""
        for fault in faults:
            self._found.setdefault((fault.subject, fault.step, fault.problem), fault)

    @contextmanager
    def at(self, subject: str, step: str) -> Iterator[None]:
        """Run a part of the work that may fail; its fault is noted, and the work goes on."""
        try:
            yield
        except UserError:
            raise
        except PartMissing:
            pass
        except Exception as error:  # a fault may be anything
            self.add(error, subject, step)


class _Raised(Faults):
    """Collects nothing: a fault goes on to whoever called."""

    def add(self, error: Exception, subject: str, step: str) -> None:
        raise error

    def join(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            raise RuntimeError(fault.trace)


RAISED = _Raised()


def make_fault(error: Exception, subject: str, step: str) -> Fault:
    """Make the record of an error that was raised."""
    message = shorten(f"{type(error).__name__}: {error}".rstrip(": "), LONGEST, placeholder=" …")
    shown = "".join(character if character.isprintable() else "�" for character in message)
    place = _place_of(error.__traceback__)
    trace = "".join(traceback.format_exception(error)).encode(errors="backslashreplace").decode()
    return Fault(subject, step, f"{shown}, at {place}" if place else shown, trace)


def _place_of(trace: TracebackType | None) -> str:
    """Find the innermost line of the program in a traceback."""
    places = [
        f"{PROGRAM.name}/{Path(frame.filename).relative_to(PROGRAM).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(trace)
        if Path(frame.filename).is_relative_to(PROGRAM)
    ]
    return places[-1] if places else ""


Item = TypeVar("Item")
Result = TypeVar("Result")


def without_failing(
    make: Callable[[tuple[Item, ...]], Result],
    items: tuple[Item, ...],
    faults: Faults,
    *,
    subject: Callable[[Item], str],
    step: str,
) -> Result:
    """Make something of the items but those on which `make` fails by themselves; these are noted.

    Raises where it fails without them too, where no item alone is to blame, or where nothing is
    left.
    """
    try:
        return make(items)
    except (UserError, PartMissing):
        raise
    except Exception:  # a fault may be anything
        errors = [_error_of(make, item) for item in items]
        if not any(errors):
            raise
    rest = []
    for item, error in zip(items, errors, strict=True):
        if error:
            faults.add(error, subject(item), step)
        else:
            rest.append(item)
    return (make(tuple(rest)) if rest else None) or missing(step)


def _error_of(make: Callable[[tuple[Item, ...]], Result], item: Item) -> Exception | None:
    try:
        make((item,))
    except Exception as error:  # a fault may be anything
        return error
    return None


def as_lines(faults: tuple[Fault, ...], report: str = REPORT) -> Iterator[str]:
    """Tell the faults as a build does, a line each, and at the end what to do.

    Each line has its traceback under it where tracebacks are asked for.
    """
    for fault in faults:
        yield f"{fault.subject}: {MARK} in {fault.step} ({fault.problem})"
        if os.environ.get(VARIABLE):
            yield fault.trace.rstrip()
    if faults:
        yield report
