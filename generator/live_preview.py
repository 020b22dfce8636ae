"""What the plugin changes of MkDocs' live preview while it serves."""

from typing import Any

from generator.policy import find_scripts, hash_of


class Unwatched:
    """Our own writes are no news: while they happen the server does not look into content/.

    It compares snapshots of the folder, and takes a new one when it watches again.
    """

    def __init__(self, server, folder: str):
        self._server, self._folder = server, folder

    def __enter__(self):
        if self._server:
            self._server.unwatch(self._folder)

    def __exit__(self, *raised):
        if self._server:
            self._server.watch(self._folder)


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
