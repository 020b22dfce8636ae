"""Find what is said and who says it: direct, mixed and indirect quotations.

Convention: a quotation is direct only if all of it stands between quotation marks; a speaker is named only where the
sentence itself, or the quotation that it continues, names him.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from generator.model import Kind, Parsed, Quote, QuoteKind, Sentence, Span
from generator.parse.grammar.quotation_marks import find_marked
from generator.parse.quotes.contents import Report
from generator.parse.quotes.folding import MARKED, Folded, fold_sentences
from generator.parse.quotes.reports import find_reports
from generator.parse.quotes.utterances import is_utterance, names_work

# Where the name in a noun phrase ends, at its first comma or bracket; where its head does, at the first preposition,
# the word in front of which is the head; and what ends in a preposition, so that what follows depends on it.
NAME_END = re.compile(r"(?<!\s)\s*(?:[,(]|\b(?:who|which)\b|$)")
HEAD_END = re.compile(r"(?<!\s)\s+(?:of|for|from|at|in|with|to|on)\b")
LINKED = re.compile(r"\b(?:of|for|from|at|in|with|to|on)\s+(?:(?:the|a|an|his|her|its|their)\s+)?$")
# What joins two who speak together, and the words with which the second begins where it begins with no name.
JOINT = re.compile(r"(?:,|(?<!\s))\s+(?:and|or|nor|as\s+well\s+as|along\s+with|together\s+with)\s+")
SECOND = re.compile(r"(?:the|a|an|his|her|its|their|our|my|another|some|several|other|two|three|four|five|many)\b")
# A mention of an actor: where it starts and ends, the actor's key, and whether that is a person.
Named = tuple[int, int, str, bool]
LONGEST_MENTION = 120  # code points
LONGEST_QUOTE = 60  # pieces: a speech printed in full


def find_quotes(parsed: Parsed) -> tuple[Quote, ...]:
    """The quotations of the article, in text order, none inside another."""
    text = parsed.article.text
    marked = find_marked(text, _paragraphs(parsed.sentences))
    mentions = _mentions(parsed)
    quotes: list[Quote] = []
    last: Folded | None = None
    for folded in fold_sentences(text, parsed.sentences, marked):
        continued = _continued(folded, last, quotes)
        if continued is not None and last and _turns_to_another(folded, last, quotes[continued], mentions):
            continued = None
        if continued is None:
            reports = () if folded.heading else find_reports(folded)  # a headline is shown as no statement
            quotes += [_as_quote(folded, report, mentions) for report in reports if _has_words(folded, report)]
        elif quotes[continued].verbatim:
            quotes[continued] = _extend(quotes[continued], folded)
        else:
            quotes.append(_follow(quotes[continued], folded))
        last = folded
    return tuple(quotes)


def _paragraphs(sentences: tuple[Sentence, ...]) -> list[Span]:
    paragraphs: list[Span] = []
    for _, group in groupby(sentences, attrgetter("paragraph")):
        first, *others = group
        paragraphs.append(Span(first.span.start, others[-1].span.end) if others else first.span)
    return paragraphs


def _mentions(parsed: Parsed) -> list[Named]:
    """Every mention of an actor, in text order."""
    found: list[Named] = []
    for actor in parsed.actors:
        key, is_person = actor.key, actor.kind is Kind.PERSON
        found += [(*mention.span, key, is_person) for mention in actor.mentions]
    return sorted(found)


def _continued(folded: Folded, last: Folded | None, quotes: list[Quote]) -> int | None:
    """Which quotation a sentence goes on with that is nothing but a quotation: the last one of the sentence before.

    A paragraph that is nothing but a quotation goes on with a quotation of the paragraph before, unless that asks.
    """
    if quotes and len(quotes[-1].pieces) > LONGEST_QUOTE:
        return None
    if not folded.marked or folded.words[0] != MARKED or any(word[0].isalnum() for word in folded.words[1:]):
        return None
    if folded.marked[0].continues and quotes and last and quotes[-1].span.end > last.spans[0].start:
        return len(quotes) - 1
    if last is None or folded.heading or not is_utterance(folded, 0) or _turns(last):
        return None
    near = range(len(quotes) - 1, max(-1, len(quotes) - 4), -1)
    inside = [index for index in near if quotes[index].span.end >= last.spans[0].start]
    inside = [index for index in inside if quotes[index].verbatim] or inside
    if not inside or last.paragraph == folded.paragraph:
        return inside[0] if inside else None
    quote = quotes[inside[0]]
    if last.paragraph != folded.paragraph - 1 or not quote.verbatim or not quote.speaker_span:
        return None
    asked = quote.verbatim[-1].of(folded.text).rstrip().endswith("?")
    return None if asked else inside[0]


def _turns(folded: Folded) -> bool:
    """Whether a sentence tells something else behind a quotation, so that the next words may be another's."""
    first = next(iter(folded.marked), len(folded.words))
    return any(
        folded.words[index] == "," and folded.lowers[index + 1] in {"and", "then", "but", "while", "as"}
        for index in range(first, len(folded.words) - 1)
    )


def _turns_to_another(folded: Folded, last: Folded, quote: Quote, mentions: list[Named]) -> bool:
    """Whether a person who is not the speaker is named between a quotation and the next: “Go,” he said. Smith wept."""
    start, end = last.spans[-1].end, folded.spans[0].start
    near = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
    return any(is_person and actor != quote.speaker for _, _, actor, is_person in near)


def _extend(quote: Quote, folded: Folded) -> Quote:
    """A quotation with the next sentence, which is nothing but a quotation: “We go,” he said. “We stay.”"""
    passage = folded.marked[0]
    return replace(
        quote,
        span=Span(quote.span.start, passage.span.end),
        pieces=(*quote.pieces, passage.span),
        verbatim=(*quote.verbatim, passage.inner),
    )


def _follow(quote: Quote, folded: Folded) -> Quote:
    """The quotation that follows a paraphrase of the same speaker: They go, he said. “They stay.”"""
    passage = folded.marked[0]
    return replace(
        quote,
        kind=QuoteKind.DIRECT,
        span=passage.span,
        pieces=(passage.span,),
        verbatim=(passage.inner,),
        rule="continued behind a paraphrase",
    )


def _has_words(folded: Folded, report: Report) -> bool:
    for start, end in report.pieces:
        for index in range(start, end):
            if folded.words[index][0].isalnum() or index in folded.marked:
                return True
    return False


def _as_quote(folded: Folded, report: Report, mentions: list[Named]) -> Quote:
    pieces = tuple([folded.stretch(start, end) for start, end in report.pieces])
    kind, verbatim = _wording(folded, report)
    subject = report.subject
    speaker_span = folded.stretch(subject.start, subject.end) if subject else None
    named = folded.stretch(*subject.whose) if subject and subject.whose else speaker_span
    return Quote(
        kind,
        Span(pieces[0].start, pieces[-1].end),
        pieces,
        verbatim,
        _speaker(named, folded.text, mentions),
        speaker_span,
        folded.stretch(*report.cue),
        report.rule,
    )


def _wording(folded: Folded, report: Report) -> tuple[QuoteKind, tuple[Span, ...]]:
    """The kind of a quotation that has words, with what stands between its quotation marks."""
    quoted = [index for index in folded.marked if any(start <= index < end for start, end in report.pieces)]
    if not quoted:
        return QuoteKind.INDIRECT, ()
    told = any(folded.words[index][0].isalnum() for start, end in report.pieces for index in range(start, end))
    if told:
        quoted = [index for index in quoted if not names_work(folded, index)]
        if not quoted:
            return QuoteKind.INDIRECT, ()
    return QuoteKind.MIXED if told else QuoteKind.DIRECT, tuple([folded.marked[index].inner for index in quoted])


def _speaker(subject: Span | None, text: str, mentions: list[Named]) -> str | None:
    """The actor that the head of a noun phrase names: Smith in "the army chief Ann Smith (53)" and in "minister of
    health Ann Smith"; nobody in "a friend of Smith" and in "Smith and Jones", and not Smith in "Smith's office"."""
    if subject is None:
        return None
    if _is_several(subject, text, mentions):
        return None
    written = subject.of(text)
    name_end = NAME_END.search(written).start()
    head = HEAD_END.search(written, 0, name_end)
    name_end += subject.start
    head_end = subject.start + head.start() if head else name_end
    first = bisect_left(mentions, (subject.start - LONGEST_MENTION,))
    behind = bisect_left(mentions, (subject.end,), first)
    for start, end, actor, is_person in mentions[first:behind]:
        if start < head_end <= end:
            return actor
        if is_person and start >= head_end and end >= name_end and not LINKED.search(text[subject.start : start]):
            return actor
    return _apposed(subject, text, mentions[behind]) if behind < len(mentions) else None


def _is_several(subject: Span, text: str, mentions: list[Named]) -> bool:
    """Whether a noun phrase names two or more, of whom none said it alone: Smith and Jones, Smith and her son."""
    for joint in JOINT.finditer(text, *subject):
        first = bisect_left(mentions, (joint.start() - LONGEST_MENTION,))
        near = mentions[first : bisect_left(mentions, (joint.end() + 1,), first)]
        if any(start < joint.start() and joint.end() < end for start, end, _, _ in near):
            continue  # inside a name: the Ministry of Health and Welfare
        if joint.group().startswith(",") or SECOND.match(text, joint.end(), subject.end):
            return True
        if any(end == joint.start() or start == joint.end() for start, end, _, _ in near):
            return True
    return False


def _apposed(subject: Span, text: str, mention: Named) -> str | None:
    """The person named between commas behind a description: the mayor of Rome, Ann Smith, said."""
    start, end, actor, is_person = mention
    return actor if is_person and text[subject.end : start] == ", " and text[end : end + 1] in {",", "."} else None
