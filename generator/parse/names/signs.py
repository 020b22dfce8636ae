"""Say what a sign of a name's kind is, and hold the words that several modules read signs by.

Every sign is worth some points for a kind; a name has the kind with most points over all its
mentions in an article. A sign's name is the rule by which the name is known where no other sign is
worth more. `form_signs` reads them in the name's own words, `context_signs` in those around it.
"""

from functools import cache
from typing import NamedTuple

from generator.model import Kind
from generator.parse.grammar.cues import cue_forms
from generator.word_lists import read_words, word_set

LARGE = 100_000  # people: a place of more is likelier meant than a person of its name
COMMON_ENDINGS = read_words("grammar")["endings of common nouns"]
ACTING = word_set("contexts", "acting")
GROUPS = word_set("contexts", "groups")
PERSONAL = word_set("titles", "role", "title") - GROUPS


class Sign(NamedTuple):
    """What speaks for a kind, or against it where it is worth less than nothing."""

    kind: Kind
    worth: int
    rule: str


SPEAKER = (
    Sign(Kind.PERSON, 2, "verb of saying"),
    Sign(Kind.ORGANISATION, 2, "verb of saying"),
)


@cache
def saying() -> frozenset[str]:
    """Give every finite form of the verbs of saying."""
    cues = cue_forms().items()
    forms = (form for form, cue in cues if "say" in cue.ways and not cue.noun)
    return frozenset(["told", "urged", *forms])
