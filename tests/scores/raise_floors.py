"""Write down how the parser reads now: the precision of its rules, the floors (never lowered), the table in the docs.

python -m tests.scores.raise_floors
"""

from tests.scores import (
    FLOORS,
    NO_GOLD,
    Scores,
    find_gold,
    floor_under,
    is_reached,
    measure,
    read_scores,
    shortfalls,
    write_scores,
)
from tests.scores.precision import TABLE, as_table, measure_rules
from tests.scores.report import DOCS, documented


def raise_floors(floors: Scores, scores: Scores) -> Scores:
    """The floors, each raised to its score where that is better; with a floor for each score that had none."""
    raised = {file: dict(metrics) for file, metrics in floors.items()}
    for file, metrics in scores.items():
        for metric, score in metrics.items():
            reached = floor_under(metric, score)
            floor = raised.setdefault(file, {}).setdefault(metric, reached)
            if is_reached(metric, reached, floor):
                raised[file][metric] = reached
    return raised


def main() -> None:
    gold = find_gold()
    if not gold:
        raise SystemExit(NO_GOLD)
    TABLE.write_text(as_table(measure_rules(gold)), encoding="utf-8")
    floors = read_scores(FLOORS) if FLOORS.is_file() else {}
    scores = measure(gold)
    raised = raise_floors(floors, scores)
    for file, metrics in raised.items():
        for metric, floor in metrics.items():
            before = floors.get(file, {}).get(metric)
            if floor != before:
                print(f"{file}, {metric}: {'new' if before is None else before} -> {floor}")
    write_scores(FLOORS, raised)
    DOCS.write_text(documented(), encoding="utf-8")
    missed = shortfalls(scores, raised)
    if missed:
        raise SystemExit("\n".join(["Not reached, and left as they are:", *missed]))


if __name__ == "__main__":
    main()
