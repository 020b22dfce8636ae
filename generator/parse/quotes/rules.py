"""Name the rule by which a report was found: by what reports, and by what form what is said has.

A rule names what a linguist would call one construction: "say, that-clause", "judge, words quoted".
"""

from generator.parse.grammar.cues import GERUND
from generator.parse.quotes.folding import MARKED, Folded, Range, Verb
from generator.word_lists import set_of

ORDER = (
    *("say", "that", "believe", "find", "tell"),
    *("urge", "pledge", "judge", "name", "prepositional"),
)  # a verb that expresses a feeling reports as "say" or "prepositional"
ASKED = {"urge": "urge", "pledge": "pledge", "tell": "tell"}  # ways whose content is an infinitive
QUESTIONS = set_of("how why whether what if who where when")
OBJECTS = set_of("judge name prepositional")  # ways that take a thing spoken of
# Every name, by its parts: the way of what reports, and the form of what is said.
RULES = {
    tuple(rule.split(", ")): rule
    for rule in (
        *("say, that-clause", "say, bare clause", "say, infinitive", "say, words quoted"),
        *("say, quotation behind", "say, quotation in front", "say, clause in front"),
        *("that, that-clause", "that, bare clause", "that, infinitive", "that, words quoted"),
        *("that, quotation behind", "that, quotation in front", "that, clause in front"),
        *("believe, that-clause", "believe, bare clause", "believe, infinitive"),
        *("believe, words quoted", "believe, quotation behind"),
        *("believe, quotation in front", "believe, clause in front"),
        *("find, that-clause", "find, bare clause", "find, infinitive", "find, words quoted"),
        *("find, quotation behind", "find, quotation in front", "find, clause in front"),
        *("tell, that-clause", "tell, bare clause", "tell, infinitive", "tell, words quoted"),
        *("tell, quotation behind", "tell, quotation in front", "tell, clause in front"),
        *("urge, that-clause", "urge, bare clause", "urge, infinitive", "urge, words quoted"),
        *("urge, quotation behind", "urge, quotation in front", "urge, clause in front"),
        *("pledge, that-clause", "pledge, bare clause", "pledge, infinitive"),
        *("pledge, words quoted", "pledge, quotation behind"),
        *("pledge, quotation in front", "pledge, clause in front"),
        *("participle, that-clause", "participle, bare clause", "participle, infinitive"),
        *("participle, words quoted", "participle, quotation behind"),
        *("judge, object", "judge, words quoted"),
        *("judge, quotation in front", "judge, clause in front"),
        *("name, object", "name, words quoted"),
        *("name, quotation in front", "name, clause in front"),
        *("prepositional, object", "prepositional, words quoted"),
        *("prepositional, quotation in front", "prepositional, clause in front"),
    )
}


def name_behind(folded: Folded, verb: Verb, content: Range) -> str:
    """Name the rule of what is said behind its verb."""
    form = _form_behind(folded, content)
    way = _way_behind(folded, verb, content, form)
    if way == "quoted as saying":
        return "quoted as saying"
    if form == "question":
        return "question"
    if way in OBJECTS:
        return RULES[way, "words quoted" if "quot" in form else "object"]
    return RULES[way, form]


def name_in_front(folded: Folded, verb: Verb, pieces: list[Range]) -> str:
    """Name the rule of what is said in front of its verb, or on both sides."""
    if not _is_quotation(folded, pieces[0]):
        return RULES[_first_way(verb), "clause in front"]
    if len(pieces) > 1:
        return "quotation interrupted"
    return RULES[_first_way(verb), "quotation in front"]


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
    if folded.quotes(start, end):
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
