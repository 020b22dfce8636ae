"""Our own templates in compiled form, kept where Python keeps its modules compiled.

To compile them takes as long as reading thirty articles. What is kept can run, so it never stands
in a project's folder, which comes from others, and no template of a project's own is kept. In a
compiled template stands what filters make of our own words: it is that of one program and one
language.
"""

import marshal
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, __version__
from jinja2.bccache import Bucket

from generator.config import TEMPLATES, Config
from generator.errors import UserError
from generator.files import write_atomic
from generator.last_build import ALL, digest_of, program_state
from generator.render.sandbox import is_whole


class CompiledTemplates(BytecodeCache):
    """The compiled templates of a file, by what Jinja calls their keys, with their checksums."""

    def __init__(self, file: Path, state: str):
        self._file, self._state = file, state
        self._codes = self._read()
        self._is_changed = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where that was compiled from the very same text."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a template for `save`."""
        self._codes[bucket.key] = bucket.checksum, bucket.code
        self._is_changed = True

    def save(self) -> None:
        """Write what was compiled anew; a folder that can't be written to costs time alone."""
        if self._is_changed and not sys.dont_write_bytecode:
            data = marshal.dumps(self._codes)
            with suppress(UserError):
                write_atomic(self._file, f"{self._state} {digest_of(data)}\n".encode() + data)
        self._is_changed = False

    def _read(self) -> dict[str, tuple[str, CodeType | None]]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            head, _, data = self._file.read_bytes().partition(b"\n")
            if head == f"{self._state} {digest_of(data)}".encode():
                return marshal.loads(data)  # written by us, beside our modules
        return {}


def compiled_templates(config: Config) -> CompiledTemplates | None:
    """Give what is kept for a project; None where it has templates or words of its own."""
    if not sys.implementation.cache_tag or config.has_own_templates:
        return None
    files = sorted((*TEMPLATES.glob("*.md"), *(TEMPLATES / "words").glob("*.yml")))
    texts = digest_of(b"".join(path.read_bytes() for path in files))
    kind = f"{config.language} {is_whole(config)}"
    made_by = f"{program_state(ALL)} {kind} {__version__} {texts}".encode()
    name = f"templates-{digest_of(kind.encode())[:8]}.py"
    file = Path(cache_from_source(str(Path(__file__).with_name(name))))
    return CompiledTemplates(file, digest_of(made_by + MAGIC_NUMBER))
