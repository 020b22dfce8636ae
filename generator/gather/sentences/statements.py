"""The sentences of the articles as statements: what each is about, and whose words it holds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from generator.caching.kept import kept
from generator.evidence import Statement
from generator.frozen import replace
from generator.gather.gathering import Gathering
from generator.gather.sentences.caveats import caveats_in
from generator.gather.sentences.dealings import Dealings
from generator.gather.sentences.journalists import turns_in
from generator.gather.sentences.orphans import mend_orphans
from generator.gather.sentences.standing_alone import is_cut
from generator.model import Actor, Form, Mention, Parsed, Quote, Sentence, Span

# A description that says nothing to who has not read the sentences before. "The rebels" says what
# they are.
BARE = re.compile(
    r"the (?:(?:armed|militant|rebel) )?"
    r"(agency|alliance|association|bank|body|coalition|commission|committee|company|council"
    r"|department|envoy|firm|foundation|group|institution|institute|militia|ministry"
    r"|movement|office|organi[sz]ation|party|statement|team)",
    re.IGNORECASE,
)

# Below a post: "— Ana Petrovic (@anapetrovic) June 7, 2023".
SIGNED = re.compile(r"[-–—]\s?[^\n()]{1,60}\(@\w{1,30}\)")


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
    bare = _bare_sentences(one)
    quoted = _quotations_around(one)
    passages = gathering.passages.of(one)
    others = {*_sentences_by_who_asks(one), *_sentences_of_posts(one)}
    dealings = Dealings(one, gathering.said_in(one), partial(gathering.name, one))
    for number, sentence in enumerate(one.sentences):
        if sentence.heading:
            continue
        quote = quoted.get(number)
        speaker = quote.speaker if quote else None
        is_cut_off = quote is None and is_cut(passages[number].text)
        is_unfit = is_cut_off or number in others
        is_out = is_unfit and sentence.sections is None
        belongings = () if is_out else gathering.belongings(one, number)
        statement = Statement(
            passages[number],
            sections=tuple(belonging.section for belonging in belongings),
            themes=tuple(belonging.theme for belonging in belongings),
            actors=tuple(forms_in[number]),
            quoted=quote is not None,
            speaker=gathering.name_if_known(one, speaker),
            actors_elsewhere=tuple(gathering.names[key] for key in _by_pronoun(forms_in[number])),
            bare=number in bare,
            dealings=() if quote else dealings.of(number),
            pinned=sentence.pinned,
            joined=sentence.joined,
            corrected=tuple(_corrected(sentence, quote)),
        )
        yield number, statement


def _bare_sentences(one: Parsed) -> set[int]:
    """Give the numbers of the sentences with a bare description of an actor."""
    bare = (mention for _, mention in _mentions(one) if _is_bare(one, mention))
    return {one.sentence_at(mention.span.start) for mention in bare}


def _by_pronoun(forms_of: Mapping[str, set[Form]]) -> Iterator[str]:
    """Give the keys of the actors that a sentence names by pronouns alone."""
    return (key for key, forms in forms_of.items() if forms == {Form.PRONOUN})


def _forms_by_sentence(gathering: Gathering, one: Parsed) -> dict[int, dict[str, set[Form]]]:
    """Map each sentence to the actors that it names, and these to the forms in which it does.

    A bare description tells no more than a pronoun.
    """
    found: dict[int, dict[str, set[Form]]] = defaultdict(lambda: defaultdict(set))
    for actor, mention in _mentions(one):
        forms = found[one.sentence_at(mention.span.start)]
        form = Form.PRONOUN if _is_bare(one, mention) else mention.form
        forms[gathering.key(one, actor.key)].add(form)
    return found


def _is_bare(one: Parsed, mention: Mention) -> bool:
    """Tell whether somebody is but called "the group"."""
    is_nominal = mention.form is Form.NOMINAL
    return is_nominal and BARE.fullmatch(mention.span.of(one.article.text)) is not None


def _sentences_by_who_asks(one: Parsed) -> Iterator[int]:
    """Give the numbers of the sentences that but tell what the interviewer does: "Berg met …"."""
    reported = {one.sentence_at(quote.span.start) for quote in one.quotes}
    for actor in one.actors:
        asks = any("?" in turn for turn in turns_in(one.article.text, actor.mentions))
        for mention in actor.mentions if asks else ():
            number = one.sentence_at(mention.span.start)
            opens = mention.span.start == one.sentences[number].span.start
            if opens and number not in reported:
                yield number


def _sentences_of_posts(one: Parsed) -> Iterator[int]:
    """Give the numbers of the sentences of a post that an article shows, and of who signs it."""
    text = one.article.text
    signed = {each.paragraph for each in one.sentences if SIGNED.match(text, each.span.start)}
    for number, each in enumerate(one.sentences):
        if not signed.isdisjoint((each.paragraph, each.paragraph + 1)):
            yield number


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
