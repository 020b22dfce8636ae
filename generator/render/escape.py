"""Source text as Markdown that shows exactly that text.

Convention: what stands in a `Markdown` is Markdown; every other string is somebody's text and goes
through `escape`.

A backslash is not enough: attribute lists, snippets and links look at the characters behind it. A
character reference is. Only characters that can start or carry markup are written so; letters,
digits, stops, commas, quotation marks, hyphens and most signs stay as they are, so that a page
remains pleasant to edit.
"""

import re
from functools import lru_cache
from html.entities import html5


class Markdown(str):
    """Text that already is Markdown."""

    __slots__ = ()


# Character references that a browser reads without their semicolon: "&copy" as ©.
LEGACY = "|".join(sorted(name for name in html5 if not name.endswith(";")))
# Each alternative begins behind the character: a pattern that begins with a set is found fast.
ANYWHERE = re.compile(
    r"""[*_`\[\]<>|{}~^@\\&+=\#$!:.](?:
        (?<=[*_`\[\]<>|{}~^@\\])   # emphasis, code, links, HTML, cells, attributes, addresses
      | (?<=&)(?=\#|\w{1,40};|(?:{LEGACY}))   # a character reference; "AT&T" stays
      | (?<=\+)(?=\+) | (?<==)(?==)     # keys, marks
      | (?<=\#)(?=\#{0,99}$)           # what would close a heading
      | (?<=[^\s(“"‘']\$)(?!\s?\d)   # the closing sign of a formula; a price keeps its sign
      | (?<=!)(?=\[)               # an image
      | (?<=:)(?=[^\s\d"”’)])      # an emoji, an address; "Syria: …" and "10:30" stay
      | (?<=\b[wW]{3}\.)      # an address without its scheme
      )
    """.replace("{LEGACY}", LEGACY),
    re.VERBOSE,
)
# What makes a block when it stands first: lists, headings, admonitions, definitions, rules, ….
FIRST = re.compile(r"[-+!?:;/%#=.,]|\d+(?=[.)](?!\S))")  # "1. See"; "1.1 million" is no list
NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@lru_cache(maxsize=1 << 14)  # a passage stands on several pages
def escape(text: str) -> Markdown:
    """Write text as one line of Markdown, fit to begin a block or to stand inside one.

    White space is folded to single spaces and trimmed, as a browser would show it.

    >>> escape("1. See [the *note*](javascript:x)")
    '1&#46; See &#91;the &#42;note&#42;&#93;(javascript&#58;x)'
    >>> escape("1.1 million people")
    '1.1 million people'
    """
    line = " ".join(text.split())
    start = ""
    if match := FIRST.match(line):
        # Of "1." the stop is what makes the list.
        end = match.end() + match[0].isdigit()
        start, line = line[: end - 1] + _reference(line[end - 1]), line[end:]
    return Markdown(start + ANYWHERE.sub(lambda found: _reference(found[0]), line))


def css_string(text: str) -> str:
    """Write text as a string of a style sheet.

    Nothing but letters, digits and spaces stands for itself there.
    """
    return f'"{"".join(map(_css_character, text))}"'


def _css_character(character: str) -> str:
    is_plain = character.isalnum() or character == " "
    return character if is_plain else f"\\{ord(character):x} "


def _reference(character: str) -> str:
    return NAMED.get(character) or f"&#{ord(character)};"
