"""What a page may rest on.

That are the passages of the articles as they read now, and what the briefing reads from each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from generator.briefing import Briefing
from generator.check.brackets import BETWEEN
from generator.check.wording import canonical
from generator.config import Config
from generator.editions.edition import Edition
from generator.evidence import Passage, Said
from generator.model import Article, Parsed
from generator.numerals import Day, key_of, read_numerals, told_keys
from generator.passages import Passages
from generator.render.words import number, short_name, words_of
from generator.timex import date_range

ALIKE = 0.5  # from here on a sentence may be another one, altered
SHORTEST = 5  # words: two articles may have "He did not elaborate" by chance
HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")  # "a three-day truce"
SHORT = 7  # days: a longer time is told by its month or its year


class PassageEvidence:
    """The passages by id, and what stands in them."""

    def __init__(
        self,
        config: Config,
        parsed: tuple[Parsed, ...],
        briefing: Briefing,
        editions: tuple[Edition, ...] = (),
    ):
        """`editions` are the closed ones."""
        self.briefing = briefing
        self.words = words_of(config)
        self._editions = editions
        self.articles: dict[str, Article] = {one.article.id: one.article for one in parsed}
        passages = Passages(parsed)
        self.passages: dict[str, Passage] = {
            passage.id: passage for one in parsed for passage in passages.of(one)
        }
        self.sentences = {one.article.id: passages.of(one) for one in parsed}
        self._parsed = {one.article.id: one for one in parsed}

    def beside(self, id: str) -> list[str]:
        """Give the ids of the passages right before and behind one."""
        sentences = [one.id for one in self.sentences[self.passages[id].article.id]]
        at = sentences.index(id)
        return sentences[max(at - 1, 0) : at] + sentences[at + 1 : at + 2]

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - lives as long as the check
    def together(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        """Join the texts of the passages, one text an article.

        Passages that follow one another are one stretch.
        """
        by_article: dict[str, list[Passage]] = defaultdict(list)
        for id in dict.fromkeys(cited):
            by_article[self.passages[id].article.id].append(self.passages[id])
        in_order = (sorted(each, key=lambda one: one.span) for each in by_article.values())
        return tuple(map(_joined, in_order))

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - lives as long as the check
    def sources(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        """The same in the form in which wordings are compared."""
        return tuple(
            BETWEEN.join(map(canonical, text.split(BETWEEN))) for text in self.together(cited)
        )

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - lives as long as the check
    def tells(self, cited: tuple[str, ...]) -> frozenset[str | Day]:
        """Every number and day that the passages give, in words or as the briefing reads them."""
        keys: set[str | Day] = set()
        for id in cited:
            passage = self.passages[id]
            keys |= told_keys(passage.text) | told_keys(HYPHEN.sub(" ", passage.text))
            keys |= {key_of(value) for value in self._values.get(id, ())}
            for value in self._times(passage):
                keys |= set(_days_of(value))
        days = {each for each in keys if isinstance(each, Day)}
        dated = {day for day in days if day.year}
        keys |= {key_of(day.year) for day in dated}
        # "28 March", which the briefing reads as one of a year, is of no other year.
        return frozenset(keys - {day._replace(year=None) for day in dated})

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - lives as long as the check
    def wordings(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        """The times as the interface writes them, in its language; the longest first."""
        written = {self._worded(value) for id in cited for value in self._times(self.passages[id])}
        return tuple(
            sorted((each for each in written if any(map(str.isdigit, each))), key=len, reverse=True)
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts of the articles and their titles, as wordings are compared."""
        articles = self.articles.values()
        return tuple(canonical(text) for one in articles for text in (one.text, one.title))

    @cached_property
    def former(self) -> tuple[str, ...]:
        """What the closed editions said, as wordings are compared.

        Pages tell of it after an article has changed.
        """
        return tuple({canonical(text) for text in self.former_passages.values()})

    @cached_property
    def former_passages(self) -> dict[str, str]:
        """The passages that the closed editions cited, by their ids."""
        return {one.id: one.text for edition in self._editions for one in edition.statements}

    def titles(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        """What the articles are called, and who published and wrote them.

        These are words that no article says of the world.
        """
        articles = [self.passages[id].article for id in cited]
        authors = (" ".join(one.author.split()) for one in articles if one.author)
        return (*(name for one in articles for name in names_of_source(one)), *authors)

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - lives as long as the check
    def _worded(self, value: str) -> str:
        return self.words.timex(value)

    def in_words(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        """The numbers of the passages as the interface writes them.

        280.000 in German, 2,5 millions in French.
        """
        values = {value for id in cited for value in self._values.get(id, ())}
        numbers = {number(value, self.words) for value in values}
        return tuple(numbers.union(map(self.words.number, values)))

    def _times(self, passage: Passage) -> Iterator[str]:
        """The times that the briefing reads from a passage, as TIMEX3 values.

        When its article appeared is one of them.
        """
        if passage.article.published:
            yield passage.article.published.isoformat()
        yield from self._read_times.get(passage.id, ())

    @cached_property
    def _values(self) -> dict[str, set[float]]:
        values: dict[str, set[float]] = defaultdict(set)
        for series in self.briefing.series:
            for one in series.figures:
                told = (one.figure.value, one.figure.low, one.figure.high)
                for passage in one.passages:
                    values[passage.id] |= {abs(value) for value in told if value is not None}
        return values

    @cached_property
    def _read_times(self) -> dict[str, set[str]]:
        times: dict[str, set[str]] = defaultdict(set)
        for one in self._parsed.values():
            passages = self.sentences[one.article.id]
            for date in one.dates:
                if date.resolved:
                    times[passages[one.sentence_at(date.span.start)].id].add(date.value)
        for entry in self.briefing.timeline:
            times[entry.passage.id].add(entry.date.value)
        for series in self.briefing.series:
            for one in series.figures:
                for passage in one.passages:
                    times[passage.id] |= {one.figure.as_of, one.figure.since} - {"", None}
        return times

    @cached_property
    def numbered_names(self) -> re.Pattern | None:
        """The names that hold a number: M23, the Group of Seven.

        A page may name whom the briefing knows.
        """
        held = sorted((name for name in self._names if read_numerals(name)), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, held))})(?!\w)") if held else None

    @cached_property
    def quoted_names(self) -> tuple[str, ...]:
        """The names with quotation marks in them: Ann “Bee” Smith."""
        return tuple(name for name in self._names if re.search('["“”„«»‘]', name))

    @cached_property
    def _names(self) -> frozenset[str]:
        names = {name for actor in self.briefing.actors for name in (actor.name, *actor.aliases)}
        names |= {place.name for place in self.briefing.places}
        roles = [note.role for actor in self.briefing.actors for note in actor.roles]
        names |= {text for role in roles for text in (role.title, role.of) if text}
        return frozenset(names)

    @cached_property
    def whole_sentences(self) -> dict[str, list[str]]:
        """The passages by their words, as wordings are compared, but for very short ones."""
        found: dict[str, list[str]] = defaultdict(list)
        for passage in self.passages.values():
            if len(passage.text.split()) > SHORTEST:
                found[canonical(passage.text)].append(passage.id)
        return found

    def is_copy(self, words: str, passage: Passage) -> bool:
        """Tell whether words are the passage, or its first ones where a section has all of it."""
        short = f"{passage.beginning} {self.words.plain('sources.in_full')}"
        return canonical(words) in (canonical(passage.text), canonical(short))

    @cached_property
    def said_in(self) -> dict[str, tuple[Said, ...]]:
        """By passage: what is quoted there."""
        found: dict[str, list[Said]] = defaultdict(list)
        for said in self.briefing.said:
            for passage in said.passages:
                found[passage.id].append(said)
        return {id: tuple(said) for id, said in found.items()}


def names_of_source(article: Article) -> tuple[str, ...]:
    """What an article is called, and who published it, as a page may name it."""
    names = (article.title, article.id, article.publisher, short_name(article))
    return tuple(" ".join(name.split()) for name in names if name)


def most_like(words: str, passages: Iterable[Passage], alike: float = ALIKE) -> Passage | None:
    """Find the passage that is most like the words; None where none is much like them."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    best, found = alike, None
    for passage in passages:
        matcher.set_seq1(passage.text)
        is_more = matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
        if is_more and matcher.ratio() > best:
            best, found = matcher.ratio(), passage
    return found


def _joined(passages: Iterable[Passage]) -> str:
    passages = tuple(passages)
    text = passages[0].text
    for before, after in pairwise(passages):
        follows = not before.article.text[before.span.end : after.span.start].strip()
        text += (" " if follows else BETWEEN) + after.text
    return text


def _days_of(value: str) -> Iterator[Day]:
    """A time as days that a page may name: a day, both ends of a week, a month, a year."""
    days = date_range(value)
    if not days:
        return
    first, last = days
    if (last - first).days < SHORT:
        yield from (Day(day.year, day.month, day.day) for day in days)
    elif (first.year, first.month) == (last.year, last.month):
        yield Day(first.year, first.month, None)
    else:
        yield Day(first.year, 0, None)
