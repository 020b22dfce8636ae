"""The briefing as an Atom feed (RFC 4287).

It holds the newest claims, what each day brought, and the closed editions. The same articles and
editions give the same feed: an entry's date is the day on which a claim was first published or the
time that its edition keeps, never the clock's, and its name is made from its claim or its edition.
So nothing is news twice, whoever says it again and wherever the site moves.
"""

import re
from collections.abc import Iterable, Iterator, Set
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5
from xml.etree import ElementTree

from generator.briefing import Briefing
from generator.briefing_items import TimelineEntry
from generator.claim_kinds import ClaimKind
from generator.claims import Claim
from generator.evidence import Passage, Reported, Said
from generator.model import Article
from generator.render.addresses import Addresses
from generator.render.changes import summary
from generator.render.filters import WEB, label
from generator.render.happened import happening
from generator.render.history import Step
from generator.render.words import Words

PATH = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
# The namespace of names that mean something in a briefing alone.
NAMES = UUID("6a1f9a52-8d1c-5d0e-9b57-3e2f4c7d8a10")
CLAIMS, DAYS, EDITIONS = 100, 30, 30  # the newest: readers fetch the whole file again and again
# The plainest first.
KINDS = (ClaimKind.HAPPENING, ClaimKind.MEASURE, ClaimKind.UTTERANCE, ClaimKind.POSITION)
NO_DATE = date(1970, 1, 1)  # a feed needs one, even where no article has any
# What XML 1.0 has no way to write.
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class AtomFeed:
    """Builds the feed of one briefing."""

    def __init__(
        self,
        briefing: Briefing,
        addresses: Addresses,
        words: Words,
        deleted: Set[str],
        steps: tuple[Step, ...] = (),
    ):
        """`steps` are the closed editions, newest first."""
        self.briefing, self.words, self.deleted, self.steps = briefing, words, deleted, steps
        self.addresses = addresses
        self.id = _name(f"feed {addresses.site_url or briefing.title}")
        self.language = words.language

    def text(self) -> str:
        """Give the whole file."""
        entries = [(_midnight(day), entry) for day, entry in (*self._claims(), *self._days())]
        entries += self._editions()
        entries.sort(key=lambda entry: entry[0], reverse=True)
        updated = entries[0][0] if entries else _midnight(self.briefing.cutoff or NO_DATE)
        feed = _node(None, "feed", **{f"{{{XML}}}lang": self.language})
        _node(feed, "title", self.briefing.title)
        _node(feed, "id", self.id)
        _node(feed, "updated", _moment(updated))
        _node(_node(feed, "author"), "name", self.briefing.title)
        _node(feed, "link", rel="self", type="application/atom+xml", href=self.addresses.to(PATH))
        _node(feed, "link", rel="alternate", type="text/html", href=self.addresses.to("index.md"))
        feed.extend(entry for _, entry in entries)
        ElementTree.indent(feed, " ")
        written = ElementTree.tostring(feed, encoding="unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'

    def _claims(self) -> list[tuple[date, ElementTree.Element]]:
        """Give the newest claims, each as old as the first article that makes it."""
        dated = [(_first_day(claim), claim) for claim in _announced(self.briefing.claims)]
        dated.sort(key=lambda one: (one[0], one[1].id), reverse=True)
        return [(day, self._claim(day, claim)) for day, claim in dated[:CLAIMS]]

    def _claim(self, day: date, claim: Claim) -> ElementTree.Element:
        article = claim.line.article
        title = self._title_of(claim)
        node = self._entry(f"claim {claim.id}", title, day, self._page_of(claim.line))
        if WEB.match(article.url):
            _node(node, "link", rel="via", href=article.url)
        _node(node, "category", term=claim.kind)
        told = dict.fromkeys(_origin(passage.article) for passage in claim.passages)
        _node(node, "content", f"{claim.text} — {'; '.join(told)}", type="text")
        return node

    def _title_of(self, claim: Claim) -> str:
        """Say what a claim tells, in the words of one of its records."""
        for record in claim.records:
            match record:
                case TimelineEntry():
                    who = self.words.listed([actor.name for actor in record.actors_elsewhere])
                    happened = happening(record, self.words)
                    day = self.words.timex(record.date.value)
                    return f"{day} – {happened}{f' ({who})' if who else ''}"
                case Reported():
                    place = record.figure.place
                    what = ", ".join(filter(None, (label(record, self.words), place)))
                    return self._field(what, self.words.plain("lists.quoted", text=record.text))
                case Said() if record.speaker_name:
                    return self._field(record.speaker_name, record.text)
        return claim.text

    def _field(self, name: str, value: str) -> str:
        return self.words.plain("sources.field", name=name, value=value)

    def _days(self) -> list[tuple[date, ElementTree.Element]]:
        days: dict[date, list[Article]] = {}
        for article in self.briefing.articles:  # newest first
            if article.published:
                days.setdefault(article.published, []).append(article)
        return [(day, self._day(day, articles)) for day, articles in list(days.items())[:DAYS]]

    def _day(self, day: date, articles: list[Article]) -> ElementTree.Element:
        title = self.words.plain("feed.edition", title=self.briefing.title, day=self.words.day(day))
        page = "index.md" if "sources/index.md" in self.deleted else "sources/index.md"
        name = f"edition {self.id} {day.isoformat()}"
        node = self._entry(name, title, day, address=self.addresses.to(page))
        new = "; ".join(map(_origin, articles))
        told = self.words.plain("feed.new", count=len(articles), articles=new)
        _node(node, "content", told, type="text")
        return node

    def _editions(self) -> list[tuple[datetime, ElementTree.Element]]:
        newest = self.steps[:EDITIONS]
        return [(_closed(step), self._edition(step)) for step in newest]

    def _edition(self, step: Step) -> ElementTree.Element:
        edition, page = step.edition, f"changes/{step.edition.slug}.md"
        page = next((path for path in (page, "changes.md") if path not in self.deleted), "index.md")
        title = self.words.plain("changes.feed", title=self.briefing.title, name=edition.name)
        name = f"closed edition {self.id} {edition.slug}"
        node = self._entry(name, title, _closed(step), address=self.addresses.to(page))
        told = self.words.plain("changes.first")
        if step.changes is not None:
            told = summary(step.changes, self.words)
        _node(node, "content", told, type="text")
        return node

    def _entry(self, name: str, title: str, day: date, address: str) -> ElementTree.Element:
        node = _node(None, "entry")
        _node(node, "title", title)
        _node(node, "id", _name(name))
        _node(node, "published", _moment(day))
        _node(node, "updated", _moment(day))
        _node(node, "link", rel="alternate", type="text/html", href=address)
        return node

    def _page_of(self, passage: Passage) -> str:
        """Tell where the passage stands, or the overview where a hand deleted that page."""
        path = f"sources/{passage.article.id}.md"
        if path in self.deleted:
            return self.addresses.to("index.md")
        return self.addresses.passage(passage)


def _announced(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims to tell: of those that one sentence was the first to make, the plainest.

    Of several happenings that is the newest: what had been before goes without saying. Who reads
    that 12 people were killed, the ministry said, need not read that it said so.
    """
    plainest: dict[str, Claim] = {}
    for claim in claims:
        first = claim.assertions[0].passage.id
        if first not in plainest or _plainness(claim) < _plainness(plainest[first]):
            plainest[first] = claim
    yield from plainest.values()


def _plainness(claim: Claim) -> tuple[int, int, str]:
    """Give what sorts the claims of a sentence."""
    days = (one.last.toordinal() for one in claim.records if isinstance(one, TimelineEntry))
    return KINDS.index(claim.kind), -max(days, default=0), claim.id


def _first_day(claim: Claim) -> date:
    """The day on which the first article made a claim; the day of what happened where none has."""
    published = claim.assertions[0].passage.article.published
    days = (record.first for record in claim.records if isinstance(record, TimelineEntry))
    return published or next(days, NO_DATE)


def _origin(article: Article) -> str:
    """Give an article's title with its publisher."""
    return ", ".join(filter(None, (article.title or article.id, article.publisher)))


def _closed(step: Step) -> datetime:
    """Tell when the edition was closed."""
    return datetime.fromisoformat(step.edition.closed)


def _node(
    parent: ElementTree.Element | None,
    tag: str,
    text: str = "",
    **attributes: str,
) -> ElementTree.Element:
    """Give a new element, with a mark in place of each character that XML can't hold."""
    written = {name: NO_XML.sub("\ufffd", value) for name, value in attributes.items()}
    node = ElementTree.Element(tag, written)
    if parent is None and tag == "feed":
        node.set("xmlns", ATOM)
    node.text = NO_XML.sub("\ufffd", " ".join(text.split())) or None
    if parent is not None:
        parent.append(node)
    return node


def _name(text: str) -> str:
    return uuid5(NAMES, text).urn


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _moment(moment: date) -> str:
    """Give a day's first moment, or the time itself."""
    time = moment if isinstance(moment, datetime) else _midnight(moment)
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
