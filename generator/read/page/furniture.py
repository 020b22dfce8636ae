"""What stands on a web page around its article, and in it, that is none of the article's text.

Two sieves: elements by what they are and are called, before the article is looked for; paragraphs
by what they say, afterwards. Both keep what they take out, so that it can be shown.
"""

import re
from typing import TYPE_CHECKING

from generator.read.page.posts import is_time_of_post
from generator.read.page.tree import INLINE
from generator.read.page.written_day import read_written

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STRUCK = ("del", "s", "strike")  # what the article no longer says
# Words in the class or id of boxes that belong to the site.
NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:newsletters?|sign-?up|subscribe|subscription|related|read-?more|more-?on"
    r"|recommend(?:ed|ations?)?|promo|cookies?|consent|gdpr|shar(?:e|ing)|social|comments?"
    r"|author-?(?:bio|box|card)|bio|tooltip|hover-?card|popover|advert(?:isement)?|ads?|sponsored"
    r"|outbrain|taboola|caption|credit|copyright|breadcrumbs?|paywall|also-?(?:read|like)"
    r"|trending|most-?read|inline-?(?:link|related)|teasers?|embed)(?:$|[\s_-])"
)
LARGEST_SHARE = 0.2  # of the page's text; a larger box holds the article, whatever it is called
LONG, MOST_LONG = 160, 2  # characters of a paragraph of an article; so many of them are one
UNITS = re.compile(r"(?:^|[\s\d,.(/])(?:k|c|m|d|h)?m$|(?:^|\s)(?:ft|mi|in|yd)$", re.IGNORECASE)
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NOTE = re.compile(
    r"[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§]+|note\s\d+)(?:\s*,\s*\d{1,3})*\s*[\])]?", re.IGNORECASE
)

FEWEST_LINKED = 4  # words of a headline
MOST_IN_LINE = 12  # elements in a line that is a link alone
SENTENCE_ENDS = '.!?…”"’'
OUTER = ("html", "body", "article", "main", "h1")
OPENERS = re.compile(
    r"(?i)\W*(?:read (?:more|also|next|this)\b|also read|more (?:on this|from|stories)|related"
    r"|see also|recommended|you may (?:also )?like|you might (?:also )?like|sign up|subscribe"
    r"|click here|follow (?:us|@)|(?:watch|listen|photos?|video|gallery|in pictures"
    r"|live updates)\s*[:|]"
    r"|don['’]t miss|download (?:our|the)\b.{0,30}\bapp|have a (?:news )?tip"
    r"|like this story|share this"
    r"|advertisement\b|story continues below|article continues|get (?:our|the latest)|join our"
    r"|support our|thanks for signing up|already a subscriber|leggi anche|lire aussi|lesen sie auch"
    r"|if you (?:enjoyed|liked) this|popular on|tell us what|this copy is for your"
    r"|quantities may be|see more|also[:,]? see|filed under|an error has occurred"
    r"|(?:reading time|tempo de leitura|temps de lecture|lesezeit|tiempo de lectura)\s*:"
    r"|reach (?:the|our) (?:reporter|author|writer)s?|write to .{1,40} at \S+@|if you buy something"
    r"|(?:follow|more) .{1,60}\bhttps?:/"
    r"|follow .{1,60} on (?:twitter|facebook|instagram|youtube)|this article has been sent"
    r"|get .{1,80}\b(?:inbox|letterbox)\b|source: (?:news )?agencies"
    r"|mehr zum thema|lea (?:también|además)|leia (?:também|mais)|à lire aussi)\b"
)
# How papers mark the headlines of other stories among the paragraphs: "Floods spread [VIDEO]".
LABELLED = re.compile(r"[^.!?]{10,160} \[[A-Z]{4,14}\]\s*\|?\s*")
COMMISSION = re.compile(
    r"(?i)\bmay (?:get|earn|receive) (?:a share|an? (?:affiliate )?commission)\b"
)
CREDITS = re.compile(
    r"(?i)[^\w©(]*+\(?+(?:(?:additional )?(?:reporting|writing|editing|edited|compiled|translated"
    r"|produced)"
    r"(?: and (?:writing|editing))? by\b|©|c\) \d{4}|copyright\b|all rights reserved"
    r"|(?:photo|image|picture|video|graphic)(?:graph)?s?(?: credit)?\s*(?:by\b|[:/©])"
    r"|.{0,160}\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,40}$|\S+@\S+$"
    r"|this (?:story|article) (?:was|is|has been) (?:originally |first )?(?:published"
    r"|updated|republished)|(?:last )?updated (?:at |on )?[\d:.]{4,5} ?[ap]\.?m\b\.?$"
    r"|sources?: [^.:;,\d]{1,60}$)"
)
BIOGRAPHY = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,4}(?:is|was|covers|writes|reports)\b.{0,60}\b(?:reporter|correspondent"
    r"|editor|writer|columnist|contributor|journalist|freelance|bureau chief|covers|covering)\b"
    r"|.{0,80}\b(?:follow|reach(?:ed)?|contact)\b.{0,40}\b(?:on (?:Twitter|Facebook"
    r"|Instagram|X)|at \S+@)"
)
HEAD_LINE = re.compile(
    r"(?i)\W*(?:(?:published|posted|updated|last (?:updated|modified)|first published"
    r"|created|issued)"
    r"\b(?: on| at)?[:\s]|by\s+[A-Z]|\d{1,2}[:.]\d\d\b"
    r"|\d{1,2} (?:min|minute)s? read)"
)
STAMP = re.compile(r"(?i)\W*(?:first )?(?:published|posted|(?:last )?(?:updated|modified))\b")
LONGEST_OPENER, LONGEST_HEAD, LONGEST_BIO = 45, 16, 70  # words
LONGEST_STAMP = 6  # words, as in "Published 18 November 2019"
IN_TAIL = 4  # paragraphs at the end, where credits and biographies stand


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
        if "ld+json" not in script.get("type", ""):  # which may hold the article's text
            script.drop_tree()
    whole = len("".join(tree.xpath("//text()[not(parent::script)]"))) or 1
    for element in list(tree.iter(etree.Element)):
        if _is_box(element, whole) or _is_hover_card(element):
            left_out += _drop(element)
    return left_out + _drop_links_to_others(tree)


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
    named = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag in ("html", "body", "article", "main") or not NAMES.search(named):
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
    linked, text = previous.text_content().split(), element.text_content().split()
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
            opener = OPENERS.match(around)
            if len(around) - len(opener[0] if opener else "") > 1.1 * len(text):
                break
            line = parent
        if line.tag not in INLINE or any(child.tag not in INLINE for child in line.iter()):
            left_out += _drop(line)
    return left_out


def sift(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Part an article's paragraphs from lines of the site among them: kept, left out."""
    kept: list[str] = []
    left_out: list[str] = []
    begun = sum(map(is_time_of_post, paragraphs)) > 1  # a live page begins with its newest post
    for place, paragraph in enumerate(paragraphs):
        is_tail = place >= len(paragraphs) - IN_TAIL
        if _is_furniture(paragraph, is_tail=is_tail, begun=begun):
            left_out.append(paragraph)
            continue
        kept.append(paragraph)
        begun = begun or len(paragraph.split()) > LONGEST_HEAD
    return kept, left_out


def _is_furniture(paragraph: str, *, is_tail: bool, begun: bool) -> bool:
    words = len(paragraph.split())
    if words <= LONGEST_OPENER and OPENERS.match(paragraph):
        return True
    if words <= LONGEST_OPENER and (LABELLED.fullmatch(paragraph) or COMMISSION.search(paragraph)):
        return True
    if CREDITS.match(paragraph) and words <= LONGEST_BIO:
        return True
    if is_tail and begun and words <= LONGEST_BIO and BIOGRAPHY.match(paragraph):
        return True
    is_dated = read_written(paragraph) is not None
    if is_dated and words <= LONGEST_STAMP and STAMP.match(paragraph):
        return True
    is_head = bool(HEAD_LINE.match(paragraph)) or is_dated
    return not begun and words <= LONGEST_HEAD and is_head and paragraph[-1] not in ".!?"
