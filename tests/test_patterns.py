"""No regular expression of the program takes more than about twice the time on a text that is twice as long.

Each is tried against texts made of its own characters and words (see `tests.patterns`). What counts is the growth of
processor time, and only where there is enough to measure: a linear pattern passes in any case.
"""

import time

from tests.patterns import Used, hostile_pumps, used_patterns

GROWTH = 2.8  # at most, where a text is twice as long: twice is linear, four times quadratic
SMALL = (8, 12, 16, 20, 24, 28)  # times: an exponential pattern shows here, and further on would not end
TOO_LONG = 0.05  # seconds for a text of so few characters
SIZE = 3_000  # characters
FLOOR = 0.002  # seconds: below, no growth can be measured, and a quadratic pattern takes longer
ATTEMPTS = 5  # another process may run between two measures
ENDINGS = ("", "\0")


def seconds(used: Used, text: str) -> float:
    use = used.pattern.search if used.searched else used.pattern.match
    began = time.process_time()
    if used.searched:
        for _ in used.pattern.finditer(text):
            pass
    else:
        use(text)
        used.pattern.fullmatch(text)
    return time.process_time() - began


def slowest(used: Used) -> str:
    """The first text that takes the pattern too long, described; "" where there is none."""
    for before, pump in hostile_pumps(used.pattern):
        for ending in ENDINGS:
            if problem := _grows(used, before, pump, ending):
                return f"{before!r} + {pump!r} * n + {ending!r}: {problem}"
    return ""


def _grows(used: Used, before: str, pump: str, ending: str) -> str:
    for times in SMALL:
        if (taken := seconds(used, before + pump * times + ending)) > TOO_LONG:
            return f"{taken:.3f} s for {times} times"
    times = SIZE // len(pump)
    for size in (times // 16, times // 4, times):
        if (taken := seconds(used, before + pump * size + ending)) > 20 * TOO_LONG:
            return f"{taken:.3f} s for {size} times"
    if taken < FLOOR:
        return ""
    ratios = []
    for _ in range(ATTEMPTS):
        once = min(seconds(used, before + pump * times + ending) for _ in range(3))
        twice = min(seconds(used, before + pump * 2 * times + ending) for _ in range(3))
        ratios.append(twice / once)
        if ratios[-1] <= GROWTH:
            return ""
    return f"{min(ratios):.1f} times as long for twice the text"


def test_every_pattern_takes_linear_time():
    assert {used.name: problem for used in used_patterns() if (problem := slowest(used))} == {}
