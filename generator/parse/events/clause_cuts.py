"""Find where the clauses of a sentence begin, and where one that was interrupted goes on.

No clause begins or ends inside quotation marks. Positions are indexes into `Sentence.tokens`, end
excluded.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.parse.events.clause_shapes import (
    ASIDE,
    ATTRIBUTION,
    CLAIM,
    CLAUSE,
    COMPLEMENT,
    DESCRIBED,
    FRONTED,
    GOES_ON,
    GROUP,
    LAST_VERB,
    NEW_SUBJECT,
    NO_SUBJECT,
    PARTICIPLE,
    RELATIVE,
    SUBJECT_AND_VERB,
    VERB,
)
from generator.parse.events.triggers import forms_of
from generator.parse.grammar.cues import cue_forms
from generator.word_lists import set_of

FINITE = "AVYS"  # the tags of verbs
# Before "as": no clause.
COMPARING = set_of("well such known same seen regarded described")
SPELLS = set_of("minutes hours days weeks months years hour day week month year")
OWN_SPELL = set_of("for another")  # before how long: "agreed to a truce for two months | after"
# "The raid comes amid fighting | since the war began": "comes" may be read as a noun.
COUNTING_BACK = frozenset({"since", "when"})
LONGEST_FRONT = 7  # words of "In the last days of May, when floods came, …"
ADVERBS_BEFORE_LINK = 3  # adverbs and a spell of time that belong to the word that opens a clause
DEEPEST = 4  # clauses inside one another
RESUME = "resume"  # the kind of a cut where an interrupted clause goes on
# The kinds of clauses that may interrupt another.
INSERTED = ("relative", "fronted", "participle", "subordinate")


class ClauseDraft:
    """A clause while its sentence is being read."""

    def __init__(self, kind: str, link: str, host: "ClauseDraft | None") -> None:
        self.kind = kind
        self.link = link
        self.host = host
        self.pieces: list[range] = []
        self.finite = False  # whether its verb has been read


class Cut(NamedTuple):
    """Where a clause begins, or one that was interrupted goes on."""

    kind: str  # that of the clause that begins, or RESUME
    link: str
    ends: int  # where the clause before it ends
    begins: int  # where its own words begin


class SentenceDraft:
    """The clauses of a sentence while it is being read."""

    def __init__(self, words: list[str], tags: str) -> None:
        self.words = words
        self.tags = tags
        self.current = ClauseDraft("main", "", host=None)
        self.clauses = [self.current]
        self.start = 0  # of the piece that is being read
        opening = CLAUSE.match(self.tags, 1) if self.tags[0] == "U" else None
        if opening is not None and "," in self.tags[opening.end() :]:
            self.current.kind = "fronted"
            self.current.link = words[0]
            self.start = 1

    def read(self, index: int) -> int:
        """Read the token at the index, and say where to go on."""
        tags = self.tags
        letter = tags[index]
        rule = CUT_RULES.get(letter)
        cut = rule(self, index) if rule else None
        if cut is None:
            if letter not in FINITE:
                return index + 1
            self.current.finite = True
            end = GROUP.match(tags, index).end()
            if not CLAIM.match(tags, end) or self.host_waits():
                # What was said begins after the verb of speech, so that it is looked at again.
                return max(end - (tags[end - 1] == "Y"), index + 1)
            cut = Cut("complement", "", end, end)
        self._apply(cut)
        return cut.begins

    def host_waits(self) -> bool:
        """Whether the next verb is that of the clause around a relative one."""
        host = self.current.host
        return self.current.kind == "relative" and host is not None and not host.finite

    def finish(self) -> None:
        """Give what is left to the clause that is being read."""
        if len(self.tags) > self.start:
            self.current.pieces.append(range(self.start, len(self.tags)))

    def _apply(self, cut: Cut) -> None:
        """End the piece that is being read, and begin the next."""
        if cut.ends > self.start:
            self.current.pieces.append(range(self.start, cut.ends))
        if cut.kind == RESUME:
            self.current = self._resumed(cut.begins) or self._begin("main", "", host=None)
        else:
            self.current = self._begin(cut.kind, cut.link, host=self.current)
        self.start = cut.begins

    def _begin(self, kind: str, link: str, host: ClauseDraft | None) -> ClauseDraft:
        draft = ClauseDraft(kind, link, host)
        self.clauses.append(draft)
        return draft

    def _resumed(self, begins: int) -> ClauseDraft | None:
        """Find the clause that goes on after an inserted one: the nearest that lacks its verb."""
        first = self.clauses[0]
        if not VERB.match(self.tags, begins):
            return None if first.finite else first  # "Since the war, which …, 12 have fled"
        candidate = self.current.host
        for _ in range(DEEPEST):
            if candidate is None or not candidate.finite:
                return candidate
            candidate = candidate.host
        return None


def _subordinate(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut before "after", "because", "if"."""
    words = draft.words
    is_cut = draft.current.finite or _follows_unread_verb(draft, index)
    if not is_cut or words[index - 1] in COMPARING:
        return None
    clause = CLAUSE.match(draft.tags, index + 1)
    if clause is None or (words[index] == "since" and words[clause.end() - 1] in {"has", "have"}):
        return None  # "the toll of those killed since the coup in May | has risen"
    ends = _before_link(draft, index)
    return Cut("subordinate", words[index], ends, index + 1)


def _follows_unread_verb(draft: SentenceDraft, index: int) -> bool:
    """Whether a participle stands before "since", or so much that it has a verb read as a noun."""
    if draft.current.kind == "participle":
        return NEW_SUBJECT.match(draft.tags, index + 1) is not None
    is_main = draft.current.kind == "main" and draft.words[index] in COUNTING_BACK
    return is_main and index - draft.start >= LONGEST_FRONT


def _before_link(draft: SentenceDraft, index: int) -> int:
    """Say where the clause before "two days after", "shortly before", "even when" ends."""
    words, tags = draft.words, draft.tags
    ends = index
    if ends > 2 and words[ends - 1] in SPELLS:
        counted = tags[ends - 2] == "D" or words[ends - 2].isdigit()
        before = ends - (2 if counted else 1)
        ends = ends if words[before - 1] in OWN_SPELL else before
    while ends > 2 and tags[ends - 1] == "X" and index - ends < ADVERBS_BEFORE_LINK:
        ends -= 1
    return ends


def _relative(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut before "which", and before the preposition of "in which"."""
    tags = draft.tags
    if not index or not RELATIVE.match(tags, index + 1):
        return None
    ends = index - (tags[index - 1] in "RU")
    return Cut("relative", draft.words[index], ends, index + 1)


def _that(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut before "that", which opens a relative clause or what somebody says."""
    tags = draft.tags
    if not index or tags[index - 1] == "R":  # "in that shooting"
        return None
    if VERB.match(tags, index + 1) and tags[index - 1] not in "YXM":
        return Cut("relative", "that", index, index + 1)
    fronted = FRONTED.match(tags, index + 1) if tags[index - 1] == "Y" else None
    if said := SUBJECT_AND_VERB.match(tags, fronted.end() if fronted else index + 1):
        verb = said.end() - 1
        if tags[index - 1] == "N" and draft.words[verb - 1] in forms_of("doubting"):
            return Cut("relative", "that", index, verb)  # "a raid that officials fear killed 40"
        return Cut("complement", "that", index, index + 1)
    return None


def _coordinated(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut before "and" and "but", where a verb, a participle or a new subject follows."""
    tags, current, link = draft.tags, draft.current, draft.words[index]
    after_comma = index > 0 and tags[index - 1] == ","
    ends = index - after_comma
    if current.finite:
        if VERB.match(tags, index + 1):
            return Cut("shared", link, ends, index + 1)
        subject = SUBJECT_AND_VERB if after_comma or tags[index] == "K" else NEW_SUBJECT
        if subject.match(tags, index + 1):
            alike = current.kind in ("subordinate", "complement", "relative")
            kind = current.kind if alike else "main"
            return Cut(kind, link, ends, index + 1)
        return None
    if current.kind in ("participle", "subordinate") and PARTICIPLE.match(tags, index + 1):
        return Cut("participle", link, ends, index + 1)
    return None


def _after_semicolon(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut at a semicolon, a colon or a dash; but not in "12:30"."""
    words = draft.words
    if draft.current.kind in INSERTED and VERB.match(draft.tags, index + 1):
        return Cut(RESUME, "", index, index + 1)
    if not SUBJECT_AND_VERB.match(draft.tags, index + 1):
        return None
    before = words[index - 1] if index else " "
    if before[-1].isdigit() and words[index + 1][0].isdigit():
        return None
    return Cut("main", "", index, index + 1)


def _after_comma(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut at a comma before a participle, before who says so, and where an insertion ends."""
    tags, current = draft.tags, draft.current
    if PARTICIPLE.match(tags, index + 1):
        return Cut("participle", ",", index, index + 1)
    if current.finite and ATTRIBUTION.match(tags, index):
        return Cut("attribution", "", index, index + 1)
    inserted = current.kind in INSERTED or _goes_on_inserted(current)
    return Cut(RESUME, "", index, index + 1) if inserted and _resumes(draft, index + 1) else None


def _resumes(draft: SentenceDraft, index: int) -> bool:
    """Whether the verb of the clause around stands there, or its subject behind an adverbial."""
    current = draft.current
    is_read = current.finite or current.kind == "participle"
    if is_read and VERB.match(draft.tags, index):
        return True
    fronted = current.kind == "fronted" and current.finite
    opens = fronted or _ends_adverbial(draft)
    return opens and SUBJECT_AND_VERB.match(draft.tags, index) is not None


def _goes_on_inserted(current: ClauseDraft) -> bool:
    """Whether it goes on with a relative clause: "the quake, which killed 12 and left 40, was"."""
    host = current.host
    return current.kind == "shared" and host is not None and host.kind == "relative"


def _ends_adverbial(draft: SentenceDraft) -> bool:
    """Whether a relative clause ends what opens a sentence: "Since the war, which began,"."""
    current = draft.current
    is_read = current.kind == "relative" and current.finite
    return is_read and draft.tags[0] in "RU" and not draft.clauses[0].finite


def _after_speech(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut after a verb of speech, and after when and where: "said on Monday | rebels fled"."""
    tags = draft.tags
    begins = ASIDE.match(tags, index + 1).end()
    complement = COMPLEMENT.match(tags, begins)
    if not complement or GOES_ON.search(complement.group()):
        return None
    is_described = DESCRIBED.match(tags, begins, complement.end() + 1)
    if is_described and not _takes_bare_clause(draft.words[index]):
        return None
    if (begins > index + 1 and tags[begins] == "R") or NO_SUBJECT.match(tags, begins):
        return None
    draft.current.finite = True
    return Cut("complement", "", begins, begins)


def _takes_bare_clause(verb: str) -> bool:
    """Whether "that" may be left out behind a verb: "said (rebels fled)", not "found (a home)"."""
    known = cue_forms().get(verb)
    return known is None or bool(known.ways & {"say", "tell"})


def _after_relative(draft: SentenceDraft, index: int) -> Cut | None:
    """Cut where the clause around a relative clause goes on.

    "the attack that was launched (after he left) in May | had failed"; a past form is its verb
    where none follows.
    """
    current = draft.current
    relative = current.host if current.kind == "subordinate" else current
    if relative is None or relative.kind != "relative" or not current.finite:
        return None
    if relative.host is None or relative.host.finite:
        return None
    is_participle = draft.tags[index] == "V" and not LAST_VERB.match(draft.tags, index)
    return None if is_participle else Cut(RESUME, "", index, index)


# By the tag of a token, how the clause that begins there is found.
CUT_RULES: dict[str, Callable[[SentenceDraft, int], Cut | None]] = {
    "U": _subordinate,
    "W": _relative,
    "T": _that,
    "C": _coordinated,
    "K": _coordinated,
    ";": _after_semicolon,
    ",": _after_comma,
    "Y": _after_speech,
    "A": _after_relative,
    "V": _after_relative,
}
# What a sentence is searched for: the verbs, and where a clause may begin or go on.
DECISIVE = re.compile("[UWTCK;,YAVS]")


def draft_clauses(words: list[str], tags: str) -> list[ClauseDraft]:
    """Cut the sentence into clauses, in one pass over its tags; each holds at least a word."""
    draft = SentenceDraft(words, tags)
    index = draft.start
    while decisive := DECISIVE.search(tags, index):
        index = draft.read(decisive.start())
    draft.finish()
    for clause in draft.clauses:
        while clause.host and not clause.host.pieces:
            clause.host = clause.host.host  # what holds no word is nothing to hang on
    return [clause for clause in draft.clauses if clause.pieces]
