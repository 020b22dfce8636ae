"""Cut a sentence into clauses by the words that open them, and find verb and subject of each.

Positions are indexes into `Sentence.tokens`, end excluded; `tagger.TAGS` says what a tag means.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.frozen import replace
from generator.model import Sentence, Span, Token
from generator.parse.events.clause_cuts import ClauseDraft, draft_clauses
from generator.parse.events.clause_shapes import GROUP, PARTICIPLE
from generator.parse.grammar.tagger import MARKS, lower_words, tag
from generator.word_lists import set_of

# Before a number, which says something else without them.
LIMITS = {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("up", "to")}
LIMITS |= {("fewer", "than")}
NOUN = re.compile("[NODqG]")  # "Fighting has displaced 3,000 people"
WITHOUT_OBJECT = re.compile(r"[VY][RMXU][^,CKY;]*")
DESCRIPTION = re.compile(r"[,VPGW;]")
LISTED = re.compile(r"D?[NO]{1,4}(?:,D?[NO]{1,4}){1,8},?CD?[NO]{1,5}")  # "Chad, Mali and Kenya"
GOVERNING = frozenset(",;AVYRICKUWTXSBP")  # the tags before a noun phrase
LINKED = re.compile("[NB]R")  # a noun and a preposition behind it
LOCATING = set_of("in at near across outside around")  # before a place
MODIFYING = frozenset("NXCP")  # between an article and its noun: the long and bitter war
LONGEST_MODIFIERS = 5  # of them
SEPARATORS = ",.;:—–-•▪●◦"  # marks that belong to no clause
BE = set_of("is are was were be been being")
# As many sentences as an article has that are read for its events and again for its relations.
READINGS_KEPT = 256
# Tokens: what runs on for longer is a table or a list, and has no clauses.
LONGEST = 300
ARTICLES = set_of("a an the")
# The last words of a phrase that tells when: "the same day, …", "a decade later, …".
FRAMING = set_of("day week month year decade morning afternoon evening night later earlier")
QUOTED = re.compile("q+")
SHORTEST_QUOTED = 4  # words between marks that may tell something
LABEL = 9  # tokens: a dateline, or the name of who speaks in an interview


class Clause(NamedTuple):
    """A clause with what it hangs on.

    `words`, `tags` and `tokens` are those of its sentence, since what its positions point to may
    stand in another clause.
    """

    tokens: tuple[Token, ...]
    words: list[str]  # the tokens in lower case
    tags: str  # one letter each
    # main, fronted, subordinate, relative, complement, shared, participle, attribution
    kind: str
    link: str  # the word that opens it: "after", "which", "and", "that", or ""
    # Without the link; several where other clauses stand inside it.
    pieces: tuple[range, ...]
    verb: range | None
    subject: range | None  # its own, or that of the clause it shares it with
    host: "Clause | None"  # the clause that it hangs on

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].stop

    def holds(self, index: int) -> bool:
        """Whether the token at the index stands in the clause."""
        if index in self.pieces[0]:
            return True
        return len(self.pieces) > 1 and any(index in piece for piece in self.pieces)

    def word(self, index: int) -> str:
        """Give the word at the index, in its sentence; "" where that has none."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> str:
        """Give the tag of that word; "" where the sentence has none."""
        return self.tags[index : index + 1]

    @property
    def indexes(self) -> list[int]:
        """The indexes of its tokens."""
        return [index for piece in self.pieces for index in piece]

    @property
    def verb_words(self) -> list[str]:
        """The words of its verb group."""
        return self.words[self.verb.start : self.verb.stop] if self.verb else []

    @property
    def subject_words(self) -> list[str]:
        """The words of its subject."""
        return self.words[self.subject.start : self.subject.stop] if self.subject else []

    @property
    def head(self) -> range | None:
        """Its subject without what stands before, "In May, …", or describes it: ", an ally"."""
        subject = self.subject
        if subject is None:
            return None
        start = self._behind_label(subject)
        while "," in self.tags[start : subject.stop - 1] and self._is_frame(start):
            start = self.tags.index(",", start) + 1
        listed = LISTED.match(self.tags, start, subject.stop)
        behind = listed.end() if listed else start + 1
        described = DESCRIPTION.search(self.tags, behind, subject.stop)
        return range(start, described.start() if described else subject.stop)

    def _is_frame(self, start: int) -> bool:
        """Whether a phrase before a comma tells when or where: "in May", "the same day"."""
        last = self.words[self.tags.index(",", start) - 1]
        return self.tags[start] in "RUMGX" or (self.tags[start] == "D" and last in FRAMING)

    def _behind_label(self, subject: range) -> int:
        """Say where a subject begins behind who speaks, "NAJI: The …", or "CAIRO (AP) — The …"."""
        if subject.start:
            return subject.start
        label = self.tags.rfind(";", 1, min(LABEL, subject.stop - 1))
        is_insertion = self.tags[label + 1 : label + 2] == "W" or ";" in self.tags[1:label]
        return subject.start if is_insertion else label + 1

    @property
    def span(self) -> Span:
        """Its stretch of text, without marks at its edges; a quotation and brackets stay whole."""
        start, end = self.start, self.end
        tokens = self.tokens
        while end - start > 1 and _is_outside(tokens, start, end):
            end -= 1
        while start < end - 1 and tokens[start][2] in SEPARATORS:
            start += 1
        return Span(tokens[start][0], tokens[end - 1][1])

    def span_of(self, indexes: range) -> Span:
        """Give the stretch of text from the first token to the last."""
        return Span(self.tokens[indexes.start].start, self.tokens[indexes.stop - 1].end)

    def is_passive(self) -> bool:
        """Whether its verb group is passive: a form of "be", then a past participle.

        One that goes on with a passive is passive too: "was seized and beaten"; but not "was
        seized and told the court".
        """
        verb = self.verb
        if verb is None or self.tags[verb.stop - 1] not in "VPY":
            return False
        if not BE.isdisjoint(self.verb_words):
            return True
        if self.host is None or self.kind != "shared" or self.tags[verb.stop - 1] == "Y":
            return False
        has_object = self.tag(verb.stop) in ("D", "N", "O")
        return not has_object and self.host.is_passive()


class SentenceReading(NamedTuple):
    """A sentence with its tokens in lower case, their tags and its clauses by their start."""

    sentence: Sentence
    words: list[str]
    tags: str
    clauses: tuple[Clause, ...]


@lru_cache(READINGS_KEPT)
def read_sentence(sentence: Sentence) -> SentenceReading:
    """Cut a sentence into clauses; none where it is longer than a sentence can be."""
    words = lower_words(sentence)
    if not 0 < len(words) <= LONGEST:
        return SentenceReading(sentence, words, tags="", clauses=())
    tags = tag(sentence, words)
    clauses: dict[ClauseDraft, Clause] = {}
    for draft in draft_clauses(words, tags):
        host = clauses[draft.host] if draft.host else None
        found = _group_of(draft, tags)
        if found is None and draft.kind in ("participle", "subordinate"):
            match = PARTICIPLE.match(tags, draft.pieces[0].start)
            found = range(match.end() - 1, match.end()) if match else None
        verb = found
        clauses[draft] = Clause(
            tokens=sentence.tokens,
            words=words,
            tags=tags,
            kind=draft.kind,
            link=draft.link,
            pieces=tuple(draft.pieces),
            verb=verb,
            subject=_subject(draft, verb, tags=tags, host=host),
            host=host,
        )
    return SentenceReading(sentence, words, tags=tags, clauses=tuple(clauses.values()))


def quoted_parts(sentence: Sentence, tags: str) -> Iterator[Sentence]:
    """Yield what stands between quotation marks, each as a sentence of its own words."""
    for run in QUOTED.finditer(tags):
        tokens = sentence.tokens[run.start() : run.end()]
        while tokens and tokens[0].text in MARKS:
            tokens = tokens[1:]
        while tokens and tokens[-1].text in MARKS:
            tokens = tokens[:-1]
        if len(tokens) >= SHORTEST_QUOTED and not any(token.text in MARKS for token in tokens):
            yield replace(sentence, tokens=tokens)


def _is_outside(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the last token is a mark that belongs to no clause."""
    last = tokens[end - 1][2]
    if last in SEPARATORS or last in "([":
        return True
    return last == ")" and all(token[2] != "(" for token in tokens[start:end])


def _group_of(draft: ClauseDraft, tags: str) -> range | None:
    """Find the first verb group, or where that has no object the next without a comma between.

    A participle has none: "men held since 2011 took the town"; but "men took a town held since".
    """
    found = None
    for piece in draft.pieces:
        for match in GROUP.finditer(tags, piece.start, piece.stop):
            if found and tags[match.start() - 1] == "I":
                continue  # "claimed to have taken the town"
            if found and _is_inserted(tags, found, piece.start, before=match.start()):
                found = None
            goes_on = match.group() != "S"  # "objected on Tuesday to demands that …"
            if found and not (
                goes_on and WITHOUT_OBJECT.fullmatch(tags, found.start, match.start())
            ):
                return found
            found = range(match.start(), match.end())
    return found


def _is_inserted(tags: str, group: range, start: int, *, before: int) -> bool:
    """Whether a verb is a participle before the comma behind which the clause has its verb.

    "Under the deal signed on Monday, the army left"; "The dam, built in 1974, collapsed".
    """
    if tags[group.start : group.stop] != "V" or "," not in tags[group.stop : before]:
        return False
    in_commas = tags[group.start - 1] == "," and tags[before - 1] == ","
    fronted = tags[start] == "R" and tags[group.stop] in "RM" and tags[before - 1] not in ",C"
    return in_commas or fronted


def _subject(
    draft: ClauseDraft,
    verb: range | None,
    *,
    tags: str,
    host: Clause | None,
) -> range | None:
    """Find the subject of a clause: its own, what a relative clause is about, or its host's."""
    if verb is None:
        return None
    first = draft.pieces[0].start
    start = first
    quoted = tags.rfind("q", first, verb.start) + 1  # "“…,” Qassem said"
    if quoted < verb.start:
        start = max(first, quoted)
    if NOUN.search(tags, start, verb.start):
        return range(start, verb.start)
    if host is None:
        return None
    if draft.kind == "relative":
        return antecedent(host, first, tags=tags)
    return host.subject if draft.kind in ("shared", "participle", "subordinate") else None


def antecedent(host: Clause, before: int, *, tags: str) -> range | None:
    """Find the noun phrase before a relative clause, back to what governs it."""
    ends = (piece.stop for piece in host.pieces if piece.stop <= before)
    end = max(ends, default=None)
    if end is None:
        return None
    while end > host.start and tags[end - 1] in ",;":
        end -= 1
    start = _start_of_antecedent(host, end, tags=tags)
    if host.words[start:end] and host.words[start].isdigit() and tags[start - 1] == ",":
        start = _start_of_antecedent(host, start - 1, tags=tags)  # "Anna Berg, 40, who"
    return range(start, end) if start < end else None


def _start_of_antecedent(host: Clause, end: int, *, tags: str) -> int:
    start = end
    while start > host.start and tags[start - 1] not in GOVERNING:
        start -= 1
        if host.words[start] in ARTICLES:
            break
    return start - _limits_before(host, start)


def _limits_before(host: Clause, start: int) -> int:
    """Count the words that limit the number of a phrase: | at least 40 people who."""
    before = host.words[max(host.start, start - 2) : start + 1]
    if tuple(before[-2:]) in LIMITS:  # at | least
        return 1
    return 2 if tuple(before[:2]) in LIMITS else 0


def whole_phrase(clause: Clause, phrase: range) -> int:
    """Give the token with which all of a phrase begins: "an outbreak in | Chad, which began".

    What a relative clause tells is told of the noun, not of the place that it was in.
    """
    host, start = clause.host, phrase.start
    if host is None or clause.words[start] in ARTICLES:
        return start
    is_in_place = False
    while start - 2 >= host.start and LINKED.fullmatch(clause.tags, start - 2, start):
        is_in_place = is_in_place or clause.words[start - 1] in LOCATING
        start = _start_of_noun(clause, start - 2, floor=host.start)
    return start if is_in_place else phrase.start


def _start_of_noun(clause: Clause, noun: int, *, floor: int) -> int:
    """Give the article of a noun, or its first adjective: | the long and bitter war."""
    for index in range(noun - 1, max(floor, noun - LONGEST_MODIFIERS) - 1, -1):
        if clause.words[index] in ARTICLES:
            return index
        if clause.tags[index] not in MODIFYING:
            break
    start = noun
    while start > floor and clause.tags[start - 1] not in GOVERNING:
        start -= 1
    return start


def token_at(tokens: tuple[Token, ...], position: int) -> int:
    """Give the index of the first token that ends behind the position, -1 if none does."""
    index = bisect_left(tokens, (position,))
    if index and tokens[index - 1].end > position:
        index -= 1
    return index if index < len(tokens) else -1
