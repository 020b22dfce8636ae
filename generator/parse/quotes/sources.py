"""Read "according to" and its like, and the report of a sentence that itself reports."""

from generator.frozen import replace
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.grammar.word_classes import (
    CONJUNCTIONS,
    DETERMINERS,
    MEASURES,
    OPENERS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    has_auxiliary,
    has_capital,
)
from generator.parse.names.known import title_genders
from generator.parse.quotes.adjuncts import behind_aside
from generator.parse.quotes.contents import right_end, trim
from generator.parse.quotes.folding import (
    MARKED,
    Attribution,
    Folded,
    Range,
    Subject,
    behind_dateline,
    ends_in_comma,
    is_utterance,
    next_comma,
    opens_utterance,
)
from generator.parse.quotes.noun_phrases import name_before, phrase_start, subject_after
from generator.parse.quotes.rules import name_source
from generator.parse.quotes.verb_groups import has_verb
from generator.word_lists import set_of

# By the word that tells them, the phrases in front of a source, with its place in each.
SOURCES = {
    "according": (["according", "to"], 0),
    "According": (["according", "to"], 0),
    "words": (["in", "the", "words", "of"], 2),
    "per": (["per"], 0),
}
LONGEST_MODIFIERS = 4  # words from a possessive to its noun
NOUN_RULE = "noun, that-clause"  # Smith's claim that …
NO_PARTS = set_of("with to by on against about over into than")
LONGEST_OFFICE = 6  # words up to the noun that names an office
RELATIVES = set_of("who which whose")
SHORTEST_CLAUSE = 3  # words: shorter ones in small letters say nothing
IS_ALL = set_of("'s ’s is was are were")  # that's according to the police
JOINTS = set_of("which that and but who")  # a clause does not end with them
GOING_ON = PREPOSITIONS | {","}  # what a report in front goes on with
# Behind the comma of a source they go on with no verb of the clause in front.
CUTTING = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | DETERMINERS | RELATIVES
LATEST = 25  # words from the end of a sentence in which its last attribution stands


def source_phrase(folded: Folded, index: int) -> Range | None:
    """Find "according to" or "in the words of" around the word that tells it."""
    phrase, place = SOURCES[folded.words[index]]
    start, end = index - place, index - place + len(phrase)
    if phrase == ["per"] and not _names_source(folded, index):
        return None
    return (start, end) if start >= 0 and folded.lowers[start:end] == phrase else None


def _is_measure(folded: Folded, subject: Subject) -> bool:
    """Tell whether something is done by a plan or terms, and nobody says it: according to need."""
    stop = min(subject.end, subject.start + LONGEST_MODIFIERS)
    for index in range(subject.start, stop):
        if folded.lowers[index] in PREPOSITIONS:
            return False
        following = folded.lowers[index + 1]
        ends = not following[:1].isalnum() or following in PREPOSITIONS
        if folded.lowers[index] in MEASURES:
            return ends and following not in POSSESSIVES
    return False


def _names_source(folded: Folded, per: int) -> bool:
    """Tell whether "per" names a source: “…,” per the ministry; not: per day, per 1,000 people."""
    if folded.lowers[per - 1] not in {",", "as"} and not ends_in_comma(folded, per - 1):
        return False
    following = folded.words[per + 1 : per + 4]
    named = has_capital(following)
    return named or folded.lowers[per + 1] in DETERMINERS


def read_source(folded: Folded, cue: Range, taken: int) -> Attribution | None:
    """Read what a source is named for behind the words `cue`.

    That is a quotation behind the source, else the clause in front of the words, else the clause
    behind the source.
    """
    index, named = cue
    subject = subject_after(folded, named, to_comma=True)
    if subject is None or _is_measure(folded, subject):
        return None
    if taken and folded.lowers[taken] in GOING_ON:
        return None  # it says where the report before it comes from
    front_end = index - (folded.lowers[index - 1] == "as")  # "as per"
    front = trim(folded, max(taken, behind_dateline(folded)), front_end)
    if not front and folded.lowers[subject.end] not in {",", ":"}:
        subject = _name_only(folded, subject)
    quoted = _quotation_behind(folded, subject.end)
    if _is_name_of_theirs(folded, quoted):
        return None
    if folded.lowers[quoted] == MARKED and is_sentence(folded, quoted):
        return _from_source(folded, cue, subject=subject, content=(quoted, quoted + 1))
    if front and _stands_alone(folded, front):
        report = _from_source(folded, cue, subject=subject, content=front)
        report.end = subject.end
        return _with_rest(folded, report)
    return _read_behind(folded, cue, subject=subject, quoted=quoted)


def _is_name_of_theirs(folded: Folded, quoted: int) -> bool:
    """Tell whether what is quoted is but a name: according to the ministry's “Storm Watch”."""
    return folded.lowers[quoted] == MARKED and folded.words[quoted - 1] in POSSESSIVES


def _from_source(folded: Folded, cue: Range, *, subject: Subject, content: Range) -> Attribution:
    rule = name_source(folded, cue, content)
    return Attribution(cue, subject, [content], end=content[1], rule=rule)


def _quotation_behind(folded: Folded, behind: int) -> int:
    """Find where a quotation behind a source can stand: behind its comma, behind an aside."""
    return behind_aside(folded, behind + 1) if folded.lowers[behind] == "," else behind


def is_sentence(folded: Folded, index: int) -> bool:
    return is_utterance(folded, index) and opens_utterance(folded, index)


def _stands_alone(folded: Folded, content: Range) -> bool:
    """Tell whether a clause in front of its source says something."""
    start, end = content
    if folded.lowers[end - 1] in JOINTS or folded.lowers[end - 1] in IS_ALL:
        return False
    return end - start >= SHORTEST_CLAUSE or not folded.words[start][0].islower()


def _read_behind(
    folded: Folded, cue: Range, *, subject: Subject, quoted: int
) -> Attribution | None:
    """Read the clause behind a source; `quoted` is where a quotation behind it can stand."""
    behind = _behind_description(folded, subject)
    if (
        folded.lowers[quoted] == MARKED
        and quoted - (behind + 1) > 1
        and not has_auxiliary(folded.lowers[(behind + 1) : quoted])
    ):
        behind = quoted - 1
    goes_on = behind < len(folded.words) - 1 and folded.words[behind][0].isalnum()
    if folded.lowers[behind] not in {",", ":"} and not goes_on:
        return None
    end = right_end(folded, behind + 1)
    content = trim(folded, behind, end)
    if content is None:
        return None
    report = _from_source(folded, cue, subject=subject, content=content)
    report.end = end
    return report


def _behind_description(folded: Folded, subject: Subject) -> int:
    """Find the comma behind what is told of the source itself.

    According to Ann Smith, who heads the bank, …; Ann Smith, citing the police, …; Ann Smith, head
    of the bank, …; the mayor, Ann Smith, …
    """
    behind = subject.end
    first = folded.lowers[behind + 1]
    if folded.lowers[behind] != "," or not first[:1].isalpha():
        return behind
    comma = next_comma(folded, behind + 1, min(len(folded.words) - 1, behind + LATEST))
    if comma is None:
        return behind
    tells = first in RELATIVES or first.endswith("ing")
    tells = tells or _is_office(folded, behind + 1, comma)
    return comma if tells or _is_holder(folded, subject, comma) else behind


def _is_holder(folded: Folded, subject: Subject, comma: int) -> bool:
    """Tell whether nothing but the name of who holds the office stands up to the comma.

    Who is told of has an age behind their name, or a relative clause.
    """
    names = folded.words[subject.end + 1 : comma]
    is_named = len(names) > 1 and all(word[0].isupper() for word in names)
    following = folded.lowers[comma + 1]
    is_told_of = following in RELATIVES or not following[:1].isalpha()
    return is_named and not is_told_of and _is_office(folded, subject.start, subject.end)


def _is_office(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a stretch names an office: the head of the bank."""
    words = folded.lowers[start : min(end, start + LONGEST_OFFICE)]
    office = not title_genders().keys().isdisjoint(words)
    return office and not has_auxiliary(folded.lowers[start:end])


def _with_rest(folded: Folded, report: Attribution) -> Attribution:
    """Add what follows a clause that cannot stand alone.

    While few came, according to the police, many watched; the road, according to the police, is
    shut.
    """
    start, stop = report.pieces[0]
    is_cut = folded.lowers[start] in OPENERS or _lacks_verb(folded, report, start=start, stop=stop)
    if is_cut and folded.lowers[report.end] == ",":
        end = right_end(folded, report.end + 1)
        rest = trim(folded, report.end + 1, end)
        if rest:
            return replace(report, pieces=[*report.pieces, rest], end=end)
    return report


def _lacks_verb(folded: Folded, report: Attribution, *, start: int, stop: int) -> bool:
    """Tell whether a clause in front of its source is but the subject of what follows."""
    following = folded.lowers[report.end + 1] if report.end + 1 < len(folded.lowers) else ""
    goes_on = following.isalpha() and following not in CUTTING and not following.endswith("ing")
    return goes_on and not has_verb(folded, start, stop)


def _name_only(folded: Folded, subject: Subject) -> Subject:
    """Give the name of "According to Smith the road is open", where no comma parts the two."""
    for index in range(subject.start + 1, subject.end):
        lower = folded.lowers[index]
        opens = lower in DETERMINERS or lower in SUBJECTS
        if opens and folded.lowers[index - 1] not in PREPOSITIONS:
            return Subject(subject.start, index)
    return subject


def read_noun(folded: Folded, index: int) -> Attribution | None:
    """Read what a noun of speech says of somebody: Smith's claim that …"""
    owner = _owner(folded, index)
    if owner is None or folded.lowers[index + 1] != "that":
        return None
    if folded.words[owner - 1][0].isupper():
        start = name_before(folded, owner - 1).start
    else:
        start = _owner_start(folded, phrase_start(folded, owner, max(0, owner - LATEST)), owner)
    end = _noun_end(folded, index + 1)
    content = trim(folded, index + 1, end)
    if not content or start >= owner:
        return None
    subject = Subject(start, owner)
    return Attribution((index, index + 1), subject, [content], end=end, rule=NOUN_RULE)


def _owner_start(folded: Folded, start: int, owner: int) -> int:
    """Find where the owner begins behind another phrase: a count conflicts with | the army's."""
    for index in range(owner - 1, start, -1):
        if folded.lowers[index] in DETERMINERS and folded.lowers[index - 1] in NO_PARTS:
            return index
    return start


def _owner(folded: Folded, index: int) -> int | None:
    """Find the possessive ending in front of a noun of speech."""
    near = range(index - 1, max(0, index - 1 - LONGEST_MODIFIERS), -1)
    return next((owner for owner in near if folded.words[owner] in POSSESSIVES), None)


def _noun_end(folded: Folded, start: int) -> int:
    """Find where the clause behind a noun of speech ends: at its first comma."""
    end = right_end(folded, start)
    return next((place for place in range(start, end) if folded.words[place] == ","), end)
