"""Whether a quotation is given to whom its source gives it.

`given_words` finds whom a page gives words to. A sentence whose words and their speaker stand so in
the passage gives them to whom the passage does.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.check.actor_names import NAME, PARTICLES, ActorNames
from generator.check.answers import entry_for
from generator.check.attributions import SOMEBODY, Given, entry_of
from generator.check.citing_spans import CitingSpan
from generator.check.passage_evidence import PassageEvidence
from generator.check.wording import canonical, stands_in
from generator.evidence import Said
from generator.findings import Finding, Rule
from generator.model import QuoteKind, Span
from generator.parse.grammar.quotation_marks import find_marked
from generator.spelling import fold

# Finds the words that a span gives to somebody: the span, what it cites, the path of its page.
FindGiven = Callable[[CitingSpan, tuple[str, ...], str], Iterator[Given]]

IN_NO_MARKS = "the source has these words in no quotation marks"
TERM = 2  # words that may be a term
PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")


class SpeakerRules:
    """Knows who says what in the briefing."""

    def __init__(self, evidence: PassageEvidence, actors: ActorNames, find_given: FindGiven):
        self._evidence = evidence
        self._actors = actors
        self._find_given = find_given

    def check(self, citing: CitingSpan, cited: tuple[str, ...], path: str) -> Iterator[Finding]:
        """The quotations of a span that it gives to somebody else than the passages do."""
        seen = set()  # a name before a colon is read as a sentence, too
        for given in self._find_given(citing, cited, path):
            key = canonical(given.words).strip("' .,"), given.actor and given.actor.key
            if (
                key not in seen
                and any(map(str.isalnum, given.words))
                and (told := self._judge(given, cited))
            ):
                seen.add(key)
                message, expected, mend = told
                # A term set off by quotation marks is shown as words, and may be nobody's.
                is_term = message.startswith(IN_NO_MARKS) and len(given.words.split()) <= TERM
                found = f"{given.name}: {given.words.strip()}"
                if is_term:
                    mend = f"{mend}; or settle it {entry_for(found, cited)}"
                yield Finding(
                    citing.line_at(given.at),
                    rule=Rule.SPEAKER,
                    message=message,
                    found=found,
                    expected=expected,
                    mend=mend,
                    passages=cited,
                    is_question=is_term,
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
        """Tell whether the words stand in a quotation of the source.

        As words the page may give to its speaker only what is quoted word for word.
        """
        texts = [said.verbatim_text]
        if not given.shown_as_words or said.quote.kind is QuoteKind.DIRECT:
            texts.append(said.text)
        return stands_in(given.words, tuple(map(canonical, texts)))

    def _is_named_around(self, given: Given, said: Said) -> bool:
        """Tell whether the page names the speaker beside the words.

        Erdogan said that Guterres called it a “…”.
        """
        return any(name in given.around for name in self._actors.names_of(said.speaker.key))

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

    def _is_speaker(self, given: Given, said: Said) -> bool:
        """Tell whether the source may give the words to the same one."""
        if given.actor is None:
            names = [
                said.speaker_shown,
                *(self._actors.names_of(said.speaker.key) if said.speaker else ()),
            ]
            folds = {fold(word) for name in names for word in NAME.findall(name)}
            return any(
                fold(word) in folds for word in NAME.findall(given.name) if word not in PARTICLES
            )
        if said.speaker:
            speaks_for = self._actors.speak_for([said.speaker.key]) if given.in_prose else ()
            return given.actor.key in (said.speaker.key, *speaks_for)
        text = said.speaker_shown.casefold()  # "Smith and Jones": nobody's alone, and of each
        return any(name.casefold() in text for name in self._actors.names_of(given.actor.key))

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
        return (f"{IN_NO_MARKS}, so they are not those of {given.name}", expected, mend)

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

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the check
    def _marked(self, article: str) -> tuple[str, ...]:
        """All that an article has between quotation marks."""
        text = self._evidence.articles[article].text
        sentences = [passage.span for passage in self._evidence.sentences[article]]
        paragraphs = [Span(*found.span()) for found in PARAGRAPH.finditer(text)]
        found = (*find_marked(text, sentences), *find_marked(text, paragraphs))
        return tuple(canonical(each.inner.of(text)) for each in found)
