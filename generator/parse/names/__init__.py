"""Find what an article names, and tell persons, organisations, armed groups, states, peoples and places apart.

Names begin where a capital says something. What is well known is taken as listed; the rest gets the kind that its own
words and its surroundings tell (`evidence`), summed over all its mentions, so that once "Naim Qassem" is a person,
"Qassem" is one too.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from generator.model import Kind, Name, Parsed
from generator.parse.gazetteer import abbreviations
from generator.parse.names.candidates import LISTED, Candidate, find_candidates
from generator.parse.names.capitals import Line, read_line, read_vocabulary
from generator.parse.names.credits import find_credit, read_credit
from generator.parse.names.evidence import LONGEST_ACRONYM, Sign, of_form
from generator.parse.names.known import Forms, is_forename, listed_forms, longest
from generator.parse.names.nations import find_nation
from generator.parse.names.runs import head_kind, known_at
from generator.spelling import ARTICLE, fold

CONFIDENT = 2  # points; a name of fewer for its best kind stays OTHER
SURELY_PERSON = 4  # points
ADJECTIVES = ("ic", "al", "ish", "ese", "ican", "ern")  # "Democratic" is no short form of "Democratic Party"
SHORT_ACRONYM = 3  # letters, all of which must be initials: two of three fit too many names
IN_BRACKETS = "acronym in brackets"  # the rule of acronyms that the article itself introduces
BODIES = (Kind.ORGANISATION, Kind.ARMED_GROUP)
MANY = 500  # organisations; an article of so many is a list, in which acronyms fit too many of them
BY_KIND = (Kind.PERSON, Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.PLACE, Kind.OTHER)


def find_names(parsed: Parsed) -> tuple[Name, ...]:
    """The names of the article, in text order, not overlapping, without titles, articles and possessives."""
    lines = [read_line(sentence) for sentence in parsed.sentences]
    vocabulary = read_vocabulary(lines)
    credits = {id(line): credit for line in lines if (credit := find_credit(line))}
    found = [
        each
        for line in lines
        if not line.title_case
        for each in find_candidates(line, vocabulary)
        if id(line) not in credits or each.start < credits[id(line)][0]
    ]
    sure = {candidate.text for candidate in found if not candidate.doubtful}
    candidates = [candidate for candidate in found if not candidate.doubtful or candidate.text in sure]
    _unlist(candidates)
    kinds, rules = _decide(candidates)
    introduced = {short.text for _, short in _introductions(candidates) if short.kind is None}
    rules.update(dict.fromkeys(introduced, IN_BRACKETS))
    names = list(filter(None, [_named(candidate, kinds, rules) for candidate in candidates]))
    names += [name for line in lines if id(line) in credits for name in read_credit(line, *credits[id(line)])]
    if titles := [line for line in lines if line.title_case and id(line) not in credits]:
        written = _forms(candidates, kinds)
        names += [name for line in titles for name in _in_title_case(line, written)]
    return tuple(sorted(names, key=attrgetter("span")))


def _named(candidate: Candidate, kinds: dict[str, Kind], rules: dict[str, str]) -> Name | None:
    kind = candidate.kind or kinds.get(candidate.text, Kind.OTHER)
    if candidate.weak and kind is Kind.OTHER:
        return None
    rule = (candidate.rule if candidate.kind else rules.get(candidate.text)) or "capital"
    return Name(candidate.span, kind, candidate.title if kind is Kind.PERSON else None, rule)


def _decide(candidates: list[Candidate]) -> tuple[dict[str, Kind], dict[str, str]]:
    """The kind of every text that is not settled, and the rule that gave it: all its mentions' evidence together."""
    signs: dict[str, list[Sign]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for candidate in candidates:
        if candidate.kind is None:
            text = candidate.text
            if text not in signs:
                signs[text] = list(of_form(candidate.words, text))
                words[text] = candidate.words
            signs[text] += candidate.signs
    points = {text: _sum(found) for text, found in signs.items()}
    kinds = {text: _best(found) for text, found in points.items()}
    rules = {text: _strongest(found, kinds[text]) for text, found in signs.items()}
    steps = {
        IN_BRACKETS: lambda: _abbreviate(candidates, kinds),
        "acronym of a body": lambda: _abbreviated(candidates, kinds),
        "known as": lambda: _call(candidates, kinds),
        "part of a name": lambda: _spread(candidates, kinds, words, points),
    }
    for rule, step in steps.items():
        before = dict(kinds)
        step()
        rules.update((text, rule) for text, kind in kinds.items() if kind is not before.get(text))
    return kinds, rules


def _sum(signs: list[Sign]) -> dict[Kind, int]:
    points: dict[Kind, int] = {}
    for kind, worth, _ in signs:
        points[kind] = points.get(kind, 0) + worth
    return points


def _strongest(signs: list[Sign], kind: Kind) -> str:
    """The sign that speaks loudest for the kind."""
    for_it = [sign for sign in signs if sign.kind is kind]
    return max(for_it, key=lambda sign: sign.worth).rule if for_it else ""


def _call(candidates: list[Candidate], kinds: dict[str, Kind]) -> None:
    """Who is known as something is the kind of what he is known as: "Ilich Ramirez, known as Carlos"."""
    for name, called in pairwise(candidates):
        if called.line is name.line and called.kind is None and called.start - name.end < 6:
            between = called.line.words[name.end : called.start]
            if "known" in between and "as" in between[-2:]:
                kinds[called.text] = name.kind or kinds[name.text]


def _abbreviated(candidates: list[Candidate], kinds: dict[str, Kind]) -> None:
    """An acronym that fits one organisation of the article is of its kind, wherever the two stand."""
    bodies = {c.words: c.kind or kinds[c.text] for c in candidates if len(c.words) > 2}
    bodies = {words: kind for words, kind in bodies.items() if kind in (Kind.ORGANISATION, Kind.ARMED_GROUP)}
    if len(bodies) >= MANY:
        return
    for text, kind in kinds.items():
        if kind in (Kind.PLACE, Kind.OTHER) and text.isupper():
            fits = {bodies[words] for words in bodies if has_initials(text, words)}
            kinds[text] = fits.pop() if len(fits) == 1 else kind


def _best(points: dict[Kind, int]) -> Kind:
    """The kind with most points; one point is enough where nothing speaks for another kind."""
    most = max(points.values(), default=0)
    if most < 1 or (most < CONFIDENT and sum(worth > 0 for worth in points.values()) > 1):
        return Kind.OTHER
    return next(kind for kind in BY_KIND if points.get(kind) == most)


def _abbreviate(candidates: list[Candidate], kinds: dict[str, Kind]) -> None:
    """A name and its acronym in parentheses, or the other way round, are of one kind: "Hayat Tahrir al-Sham (HTS)"."""
    for name, short in _introductions(candidates):
        long_kind = name.kind or kinds[name.text]
        if short.kind is None:
            kinds[short.text] = Kind.ORGANISATION if long_kind in (Kind.OTHER, Kind.PERSON) else long_kind
        if long_kind in (Kind.OTHER, Kind.PERSON) and name.kind is None:
            kinds[name.text] = kinds.get(short.text, Kind.ORGANISATION)


def _introductions(candidates: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """The names of which one stands in parentheses right behind the other, its acronym: the long one first."""
    for first, second in pairwise(candidates):
        if second.line is first.line and second.start == first.end + 1 and first.line.words[first.end] in {"(", "["}:
            for name, short in ((first, second), (second, first)):
                if abbreviates(short.text, name.words) or (short is second and _is_foreign(short, name)):
                    yield name, short


def _is_foreign(short: Candidate, name: Candidate) -> bool:
    """Whether an acronym is one of the name in its own language: "Congo River Alliance (AFC)", in brackets alone."""
    alone = short.line.words[short.end : short.end + 1] in ([")"], ["]"])
    capitals = sum(letter.isupper() for letter in short.text)
    unlisted = short.kind is None and len(short.words) == 1 and short.text not in abbreviations()
    unlisted = unlisted and capitals > 1 and len(short.text) <= LONGEST_ACRONYM
    body = name.kind in BODIES or (name.kind is None and head_kind([word.lower() for word in name.words]) in BODIES)
    return alone and unlisted and body and len(name.words) > 1


def _unlist(candidates: list[Candidate]) -> None:
    """Free the acronyms that the article introduces for another body than the listed one of the same letters.

    "The Independent Resource Agency (IRA) …": from there on no IRA of this article is the listed one.
    """
    taken = {short.text for name, short in _introductions(candidates) if short.kind and _is_other_body(short, name)}
    for candidate in candidates:
        if candidate.text in taken and candidate.rule in LISTED.values():
            candidate.kind, candidate.rule, candidate.signs = None, "", ()


def _is_other_body(short: Candidate, name: Candidate) -> bool:
    """Whether a third of the name's words stand in no form of what the acronym is listed for."""
    words = {word.lower() for word in name.words if word[0].isupper()}
    shared = [len(words.intersection(form.lower().split())) for form in listed_forms(short.text)]
    return bool(shared) and max(shared) * 3 <= 2 * len(words)


def abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of an acronym stand in the name in their order, beginning with a word's first."""
    letters = [letter for letter in short.upper() if letter.isalnum()]
    if not 1 < len(letters) <= LONGEST_ACRONYM or len(words) < 2 or short.lower() in [word.lower() for word in words]:
        return False
    if sum(letter.isupper() for letter in short) < 2:
        return False
    if "." in short and not any(word[0].upper() == letters[-1] for word in words[-1:]):
        return False
    if not any(word[0].upper() == letters[0] for word in words):
        return False
    rest = iter("".join(words).upper())
    return all(letter in rest for letter in letters)


def has_initials(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of an acronym are the initials of the name's words, of more than three all but one."""
    initials = "".join(ARTICLE.sub("", word)[0].upper() for word in words if word[0].isupper() or ARTICLE.match(word))
    letters = [letter for letter in short.upper() if letter.isalnum()]
    place = found = 0
    for letter in letters:
        if (at := initials.find(letter, place)) >= 0:
            place, found = at + 1, found + 1
    return found >= max(min(len(letters), SHORT_ACRONYM), len(letters) - 1) and abbreviates(short, words)


def _spread(candidates: list[Candidate], kinds: dict[str, Kind], words: dict, points: dict) -> None:
    """A part of a longer name is of its kind: a person's surname or forename, an organisation's first words."""
    for candidate in candidates:
        if len(candidate.words) > 2 and candidate.kind is None:
            _shorten(candidate, kinds)
    persons, bodies = _parts_of_names(kinds, words)
    begun = {candidate.words[0] for candidate in candidates if len(candidate.words) > 1}
    for candidate in candidates:
        text, parts = candidate.text, candidate.words
        if len(parts) > 2 or candidate.kind not in (None, Kind.ORGANISATION, Kind.OTHER):
            continue
        if (len(parts) == 1 or parts[0].islower()) and fold(parts[-1]) in persons and not parts[-1].isupper():
            if candidate.kind is None:
                kinds[text] = Kind.PERSON
            elif candidate.kind is Kind.OTHER or text not in begun:
                candidate.settle(Kind.PERSON, "part of a name")
        elif text in bodies and not text.endswith(ADJECTIVES) and kinds.get(text) in (Kind.OTHER, Kind.PERSON):
            kinds[text] = bodies[text] if points[text].get(Kind.PERSON, 0) < SURELY_PERSON else kinds[text]


def _parts_of_names(kinds: dict[str, Kind], words: dict) -> tuple[set[str], dict[str, Kind]]:
    """The folds of the ends of persons' names, and the first words of organisations' names with their kinds."""
    persons, bodies = set(), {}
    for text, kind in kinds.items():
        parts = words[text]
        if len(parts) > 1 and kind is Kind.PERSON:
            persons.update((fold(parts[0]), fold(parts[-1])))
        elif len(parts) > 1 and kind in (Kind.ORGANISATION, Kind.ARMED_GROUP):
            bodies.setdefault(parts[0], kind)
    persons.discard("")
    return persons, bodies


def _shorten(candidate: Candidate, kinds: dict[str, Kind]) -> None:
    """Leave out the word before a full name that the article also gives without it: "Crooked Jane Smith"."""
    words = candidate.words
    if kinds[candidate.text] is Kind.PERSON and not is_forename(words[0]):
        rest = " ".join(words[1:])
        if kinds.get(rest) is Kind.PERSON:
            candidate.start += 1
            candidate.words, candidate.text = words[1:], rest


def _forms(candidates: list[Candidate], kinds: dict[str, Kind]) -> Forms:
    """What the article names outside its headings, by first word, for the headings where every word has a capital."""
    forms: Forms = defaultdict(list)
    known = {candidate.words: candidate.kind or kinds[candidate.text] for candidate in candidates}
    for words, kind in known.items():
        if kind is not Kind.OTHER:
            forms[words[0]].append((words, kind))
    for found in forms.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return forms


def _in_title_case(line: Line, written: Forms) -> Iterator[Name]:
    """In a heading where every word has a capital: what is well known, or named elsewhere in the article."""
    index = 0
    for capital in line.capitals:
        if capital < index:
            continue
        index = capital
        if found := longest(written, line.words, index):
            index += found[0]
            yield Name(line.span(capital, index), found[1], rule="named elsewhere, in a heading")
        elif known := known_at(line, index):
            length, entry = known
            if entry.country:
                kind, start, index = find_nation(line, index, length)
                if kind:
                    yield Name(line.span(start, index), kind, rule="nation in a heading")
            else:
                index += length
                yield Name(line.span(capital, index), entry.kind, rule="listed, in a heading")
