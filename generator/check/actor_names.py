"""Whom a page means by a name, and which names no article has."""

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from functools import cached_property, lru_cache

from generator.briefing_items import Profile
from generator.check.attributions import begins_with_forename
from generator.check.english import all_of
from generator.check.page_paths import ACTOR_PAGE, resolve
from generator.check.passage_evidence import PassageEvidence
from generator.gather.sentences.stems import stem
from generator.markdown.inline import Text
from generator.model import Kind, Quote
from generator.spelling import fold, normal_form
from generator.word_lists import read_words

NAME = re.compile(r"[^\W\d_][\w'’.-]*")
PARTICLES = all_of("name particles")
# The rules of the parser by which somebody plainly speaks.
PLAIN = {"say", "that", "tell", "source", "quotation interrupted", "quoted as saying", "participle"}


class ActorNames:
    """Knows the names of the briefing's actors."""

    def __init__(self, evidence: PassageEvidence):
        self._evidence = evidence

    @cached_property
    def by_key(self) -> dict[str, Profile]:
        """The actors by their keys."""
        return {actor.key: actor for actor in self._evidence.briefing.actors}

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """Return the keys of those whom a name may mean.

        "the group" may mean anybody, and names nobody.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for actor in self._evidence.briefing.actors:
            for name in self.names_of(actor.key):
                if name.removeprefix("The ").removeprefix("the ")[:1].isupper():
                    found[normal_form(name)].add(actor.key)
        return found

    def names_of(self, key: str) -> tuple[str, ...]:
        """All that an actor is called, a person by the surname too."""
        profile = self.by_key[key]
        surname = (profile.name.split()[-1],) if profile.kind is Kind.PERSON else ()
        return (profile.name, *profile.aliases, *surname)

    def is_person(self, key: str) -> bool:
        """Tell whether an actor is one."""
        return key in self.by_key and self.by_key[key].kind is Kind.PERSON

    def has_office(self, key: str) -> bool:
        """Tell whether the briefing knows an office of an actor."""
        return key in self.by_key and bool(self.by_key[key].roles)

    def described(self, key: str) -> frozenset[str]:
        """What an actor is called beside names, as stems: director, spokeswoman, agency."""
        profile = self.by_key.get(key)
        if profile is None:
            return frozenset()
        told = [note.role.title for note in profile.roles] + list(profile.aliases)
        return frozenset(stem(word.lower()) for text in told for word in NAME.findall(text))

    def speak_for(self, keys: Iterable[str]) -> frozenset[str]:
        """The organisations and states in which some actors have an office."""
        profiles = [self.by_key[key] for key in keys if key in self.by_key]
        roles = (note.role for one in profiles for note in one.roles)
        bodies = (role.of for role in roles if role.of and not role.former)
        found = filter(None, map(self.named, bodies))
        return frozenset(actor.key for actor in found)

    def are_one(self, mine: Set[str], theirs: Set[str]) -> bool:
        """Tell whether one of some actors is one of others, or speaks for one, or one for them."""
        is_one = not theirs.isdisjoint(mine | self.speak_for(mine))
        return is_one or not mine.isdisjoint(self.speak_for(theirs))

    def named(self, words: str) -> Profile | None:
        """Find the one actor whose name the words are, or begin with.

        Antonio Guterres, Secretary-General.
        """
        for name in (words, words.partition(",")[0]):
            keys = self._by_name.get(normal_form(name), set())
            if len(keys) == 1:
                return self.by_key[next(iter(keys))]
        return None

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - lives as long as the check
    def heading_names(self, heading: Text, path: str) -> Profile | None:
        """The actor whose name a heading is."""
        for link in heading.links:
            found = ACTOR_PAGE.fullmatch(resolve(path, link.target))
            if found and link.start == 0 and link.end == len(heading.words):
                return self.by_key.get(found[1])
        return self.named(heading.words)

    @lru_cache(maxsize=1 << 10)  # noqa: B019 - lives as long as the check
    def meant_by(self, words: str) -> Profile | None:
        """Find the one actor that a page means by the words.

        None for a pronoun, a description, several, nobody.
        """
        if named := self.named(words):
            return named
        parts = normal_form(words).split()
        people: set[str] = set()
        for start in range(len(parts)):
            for end in range(len(parts), start, -1):
                keys = self._by_name.get(" ".join(parts[start:end]), set())
                people |= {key for key in keys if self.by_key[key].kind is Kind.PERSON}
        return self.by_key[people.pop()] if len(people) == 1 else None

    def is_named(self, actor: Profile, text: str) -> bool:
        """Tell whether a text names an actor."""
        return any(re.search(rf"\b{re.escape(name)}\b", text) for name in self.names_of(actor.key))

    def is_strange(self, name: str, quote: Quote, cited: tuple[str, ...]) -> bool:
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

    def is_unknown(self, name: str, cited: tuple[str, ...]) -> bool:
        """Tell whether the words are a person's name that the articles cited don't have.

        Vladimir Putin is one.
        """
        return begins_with_forename(name) and not self._is_in_articles(NAME.findall(name), cited)

    def _is_in_articles(self, words: list[str], cited: tuple[str, ...]) -> bool:
        articles = {self._evidence.passages[id].article.id for id in cited}
        return any(fold(word) in self.words_of(article) for article in articles for word in words)

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the check
    def words_before(self, passage: str) -> frozenset[str]:
        """The words of an article up to the end of a passage, and of its title, folded."""
        one = self._evidence.passages[passage]
        text = f"{one.article.title} {one.article.text[: one.span.end]}"
        return frozenset(fold(word) for word in NAME.findall(text))

    @lru_cache(maxsize=1 << 8)  # noqa: B019 - lives as long as the check
    def words_of(self, article: str) -> frozenset[str]:
        """The words of an article, folded."""
        return frozenset(fold(word) for word in NAME.findall(self._evidence.articles[article].text))
