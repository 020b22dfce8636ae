"""Find the quantities that an article states."""

from generator.model import Figure, Parsed
from generator.parse.counted import find_counted
from generator.parse.terms import find_terms


def find_figures(parsed: Parsed) -> tuple[Figure, ...]:
    """The quantities of the article, in text order, never overlapping."""
    counted = list(find_counted(parsed))
    return tuple(
        Figure(c.span, c.number.value, c.number.low, c.number.high, c.qualifier, c.unit or ("people" if t.people else ""), t.name+("?" if t.expected else "")) for c, t in zip(counted,find_terms(parsed.article.text, counted))
    )
