"""Read numbers in words, "two hundred and five", fractions, ratios, and vague quantities.

The words stand in lexicon/units.txt.
"""

import re
from collections.abc import Callable
from functools import cache

from generator.parse.figures.measures import Number, NumberRead, with_measure
from generator.parse.figures.number_patterns import number_patterns, units

REJECTED_BEFORE = re.compile(r"(?:[\w$/]|[^\W][-‐‑'’.]|\d[.,])$")
REJECTED_AFTER = re.compile(r"[-‐‑'’][^\W\d_]|\.\d|['’]s\b")
# Number words in one number; "nine hundred ninety-nine million nine hundred thousand" has eight.
LONGEST = 12
HUNDRED = (
    100  # it multiplies only what stands before it: "two | hundred", "three million two | hundred"
)


@cache
def starting_words() -> frozenset[str]:
    """List the tokens that may start a number in words, with and without a capital."""
    small, fractions = units("cardinals"), units("fractions")
    tens = [word for word in small if word.endswith("ty")]
    words = {"a", "an", "half", *small}
    words.update(phrase.split()[0] for phrase in units("vague"))
    words.update(f"{ten}-{digit}" for ten in tens for digit in small)
    words.update(f"{times}-{part}" for times in small for part in fractions)
    capitalized = {word.capitalize() for word in words}
    return frozenset(words | capitalized)


def read_words(text: str, start: int) -> NumberRead:
    """Read the number, the fraction or the vague quantity whose words start here."""
    found = number_patterns().words.match(text, start)
    if not found:
        return None, start
    if REJECTED_BEFORE.search(text[max(0, start - 3) : start]):
        return None, found.end()
    for read in READERS:
        if number := read(text, start):
            return number, number.end
    return _read_cardinal(text, found)


def _read_vague(text: str, start: int) -> Number | None:
    """Read "tens of thousands"."""
    match = number_patterns().vague.match(text, start)
    if not match:
        return None
    vague = " ".join(match.group().lower().split())
    return Number(start, match.end(), value=None, vague=vague)


def _read_fraction(text: str, start: int) -> Number | None:
    """Read the "two thirds" of "two thirds of"."""
    match = number_patterns().fraction.match(text, start)
    if not match:
        return None
    times = (match["times"] or "one").lower()
    part = float(units("fractions")[match["part"].lower()])
    value = float(units("cardinals").get(times, 1)) * part
    return Number(start, match.end(), value=value, unit="of", worded=True)


def _read_ratio(text: str, start: int) -> Number | None:
    """Read "one in three", "nine out of ten"."""
    match = number_patterns().ratio.match(text, start)
    if not match:
        return None
    part = _small_value(match["part"] or match["some"])
    whole = _small_value(match["whole"] or match["many"])
    return Number(start, match.end(), value=part / (whole or 1), unit="of", worded=True)


READERS: tuple[Callable[[str, int], Number | None], ...] = (
    _read_vague,
    _read_fraction,
    _read_ratio,
)


def _small_value(written: str) -> float:
    """Give the value of a number under a hundred, in words or digits."""
    return float(units("cardinals").get(written.lower()) or written)


def _read_cardinal(text: str, found: re.Match) -> NumberRead:
    """Read "two hundred and five", "a hundred", "half a million"."""
    start, end = found.span()
    if found.lastgroup == "article":
        halved = found["article"][0] in "hH"
        value = 0.5 if halved else 1.0
        end -= 1
    elif found.lastgroup == "cardinal":
        value = float(units("cardinals")[found["cardinal"].lower()])
    else:
        return None, end
    value, end, factor = compose(text, end, value=value, worded=True)
    if REJECTED_AFTER.match(text, end):
        return None, max(end, found.end())
    number = Number(start, end, value=value, factor=factor, worded=True)
    return with_measure(text, number), end


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
            self._add_half()
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

    def _add_half(self) -> None:
        """Add "and a half": to "two", or to "two million", of which it is half a million."""
        if self.current is not None:
            self.current += 0.5
        else:
            self.total += self.scale / 2

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
    """Whether a word under a hundred goes on with the number.

    "two hundred and | five" goes on, "… and | five hundred" is a second number.
    """
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
