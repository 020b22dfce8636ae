"""Read numbers as they are written: digits, grouped digits, number words, fractions, ranges, vague quantities.

Convention: a percentage is its number (5, not 0.05). A range has a low and a high end and no value, since the text
states none; a change ("rose from 3 to 5") is two numbers. A vague quantity ("tens of thousands") has no value either.
What only looks like a quantity is left out: clock times, days of a month, ordinals, scores, versions, model names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.model import Sentence
from generator.parse.figures.number_patterns import measures, patterns, units


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the measure or currency that is written by it. Offsets in code points, end excluded."""

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    vague: str = ""  # "tens of thousands"
    unit: str = ""  # "USD", "percent", "km", "days"
    factor: float = 1  # of its scale words, which "1 to 2 thousand" shares
    bare: bool = False  # nothing but digits: may be a label or a year
    worded: bool = False
    compound: bool = False  # written onto the word that follows: "12-year-old"


MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DIGIT, SEPARATOR = re.compile(r"\d+"), re.compile(r"[,\s]")
DIGITS = re.compile(
    r"""(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?
         | \d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d,.]\d|\d)
         | \d+(?:\.\d+)*)
        (?P<fraction>[⁄/]\d+(?=\s+of\b)|\s?[½¼¾⅓⅔])?
        (?P<letters>[^\W\d_]+[23²³]?(?!\w))?""",
    re.VERBOSE,
)
# What makes digits no quantity when it follows them, or stands before them.
REJECTED_AFTER = re.compile(
    rf"""\w | [:/]\d | \s?[ap]\.?m\b | \s+(?:GMT|UTC|BST|[ECMP][DS]T)\b | [./,]\d | ['’]s\b | \s*o['’]clock
       | (?:\s*(?:[-–&,]|to|and|or|until)\s*\d{{1,2}})?(?:\s+of)?\s+{MONTH}(?!\w)""",
    re.VERBOSE,
)
REJECTED_BEFORE = re.compile(
    r"""(?:\w | \d[.,:/] | [\w][/#&_] | [^\W\d_][-‐‑'’] | [#@/] | \.
       | \bA\.?D\.?\s)$""",
    re.VERBOSE,
)
AFTER_MONTH = re.compile(rf"\b{MONTH}\s+(?:\d{{1,2}}(?:,?\s+|\s*(?:[-–&]|to|and)\s*))?$")
MONTH_INITIALS = frozenset("JFMASOND")
PREFIXED = re.compile(r"\b(?:sub|minus|mid|pre|over|under)[-‐‑]$", re.IGNORECASE)
NEGATIVE = re.compile(r"(?:(?<![^\s(“\"‘'])[-−]|\bminus[\s-])$", re.IGNORECASE)
NEGATIVE_ENDS = frozenset("-−sSſ")
# "1 in 4 women", "9 out of 10 people"; but "3 in 10 days".
RATIO = re.compile(
    r"(?P<part>\d)\s+(?:(?<=\b1\s)in|out\s+of|in(?=\s+\d+\s+(?:people|children|women|men|families|households)\b))\s+(?:every\s+)?(?P<whole>[1-9]\d{0,2})"
    r"(?=\s+(?!days?\b|weeks?\b|months?\b|years?\b|hours?\b|minutes?\b)[a-z])"
)
PHONE = re.compile(r"\+\d[\d\s()-]{5,20}\d")  # "+1 800 555 0199"
ORDINAL = frozenset(("st", "nd", "rd", "th", "s"))
GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
WORD_REJECTED_BEFORE = re.compile(r"(?:[\w$/]|[^\W][-‐‑'’.]|\d[.,])$")
WORD_REJECTED_AFTER = re.compile(r"[-‐‑'’][^\W\d_]|\.\d|['’]s\b")
COMPOUND = re.compile(r"[-‐‑][^\W\d_]")
# A metre in "a 37m long wall", a million in "12m tonnes", "5m people": a noun that can be counted decides.
COUNTED_MILLION = re.compile(
    r"\s+(?!(?:across|acres|high|wide|long|tall|deep|thick|away|above|below|from|race|sprint)\b)(?:of\s+)?(?:\w+\s+){0,2}?(?:people|men|women|children|\w{2,}s)\b"
)
BEHIND = 14  # code points before digits that are looked at
LONGEST = 12  # number words in one number; "nine hundred ninety-nine million nine hundred thousand" has eight


def read_numbers(text: str, sentences: Iterable[Sentence]) -> Iterator[Number]:
    """The single numbers of the text, in text order."""
    position, words = 0, patterns().words
    for start in _candidates(text, sentences):
        if start < position:
            continue
        if text[start].isdecimal():
            number, position = _read_digits(text, start)
        else:
            found = words.match(text, start)
            number, position = _read_words(text, found) if found else (None, start)
        if number:
            position = max(position, number.end)
            yield number


def _candidates(text: str, sentences: Iterable[Sentence]) -> list[int]:
    """Where a number may start. Tokens are looked up, for a search by pattern takes ten times as long."""
    starting, starts = starting_words(), [match.start() for match in DIGIT.finditer(text)]
    for sentence in sentences:
        starts += [start for start, _, word in sentence.tokens if word in starting]
    return sorted(starts)


@cache
def starting_words() -> frozenset[str]:
    """The tokens with which a number in words may start, as they are written at a sentence's start and inside."""
    small, fractions = units("cardinals"), units("fractions")
    tens = [word for word in small if word.endswith("ty")]
    words = {"a", "an", "half", *small, *(phrase.split()[0] for phrase in units("vague"))}
    words.update(f"{ten}-{digit}" for ten in tens for digit in small)
    words.update(f"{times}-{part}" for times in small for part in fractions)
    return frozenset(words | {word.capitalize() for word in words})


def _read_digits(text: str, start: int) -> tuple[Number | None, int]:
    """The number whose digits start here, or None, and where to search on."""
    if phone := PHONE.match(text, start - 1) if start else None:
        return None, phone.end()
    match = DIGITS.match(text, start)
    value, end = _digits_value(match), match.end()
    if len(match.group()) > 3 and match.group().isdecimal() and match.group()[0] == "0":
        return None, end  # the tail of a telephone number, a code
    if value is None or REJECTED_AFTER.match(text, end):
        return None, end
    before = text[max(0, start - BEHIND) : start]
    if before.endswith(".") and not before[-2:-1].isalnum() and match.group().isdecimal():
        value, before = float("." + match.group()), before[:-1]
    currency = patterns().currency.search(before) if before.rstrip()[-1:] in _sign_ends() else None
    before = before[: currency.start()] if currency else before
    negative = NEGATIVE.search(before) if before.rstrip()[-1:] in NEGATIVE_ENDS else None
    before = before[: negative.start()] if negative else before
    if _is_rejected(before, match.group()):
        return None, end
    judged = _judge_letters(text, match, bool(currency)) if match["letters"] else (1, "")
    if judged is None:
        return None, end
    factor, unit = judged
    ratio = RATIO.match(text, start) if not unit and not currency and not negative else None
    if ratio and int(ratio["part"]) < int(ratio["whole"]):
        share = int(ratio["part"]) / int(ratio["whole"])
        return Number(start, ratio.end(), share, unit="of", worded=True), ratio.end()
    value, end, scale = _compose(text, end, value * factor) if not unit else (value, end, 1)
    number = Number(
        start=max(0, start - BEHIND) + len(before),
        end=end,
        value=-value if negative else value,
        unit=units("currency signs")[currency["sign"]] if currency else unit,
        factor=factor * scale,
        bare=match.group().isdecimal() and not currency and not negative and scale == 1,
    )
    return _with_measure(text, number), end


@cache
def _sign_ends() -> frozenset[str]:
    return frozenset(sign[-1] for sign in units("currency signs"))


def _is_rejected(before: str, digits: str) -> bool:
    """Whether what stands before the digits makes them no quantity."""
    # Most numbers stand behind a space; of what ends in one only "A.D. " and a month reject them.
    if before[-1:] != " " or before[-2:-1] in "D.":
        # "with14,593 households": a space was lost, as in texts taken from PDF.
        lost = "," in digits and before[-1:].islower()
        if REJECTED_BEFORE.search(before) and not PREFIXED.search(before) and not lost:
            return True
    if not digits.isdecimal() or len(digits) not in (1, 2, 4) or MONTH_INITIALS.isdisjoint(before):
        return False
    return bool(AFTER_MONTH.search(before))


def _digits_value(match: re.Match) -> float | None:
    """The value of the digits; None for a version or an address. "2.000" is two thousand, as in German."""
    written = match.group()[: match.start("letters") - match.start() if match["letters"] else None]
    if written.isdecimal():
        return float(written) if len(written) < 300 else None
    if fraction := match["fraction"]:
        written = written[: -len(fraction)]
        divided = float(SEPARATOR.sub("", written)) if written.count(".") < 2 else 0
        if fraction[0] in "⁄/":
            return divided / int(fraction[1:]) if int(fraction[1:]) else None
        return divided + GLYPHS[fraction[-1]]
    written = SEPARATOR.sub("", written)
    groups = written.split(".")
    grouped = all(len(group) == 3 for group in groups[1:]) and 0 < len(groups[0].lstrip("0")) < 4
    if grouped and (len(groups) > 2 or groups[1:] == ["000"]):
        return float("".join(groups))
    return float(written) if len(groups) <= 2 and len(written) < 300 else None


def _judge_letters(text: str, match: re.Match, money: bool) -> tuple[float, str] | None:
    """The factor and the unit of the letters written onto digits; None where they make a name or an ordinal."""
    letters = match["letters"]
    if letters.lower() in ORDINAL:
        return None
    if letters in ("m", "M") and not money and not COUNTED_MILLION.match(text, match.end()):
        return (1, "m") if letters == "m" else None
    if letters.lower() in units("attached scales") and (letters.islower() or money or len(letters) > 1):
        return float(units("attached scales")[letters.lower()]), ""
    unit = _measure(letters)
    return (1, unit) if unit else None


def _read_words(text: str, found: re.Match) -> tuple[Number | None, int]:
    """The number, the fraction or the vague quantity that starts with these words, and where to search on."""
    start, end = found.span()
    if WORD_REJECTED_BEFORE.search(text[max(0, start - 3) : start]):
        return None, end
    if vague := patterns().vague.match(text, start):
        return Number(start, vague.end(), None, vague=" ".join(vague.group().lower().split())), vague.end()
    if fraction := patterns().fraction.match(text, start):
        times = float(units("cardinals").get((fraction["times"] or "one").lower(), 1))
        value = times * float(units("fractions")[fraction["part"].lower()])
        return Number(start, fraction.end(), value, unit="of", worded=True), fraction.end()
    if ratio := patterns().ratio.match(text, start):
        value = _small(ratio["part"] or ratio["some"]) / (_small(ratio["whole"] or ratio["many"]) or 1)
        return Number(start, ratio.end(), value, unit="of", worded=True), ratio.end()
    if found.lastgroup == "article":
        value, end = (0.5 if found["article"][0] in "hH" else 1.0), end - 1
    elif found.lastgroup == "cardinal":
        value = float(units("cardinals")[found["cardinal"].lower()])
    else:
        return None, end
    value, end, factor = _compose(text, end, value, worded=True)
    if WORD_REJECTED_AFTER.match(text, end):
        return None, max(end, found.end())
    return _with_measure(text, Number(start, end, value, factor=factor, worded=True)), end


def _small(written: str) -> float:
    return float(units("cardinals").get(written.lower()) or written)


def _compose(text: str, end: int, value: float, worded: bool = False) -> tuple[float, int, float]:
    """The value with the number words that go on with it ("4 | hundred million"), their end, the product of scales."""
    scales, chain = units("scales"), patterns().chain
    total, current, last, product = 0.0, value, float("inf"), 1.0
    for _ in range(LONGEST):
        match = chain.match(text, end)
        if not match:
            break
        word = (match["word"] or "").lower()
        if match["half"]:
            total, current = (total, current + 0.5) if current is not None else (total + last / 2, None)
        elif factor := float(scales.get(word, 0)):
            if current is None or match["and"] or factor >= last or (factor == 100 and not 0 < current < 100):
                break
            current, product = current * factor, product * factor
            if factor != 100:
                total, current, last = total + current, None, factor
        elif _continues(text, match, current if worded else None, bool(total)):
            current = (current or 0) + float(units("cardinals")[word])
            worded = True
        else:
            break
        end = match.end()
    return total + (current or 0), end, product


def _continues(text: str, match: re.Match, current: float | None, scaled: bool) -> bool:
    """Whether a word under a hundred goes on with the number: "two hundred and | five", not "… and | five hundred"."""
    value = float(units("cardinals")[match["word"].lower()])
    following = patterns().chain.match(text, match.end()) if match["and"] else None
    scale = float(units("scales").get((following["word"] or "").lower(), 0)) if following else 0
    if current is None:
        return scaled and not scale
    if match["and"] and scale == 100:
        return False
    if current >= 100 and current % 100 == 0:
        return True
    return not match["and"] and current % 100 >= 20 and current % 10 == 0 and value < 10


def _with_measure(text: str, number: Number) -> Number | None:
    """The number with the measure, the currency or the percent sign by it: "5 km", "12-year-old", "10 euros"."""
    match = patterns().measure.match(text, number.end)
    if not match or (number.worded and match["hyphen"]):
        return _without_compound(text, number)
    unit = _measure(match["unit"])
    if not unit or (number.unit and match["unit"] not in units("currency signs")):
        return _without_compound(text, number)
    if match["hyphen"] and unit in units("durations").values() and not match["old"]:
        return None  # "the 13-year-long war", "a 24-hour curfew"
    return replace(number, end=match.end(), unit=number.unit or unit, bare=False, compound=bool(match["hyphen"]))


def _without_compound(text: str, number: Number) -> Number | None:
    """Nothing where a word is written onto the number with a hyphen: "a 20-member panel", "the 3-series"."""
    return None if not number.unit and COMPOUND.match(text, number.end) else number


def _measure(written: str) -> str:
    """The unit for a measure as written; signs of one letter and codes count only in their own case."""
    if written in measures():
        return measures()[written]
    folded = " ".join(written.lower().split())
    return measures().get(folded, "") if len(written) > 1 else ""
