"""The fields of a record, read off a line of a page that shows it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.markdown.blocks import Block
from generator.markdown.inline import Link

NUMBER = re.compile(r"[^\d]*?\d[\d.,\u00a0\u202f]*(?:\s*(?:million|billion|%))?\s*")
OPENING = ("“", '"')  # of a title


class Field(NamedTuple):
    """One thing that a record says on a page."""

    name: str
    text: str
    line: int
    is_free: bool = False  # told in words that an editor may put otherwise
    is_needed: bool = False  # without it the record says more than its source
    is_asked: bool = False  # what stands otherwise is asked about


def fields_of_card(first: Block, second: Block) -> Iterator[Field]:
    """A figure's card: its value, what it counts and where; behind them who reported it, when."""
    found = NUMBER.match(first.text.words)
    end = found.end() if found else 0
    yield Field("value", first.text.words[:end], first.line)
    yield Field("what", first.text.words[end:], first.line)
    words, _, reported = second.text.words.partition(". ")
    yield Field("words", words, second.line)
    who, _, day = reported.rpartition(", ")
    yield Field("reported by", who, second.line, is_needed=True)
    yield Field("day", day, second.line)


def fields_of_masthead(block: Block) -> Iterator[Field]:
    """What an actor is, and their offices; an editor may leave one out."""
    for number, text in enumerate(block.text.words.split(" · ")):
        name = ("kind", "role")[number] if number < 2 else f"role {number}"
        yield Field(name, text, block.line, is_asked=number > 1)


def fields_of_actor(block: Block) -> Iterator[Field]:
    told, _, names = block.text.words.partition("; ")
    name, _, role = told.partition(" – ")
    yield Field("name", name, block.line)
    yield Field("role", role, block.line)
    yield Field("names", names, block.line)
    yield passages_of(block)


def own_words(blocks: Iterable[Block]) -> Iterator[Field]:
    """What the card of an actor shows as their words."""
    for block in blocks:
        for link in block.text.links[:1]:
            label = label_of(block, link)
            if label.startswith(OPENING):
                yield Field("own words", label, block.line, is_asked=True)


def passages_of(*blocks: Block) -> Field:
    marks = (mark.id for block in blocks for mark in block.text.marks)
    return Field("passages", " ".join(marks), blocks[0].line)


def label_of(block: Block, link: Link) -> str:
    return block.text.words[link.start : link.end]


def without_labels(words: str, links: Iterable[Link], at: int = 0) -> str:
    """Words without the labels of links; `at` is where the words begin."""
    for link in sorted(links, key=lambda one: one.start, reverse=True):
        words = words[: link.start - at] + words[link.end - at :]
    return words
