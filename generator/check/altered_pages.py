"""Whether the generated pages show their records: the templates and the escaping are held against
what they print.

Nothing is interpreted here. Of each line everything is taken away that the records of the passages
which it cites give, written as the templates write it by `fragments`: sentence, quotations,
amounts, days, names; then what the page counts and names by `PageFacts`, and the words of the
interface. No letter, no digit and no quotation mark may be left then. Copies of passages must be
the passages, links carry the names of what they lead to, and quotations stand under their speaker.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from itertools import chain

from generator.briefing import Briefing
from generator.check.altered_entries import AlteredEntries, is_quotation
from generator.check.altered_headings import AlteredHeadings
from generator.check.altered_records import make_page_mismatch
from generator.check.copies import find_altered_copies
from generator.check.fragments import (
    GapPhrases,
    gaps_by_page,
    speakers_by_words,
    written_by_home,
    written_by_passage,
)
from generator.check.page_chunks import (
    GONE,
    LEFT,
    LINK,
    TO_LINE,
    UNSEEN,
    WORD,
    Chunk,
    Phrases,
    our_phrases,
    seen_in,
    split_page,
    without,
)
from generator.check.page_facts import PageFacts
from generator.check.page_paths import ACTOR_PAGE, SOURCE_PAGE, resolve
from generator.check.page_records import SOME_COUNTS
from generator.config import Config
from generator.evidence import Passage
from generator.markdown.footnotes import CHIP, MARK, chip_passages
from generator.model import Fault, Page
from generator.parse.memo import Memo
from generator.render.escape import escape
from generator.render.filters import origin, published, spoken
from generator.render.homes import Homes
from generator.render.page_tools import PageTools
from generator.render.words import Words, short_name, words_of

SEVERAL_WORDS = re.compile(r"\w \w")
CUT = "“…”"  # stands for words that follow elsewhere
NUMBER = re.compile(r"\d+")
COUNT = re.compile(r"\d+(?:\W?\d{3})*")  # of thousands too, as languages part them
# These tell of closed editions too, whose passages an article may not have any more.
OF_EDITIONS = re.compile(r"changes(?:/.*)?\.md")
NEWS = "changes.md"
CREDITED = ("CSV", "Natural Earth", "GeoNames")  # a kind of file, and whose data drawings show


def find_altered_pages(
    config: Config,
    briefing: Briefing,
    pages: tuple[Page, ...],
    homes: Homes,
    passages: Mapping[str, Passage],
) -> tuple[Fault, ...]:
    """Each place of a generated page that does not show its record, as a fault of the program.

    Templates of the project's own may print as they like: then copies of passages are looked at
    alone. `homes` are those of the pages, and `passages` all, by their ids.
    """
    pages = tuple(page for page in pages if page.path.endswith(".md"))
    if not pages:
        return ()
    shown = _Shown(config, briefing, passages, homes, {page.path: page.text for page in pages})
    own = any(path.suffix == ".md" for path in config.own_templates)
    found = []
    for page in pages:
        found += find_altered_copies(page, shown.passages, shown.words, config.content.name)
        found += shown.lines(page) if not own and not OF_EDITIONS.fullmatch(page.path) else ()
    return tuple(dict.fromkeys(found))


def _has_numbers(text: str, told: set[str]) -> bool:
    """Whether every number of a text stands in one of those."""
    return any(set(NUMBER.findall(text)) <= set(NUMBER.findall(one)) for one in told)


def _uncited(briefing: Briefing, words: Words) -> Phrases:
    """Collect the titles that gaps without passages quote."""
    gaps = (gap for gap in briefing.gaps if gap.quoted and not gap.passages)
    return Phrases(words("lists.quoted", text=" ".join(gap.quoted.split())) for gap in gaps)


def _without_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(NUMBER.sub("0", text) for text in texts)


class _Shown:
    """Knows how the records of each passage are written on pages, and the links to their lines."""

    def __init__(
        self,
        config: Config,
        briefing: Briefing,
        passages: Mapping[str, Passage],
        homes: Homes,
        texts: Mapping[str, str],
    ):
        self._folder = config.content.name
        self._shows_all = config.sources == "full"
        self.words = words_of(config)
        self.passages = passages
        self._names = {actor.key: actor.name for actor in briefing.actors}
        self._articles = {one.id: one for one in briefing.articles}
        self._titles = {id: one.title or id for id, one in self._articles.items()}
        self._of_article = Memo(self._written_of)
        self._written = written_by_passage(briefing, homes, self.words)
        self._gaps = GapPhrases(briefing.gaps, self.words)
        self._gaps_of = {
            page: GapPhrases(gaps, self.words) for page, gaps in gaps_by_page(briefing).items()
        }
        self._differing = _without_numbers(
            self.words("figures.counts_differ", count=number) for number in SOME_COUNTS
        )
        self._uncited = _uncited(briefing, self.words)
        self._stories = {one.page: one.title for one in briefing.stories}
        self._homes = written_by_home(briefing, homes, self.words)
        self._headings = AlteredHeadings(homes, self._titles, words=self.words, folder=self._folder)
        self._entries = AlteredEntries(
            briefing,
            self._homes,
            speakers=speakers_by_words(briefing),
            words=self.words,
            folder=self._folder,
            periods=self._headings.periods,
            texts=texts,
        )
        self._sentence_of = Memo(self._cited_sentence)
        self._of = Memo(self._fragments)
        self._facts = PageFacts(config, briefing, homes, self.words)
        phrases = tuple(our_phrases(self.words))
        self._ours = Phrases(phrases)
        self._our_words = {word for one in phrases for word in WORD.findall(one)}
        self._of_several_words = Phrases(filter(SEVERAL_WORDS.search, phrases))
        self._on = Memo(self._known_on)
        self._anywhere_on = Memo(self._known_anywhere_on)
        self._counted = {
            COUNT.sub("", self.words(key, count=number))
            for key in ("page.more", "page.further")
            for number in (1, *SOME_COUNTS)
        }
        self._is_ours = lru_cache(maxsize=1 << 12)(self._has_our_words_alone)

    def lines(self, page: Page) -> Iterator[Fault]:
        """Find lines that show something else than the records of what they cite.

        Links with another's name are found too.
        """
        yield from self._headings.find(page)
        yield from self._entries.find_lists(page)
        # What it tells of closed editions stands on the pages OF_EDITIONS too.
        news = f"## {self.words('changes.title')}"
        for chunk in split_page(page.text):
            if chunk.heading != news and LEFT.search(chunk.text):
                yield from self._line(page, chunk)

    def _line(self, page: Page, chunk: Chunk) -> Iterator[Fault]:
        cited: tuple[str, ...] = ()
        if "[" in chunk.text:
            yield from self._links(page, chunk)
            yield from self._chips(page, chunk)
            cited = self._cited(page.path, chunk)
        if left := self._left(page.path, chunk, cited):
            texts = " ".join(self.passages[id].text for id in cited)
            yield self._fault(page, chunk.line, "line", left, texts)
        elif cited:
            yield from self._entries.find(page, chunk, cited)
        else:
            yield from self._entries.find_counts(page, chunk)

    def _cited(self, path: str, chunk: Chunk) -> tuple[str, ...]:
        """Give the passages that a chunk cites, by a mark, a chip or a link to their line."""
        marks = [*MARK.findall(chunk.text), *self._to_lines(path, chunk.text)]
        marks += chip_passages(chunk.text)
        return tuple(id for id in dict.fromkeys(marks) if id in self.passages)

    def _to_lines(self, path: str, text: str) -> Iterator[str]:
        """Give the passages to whose lines a chunk leads; on a source's page `copies` looks."""
        if not SOURCE_PAGE.fullmatch(path) and ("#fnref:" in text or "#p-" in text):
            yield from (found["id"] for found in TO_LINE.finditer(text))

    def _left(self, path: str, chunk: Chunk, cited: tuple[str, ...]) -> str:
        """What neither the records nor our own words account for; "" for nothing."""
        text = seen_in(path, chunk)
        left = self._unknown(path, text, cited, seen=text) if LEFT.search(text) else ""
        if not left or self._is_count(text) or text.strip() in self._sentences.get(path, ()):
            return ""
        # A word of the article's may stand within ours.
        known = [self._anywhere_on[path].within(text), self._of_several_words.within(text)]
        if not cited:
            known.append(self._facts.names.within(text))
        if not (cited or "](" in chunk.text or SOURCE_PAGE.fullmatch(path)):
            # What leads to a page which an editor deleted is no link.
            beside = (LINK.sub(r"\g<before>\g<text>", one) for one in self._facts.links_on(path))
            known += (beside, self._told_anywhere.within(text))
        return left if self._unknown(path, without(text, *known), cited, seen=text) else ""

    @cached_property
    def _told_anywhere(self) -> Phrases:
        return Phrases(chain.from_iterable(self._homes.values()))

    def _known_on(self, path: str) -> Phrases:
        """Give what lines of a page may say beside what they cite."""
        return Phrases((*self._facts.on(path), CUT))

    def _known_anywhere_on(self, path: str) -> Phrases:
        return Phrases((*self._facts.on(path), *self._facts.on_months(path)))

    def _unknown(self, path: str, text: str, cited: tuple[str, ...], *, seen: str) -> str:
        """Give what is left of a text without what is known of its page, gaps and citations.

        The text is what is left to account for of what is `seen` of a line.
        """
        told: list[str] = []
        if "](" in text:
            text = without(text, self._facts.links_on(path))
            told += self._told_by_links(path, text)
            text = LINK.sub(partial(self._shown_of_link, path), text)
        # Most lines that cite are sentences with their sources: of these no other record is asked.
        for known in (self._sentence_of, self._of) if cited else (self._sentence_of,):
            left = without(text, *map(known.__getitem__, cited))
            if self._is_ours(left):
                return ""
        gaps = self._gaps_of.get(path, self._gaps).within(seen)
        left = without(left, told, self._on[path].within(left), gaps)
        if self._is_ours(left):
            return ""
        if not cited:
            left = without(left, self._uncited.within(left))
            left = without(left, self._facts.names.within(left))
        return "" if self._is_ours(left) else UNSEEN.sub(" ", left).replace(GONE, "…")

    def _has_our_words_alone(self, text: str) -> bool:
        """Tell whether nothing is left of a text without the words of the interface."""
        text = UNSEEN.sub(" ", text)
        if not LEFT.search(text):
            return True
        are_ours = self._our_words.issuperset(WORD.findall(text))
        return are_ours and not LEFT.search(without(text, self._ours.within(text)))

    @cached_property
    def _sentences(self) -> Mapping[str, set[str]]:
        """Group all sentences by the pages of their articles, which show them all if asked to."""
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.passages.values() if self._shows_all else ():
            found[f"sources/{passage.article.id}.md"].add(escape(passage.text))
        return found

    def _told_by_links(self, path: str, text: str) -> Iterator[str]:
        """Give what stands in the lines to which a text leads."""
        for found in LINK.finditer(text):
            yield from self._homes.get(resolve(path, found["target"]), ())

    def _shown_of_link(self, path: str, link: re.Match) -> str:
        """Give what of a link is not known by where it leads."""
        text, target = link["text"], resolve(path, link["target"])
        known = self._homes.get(target) or self._names_of(target)
        names_file = text in (posixpath.basename(target), *CREDITED)
        is_known = text in known or names_file or self._is_count(text)
        return f"{link['before']}{GONE if is_known or target == NEWS else text}"

    def _is_count(self, text: str) -> bool:
        """Tell whether a text only says how many more there are: "and 1,122 more"."""
        return COUNT.sub("", UNSEEN.sub("", text).strip("* \n")) in self._counted

    def _fragments(self, id: str) -> set[str]:
        """All that the records of a passage give to a line."""
        return self._sentence_of[id].union(*(make() for make in self._written[id]))

    def _cited_sentence(self, id: str) -> set[str]:
        """Give a passage as a line writes it, and its article."""
        passage = self.passages[id]
        return {escape(passage.text), spoken(passage.text), *self._of_article[passage.article.id]}

    def _written_of(self, id: str) -> set[str]:
        """All that a line gives of an article whose passage it cites."""
        article = self._articles[id]
        day, name = published(article, self.words), short_name(article)
        return set(map(escape, (day, name, origin(article, self.words), self._titles[id])))

    def _chips(self, page: Page, chunk: Chunk) -> Iterator[Fault]:
        """Find chips that name another source or day than that of their passage."""
        for found in CHIP.finditer(chunk.text) if ".source" in chunk.text else ():
            passage = self.passages.get(found["id"])
            chip = PageTools(page.path, self.words).chips(passage).strip() if passage else ""
            if found[0] != chip:
                yield self._fault(page, chunk.line, "chip", found[0], chip)

    def _links(self, page: Page, chunk: Chunk) -> Iterator[Fault]:
        """Links to actors and sources that do not carry their name."""
        may_lead = ACTOR_PAGE.fullmatch(page.path) or chunk.text.startswith("- [")
        is_led = may_lead and not is_quotation(page, chunk)
        for found in LINK.finditer(chunk.text) if "](" in chunk.text else ():
            target = found["target"]  # of other lines it may say whatever it says
            is_counted = NUMBER.sub("0", found["text"]).startswith(self._differing)
            if "#" not in target or is_led or is_counted or "#relation-" in target:
                yield from self._link(page, chunk, found, is_led=is_led)

    def _link(self, page: Page, chunk: Chunk, found: re.Match, *, is_led: bool) -> Iterator[Fault]:
        text, target = found["text"], resolve(page.path, found["target"])
        path, _, anchor = target.partition("#")
        known = self._homes.get(target, set()) if anchor else self._names_of(path)
        is_free = anchor and not is_led
        is_known = _has_numbers(text, known) if is_free else text in known
        if known and not is_known:
            yield self._fault(page, chunk.line, "link", text, ", ".join(sorted(known)))

    def _names_of(self, path: str) -> set[str]:
        """What a link to a page says that leads to an actor, a source or a story."""
        actor, source = ACTOR_PAGE.fullmatch(path), SOURCE_PAGE.fullmatch(path)
        if actor or source:
            name = self._names.get(actor[1]) if actor else self._titles.get(source[1])
            return {escape(name)} if name is not None else set()
        title = self._stories.get(path)
        return {escape(title), self.words("stories.all")} if title else set()

    def _fault(self, page: Page, line: int, what: str, shown: str, expected: str) -> Fault:
        return make_page_mismatch(f"{self._folder}/{page.path}:{line}", what, shown, expected)
