"""`make soak-edits`: histories of edits by chance over the pages of five articles, each with another seed.

    python -m tests.soak.edits [--histories 10000] [--steps 15] [--seed N]

Nothing may be found: no word lost or doubled, nothing back that was deleted by hand, nothing of the editor's under
another heading, nothing missing that nobody took out, no faulty outline, no write by a second build. Now and then
a second editor is on a branch, and git merges it. What is found names the seed that repeats it.
"""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

from tests.soak.histories import Wrong, run_history
from tests.write.five_articles import make_versions

FEW = 5  # that are told whole


def main() -> int:
    """Live through the histories; the exit status is 0 where nothing was found."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        versions = make_versions(Path(folder))
    seed = options.seed if options.seed is not None else SystemRandom().randrange(1_000_000)
    paths = sorted({path for pages in versions for path in pages})
    found: Counter[str] = Counter()
    for number in range(seed, seed + options.histories):
        path = Random(number).choice(paths)
        texts = [pages[path] for pages in versions if path in pages]
        try:
            run_history(path, texts, seed=str(number), steps=options.steps)
        except Wrong as error:
            found[str(error).split(": ")[1]] += 1
            if found.total() <= FEW:
                print(f"{error}\n  again: --seed {number} --histories 1\n", flush=True)
    print(f"{options.histories} histories from seed {seed}: {found.total()} with something wrong", flush=True)
    for kind, count in found.most_common():
        print(f"  {count} {kind}")
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak.edits", description=__doc__)
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--steps", type=int, default=15)
    parser.add_argument("--seed", type=int, help="of the first history; each takes the next one")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
