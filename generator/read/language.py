"""Which language a text is in, by its script and its function words.

That is enough to say that a text is not English.

The word lists stand in `parse/lexicon/languages.txt`. Where they leave a doubt, nothing is claimed.
"""

import re
from collections import Counter
from functools import cache

from generator.caching.kept import kept
from generator.word_lists import read_table

# Code points, two pages: their function words tell, and a long text should cost no more.
SAMPLE = 6_000
# A headline in capitals or a list of names has too few function words to tell anything.
FEWEST_WORDS = 20
# Of all words; running prose has 0.25 or more of its own function words, a list of names has none.
LEAST_SHARE = 0.15
CLEAR_LEAD = 1.5  # times the words of English: "in", "de" and "is" are words of many languages

WORD = re.compile(r"[^\W\d_]+")
LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
OTHER_LETTER = re.compile(r"[^\W\d_A-Za-z\u00aa-\u024f]")


@kept
def guess_language(text: str) -> str:
    """Give the text's ISO 639-1 code; "" in doubt."""
    sample = text[:SAMPLE]
    others = OTHER_LETTER.findall(sample)
    if others and len(others) > len(LATIN_LETTER.findall(sample)):
        return _by_script(sample, "".join(others))
    words = Counter(WORD.findall(sample.lower()))
    scores = _scores(words, "latin")
    best = max(scores, key=scores.__getitem__)
    is_prose = scores[best] >= LEAST_SHARE * words.total() and words.total() >= FEWEST_WORDS
    is_clear = best == "en" or scores[best] >= CLEAR_LEAD * scores["en"]
    return best if is_prose and is_clear else ""


def language_name(code: str) -> str:
    """Give the English name of a language of the list, else its code."""
    return _names().get(code, code)


def language_code(name: str) -> str:
    """The ISO 639-1 code of a language that is named in English or by its code; "" for others."""
    name = name.strip().casefold()
    return name if len(name) == 2 and name.isalpha() else _codes().get(name, "")


def _by_script(sample: str, letters: str) -> str:
    counts = {languages: len(script.findall(letters)) for script, languages in _scripts()}
    languages = max(counts, key=counts.__getitem__)
    if not counts[languages]:
        return ""
    scores = _scores(Counter(WORD.findall(sample.lower())), "words")
    # The likeliest language comes first in the list, and wins a tie.
    return max(languages, key=lambda code: scores.get(code, 0))


def _scores(words: Counter[str], part: str) -> dict[str, int]:
    there = words.keys()
    return {code: sum(words[word] for word in known & there) for code, known in _words(part)}


@cache
def _words(part: str) -> tuple[tuple[str, frozenset[str]], ...]:
    rows = [row for row in read_table("languages")[part] if len(row) > 2]
    return tuple((row[0], frozenset(row[2].split())) for row in rows)


@cache
def _names() -> dict[str, str]:
    table = read_table("languages")
    return {row[0]: row[1] for row in table["latin"] + table["words"]}


@cache
def _codes() -> dict[str, str]:
    from babel import Locale  # slow to import: only what names its language waits

    return {
        name.casefold(): code for code, name in Locale("en").languages.items() if len(code) == 2
    }


@cache
def _scripts() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Give each script as a pattern of its code points, with its languages."""
    scripts = []
    for codes, languages in read_table("languages")["scripts"]:
        low, high = codes.split("-")
        scripts.append((re.compile(rf"[\u{low}-\u{high}]"), tuple(languages.split())))
    return tuple(scripts)
