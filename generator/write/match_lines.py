"""Which lines of two texts are the same.

Lines that each text has once say it best, such as headings and statements; between them decide
the longest runs. So the heads of tables, which recur, do not pair one table with another.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import Match, SequenceMatcher
from itertools import groupby, pairwise

Pairs = list[tuple[int, int]]

LONG = 2000  # lines in two texts


class LineMatcher(SequenceMatcher):
    """Matches the lines of two texts, for merge3 too."""

    def get_matching_blocks(self) -> list[Match]:
        """Give the runs of lines that are the same, in order; the last one is empty."""
        if self.matching_blocks is None:
            ends = [(-1, -1), *self._anchors(), (len(self.a), len(self.b))]
            pairs: set[tuple[int, int]] = set()
            for start, end in pairwise(ends):
                pairs.update(self._between(start, end))
            runs = [*_runs(sorted(pairs)), (len(self.a), len(self.b), 0)]
            self.matching_blocks = [Match(*run) for run in runs]
        return self.matching_blocks

    def _anchors(self) -> Pairs:
        """Pair the lines with words that each text has once, as many as stand in one order."""
        counts, others = Counter(self.a), Counter(self.b)
        places = {line: number for number, line in enumerate(self.b)}
        return longest_run(
            [
                (number, places[line])
                for number, line in enumerate(self.a)
                if counts[line] == others[line] == 1 and any(map(str.isalnum, line))
            ]
        )

    def _between(self, start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Pair the lines from one anchor to the next, both included."""
        first, other = max(start[0], 0), max(start[1], 0)
        part = SequenceMatcher(self.isjunk, self.a[first : end[0] + 1], self.b[other : end[1] + 1])
        for run in part.get_matching_blocks():
            for number in range(run.size):
                yield first + run.a + number, other + run.b + number


def _runs(pairs: Pairs) -> Iterator[tuple[int, int, int]]:
    """Put pairs that follow each other into runs: where each begins in both texts, and its size."""
    for _, group in groupby(enumerate(pairs), key=lambda one: _diagonal(*one)):
        run = [pair for _, pair in group]
        yield *run[0], len(run)


def _diagonal(place: int, pair: tuple[int, int]) -> tuple[int, int]:
    """What pairs of one run share."""
    return pair[0] - place, pair[1] - place


def longest_run(pairs: Pairs) -> Pairs:
    """The most pairs of numbers that stand in the same order in both texts."""
    tails: list[int] = []  # the least end of a run of each length, and which pair that is
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    run: Pairs = []
    number = ends[-1] if ends else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
