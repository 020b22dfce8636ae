"""Tell a name that only ever begins a sentence from a common noun there.

"Perthes called on …" begins with a name, "Villagers said …" does not. The verb behind must be
one whose subject speaks, calls or urges, and no list of ours may hold the word as a common one.
"""

from functools import cache, lru_cache

from generator.parse.grammar.cues import FINITE, ReportingForm, cue_forms
from generator.parse.names.capitals import CasedLine
from generator.parse.names.signs import COMMON_ENDINGS
from generator.word_lists import read_words, set_of, word_set

# Lists of common words; what the others hold are names.
LISTS = (
    "clauses",
    "common",
    "contexts",
    "events",
    "figures",
    "kinds",
    "relations",
    "speech",
    "titles",
    "units",
)
WAYS = set_of("say tell urge")
OF_THINGS = word_set("speech", "of things")
COMMON = (*read_words("grammar")["endings of those who do"], *COMMON_ENDINGS)
ADVERBS = word_set("contexts", "adverbs")
SHORTEST = 4  # letters


def is_unlisted_speaker(line: CasedLine, index: int, small_words: set[str]) -> bool:
    """Tell whether a verb of speaking, calling or urging follows a word that is no common one.

    Common is what our lists hold, or the article writes in small letters (`small_words`).
    """
    behind = index + 1
    if line.small[behind] in ADVERBS:
        behind += 1
    verb = line.small[behind]
    following = line.small[behind + 1]
    cue = cue_forms().get(verb)
    if cue is None or not _has_speaker(cue, verb, following):
        return False
    word = line.small[index]
    return not is_common(word) and small_words.isdisjoint(_singulars(word))


def _has_speaker(cue: ReportingForm, verb: str, following: str) -> bool:
    """Tell whether the verb's subject is one who speaks, by the verb or with the word behind it."""
    if cue.form is not FINITE or verb in OF_THINGS:
        return False
    if not cue.noun and not WAYS.isdisjoint(cue.ways):
        return True
    ways = [way for word, way in cue.particles if word == following]
    return bool(ways) and (not WAYS.isdisjoint(ways))


@lru_cache(maxsize=4096)
def is_common(word: str) -> bool:
    """Tell whether the word or what it is the plural of is listed, or looks like a common one."""
    if len(word) < SHORTEST or not word.isalpha() or word.endswith(COMMON):
        return True
    return not _common_words().isdisjoint((word, *_singulars(word)))


def _singulars(word: str) -> tuple[str, ...]:
    """Give what the word may be the plural of."""
    return (
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("ves") + "f",
    )


@cache
def _common_words() -> frozenset[str]:
    """Collect every word of the lists of common words."""
    entries = [entry for name in LISTS for part in read_words(name).values() for entry in part]
    return frozenset(word for entry in entries for word in entry.lower().split())
