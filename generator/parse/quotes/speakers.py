"""Find the words that name who speaks by a verb of reporting, from the syntax around it."""

from generator.parse.grammar.cues import GERUND
from generator.parse.grammar.word_classes import DASHES, PRONOUNS, TIMES, is_auxiliary, is_pronoun
from generator.parse.quotes.clause_subjects import SHARED, before_group, first_subject, subject_before
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.noun_phrases import Subject, name_before, subject_after
from generator.parse.quotes.reporting_verbs import Verb

BEHIND_QUOTED = DASHES | {MARKED, ",", '"', "”"}
OPENING = 2  # words up to which a participle opens the sentence


def find_speaker(folded: Folded, verb: Verb, taken: int, last: Subject | None) -> Subject | None:
    """The subject of a reporting verb; `last`: that of the report before it in the sentence, `taken`: where that ends.

    SHARED where only the clause behind can tell: Adding that …, Smith said.
    """
    index = verb.index
    group = before_group(folded, index)
    word = folded.lowers[group]
    if verb.cue.form is GERUND and not any(is_auxiliary(folded.lowers[i]) for i in range(group + 1, index)):
        if word == "as" and folded.lowers[group - 1] == "quoted":
            return subject_before(folded, group - 1) or subject_before(folded, before_group(folded, group - 1) + 1)
        if group >= 0 and _is_own_subject(folded, group):
            return name_before(folded, group)
        return _main_subject(folded, index, group, taken, last)
    if word == "to":
        return _main_subject(folded, index, group, taken, last)
    found = subject_before(folded, index) if group >= taken or word in PRONOUNS else None
    if group == taken - 1 and word in {"and", "but", ","}:
        found = SHARED
    if found is None or found is SHARED:
        if _may_invert(folded, index, group) and (inverted := subject_after(folded, index + 1)):
            return inverted
        if found is SHARED or (group < taken and word in {"and", "but", "then", ","}):
            return _main_subject(folded, index, group, taken, last)
        return None if group < taken else found
    return found


def _is_own_subject(folded: Folded, index: int) -> bool:
    """Whether a participle has its own subject in front of it: footage of Smith saying, if you’re saying."""
    word = folded.words[index]
    if "'" in word or "’" in word:
        return is_pronoun(folded.lowers[index])
    if word in TIMES or not (word[0].isupper() and word.isalpha()):
        return False
    return index > 0 and folded.words[index - 1] != ","


def _may_invert(folded: Folded, index: int, group: int) -> bool:
    """Whether the subject can stand behind the verb: said Smith."""
    return group == index - 1 and (group < 0 or folded.words[group] in BEHIND_QUOTED)


def _main_subject(folded: Folded, index: int, group: int, taken: int, last: Subject | None) -> Subject | None:
    """The subject of the clause that a participle or a second verb belongs to."""
    if last:
        return last
    if group < 0:
        return SHARED
    found = first_subject(folded, taken, index)
    if found is None and index <= OPENING:
        return SHARED  # In declaring the bridge unsafe, Smith …
    return found if found and found.end <= index else None
