"""Find whom common nouns and pronouns mean, sentence by sentence.

The rest of an article's mentions are names. `READERS` says which words may mean somebody, and what
reads each of them.
"""

from collections.abc import Callable
from functools import cache
from operator import itemgetter

from generator.model import Parsed
from generator.parse.actors.bearers import GROUP_NOUNS
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.discourse import CLOSING, OPENING, STRAIGHT, Anaphor, Discourse
from generator.parse.actors.nominals import REBELS, read_group, read_rebels, read_role
from generator.parse.actors.pronouns import HE, SHE, read_opening, read_personal
from generator.word_lists import word_set

WORD = itemgetter(2)  # of a token
MARKS = OPENING | CLOSING | {STRAIGHT}

AnaphorReader = Callable[[Discourse, Anaphor], None]

# The words, in small letters, and what reads them; of a word that stands twice the later counts.
READERS: tuple[tuple[frozenset[str], AnaphorReader], ...] = (
    (frozenset(GROUP_NOUNS), read_group),
    (REBELS, read_rebels),
    (word_set("titles", "office", "stands for"), read_role),
    (HE | SHE, read_personal),
    (frozenset({"it", "they"}), read_opening),
)


@cache
def _triggers() -> dict[str, AnaphorReader | None]:
    """Map each word that may mean somebody to its reader, and each quotation mark to None."""
    readers = {word: reader for words, reader in READERS for word in words}
    readers |= {word.capitalize(): reader for word, reader in readers.items()}
    return readers | dict.fromkeys(MARKS)


def find_coreferences(parsed: Parsed, clusters: list[Cluster]) -> None:
    """Give the clusters their common nouns and pronouns; rebels whom no name tells are added."""
    discourse = Discourse(parsed, clusters)
    paragraph = -1
    for number, sentence in enumerate(parsed.sentences):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            discourse.quoted = False
        triggers, tokens = _triggers(), sentence.tokens
        indexes = [index for index, word in enumerate(map(WORD, tokens)) if word in triggers]
        for index in indexes:
            start, _, word = tokens[index]
            discourse.pass_names(number, sentence, until=start)
            reader = triggers[word]
            if reader is None:
                discourse.pass_mark(word)
            elif not discourse.quoted:
                reader(discourse, Anaphor(number, sentence, index))
        discourse.pass_names(number, sentence, until=sentence.span.end)
