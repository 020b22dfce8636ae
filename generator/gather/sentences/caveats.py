"""The sentences that take something back of the claim before them.

"There has been no independent confirmation of it." Whoever reads the claim must read that too, so
it belongs with the claim, wherever that is shown. Where a sentence says so of itself ("a toll that
could not be verified"), what is shown of it alone, as a figure on a card is, needs it as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.briefing_items import Caveat, CaveatKind
from generator.caching.kept import kept
from generator.gather.gathering import Gathering
from generator.model import Parsed, Span

LONGEST = 32  # words: a longer sentence tells more than that something is unconfirmed
NOT = r"(?:\s+not|n['’]t|not)(?:\s+(?:yet|been|be|immediately|independently|fully|able\s+to))*\s+"
CHECKED = (
    r"(?:(?:independently|fully|immediately)\s+)?(?:verif|confirm|corroborat|substantiat|check)"
)
UNCONFIRMED = re.compile(
    rf"\b(?:could|can|has|have|had|was|were|is|are|did|does){NOT}(?:be\s+)?{CHECKED}(?:y|ied|ed|ate"
    r"|ated)?\b(?!\s+(?:\w+\s+)?cases)"
    rf"|\b(?:unable|impossible|difficult|hard|yet)\s+to\s+(?:be\s+)?{CHECKED}\w*"
    r"|\b(?:no|without|lacks?|lacked)\s+(?:immediate\s+|independent\s+|official\s+|outside\s+)*"
    r"(?:confirmation|verification|corroboration)\b"
    r"|\b(?:gave|gives|giving|offer\w*|provid\w+|present\w*|produc\w+)\s+(?:no|any)\s+"
    r"(?:\w+\s+)?(?:evidence|proof)\b(?!\s+that)"
    r"|\bremain(?:s|ed)?\s+(?:unverified|unconfirmed|uncorroborated)\b"
    r"|\bnot\s+independently\s+(?:verified|confirmed|corroborated)\b",
    re.IGNORECASE,
)
# It has an object of its own: "could not verify many of the other videos", "confirm how many died".
OF_ITSELF = re.compile(
    rf"\b{CHECKED}\w*\s+(?:(?:\w+\s+){{0,4}}?others?\b|(?:how|what|who)\b)", re.IGNORECASE
)
# Whom a chamber confirms takes an office: "the Senate had not confirmed him".
INTO_OFFICE = re.compile(
    r"\bconfirm\w*\s+(?:him|her|me|them|as)\b"
    r"|\b(?:senates?|senators?|congress|parliament|legislat\w+|lawmakers|nominees?|nominat\w+)\b",
    re.IGNORECASE,
)
ANSWER = r"(?:comment\w*|reply|repl(?:y|ies|ied)|respon(?:d|ds|ded|se)|reaction|answer(?:ed)?)"
ABOUT = (
    r"(?:requests?|questions?|inquir\w+|calls?|messages?|e-?mails?|allegations?|accusations?"
    r"|claims?)"
)
SILENT = re.compile(
    rf"\b(?:has|have|had|did|does|do)(?:\s+not|n['’]t)\s+(?:\w+ly\s+|yet\s+)*{ANSWER}"
    rf"(?=\W*$|\s+on\b|\s+(?:to|when|by|before|publicly|immediately)\b[^.;]*\b(?:{ABOUT}|asked"
    r"|publication|comment)\b|,)"
    r"|\b(?:declin|refus)\w+\s+(?:to\s+)?comment\b"
    r"|\b(?:was|were|is)(?:\s+not|n['’]t)\s+(?:\w+\s+)*available\s+(?:for|to)\s+comment\b"
    r"|\bcould(?:\s+not|n['’]t)\s+(?:\w+\s+)*be\s+reached\b"
    rf"|\b(?:no|without)\s+(?:immediate\s+|official\s+|public\s+)*{ANSWER}\s+(?:\w+\s+)?from\b"
    r"|\bmade\s+no\s+(?:\w+\s+)?comment\b",
    re.IGNORECASE,
)
# Both patterns find nothing where a sentence has none of these.
TELLING = (
    *("verif", "confirm", "corroborat", "substantiat", "check", "evidence", "proof"),
    *("comment", "repl", "respon", "reaction", "answer", "reached"),
)
# That somebody was asked is told of those who did not answer.
ASKED = re.compile(
    r"\b(?:approached|contacted|reached\s+out\s+to|asked|sought)\b[^.;]*"
    r"\b(?:comment|reply|respond|response|react)\b",
    re.IGNORECASE,
)
# Of more than the last sentence: "The claims could not be verified."
OF_SEVERAL = re.compile(
    r"\b(?:claims|reports|figures|accounts|allegations|accusations|numbers|tolls|statements"
    r"|versions|neither|either|both)\b",
    re.IGNORECASE,
)


def kind_of(text: str) -> CaveatKind | None:
    """Say what a sentence takes back of a claim; None for nothing."""
    written = text.lower()
    if not any(letters in written for letters in TELLING):  # few sentences have any
        return None
    unconfirmed = UNCONFIRMED.search(text)
    is_of_office = unconfirmed and "confirm" in unconfirmed[0] and INTO_OFFICE.search(text)
    if unconfirmed and ("independent" in written or not is_of_office):
        return CaveatKind.UNCONFIRMED
    return CaveatKind.SILENT if SILENT.search(text) else None


def find_caveats(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[Caveat, ...]:
    """Give what articles say of their claims, with the passages that each caveat is about."""
    found: list[Caveat] = []
    for one in parsed:
        passages = gathering.passages.of(one)
        for number, about in caveats_in(one).items():
            kind = kind_of(passages[number].text) or CaveatKind.SILENT
            ids = tuple(passages[each].id for each in about)
            found.append(Caveat(kind, passages[number], of=ids))
    return tuple(found)


@kept
def caveats_in(one: Parsed) -> dict[int, tuple[int, ...]]:
    """Map the number of each sentence that is a caveat to the numbers of those that it is about.

    One that tells something else too is about itself alone.
    """
    if one.article.language != "en":
        return {}
    reader = _CaveatReader(one)
    found: dict[int, tuple[int, ...]] = {}
    for number, sentence in enumerate(one.sentences):
        if sentence.heading or number in found:
            continue
        if kind_of(reader.text(number)):
            found |= reader.about(number, found)
    return found


class _CaveatReader:
    """Reads the sentences of an article."""

    def __init__(self, one: Parsed):
        self._one = one
        spans = [event.trigger for event in one.events if event.date and event.date.resolved]
        spans += [figure.span for figure in one.figures]
        self._telling = {one.sentence_at(span.start) for span in spans}
        quoted = (number for quote in one.quotes for number in self._numbers(quote.span))
        self._told = self._telling | set(quoted)
        self._paragraphs: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(one.sentences):
            self._paragraphs[sentence.paragraph].append(number)

    def _numbers(self, span: Span) -> range:
        return range(self._one.sentence_at(span.start), self._one.sentence_at(span.end - 1) + 1)

    def text(self, number: int) -> str:
        """Give a sentence on one line."""
        return " ".join(self._one.sentences[number].span.of(self._one.article.text).split())

    def about(self, number: int, before: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
        """Give the caveat with what it is about, and with it the sentence that leads over to it."""
        text = self.text(number)
        tells_more = number in self._telling or len(text.split()) > LONGEST
        if tells_more or OF_ITSELF.search(text):
            return {number: (number,)}
        mine = [number]
        if ASKED.search(self.text(number - 1)) and self._is_beside(number - 1, number):
            mine.insert(0, number - 1)
        last = mine[0] - 1
        goes_on = last in before and last not in before[last]
        about = before[last] if goes_on else tuple(self._claims(mine[0]))
        return dict.fromkeys(mine, about) if about else {number: (number,)}

    def _is_beside(self, number: int, other: int) -> bool:
        sentences = self._one.sentences
        return number >= 0 and sentences[number].paragraph == sentences[other].paragraph

    def _claims(self, first: int) -> Iterator[int]:
        """Give the sentences before a caveat that it is about, the last one always."""
        last = first - 1
        if last < 0 or self._one.sentences[last].heading:
            return
        if OF_SEVERAL.search(self.text(first)):
            paragraph = self._paragraphs[self._one.sentences[last].paragraph]
            yield from (each for each in paragraph if each < last and each in self._told)
        yield last
