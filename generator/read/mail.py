"""A mail (.eml) or a page saved with its pictures (.mhtml): its text, without what it answers."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from generator.errors import UserError
from generator.read.draft import Draft, FileReader
from generator.read.encoding import decode
from generator.read.html import known_encoding, read_html
from generator.read.metadata import Metadata, is_web_address
from generator.read.page.byline import read_names
from generator.read.page.written_day import read_written
from generator.read.text import clean_line, clean_text

SIGNATURE = re.compile(r"^-- *$", re.MULTILINE)
# Where the mail that is answered begins.
ANSWERED = re.compile(
    r"^(?:On .{5,120}wrote:|Am .{5,120}schrieb.{0,60}:|Le .{5,120}a écrit ?:|_{10,}"
    r"|-{3,} ?(?:Original|Forwarded) .{0,40}-{3,})\s*$",
    re.MULTILINE,
)
LISTED = re.compile(r"^\s*[-*•]", re.MULTILINE)
QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)
NEWSLETTER = ("List-Unsubscribe", "List-Id")
ADDRESSES = ("Snapshot-Content-Location", "Content-Location")  # of a saved page


def read_mail(raw: bytes, where: str) -> Draft:
    """Read the text of a mail, or the page that a browser saved. Raises `UserError` without any."""
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain", "html"))
    if body is None:
        texts = (part for part in message.walk() if part.get_content_maintype() == "text")
        body = next(texts, None)
    if body is None:
        raise UserError(f"{where}: no text in the mail. Save the article's text as .txt")
    known = mail_metadata(message)
    newsletter = f"{where}: a newsletter, read as one article. If it has several, give each a file"
    said = (newsletter,) if any(message[name] for name in NEWSLETTER) else ()
    if body.get_content_subtype() == "html":
        draft = read_html(body_bytes(body), where, body.get_content_charset() or "", known.url)
        return Draft(
            draft.text,
            metadata=draft.metadata.over(known) if known.url else known.over(draft.metadata),
            language=draft.language,
            left_out=draft.left_out,
            remarks=(*said, *draft.remarks),
            days=draft.days,
        )
    decoded = decode(body_bytes(body), where, known_encoding(body.get_content_charset() or ""))
    return Draft(_own_words(decoded.text), metadata=known, remarks=(*said, *decoded.remarks))


# Pictures are attached.
READER = FileReader(read_mail, largest=20_000_000, packages=("trafilatura", "lxml"))


def body_bytes(part: EmailMessage) -> bytes:
    """The bytes of one part, as they were before they were sent."""
    return part.get_payload(decode=True) or b""


def _own_words(text: str) -> str:
    """The text down to the signature or the mail that it answers, whose lines begin with ">"."""
    text = text.replace("\r\n", "\n")
    ends = [match.start() for match in (SIGNATURE.search(text), ANSWERED.search(text)) if match]
    own = QUOTED.sub("", text[: min(ends, default=len(text))])
    return clean_text("\n\n".join(_unwrap(part) for part in re.split(r"\n\s*\n", own)))


def _unwrap(paragraph: str) -> str:
    """A paragraph on one line, but for a list."""
    return paragraph if LISTED.search(paragraph) else " ".join(paragraph.split("\n"))


def _header(message: EmailMessage, name: str) -> str:
    """What a header says; "" where it is missing or malformed."""
    try:
        return str(message[name] or "")
    except (AttributeError, IndexError):  # of Python's own parser: "From: <", "From: a@[1.2.3.4"
        return ""


def mail_metadata(message: EmailMessage) -> Metadata:
    """What a mail says of itself."""
    address = next(filter(None, (_header(message, name) for name in ADDRESSES)), "")
    sender, _ = parseaddr(_header(message, "From"))
    written = read_written(_header(message, "Date"))
    names = list(read_names(sender))  # what is no person's name is that of who sends letters
    is_page = bool(message[ADDRESSES[0]])  # saved by a browser, which is no author
    return Metadata(
        title=clean_line(_header(message, "Subject")),
        published=written.day if written and not is_page else None,
        author="" if is_page else "; ".join(names),
        publisher="" if is_page or names else clean_line(sender),
        url=address if is_web_address(address) else "",
    )
