"""Numbers of an entry, held against those that a passage tells."""

from generator.numerals import Numeral, key_of, read_numerals, told_keys


def missing_numbers(words: str, passage: str) -> list[str]:
    """The numbers and days of some words that a passage does not tell, as the words have them."""
    told = told_keys(passage)
    missing = (one for one in read_numerals(words) if not one.forgiven and not _tells(told, one))
    return [words[one.start : one.end] for one in missing]


def _tells(told: frozenset, one: Numeral) -> bool:
    return one.key in told


def tells_number(passage: str, value: float) -> bool:
    """Whether a passage tells a number, in whatever form."""
    return key_of(value) in told_keys(passage)
