"""A mail (.eml) or a page saved with its pictures (.mhtml): its text, without what it answers."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from generator.errors import UserError
from generator.read.draft import Draft, FileReader
from generator.read.encoding import decode
from generator.read.html import known_encoding, read_html
from generator.read.metadata import Metadata
from generator.read.text import clean_line, clean_text
from generator.read.told_metadata import tell_metadata
from generator.word_lists import read_pattern

# What ends the sender's own words: a signature, what programs and firms write below each mail, and
# the mail that is answered.
ENDS = re.compile(rf"^(?:{read_pattern('pages', 'ends of mails')})[ \t]*$", re.MULTILINE)
# A mail that is sent on, behind the line that says so.
FORWARDED = re.compile(
    r"^-{3,} ?(?:Original|Forwarded) [^\n]{0,40}-{3,}[ \t]*\n"
    r"\s*((?:[A-Z][\w-]{1,12}:[^\n]*\n)+)\s*\n",
    re.MULTILINE,
)
FIELD = re.compile(r"^([A-Z][\w-]+): *(.*)$", re.MULTILINE)
FEW_WORDS = 30  # of the sender's own, beside which what is sent on is the article
PREFIX = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg|tr|rv|i)\s*:\s*)+")  # of a subject
LISTED = re.compile(r"^\s*[-*•]", re.MULTILINE)
QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)
NEWSLETTER = ("List-Unsubscribe", "List-Id")
ADDRESSES = ("Snapshot-Content-Location", "Content-Location")  # of a saved page


def read_mail(raw: bytes, where: str) -> Draft:
    """Read the text of a mail, or the page that a browser saved. Raises `UserError` without any."""
    message = _sent_on(message_from_bytes(raw, policy=policy.default))
    body = body_of(message, "plain", "html")
    if body is None:
        texts = (part for part in message.walk() if part.get_content_maintype() == "text")
        body = next(texts, None)
    if body is None:
        raise UserError(f"{where}: no text in the mail. Save the article's text as .txt")
    newsletter = f"{where}: a newsletter, read as one article. If it has several, give each a file"
    said = (newsletter,) if any(message[name] for name in NEWSLETTER) else ()
    read_body = _read_page if body.get_content_subtype() == "html" else _read_letter
    draft = read_body(body, where, mail_metadata(message))
    return replace(draft, remarks=(*said, *draft.remarks))


def _read_page(body: EmailMessage, where: str, known: Metadata) -> Draft:
    draft = read_html(body_bytes(body), where, body.get_content_charset() or "", known.url)
    metadata = draft.metadata.over(known) if known.url else known.over(draft.metadata)
    return replace(draft, title="", metadata=metadata)


def _read_letter(body: EmailMessage, where: str, known: Metadata) -> Draft:
    """Read a mail of plain text; one of few words, as what it sends on."""
    decoded = decode(body_bytes(body), where, known_encoding(body.get_content_charset() or ""))
    text = decoded.text.replace("\r\n", "\n")
    own = _own_words(text)
    forwarded = FORWARDED.search(text)
    if forwarded and len(own.split()) < FEW_WORDS:
        own = _own_words(text[forwarded.end() :])
        known = _of_fields(dict(FIELD.findall(forwarded[1]))).over(known)
    return Draft(own, metadata=known, remarks=decoded.remarks)


# Pictures are attached.
READER = FileReader(read_mail, largest=20_000_000, packages=("trafilatura", "lxml"))


def body_of(message: EmailMessage, *kinds: str) -> EmailMessage | None:
    """Give the part of a mail that is its text, of the first of these kinds that it has."""
    try:
        return message.get_body(kinds)
    except AttributeError:  # of Python's own, where the parts of a part are broken
        return None


def body_bytes(part: EmailMessage) -> bytes:
    """Give the bytes of one part, as they were before they were sent."""
    return part.get_payload(decode=True) or b""


def _sent_on(message: EmailMessage) -> EmailMessage:
    """Give the mail that is attached to one of few words, else the mail itself."""
    body = body_of(message, "plain", "html")
    words = len(body_bytes(body).split()) if body else 0
    inner = (part for part in message.walk() if part.get_content_type() == "message/rfc822")
    attached = next(inner, None) if words < FEW_WORDS else None
    payload = attached.get_payload() if attached else None
    return payload[0] if isinstance(payload, list) and payload else message


def _of_fields(fields: dict[str, str]) -> Metadata:
    """Give what the lines above a mail that is sent on say of it."""
    return tell_metadata(
        PREFIX.sub("", clean_line(fields.get("Subject", ""))),
        day=fields.get("Date", "") or fields.get("Sent", ""),
        byline=parseaddr(fields.get("From", ""))[0],
    )


def _own_words(text: str) -> str:
    """Give the text down to what ends it, without lines that begin with ">"."""
    end = ENDS.search(text)
    own = QUOTED.sub("", text[: end.start()] if end else text)
    parts = re.split(r"\n\s*\n", own)  # of which each stands on one line, but for a list
    lines = (part if LISTED.search(part) else part.replace("\n", " ") for part in parts)
    return clean_text("\n\n".join(lines))


def _header(message: EmailMessage, name: str) -> str:
    """Say what a header says; "" where it is missing or malformed."""
    try:
        return str(message[name] or "")
    except (AttributeError, IndexError):  # of Python's own parser: "From: <", "From: a@[1.2.3.4"
        return ""


def mail_metadata(message: EmailMessage) -> Metadata:
    """Give what a mail says of itself."""
    address = next(filter(None, (_header(message, name) for name in ADDRESSES)), "")
    sender, _ = parseaddr(_header(message, "From"))
    is_page = bool(message[ADDRESSES[0]])  # saved by a browser, which is no author
    told = tell_metadata(
        PREFIX.sub("", clean_line(_header(message, "Subject"))),
        day="" if is_page else _header(message, "Date"),
        byline="" if is_page else sender,
        address=address,
    )
    # What is no person's name is that of who sends letters.
    return told if is_page or told.author else replace(told, publisher=clean_line(sender))
