"""Mutation: on the founding article's pages one letter of each quotation and one digit of each number is changed, one
at a time, and `check` tells every one; it has nothing to say of the pages as they are.
"""

import re

import pytest

from generator.read import read_seeds
from tests.check.project import Project
from tests.conftest import ROOT

QUOTATION = re.compile(r"“([^“”\n]*[^\W\d_][^“”\n]*)”")
DIGIT = re.compile(r"\d")
# What a reader does not see, or sees elsewhere: front matter, marks, addresses, attribute lists, code, tags, files.
UNSEEN = re.compile(
    r"\A---\n(?s:.*?)\n---\n|\[\^[^\]]+\]:?|\]\([^)]*\)|\{:?[^{}\n]*\}|`[^`\n]*`|<[^>]*>|^--8<--.*$|&#\d+;",
    re.MULTILINE,
)
# Lines that cite nothing: what the program counts itself, and what a source says of itself.
OF_OURS = re.compile(
    r"Information cut-off: |- .*, \d+ sentences?$|\| \[Syria: |- Published: "
    r"|Coordinates: .*CC BY 4"
)


@pytest.fixture(scope="module")
def founding(tmp_path_factory):
    (article,) = read_seeds(ROOT / "seeds", ROOT).articles
    return Project(tmp_path_factory.mktemp("founding") / "project", article)


def seen(text):
    """The text with what a reader doesn't see made blank, every other character where it was."""
    return UNSEEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def line_around(text, position):
    return text[text.rfind("\n", 0, position) + 1 : (text + "\n").find("\n", position)]


def letters_of_quotations(pages):
    """Path and position of the first, the middle and the last letter of each quotation."""
    for path, text in pages.items():
        shown = seen(text)
        for quotation in QUOTATION.finditer(shown):
            letters = [at for at in range(*quotation.span(1)) if shown[at].isalpha()]
            yield from ((path, at) for at in sorted({letters[0], letters[len(letters) // 2], letters[-1]}))


def digits(pages):
    """Path and position of each digit that stands in something cited."""
    for path, text in pages.items():
        shown = seen(text)
        for digit in DIGIT.finditer(shown):
            if not OF_OURS.match(line_around(text, digit.start())) and not path.startswith("data."):
                yield path, digit.start()


def missed(project, places, other):
    """The places at which another character is no finding on its line."""
    found = []
    for path, at in places:
        text = project.pages[path]
        changed = text[:at] + other(text[at]) + text[at + 1 :]
        line = text.count("\n", 0, at) + 1
        if not any(finding.line == line for finding in project.check(path, changed)):
            found.append(f"{path}:{line}: {changed[max(0, at - 40) : at]}»{changed[at]}«{changed[at + 1 : at + 20]}")
    return found


def next_letter(letter):
    return {"z": "a", "Z": "A"}.get(letter) or chr(ord(letter) + 1) if letter.isascii() else "e"


def next_digit(digit):
    return str((int(digit) + 1) % 10)


def test_the_pages_as_they_are_pass(founding):
    assert founding.findings() == []


def test_a_letter_of_a_quotation_changed_is_found(founding):
    places = list(letters_of_quotations(founding.pages))
    assert len(places) > 500, len(places)
    assert missed(founding, places, next_letter) == []


def test_a_digit_of_a_figure_changed_is_found(founding):
    places = list(digits(founding.pages))
    assert len(places) > 1000, len(places)
    assert missed(founding, places, next_digit) == []
