"""Find where what is said ends.

Ranges count words of a folded sentence, end excluded.
"""

from itertools import pairwise

from generator.parse.grammar.cues import BASE, FINITE, GERUND, cue_forms
from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import (
    DETERMINERS,
    MAIN_VERBS,
    PASSIVE,
    TIMES,
    TURNS,
    is_adverb,
    is_auxiliary,
    is_pronoun,
)
from generator.parse.quotes.folding import (
    CLOSING,
    MARKED,
    Folded,
    Range,
    ends_in_comma,
    is_utterance,
    opens_utterance,
)
from generator.parse.quotes.noun_phrases import phrase_start
from generator.parse.quotes.verb_groups import before_group
from generator.word_lists import read_words, set_of

CONTRASTED = frozenset({"also", "that", "not", "only", MARKED})  # behind "but" what is said goes on
INTRODUCING = DASHES | {":"}
GOING_ON = DETERMINERS | {MARKED, "as"}  # behind "and" the object of a judgement goes on with them
AROUND = set_of(", : ; . ? ! )") | DASHES  # no part of what is said
STRAY = frozenset('"“”')  # a mark that nothing closes
BEHIND = AROUND - {")"}
BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}  # how much deeper the words stand behind each
# What may end what is said.
BORDERS = frozenset(cue_forms()) | BRACKETS.keys() | {";", ",", "according", MARKED}
OPENING_REACH = 60  # words within which the clause ends that opens a sentence
UNINFLECTED = set_of("say argue insist")  # main verbs behind a plural
REPORTING = set_of("say that tell urge judge name")  # what joins two reports
LONGEST_JOINED = 4  # words from "and" to the verb that it joins
AFTER_OBJECT = set_of("during on after when while at")
SETTING_OFF = DASHES | {","}
ARTICLES = frozenset(read_words("grammar")["articles"])
GLOSSES = set_of("term word name phrase expression slur euphemism")
GLOSSES |= {"reference", "acronym", "nickname", "abbreviation"}
BEHIND_GLOSS = set_of("for used to meaning referring given")
GLOSS_REACH = 5  # words from its article to what follows its noun


def right_end(folded: Folded, start: int) -> int:
    """Find where what is said ends: before a joined reporting verb, else with the sentence."""
    depth, quoted = 0, False
    for index in range(start, len(folded.words)):
        word = folded.words[index]
        if word not in BORDERS:
            continue
        if word in BRACKETS:
            depth += BRACKETS[word]
            if depth < 0:
                return index
            continue
        find_border = END_RULES.get(word, _before_joined_verb)
        border = find_border(folded, start, index=index, quoted=quoted)
        if border is not None:
            return border
        quoted = quoted or word == MARKED
    return len(folded.words)


def _at_semicolon(folded: Folded, start: int, *, index: int, quoted: bool) -> int | None:
    return index


def _around_quotation(folded: Folded, start: int, *, index: int, quoted: bool) -> int | None:
    """Find the border before a quotation that a colon introduces, or behind one that ends."""
    if _glosses(folded, index + 1):
        return index + 1
    if index == start:
        return None
    if folded.words[index - 1] in INTRODUCING and opens_utterance(folded, index):
        return index - 1
    return index + 1 if _ends_with_stop(folded, index) else None


def _before_source(folded: Folded, start: int, *, index: int, quoted: bool) -> int | None:
    """Find the border before "according to"."""
    if index <= start + 1 or folded.lowers[index + 1] != "to":
        return None
    return _without_comma(folded, index)


def _at_comma(folded: Folded, start: int, *, index: int, quoted: bool) -> int | None:
    """Find the border at a comma behind which the writer speaks."""
    ends = _breaks(folded, index) or (quoted and _comments(folded, index))
    return index if ends else None


def _before_joined_verb(folded: Folded, start: int, *, index: int, quoted: bool) -> int | None:
    """Find the border before a reporting verb that is joined: before "and said", ", adding"."""
    group = before_group(folded, index) if index > start + 1 else -1
    if group < start:
        return None
    cue = cue_forms()[folded.words[index]]
    if (
        cue.form is GERUND
        and folded.lowers[index + 1] == ":"
        and folded.lowers[index + 2] == MARKED
    ):
        return group
    return _at_joint(folded, start, index=index, group=group)


def _at_joint(folded: Folded, start: int, *, index: int, group: int) -> int | None:
    """Find the border where a reporting verb is joined; `group` is the word before its group."""
    cue = cue_forms()[folded.words[index]]
    word = folded.lowers[group]
    if cue.form is GERUND and group == index - 1 and word in {",", "and"}:
        return group if _reports(folded, index) else None
    if word in {"and", "but"} and _is_joined_verb(folded, index, group):
        joined = "pledge" in cue.ways or _reports(folded, index)
        return _without_comma(folded, group) if joined else None
    has_subject = word[:1].isalpha() and _is_active(folded, index, group)
    return _next_clause(folded, start, group) if has_subject else None


def _is_active(folded: Folded, index: int, group: int) -> bool:
    """Tell whether a finite verb reports: not claims as a noun, were told, shot."""
    cue = cue_forms()[folded.words[index]]
    if cue.form is not FINITE or cue.noun:
        return False
    if not (cue.ways or _reports(folded, index)):
        return False
    return not cue.participle or PASSIVE.isdisjoint(folded.lowers[group + 1 : index])


def _reports(folded: Folded, index: int) -> bool:
    """Tell whether a form is of a verb that reports on its own, or has its particle behind it."""
    cue = cue_forms()[folded.words[index]]
    if not REPORTING.isdisjoint(cue.ways):
        return True
    following = folded.lowers[index + 1]
    return any(following == particle.split()[0] for particle, _ in cue.particles)


END_RULES = {
    ";": _at_semicolon,
    MARKED: _around_quotation,
    "according": _before_source,
    ",": _at_comma,
}  # by the word at the border; any other is a reporting verb


def _without_comma(folded: Folded, index: int) -> int:
    """Give the border before a word, and before the comma in front of it."""
    return index - 1 if folded.lowers[index - 1] == "," else index


def _ends_with_stop(folded: Folded, index: int) -> bool:
    """Tell whether a quotation inside a clause ends it: “… to go,” but then."""
    last = folded.inner(index).rstrip(CLOSING)[-1:]
    if last != ",":
        return last in ".?!"
    breaks = folded.lowers[index + 1] in {"but", "while", "though", "adding"}
    return breaks or _comments(folded, index)


def _breaks(folded: Folded, comma: int) -> bool:
    """Tell whether the writer goes on alone behind a comma: ", but the", ", while"."""
    following, after = folded.lowers[comma + 1], folded.lowers[comma + 2]
    if following == "but":
        return after not in CONTRASTED and not _quotes_on(folded, comma + 2)
    return following in TURNS


def _quotes_on(folded: Folded, start: int) -> bool:
    """Tell whether a clause quotes on without a verb of saying: …, but it “goes on”."""
    for word in folded.words[start:]:
        if word == MARKED:
            return True
        if word in MAIN_VERBS:
            return False
    return False


def _comments(folded: Folded, comma: int) -> bool:
    """Tell whether the writer comments on the words quoted: ", leaving", ", which"."""
    following, after = folded.lowers[comma + 1], folded.lowers[comma + 2]
    if following == "which" or following.endswith("ing"):
        return True
    return following.endswith("ly") and after.endswith("ing")


def _glosses(folded: Folded, mark: int) -> bool:
    """Tell whether the writer explains the words quoted: — a pejorative term for the farmers."""
    if folded.lowers[mark] not in SETTING_OFF or folded.lowers[mark + 1] not in ARTICLES:
        return False
    words = folded.lowers[mark + 2 : mark + 2 + GLOSS_REACH]
    return any(noun in GLOSSES and after in BEHIND_GLOSS for noun, after in pairwise(words))


def _is_joined_verb(folded: Folded, index: int, joint: int) -> bool:
    """Tell whether a form behind "and" or "but" is a finite verb: and said, but did not say."""
    if index - joint >= LONGEST_JOINED:
        return False
    cue = cue_forms()[folded.words[index]]
    if cue.form is BASE:
        return joint + 1 < index and is_auxiliary(folded.lowers[joint + 1])
    return cue.form is FINITE and not cue.noun


def _next_clause(folded: Folded, start: int, subject_end: int) -> int | None:
    """Find where a clause ends before another: "…, and Smith said", "… as Smith noted"."""
    floor = max(start, subject_end - OPENING_REACH)
    pronoun = is_pronoun(folded.lowers[subject_end])
    first = subject_end if pronoun else phrase_start(folded, subject_end + 1, floor)
    joint = first - 1
    if joint <= start or first > subject_end:
        return None
    joins = folded.lowers[joint] in {"and", "but", "as", "when"}
    return _without_comma(folded, joint) if joins else None


def opening_end(folded: Folded, start: int) -> int:
    """Find the comma that ends the content of a participle which opens a sentence."""
    comma = None
    for index in range(start, min(len(folded.words), start + OPENING_REACH)):
        word = folded.words[index]
        if word == ",":
            comma = index
        elif ends_in_comma(folded, index):
            comma = index + 1
        elif comma is not None and (word in MAIN_VERBS or word in UNINFLECTED):
            return comma
    return len(folded.words) if comma is None else comma


def aside_end(folded: Folded, start: int, end: int) -> int:
    """Find where the content of a relative clause ends, at the comma before the main verb."""
    for index in range(start, end - 1):
        if folded.words[index] == "," and _is_main_verb(folded, index + 1, end):
            return index
    return end


def _is_main_verb(folded: Folded, index: int, end: int) -> bool:
    """Tell whether a main verb stands at a word, or behind its adverb there."""
    word = folded.words[index]
    if word in MAIN_VERBS or is_auxiliary(folded.lowers[index]):
        return True
    return is_adverb(word) and folded.words[min(index + 1, end - 1)] in MAIN_VERBS


def object_end(folded: Folded, start: int, end: int) -> int:
    """Find where the object of a judgement ends that quotes: called him “weak” on Monday."""
    quoted = False
    for index in range(start, end):
        if _opens_dated(folded, index) or (quoted and _ends_object(folded, index)):
            return index
        quoted = quoted or folded.words[index] == MARKED
    return end


def _opens_dated(folded: Folded, comma: int) -> bool:
    """Tell whether a clause with a day of its own follows: …, and on Monday, …, and last night."""
    if folded.words[comma] != "," or folded.lowers[comma + 1] not in {"and", "but"}:
        return False
    near = folded.words[comma + 2 : comma + 4]
    return not TIMES.isdisjoint(near)


def _ends_object(folded: Folded, index: int) -> bool:
    """Tell whether the object of a judgement ends before a word behind what it quotes."""
    word, lower = folded.words[index], folded.lowers[index]
    if word in DASHES or word in TIMES or lower in AFTER_OBJECT:
        return True
    if word == ",":
        return folded.words[index + 1 : index + 2] != [MARKED]
    return lower in {"and", "but"} and folded.lowers[index + 1] not in GOING_ON


def trim(folded: Folded, start: int, end: int) -> Range | None:
    """Leave out "that" in front and punctuation around; give None where nothing is left."""
    while start < end and _opens_outside(folded, start, end):
        start += 1
    while end > start and folded.words[end - 1] in BEHIND:
        end -= 1
    return (start, end) if start < end else None


def _opens_outside(folded: Folded, start: int, end: int) -> bool:
    word = folded.words[start]
    return word in AROUND or word in STRAY or (word == "that" and end - start > 1)


def from_quotation(folded: Folded, at: int) -> Range | None:
    """Give a quotation, with the rest of its sentence where it is none of its own."""
    end = at + 1 if is_utterance(folded, at) else right_end(folded, at)
    return trim(folded, at, end)
