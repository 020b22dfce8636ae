"""`make soak-edits`: histories of edits by chance over the pages of five articles, each with another seed.

    python -m tests.soak.edits [--projects 500] [--pages 900] [--steps 15] [--seed N] [--jobs N]

900 histories of single pages, in memory, are more than 10,000 merges; 500 of whole projects have real builds besides,
that are killed, other names and templates, and two branches of a real git.

Nothing may be found: no word lost or doubled, nothing back that was deleted by hand, nothing of the editor's under
another heading, nothing missing that nobody took out, no faulty outline, no write by a second build. Now and then
a second editor is on a branch, and git merges it. What is found names the seed that repeats it.
"""

import argparse
import os
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random, SystemRandom

from tests.soak.histories import Wrong, run_history
from tests.soak.projects import make_first, run_project
from tests.write.five_articles import make_versions

FEW = 5  # that are told whole


def main() -> int:
    """Live through the histories; the exit status is 0 where nothing was found."""
    options = _options()
    seed = options.seed if options.seed is not None else SystemRandom().randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        versions = make_versions(Path(folder) / "versions")
        first = make_first(Path(folder) / "first")
        pages = partial(_page, versions, steps=options.steps)
        projects = partial(_project, first, steps=options.steps)
        found = _tell("pages", pages, range(seed, seed + options.pages), jobs=options.jobs)
        found += _tell("projects", projects, range(seed, seed + options.projects), jobs=options.jobs)
    return 1 if found else 0


def _page(versions: list[dict[str, str]], number: int, steps: int) -> None:
    paths = sorted({path for pages in versions for path in pages})
    path = Random(number).choice(paths)
    run_history(path, [pages[path] for pages in versions if path in pages], seed=str(number), steps=steps)


def _project(first: Path, number: int, steps: int) -> None:
    root = first.with_name(f"project-{number}")
    try:
        run_project(first, root, seed=str(number), steps=steps)
    finally:
        shutil.rmtree(root)


def _tell(kind: str, run: Callable[[int], None], numbers: range, jobs: int) -> int:
    """Live through histories of a kind, and tell what is wrong in them."""
    found: Counter[str] = Counter()
    with ProcessPoolExecutor(jobs, get_context("fork")) as pool:
        for number, wrong in zip(numbers, pool.map(partial(_wrong, run), numbers), strict=True):
            if wrong:
                found[wrong.split(": ")[1]] += 1
                if found.total() <= FEW:
                    others = "pages" if kind == "projects" else "projects"
                    print(f"{wrong}\n  again: --seed {number} --{kind} 1 --{others} 0\n", flush=True)
    print(f"{len(numbers)} {kind} from seed {numbers.start}: {found.total()} with something wrong", flush=True)
    for wrong, count in found.most_common():
        print(f"  {count} {wrong}")
    return found.total()


def _wrong(run: Callable[[int], None], number: int) -> str:
    """Tell what is wrong in a history; a crash is, too."""
    try:
        run(number)
    except Wrong as error:
        return str(error)
    except Exception:
        return f"{number}: a crash: {traceback.format_exc()}"
    return ""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak.edits", description=__doc__)
    parser.add_argument("--pages", type=int, default=900)
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--steps", type=int, default=15)
    parser.add_argument("--seed", type=int, help="of the first history; each takes the next one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="histories at a time")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
