"""The words that a page gives to somebody.

A page gives words to somebody by its layout (the page of quotations, the sections' and the actors'
own words: a heading, and the words under it), by a name before a colon or behind a dash, or in a
sentence, which is read as the articles are.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.briefing_items import Profile
from generator.check.actor_names import ActorNames
from generator.check.attributions import (
    SAYING,
    SOMEBODY,
    THEIR_WORDS,
    Given,
    find_signs,
    names_an_office,
    outside_quotations,
    told_as,
    without_office,
)
from generator.check.citing_spans import CitingSpan
from generator.check.english import all_of
from generator.check.marked_words import QUOTE_CHARACTERS, who_alone, without_attribution
from generator.check.page_paths import ACTOR_PAGE
from generator.check.passage_evidence import PassageEvidence
from generator.check.wording import stands_in
from generator.markdown.blocks import BlockKind
from generator.model import Kind, Quote, Span
from generator.parse.grammar.quotation_marks import find_marked
from generator.render.list_pages import list_of

BEHIND_COMMA = re.compile(r",\s*$")
PRONOUNS = all_of("persons")

# Reads a text as the articles are read, and gives its quotations.
ParseQuotes = Callable[[str], tuple[Quote, ...]]


class GivenWords:
    """Finds the words that the spans of a page give to somebody."""

    def __init__(self, evidence: PassageEvidence, actors: ActorNames, parse_quotes: ParseQuotes):
        self._evidence = evidence
        self._actors = actors
        self._parse_quotes = parse_quotes
        self._listing = {f"{section.id}.md" for section in evidence.briefing.sections}

    def find(self, citing: CitingSpan, cited: tuple[str, ...], path: str) -> Iterator[Given]:
        """Find the words that a span gives to somebody, and whom a pronoun means."""
        for given in self._given(citing, cited, path):
            is_pronoun = given.name.lower() in PRONOUNS
            yield self._meant(given, citing) if is_pronoun else given

    def _given(self, citing: CitingSpan, cited: tuple[str, ...], path: str) -> Iterator[Given]:
        """Find the words that a span gives to somebody, by its layout, a sign or a sentence."""
        actor = self._of_layout(citing, path)
        before_mark = citing.words[: citing.first_mark]
        who = who_alone(before_mark) if citing.block.quote else ""
        if who:
            if named := self._actors.named(who):  # the paragraph says nothing else
                yield told_as(named, who, name=who)
        elif actor and citing.block.quote:
            yield from self._parts(before_mark, actor, actor.name)
        elif actor and citing.block.text.label:
            yield self._labelled(citing, actor)
        elif QUOTE_CHARACTERS.search(citing.words) or citing.block.quote:
            # The label "said (in part verbatim):" is ours.
            label = citing.block.text.label if citing.span.start == 0 else 0
            yield from self._by_sign(citing, cited)
            for given in self._in_prose(citing.words[label:], cited):
                yield given._replace(at=label + given.at)
        elif SAYING.search(citing.words):
            yield from self._in_prose(citing.words, cited)

    def _labelled(self, citing: CitingSpan, actor: Profile) -> Given:
        """Take what stands behind a label under the heading of an actor."""
        words = citing.words[citing.block.text.label : citing.first_mark]
        given = told_as(actor, words.partition(" – ")[0], name=actor.name)
        return given._replace(is_paraphrase=citing.words[:1].islower())  # no "Background:"

    def _parts(self, words: str, actor: Profile | None, name: str) -> Iterator[Given]:
        """The quotation marks of a stretch, or all of it where nothing stands outside of them."""
        marked = [each.inner for each in find_marked(words, [Span(0, len(words))])]
        if marked and any(map(str.isalnum, outside_quotations(words))):
            yield from (
                Given(span.of(words), span.start, actor=actor, name=name) for span in marked
            )
        else:
            yield Given(words, 0, actor=actor, name=name)

    def _meant(self, given: Given, citing: CitingSpan) -> Given:
        """Find whom a pronoun means.

        That is the one person whom the paragraph names so far, if it speaks of nobody else.
        """
        actor = self._only_one(citing.block.text.words[: citing.span.end])
        return given._replace(actor=actor, name=actor.name if actor else SOMEBODY)

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the check
    def _only_one(self, words: str) -> Profile | None:
        """The one person that a text names outside of quotations."""
        so_far = outside_quotations(words)
        people = (one for one in self._actors.by_key.values() if one.kind is Kind.PERSON)
        meant = [one for one in people if self._actors.is_named(one, so_far)]
        return meant[0] if len(meant) == 1 and not names_an_office(so_far) else None

    def _by_sign(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Given]:
        """Find words that a sign gives to somebody.

        They stand behind a name and a colon, before a dash and a name, in the cell beside a name.
        """
        words = citing.words
        for span, who in find_signs(words):
            # "In Smith's words": the first word belongs to no name.
            actor = self._actors.named(who) or self._actors.named(who.partition(" ")[2])
            is_cell = actor and citing.block.kind is BlockKind.ROW  # which may name a country
            if is_cell and actor.kind is not Kind.PERSON:
                continue
            if actor or self._actors.is_unknown(who, cited):
                yield Given(span.of(words), span.start, actor=actor, name=who)
        yield from self._before_dash(citing, cited)

    def _before_dash(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Given]:
        """Give a quotation to whom the name behind a dash at its end means."""
        bare, who = without_attribution(citing.words)
        whole = Span(0, len(bare))
        is_one = [each.span for each in find_marked(bare, [whole])] == [whole]
        if not who or not (citing.block.quote or is_one):
            return
        actor = self._actors.named(who)
        if actor or self._actors.is_unknown(who, cited):
            yield from self._parts(bare, actor, who)

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - lives as long as the check
    def _in_prose(self, words: str, cited: tuple[str, ...]) -> tuple[Given, ...]:
        """Find what the parser reads as quoted in a sentence that is not the passage's own."""
        if stands_in(words, self._evidence.sources(cited)):
            return ()
        spoken = (quote for quote in self._parse_quotes(words) if quote.speaker_span)
        return tuple(given for one in spoken for given in self._of_quote(one, words, cited=cited))

    def _of_quote(self, quote: Quote, words: str, *, cited: tuple[str, ...]) -> Iterator[Given]:
        """Give the words of a quotation in a sentence to whom the sentence names."""
        name, named = quote.speaker_span.of(words), quote.speaker_span
        actor = self._actors.meant_by(name)
        if actor and not quote.verbatim and self._says_nothing(actor, cited):
            yield told_as(actor, quote.span.of(words), quote.span.start, name=name)
        if not (actor or name.lower() in PRONOUNS or self._actors.is_strange(name, quote, cited)):
            return
        if actor and _is_caption(quote, actor, words):
            return
        for span in quote.verbatim:
            stretch = Span(min(span.start, named.start), max(span.end, named.end))
            # Else the passage itself gives them so.
            if not stands_in(stretch.of(words), self._evidence.sources(cited)):
                before = words[quote.span.start : span.start]
                yield Given(
                    span.of(words),
                    span.start,
                    actor=actor,
                    name=name,
                    around=f"{before}{words[span.end : quote.span.end]}",
                    in_prose=True,
                )

    def _says_nothing(self, actor: Profile, cited: tuple[str, ...]) -> bool:
        """Tell whether somebody else speaks, and nobody of that name is in the passages at all."""
        said = (one for id in cited for one in self._evidence.said_in.get(id, ()))
        speakers = {one.speaker.key for one in said if one.speaker}
        is_silent = actor.key not in speakers and actor.kind is Kind.PERSON
        if not is_silent or not any(map(self._actors.is_person, speakers)):
            return False
        return not self._actors.is_named(actor, " ".join(self._evidence.together(cited)))

    def _of_layout(self, citing: CitingSpan, path: str) -> Profile | None:
        """Whom the page gives words to by the heading that they stand under."""
        heading = citing.block.heading
        if heading is None:
            return None
        page = ACTOR_PAGE.fullmatch(path)
        if page and THEIR_WORDS.search(heading.words):
            return self._actors.by_key.get(page[1])
        is_list = list_of(path) == "quotes.md"
        if not (page or is_list or path in self._listing):
            return None
        named = self._actors.heading_names(heading, path)
        return named or (self._actors.named(without_office(heading.words)) if is_list else None)


def _is_caption(quote: Quote, actor: Profile, words: str) -> bool:
    """Tell whether a colon only counts: people displaced, Syria: “More than 310,000 people”."""
    if quote.rule != "colon" or actor.kind is not Kind.STATE:
        return False
    return bool(BEHIND_COMMA.search(words, 0, quote.speaker_span.start))
