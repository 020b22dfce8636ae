"""The two to five sentences that a reader should take away.

What the editor chose stands first. Beside it a highlight is a whole sentence that stands by itself:
it opens with no pronoun, quotation mark or bracket. Preferred are sentences high in a recent
article, with a figure, an event or a speaker; every section is heard before one is heard twice, and
so is every article.
"""

from collections import Counter
from collections.abc import Mapping

from generator.briefing import MOST_HIGHLIGHTS
from generator.briefing_items import TimelineEntry
from generator.evidence import Reported, Said, Series, Statement
from generator.gather.statements import is_cut
from generator.section import Section

MOST_FIGURES = 6  # three cards a row, two rows: more is a table
SMALL = 0.01  # of the largest figure of a term: an incident beside the whole
MOST_OF_TERM = 2  # of which: four towns’ air strikes tell less than the other figures
# What a situation report leads with, in the order of OCHA's key figures; other terms come behind.
LEADING_TERMS = (
    "killed", "missing", "buried", "cases", "displaced", "fled", "hungry", "injured", "affected",
    "in need", "destroyed", "damaged", "refugees", "evacuated", "funds required", "assisted",
    "bodies found", "stranded", "detained", "kidnapped", "closed", "attacks",
)  # fmt: skip
SHARES = ("percent", "share")  # units that say nothing without their whole
# Words that point back to a sentence which the reader of a highlight does not see.
# fmt: off
POINTING = {"he", "she", "it", "they", "his", "her", "its", "their",
            "this", "that", "these", "those", "such", "there", "here", "both", "another", "others",
            "and", "but", "or", "nor", "also", "however", "meanwhile", "then", "yet", "so", "still",
            "instead", "perhaps"}
# fmt: on
BACKWARDS = {"same", "this", "these"}  # among its first words: they point back too
OPENING = "“\"‘'`(["  # what opens a quotation or a bracket
# Words: a shorter sentence says too little by itself, a longer one too much.
SHORTEST, LONGEST = 6, 45
# What the parts of a sentence's weight count for. News tells the most important thing first: the
# first sentence counts as much as three pieces of evidence.
FIRST_SENTENCE = 3
MOST_EVIDENCE = 3
BARE_DESCRIPTION = -2


def count_evidence(
    said: tuple[Said, ...], series: tuple[Series, ...], timeline: tuple[TimelineEntry, ...]
) -> Counter[str]:
    """Count by passage id the quotations, figures and dated events that a sentence holds.

    A quotation counts if its speaker is known, and a figure counts twice.
    """
    evidence: Counter[str] = Counter()
    for one in said:
        evidence[one.passage.id] += bool(one.speaker)
    for group in series:
        for figure in group.figures:
            evidence.update({passage.id: 2 for passage in figure.passages})
    for entry in timeline:
        evidence[entry.passage.id] += 1
    return evidence


def choose_highlights(
    statements: tuple[Statement, ...], sections: tuple[Section, ...], evidence: Mapping[str, float]
) -> tuple[Statement, ...]:
    """Choose at most five statements, the most telling first; fewer where the articles are short.

    `evidence` tells by passage id how much the sentence holds that the briefing shows elsewhere.
    """
    ranked = _ranked(statements, evidence)
    pinned = sorted(_pinned(statements), key=lambda one: one.pinned)
    heard = {one.sections[0] for one in pinned if one.sections}
    unheard = [section for section in sections if section.id not in heard]
    chosen = list(pinned)
    for section in unheard:
        chosen += _next(_at_home_in(section, ranked), chosen)
    while len(chosen) < MOST_HIGHLIGHTS:
        best = _next(ranked, chosen)
        if not best:
            break
        chosen += best
    others = chosen[len(pinned) : MOST_HIGHLIGHTS]
    return (*pinned, *(one for one in ranked if one in others))


def _pinned(statements: tuple[Statement, ...]) -> list[Statement]:
    """The statements that the editor chose."""
    return [one for one in statements if one.pinned]


def _ranked(statements: tuple[Statement, ...], evidence: Mapping[str, float]) -> list[Statement]:
    """Give the statements that may be highlights, the most telling first.

    What a newer article says weighs more.
    """
    articles = list(dict.fromkeys(statement.passage.article.id for statement in statements))
    age = {id: number / len(articles) for number, id in enumerate(articles)}

    def rank(statement: Statement) -> tuple[float, str]:
        passage = statement.passage
        return age[passage.article.id] - _weight(statement, evidence), passage.id

    fit = [one for one in statements if one.sections and _stands_alone(one)]
    return sorted(fit, key=rank)


def _at_home_in(section: Section, ranked: list[Statement]) -> list[Statement]:
    """Give the statements whose first section is this one."""
    return [one for one in ranked if one.sections[0] == section.id]


def _next(ranked: list[Statement], chosen: list[Statement]) -> list[Statement]:
    """Choose the best of the statements left, from the articles that were heard least.

    The list has one statement, or none where none is left.
    """
    heard = Counter(one.passage.article.id for one in chosen)
    texts = {one.text for one in chosen}
    left = [one for one in ranked if one.text not in texts]
    left.sort(key=lambda one: heard[one.passage.article.id])
    return left[:1]


def _stands_alone(statement: Statement) -> bool:
    """Whether a reader needs no other sentence to understand this one."""
    words = statement.text.split()
    if not SHORTEST <= len(words) <= LONGEST or statement.quoted:
        return False
    opening = {word.casefold() for word in words[:4]}
    points_back = words[0].casefold() in POINTING or not opening.isdisjoint(BACKWARDS)
    is_whole = words[0][0] not in OPENING and not is_cut(statement.text)
    return is_whole and not points_back


def _weight(statement: Statement, evidence: Mapping[str, float]) -> float:
    """Weigh how telling a statement is."""
    passage = statement.passage
    height = 1 - passage.span.start / max(1, len(passage.article.text))
    shown = min(MOST_EVIDENCE, evidence.get(passage.id, 0))
    return FIRST_SENTENCE * height + shown + BARE_DESCRIPTION * statement.bare


def choose_key_figures(series: tuple[Series, ...]) -> tuple[Reported, ...]:
    """Choose the figures for the cards: exact ones and leading terms first, of each the largest.

    There is one for each term and place, and one for each number of a term, but no small one beside
    a large one.
    """
    chosen: dict[tuple[str, float | None], Reported] = {}
    placed: set[tuple[str, str]] = set()
    told = [group for group in series if group.theme and group.unit not in SHARES]
    for one in sorted((one for group in told for one in group.figures), key=_rank_of_figure):
        term, place, value = one.figure.term, one.figure.place, one.figure.value
        if (term, place) not in placed and (term, value) not in chosen:
            placed.add((term, place))
            chosen[term, value] = one
    of_term: Counter[str] = Counter()
    largest: dict[str, float] = {}
    kept = []
    for one in chosen.values():
        term = one.figure.term
        largest.setdefault(term, one.figure.value or 0)
        is_small = (one.figure.value or 0) < SMALL * largest[term]
        of_term[term] += not is_small
        if not is_small and of_term[term] <= MOST_OF_TERM:
            kept.append(one)
    return tuple(kept[:MOST_FIGURES])


def _rank_of_figure(reported: Reported) -> tuple[bool, int, float]:
    """Put exact figures first that are so already, then leading terms, of one the largest."""
    figure = reported.figure
    known = figure.term in LEADING_TERMS
    rank = LEADING_TERMS.index(figure.term) if known else len(LEADING_TERMS)
    unsure = figure.value is None or "expected" in figure.qualifier
    return unsure, rank, -(figure.value or 0)
