"""Explain how a sentence was read.

That is what was found in it, by which rule, why it stands where it does, and what would change it.
Nothing is written. The answer is plain text for the terminal; the corrections in it are a whole
file of YAML.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.briefing import Briefing
from generator.config import CORRECTIONS
from generator.corrections.entry_words import fold_text
from generator.corrections.matching import Matcher
from generator.corrections.misses import near
from generator.errors import UserError
from generator.explain.additions import suggest_additions
from generator.explain.found import (
    Names,
    find_highlight,
    find_left_out,
    find_mentions,
    find_sections,
)
from generator.explain.held import held_in
from generator.explain.sentence_claims import claims_of, find_claims
from generator.explain.suggestions import SentenceRead, as_yaml, suggest_entries
from generator.gather.sections.sorter import Sorter
from generator.model import Article, Parsed
from generator.passages import Passages

MOST = 5  # sentences: of more, the words say too little

Parse = Callable[[Article], Parsed]


class SentencePlace(NamedTuple):
    """A sentence: which of the articles, and which of its sentences."""

    article: int
    sentence: int


def explain(
    parsed: tuple[Parsed, ...], briefing: Briefing, text: str, parse_unearned: Parse
) -> Iterator[str]:
    """Tell, line by line, how each sentence was read that holds the text.

    `parse_unearned` reads an article with the rules that are wrong too often. Raises `UserError`
    where no sentence holds the text.
    """
    matcher = Matcher(parsed)
    found = find_sentences(parsed, text)
    if not found:
        raise UserError("\n".join(_why_none(matcher, text)))
    names = Names(parsed)
    for number, where in enumerate(found[:MOST]):
        yield from ([""] if number else [])
        yield from _explain(
            matcher,
            where,
            words=text,
            names=names,
            briefing=briefing,
            parse_unearned=parse_unearned,
        )
    if len(found) > MOST:
        more = len(found) - MOST
        yield f"\n{more} more sentences have these words. Give more of them to see those"


def _why_none(matcher: Matcher, text: str) -> Iterator[str]:
    yield f'No sentence of the articles has the words "{text}".'
    found = near(matcher, text)
    yield "Near are:" if found else "Give some words as they stand in the article"
    yield from (f"  {line}" for line in found)


def find_sentences(parsed: tuple[Parsed, ...], text: str) -> list[SentencePlace]:
    """Find every sentence with the words of the text.

    Where the words run over several sentences, each sentence with some of them is found.
    """
    words = fold_text(text)
    found: list[SentencePlace] = []
    for number, one in enumerate(parsed):
        sentences = [fold_text(sentence.span.of(one.article.text)) for sentence in one.sentences]
        whole, starts = "", []
        for sentence in sentences:
            starts.append(len(whole) + 1)
            whole += f" {sentence}"
        start = f"{whole} ".find(f" {words} ") if words else -1
        while start >= 0:
            touched = range(
                bisect_right(starts, start + 1) - 1, bisect_left(starts, start + 1 + len(words))
            )
            found += [SentencePlace(number, place) for place in touched if sentences[place]]
            start = f"{whole} ".find(f" {words} ", start + 1)
    return list(dict.fromkeys(found))


def _explain(
    matcher: Matcher,
    where: SentencePlace,
    *,
    words: str,
    names: Names,
    briefing: Briefing,
    parse_unearned: Parse,
) -> Iterator[str]:
    parsed = matcher.parsed[where.article]
    sentence = parsed.sentences[where.sentence]
    yield f"{matcher.place(where.article, sentence.span)} (article: {parsed.article.id})"
    yield f"  {' '.join(sentence.span.of(parsed.article.text).split())}"
    yield ""
    yield from find_sections(parsed, where.sentence, briefing.sections)
    yield find_highlight(parsed, where.sentence, briefing)
    found = find_mentions(parsed, where.sentence, names)
    yield from _part("Found", lines=found)
    passage = Passages(tuple(matcher.parsed)).of(parsed)[where.sentence].id
    yield from _part("Claims", lines=find_claims(briefing, passage))
    everything = parse_unearned(parsed.article)
    left_out = find_left_out(parsed, where.sentence, everything)
    yield from _part("Left out, found by rules that are wrong too often", lines=left_out)
    yield from _part("Held back as implausible", held_in(parsed, sentence.span))
    sections = tuple(one.section for one in Sorter(briefing.sections).sort(parsed)[where.sentence])
    read = SentenceRead(
        matcher,
        where.article,
        number=where.sentence,
        names=names,
        sections=sections,
        passage=passage,
        claims=claims_of(briefing, passage),
        stories=briefing.stories,
    )
    if entries := suggest_entries(read):
        how = f"copy what you need into {CORRECTIONS} and put there what is right"
        yield from ("", f"To change it, {how}:", "", *as_yaml(entries))
    if entries := suggest_additions(read, words):
        yield from ("", "# To add what was not read in these words:", *as_yaml(entries))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines under a title; nothing where there are none."""
    if lines := list(lines):
        yield from ("", f"{title}:", *(f"  {line}" for line in lines))
