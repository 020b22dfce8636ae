"""How a place's name sounds, roughly: what the transliterations of one name have in common.

    consonants("Melit") == consonants("Mellit") == "mlt"

Names from Arabic, Amharic, Pashto, Burmese or Ukrainian are written in many ways: vowels are
exchanged, letters doubled, an h is written or not. Two spellings are one name where their
consonants agree and their vowels differ in one at most.
"""

import re
from functools import lru_cache

from generator.parse.gazetteer.place_keys import place_key
from generator.word_lists import read_table

# Of two or more letters first: each is one sound, and English writes it in different ways.
SOUNDS = re.compile(r"sch|tch|dj|dzh|ch|sh|kh|gh|ph|th|dh|zh|ck|ou|oo|ee|([a-z])\1")
OF_SEVERAL = {
    "sch": "s", "tch": "c", "dj": "j", "dzh": "j", "ch": "c", "sh": "s", "kh": "k", "gh": "g",
    "ph": "f", "th": "t", "dh": "d", "zh": "j", "ck": "k", "ou": "u", "oo": "u", "ee": "i",
}  # fmt: skip
ALIKE = str.maketrans("qceoyw", "kkauiu")
ARTICLE = re.compile(r"^(?:al|el|a[dnrstz]|ash) (?=\w{3})")
JOINED_ARTICLE = re.compile(r"^(Al|El)(?=[A-Z])")  # "AlMarj"
AT_END = re.compile(r"(?<=[a-z])h\b")
VOWELS = re.compile(r"[aiuh ]")
LATIN_LETTERS = frozenset(row[0] for row in read_table("countries")["Latin letters"])
FEWEST_CONSONANTS = 2
LONG_ENOUGH_TO_DIFFER = 5  # letters of names that one vowel more or less leaves the same


@lru_cache(maxsize=1 << 12)
def sound(name: str) -> str:
    """Give the letters of a name by their sound."""
    key = place_key(JOINED_ARTICLE.sub(r"\1 ", name))
    key = AT_END.sub("", ARTICLE.sub("", key))
    for _twice in range(2):  # "ou" becomes "u" beside another
        key = SOUNDS.sub(lambda found: OF_SEVERAL.get(found[0], found[0][0]), key)
    return key.translate(ALIKE)


def consonants(name: str) -> str:
    """Give the consonants of a name by their sound; "" where there are too few to know it by."""
    found = VOWELS.sub("", sound(name))
    return found if len(found) >= FEWEST_CONSONANTS and found.isalpha() else ""


def sound_alike(one: str, other: str) -> bool:
    """Whether two names may be spellings of one, if their consonants agree."""
    first, second = sound(one), sound(other)
    if first == second:
        return True
    return min(len(first), len(second)) >= LONG_ENOUGH_TO_DIFFER and _differ_by_one(first, second)


def _differ_by_one(one: str, other: str) -> bool:
    """Whether one letter inside, more, less or exchanged, makes one word of the other."""
    if one[-1] != other[-1]:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    place = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    rest = short[place + (len(short) == len(long)) :]
    return rest == long[place + 1 :]
