"""Many short lines kept in few objects: blocks of lines that are cut only where one is asked for.

A hundred thousand lines as a list would cost memory and time at every start; of the blocks, of
which there are far fewer, few are ever cut.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

LINES_A_BLOCK = 16
BETWEEN_LINES, BETWEEN_BLOCKS = b"\n", b"\0"
MOST_CUT = 1 << 10  # blocks that are kept cut


class SortedLines:
    """Lines of bytes by their numbers; where they are sorted, also the number of a line."""

    def __init__(self, packed: bytes) -> None:
        self.blocks = packed.split(BETWEEN_BLOCKS) if packed else []
        self._cut = lru_cache(maxsize=MOST_CUT)(self._cut_block)
        last = len(self.blocks) - 1
        self._length = last * LINES_A_BLOCK + len(self._cut_block(last)) if self.blocks else 0

    def __getitem__(self, number: int) -> bytes:
        block, place = divmod(number, LINES_A_BLOCK)
        return self._cut(block)[place]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        for block in range(len(self.blocks)):
            yield from self._cut_block(block)

    def run(self, line: bytes) -> range:
        """Give the numbers of all sorted lines that are equal to this one."""
        first = last = self._first_from(line)
        while last < self._length and self[last] == line:
            last += 1
        return range(first, last)

    def has_start(self, start: bytes) -> bool:
        """Whether one of the sorted lines begins so."""
        first = self._first_from(start)
        return first < self._length and self[first].startswith(start)

    def _first_from(self, start: bytes) -> int:
        """Give the number of the first sorted line that may begin so; of none, the length.

        A block that does not hold the letters is never cut.
        """
        behind = bisect_left(self.blocks, start)
        if behind and start in self.blocks[behind - 1]:
            before = behind - 1
            return before * LINES_A_BLOCK + bisect_left(self._cut(before), start)
        if behind < len(self.blocks) and self.blocks[behind].startswith(start):
            return behind * LINES_A_BLOCK
        return self._length

    def _cut_block(self, block: int) -> list[bytes]:
        return self.blocks[block].split(BETWEEN_LINES)
