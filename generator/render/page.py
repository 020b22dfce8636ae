"""What a template may call: links and citations as seen from its own page, and a few forms of numbers and dates."""

import posixpath
import re
from collections.abc import Iterable, Set
from functools import lru_cache

from generator.briefing import ActorName, Passage, Reported
from generator.gather.timex import date_label, day_label
from generator.model import Article, Kind, Role
from generator.parse.places.gazetteer import country_entry
from generator.render.escape import Markdown, escape

WEB = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\^`]+$")


class PageTools:
    """The tools of one page: knows where the page stands, and collects the passages that it cites.

    What leads to a page that is `gone`, deleted by hand, is plain text.
    """

    def __init__(self, path: str, gone: Set[str] = frozenset()):
        self.path = path
        self.gone = gone
        self.cited: dict[str, Passage] = {}  # by id, in the order in which they are cited first

    def cite(self, passages: Passage | Iterable[Passage]) -> Markdown:
        """A footnote mark for each passage."""
        given = (passages,) if isinstance(passages, Passage) else tuple(passages)
        self.cited |= {passage.id: passage for passage in given if passage.id not in self.cited}
        return Markdown("".join(f"[^{passage.id}]" for passage in given))

    def link(self, text: str, path: str) -> Markdown:
        """A link to another page of the briefing; `path` counts from content/."""
        page, mark, anchor = path.partition("#")
        if page in self.gone:
            return escape(text)
        return Markdown(f"[{escape(text)}]({_relative(page, posixpath.dirname(self.path))}{mark}{anchor})")

    def actor(self, name: ActorName) -> Markdown:
        """The actor's name, linked to its page where it has one and this is not it."""
        path = f"actors/{name.key}.md"
        return self.link(name.name, path) if name.has_page and path != self.path else escape(name.name)

    def source(self, article: Article, passage: Passage | None = None) -> Markdown:
        """The article's title, linked to its page, or to a passage there."""
        return self.link(article.title or article.id, f"sources/{article.id}.md{f'#p-{passage.id}' if passage else ''}")

    def footnotes(self) -> Markdown:
        """The definitions of all marks of the page, one a line: the passage, and where it stands."""
        return Markdown("\n".join(f"[^{passage.id}]: {self._reference(passage)}" for passage in self.cited.values()))

    def _reference(self, passage: Passage) -> str:
        article = passage.article
        published = day_label(article.published) if article.published else "undated"
        parts = [self.source(article, passage), escape(article.publisher), published]
        return f"{escape(passage.text)} — {', '.join(part for part in parts if part)}"


@lru_cache(maxsize=1 << 14)  # most links lead to few pages
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")


def web(address: str) -> Markdown:
    """A link to an address outside, or its plain text where it is not a plain http(s) address."""
    return Markdown(f"[{escape(address)}]({address})") if WEB.match(address) else escape(address)


def quoted_yaml(text: str) -> Markdown:
    """A string for the front matter. The theme prints titles unescaped, so they are escaped here for HTML too."""
    safe = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markdown('"' + safe.replace("\\", "\\\\").replace('"', "&quot;") + '"')


def number(value: float) -> str:
    """A number in full, or in millions where that is exact: 280,000; 3 million."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and value % (size / 10) == 0:
            return f"{value / size:,.10g} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def count(items, singular: str, plural: str = "") -> str:
    """How many of a thing: "1 source", "3 sources"."""
    amount = items if isinstance(items, int) else len(items)
    return f"{amount:,} {singular if amount == 1 else plural or singular + 's'}"


def amount(reported: Reported) -> str:
    """The number of a figure alone; the article's own words where it is vague."""
    figure = reported.figure
    return number(figure.value) if figure.value is not None else figure.qualifier or reported.text


def label(reported: Reported) -> str:
    """What a figure counts: "people displaced", "refugees"."""
    figure = reported.figure
    # A term that is a plural noun names what it counts: "refugees", not "people refugees".
    naming = figure.term.endswith("s") and not figure.term.endswith("ss")
    return figure.term if naming or not figure.unit else f"{figure.unit} {figure.term}"


def role(role: Role) -> str:
    """A role in words: "former President, Syria"."""
    words = f"{role.title}, {role.of}" if role.of and role.of.casefold() not in role.title.casefold() else role.title
    return f"former {words}" if role.former and "former" not in words.casefold() else words


def country(alpha3: str) -> str:
    """A country's name; "" for none."""
    return country_entry(alpha3).name if alpha3 else ""


def spoken(text: str) -> Markdown:
    """Words of a quotation, in quotation marks: those of the article, or ours where its marks stand elsewhere."""
    bare = text[:1] not in "“\"«‘'`" and text[-1:] not in "”\"»’'"
    return escape(f"“{text}”" if bare else text)


KINDS = {
    Kind.PERSON: ("Person", "People"),
    Kind.ORGANISATION: ("Organisation", "Organisations"),
    Kind.ARMED_GROUP: ("Armed group", "Armed groups"),
    Kind.GOVERNMENT: ("Government", "Governments"),
    Kind.STATE: ("State", "States"),
    Kind.PEOPLE: ("People", "Peoples and communities"),
}


def kind_of_one(kind: Kind) -> str:
    return KINDS[kind][0]


def kind_of_many(kind: Kind) -> str:
    return KINDS[kind][1]


FILTERS = {
    "amount": amount,
    "count": count,
    "country": country,
    "day": day_label,
    "kind": kind_of_many,
    "kind_of_one": kind_of_one,
    "label": label,
    "markdown": Markdown,
    "role": role,
    "spoken": spoken,
    "timex": date_label,
    "web": web,
    "yaml": quoted_yaml,
}
