"""Read what one source quotes another as saying: the agency quoted Smith as saying that the road is shut."""

from dataclasses import replace

from generator.parse.grammar.cues import GERUND, cue_forms
from generator.parse.grammar.word_classes import PREPOSITIONS
from generator.parse.quotes.complements import content_behind, read_in_front
from generator.parse.quotes.contents import Report
from generator.parse.quotes.folding import Folded
from generator.parse.quotes.noun_phrases import Subject
from generator.parse.quotes.reporting_verbs import Verb

LONGEST_QUOTED = 15  # words from "quoted" to "as saying"
TOLD = frozenset({"say", "that", "tell"})  # ways of saying something


def read_quoted(folded: Folded, verb: Verb, source: Subject | None, taken: int) -> Report | None:
    """What stands behind "quoted Smith as saying", else in front of it; `source`: who quotes.

    The speaker is who is quoted, never who quotes. None where no "as saying" follows.
    """
    start, stop = verb.behind, min(len(folded.words), verb.behind + LONGEST_QUOTED)
    joint = next((index for index in range(start, stop) if folded.lowers[index] == "as"), start)
    cue = cue_forms().get(folded.words[joint + 1]) if joint + 1 < len(folded.words) else None
    if joint == start or cue is None or cue.form is not GERUND or TOLD.isdisjoint(cue.ways):
        return None
    if folded.lowers[start] in PREPOSITIONS or not folded.words[start][0].isalnum():
        return None  # was quoted by the agency as saying
    speaker, saying = Subject(start, joint), Verb(joint + 1, joint + 2, cue.ways, cue)
    content = content_behind(folded, saying)
    if content:
        return Report((joint + 1, joint + 2), speaker, [content], content[1], "quoted as saying")
    found = read_in_front(folded, saying._replace(index=verb.index), source, taken) if source else None
    return replace(found, cue=(joint + 1, joint + 2), subject=speaker) if found else None
