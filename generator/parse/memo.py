"""Remember what a pure function says of a word.

Words repeat, and most rules ask the same of each.
"""

from collections.abc import Callable
from typing import Any

MOST = 1 << 16  # answers kept: more than the words of a large newspaper's month


class Memo(dict):
    """The answers of a function, looked up by its argument as in a dict.

    All are forgotten when there are too many. It is for what is asked of every word of a text:
    `functools.lru_cache` keeps its answers in the order of their use, and that takes several times
    as long as finding them.
    """

    def __init__(self, function: Callable[[str], Any]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, word: str) -> Any:
        if len(self) >= MOST:
            self.clear()
        answer = self[word] = self.function(word)
        return answer
