"""The order of the packages: a step imports nothing of a later one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

ROOT = Path(generator.__file__).parent
# The steps as an article meets them, and what is made of the briefing once they are through.
STEPS = ("read", "parse", "corrections", "gather", "write", "editions", "render", "share", "check", "pipeline",
         "explain", "commands")  # fmt: skip
# What several steps use stands below them all.
BELOW = (
    "errors",
    "spelling",
    "files",
    "model",
    "evidence",
    "timex",
    "findings",
    "briefing",
    "word_lists",
    "yaml_reader",
    "config",
)


def imported_parts(path: Path) -> Iterator[str]:
    """The packages and modules of `generator` that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "generator":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("generator."))


def files_of(part: str) -> list[Path]:
    return sorted((ROOT / part).rglob("*.py")) if (ROOT / part).is_dir() else [ROOT / f"{part}.py"]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_imports_no_later_one(step):
    later = set(STEPS[STEPS.index(step) + 1 :])
    found = {f"{file.relative_to(ROOT)} imports {part}" for file in files_of(step) for part in imported_parts(file)
             if part in later}  # fmt: skip
    assert not found


@pytest.mark.parametrize("part", BELOW)
def test_what_several_steps_use_imports_none_of_them(part):
    assert not {one for file in files_of(part) for one in imported_parts(file)} & set(STEPS)
