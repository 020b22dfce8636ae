"""What pages show with its evidence: a sentence, a quotation or a figure, each tied to the passage it stands on."""

import itertools
import re
from dataclasses import dataclass

from generator.model import Article, Figure, Quote, Span

PRONOUNS = {"he", "she", "it", "they", "i", "we", "you", "who", "this", "that", "one"}
NOBODY = {"data", "estimates", "figures", "numbers", "reports", "statistics"}  # have no one who counted
BEFORE_MARK = re.compile(r" (?=[,.;:!?])")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article, as evidence: what a citation opens."""

    id: str  # eight hexadecimal digits made from the article's id and the sentence's own words
    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The sentence on one line, otherwise as the article has it."""
        return " ".join(self.span.of(self.article.text).split())

    def excerpt(self, span: Span) -> str:
        """Another stretch of the same article, on one line."""
        return " ".join(span.of(self.article.text).split())


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor as a page names and links it."""

    key: str
    name: str
    has_page: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that a page may show."""

    passage: Passage
    sections: tuple[str, ...]  # ids; the first is its home
    themes: tuple[str, ...]  # its theme in each of them, "" where it has none
    actors: tuple[str, ...]  # keys of those it names
    quoted: bool = False  # it lies inside a quotation and does not say whose: a page must
    speaker: ActorName | None = None  # whose, where known; only set where `quoted`
    actors_elsewhere: tuple[ActorName, ...] = ()  # whom it names by a pronoun only: "He urged …"
    bare: bool = False  # it calls somebody "the group", and another sentence says which

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its speaker and the passages it stands in."""

    quote: Quote
    passages: tuple[Passage, ...]  # every sentence that the content touches, in text order
    speaker: ActorName | None
    sections: tuple[str, ...] = ()  # ids of those that its first sentence belongs to

    @property
    def passage(self) -> Passage:
        """Where it begins."""
        return self.passages[0]

    @property
    def text(self) -> str:
        """The content as the article has it. Where other words come between, as in “…,” he said, “…”, stands […]."""
        return " […] ".join(self.passage.excerpt(piece) for piece in self.quote.pieces)

    @property
    def speaker_text(self) -> str:
        """The article's own words for the speaker: "officials", "he"."""
        return self.passage.excerpt(self.quote.speaker_span) if self.quote.speaker_span else ""

    @property
    def speaker_shown(self) -> str:
        """The same, where it tells something: not "he"."""
        return "" if self.speaker_text.casefold() in PRONOUNS else self.speaker_text

    @property
    def cue_text(self) -> str:
        """The article's own word for the saying: "said", "called for"."""
        return self.passage.excerpt(self.quote.cue).lower() if self.quote.cue else ""

    @property
    def context(self) -> str:
        """The sentence around the content, for which “…” stands: “…” Guterres told reporters. "" for nothing around."""
        first, last = self.passages[0], self.passages[-1]
        before = self.passage.excerpt(Span(first.span.start, max(first.span.start, self.quote.span.start)))
        after = self.passage.excerpt(Span(min(last.span.end, self.quote.span.end), last.span.end))
        between = [
            self.passage.excerpt(Span(left.end, right.start))
            for left, right in zip(self.quote.pieces, self.quote.pieces[1:], strict=False)
        ]
        around = [before, "“…”", *(part for words in between for part in (words, "“…”")), after]
        joined = BEFORE_MARK.sub("", " ".join(part for part in around if part))
        return joined if re.search(r"\w", joined) else ""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure with who reported it and the passage it stands in."""

    figure: Figure
    passage: Passage
    reporter: ActorName | None
    theme: str  # displacement, casualties, need, …

    @property
    def text(self) -> str:
        """The figure as the article words it: "More than 280,000 people"."""
        return self.passage.excerpt(self.figure.span)

    @property
    def as_of(self) -> str:
        """What day it is of, as a TIMEX3 value: the one given, or else that of its article; "" for none."""
        published = self.passage.article.published
        return self.figure.as_of or (published.isoformat() if published else "")

    @property
    def reporter_text(self) -> str:
        """The article's own words for who reported it, where they name no actor but somebody: "doctors"."""
        words = self.passage.excerpt(self.figure.reported_span) if self.figure.reported_span else ""
        return "" if words.casefold() in PRONOUNS | NOBODY else words


@dataclass(frozen=True, slots=True)
class Series:
    """All figures for one thing: exact ones before vague ones, the newest first. More than one value is a history or a
    disagreement.
    """

    theme: str
    term: str
    unit: str
    place: str
    figures: tuple[Reported, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether two sources, or two who counted, give different numbers for the same time.

        Of an unknown time, or from one who counts two things, two numbers are no disagreement.
        """
        told: dict[str, list[tuple]] = {}
        for one in self.figures:
            if one.figure.value is not None and one.as_of:
                told.setdefault(one.as_of, []).append((one.figure.value, (one.passage.article.id, one.reporter)))
        pairs = (pair for figures in told.values() for pair in itertools.combinations(figures, 2))
        return any(one[0] != other[0] and one[1] != other[1] for one, other in pairs)
