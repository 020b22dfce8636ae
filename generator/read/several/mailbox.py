"""A mailbox as mail programs export it (.mbox): each mail is an article, or has several.

A mail begins behind a line "From SENDER DAY" (RFC 4155), which has ">" before it in a text.
"""

import re

from generator.errors import UserError
from generator.read.draft import Draft
from generator.read.mail import read_mail
from generator.read.several import digest

BORDER = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]*\d{4}[^\r\n]*\r?\n")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def split(raw: bytes, where: str, ending: str) -> list[Draft]:
    """The articles of a mailbox; none for other files. A mail without a text is passed over."""
    if ending != ".mbox":
        return []
    drafts: list[Draft] = []
    for part in BORDER.split(raw)[1:]:
        mail = QUOTED.sub(rb"\1", part)
        try:
            drafts += digest.split(mail, where, ".eml") or [read_mail(mail, where)]
        except UserError:
            continue
    return [draft for draft in drafts if draft.text]
