"""A newsletter of several stories: each stands under a heading that links to it."""

from email import message_from_bytes, policy

from lxml.html import HtmlElement

from generator.read.draft import Draft
from generator.read.encoding import decode
from generator.read.html import known_encoding
from generator.read.mail import body_bytes, body_of, mail_metadata
from generator.read.metadata import Metadata, is_web_address
from generator.read.page.tree import drop_hidden, parse_page
from generator.read.text import clean_line

HEADINGS = ("h1", "h2", "h3", "h4")
FEWEST = 3  # stories; two linked headings may be those of an article and its newsletter
FEWEST_WORDS = 8  # of a story's text


def split(raw: bytes, where: str, ending: str) -> list[Draft]:
    """The stories of a newsletter; none for other files, and for a newsletter of one article."""
    message = message_from_bytes(raw, policy=policy.default) if ending == ".eml" else None
    body = body_of(message, "html") if message else None
    if body is None:
        return []
    encoding = known_encoding(body.get_content_charset() or "")
    tree = parse_page(decode(body_bytes(body), where, encoding).text, where)
    if tree is None:
        return []
    drop_hidden(tree)
    known = mail_metadata(message)
    drafts = [
        Draft(
            "\n\n".join(paragraphs),
            metadata=Metadata(
                title=title,
                url=url,
                published=known.published,
                publisher=known.publisher or known.author,
            ),
        )
        for title, url, paragraphs in _stories(tree)
        if len(" ".join(paragraphs).split()) >= FEWEST_WORDS
    ]
    return drafts if len(drafts) >= FEWEST else []


def _stories(tree: HtmlElement) -> list[tuple[str, str, list[str]]]:
    """Give each linked heading with its address and the paragraphs below it."""
    stories: list[tuple[str, str, list[str]]] = []
    for element in tree.iter(*HEADINGS, "p", "li"):
        text = clean_line(element.text_content())
        if element.tag not in HEADINGS:
            if stories and text and not element.xpath(".//p|.//li"):
                stories[-1][2].append(text)
            continue
        links = element.xpath(".//a/@href|ancestor::a/@href")
        address = next(filter(is_web_address, links), "")
        if address and text:
            stories.append((text, address, []))
        elif stories:
            stories.append(("", "", []))  # what follows is none of the story's
    return [story for story in stories if story[0]]
