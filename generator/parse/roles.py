"""Find what actors are said to be: "Turkish President X", "X, the mayor of Y", "HTS, a former al-Qaeda affiliate"."""

import re

from generator.model import Kind, Name, Parsed, Role, Span
from generator.parse.evidence import ACTING, GROUPS, saying
from generator.parse.known import part
from generator.parse.titles import COMPLEMENTS

# What may stand between a name and the title that it gives: "Hezbollah’s secretary-general", "Turkish President".
BETWEEN = re.compile(r"(?:['’]s?)?\s+")
# Behind a name: its apposition, up to the mark that closes it.
APPOSITION = re.compile(
    r"\)?,\s+(?P<phrase>[^\s,.;:()“”\"!?—–][^,.;:()“”\"!?—–]{2,110}?)(?=[,.;:)—–!?]|\s+(?:who|whose|which|that)\b|\s*$)"
)
# "the Prime Minister of Canada", "spokesman for the agency": the title, then whose.
OF = re.compile(r"\s+(?:of|for|at|in)\s+(?:the\s+)?", re.IGNORECASE)
COMPLEMENT = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?(?:{'|'.join(sorted(COMPLEMENTS))})\b", re.IGNORECASE)
OF_THE = re.compile(r" (?:of|for) (?:the )?")
DETERMINER = re.compile(r"(?:the|a|an|its|his|her|their|one)\s+", re.IGNORECASE)
POSSESSIVES = frozenset({"his", "her", "their", "its"})
DESCRIBING = frozenset({"a", "an", "one"})
WORD = re.compile(r"[^\W_][\w'’.-]*")
LONGEST = 14  # words; what is longer is a clause
# May stand before the head of a role in small letters.
PREPOSED = part("titles", "modifier", "former", "role", "title")
MOST = 20  # roles of one actor: more are a sign of a list, not of a career
WINDOW = 130  # code points behind a name


def find_roles(parsed: Parsed, clusters: list) -> None:
    """Give each cluster its roles, in text order, each once."""
    text = parsed.article.text
    owner = {name.span: cluster for cluster in clusters for name in cluster.names}
    ends = {name.span.end: name for name in parsed.names}
    starts = {name.span.start: name for name in parsed.names}
    for cluster in clusters:
        found = []
        for name in cluster.names:
            if name.title:
                found.append(_titled(text, name, starts, ends, owner))
            elif cluster.kind is Kind.PERSON and text[max(0, name.span.start - 2) : name.span.start] == ", ":
                found.append(_preposed(text, name, ends, owner))
            if text[name.span.end : name.span.end + 1] in {",", ")"}:
                found.append(_apposed(text, name, starts, owner, cluster))
        distinct = {(role.title.lower(), role.of, role.former): role for role in reversed(found) if role}
        roles = sorted(distinct.values(), key=lambda role: role.span)[:MOST]
        cluster.roles += [role for role in roles if not any(_says_less(role, other) for other in roles)]


def _says_less(role: Role, other: Role) -> bool:
    """Whether the other role says all that this one does, and whose it is besides."""
    return role.title.lower() == other.title.lower() and role.former == other.former and not role.of and bool(other.of)


def _titled(text: str, name: Name, starts: dict, ends: dict, owner: dict) -> Role | None:
    """The role in a title before the name, with whose it is."""
    start = name.title.start
    words = name.title.of(text).split()
    before = text[max(0, start - 24) : start]
    former = _says_former(" ".join(words[:1])) or _says_former(" ".join(before.split()[-1:]))
    if former and _says_former(words[0]):
        words = words[1:]
    match = BETWEEN.search(before)
    whose = ends.get(start - len(before) + len(before.rstrip())) or ends.get(_without_possessive(text, start))
    title = " ".join(words)
    if inner := _inside(start, name.title.end, text, starts, owner):
        return Role(OF_THE.split(title, maxsplit=1)[0], inner, Span(start, name.span.end), former)
    if (
        not title
        or title.lower() in {"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss"}
        or (match is None and whose is None)
    ):
        return Role(title, "", Span(start, name.span.end), former) if title and not _courtesy(title) else None
    if whose and not former:
        former = _says_former((text[max(0, whose.span.start - 12) : whose.span.start].split() or [""])[-1])
    of = _name_of(whose, text, owner) if whose and whose.kind is not Kind.PERSON else ""
    return Role(title, of, Span(whose.span.start if of else start, name.span.end), former)


def _preposed(text: str, name: Name, ends: dict, owner: dict) -> Role | None:
    """The role in small letters that stands before the comma before a name: "Peru's foreign minister, X, said"."""
    end = name.span.start - 2
    words = text[max(0, end - WINDOW) : end].split()
    if not words or words[-1] not in _heads(Kind.PERSON):
        return None
    first = len(words) - 1
    while first > 0 and words[first - 1] in PREPOSED:
        first -= 1
    start = text.rfind(words[first], 0, end - sum(map(len, words[first + 1 :])))
    whose = ends.get(_without_possessive(text, start))
    if whose is None or whose.kind is Kind.PERSON:
        return None
    former = _says_former(words[first])
    title = " ".join(words[first + former :])
    return Role(title, _name_of(whose, text, owner), Span(whose.span.start, name.span.end), former) if title else None


def _courtesy(title: str) -> bool:
    return title.lower().rstrip(".") in {"mr", "mrs", "ms", "miss", "sir", "dr", "madam"}


def _says_former(word: str) -> bool:
    return word.lower().rstrip("-") in part("titles", "former")


def _without_possessive(text: str, start: int) -> int:
    before = text[max(0, start - 8) : start].rstrip()
    cut = 2 if before.endswith(("'s", "’s")) else 1 if before.endswith(("'", "’")) else 0
    return start - len(text[max(0, start - 8) : start]) + len(before) - cut


def _name_of(name: Name, text: str, owner: dict) -> str:
    cluster = owner.get(name.span)
    return cluster.name if cluster else " ".join(name.span.of(text).split())


def _apposed(text: str, name: Name, starts: dict, owner: dict, cluster) -> Role | None:
    """The role in an apposition behind the name."""
    match = APPOSITION.match(text, name.span.end, name.span.end + WINDOW)
    if not match:
        return None
    phrase, start = match["phrase"], match.start("phrase")
    words = [word.group() for word in WORD.finditer(phrase)]
    small = [word.lower() for word in words]
    if not words or small[0] in POSSESSIVES:
        return None
    if len(words) > LONGEST or not ACTING.isdisjoint(small) or not saying().isdisjoint(small):
        return None
    head = next((index for index, word in enumerate(small[:9]) if word in _heads(cluster.kind)), None)
    if head is None or not {"and", "but", "who", "which", "to", "by", "with"}.isdisjoint(small[:head]):
        return None
    span = Span(name.span.start, match.end("phrase"))
    former = any(_says_former(word) for word in small[:head])
    if small[0] in DESCRIBING or cluster.kind is not Kind.PERSON:
        if small[0] not in DESCRIBING and small[0] != "the":
            return None
        return Role(" ".join(phrase.split()), _inside(start, start + len(phrase), text, starts, owner), span, former)
    return _office(text, phrase, start, words, head, former, span, starts, owner)


def _heads(kind: Kind) -> frozenset[str]:
    return part("titles", "role", "title") - GROUPS if kind is Kind.PERSON else GROUPS


def _inside(start: int, end: int, text: str, starts: dict, owner: dict) -> str:
    """The name of the first name that begins between the two offsets."""
    found = next((starts[offset] for offset in range(start, end) if offset in starts), None)
    return _name_of(found, text, owner) if found else ""


def _office(text, phrase, start, words, head, former, span, starts, owner) -> Role | None:
    """A person's office: its title without article, and whose it is."""
    behind = phrase.find(words[head]) + len(words[head])
    while head + 1 < len(words) and words[head + 1].lower() in _heads(Kind.PERSON):
        head += 1
        behind = phrase.find(words[head], behind) + len(words[head])
    if complement := COMPLEMENT.match(phrase, behind):
        behind = complement.end()
    rest = OF.match(phrase, behind)
    if behind < len(phrase) and not rest:
        return None
    article = DETERMINER.match(phrase)
    title = phrase[article.end() if article else 0 : behind]
    whose = _inside(start, start + behind, text, starts, owner)
    if whose:
        first = next(offset for offset in range(start, start + behind) if offset in starts)
        named = starts[first].span.end - start
        title = re.sub(r"^['’]s?\s+", "", phrase[named:behind].lstrip()) if named < behind else title
        title = title.removeprefix("’s ").removeprefix("'s ")
    elif rest:
        whose = _inside(start + rest.end(), start + len(phrase), text, starts, owner)
    kept = re.split(r"['’]s ", title)[-1].split()
    while kept and _says_former(kept[0]):
        kept = kept[1:]
    return Role(" ".join(kept), whose, span, former) if kept else None
