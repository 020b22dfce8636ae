"""Add the words that go on with a number: "4 | hundred million", "two | hundred and five".

The words stand in lexicon/units.txt.
"""

import re

from generator.parse.figures.number_patterns import number_patterns, units

# Number words in one number; "nine hundred ninety-nine million nine hundred thousand" has eight.
LONGEST = 12
# It multiplies what stands right before it, "three million two | hundred", as no other scale does.
HUNDRED = 100


def compose(text: str, end: int, *, value: float, worded: bool) -> tuple[float, int, float]:
    """Add the number words that go on with a value: "4 | hundred million".

    What comes back is the whole value, its end, and the product of its scales. `worded` says
    whether the value itself is written in words.
    """
    sum_ = _Sum(value, worded)
    chain = number_patterns().chain
    for _ in range(LONGEST):
        match = chain.match(text, end)
        if not match or not sum_.add(text, match):
            break
        end = match.end()
    return sum_.total + (sum_.current or 0), end, sum_.product


class _Sum:
    """A number of several words while it is read: "three million | two hundred | and five"."""

    def __init__(self, value: float, worded: bool) -> None:
        self.total = 0.0  # what its scales have multiplied
        self.current: float | None = value  # what none has yet; None behind a scale
        self.worded = worded  # whether words under a hundred may be added to the current value
        self.scale = float("inf")  # the last one: a later one is smaller
        self.product = 1.0  # of all scales

    def add(self, text: str, match: re.Match) -> bool:
        """Add the next word; False where it does not go on with the number."""
        if match["half"]:
            if self.current is not None:
                self.current += 0.5
            else:
                self.total += self.scale / 2
            return True
        word = match["word"].lower()
        if factor := float(units("scales").get(word, 0)):
            return self._multiply(factor, after_and=bool(match["and"]))
        current = self.current if self.worded else None
        if not _goes_on(text, match, current=current, scaled=bool(self.total)):
            return False
        self.current = (self.current or 0) + float(units("cardinals")[word])
        self.worded = True
        return True

    def _multiply(self, factor: float, after_and: bool) -> bool:
        """Multiply the current value by a scale; False where the scale cannot follow it."""
        if self.current is None or after_and or factor >= self.scale:
            return False
        if factor == HUNDRED and not 0 < self.current < HUNDRED:
            return False
        self.current *= factor
        self.product *= factor
        if factor != HUNDRED:
            self.total += self.current
            self.current = None
            self.scale = factor
        return True


def _goes_on(text: str, match: re.Match, *, current: float | None, scaled: bool) -> bool:
    """Tell whether it goes on with the number: "two hundred and | five"; not "… five hundred"."""
    scale = _scale_behind(text, match.end()) if match["and"] else 0
    if current is None:
        return scaled and not scale
    if match["and"] and scale == HUNDRED:
        return False
    if current >= HUNDRED and current % HUNDRED == 0:
        return True
    value = float(units("cardinals")[match["word"].lower()])
    ends_in_tens = current % HUNDRED >= 20 and current % 10 == 0
    return ends_in_tens and value < 10 and not match["and"]


def _scale_behind(text: str, end: int) -> float:
    """Give the scale that follows, 0 for none: the thousand of "five | thousand"."""
    following = number_patterns().chain.match(text, end)
    word = (following["word"] or "") if following else ""
    return float(units("scales").get(word.lower(), 0))
