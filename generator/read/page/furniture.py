"""What stands on a web page around its article, and in it, that is none of the article's text.

Elements are told by what they are and are called, before the article is looked for. What is taken
out is kept, so that it can be shown.
"""

import re
from typing import TYPE_CHECKING

from generator.read.page.head import names_of
from generator.read.page.posts import is_time_of_post
from generator.read.page.site_lines import OPENERS
from generator.read.page.tree import INLINE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STRUCK = ("del", "s", "strike")  # what the article no longer says
# Words in the class or id of boxes that belong to the site.
NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:newsletters?|sign-?up|subscribe|subscription|related|read-?more|more-?on"
    r"|recommend(?:ed|ations?)?|promo|cookies?|consent|gdpr|shar(?:e|ing)|social|comments?"
    r"|author-?(?:bio|box|card)|bio|tooltip|hover-?card|popover|advert(?:isement)?|ads?|sponsored"
    r"|outbrain|taboola|caption|credit|copyright|breadcrumbs?|paywall|also-?(?:read|like)"
    r"|trending|most-?read|inline-?(?:link|related)|teasers?|embed|galler(?:y|ies)|slide-?shows?"
    r"|carousel)(?:$|[\s_-])"
)
LARGEST_SHARE = 0.2  # of the page's text; a larger box holds the article, whatever it is called
LONG, MOST_LONG = 160, 2  # characters of a paragraph of an article; so many of them are one
UNITS = re.compile(r"(?:^|[\s\d,.(/])(?:k|c|m|d|h)?m$|(?:^|\s)(?:ft|mi|in|yd)$", re.IGNORECASE)
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NOTE = re.compile(
    r"[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§]+|note\s\d+)(?:\s*,\s*\d{1,3})*\s*[\])]?", re.IGNORECASE
)
# A link to a note below.
MARK = re.compile(r"\[\s*(?:\d{1,3}|[a-z]|note \d+)\s*\]|[*†‡§]+|\^?\d{1,3}")

FEWEST_LINKED = 4  # words of a headline
LABEL = re.compile(r"[^.!?:|]{2,40}[:|]\s*")  # "Also in the news: …"
MOST_IN_LINE = 12  # elements in a line that is a link alone
SENTENCE_ENDS = '.!?…”"’'  # the last letters of a sentence
OUTER = ("html", "body", "article", "main", "h1")
MOST_OF_CARD = 350  # letters of a story's headline, its summary and its day
ENDS_A_SENTENCE = re.compile(r"[.!?…][\"”’)]?\s*$|[。！？]")
MOST_OF_OTHERS = 0.5  # of a page's letters; where other stories have more, it is a list of them
LONGEST_CAPTION = 180  # letters
EMPHASISED = ("em", "i", "small")
PICTURES = ("img", "amp-img", "picture")


def prepare(tree: "HtmlElement") -> list[str]:
    """Take out what is struck, notes and boxes of the site; keep quotation marks and powers.

    Returns the texts of the boxes and links that were taken out.
    """
    from lxml import etree

    left_out: list[str] = []
    _write_notes(tree)
    etree.strip_elements(tree, *STRUCK, with_tail=False)
    for element in list(tree.iter("q")):
        element.text = "“" + (element.text or "")
        last = element[-1] if len(element) else None
        if last is None:
            element.text += "”"
        else:
            last.tail = (last.tail or "") + "”"
    etree.strip_tags(tree, "q", "ins")
    for script in list(tree.iter("script", "style")):
        script.drop_tree()
    whole = len(tree.text_content()) or 1
    for element in list(tree.iter(etree.Element)):
        if _is_box(element, whole) or _is_hover_card(element):
            left_out += _drop(element)
    left_out += [line for box in [*_teasers(tree), *_captions(tree)] for line in _drop(box)]
    return left_out + _drop_links_to_others(tree)


def _teasers(tree: "HtmlElement") -> list["HtmlElement"]:
    """The boxes of several other stories, each a headline that is a link, and a few words."""
    cards: dict[HtmlElement, list[HtmlElement]] = {}
    for heading in tree.iter("h2", "h3", "h4"):
        links = heading.xpath(".//a/@href|ancestor::a/@href")
        if not links or "#" in links[0]:  # which leads to a part of the page itself
            continue
        card, letters = heading, _count_letters(heading)
        while (box := card.getparent()) is not None and box.tag not in OUTER:
            if len(box) > MOST_IN_LINE or _count_letters(box) > MOST_OF_CARD:
                break
            card = box
        if _count_letters(card) > letters and not _is_post(card) and card.getparent() is not None:
            cards.setdefault(card.getparent(), []).append(card)
    found = [
        card for several in cards.values() if len(several) > 1 for card in dict.fromkeys(several)
    ]
    is_list = sum(map(_count_letters, found)) > MOST_OF_OTHERS * _count_letters(tree)
    return [] if is_list else found


def _is_post(card: "HtmlElement") -> bool:
    """Tell whether a box is a post of a live page."""
    return any(is_time_of_post(line.text_content()) for line in card.iter("p"))


def _captions(tree: "HtmlElement") -> list["HtmlElement"]:
    """What stands in the box of a picture, or emphasised below it, and is no sentence."""
    found = {}
    for picture in tree.iter(*PICTURES):
        box = picture
        while (parent := box.getparent()) is not None and parent.tag not in OUTER:
            if len(parent) > MOST_IN_LINE or _count_letters(parent):
                break
            box = parent
        parent, behind = box.getparent(), box.getnext()
        if parent is not None and parent.tag not in OUTER and _is_caption(parent):
            found[parent] = None
        elif behind is not None and _is_caption(behind) and _is_emphasised(behind):
            found[behind] = None
    return [box for box in found if not any(other in found for other in box.iterancestors())]


def _is_caption(box: "HtmlElement") -> bool:
    if len(box) > MOST_IN_LINE or not 0 < _count_letters(box) <= LONGEST_CAPTION:
        return False
    is_sentence = ENDS_A_SENTENCE.search(box.text_content())
    return not is_sentence and next(box.iter("h1", "h2", "h3", "h4", "li", "td"), None) is None


def _is_emphasised(box: "HtmlElement") -> bool:
    """Tell whether all of a line's text stands in italics or small letters."""
    outermost = [part for part in box.iter(*EMPHASISED) if part.getparent().tag not in EMPHASISED]
    return sum(map(_count_letters, outermost)) == _count_letters(box)


def _count_letters(element: "HtmlElement") -> int:
    return len("".join(element.text_content().split()))


def _drop(element: "HtmlElement") -> list[str]:
    """Take an element out; the text that goes with it, if it has any."""
    text = " ".join(element.text_content().split())
    if element.getparent() is not None:
        element.drop_tree()
    return [text] if text else []


def _write_notes(tree: "HtmlElement") -> None:
    """Drop marks of notes; write a raised number behind a unit as the sign that it is."""
    for element in list(tree.iter("sup")):
        text = element.text_content().strip()
        before = _text_before(element)
        if text.isdecimal() and (UNITS.search(before) or before.endswith("×10")):
            element.text, element[:] = text.translate(POWERS), []
            element.drop_tag()
        elif NOTE.fullmatch(text):
            element.drop_tree()
    for link in list(tree.iter("a")):
        is_within = link.get("href", "").startswith("#")
        if is_within and MARK.fullmatch(link.text_content().strip()):
            link.drop_tree()
    for element in list(tree.iter("sub")):
        before = _text_before(element)
        if NOTE.fullmatch(element.text_content().strip()) and before[-1:].isdecimal():
            element.drop_tree()


def _text_before(element: "HtmlElement") -> str:
    previous = element.getprevious()
    if previous is not None:
        return (previous.text_content() if isinstance(previous.tag, str) else "") + (
            previous.tail or ""
        )
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _is_box(element: "HtmlElement", whole: int) -> bool:
    if element.tag in ("html", "body", "article", "main") or not NAMES.search(names_of(element)):
        return False
    if len(element.text_content()) > LARGEST_SHARE * whole or element.xpath(".//h1"):
        return False
    return sum(map(_is_long, element.iter("p"))) < MOST_LONG


def _is_long(paragraph: "HtmlElement") -> bool:
    """Tell whether a paragraph is one of an article: long, and not made of links."""
    size = len(paragraph.text_content())
    return size > LONG and sum(len(a.text_content()) for a in paragraph.iter("a")) < size / 3


def _is_hover_card(element: "HtmlElement") -> bool:
    """Tell whether an element behind a link says once more what the link says, and more."""
    previous = element.getprevious()
    if previous is None or previous.tag != "a" or (previous.tail or "").strip():
        return False
    if element.tag not in ("span", "div"):
        return False
    linked, text = previous.text_content().split(), " ".join(element.itertext()).split()
    return len(text) > len(linked) > 1 and {linked[0], linked[-1]} <= set(text)


def _drop_links_to_others(tree: "HtmlElement") -> list[str]:
    """Drop lines that are a link alone and no sentence: headlines of other stories."""
    left_out: list[str] = []
    for link in list(tree.iter("a")):
        text = " ".join(link.text_content().split())
        if len(text.split()) < FEWEST_LINKED or text[-1] in SENTENCE_ENDS:
            continue
        line = link
        while (parent := line.getparent()) is not None and parent.tag not in OUTER:
            if len(parent) > MOST_IN_LINE:  # whose text would be read once for each of its links
                break
            around = " ".join(parent.text_content().split())
            opener = OPENERS.match(around) or LABEL.match(around)
            if len(around) - len(opener[0] if opener else "") > 1.1 * len(text):
                break
            line = parent
        if line.tag not in INLINE or any(child.tag not in INLINE for child in line.iter()):
            left_out += _drop(line)
    return left_out
