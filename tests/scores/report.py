"""Print the scores of this checkout beside the targets and what other systems reach: `make scores`.

What others reach stands in peers.json, with its source; the targets in targets.json. The same table without targets,
filled from the floors, stands in docs/parsing.md between two marks; `python -m tests.scores.raise_floors` renews it.
"""

import json
from pathlib import Path
from typing import NamedTuple

from tests.scores import FLOORS, NO_GOLD, ROOT, Scores, find_gold, is_reached, measure, read_scores, shortfalls

TARGETS = Path(__file__).with_name("targets.json")
PEERS = Path(__file__).with_name("peers.json")
DOCS = ROOT / "docs/parsing.md"
BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"


class Peer(NamedTuple):
    """Another system, and what it reaches on the same texts with the same script, or as published."""

    name: str
    source: str
    scores: Scores


def read_peers() -> list[Peer]:
    return [Peer(**peer) for peer in json.loads(PEERS.read_text(encoding="utf-8"))]


def make_table(scores: Scores, targets: Scores, peers: list[Peer]) -> str:
    """A Markdown table, one row a metric; the column of targets only where there are any."""
    head = ["Articles", "Metric", "Briefing", *(["Target"] if targets else []), "Others"]
    rows = [head, ["---"] * len(head)]
    for file, metrics in scores.items():
        for metric, score in metrics.items():
            goal = targets.get(file, {}).get(metric)
            missed = goal is not None and not is_reached(metric, score, goal)
            others = [f"{peer.name} {found:.3f}" for peer in peers if (found := _of(peer, file, metric)) is not None]
            cells = [file, metric, f"{score:.3f}" + (" (missed)" if missed else "")]
            if targets:
                cells.append("" if goal is None else f"{goal:.2f}")
            rows.append([*cells, ", ".join(others)])
    return _aligned(rows)


def _of(peer: Peer, file: str, metric: str) -> float | None:
    return peer.scores.get(file, {}).get(metric)


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        fill = "-" if row[0] == "---" else " "
        lines.append("| " + " | ".join(cell.ljust(width, fill) for cell, width in zip(row, widths, strict=True)) + " |")
    return "\n".join(lines)


def put_between_marks(page: str, table: str) -> str:
    """The page with the table in place of what stands between its two marks. Raises ValueError where one is missing."""
    above, mark, rest = page.partition(BEGIN)
    _, end, below = rest.partition(END)
    if not (mark and end):
        raise ValueError(f"expected {BEGIN} and {END} on the page")
    return f"{above}{BEGIN}\n\n{table}\n\n{END}{below}"


def documented() -> str:
    """docs/parsing.md with the table that belongs to the floors as they are."""
    return put_between_marks(DOCS.read_text(encoding="utf-8"), make_table(read_scores(FLOORS), {}, read_peers()))


def main() -> None:
    gold = find_gold()
    if not gold:
        raise SystemExit(NO_GOLD)
    scores, peers = measure(gold), read_peers()
    print(make_table(scores, read_scores(TARGETS), peers))
    print("\nOthers:", *(f"  {peer.name}: {peer.source}" for peer in peers), sep="\n")
    missed = shortfalls(scores, read_scores(FLOORS))
    if missed:
        raise SystemExit("\n".join(["\nBelow the floor:", *missed]))


if __name__ == "__main__":
    main()
