"""The classes of words, from the list of speech, on which the border of a quote depends."""

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.parse.grammar.cues import FINITE, cue_forms
from generator.word_lists import read_words, set_of, word_set

SUBJECTS = frozenset([*read_words("grammar")["subject pronouns"], "there"])
CONTRACTED = set_of("’d ’ll ’ve ’re")  # with a subject: they’ll
REMEMBERED = 20_000  # words whose class is kept: those of some hundred articles

_parts = {part: frozenset(words) for part, words in read_words("speech").items()}
ADDRESSEES, BEHIND_ADDRESSEES = _parts["addressees"], _parts["behind addressees"]
ADVERBIAL_PAIRS = _parts["adverbial pairs"]
ADVERBS, AUXILIARIES = _parts["adverbs"], _parts["auxiliaries"]
NO_ADVERBS, RECALLING = _parts["no adverbs"], _parts["recalling"]
HEARING, MEASURES, IMAGES = _parts["hearing"], _parts["measures"], _parts["images"]
RITES = _parts["rites"]
PASSIVE, CHAIN = _parts["passive"], _parts["chain"]
CONJUNCTIONS, SUBORDINATORS = _parts["conjunctions"], _parts["subordinators"]
OPENERS = _parts["openers"]
DETERMINERS, PRONOUNS, PLURALS = _parts["determiners"], _parts["pronouns"], _parts["plurals"]
DOCUMENTS, EVIDENCE, NOUNS = _parts["documents"], _parts["evidence"], _parts["nouns"]
WORKS, WRITINGS = _parts["works"], _parts["writings"]
QUOTING, ANONYMITY = _parts["quoting"], _parts["anonymity"]
WITHHELD = _parts["withheld"]
LINKING, PREPOSITIONS, TIMES = _parts["linking"], _parts["prepositions"], _parts["times"]
FEELINGS, NO_NOUNS = _parts["feelings"], _parts["no nouns"]
TOLLS = _parts["tolls"]
MEDIA = word_set("contexts", "media")
SHOWING = _parts["showing"]
POSTURES, RANKING = _parts["postures"], _parts["ranking"]
MEETINGS, TURNS, REPLIES = _parts["meetings"], _parts["turns"], _parts["replies"]
SOURCES, TOLD_BY_OTHERS = _parts["sources"], _parts["told by others"]
POINTING, ATTRIBUTIVE = _parts["pointing"], _parts["attributive"]
LIVES, COUNTED, MEANS = _parts["lives"], _parts["counted"], _parts["means"]
_is_main = {form: cue.form is FINITE and not cue.noun for form, cue in cue_forms().items()}
MAIN_VERBS = frozenset(form for form in _is_main if _is_main[form])
FINITE_VERBS = frozenset(form for form in MAIN_VERBS if form[0].islower())
# Words for who serves somebody, and up to that name nothing but a title.
SERVING = re.compile(rf"\b(?:{'|'.join(sorted(_parts['serving']))})s? (?:to|of|for)\b[^,;:]*$")
JOINTS = PREPOSITIONS | CONJUNCTIONS  # what a noun phrase neither begins nor ends with


@lru_cache(REMEMBERED)
def opens_adverbial(word: str) -> bool:
    """Tell whether a word may open an adverbial, and so no subject: in, after, asking, seated."""
    is_participle = word.endswith("ing") or word in POSTURES
    return is_participle or word in PREPOSITIONS or word in SUBORDINATORS


def is_adverb(word: str) -> bool:
    """Whether a word can stand between a subject and its verb: also, repeatedly."""
    if word in ADVERBS:
        return True
    return word.endswith("ly") and word.islower() and len(word) > 4 and word not in NO_ADVERBS


@lru_cache(REMEMBERED)
def is_auxiliary(word: str) -> bool:
    """Whether a word is an auxiliary or a modal verb, or a contraction of one."""
    return word in AUXILIARIES or word.endswith(("n't", "n’t")) or word in CONTRACTED


def has_auxiliary(words: Iterable[str]) -> bool:
    """Whether one of the words is an auxiliary."""
    return any(map(is_auxiliary, words))


def has_capital(words: Iterable[str]) -> bool:
    """Whether one of the words begins with a capital."""
    return any(word[0].isupper() for word in words)


def is_pronoun(word: str) -> bool:
    """Whether a word is a pronoun as subject, its verb contracted with it or not: they, they’re."""
    return word.replace("’", "'").split("'", 1)[0] in PRONOUNS


def is_medium(name: str) -> bool:
    """Tell whether it is the name of a newspaper, a station or a news agency."""
    small = name.lower()
    return small in MEDIA or small.split()[-1] in MEDIA
