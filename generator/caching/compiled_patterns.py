"""What modules compile when they are imported, kept where Python keeps the modules compiled.

Python keeps none of it: the thousand patterns of a build are compiled whenever it starts, which
takes as long as reading fifteen articles, and so is the text of each method that it writes for a
record. What stands here leans on modules that are Python's own: where another Python has them
otherwise, it compiles for itself.
"""

import collections
import dataclasses
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from re import DEBUG, Pattern
from typing import Any

from generator.caching.bytecode import KeptBytecode

try:
    import _sre
    from re import _compiler, _parser
except ImportError:
    _sre = None

# Patterns that are not worth writing: libraries make a few of sets, each time in another order.
SPARE = 20
# What a Python raises whose modules are not as we know them.
UNLIKE = (AttributeError, OverflowError, RuntimeError, TypeError, ValueError)
CODE = "I"  # the type of the numbers that a pattern is compiled to


@contextmanager
def recalled_patterns() -> Iterator[None]:
    """Take what modules that are imported within compile from what is kept, or keep it."""
    if not _sre:
        yield
        return
    kept = KeptBytecode(Path(__file__).with_name("patterns.py"), f"{_sre.MAGIC} {sys.byteorder}")
    compile_anew = _compiler.compile

    def compile_once(pattern: Any, flags: int = 0) -> Pattern:
        if not isinstance(pattern, str) or flags & DEBUG:
            return compile_anew(pattern, flags)
        key = pattern, int(flags)
        try:
            if key not in kept:
                kept[key] = _compiled(pattern, flags)
            all_flags, code, *groups = kept[key]
            return _sre.compile(pattern, all_flags, array(CODE, code).tolist(), *groups)
        except UNLIKE:
            return compile_anew(pattern, flags)

    def once(run: Callable, mode: str) -> Callable:
        def run_once(text: str, *scopes: Any) -> Any:
            key = text, mode
            if key not in kept:
                kept[key] = compile(text, "<string>", mode)
            return run(kept[key], *scopes)

        return run_once

    _compiler.compile = compile_once
    # These two look for them among their own names first: dataclasses and named tuples.
    dataclasses.exec, collections.eval = once(exec, "exec"), once(eval, "eval")
    try:
        yield
    finally:
        _compiler.compile = compile_anew
        del dataclasses.exec, collections.eval
    kept.save(SPARE)


def _compiled(pattern: str, flags: int) -> tuple:
    """Give all that a pattern is made of, as `re` has it, its code as bytes."""
    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    code = array(CODE, _compiler._code(parsed, flags)).tobytes()
    names = {number: name for name, number in state.groupdict.items()}
    in_order = tuple(map(names.get, range(state.groups)))
    return int(flags | state.flags), code, state.groups - 1, state.groupdict, in_order
