"""The commands. Each imports what it alone needs when it runs: all of it takes longer to import than a small project
to build.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.config import Config


def load(project: Path) -> "Config":
    from generator.config import FILE, load_config

    return load_config(project / FILE)


def shown(path: Path, config: "Config") -> str:
    return path.relative_to(config.root).as_posix() if path.is_relative_to(config.root) else str(path)
