"""A real `mkdocs serve`: every change arrives, once, and no edit is lost."""

import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from html import unescape

import pytest

PATIENCE = 40  # seconds; a rebuild takes about one
QUIET = 4  # seconds without a rebuild: the watcher looks twice a second
TEMPLATE = '{{% extends "_page.md" %}}\n{{% set title = "Timeline" %}}\n{{% block body %}}\n# {}\n{{% endblock %}}\n'


class Server:
    """`mkdocs serve` on a free port, with the number of builds that it has done."""

    def __init__(self, project):
        self.port = free_port()
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.log = []
        threading.Thread(target=self._read, daemon=True).start()
        self.wait(lambda: "Serving on" in "".join(self.log))

    def _read(self):
        for line in self.process.stderr:
            self.log.append(line)

    def builds(self):
        return sum("Building documentation..." in line for line in self.log)

    def wait(self, condition):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if condition():
                return
            assert self.process.poll() is None, "".join(self.log)
            time.sleep(0.1)
        pytest.fail("".join(self.log))

    def settle(self):
        """Wait until no build has begun for a while; returns how many there have been."""
        count, since = self.builds(), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.1)
            if self.builds() != count:
                count, since = self.builds(), time.monotonic()
        return count

    def text(self, path=""):
        try:
            response = urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            return re.sub(r"<[^>]+>", "", response.read().decode("utf-8"))

    def stop(self):
        self.process.terminate()  # SIGINT is ignored in the background of a shell
        self.process.wait(timeout=PATIENCE)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def change(server, path, edit):
    """Save a file; returns how many builds that leads to."""
    before = server.settle()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(edit(path.read_text(encoding="utf-8") if path.exists() else ""), encoding="utf-8")
    server.wait(lambda: server.builds() > before)
    return server.settle() - before


@pytest.fixture
def server(project):
    (project / "templates").mkdir()
    server = Server(project)
    yield server
    server.stop()


def test_every_save_leads_to_one_build_and_no_edit_is_lost(server, project):
    page = project / "content/humanitarian.md"
    heading = "## What is reported\n"
    assert change(server, page, lambda text: text.replace(heading, f"{heading}\nMy own note.\n")) == 1
    assert "My own note." in server.text("humanitarian/")

    seed = project / "seeds/000_d7cd96d04a80de27.txt"
    news = "\n\nAt least 400 civilians were displaced by the fighting, the United Nations said on Thursday.\n"
    assert change(server, seed, lambda text: text + news) == 1
    shown = server.text("humanitarian/")
    assert "At least 400 civilians were displaced" in shown
    assert "My own note." in shown

    template = project / "templates/timeline.md"
    assert change(server, template, lambda text: TEMPLATE.format("Dates of our own")) == 1
    assert "Dates of our own" in server.text("timeline/")
    assert "My own note." in page.read_text(encoding="utf-8")

    corrections = project / "corrections.yml"  # was not there when the preview began
    assert change(server, corrections, lambda text: "figures:\n  - figure: 280,000\n    term: evacuated\n") == 1
    assert "read so by the editor" in server.text("figures/")
    corrections.unlink()
    server.wait(lambda: "read so by the editor" not in server.text("figures/"))


def test_an_error_is_shown_and_the_preview_lives_on(server, project):
    template = project / "templates/timeline.md"
    assert change(server, template, lambda text: "{% broken") == 1
    shown = server.text()
    assert "templates/timeline.md:1" in shown
    assert "Syria briefing" in shown
    change(server, template, lambda text: TEMPLATE.format("Mended"))
    assert "Mended" in server.text("timeline/")
    assert "templates/timeline.md:1" not in server.text()


def test_no_request_hangs_while_a_build_fails(server, project):
    settings = project / "site_config.yml"
    written = settings.read_text(encoding="utf-8")
    faulty = {
        f"{written}nav: [\n": "line ",
        written.replace("name: material", "name: no-such"): "theme name: 'no-such'",
    }
    for broken, problem in faulty.items():
        server.settle()
        settings.write_text(broken, encoding="utf-8")
        server.wait(lambda: "can’t be built" in server.text("humanitarian/"))
        shown = unescape(server.text("humanitarian/"))
        assert problem in shown and "Traceback" not in shown
        settings.write_text(written, encoding="utf-8")
        server.wait(lambda: "can’t be built" not in server.text("humanitarian/"))
        assert "Humanitarian picture" in server.text("humanitarian/")


def test_a_page_that_is_not_utf_8_is_told_and_the_preview_lives_on(server, project):
    page = project / "content/humanitarian.md"
    good = page.read_bytes()
    server.settle()
    page.write_bytes(good + "Written in a café.\n".encode("latin-1"))
    line = good.count(b"\n") + 1
    server.wait(
        lambda: f"content/humanitarian.md:{line}: found bytes that are not UTF-8" in server.text("humanitarian/")
    )
    page.write_bytes(good)
    server.wait(lambda: "not UTF-8" not in server.text("humanitarian/"))
