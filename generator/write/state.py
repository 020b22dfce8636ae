"""What stands on the disk of one page, and whether it says anything that a build did not write."""

from typing import NamedTuple

from generator.write.record import Record, read_record
from generator.write.saved import saved_text


class State(NamedTuple):
    """What stands on the disk of one page; None: no file."""

    mine: bytes | None
    base: bytes | None
    record: bytes | None
    earlier: tuple[bytes, ...] = ()  # texts that were generated before the base
    is_merged: bool = False  # by git, since the last build
    # The page as git left it at the last merge, and as the build left that, parted by a NUL.
    merged: bytes | None = None


NOTHING = State(None, None, None)


def differs(old: State, planned: State) -> bool:
    """Tell whether there is something to write.

    The style of our own files is nothing: a version control may change it. A record that git merged
    is written anew: by it the next deletion would count as what git left.
    """
    if old == planned:
        return False
    return (
        (old.mine, old.merged) != (planned.mine, planned.merged)
        or _lines(old.base) != _lines(planned.base)
        or _entries(old) != _entries(planned)
    )


def _entries(state: State) -> tuple[bool, Record]:
    return state.record is None, read_record(state.record, _lines(state.base) or ())


def is_edited(state: State) -> bool:
    """Tell whether a page says anything but what was generated last.

    One that was never generated does.
    """
    if state.mine is None:
        return True
    return state.mine != state.base and _lines(state.mine) != _lines(state.base)


def _lines(data: bytes | None) -> tuple[str, ...] | None:
    saved = saved_text(data)
    return saved.lines if saved else None
