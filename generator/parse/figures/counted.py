"""Read what a number counts: its qualifier and its noun.

Convention: the span of a counted phrase runs from the qualifier to the noun: "more than 280,000
people".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from generator.frozen import replace
from generator.model import DateType, Parsed, Span
from generator.parse.figures.counted_nouns import CountedNoun, read_complement, read_noun
from generator.parse.figures.counted_things import BODIES, Counted, Counts
from generator.parse.figures.number_patterns import Number, alternatives, units
from generator.parse.figures.numbers import find_numbers
from generator.parse.figures.one_person import person_behind
from generator.parse.figures.quantities import (
    BEFORE,
    SUPERLATIVE_ONE,
    QuantityCandidate,
    is_quantity,
)
from generator.word_lists import read_table

OF_WHICH = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|some|about|\w+['’]s)\s+){0,2}")
GAPPED = re.compile(r"(?P<which>\s[a-z-]+(?:ed|ble|al|ic|ive|new))\s(?:and|or)\s")
BRACKETED_SHARE = re.compile(r"\s\(\d[\d.,]{0,5}\s?%\)(?=\s)")
LONGEST_OF = 40  # code points of such words
AGE_BEFORE = re.compile(r"\b[A-Z][\w.'’-]*,\s+$")
AGE_AFTER = re.compile(r"\s*[,―–—]")
AGE_LIMIT = re.compile(
    r"(?i)\b(?:(?:children|people|women|men|girls|boys|those|adults|anyone)\s+(?:under|over|aged)"
    r"|\bthe\s+ages?\s+of|\baged?\s+between|,\s+aged?)\s+$"
)
# "He was | 101 | and died of pneumonia".
AGE_OF_ONE = re.compile(r"\b(?:[Hh]e|[Ss]he)\s+(?:is|was|turned)\s+$")
AGE_OF_ONE_ENDS = re.compile(r"\s*(?:[,.;]|(?:and|when)\b)")
AGED = re.compile(r"\s+(?:or|and)\s+(?:older|younger|above)\b")  # "those who are 65 | or older"
OVER = re.compile(r"(?i)over\b")
WITH_OVER = re.compile(
    r"(?i)\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)|sign(?:s|ed|ing)|presid(?:es?|ed|ing)|all|control"
    r"|disputes?|spread)\s+$"
)
TAKE = re.compile(r"(?i)\bt(?:akes?|aken|aking|ook)\s+$")
SEIZED = (Counts.BUILDINGS, Counts.PLACES)  # "took over 12 villages", but "took over 12 hostages"
# How such words end.
AGE_ENDS = ("under", "over", "aged", "age", "of", "between")
OLDEST = 115  # years
# The measures of which something is told, by their parts of lexicon/units.txt.
MEASURES_TOLD = {
    "currency signs": Counts.MONEY,
    "currency nouns": Counts.MONEY,
    "areas": Counts.AREA,
    "amounts": Counts.AMOUNT,
}
SAID_OF_SHARE = re.compile(r"\s+(?:were|was|are|is|have|has|had|remain\w*)\b")
# Of these nobody counts a part: "91.372 people" are thousands, as other languages write them.
WHOLE = (Counts.PEOPLE, Counts.BUILDINGS, Counts.PLACES, Counts.LIVESTOCK)
GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# What a percentage can be a share of, so that the same is said of it as of them.
SHARED = (Counts.PEOPLE, Counts.BUILDINGS, Counts.PLACES)


def find_counted(parsed: Parsed) -> Iterator[Counted]:
    """Yield the quantities of the article, in text order, never overlapping."""
    pending = None
    for counted in _find_all(parsed):
        if pending:
            yield _part_of(parsed.article.text, pending, counted)
        pending = counted
    if pending:
        yield pending


def is_part(text: str, first: Counted, second: Counted) -> bool:
    """Whether the first is a part of what the second counts: "12 of the 40 passengers"."""
    near = 0 < second.span.start - first.span.end < LONGEST_OF
    return near and bool(OF_WHICH.fullmatch(text, first.span.end, second.span.start))


def _part_of(text: str, first: Counted, second: Counted) -> Counted:
    """Give the first the unit of the second where it has no noun of its own.

    It is a part of that ("80% of its 30 wards"), or shares its noun ("2 old and 3 new cases").
    """
    is_gapped = first.counts is Counts.NOTHING and second.noun.of(text).count(" ") > 1
    if is_gapped and (gap := GAPPED.fullmatch(text, first.span.end, second.span.start)):
        end = gap.end("which")
        span, noun = Span(first.span.start, end), Span(first.noun.start, end)
        return replace(first, span=span, noun=noun, unit=second.unit, counts=second.counts)
    is_share = is_share_of(first.number)
    takes_unit = is_share or first.counts is Counts.NOTHING
    if not takes_unit or not is_part(text, first, second):
        return first
    counts = second.counts
    if is_share and counts in SHARED:
        counts = Counts.SHARE
    elif is_share and counts is not Counts.SHARE:
        counts = first.counts
    return replace(first, unit=first.unit or second.unit, counts=counts)


def _find_all(parsed: Parsed) -> Iterator[Counted]:
    text = parsed.article.text
    calendar = _calendar_of(parsed)
    # Where the name of a people ends.
    demonyms = (place for place in parsed.places if place.feature == "demonym")
    peoples = frozenset(place.span.end for place in demonyms)
    end = 0
    for number in find_numbers(text, parsed.sentences):
        place = bisect_right(parsed.starts, number.start) - 1
        if place < 0 or number.start < end:
            continue
        sentence = parsed.sentences[place].span
        counted = _counted(text, number, sentence=sentence, floor=end, peoples=peoples)
        candidate = QuantityCandidate(
            text,
            number=number,
            before=text[max(sentence.start, number.start - BEFORE) : number.start],
            counts=counted.counts,
            qualifier=counted.qualifier,
        )
        near = bisect_right(calendar, number.start, key=_start_of) - 1
        if is_quantity(candidate, dated=(near >= 0 and number.start < calendar[near].end)):
            end = counted.span.end
            yield counted


def _calendar_of(parsed: Parsed) -> list[Span]:
    """List where the article names days, months, years or times."""
    calendar = (DateType.DATE, DateType.TIME)
    return [date.span for date in parsed.dates if date.type in calendar]


def _start_of(span: Span) -> int:
    return span.start


def _counted(
    text: str,
    number: Number,
    *,
    sentence: Span,
    floor: int,
    peoples: frozenset[int],
) -> Counted:
    """Read the qualifier and the noun of a number; `floor` is where the quantity before ends."""
    noun = _noun_of(text, number, sentence=sentence, peoples=peoples)
    start, qualifier = _qualifier(text, number, floor=max(sentence.start, floor))
    before = text[max(sentence.start, start - LONGEST_OF) : start]
    if noun.counts is Counts.PEOPLE and _are_bodies(before):
        noun = noun._replace(unit=BODIES)
    if qualifier and _is_of_verb(text, start, noun.counts):
        start, qualifier = number.start, ""
    if not qualifier and OR_MORE.match(text, noun.end, max(sentence.end, noun.end)):
        qualifier = AT_LEAST
    if not qualifier and NEARING.search(text, max(0, start - NEARING_REACH), start):
        qualifier = "nearly"
    if noun.counts in WHOLE and GROUPED.fullmatch(text, number.start, number.end):
        digits = text[number.start : number.end].replace(".", "")
        number = replace(number, value=float(digits))
    return Counted(
        number,
        span=Span(start, noun.end),
        noun=Span(number.end, noun.end),
        sentence=sentence,
        qualifier=" ".join(filter(None, (qualifier, number.vague))),
        unit=noun.unit,
        counts=noun.counts,
    )


def _are_bodies(before: str) -> bool:
    """Whether the bodies of those counted are told of: "the bodies of | four hostages"."""
    words = before.lower().removesuffix(" the").split()[-2:]
    return len(words) == 2 and words[1] == "of" and units("people").get(words[0]) == BODIES


def _noun_of(
    text: str,
    number: Number,
    *,
    sentence: Span,
    peoples: frozenset[int],
) -> CountedNoun:
    """Say what the number counts, by its measure and by the noun behind it."""
    if number.is_article:
        return _harmed_person(text, number)
    noun = _measured(number)
    if _is_age(text, number, sentence):
        noun = noun._replace(unit="years", counts=noun.counts or Counts.MEASURE)
    if noun.counts in (None, Counts.SHARE):
        behind = _noun_behind(text, number, sentence=sentence, peoples=peoples)
        noun = behind if noun.counts is None else _share_of(text, noun, behind)
        if noun.counts is Counts.NOTHING:
            unit = read_complement(text, number.end, limit=max(sentence.end, number.end))
            noun = noun._replace(unit=unit, counts=Counts.PEOPLE) if unit else noun
    if number.worded and number.value == 1 and SUPERLATIVE_ONE.match(text, number.end):
        return noun._replace(counts=Counts.MEASURE)
    return noun


def _noun_behind(
    text: str,
    number: Number,
    *,
    sentence: Span,
    peoples: frozenset[int],
) -> CountedNoun:
    """Read the noun behind the number, over its share of a whole: "12 (30%) districts"."""
    share = BRACKETED_SHARE.match(text, number.end)
    nouns = (
        read_noun(
            text,
            start,
            limit=max(sentence.end, start),
            peoples=peoples,
            single=_is_single(text, number),
        )
        for start in (share.end() if share else number.end, number.end)
    )
    found = next(nouns)
    return next(nouns) if share and found.counts is Counts.NOTHING else found


def _harmed_person(text: str, number: Number) -> CountedNoun:
    """Say who was harmed: "a Ministry of Health employee"."""
    person = person_behind(text, number.end)
    return CountedNoun(units("people")[person["noun"].lower()], Counts.PEOPLE, person.end("noun"))


def _is_single(text: str, number: Number) -> bool:
    """Whether a singular may stand behind the number: "one house", "a third of the city"."""
    if is_share_of(number) or number.is_ordinal:
        return True
    return number.value == 1 and not text.startswith(" of ", number.end)


def is_share_of(number: Number) -> bool:
    """Whether the number is a part of something: "5 per cent", "a third", "one in five"."""
    return number.unit == "of" or number.unit.startswith("percent")


def _measured(number: Number) -> CountedNoun:
    """Say what the number counts by the measure or currency that is written by it."""
    if not number.unit:
        return CountedNoun("", None, number.end)
    if is_share_of(number):
        unit = "share" if number.unit == "of" else number.unit
        return CountedNoun(unit, Counts.SHARE, number.end)
    counts = _measures_told().get(number.unit, Counts.MEASURE)
    return CountedNoun(number.unit, counts, number.end)


def _share_of(text: str, share: CountedNoun, behind: CountedNoun) -> CountedNoun:
    """Say what the percentage is a share of, if it is one of people, buildings or places.

    So may be one without a noun of which something is said: "100% were malnourished".
    """
    if behind.counts in SHARED:
        return share._replace(end=behind.end)
    if behind.counts is Counts.NOTHING and SAID_OF_SHARE.match(text, share.end):
        return share
    return share._replace(counts=Counts.MEASURE)


def _is_age(text: str, number: Number, sentence: Span) -> bool:
    """Whether the number is an age: "Ana Ruiz, 41, a farmer", "children under 5"."""
    if number.bare and number.value and number.value <= OLDEST:
        before = text[max(0, number.start - 20) : number.start]
        if AGE_BEFORE.search(before) and AGE_AFTER.match(text, number.end):
            return True
        of_one = AGE_OF_ONE.search(before) and AGE_OF_ONE_ENDS.match(text, number.end)
        if of_one or AGED.match(text, number.end):
            return True
    before = text[max(sentence.start, number.start - 35) : number.start]
    return before.rstrip().lower().endswith(AGE_ENDS) and AGE_LIMIT.search(before) is not None


@cache
def _measures_told() -> dict[str, Counts]:
    """Map the units of measures of which something is told to the sort of thing that they count."""
    table = read_table("units")
    return {row[-1]: counts for part, counts in MEASURES_TOLD.items() for row in table[part]}


# Behind a number or its noun: "100 | or more", "12 people | at least".
OR_MORE, AT_LEAST = (
    re.compile(r"\s+(?:or\s+more\b|at\s+least(?=[,;.]|\s+(?:were|was|are|is|ha[sdv]e?)\b))"),
    "at least",
)
# "The dead neared | 300".
NEARING = re.compile(
    r"\b(?:near(?:s|ed|ing)|approach(?:es|ed|ing)|clos(?:es|ed|ing)\s+in\s+on)\s+$"
)
NEARING_REACH = 20  # code points
# "Far fewer than the 250,000 who lived there": no bound of what is known.
COMPARED = re.compile(r"(?i)(?:than|above|below|under|over)\s+the\s+$")


@cache
def _qualifiers() -> tuple[re.Pattern, dict[str, str]]:
    rows = {row[0]: row[-1] for row in read_table("units")["qualifiers"]}
    written = rf"(?<!\w)({alternatives(rows)})(?:\s*|-)(?:an?\s+|the\s+)?$"
    return re.compile(written, re.IGNORECASE), rows


def _is_of_verb(text: str, start: int, counts: Counts) -> bool:
    """Whether "over" belongs to the words before it: "handed | over four", "took | over a town"."""
    if not OVER.match(text, start):
        return False
    before = text[max(0, start - BEFORE) : start]
    return bool(WITH_OVER.search(before)) or (counts in SEIZED and bool(TAKE.search(before)))


def _qualifier(text: str, number: Number, *, floor: int) -> tuple[int, str]:
    """Say where the phrase starts with its qualifier, and give the qualifier as it is shown."""
    pattern, shown = _qualifiers()
    base = max(floor, number.start - BEFORE)
    match = pattern.search(text[base : number.start])
    if not match or COMPARED.search(match[0]):
        return number.start, ""
    return base + match.start(1), shown[" ".join(match[1].lower().split())]
