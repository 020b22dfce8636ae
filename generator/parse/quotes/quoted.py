"""Read what one source quotes another as saying: the agency quoted Smith as saying that …"""

from dataclasses import replace

from generator.parse.grammar.cues import GERUND, cue_forms
from generator.parse.grammar.word_classes import PREPOSITIONS
from generator.parse.quotes.complements import content_behind
from generator.parse.quotes.folding import Folded
from generator.parse.quotes.in_front import read_in_front
from generator.parse.quotes.report_parts import Attribution, Subject, Verb

LONGEST_QUOTED = 15  # words from "quoted" to "as saying"


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
