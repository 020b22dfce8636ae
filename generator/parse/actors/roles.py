"""Find what actors are said to be: "Turkish President X", "X, the mayor of Y".

Here stand the roles before a name; `appositions` reads those behind it.
"""

import re
from collections.abc import Iterator
from operator import attrgetter

from generator.model import Kind, Name, Parsed, Role, Span
from generator.parse.actors.appositions import (
    read_apposition,
    read_heading_clause,
)
from generator.parse.actors.clusters import Cluster
from generator.parse.actors.role_text import (
    COMPLEMENT,
    PASSED_OVER,
    PERSONAL,
    PREPOSED,
    WINDOW,
    NamedText,
    is_courtesy,
    last_word,
    says_former,
)

# "the head of the agency" right before a comma: the last such phrase, for titles hold "of" as well.
WITH_OF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?)\s(?P<title>[A-Za-z-]+(?:\s[A-Za-z-]+){0,3}?)\s(?:of|for|at)\s(?:the\s)?"
    r"(?P<whose>[^\s,.;:()“”\"]+(?:\s[^\s,.;:()“”\"]+){0,7})"
)
OF_THE = re.compile(r" (?:of|for) (?:the )?")
BLANK = re.compile(r"\s")
# A title of courtesy in these forms is passed over wherever it stands, and so is none at all.
WITHOUT_OFFICE = frozenset({"", "mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss"})
CLOSING = (",", ".", ")", ";", " —", " –", " (")
APPOSED = (",", ")", " (")  # behind a name: an apposition may follow
BEFORE_TITLE = 24  # code points in which "former" or whose title it is may stand
BEFORE_OWNER = 12  # code points in which "former" may stand
MOST = 20  # roles of one actor: more are a sign of a list, not of a career


def find_roles(parsed: Parsed, clusters: list[Cluster]) -> None:
    """Give each cluster its roles, in text order, each once."""
    named = NamedText(parsed, clusters)
    for cluster in clusters:
        found = list(filter(None, _roles_of(named, cluster)))
        if found:
            cluster.roles += _distinct(found)


def _distinct(found: list[Role]) -> list[Role]:
    """Keep the first of equal roles, and of two the one that says whose office it is."""
    first = {(_office(role), role.of): role for role in reversed(found)}
    roles = sorted(first.values(), key=attrgetter("span"))[:MOST]
    owned = {_office(role) for role in roles if role.of}
    return [role for role in roles if role.of or _office(role) not in owned]


def _office(role: Role) -> tuple[str, bool]:
    """Give what the role is, whosever it is."""
    return role.title.lower(), role.former


def _roles_of(named: NamedText, cluster: Cluster) -> Iterator[Role | None]:
    """Read what is said around each mention."""
    is_person = cluster.kind is Kind.PERSON
    for name in cluster.names:
        start, end = name.span
        if name.title:
            yield _read_title(named, name)
            yield _read_before_title(named, name)
            start = name.title.start
        if is_person and named.text.startswith(", ", max(0, start - 2)):
            yield _read_before_comma(named, name, start - 2)
        if not named.text.startswith(APPOSED, end):
            continue
        yield read_apposition(named, name, is_person=is_person)
        if is_person:
            yield read_heading_clause(named, name)


def _read_title(named: NamedText, name: Name) -> Role | None:
    """Read the role in a title before the name, with whose it is."""
    text, start = named.text, name.title.start
    words = name.title.of(text).split()
    before = text[max(0, start - BEFORE_TITLE) : start]
    former = says_former(words[0]) or says_former(last_word(before))
    title = " ".join(_words_of_office(words))
    span = Span(start, name.span.end)
    inner = named.first_inside(*name.title)
    if inner is not None:
        title = OF_THE.split(title, maxsplit=1)[0]
        return Role(title, named.actor_name(inner), span, former)
    if title.lower() in WITHOUT_OFFICE:
        return None
    beside = start - len(before) + len(before.rstrip())
    whose = named.ends.get(beside) or named.ending_before(start)
    if whose is None:
        is_joined = BLANK.search(before) is None
        if is_joined and is_courtesy(title):
            return None
        return Role(title, "", span, former)
    owner_start = whose.span.start
    before_owner = text[max(0, owner_start - BEFORE_OWNER) : owner_start]
    former = former or says_former(last_word(before_owner))
    if whose.kind is Kind.PERSON:
        return Role(title, "", span, former)
    return Role(
        title=title,
        of=named.actor_name(whose),
        span=Span(owner_start, name.span.end),
        former=former,
    )


def _words_of_office(words: list[str]) -> list[str]:
    """Leave out of a title's words what says nothing of an office: "Minister of Health Dr."."""
    if says_former(words[0]):
        words = words[1:]
    if len(words) > 1 and words[0] in PASSED_OVER:
        words = words[1:]
    if len(words) > 1 and is_courtesy(words[-1]):
        words = words[:-1]
    return words


def _read_before_title(named: NamedText, name: Name) -> Role | None:
    """Read the role in small letters before a title: "the Congolese army spokesman Lt. Col. X"."""
    text, end = named.text, name.title.start - 1
    if not text[name.title.start].isupper():
        return None
    before = text[max(0, end - WINDOW) : end]
    word = last_word(before)
    if word not in PERSONAL or not before.endswith(word):
        return None
    whose = named.ends.get(end - len(word) - 1)
    if whose is None or whose.kind is Kind.PERSON:
        return None
    return Role(
        title=word,
        of=named.actor_name(whose),
        span=Span(whose.span.start, name.span.end),
    )


def _read_before_comma(named: NamedText, name: Name, end: int) -> Role | None:
    """Read the role that stands before the comma at `end`, before a name and its title.

    "Peru's foreign minister, X, said"; "the mayor of Kharkiv, X, said".
    """
    text = named.text
    words = text[max(0, end - WINDOW) : end].split()
    if not words or words[-1] not in PERSONAL:
        return _read_with_of(named, name, end)
    first = len(words) - 1
    while first > 0 and words[first - 1] in PREPOSED:
        first -= 1
    behind = sum(map(len, words[first + 1 :]))
    start = text.rfind(words[first], 0, end - behind)
    whose = named.ending_before(start)
    if whose is None or whose.kind is Kind.PERSON:
        return None
    former = says_former(words[first])
    title = " ".join(words[first + former :])
    if not title:
        return None
    return Role(
        title=title,
        of=named.actor_name(whose),
        span=Span(whose.span.start, name.span.end),
        former=former,
    )


def _read_with_of(named: NamedText, name: Name, end: int) -> Role | None:
    """Read the role in "the mayor of Kharkiv, X,": up to the comma, and a mark behind the name."""
    text = named.text
    if not text.startswith(CLOSING, name.span.end):
        return None
    match = _last_phrase_with_of(text, end)
    if match is None or not _is_title(match["title"]):
        return None
    words = match["title"].split()
    former = says_former(words[0])
    title = " ".join(words[former:])
    if not title:
        return None
    start_of_owner = match.start("whose")
    if complement := COMPLEMENT.match(text, match.end("title"), end):
        title += complement[0]
        start_of_owner = complement.end()
    owner = named.first_inside(start_of_owner, end)
    return Role(
        title=title,
        of=named.body_name(owner),
        span=Span(match.start("title"), name.span.end),
        former=former,
    )


def _is_title(phrase: str) -> bool:
    """Tell whether the phrase is a role, before which nothing but what belongs to one stands."""
    *before, last = phrase.lower().split()
    return last in PERSONAL and PREPOSED.issuperset(before)


def _last_phrase_with_of(text: str, end: int) -> re.Match | None:
    """Give the last phrase of `WITH_OF` if it goes up to the offset."""
    last = None
    for match in WITH_OF.finditer(text, max(0, end - WINDOW), end):
        last = match
    return last if last and last.end() == end else None
