"""Five short articles on a flood and a bridge in a country that is not there, and the pages that they make."""

import shutil
from pathlib import Path

from generator.config_reader import load_config
from generator.pipeline import build_anew
from generator.write import inspect
from tests.conftest import ROOT, make_project

ARTICLES = ROOT / "tests/data/five_articles"
# Which articles there are, from one build to another: more, fewer, others.
SETS = ("e1", "e1 e2", "e1 e2 e3", "e2 e3", "e1 e2 e3 e4", "e1 e2 e3 e4 e5", "e1 e4 e5")


def make_five(root: Path, names: str) -> Path:
    """A project with some of the articles."""
    make_project(root, seeds=False)
    add_articles(root, names)
    return root


def add_articles(root: Path, names: str) -> None:
    for name in names.split():
        for ending in (".txt", ".yml"):
            shutil.copy(ARTICLES / f"{name}{ending}", root / "seeds")


def build(root: Path):
    """Build a project; what the build said."""
    return build_anew(load_config(root / "site_config.yml"))


def pages_of(root: Path) -> dict[str, str]:
    """The Markdown pages of content/ by their paths."""
    content = root / "content"
    paths = (path.relative_to(content) for path in content.rglob("*.md"))
    return {
        path.as_posix(): (content / path).read_text("utf-8")
        for path in sorted(paths)
        if not any(part.startswith(".") for part in path.parts)
    }


def conflicts_of(root: Path):
    return inspect(root / "content").conflicts


def make_versions(folder: Path) -> list[dict[str, str]]:
    """The pages that each set of articles makes."""
    return [pages_of(built(folder / str(number), names)) for number, names in enumerate(SETS)]


def built(root: Path, names: str) -> Path:
    make_five(root, names)
    build(root)
    return root
