"""What a page of the site may load and run: what stands in the site, and nothing of another host.

A Content-Security-Policy in the head of every page says so to the browser. Of the scripts that
stand in a page itself those of the theme alone run. They are known by a mark that is put into the
theme's templates before a page is made of them, so that what an editor or an article brings into a
page never bears it; the mark itself leaves no trace.
"""

import re
import secrets
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from jinja2 import Environment
from jinja2.ext import Extension

SOURCES = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    # The theme, and our drawings, set styles where they stand.
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    # The search loads its index; the preview asks whether there is something new.
    "connect-src": ("'self'",),
    "worker-src": ("'self'", "blob:"),
    "manifest-src": ("'self'",),
    "frame-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'self'",),
}
# To a page that is opened from disk, not every browser takes the files beside it for its own.
FROM_DISK = (
    *("script-src", "style-src", "img-src", "font-src"),
    *("media-src", "connect-src", "worker-src", "frame-src"),
)
INLINE = "'unsafe-inline'"
# What no policy stops: a page that sends its reader elsewhere, links that make a browser call a
# host, scripts that stand in the site as files.
TAG = re.compile(r"<(?=/?(?:script|meta|link|base)(?:[\s/>]|$))", re.IGNORECASE)
# A comment, or an element in which nothing is one.
COMMENT_OR_RAW = re.compile(r"<!--|<(script|style|textarea|title)\b", re.IGNORECASE)
COMMENT_END = "-->"
SCRIPT, SCRIPT_END = re.compile(r"<script\b"), "</script>"
HEAD = re.compile(r"<head(?=[\s>])", re.IGNORECASE)
CHARSET = re.compile(r"\s*+<meta charset=[^>]*+>", re.IGNORECASE)
DOCTYPE = re.compile(r"\A\ufeff?\s*(?:<!doctype[^>]*>)?", re.IGNORECASE)


class Script(NamedTuple):
    """A script that stands in a page, as it is written there."""

    attributes: str
    text: str


def find_scripts(page: str) -> Iterator[Script]:
    """Find the scripts of a page, one after the other."""
    position = 0
    while found := SCRIPT.search(page, position):
        opened = page.find(">", found.end())
        end = page.find(SCRIPT_END, opened + 1)
        if opened < 0 or end < 0:
            return  # no other one is closed either
        yield Script(page[found.end() : opened], page[opened + 1 : end])
        position = end + len(SCRIPT_END)


def _inside_head(page: str) -> int:
    """Where the head of a page has begun and said how it is encoded; 0 where there is no head."""
    found = HEAD.search(page)
    opened = page.find(">", found.end()) if found else -1
    if opened < 0:
        return 0
    charset = CHARSET.match(page, opened + 1)
    return charset.end() if charset else opened + 1


def without_tags(html: str) -> str:
    """Show as text, in HTML, the tags that no policy stops."""
    return TAG.sub("&lt;", html)


def without_comments(html: str) -> str:
    """Leave out the comments of HTML: they are an editor's notes, and none of a reader's.

    One that nothing ends is shown as text.
    """
    pieces, position, start = [], 0, 0
    folded = html.lower()
    while found := COMMENT_OR_RAW.search(html, start):
        element = found[1]
        if element:
            closed = folded.find(f"</{element.lower()}", found.end())
            if closed < 0:
                break
            start = closed
            continue
        end = html.find(COMMENT_END, found.start() + 2)
        if end < 0:
            pieces += (html[position : found.start()], "&lt;")
            position = found.start() + 1
            break
        pieces.append(html[position : found.start()])
        position = start = end + len(COMMENT_END)
    return "".join(pieces) + html[position:]


def in_all_texts(change: Callable[[str], str], value: Any) -> Any:
    """Change all texts of a page's front matter, since a theme prints them as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: in_all_texts(change, one) for key, one in value.items()}
    if isinstance(value, list):
        return [in_all_texts(change, one) for one in value]
    return value


class _Marking(Extension):
    """Marks the scripts in the sources of templates, as the environment's `script_mark` says."""

    def preprocess(self, source, name, filename=None):
        return re.sub(r"<script(?=[\s>])", f"<script {self.environment.script_mark}", source)


class Policy:
    """The policy of one site, for its pages one after the other."""

    def __init__(self, allow_html: bool, from_disk: bool, scripts: Iterable[str] = ()):
        """`scripts` are texts of scripts that run besides the theme's own."""
        self._allow_html = allow_html
        self._from_disk = from_disk
        self._scripts = tuple(scripts)
        self._mark = f"data-theme-{secrets.token_hex(16)}"

    def watch(self, environment: Environment) -> None:
        """Let the theme's templates be known by their mark; before any of them is loaded."""
        environment.extend(script_mark=self._mark)
        environment.add_extension(_Marking)

    def on(self, page: str) -> str:
        """Put the policy into the head of a page that its theme has made."""
        marked = (script for script in find_scripts(page) if self._mark in script.attributes)
        texts = [script.text for script in marked if " src=" not in script.attributes]
        page = page.replace(f" {self._mark}", "")
        meta = f'<meta http-equiv="Content-Security-Policy" content="{self._content(texts)}">'
        start = _inside_head(page)
        return page[:start] + meta + page[start:] if start else page

    def on_file(self, page: str) -> str:
        """Put the policy before a page of HTML that is published as it stands.

        The head of such a page may be anywhere.
        """
        meta = f'<meta http-equiv="Content-Security-Policy" content="{self._content([])}">'
        page = without_comments(page)
        return DOCTYPE.sub(lambda start: start[0] + meta, page, count=1)

    def _content(self, scripts: list[str]) -> str:
        parts = []
        for name, sources in SOURCES.items():
            allowed = [name, *sources]
            if self._from_disk and name in FROM_DISK:
                allowed.append("file:")
            if name == "script-src":  # beside a hash a browser ignores the word for any
                hashes = dict.fromkeys(map(hash_of, (*scripts, *self._scripts)))
                allowed += [INLINE] if self._allow_html else hashes
            parts.append(" ".join(allowed))
        return "; ".join(parts)


def hash_of(script: str) -> str:
    """Name a script as a policy does."""
    digest = sha256(script.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
