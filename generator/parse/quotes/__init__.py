"""Find what is said and who says it: direct, mixed and indirect quotations.

Convention: a quotation is direct only if all of it stands between quotation marks; a speaker is
named only where the sentence itself, or the quotation that it continues, names them.
"""

from bisect import bisect_left
from itertools import groupby
from operator import attrgetter

from generator.frozen import replace
from generator.model import Parsed, Quote, QuoteKind, Sentence, Span
from generator.parse.grammar.quotation_marks import find_marked
from generator.parse.quotes.block_quotations import with_blocks
from generator.parse.quotes.chains import Chain
from generator.parse.quotes.counted_places import only_counts
from generator.parse.quotes.folding import MARKED, Attribution, Folded, fold_sentences, names_work
from generator.parse.quotes.interviews import find_interview, outside_turns, speaks_of_themselves
from generator.parse.quotes.reports import find_reports
from generator.parse.quotes.speaker_names import ActorMention, find_mentions, name_speaker

TURNS = frozenset({"and", "then", "but", "while", "as"})  # behind a comma they tell something else
LONGEST_QUOTE = 60  # pieces: a speech printed in full
JUDGED = frozenset({"judge, object", "judge, words quoted"})
NEAR = 3  # quotations of a sentence that the next may go on with


def find_quotes(parsed: Parsed) -> tuple[Quote, ...]:
    """Find the quotations of the article, in text order, none inside another."""
    text, sentences = parsed.article.text, parsed.sentences
    interview = find_interview(text, sentences, parsed.actors)
    if interview.quoted or interview.told:
        sentences = outside_turns(sentences, interview)
    mentions = find_mentions(parsed.actors)
    quotes = _read_sentences(text, sentences, mentions)
    if interview.told:
        quotes = [quote for quote in quotes if not speaks_of_themselves(quote, text)]
    if interview.quotes:
        quotes = sorted([*quotes, *interview.quotes], key=_start)
    quotes = [quote for quote in quotes if not only_counts(quote, parsed)]
    chain = Chain(text, parsed.sentences, actors=parsed.actors, mentions=mentions)
    return tuple([chain.read(quote) for quote in quotes])


def _read_sentences(
    text: str, sentences: tuple[Sentence, ...], mentions: list[ActorMention]
) -> list[Quote]:
    """Read the quotations of all sentences; a headline is shown as no statement."""
    marked = with_blocks(find_marked(text, _paragraphs(sentences)), sentences, text)
    before = _paragraphs_before(sentences)
    quotes: list[Quote] = []
    last: Folded | None = None
    waiting: list[Folded] = []  # paragraphs of one quotation whose speaker has yet to be named
    for folded in fold_sentences(text, sentences, marked):
        if folded.heading:
            continue
        index = _continued(folded, last, quotes=quotes, before=before[folded.paragraph])
        if index is None or _turns_to_another(folded, last, quotes[index].speaker, mentions):
            read = _read_sentence(folded, mentions)
            goes_on = any(passage.continues for passage in [*folded.marked.values()][:1])
            waiting = waiting if goes_on else []
            if read:
                read[0] = _preceded(read[0], waiting, text)
            waiting = [*waiting, folded] if not read and _is_only_quotation(folded) else []
            quotes += read
        elif quotes[index].verbatim:
            quotes[index] = _extend(quotes[index], folded)
        else:
            quotes.append(_follow(quotes[index], folded))
        last = folded
    return quotes


def _start(quote: Quote) -> int:
    return quote.span.start


def _read_sentence(folded: Folded, mentions: list[ActorMention]) -> list[Quote]:
    """Read what a sentence reports."""
    reports = [report for report in find_reports(folded) if _has_words(folded, report)]
    return [_as_quote(folded, report, mentions) for report in reports]


def _paragraphs(sentences: tuple[Sentence, ...]) -> list[Span]:
    paragraphs = [[*group] for _, group in groupby(sentences, attrgetter("paragraph"))]
    return [Span(group[0].span.start, group[-1].span.end) for group in paragraphs]


def _paragraphs_before(sentences: tuple[Sentence, ...]) -> dict[int, int]:
    """Map each paragraph to where the one before it ends that is no subhead."""
    before: dict[int, int] = {}
    end, current = 0, -1
    for sentence in sentences:
        if sentence.paragraph != current:
            current = sentence.paragraph
            before[current] = end
        if not sentence.heading:
            end = sentence.span.end
    return before


def _continued(
    folded: Folded, last: Folded | None, *, quotes: list[Quote], before: int
) -> int | None:
    """Find the quotation that a sentence goes on with which is nothing but a quotation.

    It is the last one of the sentence `last`. That stands in the same paragraph or in the one in
    front of it, which ends at `before`; a subhead may stand between the two.
    """
    if last is None or not quotes or not _is_only_quotation(folded):
        return None
    if len(quotes[-1].pieces) > LONGEST_QUOTE:
        return None
    start = last.spans[0].start
    if folded.marked[0].continues and quotes[-1].span.end > start:
        return len(quotes) - 1
    index = None if _turns(last) else _last_inside(quotes, start)
    if index is None or last.paragraph == folded.paragraph:
        return index
    adjoins = last.spans[-1].end >= before
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
    """Tell whether a sentence tells something else behind its quotation."""
    first = next(iter(folded.marked), len(folded.words))
    return any(
        folded.words[index] == "," and folded.lowers[index + 1] in TURNS
        for index in range(first, len(folded.words) - 1)
    )


def _turns_to_another(
    folded: Folded,
    last: Folded,
    speaker: str | None,
    mentions: list[ActorMention],
) -> bool:
    """Tell whether another is named between a quotation and the next: “Go,” he said. Smith wept."""
    start, end = last.spans[-1].end, folded.spans[0].start
    near = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
    return any(mention.is_person and mention.actor != speaker for mention in near)


def _extend(quote: Quote, folded: Folded) -> Quote:
    """Add the next sentence, which is nothing but a quotation: “We go,” he said. “We stay.”"""
    passage = folded.marked[0]
    return replace(
        quote,
        span=Span(quote.span.start, passage.span.end),
        pieces=(*quote.pieces, passage.span),
        verbatim=(*quote.verbatim, passage.inner),
    )


def _preceded(quote: Quote, paragraphs: list[Folded], text: str) -> Quote:
    """Put the paragraphs in front that it goes on from: “We came. ¶ “We saw,” he said."""
    passages = [folded.marked[0] for folded in paragraphs]
    marks = {text[start] for start, _ in (quote.span, *(passage.span for passage in passages))}
    if not passages or len(marks) > 1 or quote.kind is not QuoteKind.DIRECT:
        return quote
    return replace(
        quote,
        span=Span(passages[0].span.start, quote.span.end),
        pieces=(*(passage.span for passage in passages), *quote.pieces),
        verbatim=(*(passage.inner for passage in passages), *quote.verbatim),
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


def _as_quote(folded: Folded, report: Attribution, mentions: list[ActorMention]) -> Quote:
    pieces = tuple([folded.stretch(start, end) for start, end in report.pieces])
    kind, verbatim = _wording(folded, report)
    subject = report.subject
    if subject and subject.start >= subject.end:
        subject = None  # a clause without words for who speaks
    speaker_span = folded.stretch(subject.start, subject.end) if subject else None
    named = folded.stretch(*subject.whose) if subject and subject.whose else speaker_span
    return Quote(
        kind=kind,
        span=Span(pieces[0].start, pieces[-1].end),
        pieces=pieces,
        verbatim=verbatim,
        speaker=name_speaker(named, folded.text, mentions, pieces),
        speaker_span=speaker_span,
        cue=folded.stretch(*report.cue),
        rule=report.rule,
    )


def _wording(folded: Folded, report: Attribution) -> tuple[QuoteKind, tuple[Span, ...]]:
    """Give the kind of a quotation that has words, with what stands between its quotation marks.

    An object is told in part by its verb: condemned “the killing of civilians”.
    """
    quoted = [index for index in folded.marked if _holds(report, index)]
    told = _is_told(folded, report)
    if told:
        quoted = [index for index in quoted if not names_work(folded, index)]
    if not quoted:
        return QuoteKind.INDIRECT, ()
    verbatim = tuple([folded.marked[index].inner for index in quoted])
    is_object = report.rule in JUDGED and verbatim[0].of(folded.text)[:1].islower()
    return (QuoteKind.MIXED if told or is_object else QuoteKind.DIRECT), verbatim


def _holds(report: Attribution, index: int) -> bool:
    return any(start <= index < end for start, end in report.pieces)


def _is_told(folded: Folded, report: Attribution) -> bool:
    """Tell whether some words of what is said stand outside quotation marks."""
    words = (folded.words[start:end] for start, end in report.pieces)
    return any(word[0].isalnum() for piece in words for word in piece)
