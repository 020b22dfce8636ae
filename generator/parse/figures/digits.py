"""Read numbers in digits: "280,000", "3.5m", "$4 million", "2 ½", "1 in 4 women".

What only looks like a quantity is left out: clock times, days of a month, ordinals, scores,
versions, model names.
"""

import re
from functools import cache
from typing import NamedTuple

from generator.parse.figures.number_patterns import (
    Number,
    NumberRead,
    measure_unit,
    number_patterns,
    units,
    with_measure,
)
from generator.parse.figures.scales import compose
from generator.parse.grammar.month_names import MONTH

SEPARATOR = re.compile(r"[,\s]")
DIGITS = re.compile(r"""(?x)(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?
         | \d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d,.]\d|\d)
         | \d+(?:\.\d+)*)
        (?P<fraction>[⁄/]\d+(?=\s+of\b)|\s?[½¼¾⅓⅔])?
        (?P<letters>(?![¹²³⁰⁴-⁹])[^\W\d_]+[23²³]?(?!\w))?""")
# What makes digits no quantity when it follows them, or stands before them.
REJECTED_AFTER = re.compile(rf"""(?x)(?![¹²³⁰⁴-⁹])\w
       | (?:\s?[×·⋅x]\s?10|(?<=\b10))¹?[²³⁰⁴-⁹⁻]
       | [:/]\d
       | \s?[ap]\.?m\b
       | \s+(?:GMT|UTC|BST|[ECMP][DS]T)\b
       | [./,]\d
       | ['’]s\b
       | \s*o['’]clock
       | (?:\s*(?:[-–&,]|to|and|or|until)\s*\d{{1,2}})?(?:\s+of)?\s+{MONTH}(?!\w)""")
REJECTED_BEFORE = re.compile(r"""(?x)(?:\w | \d[.,:/] | [\w][/#&_] | [^\W\d_][-‐‑'’] | [#@/] | \.
       | \bA\.?D\.?\s)$""")
AFTER_MONTH = re.compile(rf"\b{MONTH}\s+(?:\d{{1,2}}(?:,?\s+|\s*(?:[-–&]|to|and)\s*))?$")
# "On May 3, (41) people": no year, and no further day, unless a list of days goes on.
AFTER_DAY = re.compile(r"\d,\s$")
MORE_DAYS = re.compile(r"(?:,|\s+(?:and|or|to)|\s*[-–&])\s*\d")
MONTH_INITIALS = frozenset("JFMASOND")
PREFIXED = re.compile(r"(?i)\b(?:sub|minus|mid|pre|over|under)[-‐‑]$")
NEGATIVE = re.compile(r"(?i)(?:(?<![^\s(“\"‘'])[-−]|\bminus[\s-])$")
NEGATIVE_ENDS = frozenset("-−sSſ")
# "1 in 4 women", "9 out of 10 people"; but "3 in 10 days".
RATIO = re.compile(r"""(?x)(?P<part>\d)\s+
        (?: (?<=\b1\s)in
          | out\s+of
          | in(?=\s+100?\s)
          | in(?=\s+\d+\s+(?:people|children|women|men|families|households)\b))
        \s+(?:every\s+)?(?P<whole>[1-9]\d{0,2})
        (?=\s+(?!days?\b|weeks?\b|months?\b|years?\b|hours?\b|minutes?\b)[a-z])""")
# What an ordinal counts: "the 87th known attack on a school".
NUMBERED = re.compile(
    r"\s+(?:(?!and\b|of\b)[a-z-]+\s+){0,2}?"
    r"(?:attack|strike|airstrike|raid|case|death|fatality|victim|casualty|aftershock|explosion)\b"
)
# The mark of a note: "12,000[3] people", "280,000 (2) people", "(see note 3)".
NOTE = re.compile(
    r"(?<=\[)\d{1,3}\]|(?<=\d\()\d{1,2}\)|(?<=\d[ \u00a0]\()\d{1,2}\)"
    r"|(?<=\bnote )\d{1,3}\b|(?<=\bnotes )\d{1,3}\b|(?<=footnote )\d{1,3}\b"
)
NOTE_BEGINS = ("[", "(", " ")  # what stands before its digits
PHONE = re.compile(r"\+\d[\d\s()-]{5,20}\d")  # "+1 800 555 0199"
ORDINAL = frozenset(("st", "nd", "rd", "th", "s"))
GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}
# A metre in "a 37m long wall", a million in "12m tonnes", "5m people": a noun that can be counted
# decides, if it stands in the same paragraph.
GAP = r"(?:[^\S\n]|\n(?!\s*\n))+"
COUNTED_MILLION = re.compile(rf"""(?x){GAP}
        (?!(?:across|acres|high|wide|long|tall|deep|thick|away|above|below|from|race|sprint)\b)
        (?:of{GAP})?(?:\w+{GAP}){{0,2}}?
        (?:people|men|women|children|\w{{2,}}s)\b""")
YEAR_DIGITS = 4
BEHIND = 14  # code points before digits that are looked at
LONGEST = 300  # code points: no float holds what has more digits


class _Opening(NamedTuple):
    """What belongs to the digits and stands before them: "minus $.5"."""

    before: str  # what stands before all of it
    currency: str  # its unit
    negative: bool
    decimal: bool  # the digits stand behind a point: ".5"


class _AttachedLetters(NamedTuple):
    """What the letters written onto digits mean: the million of "3.5m", the kilometres of "5km"."""

    factor: float = 1
    unit: str = ""


NO_LETTERS = _AttachedLetters()


def read_digits(text: str, start: int) -> NumberRead:
    """Read the number whose digits start here."""
    before = text[start - 1 : start]
    if before == "+" and (phone := PHONE.match(text, start - 1)):
        return None, phone.end()
    if before in NOTE_BEGINS and (note := NOTE.match(text, start)):
        return None, note.end()
    match = DIGITS.match(text, start)
    value = _digits_value(match)
    if value is None or _is_code(match.group()) or REJECTED_AFTER.match(text, match.end()):
        return None, match.end()
    opening = _opening_of(text, match)
    if _is_rejected(opening.before, match.group(), text=text, end=match.end()):
        return None, match.end()
    letters = _letters_of(text, match, is_money=bool(opening.currency))
    if letters is None:
        return None, match.end()
    if opening.decimal:
        value = float("." + match.group())
    return _read_scales(text, match, value=value, opening=opening, letters=letters)


def _read_scales(
    text: str,
    match: re.Match,
    *,
    value: float,
    opening: _Opening,
    letters: _AttachedLetters,
) -> NumberRead:
    """Read the words that go on with the digits: "4 | hundred million", "1 | in 4", "5 | km"."""
    plain = not (letters.unit or opening.currency or opening.negative)
    if plain and (ratio := _read_ratio(text, match.start())):
        return ratio, ratio.end
    end = match.end()
    scale = 1.0
    if not letters.unit:
        value, end, scale = compose(text, end, value=value * letters.factor, worded=False)
    number = Number(
        start=max(0, match.start() - BEHIND) + len(opening.before),
        end=end,
        value=-value if opening.negative else value,
        unit=opening.currency or letters.unit,
        factor=letters.factor * scale,
        bare=plain and scale == 1 and match.group().isdecimal(),
        is_ordinal=(match["letters"] or "").lower() in ORDINAL,
    )
    return with_measure(text, number), end


def _is_code(digits: str) -> bool:
    """Whether the digits are the tail of a telephone number, or a code."""
    return len(digits) > 3 and digits[0] == "0" and digits.isdecimal()


def _digits_value(match: re.Match) -> float | None:
    """Give the value of the digits; None for a version or an address."""
    written = match.group().removesuffix(match["letters"] or "")
    if fraction := match["fraction"]:
        return _with_fraction(written.removesuffix(fraction), fraction)
    first, *others = SEPARATOR.sub("", written).split(".")
    joined = first + "".join(others)
    if others and _are_groups(first, others):
        return float(joined)
    if len(others) > 1 or len(joined) + len(others) >= LONGEST:
        return None
    return float(".".join([first, *others]))


def _are_groups(first: str, others: list[str]) -> bool:
    """Whether points group the digits: "1.234.567", and "2.000", which is two thousand."""
    if not all(len(group) == 3 for group in others) or not 0 < len(first.lstrip("0")) < 4:
        return False
    return len(others) > 1 or others == ["000"]


def _with_fraction(written: str, fraction: str) -> float | None:
    """Divide the digits, "3/4 of", or add a sign to them, "2 ½"."""
    whole = 0.0
    if written.count(".") < 2:
        whole = float(SEPARATOR.sub("", written))
    if fraction[0] not in "⁄/":
        return whole + GLYPHS[fraction[-1]]
    divisor = int(fraction[1:])
    return whole / divisor if divisor else None


def _opening_of(text: str, match: re.Match) -> _Opening:
    """Read what stands right before the digits and belongs to them."""
    before = text[max(0, match.start() - BEHIND) : match.start()]
    decimal = False
    if before.endswith("."):
        decimal = not before[-2:-1].isalnum() and match.group().isdecimal()
    if decimal:
        before = before[:-1]
    currency = ""
    # A look at the last sign spares most numbers the search.
    if before.rstrip()[-1:] in _sign_ends() and (sign := number_patterns().currency.search(before)):
        currency = units("currency signs")[sign["sign"]]
        before = before[: sign.start()]
    negative = None
    if before.rstrip()[-1:] in NEGATIVE_ENDS and (negative := NEGATIVE.search(before)):
        before = before[: negative.start()]
    return _Opening(before, currency, negative=bool(negative), decimal=decimal)


@cache
def _sign_ends() -> frozenset[str]:
    return frozenset(sign[-1] for sign in units("currency signs"))


def _is_rejected(before: str, digits: str, *, text: str, end: int) -> bool:
    """Whether what stands before the digits, which end there, makes them no quantity."""
    if _is_attached(before, digits):
        return True
    may_be_date = digits.isdecimal() and len(digits) in (1, 2, 4)
    if not may_be_date or MONTH_INITIALS.isdisjoint(before):
        return False
    if len(digits) < YEAR_DIGITS and AFTER_DAY.search(before):
        return bool(MORE_DAYS.match(text, end)) and bool(AFTER_MONTH.search(before))
    return bool(AFTER_MONTH.search(before))


def _is_attached(before: str, digits: str) -> bool:
    """Whether digits belong to the word before; in "with14,593 households" a space was lost."""
    # Most numbers stand behind a space; of what ends in one only "A.D. " rejects them.
    ends_in_space = before[-1:] == " " and before[-2:-1] not in "D."
    if ends_in_space or not REJECTED_BEFORE.search(before) or PREFIXED.search(before):
        return False
    return "," not in digits or not before[-1:].islower()


def _may_be_model(letters: str) -> bool:
    """Whether it is a lone capital: "a K5"; but money is counted in "$5K"."""
    return len(letters) == 1 and letters.isupper()


def _letters_of(text: str, match: re.Match, *, is_money: bool) -> _AttachedLetters | None:
    """Say what letters written onto digits mean; None where they make a name or an ordinal."""
    letters = match["letters"]
    if not letters:
        return NO_LETTERS
    folded = letters.lower()
    if folded in ORDINAL:
        return NO_LETTERS if NUMBERED.match(text, match.end()) else None
    may_be_million = is_money or COUNTED_MILLION.match(text, match.end())
    if folded == "m" and not may_be_million:
        return _AttachedLetters(unit="m") if letters == "m" else None
    scale = units("attached scales").get(folded)
    if scale and (is_money or not _may_be_model(letters)):
        return _AttachedLetters(factor=float(scale))
    unit = measure_unit(letters)
    return _AttachedLetters(unit=unit) if unit else None


def _read_ratio(text: str, start: int) -> Number | None:
    """Read "1 in 4" as a share."""
    match = RATIO.match(text, start) if text[start + 1 : start + 2].isspace() else None
    if not match or int(match["part"]) >= int(match["whole"]):
        return None
    share = int(match["part"]) / int(match["whole"])
    return Number(start, match.end(), value=share, unit="of", worded=True)
