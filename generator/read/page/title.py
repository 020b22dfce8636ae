"""What a page's article is called: the headline, without the names of the site and its sections."""

import re

from generator.read.page.byline import is_in_its_name
from generator.read.page.head import About
from generator.read.page.linked_data import same_words
from generator.read.text import clean_line

SITE = re.compile(r"\s[|–—»·:-]\s|[|»]")  # what stands between a title and the site's name
# "… | World | Middle East", "Politics | …"
LAST_BAR = re.compile(r"(?<!\s)\s*+[|»]\s*+[^\s|»]++(?: [^\s|»]++)?\s*+$")
FIRST_BAR = re.compile(r"^[^\s|»]+(?: [^\s|»]+)?\s+[|»]\s+(?=\S+ \S+ \S)")
MOST_SECTION = 3  # words; a title has more
AROUND = " |–—»·:-"
COUNTER = re.compile(r"^\W*\d")  # "5 min read", "12 comments"


def find_title(about: About, *, publisher: str) -> str:
    """The headline as the page shows it, where it is the one declared; without the site's name."""
    declared = _without_site(about.title, publisher)
    shown = _without_site(read_heading(about), publisher, longest=0)
    if not shown or not declared:
        return shown or declared
    if is_in_its_name(shown, publisher, about.address):
        return declared
    if same_words(shown, about.title):
        return declared if _has_label(shown, declared) else shown
    return shown if same_words(about.title, publisher) else declared


def read_heading(about: About) -> str:
    """Read the article's heading as the page shows it; "" where it has none."""
    if about.heading is None:
        return ""
    shown = about.heading.xpath(".//text()[not(ancestor::style|ancestor::script)]")
    return clean_line("".join(shown))


def _without_site(title: str, publisher: str, longest: int = MOST_SECTION) -> str:
    """Give a title without the names of the site and of its sections, which stand behind bars.

    A last part of no more words than the `longest` is the site's, whatever it is called.
    """
    parts = SITE.split(title)
    is_site = same_words(parts[-1], publisher) or len(parts[-1].split()) <= longest
    if len(parts) > 1 and is_site:
        title = title[: title.rfind(parts[-1])].rstrip(AROUND)
    while (bar := LAST_BAR.search(title)) and len(title[: bar.start()].split()) > MOST_SECTION:
        title = title[: bar.start()].rstrip(AROUND)
    return FIRST_BAR.sub("", title)


def _has_label(shown: str, declared: str) -> bool:
    """Tell whether a heading is the declared title and a label or a counter beside it."""
    before, found, behind = shown.casefold().partition(declared.casefold())
    is_whole = bool(found) and len(declared.split()) > MOST_SECTION
    return is_whole and bool(before or behind) and (not behind or bool(COUNTER.search(behind)))
