"""Read who reports what in a folded sentence: each reporting verb, its speaker, its content."""

from generator.parse.grammar.cues import GERUND, cue_forms
from generator.parse.grammar.word_classes import (
    ANONYMITY,
    DASHES,
    DETERMINERS,
    DOCUMENTS,
    IMAGES,
    NOUNS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTING,
    is_adverb,
    is_auxiliary,
)
from generator.parse.quotes.adjuncts import skip_addressee
from generator.parse.quotes.clause_subjects import SHARED, behind_dateline, first_subject
from generator.parse.quotes.complements import (
    QUESTIONS,
    QUOTING_ONLY,
    behind_as,
    content_behind,
    ends_clause,
    is_clause,
    read_in_front,
)
from generator.parse.quotes.contents import aside_end, object_end, opening_end, trim
from generator.parse.quotes.folding import LONGEST, MARKED, Folded, trigger_words
from generator.parse.quotes.noun_phrases import phrase_start
from generator.parse.quotes.quoted import read_quoted
from generator.parse.quotes.report_parts import Attribution, Range, Subject, Verb
from generator.parse.quotes.reporting_verbs import find_verb, is_unsaid
from generator.parse.quotes.rules import name_behind
from generator.parse.quotes.sources import (
    SOURCES,
    find_outer,
    read_noun,
    read_source,
    source_phrase,
)
from generator.parse.quotes.speakers import find_speaker
from generator.parse.quotes.uncued import add_introduced, find_uncued
from generator.parse.quotes.verb_groups import before_group

LATEST = 25  # words up to which a verb can belong to a clause that opens the sentence
ANONYMITY_REACH = 4  # words within which a source asks not to be named
PARTS_OF_PHRASE = POSSESSIVES | PREPOSITIONS | DETERMINERS  # a quotation behind them is a name
OPEN = frozenset({"whether", "if"})  # questions that leave open what is so
# How the verbs begin whose bare object is only what they are about.
REFUTING = ("reject", "den", "dismiss", "question", "disput", "refut")
SHORTEST_FRONT = 5  # words in front of ", he warned the council"
LONGEST_SHOWN = 5  # words from the pictures to the verb: footage posted on Monday shows
LONGEST_BARE = 2  # words of such an object: the claim; not: any part in the attack
LONGEST_DOCUMENT = 3  # words of an object that is only a piece of writing: a long letter
POINTING_TO = ("referring", "alluding", "pointing", "responding", "commenting", "reacting")
MODIFIERS = frozenset({"reporting", "warning", "signalling", "signaling", "ruling", "posting"})
NOBODY = frozenset({"no", "nobody", "none", "neither", "nor"})
POINTING = frozenset({"the", "it", "them", "these", "those"})  # the first of them
TOLD = frozenset({"say", "that", "tell"})  # ways whose denied verb tells nothing
# Ways whose verb may follow what is said.
REVERSIBLE = frozenset({"say", "that", "tell", "believe"})


def find_reports(folded: Folded) -> list[Attribution]:
    """Find the reports of one sentence, in text order.

    What is reported inside a report is part of it.
    """
    if len(folded.words) > LONGEST:
        return []
    triggers = trigger_words()
    places = [index for index, word in enumerate(folded.words) if word in triggers]
    reports = _read_all(folded, places)
    if reports:
        _share_backwards(folded, reports)
    if not folded.marked:
        return reports
    reports = add_introduced(folded, reports)
    return sorted(reports + find_uncued(folded, reports), key=lambda report: report.pieces[0])


def _read_all(folded: Folded, places: list[int]) -> list[Attribution]:
    """Read at each trigger that no report before it has taken in."""
    outer = find_outer(folded, places)
    reports = [outer] if outer else []
    taken = outer.end if outer else 0
    for index in places:
        if index < taken:
            continue
        last = reports[-1].subject if reports else None
        report = _read_at(folded, index, taken=taken, last=last)
        if report:
            reports.append(report)
            taken = max(report.end, index + 1)
    return reports


def _read_at(folded: Folded, index: int, *, taken: int, last: Subject | None) -> Attribution | None:
    """Read the report that a trigger makes.

    `taken` is where the report before it ends, `last` whose that is.
    """
    word = folded.words[index]
    if word in SOURCES:
        cue = source_phrase(folded, index)
        return read_source(folded, cue, taken) if cue and cue[0] >= taken else None
    if word in cue_forms() and (verb := find_verb(folded, index)):
        return _read_verb(folded, verb, taken=taken, last=last)
    return read_noun(folded, index) if word in NOUNS else None


def _share_backwards(folded: Folded, reports: list[Attribution]) -> None:
    """Give a participle that opens the sentence the subject of the main clause.

    Adding that …, Smith said.
    """
    for number, report in enumerate(reports):
        if report.subject is not SHARED:
            continue
        if number + 1 < len(reports):
            main = reports[number + 1].subject
        else:
            main = first_subject(folded, report.end, len(folded.words))
        report.subject = None if main is SHARED else main


def _read_verb(
    folded: Folded, verb: Verb, *, taken: int, last: Subject | None
) -> Attribution | None:
    """Read who says what by a verb: quoted, in front of the verb, else behind it."""
    subject = find_speaker(folded, verb, taken, last)
    if folded.lowers[verb.index] in QUOTING:
        quoted = read_quoted(folded, verb, subject, taken)
        if quoted:
            return quoted
    if subject is None:
        return None
    reversible = _is_reversible(folded, verb)
    if reversible and _stands_behind(folded, verb, subject=subject, taken=taken):
        return read_in_front(folded, verb, subject, taken)
    if (
        reversible
        and _tells_last(folded, verb, subject)
        and (found := read_in_front(folded, verb, subject, taken))
    ):
        return found
    content = _end_content(folded, verb, subject, content_behind(folded, verb))
    if content and any(refuses(folded, verb, content) for refuses in UNREPORTED):
        return None
    if content and _is_enough(folded, verb, content):
        if any(refuses(folded, verb, content) for refuses in NOTHING_SAID):
            return None
        rule = name_behind(folded, verb, content)
        return Attribution((verb.index, verb.behind), subject, [content], end=content[1], rule=rule)
    return read_in_front(folded, verb, subject, taken) if reversible else None


def _is_reversible(folded: Folded, verb: Verb) -> bool:
    """Tell whether the verb may stand behind what is said."""
    was_quoted = folded.lowers[verb.index - 1] == "as"  # was quoted as saying
    finite = verb.cue.form is not GERUND or was_quoted
    return finite and not REVERSIBLE.isdisjoint(verb.ways)


def _stands_behind(folded: Folded, verb: Verb, *, subject: Subject, taken: int) -> bool:
    """Tell whether verb and subject stand behind what is said: “…,” said Smith, “…,” he said."""
    return subject.start >= verb.behind or _follows_quotation(folded, subject, taken)


def _tells_last(folded: Folded, verb: Verb, subject: Subject) -> bool:
    """Tell whether nothing but who is told stands behind a verb: …, he warned the council today.

    A comma stands in front of its subject.
    """
    if "tell" not in verb.ways or subject.start >= verb.index:
        return False
    if subject.start < SHORTEST_FRONT or folded.words[subject.start - 1] != ",":
        return False
    addressed = folded.words[verb.behind : verb.behind + 1]
    if not addressed or not (
        addressed[0][0].isupper() or folded.lowers[verb.behind] in DETERMINERS
    ):
        return False
    behind = skip_addressee(folded, verb.behind)
    return folded.lowers[behind] != "that" and ends_clause(folded, behind)


def _is_enough(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether there is more behind the verb than a single word."""
    start, end = content
    return end - start > 1 or start in folded.marked or "prepositional" in verb.ways


def _is_relative(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether what is said stands in front: the points he raised are.

    Words quoted are said nevertheless: a city he says is “empty”.
    """
    if not folded.marked.keys().isdisjoint(range(*content)):
        return False
    return is_auxiliary(folded.lowers[content[0]])


def _is_denied(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether the verb says that something was not said."""
    if not TOLD.isdisjoint(verb.ways) and _is_by_nobody(folded, verb):
        return True
    says = not TOLD.isdisjoint(verb.ways) and _is_clause(folded, content)
    cites = folded.lowers[verb.index] in QUOTING and folded.words[verb.index - 1] != MARKED
    return (says or cites) and is_unsaid(folded, verb)


def _is_by_nobody(folded: Folded, verb: Verb) -> bool:
    """Tell whether nobody says it: neither the army nor the rebels said, no official said."""
    last = before_group(folded, verb.index)
    start = phrase_start(folded, last + 1, max(0, last - LATEST))
    opening = {*folded.lowers[max(0, start - 1) : start + 1]}
    return last >= 0 and not opening.isdisjoint(NOBODY)


def _asks_for_anonymity(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether somebody asked not to be named, and says nothing by that."""
    start = content[0]
    opening = folded.lowers[start : start + ANONYMITY_REACH]
    return "urge" in verb.ways and not ANONYMITY.isdisjoint(opening)


def _is_deed(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle with an infinitive is but something done.

    By asking judges to rule, they started asking. What is asked is told where a comma sets the
    participle off, it opens the sentence, or a document asks.
    """
    if name_behind(folded, verb, content) != "participle, infinitive":
        return False
    before = before_group(folded, verb.index)
    set_off = before < 0 or folded.lowers[before] in {",", MARKED}
    return not set_off and folded.lowers[before] not in DOCUMENTS


def _is_document(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether all that stands behind a verb is the writing: wrote a long letter."""
    start, end = content
    bare = end - start <= LONGEST_DOCUMENT and folded.lowers[start] in DETERMINERS
    return bare and folded.lowers[end - 1] in DOCUMENTS


def _only_points(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle only says what is meant: “…,” he said, referring to the army."""
    set_off = folded.words[verb.index - 1] in {",", MARKED}
    if not set_off or not folded.lowers[verb.index].startswith(POINTING_TO):
        return False
    return folded.marked.keys().isdisjoint(range(*content))


def _only_goes_on(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a verb that takes a quotation has neither that nor "that": they continue aid."""
    start, end = content
    if not folded.lowers[verb.index].startswith(QUOTING_ONLY):
        return False
    return folded.lowers[start - 1] != "that" and folded.marked.keys().isdisjoint(range(start, end))


def _is_modifier(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle stands in front of its noun: a hostile reporting environment."""
    before, following = folded.words[verb.index - 1], folded.lowers[verb.behind]
    if folded.lowers[verb.index] not in MODIFIERS or not before.isalpha() or is_auxiliary(before):
        return False
    if is_adverb(following) or following in DETERMINERS or following in {"that", "to"}:
        return False
    return following[:1].isalpha()


def _is_shown(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether pictures show something, and nobody says it."""
    if "find" not in verb.ways:
        return False
    before = before_group(folded, verb.index)
    phrase = folded.lowers[max(0, before - LONGEST_SHOWN) : before + 1]
    return not IMAGES.isdisjoint(phrase)


def _is_not_yet(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle only dates what is said: he shouted before demanding that."""
    dates = verb.cue.form is GERUND and folded.lowers[verb.index - 1] in {"before", "without"}
    return dates and folded.marked.keys().isdisjoint(range(*content))


UNREPORTED = (_is_not_yet, _is_shown, _is_relative, _is_denied)  # why nothing is reported by a verb
# Why what stands behind it is not.
NOTHING_SAID = (
    *(_asks_for_anonymity, _is_deed, _is_document),
    *(_only_points, _only_goes_on, _is_modifier),
)


def _is_clause(folded: Folded, content: Range) -> bool:
    """Tell whether what stands behind a verb says something, and is no mere topic."""
    start = content[0]
    if folded.lowers[start] in QUESTIONS - OPEN:
        return False  # what cannot be explained is nevertheless so
    if folded.lowers[start - 1] == "that" or start in folded.marked:
        return True
    return is_clause(folded, start)


def _end_content(
    folded: Folded,
    verb: Verb,
    subject: Subject,
    content: Range | None,
) -> Range | None:
    """Cut the content behind a verb where the kind of clause ends it that the verb stands in."""
    if content is None:
        introduced = folded.lowers[subject.start - 1] == "as"
        says = introduced and not REVERSIBLE.isdisjoint(verb.ways)
        return behind_as(folded, verb.behind) if says else None
    start, end = content
    if folded.words[verb.index - 1] not in DASHES:
        end = _before_dash(folded, subject, start=start, end=end)
    if subject.whose or _is_set_off(folded, verb):
        end = aside_end(folded, start, end)
    if _opens_sentence(folded, verb, subject) and end - start > 1:
        end = min(end, opening_end(folded, verb.behind))
    elif verb.ways in ({"judge"}, {"name"}):
        end = object_end(folded, start, end)
        if _says_nothing(folded, verb, start=start, end=end):
            return None
    return trim(folded, start, end)


def _before_dash(folded: Folded, subject: Subject, *, start: int, end: int) -> int:
    """Cut what is said before the dash that closes an aside in which the verb stands."""
    opened = any(word in DASHES for word in folded.words[behind_dateline(folded) : subject.start])
    if not opened:
        return end
    return next((index for index in range(start, end) if folded.words[index] in DASHES), end)


def _is_set_off(folded: Folded, verb: Verb) -> bool:
    """Tell whether a comma sets a participle off."""
    return verb.cue.form is GERUND and folded.lowers[verb.index - 1] == ","


def _says_nothing(folded: Folded, verb: Verb, *, start: int, end: int) -> bool:
    """Tell whether the object of a judgement is only what is refuted, or named without a quotation.

    Rejected the claim; called the police.
    """
    bare = end - start <= LONGEST_BARE and folded.lowers[start] in POINTING
    if bare and folded.words[verb.index].startswith(REFUTING):
        return True
    return "name" in verb.ways and folded.marked.keys().isdisjoint(range(start, end))


def _opens_sentence(folded: Folded, verb: Verb, subject: Subject) -> bool:
    """Tell whether a verb stands in front of the main clause: While Smith said …, Jones …"""
    if verb.cue.form is GERUND and (verb.index == 0 or subject is SHARED):
        return True
    opens = folded.lowers[0] in OPENERS and verb.index < LATEST
    return opens and "," not in folded.words[: verb.index]


def _follows_quotation(folded: Folded, subject: Subject, taken: int) -> bool:
    """Tell whether the subject stands right behind a quotation.

    “…,” he said; not: on CBS's “Today,” he said.
    """
    before = subject.start - 1
    if before > taken and folded.lowers[before] == "as":
        before -= 1
    if before > taken and (folded.words[before] == "," or folded.words[before] in DASHES):
        before -= 1
    if subject.shared or before < taken or folded.words[before] != MARKED:
        return False
    return folded.lowers[before - 1] not in PARTS_OF_PHRASE
