"""Tell the words of a phrase that says what somebody is, and which of them are titles or roles."""

import re
from typing import NamedTuple

from generator.parse.memo import Memo
from generator.parse.names.signs import ACTING, PERSONAL
from generator.word_lists import read_words, set_of

WORD = re.compile(r"[^\W_][\w'’./-]*|&")
POSSESSIVES = ("'s", "’s", "s'", "s’")
LINKING = set_of("of for in to at on with from")
AND = frozenset({"and", "&"})
CLAUSAL = set_of(
    "who which that whose when while but as after by under before against between during near over "
    "since"
)
WEEKDAYS = frozenset(map(str.lower, read_words("grammar")["weekdays"]))
NO_PART = CLAUSAL | ACTING | WEEKDAYS


class RoleWord(NamedTuple):
    """A word of the phrase."""

    text: str
    start: int
    end: int

    @property
    def small(self) -> str:
        """The word in small letters, without a dot behind; "WHO" is no "who"."""
        return _small[self.text]

    @property
    def bare_end(self) -> int:
        """Where the word ends without its possessive."""
        return self.end - 2 if self.is_possessive and self.text[-1] == "s" else self.end

    @property
    def is_possessive(self) -> bool:
        """Tell whether the word owns what follows."""
        return self.text.endswith(POSSESSIVES)

    @property
    def is_head(self) -> bool:
        """Tell whether the word is a title or a role."""
        return _is_head[self.text]


@Memo
def _small(word: str) -> str:
    small = word.lower().rstrip(".")
    return word if small in NO_PART and word.isupper() else small


@Memo
def _is_head(word: str) -> bool:
    return not word.endswith(POSSESSIVES) and is_role(_small[word])


def is_role(small: str) -> bool:
    """Tell whether a word in small letters is a title or role: "co-director", "chief"."""
    if small in PERSONAL:
        return True
    return "-" in small and small.rsplit("-", 1)[1] in PERSONAL and small[0].isalpha()


def heads_of(title: str) -> list[list[str]]:
    """Give the words of each office in a title, in small letters, up to the head of each."""
    heads: list[list[str]] = [[]]
    is_open = True
    for word in title.lower().split():
        if word in AND:
            heads.append([])
            is_open = True
        elif word in LINKING:
            is_open = False
        elif is_open:
            heads[-1].append(word)
    return [head for head in heads if head and is_role(head[-1])]


def words_between(text: str, start: int, end: int) -> list[RoleWord]:
    """Give the words of the text between two offsets."""
    return [RoleWord(m.group(), m.start(), m.end()) for m in WORD.finditer(text, start, end)]
