"""Find where speakers stand by their own words: “We call on Chad to open the border,” X said."""

import re
from collections.abc import Iterator
from functools import cache

from generator.model import Kind, Parsed, Quote, QuoteKind, Relation, Span
from generator.parse.events.relation_patterns import GAP, parted
from generator.parse.events.relation_words import listed_words
from generator.word_lists import read_table

OWN_WORDS_RULE = "own words"  # the second half of the rule's name
OWN = r"\b(?:I|[Ww]e)(?:\s(?:\w+ly|also|again|therefore|once\sagain|do))*\s"
ARTICLE = r"\s(?:both\s|all\s)?(?:the\s)?"
JOINED = re.compile(r",?\sand\s(?:the\s)?")
NEXT_WORD = re.compile(r"\s([a-z]+)\b|['’]")
BEHIND = 60  # code points in which the word stands that a verb needs: "ask Chad to"


def find_own_words(parsed: Parsed) -> Iterator[Relation]:
    """Yield the relations that quotations tell in the first person, where their line names who."""
    quotes = [one for one in parsed.quotes if one.speaker and one.kind is not QuoteKind.INDIRECT]
    if not quotes:
        return
    named = {
        one.span.start: (one.span, actor.key) for actor in parsed.actors for one in actor.mentions
    }
    for quote in quotes:
        for words in quote.verbatim:
            yield from _told_in(parsed, quote, words, named=named)


def _told_in(
    parsed: Parsed,
    quote: Quote,
    words: Span,
    *,
    named: dict[int, tuple[Span, str]],
) -> Iterator[Relation]:
    """Yield the relations that one stretch of verbatim words tells."""
    text = parsed.article.text
    for match in _own_words().finditer(text, *words):
        relation, needed = _verbs()[" ".join(match[1].split())]
        sentence = parsed.sentences[parsed.sentence_at(match.start())]
        names_speaker = quote.speaker_span is not None and sentence.span.covers(quote.speaker_span)
        if not names_speaker or not _follows(text, match.end(), needed):
            continue
        for target in _targets(text, match.end(), named):
            if target != quote.speaker and parsed.actor_of[target].kind is not Kind.PEOPLE:
                yield Relation(
                    quote.speaker,
                    relation,
                    target,
                    sentence.span,
                    rule=f"{relation}, {OWN_WORDS_RULE}",
                )


def _follows(text: str, start: int, needed: tuple[str, ...]) -> bool:
    """Whether one of the words that a verb needs stands behind its object."""
    behind = text[start : start + BEHIND]
    return not needed or any(f" {word} " in behind for word in needed)


def _targets(text: str, start: int, named: dict[int, tuple[Span, str]]) -> list[str]:
    """Name who is named there, and those joined to them; nobody in "Chad's army"."""
    found = []
    while start in named:
        span, key = named[start]
        following = NEXT_WORD.match(text, span.end)
        if following and not _goes_on(following[1]):
            return found
        found.append(key)
        joined = JOINED.match(text, span.end)
        start = joined.end() if joined else -1
    return found


def _goes_on(word: str | None) -> bool:
    """Whether what stands behind a name leaves it whole: "Chad to", "Chad officials"."""
    parts = ("after who is meant", "acting for", "acting for modifiers")
    return any(word in listed_words(part) for part in parts)


@cache
def _verbs() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Map each verb, with what belongs to it, to its relation and the words that it needs."""
    found = {}
    for part, rows in read_table("relations").items():
        relation, way = parted(part)
        if not relation or way or relation in ("leads", "speaks with"):
            continue
        for written, *needed in rows:
            if GAP not in written:
                found[written] = (relation, tuple("|".join(needed).split("|")) if needed else ())
    return found


@cache
def _own_words() -> re.Pattern[str]:
    longest_first = sorted(_verbs(), key=len, reverse=True)
    verbs = "|".join(re.escape(verb).replace(r"\ ", r"\s") for verb in longest_first)
    return re.compile(f"{OWN}({verbs}){ARTICLE}")
