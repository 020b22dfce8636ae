"""Read a folded sentence for who reports what: each verb of reporting with its speaker and its content."""

from dataclasses import dataclass

from generator.parse.contents import (
    behind_aside,
    SUBJECTS,
    Range,
    ends_in_comma,
    is_clause,
    is_utterance,
    next_quotation,
    object_end,
    opening_end,
    aside_end,
    opens_utterance,
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
    behind_dateline,
    first_subject,
    is_adverb,
    is_auxiliary,
    is_pronoun,
    phrase_start,
    subject_after,
    subject_before,
    subject_before_verb,
    words_of,
)

BE = frozenset("is are was were be been being am 's ’s get got gets 're ’re".split())
SOURCES = {
    first: [phrase.split() for phrase in ("according to", "in the words of") if phrase.startswith(first.lower())]
    for first in ("according", "According", "in", "In")
}
SHORTEST = 4  # words in front of a colon that are no statement of their own: it this way
OPENERS = frozenset("while when after as if although though since because before once until despite".split())
LATEST = 25  # words up to which a verb can belong to a clause that opens the sentence
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
    reports = [report] if (report := _find_outer(folded, text)) else []
    forms, index, taken = cue_forms(), 0, 0
    if reports:
        index = taken = reports[0].end
    while index < len(folded.words):
        word, report = folded.words[index], None
        if word in SOURCES and (behind := _source_phrase(folded, index)):
            report = _according(folded, text, index, behind, taken)
        elif word in forms:
            report = _read_verb(folded, text, index, taken, reports)
        if report is None:
            index += 1
            continue
        reports.append(report)
        taken = index = max(report.end, index + 1)
    _share_backwards(reports)
    if not folded.marked:
        return reports
    reports = _introduce(folded, text, reports)
    return sorted(reports + _find_signed(folded, text, reports), key=lambda report: report.pieces[0])


def _introduce(folded: Folded, text: str, reports: list[Report]) -> list[Report]:
    """The reports with the quotations that a colon introduces behind them: Smith put it this way: “…”"""
    found: list[Report] = []
    for report in reports:
        found.append(report)
        start, end = report.pieces[-1]
        if folded.lower(end) == ":" and folded.lower(end + 1) == MARKED and is_utterance(folded, text, end + 1):
            if end - start <= SHORTEST and not any(i in folded.marked for i in range(start, end)):
                found.pop()
            found.append(Report(report.cue, report.subject, [(end + 1, end + 2)], end + 2))
    return found


def _find_outer(folded: Folded, text: str) -> Report | None:
    """The report of a whole sentence that itself reports: The mayor said the road is shut, the paper reported."""
    forms, last = cue_forms(), len(folded.words) - 1
    for index in range(last, max(0, last - LATEST), -1):
        word = folded.words[index]
        if word in {MARKED, ";", ":"}:
            return None
        if word == "according" and folded.words[index - 1] == "," and folded.lower(index + 1) == "to":
            subject = subject_after(folded, index + 2, to_comma=True)
            found = subject and subject.end >= last and Report((index, index + 2), subject, [], last)
            return _whole(folded, text, found, index - 1) if found else None
        cue = forms.get(word)
        if cue and "say" in cue.ways and cue.form is Form.FINITE and _is_reporting(folded, index, cue):
            subject = subject_before_verb(folded, index)
            if subject and folded.words[subject.start - 1] == "," and subject.end - subject.start < 7:
                if _ends_clause(folded, text, index + 1) and folded.lower(index + 1) != ",":
                    return _whole(folded, text, Report((index, index + 1), subject, [], last), subject.start - 1)
            return None
    return None


def _whole(folded: Folded, text: str, report: Report, comma: int) -> Report | None:
    """A report of all in front of its comma, if that reports as well and holds no quotation."""
    forms = cue_forms()
    if any(is_utterance(folded, text, i) for i in folded.marked if i < comma):
        return None
    content = trim(folded, behind_dateline(folded), comma)
    inner = [i for i in range(comma) if folded.words[i] in forms and _is_reporting(folded, i, forms[folded.words[i]])]
    if content is None or not inner or folded.lower(content[0]) in OPENERS:
        return None
    report.pieces.append(content)
    return report


def _share_backwards(reports: list[Report]) -> None:
    """A participle that opens the sentence has the subject of the verb behind it: Adding that …, Smith said."""
    for report, following in zip(reports, reports[1:], strict=False):
        if report.subject is SHARED:
            report.subject = following.subject
    for report in reports:
        if report.subject is SHARED:
            report.subject = None


def _find_signed(folded: Folded, text: str, reports: list[Report]) -> list[Report]:
    """Quotations that no known verb reports: “…” — Ann Smith; Ann Smith was blunt: “…”; “…,” Ann Smith riffed."""
    covered = {i for report in reports for start, end in report.pieces for i in range(start, end)}
    found = [_signed(folded, text, index) for index in folded.marked if index not in covered]
    return [report for report in found if report]


def _signed(folded: Folded, text: str, index: int) -> Report | None:
    following = folded.words[index + 1 : index + 3]
    if len(following) == 2 and following[0] in DASHES and following[1][0].isupper():
        subject = subject_after(folded, index + 2)
        return Report((index + 1, index + 2), subject, [(index, index + 1)], subject.end) if subject else None
    if not is_utterance(folded, text, index) or not opens_utterance(folded, text, index):
        return None
    if index and folded.words[index - 1] == ":":
        cue, subject = _before_colon(folded, index - 1)
        return Report(cue, subject, [(index, index + 1)], index + 1)
    if index > 2 and folded.words[index - 1] == "," and folded.words[index - 2].endswith("ed"):
        subject = subject_before_verb(folded, index - 2)
        return Report((index - 2, index - 1), subject, [(index, index + 1)], index + 1) if subject else None
    if index == 0 and ends_in_comma(folded, text, index) and following and following[0][0].isalnum():
        subject = first_subject(folded, 1, len(folded.words))
        if subject and subject.start == 1:
            return Report((subject.end, subject.end + 1), subject, [(0, 1)], subject.end + 1)
    return None


def _before_colon(folded: Folded, colon: int) -> tuple[Range, Subject | None]:
    """The cue and the speaker of a quotation that a colon introduces: a verb with its subject, else a name."""
    forms = cue_forms()
    for index in range(colon - 1, max(-1, colon - 20), -1):
        cue = forms.get(folded.words[index])
        if cue and cue.ways & {"say", "that", "tell"} and _is_reporting(folded, index, cue):
            subject = subject_before_verb(folded, index)
            if subject:
                return (index, index + 1), subject
    if colon and folded.words[colon - 1][0].isupper():
        start = phrase_start(folded, colon, max(0, colon - 12))
        if start < colon:
            return (colon, colon + 1), Subject(start, colon)
    subject = first_subject(folded, 0, colon)
    clear = subject and (is_pronoun(folded, subject.start) or folded.words[subject.end - 1][0].isupper())
    return (colon, colon + 1), subject if clear else None


def _source_phrase(folded: Folded, index: int) -> int:
    """Where the name begins behind "according to" or "in the words of"; 0 for anything else."""
    for phrase in SOURCES[folded.words[index]]:
        if [folded.lower(index + i) for i in range(len(phrase))] == phrase:
            return index + len(phrase)
    return 0


def _according(folded: Folded, text: str, index: int, named: int, taken: int) -> Report | None:
    subject = subject_after(folded, named, to_comma=True)
    if subject is None:
        return None
    if taken and folded.lower(taken) in words_of("prepositions") | {","}:
        return None  # it says where the report before it comes from
    content = trim(folded, taken, index)
    if not content and folded.lower(subject.end) not in {",", ":"}:
        subject = _name_only(folded, subject)
    cue, behind = (index, named), subject.end
    if content and folded.lower(content[1] - 1) in {"which", "that", "and", "but", "who"}:
        content = None
    if content and not (content[1] - content[0] < 3 and folded.words[content[0]][0].islower()):
        return Report(cue, subject, [content], behind)
    if folded.lower(behind) in {",", ":"} or behind < len(folded.words) - 1 and folded.words[behind][0].isalnum():
        end = right_end(folded, text, behind + 1)
        content = trim(folded, behind, end)
        return Report(cue, subject, [content], end) if content else None
    return None


def _name_only(folded: Folded, subject: Subject) -> Subject:
    """Of "According to Smith the road is open", where no comma parts the two, the name."""
    for index in range(subject.start + 1, subject.end):
        lower = folded.lower(index)
        if lower in words_of("determiners") | SUBJECTS and folded.lower(index - 1) not in words_of("prepositions"):
            return Subject(subject.start, index)
    return subject


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
    reversible = bool(ways & {"say", "that", "tell", "believe"})
    if reversible and (subject.start >= behind or _follows_quotation(folded, subject, taken)):
        return _left(folded, text, index, behind, subject, taken)
    content = _right(folded, text, behind, ways, cue)
    if not content and folded.lower(subject.start - 1) == "as" and ways & {"say", "tell", "that"}:
        content = _behind_as(folded, text, behind)
    elif content and _opens_sentence(folded, index, cue) and content[1] - content[0] > 1:
        content = trim(folded, content[0], min(content[1], opening_end(folded, text, behind)))
    elif content and ways == {"judge"}:
        content = trim(folded, content[0], object_end(folded, *content))
    elif content and subject.whose:
        content = trim(folded, content[0], aside_end(folded, *content))
    if content and is_auxiliary(folded.lower(content[0])):
        return None  # the points he raised are: what is said stands in front
    if content and content[1] - content[0] == 1 and content[0] not in folded.marked:
        content = None
    if content:
        return Report((index, behind), subject, [content], content[1])
    return _left(folded, text, index, behind, subject, taken) if reversible else None


def _behind_as(folded: Folded, text: str, behind: int) -> Range | None:
    """What is said behind "As Smith told the paper,"."""
    for index in range(behind, min(behind + ASIDE, len(folded.words))):
        if folded.words[index] == ",":
            return trim(folded, index + 1, right_end(folded, text, index + 1))
    return None


def _opens_sentence(folded: Folded, index: int, cue: Cue) -> bool:
    """Whether a verb stands in a participle or a clause in front of the main clause: While Smith said …, Jones …"""
    if cue.form is Form.GERUND and index == 0:
        return True
    return folded.lower(0) in OPENERS and index < LATEST and "," not in folded.words[:index]


def _follows_quotation(folded: Folded, subject: Subject, taken: int) -> bool:
    """Whether the subject stands right behind a quotation, as in “…,” he said."""
    before = subject.start - 1
    if before > taken and (folded.words[before] == "," or folded.words[before] in DASHES):
        before -= 1
    if subject.shared or before < taken or folded.words[before] != MARKED:
        return False
    return folded.lower(before - 1) not in {"'s", "’s"} | words_of("prepositions") | words_of("determiners")  # on CBS's “Today,” Smith said


def _is_reporting(folded: Folded, index: int, cue: Cue) -> bool:
    """Whether the form is a verb here, and active."""
    before = folded.lower(index - 1)
    if before in words_of("determiners") or before in words_of("prepositions") and cue.form is not Form.GERUND:
        return before in words_of("pronouns") | {"that", "which"} and not cue.noun
    if folded.words[index][0].isupper() and index and not cue.form is Form.GERUND:
        return False
    group = before_group(folded, index)
    if before in {"'", "’"} or before in {"'s", "’s"} and cue.form is Form.GERUND and not is_pronoun(folded, index - 2):
        return False
    if cue.participle and any(_is_passive(folded, i, cue) for i in range(group + 1, index)):
        return False
    if cue.participle and folded.lower(index + 1) == "by":
        return False
    if cue.form is Form.BASE and not _is_plain_verb(folded, index, group):
        return False
    return not cue.noun or _is_noun_as_verb(folded, index, group)


def _is_passive(folded: Folded, index: int, cue: Cue) -> bool:
    """Whether a word makes a participle passive: was told; "he's said" is "he has said", "he's called" is not."""
    word = folded.lower(index)
    return word in BE and not (word in {"'s", "’s"} and cue.ways & {"say", "that"})


def _is_plain_verb(folded: Folded, index: int, group: int) -> bool:
    """Whether an uninflected form has what it needs: an auxiliary, "to", or a plural subject in front of it."""
    if any(is_auxiliary(folded.lower(i)) or folded.lower(i) == "to" for i in range(max(0, group + 1), index)):
        return True
    word = folded.lower(group)
    if word == "to":  # prompted to say: “…”
        return folded.lower(index + 1) in {MARKED, "that"} or (
            folded.lower(index + 1) in {",", ":"} and folded.lower(index + 2) == MARKED
        )
    if is_auxiliary(word):
        return True
    if folded.lower(group - 1) == "and" and word[:1].isalpha():
        return True
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
    if (folded.words[index - 1] == MARKED or not following[:1].isalnum()) and MARKED in (
        folded.words[max(0, index - 8) : index]
    ):
        return True
    if following in {",", ":"} and folded.lower(index + 2) == MARKED:
        return before[:1].isalpha()
    if before == "," and following in {"that"} | SUBJECTS | words_of("determiners"):
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
        if group >= 0 and _is_own_subject(folded, group):
            return subject_before(folded, index)
        return _main_subject(folded, index, group, taken, reports)
    if word == "to":
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


def _is_own_subject(folded: Folded, index: int) -> bool:
    """Whether a participle has its own subject in front of it: footage of Smith saying, if you’re saying."""
    word = folded.words[index]
    if "'" in word or "’" in word:
        return is_pronoun(folded, index)
    return word[0].isupper() and word.isalpha() and word not in words_of("times") and (
        index > 0 and folded.words[index - 1] != ","
    )


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
        if any(_asks(folded, text, i) for i in range(behind, min(end, behind + 20))):
            return trim(folded, behind, end)
    if "prepositional" in ways:
        return trim(folded, behind, right_end(folded, text, behind)) if folded.lower(behind)[:1].isalnum() or (
            folded.lower(behind) == MARKED) else None
    if not ways - {"tell", "urge"}:
        return None
    return _clause(folded, text, skip_adjunct(folded, text, behind), ways, cue)


def _asks(folded: Folded, text: str, index: int) -> bool:
    """Whether the infinitive that somebody is urged to stands at a word, or inside a quotation."""
    if index in folded.marked:
        return " to " in folded.marked[index].inner.of(text)
    return folded.words[index] == "to" and folded.lower(index + 1)[:1].isalpha() or folded.lower(index) == "not"


def _clause(folded: Folded, text: str, start: int, ways: set[str], cue: Cue) -> Range | None:
    """A quotation, a that-clause, a bare clause, an infinitive or an object that begins at a word."""
    at = start + 1 if folded.lower(start) in {",", ":"} | DASHES else start
    if at > start and folded.lower(start) == ",":
        at = behind_aside(folded, at)
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
    if lower == "that" or (lower in {"how", "why", "whether", "what", "if"} and ways & {"say", "that", "tell", "find"}):
        return trim(folded, at, end)
    if lower == "to":
        return trim(folded, at, end) if ways & {"pledge", "tell"} else None
    if not word or not word[0].isalnum() or lower in words_of("prepositions") | words_of("conjunctions"):
        return None
    if lower in {"who", "which", "when", "where", "while", "because", "so", "there"} - {"there"}:
        return None
    if ways & {"say", "judge"} or "tell" in ways:
        return None if lower.endswith("ing") and "judge" not in ways else trim(folded, at, end)
    if "find" in ways and _is_evidence(folded, start):
        return trim(folded, at, end)
    if ways & {"that", "believe", "find"} and is_clause(folded, at):
        return trim(folded, at, end)
    return None


def _left(folded: Folded, text: str, index: int, behind: int, subject: Subject | None, taken: int) -> Report | None:
    """What is said in front of the verb: the clause before ", he said" or before ", said Smith"."""
    if subject is None or subject is SHARED or subject.whose or folded.lower(subject.start) in {"who", "which", "that"}:
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
    if folded.words[first - 1] != MARKED and not _ends_clause(folded, text, resume):
        return None
    content = trim(folded, _utterance_start(folded, taken, first), first)
    if content is None:
        return _behind_inverted(folded, text, index, behind, subject) if inverted else None
    pieces, end = [content], resume
    rest = _rest(folded, text, resume, content)
    if rest:
        pieces, end = [content, rest], rest[1]
    return Report((index, behind), subject, pieces, end)


def _ends_clause(folded: Folded, text: str, resume: int) -> bool:
    """Whether nothing stands behind an attribution that it could be about: "…, he said on Monday"."""
    lower = folded.lower(skip_adjunct(folded, text, resume))
    if not lower[:1].isalnum():
        return True
    return lower in words_of("prepositions") | words_of("subordinators") | words_of("conjunctions") - {"that", "what"}


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
    quoted = folded.words[content[1] - 1] == MARKED
    at = next_quotation(folded, resume) if quoted else skip_adjunct(folded, text, resume)
    if not quoted and folded.lower(at) in words_of("prepositions"):
        at = next((i for i in range(at, min(at + 10, len(folded.words))) if folded.words[i] == ","), at)
    if folded.lower(at) in {",", ":"} | DASHES:
        at += 1
    if at >= len(folded.words):
        return None
    if folded.words[at] == MARKED:
        end = at + 1 if is_utterance(folded, text, at) else right_end(folded, text, at)
        return trim(folded, at, end)
    opening = folded.lower(content[0])
    dependent = opening in words_of("subordinators") | words_of("prepositions") | {"even"}
    if folded.lower(at - 1) != "," or quoted:
        return None
    if not dependent and content[1] - content[0] > ASIDE:
        return None
    if folded.lower(at).endswith("ing") or folded.lower(at) in {"who", "which"}:
        return None
    return trim(folded, at, right_end(folded, text, at))


def _is_evidence(folded: Folded, behind: int) -> bool:
    """Whether the subject in front of the verb is a study, a poll or those who made it."""
    return not words_of("evidence").isdisjoint(map(str.lower, folded.words[max(0, behind - 6) : behind]))
