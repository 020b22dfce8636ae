"""Cut a text into paragraphs, sentences and tokens, without changing a character of it.

Convention: a possessive ('s) is a token of its own, a hyphenated word ("al-Assad", "13-year-long")
is one token, and a dotted abbreviation ("U.S.") is one token that keeps its dots.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, islice, pairwise
from sys import intern

from generator.model import Parsed, Sentence, Span, Token
from generator.parse.gazetteer import lookup
from generator.parse.grammar.month_names import MONTH_NAMES
from generator.parse.grammar.tokens import ENDS, GAPS_AND_TOKENS
from generator.word_lists import set_of, word_set

# From a tuple: a third of the time that Token's own constructor takes.
new_token = partial(tuple.__new__, Token)
OPENING = "\"“‘«„(['`"
# A full stop, then what may close with it, then a space: the places where a sentence may end.
BOUNDARY = re.compile(r"[.!?…](?:(?<=\.)\.{2,3})?(?P<closing>[\"”’»)\]']*)(?P<space>\s+)")
STOP = re.compile(r"[.,;:!?)\]](?!\.)")  # no sentence begins so: "the U . N . said", "wait . . ."
TERMINAL = re.compile(r"[.!?…:;][\"”’»)\]'*]*\s*$")
INITIAL = re.compile(r"(?:^|[\s.(“\"])[A-Z] ?\.$")
ITEM = re.compile(r"\(?\d{1,3}\.$")  # at the start of a paragraph: the number of a heading or point
# "Stop!" Smith said: the sentence goes on after the quotation.
SPEECH = "said|says|asked|told|added|cried|wrote|replied|shouted"
ATTRIBUTION = re.compile(rf"(?:(?:[^\W\d_]\S*)\s+){{0,4}}?(?:{SPEECH})\b")
LOOK_AHEAD = 80  # code points behind a full stop in which such words stand
LONGEST_ABBREVIATION = 20  # code points
LONGEST_HEADING = 22  # words; the longest headlines of agencies run to about twenty
# A line ends its paragraph if it is shorter than this share of the longest line, or of the widest
# that counts, in code points.
WIDEST, WRAPPED = 120, 0.6
_abbreviations = partial(word_set, "abbreviations")
BULLETS = re.compile(r"[•◦▪‣●○■□➢✓·∙]\s*")
LABEL = re.compile(r"([^\W\d_]{4,}(?:/[^\W\d_]{4,})*):\s+(?=[\"“]?[A-Z])")
LABELS = re.compile(r"(?m)^[A-Z][A-ZÀ-ÖØ-Þ .’'-]+(?:, [A-Z]+)?: +(?=\S)")
# Paragraphs, the title among them: further down no dateline stands.
FIRST_PARAGRAPHS = 4
LONGEST_DATELINE = 12  # words up to its dash
SHORTEST_PLACE = 4  # letters of the word in capitals that opens a dateline
WORD = re.compile(r"\S+")
TOWN = re.compile(r"([A-Z]{2,}(?: [A-Z]{2,}){1,2}): +(?=[A-Z])")  # of several words: "NEW DELHI: "
MONTHS = frozenset(map(str.casefold, MONTH_NAMES))
SHORT_MONTHS = frozenset(month[:3] for month in MONTHS) | {"sept"}
IN_FRONT_OF_DAYS = set_of("on in at by from since after before until")


def find_sentences(parsed: Parsed) -> tuple[Sentence, ...]:
    """Find the sentences with their tokens, in text order, never overlapping."""
    text, title = parsed.article.text, parsed.article.title
    sentences = []
    paragraphs = list(_paragraphs(text))
    tokens, ends = _tokens(text)
    is_transcript = has_several_labels(text, title)
    first = 0
    for number, paragraph in enumerate(paragraphs):
        spans = [
            Span(behind_bullet(text, *span), span.end)  # the bullet is no token of a sentence
            for span in _split(text, paragraph)
        ]
        alone = len(paragraphs) > 1 and len(spans) == 1
        heading = alone and _is_heading(spans[0].of(text), title)
        pieces = [(span, heading) for span in spans]
        if not heading and (is_transcript or number < FIRST_PARAGRAPHS):
            begin = _behind_opening(text, spans[0], number, is_transcript=is_transcript)
            pieces = list(_with_heading(text, spans, begin))
        for span, is_heading in pieces:
            first = bisect_right(ends, span.start, first)
            last = bisect_right(ends, span.end, first)
            if last > first:
                sentences.append(Sentence(span, number, tokens[first:last], is_heading))
            first = last
    return tuple(sentences)


def _behind_opening(text: str, span: Span, number: int, *, is_transcript: bool) -> int:
    """Say where a sentence that opens a paragraph begins behind a speaker's label or a dateline."""
    begin = behind_speaker(text, *span) if is_transcript else span.start
    if begin == span.start and number < FIRST_PARAGRAPHS:
        return behind_dateline(text, *span, is_transcript=is_transcript)
    return begin


def _with_heading(text: str, spans: list[Span], begin: int) -> Iterator[tuple[Span, bool]]:
    """Give the sentences of a paragraph, what stands before the first as a heading of its own."""
    first, *others = spans
    if begin > first.start:
        yield _stripped(text, first.start, begin), True
    for span in (Span(begin, first.end), *others):
        yield span, False


def _tokens(text: str) -> tuple[tuple[Token, ...], list[int]]:
    """Cut the text into tokens, none with a space or over a sentence, and say where each ends."""
    pieces = GAPS_AND_TOKENS.split(text)
    ends = list(accumulate(map(len, pieces)))
    # One string for each word, however often it stands: what is looked up by word is found the
    # sooner.
    words = map(intern, pieces[1::2])
    tokens = map(new_token, zip(ends[::2], ends[1::2], words, strict=False))
    return tuple(tokens), ends[1::2]


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs; a blank line ends one, and a line break that wraps no long line."""
    matches = re.finditer(r"[^\n]+", text)
    lines = [Span(*match.span()) for match in matches if not match.group().isspace()]
    wrapped = _wrapped_lines(text, lines)
    start = None
    for line in lines:
        if start is None:
            start = line.start
        if line not in wrapped:
            yield _stripped(text, start, line.end)
            start = None


def _wrapped_lines(text: str, lines: list[Span]) -> set[Span]:
    """Find the lines that go on in the next one.

    In a text whose long lines mostly end with a stop they are those that go on in small letters:
    each other one is a paragraph there, and one without a stop a heading or a caption.
    """
    longest = max((line.end - line.start for line in lines), default=0)
    wrapping = min(WIDEST, longest) * WRAPPED
    long = [
        (line, following)
        for line, following in pairwise(lines)
        if len(line.of(text).strip()) >= wrapping
        and text.count("\n", line.end, following.start) == 1
    ]
    wrapped = [pair for pair in long if not TERMINAL.search(pair[0].of(text))]
    if len(wrapped) * 2 < len(long):
        wrapped = [pair for pair in wrapped if pair[1].of(text).lstrip()[:1].islower()]
    return {line for line, _ in wrapped}


def _stripped(text: str, start: int, end: int) -> Span:
    """Give the stretch without the spaces at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_heading(paragraph: str, title: str) -> bool:
    """Whether the paragraph is the title, or a short line without a stop."""
    words = paragraph.split()
    if title and words == title.split():
        return True
    return len(words) <= LONGEST_HEADING and not TERMINAL.search(paragraph)


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph."""
    start = paragraph.start
    for match in BOUNDARY.finditer(text, *paragraph):
        if match.end() >= paragraph.end:
            break
        if _ends_sentence(text, match, start=start, at_start=start == paragraph.start):
            yield Span(start, match.start("space"))
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends_sentence(text: str, match: re.Match, *, start: int, at_start: bool) -> bool:
    """Whether the sentence that starts there ends with the stop that was matched.

    `at_start` says that it is the first of its paragraph.
    """
    stop, following = match.start(), match.end()
    if text[following].islower() or STOP.match(text, following):
        return False
    mark, closing = text[stop], match["closing"]
    if mark in "!?" and closing:
        return not ATTRIBUTION.match(text, following, following + LOOK_AHEAD)
    if mark != "." or closing or text[stop - 1] == ".":
        return True
    before = text[max(start, stop - LONGEST_ABBREVIATION) : stop + 1]
    if at_start and ITEM.fullmatch(before):
        return False
    word = before.split()[-1].lstrip(OPENING).lower()
    if word in _abbreviations("titles"):
        return False
    if _is_abbreviation(before, word):
        return _starts_sentence(text[following : following + LOOK_AHEAD])
    return True


def _is_abbreviation(before: str, word: str) -> bool:
    """Whether the full stop belongs to the word before it: "Inc.", "U.S.", "J."."""
    if word in _abbreviations("others") or word.count(".") > 1:
        return True
    return INITIAL.search(before, max(0, len(before) - 4)) is not None


def _starts_sentence(following: str) -> bool:
    """Whether a sentence starts behind an abbreviation.

    Only a word that rarely stands inside a sentence with a capital ends one there.
    """
    first = following.split(maxsplit=1)[0].strip(OPENING)
    return first.lower() in _abbreviations("starters")


def has_several_labels(text: str, title: str = "") -> bool:
    """Tell whether an article names its speakers as a transcript does: "INSKEEP: …".

    Its title may begin so too: "UN: talks go on".
    """
    labels = LABELS.finditer(text, len(title) if text.startswith(title) else 0)
    return next(labels, None) is not None and next(labels, None) is not None


def behind_bullet(text: str, start: int, end: int) -> int:
    """Say where a paragraph begins behind its bullet."""
    while bullet := BULLETS.match(text, start, end):
        start = bullet.end()
    return start


def behind_speaker(text: str, start: int, end: int) -> int:
    """Say where the sentence begins behind the label of who speaks; `start` where there is none."""
    label = LABELS.match(text, start, end)
    return label.end() if label else start


def behind_dateline(text: str, start: int, end: int, *, is_transcript: bool) -> int:
    """Say where the sentence begins behind the dateline; `start` where there is none.

    A place with a colon is none in a transcript, where that is how a speaker is named.
    """
    if not is_transcript and (behind := _behind_colon(text, start, end)):
        return behind
    words = list(islice(WORD.finditer(text, start, end), LONGEST_DATELINE + 2))
    for number, word in enumerate(words):
        attached = word.group().endswith((")--", ")–", ")—"))  # "(Agency)-- The"
        if attached or word.group() in ENDS:
            following = words[number + 1 : number + 2]
            if not following or following[0].group()[0].islower():
                return start
            return following[0].start() if _is_dateline(words[: number + attached]) else start
        if not _may_stand_in_dateline(word.group()):
            return start
    return start


def _behind_colon(text: str, start: int, end: int) -> int:
    """Say where the sentence begins behind "GENEVA: " or "NEW DELHI: "; 0 where neither stands."""
    label = LABEL.match(text, start, end)
    if label and label[1].isupper():
        return label.end()
    town = TOWN.match(text, start, end)
    return town.end() if town and lookup(town[1].title()) else 0


def _may_stand_in_dateline(word: str) -> bool:
    first = word.lstrip("(")[:1]
    return first.isupper() or first.isdigit()


def _is_dateline(words: list[re.Match]) -> bool:
    """Whether some words are place, day or agency: at the least a day, a bracket or capitals."""
    plain = [word.group().strip("(),.") for word in words]
    if not plain or plain[0].casefold() in IN_FRONT_OF_DAYS:
        return False
    if words[-1].group().rstrip(".,-–—").endswith(")") or any(map(_is_month, plain)):
        return True
    return plain[0].isupper() and len(plain[0]) >= SHORTEST_PLACE


def _is_month(word: str) -> bool:
    small = word.casefold()
    return small in MONTHS or small in SHORT_MONTHS
