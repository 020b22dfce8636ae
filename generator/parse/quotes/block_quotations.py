"""Find quotations set as paragraphs of their own without marks: The envoy wrote: ¶ The road is …

Convention: only the paragraph behind the colon is sure to be one; those behind it go on with it
where somebody speaks of themselves in them.
"""

from itertools import groupby
from operator import attrgetter

from generator.model import Sentence, Span
from generator.parse.grammar.cues import BASE, cue_forms
from generator.parse.grammar.quotation_marks import Marked
from generator.parse.quotes.interviews import FIRST_PERSON

POINTS = tuple("“\"«„'‘`–—-•*·")  # with which a quotation in marks or a point of a list begins
LONGEST = 60  # sentences
SHORTEST = 40  # code points


def with_blocks(marked: list[Marked], sentences: tuple[Sentence, ...], text: str) -> list[Marked]:
    """Add block quotations to the marked passages; marks inside them are part of what is quoted."""
    introduced = [number for number, one in enumerate(sentences) if _introduces(one)]
    if not introduced:
        return marked
    blocks = [block for number in introduced for block in _blocks(sentences, number, text)]
    spans = [block.span for block in blocks]
    outside = [one for one in marked if not any(span.overlaps(one.span) for span in spans)]
    return sorted([*outside, *blocks], key=_start)


def _start(passage: Marked) -> int:
    return passage.span.start


def _introduces(sentence: Sentence) -> bool:
    """Tell whether a sentence ends with a verb of saying and a colon."""
    tokens = sentence.tokens
    return len(tokens) > 1 and tokens[-1].text == ":" and _says(tokens[-2].text)


def _blocks(sentences: tuple[Sentence, ...], number: int, text: str) -> list[Marked]:
    """Give the paragraphs quoted behind a sentence."""
    blocks: list[Marked] = []
    following = sentences[number + 1 : number + 1 + LONGEST]
    for paragraph, group in groupby(following, attrgetter("paragraph")):
        first, *others = group
        span = Span(first.span.start, others[-1].span.end if others else first.span.end)
        adjoins = paragraph == sentences[number].paragraph + 1 + len(blocks)
        if not adjoins or first.heading or not _may_be_quoted(text, span):
            break
        if blocks and not _speaks_on(text, span):
            break
        blocks.append(Marked(span, inner=span, continues=bool(blocks)))
    return blocks


def _speaks_on(text: str, span: Span) -> bool:
    """Tell whether somebody speaks of themselves in a paragraph that quotes nobody."""
    quotes = any(mark in span.of(text) for mark in '“"«')
    return not quotes and FIRST_PERSON.search(text, *span) is not None


def _may_be_quoted(text: str, span: Span) -> bool:
    opens = text[span.start].isupper() and not text.startswith(POINTS, span.start)
    return opens and span.end - span.start >= SHORTEST


def _says(word: str) -> bool:
    cue = cue_forms().get(word)
    return cue is not None and cue.tells and not cue.noun and cue.form is not BASE
