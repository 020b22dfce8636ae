"""The two to five sentences that a reader should take away.

What the editor chose stands first. Beside it a highlight is a whole sentence that stands by itself: it opens with no
pronoun and no quotation mark. Preferred are sentences high in a recent article, with a figure, an event or a speaker;
every section is heard before one is heard twice.
"""

from collections.abc import Mapping

from generator.config import Section
from generator.evidence import Reported, Series, Statement

MOST = 5
MOST_OF_ARTICLE = 2  # where there are others
MOST_FIGURES = 6  # three cards a row, two rows: more is a table
# Words that point back to a sentence which the reader of a highlight does not see.
# fmt: off
POINTING = {"he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "and", "but",
            "also", "however", "meanwhile"}
# fmt: on
SHORTEST, LONGEST = 6, 45  # words: a shorter sentence says too little by itself, a longer one too much


def choose_highlights(
    statements: tuple[Statement, ...], sections: tuple[Section, ...], evidence: Mapping[str, float]
) -> tuple[Statement, ...]:
    """At most five statements, the most telling first; fewer where the articles are short.

    `evidence` tells by passage id how much the sentence holds that the briefing shows elsewhere.
    """
    ranked = sorted(
        (statement for statement in statements if statement.sections and _stands_alone(statement)),
        key=lambda statement: (-_weight(statement, evidence), statement.passage.id),
    )
    articles = {statement.passage.article.id for statement in statements}
    pinned = sorted((statement for statement in statements if statement.pinned), key=lambda one: one.pinned)
    chosen = list(pinned)
    for section in sections:
        if not any(section.id in one.sections[:1] for one in pinned):
            best = next((one for one in ranked if section.id == one.sections[0] and one not in chosen), None)
            chosen += [best] if best else []
    for one in ranked:
        of_article = sum(other.passage.article.id == one.passage.article.id for other in chosen)
        if len(chosen) < MOST and one not in chosen and (of_article < MOST_OF_ARTICLE or len(articles) == 1):
            chosen.append(one)
    return (*pinned, *(one for one in ranked if one in chosen[:MOST] and one not in pinned))


def _stands_alone(statement: Statement) -> bool:
    words = statement.text.split()
    opening = words[0].casefold() if words else ""
    closed = statement.text.count("“") == statement.text.count("”") and statement.text.count('"') % 2 == 0
    whole = closed and not statement.quoted and words[0][0] not in "“\"‘'`"
    return SHORTEST <= len(words) <= LONGEST and whole and opening not in POINTING


def _weight(statement: Statement, evidence: Mapping[str, float]) -> float:
    """News tells the most important thing first: the first sentence counts as much as three pieces of evidence."""
    passage = statement.passage
    height = 1 - passage.span.start / max(1, len(passage.article.text))
    return 3 * height + min(3, evidence.get(passage.id, 0))


def choose_key_figures(series: tuple[Series, ...]) -> tuple[Reported, ...]:
    """The figures for the cards: the first of each series, exact ones first, one a term and place."""
    chosen: dict[tuple[str, str], Reported] = {}
    for figure in sorted((one.figures[0] for one in series if one.theme), key=lambda one: one.figure.value is None):
        chosen.setdefault((figure.figure.term, figure.figure.place), figure)
    return tuple(chosen.values())[:MOST_FIGURES]
