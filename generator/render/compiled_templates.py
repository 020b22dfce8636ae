"""Our own templates in compiled form, which are those of one program and one language.

To compile them takes as long as reading thirty articles. No template of a project's own is kept. In
a compiled template stands what filters make of our own words.
"""

from pathlib import Path

from jinja2 import BytecodeCache, __version__
from jinja2.bccache import Bucket

from generator.caching.bytecode import KeptBytecode
from generator.caching.last_build import digest_of
from generator.config import TEMPLATES, Config
from generator.render.sandbox import is_whole


class CompiledTemplates(BytecodeCache):
    """The compiled templates, by what Jinja calls their keys, with their checksums."""

    def __init__(self, kept: KeptBytecode):
        self._kept = kept
        self.save = kept.save

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where that was compiled from the very same text."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a template for `save`."""
        self._kept[bucket.key] = bucket.checksum, bucket.code


def compiled_templates(config: Config) -> CompiledTemplates | None:
    """Give what is kept for a project; None where it has templates or words of its own."""
    if config.own_templates:
        return None
    files = sorted((*TEMPLATES.glob("*.md"), *(TEMPLATES / "words").glob("*.yml")))
    texts = digest_of(b"".join(path.read_bytes() for path in files))
    kind = f"{config.language} {is_whole(config)}"
    name = f"templates-{digest_of(kind.encode())[:8]}.py"
    return CompiledTemplates(
        KeptBytecode(Path(__file__).with_name(name), f"{kind} {__version__} {texts}")
    )
