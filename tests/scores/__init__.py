"""How well the parser reads articles that people have annotated, and the floors below which it must not fall.

The annotated articles are not part of this repository: most may be measured with, but not passed on. They stand beside
the checkout in ../shared/gold, or where BRIEFING_GOLD says, together with the script that scores (score.py).

Convention: scores, floors and targets are {file: {metric: figure}}, a figure between 0 and 1. A metric that ends in
"false" is better the lower it is, every other the higher.
"""

import json
import math
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
VARIABLE = "BRIEFING_GOLD"
FLOORS = Path(__file__).with_name("floors.json")
NO_GOLD = (
    f"no annotated articles: set {VARIABLE} to the folder of score.py and its *.jsonl files "
    "(looked for in ../shared/gold beside the checkout)"
)

Scores = dict[str, dict[str, float]]


def find_gold() -> Path | None:
    """The folder of annotated articles: what BRIEFING_GOLD names, else ../shared/gold; None without a score.py."""
    folder = Path(os.environ.get(VARIABLE) or ROOT.parent / "shared/gold").resolve()
    return folder if (folder / "score.py").is_file() else None


def measure(gold: Path) -> Scores:
    """The scores of this checkout, from one run of the parser over all annotated articles (about half a minute)."""
    parse = shlex.join([sys.executable, "-m", "generator", "parse", "--jsonl"])
    script = [sys.executable, str(gold / "score.py"), "--json", "--command", parse, "--project", str(ROOT)]
    done = subprocess.run(script, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(f"score.py ended with exit status {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def read_scores(path: Path) -> Scores:
    return json.loads(path.read_text(encoding="utf-8"))


def write_scores(path: Path, scores: Scores) -> None:
    path.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")


def is_reached(metric: str, score: float, bound: float) -> bool:
    """Whether a score is as good as a floor or target."""
    return score <= bound if metric.endswith("false") else score >= bound


def floor_under(metric: str, score: float) -> float:
    """The strictest floor of three decimals that the score reaches: 0.9567 gives 0.956; as a "false", 0.957."""
    thousandths = round(score * 1000, 6)  # 0.29 * 1000 is 289.99999999999994
    return (math.ceil if metric.endswith("false") else math.floor)(thousandths) / 1000


def shortfalls(scores: Scores, bounds: Scores) -> list[str]:
    """A line for each bound that the scores do not reach, or lack."""
    lines = []
    for file, metrics in bounds.items():
        for metric, bound in metrics.items():
            score = scores.get(file, {}).get(metric)
            if score is None or not is_reached(metric, score, bound):
                lines.append(f"{file}, {metric}: {'nothing' if score is None else score}, wanted {bound}")
    return lines
