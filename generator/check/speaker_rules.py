"""Whether a quotation is given to whom its source gives it.

A page gives words to somebody by its layout (the page of quotations, the sections' and the actors'
own words: a heading, and the words under it), by a name before a colon or behind a dash, or in a
sentence, which is read as the articles are. A sentence whose words and their speaker stand so in
the passage gives them to whom the passage does.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from generator.briefing import Profile
from generator.check.attributions import (
    SAYING,
    THEIR_WORDS,
    Given,
    begins_with_forename,
    entry_of,
    find_cells,
    find_signs,
    names_an_office,
    outside_quotations,
    without_office,
)
from generator.check.citing_spans import CitingSpan
from generator.check.english import words_of
from generator.check.passage_evidence import PassageEvidence
from generator.check.passage_rules import QUOTE_CHARACTERS, who_alone, without_attribution
from generator.check.wording import canonical, stands_in
from generator.evidence import Said
from generator.findings import Finding, Rule
from generator.markdown.blocks import BlockKind
from generator.markdown.inline import Text
from generator.model import Article, Kind, Parsed, Quote, QuoteKind, Span
from generator.parse.confidence import keep_earned
from generator.parse.grammar.quotation_marks import find_marked
from generator.parse.lexicon import read_words
from generator.parse.quotes import find_quotes
from generator.parse.sentences import find_sentences
from generator.spelling import fold, normal_form

ACTOR_PAGE = re.compile(r"actors/([^/]+)\.md")
BEFORE_COLON = re.compile(r"\s*(?P<who>[^:“”\"]{2,80}):\s*(?=[“\"‘«„'])")
BEHIND_COMMA = re.compile(r",\s*$")
NAME = re.compile(r"[^\W\d_][\w'’.-]*")
PRONOUNS = words_of("persons")
SOMEBODY = "somebody"  # whom a pronoun means that may mean several
PARTICLES = words_of("name particles")
# The rules of the parser by which somebody plainly speaks.
PLAIN = {"say", "that", "tell", "source", "quotation interrupted", "quoted as saying", "participle"}


class SpeakerRules:
    """Knows who says what in the briefing."""

    def __init__(self, evidence: PassageEvidence):
        self._evidence = evidence
        self._told = lru_cache(maxsize=1 << 12)(
            lambda words, cited: tuple(self._in_prose(words, cited))
        )
        self._heading = lru_cache(maxsize=1 << 12)(self._named_by)
        words = evidence.words
        self._own_headings = {words.plain("actor.own_words"), words.plain("actor.paraphrased")}
        self._listing = {
            "quotes.md",
            *(f"{section.id}.md" for section in evidence.briefing.sections),
        }

    def check(
        self, citing: CitingSpan, cited: tuple[str, ...], path: str, file: str
    ) -> Iterator[Finding]:
        """The quotations of a span that it gives to somebody else than the passages do."""
        seen = set()  # a name before a colon is read as a sentence, too
        for given in self._given(citing, cited, path):
            given = self._meant(given, citing) if given.name.lower() in PRONOUNS else given
            key = canonical(given.words).strip("' .,"), given.actor and given.actor.key
            if (
                key not in seen
                and any(map(str.isalnum, given.words))
                and (told := self._judge(given, cited))
            ):
                seen.add(key)
                message, expected, mend = told
                found = f"{given.name}: {given.words.strip()}"
                yield Finding(
                    file,
                    citing.line_at(given.at),
                    rule=Rule.SPEAKER,
                    message=message,
                    found=found,
                    expected=expected,
                    mend=mend,
                    passages=cited,
                )

    def _given(self, citing: CitingSpan, cited: tuple[str, ...], path: str) -> Iterator[Given]:
        """Find the words that a span gives to somebody, by its layout, a sign or a sentence."""
        actor = self._of_layout(citing, path)
        before_mark = citing.words[: citing.first_mark]
        who = who_alone(before_mark) if citing.block.quote else ""
        if who:
            yield from self._named_alone(who)
        elif actor and citing.block.quote:
            yield from self._parts(before_mark, actor, actor.name)
        elif actor and citing.block.text.label:
            yield self._labelled(citing, actor)
        elif QUOTE_CHARACTERS.search(citing.words) or citing.block.quote:
            # The label "said (in part verbatim):" is ours.
            label = citing.block.text.label if citing.span.start == 0 else 0
            yield from self._by_sign(citing, cited)
            for given in self._told(citing.words[label:], cited):
                yield given._replace(at=label + given.at)
        elif SAYING.search(citing.words):
            yield from self._told(citing.words, cited)

    def _named_alone(self, who: str) -> Iterator[Given]:
        """Take a last paragraph of a block quote, which names who speaks and nothing else."""
        if named := self._named(who):
            yield Given(who, 0, actor=named, name=who, shown_as_words=False, is_paraphrase=True)

    def _labelled(self, citing: CitingSpan, actor: Profile) -> Given:
        """Take what stands behind a label under the heading of an actor."""
        words = citing.words[citing.block.text.label : citing.first_mark]
        return Given(
            words.partition(" – ")[0],
            0,
            actor=actor,
            name=actor.name,
            shown_as_words=False,
            is_paraphrase=citing.words[:1].islower(),  # "said:", not "Background:"
        )

    def _parts(self, words: str, actor: Profile | None, name: str) -> Iterator[Given]:
        """The quotation marks of a stretch, or all of it where nothing stands outside of them."""
        marked = [each.inner for each in find_marked(words, [Span(0, len(words))])]
        if marked and any(map(str.isalnum, outside_quotations(words))):
            yield from (
                Given(span.of(words), span.start, actor=actor, name=name) for span in marked
            )
        else:
            yield Given(words, 0, actor=actor, name=name)

    def _meant(self, given: Given, citing: CitingSpan) -> Given:
        """Find whom a pronoun means.

        That is the one person whom the paragraph names so far, if it speaks of nobody else.
        """
        actor = self._only_one(citing.block.text.words[: citing.span.end])
        return given._replace(actor=actor, name=actor.name if actor else SOMEBODY)

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the check
    def _only_one(self, words: str) -> Profile | None:
        """The one person that a text names outside of quotations."""
        so_far = outside_quotations(words)
        meant = {
            key
            for key, actor in self._by_key.items()
            if actor.kind is Kind.PERSON and self._is_named(actor, so_far)
        }
        return (
            self._by_key[meant.pop()] if len(meant) == 1 and not names_an_office(so_far) else None
        )

    def _by_sign(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Given]:
        """Find words that a sign gives to somebody.

        They stand behind a name and a colon, before a dash and a name, in the cell beside a name.
        """
        words = citing.words
        for span, who in find_signs(words):
            # "In Smith's words": the first word belongs to no name.
            if actor := self._named(who) or self._named(who.partition(" ")[2]):
                yield Given(span.of(words), span.start, actor=actor, name=who)
        if citing.block.kind is BlockKind.ROW:
            yield from self._in_cells(words)
        if before := BEFORE_COLON.match(words):
            yield from self._behind_colon(words, before, cited)
        else:
            yield from self._before_dash(citing, cited)

    def _in_cells(self, words: str) -> Iterator[Given]:
        """Give the words in the cell of a row to the first person whom another cell names."""
        for span, others in find_cells(words):
            actors = filter(None, map(self._named, others))
            actor = next((one for one in actors if one.kind is Kind.PERSON), None)
            if actor:
                yield Given(span.of(words), span.start, actor=actor, name=actor.name)

    def _behind_colon(
        self, words: str, before: re.Match, cited: tuple[str, ...]
    ) -> Iterator[Given]:
        """Give the words behind a name and a colon to whom the name means."""
        who = before["who"].strip()
        actor = self._named(who)
        if actor or self._is_unknown(who, cited):
            for given in self._parts(words[before.end() :], actor, who):
                yield given._replace(at=given.at + before.end())

    def _before_dash(self, citing: CitingSpan, cited: tuple[str, ...]) -> Iterator[Given]:
        """Give a quotation to whom the name behind a dash at its end means."""
        bare, who = without_attribution(citing.words)
        if not who or not (citing.block.quote or _is_one_quotation(bare)):
            return
        actor = self._named(who)
        if actor or self._is_unknown(who, cited):
            yield from self._parts(bare, actor, who)

    def _in_prose(self, words: str, cited: tuple[str, ...]) -> Iterator[Given]:
        """Find what the parser reads as quoted in a sentence that is not the passage's own."""
        if stands_in(words, self._evidence.sources(cited)):
            return
        article = Article("", words)
        parsed = Parsed(article)
        parsed = Parsed(article, sentences=find_sentences(parsed))
        quotes, _ = keep_earned("quotes", find_quotes(parsed), words)
        for quote in quotes:
            if quote.speaker_span:
                yield from self._of_quote(quote, words, cited=cited)

    def _of_quote(self, quote: Quote, words: str, *, cited: tuple[str, ...]) -> Iterator[Given]:
        """Give the words of a quotation in a sentence to whom the sentence names."""
        name, named = quote.speaker_span.of(words), quote.speaker_span
        actor = self._resolve(name)
        if actor and not quote.verbatim and self._says_nothing(actor, cited):
            yield Given(
                quote.span.of(words),
                quote.span.start,
                actor=actor,
                name=name,
                shown_as_words=False,
                is_paraphrase=True,
            )
        if not (actor or name.lower() in PRONOUNS or self._is_strange(name, quote, cited)):
            return
        if actor and _is_caption(quote, actor, words):
            return
        for span in quote.verbatim:
            stretch = Span(min(span.start, named.start), max(span.end, named.end))
            # Else the passage itself gives them so.
            if not stands_in(stretch.of(words), self._evidence.sources(cited)):
                before = words[quote.span.start : span.start]
                yield Given(
                    span.of(words),
                    span.start,
                    actor=actor,
                    name=name,
                    around=f"{before}{words[span.end : quote.span.end]}",
                    in_prose=True,
                )

    def _judge(self, given: Given, cited: tuple[str, ...]) -> tuple[str, str, str] | None:
        """Tell what is wrong, whom the source gives the words to, and the way out.

        None where nothing is wrong.
        """
        said = [one for id in cited for one in self._evidence.said_in.get(id, ())]
        held = [one for one in said if self._holds(one, given)]
        if held:
            return self._judge_held(given, held)
        if given.actor and given.is_paraphrase:
            return self._not_said(given, said, cited)
        return self._not_quoted(given, cited)

    def _judge_held(self, given: Given, held: list[Said]) -> tuple[str, str, str] | None:
        """Judge words that stand in quotations of the source; see `_judge`."""
        is_right = any(self._is_speaker(given, one) for one in held)
        if given.name == SOMEBODY or is_right:
            return None
        known = [one for one in held if one.speaker]
        if any(self._is_named_around(given, one) for one in known):
            return None
        return self._of_another((known or held)[0], given)

    def _holds(self, said: Said, given: Given) -> bool:
        """Tell whether the words stand in a quotation of the source."""
        return stands_in(given.words, tuple(map(canonical, self._texts(said, given))))

    def _is_named_around(self, given: Given, said: Said) -> bool:
        """Tell whether the page names the speaker beside the words.

        Erdogan said that Guterres called it a “…”.
        """
        return any(name in given.around for name in self._names(said.speaker.key))

    def _of_another(self, source: Said, given: Given) -> tuple[str, str, str]:
        """Tell whom the source gives the words to, which the page gives to somebody else."""
        settled = f"or, where the article means {given.name}, say so {entry_of(source, given)}"
        if source.speaker:
            other = source.speaker.name
            message = f"the source gives these words to {other}, the page to {given.name}"
            return message, f"{other}: {source.text}", f"Give the words to {other}; {settled}"
        message = f"the source does not say that these are words of {given.name}"
        return (
            message,
            f"{source.speaker_shown or '?'}: {source.text}",
            f"Take the name away; {settled}",
        )

    def _texts(self, said: Said, given: Given) -> tuple[str, ...]:
        """Give what of a quotation the page may give to its speaker.

        As words only what is quoted word for word.
        """
        if not given.shown_as_words or said.quote.kind is QuoteKind.DIRECT:
            return said.text, said.verbatim_text
        return (said.verbatim_text,)

    def _is_speaker(self, given: Given, said: Said) -> bool:
        """Whether the source may give the words to the same."""
        if given.actor is None:
            names = [said.speaker_shown, *(self._names(said.speaker.key) if said.speaker else ())]
            folds = {fold(word) for name in names for word in NAME.findall(name)}
            return any(
                fold(word) in folds for word in NAME.findall(given.name) if word not in PARTICLES
            )
        if said.speaker:
            return said.speaker.key == given.actor.key or (
                given.in_prose and self._speaks_for(said, given.actor)
            )
        text = said.speaker_shown.casefold()  # "Smith and Jones": nobody's alone, and of each
        return any(name.casefold() in text for name in self._names(given.actor.key))

    def _speaks_for(self, said: Said, actor: Profile) -> bool:
        """Tell whether the articles say that the one who spoke has an office in that organisation
        or state.
        """
        names = {normal_form(name) for name in self._names(actor.key)}
        roles = self._by_key[said.speaker.key].roles if said.speaker.key in self._by_key else ()
        return any(
            normal_form(note.role.of) in names
            for note in roles
            if note.role.of and not note.role.former
        )

    def _not_quoted(self, given: Given, cited: tuple[str, ...]) -> tuple[str, str, str] | None:
        """Find words of the article that are shown as somebody's.

        They may be only where a quotation mark of the article holds them.
        """
        sources = self._evidence.sources(cited)
        if not given.shown_as_words or not stands_in(given.words, sources):
            return None  # words that stand nowhere are the matter of another rule
        articles = {self._evidence.passages[id].article.id for id in cited}
        if any(stands_in(given.words, self._marked(article)) for article in articles):
            return None
        mend = (
            "Take the quotation marks away, and tell it as what it is, a paraphrase; "
            "or give the words to nobody"
        )
        expected = " ".join(self._evidence.together(cited))
        return (
            "the source has these words in no quotation marks, "
            f"so they are not those of {given.name}",
            expected,
            mend,
        )

    def _says_nothing(self, actor: Profile, cited: tuple[str, ...]) -> bool:
        """Tell whether somebody else speaks, and nobody of that name is in the passages at all."""
        speakers = [
            one.speaker.key
            for id in cited
            for one in self._evidence.said_in.get(id, ())
            if one.speaker
        ]
        others = [
            key for key in speakers if key in self._by_key and self._by_key[key].kind is Kind.PERSON
        ]
        text = " ".join(self._evidence.together(cited))
        silent = actor.key not in speakers and not self._is_named(actor, text)
        return actor.kind is Kind.PERSON and bool(others) and silent

    def _is_named(self, actor: Profile, text: str) -> bool:
        return any(re.search(rf"\b{re.escape(name)}\b", text) for name in self._names(actor.key))

    def _not_said(
        self, given: Given, said: list[Said], cited: tuple[str, ...]
    ) -> tuple[str, str, str] | None:
        """A paraphrase of a passage in which the one who is named says nothing."""
        if any(self._is_speaker(given, one) for one in said):
            return None
        names = " and ".join(dict.fromkeys(one.speaker.name for one in said if one.speaker))
        message = f"what this cites is not said by {given.name}" + (
            f", but by {names}" if names else ""
        )
        mend = (
            f"Name {names or 'nobody'} as the one who says so, "
            f"or cite the passage in which {given.name} does"
        )
        return message, " ".join(self._evidence.together(cited)), mend

    def _of_layout(self, citing: CitingSpan, path: str) -> Profile | None:
        """Whom the page gives words to by the heading that they stand under."""
        heading = citing.block.heading
        if heading is None:
            return None
        page = ACTOR_PAGE.fullmatch(path)
        if page and (
            heading.words.strip() in self._own_headings or THEIR_WORDS.search(heading.words)
        ):
            return self._by_key.get(page[1])
        if path == "quotes.md":
            return self._heading(heading, path) or self._named(without_office(heading.words))
        return self._heading(heading, path) if page or path in self._listing else None

    def _named_by(self, heading: Text, path: str) -> Profile | None:
        """The actor whose name a heading is."""
        for link in heading.links:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.target))
            found = ACTOR_PAGE.fullmatch(target)
            if found and link.start == 0 and link.end == len(heading.words):
                return self._by_key.get(found[1])
        return self._named(heading.words)

    def _named(self, words: str) -> Profile | None:
        """Find the one actor whose name the words are, or begin with.

        Antonio Guterres, Secretary-General.
        """
        for name in (words, words.partition(",")[0]):
            keys = self._by_name.get(normal_form(name), set())
            if len(keys) == 1:
                return self._by_key[next(iter(keys))]
        return None

    @lru_cache(maxsize=1 << 10)  # noqa: B019 - lives as long as the check
    def _resolve(self, words: str) -> Profile | None:
        """Find the one actor that a page means by the words.

        None for a pronoun, a description, several, nobody.
        """
        if named := self._named(words):
            return named
        parts = normal_form(words).split()
        people: set[str] = set()
        for start in range(len(parts)):
            for end in range(len(parts), start, -1):
                keys = self._by_name.get(" ".join(parts[start:end]), set())
                people |= {key for key in keys if self._by_key[key].kind is Kind.PERSON}
        return self._by_key[people.pop()] if len(people) == 1 else None

    def _is_strange(self, name: str, quote: Quote, cited: tuple[str, ...]) -> bool:
        """Tell whether the words are a name that the articles cited nowhere have.

        "Speaker not known: “…”" names nobody.
        """
        if quote.rule.partition(",")[0] not in PLAIN:
            return False
        words = [word for word in NAME.findall(name) if word not in PARTICLES]
        common = (
            read_words("common")["opener"]
            + read_words("common")["word"]
            + read_words("speech")["pronouns"]
        )
        if not words or not all(word[0].isupper() for word in words) or words[0].lower() in common:
            return False
        return not self._is_in_articles(words, cited)

    def _is_unknown(self, name: str, cited: tuple[str, ...]) -> bool:
        """Tell whether the words are a person's name that the articles cited don't have.

        Vladimir Putin is one.
        """
        return begins_with_forename(name) and not self._is_in_articles(NAME.findall(name), cited)

    def _is_in_articles(self, words: list[str], cited: tuple[str, ...]) -> bool:
        articles = {self._evidence.passages[id].article.id for id in cited}
        return any(fold(word) in self._folds(article) for article in articles for word in words)

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the check
    def _folds(self, article: str) -> frozenset[str]:
        return frozenset(fold(word) for word in NAME.findall(self._evidence.articles[article].text))

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the check
    def _marked(self, article: str) -> tuple[str, ...]:
        """All that an article has between quotation marks."""
        text = self._evidence.articles[article].text
        sentences = self._evidence.sentences[article]
        found = find_marked(text, [passage.span for passage in sentences])
        paragraphs = [
            Span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text)
        ]
        stripped = [
            Span(one.start + len(t := one.of(text)) - len(t.lstrip()), one.start + len(t.rstrip()))
            for one in paragraphs
        ]
        found += find_marked(text, stripped)
        return tuple(canonical(each.inner.of(text)) for each in found)

    def _names(self, key: str) -> tuple[str, ...]:
        profile = self._by_key[key]
        surname = (profile.name.split()[-1],) if profile.kind is Kind.PERSON else ()
        return (profile.name, *profile.aliases, *surname)

    @cached_property
    def _by_key(self) -> dict[str, Profile]:
        return {actor.key: actor for actor in self._evidence.briefing.actors}

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """Return the keys of those whom a name may mean.

        "the group" may mean anybody, and names nobody.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for actor in self._evidence.briefing.actors:
            for name in self._names(actor.key):
                if name.removeprefix("The ").removeprefix("the ")[:1].isupper():
                    found[normal_form(name)].add(actor.key)
        return found


def _is_one_quotation(words: str) -> bool:
    """Tell whether all of the words stand between one pair of quotation marks."""
    whole = Span(0, len(words))
    return [each.span for each in find_marked(words, [whole])] == [whole]


def _is_caption(quote: Quote, actor: Profile, words: str) -> bool:
    """Tell whether a colon only counts: people displaced, Syria: “More than 310,000 people”."""
    if quote.rule != "colon" or actor.kind is not Kind.STATE:
        return False
    return bool(BEHIND_COMMA.search(words, 0, quote.speaker_span.start))
