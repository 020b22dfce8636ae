"""The records of data/briefing.json as linked data in the pages that show them: JSON-LD with the
words of schema.org.

A page's data say what the page cites: its passages, their articles, and of the kinds of record that
belong on the page those that stand on these passages. Where an editor changed a page they say only
what it cites, and where one changed briefing.json there are none: so data never contradict what a
hand wrote. A quotation holds verbatim words alone; a paraphrase is a Claim of its speaker, never a
Quotation.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from generator.passages import PASSAGE_ID
from generator.record_kinds import covering
from generator.records import KINDS, PUBLIC
from generator.render.list_pages import SOURCES, list_of
from generator.share import schema_org
from generator.share.schema_org import Record, To, known
from generator.write.disk import edited_by_hand

FILE = "data/briefing.json"
# a footnote's mark, a passage on the page of its source
CITED = re.compile(rf'\bid="(?:fnref\d*:|p-)({PASSAGE_ID})"')
# A link to such a mark on another page.
ELSEWHERE = re.compile(rf'href="([^"#]+#fnref:({PASSAGE_ID}))"')
# A chip opens the passage on the page of its source.
CHIP = re.compile(rf'class="source" href="[^"#]*#p-({PASSAGE_ID})"')
FORMATS = {".json": "application/json", ".geojson": "application/geo+json", ".csv": "text/csv"}
# a link to the page of a source, as a whole, from a page that lists some
LISTED = re.compile(r'href="(?:\.\./)*([^"/#]+?)(?:/|/index\.html|\.html)"')
# The kinds of record that belong on a page.
ON_PAGES = {
    "index.md": ("actors", "figures", "events"),
    "stories.md": ("actors", "figures", "events"),  # the overview of each story
    "actors/index.md": ("actors",),
    "quotes.md": ("quotes",),
    "timeline.md": ("events",),
    "places.md": ("places",),
    "figures.md": ("figures",),
    SOURCES: (),
    "changes.md": (),  # its passages: of what it lists, some is not so any more
}
OVERVIEWS = ("index.md", "stories.md")
ON_SECTIONS = ("quotes", "figures")
ON_AN_ACTOR = ("quotes",)  # its own


# How a record of each kind is worded.
NODES = covering(
    {
        "actors": schema_org.actor,
        "figures": schema_org.figure,
        "places": schema_org.place,
        "quotes": schema_org.quote,
        "events": schema_org.event,
    },
    kinds=[kind for kind in KINDS if kind.is_linked],
    file=__file__,
)
# the field that names actors, which become nodes too
NAMED_BY = {"quotes": "speaker", "events": "actors"}


class LinkedPage(NamedTuple):
    """A page as the site will have it."""

    path: str  # relative to content/: "actors/index.md"
    url: str  # relative to the site's root
    title: str
    description: str
    language: str
    content: str  # as HTML
    edited: bool = False  # by hand


class LinkedData:
    """The records of one briefing."""

    def __init__(self, everything: Record, files: tuple[str, ...] = ()):
        """`files` are those that hold the records, relative to the site's root."""
        self.everything = everything
        self.files = files
        self.site: str = everything["site"] or ""
        self.cutoff = date.fromisoformat(everything["cutoff"]) if everything["cutoff"] else None
        self.sources = {source["id"]: source for source in everything["sources"]}
        self.actors = {actor["key"]: actor for actor in everything["actors"]}
        self.kinds = ON_PAGES | {
            f"{section['id']}.md": ON_SECTIONS for section in everything["sections"]
        }
        self.passages: dict[str, Record] = {}
        self.standing_on: dict[tuple[str, str], list[Record]] = {}  # by kind and passage
        for kind in PUBLIC:
            self._index(kind.list, everything.get(kind.list, []))

    def script(self, page: LinkedPage, to: To) -> str:
        """Give the page's data as an element for its head; "" for a page that is not ours.

        `to` gives an address as seen from the page, where it is not absolute.
        """
        is_list = list_of(page.path) in self.kinds or page.path == "data.md"
        if not (is_list or self._named(page.path)):
            return ""
        graph = _Graph(self, page, to).nodes()
        written = json.dumps(
            {"@context": "https://schema.org", "@graph": graph},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for sign in "&<>":  # nothing in it is read by HTML
            written = written.replace(sign, f"\\u{ord(sign):04x}")
        return f'<script type="application/ld+json">{written}</script>'

    def actor_of(self, path: str) -> Record | None:
        """Give the actor whose page it is."""
        return self._named(path) if path.startswith("actors/") else None

    def source_of(self, path: str) -> Record | None:
        """Give the article whose page it is."""
        return self._named(path) if path.startswith("sources/") else None

    def _named(self, path: str) -> Record | None:
        folder, _, name = path.removesuffix(".md").partition("/")
        return {"actors": self.actors, "sources": self.sources}.get(folder, {}).get(name)

    def _index(self, kind: str, records: list[Record]) -> None:
        for record in records:
            for passage in record.get("passages", ()):
                self.passages[passage["id"]] = passage
                self.standing_on.setdefault((kind, passage["id"]), []).append(record)


class _Graph:
    """The nodes of one page."""

    def __init__(self, data: LinkedData, page: LinkedPage, to: To):
        self.data, self.page, self.to = data, page, to
        # By the ids of the passages that the page cites: their addresses; where it leads to the
        # line of another page that shows one, that of the line.
        self.cited: dict[str, str] = {}
        for id in (*CITED.findall(page.content), *CHIP.findall(page.content)):
            self._cite(id, data.passages.get(id, {}).get("url", ""))
        for line, id in ELSEWHERE.findall(page.content):
            self._cite(id, data.site + urljoin(page.url, line))
        self.named: dict[str, Record] = {}  # the actors that records point to, by key

    def _cite(self, id: str, address: str) -> None:
        if id in self.data.passages:
            self.cited.setdefault(id, address)

    def nodes(self) -> list[Record]:
        """Give the page, what it is about, its records, and what these point to.

        They point to each other's passages, actors and articles.
        """
        about = None if self.page.edited else self._subject()
        records = [] if self.page.edited else list(self._records())
        nodes = [self._page(about), *filter(None, [about]), *records]
        nodes += (schema_org.actor_name(actor, self.to) for actor in self.named.values())
        nodes += self._sources()
        # of several nodes for one thing, the one that says most
        first: dict[str | int, Record] = {}
        for number, node in enumerate(nodes):
            first.setdefault(node.get("@id", number), node)
        return list(first.values())

    def _sources(self) -> Iterator[Record]:
        """Yield the passages that the page cites, then their articles, or all that it lists."""
        sources = self.data.sources
        passages = [self.data.passages[id] | {"url": url} for id, url in self.cited.items()]
        for passage in passages:
            yield schema_org.passage(passage, self.to, article=sources[passage["source"]])
        for id in self._listed() or dict.fromkeys(passage["source"] for passage in passages):
            yield schema_org.source(sources[id], self.to)

    def _listed(self) -> list[str]:
        """Give the articles that the page is a list of."""
        if self.page.edited or list_of(self.page.path) != SOURCES:
            return []
        linked = {unquote(name) for name in LISTED.findall(self.page.content)}
        return [id for id in self.data.sources if id in linked]

    def _page(self, about: Record | None) -> Record:
        data, address = self.data, self.to(self.data.site + self.page.url)
        return known(
            {
                "@type": self._page_type(),
                "@id": address,
                "url": address,
                "name": self.page.title,
                "description": self.page.description,
                "inLanguage": self.page.language,
                "contentReferenceTime": data.everything["cutoff"],  # when its information ends
                "isPartOf": {
                    "@type": "WebSite",
                    "name": data.everything["title"],
                    "url": self.to(data.site),
                },
                "mainEntity": {"@id": about["@id"]} if about else None,
                "hasPart": [
                    {"@id": schema_org.source_id(data.sources[id], self.to)}
                    for id in self._listed()
                ],
                "citation": [{"@id": self.to(url)} for url in self.cited.values()],
            }
        )

    def _page_type(self) -> str:
        if list_of(self.page.path) in OVERVIEWS:
            return "Report"
        if self.data.actor_of(self.page.path):
            return "ProfilePage"
        return "CollectionPage" if list_of(self.page.path) in self.data.kinds else "WebPage"

    def _subject(self) -> Record | None:
        """Give what the page is about as a whole: an actor, an article, the data."""
        if actor := self.data.actor_of(self.page.path):
            return schema_org.actor(actor, self.to, self._evidence(actor))
        if source := self.data.source_of(self.page.path):
            return schema_org.source(source, self.to)
        return self._dataset() if self.page.path == "data.md" else None

    def _records(self) -> Iterator[Record]:
        actor = self.data.actor_of(self.page.path)
        kinds = ON_AN_ACTOR if actor else self.data.kinds.get(list_of(self.page.path), ())
        for kind in kinds:
            for record in self._standing_here(kind):
                if record.get("status") == "denied":
                    continue  # linked data has no word for what did not happen
                if not actor or (record["speaker"] or {}).get("key") == actor["key"]:
                    yield self._record(kind, record)

    def _standing_here(self, kind: str) -> Iterable[Record]:
        """Give the records of a kind that stand on passages which the page cites, each once."""
        found: dict[int, Record] = {}
        for passage in self.cited:
            for record in self.data.standing_on.get((kind, passage), ()):
                found[id(record)] = record
        return found.values()

    def _record(self, kind: str, record: Record) -> Record:
        evidence = self._evidence(record)
        named = record[NAMED_BY[kind]] if kind in NAMED_BY else []
        actors = list(self._actors(named if isinstance(named, list) else [named]))
        return NODES[kind](record, self.to, evidence, actors)

    def _actors(self, names: list[Record | None]) -> Iterator[Record]:
        for name in filter(None, names):
            if actor := self.data.actors.get(name["key"]):
                self.named[actor["key"]] = actor
                yield actor

    def _evidence(self, record: Record) -> list[Record]:
        """Give the passages on which a record stands, as far as the page cites them.

        Where it cites none of them, the first counts as cited.
        """
        ids = [passage["id"] for passage in record["passages"] if passage["id"] in self.cited]
        if not ids:
            first = record["passages"][0]
            ids = [first["id"]]
            self._cite(first["id"], first["url"])
        return [{"@id": self.to(self.cited[id])} for id in ids]

    def _dataset(self) -> Record:
        formats = ((path, FORMATS.get(Path(path).suffix)) for path in self.data.files)
        return known(
            {
                "@type": "Dataset",
                "@id": self.to(self.data.site + self.page.url) + "#data",
                "name": f"{self.data.everything['title']}: {self.page.title}",
                "description": self.page.description,
                "isAccessibleForFree": True,
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "encodingFormat": format,
                        "contentUrl": self.to(self.data.site + path),
                    }
                    for path, format in formats
                    if format
                ],
            }
        )


def read_linked_data(content: Path, files: tuple[str, ...] = ()) -> LinkedData | None:
    """Read the data of the pages in a folder; None where there are none, or a hand changed them."""
    try:
        if edited_by_hand(content, FILE):
            return None
        everything = json.loads((content / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return LinkedData(everything, files)
