"""Say in which tense a clause tells what it tells, and whether somebody speaks in it."""

from generator.parse.events.clauses import Clause
from generator.parse.grammar.tagger import is_base_form


def is_past(clause: Clause) -> bool:
    """Whether the clause tells of the past: "took", "was taken", "had been taken"."""
    perfect = clause.verb_words[:1] in (["had"], ["has"], ["have"])
    return perfect or is_simple_past(clause)


def is_simple_past(clause: Clause) -> bool:
    """Whether the clause has a simple past or its passive: "took", "was taken"."""
    verb = clause.verb
    if verb is None:
        return False
    tags = clause.tags[verb.start : verb.stop]
    if tags in ("V", "Y"):
        return not is_base_form(clause.words[verb.start])
    return clause.words[verb.start] in {"was", "were"} and tags[-1] in "VPGY"


def is_present(clause: Clause) -> bool:
    """Whether the clause tells what is so or is about to be: "is urging", "includes"."""
    verb = clause.verb
    if verb is None:
        return False
    is_running = clause.words[verb.start] in {"is", "are"} and clause.tags[verb.stop - 1] == "G"
    return is_running or clause.tags[verb.start : verb.stop] == "S"


def is_news(clause: Clause) -> bool:
    """Whether somebody just did it: "said on Monday it has agreed"; what has a number is none."""
    if clause.host is None or not speaks(clause.host):
        return False
    if clause.verb_words[:1] not in (["has"], ["have"]):
        return False
    return not any(is_number(clause.words[index]) for index in clause.indexes)


def speaks(clause: Clause) -> bool:
    """Whether somebody says something in the clause: its day is that of saying."""
    return clause.verb is not None and clause.tags[clause.verb.stop - 1] == "Y"


def is_number(word: str) -> bool:
    return word[0].isdigit()
