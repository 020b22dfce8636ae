"""Find what is said and who says it: direct, mixed and indirect quotations.

Convention: a quotation is direct only if all of it stands between quotation marks; a speaker is named only where the
sentence itself, or the quotation that it continues, names him.
"""

from generator.model import Parsed, Quote, QuoteKind, Sentence, Span
from generator.parse.contents import is_utterance
from generator.parse.folding import MARKED, Folded, fold_sentences
from generator.parse.quotation_marks import find_marked
from generator.parse.reports import Report, find_reports


def find_quotes(parsed: Parsed) -> tuple[Quote, ...]:
    """The quotations of the article, in text order, none inside another."""
    text = parsed.article.text
    marked = find_marked(text, _paragraphs(parsed.sentences))
    mentions = _mentions(parsed)
    quotes: list[Quote] = []
    last: Folded | None = None
    for folded in fold_sentences(parsed.sentences, marked):
        continued = _continued(folded, last, quotes, text)
        if continued is not None:
            quotes[continued] = _extend(quotes[continued], folded)
        else:
            quotes += [_as_quote(folded, report, text, mentions) for report in find_reports(folded, text)]
        last = folded
    return tuple(quotes)


def _paragraphs(sentences: tuple[Sentence, ...]) -> list[Span]:
    paragraphs: list[Span] = []
    number = None
    for sentence in sentences:
        if sentence.paragraph == number:
            paragraphs[-1] = Span(paragraphs[-1].start, sentence.span.end)
        else:
            paragraphs.append(sentence.span)
        number = sentence.paragraph
    return paragraphs


def _mentions(parsed: Parsed) -> list[tuple[Span, str]]:
    """Every mention of an actor with the actor's key, in text order."""
    return sorted((mention.span, actor.key) for actor in parsed.actors for mention in actor.mentions)


def _continued(folded: Folded, last: Folded | None, quotes: list[Quote], text: str) -> int | None:
    """Which quotation a sentence goes on with that is nothing but a quotation: the last one of the sentence before."""
    if not folded.marked or folded.words[0] != MARKED or any(word[0].isalnum() for word in folded.words[1:]):
        return None
    if folded.marked[0].continues and quotes:
        return len(quotes) - 1
    if last is None or last.paragraph != folded.paragraph or not is_utterance(folded, text, 0):
        return None
    for index in range(len(quotes) - 1, max(-1, len(quotes) - 4), -1):
        if quotes[index].verbatim and quotes[index].span.end >= last.spans[0].start:
            return index
    return None


def _extend(quote: Quote, folded: Folded) -> Quote:
    passage = folded.marked[0]
    return Quote(
        quote.kind,
        Span(quote.span.start, passage.span.end),
        (*quote.pieces, passage.span),
        (*quote.verbatim, passage.inner),
        quote.speaker,
        quote.speaker_span,
        quote.cue,
    )


def _as_quote(folded: Folded, report: Report, text: str, mentions: list[tuple[Span, str]]) -> Quote:
    pieces = tuple(folded.stretch(*piece) for piece in report.pieces)
    inside = [index for start, end in report.pieces for index in range(start, end)]
    verbatim = tuple(folded.marked[index].inner for index in inside if index in folded.marked)
    wording = [index for index in inside if folded.words[index][0].isalnum()]
    kind = QuoteKind.DIRECT if not wording else QuoteKind.MIXED if verbatim else QuoteKind.INDIRECT
    subject = report.subject
    speaker_span = folded.stretch(subject.start, subject.end) if subject else None
    named = folded.stretch(*subject.whose) if subject and subject.whose else speaker_span
    return Quote(
        kind,
        Span(pieces[0].start, pieces[-1].end),
        pieces,
        verbatim,
        _speaker(named, mentions),
        speaker_span,
        folded.stretch(*report.cue),
    )


def _speaker(named: Span | None, mentions: list[tuple[Span, str]]) -> str | None:
    """To be written."""
    return None
