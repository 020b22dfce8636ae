"""Say whether a clause that no type fits tells of the past something worth telling."""

import re
from itertools import pairwise

from generator.parse.events.clauses import Clause
from generator.parse.events.trigger_search import perfect_infinitive
from generator.parse.events.triggers import forms_of
from generator.parse.grammar.inflection import forms
from generator.parse.grammar.tagger import is_base_form
from generator.word_lists import read_table, read_words, set_of, word_set

# What is issued, and behind it nothing but when: "made this announcement on Monday".
SAYINGS = set_of("statement statements announcement announcements comments remarks claim claims")
TIME_ALONE = re.compile(r"(?:(?:(?:R?D|R)?[A-LN-Z])?M|[.q;,])*")
PAST = set_of("was were had has have did")
ACT_REACH = 6  # words behind "declared" among which what is declared stands
COUNT_REACH = 4  # words in which what is counted stands: "the official death toll"
# "Every week", "per day", "on average".
OFTEN = set_of("every each per average")
TIMES = set_of("hour day night week month year")
RECORDING = set_of("recorded registered logged counted tallied")
COUNTED = set_of("cases deaths infections fatalities casualties injuries")


def is_past_happening(clause: Clause) -> bool:
    """Whether the clause tells of the past something that is worth telling.

    A copula has no participle: "the vote was on Monday" tells less than "the vote was held on
    Monday".
    """
    verb = clause.verb
    if verb is None:
        return False
    tags = clause.tags[verb.start : verb.stop]
    perfect = clause.words[verb.start] in PAST and tags[-1] in "VPG"
    managed = "able" in clause.verb_words and clause.tag(verb.stop) == "I"
    if "Y" in tags:
        return perfect_infinitive(clause) is not None or _is_act(clause)
    if _is_in_state(clause):
        return True
    if _only_says(clause):
        return False
    past = tags == "V" and not is_base_form(clause.words[verb.start])
    if not (past or perfect or managed):
        return False
    return clause.words[verb.stop - 1] not in forms_of("untold") and not is_measure(clause)


def _only_says(clause: Clause) -> bool:
    """Whether the clause tells that something was said, and not what: "issued a statement"."""
    behind = clause.verb.stop
    said = next((at for at in range(behind, clause.end) if clause.words[at] in SAYINGS), None)
    if said is None or clause.words[behind - 1] not in forms_of("issuing"):
        return False
    is_like_another = clause.words[said - 1] in ("similar", "same")
    return is_like_another or TIME_ALONE.fullmatch(clause.tags, said + 1, clause.end) is not None


def is_measure(clause: Clause) -> bool:
    """Whether the clause is about a count: "the toll rose", "raised its estimate of the toll"."""
    counts = read_words("events")["counts"]
    words, verb, subject = clause.words, clause.verb, clause.head
    head = list(words[subject.start : subject.start + COUNT_REACH]) if subject else []
    head += words[subject.stop - 1 : subject.stop] if subject else []
    following = words[verb.stop : verb.stop + COUNT_REACH]
    if words[verb.stop - 1] in RECORDING:  # "12 cases were recorded", "recorded 12 cases"
        told = clause.subject_words if clause.is_passive() else following
        is_number = any(word[0].isdigit() for word in following[:2])
        if not COUNTED.isdisjoint(told) and (is_number or clause.is_passive()):
            return True
    if "unknown" in following:  # "sank with an unknown number aboard"
        following = []
    return not set(counts).isdisjoint((*head, *following))


def is_rate(clause: Clause) -> bool:
    """Whether the clause tells how often something happens: "12 are killed every week"."""
    if OFTEN.isdisjoint(clause.words):
        return False
    own = (clause.words[index] for index in clause.indexes)
    return any(
        (first in OFTEN and second in TIMES) or (first, second) == ("on", "average")
        for first, second in pairwise(own)
    )


def _is_in_state(clause: Clause) -> bool:
    """Whether a copula tells what became of something: "the town was underwater on Thursday"."""
    if clause.verb_words not in (["was"], ["were"]):
        return False
    return clause.word(clause.verb.stop) in word_set("events", "states")


def _is_act(clause: Clause) -> bool:
    """Whether saying so is a deed: "declared an outbreak", "the first case was confirmed"."""
    verb = clause.verb
    saying = clause.words[verb.stop - 1]
    if clause.is_passive():  # "12 cases were reported" counts
        counted = not COUNTED.isdisjoint(clause.subject_words)
        return not counted and saying in forms_of("acts of saying")
    is_past = saying.endswith("d") and clause.words[verb.start] in (saying, "had", "has", "have")
    if not is_past:  # "announces the plan on 23 November"
        return False
    following = clause.words[verb.stop : verb.stop + ACT_REACH]
    if saying == clause.words[verb.start] and saying in word_set("events", "announcing"):
        return following[:1] != ["by"] and "had" not in following  # "announced that 12 had died"
    objects = (row for row in read_table("events")["acts of saying"] if saying in forms(row[0]))
    return any(not set(row[1].split("|")).isdisjoint(following) for row in objects if len(row) > 1)
