"""What a template may call: links and citations, as its page needs them."""

import posixpath
from collections.abc import Container, Iterable, Mapping, Set
from functools import lru_cache
from itertools import chain, count
from typing import NamedTuple

from generator.claims import Origin
from generator.evidence import ActorName, Passage
from generator.model import Article
from generator.render.escape import Markdown, escape
from generator.render.filters import attribute, origin, published
from generator.render.words import Words, short_name

MOST_MARKS = 12  # in one place: further passages are listed at the end of the page


class SentenceHome(NamedTuple):
    """The page that shows a sentence whole, and the ids of the passages that its line cites."""

    path: str
    cited: Set[str]


class PageTools:
    """The tools of one page: knows where the page stands, and collects the passages that it cites.

    What leads to a page that was `deleted` by hand is plain text. `lines` are the ids of the
    passages that some section shows whole, `homes` the lines of these and of quotations. A page
    that `is_chipped` has chips in the place of marks: one to whose lines no other page leads.
    """

    def __init__(
        self,
        path: str,
        words: Words,
        deleted: Set[str] = frozenset(),
        lines: Container[str] = frozenset(),
        origins: Mapping[str, Origin] | None = None,
        homes: Mapping[str, SentenceHome] | None = None,
        is_chipped: bool = False,
    ):
        self.path, self.folder = path, posixpath.dirname(path)
        self.words = words
        self.deleted = deleted
        self.lines = lines
        self.origins = {} if origins is None else origins  # by the ids of articles
        self.homes = {} if homes is None else homes  # by the ids of passages
        self.is_chipped = is_chipped
        self.cited: dict[str, Passage] = {}  # by id, in the order in which they are cited first
        self.chipped: dict[str, Passage] = {}  # the same of what chips open
        self.parts: set[str] = set()  # ids of passages of which a line is a part
        self.whole: set[str] = set()  # ids of those that a line of the page shows whole
        # By anchor, what is listed and not marked.
        self.further: dict[str, tuple[Passage, ...]] = {}

    def cite(self, passages: Passage | Iterable[Passage], part: bool = False) -> Markdown:
        """Write a footnote mark for each passage, of very many for the first.

        A raised comma stands between them, or two marks would look like one number. How many more
        there are leads to their list at the end of the page. Where the line is but a `part` of the
        first passage, its note repeats the passage, unless a line of this page or of a section
        shows it whole. A reprint is no second source: of one text a single article is cited.
        """
        given = self._without_reprints(passages)
        (self.parts if part else self.whole).update(one.id for one in given[:1])
        return self._marks(given)

    def _marks(self, given: tuple[Passage, ...]) -> Markdown:
        return self._chips(given) if self.is_chipped else self._notes(given)

    def _notes(self, given: tuple[Passage, ...]) -> Markdown:
        marked, further = given[:MOST_MARKS], given[MOST_MARKS:]
        self.cited |= {passage.id: passage for passage in marked if passage.id not in self.cited}
        comma = f"<sup>{self.words('lists.comma').strip()}</sup>"
        marks = Markdown(comma.join(f"[^{passage.id}]" for passage in marked))
        return Markdown(f"{marks} {self._lead_to(further)}") if further else marks

    def chips(self, passages: Passage | Iterable[Passage]) -> Markdown:
        """Write a link for each passage, which names its source and opens the passage beside it.

        It stands in the place of a mark, and no note is needed: for lines to which no other page
        leads. Where an editor deleted the page of a source, a mark cites the passage.
        """
        return self._chips(self._without_reprints(passages))

    def _chips(self, given: tuple[Passage, ...]) -> Markdown:
        return Markdown("".join(map(self._chip, given[:MOST_MARKS])))

    def _chip(self, passage: Passage) -> Markdown:
        path = f"sources/{passage.article.id}.md"
        if path in self.deleted:
            return self._notes((passage,))
        self.chipped[passage.id] = passage
        name = escape(" ".join(short_name(passage.article).split()))
        address = f"{_relative(path, self.folder)}#p-{passage.id}"
        day = attribute(published(passage.article, self.words))
        return Markdown(f' [{name}]({address} "{day}"){{.source}}')

    def sheet(self) -> Markdown:
        """Write where the page's script shows the passage of a chip, if the page has chips."""
        if not self.chipped:
            return Markdown("")
        close = attribute(self.words.plain("page.close"))
        return Markdown(f'<div class="passage-sheet" hidden data-close="{close}"></div>')

    def lead(
        self, text: str, passages: Iterable[Passage], part: bool = True, marked: bool = True
    ) -> Markdown:
        """Write what a list takes from a sentence, linked to the line that shows the sentence.

        A mark follows for each passage that this line does not cite. Where no other page shows the
        first passage whole, it is cited here, as by `cite`. What is not `marked` has neither.
        """
        shown = text if isinstance(text, Markdown) else escape(text)
        given = self._without_reprints(passages)
        home = self.homes.get(given[0].id) if given else None
        if home is None or home.path == self.path:
            return Markdown(shown + self.cite(given, part=part) if marked else shown)
        address = f"{_relative(home.path, self.folder)}#fnref:{given[0].id}"
        further = tuple(one for one in given if marked and one.id not in home.cited)
        return Markdown(f"[{shown}]({address}){self._marks(further)}")

    def _without_reprints(self, passages: Passage | Iterable[Passage]) -> tuple[Passage, ...]:
        """Leave out what stands in another article that prints the text of one before."""
        kept: list[Passage] = []
        printed: dict[str, str] = {}  # by the id of an origin: its article that is cited
        for passage in (passages,) if isinstance(passages, Passage) else passages:
            id = passage.article.id
            origin = self.origins[id].id if id in self.origins else id
            if printed.setdefault(origin, id) == id:
                kept.append(passage)
        return tuple(kept)

    def _lead_to(self, further: tuple[Passage, ...]) -> Markdown:
        """Write how many passages are listed at the end of the page, linked to their list."""
        name = f"more-{further[0].id}"
        spare = (f"{name}-{number}" for number in count(2))
        while self.further.get(name, further) != further:
            name = next(spare)
        self.further[name] = further
        return Markdown(f"[{self.words('page.more', count=len(further))}](#{name})")

    def link(self, text: str, path: str) -> Markdown:
        """Link to another page of the briefing; `path` counts from content/.

        It is plain text where an editor took that page, or that line of it, away.
        """
        if not self.includes(path):
            return escape(text)
        page, mark, anchor = path.partition("#")
        address = _relative(page, self.folder)
        return Markdown(f"[{escape(text)}]({address}{mark}{anchor})")

    def actor(self, name: ActorName) -> Markdown:
        """Write the actor's name, linked to its page where it has one and this is not it."""
        path = f"actors/{name.key}.md"
        is_elsewhere = name.has_page and path != self.path
        return self.link(name.name, path) if is_elsewhere else escape(name.name)

    def source(self, article: Article) -> Markdown:
        """Write the article's title, linked to its page."""
        return self.link(article.title or article.id, f"sources/{article.id}.md")

    def shown(self) -> dict[str, Passage]:
        """Give the passages to which the page leads, by id: those that it cites, and lists."""
        listed = chain.from_iterable(self.further.values())
        shown = (*self.cited.values(), *self.chipped.values(), *listed)
        return {passage.id: passage for passage in shown}

    def includes(self, path: str) -> bool:
        """Whether a file, or a line of a page, is there: not where an editor took it away."""
        return path not in self.deleted and path.partition("#")[0] not in self.deleted

    def footnotes(self) -> Markdown:
        """Write the definitions of all marks of the page, one a line.

        Before them stand the passages that are listed and have no mark.
        """
        cited = self.cited.values()
        repeated = {id for id in self.parts - self.whole if id not in self.lines}
        notes = "\n".join(
            f"[^{one.id}]: {self.reference(one, repeats=one.id in repeated)}" for one in cited
        )
        lists = (self._list(name, passages) for name, passages in self.further.items())
        return Markdown("\n\n".join([*lists, notes]))

    def _list(self, name: str, passages: tuple[Passage, ...]) -> str:
        """Write links to passages, one a line, under an anchor."""
        title = f"**{self.words('page.further', count=len(passages))}**\n{{ #{name} }}\n\n"
        return title + "\n".join(f"- {self.reference(one)}" for one in passages)

    def reference(self, passage: Passage, repeats: bool = False) -> str:
        """Write what the definition of a mark says: where the passage stands.

        That is its publisher and day, linked to it; before it the passage where the note `repeats`
        it.
        """
        path = f"sources/{passage.article.id}.md#p-{passage.id}"
        source = self.link(origin(passage.article, self.words), path)
        if not repeats:
            return source
        return self.words("page.citation", passage=passage.text, source=source)

    def references(self, passage: Passage) -> tuple[str, str]:
        """Give what the definition of a mark may say; the second one repeats the passage."""
        return self.reference(passage), self.reference(passage, repeats=True)


@lru_cache(maxsize=1 << 14)  # most links lead to few pages
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")
