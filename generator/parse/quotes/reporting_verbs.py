"""Tell whether a form of a reporting verb reports where it stands, without a tagger."""

from typing import NamedTuple

from generator.parse.grammar.cues import BASE, GERUND, Cue, cue_forms
from generator.parse.grammar.word_classes import (
    ADDRESSEES,
    DETERMINERS,
    PASSIVE,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    REFUSALS,
    SUBJECTS,
    is_auxiliary,
    is_pronoun,
)
from generator.parse.quotes.clause_subjects import before_group
from generator.parse.quotes.folding import MARKED, Folded

CLAUSE = SUBJECTS | DETERMINERS | {"that"}  # words with which what is said can begin
DENYING = ("not", "never", "n't", "n’t")  # the ends of words that deny a verb: cannot, didn't
ADDING = frozenset({"only", "just", "merely"})  # behind "not": it is said, and more besides
CONTENT = CLAUSE | ADDRESSEES | {MARKED}


class Verb(NamedTuple):
    """A reporting verb in its place; `behind`: the word behind it and its particle."""

    index: int
    behind: int
    ways: frozenset[str]
    cue: Cue


def find_verb(folded: Folded, index: int) -> Verb | None:
    """The reporting verb at a word, None where the form is a noun or passive there."""
    cue = cue_forms()[folded.words[index]]
    if not is_reporting(folded, index, cue):
        return None
    if cue.particles and (particle := _particle(folded, index, cue)):
        return Verb(index, index + 1 + len(particle[0].split()), frozenset({particle[1]}), cue)
    return Verb(index, index + 1, cue.ways, cue) if cue.ways else None


def is_reporting(folded: Folded, index: int, cue: Cue) -> bool:
    """Whether the form is a verb here, and active."""
    before = folded.lowers[index - 1]
    if before in DETERMINERS or (before in PREPOSITIONS and cue.form is not GERUND):
        return not cue.noun and (before in PRONOUNS or before in {"that", "which"})
    if folded.words[index][0].isupper() and index and cue.form is not GERUND:
        return False
    if before in {"'", "’"} or (
        before in POSSESSIVES and _may_be_modifier(cue) and not is_pronoun(folded.lowers[index - 2])
    ):
        return False
    group = before_group(folded, index)
    if cue.participle:
        if folded.lowers[index + 1] == "by":
            return False
        if group + 1 < index and any(_is_passive(folded, i, cue) for i in range(group + 1, index)):
            return False
    if cue.form is BASE and not _is_plain_verb(folded, index, group):
        return False
    return not cue.noun or _is_noun_as_verb(folded, index, group)


def is_unsaid(folded: Folded, verb: Verb) -> bool:
    """Whether the verb tells what somebody does not say: did not say, declined to say; not: not only said."""
    group = before_group(folded, verb.index)
    if folded.lowers[group] == "to" and folded.lowers[group - 1] in REFUSALS:
        return True
    between = folded.lowers[max(0, group + 1) : verb.index]
    return any(word.endswith(DENYING) for word in between) and ADDING.isdisjoint(between)


def _may_be_modifier(cue: Cue) -> bool:
    return cue.form is GERUND or cue.participle


def _is_passive(folded: Folded, index: int, cue: Cue) -> bool:
    """Whether a word makes a participle passive: was told; "he's said" is "he has said", "he's called" is not."""
    word = folded.lowers[index]
    return word in PASSIVE and not (word in POSSESSIVES and cue.ways & {"say", "that"})


def _is_plain_verb(folded: Folded, index: int, group: int) -> bool:
    """Whether an uninflected form has what it needs: an auxiliary, "to", or a plural subject in front of it."""
    if any(is_auxiliary(folded.lowers[i]) or folded.lowers[i] == "to" for i in range(max(0, group + 1), index)):
        return True
    word = folded.lowers[group]
    if word == "to":  # prompted to say: “…”
        return folded.lowers[index + 1] in {MARKED, "that"} or (
            folded.lowers[index + 1] in {",", ":"} and folded.lowers[index + 2] == MARKED
        )
    if is_auxiliary(word):
        return True
    if folded.lowers[group - 1] == "and" and word[:1].isalpha():
        return True
    return word in PLURALS or word in {",", MARKED} or (word.endswith("s") and not word.endswith(("'s", "ss")))


def _is_noun_as_verb(folded: Folded, index: int, group: int) -> bool:
    """Whether a form that is a noun as well is the verb: it has a clear subject, or a clause behind it."""
    before, following = folded.lowers[group], folded.lowers[index + 1]
    if group < index - 1 and any(is_auxiliary(folded.lowers[i]) for i in range(group + 1, index)):
        return True
    if before in PRONOUNS:
        return True
    if (folded.words[index - 1] == MARKED or not following[:1].isalnum()) and MARKED in (
        folded.words[max(0, index - 8) : index]
    ):
        return True
    if following in {",", ":"} and folded.lowers[index + 2] == MARKED:
        return before[:1].isalpha()
    if before == "," and following in CLAUSE:
        return True
    if before[:1].isalpha() and following in CONTENT:
        return folded.lowers[group - 1] not in {"of", "in"} or following == "that"
    return False


def _particle(folded: Folded, index: int, cue: Cue) -> tuple[str, str] | None:
    for particle, way in cue.particles:
        words = particle.split()
        if folded.lowers[index + 1 : index + 1 + len(words)] == words:
            return particle, way
    return None
