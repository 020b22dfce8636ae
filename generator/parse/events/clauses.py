"""Cut a sentence into clauses by the words that open them, and find in each its verb, its subject and its object.

The shapes of clauses are regexes over the string of tags (`tags.TAGS`), one letter a token; none begins or ends inside
quotation marks, which are opaque ("q"). Positions are indexes into `Sentence.tokens`, end excluded.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model import Sentence, Span
from generator.parse.grammar.tagger import lower_words, tag

FINITE, CUTTING = "AVYS", "UWTCK;,YA"  # the tags of verbs, and of where a clause may begin or go on
DECISIVE = re.compile("[UWTCK;,YAVS]")  # either of the two
NOUN = re.compile("[NODq]")
# A verb group: "had been largely frozen", "will not meet", "captured", "says".
GROUP = re.compile(r"A[X]{0,3}(?:[AE]X{0,3}){0,3}[VPBGY]?|[VYS]")
# After a subordinator: a participle, or a subject (with at most one apposition in commas) and its verb.
CLAUSE = re.compile(r"X?G|(?!R?D?M{1,4}[VYAS])[^,;UWTKVYAS]{1,20}(?:,[^,;UWTVYA]{1,10},)?[VYAS]")
RELATIVE = re.compile(r"[^;UTK]{0,20}?[VYAS]")
SUBJECT_AND_VERB = re.compile(r"[^,;:UWVYAS]{1,16}[VYAS]")
# After "and" without a comma, where the object of the verb before may go on: only a plain subject, verb and object.
NEW_SUBJECT = re.compile(r"[DNO]{1,5}X?(?:A|V[DNO])")
PARTICIPLE = re.compile(r"X?G")
VERB = re.compile(r"X{0,2}[VYAS]")
# ", police said on Monday": from the comma to the end of the sentence.
ATTRIBUTION = re.compile(r",(?!C)[^,;YUWTGK]{0,16}(?:,[^,;YUWTGAV]{1,12},)?(?:A[AEX]{0,3})?Y[^,;YVUWT]{0,14}[.q]*$")
# After "said": when and where, before what was said begins.
ASIDE = re.compile(r"(?:R?D?M|X)*")
COMPLEMENT = re.compile(r"[DNOBVPRGM'q][^,;:YKU]{0,20}?[VAYS]|O[VAYS]")
WITHOUT_OBJECT = re.compile(r"V[RMXU][^,CKY;]*")
COMPARING = frozenset(["well", "such", "known", "same", "seen", "regarded", "described"])  # before "as": no clause
SPELLS = frozenset(["minutes", "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month", "year"])
DEEPEST = 4  # clauses inside one another
READINGS_KEPT = 256  # as many sentences as an article has that are read for its events and again for its relations
LONGEST = 300  # tokens: what runs on for longer is a table or a list, and has no clauses
# After any verb, an object that has a verb of its own: "pledged the group will help".
CLAIM = re.compile(r"[DNO][^,;CKUWTVYRIAq]{0,7}A")
DESCRIPTION = re.compile(r"[,VPGW;]")


class Clause(NamedTuple):
    """A clause with what it hangs on. `pieces` are several where other clauses stand inside it."""

    kind: str  # main, fronted, subordinate, relative, complement, shared, participle, attribution
    link: str  # the word that opens it: "after", "which", "and", "that", or ""
    pieces: tuple[range, ...]  # without the link
    verb: range | None
    subject: range | None  # its own, or that of the clause it shares it with
    host: int | None  # the clause that it hangs on, by its place in the sentence's clauses

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].stop

    def holds(self, index: int) -> bool:
        return index in self.pieces[0] or (len(self.pieces) > 1 and any(index in piece for piece in self.pieces))

    @property
    def indexes(self) -> list[int]:
        return [index for piece in self.pieces for index in piece]


class _Draft:
    """A clause while its sentence is being read."""

    def __init__(self, link: str, kind: str, host: int | None):
        self.link, self.kind, self.host = link, kind, host
        self.pieces: list[range] = []
        self.finite = False


class _Cut(NamedTuple):
    """Where a clause begins, or one that was interrupted goes on ("resume")."""

    kind: str
    link: str
    ends: int  # where the clause before it ends
    begins: int  # where its own words begin


class Reading(NamedTuple):
    """A sentence with its tokens in lower case, their tags and its clauses by their start."""

    sentence: Sentence
    words: list[str]
    tags: str
    clauses: tuple[Clause, ...]

    def host_of(self, clause: Clause) -> Clause | None:
        """The clause that the clause hangs on."""
        return self.clauses[clause.host] if clause.host is not None else None

    def head(self, subject: range | None) -> range | None:
        """The subject without what stands before it ("In May, …") and what describes it (", an ally", "led by")."""
        if subject is None:
            return None
        start = subject.start
        if self.tags[start] in "RU" and "," in self.tags[start : subject.stop - 1]:
            start = self.tags.index(",", start) + 1
        described = DESCRIPTION.search(self.tags, start + 1, subject.stop)
        return range(start, described.start() if described else subject.stop)


@lru_cache(READINGS_KEPT)
def read_sentence(sentence: Sentence) -> Reading:
    """The clauses of a sentence; none where it is longer than a sentence can be."""
    words = lower_words(sentence)
    if not 0 < len(words) <= LONGEST:
        return Reading(sentence, words, "", ())
    tags = tag(sentence, words)
    clauses: list[Clause] = []
    for draft in _draft(words, tags):
        verb = _verb_of(draft, tags)
        subject = _subject(draft, verb, tags, clauses)
        clauses.append(Clause(draft.kind, draft.link, tuple(draft.pieces), verb, subject, draft.host))
    return Reading(sentence, words, tags, tuple(clauses))


def clause_span(sentence: Sentence, clause: Clause) -> Span:
    """The clause's stretch of text, without the marks at its edges; an opened quotation is kept whole."""
    start, end = clause.start, clause.end
    texts = [token.text for token in sentence.tokens[start:end]]
    while len(texts) > 1 and (texts[-1] in ",.;:—–-([" or (texts[-1] == ")" and "(" not in texts)):
        texts.pop()
    end = start + len(texts)
    while start < end - 1 and sentence.tokens[start].text in ",.;:—–-":
        start += 1
    return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _draft(words: list[str], tags: str) -> list[_Draft]:
    """The clauses with their pieces; one pass over the tags."""
    first = _Draft("", "main", None)
    drafts, current, start, index, count = [first], 0, 0, 0, len(tags)
    opening = CLAUSE.match(tags, 1) if tags[0] == "U" else None
    if opening and "," in tags[opening.end() :]:
        first.link, first.kind, start, index = words[0], "fronted", 1, 1
    while decisive := DECISIVE.search(tags, index):
        index, cut = decisive.start(), None
        if tags[index] in CUTTING:
            cut = _cut(tags, index, drafts[current], words) or _return(tags, index, drafts, current)
        if cut is None and tags[index] not in FINITE:
            index += 1
            continue
        if cut is None:
            drafts[current].finite = True
            end = GROUP.match(tags, index).end()
            if not CLAIM.match(tags, end):
                # What was said begins after the verb of speech, so that it is looked at again.
                index = max(end - (tags[end - 1] == "Y"), index + 1)
                continue
            cut = _Cut("complement", "", end, end)
        if cut.ends > start:
            drafts[current].pieces.append(range(start, cut.ends))
        if cut.kind != "resume":
            drafts.append(_Draft(cut.link, cut.kind, current))
            current = len(drafts) - 1
        elif (current := _resumed(drafts, current, cut.begins, tags)) == len(drafts):
            drafts.append(_Draft("", "main", None))
        start = index = cut.begins
    if count > start:
        drafts[current].pieces.append(range(start, count))
    return _numbered(drafts)


def _return(tags: str, index: int, drafts: list[_Draft], current: int) -> _Cut | None:
    """Whether the clause around a relative clause goes on: "the attack that was launched in May | had failed"."""
    draft = drafts[current]
    waiting = draft.host is not None and not drafts[draft.host].finite
    inside = draft.kind == "relative" and draft.finite
    return _Cut("resume", "", index, index) if tags[index] == "A" and inside and waiting else None


def _cut(tags: str, index: int, current: _Draft, words: list[str]) -> _Cut | None:
    """The cut where a clause begins at the index."""
    letter = tags[index]
    if letter == "U" and current.finite and CLAUSE.match(tags, index + 1) and words[index - 1] not in COMPARING:
        return _Cut("subordinate", words[index], _before_link(tags, words, index), index + 1)
    if letter == "W" and index and RELATIVE.match(tags, index + 1):
        return _Cut("relative", words[index], index - (tags[index - 1] == "R"), index + 1)
    if letter == "T" and index:
        if VERB.match(tags, index + 1) and tags[index - 1] not in "YXM":
            return _Cut("relative", "that", index, index + 1)
        return _Cut("complement", "that", index, index + 1) if SUBJECT_AND_VERB.match(tags, index + 1) else None
    if letter in "CK":
        return _coordinated(tags, index, current, words)
    if letter == ";":
        in_time = index and words[index - 1][-1].isdigit() and "".join(words[index + 1 : index + 2])[:1].isdigit()
        return _Cut("main", "", index, index + 1) if SUBJECT_AND_VERB.match(tags, index + 1) and not in_time else None
    if letter == ",":
        return _after_comma(tags, index, current)
    if letter == "Y":
        aside = ASIDE.match(tags, index + 1).end()
        if COMPLEMENT.match(tags, aside) and tags[aside] != "T" and not (aside > index + 1 and tags[aside] == "R"):
            current.finite = True
            return _Cut("complement", "", aside, aside)
    return None


def _before_link(tags: str, words: list[str], index: int) -> int:
    """Where the clause before ends: "two days after", "shortly before" and "even when" belong to what follows."""
    ends = index
    if ends > 2 and words[ends - 1] in SPELLS:
        ends -= 1 + (tags[ends - 2] == "D" or words[ends - 2].isdigit())
    while ends > 2 and tags[ends - 1] == "X" and index - ends < 3:
        ends -= 1
    return ends


def _coordinated(tags: str, index: int, current: _Draft, words: list[str]) -> _Cut | None:
    ends = index - (index > 0 and tags[index - 1] == ",")
    if current.finite and VERB.match(tags, index + 1):
        return _Cut("shared", words[index], ends, index + 1)
    if current.kind in ("participle", "subordinate") and not current.finite and PARTICIPLE.match(tags, index + 1):
        return _Cut("participle", words[index], ends, index + 1)
    subject = SUBJECT_AND_VERB if ends < index or tags[index] == "K" else NEW_SUBJECT
    if current.finite and subject.match(tags, index + 1):
        alike = current.kind in ("subordinate", "complement", "relative")
        return _Cut(current.kind if alike else "main", words[index], ends, index + 1)
    return None


def _after_comma(tags: str, index: int, current: _Draft) -> _Cut | None:
    if PARTICIPLE.match(tags, index + 1):
        return _Cut("participle", ",", index, index + 1)
    if current.finite and ATTRIBUTION.match(tags, index):
        return _Cut("attribution", "", index, index + 1)
    if current.kind in ("relative", "fronted", "participle", "subordinate"):
        if (current.finite or current.kind == "participle") and VERB.match(tags, index + 1):
            return _Cut("resume", "", index, index + 1)
        if current.kind == "fronted" and current.finite and SUBJECT_AND_VERB.match(tags, index + 1):
            return _Cut("resume", "", index, index + 1)
    return None


def _resumed(drafts: list[_Draft], current: int, begins: int, tags: str) -> int:
    """The clause that goes on after an inserted one: the nearest that still lacks its verb, or a new one."""
    if VERB.match(tags, begins):
        candidate = drafts[current].host
        for _ in range(DEEPEST):
            if candidate is None or not drafts[candidate].finite:
                return len(drafts) if candidate is None else candidate
            candidate = drafts[candidate].host
    return len(drafts)


def _numbered(drafts: list[_Draft]) -> list[_Draft]:
    """The drafts that hold words, their hosts renumbered."""
    kept: list[_Draft] = []
    place: list[int | None] = []  # of each draft, or of what it hangs on where it holds nothing
    for draft in drafts:
        draft.host = place[draft.host] if draft.host is not None else None
        place.append(len(kept) if draft.pieces else draft.host)
        kept += [draft] if draft.pieces else []
    return kept


def _verb_of(draft: _Draft, tags: str) -> range | None:
    """The verb group: the first, or where that has no object, as a participle has none, the next without a comma
    between ("men held since 2011 took the town"; but "men took a town held since 2011")."""
    found = None
    for piece in draft.pieces:
        for match in GROUP.finditer(tags, piece.start, piece.stop):
            if found and not WITHOUT_OBJECT.fullmatch(tags, found.start, match.start()):
                return found
            found = range(match.start(), match.end())
    if found is None and draft.kind in ("participle", "subordinate"):
        match = PARTICIPLE.match(tags, draft.pieces[0].start)
        found = range(match.end() - 1, match.end()) if match else None
    return found


def _subject(draft: _Draft, verb: range | None, tags: str, earlier: list[Clause]) -> range | None:
    host = earlier[draft.host] if draft.host is not None else None
    if verb is None:
        return None
    first = draft.pieces[0].start
    quoted = tags.rfind("q", first, verb.start) + 1  # "“…,” Qassem said"
    own = range(max(first, quoted) if quoted < verb.start else first, verb.start)
    if NOUN.search(tags, own.start, own.stop):
        return own
    if draft.kind == "relative" and host:
        return antecedent(host, first, tags)
    return host.subject if host and draft.kind in ("shared", "participle", "subordinate") else None


def antecedent(host: Clause, before: int, tags: str) -> range | None:
    """The noun phrase just before a relative clause: back to the verb, the comma or the preposition that governs it."""
    end = max((piece.stop for piece in host.pieces if piece.stop <= before), default=None)
    if end is None:
        return None
    while end > host.start and tags[end - 1] in ",":
        end -= 1
    start = end
    while start > host.start and tags[start - 1] not in ",;AVYRICKUWTXSBP":
        start -= 1
    return range(start, end) if start < end else None
