"""Read who reports what in a folded sentence: each reporting verb, its speaker, its content."""

from generator.frozen import replace
from generator.parse.grammar.cues import GERUND, cue_forms
from generator.parse.grammar.tokens import DASHES, POSSESSIVES
from generator.parse.grammar.word_classes import (
    DETERMINERS,
    NOUNS,
    OPENERS,
    POSTURES,
    PREPOSITIONS,
    QUOTING,
    has_capital,
)
from generator.parse.quotes.adjuncts import skip_addressee
from generator.parse.quotes.clause_subjects import SHARED
from generator.parse.quotes.complements import behind_as, content_behind
from generator.parse.quotes.contents import aside_end, object_end, opening_end, trim
from generator.parse.quotes.folding import (
    LONGEST,
    MARKED,
    Attribution,
    Folded,
    Range,
    Subject,
    Verb,
    behind_dateline,
    trigger_words,
)
from generator.parse.quotes.in_front import ends_clause, read_in_front
from generator.parse.quotes.opening_subjects import first_subject
from generator.parse.quotes.outer import find_outer
from generator.parse.quotes.refusals import reports_nothing
from generator.parse.quotes.reporting_verbs import find_verb
from generator.parse.quotes.rules import name_behind
from generator.parse.quotes.sources import NOUN_RULE, SOURCES, read_noun, read_source, source_phrase
from generator.parse.quotes.speakers import find_speaker
from generator.parse.quotes.uncued import add_introduced, find_uncued
from generator.word_lists import set_of

LATEST = 25  # words up to which a verb can belong to a clause that opens the sentence
PARTS_OF_PHRASE = POSSESSIVES | PREPOSITIONS | DETERMINERS  # a quotation behind them is a name
# How the verbs begin whose bare object is only what they are about.
REFUTING = ("reject", "den", "dismiss", "question", "disput", "refut")
SHORTEST_FRONT = 5  # words in front of ", he warned the council"
LONGEST_BARE = 2  # words of such an object: the claim; not: any part in the attack
POINTING = set_of("the it them these those")  # the first of them
# Ways whose verb may follow what is said.
REVERSIBLE = set_of("say that tell believe")
LONGEST_QUOTED = 15  # words from "quoted" to "as saying"


def find_reports(folded: Folded) -> list[Attribution]:
    """Find the reports of one sentence, in text order, none inside another."""
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
    if outer is None:
        return _read_in_turn(folded, places)
    named = has_capital(folded.words[outer.subject.start : outer.subject.end])
    inner = [] if named else _read_quoting(folded, places, outer)
    return inner or _read_in_turn(folded, places, outer)


def _read_quoting(folded: Folded, places: list[int], outer: Attribution) -> list[Attribution]:
    """Read who is said to have used words between marks: Smith called it “bad”, the paper said.

    All that is reported ends where the report of the whole sentence begins.
    """
    end = outer.pieces[0][1]
    if min(folded.marked, default=end) >= end:
        return []
    found = _read_in_turn(folded, [index for index in places if index < end])
    for report in found:
        report.pieces = [(start, min(stop, end)) for start, stop in report.pieces if start < end]
    found = [report for report in found if report.pieces]
    return found if any(_quotes(folded, report) for report in found) else []


def _quotes(folded: Folded, report: Attribution) -> bool:
    """Tell whether words between marks are among what is reported."""
    return any(folded.quotes(*piece) for piece in report.pieces)


def _read_in_turn(
    folded: Folded, places: list[int], outer: Attribution | None = None
) -> list[Attribution]:
    """Read at each trigger behind the report `outer`, as far as none before has taken it in."""
    reports = [outer] if outer else []
    taken = outer.end if outer else 0
    for index in places:
        if index < taken:
            continue
        verbs = (report for report in reversed(reports) if report.rule != NOUN_RULE)
        last = next((report.subject for report in verbs), None)
        report = _read_at(folded, index, taken=taken, last=last)
        if report:
            reports.append(report)
            taken = max(report.end, index + 1)
    return reports


def _read_at(folded: Folded, index: int, *, taken: int, last: Subject | None) -> Attribution | None:
    """Read the report of a trigger, behind where the one before, of `last`, has `taken` up."""
    word = folded.words[index]
    if word in SOURCES:
        cue = source_phrase(folded, index)
        return read_source(folded, cue, taken) if cue and cue[0] >= taken else None
    if word in cue_forms() and (verb := find_verb(folded, index)):
        subject = find_speaker(folded, verb, taken, last)
        is_quoting = folded.lowers[verb.index] in QUOTING
        if is_quoting and (quoted := read_quoted(folded, verb, subject, taken)):
            return quoted
        return subject and _read_around(folded, verb, subject, taken)
    return read_noun(folded, index) if word in NOUNS else None


def _share_backwards(folded: Folded, reports: list[Attribution]) -> None:
    """Give a participle the subject of the main clause behind: Adding that …, Smith said."""
    for number, report in enumerate(reports):
        if report.subject is not SHARED:
            continue
        if number + 1 < len(reports):
            main = reports[number + 1].subject
        else:
            main = first_subject(folded, report.end, len(folded.words))
        report.subject = None if main is SHARED else main


def _read_around(folded: Folded, verb: Verb, subject: Subject, taken: int) -> Attribution | None:
    """Read what stands in front of a verb, or behind it."""
    reversible = _is_reversible(folded, verb)
    if reversible and _stands_behind(folded, verb, subject=subject, taken=taken):
        return read_in_front(folded, verb, subject, taken)
    tells_last = reversible and _tells_last(folded, verb, subject)
    if tells_last and (found := read_in_front(folded, verb, subject, taken)):
        return found
    content = _end_content(folded, verb, subject, content_behind(folded, verb))
    if content:
        enough = _is_enough(folded, verb, content)
        if reports_nothing(folded, verb, content, is_enough=enough):
            return None
        if enough:
            cue, rule = (verb.index, verb.behind), name_behind(folded, verb, content)
            return Attribution(cue, subject, [content], end=content[1], rule=rule)
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
    """Tell whether only who is told stands behind a verb: …, he warned the council today."""
    if "tell" not in verb.ways or subject.start >= verb.index:
        return False
    if subject.start < SHORTEST_FRONT or folded.words[subject.start - 1] != ",":
        return False
    if folded.lowers[0] in POSTURES:
        return False  # Seated beside her tent, she told her son not to cry
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


def _end_content(
    folded: Folded,
    verb: Verb,
    subject: Subject,
    content: Range | None,
) -> Range | None:
    """Cut the content behind a verb where the kind of clause ends it that the verb stands in."""
    if content is None:
        return _introduced_by_as(folded, verb, subject)
    start, end = content
    if _only_refutes(folded, verb, start=start, end=end):
        return None
    if folded.words[verb.index - 1] not in DASHES:
        end = _before_dash(folded, subject, start=start, end=end)
    is_set_off = verb.cue.form is GERUND and folded.lowers[verb.index - 1] == ","
    if subject.whose or is_set_off:
        end = aside_end(folded, start, end)
    if _opens_sentence(folded, verb, subject) and end - start > 1:
        end = min(end, opening_end(folded, verb.behind))
    elif verb.ways in ({"judge"}, {"name"}):
        if _judges_in_aside(folded, verb, subject, start=start, end=end):
            return None
        end = object_end(folded, start, end)
        if _says_nothing(folded, verb, start=start, end=end):
            return None
    return trim(folded, start, end)


def _introduced_by_as(folded: Folded, verb: Verb, subject: Subject) -> Range | None:
    """Give what stands behind "as she said"; None where no "as" introduces who says it."""
    is_introduced = folded.lowers[subject.start - 1] == "as"
    says = is_introduced and not REVERSIBLE.isdisjoint(verb.ways)
    return behind_as(folded, verb.behind) if says else None


def _judges_in_aside(folded: Folded, verb: Verb, subject: Subject, *, start: int, end: int) -> bool:
    """Tell whether its aside quotes nothing: who has condemned the raid, said it “must stop”."""
    if "who" not in folded.lowers[subject.start : verb.index]:
        return False
    aside = aside_end(folded, start, end)
    return aside < end and MARKED not in folded.words[start:aside]


def _before_dash(folded: Folded, subject: Subject, *, start: int, end: int) -> int:
    """Cut what is said before the dash that closes an aside in which the verb stands."""
    in_front = folded.words[: subject.start]
    if DASHES.isdisjoint(in_front) or DASHES.isdisjoint(in_front[behind_dateline(folded) :]):
        return end
    return next((index for index in range(start, end) if folded.words[index] in DASHES), end)


def _only_refutes(folded: Folded, verb: Verb, *, start: int, end: int) -> bool:
    """Tell whether all behind a verb is what is refuted: rejected the claim."""
    bare = end - start <= LONGEST_BARE and folded.lowers[start] in POINTING
    return bare and folded.words[verb.index].startswith(REFUTING)


def _says_nothing(folded: Folded, verb: Verb, *, start: int, end: int) -> bool:
    """Tell whether something is only named, without a quotation: called the police."""
    return "name" in verb.ways and not folded.quotes(start, end)


def _opens_sentence(folded: Folded, verb: Verb, subject: Subject) -> bool:
    """Tell whether a verb stands in front of the main clause: While Smith said …, Jones …"""
    if verb.cue.form is GERUND and (verb.index == 0 or subject is SHARED):
        return True
    opens = folded.lowers[0] in OPENERS and verb.index < LATEST
    return opens and "," not in folded.words[: verb.index]


def _follows_quotation(folded: Folded, subject: Subject, taken: int) -> bool:
    """Tell whether the subject is right behind a quotation; not: on CBS's “Today,” he said."""
    before = subject.start - 1
    if before > taken and folded.lowers[before] == "as":
        before -= 1
    if before > taken and (folded.words[before] == "," or folded.words[before] in DASHES):
        before -= 1
    if subject.shared or before < taken or folded.words[before] != MARKED:
        return False
    return folded.lowers[before - 1] not in PARTS_OF_PHRASE


def read_quoted(
    folded: Folded, verb: Verb, source: Subject | None, taken: int
) -> Attribution | None:
    """Read what stands behind "quoted Smith as saying", else in front of it.

    `source` is who quotes. The speaker is who is quoted, never who quotes. None where no "as
    saying" follows.
    """
    start, stop = verb.behind, min(len(folded.words), verb.behind + LONGEST_QUOTED)
    joint = next((index for index in range(start, stop) if folded.lowers[index] == "as"), start)
    # Not: was quoted by the agency as saying.
    if joint == start or not (
        folded.lowers[start] not in PREPOSITIONS and folded.words[start][0].isalnum()
    ):
        return None
    saying = _saying(folded, joint + 1)
    if saying is None:
        return None
    speaker, cue = Subject(start, joint), (saying.index, saying.behind)
    content = content_behind(folded, saying)
    if content:
        return Attribution(cue, speaker, [content], end=content[1], rule="quoted as saying")
    if source is None:
        return None
    found = read_in_front(folded, saying._replace(index=verb.index), source, taken)
    return replace(found, cue=cue, subject=speaker) if found else None


def _saying(folded: Folded, index: int) -> Verb | None:
    """Give the participle of saying at a word."""
    cue = cue_forms().get(folded.words[index]) if index < len(folded.words) else None
    if cue is None or cue.form is not GERUND or not cue.tells:
        return None
    return Verb(index, index + 1, ways=cue.ways, cue=cue)
