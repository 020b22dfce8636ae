"""The sentences of the articles as statements: what each is about, and whose words it holds."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from generator.evidence import Statement
from generator.gather.caveats import caveats_in
from generator.gather.dealings import Dealings
from generator.gather.gathering import Gathering
from generator.gather.orphans import mend_orphans
from generator.gather.standing_alone import is_cut
from generator.kept import kept
from generator.model import Actor, Form, Mention, Parsed, Quote, Sentence, Span

# A description that says nothing to who has not read the sentences before. "The rebels" says what
# they are.
BARE = re.compile(
    r"the (agency|alliance|association|bank|body|coalition|commission|committee|company|council"
    r"|department|firm|foundation|group|institution|institute|militia|ministry|movement"
    r"|organi[sz]ation|party|statement|team)",
    re.IGNORECASE,
)


def find_statements(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[Statement, ...]:
    """Give the sentences of English articles, without the headings, in text order."""
    english = [one for one in parsed if one.article.language == "en"]
    return tuple(chain(*(_statements_of(gathering, one) for one in english)))


def _statements_of(gathering: Gathering, one: Parsed) -> tuple[Statement, ...]:
    gathering.said_in(one)  # read once, for whoever asks
    return _fit_statements(gathering.only((one,)), one)


@kept
def _fit_statements(gathering: Gathering, one: Parsed) -> tuple[Statement, ...]:
    """Give the statements of an article as they may be read alone.

    A caveat stands in no section: it stands behind what it is about.
    """
    told = dict(_statements(gathering, one))
    mended = dict(zip(told, mend_orphans(gathering, one, told), strict=True))
    for number, about in caveats_in(one).items():
        is_shown = any(each in mended and mended[each].sections for each in about)
        if is_shown and number not in about and not _is_placed(mended[number]):
            mended[number] = replace(mended[number], sections=(), themes=())
    return tuple(mended.values())


def _is_placed(statement: Statement) -> bool:
    """Whether the editor put a sentence where it stands."""
    return bool(statement.pinned or "sections" in statement.corrected)


def _statements(gathering: Gathering, one: Parsed) -> Iterator[tuple[int, Statement]]:
    """Give the statements of an article with the numbers of their sentences."""
    forms_in = _forms_by_sentence(gathering, one)
    bare = set(_sentences_with_bare_description(one))
    quoted = _quotations_around(one)
    passages = gathering.passages.of(one)
    dealings = Dealings(one, gathering.said_in(one), partial(gathering.name, one))
    for number, sentence in enumerate(one.sentences):
        if sentence.heading:
            continue
        quote = quoted.get(number)
        speaker = quote.speaker if quote else None
        belongings = gathering.belongings(one, number)
        if quote is None and sentence.sections is None and is_cut(passages[number].text):
            belongings = ()
        by_pronoun = [key for key, forms in forms_in[number].items() if forms == {Form.PRONOUN}]
        statement = Statement(
            passages[number],
            sections=tuple(belonging.section for belonging in belongings),
            themes=tuple(belonging.theme for belonging in belongings),
            actors=tuple(forms_in[number]),
            quoted=quote is not None,
            speaker=gathering.name_if_known(one, speaker),
            actors_elsewhere=tuple(gathering.names[key] for key in by_pronoun),
            bare=number in bare,
            dealings=() if quote else dealings.of(number),
            pinned=sentence.pinned,
            joined=sentence.joined,
            corrected=tuple(_corrected(sentence, quote)),
        )
        yield number, statement


def _forms_by_sentence(gathering: Gathering, one: Parsed) -> dict[int, dict[str, set[Form]]]:
    """Map each sentence to the actors that it names, and these to the forms in which it does."""
    found: dict[int, dict[str, set[Form]]] = defaultdict(lambda: defaultdict(set))
    for actor, mention in _mentions(one):
        forms = found[one.sentence_at(mention.span.start)]
        forms[gathering.key(one, actor.key)].add(mention.form)
    return found


def _sentences_with_bare_description(one: Parsed) -> Iterator[int]:
    """Give the numbers of the sentences that call somebody "the group"."""
    for _, mention in _mentions(one):
        if mention.form is Form.NOMINAL and BARE.fullmatch(mention.span.of(one.article.text)):
            yield one.sentence_at(mention.span.start)


def _mentions(one: Parsed) -> Iterator[tuple[Actor, Mention]]:
    for actor in one.actors:
        for mention in actor.mentions:
            yield actor, mention


def _corrected(sentence: Sentence, quote: Quote | None) -> Iterator[str]:
    """Name what the editor set of a statement."""
    if sentence.sections is not None:
        yield "sections"
    if sentence.pinned > 0:
        yield "highlight"
    yield from sentence.corrected
    if quote:
        yield from quote.corrected


def _quotations_around(one: Parsed) -> dict[int, Quote]:
    """Map each sentence that a quotation fills to it, where another sentence names the speaker."""
    filled: dict[int, Quote] = {}
    for quote in one.quotes:
        for number, words in _first_words_in(one, quote).items():
            span = one.sentences[number].span
            if words.start <= span.start + 1 and words.end >= span.end - 1:
                filled.setdefault(number, quote)
    elsewhere: dict[int, Quote] = {}
    for number, quote in filled.items():
        if not _names_speaker(one.sentences[number].span, quote):
            elsewhere[number] = quote
    return elsewhere


def _names_speaker(span: Span, quote: Quote) -> bool:
    return bool(quote.speaker_span and span.overlaps(quote.speaker_span))


def _first_words_in(one: Parsed, quote: Quote) -> dict[int, Span]:
    """Map each sentence that a quotation touches to the first verbatim words that lie there."""
    found: dict[int, Span] = {}
    for words in quote.verbatim:
        first = one.sentence_at(words.start)
        last = one.sentence_at(words.end)
        for number in range(first, last + 1):
            if words.overlaps(one.sentences[number].span):
                found.setdefault(number, words)
    return found
