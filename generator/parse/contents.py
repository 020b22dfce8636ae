"""Find where what is said begins and ends, before and after the words that report it.

Ranges count words of a folded sentence, end excluded.
"""

from generator.parse.cues import Form, cue_forms
from generator.parse.folding import MARKED, Folded
from generator.parse.speakers import (
    DASHES,
    before_group,
    is_adverb,
    is_auxiliary,
    is_pronoun,
    phrase_start,
    words_of,
)

REACH = 30  # words between a verb and the quotation it introduces
TERMINAL = frozenset(".,?!…;:-—–")
SUBJECTS = frozenset("he she it they we i you there".split())
CLOSING = "”\"'’»` "
Range = tuple[int, int]


def is_utterance(folded: Folded, text: str, index: int) -> bool:
    """Whether a quotation stands by itself: it ends in punctuation, or the clause ends behind it."""
    inner = folded.marked[index].inner.of(text).rstrip(CLOSING)
    following = folded.lower(index + 1)
    return inner[-1:] in TERMINAL or not following[:1].isalnum() and following not in {MARKED, "(", "["} | DASHES


def opens_utterance(folded: Folded, text: str, index: int) -> bool:
    """Whether a quotation begins as a sentence does."""
    first = folded.marked[index].inner.of(text).lstrip(" [(….‘'“\"")[:1]
    return not first.islower()


def skip_adjunct(folded: Folded, text: str, start: int) -> int:
    """Where the words go on behind "on Thursday", "in a statement", "to reporters": at what is said, if it follows."""
    index = start
    while index - start < 8 and (
        folded.words[index : index + 1]
        and (folded.words[index] in words_of("times") or is_adverb(folded.words[index]) or _is_time(folded, index))
        and folded.lower(index + 1) not in {"'s", "’s"}
        and folded.lower(index) not in {"all", "that", "this", "last", "next", "so"} | words_of("pronouns")
        or folded.lower(index) in {"this", "last", "next"}
        and folded.words[index + 1 : index + 2]
        and (folded.words[index + 1] in words_of("times"))
    ):
        index += 1
    if folded.lower(index) in words_of("prepositions") and folded.lower(index) != "than":
        return _behind_phrase(folded, text, index) or index
    return index


def _is_time(folded: Folded, index: int) -> bool:
    following = folded.words[index + 1 : index + 2]
    if folded.lower(index) == "on":
        return bool(following) and following[0] in words_of("times")
    return folded.words[index].isdigit() and folded.words[index - 1] in words_of("times")


def opening_end(folded: Folded, text: str, start: int) -> int:
    """Where the content of a participle that opens a sentence ends: at the comma in front of the main clause."""
    comma = None
    for index in range(start, min(len(folded.words), start + 2 * REACH)):
        word = folded.words[index]
        if word == "," or ends_in_comma(folded, text, index):
            comma = index + (word == MARKED)
        elif comma is not None and _is_main_verb(word):
            return comma
    return len(folded.words) if comma is None else comma


def is_clause(folded: Folded, start: int) -> bool:
    """Whether a clause begins at a word without "that": a pronoun as subject, or a subject with its auxiliary."""
    lower, following = folded.lower(start), folded.lower(start + 1)
    if lower == "it":
        return is_auxiliary(following) or following.endswith(("ed", "s"))
    if lower in SUBJECTS:
        return True
    for index in range(start + 1, min(len(folded.words), start + 12)):
        word = folded.lower(index)
        if is_auxiliary(word):
            return True
        if word in {"that", "who", "which", "to", MARKED, "after", "as", "when"} or not word[0].isalnum():
            return False
    return False


def aside_end(folded: Folded, start: int, end: int) -> int:
    """Where the content of a relative clause ends: at the comma that the main verb follows: who said so, said."""
    for index in range(start, end - 1):
        if folded.words[index] == "," and (
            _is_main_verb(folded.words[index + 1])
            or is_auxiliary(folded.lower(index + 1))
            or is_adverb(folded.words[index + 1])
            and _is_main_verb(folded.words[min(index + 2, end - 1)])
        ):
            return index
    return end


def _is_main_verb(word: str) -> bool:
    cue = cue_forms().get(word)
    return cue is not None and cue.form is Form.FINITE and not cue.noun


def _behind_phrase(folded: Folded, text: str, start: int) -> int | None:
    """Where a quotation or a that-clause begins behind a phrase with a preposition; None where none does."""
    stop = min(len(folded.words), start + REACH)
    for index in range(start + 1, stop):
        word = folded.words[index]
        if word == MARKED:
            if folded.words[index - 1] in {",", ":"} or _is_sentence(folded, text, index):
                return index
        elif word == "that" and folded.lower(index + 1) not in words_of("auxiliaries"):
            return index
        elif word == ":" and folded.lower(index + 1):
            return index
        elif word in {".", ";"} | DASHES:
            return None
        elif word == "," and folded.words[index + 1 : index + 2] not in ([MARKED], ["that"]):
            continue
        elif word in words_of("documents") and _opens_clause(folded, index + 1):
            return index + 1
    return None


def _is_sentence(folded: Folded, text: str, index: int) -> bool:
    """Whether a quotation that no punctuation introduces is nevertheless what is said, and no title or name."""
    passage = folded.marked[index]
    long = passage.inner.of(text).count(" ") > 3
    return long and folded.words[index - 1] not in {"'s", "’s"} and opens_utterance(folded, text, index)


def _opens_clause(folded: Folded, index: int) -> bool:
    return folded.lower(index) in SUBJECTS | {"the", "his", "her", "their", "its"}


def behind_aside(folded: Folded, start: int) -> int:
    """Where the words go on behind a stretch between commas, if a quotation or "that" follows: said, in tears, that."""
    forms = cue_forms()
    if folded.lower(start) in {MARKED, "that"}:
        return start
    for index in range(start, min(len(folded.words) - 1, start + REACH)):
        if folded.words[index] in forms or folded.words[index] in {";", ":", MARKED} | DASHES:
            return start
        if folded.words[index] == "," and folded.words[index + 1] in {MARKED, "that"}:
            return index + 1
    return start


def next_quotation(folded: Folded, start: int) -> int:
    """Where a quotation goes on behind its attribution: “…,” she told the paper in May, “…”; past the end if it
    does not."""
    forms = cue_forms()
    for index in range(start, min(len(folded.words), start + 2 * REACH)):
        word = folded.words[index]
        if word == MARKED:
            before = folded.lower(index - 1)
            if before in {"and", "but"}:
                before = folded.lower(index - 2)
            introduced = any(place > start and folded.words[place] in forms for place in (index - 1, index - 2))
            if index == start or before in {",", ":"} | DASHES and not introduced:
                return index
            break
        if word == ";" or word in forms and index > start and not forms[word].noun:
            break
    return len(folded.words)


def skip_addressee(folded: Folded, start: int) -> int:
    """Where the words go on behind the person who is told something."""
    index, stop = start, min(len(folded.words), start + 15)
    for place in range(start, stop):
        if folded.words[place] == "that" and place > start:
            return place
        if not (folded.words[place][0].isalnum() or folded.words[place] in {"'s", "’s"}):
            break
    if folded.lower(index) in {"him", "her", "them", "me", "us", "you", "it", "reporters", "lawmakers", "supporters"}:
        return index + 1
    if folded.lower(index) in words_of("determiners"):
        index += 1
    while index < stop:
        word, lower = folded.words[index], folded.lower(index)
        if not (word[0].isalnum() or word in {"'s", "’s", "&"}) and not _titled(folded, index):
            break
        if lower in SUBJECTS | {"that", "to", "how", "why", "what", "whether", "if", "about", "on", "during", "in"}:
            break
        if index > start and lower in words_of("determiners") and folded.lower(index - 1) not in {"of", "at", "for"}:
            break
        if index > start and folded.words[index - 1].islower() and word[0].isupper() and folded.lower(index - 1) not in (
            words_of("linking") | words_of("determiners") | words_of("conjunctions")
        ):
            break
        if is_auxiliary(lower):
            break
        index += 1
    return index


def _titled(folded: Folded, index: int) -> bool:
    """Whether a short quotation is the title of a programme among the addressee's names: told CBS's “Today” that."""
    return folded.words[index] == MARKED and index > 0 and folded.words[index - 1] in {"'s", "’s"}


def right_end(folded: Folded, text: str, start: int) -> int:
    """Where what is said ends that begins at a word: before another cue joined to this one, else with the sentence."""
    forms = cue_forms()
    stop = len(folded.words)
    depth, quoted = 0, False
    for index in range(start, stop):
        word = folded.words[index]
        if word in {"(", "["}:
            depth += 1
        elif word in {")", "]"}:
            depth -= 1
            if depth < 0:
                return index
        elif word == ";":
            return index
        elif word == MARKED and index > start and folded.words[index - 1] in {":"} | DASHES and opens_utterance(
            folded, text, index
        ):
            return index - 1
        elif word == MARKED and index > start and _ends_with_stop(folded, text, index):
            return index + 1
        elif word == "according" and index > start + 1 and folded.lower(index + 1) == "to":
            return index - (folded.words[index - 1] == ",")
        elif word in forms and index > start + 1:
            border = _joined(folded, text, start, index)
            if border is not None:
                return border
        elif word == "," and (_breaks(folded, index) or quoted and _comments(folded, index)):
            return index
        quoted = quoted or word == MARKED
    return stop


def _ends_with_stop(folded: Folded, text: str, index: int) -> bool:
    """Whether a quotation inside a clause ends it: “… to go,” but then."""
    inner = folded.marked[index].inner.of(text).rstrip(CLOSING)
    return inner[-1:] in ".?!" or (inner[-1:] == "," and folded.lower(index + 1) in {"but", "while", "though", "adding"})


def _breaks(folded: Folded, comma: int) -> bool:
    """Whether the writer goes on by himself behind a comma: ", but the", ", while"."""
    following = folded.lower(comma + 1)
    return following in {"while", "although", "though", "whereas"} or following == "but" and folded.lower(comma + 2) not in {
        "also", "that", "not", "only", MARKED}


def _comments(folded: Folded, comma: int) -> bool:
    """Whether the writer comments on the words that he quoted: ", leaving", ", which"."""
    following, after = folded.lower(comma + 1), folded.lower(comma + 2)
    return following == "which" or following.endswith("ing") or following.endswith("ly") and after.endswith("ing")


def object_end(folded: Folded, start: int, end: int) -> int:
    """Where the object of a judgement ends that quotes: called him “weak” on Monday."""
    quoted = False
    for index in range(start, end):
        word, lower = folded.words[index], folded.lower(index)
        if quoted and (
            word in DASHES
            or word in words_of("times")
            or lower in {"during", "on", "after", "when", "while", "at"}
            or word == "," and folded.words[index + 1 : index + 2] != [MARKED]
        ):
            return index
        quoted = quoted or word == MARKED
    return end


def _joined(folded: Folded, text: str, start: int, index: int) -> int | None:
    """Where a clause ends if a verb of reporting is joined to it: before "and said", before ", adding"."""
    cue = cue_forms()[folded.words[index]]
    group = before_group(folded, index)
    if group < start:
        return None
    if cue.form is Form.GERUND and folded.lower(index + 1) == ":" and folded.lower(index + 2) == MARKED:
        return group
    word = folded.lower(group)
    if cue.form is Form.GERUND and group == index - 1 and (word in {",", "and"} or ends_in_comma(folded, text, group)):
        border = group + (word == MARKED)
        return border if cue.ways & {"say", "that", "tell", "urge", "judge"} or cue.particles else None
    if word in {"and", "but"} and cue.form is Form.FINITE and not cue.noun and index - group < 4:
        if not cue.ways & {"say", "that", "tell", "urge", "pledge", "judge"} and not _has_particle(folded, index):
            return None
        return group - (folded.lower(group - 1) == ",")
    if cue.form is Form.FINITE and not cue.noun and word[:1].isalpha() and "say" in cue.ways | {"say"}:
        return _next_clause(folded, start, group)
    return None


def _next_clause(folded: Folded, start: int, subject_end: int) -> int | None:
    """Where a clause ends before another with a subject of its own: "…, and Smith said", "… as Smith noted"."""
    floor = max(start, subject_end - REACH)
    first = subject_end if is_pronoun(folded, subject_end) else phrase_start(folded, subject_end + 1, floor)
    joint = first - 1
    if joint <= start or first > subject_end or folded.lower(joint) not in {"and", "but", "as", "when"}:
        return None
    return joint - (folded.lower(joint - 1) == ",")


def ends_in_comma(folded: Folded, text: str, index: int) -> bool:
    return index in folded.marked and folded.marked[index].inner.of(text).rstrip(CLOSING)[-1:] == ","


def _has_particle(folded: Folded, index: int) -> bool:
    cue = cue_forms()[folded.words[index]]
    return any(folded.lower(index + 1) == particle.split()[0] for particle, _ in cue.particles)


def trim(folded: Folded, start: int, end: int) -> Range | None:
    """Without "that" in front and without punctuation around; None where nothing is left."""
    while start < end and (folded.words[start] in {",", ":", "—", "–", "-", "--", ")", ";", "."} or (
        folded.words[start] == "that" and end - start > 1
    )):
        start += 1
    while end > start and folded.words[end - 1] in {",", ".", ":", ";", "?", "!", "—", "–", "--", "―"}:
        end -= 1
    return (start, end) if start < end else None
