"""Tell a name that only ever begins a sentence from a common noun there: "Perthes called on …", but "Villagers said …".

The verb behind must be one whose subject speaks, calls or urges, and no list of ours may hold the word as a common one.
"""

from functools import cache, lru_cache

from generator.parse.grammar.cues import FINITE, Cue, cue_forms
from generator.parse.lexicon import read_words
from generator.parse.names.capitals import Line
from generator.parse.names.evidence import COMMON_ENDINGS
from generator.parse.names.known import part

# Lists of common words; what the others hold are names.
LISTS = ("clauses", "common", "contexts", "events", "figures", "kinds", "relations", "speech", "titles", "units")
WAYS = frozenset({"say", "tell", "urge"})
# Verbs of the same ways whose subject may be a thing: surveys suggest, leaks reveal.
OF_THINGS = frozenset({"suggested", "suggests", "indicated", "indicates", "implied", "implies", "revealed", "reveals"})
# Plurals of those who do or are something, whichever they are: villagers, activists, residents, families.
OF_PLURALS = ("ers", "ors", "ists", "ants", "ents", "ians", "ees", "ials", "ies", "sses", "tives", "ates", "men")
COMMON = (*OF_PLURALS, *COMMON_ENDINGS)
ADVERBS = part("contexts", "adverbs")
SHORTEST = 4  # letters


def is_unknown_speaker(line: Line, index: int, small_words: set[str]) -> bool:
    """Whether a verb of speaking, calling or urging follows a word that is no common one.

    Common is what our lists hold, or the article writes in small letters (`small_words`).
    """
    behind = index + 1 + (line.small[index + 1] in ADVERBS)
    cue = cue_forms().get(line.small[behind])
    if cue is None or not _has_speaker(cue, line.small[behind], line.small[behind + 1]):
        return False
    word = line.small[index]
    return not _is_common(word) and small_words.isdisjoint(_singulars(word))


def _has_speaker(cue: Cue, verb: str, following: str) -> bool:
    if cue.form is not FINITE or verb in OF_THINGS:
        return False
    if not cue.noun and not WAYS.isdisjoint(cue.ways):
        return True
    return any(following == word and (way in WAYS or word == "for") for word, way in cue.particles)


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    if len(word) < SHORTEST or not word.isalpha() or word.endswith(COMMON):
        return True
    return not _common_words().isdisjoint((word, *_singulars(word)))


def _singulars(word: str) -> tuple[str, ...]:
    """What the word may be the plural of."""
    return (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ves") + "f")


@cache
def _common_words() -> frozenset[str]:
    lists = (entries for name in LISTS for entries in read_words(name).values())
    return frozenset(word for entries in lists for entry in entries for word in entry.lower().split())
