"""Find the words that name who speaks by a verb of reporting, from the syntax around it."""

from typing import NamedTuple

from generator.parse.grammar.cues import GERUND
from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import (
    DETERMINERS,
    MEETINGS,
    TIMES,
    has_auxiliary,
    has_capital,
    is_pronoun,
)
from generator.parse.quotes.clause_subjects import SHARED, subject_before
from generator.parse.quotes.folding import MARKED, Folded, Subject, Verb
from generator.parse.quotes.noun_phrases import name_before, subject_after
from generator.parse.quotes.opening_subjects import first_subject
from generator.parse.quotes.verb_groups import before_group
from generator.word_lists import set_of

BEHIND_QUOTED = DASHES | {MARKED, ",", '"', "”"}
COMPANY = set_of("with to in at near")  # in front of a name that says nothing
LONGEST_OWN = 5  # words of a subject that "with" brings
CLOSING = set_of(". ...") | {""}
DESCRIBING = set_of("or who a an the")  # open, behind its comma, what describes a name
OPENING = 2  # words up to which a participle opens the sentence


class Main(NamedTuple):
    """What is known of the clause before a verb: where its report ends, and whose it is."""

    taken: int
    last: Subject | None


def find_speaker(folded: Folded, verb: Verb, taken: int, last: Subject | None) -> Subject | None:
    """Find the subject of a reporting verb.

    `last` is that of the report before it in the sentence, `taken` where that ends. It is SHARED
    where only the clause behind can tell: Adding that …, Smith said.
    """
    index = verb.index
    group = before_group(folded, index)
    main = Main(taken, last)
    if verb.cue.form is GERUND and not has_auxiliary(folded.lowers[group + 1 : index]):
        return _of_participle(folded, index, group=group, main=main)
    if folded.lowers[group] == "to":
        return _main_subject(folded, index, group=group, main=main)
    found = subject_before(folded, index) if group >= taken else None
    inverted = subject_after(folded, index + 1) if _may_invert(folded, index, group) else None
    if inverted and _closes_with(folded, index, inverted):
        return inverted
    if found not in (None, SHARED):
        return found
    if inverted:
        return inverted
    if found is SHARED:
        return _main_subject(folded, index, group=group, main=main)
    return None


def _of_participle(folded: Folded, index: int, *, group: int, main: Main) -> Subject | None:
    """Find the subject of a participle: who is quoted as saying, its own, that of the clause."""
    if folded.lowers[group] == "as" and folded.lowers[group - 1] == "quoted":
        found = subject_before(folded, group - 1)
        return found or subject_before(folded, before_group(folded, group - 1) + 1)
    if group >= 0 and _is_own_subject(folded, group):
        return name_before(folded, group)
    if own := _behind_with(folded, group):
        return own
    return _main_subject(folded, index, group=group, main=main)


def _behind_with(folded: Folded, group: int) -> Subject | None:
    """Give the subject that "with" brings to a participle: with the government estimating that."""
    for start in range(group, max(1, group - LONGEST_OWN), -1):
        if not folded.words[start].isalpha():
            return None
        if folded.lowers[start - 1] == "with" and folded.lowers[start] in DETERMINERS:
            is_met = folded.lowers[start - 2] in MEETINGS
            return None if is_met else Subject(start, group + 1)
    return None


def _is_own_subject(folded: Folded, index: int) -> bool:
    """Tell whether a participle has its own subject in front: Footage of Smith saying."""
    word = folded.words[index]
    if "'" in word or "’" in word:
        return is_pronoun(folded.lowers[index])
    if index == 0 or word in TIMES or not (word[0].isupper() and word.isalpha()):
        return False
    first = name_before(folded, index).start
    while first > 1 and folded.lowers[first - 1] == "and" and folded.words[first - 2][0].isupper():
        first = name_before(folded, first - 2).start
    return folded.lowers[first - 1] not in COMPANY


def _may_invert(folded: Folded, index: int, group: int) -> bool:
    """Tell whether the subject can stand behind the verb: said Smith."""
    return group == index - 1 and (group < 0 or folded.words[group] in BEHIND_QUOTED)


def _closes_with(folded: Folded, index: int, subject: Subject) -> bool:
    """Tell whether a name behind a verb, with what describes it, is all up to the full stop.

    The rains, heavy as never before, drowned the town, said Ann Smith, who runs the port.
    """
    named = has_capital(folded.words[subject.start : subject.end])
    if folded.words[index - 1 : index + 1] != [",", "said"] or not named:
        return False
    behind = folded.lowers[subject.end]
    return behind in CLOSING or (behind == "," and folded.lowers[subject.end + 1] in DESCRIBING)


def _main_subject(folded: Folded, index: int, *, group: int, main: Main) -> Subject | None:
    """Find the subject of the clause that a participle or a second verb belongs to."""
    if main.last:
        return main.last
    if group < 0:
        return SHARED
    found = first_subject(folded, main.taken, index)
    if found is None and index <= OPENING:
        return SHARED  # In declaring the bridge unsafe, Smith …
    return found if found and found.end <= index else None
