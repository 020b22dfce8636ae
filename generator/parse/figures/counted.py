"""Read what a number counts: its qualifier, its noun, and whether it is a quantity at all.

Convention: the span of a counted phrase runs from the qualifier to the noun: "more than 280,000 people".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from generator.model import DateType, Parsed, Span
from generator.parse.figures.number_patterns import alternatives, units
from generator.parse.figures.numbers import Number
from generator.parse.figures.ranges import find_numbers
from generator.parse.gazetteer.countries import demonym_countries
from generator.parse.lexicon import read_table


class Counts(StrEnum):
    """What sort of thing is counted, which says what may be said of it."""

    PEOPLE = "people"  # persons and households
    BUILDINGS = "buildings"
    GOODS = "goods"
    MONEY = "money"
    SHARE = "share"  # a percentage of people or buildings
    MEASURE = "measure"  # km, tonnes, days, any other percentage; "one of the largest", of which nothing is told
    OTHER = "other"  # a noun that the lexicon does not have
    NOTHING = "nothing"  # no noun: "12 were killed"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its qualifier and the noun it counts."""

    number: Number
    span: Span  # qualifier, number, noun
    noun: Span  # what stands between the number and the end of the noun; empty where nothing does
    sentence: Span
    qualifier: str
    unit: str
    counts: Counts

    @property
    def form(self) -> str:
        """How the quantity is written, as the first half of its rule's name."""
        number = self.number
        forms = (
            ("vague", number.vague),
            ("range", number.low is not None),
            ("fraction", number.unit == "of"),
            ("money", self.counts is Counts.MONEY),
            ("percent", number.unit.startswith("percent")),
            ("measure", self.counts is Counts.MEASURE),
            ("words", number.worded),
            ("scale", number.factor > 1),
        )
        return next((form for form, fits in forms if fits), "digits")


# States that count people where they stand alone ("12 dead") and say what became of them behind a noun.
STATES = frozenset(("dead", "wounded", "injured", "missing", "displaced", "homeless"))
# The words at which a counted noun phrase has ended.
STOP = frozenset(
    """a about above across after against ago all along also am among an and any are as at away be became because been
    before behind being below between both but by came can could did do does down due during each either every
    following for from had has have he her him his how i if in including inside into is it its just last least
    less may might more most must my near next nor not now of off on one only onto or our out outside over per
    she should since so some such than that the their them then there these they this those though through
    throughout to today together too toward towards until up upon us very via was we were what when where
    whether which while who whom whose will with within without would yesterday yet you your said says left make
    makes made take takes took give gives gave get gets got remain remains remained according worldwide
    nationwide annually apiece overnight back fled killed died""".split()  # noqa: SIM905
)
WORD = re.compile(r"[\s\u00a0]+(?:[(“\"‘])?([^\W\d_](?:[\w.]|[-‐‑'’](?!s\b)(?=\w))*)")
OPENING = re.compile(
    r"(?:[\s\u00a0]+of)?(?:[\s\u00a0]+(?:the|its|their|his|her|our|these|those|all))?"
    r"(?:[\s\u00a0]+(?:more|other|additional|further|new|such|different|separate|of))?(?=[\s\u00a0])"
)
PLURAL = re.compile(r"[^\W\d_][\w'’-]*(?<![sui])s$")
OF_WHICH = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|some|about|[A-Z]\w+['’]s)\s+){0,2}")
LONGEST_OF = 40  # code points of such words
LONGEST_PHRASE = 6  # words between a number and its noun: "12 badly hit small mountain villages"
# "one" counts where a noun follows that is no function word and none of these idioms.
IDIOMS_OF_ONE = frozenset("another day thing time side hand way more".split())  # noqa: SIM905
BEFORE_ONE = re.compile(
    r"\b(?:no|the|this|that|every|any|each|which|another|some|first|last|only|not|square|day|number|formula|big|new|next)\s+$",
    re.IGNORECASE,
)
SUPERLATIVE_ONE = re.compile(r"\s+of\s+(?:the|its|his|her|their|our|my|your|[A-Z][\w]*[’']s)\s", re.IGNORECASE)
HARMED_ONE = re.compile(
    r"\s+(?:was|is|has\s+been)\s+(?:\w+ly\s+)?(?:killed|wounded|injured|hurt|dead|missing|arrested|detained|shot)\b"
)
# Words with a capital at the start of a sentence, or a title, do not make the number after them a part of a name.
NAMED = re.compile(r"(?<![.!?:”\"“‘])\s(?P<name>[A-Z][\w&.’'-]*)\s+$")
ADDRESS = re.compile(r"(?:\s+[A-Z][\w.]*){1,4}\s+(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Way|Square)\b")
NAME_AFTER = re.compile(r"\s+[A-Z]\w")
AGE_BEFORE = re.compile(r"\b[A-Z][\w.'’-]*,\s+$")
AGE_LIMIT = re.compile(
    r"\b(?:(?:children|people|women|men|girls|boys|those|adults|anyone)\s+(?:under|over|aged)|(?:under|over|at)\s+the\s+age\s+of"
    r"|\baged?\s+between|,\s+aged)\s+$",
    re.IGNORECASE,
)
AGE_AFTER = re.compile(r"\s*,")
IN_YEAR = re.compile(
    r"\b(?:in|since|until|by|from|of|during|before|after|between|to|and|early|late|mid|the)[\s-]+$", re.IGNORECASE
)


def find_counted(parsed: Parsed) -> Iterator[Counted]:
    """The quantities of the article, in text order, never overlapping."""
    pending = None
    for counted in _find_all(parsed):
        if pending:
            yield _part_of(parsed.article.text, pending, counted)
        pending = counted
    if pending:
        yield pending


def is_part(text: str, first: Counted, second: Counted) -> bool:
    """Whether the first is a part of what the second counts: "12 of the 40 passengers", "80% of its 30 wards"."""
    near = 0 < second.span.start - first.span.end < LONGEST_OF
    return near and bool(OF_WHICH.fullmatch(text, first.span.end, second.span.start))


def _part_of(text: str, first: Counted, second: Counted) -> Counted:
    """The first with the unit of the second where it is a part of that."""
    share = first.number.unit.startswith("percent")
    if not (share or first.counts is Counts.NOTHING) or not is_part(text, first, second):
        return first
    counts = Counts.SHARE if share and second.counts in (Counts.PEOPLE, Counts.BUILDINGS) else second.counts
    return replace(
        first, unit=first.unit or second.unit, counts=first.counts if share and counts is not Counts.SHARE else counts
    )


def _find_all(parsed: Parsed) -> Iterator[Counted]:
    text, end = parsed.article.text, 0
    calendar = [date.span for date in parsed.dates if date.type in (DateType.DATE, DateType.TIME)]
    # Where the name of a people ends.
    peoples = frozenset(place.span.end for place in parsed.places if place.feature == "demonym")
    starts = [span.start for span in calendar]
    for number in find_numbers(text, parsed.sentences):
        place = bisect_right(parsed.starts, number.start) - 1
        if place < 0 or number.start < end:
            continue
        sentence = parsed.sentences[place].span
        counted = _counted(text, number, sentence, end, peoples)
        near = bisect_right(starts, number.start) - 1
        dated = near >= 0 and calendar[near].start <= number.start < calendar[near].end
        if not _is_quantity(text, counted, dated):
            continue
        end = counted.span.end
        yield counted


def _counted(text: str, number: Number, sentence: Span, floor: int, peoples: frozenset[int]) -> Counted:
    limit = max(sentence.end, number.end)
    single = number.value == 1 and not text.startswith(" of ", number.end)
    start, qualifier = _qualifier(text, number, max(sentence.start, floor))
    unit, counts, end = _measured(number)
    if _is_age(text, number) or AGE_LIMIT.search(text, max(sentence.start, number.start - 35), number.start):
        unit, counts = "years", counts or Counts.MEASURE
    if counts is None:
        unit, counts, end = _noun(text, number.end, limit, peoples, single)
    if counts is Counts.SHARE:
        _, sort, behind = _noun(text, number.end, limit, peoples, single)
        counts, end = (counts, behind) if sort in (Counts.PEOPLE, Counts.BUILDINGS) else (Counts.MEASURE, end)
    if number.worded and number.value == 1 and SUPERLATIVE_ONE.match(text, number.end):
        counts = Counts.MEASURE
    if number.vague:
        qualifier = number.vague if not qualifier else f"{qualifier} {number.vague}"
    return Counted(number, Span(start, end), Span(number.end, end), sentence, qualifier, unit, counts)


def _is_age(text: str, number: Number) -> bool:
    """The 41 of "Ana Ruiz, 41, a farmer"."""
    before = text[max(0, number.start - 20) : number.start]
    return (
        number.bare
        and number.end - number.start < 3
        and bool(AGE_BEFORE.search(before) and AGE_AFTER.match(text, number.end))
    )


def _measured(number: Number) -> tuple[str, Counts | None, int]:
    if number.unit in ("", "of"):
        return "", None, number.end
    if number.unit in _money():
        return number.unit, Counts.MONEY, number.end
    share = number.unit.startswith("percent")
    return number.unit, Counts.SHARE if share else Counts.MEASURE, number.end


def _noun(text: str, start: int, limit: int, peoples: frozenset[int], single: bool) -> tuple[str, Counts, int]:
    """The unit, its sort and the end of the noun that is counted from here on."""
    nouns, words = _nouns(), []
    opening = OPENING.match(text, start, limit)
    position = opening.end() if opening else start
    best: tuple[str, Counts, int] | None = None
    fallback: tuple[str, Counts, int] | None = None
    for _ in range(LONGEST_PHRASE):
        match = WORD.match(text, position, limit)
        if not match or match[1].lower() in STOP or match[1].lower() in units("cardinals"):
            break
        stopped = match[1].endswith(".")
        position = match.end() - stopped
        words.append(match[1].lower().rstrip("."))
        known = nouns.get(" ".join(words[-2:])) or nouns.get(words[-1])
        known = known if single or not _is_singular(words[-1]) else None
        if known:
            if best and words[-1] in STATES:
                break
            best = (*known, position)
        elif best:
            break
        elif single and not words[-1].endswith(("ed", "ly")):
            fallback = "", Counts.OTHER, start
        elif fallback is None and not single and PLURAL.fullmatch(match[1].rstrip(".")):
            fallback = _plural(match[1].rstrip("."), position, peoples)
        elif fallback and not PLURAL.fullmatch(match[1]):
            break
        if stopped:
            break
    return best or fallback or ("", Counts.NOTHING, start)


def _is_singular(word: str) -> bool:
    """Whether the noun cannot be counted by more than one: the death of "32 death certificates"."""
    return word in ("man", "woman", "child", "person") or f"{word}s" in _nouns()


def _plural(word: str, end: int, peoples: frozenset[int]) -> tuple[str, Counts, int]:
    """A noun that the lexicon does not have, by its plural; one that names a people counts people: 4,000 Afghans."""
    if end in peoples or word in demonym_countries():
        return "people", Counts.PEOPLE, end
    return word.lower() if word.islower() else word, Counts.OTHER, end


@cache
def _nouns() -> dict[str, tuple[str, Counts]]:
    parts = {"people": "people", "households": "people", "buildings": "buildings", "goods": "goods"}
    table = read_table("units")
    return {row[0].lower(): (row[-1], Counts(counts)) for part, counts in parts.items() for row in table[part]}


@cache
def _money() -> frozenset[str]:
    table = read_table("units")
    return frozenset(row[-1] for part in ("currency signs", "currency nouns") for row in table[part])


@cache
def _qualifiers() -> tuple[re.Pattern, dict[str, str]]:
    rows = {row[0]: row[-1] for row in read_table("units")["qualifiers"]}
    return re.compile(rf"(?<!\w)({alternatives(rows)})(?:\s*|-)(?:an?\s+|the\s+)?$", re.IGNORECASE), rows


def _qualifier(text: str, number: Number, floor: int) -> tuple[int, str]:
    """Where the phrase starts with its qualifier, and the qualifier as it is shown."""
    pattern, shown = _qualifiers()
    base = max(floor, number.start - 30)
    match = pattern.search(text[base : number.start])
    if not match:
        return number.start, ""
    return base + match.start(1), shown[" ".join(match[1].lower().split())]


@cache
def _labels() -> frozenset[str]:
    return frozenset(row[0] for row in read_table("units")["labels"])


def _is_quantity(text: str, counted: Counted, dated: bool) -> bool:
    number = counted.number
    before = text[max(counted.sentence.start, number.start - 30) : number.start]
    if dated and counted.counts in (Counts.NOTHING, Counts.MEASURE):
        return False
    if number.worded:
        return number.value != 1 or number.factor > 1 or number.unit != "" or _counts_one(text, number, before)
    words = before.split()
    labelled = bool(words) and words[-1].lower().strip("(“\"'") in _labels()
    if not number.bare:  # but "on day 1,015 of the war"
        return not (labelled and counted.counts is Counts.NOTHING and number.factor == 1 and not number.unit)
    if counted.qualifier and counted.qualifier != "only":
        return True
    if labelled:
        return False
    known = counted.counts not in (Counts.NOTHING, Counts.OTHER)
    if not known and _is_name(text, number, before, counted):
        return False
    return known or not _is_year(text, number, before, counted)


def _is_name(text: str, number: Number, before: str, counted: Counted) -> bool:
    """Whether the number is a part of a name, "Stoxx 50", "787 Dreamliner", or of an address."""
    short = number.end - number.start < 5
    if (short and NAMED.search(before)) or ADDRESS.match(text, number.end):
        return True
    return counted.counts is Counts.NOTHING and bool(NAME_AFTER.match(text, number.end))


def _is_year(text: str, number: Number, before: str, counted: Counted) -> bool:
    """A bare number of four digits that counts nothing: a year, where the dates have not covered it."""
    value = number.value if number.value is not None else number.low
    if not 1000 <= value <= 2100 or number.end - number.start not in (4, 9, 11, 12):
        return False
    return counted.counts is Counts.NOTHING or value > 1900 or bool(IN_YEAR.search(before))


def _counts_one(text: str, number: Number, before: str) -> bool:
    if BEFORE_ONE.search(before):
        return False
    if SUPERLATIVE_ONE.match(text, number.end) or HARMED_ONE.match(text, number.end):
        return True
    match = WORD.match(text, number.end)
    return bool(match) and match[1].lower() not in STOP and match[1].lower() not in IDIOMS_OF_ONE
