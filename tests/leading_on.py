"""Pages of a site that only lead on to another: what they owe a reader, whatever they are called."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

TAGS = ["html", "head", "meta", "title", "meta", "meta", "body", "a"]
POLICY = "Content-Security-Policy"


class Page(HTMLParser):
    """The tags of a page in their order, where it leads by itself and by its link, and what is said to robots."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.refresh, self.links, self.robots = [], "", [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if named.get("http-equiv") == POLICY:
            return  # its place is a matter of tests/browser
        self.tags.append(tag)
        if named.get("http-equiv") == "refresh":
            self.refresh = named["content"]
        if named.get("name") == "robots":
            self.robots = named["content"]
        if tag == "a":
            self.links.append(named)


def only_leads_on(path: Path) -> bool:
    """Whether a page has no text of its own; the name of such a page can not hide it, since it is escaped."""
    return '<meta http-equiv="refresh"' in path.read_text(encoding="utf-8")


def check_leading_on(path: Path, site: Path) -> None:
    """Hold such a page to what it owes: a way to a page of the site with text, and nothing that its name brings in."""
    page = Page(path.read_text(encoding="utf-8"))
    assert page.tags == TAGS, path
    wait, _, address = page.refresh.partition("; url=")
    assert wait == "0" and page.links == [{"href": address}], path
    assert page.robots == "noindex", path
    assert not re.match(r"[a-z]+:|/", address), path
    target = (path.parent / unquote(address)).resolve()
    target = target / "index.html" if address.endswith("/") else target
    assert target.is_file() and target.is_relative_to(site.resolve()) and not only_leads_on(target), path


def pages_with_text(site: Path, pattern: str = "*.html") -> list[Path]:
    """The pages of a site that do not only lead on; those that do are checked on the way."""
    pages = sorted(site.rglob(pattern))
    for path in filter(only_leads_on, pages):
        check_leading_on(path, site)
    return [path for path in pages if not only_leads_on(path)]
