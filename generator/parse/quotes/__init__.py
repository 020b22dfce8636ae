"""Find what is said and who says it: direct, mixed and indirect quotations.

Convention: a quotation is direct only if all of it stands between quotation marks; a speaker is
named only where the sentence itself, or the quotation that it continues, names them.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from generator.model import Kind, Parsed, Quote, QuoteKind, Sentence, Span
from generator.parse.grammar.quotation_marks import find_marked
from generator.parse.quotes.folding import MARKED, Folded, fold_sentences
from generator.parse.quotes.report_parts import Attribution
from generator.parse.quotes.reports import find_reports
from generator.parse.quotes.utterances import is_utterance, names_work

# Where the name in a noun phrase ends: at its first comma or bracket.
NAME_END = re.compile(r"(?<!\s)\s*(?:[,(]|\b(?:who|which)\b|$)")
# Where its head does: at the first preposition.
HEAD_END = re.compile(r"(?<!\s)\s+(?:of|for|from|at|in|with|to|on)\b")
# What ends in a preposition, so that what follows depends on it.
LINKED = re.compile(r"\b(?:of|for|from|at|in|with|to|on)\s+(?:(?:the|a|an|his|her|its|their)\s+)?$")
# What joins two who speak together.
JOINT = re.compile(r"(?:,|(?<!\s))\s+(?:and|or|nor|as\s+well\s+as|along\s+with|together\s+with)\s+")
# The words with which the second of them begins where it begins with no name.
SECOND = re.compile(
    r"(?:the|a|an|his|her|its|their|our|my"
    r"|another|some|several|other|two|three|four|five|many)\b"
)
TURNS = frozenset({"and", "then", "but", "while", "as"})  # behind a comma they tell something else
# A mention of an actor: where it starts and ends, the actor's key, and whether that is a person.
Named = tuple[int, int, str, bool]
LONGEST_MENTION = 120  # code points
LONGEST_QUOTE = 60  # pieces: a speech printed in full
NEAR = 3  # quotations of a sentence that the next may go on with


def find_quotes(parsed: Parsed) -> tuple[Quote, ...]:
    """Find the quotations of the article, in text order, none inside another."""
    text = parsed.article.text
    marked = find_marked(text, _paragraphs(parsed.sentences))
    mentions = _mentions(parsed)
    before = _paragraphs_before(parsed.sentences)
    quotes: list[Quote] = []
    last: Folded | None = None
    for folded in fold_sentences(text, parsed.sentences, marked):
        if folded.heading:
            continue  # a headline is shown as no statement
        adjoins = last is not None and before[folded.paragraph] == last.paragraph
        continued = _continued(folded, last, quotes=quotes, adjoins=adjoins)
        if continued is not None and last:
            speaker = quotes[continued].speaker
            if _turns_to_another(folded, last, speaker, mentions):
                continued = None
        if continued is None:
            quotes += _read_sentence(folded, mentions)
        elif quotes[continued].verbatim:
            quotes[continued] = _extend(quotes[continued], folded)
        else:
            quotes.append(_follow(quotes[continued], folded))
        last = folded
    return tuple(quotes)


def _read_sentence(folded: Folded, mentions: list[Named]) -> list[Quote]:
    """Read what a sentence reports."""
    reports = [report for report in find_reports(folded) if _has_words(folded, report)]
    return [_as_quote(folded, report, mentions) for report in reports]


def _paragraphs(sentences: tuple[Sentence, ...]) -> list[Span]:
    paragraphs: list[Span] = []
    for _, group in groupby(sentences, attrgetter("paragraph")):
        first, *others = group
        paragraphs.append(Span(first.span.start, others[-1].span.end) if others else first.span)
    return paragraphs


def _paragraphs_before(sentences: tuple[Sentence, ...]) -> dict[int, int]:
    """Map each paragraph to the one before it that is no subhead."""
    before, last, current = {}, -1, -1
    for sentence in sentences:
        if sentence.paragraph != current:
            current = sentence.paragraph
            before[current] = last
        if not sentence.heading:
            last = current
    return before


def _mentions(parsed: Parsed) -> list[Named]:
    """Give every mention of an actor, in text order."""
    found: list[Named] = []
    for actor in parsed.actors:
        key, is_person = actor.key, actor.kind is Kind.PERSON
        found += [(*mention.span, key, is_person) for mention in actor.mentions]
    return sorted(found)


def _continued(
    folded: Folded, last: Folded | None, *, quotes: list[Quote], adjoins: bool
) -> int | None:
    """Find the quotation that a sentence goes on with which is nothing but a quotation.

    It is the last one of the sentence before; `adjoins`: that stands in the paragraph before, or
    in front of the subhead between the two.
    """
    if last is None or not quotes or not _is_only_quotation(folded):
        return None
    if len(quotes[-1].pieces) > LONGEST_QUOTE:
        return None
    start = last.spans[0].start
    if folded.marked[0].continues and quotes[-1].span.end > start:
        return len(quotes) - 1
    if not is_utterance(folded, 0) or _turns(last):
        return None
    index = _last_inside(quotes, start)
    if index is None or last.paragraph == folded.paragraph:
        return index
    return index if adjoins and _may_go_on(quotes[index], folded.text) else None


def _is_only_quotation(folded: Folded) -> bool:
    """Tell whether no word of a sentence stands outside its quotation."""
    if not folded.marked or folded.words[0] != MARKED:
        return False
    return not any(word[0].isalnum() for word in folded.words[1:])


def _last_inside(quotes: list[Quote], start: int) -> int | None:
    """Find the last quotation that reaches into a sentence, rather one with words quoted."""
    inside = [
        index
        for index in range(len(quotes) - 1, max(-1, len(quotes) - 1 - NEAR), -1)
        if quotes[index].span.end >= start
    ]
    verbatim = [index for index in inside if quotes[index].verbatim]
    return next(iter(verbatim or inside), None)


def _may_go_on(quote: Quote, text: str) -> bool:
    """Tell whether the next paragraph may go on with it: it has a speaker and asks nothing.

    A paraphrase goes on only behind its attribution: The road is shut, he said. ¶ “We wait.”
    """
    if not quote.speaker_span or not quote.cue:
        return False
    if not quote.verbatim:
        return quote.cue.start >= quote.span.end
    return not quote.verbatim[-1].of(text).rstrip().endswith("?")


def _turns(folded: Folded) -> bool:
    """Tell whether a sentence tells something else behind a quotation.

    The next words may be another's then.
    """
    first = next(iter(folded.marked), len(folded.words))
    return any(
        folded.words[index] == "," and folded.lowers[index + 1] in TURNS
        for index in range(first, len(folded.words) - 1)
    )


def _turns_to_another(
    folded: Folded,
    last: Folded,
    speaker: str | None,
    mentions: list[Named],
) -> bool:
    """Tell whether another person is named between a quotation and the next.

    “Go,” he said. Smith wept.
    """
    start, end = last.spans[-1].end, folded.spans[0].start
    near = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
    return any(is_person and actor != speaker for _, _, actor, is_person in near)


def _extend(quote: Quote, folded: Folded) -> Quote:
    """Add the next sentence, which is nothing but a quotation: “We go,” he said. “We stay.”"""
    passage = folded.marked[0]
    return replace(
        quote,
        span=Span(quote.span.start, passage.span.end),
        pieces=(*quote.pieces, passage.span),
        verbatim=(*quote.verbatim, passage.inner),
    )


def _follow(quote: Quote, folded: Folded) -> Quote:
    """Give what follows a paraphrase of the same speaker: They go, he said. “They stay.”"""
    passage = folded.marked[0]
    return replace(
        quote,
        kind=QuoteKind.DIRECT,
        span=passage.span,
        pieces=(passage.span,),
        verbatim=(passage.inner,),
        rule="continued behind a paraphrase",
    )


def _has_words(folded: Folded, report: Attribution) -> bool:
    return any(
        folded.words[index][0].isalnum() or index in folded.marked
        for start, end in report.pieces
        for index in range(start, end)
    )


def _as_quote(folded: Folded, report: Attribution, mentions: list[Named]) -> Quote:
    pieces = tuple([folded.stretch(start, end) for start, end in report.pieces])
    kind, verbatim = _wording(folded, report)
    subject = report.subject
    speaker_span = folded.stretch(subject.start, subject.end) if subject else None
    named = folded.stretch(*subject.whose) if subject and subject.whose else speaker_span
    return Quote(
        kind=kind,
        span=Span(pieces[0].start, pieces[-1].end),
        pieces=pieces,
        verbatim=verbatim,
        speaker=_speaker(named, folded.text, mentions),
        speaker_span=speaker_span,
        cue=folded.stretch(*report.cue),
        rule=report.rule,
    )


def _wording(folded: Folded, report: Attribution) -> tuple[QuoteKind, tuple[Span, ...]]:
    """Give the kind of a quotation that has words, with what stands between its quotation marks."""
    quoted = [index for index in folded.marked if _holds(report, index)]
    told = _is_told(folded, report)
    if told:
        quoted = [index for index in quoted if not names_work(folded, index)]
    if not quoted:
        return QuoteKind.INDIRECT, ()
    verbatim = tuple([folded.marked[index].inner for index in quoted])
    return (QuoteKind.MIXED if told else QuoteKind.DIRECT), verbatim


def _holds(report: Attribution, index: int) -> bool:
    return any(start <= index < end for start, end in report.pieces)


def _is_told(folded: Folded, report: Attribution) -> bool:
    """Tell whether some words of what is said stand outside quotation marks."""
    words = (folded.words[start:end] for start, end in report.pieces)
    return any(word[0].isalnum() for piece in words for word in piece)


def _speaker(subject: Span | None, text: str, mentions: list[Named]) -> str | None:
    """Give the actor that the head of a noun phrase names.

    That is Smith in "the army chief Ann Smith (53)" and in "minister of health Ann Smith"; nobody
    in "a friend of Smith" and in "Smith and Jones", and not Smith in "Smith's office".
    """
    if subject is None or _is_several(subject, text, mentions):
        return None
    head_end, name_end = _ends_of_head(subject, text)
    first = bisect_left(mentions, (subject.start - LONGEST_MENTION,))
    behind = bisect_left(mentions, (subject.end,), first)
    for start, end, actor, is_person in mentions[first:behind]:
        if start < head_end <= end:
            return actor
        is_last = is_person and start >= head_end and end >= name_end
        if is_last and not LINKED.search(text[subject.start : start]):
            return actor
    return _apposed(subject, text, mentions[behind]) if behind < len(mentions) else None


def _ends_of_head(subject: Span, text: str) -> tuple[int, int]:
    """Find where the head of a noun phrase ends, and where what may be a name does."""
    written = subject.of(text)
    name_end = NAME_END.search(written).start()
    head = HEAD_END.search(written, 0, name_end)
    head_end = head.start() if head else name_end
    return subject.start + head_end, subject.start + name_end


def _is_several(subject: Span, text: str, mentions: list[Named]) -> bool:
    """Tell whether a noun phrase names two or more, of whom none said it alone.

    Smith and Jones, Smith and her son.
    """
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
    """Give the person named between commas behind a description.

    The mayor of Rome, Ann Smith, said.
    """
    start, end, actor, is_person = mention
    set_off = text[subject.end : start] == ", " and text[end : end + 1] in {",", "."}
    return actor if is_person and set_off else None
