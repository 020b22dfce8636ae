"""The interface's own words, in the language that `theme.language` of site_config.yml names.

They stand in `templates/words/LANGUAGE.yml`, one key a wording; a file of that name among the
project's own templates takes precedence, key by key, and what no file of the language has is said
in English. A wording is a text with places for values, "{count} sources", or one text a plural
category of the Unicode CLDR ("one", "few", "other"), chosen by its `count`. Words of the articles
are never looked up here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from textwrap import shorten

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from generator.config import TEMPLATES, Config
from generator.errors import UserError
from generator.files import refuse_special, utf_8
from generator.model import Article
from generator.parse.memo import Memo
from generator.render.escape import Markdown, escape
from generator.section import Section
from generator.timex import (
    DAY,
    DECADE,
    MONTH,
    PERIOD_SIGN,
    QUARTER,
    SEASON,
    SEASONS,
    WEEK,
    date_range,
)

# Written in C where that is at hand: ours alone would take as long as rendering ten pages.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Wordings = dict[str, str | dict[str, str]]
# What goes wrong where a wording is no pattern, or has a place for a value that it does not get.
UNFIT = (AttributeError, IndexError, KeyError, ValueError)
PLURALS = {"zero", "one", "two", "few", "many", "other"}
LONGEST_NAME = 24  # characters of a title that stands for an unknown publisher


def words_of(config: Config) -> "Words":
    """Read the interface's words for a project."""
    return Words(config.language, (config.templates, TEMPLATES))


class WordingError(LookupError):
    """A wording of ours is missing, or none for what asks for it: only a template of the project's
    own that asks for it makes it the user's mistake.
    """


class Words:
    """The wordings of one language.

    What gives a wording of the project's own other values than it has places for raises a
    `UserError`, and what asks for one that no file has, or so for one of ours, a `WordingError`;
    both name the file of words and the key.
    """

    def __init__(self, language: str, folders: tuple[Path, ...]):
        """Read the files such as `words/fr.yml` of these folders, the weightiest first."""
        self.language, self._folders = language, folders
        self.locale = _locale(language)
        self._locale_name = str(self.locale)
        self._wordings: Wordings = {}
        self._days = Memo(lambda day: self._patterned(day, "dates.day"))
        self._files: dict[str, str] = {}  # the name of the file that each wording is from
        self._mistakes: dict[str, type[Exception]] = {}  # what a wording that does not fit is
        # In a copy of the program the project's templates are the program's own.
        is_copy = len(folders) > 1 and folders[0] == folders[-1]
        self._lacking = UserError if is_copy else WordingError
        for name in dict.fromkeys(("en", language.partition("-")[0], language)):
            for folder in reversed(folders):
                wordings = _read_words(folder / "words" / f"{name}.yml")
                self._wordings |= wordings
                self._files |= dict.fromkeys(wordings, f"templates/words/{name}.yml")
                is_ours = folder == folders[-1] and not is_copy
                self._mistakes |= dict.fromkeys(wordings, WordingError if is_ours else UserError)

    def __reduce__(self) -> tuple:
        return Words, (self.language, self._folders)

    def __call__(self, key: str, **values) -> Markdown:
        """Word a key as Markdown, with each value escaped that is not Markdown already."""
        wording = self._wording(key, values)
        if not values:  # most wordings, on every page
            return Markdown(wording)
        try:
            pieces = [piece + _shown(values, field) for piece, field in _parsed(wording)]
        except UNFIT as error:
            raise self._misfit(key, wording, values) from error
        return Markdown("".join(pieces))

    def plain(self, key: str, **values) -> str:
        """Word a key as plain text, with the values as they are."""
        wording = self._wording(key, values)
        try:
            return wording.format(**{name: _plain(value) for name, value in values.items()})
        except UNFIT as error:
            raise self._misfit(key, wording, values) from error

    def known(self, part: str, text: str) -> str:
        """Word one of the parser's own terms, such as "displaced"; without a wording it stays."""
        found = self._wordings.get(f"{part}.{text}")
        return found if isinstance(found, str) else text

    def titled(self, section: Section) -> Section:
        """Give a section without a title of its own the one that this language has for it."""
        title = section.title or self.known("sections", section.id)
        return replace(section, title=title)

    def _wording(self, key: str, values: dict) -> str:
        """Choose the text of a key; where it has one for each number, that of `count`."""
        wording = self._wordings.get(key)
        if wording is None:
            raise self._missing(key)
        if isinstance(wording, str):
            return wording
        if not isinstance(values.get("count"), int | float):
            said = f"{key} has a text for each number, and was asked for without a count"
            raise self._mistakes[key](f"{self._files[key]}: {said}")
        found = wording.get(self.locale.plural_form(values["count"])) or wording.get("other")
        if found is None:
            said = f"{key} lacks the text that fits every number. Add: other: text"
            raise self._mistakes[key](f"{self._files[key]}: {said}")
        return found

    def _missing(self, key: str) -> Exception:
        """Name the file that lacks the key, and the key that may have been meant."""
        from difflib import get_close_matches  # here: who mistypes no key asks for none

        file = f"templates/words/{self.language}.yml"
        near = get_close_matches(key, self._wordings, n=1, cutoff=0.6)
        meant = f", or write {near[0]} where it is asked for" if near else ""
        return self._lacking(f"{file} lacks the key {key}. Add it there{meant}")

    def _misfit(self, key: str, wording: str, values: dict) -> Exception:
        """Name the wording that has other places than those that it gets values for."""
        places = ", ".join(f"{{{name}}}" for name in values) or "no place"
        file = self._files[key]
        said = f'{key} is "{wording}", and what asks for it has values for {places}'
        return self._mistakes[key](f"{file}: {said}")

    def fixed_texts(self) -> Iterator[str]:
        """Yield what stands in the wordings around their places for values."""
        for wording in self._wordings.values():
            for text in (wording,) if isinstance(wording, str) else wording.values():
                yield from (piece for piece, _ in _parsed(text))

    def day(self, day: date) -> str:
        """Write a day in words: 5 December 2024."""
        return self._days[day]

    def days(self, days: Sequence[date]) -> str:
        """Write from which day to which some are, in their order: 26 Oct – 3 Nov 2025."""
        first, last = days[0], days[-1]
        if first == last:
            return self.day(last)
        is_one_year = first.year == last.year
        begins = self._patterned(first, "dates.first_day" if is_one_year else "dates.last_day")
        ends = self._patterned(last, "dates.last_day")
        return self.plain("dates.period", first=begins, last=ends)

    def short_day(self, day: date) -> str:
        """Write a day as a label has it: 5 Dec."""
        return self._patterned(day, "dates.short_day")

    def _patterned(self, day: date, key: str) -> str:
        return _formatted(day, self.plain(key), self._locale_name)

    def number(self, value: float) -> str:
        """Write a number in full, with the separators of the language."""
        return _decimal(value, self._locale_name)

    def timex(self, value: str) -> str:
        """Write a TIMEX3 value in words: "weekend of 30 November 2024", "December 2024"."""
        days = date_range(value)
        if days is None:
            return value
        if PERIOD_SIGN in value:
            first, _, last = value.partition(PERIOD_SIGN)
            return self.plain("dates.period", first=self.timex(first), last=self.timex(last))
        if DAY.match(value):
            return self.day(days[0])
        if match := WEEK.match(value):
            return self.plain("dates.weekend" if match[3] else "dates.week", day=self.day(days[0]))
        if MONTH.match(value):
            return format_date(days[0], self.plain("dates.month"), locale=self.locale)
        if match := QUARTER.match(value):
            return self.plain("dates.quarter", quarter=match[2], year=match[1])
        if match := SEASON.match(value):
            season = self.plain(f"dates.{SEASONS[match[2]][1]}")
            return self.plain("dates.season", season=season, year=match[1])
        return self.plain("dates.decade", year=f"{value}0") if DECADE.match(value) else value

    def listed(self, texts: list[str]) -> str:
        """Name several things in one phrase: "a, b and c"."""
        if len(texts) < 2:
            return "".join(texts)
        first = self.plain("lists.comma").join(texts[:-1])
        return self.plain("lists.last", first=first, last=texts[-1])


@lru_cache(maxsize=1 << 12)  # many passages are of one day
def _formatted(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=1 << 12, typed=True)  # 1 and 1.0 are written as they are
def _decimal(value: float, locale: str) -> str:
    return format_decimal(value, locale=locale, decimal_quantization=False)


@cache
def _parsed(wording: str) -> tuple[tuple[str, str | None], ...]:
    """Give what stands in a wording, each with the name of the value that comes behind it."""
    return tuple((piece, field) for piece, field, *_ in Formatter().parse(wording))


def _shown(values: dict, field: str | None) -> str:
    if field is None:
        return ""
    value = values[field]
    return value if isinstance(value, Markdown) else escape(_plain(value))


def _plain(value) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def _read_words(path: Path) -> Wordings:
    """Read a file of words, which a preview may see change."""
    refuse_special(path)
    return _parse_words(path.name, path.read_bytes()) if path.is_file() else {}


@lru_cache(maxsize=8)  # ours and the project's, of two languages, twice over
def _parse_words(name: str, data: bytes) -> Wordings:
    try:
        text = utf_8(data, f"templates/words/{name}")
        return dict(_flat(yaml.load(text, LOADER) or {}))
    except (yaml.YAMLError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        expected = f"expected wordings (key: text) as YAML: {error}"
        raise UserError(f"templates/words/{name}{line}: {expected}") from None


def _flat(parts: dict, prefix: str = "") -> Iterator[tuple[str, str | dict[str, str]]]:
    """Join the parts of keys with dots; a mapping of plural categories is one wording."""
    for key, value in parts.items():
        if isinstance(value, dict) and not (value and value.keys() <= PLURALS):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value if isinstance(value, dict) else str(value)


def number(value: float, words: Words) -> str:
    """Write a number in full, or in millions where that is exact: 280,000; 3 million."""
    for size, key in ((1e9, "figures.billion"), (1e6, "figures.million")):
        if abs(value) >= size and value % (size / 10) == 0:
            return words.plain(key, value=words.number(value / size))
    return words.number(value)


def short_name(article: Article) -> str:
    """Name an article as notes do: by its publisher, or else by the first words of its title."""
    return article.publisher or _first_words(article.title) or article.id


@lru_cache(maxsize=1 << 12)  # each note of a page names its article
def _first_words(title: str) -> str:
    return shorten(title, LONGEST_NAME, placeholder="…", break_on_hyphens=False)
