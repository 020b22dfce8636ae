"""A group of articles as a project that is built twice, and what is wrong with that."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.soak.material import ROOT, Draft

LONGEST = 60.0  # seconds of processor time
LARGEST = 500.0  # MB
CRASH, FAULT, FINDING, SLOW, LARGE, OTHER = (
    "crash", "fault", "finding", "over a minute", "over 500 MB", "not reproducible",
)  # fmt: skip
KINDS = (CRASH, FAULT, FINDING, SLOW, LARGE, OTHER)
FEW = 5  # of the paths that differ are told


class Failure(NamedTuple):
    kind: str  # one of KINDS
    told: str


class Built(NamedTuple):
    """What became of one build."""

    answer: dict  # as `tests.soak.build` gives it; {} where it gave none
    error: str  # what it said instead
    seconds: float  # of processor time
    megabytes: float


class Result(NamedTuple):
    """What became of a group."""

    failures: tuple[Failure, ...]
    seconds: float
    megabytes: float
    left_out: tuple[str, ...]


def try_group(drafts: list[Draft], chance: Random, folder: Path) -> Result:
    """Build the articles twice, differently, below a folder."""
    sources = chance.choice(("cited", "full"))
    first, second = folder / "one", folder / "another place/two"
    make_project(first, drafts, sources)
    built = run_build(first, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    failures = list(_failures_of(built, drafts, folder, sources))
    if built.answer:
        make_project(second, drafts[::-1], sources)
        # The names by which the articles are read stay those of the first.
        again = run_build(second, PYTHONHASHSEED=str(chance.randrange(2, 1000)), TZ="Asia/Tokyo", LC_ALL="C")
        failures += _differences(built, again, first, second)
    left_out = built.answer.get("left_out", [built.answer["refused"]] if "refused" in built.answer else [])
    return Result(tuple(failures), built.seconds, built.megabytes, tuple(left_out))


def make_project(folder: Path, drafts: list[Draft], sources: str) -> None:
    """A project with these articles, which are named so that none stands on another."""
    (folder / "seeds").mkdir(parents=True)
    for name in ("site_config.yml", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    settings = folder / "site_config.yml"
    settings.write_text(settings.read_text("utf-8").replace("sources: cited", f"sources: {sources}"), "utf-8")
    for draft in drafts:
        seed = folder / "seeds" / file_name(draft)
        seed.write_bytes(draft.data)
        if draft.beside:
            seed.with_suffix(".yml").write_text(draft.beside, encoding="utf-8")


def file_name(draft: Draft) -> str:
    """The article's name in seeds/."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in draft.name)
    return f"{kept[-80:].strip('-')}{draft.ending}"


def run_build(project: Path, **environment: str) -> Built:
    """One build in a process of its own."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.build", str(project)], cwd=ROOT, stdout=out, stderr=errors,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        said, complaint = out.read().decode(), errors.read().decode("utf-8", "replace").strip()
    answer = json.loads(said.splitlines()[-1]) if process.returncode == 0 else {}
    return Built(
        answer=answer,
        error="" if answer else complaint or f"ended with {process.returncode}",
        seconds=usage.ru_utime + usage.ru_stime,
        megabytes=answer.pop("megabytes", 0),
    )


def _failures_of(built: Built, drafts: list[Draft], folder: Path, sources: str) -> Iterator[Failure]:
    if built.seconds > LONGEST:
        yield Failure(SLOW, f"{built.seconds:.0f} s")
    if built.megabytes > LARGEST:
        yield Failure(LARGE, f"{built.megabytes:.0f} MB")
    if built.error:
        alone = ", ".join(_crash_alone(drafts, folder, sources)) or "none alone"
        yield Failure(CRASH, f"{_last_lines(built.error)}; fail alone: {alone}")
    yield from (Failure(FAULT, fault) for fault in built.answer.get("faults", []))
    yield from (Failure(FINDING, finding) for finding in built.answer.get("findings", []))


def _crash_alone(drafts: list[Draft], folder: Path, sources: str) -> Iterator[str]:
    """The names of the articles that end a build by themselves."""
    for number, draft in enumerate(drafts):
        project = folder / f"alone/{number}"
        make_project(project, [draft], sources)
        if run_build(project).error:
            yield file_name(draft)


def _last_lines(error: str) -> str:
    """The end of a traceback, on one line."""
    return " | ".join(line.strip() for line in error.splitlines()[-5:])


def _differences(first: Built, second: Built, one: Path, other: Path) -> Iterator[Failure]:
    if first.answer != second.answer:
        yield Failure(OTHER, f"told {_shown(first)} and {_shown(second)}")
    texts = [{str(path.relative_to(root)): path.read_bytes() for path in _files(root / "content")}
             for root in (one, other)]  # fmt: skip
    paths = sorted(path for path in texts[0].keys() | texts[1].keys() if texts[0].get(path) != texts[1].get(path))
    if paths:
        yield Failure(OTHER, f"{len(paths)} files differ: {', '.join(paths[:FEW])}")


def _shown(built: Built) -> str:
    return (json.dumps(built.answer, ensure_ascii=False) if built.answer else _last_lines(built.error))[:300]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
