"""Questions to the editor: whether a sentence of theirs still says what its passage says.

Quotations, numbers and names that stand wrong are findings. What is only told in other words may be
wrong or right, and a person has to say: who did it, whether, how far it is sure, and of what a
number is. Both texts are read alike by `sentence_reading`; `contrasts` compares their words,
`exchanges` what stands in the place of something else, `record_contrasts` what the parser finds
in them. Who answers once, in corrections.yml, is not asked again while both texts stay.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from generator.check.answers import entry_for
from generator.check.citing_spans import CitingSpan
from generator.check.contrasts import Contrast, find_contrasts, sayings
from generator.check.counted import find_counted
from generator.check.deeds import find_deeds
from generator.check.english import rows_of
from generator.check.exchanges import find_exchanges, is_rewritten
from generator.check.marked_words import find_translations, is_labelled
from generator.check.markers import find_markers
from generator.check.new_words import find_new_words
from generator.check.passage_evidence import PassageEvidence
from generator.check.record_contrasts import find_record_contrasts
from generator.check.sentence_reading import (
    Asked,
    SentenceReader,
    SentenceReading,
    words_of,
)
from generator.check.wording import stands_in
from generator.findings import Finding, Rule
from generator.numerals import key_of
from generator.word_lists import read_table, read_words

FINDERS: tuple[Contrast, ...] = (
    find_contrasts,
    find_markers,
    find_record_contrasts,
    find_deeds,
    find_exchanges,
    find_new_words,
    find_counted,
)
TERMS = frozenset(["killed", "injured", "missing", "displaced", "infected"])  # that harms have
# Of a sentence is asked what turns it most, and not all that is to be asked.
GRAVEST = (Rule.POLARITY, Rule.SPEAKER, Rule.ACTOR, Rule.MODALITY, Rule.CAVEAT, Rule.TERM)
MOST_ASKED = 2
FEWEST = 3  # words of a sentence that says something
# Five words or more in italics or as code, which may stand for quotation marks.
SET_OFF = re.compile(r"(?<![*_`])[*_`](?=[^\s*_`])(?P<words>[^*_`\n]{20,400})[*_`]")
OPENING, CLOSING = "“„«", "”»"
ENOUGH = 4  # words of a quotation that somebody may have said
# Bold or italic letters between quotation marks.
STRESSED = re.compile(r"(?<![\w*_\\])[*_]{1,3}(?=\w)[^*_\n]{1,200}[*_]")
MEND = "Write it as the source has it; or, where you mean it so, settle it {entry}"


class Questions:
    """Asks whether sentences of a page say what their passages say."""

    def __init__(self, evidence: PassageEvidence, reader: SentenceReader):
        self._evidence = evidence
        self._reader = reader

    def ask(
        self,
        citing: CitingSpan,
        cited: tuple[str, ...],
        written: str,
        *,
        above: tuple[str, ...] = (),
    ) -> Iterator[Finding]:
        """Ask of a stretch that cites passages.

        `written` is the Markdown of its block, `above` what `PageReading.above` gives.
        """
        yield from self._stressed(citing, cited, written)
        yield from self._unlabelled(citing, cited)
        yield from self._set_off(citing.line, written, cited=cited)
        words = _below(above, _without_day(citing))
        passages = (self._evidence.passages[id] for id in cited)
        if _says_nothing(words) or any(self._evidence.is_copy(words, one) for one in passages):
            return
        page, source = self._reader.read_both(words, cited)
        found = dict.fromkeys(one for find in FINDERS for one in find(page, source))
        for asked in sorted(found, key=_gravity)[:MOST_ASKED]:
            yield self.question(citing.line, asked, words, cited=cited)

    def _stressed(
        self, citing: CitingSpan, cited: tuple[str, ...], written: str
    ) -> Iterator[Finding]:
        """Ask whose an emphasis inside of a quotation is."""
        if _is_stressed(written) and not _says_whose_emphasis(citing.words):
            asked = Asked(Rule.QUOTATION, "is this emphasis the speaker’s? Write [emphasis added]")
            yield self.question(citing.line, asked, citing.words, cited=cited)

    def _set_off(self, line: int, written: str, *, cited: tuple[str, ...]) -> Iterator[Finding]:
        """Ask of words in italics or as code that are nearly the passage's."""
        for found in SET_OFF.finditer(written):
            if len(found["words"].split()) > ENOUGH and self._is_altered(found["words"], cited):
                asked = Asked(Rule.QUOTATION, "are these the speaker’s words? They stand otherwise")
                yield self.question(line, asked, found["words"], cited=cited)

    def _unlabelled(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Finding]:
        """Ask for a label where a quotation is translated."""
        if is_labelled(citing.words):
            return
        for span in find_translations(citing, self._evidence.sources(cited)):
            asked = Asked(Rule.QUOTATION, "is this translated? Write (translated) beside it")
            words = span.of(citing.words)
            yield self.question(citing.line, asked, words, cited=cited)

    def ask_heading(self, line: int, words: str, cited: tuple[str, ...]) -> Iterator[Finding]:
        """Ask of a heading that says more than what is cited below it: that somebody admits it."""
        page, source = self._reader.read_both(words, cited)
        for asked in sayings(page, source):
            yield self.question(line, asked, words, cited=cited[:1])

    def ask_unmarked(self, line: int, words: str) -> Iterator[Finding]:
        """Ask of words that cite nothing: of figures and quotations that no article has."""
        reading = self._reader.read(words, (), self._reader.introductions(words))
        harms = (rows_of("harms").get(word) for word in reading.words)
        harm = next(filter(None, harms), "")
        of_all = harm if harm in TERMS else ""  # "Of the dead, 12 were children."
        for figure in reading.figures:
            term = figure.term or of_all
            if term and self._is_unknown(figure.value, term):
                number = figure.span.of(reading.parsed.article.text)
                asked = Asked(Rule.TERM, f"no article has {number} {term}: cite who does")
                yield self.question(line, asked, words)
        for who in self._unknown_speakers(reading):
            told = f"no article has these words of {who}: link to who does"
            yield self.question(line, Asked(Rule.QUOTATION, told), words)

    def _unknown_speakers(self, reading: SentenceReading) -> Iterator[str]:
        """Give the speaker of each quotation that no article has."""
        for quote in reading.quotes:
            key = reading.key_of(quote.speaker) if quote.speaker else ""
            speaker = reading.names.by_key.get(key)
            for span in quote.verbatim if speaker else ():
                said = span.of(reading.parsed.article.text)
                if len(said.split()) >= ENOUGH and not stands_in(said, self._evidence.texts):
                    yield speaker.name

    def _is_unknown(self, value: float | None, term: str) -> bool:
        """Tell whether the briefing has figures of the term, and none of that number."""
        rows = read_table("questions")["terms alike"]
        alike = {term}.union(*(row for row in rows if term in row))
        known = set().union(*(self._numbers[term] for term in alike if term in self._numbers))
        return bool(known) and value is not None and key_of(value) not in known

    @cached_property
    def _numbers(self) -> dict[str, set[str]]:
        """The numbers of the briefing by what they count."""
        found: dict[str, set[str]] = defaultdict(set)
        for series in self._evidence.briefing.series:
            for one in series.figures:
                told = (one.figure.value, one.figure.low, one.figure.high)
                found[series.term] |= {key_of(value) for value in told if value is not None}
        return found

    def _is_altered(self, words: str, cited: tuple[str, ...]) -> bool:
        """Tell whether words are nearly some of the passages', and not quite."""
        mine, sources = words_of(words), self._evidence.together(cited)
        is_near = any(not is_rewritten(words_of(text), mine) for text in sources)
        return is_near and not stands_in(words, self._evidence.sources(cited))

    def question(
        self, line: int, asked: Asked, words: str, *, cited: tuple[str, ...] = ()
    ) -> Finding:
        """Make a question on some words."""
        return Finding(
            line,
            rule=asked.rule,
            message=asked.message,
            found=words,
            expected=" ".join(self._evidence.together(cited)),
            mend=MEND.format(entry=entry_for(words, cited)),
            passages=cited,
            is_question=True,
        )


def _gravity(asked: Asked) -> int:
    return GRAVEST.index(asked.rule) if asked.rule in GRAVEST else len(GRAVEST)


def _below(above: tuple[str, ...], words: str) -> str:
    """What a row or an item tells, with what stands above it: "Killed: 12, Injured: 30"."""
    if not above:
        return words
    lead, *head = above
    cells = [cell.strip() for cell in words.split(" | ")]
    if len(head) != len(cells):
        return f"{lead} {words}".strip()
    named = zip(head, cells, strict=True)
    return ", ".join(f"{lead.rstrip(':')} {name}: {cell}".strip() for name, cell in named)


def _says_nothing(words: str) -> bool:
    """Tell whether words are too few to say something; "Killed: 12" says something."""
    _, *behind = re.split(r"(?<=\w)\W", words, maxsplit=1)
    return len(words.split()) < FEWEST and not re.search(r"\d", "".join(behind))


def _without_day(citing: CitingSpan) -> str:
    """The words of a stretch without the day, or whose words they are, behind its mark."""
    last = max((mark.at - citing.span.start for mark in citing.marks), default=0)
    cut = last if citing.first_mark <= last <= len(citing.words) else citing.first_mark
    before, behind = citing.words[:cut], citing.words[cut:]
    for link in citing.block.text.links:  # "(3 counts differ)" is ours
        behind = behind.replace(citing.block.text.words[link.start : link.end], "")
    is_day = len(re.findall(r"\w+", behind)) <= FEWEST
    is_who = behind.lstrip().startswith("—")
    return (before if is_day or is_who else citing.words).strip()


def _is_stressed(written: str) -> bool:
    """Tell whether Markdown has bold or italic letters between quotation marks."""
    for found in STRESSED.finditer(written):
        before = written[: found.start()].rpartition("\n")[2]
        opened = max(map(before.rfind, OPENING))
        if opened > max(map(before.rfind, CLOSING)) or before.count('"') % 2:
            return True
    return False


def _says_whose_emphasis(words: str) -> bool:
    """Tell whether something beside a quotation says whose its emphasis is."""
    return any(word in words.lower() for word in read_words("questions")["emphasis"])
