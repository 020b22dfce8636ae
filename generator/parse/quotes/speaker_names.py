"""Tell which actor the words name that stand for a speaker."""

import re
from bisect import bisect_left
from typing import NamedTuple

from generator.model import Actor, Form, Kind, Span
from generator.parse.grammar.word_classes import SERVING
from generator.word_lists import read_words, word_set

# Where the name in a noun phrase ends: at its first comma or bracket.
NAME_END = re.compile(r"(?<!\s)\s*(?:,|\((?![^()]*\)['’])|\b(?:who|which)\b|$)")
# Where its head does: at the first preposition.
HEAD_LINKS = "(?:of|for|from|at|in|with|within|to|on|by|under)"
HEAD_END = re.compile(rf"(?<!\s)\s+{HEAD_LINKS}\b")
# What ends in a preposition, so that what follows depends on it.
LINKED = re.compile(rf"\b{HEAD_LINKS}\s+(?:(?:the|a|an|his|her|its|their)\s+)?$")
# Words of titles that may stand before a name.
TITLES = word_set("titles", "title", "former") | {"prime"}
# What joins two who speak together.
JOINT = re.compile(r"(?:,|(?<!\s))\s+(?:and|or|nor|as\s+well\s+as|along\s+with|together\s+with)\s+")
# The words with which the second of them begins where it begins with no name.
SECOND = re.compile(
    r"(?:the|a|an|his|her|its|their|our|my"
    r"|another|some|several|other|two|three|four|five|many)\b"
)
# Between a description and the name that it describes: the head of the bank (BB), Ann Smith,
SET_OFF = re.compile(r"(?:\s?\([^()]{1,20}\))?,\s(?:[A-Z][a-z]*\.?\s){0,3}")
# What is written or counted, and speaks for who did so.
WRITING = re.compile(rf"(?i)\b(?:{'|'.join(read_words('speech')['writings'])})\b")
# Who speaks for others; not who only works for them.
SPEAKING_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|men|women|people)|representative|delegate|delegation)\b"
)
ITSELF = re.compile(r"(?<!\s)\s+(?:itself|himself|herself|themselves)$")  # "Russia itself"
OWNING = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}")  # the council's latest report
# From writing to its author; not: a report seen by the council.
AUTHORED = re.compile(
    r"\s+(?:\w+ly\s+)?(?:on\s+\w+\s+)?"
    r"(?:(?:published|released|issued|compiled|prepared|produced|provided|written"
    r"|conducted|put out|shared|made|posted|collected|gathered)\s+(?:[\w,]+\s+){0,4})?"
    r"(?:by|from|of|for)\s+(?:the\s+)?"
)
LONGEST_MENTION = 120  # code points
# Who are some of a body or a people speak for themselves: "some Democrats".
PARTIAL = re.compile(r"(?i:some|many|most|several|few|a\s+few|other|certain|both)\s")
NATIONS = frozenset({Kind.STATE, Kind.PEOPLE})
APOSTROPHES = frozenset("'’")
OFFICIAL = re.compile("(?i:statement|communiqu|declaration|announcement|letter)")


class ActorMention(NamedTuple):
    """A mention of an actor."""

    start: int
    end: int
    actor: str  # its key
    is_person: bool
    named: bool  # no pronoun
    is_nation: bool = False


def find_mentions(actors: tuple[Actor, ...]) -> list[ActorMention]:
    """Give every mention of an actor, in text order."""
    found: list[ActorMention] = []
    for actor in actors:
        key, is_person = actor.key, actor.kind is Kind.PERSON
        found += [
            ActorMention(
                *mention.span,
                key,
                is_person,
                named=mention.form is not Form.PRONOUN,
                is_nation=actor.kind in NATIONS,
            )
            for mention in actor.mentions
        ]
    return sorted(found)


def name_speaker(
    subject: Span | None,
    text: str,
    mentions: list[ActorMention],
    said: tuple[Span, ...],
) -> str | None:
    """Give the actor that the head of a noun phrase names.

    That is Smith in "the army chief Ann Smith (53)" and in "minister of health Ann Smith"; nobody
    in "a friend of Smith" and in "Smith and Jones", and not Smith in "Smith's office". What a body
    has written speaks for it: "the council's statement", "a report by the council". Whom only what
    is said names is no apposition: "According to police, Ann Smith, 40, fled".
    """
    if subject is None or _is_several(subject, text, mentions):
        return None
    if PARTIAL.match(text, subject.start):
        return None
    if itself := ITSELF.search(text, *subject):
        subject = Span(subject.start, itself.start())
    first = bisect_left(mentions, (subject.start - LONGEST_MENTION,))
    behind = bisect_left(mentions, (subject.end,), first)
    near = mentions[first:behind]
    outside = [one for one in mentions[behind : behind + 2] if not _is_inside(one, said)]
    following, second = [*outside, None, None][:2]
    head, is_person = _head(subject, text, near=near, ends=_ends_of_head(subject, text))
    if head:
        return (is_person and _apposed(subject, text, following)) or head
    bracketed = _bracketed(subject, text, following)
    apposed = _apposed(subject, text, second if bracketed else following)
    return apposed or _author(subject, text, near)


def _is_inside(mention: ActorMention, pieces: tuple[Span, ...]) -> bool:
    """Tell whether one of the pieces of what is said holds the mention."""
    return any(start <= mention.start < end for start, end in pieces)


def _head(
    subject: Span, text: str, *, near: list[ActorMention], ends: tuple[int, int]
) -> tuple[str | None, bool]:
    """Give the actor that is the head of a phrase, and whether it is the person whose name ends it.

    A head in front of a name is none: the UN High Commissioner Ann Smith.
    """
    head_end, name_end = ends
    head = None
    for start, end, actor, is_person, *_ in near:
        if head and start >= name_end:
            break
        if start < head_end <= end:
            head = actor
        is_last = is_person and start >= head_end and end >= name_end
        if is_last and not _depends(text[subject.start : start]):
            return actor, True
    return head, False


def _depends(before: str) -> bool:
    """Tell whether a name depends on the words before it: the wife of (President) Smith.

    The commander of the army General Smith is Smith.
    """
    if SERVING.search(before):
        return True
    words = before.split()
    while words and words[-1].lower() in TITLES:
        words.pop()
    return LINKED.search(" ".join([*words, ""])) is not None


def _bracketed(subject: Span, text: str, mention: ActorMention | None) -> str | None:
    """Give the body whose abbreviation stands in brackets behind its description."""
    if mention is None:
        return None
    opened = text[subject.end : mention.start].strip() == "("
    return mention.actor if opened and text[mention.end : mention.end + 1] == ")" else None


def _author(subject: Span, text: str, mentions: list[ActorMention]) -> str | None:
    """Give the body whose writing or spokesman speaks: the council's report, a report by it.

    A person says what they write, and not what their spokesman says.
    """
    written = WRITING.search(text, *subject) or SPEAKING_FOR.search(text, *subject)
    if written is None:
        return None
    by_spokesman = SPEAKING_FOR.match(written.group())
    for one in mentions:
        is_other = one.start < subject.start or (one.is_person and by_spokesman)
        if one.named and not is_other and _has_written(text, one, written=written, end=subject.end):
            return one.actor
    return None


def _has_written(text: str, one: ActorMention, *, written: re.Match[str], end: int) -> bool:
    """Tell whether what is written is by the one who is named in front of it or behind it."""
    if one.is_nation and not _may_speak(text, Span(one.start, one.end), written=written, end=end):
        return False
    if one.start < written.start():
        return OWNING.fullmatch(text, one.end, written.start()) is not None
    return AUTHORED.fullmatch(text, written.end(), one.start) is not None


def _may_speak(text: str, nation: Span, *, written: re.Match[str], end: int) -> bool:
    """Tell whether what is written may be a nation's own: "Peru's report", "a letter from Peru".

    "US media reports", "a US study" and a spokesman of "the Peru mission" are not.
    """
    if nation.start >= written.end():
        return not text[nation.end : end].strip()
    return text[nation.end : nation.end + 1] in APOSTROPHES or bool(OFFICIAL.match(written.group()))


def _ends_of_head(subject: Span, text: str) -> tuple[int, int]:
    """Find where the head of a noun phrase ends, and where what may be a name does."""
    written = subject.of(text)
    name_end = NAME_END.search(written).start()
    head = HEAD_END.search(written, 0, name_end)
    head_end = head.start() if head else name_end
    return subject.start + head_end, subject.start + name_end


def _is_several(subject: Span, text: str, mentions: list[ActorMention]) -> bool:
    """Tell whether a phrase names two or more who said it together: Smith and her son."""
    for joint in JOINT.finditer(text, *subject):
        first = bisect_left(mentions, (joint.start() - LONGEST_MENTION,))
        near = mentions[first : bisect_left(mentions, (joint.end() + 1,), first)]
        if any(start < joint.start() and joint.end() < end for start, end, *_ in near):
            continue  # inside a name: the Ministry of Health and Welfare
        if joint.group().startswith(",") or SECOND.match(text, joint.end(), subject.end):
            return True
        if any(end == joint.start() or start == joint.end() for start, end, *_ in near):
            return True
    return False


def _apposed(subject: Span, text: str, mention: ActorMention | None) -> str | None:
    """Give the person named between commas: The mayor of Rome, Ann Smith, said."""
    if mention is None:
        return None
    start, end, actor, is_person, *_ = mention
    set_off = SET_OFF.fullmatch(text, subject.end, start) and text[end : end + 1] in {",", "."}
    return actor if is_person and set_off else None
