"""What stands on a web page around its article, and in it, that is none of the article's text.

Elements are told by what they are and are called, before the article is looked for. What is taken
out is kept, so that it can be shown.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree
from lxml.html import HtmlElement

from generator.read.page.head import names_of
from generator.read.page.note_marks import take_out_notes
from generator.read.page.posts import is_time_of_post
from generator.read.page.site_lines import OPENERS
from generator.read.page.tree import INLINE, line_of, take_out
from generator.word_lists import read_pattern

# Words in the class or id of boxes that belong to the site.
NAMES = re.compile(rf"(?i)(?:^|[\s_-])(?:{read_pattern('pages', 'boxes of the site')})(?:$|[\s_-])")
TIP = re.compile(r"(?i)tool-?tip|popover|hover-?card")
LARGEST_SHARE = 0.2  # of the page's text; a larger box holds the article, whatever it is called
LONG, MOST_LONG = 160, 2  # characters of a paragraph of an article; so many of them are one
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


def prepare(tree: HtmlElement) -> list[str]:
    """Take out what is struck, notes and boxes of the site; keep quotation marks and powers.

    Returns the texts of the boxes and links that were taken out.
    """
    left_out = take_out_notes(tree)
    _write_quotation_marks(tree)
    etree.strip_tags(tree, "q", "ins", "wbr")
    for script in list(tree.iter("script", "style")):
        script.drop_tree()
    _open_tips(tree)
    whole = len(tree.text_content()) or 1
    for element in list(tree.iter(etree.Element)):
        if _is_box(element, whole) or _is_hover_card(element):
            left_out += take_out(element)
    others = [*_cards(tree), *_teasers(tree), *_captions(tree)]
    left_out += [line for box in others for line in take_out(box)]
    return left_out + _drop_links_to_others(tree)


def _write_quotation_marks(tree: HtmlElement) -> None:
    for element in list(tree.iter("q")):
        element.text = "“" + (element.text or "")
        last = element[-1] if len(element) else None
        if last is None:
            element.text += "”"
        else:
            last.tail = (last.tail or "") + "”"


def _widest(element: HtmlElement, fits: Callable[[HtmlElement], bool]) -> HtmlElement:
    """Give the widest of the boxes around an element that fit, as all within them do."""
    for box in element.iterancestors():
        # The text of one with many elements would be read once for each of them.
        if box.tag in OUTER or len(box) > MOST_IN_LINE or not fits(box):
            break
        element = box
    return element


def _cards(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the boxes of other stories that are a link as a whole: headline, picture, summary."""
    for link in tree.iter("a"):
        is_elsewhere = "#" not in link.get("href", "#")
        has_headline = link.find(".//h3") is not None or link.find(".//h4") is not None
        if is_elsewhere and has_headline and _count_letters(link) <= MOST_OF_CARD:
            yield link


def _teasers(tree: HtmlElement) -> list[HtmlElement]:
    """Give the boxes of several other stories, each a headline that is a link, and a few words."""
    cards: dict[HtmlElement, list[HtmlElement]] = {}
    for heading in filter(_leads_elsewhere, tree.iter("h2", "h3", "h4")):
        card = _widest(heading, lambda box: _count_letters(box) <= MOST_OF_CARD)
        is_more = _count_letters(card) > _count_letters(heading)
        if is_more and not _is_post(card) and card.getparent() is not None:
            cards.setdefault(card.getparent(), []).append(card)
    found = [
        card for several in cards.values() if len(several) > 1 for card in dict.fromkeys(several)
    ]
    is_list = sum(map(_count_letters, found)) > MOST_OF_OTHERS * _count_letters(tree)
    return [] if is_list else found


def _leads_elsewhere(heading: HtmlElement) -> bool:
    links = heading.xpath(".//a/@href|ancestor::a/@href")
    return bool(links) and "#" not in links[0]  # which leads to a part of the page itself


def _is_post(card: HtmlElement) -> bool:
    """Tell whether a box is a post of a live page."""
    return any(is_time_of_post(line.text_content()) for line in card.iter("p"))


def _captions(tree: HtmlElement) -> list[HtmlElement]:
    """Give what stands in the box of a picture, or emphasised below it, and is no sentence."""
    found = {}
    for picture in tree.iter(*PICTURES):
        caption = _caption_at(_widest(picture, lambda box: not _count_letters(box)))
        if caption is not None:
            found[caption] = None
    return [box for box in found if not any(other in found for other in box.iterancestors())]


def _caption_at(picture: HtmlElement) -> HtmlElement | None:
    parent, behind = picture.getparent(), picture.getnext()
    if parent is not None and parent.tag not in OUTER and _is_caption(parent):
        return parent
    if behind is not None and _is_caption(behind) and _is_emphasised(behind):
        return behind
    return None


def _is_caption(box: HtmlElement) -> bool:
    if len(box) > MOST_IN_LINE or not 0 < _count_letters(box) <= LONGEST_CAPTION:
        return False
    is_sentence = ENDS_A_SENTENCE.search(box.text_content())
    return not is_sentence and next(box.iter("h1", "h2", "h3", "h4", "li", "td"), None) is None


def _is_emphasised(box: HtmlElement) -> bool:
    """Tell whether all of a line's text stands in italics or small letters."""
    outermost = [part for part in box.iter(*EMPHASISED) if part.getparent().tag not in EMPHASISED]
    return sum(map(_count_letters, outermost)) == _count_letters(box)


def _count_letters(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _is_box(element: HtmlElement, whole: int) -> bool:
    if element.tag in ("html", "body", "article", "main") or not NAMES.search(names_of(element)):
        return False
    if len(element.text_content()) > LARGEST_SHARE * whole or element.xpath(".//h1"):
        return False
    return sum(map(_is_long, element.iter("p"))) < MOST_LONG


def _is_long(paragraph: HtmlElement) -> bool:
    """Tell whether a paragraph is one of an article: long, and not made of links."""
    size = len(paragraph.text_content())
    return size > LONG and sum(len(a.text_content()) for a in paragraph.iter("a")) < size / 3


def _open_tips(tree: HtmlElement) -> None:
    """Drop what shows over a word, where the word stands in the box of it."""
    for tip in tree.xpath("//*[@class]/*[@class]"):
        box = tip.getparent()
        if box is not None and TIP.search(tip.get("class")) and TIP.search(box.get("class", "")):
            tip.drop_tree()
            del box.attrib["class"]


def _is_hover_card(element: HtmlElement) -> bool:
    """Tell whether an element behind a link says once more what the link says, and more."""
    previous = element.getprevious()
    if previous is None or previous.tag != "a" or (previous.tail or "").strip():
        return False
    if element.tag not in ("span", "div"):
        return False
    linked, text = previous.text_content().split(), " ".join(element.itertext()).split()
    return len(text) > len(linked) > 1 and {linked[0], linked[-1]} <= set(text)


def _drop_links_to_others(tree: HtmlElement) -> list[str]:
    """Drop lines that are a link alone and no sentence: headlines of other stories."""
    left_out: list[str] = []
    for link in list(tree.iter("a")):
        text = line_of(link)
        if len(text.split()) < FEWEST_LINKED or text[-1] in SENTENCE_ENDS:
            continue
        line = _widest(link, partial(_is_no_more, len(text)))
        if any(child.tag not in INLINE for child in line.iter()):
            left_out += take_out(line)
    return left_out


def _is_no_more(letters: int, box: HtmlElement) -> bool:
    """Tell whether a box says hardly more than the link in it of so many letters."""
    around = line_of(box)
    opener = OPENERS.match(around) or LABEL.match(around)
    return len(around) - len(opener[0] if opener else "") <= 1.1 * letters
