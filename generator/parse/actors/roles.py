"""Find what actors are said to be: "Turkish President X", "X, the mayor of Y", "HTS, a former al-Qaeda affiliate"."""

import re
from bisect import bisect_left
from typing import NamedTuple

from generator.model import Kind, Name, Parsed, Role, Span
from generator.parse.lexicon import read_table
from generator.parse.names.known import word_set
from generator.parse.names.signs import ACTING, GROUPS, saying
from generator.parse.names.titles import COMPLEMENTS

# What may stand between a name and the title that it gives: "Hezbollah’s secretary-general", "Turkish President".
BETWEEN = re.compile(r"(?:['’]s?)?\s+")
# Behind a name: its apposition, up to the mark that closes it.
APPOSITION = re.compile(
    r"(?:\)|\s\(\d{1,3}\))?,\s+(?:(?:aged?\s+)?\d{1,3},\s+)?(?:who\s(?:is|was)\s)?(?P<phrase>[^\s,.;:()“”\"!?—–][^,.;:()“”\"!?—–]{2,110}?)(?=[,.;:)—–!?]|\s+(?:who|whose|which|that)\b|\s*$)"
)
# "the Prime Minister of Canada", "spokesman for the agency": the title, then whose.
OF = re.compile(r"\s+(?:of|for|at|in|on)\s+(?:the\s+)?", re.IGNORECASE)
COMPLEMENT = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?(?:{'|'.join(sorted(COMPLEMENTS))})\b", re.IGNORECASE)
OF_THE = re.compile(r" (?:of|for) (?:the )?")
# What may stand behind an office without telling whose it is: another one, or since when.
BESIDES = re.compile(r"\s+(?:and|since|from|until|between|under|during)\s")
ENDED = re.compile(r"\s+(?:until|from\s\S+\s(?:to|until)|between)\s")
DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|one)\s+", re.IGNORECASE)
# "the head of the agency" right before a comma: the last such phrase, for titles of clauses hold "of" as well.
WITH_OF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?)\s(?P<title>[A-Za-z-]+(?:\s[A-Za-z-]+){0,3}?)\s(?:of|for|at)\s(?:the\s)?(?P<whose>[^\s,.;:()“”\"]+(?:\s[^\s,.;:()“”\"]+){0,7})"
)
HEADING = dict(read_table("titles")["heading"])
WHO_HEADS = re.compile(rf",?\swho\s(?:(?:also|now|currently|once)\s)?(?P<verb>{'|'.join(HEADING)})\s(?:the\s)?")
CLOSING = (",", ".", ")", ";", " —", " –", " (")
POSSESSIVES = frozenset({"his", "her", "their", "its"})
DESCRIBING = frozenset({"a", "an", "one"})
WORD = re.compile(r"[^\W_][\w'’.-]*")
LONGEST = 14  # words; what is longer is a clause
# May stand before the head of a role in small letters.
PREPOSED = word_set("titles", "modifier", "former", "role", "title")
PERSONAL = word_set("titles", "role", "title") - GROUPS
FORMER = word_set("titles", "former")
ARTICLES = frozenset({"a", "an", "the"})
PASSED_OVER = word_set("titles", "current") | ARTICLES  # say nothing of an office: "the new mayor"
COURTESIES = frozenset({"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss"})
BEFORE_ARTICLE = word_set("contexts", "before article")
CLAUSAL = frozenset({"and", "but", "who", "which", "to", "by", "with"})  # before the head of a clause, not of a role
POSSESSIVE = re.compile(r"^['’]s?\s+")
OWNED = re.compile(r"['’]s ")
MOST = 20  # roles of one actor: more are a sign of a list, not of a career
WINDOW = 130  # code points behind a name


class Named(NamedTuple):
    """An article's text with its names, to look up what stands beside a title."""

    text: str
    names: tuple[Name, ...]
    starts: list[int]  # of the names, in order
    ends: dict[int, Name]
    owner: dict[Span, object]  # the cluster of a name

    def inside(self, start: int, end: int) -> Name | None:
        """The first name that begins between the two offsets, end excluded."""
        place = bisect_left(self.starts, start)
        return self.names[place] if place < len(self.starts) and self.starts[place] < end else None

    def of(self, name: Name | None) -> str:
        """What the name's actor is called, or the name as written; "" for none."""
        if name is None:
            return ""
        cluster = self.owner.get(name.span)
        return cluster.name if cluster else " ".join(name.span.of(self.text).split())


class Apposition(NamedTuple):
    """What stands behind a name to say who it is."""

    phrase: str
    start: int
    words: list[str]  # of the phrase
    head: int  # index of the word that is a role
    span: Span  # with the name
    former: bool


def find_roles(parsed: Parsed, clusters: list) -> None:
    """Give each cluster its roles, in text order, each once."""
    owner = {name.span: cluster for cluster in clusters for name in cluster.names}
    ends = {name.span.end: name for name in parsed.names}
    named = Named(parsed.article.text, parsed.names, [name.span.start for name in parsed.names], ends, owner)
    for cluster in clusters:
        if found := _roles_of(named, cluster):
            distinct = {(role.title.lower(), role.of, role.former): role for role in reversed(found)}
            roles = sorted(distinct.values(), key=lambda role: role.span)[:MOST]
            cluster.roles += [role for role in roles if not any(_says_less(role, other) for other in roles)]


def _roles_of(named: Named, cluster) -> list[Role]:
    """What is said around each mention."""
    text, kind, found = named.text, cluster.kind, []
    for name in cluster.names:
        start, end = name.span
        if name.title:
            found.append(_titled(named, name))
            start = name.title.start
            found.append(_before_title(named, name))
        if kind is Kind.PERSON and text.startswith(", ", max(0, start - 2)):
            found.append(_preposed(named, name, start - 2))
        if text.startswith((",", ")", " ("), end):
            found.append(_apposed(named, name, kind))
            found.append(_clause(named, name) if kind is Kind.PERSON else None)
    return [role for role in found if role]


def _says_less(role: Role, other: Role) -> bool:
    """Whether the other role says all that this one does, and whose it is besides."""
    return role.title.lower() == other.title.lower() and role.former == other.former and not role.of and bool(other.of)


def _titled(named: Named, name: Name) -> Role | None:
    """The role in a title before the name, with whose it is."""
    text, start = named.text, name.title.start
    words = name.title.of(text).split()
    before = text[max(0, start - 24) : start]
    former = _says_former(" ".join(words[:1])) or _says_former(" ".join(before.split()[-1:]))
    if former and _says_former(words[0]):
        words = words[1:]
    if len(words) > 1 and words[0] in PASSED_OVER:
        words = words[1:]
    if len(words) > 1 and _courtesy(words[-1]):  # "Minister of Health Dr."
        words = words[:-1]
    title, span = " ".join(words), Span(start, name.span.end)
    if inner := named.of(named.inside(*name.title)):
        return Role(OF_THE.split(title, maxsplit=1)[0], inner, span, former)
    beside = named.ends.get(start - len(before) + len(before.rstrip()))
    whose = beside or named.ends.get(_without_possessive(text, start))
    if not title or title.lower() in COURTESIES or (whose is None and BETWEEN.search(before) is None):
        return Role(title, "", span, former) if title and not _courtesy(title) else None
    if whose and not former:
        former = _says_former((text[max(0, whose.span.start - 12) : whose.span.start].split() or [""])[-1])
    of = named.of(whose) if whose and whose.kind is not Kind.PERSON else ""
    return Role(title, of, Span(whose.span.start if of else start, name.span.end), former)


def _preposed(named: Named, name: Name, end: int) -> Role | None:
    """The role that stands before the comma at `end`, before a name and its title.

    "Peru's foreign minister, X, said"; "the mayor of Kharkiv, X, said".
    """
    text = named.text
    words = text[max(0, end - WINDOW) : end].split()
    if not words or words[-1] not in PERSONAL:
        return _preposed_with_of(named, name, end)
    first = len(words) - 1
    while first > 0 and words[first - 1] in PREPOSED:
        first -= 1
    start = text.rfind(words[first], 0, end - sum(map(len, words[first + 1 :])))
    whose = named.ends.get(_without_possessive(text, start))
    if whose is None or whose.kind is Kind.PERSON:
        return None
    former = _says_former(words[first])
    title = " ".join(words[first + former :])
    return Role(title, named.of(whose), Span(whose.span.start, name.span.end), former) if title else None


def _before_title(named: Named, name: Name) -> Role | None:
    """The role in small letters before a title: "the Congolese army spokesman Lt. Col. X"."""
    text, end = named.text, name.title.start - 1
    before = text[max(0, end - WINDOW) : end]
    words = before.split()
    if not words or not text[name.title.start].isupper() or words[-1] not in PERSONAL:
        return None
    whose = named.ends.get(end - len(words[-1]) - 1)
    if not before.endswith(words[-1]) or whose is None or whose.kind is Kind.PERSON:
        return None
    return Role(words[-1], named.of(whose), Span(whose.span.start, name.span.end))


def _preposed_with_of(named: Named, name: Name, end: int) -> Role | None:
    """The role in "the mayor of Kharkiv, X,": from its article to the comma, and a mark behind the name."""
    text = named.text
    if not text.startswith(CLOSING, name.span.end):
        return None
    phrases = list(WITH_OF.finditer(text, max(0, end - WINDOW), end))
    match = phrases[-1] if phrases else None
    if not match or match.end() != end:
        return None
    words = match["title"].split()
    if words[-1].lower() not in PERSONAL or not all(word.lower() in PREPOSED for word in words[:-1]):
        return None
    former = _says_former(words[0])
    title = " ".join(words[former:])
    complement = COMPLEMENT.match(text, match.end("title"), end)
    title += complement[0] if complement else ""
    whose = named.inside(complement.end() if complement else match.start("whose"), end)
    span = Span(match.start("title"), name.span.end)
    of = named.of(whose) if whose and whose.kind is not Kind.PERSON else ""
    return Role(title, of, span, former) if title else None


def _courtesy(title: str) -> bool:
    return title.lower().rstrip(".") in {"mr", "mrs", "ms", "miss", "sir", "dr", "madam"}


def _says_former(word: str) -> bool:
    return word.lower().rstrip("-") in FORMER


def _without_possessive(text: str, start: int) -> int:
    before = text[max(0, start - 8) : start].rstrip()
    cut = 2 if before.endswith(("'s", "’s")) else 1 if before.endswith(("'", "’")) else 0
    return start - len(text[max(0, start - 8) : start]) + len(before) - cut


def _apposed(named: Named, name: Name, kind: Kind) -> Role | None:
    """The role in an apposition behind the name."""
    found = _find_apposition(named.text, name.span, GROUPS if kind is not Kind.PERSON else PERSONAL)
    if found is None:
        return None
    first = found.words[0].lower()
    if kind is Kind.PERSON and first not in DESCRIBING:
        return _office(named, found)
    if first not in DESCRIBING and first != "the":
        return None
    of = named.of(named.inside(found.start, found.start + len(found.phrase)))
    return Role(" ".join(found.phrase.split()), of, found.span, found.former)


def _clause(named: Named, name: Name) -> Role | None:
    """The office in "X, who heads the Y": a verb of `[heading]`, then at once whom or what."""
    match = WHO_HEADS.match(named.text, name.span.end, name.span.end + WINDOW)
    body = named.inside(match.end(), match.end() + 1) if match else None
    if body is None or body.kind in (Kind.PERSON, Kind.PEOPLE):
        return None
    verb = match["verb"]
    return Role(HEADING[verb], named.of(body), Span(name.span.start, body.span.end), verb.endswith("ed"))


def _find_apposition(text: str, name: Span, heads: frozenset[str]) -> Apposition | None:
    """The apposition behind a name, where one of its words is such a head and it is no clause."""
    match = APPOSITION.match(text, name.end, name.end + WINDOW)
    if not match:
        return None
    words = WORD.findall(match["phrase"])
    small = [word.lower() for word in words]
    if not words or len(words) > LONGEST or small[0] in POSSESSIVES:
        return None
    head = next((index for index, word in enumerate(small[:9]) if word in heads), None)
    if head is None or not CLAUSAL.isdisjoint(words[:head]) or _is_clause(words, small, head):
        return None
    if not ACTING.isdisjoint(small) or not saying().isdisjoint(small):
        return None
    former = any(map(_says_former, small[:head]))
    start, end = match.span("phrase")
    return Apposition(match["phrase"], start, words, head, Span(name.start, end), former)


def _is_clause(words: list[str], small: list[str], head: int) -> bool:
    """Whether an article or a name behind the first word shows that this is a verb: "X, met the head of Y"."""
    if small[0] in BEFORE_ARTICLE or small[0] in ARTICLES:
        return False
    verb = head > 0 and words[0].islower() and words[0] not in PREPOSED and words[1][0].isupper()
    return verb or not ARTICLES.isdisjoint(small[1:head])


def _office(named: Named, apposition: Apposition) -> Role | None:
    """A person's office: its title without article, and whose it is."""
    phrase, start = apposition.phrase, apposition.start
    behind = _end_of_title(apposition)
    rest = OF.match(phrase, behind)
    if behind < len(phrase) and not rest and not BESIDES.match(phrase, behind):
        return None
    article = DETERMINER.match(phrase)
    title = phrase[article.end() if article else 0 : behind]
    whose = named.inside(start, start + behind)
    if whose:
        end = whose.span.end - start
        title = POSSESSIVE.sub("", phrase[end:behind].lstrip()) if end < behind else title
        title = title.removeprefix("’s ").removeprefix("'s ")
    elif rest:
        whose = named.inside(start + rest.end(), start + len(phrase))
    kept = OWNED.split(title)[-1].split()
    while kept and (_says_former(kept[0]) or kept[0].lower() in PASSED_OVER):
        kept = kept[1:]
    former = apposition.former or bool(ENDED.match(phrase, behind))
    return Role(" ".join(kept), named.of(whose), apposition.span, former) if kept else None


def _end_of_title(apposition: Apposition) -> int:
    """Where the title ends in the phrase: behind its last head, and behind "of State"."""
    phrase, words, head = apposition.phrase, apposition.words, apposition.head
    behind = phrase.find(words[head]) + len(words[head])
    while head + 1 < len(words) and words[head + 1].lower() in PERSONAL:
        head += 1
        behind = phrase.find(words[head], behind) + len(words[head])
    complement = COMPLEMENT.match(phrase, behind)
    return complement.end() if complement else behind
