"""Time expressions in the sense of TIMEX3, resolved against the day of publication.

A sentence is read as a string with one letter a word (`time_words`). The rules (`date_rules`) are
regular expressions over it, and each has a reader that says what the words mean. Where the article
has no day of publication, a date that its head states takes the place of it; failing that, relative
expressions stay unresolved.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.model import Date, DateType, Parsed, Sentence, Span, Token
from generator.parse.dates.calendars import moved
from generator.parse.dates.date_rules import BY_GROUP, PATTERN, TRIGGER, DateRule
from generator.parse.dates.phrase import DATE, DURATION, TIME, TimeContext, TimePhrase
from generator.parse.dates.tense import find_tense
from generator.parse.dates.time_words import TimeWord, meaning, spell
from generator.word_lists import set_of

# Ordinary words, which with a capital inside a sentence are a name.
COMMON = set_of("unit units relative_day per reference noon era this last next part")
# After them a sentence may begin.
OPENERS = frozenset({"", "quotation", "quote", "dash", "colon", "dot", "opening"})
# An article states its own date in the title, the dateline or the first sentences of the body.
HEAD = 4  # sentences
DATELINE = 40  # characters
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NO_MEANING = ("", "")


def find_dates(parsed: Parsed) -> tuple[Date, ...]:
    """Find the time expressions of the article, in text order, never overlapping."""
    text = parsed.article.text
    context = TimeContext(parsed.article.published or _stated_date(parsed))
    dates: list[Date] = []
    paragraph = None
    for sentence in parsed.sentences:
        if sentence.paragraph != paragraph:
            paragraph, context.is_near = sentence.paragraph, False
        dates.extend(_find_in_sentence(sentence, text, context))
    return tuple(dates)


def _stated_date(parsed: Parsed) -> date | None:
    """Give the first day that opens a sentence of the head or stands in a heading there."""
    for sentence in parsed.sentences[:HEAD]:
        for found in _find_in_sentence(sentence, parsed.article.text, TimeContext(None)):
            opens = found.span.start - sentence.span.start < DATELINE
            if (sentence.heading or opens) and DAY.fullmatch(found.value):
                return date.fromisoformat(found.value)
    return None


def _find_in_sentence(sentence: Sentence, text: str, context: TimeContext) -> Iterator[Date]:
    letters, words = spell(sentence.tokens, text)
    if not TRIGGER.search(letters):
        return
    position = 0
    while match := PATTERN.search(letters, position):
        rule, (start, position) = BY_GROUP[match.lastgroup], match.span()
        if rule.read is None:
            continue
        phrase = TimePhrase(
            [
                TimeWord(*word, *(meaning(word.text) or NO_MEANING))
                for word in words[start:position]
            ],
            before=_kind(words, start - 1),
            after=_kind(words, position),
            tense=find_tense(letters, start, position, heading=sentence.heading),
        )
        is_name = not sentence.heading and _is_name(phrase)
        context.is_carried = False
        timex = None if is_name else rule.read(phrase, context)
        if timex is None:
            is_read_anew = is_name or not rule.whole_day
            position = start + 1 if is_read_anew else position
            continue
        _remember(context, timex, rule)
        if rule.first_of_two:
            position = start + phrase.joint
        last = phrase.words[position - start - 1]
        span = Span(phrase.words[0].start, last.end)
        yield _date(span, timex, rule, is_carried=context.is_carried)


def _kind(words: tuple[Token, ...], place: int) -> str:
    if not 0 <= place < len(words):
        return ""
    known = meaning(words[place].text)
    if known:
        return known[0]
    return "name" if words[place].text[0].isupper() else "other"


def _is_name(phrase: TimePhrase) -> bool:
    """Whether a common word has a capital inside the sentence: "High Noon", "60 Minutes"."""
    capitals = [word for word in phrase.words if word.kind in COMMON and word.text[0].isupper()]
    if capitals and capitals[0] is phrase.words[0] and phrase.before in OPENERS:
        capitals.pop(0)
    return bool(capitals)


def _remember(context: TimeContext, timex: tuple[str, DateType], rule: DateRule) -> None:
    """Keep what the expressions that follow may count from."""
    value, kind = timex
    if kind is DURATION and rule.name == "relative count":
        # "In the first five months": none of its quarters is spoken of.
        context.reference, context.quarter = context.reference[:4], ""
    is_date = kind in (DATE, TIME) and value[:1].isdigit()
    if not is_date or rule.compared:
        return
    context.reference, context.is_near = value.split("T")[0], not context.is_carried
    if "-Q" in value and (context.anchor is None or value <= moved(context.anchor, "Q", 0)):
        context.quarter = value


def _date(span: Span, timex: tuple[str, DateType], rule: DateRule, *, is_carried: bool) -> Date:
    value, kind = timex
    is_masked = value.startswith("X") and kind in (DATE, TIME)
    return Date(span, value, kind, resolved=not is_masked, carried=is_carried, rule=rule.name)
