"""The browser that prints: BRIEFING_BROWSER, or an installed Chromium, Chrome or Edge."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.errors import UserError

VARIABLE = "BRIEFING_BROWSER"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
MISSING = (
    "No browser found to print with. Install one: `apt-get install chromium` on Debian and Ubuntu, "
    f"Chrome or Edge elsewhere; or name one in {VARIABLE}, by its path."
)
SECONDS = 600  # for one printing: a thousand pages take about one minute
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
)


def find_browser() -> str | None:
    """Find a browser that is installed: its path, or None."""
    named = os.environ.get(VARIABLE)
    if named:
        return named if Path(named).is_file() else None
    installed = (shutil.which(name) for name in NAMES)
    known = (path for path in APPLICATIONS if Path(path).is_file())
    return next(filter(None, (*installed, *known)), None)


def print_page(browser: str, page: Path) -> bytes:
    """Print a page on disk as PDF.

    Raises `UserError` with the browser's own words where it prints none.

    Its profile is made beside the page, and goes again: a browser from a snap sees no other
    temporary folder.
    """
    with tempfile.TemporaryDirectory(dir=page.parent, ignore_cleanup_errors=True) as folder:
        target = Path(folder, "printed.pdf")
        places = (f"--user-data-dir={folder}", f"--print-to-pdf={target}")
        command = [browser, *FLAGS, *_rights(), *places, page.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            way = f"Name another browser in {VARIABLE}"
            raise UserError(f"{browser}: can't print ({error}). {way}") from None
        if not target.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-3:]
            raise UserError("\n".join([f"{browser} printed nothing. It says:", *said]))
        return target.read_bytes()


def _rights() -> tuple[str, ...]:
    """Chromium refuses to run as root, as in most containers, unless it may go without its sandbox.

    What it opens is a page of ours, in which no script runs and which loads nothing from elsewhere.
    """
    return ("--no-sandbox",) if sys.platform == "linux" and os.geteuid() == 0 else ()
