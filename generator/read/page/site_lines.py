"""The lines among an article's paragraphs that are the site's: told by what they say."""

import re
from collections.abc import Container

from generator.read.page.posts import is_time_of_post
from generator.read.page.written_day import read_written
from generator.word_lists import read_pattern

OPENERS = re.compile(rf"(?i)[^\w“\"‘«„]*(?:{read_pattern('pages', 'openers')})(?:(?<=\W)|\b)")
# "Join our caravan, the drivers told them": begins like a line of the site, and is speech.
SPOKEN = re.compile(r"[^:|]+[,!?] [^,:|]{1,60}\b(?:said|told|asked|urged|warned|wrote)\b")
# "twitter.com/name", "[button link=…]": what only a program or a click reads.
ADDRESS = re.compile(r"(?i)(?:[\w-]+\.)+[a-z]{2,10}/\S+|\[[a-z]+ .*\]")
INVITES = re.compile(rf"(?i){read_pattern('pages', 'invites')}")
PICTURE_AGENCY = re.compile(
    r"(?i)(?:[^.!?]{0,50}[/|©]\s?|[^.!?]{0,40}\bvia |\d{4} )?"
    r"(?:Getty(?: Images)?|AFP|EPA|Shutterstock|Corbis|iStock|Alamy|AP Photo|Reuters|Rex Features)"
    r"(?:\s?[/|][^.!?]{0,30})?"
)
# How papers mark the headlines of other stories among the paragraphs: "Floods spread [VIDEO]".
LABELLED = re.compile(r"[^.!?]{10,160} \[[A-Z]{4,14}\]\s*\|?\s*")
CREDITS = re.compile(rf"(?i)[^\w©(“\"‘«„]*+\(?+(?:{read_pattern('pages', 'credits')})")
BIOGRAPHY = re.compile(read_pattern("pages", "biographies"))
HEAD_LINE = re.compile(rf"(?i)\W*(?:{read_pattern('pages', 'head lines')})")
CLOCK_END = re.compile(r"\d ?[ap]\.m\.$")
STAMP = re.compile(r"(?i)\W*(?:first )?(?:published|posted|(?:last )?(?:updated|modified))\b")
ABOUT = re.compile(
    r"(?:About|Über|À propos d[eu]|Acerca de|Sobre) (?:the author|[A-Z]).{0,50}[^.!?]"
)
LETTER = re.compile(r"[^\W\d_]")  # a clock, a line of stars or a number alone says nothing
LONGEST_OPENER, LONGEST_HEAD, LONGEST_BIO = 60, 16, 70  # words
LONGEST_STAMP = 10  # words, as in "Posted on April 21, 2015, at 11:29 a.m."
LONGEST_AGENCY = 8  # words of the line that says who took a picture
IN_TAIL = 4  # paragraphs at the end, where credits and biographies stand
LONGEST_ABOUT = 3  # paragraphs on who sent an announcement


def sift(paragraphs: list[str], names: Container[str] = ()) -> tuple[list[str], list[str]]:
    """Part an article's paragraphs from lines of the site among them: kept, left out.

    `names` are those of its authors, which stand before it on a line of their own.
    """
    kept: list[str] = []
    left_out: list[str] = []
    begun = sum(map(is_time_of_post, paragraphs)) > 1  # a live page begins with its newest post
    for place, paragraph in enumerate(paragraphs):
        left = len(paragraphs) - place
        if begun and 1 < left <= LONGEST_ABOUT + 1 and ABOUT.fullmatch(paragraph.strip()):
            return kept, left_out + paragraphs[place:]
        is_name = not begun and paragraph.strip() in names
        if is_name or _is_furniture(paragraph, is_tail=left <= IN_TAIL, begun=begun):
            left_out.append(paragraph)
            continue
        kept.append(paragraph)
        begun = begun or len(paragraph.split()) > LONGEST_HEAD
    return kept, left_out


def _is_furniture(paragraph: str, *, is_tail: bool, begun: bool) -> bool:
    paragraph = " ".join(paragraph.split())
    words = len(paragraph.split())
    if not LETTER.search(paragraph):
        return True
    if words <= LONGEST_OPENER and _is_of_the_site(paragraph, words):
        return True
    is_bio = is_tail and begun and BIOGRAPHY.match(paragraph)
    if words <= LONGEST_BIO and (is_bio or CREDITS.match(paragraph)):
        return True
    return words <= LONGEST_HEAD and _is_of_the_head(paragraph, words, begun=begun)


def _is_of_the_head(line: str, words: int, *, begun: bool) -> bool:
    """Tell whether a line is one of those beside a headline: a day, a stamp, who wrote it."""
    is_dated = read_written(line) is not None
    if is_dated and words <= LONGEST_STAMP and STAMP.match(line):
        return True
    is_head = is_dated or HEAD_LINE.match(line) is not None
    is_sentence = line[-1] in ".!?" and not CLOCK_END.search(line)
    return is_head and not begun and not is_sentence


def _is_of_the_site(line: str, words: int) -> bool:
    """Tell whether a line leads elsewhere, asks for something or says whose a picture is."""
    if OPENERS.match(line) and not SPOKEN.match(line):
        return True
    if LABELLED.fullmatch(line) or ADDRESS.fullmatch(line) or INVITES.search(line):
        return True
    return words <= LONGEST_AGENCY and bool(PICTURE_AGENCY.fullmatch(line))
