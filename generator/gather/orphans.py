"""The sentences that mislead without the one before them: whose words they are, where they stand.

A page shows sentences one by one. One that points back ("However, it must …"), answers ("It has
not.") or goes on with what somebody said ("There must be …") needs what its article has before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.evidence import ActorName, Statement
from generator.gather.gathering import Gathering
from generator.gather.standing_alone import SOMEWHERE, points_to_nobody
from generator.model import Parsed, Quote, QuoteKind, Span
from generator.parse.figures.scopes import WORLD, WORLDWIDE
from generator.parse.grammar.month_names import CALENDAR_NAMES

# "This week" points to no sentence; "It is feared that …" neither.
POINTING = re.compile(
    r"(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|More so|In (?:that|this) regard)\b"
    r"|(?P<what>These|Those|Such|That|This)\b"
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
LONGEST_ANSWER = 8  # words
OPINION = re.compile(r"\b(?:must|should|ought to|the only way|imperative)\b", re.IGNORECASE)
ATTRIBUTED = re.compile(r"\b(?:according to|reportedly|allegedly)\b|[“”\"]", re.IGNORECASE)
# Which one is meant, the sentence before says: "a hospital in Zalingei …", "outside the hospital".
SPOT = re.compile(r"\bthe (camp|city|clinic|hospital|mosque|school|town|village)\b(?! of\b)")
TOWNS = frozenset({"city", "town", "village"})
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
        of_world = (figure.span for figure in one.figures if figure.scope == WORLD)
        self._of_world = {one.sentence_at(span.start) for span in of_world}

    def mend(self, number: int, statement: Statement, before: Statement | None) -> Statement:
        """Mend one statement, with the one before it where that is no heading.

        What counts people of the whole world without saying so would be read as of the story's
        country.
        """
        if number in self._of_world and not WORLDWIDE.search(statement.text):
            return replace(statement, sections=(), themes=())
        if self._goes_on_with_speech(number, statement.text):
            speaker = self._speaker_around(number)
            if speaker:
                return _naming(statement, speaker)
            return (
                statement if number in self._telling else replace(statement, sections=(), themes=())
            )
        pronouns = [quote for quote in self._quotes[number] if self._word_for(quote) in PRONOUNS]
        for quote in pronouns:
            if quote.speaker and self._one.sentence_at(quote.speaker_span.start) == number:
                statement = _naming(statement, self._gathering.name(self._one, quote.speaker))
        is_unknown = any(
            quote.speaker is None and self._word_for(quote) in PERSON for quote in pronouns
        )
        if is_unknown and not statement.actors_elsewhere:
            statement = replace(statement, unnamed=True)
        return self._behind(number, statement, before)

    def _behind(self, number: int, statement: Statement, before: Statement | None) -> Statement:
        """Put what points back behind the sentence before it, else in no section.

        What tells a record of its own keeps its section.
        """
        answers = self._answers(statement.text)
        pointing = POINTING.match(statement.text)
        to_nobody = points_to_nobody(statement.text)
        is_orphan = answers or pointing or to_nobody
        if not is_orphan and self._is_at_spot(number):
            may_move = self._is_shown(number - 1, before) and before.sections == statement.sections
            return replace(statement, themes=before.themes) if may_move else statement
        if not is_orphan or statement.actors_elsewhere or not statement.sections:
            return statement
        tells = number in self._telling or (bool(self._quotes[number]) and not answers)
        is_behind = self._is_shown(number - 1, before)
        may_move = is_behind and statement.sections == before.sections[:1]
        follows = to_nobody or (pointing and pointing["what"])
        if tells and not (may_move and follows):
            return self._led(number, statement, before) if to_nobody else statement
        if not is_behind:
            return replace(statement, sections=(), themes=())
        return replace(statement, sections=before.sections[:1], themes=before.themes[:1])

    def _led(self, number: int, statement: Statement, before: Statement | None) -> Statement:
        """Put the sentence before in front of one that tells something of nobody known.

        It stands nowhere else. Where it is none that may stand there, neither may the other.
        """
        if before is None or before.sections:
            return statement
        is_fit = self._is_beside(number, number - 1) and not self._quotes[number - 1]
        if is_fit and not points_to_nobody(before.text) and not POINTING.match(before.text):
            return replace(statement, lead=before.passage)
        return replace(statement, sections=(), themes=())

    def _is_at_spot(self, number: int) -> bool:
        """Whether only the sentence before says where one happens: "in the city", "there"."""
        span, text = self._one.sentences[number].span, self._one.article.text
        spot = SPOT.search(text, *span) or SOMEWHERE.search(text, *span)
        if not spot or not self._is_beside(number, number - 1) or self._names_spot(span):
            return False
        before = self._one.sentences[number - 1].span
        if spot[0] == "there":
            return any(before.covers(place.span) for place in self._one.places)
        if spot[1] in TOWNS:
            return self._names_spot(before)
        return f" {spot[1]}" in before.of(text)

    def _names_spot(self, span: Span) -> bool:
        """Whether a stretch names a place smaller than a region."""
        inside = (place for place in self._one.places if span.covers(place.span))
        return any(place.feature not in WIDE for place in inside)

    def _is_shown(self, number: int, before: Statement | None) -> bool:
        """Whether a sentence stands in a section, and not among the quotations."""
        is_direct = any(one.kind is not QuoteKind.INDIRECT for one in self._quotes[number])
        return before is not None and bool(before.sections) and not is_direct

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
