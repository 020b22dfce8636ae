"""How well articles that people have annotated are read, and the floors below which that must not fall.

The annotated articles are not part of this repository: most may be measured with, but not passed on. They stand beside
the checkout in ../shared/gold, or where BRIEFING_GOLD says, together with the scripts that score: score.py sentence by
sentence, score_briefing.py whole briefings, each of a few articles on one crisis.

Convention: scores, floors and targets are {file: {metric: figure}}. A metric that ends in a word of LOWER_IS_BETTER is
better the lower it is, every other the higher. The means over the crises stand under the file name CRISES.
"""

import json
import math
import os
import shlex
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
VARIABLE = "BRIEFING_GOLD"
FLOORS = Path(__file__).with_name("floors.json")
NO_GOLD = (
    f"no annotated articles: set {VARIABLE} to the folder of score.py and its *.jsonl files "
    "(looked for in ../shared/gold beside the checkout)"
)

CRISES = "crises"
LOWER_IS_BETTER = ("false", "unknown", "repeats", "errors", "missed", "findings")

Scores = dict[str, dict[str, float]]


def find_gold() -> Path | None:
    """The folder of annotated articles: what BRIEFING_GOLD names, else ../shared/gold; None without its scripts."""
    folder = Path(os.environ.get(VARIABLE) or ROOT.parent / "shared/gold").resolve()
    return folder if all((folder / name).is_file() for name in ("score.py", "score_briefing.py")) else None


def measure(gold: Path) -> Scores:
    """The scores of this checkout, from one run over all annotated articles (under a minute)."""
    program = [sys.executable, "-m", "generator"]
    parse = shlex.join([*program, "parse", "--jsonl"])
    sentences = _score(gold / "score.py", "--command", parse, "--project", str(ROOT))
    crises = _score(gold / "score_briefing.py", "--command", shlex.join(program))
    return {**sentences, CRISES: means(crises)}


def means(scores: dict[str, dict[str, float | None]]) -> dict[str, float]:
    """The mean of each metric over the crises where there is something to measure."""
    found = defaultdict(list)
    for metrics in scores.values():
        for metric, score in metrics.items():
            if score is not None:
                found[metric].append(score)
    return {metric: round(statistics.fmean(values), 6) for metric, values in found.items()}


def _score(script: Path, *arguments: str) -> Scores:
    """What a script of the annotated articles prints of this checkout."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, str(script), "--json", *arguments]
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"{script.name} ended with exit status {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def read_scores(path: Path) -> Scores:
    return json.loads(path.read_text(encoding="utf-8"))


def write_scores(path: Path, scores: Scores) -> None:
    path.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")


def is_reached(metric: str, score: float, bound: float) -> bool:
    """Whether a score is as good as a floor or target."""
    return score <= bound if metric.endswith(LOWER_IS_BETTER) else score >= bound


def floor_under(metric: str, score: float) -> float:
    """The strictest floor of three decimals that the score reaches: 0.9567 gives 0.956; as a "false", 0.957."""
    thousandths = round(score * 1000, 6)  # 0.29 * 1000 is 289.99999999999994
    return (math.ceil if metric.endswith(LOWER_IS_BETTER) else math.floor)(thousandths) / 1000


def shortfalls(scores: Scores, bounds: Scores) -> list[str]:
    """A line for each bound that the scores do not reach, or lack."""
    lines = []
    for file, metrics in bounds.items():
        for metric, bound in metrics.items():
            score = scores.get(file, {}).get(metric)
            if score is None or not is_reached(metric, score, bound):
                lines.append(f"{file}, {metric}: {'nothing' if score is None else score}, wanted {bound}")
    return lines
