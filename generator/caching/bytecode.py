"""What is compiled and can run, kept where Python keeps its modules compiled.

It never stands in a project's folder, which comes from others.
"""

import marshal
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any

from generator.caching.last_build import ALL, digest_of, program_state
from generator.errors import UserError
from generator.files import write_atomic

SEAL = len(digest_of(b""))


class KeptBytecode(dict[Any, Any]):
    """What was compiled, by what names it: what one program made of one `kind` of things."""

    def __init__(self, module: Path, kind: str):
        """`module` is where it would stand, were it a module of ours."""
        self._file = Path(cache_from_source(str(module))) if sys.implementation.cache_tag else None
        self._state = f"{program_state(ALL)} {sys.version} {kind}".encode() + MAGIC_NUMBER
        self._new = 0
        super().__init__(self._read())

    def __setitem__(self, name: Any, made: Any) -> None:
        super().__setitem__(name, made)
        self._new += 1

    def save(self, spare: int = 0) -> None:
        """Write what was compiled anew, where that is more than could be spared.

        A folder that can't be written to costs time alone.
        """
        if self._file and self._new > spare and not sys.dont_write_bytecode:
            data = marshal.dumps(dict(self))
            with suppress(UserError):
                write_atomic(self._file, self._seal(data) + data)
        self._new = 0

    def _read(self) -> dict[Any, Any]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            kept = self._file.read_bytes() if self._file else b""
            head, data = kept[:SEAL], kept[SEAL:]
            if head == self._seal(data):
                return marshal.loads(data)  # written by us, beside our modules
        return {}

    def _seal(self, data: bytes) -> bytes:
        return digest_of(self._state + data).encode()
