"""Tell whether a form of a reporting verb reports where it stands, without a tagger."""

from functools import lru_cache

from generator.parse.grammar.cues import BASE, FINITE, GERUND, ReportingForm, cue_forms
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.grammar.word_classes import (
    ADDRESSEES,
    COUNTED,
    DETERMINERS,
    FEELINGS,
    FINITE_VERBS,
    HEARING,
    JOINTS,
    MEANS,
    PASSIVE,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    RANKING,
    SUBJECTS,
    has_auxiliary,
    is_pronoun,
)
from generator.parse.quotes.folding import ASKED_AGAIN, MARKED, Folded, Verb
from generator.parse.quotes.noun_phrases import phrase_start
from generator.parse.quotes.verb_groups import before_group
from generator.word_lists import set_of

CLAUSE = SUBJECTS | DETERMINERS | {"that"}  # words with which what is said can begin
DENYING = ("not", "never", "n't", "n’t")  # the ends of words that deny a verb: cannot, didn't
ADDING = set_of("only just merely")  # behind "not": it is said, and more besides
CONTENT = CLAUSE | ADDRESSEES | {MARKED}
LONGEST_FEELING = 6  # words from a verb to what is felt: expressed his deepest concern
FEELING_REACH = 8  # words from a preposition to what is quoted
ARTICLES = set_of("the a an its their his my our")
MAY_BE_SUBJECT = PRONOUNS | {"that", "which"}  # though they can stand before a noun as well
# Between a number and a plural, and behind any form of a verb of speech: 68 reported cases.
QUALIFYING = set_of("suspected confirmed alleged")
LONGEST_CLAUSE = 8  # words from a verb to the auxiliary of the clause behind it
LONGEST_SUBJECT = 12  # words
BEHIND_VERB = set_of("in on during")  # words between an attribution and its day
BEHIND_QUOTATION = 8  # words from a quotation to the noun that reports it as a verb


def find_verb(folded: Folded, index: int) -> Verb | None:
    """Find the reporting verb at a word, None where the form is a noun or passive there."""
    cue = cue_forms()[folded.words[index]]
    if not is_reporting(folded, index, cue):
        return None
    if cue.particles and (found := _particle(folded, index, cue)):
        particle, way = found
        behind = index + 1 + len(particle.split())
        return Verb(index, behind, ways=frozenset({way}), cue=cue)
    if cue.ways == {"express"}:
        return _expressing(folded, index, cue)
    return Verb(index, index + 1, ways=cue.ways, cue=cue) if cue.ways else None


def _expressing(folded: Folded, index: int, cue: ReportingForm) -> Verb | None:
    """Find what is felt behind a verb: voiced deep concern that, expressed alarm over “…”."""
    for place in range(index + 1, min(index + LONGEST_FEELING, len(folded.words) - 1)):
        if folded.lowers[place] not in FEELINGS:
            continue
        if folded.lowers[place + 1] == "that":
            return Verb(index, place + 1, ways=frozenset({"say"}), cue=cue)
        quotes = MARKED in folded.words[place + 2 : place + 2 + FEELING_REACH]
        about = folded.lowers[place + 1] in PREPOSITIONS and quotes
        return Verb(index, place + 2, ways=frozenset({"prepositional"}), cue=cue) if about else None
    return None


def reporting_cue(folded: Folded, index: int) -> ReportingForm | None:
    """Give the form of a reporting verb that stands at a word, if it is one there."""
    cue = cue_forms().get(folded.words[index])
    return cue if cue and is_reporting(folded, index, cue) else None


@lru_cache(ASKED_AGAIN)
def is_reporting(folded: Folded, index: int, cue: ReportingForm) -> bool:
    """Tell whether the form is a verb here, and active."""
    before = folded.lowers[index - 1]
    if _is_governed(before, cue):
        return before in MAY_BE_SUBJECT and not cue.noun
    if any(is_none(folded, index, cue) for is_none in NO_VERBS):
        return False
    group = before_group(folded, index)
    if group < index - 1 and folded.lowers[group] in ARTICLES:
        return False  # the previously reported cases
    if _is_passive(folded, index, group=group, cue=cue):
        return False
    if cue.form is BASE and not _is_plain_verb(folded, index, group):
        return False
    return not cue.noun or _is_noun_as_verb(folded, index, group)


def _is_governed(before: str, cue: ReportingForm) -> bool:
    """Tell whether a determiner or a preposition stands before a form: its claims, of claims."""
    return before in DETERMINERS or (before in PREPOSITIONS and cue.form is not GERUND)


def is_unsaid(folded: Folded, verb: Verb) -> bool:
    """Tell whether it is not said: did not say, declined to say; not: not only said."""
    group = before_group(folded, verb.index)
    between = folded.lowers[max(0, group + 1) : verb.index]
    return any(word.endswith(DENYING) for word in between) and ADDING.isdisjoint(between)


def _is_named(folded: Folded, index: int, cue: ReportingForm) -> bool:
    """Tell whether the form is part of a name, since it has a capital inside the sentence."""
    return index > 0 and folded.words[index][0].isupper() and cue.form is not GERUND


def _modifies(folded: Folded, index: int, cue: ReportingForm) -> bool:
    """Tell whether the form behind a possessive stands before a noun: Smith's stated aim."""
    before = folded.lowers[index - 1]
    if before not in POSSESSIVES:
        return before in {"'", "’"}
    adjective = cue.form is GERUND or cue.participle
    return adjective and not is_pronoun(folded.lowers[index - 2])


def _qualifies_number(folded: Folded, index: int, cue: ReportingForm) -> bool:
    """Tell whether the form stands between a number and what it counts: 68 suspected cases."""
    before, following = folded.words[index - 1] if index else "", folded.lowers[index + 1]
    if not before[:1].isdigit():
        return False
    return following in COUNTED or (folded.lowers[index] in QUALIFYING and _is_plural(following))


def _is_ranked(folded: Folded, index: int, cue: ReportingForm) -> bool:
    """Tell whether the form stands in front of a noun that is ranked: the last confirmed case."""
    if not cue.participle or folded.lowers[index - 1] not in RANKING:
        return False
    following = folded.lowers[index + 1]
    return following.isalpha() and following not in CLAUSE and following not in PREPOSITIONS


def _is_subject(folded: Folded, index: int, cue: ReportingForm) -> bool:
    """Tell whether a plural is the subject of the verb behind it: field reports say that."""
    following = next(map(cue_forms().get, folded.words[index + 1 : index + 2]), None)
    is_plural = cue.noun and folded.lowers[index].endswith("s")
    return is_plural and following is not None and following.form is BASE and not following.noun


NO_VERBS = (_is_subject, _is_ranked, _is_named, _modifies, _qualifies_number)


def _is_passive(folded: Folded, index: int, *, group: int, cue: ReportingForm) -> bool:
    """Tell whether a participle is passive: was told, told by."""
    if not cue.participle:
        return False
    if folded.lowers[index + 1] == "by" and folded.lowers[index + 2] not in MEANS:
        return True
    return any(_makes_passive(folded.lowers[i], cue) for i in range(group + 1, index))


def _makes_passive(word: str, cue: ReportingForm) -> bool:
    """Tell whether a word makes a participle passive: "he's called", not "he's said"."""
    return word in PASSIVE and not (word in POSSESSIVES and cue.ways & {"say", "that"})


def _is_plain_verb(folded: Folded, index: int, group: int) -> bool:
    """Tell whether an uninflected form has an auxiliary, "to" or a plural subject before it."""
    if _is_helped(folded, index, group) or "to" in _between(folded, group, index):
        return True
    word = folded.lowers[group]
    if _is_heard(folded, group):
        return True
    if word == "to":  # prompted to say: “…”
        return folded.lowers[index + 1] in {MARKED, "that"} or _introduces(folded, index + 1)
    if _is_joined(folded, group):
        return True
    if word in PLURALS or word in {",", MARKED}:
        return True
    return _is_plural(word) or _is_plural(folded.lowers[_head(folded, group)])


def _is_joined(folded: Folded, last: int) -> bool:
    """Tell whether "and" stands before a phrase: the army and Smith, the army and the police."""
    if folded.lowers[last - 1] == "and":
        return True
    start = phrase_start(folded, last + 1, max(0, last + 1 - LONGEST_SUBJECT))
    return folded.lowers[start - 1] == "and" and folded.lowers[start] in DETERMINERS


def _is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and not word.endswith(("'s", "ss")))


def _start_of_subject(folded: Folded, last: int) -> int:
    """Find where the phrase begins that ends with a word."""
    return phrase_start(folded, last + 1, max(0, last - LONGEST_SUBJECT))


def _head(folded: Folded, last: int) -> int:
    """Find the head of the phrase that ends with a word: what stands before its preposition."""
    start = _start_of_subject(folded, last)
    inner = range(start + 1, last)
    return next((index - 1 for index in inner if folded.lowers[index] in PREPOSITIONS), last)


def _disagrees(folded: Folded, index: int, group: int) -> bool:
    """Tell whether a form in -s stands behind a plural, so that it is a noun: it plans projects."""
    if folded.lowers[group] in JOINTS:
        return False  # it shares a subject: the letter attacks them and claims that
    head = folded.words[_head(folded, group)]
    return folded.lowers[index].endswith("s") and head.islower() and _is_plural(head)


def _is_heard(folded: Folded, last: int) -> bool:
    """Tell whether a verb of hearing governs the phrase that ends with a word: heard him say."""
    start = last if last < 0 else _start_of_subject(folded, last)
    return start > 0 and folded.lowers[start - 1] in HEARING


def _between(folded: Folded, group: int, index: int) -> list[str]:
    """Give the words of a verb's group in front of it."""
    return folded.lowers[max(0, group + 1) : index]


def _is_helped(folded: Folded, index: int, group: int) -> bool:
    return has_auxiliary(_between(folded, group, index))


def _introduces(folded: Folded, index: int) -> bool:
    """Tell whether a comma or a colon stands at a word and a quotation behind it."""
    return folded.lowers[index] in {",", ":"} and folded.lowers[index + 1] == MARKED


def _is_noun_as_verb(folded: Folded, index: int, group: int) -> bool:
    """Tell whether a form that may be a noun is a verb, by its subject or the clause behind it."""
    before, following = folded.lowers[group], folded.lowers[index + 1]
    if folded.lowers[index - 1] in PASSIVE and index - 1 > group:
        return False  # there were reports that
    if before in PRONOUNS or any(shows(folded, index, group) for shows in VERBS_SHOWN):
        return True
    if _introduces(folded, index + 1):
        return before[:1].isalpha()
    if before == "," and following in CLAUSE:
        return True
    if _disagrees(folded, index, group):
        return False
    return _opens_clause(folded, index, group) or _governs(folded, index, group)


def _governs(folded: Folded, index: int, group: int) -> bool:
    """Tell whether a subject stands in front and what can be its content behind."""
    following = folded.lowers[index + 1]
    if not folded.lowers[group][:1].isalpha() or following not in CONTENT:
        return False
    inside = folded.lowers[group - 1] in {"of", "in"} and following != "that"
    return not inside and _has_subject(folded, group)


def _has_particle(folded: Folded, index: int, group: int) -> bool:
    """Tell whether a name in front and a particle behind make a form a verb: the UN calls for."""
    cue = cue_forms()[folded.words[index]]
    named = folded.words[group][:1].isupper() or folded.words[group] == ")"
    return named and cue.form is FINITE and _particle(folded, index, cue) is not None


def _opens_clause(folded: Folded, index: int, group: int) -> bool:
    """Tell whether a subject stands in front and a clause behind: The UN reports 40 have fled."""
    if cue_forms()[folded.words[index]].form is not FINITE:
        return False
    start = _start_of_subject(folded, group)
    first = folded.words[start] if start <= group else ""
    if start > 0 or not (first[:1].isupper() and folded.lowers[group].isalpha()):
        return False
    following = folded.lowers[index + 1]
    if not following[:1].isalnum() or following in JOINTS:
        return False
    return has_auxiliary(folded.lowers[index + 2 : index + LONGEST_CLAUSE])


def _has_subject(folded: Folded, last: int) -> bool:
    """Tell whether a noun phrase that can be a subject ends with a word; not: to back projects."""
    if folded.lowers[last] in {"and", "but"}:
        return True
    if folded.lowers[last - 1] == "to":
        return False
    start = _start_of_subject(folded, last)
    lower, before = folded.lowers[start], folded.lowers[start - 1]
    if start > last or folded.words[start][0].isupper() or lower in DETERMINERS:
        return start <= last
    return before != "to" and not (
        before in PREPOSITIONS or folded.words[start - 1] in FINITE_VERBS
    )


def _follows_quotation(folded: Folded, index: int, group: int) -> bool:
    """Tell whether a form ends what it reports: “…,” claims Smith, “…” he claims in May."""
    following = folded.lowers[index + 1]
    ends = folded.words[index - 1] == MARKED or not following[:1].isalnum()
    ends = ends or following in BEHIND_VERB
    return ends and MARKED in folded.words[max(0, index - BEHIND_QUOTATION) : index]


VERBS_SHOWN = (_is_helped, _follows_quotation, _has_particle)


def _particle(folded: Folded, index: int, cue: ReportingForm) -> tuple[str, str] | None:
    for particle, way in cue.particles:
        words = particle.split()
        if folded.lowers[index + 1 : index + 1 + len(words)] == words:
            return particle, way
    return None
