"""`make soak`: see the package's docstring."""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom

import tests.soak
from tests.soak.cut import crashes_on_cuts
from tests.soak.groups import KINDS, Result, try_group
from tests.soak.mangle import mangle
from tests.soak.material import ROOT, Draft, read_material

GROUP = 25
CUTS, PROPERTIES = "crash on a cut sentence", "failed property"
SHOWN = 400  # characters of a failure
FEW = 5  # failures of one kind in one group are told


def main() -> int:
    """Run the rounds, tell what they found, and give the exit status: 0 where that is nothing."""
    options = _options()
    material = read_material(options.articles)
    seed = options.seed if options.seed is not None else SystemRandom().randrange(1_000_000)
    found: Counter[str] = Counter()
    if not options.group:
        found += _try_cuts()
    for number in range(seed, seed + options.rounds):
        found += _run_round(material, number, options.group, options.keep)
        if not options.group and not options.builds_only:
            found += _run_properties(number)
    _tell("in all", found, (*KINDS, CUTS, PROPERTIES))
    return 1 if found.total() else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.soak", description=tests.soak.__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("articles", nargs="*", type=Path, metavar="FOLDER|FILE")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, help="of the first round; each round takes the next one")
    parser.add_argument("--group", type=int, help="build this group of each round only, and nothing else")
    parser.add_argument("--keep", type=Path, help="keep the projects of groups in which something was found there")
    parser.add_argument("--builds-only", action="store_true", help="run no property tests")
    return parser.parse_args()


def _run_round(material: list[Draft], seed: int, only: int | None, keep: Path | None) -> Counter[str]:
    """Build all articles in groups; only one of these where its number is given."""
    found: Counter[str] = Counter()
    groups = list(_groups(material, seed))
    results = []
    print(f"round with seed {seed}: {len(material)} articles in {len(groups)} groups", flush=True)
    for number, drafts in enumerate(groups, start=1):
        if only in (None, number):
            result = _try_group(drafts, seed, number, keep)
            results.append(result)
            found.update(failure.kind for failure in result.failures)
    left_out = sum(len(one.left_out) for one in results)
    seconds, megabytes = max(one.seconds for one in results), max(one.megabytes for one in results)
    print(f"  at most {seconds:.1f} s of processor time and {megabytes:.0f} MB a group; "
          f"{left_out} articles left out as unreadable")  # fmt: skip
    _tell(f"  seed {seed}", found, KINDS)
    return found


def _groups(material: list[Draft], seed: int) -> Iterator[list[Draft]]:
    """The articles in groups that the seed decides alone, some of them mangled."""
    chance = Random(seed)
    shuffled = chance.sample(material, len(material))
    for start in range(0, len(shuffled), GROUP):
        yield mangle(shuffled[start : start + GROUP], chance)


def _try_group(drafts: list[Draft], seed: int, number: int, keep: Path | None) -> Result:
    chance = Random(f"{seed}/{number}")
    with tempfile.TemporaryDirectory() as folder:
        result = try_group(drafts, chance, Path(folder))
        if keep and result.failures:
            (keep / f"{seed}-{number}").parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-r", folder, str(keep / f"{seed}-{number}")], check=True)
    for kind in KINDS:
        of_kind = [failure.told for failure in result.failures if failure.kind == kind]
        for told in of_kind[:FEW]:
            print(f"  group {number}: {kind}: {told[:SHOWN]}", flush=True)
        if of_kind[FEW:]:
            print(f"  group {number}: {kind}: … and {len(of_kind) - FEW} more", flush=True)
    if result.failures:
        changed = "; ".join(f"{one.name} ({one.change})" for one in drafts if one.change)
        print(f"  group {number}: mangled: {changed}\n  again: --seed {seed} --rounds 1 --group {number}", flush=True)
    return result


def _try_cuts() -> Counter[str]:
    found: Counter[str] = Counter()
    for line in crashes_on_cuts():
        found[CUTS] += 1
        print(f"  {CUTS}: {line}", flush=True)
    _tell("every sentence of tests/cases cut everywhere", found, (CUTS,))
    return found


def _run_properties(seed: int) -> Counter[str]:
    """The property tests, with examples that the seed decides."""
    command = ["pytest", "-q", "-m", "hypothesis", "--hypothesis-profile=soak", f"--hypothesis-seed={seed}"]
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    for line in failed:
        print(f"  {line}", flush=True)
    found = Counter({PROPERTIES: len(failed) or int(done.returncode != 0)})
    _tell(f"  properties with seed {seed}", found, (PROPERTIES,))
    return found


def _tell(what: str, found: Counter[str], kinds: tuple[str, ...]) -> None:
    print(f"{what}: {', '.join(f'{found[kind]} {kind}' for kind in kinds)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
