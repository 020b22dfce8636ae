"""Find what actors are said to be: "Turkish President X", "X, the mayor of Y", "X is the envoy".

Here stand the roles before a name and those that a verb tells; `appositions` reads those behind a
comma, `role_phrases` the phrase itself.
"""

import re
from collections.abc import Iterator
from operator import attrgetter

from generator.model import Kind, Name, Parsed, Role, Span
from generator.parse.actors.appositions import office_of, read_apposition, read_heading_clause
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.role_phrases import RolePhrase, is_head, read_phrase
from generator.parse.actors.role_text import (
    AND,
    ARTICLES,
    BODIES,
    LINKING,
    NO_PART,
    PREPOSED,
    WINDOW,
    NamedText,
    RoleWord,
    heads_of,
    is_courtesy,
    is_role,
    words_between,
)
from generator.parse.names.signs import saying
from generator.parse.names.speaker_labels import LABEL_RULE
from generator.word_lists import read_table, set_of, word_set

# Before the name: the end of what cannot belong to its role.
BORDER = re.compile(r"[,.;:()\[\]©•|“”\"!?—–\n](?:\s|$)")
# A title of courtesy in these forms is passed over wherever it stands, and so is none at all.
CLOSING = (",", ".", ")", ";", " —", " –", " (")
APPOSED = (",", ")", " (")  # behind a name: an apposition may follow
# "a commander who goes by X", "a soldier named X".
CALLED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?P<phrase>[^,.;:()“”\"!?—–\n]{3,80}?),?\s(?:who\s)?(?:is\s)?"
    r"(?:named|called|nicknamed|dubbed|known\s(?:only\s)?as|goes\sby(?:\sthe\sname(?:\sof)?)?"
    r"|identified\s(?:only\s)?as)\s$"
)
BEFORE_CALLED = ("named ", "called ", "dubbed ", " as ", " by ", "name ", " of ")
# "X is the coordinator in Y", "X was appointed head of Y".
IS = re.compile(
    r",?\s(?:who\s)?(?:is|became|serves\sas|works\sas"
    r"|(?:was|has\sbeen)\s(?:appointed|named|elected)(?:\sas)?)\s"
    r"(?P<phrase>(?:(?P<article>the|an?)\s)?(?:[^,.;:()“”\"!?—–\n]|\.(?=\w|\s[a-z])){3,140})"
)
IN_LABEL = re.compile(r",\s(?P<role>[^:.\n]{1,60}):")
OF_BODY = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?")
LONGEST_WORD = 24  # code points of a role before a rank
NO_ROLES = set_of("man woman boy girl")  # "a woman, X," tells nothing of her
MOST_HEADS = 4  # of roles before one name that are tried
MOST_COMMON = 3  # words in small letters in front of a head: "presidential council chair"
# What a verb says that somebody is: an office, no "critic" or "friend".
OFFICES = word_set("titles", "title", "office", "profession") - word_set("titles", "kin")
TITLES = word_set("titles", "title")
SPEAKER_ROLES = dict(read_table("titles")["speaker role"])
OPENING = ARTICLES | set_of("his her their its")  # a phrase that says who one is
MOST = 20  # roles of one actor: more are a sign of a list, not of a career


def find_roles(parsed: Parsed, clusters: list[Cluster]) -> None:
    """Give each cluster its roles, in text order, each once."""
    named = NamedText(parsed, clusters)
    for cluster in clusters:
        found = list(filter(None, _roles_of(named, cluster)))
        if found:
            first = {(_office(role), role.of): role for role in reversed(found)}
            roles = sorted(first.values(), key=attrgetter("span"))[:MOST]
            owned = {_office(role) for role in roles if role.of}
            cluster.roles += [role for role in roles if role.of or _office(role) not in owned]


def _office(role: Role) -> tuple[str, bool]:
    """Give what the role is, whosever it is."""
    return role.title.lower(), role.former


def _roles_of(named: NamedText, cluster: Cluster) -> Iterator[Role | None]:
    """Read what is said around each mention."""
    is_person = cluster.kind is Kind.PERSON
    for name in cluster.names:
        end = name.span.end
        if name.rule == LABEL_RULE:
            match = IN_LABEL.match(named.text, name.span.end)
            words = match["role"].lower().split() if match else []
            told = next((SPEAKER_ROLES[word] for word in words if word in SPEAKER_ROLES), None)
            yield (Role(told, "", Span(name.span.start, match.end("role"))) if told else None)
            continue
        if is_person:
            yield from _read_before(named, name)
            yield _read_called(named, name)
            yield _read_clause(named, name)
        if not named.text.startswith(APPOSED, end):
            continue
        yield read_apposition(named, name, is_person=is_person)
        if is_person:
            yield read_heading_clause(named, name)


def _read_before(named: NamedText, name: Name) -> Iterator[Role | None]:
    """Read the roles before the name: "Peru's foreign minister X", "the mayor of Lima, Dr. X,"."""
    text, start = named.text, name.span.start
    if name.title:
        start = name.title.start
        is_split = text[start].isupper() and _ends_small(text, start)
        yield _read_right_before(named, name, start=start if is_split else 0)
        if is_split:
            yield _read_up_to(named, name, start - 1)
    elif before := named.ends.get(start - 1):  # "the director for Africa X"
        found = _read_right_before(named, name)
        yield found or office_of(named, before, Span(before.span.start, name.span.end))
    if text.endswith(", ", 0, start):
        yield _read_up_to(named, name, start - 2, is_apart=True)


def _ends_small(text: str, start: int) -> bool:
    """Tell whether a role in small letters stands right before the offset."""
    before = text[max(0, start - LONGEST_WORD) : start - 1].split(" ")[-1]
    return before.islower() and is_role(before)


def _read_right_before(named: NamedText, name: Name, start: int = 0) -> Role | None:
    """Read the role in the words up to the name, from `start` on."""
    border = name.title.start if name.title else name.span.start
    words = _words_before(named.text, start=border, end=name.span.start)
    words = [word for word in words if word.start >= start]
    while words and is_courtesy(words[-1].text):
        words.pop()
    words = _behind_other_office(words, border)
    phrase = _longest_phrase(named, words, is_apart=False)
    if phrase is None:
        return None
    of = phrase.of or _body_behind(named, name)
    phrase = _with_topics(named, phrase, words=words, border=border)
    return _role(phrase, end=name.span.end, of=of or phrase.of)


def _behind_other_office(words: list[RoleWord], border: int) -> list[RoleWord]:
    """Leave out who is named beside a title: "the prime minister and President X"."""
    titled = [at for at, word in enumerate(words) if word.start >= border and word.text.istitle()]
    first = titled[0] if titled else 0
    joins = first > 1 and words[first - 1].small in AND and words[first - 2].text.islower()
    return words[first:] if joins else words


def _with_topics(
    named: NamedText, phrase: RolePhrase, *, words: list[RoleWord], border: int
) -> RolePhrase:
    """Give a title whole whose topics "and" joins: "Peru's Health and Population Minister"."""
    topics = [word for word in words if border <= word.start < phrase.start]
    is_joined = topics and topics[-1].small in AND and topics[0].small not in TITLES
    if not is_joined:
        return phrase
    title = " ".join(word.text for word in topics)
    before = words[: words.index(topics[0])]
    owner = named.ends.get(before[-1].bare_end) if before else None
    return phrase._replace(
        title=f"{title} {phrase.title}",
        of=phrase.of or named.actor_name(owner),
        start=topics[0].start,
    )


def _read_up_to(named: NamedText, name: Name, end: int, *, is_apart: bool = False) -> Role | None:
    """Read the role in the words up to the offset: before a comma, or before a rank."""
    words = _words_before(named.text, start=end, end=end)
    phrase = _longest_phrase(named, words, is_apart=is_apart)
    if phrase is None:
        return None
    is_closed = phrase.of or named.text.startswith(CLOSING, name.span.end)
    if is_apart and not (is_closed and _opens_clause(named, phrase, name)):
        return None
    return _role(phrase, end=name.span.end, of=phrase.of)


def _opens_clause(named: NamedText, phrase: RolePhrase, name: Name) -> bool:
    """Tell whether a name belongs to an office before a comma, and no clause begins with it.

    In "Citing Peru's chief doctor, Judge X ruled" they are two.
    """
    if named.text.startswith(CLOSING, name.span.end):
        return True
    before = named.text[: phrase.start].rstrip(" ")
    return not before[-1:].isalnum() or before.endswith(" and")


def _words_before(text: str, *, start: int, end: int) -> list[RoleWord]:
    """Give the words up to the end, from the last mark before `start` on."""
    first = max(0, start - WINDOW)
    for border in BORDER.finditer(text, first, start):
        first = border.end()
    return words_between(text, first, end)


def _longest_phrase(
    named: NamedText,
    words: list[RoleWord],
    *,
    is_apart: bool,
) -> RolePhrase | None:
    """Give the role that the words end with: of several heads, the first that reaches the end."""
    backwards = range(len(words) - 1, -1, -1)
    heads = [index for index in backwards if is_head(named, words[index])]
    longest = None
    for head in heads[:MOST_HEADS]:
        if longest and not is_apart and AND.isdisjoint(word.small for word in words[head:]):
            break
        first = _start_of_phrase(named, words, head)
        found = read_phrase(named, words[first:])
        if found and first + found[1] == len(words):
            longest = found[0]
    return None if longest and longest.title.lower() in NO_ROLES else longest


def _start_of_phrase(named: NamedText, words: list[RoleWord], head: int) -> int:
    """Give where the phrase of a head begins: with an article, an owner or what the title holds."""
    first, common, is_owned = head, 0, False
    for index in range(head - 1, -1, -1):
        word, name = words[index], named.around(words[index].start)
        if not common and _is_body(name):
            first, is_owned = index, True
            continue
        if word.small in OPENING:
            return index
        if _joins_common(words, index, common):
            continue
        if _ends_phrase(word, name, common):
            break
        if name or word.is_possessive:
            is_owned = True
        elif _is_plain(word):
            common += 1
            if is_owned or not _may_begin(words, index, common):
                break
            continue
        first = index
    return first


def _ends_phrase(word: RoleWord, name: Name | None, common: int) -> bool:
    """Tell whether a word stands outside the phrase of the head behind it."""
    small = word.small
    if small in LINKING or small in NO_PART or small in AND or small in saying():
        return True
    is_other = name is not None and not word.is_possessive
    return is_other and (common > 0 or name.kind is Kind.PERSON)


def _is_plain(word: RoleWord) -> bool:
    """Tell whether a word in small letters may be of a title that is none by itself: "tax"."""
    return not (word.small in PREPOSED or word.is_head or word.text[0].isupper())


def _is_body(name: Name | None) -> bool:
    return name is not None and name.kind in BODIES


def _may_begin(words: list[RoleWord], index: int, common: int) -> bool:
    """Tell whether one of a few common words stands in front of another, and is no participle."""
    is_before_capital = common > MOST_COMMON or words[index + 1].text[0].isupper()
    return not is_before_capital and not words[index].small.endswith(("ed", "ing"))


def _joins_common(words: list[RoleWord], index: int, common: int) -> bool:
    """Tell whether "and" stands between common nouns: "environment and health minister"."""
    if not common or index == 0 or words[index].small not in AND:
        return False
    before = words[index - 1]
    return before.text.islower() and not before.is_head


def _role(phrase: RolePhrase, *, end: int, of: str) -> Role:
    """Make the role of a phrase that ends with or before the name at `end`."""
    return Role(phrase.title, of, Span(phrase.start, end), phrase.former)


def _body_behind(named: NamedText, name: Name) -> str:
    """Give the body in "Seismologist X of the Geological Institute"."""
    match = OF_BODY.match(named.text, name.span.end)
    return named.body_name(named.starting_at(match.end())) if match else ""


def _read_called(named: NamedText, name: Name) -> Role | None:
    """Read the role of whom a name is given to: "a NATO captain who goes by X"."""
    text, start = named.text, name.span.start
    if name.title or not text.endswith(BEFORE_CALLED, max(0, start - LONGEST_WORD), start):
        return None
    match = CALLED.search(text, max(0, start - WINDOW), start)
    if match is None:
        return None
    words = words_between(text, *match.span("phrase"))
    phrase = _longest_phrase(named, words, is_apart=True)
    return _role(phrase, end=name.span.end, of=phrase.of) if phrase else None


def _read_clause(named: NamedText, name: Name) -> Role | None:
    """Read the role that a verb gives: "X is the coordinator in Y"."""
    match = IS.match(named.text, name.span.end)
    if match is None:
        return None
    words = words_between(named.text, *match.span("phrase"))
    found = read_phrase(named, words)
    if found is None:
        return None
    phrase, length = found
    behind = words[length].small if length < len(words) else ""
    if behind and behind not in AND and behind not in NO_PART and behind not in LINKING:
        return None
    if not any(head[-1] in OFFICES for head in heads_of(phrase.title)):
        return None
    span = Span(name.span.start, phrase.end)
    return Role(phrase.title, phrase.of, span, phrase.former)
