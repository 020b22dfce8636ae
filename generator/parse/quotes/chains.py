"""Find who goes on speaking: “…,” she added; the ministry said; its analysts noted.

Convention: words that name a speaker poorly mean who spoke last, where nobody else of the kind was
named since. Precision first: where another may be meant, the speaker stays open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from generator.frozen import replace
from generator.model import Actor, Form, Kind, Quote, Sentence
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.grammar.word_classes import WRITINGS
from generator.parse.names.known import forename_genders, title_genders
from generator.parse.quotes.speaker_names import SPEAKING_FOR, ActorMention
from generator.spelling import fold

IT, THEY = "it", "they"
GENDERS = {"he": "m", "she": "f"}
SINGULAR = GENDERS.keys() | {IT}
OWN = GENDERS | {"his": "m", "him": "m", "her": "f", "himself": "m", "herself": "f"}
# Nouns that mean any body that spoke last.
GENERIC = frozenset(
    {"agency", "organisation", "organization", "group", "charity", "body", "network"}
)
FARTHEST = 2  # sentences between what somebody said last and the words that mean them
LATEST_PERSONS = 2
LATEST_BODIES = 3  # those who spoke last: "the ministry" is one of them
NOMINAL = re.compile(r"(?i)(?:the|this)\s+(?:[\w-]+\s+){0,2}[\w-]+")
OF_BODY = re.compile(r"(?i)(?:its|their)\s+(?:[\w-]+\s+)?(?:\w+s|staff|personnel)")
OF_PERSON = re.compile(r"(?i)(?P<whose>his|her)\s+(?:[\w-]+\s+)?(?P<noun>\w+)")
IN_WRITING = re.compile(r"\bin\s+(?:a|an|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}?([\w-]+)")
BEHIND_CUE = 60  # code points in which "in a statement" may stand
# Words between the start of a sentence and its subject: The minister, Ann Smith; On Monday, Smith
BEFORE_SUBJECT = re.compile(
    r"[\s“\"]*(?:[A-Z][^,.;:“”\"]{0,60},\s)?"
    r"(?:(?:[A-Z][\w’'.-]*,?|the|of|for|and|\([^()]*\))(?:\s+|$))*"
)


class LastSaid(NamedTuple):
    """What somebody said last: whose it is, and where it ends."""

    quote: Quote
    end: int


def _starts(sentences: tuple[Sentence, ...]) -> Iterator[int]:
    """Say where each sentence starts, with the label of who speaks in it."""
    labelled = -1
    for sentence in sentences:
        if sentence.paragraph != labelled:
            yield sentence.span.start
        labelled = sentence.paragraph if sentence.heading else -1


class Chain:
    """The quotations of an article, read in order."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        *,
        actors: tuple[Actor, ...],
        mentions: list[ActorMention],
    ):
        self._text = text
        self._starts = list(_starts(sentences))
        self._actors = {actor.key: actor for actor in actors}
        self._mentions = mentions
        self._last: LastSaid | None = None
        self._bodies: list[str] = []  # that spoke, the last first
        self._persons: list[str] = []  # likewise
        self._writings: dict[str, str] = {}  # by noun, who said something in one

    def read(self, quote: Quote) -> Quote:
        """Give a quotation with its speaker, and remember it."""
        if quote.speaker is None and quote.speaker_span is not None:
            speaker = self._speaker(quote)
            if speaker is not None:
                quote = replace(quote, speaker=speaker)
        elif self._is_disputed(quote):
            quote = replace(quote, speaker=None)
        self._remember(quote)
        return quote

    def _is_disputed(self, quote: Quote) -> bool:
        """Tell whether "he" is one person by who was named last, and another by who spoke last."""
        pronoun = quote.speaker_span.of(self._text).lower() if quote.speaker_span else ""
        other = self._of_pronoun(quote, pronoun) if pronoun in GENDERS else None
        return other is not None and other != quote.speaker

    def _remember(self, quote: Quote) -> None:
        if quote.speaker_span is None:
            return
        end = max(quote.span.end, quote.speaker_span.end)
        if self._last is None or end >= self._last.end:
            self._last = LastSaid(quote, end)
        key = quote.speaker
        if key is None:
            return
        if self._actors[key].kind is Kind.PERSON:
            self._persons = [key, *(one for one in self._persons if one != key)][:LATEST_PERSONS]
        else:
            self._bodies = [key, *(one for one in self._bodies if one != key)][:LATEST_BODIES]
        self._note_writing(quote)

    def _note_writing(self, quote: Quote) -> None:
        """Remember who said something in a letter: later "the letter" speaks for them."""
        for word in quote.speaker_span.of(self._text).lower().split():
            if word in WRITINGS:
                self._writings[word] = quote.speaker
        behind = max(quote.cue.end, quote.speaker_span.end)
        for found in IN_WRITING.finditer(self._text, behind, behind + BEHIND_CUE):
            if found[1] in WRITINGS:
                self._writings[found[1]] = quote.speaker
                return

    def _speaker(self, quote: Quote) -> str | None:
        """Find whom the words for the speaker mean."""
        if self._last and self._last.quote.speaker_span == quote.speaker_span:
            return self._last.quote.speaker
        words = " ".join(quote.speaker_span.of(self._text).split())
        lower = words.lower()
        if lower in SINGULAR:
            return self._of_pronoun(quote, lower)
        if lower == THEY:
            return self._of_several(quote)
        if NOMINAL.fullmatch(words):
            return self._of_nominal(quote, lower.split()[1:])
        written = OF_PERSON.fullmatch(words)
        if written and written["noun"] in WRITINGS:
            return self._of_pronoun(quote, "she" if written["whose"].lower() == "her" else "he")
        if OF_BODY.fullmatch(words):
            return self._of_pronoun(quote, IT)
        return None

    def _of_pronoun(self, quote: Quote, pronoun: str) -> str | None:
        """Give the one subject named since somebody spoke last, else who spoke last."""
        start = min(quote.span.start, quote.speaker_span.start)
        last = self._near_last(start)
        behind = last.end if last else self._sentence_start(start, before=FARTHEST)
        named = [one for one in self._named(behind, start) if self._fits(one.actor, pronoun)]
        subjects = {one.actor for one in named if self._is_subject(one, last)}
        subjects = subjects or self._named_in_turn(named)
        if len(subjects) == 1:
            return subjects.pop()
        return None if subjects or last is None else self._who_goes_on(last, pronoun, named)

    def _who_goes_on(self, last: LastSaid, pronoun: str, named: list[ActorMention]) -> str | None:
        """Give who spoke last or before; nobody where others are named in a sentence behind."""
        following = self._sentence(last.end - 1) + 1
        behind = self._starts[following] if following < len(self._starts) else len(self._text)
        if {one.actor for one in named if one.start >= behind} - {last.quote.speaker}:
            return None
        if self._may_go_on(last.quote, pronoun):
            return last.quote.speaker
        return self._earlier(pronoun)

    def _earlier(self, pronoun: str) -> str | None:
        """Give who spoke before the last, where gender tells: “…,” he said. “…,” she added."""
        genders = {key: self._gender(self._actors[key]) for key in self._persons}
        told = {"", *genders.values()} == {"", "m", "f"}
        fitting = [key for key in genders if genders[key] == GENDERS.get(pronoun)]
        return fitting[0] if told and len(fitting) == 1 else None

    def _sentence(self, offset: int) -> int:
        """Give the number of the sentence in which an offset lies."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _sentence_start(self, offset: int, *, before: int = 0) -> int:
        return self._starts[max(0, self._sentence(offset) - before)]

    def _near_last(self, start: int) -> LastSaid | None:
        """Give what was said last, if it ends near an offset."""
        last = self._last
        if last is None or last.end > start:
            return None
        near = self._sentence(start) - self._sentence(last.end - 1) <= FARTHEST + 1
        return last if near else None

    def _named(self, start: int, end: int) -> list[ActorMention]:
        """Give the names between two offsets."""
        mentions = self._mentions
        first, behind = bisect_left(mentions, (start,)), bisect_left(mentions, (end,))
        return [mention for mention in mentions[first:behind] if mention.named]

    def _fits(self, key: str, pronoun: str) -> bool:
        """Tell whether a pronoun can mean an actor."""
        actor = self._actors[key]
        if pronoun == IT:
            return actor.kind not in {Kind.PERSON, Kind.PEOPLE}
        return actor.kind is Kind.PERSON and self._gender(actor) in {"", GENDERS[pronoun]}

    def _gender(self, actor: Actor) -> str:
        """Tell the gender of a person by pronouns, titles and forename; "" where none tells."""
        for mention in actor.mentions:
            if mention.form is Form.PRONOUN and (
                told := OWN.get(mention.span.of(self._text).lower())
            ):
                return told
        titles = title_genders()
        words = [word for role in actor.roles for word in role.title.lower().split()]
        told = next((titles[word] for word in words if titles.get(word)), "")
        return told or forename_genders().get(fold(actor.name.split()[0]), "")

    def _is_label(self, mention: ActorMention) -> bool:
        """Tell whether a name says whose turn of an interview it is: ANNA BERG: She said …"""
        return self._text.startswith(":", mention.end)

    def _named_in_turn(self, named: list[ActorMention]) -> set[str]:
        """Give whom the latest turn of an interview names, but for who speaks in it."""
        labels = [one for one in named if self._is_label(one)]
        if not labels:
            return set()
        turn = labels[-1]
        return {one.actor for one in named if one.start > turn.start} - {turn.actor}

    def _is_subject(self, mention: ActorMention, last: LastSaid | None) -> bool:
        """Tell whether a name opens a sentence of its own behind what was said last."""
        start = self._sentence_start(mention.start)
        if (last and start < last.end) or self._is_label(mention):
            return False
        owns = self._text[mention.end : mention.end + 2] in POSSESSIVES
        return not owns and bool(BEFORE_SUBJECT.fullmatch(self._text, start, mention.start))

    def _may_go_on(self, quote: Quote, pronoun: str) -> bool:
        """Tell whether a pronoun can mean who said something; "he" the delegate of a state too."""
        if quote.speaker is None:
            return False
        titled = bool(SPEAKING_FOR.search(self._text, *quote.speaker_span))
        is_person = self._actors[quote.speaker].kind is Kind.PERSON
        if pronoun == IT:
            return not titled and self._fits(quote.speaker, pronoun)
        return self._fits(quote.speaker, pronoun) if is_person else titled

    def _of_several(self, quote: Quote) -> str | None:
        """Give who spoke last where those are several: the authorities, the rebels."""
        start = min(quote.span.start, quote.speaker_span.start)
        last = self._near_last(start)
        if last is None or last.quote.speaker is None or self._named(last.end, start):
            return None
        actor = self._actors[last.quote.speaker]
        words = last.quote.speaker_span.of(self._text)
        noun = words.split()[-1]
        several = noun.islower() and noun.endswith("s") and noun[-2] not in "'’s"
        return actor.key if several or actor.kind is Kind.PEOPLE else None

    def _of_nominal(self, quote: Quote, words: list[str]) -> str | None:
        """Give who wrote the letter, or the body that "the health ministry" means."""
        noun = words[-1]
        if noun in self._writings:
            return self._writings[noun]
        for key in self._bodies:
            if set(words) <= set(self._actors[key].name.lower().split()):
                return key
        return self._of_pronoun(quote, IT) if words[0] in GENERIC else None
