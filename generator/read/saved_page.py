"""A page as a browser saved it: as HTML, or as a mail (.mhtml) under the name of a page."""

import re
from dataclasses import replace

from generator.read.draft import Draft
from generator.read.html import READER as PAGES
from generator.read.html import read_html
from generator.read.mail import read_mail

# The head of a mail: its lines up to an empty one.
AS_MAIL = re.compile(rb"(?:[A-Z][A-Za-z-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")


def read_saved(raw: bytes, where: str) -> Draft:
    """Read a saved page. Raises `UserError` where it holds no article."""
    return read_mail(raw, where) if AS_MAIL.match(raw) else read_html(raw, where)


READER = replace(PAGES, read=read_saved)
