"""The two to five sentences that a reader should take away.

What the editor chose stands first. Beside it a highlight is a whole sentence that stands by itself:
it opens with no pronoun, quotation mark or bracket. Preferred are sentences high in a recent
article, with a figure, an event or a speaker; every section is heard before one is heard twice, and
so is every article.
"""

from collections import Counter
from collections.abc import Mapping

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
BACKWARDS = {"same", "this", "these"}  # among its first words: they point back too
OPENING = "“\"‘'`(["  # what opens a quotation or a bracket
SHORTEST, LONGEST = (
    6,
    45,
)  # words: a shorter sentence says too little by itself, a longer one too much


def choose_highlights(
    statements: tuple[Statement, ...], sections: tuple[Section, ...], evidence: Mapping[str, float]
) -> tuple[Statement, ...]:
    """Choose at most five statements, the most telling first; fewer where the articles are short.

    `evidence` tells by passage id how much the sentence holds that the briefing shows elsewhere.
    """
    ranked = _ranked(statements, evidence)
    pinned = sorted((one for one in statements if one.pinned), key=lambda one: one.pinned)
    chosen = list(pinned)
    heard = {one.sections[0] for one in pinned if one.sections}
    for section in sections:
        if section.id not in heard:
            chosen += _next(_at_home_in(section, ranked), chosen)
    while len(chosen) < MOST_HIGHLIGHTS and (best := _next(ranked, chosen)):
        chosen += best
    kept = chosen[:MOST_HIGHLIGHTS]
    return (*pinned, *(one for one in ranked if one in kept and one not in pinned))


def _ranked(statements: tuple[Statement, ...], evidence: Mapping[str, float]) -> list[Statement]:
    """The statements that may be highlights, the most telling first.

    A newer article stands before an older.
    """
    articles = list(dict.fromkeys(statement.passage.article.id for statement in statements))
    age = {id: number / len(articles) for number, id in enumerate(articles)}

    def rank(statement: Statement) -> tuple[float, str]:
        passage = statement.passage
        return age[passage.article.id] - _weight(statement, evidence), passage.id

    return sorted((one for one in statements if one.sections and _stands_alone(one)), key=rank)


def _at_home_in(section: Section, ranked: list[Statement]) -> list[Statement]:
    return [one for one in ranked if one.sections[0] == section.id]


def _next(ranked: list[Statement], chosen: list[Statement]) -> list[Statement]:
    """The best one left, of the articles that were heard least; none where none is left."""
    heard = Counter(one.passage.article.id for one in chosen)
    texts = {one.text for one in chosen}
    left = [one for one in ranked if one.text not in texts]
    best = min(left, key=lambda one: heard[one.passage.article.id], default=None)
    return [best] if best else []


def _stands_alone(statement: Statement) -> bool:
    """Whether a reader needs no other sentence to understand this one."""
    words = statement.text.split()
    if not SHORTEST <= len(words) <= LONGEST or statement.quoted:
        return False
    opening = {word.casefold() for word in words[:4]}
    points_back = words[0].casefold() in POINTING or not opening.isdisjoint(BACKWARDS)
    is_whole = words[0][0] not in OPENING and _has_both_quotation_marks(statement.text)
    return is_whole and not points_back


def _has_both_quotation_marks(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _weight(statement: Statement, evidence: Mapping[str, float]) -> float:
    """How telling a statement is.

    News tells the most important thing first: the first sentence counts as much as three pieces of
    evidence.
    """
    passage = statement.passage
    height = 1 - passage.span.start / max(1, len(passage.article.text))
    return 3 * height + min(3, evidence.get(passage.id, 0)) - 2 * statement.bare


def choose_key_figures(series: tuple[Series, ...]) -> tuple[Reported, ...]:
    """Choose the figures for the cards: the first of each series, exact ones first.

    There is one for each term and place.
    """
    chosen: dict[tuple[str, str], Reported] = {}
    firsts = [one.figures[0] for one in series if one.theme]
    for one in sorted(firsts, key=lambda one: one.figure.value is None):
        chosen.setdefault((one.figure.term, one.figure.place), one)
    of_term: Counter[str] = Counter()
    kept = []
    for figure in chosen.values():
        of_term[figure.figure.term] += 1
        if of_term[figure.figure.term] <= MOST_OF_TERM:
            kept.append(figure)
    return tuple(kept[:MOST_FIGURES])
