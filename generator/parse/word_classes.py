"""The classes of words that the border of a speaker or of what is said depends on, from the list of speech."""

from functools import cache

from generator.parse.cues import VerbForm, cue_forms
from generator.parse.folding import Folded
from generator.parse.lexicon import read_words

DASHES = frozenset({"–", "—", "―", "-", "--"})
SUBJECTS = frozenset(["he", "she", "it", "they", "we", "i", "you", "there"])
POSSESSIVES = frozenset({"'s", "’s"})


@cache
def words_of(part: str) -> frozenset[str]:
    """The words of one part of the list of speech."""
    return frozenset(read_words("speech")[part])


def is_adverb(word: str) -> bool:
    """Whether a word can stand between a subject and its verb: also, repeatedly."""
    return word in words_of("adverbs") or (word.endswith("ly") and word.islower() and len(word) > 4)


def is_auxiliary(word: str) -> bool:
    """Whether a word is an auxiliary or a modal verb, or a contraction of one."""
    return word in words_of("auxiliaries") or word.endswith(("n't", "n’t")) or word in {"’d", "’ll", "’ve", "’re"}


def is_pronoun(folded: Folded, index: int) -> bool:
    """Whether a word is a pronoun as subject, its verb contracted with it or not: they, they’re."""
    return folded.lower(index).replace("’", "'").split("'")[0] in words_of("pronouns")


def is_main_verb(word: str) -> bool:
    """Whether a word is a finite reporting verb and nothing else."""
    cue = cue_forms().get(word)
    return cue is not None and cue.form is VerbForm.FINITE and not cue.noun
