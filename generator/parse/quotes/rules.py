"""Name the rule by which a report was found: by what reports, and by what form what is said has.

A rule names what a linguist would call one construction: "say, that-clause", "judge, words quoted".
"""

from generator.parse.grammar.cues import GERUND
from generator.parse.quotes.contents import Range
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.reporting_verbs import Verb

ORDER = (
    *("say", "that", "believe", "find", "tell"),
    *("urge", "pledge", "judge", "name", "prepositional"),
)
ASKED = {"urge": "urge", "pledge": "pledge", "tell": "tell"}  # ways whose content is an infinitive
QUESTIONS = frozenset({"how", "why", "whether", "what", "if", "who", "where", "when"})
OBJECTS = frozenset({"judge", "name", "prepositional"})  # ways that take a thing spoken of


def name_behind(folded: Folded, verb: Verb, content: Range) -> str:
    """Name the rule of what is said behind its verb."""
    form = _form_behind(folded, content)
    way = _way_behind(folded, verb, content, form)
    if way == "quoted as saying":
        return "quoted as saying"
    if form == "question":
        return "question"
    if way in OBJECTS:
        return f"{way}, words quoted" if "quot" in form else f"{way}, object"
    return f"{way}, {form}"


def name_in_front(folded: Folded, verb: Verb, pieces: list[Range]) -> str:
    """Name the rule of what is said in front of its verb, or on both sides."""
    if not _is_quotation(folded, pieces[0]):
        return f"{_first_way(verb)}, clause in front"
    if len(pieces) > 1:
        return "quotation interrupted"
    return f"{_first_way(verb)}, quotation in front"


def name_source(folded: Folded, cue: Range, content: Range) -> str:
    """Name the rule of what is said around "according to"."""
    if _is_quotation(folded, content):
        return "source, quotation"
    return "source, clause in front" if content[0] < cue[0] else "source, clause behind"


def _is_quotation(folded: Folded, content: Range) -> bool:
    return content[1] - content[0] == 1 and folded.words[content[0]] == MARKED


def _form_behind(folded: Folded, content: Range) -> str:
    start, end = content
    if _is_quotation(folded, content):
        return "quotation behind"
    if not folded.marked.keys().isdisjoint(range(start, end)):
        return "words quoted"
    if folded.lowers[start - 1] == "that":
        return "that-clause"
    if "to" in folded.lowers[start : start + 2] and folded.lowers[start] in {"to", "not", "never"}:
        return "infinitive"
    return "question" if folded.lowers[start] in QUESTIONS else "bare clause"


def _way_behind(folded: Folded, verb: Verb, content: Range, form: str) -> str:
    if verb.cue.form is GERUND:
        return "quoted as saying" if folded.lowers[verb.index - 1] == "as" else "participle"
    if form == "infinitive":
        return next((way for way in ASKED if way in verb.ways), _first_way(verb))
    if "tell" in verb.ways and _is_addressed(folded, verb, content):
        return "tell"
    return _first_way(verb)


def _is_addressed(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether somebody is told: words stand between the verb and what is said."""
    start = content[0]
    introduced = folded.lowers[start - 1] in {"that", ","}
    return (start - 1 if introduced else start) > verb.behind


def _first_way(verb: Verb) -> str:
    return next(way for way in ORDER if way in verb.ways)
