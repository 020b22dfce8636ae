"""Find quotations set as paragraphs of their own without marks: The envoy wrote: ¶ The road is …

Convention: only the paragraph behind the colon is sure to be one; its end may lie farther on.
"""

from generator.model import Sentence, Span
from generator.parse.grammar.cues import BASE, cue_forms
from generator.parse.grammar.quotation_marks import Marked

TOLD = frozenset({"say", "that", "tell"})  # ways of saying something
POINTS = tuple("“\"«„'‘`–—-•*·")  # with which a quotation in marks or a point of a list begins
SHORTEST = 40  # code points


def with_blocks(marked: list[Marked], sentences: tuple[Sentence, ...], text: str) -> list[Marked]:
    """Add block quotations to the marked passages; marks inside them are part of what is quoted."""
    blocks = [
        Marked(span, inner=span)
        for number, sentence in enumerate(sentences)
        if sentence.tokens[-1].text == ":" and (span := _block_behind(sentences, number, text))
    ]
    if not blocks:
        return marked
    spans = [block.span for block in blocks]
    outside = [one for one in marked if not any(span.overlaps(one.span) for span in spans)]
    return sorted([*outside, *blocks], key=_start)


def _start(passage: Marked) -> int:
    return passage.span.start


def _block_behind(sentences: tuple[Sentence, ...], number: int, text: str) -> Span | None:
    """Give the paragraph behind a sentence that ends with a verb of saying and a colon."""
    sentence, behind = sentences[number], sentences[number + 1 : number + 2]
    if len(sentence.tokens) < 2 or not _says(sentence.tokens[-2].text):
        return None
    if not behind or behind[0].heading or behind[0].paragraph != sentence.paragraph + 1:
        return None
    last = number + 1
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == behind[0].paragraph:
        last += 1
    span = Span(behind[0].span.start, sentences[last].span.end)
    opens = text[span.start].isupper() and not text.startswith(POINTS, span.start)
    return span if opens and span.end - span.start >= SHORTEST else None


def _says(word: str) -> bool:
    cue = cue_forms().get(word)
    says = cue is not None and not TOLD.isdisjoint(cue.ways)
    return says and not cue.noun and cue.form is not BASE
