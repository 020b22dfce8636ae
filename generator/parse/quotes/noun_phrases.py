"""Find where a noun phrase begins and ends.

There is no tagger: a noun phrase is what lies between words of grammar, punctuation and known
verbs. Ranges count words of a folded sentence, end excluded.
"""

from generator.parse.grammar.tokens import DASHES, POSSESSIVES
from generator.parse.grammar.word_classes import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_VERBS,
    HEARING,
    JOINTS,
    LINKING,
    NO_NOUNS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_auxiliary,
)
from generator.parse.quotes.folding import MARKED, Folded, Subject
from generator.word_lists import set_of

REACH = 60  # words: no phrase is longer
LONGEST_OWNED = 5  # words behind "'s" that "and" may join to more
LONGEST_BRACKET = 8  # words in brackets inside a phrase
INSIDE = set_of("'s ’s ’ ' & .")  # marks that a noun phrase may hold
ENDINGS = frozenset({".", "?", "!", ";", ":", ")", "]", "…", "...", MARKED, "(", "["}) | DASHES
# Words that are no nouns; the articles and their like can be one by themselves: this, all.
GRAMMAR = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | NO_NOUNS
GRAMMAR_IN_PHRASE = GRAMMAR | DETERMINERS
CLAUSES = set_of("who which that whose where")  # words that open another clause
CLAUSES |= {"whom", "when", "while", "after", "before", "because", "if"}
HEAD_LINKS = set_of("of for from with at")  # a phrase goes on with them
STOPPING = CONJUNCTIONS | HEARING
ENDING_PHRASE = FINITE_VERBS | TIMES
NO_SUBJECTS = set_of("him them me us himself herself so that this")
JOINING = frozenset({"and", "or"})


def phrase_start(folded: Folded, end: int, floor: int) -> int:
    """Find where the noun phrase begins that ends before this word."""
    start = end
    words, lowers = folded.words, folded.lowers
    while start > floor:
        word, lower = words[start - 1], lowers[start - 1]
        if _stops_phrase(folded, start - 1, floor=floor, is_last=start == end):
            break
        if lower in PREPOSITIONS and not _is_named(folded, start - 1, floor):
            if start == end or not _links(folded, start - 1, floor):
                return _last_name(folded, start, end)
        elif lower in DETERMINERS and word.islower() and lowers[start - 2] not in LINKING:
            return _trim(folded, _before_determiner(folded, start - 1, floor), end)
        start -= 1
    return _trim(folded, start, end)


def _is_named(folded: Folded, index: int, floor: int) -> bool:
    """Tell whether a word of grammar with a capital is part of a name: Doctors Without Borders."""
    return index > floor and folded.words[index][0].isupper() and folded.words[index - 1].istitle()


def _stops_phrase(folded: Folded, index: int, *, floor: int, is_last: bool) -> bool:
    """Tell whether a noun phrase begins behind a word; `is_last`: no word of it stands behind."""
    word, lower = folded.words[index], folded.lowers[index]
    if not (word[0].isalnum() or word in INSIDE) or is_auxiliary(lower):
        return True
    if lower in SUBORDINATORS and lower not in PREPOSITIONS and not is_last:
        return lower != "that" or folded.lowers[index - 1] not in LINKING  # in that region
    if lower in JOINING:
        return not _joins_names(folded, index, floor)
    return word in FINITE_VERBS or lower in STOPPING


def _before_determiner(folded: Folded, index: int, floor: int) -> int:
    """Find where a phrase begins whose determiner stands at a word: Ann Smith and her brother.

    Only a name that opens the clause is sure to be none of the clause before: He left for Rome and
    the mayor said. Behind a comma a plain noun is sure too: …, police and a local official said.
    """
    start = index - 1 if folded.lowers[index - 1] in {"all", "of"} else index
    joint = start - 1
    if joint <= floor or folded.lowers[joint] != "and":
        return start
    first = _start_of_name(folded, joint, floor)
    opens = first == floor or not folded.words[first - 1][0].isalnum()
    return first if opens and first < joint else start


def _start_of_name(folded: Folded, end: int, floor: int) -> int:
    """Find where the name that ends before a word begins, with its article."""
    while end > floor and _is_of_name(folded.words[end - 1]):
        end -= 1
    return end - 1 if end > floor and folded.lowers[end - 1] in DETERMINERS else end


def _is_of_name(word: str) -> bool:
    return word[0].isupper() or word in INSIDE


def name_before(folded: Folded, last: int) -> Subject:
    """Give the name, or the pronoun, that ends with a word."""
    start = last
    while start > 0 and folded.words[start - 1][0].isupper() and folded.words[start - 1].isalpha():
        start -= 1
    return Subject(start, last + 1)


def _joins_names(folded: Folded, index: int, floor: int) -> bool:
    """Tell whether "and" joins two names, or two words at the start of the clause."""
    if index <= floor:
        return False
    before, after = folded.words[index - 1], folded.words[index + 1]
    if (before[0].isupper() and after[0].isupper()) or index - floor <= 2:
        return True
    return after.islower() and _is_owned(folded, index, floor)


def _is_owned(folded: Folded, index: int, floor: int) -> bool:
    """Tell whether plain nouns before "and" are somebody's: Varna's risk | and relief office."""
    for place in range(index - 1, max(floor, index - LONGEST_OWNED), -1):
        word = folded.words[place]
        if word in POSSESSIVES:
            return True
        if not word.islower() or word in GRAMMAR_IN_PHRASE or word in FINITE_VERBS:
            return False
    return False


def _links(folded: Folded, index: int, floor: int) -> bool:
    """Tell whether a preposition stands inside a noun phrase: behind what can be its head."""
    if index <= floor or folded.lowers[index] not in LINKING:
        return False
    before, lower = folded.words[index - 1], folded.lowers[index - 1]
    if not lower[0].isalnum() or lower in PREPOSITIONS or before in FINITE_VERBS:
        return False
    return not (is_auxiliary(lower) or is_adverb(lower))


def _last_name(folded: Folded, start: int, end: int) -> int:
    """Find the name that ends a phrase behind a preposition: the Smith of "a speech Smith"."""
    name = end
    while name > start and folded.words[name - 1][0].isupper():
        name -= 1
    return _trim(folded, name if start < name < end else start, end)


def _trim(folded: Folded, start: int, end: int) -> int:
    """Leave out a day, an adverb or a conjunction in front."""
    while start < end and _is_outside(folded, start):
        start += 1
    return start


def _is_outside(folded: Folded, index: int) -> bool:
    """Tell whether a word in front of a phrase is no part of it."""
    word, lower = folded.words[index], folded.lowers[index]
    if word in TIMES or lower in CONJUNCTIONS or word.isdigit() or not word[0].isalnum():
        return True
    if word.istitle() and index and folded.words[index + 1].istitle():
        return False  # in the Daily Herald
    return is_adverb(lower) and lower not in DETERMINERS


def is_phrase(folded: Folded, start: int, end: int) -> bool:
    """Tell whether some word of it can be a noun."""
    grammar = GRAMMAR if end - start == 1 else GRAMMAR_IN_PHRASE
    return any(lower not in grammar and lower[:1].isalpha() for lower in folded.lowers[start:end])


def as_phrase(folded: Folded, start: int, end: int) -> Subject | None:
    """Give a range as a subject; None where none of its words can be a noun."""
    return Subject(start, end) if is_phrase(folded, start, end) else None


def phrase_before(folded: Folded, end: int, floor: int) -> Subject | None:
    """Give the noun phrase that ends before a word."""
    return as_phrase(folded, phrase_start(folded, end, floor), end)


def subject_after(folded: Folded, start: int, to_comma: bool = False) -> Subject | None:
    """Find the noun phrase that begins at a word: of "said Smith".

    With `to_comma` all of "according to a man in Rome" that stands before the comma.
    """
    stop = min(len(folded.words), start + REACH)
    end = _phrase_end(folded, start, stop, to_comma)
    while end > start and folded.lowers[end - 1] in JOINTS:
        end -= 1
    listed = end_of_names(folded, end, stop)
    if listed and folded.words[listed : listed + 1] in ([","], ["."]):
        end = listed  # according to Chad, Mali and Kenya, …
    if end == start or not _opens_phrase(folded, start):
        return None
    return Subject(start, end)


def _phrase_end(folded: Folded, start: int, stop: int, to_comma: bool) -> int:
    """Find the word that ends a phrase; it goes on behind a short bracket."""
    end = start
    while end < stop:
        inside = end > start
        bracket = inside and folded.words[end] == "(" and _closing_bracket(folded, end)
        if bracket:
            end = bracket
        elif _is_border(folded, end) or (inside and _ends_phrase(folded, end, to_comma)):
            break
        end += 1
    return end


def _is_border(folded: Folded, index: int) -> bool:
    """Tell whether punctuation ends the phrase; the dot of an abbreviation does not."""
    word = folded.words[index]
    if word == "." and folded.words[index - 1][0].isupper():
        return not folded.lowers[index + 1][:1].isalpha()  # else the sentence goes on
    return word in ENDINGS or word == ","


def _closing_bracket(folded: Folded, index: int) -> int:
    for place in range(index, min(len(folded.words), index + LONGEST_BRACKET)):
        if folded.words[place] == ")":
            return place
    return 0


def _ends_phrase(folded: Folded, index: int, to_comma: bool) -> bool:
    word, lower = folded.words[index], folded.lowers[index]
    if to_comma or lower in CLAUSES:
        return lower in CLAUSES
    if lower in {"and", "or"}:
        return not FINITE_VERBS.isdisjoint(folded.words[index + 1 : index + 2])
    if lower in PREPOSITIONS:
        return lower not in HEAD_LINKS
    if is_auxiliary(lower) or is_adverb(lower) or word in ENDING_PHRASE:
        return True
    if folded.lowers[index - 1] in POSSESSIVES:
        return False  # the council's acting head
    reached = lower.endswith("ed") and folded.lowers[index + 1] in PREPOSITIONS
    return word.islower() and (reached or lower.endswith("ing"))  # a teacher reached by phone


def _opens_phrase(folded: Folded, index: int) -> bool:
    word, lower = folded.words[index], folded.lowers[index]
    if not word[0].isalnum() or lower in NO_SUBJECTS:
        return False
    if word in TIMES or is_auxiliary(lower):
        return lower in {"another", "some"}
    return lower not in JOINTS


def start_of_names(folded: Folded, start: int, last: int, *, floor: int) -> int:
    """Find where a list of names begins: "Chad, Mali and Kenya"; not: On Monday, Mali and Kenya."""
    if JOINING.isdisjoint(folded.lowers[start + 1 : last]) or not _is_name(folded, start):
        return start
    while start - 1 > floor and folded.words[start - 1] == ",":
        first = end = start - 1
        while first > floor and _is_name(folded, first - 1):
            first -= 1
        opens = first == floor or folded.lowers[first - 1] not in PREPOSITIONS
        if first == end or not opens:
            break
        start = first
    return start


def start_with_others(folded: Folded, start: int, floor: int) -> int:
    """Find where "Oxfam and others" begins, whose last word stands at `start`."""
    first = start - 1
    if folded.lowers[start] != "others" or first <= floor or folded.lowers[first] != "and":
        return start
    while first > floor and _is_name(folded, first - 1):
        first -= 1
    return first if first < start - 1 else start


def end_of_names(folded: Folded, comma: int, stop: int) -> int:
    """Find where the list ends whose first name stands in front of a comma; 0 where none stands."""
    joined, end = False, comma
    while end < stop and folded.words[end] == ",":
        place = end + 1
        while place < stop and (_is_name(folded, place) or folded.lowers[place] in JOINING):
            joined = joined or folded.lowers[place] in JOINING
            place += 1
        if place == end + 1:
            break
        end = place
    return end if joined else 0


def _is_name(folded: Folded, index: int) -> bool:
    """Tell whether a word with a capital, or the article in front of one, stands at an index."""
    word = folded.words[index]
    if word.lower() == "the":
        return any(behind[0].isupper() for behind in folded.words[index + 1 : index + 2])
    return word[0].isupper() and word not in TIMES and word.lower() not in PREPOSITIONS
