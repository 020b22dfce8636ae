"""The sentences of tests/cases, cut short: what an article may hold that was copied in haste.

A sentence that is cut may be an article by itself, its headline, or its end.
"""

from collections.abc import Iterator
from datetime import date

from generator.model import Article
from tests.cases import FOLDER, read_cases

NO_SENTENCES = ("markdown", "merge")  # the files of tests/cases that hold pages
BEFORE = "The council met in Damascus on Monday.\n\n"
AFTER = "\n\nThe council met in Damascus on Monday, a spokesman said."
DAY = date(2024, 12, 5)


def case_sentences() -> list[str]:
    """The texts of all cases, each once."""
    names = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem not in NO_SENTENCES)
    return list(dict.fromkeys(case.text for name in names for case in read_cases(name)))


def cut_at_words(sentence: str) -> Iterator[str]:
    """The sentence cut behind each word, and before each."""
    words = sentence.split(" ")
    for number in range(1, len(words) + 1):
        yield " ".join(words[:number])
        yield " ".join(words[number - 1 :])


def cut_at_characters(sentence: str) -> Iterator[str]:
    """The sentence cut behind each character."""
    for end in range(1, len(sentence) + 1):
        yield sentence[:end]


def articles_of(cut: str) -> Iterator[Article]:
    """What an article may make of a cut sentence."""
    for place, text in (("alone", cut), ("headline", cut + AFTER), ("end", BEFORE + cut)):
        yield Article(place, text, title=cut if place == "headline" else "", published=DAY)
