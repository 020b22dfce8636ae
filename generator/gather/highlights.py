"""The two to five sentences that a reader should take away.

What the editor chose stands first. Beside it a highlight is a whole sentence that stands by itself: it opens with no
pronoun, quotation mark or bracket. Preferred are sentences high in a recent article, with a figure, an event or a
speaker; every section is heard before one is heard twice, and so is every article.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from generator.briefing import MOST_HIGHLIGHTS
from generator.config import Section
from generator.evidence import Reported, Series, Statement

MOST_FIGURES = 6  # three cards a row, two rows: more is a table
MOST_OF_TERM = 2  # of which: four towns’ air strikes tell less than the other figures
# Words that point back to a sentence which the reader of a highlight does not see.
# fmt: off
POINTING = {"he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "and", "but",
            "also", "however", "meanwhile", "then", "yet", "so", "still", "instead", "perhaps", "such", "there", "here",
            "or", "nor", "both", "another", "others"}
# fmt: on
SHORTEST, LONGEST = 6, 45  # words: a shorter sentence says too little by itself, a longer one too much


def choose_highlights(
    statements: tuple[Statement, ...], sections: tuple[Section, ...], evidence: Mapping[str, float]
) -> tuple[Statement, ...]:
    """At most five statements, the most telling first; fewer where the articles are short.

    `evidence` tells by passage id how much the sentence holds that the briefing shows elsewhere.
    """
    articles = list(dict.fromkeys(statement.passage.article.id for statement in statements))  # newest first
    age = {id: number / len(articles) for number, id in enumerate(articles)}
    ranked = sorted(
        (statement for statement in statements if statement.sections and _stands_alone(statement)),
        key=lambda statement: (age[statement.passage.article.id] - _weight(statement, evidence), statement.passage.id),
    )
    pinned = sorted((statement for statement in statements if statement.pinned), key=lambda one: one.pinned)
    chosen = list(pinned)
    for section in sections:
        if not any(section.id in one.sections[:1] for one in pinned):
            best = _next(ranked, chosen, lambda one, section=section: one.sections[0] == section.id)
            chosen += [best] if best else []
    while len(chosen) < MOST_HIGHLIGHTS and (best := _next(ranked, chosen, lambda one: True)):
        chosen.append(best)
    return (*pinned, *(one for one in ranked if one in chosen[:MOST_HIGHLIGHTS] and one not in pinned))


def _next(ranked: list[Statement], chosen: list[Statement], fits: Callable[[Statement], bool]) -> Statement | None:
    """The best one left that fits, of the articles that were heard least."""
    heard = Counter(one.passage.article.id for one in chosen)
    texts = {one.text for one in chosen}
    left = [one for one in ranked if fits(one) and one.text not in texts]
    return min(left, key=lambda one: heard[one.passage.article.id], default=None)


def _stands_alone(statement: Statement) -> bool:
    words = statement.text.split()
    opening = words[0].casefold() if words else ""
    closed = statement.text.count("“") == statement.text.count("”") and statement.text.count('"') % 2 == 0
    whole = closed and not statement.quoted and words[0][0] not in "“\"‘'`(["
    pointing = opening in POINTING or {"same", "this", "these"} & {word.casefold() for word in words[:4]}
    return SHORTEST <= len(words) <= LONGEST and whole and not pointing


def _weight(statement: Statement, evidence: Mapping[str, float]) -> float:
    """News tells the most important thing first: the first sentence counts as much as three pieces of evidence."""
    passage = statement.passage
    height = 1 - passage.span.start / max(1, len(passage.article.text))
    return 3 * height + min(3, evidence.get(passage.id, 0)) - 2 * statement.bare


def choose_key_figures(series: tuple[Series, ...]) -> tuple[Reported, ...]:
    """The figures for the cards: the first of each series, exact ones first, one a term and place."""
    chosen: dict[tuple[str, str], Reported] = {}
    for figure in sorted((one.figures[0] for one in series if one.theme), key=lambda one: one.figure.value is None):
        chosen.setdefault((figure.figure.term, figure.figure.place), figure)
    of_term: Counter[str] = Counter()
    kept = []
    for figure in chosen.values():
        of_term[figure.figure.term] += 1
        if of_term[figure.figure.term] <= MOST_OF_TERM:
            kept.append(figure)
    return tuple(kept[:MOST_FIGURES])
