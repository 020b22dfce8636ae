"""The entries of corrections.yml that read something where nothing was read."""

from collections.abc import Iterator

from generator.corrections.entry_words import find_words, fold_text
from generator.corrections.made import MADE
from generator.corrections.vocabulary import KEYS
from generator.explain.found import actors_in
from generator.explain.suggestions import EntryLine, SentenceRead, Suggestion
from generator.explain.written_values import as_text
from generator.model import QuoteKind, Span
from generator.numerals import numbers_in, values_in
from generator.passages import Passages

SHORT = 4  # words, of which a name, a place or a date has no more
TERM = "what it counts: displaced, killed, injured, …"


def suggest_additions(read: SentenceRead, words: str) -> list[Suggestion]:
    """Give for each kind of which nothing was read in these words the entry that adds it.

    There is none where the words stand in the sentence more than once, or run over its end.
    """
    sentence = read.parsed.sentences[read.number].span
    spans = find_words(read.parsed.article, words.strip(), in_any_case=True)
    spans = [span for span in spans if span.overlaps(sentence)]
    if len(spans) != 1 or not sentence.covers(spans[0]):
        return []
    return list(_Additions(read, spans[0]).all())


class _Additions:
    """What may be added in one stretch of a sentence."""

    def __init__(self, read: SentenceRead, span: Span):
        self._read = read
        self._span = span
        self._text = span.of(read.parsed.article.text)
        self._words = fold_text(self._text).split()
        self._id = Passages(tuple(read.matcher.parsed)).of(read.parsed)[read.number].id

    def all(self) -> Iterator[Suggestion]:
        published = self._read.parsed.article.published
        day = EntryLine("date", published.isoformat() if published else "2024-12-05", "the day")
        if len(self._words) > 1 and self._is_free("quotes"):
            yield self._added(
                "quotes", self._kind(), EntryLine("speaker", "unknown", "or who says it")
            )
        if self._has_number() and self._is_free("figures"):
            yield self._added("figures", EntryLine("term", "displaced", TERM))
        if len(self._words) > 1 and self._is_free("events"):
            yield self._added("events", day)
        yield from self._relation()
        if len(self._words) <= SHORT:
            if self._is_free("dates"):
                yield self._added("dates", day._replace(key="is"))
            if self._may_be_name():
                yield from self._names()

    def _is_free(self, name: str) -> bool:
        """Tell whether no record of a list touches the words."""
        records = getattr(self._read.parsed, name)
        return not any(record.span.overlaps(self._span) for record in records)

    def _has_number(self) -> bool:
        return bool(numbers_in(self._text) or values_in(self._text))

    def _may_be_name(self) -> bool:
        """Tell whether the words have a capital, or begin with "the"."""
        has_capital = any(map(str.isupper, self._text))
        return (has_capital or self._words[:1] == ["the"]) and not self._has_number()

    def _kind(self) -> EntryLine:
        kind: QuoteKind = MADE["quotes"](self._read.parsed, self._span).kind
        return EntryLine("kind", kind.value)

    def _added(self, name: str, *settings: EntryLine) -> Suggestion:
        naming = EntryLine(KEYS[name], as_text(" ".join(self._text.split())))
        within = EntryLine("in", as_text(self._id), "its passage")
        return Suggestion(name, (naming, within, EntryLine("add", "true"), *settings))

    def _names(self) -> Iterator[Suggestion]:
        mentions = (mention for _, mention in actors_in(self._read.parsed, self._read.number))
        is_named = any(mention.span.overlaps(self._span) for mention in mentions)
        name = as_text(" ".join(self._text.split()))
        if not is_named:
            kind = EntryLine("kind", "organisation", "or person, armed_group, government, …")
            yield Suggestion("actors", (EntryLine("actor", name), kind))
        if not is_named and self._is_free("places"):
            where = EntryLine("position", "unknown", "or geonames: ID, or lat and lon")
            yield Suggestion("places", (EntryLine("place", name), where))

    def _relation(self) -> Iterator[Suggestion]:
        """Suggest how two stand to each other whom the sentence names, where it tells none."""
        keys = [actor.key for actor, _ in actors_in(self._read.parsed, self._read.number)]
        unique = [self._read.names.unique(self._read.parsed, key) for key in dict.fromkeys(keys)]
        names = list(dict.fromkeys(unique))[:2]
        if len(names) == 2 and not list(self._read.within("relations")):
            naming = EntryLine("relation", as_text(" supports ".join(names)), "or how they stand")
            within = EntryLine("in", as_text(self._id))
            yield Suggestion("relations", (naming, within, EntryLine("add", "true")))
