"""The rules for what a page shows of its passages: copies, quotations, numbers."""

import re
from collections.abc import Iterator

from generator.check.attributions import outside_quotations
from generator.check.citing_spans import CitingSpan
from generator.check.english import any_of
from generator.check.marked_words import (
    find_translations,
    marked_in,
    quotations,
    without_attribution,
)
from generator.check.number_context import find_contradictions
from generator.check.number_forms import (
    WAY,
    find_unknown_numbers,
    is_value,
    name_own_figure,
    occurrences,
)
from generator.check.passage_evidence import PassageEvidence
from generator.check.wording import canonical, nearest, stands_in
from generator.findings import Finding, Rule
from generator.model import Span
from generator.numerals import Day, read_numerals

SAYING = re.compile(rf"\b(?:{any_of('sayings')})\b")
LONGEST_SAYING = 10  # words
MEND_QUOTATION = (
    "Write the words as the source has them, with […] where some are left out "
    "and [ ] around your own; or take the quotation marks away. "
    "A translation stands beside the original, in quotation marks too"
)
MEND_AROUND = (
    "Write the number with its unit, its “more than” or “about”, "
    "and its day as the passage has them"
)
MEND_NUMBER = (
    "Write the number that the source has; "
    "or cite the passage that has yours; or take the mark away"
)


def is_verbatim(words: str, sources: tuple[str, ...], in_block_quote: bool = False) -> bool:
    """Tell whether the words stand in the sources.

    Those of a block quote may stand there without whom they are given to.
    """
    if stands_in(words, sources):
        return True
    if not in_block_quote:
        return False
    bare, who = without_attribution(words)
    if who and stands_in(bare, sources):
        return True
    inside, outside = list(marked_in(words)), outside_quotations(words)
    # “…,” said Ann Smith.
    is_said = SAYING.search(outside) and len(outside.split()) <= LONGEST_SAYING
    if not inside or not is_said:
        return False
    return all(stands_in(span.of(words), sources) for span in inside)


class PassageRules:
    """Checks citing spans against the passages that they cite."""

    def __init__(self, evidence: PassageEvidence):
        self._evidence = evidence

    def check(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Finding]:
        """What the span shows otherwise than the passages that it cites."""
        yield from self._of_another(citing, cited)
        words, asides = citing.words.strip(), citing.block.text.asides
        texts = self._evidence.together(cited)
        is_copy = any(next(occurrences((words,), text), None) for text in texts)
        if is_copy and not asides:
            return
        wrong = list(self._altered_quotations(citing, cited))
        for span in wrong:
            yield self._quotation(citing, span, cited)
        counted = list(citing.counts_of_ours())
        for span in find_unknown_numbers(citing.words, cited, self._evidence):
            if not any(each.covers(span) for each in (*wrong, *counted)):
                yield self._number(citing, citing.words, span, cited)
        for text in asides:
            for span in find_unknown_numbers(text, cited, self._evidence):
                yield self._number(citing, text, span, cited)

    def _of_another(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Finding]:
        """Find a sentence of the articles under the mark of another one."""
        lead = max(citing.block.text.lead - citing.span.start, 0)
        words = citing.words[lead : citing.first_mark].strip()
        meant = self._evidence.whole_sentences.get(canonical(words), ())
        if meant and not set(meant) & set(cited):
            yield Finding(
                citing.line,
                rule=Rule.CITATION,
                message=f"this sentence is that of the passage {meant[0]}",
                found=words,
                expected=" ".join(self._evidence.together(cited)),
                mend=f"Write its mark, [^{meant[0]}]; or what the passage says that is cited",
                passages=cited,
            )

    def _altered_quotations(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Span]:
        """Find the quotations that are not what the passages say.

        A title of an article and a name may have quotation marks themselves.
        """
        sources = self._evidence.sources(cited)
        named = (*self._evidence.titles(cited), *self._evidence.quoted_names)
        excused = list(occurrences(named, citing.words))
        excused += find_translations(citing, sources)
        for span in quotations(citing):
            if any(one.covers(span) for one in excused):
                continue
            mine = self._evidence.sources(citing.marked_alone(span, cited)) or sources
            if not is_verbatim(span.of(citing.words), mine, bool(citing.block.quote)):
                yield span

    def check_number_context(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Finding]:
        """Find numbers, weekdays and ranks of which the span says what the passages don't say."""
        texts = self._evidence.together(cited)
        if stands_in(citing.words[: citing.first_mark], self._evidence.sources(cited)):
            return
        days = [key for key in self._evidence.tells(cited) if isinstance(key, Day)]
        names = list(occurrences(self._evidence.titles(cited), citing.words))
        for span, message in find_contradictions(citing.words, texts, days):
            if not any(name.covers(span) for name in names):
                shown, line = citing.words.strip(), citing.line_at(span.start)
                near = nearest(shown, " ".join(texts)) or " ".join(texts)
                yield Finding(
                    line,
                    rule=Rule.NUMBER,
                    message=message,
                    found=shown,
                    expected=near,
                    mend=MEND_AROUND,
                    passages=cited,
                )

    def _quotation(self, citing: CitingSpan, span: Span, cited: tuple[str, ...]) -> Finding:
        words = span.of(citing.words).strip()
        texts = self._evidence.together(cited)
        near = max((nearest(words, text) for text in texts), key=len, default="")
        mend = MEND_QUOTATION
        if more := self._passage_beside(words, cited):
            mend = f"Cite the passage beside it too that has them, [^{more}]. Or w{mend[1:]}"
        return Finding(
            citing.line_at(span.start),
            rule=Rule.QUOTATION,
            message="these words do not stand so in what they cite",
            found=words,
            expected=near or texts[0],
            mend=mend,
            passages=cited,
        )

    def _passage_beside(self, words: str, cited: tuple[str, ...]) -> str:
        """Find the passage with which what is cited has some words, by its id; "" for none."""
        around = (id for one in cited for id in self._evidence.beside(one))
        has_them = (id for id in around if is_verbatim(words, self._evidence.sources((*cited, id))))
        return next(has_them, "")

    def _number(self, citing: CitingSpan, text: str, span: Span, cited: tuple[str, ...]) -> Finding:
        number = span.of(text).strip()
        source = " ".join(self._evidence.together(cited))
        line = citing.line_at(span.start) if text == citing.words else citing.line
        # Of a table's row the cell alone.
        start, end = text.rfind(" | ", 0, span.start) + 1, text.find(" | ", span.end)
        around = text[start : end if end >= 0 else None].strip(" |")
        near = nearest(around, source)
        message = f"{number} does not stand in what it cites"
        own = self._own_figure(number, cited)
        if own:
            message += f": it is {own}"
        shown = around if near else number
        return Finding(
            line,
            rule=Rule.NUMBER,
            message=message,
            found=shown,
            expected=near or source,
            mend=WAY if own else MEND_NUMBER,
            passages=cited,
        )

    def _own_figure(self, number: str, cited: tuple[str, ...]) -> str:
        """Tell whether the editor counted a number together, or rounded it; "" for neither."""
        read = [each.key for each in read_numerals(number)]
        if len(read) != 1 or not is_value(read[0]):
            return ""
        told = [float(key) for key in self._evidence.tells(cited) if is_value(key)]
        return name_own_figure(float(read[0]), told)
