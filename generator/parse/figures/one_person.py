"""Read the one of "a nurse was killed" and "killed a nurse", which nobody writes as a number."""

import re
from functools import cache
from typing import NamedTuple

from generator.parse.figures.number_patterns import Number, NumberRead, alternatives, units
from generator.word_lists import word_set

ARTICLE = re.compile(r"[Aa]n?(?=\s)")
SINGULAR = ("man", "woman", "child", "person")
PLURALS = (("man", "men"), ("fe", "ves"), ("by", "bies"))
NO_PERSONS = word_set("figure_words", "no persons")
HARMING = re.compile(
    r"\b(?:kill(?:ed|ing|s)|wound(?:ed|ing)|injur(?:ed|ing)|shot\s+dead|abduct(?:ed|ing)"
    r"|kidnapp(?:ed|ing)|murdered|execut(?:ed|ing))\s+an?$"
)
HARMING_REACH = 16  # code points
HARMED = (
    r"(?:\s++(?:of|from|with|at|in|for)(?:\s++[\w'’-]++){1,4})?,?\s++(?:was|were|has\s+been"
    r"|had\s+been|is)"
    r"\s+(?:\w+ly\s+|also\s+)?(?:killed|shot|wounded|injured|abducted|kidnapped|executed|murdered"
    r"|found\s+dead|missing|beaten\s+to\s+death|confirmed\s+dead|stabbed|detained|arrested)\b"
)


def read_person(text: str, start: int) -> NumberRead:
    """Read the article of one person who was harmed as the number 1."""
    article = ARTICLE.match(text, start)
    if not article:
        return None, start
    end = article.end()
    if not person_behind(text, end):
        return None, start
    return Number(start, end, value=1.0, worded=True, is_article=True), end


def person_behind(text: str, start: int) -> re.Match | None:
    """Match the one person harmed whose article ends here; the noun is the group "noun"."""
    harmed_before = HARMING.search(text, max(0, start - HARMING_REACH), start)
    pattern = _persons().alone if harmed_before else _persons().harmed
    return pattern.match(text, start)


def _plural_of(noun: str) -> str:
    """Write the plural of a noun for a person: nurses, midwives, policemen, babies."""
    for ending, plural in PLURALS:
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural
    return f"{noun}s"


class _Persons(NamedTuple):
    """Nouns of one person, with up to five words before them."""

    alone: re.Pattern  # "nurse", "young Palestinian journalist"
    harmed: re.Pattern  # "Ministry of Fisheries clerk was shot"


@cache
def _persons() -> _Persons:
    nouns = units("people")
    singular = [
        noun
        for noun in nouns
        if " " not in noun and noun not in NO_PERSONS and _plural_of(noun) in nouns
    ]
    noun = alternatives((*singular, *SINGULAR))
    person = rf"\s+(?:(?!and\b|or\b|who\b)[\w'’-]+\s+){{0,5}}?(?P<noun>{noun})\b"
    return _Persons(
        re.compile(rf"(?i){person}(?!\s+(?:and|of)\b)"),
        re.compile(person + HARMED, re.IGNORECASE),
    )
