"""What happens to a process between two changes of the disk: it ends, or somebody else writes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHANGES = ((Path, "replace"), (Path, "unlink"), (Path, "rmdir"), (Path, "chmod"), (os, "fdopen"), (os, "link"))


class Killed(BaseException):
    """What stands for the end of the process."""


@contextmanager
def before_changes(happen: Callable[[int], None]) -> Iterator[None]:
    """Call `happen` before each change of the disk, with its number, counted from 0."""
    with pytest.MonkeyPatch.context() as patch:
        count = -1

        def counted(change):
            def changed(*arguments, **options):
                nonlocal count
                count += 1
                happen(count)
                return change(*arguments, **options)

            return changed

        for owner, name in CHANGES:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        yield


def killed_at(step: int):
    """The process ends before its change of the disk number `step`, and does nothing after it."""

    def end(number):
        if number >= step:
            raise Killed

    return before_changes(end)
