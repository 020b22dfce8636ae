"""What the settings of an entry become in a record: each held against the passage that it names.

A number has to stand in the passage, in whatever form, and so have words; names of actors and
places have to be known in the articles.
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from generator.corrections.entries import NOBODY, NOWHERE, Entry, Unfit
from generator.corrections.entry_words import AROUND, find_words, fold_text, missing_words
from generator.corrections.vocabulary import EntryKey, Value
from generator.model import Parsed, Span
from generator.numerals import missing_numbers, tells_number
from generator.parse.figures.number_patterns import units

if TYPE_CHECKING:
    from generator.corrections.cast import Cast
    from generator.corrections.matching import Matcher

UNITS = ("currency signs", "currency nouns", "percent", "measures", "areas", "amounts", "durations",
         "people", "households", "buildings", "places", "goods", "livestock")  # fmt: skip
UNWRITTEN = frozenset(["people", "share"])  # units that a number may have without their word


class Values:
    """The settings of one entry, as the records of one article take them."""

    def __init__(self, matcher: "Matcher", cast: "Cast", entry: Entry, number: int):
        self._matcher = matcher
        self._cast = cast
        self._entry = entry
        self._number = number

    @property
    def parsed(self) -> Parsed:
        return self._matcher.parsed[self._number]

    def of(self, setting: EntryKey, record: Any) -> Any:
        """Give what a record's field becomes. Raises `Unfit` where the passage is against it."""
        read = _READ.get(setting.value)
        value = self._entry.get(setting.key)
        return read(self, setting, record, value) if read else value

    def _passage(self, record: Any) -> str:
        return passage_around(self.parsed, record.span)

    def _text(self, setting: EntryKey, record: Any, value: str) -> str:
        """Words that stand in the passage, or those that the record has."""
        if value == NOWHERE:
            return ""
        passage = self._passage(record)
        if value == getattr(record, setting.field) or _is_unit(setting, value, passage):
            return value
        hold_against(passage, value, key=setting.key)
        return value

    def _number_told(self, setting: EntryKey, record: Any, value: float) -> float:
        is_read = value == getattr(record, setting.field)
        if not is_read and not tells_number(self._passage(record), value):
            what = f"{setting.key}: the passage does not tell the number {value:,.10g}"
            raise Unfit(f"{what}. Write one that stands in it, in whatever form")
        return value

    def _words(self, setting: EntryKey, record: Any, value: str) -> Span | None:
        """Give the stretch of the article that the words are, the nearest to the record."""
        if value == NOBODY:
            return None
        spans = find_words(self.parsed.article, value.strip(AROUND) or value, in_any_case=True)
        if setting.field == "span":
            around = sentences_around(self.parsed, record.span)
            spans = [span for span in spans if span.overlaps(around)]
        if not spans:
            where = "in its passage" if setting.field == "span" else "in the article"
            raise Unfit(
                f'{setting.key}: the words "{value}" do not stand {where}. Copy them from it'
            )
        return min(spans, key=lambda span: abs(span.start - record.span.start))

    def _actor(self, setting: EntryKey, record: Any, value: str) -> str | None:
        """Give the key in the article of who has a name; None for nobody."""
        if value == NOBODY:
            return None
        member = self._cast.needed(self._entry.target, value, key=setting.key)
        return self._cast.key_in(self._number, member)

    def _actors(self, setting: EntryKey, record: Any, value: tuple[str, ...]) -> tuple[str, ...]:
        keys = (self._actor(setting, record, name) for name in value)
        return tuple(dict.fromkeys(key for key in keys if key))

    def _place(self, setting: EntryKey, record: Any, value: str) -> str:
        parsed = self.parsed
        if value == NOWHERE:
            return ""
        names = {place.name for place in parsed.places}
        if value not in names:
            for place in parsed.places:  # as the article has it, though shown by another name
                if fold_text(place.span.of(parsed.article.text)) == fold_text(value):
                    return place.name
            near = get_close_matches(value, names, n=1, cutoff=0.6)
            what = f'place: the article {parsed.article.id} names no place "{value}".'
            hint = f" Did you mean {near[0]}?" if near else ""
            way = f"If its words do, add it, under places: - place: {value}, with lat and lon"
            raise Unfit(f"{what}{hint} {way}")
        return value


_READ: dict[Value, Callable[[Values, EntryKey, Any, Any], Any]] = {
    Value.TEXT: Values._text,
    Value.NUMBER: Values._number_told,
    Value.WORDS: Values._words,
    Value.ACTOR: Values._actor,
    Value.ACTORS: Values._actors,
    Value.PLACE: Values._place,
}


def hold_against(passage: str, words: str, *, key: str) -> None:
    """Raise `Unfit` unless the numbers and the words stand in the passage."""
    missing = missing_numbers(words, passage) or missing_words(words, passage)
    if missing:
        listed = ", ".join(f'"{word}"' for word in missing)
        raise Unfit(f"{key}: the passage does not have {listed}. Write words that stand in it")


def sentences_around(parsed: Parsed, span: Span) -> Span:
    """Give the stretch of the whole sentences that a span touches."""
    first, last = (parsed.sentence_at(place) for place in (span.start, span.end - 1))
    return Span(parsed.sentences[first].span.start, parsed.sentences[last].span.end)


def passage_around(parsed: Parsed, span: Span) -> str:
    """Give the text of the sentences that a span touches."""
    return sentences_around(parsed, span).of(parsed.article.text)


def _is_unit(setting: EntryKey, value: str, passage: str) -> bool:
    """Tell whether a unit is written in a passage by another word or sign: USD by "$"."""
    if setting.key != "unit":
        return False
    if value in UNWRITTEN:
        return True
    written = (text for part in UNITS for text, unit in units(part).items() if unit == value)
    return any(text in passage for text in written)
