"""Regular expressions in compiled form, kept where Python keeps its modules compiled.

To compile those of our modules takes a third of the time that loading them takes, and each command
loads them anew. Python itself keeps none: what its compiler gives to the engine is noted here, and
given to it again. Where another Python works otherwise, all are compiled as ever.
"""

import marshal
import re
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from generator.last_build import digest_of

FEWEST = 50  # new ones for which the file is written anew
MOST = 3000  # of more, as older programs leave behind, those that were not asked for go
Key = tuple[str | bytes, int]  # a pattern with its flags


class CompiledPatterns:
    """The arguments that the engine gets for each pattern."""

    def __init__(self, file: Path, state: str):
        """`state` tells the Python: of another nothing is taken."""
        self._file, self._state = file, state
        self._before = self._read()
        self._used: dict[Key, tuple] = {}
        self._engine: Any = None
        self._compile: Any = None
        self._given: tuple = ()

    def use(self) -> None:
        """Let `re` ask here first."""
        compiler = getattr(re, "_compiler", None)
        engine = getattr(compiler, "_sre", None)
        if compiler is None or engine is None:
            return
        self._engine, self._compile = engine, compiler.compile
        compiler._sre = SimpleNamespace(**vars(engine) | {"compile": self._note})
        compiler.compile = self.compile

    def end(self) -> None:
        """Let `re` work as before, and keep what is new."""
        if self._compile is not None:
            re._compiler.compile, re._compiler._sre = self._compile, self._engine
            self._compile = None
        if len(self._used.keys() - self._before.keys()) < FEWEST:
            return
        all_known = self._before | self._used
        data = marshal.dumps(all_known if len(all_known) <= MOST else self._used)
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(f"{self._state} {digest_of(data)}\n".encode() + data)

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern:
        """Compile a pattern as `re` does."""
        if not isinstance(pattern, str | bytes):
            return self._compile(pattern, flags)
        key = pattern, int(flags)
        known = self._before.get(key)
        if known is not None:
            self._used[key] = known
            with suppress(TypeError, ValueError, RuntimeError):
                return self._engine.compile(*known)
        compiled = self._compile(pattern, flags)
        self._used[key] = self._given
        return compiled

    def _note(self, *given: Any) -> re.Pattern:
        """Compile for `re`, and note what it gave."""
        pattern, flags, code, *rest = given
        self._given = pattern, int(flags), list(map(int, code)), *rest
        return self._engine.compile(*given)

    def _read(self) -> dict[Key, tuple]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            head, _, data = self._file.read_bytes().partition(b"\n")
            if head == f"{self._state} {digest_of(data)}".encode():
                return marshal.loads(data)  # written by us, beside our modules
        return {}


def use_patterns() -> CompiledPatterns | None:
    """Let `re` take what is kept; None where Python keeps nothing beside our modules."""
    if not sys.implementation.cache_tag or sys.dont_write_bytecode:
        return None
    file = Path(cache_from_source(str(Path(__file__).with_name("patterns.py"))))
    patterns = CompiledPatterns(file, digest_of(sys.version.encode()))
    patterns.use()
    return patterns
