"""The themes under which figures are shown together."""

from functools import cache

from generator.word_lists import read_table

NONE = "-"  # the term of a cue by which nothing is said of the number


@cache
def themes() -> dict[str, str]:
    """Map each term to the theme under which its figures are shown together."""
    table = read_table("figures")
    return {row[0]: part for part, rows in table.items() for row in rows if row[0] != NONE}


def theme(term: str) -> str:
    """Name the theme of figures of the term: killed → casualties; "" where there is none."""
    return themes().get(term, "")
