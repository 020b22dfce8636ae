"""The sentences that mislead without the one before them: whose words they are, where they stand.

A page shows sentences one by one. One that points back ("However, it must …"), answers ("It has
not.") or goes on with what somebody said ("There must be …") needs what its article has before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum, auto

from generator.evidence import ActorName, Statement
from generator.frozen import replace
from generator.gather.gathering import Gathering
from generator.gather.sentences.standing_alone import (
    AT_A_TIME,
    SOMEWHERE,
    either,
    leans_on_another,
    points_to_nobody,
)
from generator.model import Parsed, Quote, QuoteKind, Span
from generator.parse.figures.scopes import WORLD, WORLDWIDE
from generator.parse.grammar.month_names import CALENDAR_NAMES

LINK = re.compile(r"(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|More so)\b")
HANDOVER = re.compile(r"(?:And )?(?:[Nn]ow to|[Ww]e (?:now )?(?:turn|go) (?:now )?to) [A-Z]")
# "This week" points to no sentence; "It is feared that …" neither.
POINTING = re.compile(
    r"In (?:that|this) regard\b|(?:These|Those|Such|That|This)\b"
    r"(?! (?:week|weekend|month|year|morning|afternoon|evening|time|spring|summer|autumn|winter"
    rf"|{'|'.join(CALENDAR_NAMES)})\b)"
    r"|They\b|It\b(?! (?:is|was|has been|remains|seems|appears)\b[^,;]* (?:that|whether|to|who)\b)"
)
# "That is not happening", "It hasn't": yes or no to what another sentence says.
ANSWER = re.compile(
    r"(?:.* )?(?:that|this|it|they) (?:\w+n['’]t|is|are|was|were|has|have|had|does|do|did|will)"
    r"(?: not)?(?: (?:the case|enough|\w+))?\.",
    re.IGNORECASE,
)
SAID_OF_THIS = re.compile(r"\b(?:said|says?|added)(?: that)? this (?:is|was)\b")
LONGEST_ANSWER = 8  # words
OPINION = re.compile(r"\b(?:must|should|ought to|the only way|imperative)\b", re.IGNORECASE)
ATTRIBUTED = re.compile(r"\b(?:according to|reportedly|allegedly)\b|[“”\"]", re.IGNORECASE)
# Which one is meant, the sentence before says: "a hospital in Zalingei …", "outside the hospital".
SPOT = re.compile(rf"\bthe ({either('spots')})\b(?! of\b)")
IN_TOWN = re.compile(r"\bthe (?:city|town|village)\b(?! of\b)")
WIDE = frozenset({"country", "demonym", "region"})  # features of places
PERSON = frozenset({"he", "she"})
PRONOUNS = PERSON | {"it", "they"}


def mend_orphans(
    gathering: Gathering, one: Parsed, statements: dict[int, Statement]
) -> Iterator[Statement]:
    """Give the statements of an article, by the numbers of their sentences, fit to be read alone.

    They name who speaks in them, or stand behind the sentence that they go on with, or stand in no
    section. What the editor placed stays.
    """
    orphans = _Orphans(gathering, one)
    before: dict[int, Statement] = {}
    for number, statement in statements.items():
        if not (statement.quoted or statement.pinned or "sections" in statement.corrected):
            statement = orphans.mend(number, statement, before.get(number - 1))
        before[number] = statement
        yield statement


class Need(Enum):
    """What a sentence takes from the one before it."""

    TIME = auto()  # "Later that day"
    MEANING = auto()  # of "that group", "of this violence", "them", "the hospital"
    ANSWER = auto()  # what it says yes or no to
    LINK = auto()  # no more than "However"
    SAID_OF_THIS = auto()  # "She said this was the third": what it was it says itself


class _Orphans:
    """Knows what each sentence of an article holds."""

    def __init__(self, gathering: Gathering, one: Parsed):
        self._gathering, self._one = gathering, one
        self._quotes: dict[int, list[Quote]] = defaultdict(list)
        for quote in one.quotes:
            start, end = quote.span
            last = one.sentence_at(max(start, end - 1))
            for number in range(one.sentence_at(start), last + 1):
                self._quotes[number].append(quote)
        dated = (event.trigger for event in one.events if event.date)
        counted = (figure.span for figure in one.figures)
        self._telling = {one.sentence_at(span.start) for span in (*dated, *counted)}
        self._counters = dict(self._find_counters())
        of_world = (figure.span for figure in one.figures if figure.scope == WORLD)
        self._of_world = {one.sentence_at(span.start) for span in of_world}

    def _find_counters(self) -> Iterator[tuple[int, str]]:
        """Map sentences to who counted as the next one says: "That's according to the UN"."""
        for figure in self._one.figures:
            number = self._one.sentence_at(figure.span.start)
            span = figure.reported_span
            if figure.reported_by and span and self._one.sentence_at(span.start) == number + 1:
                yield number, figure.reported_by

    def mend(self, number: int, statement: Statement, before: Statement | None) -> Statement:
        """Mend one statement, with the one before it where that is no heading.

        What counts people of the whole world without saying so would be read as of the story's
        country. "And now to Norway, where …" leads over from another story of a broadcast.
        """
        is_of_world = number in self._of_world and not WORLDWIDE.search(statement.text)
        if is_of_world or HANDOVER.match(statement.text):
            return replace(statement, sections=(), themes=())
        if self._goes_on_with_speech(number, statement.text):
            return self._going_on(number, statement)
        statement = self._naming_speakers(number, statement)
        if number in self._counters and not self._quotes[number]:
            counter = self._gathering.name(self._one, self._counters[number])
            return _naming(statement, counter)
        return self._behind(number, statement, before)

    def _going_on(self, number: int, statement: Statement) -> Statement:
        """Name who goes on speaking; what tells nothing by itself stands in no section without."""
        speaker = self._speaker_around(number)
        if speaker:
            return _naming(statement, speaker)
        if number in self._telling:
            return statement
        return replace(statement, sections=(), themes=())

    def _naming_speakers(self, number: int, statement: Statement) -> Statement:
        """Name whom the pronouns by its quotations mean, or say that nobody is known."""
        pronouns = [quote for quote in self._quotes[number] if self._word_for(quote) in PRONOUNS]
        for quote in pronouns:
            if quote.speaker and self._one.sentence_at(quote.speaker_span.start) == number:
                statement = _naming(statement, self._gathering.name(self._one, quote.speaker))
        is_unknown = any(
            quote.speaker is None and self._word_for(quote) in PERSON for quote in pronouns
        )
        if is_unknown and not statement.actors_elsewhere:
            return replace(statement, unnamed=True)
        return statement

    def _behind(self, number: int, statement: Statement, before: Statement | None) -> Statement:
        """Put what the sentence before explains behind it, else in no section.

        What tells a record of its own, and but links to it ("However, …"), keeps its section.
        """
        need = self._need(number, statement.text)
        if need is None:
            return self._in_town(number, statement, before)
        if statement.actors_elsewhere or not statement.sections:
            return statement
        tells = self._tells(number, need)
        if tells and need is Need.LINK:
            return statement
        if self._is_shown(number - 1, before):
            sections, themes = before.sections[:1], before.themes[:1]
            return replace(statement, sections=sections, themes=themes, after=before.passage)
        if need is Need.SAID_OF_THIS:
            return statement
        if tells and need is not Need.TIME and self._may_lead(number - 1, before):
            return replace(statement, lead=before.passage)
        return replace(statement, sections=(), themes=())

    def _tells(self, number: int, need: Need) -> bool:
        """Whether a sentence tells a record of its own; an answer is no quotation by itself."""
        is_quoting = bool(self._quotes[number]) and need is not Need.ANSWER
        return is_quoting or number in self._telling

    def _need(self, number: int, text: str) -> Need | None:
        """Say what a sentence needs of the one before it; None for nothing."""
        if AT_A_TIME.match(text):
            return Need.TIME
        own = LINK.sub("", text, count=1).lstrip(", ")
        if points_to_nobody(own) or leans_on_another(text) or self._is_at_spot(number):
            return Need.MEANING
        if self._answers(text):
            return Need.ANSWER
        if LINK.match(text):
            return Need.LINK
        if POINTING.match(text):
            return Need.MEANING
        return Need.SAID_OF_THIS if SAID_OF_THIS.search(text) else None

    def _may_lead(self, number: int, statement: Statement | None) -> bool:
        """Whether a sentence may stand in front of the next one, and stands nowhere else."""
        is_near = statement is not None and self._is_beside(number, number + 1)
        if not is_near or statement.sections or self._quotes[number]:
            return False
        text = statement.text
        is_clear = not (points_to_nobody(text) or leans_on_another(text) or SOMEWHERE.search(text))
        return is_clear and not (POINTING.match(text) or LINK.match(text))

    def _is_at_spot(self, number: int) -> bool:
        """Whether only the sentence before says which one is meant: "at the hospital"."""
        span, text = self._one.sentences[number].span, self._one.article.text
        spot = SPOT.search(text, *span)
        if not spot or not number or self._names_spot(span):
            return False
        return f" {spot[1].removesuffix('y')}" in self._one.sentences[number - 1].span.of(text)

    def _in_town(self, number: int, statement: Statement, before: Statement | None) -> Statement:
        """Put what happened "in the city", or "there", under the theme of what says where."""
        span, text = self._one.sentences[number].span, self._one.article.text
        if not number or self._names_spot(span):
            return statement
        other = self._one.sentences[number - 1].span
        is_there = SOMEWHERE.search(text, *span) is not None
        in_town = IN_TOWN.search(text, *span) and self._is_beside(number, number - 1)
        is_said = any(other.covers(place.span) for place in self._one.places) if is_there else False
        if not (is_said or (in_town and self._names_spot(other))):
            return statement
        is_near = self._is_shown(number - 1, before) and before.sections == statement.sections
        return replace(statement, themes=before.themes) if is_near else statement

    def _names_spot(self, span: Span) -> bool:
        """Whether a stretch names a place smaller than a region."""
        inside = (place for place in self._one.places if span.covers(place.span))
        return any(place.feature not in WIDE for place in inside)

    def _is_shown(self, number: int, before: Statement | None) -> bool:
        """Whether a sentence stands in a section, and not among the quotations alone."""
        is_quoted = any(one.kind is QuoteKind.DIRECT for one in self._quotes[number])
        is_alone = is_quoted and number not in self._telling
        return before is not None and bool(before.sections) and not is_alone

    @staticmethod
    def _answers(text: str) -> bool:
        return len(text.split()) <= LONGEST_ANSWER and ANSWER.fullmatch(text) is not None

    def _goes_on_with_speech(self, number: int, text: str) -> bool:
        """Whether a sentence says what ought to be, behind one that tells what somebody says."""
        is_behind = self._is_beside(number, number - 1) and bool(self._quotes[number - 1])
        if not is_behind or self._quotes[number]:
            return False
        return OPINION.search(text) is not None and not ATTRIBUTED.search(text)

    def _is_beside(self, number: int, other: int) -> bool:
        sentences = self._one.sentences
        inside = 0 <= other < len(sentences)
        return inside and sentences[other].paragraph == sentences[number].paragraph

    def _speaker_around(self, number: int) -> ActorName | None:
        """Give who alone speaks in the sentences on both sides; in one paragraph, they go on."""
        if not self._is_beside(number, number + 1):
            return None
        sides = [{one.speaker for one in self._quotes[number + at]} for at in (-1, 1)]
        if sides[0] != sides[1] or len(sides[0]) != 1:
            return None
        return self._gathering.name_if_known(self._one, *sides[0])

    def _word_for(self, quote: Quote) -> str:
        span = quote.speaker_span
        return span.of(self._one.article.text).casefold() if span else ""


def _naming(statement: Statement, speaker: ActorName) -> Statement:
    """Name who speaks behind a statement, unless it does so itself."""
    surname = speaker.name.split()[-1]
    is_named = speaker in statement.actors_elsewhere or surname in statement.text
    names = statement.actors_elsewhere if is_named else (speaker, *statement.actors_elsewhere)
    return replace(statement, actors_elsewhere=names)
