"""Tell why nothing is said by a verb that looks as if it reported."""

from itertools import takewhile

from generator.parse.grammar.cues import FINITE, GERUND, TOLD, cue_forms
from generator.parse.grammar.word_classes import (
    ANONYMITY,
    ATTRIBUTIVE,
    DETERMINERS,
    DOCUMENTS,
    IMAGES,
    LIVES,
    POINTING,
    PREPOSITIONS,
    PRONOUNS,
    QUOTING,
    REPLIES,
    RITES,
    SHOWING,
    SOURCES,
    TOLD_BY_OTHERS,
    TOLLS,
    WITHHELD,
    is_adverb,
    is_auxiliary,
)
from generator.parse.names.known import title_genders
from generator.parse.quotes.complements import QUESTIONS, is_clause
from generator.parse.quotes.folding import MARKED, Folded, Range, Verb
from generator.parse.quotes.in_front import QUOTING_ONLY
from generator.parse.quotes.noun_phrases import phrase_start
from generator.parse.quotes.reporting_verbs import is_unsaid
from generator.parse.quotes.rules import name_behind
from generator.parse.quotes.verb_groups import before_group, has_verb
from generator.word_lists import set_of, word_set

ANONYMITY_REACH = 4  # words within which a source asks not to be named
MAY = set_of("could may might would")
AGO = set_of("earlier ago before later")
OPEN = frozenset({"whether", "if"})  # questions that leave open what is so
LONGEST_SHOWN = 8  # words from the pictures to the verb: footage posted on Monday shows
LONGEST_DOCUMENT = 3  # words of an object that is only a piece of writing: a long letter
ON_RECORD = set_of("reported recorded known")  # the deadliest reported attack
LONGEST_TOLL = 9  # words from a verb to "at": put the number of people killed at
TAKING_CLAUSE = TOLD | {"believe", "find"}
SPEAKING = TOLD | {"prepositional"}
NAMING = frozenset({"prepositional", "that"})  # of an object nothing is said if the verb is denied
JUDGEMENTS = word_set("speech", "judgements")
PLATFORMS = word_set("contexts", "platforms")
GESTURES = word_set("contexts", "gestures")
REPORTS_REACH = 3  # words of an object in which its head stands
LIVES_REACH = 6  # words: claimed more than 20 lives
LONGEST_GATHERING = 3  # words: a huge street rally urging the king to go
PLAINLY_SAID = frozenset({"said", "says"})
RECIPROCAL = (["each", "other"], ["one", "another"])
NOBODY = set_of("no nobody none neither nor")
LONGEST_SUBJECT = 25  # words


def _is_relative(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether what is said stands in front: the points he raised are, early reports said.

    Words quoted are said nevertheless: a city he says is “empty”.
    """
    is_cue = folded.lowers[content[0]] in PLAINLY_SAID
    return not folded.quotes(*content) and (is_cue or is_auxiliary(folded.lowers[content[0]]))


def _is_denied(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether the verb says that something was not said."""
    if not SPEAKING.isdisjoint(verb.ways) and _is_by_nobody(folded, verb):
        return True
    says = not TOLD.isdisjoint(verb.ways) and _is_clause(folded, verb, content)
    is_named = verb.ways & NAMING or folded.lowers[verb.index] in QUOTING
    cites = is_named and not folded.quotes(*content)
    is_topic = folded.lowers[content[0]] in QUESTIONS
    return (says or (cites and not is_topic)) and is_unsaid(folded, verb)


def _speaks_of_reports(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether somebody only speaks of what others tell: he commented on reports that."""
    opening = folded.lowers[slice(*content)][:REPORTS_REACH]
    return "prepositional" in verb.ways and not TOLD_BY_OTHERS.isdisjoint(opening)


def _is_by_nobody(folded: Folded, verb: Verb) -> bool:
    """Tell whether nobody says it: neither the army nor the rebels said, no official said."""
    start, end = _subject(folded, verb)
    return end > 0 and not NOBODY.isdisjoint(folded.lowers[max(0, start - 1) : start + 1])


def _subject(folded: Folded, verb: Verb) -> Range:
    """Find the noun phrase in front of a verb's group."""
    end = before_group(folded, verb.index) + 1
    return phrase_start(folded, end, max(0, end - 1 - LONGEST_SUBJECT)), end


def _asks_for_anonymity(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether somebody asked not to be named, or for a reply, and says nothing by that."""
    start, end = content
    opening = folded.lowers[start : start + ANONYMITY_REACH]
    is_inquiry = folded.lowers[end - 1] in REPLIES and "for" in folded.lowers[start:end]
    return "urge" in verb.ways and (is_inquiry or not ANONYMITY.isdisjoint(opening))


def _is_former_text(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a notice quotes the article itself: an earlier version of this story said."""
    last = before_group(folded, verb.index)
    return "version" in folded.lowers[max(0, last - LONGEST_SHOWN) : last + 1]


def _is_deed(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle with an infinitive is but something done.

    By asking judges to rule, they started asking. What is asked is told where a comma sets the
    participle off, it opens the sentence, or a document asks.
    """
    if name_behind(folded, verb, content) != "participle, infinitive":
        return False
    before = before_group(folded, verb.index)
    set_off = before < 0 or folded.lowers[before] in {",", MARKED}
    return not set_off and folded.lowers[before] not in DOCUMENTS


def _is_noun(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a form in -ing is a noun: "sought a court ruling that he pay"."""
    form, before = folded.lowers[verb.index], folded.lowers[verb.index - 1]
    if form not in JUDGEMENTS or folded.lowers[verb.behind] != "that":
        return False
    goes_on = is_auxiliary(before) or before in DOCUMENTS or before in {"and", "but", "by"}
    return verb.index > 0 and before.isalpha() and not goes_on


def _takes_lives(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether something took lives, and nobody says so: has claimed 19 lives, 23 people."""
    start = content[0]
    if not folded.lowers[verb.index].startswith("claim") or has_verb(folded, start):
        return False
    return not LIVES.isdisjoint(folded.lowers[start : start + LIVES_REACH])


def _is_document(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether all that stands behind a verb is the writing: wrote a long letter."""
    start, end = content
    bare = end - start <= LONGEST_DOCUMENT and folded.lowers[start] in DETERMINERS
    return bare and folded.lowers[end - 1] in DOCUMENTS


def _is_of_thing(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a thing only shows something: the raid underscored the risk."""
    is_said = folded.lowers[content[0] - 1] == "that"
    if is_said or folded.lowers[verb.index] not in SHOWING:
        return False
    start, end = _subject(folded, verb)
    if end == 0:
        return False
    subject = folded.words[start:end]
    speakers = title_genders().keys() | SOURCES | PRONOUNS
    is_named = any(word[0].isupper() and word.lower() not in DETERMINERS for word in subject)
    return not is_named and speakers.isdisjoint(map(str.lower, subject))


def _is_purpose(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle names a deed, no opinion: drills focused on defending a coast."""
    is_judged = verb.cue.form is GERUND and verb.ways <= {"judge", "name"}
    return is_judged and folded.lowers[verb.index - 1] == "on"


def _is_rite(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether what is said is a rite: said prayers at the grave, said goodbye."""
    start, end = content
    head = start + (folded.lowers[start] in DETERMINERS)
    if "say" not in verb.ways or head >= end or folded.lowers[head] not in RITES:
        return False
    return head + 1 == end or folded.lowers[head + 1] in PREPOSITIONS  # no "said mass graves …"


def _is_reciprocal(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether two are only said to speak of each other: have been blaming each other."""
    return folded.lowers[slice(*content)] in RECIPROCAL


def _is_gesture(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether it is done without a word: dismissed his pleas with a wave."""
    start, end = content
    lowers = folded.lowers
    with_a = (at for at in range(start, end - 2) if lowers[at : at + 2] == ["with", "a"])
    return any(lowers[at + 2] in GESTURES for at in with_a)


def _only_points(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle only says what is meant: “…,” he said, referring to the army."""
    before = folded.words[verb.index - 1]
    is_told = before in {",", MARKED} or is_auxiliary(before)  # he was referring to it
    return is_told and folded.lowers[verb.index] in POINTING


def _only_cites(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether sources alone are cited, and nothing that they say: citing three officials."""
    return folded.lowers[verb.index].startswith("cit") and folded.lowers[content[1] - 1] in SOURCES


def _is_circumstance(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle tells what is done meanwhile: with the army ordering a truce, …

    Or what something is written on stands in front of it: posted on Twitter blaming the army.
    """
    is_written = folded.words[verb.index - 1] in PLATFORMS
    is_brought = is_written or "with" in folded.lowers[: min(2, verb.index)]
    is_done = is_brought or _tells_of_object(folded, verb, content)
    return verb.cue.form is GERUND and is_done


def _only_describes(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle only says which: "executives announcing cuts have said"."""
    before = folded.lowers[verb.index - 1]
    takes_clause = not verb.ways.isdisjoint(TAKING_CLAUSE)
    if verb.cue.form is not GERUND or not takes_clause or not before.isalpha():
        return False
    if is_auxiliary(before) or before in PREPOSITIONS or has_verb(folded, 0, verb.index):
        return False
    if any(_is_finite(word) for word in folded.words[: verb.index]):
        return False
    return folded.lowers[content[0] - 1] != "that" and has_verb(folded, *content)


def _is_finite(word: str) -> bool:
    """Tell whether a word is a finite form of a reporting verb, and no noun: shows."""
    cue = cue_forms().get(word)
    return cue is not None and cue.form is FINITE and not cue.noun


def _tells_of_object(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle tells of an object: banned a rally urging the king to go.

    A letter or a statement says so itself, and so does what has "that" behind the participle.
    """
    articles = (at for at in _before(verb.index) if folded.lowers[at] in {"a", "an"})
    start = next(articles, 0)
    words = folded.lowers[start + 1 : verb.index]
    if not start or not words or folded.lowers[content[0] - 1] == "that":
        return False
    is_noun = all(word.isalpha() and not is_adverb(word) for word in words)
    return is_noun and (DOCUMENTS | PREPOSITIONS).isdisjoint(words)


def _before(index: int) -> range:
    """Give the indexes at which the article of what is gathered may stand, the nearest first."""
    return range(index - 1, max(0, index - 2 - LONGEST_GATHERING), -1)


def _only_goes_on(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a verb that takes a quotation has neither that nor "that": they continue aid."""
    is_quoting = folded.lowers[verb.index].startswith(QUOTING_ONLY)
    return is_quoting and folded.lowers[content[0] - 1] != "that"


def _is_modifier(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle stands before its noun: the deadliest reported attack."""
    before, following = folded.words[verb.index - 1], folded.lowers[verb.behind]
    if before.endswith("est") and folded.lowers[verb.index - 2] == "the":  # or: the priest
        is_noun = following.isalpha() and following not in DETERMINERS | {"that"}
        if folded.lowers[verb.index] in ON_RECORD and is_noun:
            return True
    if folded.lowers[verb.index] not in ATTRIBUTIVE or not before.isalpha() or is_auxiliary(before):
        return False
    if is_adverb(following) or following in DETERMINERS or following in {"that", "to"}:
        return False
    return following[:1].isalpha()


def _is_shown(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether pictures show something, and nobody says it."""
    if "find" not in verb.ways:
        return False
    before = before_group(folded, verb.index)
    phrase = folded.lowers[max(0, before - LONGEST_SHOWN) : before + 1]
    return not IMAGES.isdisjoint(phrase)


def _may_only_show(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether something may be a sign of what nobody says: the number could indicate."""
    if "find" not in verb.ways or folded.lowers[verb.index - 1] not in MAY:
        return False
    return folded.lowers[before_group(folded, verb.index)] not in PRONOUNS | SOURCES


def _is_not_yet(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle only dates what is said: he shouted before demanding that."""
    dates = verb.cue.form is GERUND and folded.lowers[verb.index - 1] in {"before", "without"}
    return dates and not folded.quotes(*content)


def _only_dates(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether a participle only says when it was: the deaths reported a day earlier."""
    start, end = content
    behind = next((at for at in range(start, min(end, start + 4)) if folded.lowers[at] in AGO), end)
    return behind < end and (behind + 1 == end or folded.words[behind + 1] == ",")


def _is_clause(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether what stands behind a verb says something, and is no mere topic."""
    start = content[0]
    if folded.lowers[start] in QUESTIONS - OPEN:  # what cannot be explained is nevertheless so
        return not folded.lowers[verb.index].startswith("expl")
    return folded.lowers[start - 1] == "that" or start in folded.marked or is_clause(folded, start)


def _only_puts(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether something is put somewhere, and no number: put the toll at 40."""
    if "judge" not in verb.ways or folded.lowers[verb.index] not in {"put", "puts", "putting"}:
        return False
    start, end = content
    words = folded.lowers[start : min(end, start + LONGEST_TOLL)]
    return "at" not in words or TOLLS.isdisjoint(words[: words.index("at")])


def _only_withholds(folded: Folded, verb: Verb, content: Range) -> bool:
    """Tell whether somebody is not given what they asked for: denied entry to the convoy."""
    if not folded.lowers[verb.index].startswith(("deny", "deni")):
        return False
    words = folded.lowers[slice(*content)]
    object = list(takewhile(lambda word: word not in PREPOSITIONS, words))
    return not WITHHELD.isdisjoint(object[-1:]) and not _is_clause(folded, verb, content)


UNREPORTED = (  # why nothing is reported by a verb
    *(_is_not_yet, _is_shown, _may_only_show, _is_former_text, _only_dates),
    *(_is_relative, _is_denied),
)
# Why what stands behind it is not.
NOTHING_SAID = (
    *(_asks_for_anonymity, _is_deed, _is_noun, _takes_lives, _is_document),
    *(_is_modifier, _only_puts, _only_withholds, _is_rite, _is_reciprocal),
)
# Why that is not where it has no words quoted in it.
NOTHING_QUOTED = (
    *(_only_cites, _is_circumstance, _only_points, _only_goes_on, _speaks_of_reports),
    *(_is_purpose, _is_of_thing, _is_gesture, _only_describes),
)


def reports_nothing(folded: Folded, verb: Verb, content: Range, *, is_enough: bool) -> bool:
    """Tell whether a reason stands against a report; `is_enough`: it has more than a word."""
    reasons = UNREPORTED + NOTHING_SAID if is_enough else UNREPORTED
    if is_enough and not folded.quotes(*content):
        reasons += NOTHING_QUOTED
    return any(refuses(folded, verb, content) for refuses in reasons)
