"""Time expressions in the sense of TIMEX3, resolved against the day of publication.

Convention: a sentence is read as a string with one letter a word (see `timex.words`), the rules (`timex.rules`) are
regular expressions over it, and each has a reader that says what the words mean. Where the article has no day of
publication, a date that its head states takes the place of it; failing that, relative expressions stay unresolved.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.model import Date, DateType, Parsed, Sentence, Span, Token
from generator.parse.dates.calendars import moved
from generator.parse.dates.phrase import Context, Phrase, joint
from generator.parse.dates.rules import FIRST_OF_TWO, PATTERN, READERS, TRIGGER
from generator.parse.dates.tense import find_tense
from generator.parse.dates.words import TimeWord, meaning, spell

COMMON = {"unit", "units", "relative_day", "per", "reference", "noon", "era", "this", "last", "next", "part"}
OPENERS = {"", "quotation", "quote", "dash", "colon", "dot", "opening"}  # after them a sentence may begin
# What is only compared with is not what the text goes on to speak of: "up from $3 million a year earlier".
COMPARED = {"ago", "earlier", "period_ago", "year_period", "year_ago", "year_ago_period", "same_period"}
# Rules whose words name one whole day: where no calendar has it, none of its words is read by itself.
WHOLE_DAYS = {"day", "weekday_and_day", "iso_day", "slashed_day", "dotted_day", "iso_time"}
HEAD = 4  # sentences in which an article states its own date: title, dateline, the first of the body


def find_dates(parsed: Parsed) -> tuple[Date, ...]:
    """The time expressions of the article in text order, never overlapping."""
    text = parsed.article.text
    anchor = parsed.article.published or _stated_date(parsed)
    context, dates = Context(anchor), []
    for sentence in parsed.sentences:
        dates.extend(_find_in_sentence(sentence, text, context))
    return tuple(dates)


def _stated_date(parsed: Parsed) -> date | None:
    """The first whole calendar day that opens a paragraph of the head or stands in a heading there."""
    for sentence in parsed.sentences[:HEAD]:
        for found in _find_in_sentence(sentence, parsed.article.text, Context(None)):
            opens = found.span.start - sentence.span.start < 40
            if (sentence.heading or opens) and re.fullmatch(r"\d{4}-\d\d-\d\d", found.value):
                return date.fromisoformat(found.value)
    return None


def _find_in_sentence(sentence: Sentence, text: str, context: Context) -> Iterator[Date]:
    letters, words = spell(sentence.tokens, text)
    position = 0 if TRIGGER.search(letters) else len(letters)
    while match := PATTERN.search(letters, position):
        position = match.end()
        phrase = _phrase(letters, words, match.start(), match.end(), sentence.heading)
        read = READERS[match.lastgroup]
        if read is None:
            continue
        named = not sentence.heading and _is_name(phrase, words, match.start())
        reading = None if named else read(phrase, context)
        if reading is None:
            position = match.end() if match.lastgroup in WHOLE_DAYS and not named else match.start() + 1
            continue
        value, kind = reading
        if kind is DateType.DURATION and match.lastgroup == "relative_count":
            context.reference, context.quarter = context.reference[:4], ""  # "in the first nine months": no quarter's
        elif match.lastgroup not in COMPARED and kind in (DateType.DATE, DateType.TIME) and value[:1].isdigit():
            context.reference = value.split("T")[0]
            begun = context.anchor is None or value <= moved(context.anchor, "Q", 0)
            context.quarter = value if "-Q" in value and begun else context.quarter
        resolved = not (value.startswith("X") and kind in (DateType.DATE, DateType.TIME))
        last = phrase.words[-1]
        if match.lastgroup in FIRST_OF_TWO:
            length = joint(phrase.words)
            last, position = phrase.words[length - 1], match.start() + length
        yield Date(Span(phrase.words[0].start, last.end), value, kind, resolved, match.lastgroup.replace("_", " "))


def _phrase(letters: str, words: tuple[Token, ...], start: int, end: int, heading: bool) -> Phrase:
    return Phrase(
        [TimeWord(*word, *(meaning(word.text) or ("", ""))) for word in words[start:end]],
        before=_kind(words, start - 1),
        after=_kind(words, end),
        tense=find_tense(letters, start, end, heading=heading),
    )


def _is_name(phrase: Phrase, words: tuple[Token, ...], start: int) -> bool:
    """Whether a common word has a capital inside the sentence: "High Noon", "60 Minutes", "the LA Weekly"."""
    common = [word for word in phrase.words if word.kind in COMMON and word.text[0].isupper()]
    opens = common and common[0].start == words[start].start and _kind(words, start - 1) in OPENERS
    return bool(common[1:] if opens else common)


def _kind(words: tuple[Token, ...], place: int) -> str:
    if not 0 <= place < len(words):
        return ""
    known = meaning(words[place].text)
    if known:
        return known[0]
    return "name" if words[place].text[0].isupper() else "other"
