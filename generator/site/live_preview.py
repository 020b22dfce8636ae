"""What the plugin changes of MkDocs' live preview while it serves."""

import html
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from generator.errors import UserError
from generator.faults import REPORT_COMMAND, as_lines, make_fault
from generator.site.policy import find_scripts, hash_of

NOT_BUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not built</title></head>
<body>
<h1>The preview can’t be built</h1>
<p>{problem}</p>
<p>Mend it and save: the page then comes back by itself.</p>
</body>
</html>
"""

log = logging.getLogger("mkdocs.plugins.briefing")


@contextmanager
def unwatched(server: Any, folder: str) -> Iterator[None]:
    """Our own writes are no news: while they happen the server does not look into content/.

    It compares snapshots of the folder, and takes a new one when it watches again.
    """
    if server:
        server.unwatch(folder)
    try:
        yield
    finally:
        if server:
            server.watch(folder)


def allow_reloading(server: Any) -> None:
    """Let the script run that MkDocs' preview adds to each page as it sends it.

    Where a later MkDocs adds it otherwise, the preview has to be loaded anew by hand.
    """
    added_by = getattr(server, "_inject_js_into_html", None)
    if not added_by:
        return

    def add(content: bytes, epoch: int) -> bytes:
        output = added_by(content, epoch)
        end = content.rfind(b"</body>")
        start = end if end >= 0 else len(content)
        added = output[start : start + len(output) - len(content)]
        script = next(find_scripts(added.decode()), None)
        if not script or b"'unsafe-inline'; style-src" in content:
            return output
        allowed = f"script-src 'self' {hash_of(script.text)}"
        return output.replace(b"script-src 'self'", allowed.encode(), 1)

    server._inject_js_into_html = add


def keep_answering(server: Any) -> None:
    """Let a build that fails end in a page that says why.

    MkDocs' preview would keep every request waiting until a build goes through. What the failed
    build left of the site is not shown, for it may be half of it; the next build shows all again.
    """
    if not hasattr(server, "error_handler"):  # as a later MkDocs may answer otherwise
        return
    build, root, answer = server.builder, server.root, server.error_handler

    def build_or_tell() -> None:
        heard = _Errors()
        try:
            with heard:
                build()
        except (Exception, SystemExit) as error:  # MkDocs ends a build of faulty settings so
            log.error(_told(error))
            problem = "\n".join([*heard.messages, _told(error)])
            server.root = str(Path(root) / "not-built")
            server.error_handler = _saying(problem, server)
        else:
            server.root, server.error_handler = root, answer

    server.builder = build_or_tell


class _Errors(logging.Handler):
    """Hears which errors MkDocs logs: of faulty settings it raises no more than that there are."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    def __enter__(self) -> None:
        logging.getLogger("mkdocs").addHandler(self)

    def __exit__(self, *raised: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def _told(error: BaseException) -> str:
    """Say why a build failed: what the user can mend in its own words, else a fault of ours."""
    if isinstance(error, Exception) and not isinstance(error, UserError | click.ClickException):
        return "\n".join(as_lines((make_fault(error, "the site", "the build"),), REPORT_COMMAND))
    return str(error)


def _saying(problem: str, server: Any) -> Callable[[int], bytes]:
    """Answer every request with what is wrong; the page is loaded anew once that is mended."""
    shown = html.escape(problem).replace("\n", "<br>")
    page = NOT_BUILT.format(problem=shown).encode()

    def say(code: int) -> bytes:
        add_reloading = getattr(server, "_inject_js_into_html", None)
        return add_reloading(page, server._visible_epoch) if add_reloading else page

    return say
