"""Read a folded sentence for who reports what: each verb of reporting with its speaker and its content."""

from dataclasses import dataclass

from generator.parse.contents import (
    SUBJECTS,
    Range,
    is_utterance,
    right_end,
    skip_addressee,
    skip_adjunct,
    trim,
)
from generator.parse.cues import Cue, Form, cue_forms
from generator.parse.folding import LONGEST, MARKED, Folded
from generator.parse.speakers import (
    DASHES,
    SHARED,
    Subject,
    before_group,
    first_subject,
    is_adverb,
    is_auxiliary,
    subject_after,
    subject_before,
    words_of,
)

BE = frozenset("is are was were be been being am 's ’s get got gets 're ’re".split())
ASIDE = 7  # words before ", he said, …" up to which what follows still belongs to the statement


@dataclass(slots=True)
class Report:
    """Who says what by which words; ranges of words, end excluded."""

    cue: Range
    subject: Subject | None
    pieces: list[Range]
    end: int  # where reading goes on


def find_reports(folded: Folded, text: str) -> list[Report]:
    """The reports of one sentence, in text order; what is reported inside a report is part of it."""
    if len(folded.words) > LONGEST:
        return []
    reports: list[Report] = []
    forms, index, taken = cue_forms(), 0, 0
    while index < len(folded.words):
        word, report = folded.words[index], None
        if word in {"according", "According"} and folded.lower(index + 1) == "to":
            report = _according(folded, text, index, taken)
        elif word in forms:
            report = _read_verb(folded, text, index, taken, reports)
        if report is None:
            index += 1
            continue
        reports.append(report)
        taken = index = max(report.end, index + 1)
    _share_backwards(reports)
    return reports or _find_signed(folded, text)


def _share_backwards(reports: list[Report]) -> None:
    """A participle that opens the sentence has the subject of the verb behind it: Adding that …, Smith said."""
    for report, following in zip(reports, reports[1:], strict=False):
        if report.subject is SHARED:
            report.subject = following.subject
    for report in reports:
        if report.subject is SHARED:
            report.subject = None


def _find_signed(folded: Folded, text: str) -> list[Report]:
    """A quotation with a name behind a dash: “…” — Ann Smith; or behind a colon that no verb is near: Ann Smith: “…”"""
    last = len(folded.words) - 1
    for index in folded.marked:
        if not is_utterance(folded, text, index) and folded.lower(index + 1) not in DASHES:
            continue
        if index == 0 and folded.lower(1) in DASHES and last > 1 and folded.words[2][0].isupper():
            subject = subject_after(folded, 2)
            if subject:
                return [Report((1, 2), subject, [(0, 1)], last)]
        if index and folded.words[index - 1] == ":":
            subject = first_subject(folded, 0, index)
            return [Report((index - 1, index), subject, [(index, index + 1)], index + 1)]
    return []


def _according(folded: Folded, text: str, index: int, taken: int) -> Report | None:
    subject = subject_after(folded, index + 2, to_comma=True)
    if subject is None:
        return None
    cue, behind = (index, index + 2), subject.end
    content = trim(folded, taken, index)
    if content and not (content[1] - content[0] < 3 and folded.words[content[0]][0].islower()):
        return Report(cue, subject, [content], behind)
    if folded.lower(behind) in {",", ":"}:
        end = right_end(folded, text, behind + 1)
        content = trim(folded, behind + 1, end)
        return Report(cue, subject, [content], end) if content else None
    return None


def _read_verb(folded: Folded, text: str, index: int, taken: int, reports: list[Report]) -> Report | None:
    cue = cue_forms()[folded.words[index]]
    if not _is_reporting(folded, index, cue):
        return None
    particle = _particle(folded, index, cue)
    if particle:
        ways, behind = {particle[1]}, index + 1 + len(particle[0].split())
    else:
        ways, behind = set(cue.ways), index + 1
    if not ways:
        return None
    subject = _subject(folded, index, cue, taken, reports)
    if subject is None:
        return None
    reversible = bool(ways & {"say", "tell", "believe"})
    if reversible and (subject.start >= behind or _follows_quotation(folded, subject, taken)):
        return _left(folded, text, index, behind, subject, taken)
    content = _right(folded, text, behind, ways, cue)
    if content:
        return Report((index, behind), subject, [content], content[1])
    return _left(folded, text, index, behind, subject, taken) if reversible else None


def _follows_quotation(folded: Folded, subject: Subject, taken: int) -> bool:
    """Whether the subject stands right behind a quotation, as in “…,” he said."""
    before = subject.start - 1
    if before > taken and (folded.words[before] == "," or folded.words[before] in DASHES):
        before -= 1
    return not subject.shared and before >= taken and folded.words[before] == MARKED


def _is_reporting(folded: Folded, index: int, cue: Cue) -> bool:
    """Whether the form is a verb here, and active."""
    before = folded.lower(index - 1)
    if before in words_of("determiners") or before in words_of("prepositions") and cue.form is not Form.GERUND:
        return before in words_of("pronouns") | {"that", "which"} and not cue.noun
    if folded.words[index][0].isupper() and index and not cue.form is Form.GERUND:
        return False
    group = before_group(folded, index)
    if cue.form is Form.GERUND and before in {"'s", "’s"} and group == index - 1:
        return False
    if cue.participle and any(folded.lower(i) in BE for i in range(group + 1, index)):
        return False
    if cue.participle and folded.lower(index + 1) == "by":
        return False
    if cue.form is Form.BASE and not _is_plain_verb(folded, index, group):
        return False
    return not cue.noun or _is_noun_as_verb(folded, index, group)


def _is_plain_verb(folded: Folded, index: int, group: int) -> bool:
    """Whether an uninflected form has what it needs: an auxiliary, "to", or a plural subject in front of it."""
    if any(is_auxiliary(folded.lower(i)) or folded.lower(i) == "to" for i in range(max(0, group + 1), index)):
        return True
    word = folded.lower(group)
    if word == "to" or is_auxiliary(word):
        return word != "to"
    return word in {"they", "we", "i", "you", "who", "many", "some", "others", "people", "police", "and", ","} or (
        word.endswith("s") and not word.endswith(("'s", "ss"))
    ) or word == MARKED or word == "critics"


def _is_noun_as_verb(folded: Folded, index: int, group: int) -> bool:
    """Whether a form that is a noun as well is the verb: it has a clear subject, or a clause behind it."""
    before, following = folded.lower(group), folded.lower(index + 1)
    if group < index - 1 and any(is_auxiliary(folded.lower(i)) for i in range(group + 1, index)):
        return True
    if before in words_of("pronouns"):
        return True
    if not following[:1].isalnum() and MARKED in folded.words[max(0, index - 8) : index]:
        return True
    if before[:1].isalpha() and following in {"that", MARKED} | SUBJECTS | words_of("determiners"):
        return folded.lower(group - 1) not in {"of", "in"} or following == "that"
    return False


def _particle(folded: Folded, index: int, cue: Cue) -> tuple[str, str] | None:
    for particle, way in cue.particles:
        words = particle.split()
        if [folded.lower(index + 1 + i) for i in range(len(words))] == words:
            return particle, way
    return None


def _subject(folded: Folded, index: int, cue: Cue, taken: int, reports: list[Report]) -> Subject | None:
    group = before_group(folded, index)
    word = folded.lower(group)
    helped = any(is_auxiliary(folded.lower(i)) for i in range(group + 1, index))
    if cue.form is Form.GERUND and not helped:
        if word == "as" and folded.lower(group - 1) == "quoted":
            return subject_before(folded, group - 1) or subject_before(folded, before_group(folded, group - 1) + 1)
        return _main_subject(folded, index, group, taken, reports)
    found = subject_before(folded, index) if group >= taken or word in words_of("pronouns") else None
    if group == taken - 1 and word in {"and", "but", ","}:
        found = SHARED
    if found is None or found is SHARED:
        if _may_invert(folded, index, group) and (inverted := subject_after(folded, index + 1)):
            return inverted
        if found is SHARED or group < taken:
            return _main_subject(folded, index, group, taken, reports) if word in {"and", "but", "then", ","} else None
    return found


def _may_invert(folded: Folded, index: int, group: int) -> bool:
    return group == index - 1 and (group < 0 or folded.words[group] in {MARKED, ",", '"', "”"} | DASHES)


def _main_subject(folded: Folded, index: int, group: int, taken: int, reports: list[Report]) -> Subject | None:
    """The subject of the clause that a participle or a second verb belongs to."""
    if reports and reports[-1].subject:
        return reports[-1].subject
    if group < 0:
        return SHARED
    found = first_subject(folded, taken, index)
    if found and found.end <= index:
        return found
    return None


def _right(folded: Folded, text: str, behind: int, ways: set[str], cue: Cue) -> Range | None:
    """What is said behind the verb."""
    if "tell" in ways:
        addressed = skip_addressee(folded, behind)
        if addressed > behind:
            found = _clause(folded, text, skip_adjunct(folded, text, addressed), {"tell"}, cue)
            if found:
                return found
    if "urge" in ways:
        end = right_end(folded, text, behind)
        if any(folded.lower(i) == "to" for i in range(behind + 1, min(end, behind + 20))):
            return trim(folded, behind, end)
    if "prepositional" in ways:
        return trim(folded, behind, right_end(folded, text, behind)) if folded.lower(behind)[:1].isalnum() or (
            folded.lower(behind) == MARKED) else None
    if not ways - {"tell", "urge"}:
        return None
    return _clause(folded, text, skip_adjunct(folded, text, behind), ways, cue)


def _clause(folded: Folded, text: str, start: int, ways: set[str], cue: Cue) -> Range | None:
    """A quotation, a that-clause, a bare clause, an infinitive or an object that begins at a word."""
    at = start + 1 if folded.lower(start) in {",", ":"} | DASHES else start
    word, lower = folded.words[at] if at < len(folded.words) else "", folded.lower(at)
    if word == MARKED:
        if is_utterance(folded, text, at):
            return at, at + 1
        return trim(folded, at, right_end(folded, text, at))
    if at > start:
        if folded.lower(start) == ":" and word:
            return trim(folded, at, right_end(folded, text, at))
        if lower != "that":
            return None
    end = right_end(folded, text, at)
    if lower == "that" or (lower in {"how", "why", "whether", "what", "if"} and ways & {"say", "tell"}):
        return trim(folded, at, end)
    if lower == "to":
        return trim(folded, at, end) if ways & {"pledge", "tell"} else None
    if not word or not word[0].isalnum() or lower in words_of("prepositions") | words_of("conjunctions"):
        return None
    if lower in {"who", "which", "when", "where", "while", "because", "so", "there"} - {"there"}:
        return None
    if ways & {"say", "judge"} or "tell" in ways:
        return trim(folded, at, end)
    if "believe" in ways and lower in SUBJECTS:
        return trim(folded, at, end)
    return None


def _left(folded: Folded, text: str, index: int, behind: int, subject: Subject | None, taken: int) -> Report | None:
    """What is said in front of the verb: the clause before ", he said" or before ", said Smith"."""
    if subject is None or subject is SHARED:
        return None
    inverted = subject.start >= behind
    first = index if inverted else subject.start
    resume = subject.end if inverted else behind
    border = folded.words[first - 1] if first > taken else ""
    if folded.lower(first - 1) in {"as", "but", "and"} and first - 2 >= taken:
        border = folded.words[first - 2]
        first -= 1
    if border not in {",", MARKED} | DASHES:
        return _behind_inverted(folded, text, index, behind, subject) if inverted else None
    content = trim(folded, _utterance_start(folded, taken, first), first)
    if content is None:
        return _behind_inverted(folded, text, index, behind, subject) if inverted else None
    pieces, end = [content], resume
    rest = _rest(folded, text, resume, content)
    if rest:
        pieces, end = [content, rest], rest[1]
    return Report((index, behind), subject, pieces, end)


def _utterance_start(folded: Folded, taken: int, first: int) -> int:
    """Where what stands in front of an attribution begins: behind the colon that introduces a quotation, if any."""
    place = first - 1
    while place > taken and folded.words[place] in {",", MARKED} | DASHES:
        place -= 1
    return place + 1 if place > taken and folded.words[place] == ":" else taken


def _behind_inverted(folded: Folded, text: str, index: int, behind: int, subject: Subject) -> Report | None:
    """Said Smith: “…”"""
    if folded.lower(subject.end) not in {":", ","} or folded.lower(subject.end + 1) != MARKED:
        return None
    return Report((index, behind), subject, [(subject.end + 1, subject.end + 2)], subject.end + 2)


def _rest(folded: Folded, text: str, resume: int, content: Range) -> Range | None:
    """The second half of what an attribution interrupts."""
    at = skip_adjunct(folded, text, resume)
    if folded.lower(at) in {",", ":"} | DASHES:
        at += 1
        if folded.lower(at) in {"and", "but"} and folded.lower(at + 1) == MARKED:
            at += 1
    if at >= len(folded.words):
        return None
    if folded.words[at] == MARKED:
        end = at + 1 if is_utterance(folded, text, at) else right_end(folded, text, at)
        return trim(folded, at, end)
    if folded.lower(resume) != "," or folded.words[content[1] - 1] == MARKED or content[1] - content[0] > ASIDE:
        return None
    if folded.lower(resume + 1).endswith("ing") or folded.lower(resume + 1) in {"who", "which", "citing"}:
        return None
    return trim(folded, resume + 1, right_end(folded, text, resume + 1))
