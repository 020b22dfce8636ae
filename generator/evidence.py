"""What pages show with its evidence: sentences, quotations and figures, each with its passage."""

import re
from collections.abc import Collection
from dataclasses import field
from datetime import date
from itertools import pairwise

from generator.actor_name import PRONOUNS, ActorName, named
from generator.frozen import frozen
from generator.model import Figure, Quote, QuoteKind, Span
from generator.passages import Passage
from generator.timex import PERIOD_SIGN, date_range
from generator.word_lists import read_words

WORD = re.compile(r"\w")
# The themes under which a page says who deals with whom.
DEALT = {"calls", "talks", "agreements", "positions"}

# Words in front of a word of saying without which it would say the contrary, or more than the
# article: "did not call for", "could urge". Those between them come along: "has never publicly
# called for".
AUXILIARY = "did|does|do|has|have|had|is|was|were|are|been|be|being"
HEDGE = "never|cannot|could|would|should|may|might|must|will|wo|ca|can|if|nor|neither|hardly|rarely"
HEDGED = re.compile(
    rf"\b(?:(?:{AUXILIARY})(?:n[’']t\b|\s+(?:not|never|hardly|rarely)\b)"
    rf"|(?:{HEDGE})(?:n?[’']t)?\b)"
    rf"(?:\s+(?:{AUXILIARY}|not|yet|even|to|\w+ly)\b)*\s*$"
)

WORDS_OF_MORE = 5  # of four letters or more: with fewer a sentence only says who speaks to whom
BEFORE_MARK = re.compile(r" (?=[,.;:!?])")
PREPOSITIONS = frozenset(read_words("grammar")["prepositions"])
SHORT_WORDS = 160  # characters of what somebody said, to stand on a card
FEWEST_WORDS = 4  # of a paraphrase that tells something by itself


@frozen
class Dealing:
    """What a sentence tells of somebody who deals with others."""

    relation: str  # calls on, speaks with, mediates, supports, …
    who: tuple[ActorName, ...]
    called_for: Span | None = None  # the article's clause, from the word of calling on


@frozen
class Statement:
    """A sentence that a page may show."""

    passage: Passage
    sections: tuple[str, ...]  # ids; the first is its home
    themes: tuple[str, ...]  # its theme in each of them, "" where it has none
    actors: tuple[str, ...]  # keys of those it names
    quoted: bool = False  # it lies inside a quotation and does not say whose: a page must
    speaker: ActorName | None = None  # whose, where known; only set where `quoted`
    actors_elsewhere: tuple[ActorName, ...] = ()  # whom it but calls "he", or "the group"
    unnamed: bool = False  # "He said that …", and nothing tells who
    bare: bool = False  # it calls somebody "the group", and another sentence says which
    dealings: tuple[Dealing, ...] = ()
    # Its place among the highlights that the editor chose, from 1; 0: not chosen, or `NEVER`.
    pinned: int = 0
    is_opening: bool = False  # it tells what most speak of, or the toll: it stands first
    # What of it the editor set: sections, highlight, joined, parted, speaker.
    corrected: tuple[str, ...] = ()
    # The ids of passages that tell the same, as the editor says; of a line those it stands for.
    joined: tuple[str, ...] = ()
    lead: Passage | None = None  # the sentence before, without which it speaks of nobody known
    after: Passage | None = None  # the line directly behind which alone it may stand
    is_line: bool = True  # it stands in its section; else another line says all that it does
    others: tuple[Passage, ...] = ()  # the sentences of its section that it stands for as well
    also: tuple[Passage, ...] = ()  # sentences of no section that assert what it tells

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def is_settled(self) -> bool:
        """Whether the editor said where it belongs, or what tells the same."""
        return not {"sections", "joined", "parted"}.isdisjoint(self.corrected)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that it stands on, its own first."""
        return (self.passage, *self.others)

    @property
    def cited(self) -> tuple[Passage, ...]:
        """Its own passage, of every other article that tells the same the first, and the joined."""
        several = {one.id: one for one in (*self.others, *self.also)}
        first = {one.article.id: one.id for one in reversed(several.values())}
        first[self.passage.article.id] = self.passage.id
        is_shown = {*self.joined, *first.values()} - {self.passage.id}
        shown = (one for id, one in several.items() if id in is_shown)
        return (self.passage, *sorted(shown, key=lambda one: one.article.id))

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text, and of each piece whether it is what somebody calls for."""
        return self.passage.around([one.called_for for one in self.dealings if one.called_for])

    def theme_in(self, section: str) -> str:
        """Give its theme in a section, by the section's id; "" where it has none."""
        return self.themes[self.sections.index(section)] if section in self.sections else ""

    def dealings_under(self, theme: str) -> tuple[Dealing, ...]:
        """Tell who deals with whom, where a heading promises to tell."""
        return self.dealings if theme in DEALT else ()


@frozen
class Said:
    """A quotation with its speaker and the passages it stands in."""

    quote: Quote
    passages: tuple[Passage, ...]  # every sentence that the content touches, in text order
    speaker: ActorName | None
    sections: tuple[str, ...] = ()  # ids of those that its first sentence belongs to
    named: Passage | None = None  # the sentence that names the speaker, where it is none of these
    # The content as the article has it. Where other words come between, as in “…,” he said, “…”,
    # stands […]; between paragraphs nothing does. It is asked for fifteen times.
    text: str = field(init=False, repr=False, compare=False)
    # By which it is denied, or only possible, that this was said ("did not", "could"), or "".
    hedge: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self._joined(self.quote.pieces))
        object.__setattr__(self, "hedge", self._find_hedge())

    @property
    def passage(self) -> Passage:
        """The passage in which it begins."""
        return self.passages[0]

    @property
    def few_words(self) -> str:
        """What a card shows of it: all, where that is short, or else its first sentence.

        It is "" where either is too long, and where a paraphrase tells too little.
        """
        is_own = self.quote.kind is QuoteKind.DIRECT
        if not is_own and len(self.text.split()) < FEWEST_WORDS:
            return ""
        if len(self.text) <= SHORT_WORDS:
            return self.text
        (start, end), *others = self.quote.pieces
        sentence = self.passage.span
        if not is_own or any(piece.start < sentence.end for piece in others):
            return ""  # “We will go,” he said, “if …” is no sentence before its end
        first = self.passage.excerpt(Span(start, min(end, sentence.end)))
        return first if len(first) <= SHORT_WORDS else ""

    @property
    def is_at_home_in_quotes(self) -> bool:
        """Whether it stands on the page of quotations.

        A paraphrase has its home in a section, unless it belongs to none.
        """
        return self.quote.kind is not QuoteKind.INDIRECT or not self.sections

    @property
    def telling(self) -> tuple[Passage, ...]:
        """The passages that tell what is said and who says it."""
        return (*self.passages, self.named) if self.named else self.passages

    @property
    def verbatim_text(self) -> str:
        """The words between the article's quotation marks, the marks excluded; "" for none."""
        return self._joined(self.quote.verbatim)

    @property
    def verbatim(self) -> tuple[str, ...]:
        """What stands between the article's quotation marks, piece by piece."""
        return tuple(self.passage.excerpt(words) for words in self.quote.verbatim)

    @property
    def speaker_text(self) -> str:
        """The article's own words for the speaker: "officials", "he"."""
        return self.passage.excerpt(self.quote.speaker_span) if self.quote.speaker_span else ""

    @property
    def speaker_name(self) -> str:
        """Who says it: the actor's name, or else the article's own words."""
        return self.speaker.name if self.speaker else self.speaker_text

    @property
    def speaker_shown(self) -> str:
        """The article's own words for the speaker where they tell something, as "he" does not."""
        return "" if self.speaker_text.casefold() in PRONOUNS else self.speaker_text

    @property
    def cue_text(self) -> str:
        """The article's own word for the saying, with its denial: "said", "did not call for"."""
        if not self.quote.cue:
            return ""
        start, end = self.quote.cue
        return self.passage.excerpt(Span(start - len(self.hedge), end)).lower()

    @property
    def saying(self) -> str:
        """The article's own word for the saying, where that is a verb: "according to" is none."""
        return "" if self.cue_text.partition(" ")[0] in PREPOSITIONS else self.cue_text

    def _joined(self, pieces: tuple[Span, ...]) -> str:
        """Write pieces of the content, and […] where there are words between two of them."""
        if not pieces:
            return ""
        text = self.passage.article.text
        joined = self.passage.excerpt(pieces[0])
        for left, right in pairwise(pieces):
            is_whole = WORD.search(text, left.end, right.start) is None
            mark = " " if is_whole else " […] "
            joined += mark + self.passage.excerpt(right)
        return joined

    def _find_hedge(self) -> str:
        cue = self.quote.cue
        sentence = next((one.span for one in self.passages if cue and one.span.covers(cue)), None)
        if not sentence:
            return ""
        found = HEDGED.search(Span(sentence.start, cue.start).of(self.passage.article.text))
        return found[0] if found else ""

    @property
    def is_told_within_more(self) -> bool:
        """Whether the sentence around the content tells more than who said it, and how."""
        told = [self.quote.cue, self.quote.speaker_span, *self.quote.pieces]
        spans = [span for span in told if span]
        words = [
            word
            for passage in self.passages
            for text, is_inside in passage.around(_apart(spans, passage.span))
            if not is_inside
            for word in re.findall(r"\w{4,}", text)
        ]
        return len(words) >= WORDS_OF_MORE

    @property
    def context(self) -> str:
        """Show the sentence around the content, for which “…” stands: “…” Guterres told reporters.

        It is "" where the sentence is nothing but the content.
        """
        quote = self.quote.span
        first, last = self.passages[0].span, self.passages[-1].span
        before = self.passage.excerpt(Span(first.start, max(first.start, quote.start)))
        after = self.passage.excerpt(Span(min(last.end, quote.end), last.end))
        around = [before, "“…”"]
        for left, right in pairwise(self.quote.pieces):
            around += [self.passage.excerpt(Span(left.end, right.start)), "“…”"]
        around.append(after)
        joined = BEFORE_MARK.sub("", " ".join(part for part in around if part))
        return joined if re.search(r"\w", joined) else ""


def _apart(spans: Collection[Span], sentence: Span) -> list[Span]:
    """Give what of the spans lies in a sentence, without overlap."""
    found: list[Span] = []
    for start, end in sorted(spans):
        free = max(start, sentence.start, found[-1].end if found else 0)
        if free < min(end, sentence.end):
            found.append(Span(free, min(end, sentence.end)))
    return found


@frozen
class Reported:
    """A figure with who reported it and the passage it stands in."""

    figure: Figure
    passage: Passage
    reporter: ActorName | None
    theme: str  # displacement, casualties, need, …
    named: Passage | None = None  # the sentence that names who reported it, where it is another
    # The others of the same article that say so again, such as its title.
    repeated: tuple[Passage, ...] = ()
    is_addition: bool = False  # it comes on top of others: "another 12", "12 new deaths"

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence that says so, the most telling first."""
        return (self.passage, *self.repeated)

    @property
    def place_in_text(self) -> tuple[str, Span]:
        """Its article's id and where it stands there, which no two figures share."""
        return self.passage.article.id, self.figure.span

    @property
    def text(self) -> str:
        """The figure as the article words it: "More than 280,000 people"."""
        return self.passage.excerpt(self.figure.span)

    @property
    def as_of(self) -> str:
        """The day that the figure is of, as a TIMEX3 value; "" where none is known.

        That is the day given, or else the day of its article.
        """
        published = self.passage.article.published
        return self.figure.as_of or (published.isoformat() if published else "")

    @property
    def period(self) -> str:
        """From when to when it was counted, as a TIMEX3 value; else as of when."""
        since, as_of = self.figure.since, self.figure.as_of
        is_whole = since and as_of and PERIOD_SIGN not in as_of
        return f"{since}{PERIOD_SIGN}{as_of}" if is_whole else as_of

    @property
    def last_day(self) -> date | None:
        """The last day that it may be of."""
        days = date_range(self.as_of)
        return days[1] if days else None

    @property
    def is_count(self) -> bool:
        """Whether it says how many there are in all: no addition, rate, former or expected one."""
        figure = self.figure
        is_other = self.is_addition or figure.superseded or figure.is_expected or figure.rate
        return bool(figure.term and figure.value) and not is_other

    @property
    def reporter_name(self) -> str:
        """Who reported it: the actor's name, or else the article's own words."""
        return self.reporter.name if self.reporter else self.reporter_text

    @property
    def reporter_text(self) -> str:
        """The article's own words for who reported it, where these name no actor: "doctors"."""
        words = self.passage.excerpt(self.figure.reported_span) if self.figure.reported_span else ""
        return named(words)


@frozen
class Series:
    """All figures for one thing: exact ones before vague ones, the newest first."""

    theme: str
    term: str
    unit: str
    place: str
    figures: tuple[Reported, ...]
