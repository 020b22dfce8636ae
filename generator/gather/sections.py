"""Sort sentences into sections, by the cues that the configuration gives each."""

import re
from collections import defaultdict

from generator.config import Cue, Section
from generator.model import Parsed, Sentence
from generator.parse.terms import theme

THRESHOLD = 2.0  # one strong cue or two weak ones


class Sorter:
    """Knows each section's cues as one expression a weight. `sort` tells where a sentence belongs."""

    def __init__(self, sections: tuple[Section, ...]):
        self._rules = [(section.id, _expressions(section.cues), _marks(section.cues)) for section in sections]

    def sort(self, parsed: Parsed, sentence: Sentence) -> tuple[str, ...]:
        """The ids of every section that the sentence reaches the threshold of, the strongest first."""
        written = " ".join(sentence.span.of(parsed.article.text).casefold().split())
        marks = _marks_of(parsed, sentence)
        scores = []
        for order, (id, expressions, weights) in enumerate(self._rules):
            score = sum(weight * len(set(found.findall(written))) for weight, found in expressions)
            score += sum(weights.get(mark, 0) for mark in marks)
            if score >= THRESHOLD:
                scores.append((-score, order, id))
        return tuple(id for _, _, id in sorted(scores))


def _expressions(cues: tuple[Cue, ...]) -> list[tuple[float, re.Pattern]]:
    by_weight = defaultdict(list)
    for cue in cues:
        if ":" not in cue.pattern:
            # Longest first: of two cues that begin alike, the longer one is meant.
            by_weight[cue.weight].append(re.escape(cue.pattern).replace(r"\*", r"\w*"))
    return [
        (weight, re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)"))
        for weight, words in by_weight.items()
    ]


def _marks(cues: tuple[Cue, ...]) -> dict[str, float]:
    return {cue.pattern: cue.weight for cue in cues if ":" in cue.pattern}


def _marks_of(parsed: Parsed, sentence: Sentence) -> set[str]:
    events = (event for event in parsed.events if event.type and sentence.span.covers(event.trigger))
    figures = (figure for figure in parsed.figures if figure.term and sentence.span.covers(figure.span))
    return {f"event:{event.type.casefold()}" for event in events} | {f"theme:{theme(f.term)}" for f in figures}
