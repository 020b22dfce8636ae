"""Find the subject of a verb: before it, before an aside, or where the clause begins."""

from generator.parse.gazetteer import lies_in, lookup
from generator.parse.grammar.inflection import irregular_pasts
from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import (
    ANONYMITY,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_VERBS,
    PREPOSITIONS,
    SOURCES,
    SUBORDINATORS,
    TURNS,
    is_adverb,
    is_auxiliary,
    is_pronoun,
    opens_adverbial,
)
from generator.parse.names.known import title_genders
from generator.parse.quotes.folding import MARKED, Folded, Subject, behind_dateline, next_comma
from generator.parse.quotes.noun_phrases import (
    REACH,
    as_phrase,
    end_of_names,
    name_before,
    phrase_before,
    phrase_start,
    start_of_names,
    start_with_others,
)
from generator.parse.quotes.relative_clauses import (
    RELATIVES,
    before_participle,
    before_reduced,
    before_relative,
    is_description,
    with_agent,
)
from generator.parse.quotes.verb_groups import before_group
from generator.word_lists import set_of

LONGEST_SUBJECT = 16  # words before the first comma that can still be a subject, not a clause
SHORTEST_ADDRESSED = 4  # words: "police in Lagos, Nigeria"
AT_PLACE = set_of("in at near of from")  # before such a town
BORDERS = frozenset({MARKED, ";", ":", "...", "(", ")"})  # where a clause may begin
BRACKETS = {"(": -1, ")": 1}  # how much deeper the words stand in front of each
SHARING = set_of("and but or then")  # a verb behind them shares its subject
SHARED = Subject(0, 0, shared=True)
# Before "after", which opens a clause behind them: two weeks after the mayor said.
SPELLS = set_of("minutes hours days weeks months years day week month")


def subject_before(folded: Folded, cue: int) -> Subject | None:
    """Find the subject before a verb: SHARED with the clause before, None where it has none."""
    index = _before_anonymity(folded, before_group(folded, cue))
    floor = max(_clause_start(folded, index), behind_dateline(folded))
    if index < floor:
        return None
    word = folded.lowers[index]
    if word in SHARING:
        return SHARED
    if word in RELATIVES:
        return _relative(folded, index)
    if word == "," or word in DASHES:
        return _subject_before_aside(folded, floor, index)
    if word == ")":
        index = _before_bracket(folded, index, floor)
    return _subject_ending(folded, index, floor) if index >= floor else None


def _relative(folded: Folded, index: int) -> Subject:
    """Give a relative pronoun as subject, with the noun phrase that it stands for."""
    end = index - 1 if folded.lowers[index - 1] == "," else index
    start = phrase_start(folded, end, max(0, end - REACH)) if end > 0 else end
    return Subject(index, index + 1, whose=(start, end) if start < end else None)


def _subject_ending(folded: Folded, index: int, floor: int) -> Subject | None:
    """Give the subject that ends with a word: a pronoun or a noun phrase."""
    end = index + 1
    if is_pronoun(folded.lowers[index]):
        return Subject(start_with_others(folded, index, floor), end)
    start = start_of_names(folded, phrase_start(folded, end, floor), index, floor=floor)
    whole = _before_address(folded, start, end, floor)
    whole = whole or before_relative(folded, start, end, floor=floor)
    if whole:
        return whole
    if is_description(folded, start, floor):
        return name_before(folded, start - 2)
    if named := _named_behind_quotation(folded, start, floor):
        return named
    written = with_agent(folded, start - 1, floor)
    if written is not None:
        return Subject(written, end)
    if described := before_participle(folded, start, floor):
        return _subject_ending(folded, described - 1, floor)
    if start > floor and folded.lowers[start - 1] in PREPOSITIONS:
        return _behind_preposition(folded, start, index, floor)
    return as_phrase(folded, start, end)


def _named_behind_quotation(folded: Folded, start: int, floor: int) -> Subject | None:
    """Give the name right behind a quotation, of which the words before the verb only tell more.

    “…,” Ann Smith, head of the bank, a former judge said.
    """
    if folded.lowers[start] not in {"a", "an", "the"} or folded.words[start - 1] != ",":
        return None
    if floor == 0 or folded.lowers[floor - 1] != MARKED:
        return None
    end = next_comma(folded, floor, start) or floor
    is_named = all(word[0].isupper() for word in folded.words[floor:end])
    return Subject(floor, end) if is_named and end > floor + 1 else None


def _behind_preposition(folded: Folded, start: int, last: int, floor: int) -> Subject | None:
    """Give the subject that stands behind a preposition: after the mayor, as the agency.

    It is SHARED where it is none: a passer-by in the street said; in particular said.
    """
    link = start - 1
    if _opens_clause(folded, link, last, floor=floor):
        return Subject(start, last + 1)
    # “…,” as the agency reported, “…”
    set_off = folded.lowers[link] == "as" and folded.words[link - 1] in {",", MARKED}
    is_none = folded.words[last].islower() and not set_off
    return SHARED if is_none else as_phrase(folded, start, last + 1)


def _before_address(folded: Folded, start: int, end: int, floor: int) -> Subject | None:
    """Give the subject that is "in Geneva, Switzerland", where the words say so at its end.

    "After talks in Geneva, Switzerland said" has none: there the country speaks.
    """
    words = folded.words
    if start - floor < SHORTEST_ADDRESSED or words[start - 1] != "," or not words[start].istitle():
        return None
    town = start - 1
    while town > floor and words[town - 1][0].isupper():
        town -= 1
    if folded.lowers[town - 1] not in AT_PLACE:
        return None
    towns, regions = lookup(" ".join(words[town : start - 1])), lookup(" ".join(words[start:end]))
    is_address = any(
        lies_in(one, region)
        for one in towns
        for region in regions
        if region.feature in ("country", "region")
    )
    whole = start - 1 if folded.lowers[town - 1] == "of" else town - 1
    return _stretch_as_subject(folded, floor, whole) if is_address else None


def _opens_clause(folded: Folded, link: int, last: int, *, floor: int) -> bool:
    """Tell whether a clause begins behind a word, with somebody.

    Two weeks after the mayor said, roads were closed as officials said; not: a man who worked as a
    driver said.
    """
    if folded.lowers[link] not in SUBORDINATORS:
        return False
    if folded.lowers[link - 1] in SPELLS:
        return folded.words[last] in title_genders()
    before = range(floor, link)
    has_verb = any(is_verb(folded, index) or _is_past(folded, index) for index in before)
    if RELATIVES.isdisjoint(folded.lowers[floor:link]):
        return has_verb
    # The strike that hit us came after officials said; not: a man who fled after the attack said.
    is_speaker = folded.words[last] in SOURCES or folded.words[last] in title_genders()
    return has_verb and folded.lowers[link] != "as" and is_speaker


def _is_past(folded: Folded, index: int) -> bool:
    """Tell whether a word is a past form: began, rattled (before its object) the island."""
    word, behind = folded.words[index], folded.words[index + 1]
    if word in irregular_pasts():
        return folded.lowers[index - 1] not in DETERMINERS
    has_object = behind.istitle() or behind.lower() in DETERMINERS
    return word.islower() and word.endswith("ed") and has_object


def _before_anonymity(folded: Folded, index: int) -> int:
    """Find the last word of who asked not to be named, if a subject ends with these words."""
    if folded.lowers[index] in ANONYMITY:
        for place in range(index - 1, max(0, index - LONGEST_SUBJECT), -1):
            if folded.lowers[place] in {"who", "whom"}:
                return place - 1
    return index


def subject_before_verb(folded: Folded, verb: int) -> Subject | None:
    """Find the subject of a verb in no list, only where it stands right in front of it."""
    found = subject_before(folded, verb)
    return None if found is None or found.shared else found


def _clause_start(folded: Folded, index: int) -> int:
    """Find where the clause can begin at the earliest that ends with this word."""
    words, floor, depth = folded.words, max(0, index - REACH), 0
    for place in range(index, floor - 1, -1):
        word = words[place]
        if word not in BORDERS:
            continue
        if word in BRACKETS:
            depth += BRACKETS[word]
            if depth < 0:
                return place + 1
        elif not depth and place < index:
            return place + 1
    return floor


def _before_bracket(folded: Folded, index: int, floor: int) -> int:
    while index >= floor and folded.words[index] != "(":
        index -= 1
    return index - 1


def _subject_before_aside(folded: Folded, floor: int, comma: int) -> Subject | None:
    """Find the subject of "Smith, the head of the group, said".

    That is the first stretch between commas that can be one, in the clause that "but" opens last.
    """
    start = floor = _behind_turn(folded, floor, comma)
    for index in range(floor, comma + 1):
        if folded.words[index] == "," or folded.words[index] in DASHES:
            end = _stretch_end(folded, index, start) if index > start else index
            found = _stretch_as_subject(folded, start, end) if index < comma else None
            if found:
                # Smith, the head, and Jones, his aide, said
                joined = any(folded.words[i : i + 2] == [",", "and"] for i in range(end, comma))
                listed = end_of_names(folded, end, comma)
                return found._replace(end=comma if joined else max(found.end, listed))
            start = index + 1
    return None


def _behind_turn(folded: Folded, floor: int, comma: int) -> int:
    """Find where the last clause begins: The toll rose, but (the fund, a UN body, said)."""
    for index in range(comma - 2, floor, -1):
        if folded.words[index] == "," and folded.lowers[index + 1] in TURNS:
            return index + 2
    return floor


def _stretch_end(folded: Folded, index: int, start: int) -> int:
    """Give where the words before a comma end, what stands there in brackets left out."""
    if folded.lowers[index - 1] != ")":
        return index
    return _before_bracket(folded, index - 1, start) + 1


def _stretch_as_subject(folded: Folded, start: int, end: int) -> Subject | None:
    """Give the subject that a stretch between commas is; None where it is an adverbial."""
    first = _skip_openers(folded, start, end)
    if first >= end or end - first > LONGEST_SUBJECT or _is_adverbial(folded, first, end):
        return None
    found = phrase_before(folded, end, first)
    return (found and before_reduced(folded, found.start, first)) or found


def _skip_openers(folded: Folded, start: int, end: int) -> int:
    while start < end and (folded.lowers[start] in CONJUNCTIONS or is_adverb(folded.lowers[start])):
        start += 1
    return start


def _is_adverbial(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a stretch between commas begins as no subject does, or holds a verb."""
    if opens_adverbial(folded.lowers[start]):
        return True
    return any(is_verb(folded, index) for index in range(start, end))


def is_verb(folded: Folded, index: int) -> bool:
    """Tell whether a word is an auxiliary or another finite verb that the lists know."""
    return is_auxiliary(folded.lowers[index]) or folded.words[index] in FINITE_VERBS
