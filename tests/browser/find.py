"""Where the tests find a browser: BRIEFING_BROWSER, an installed Chromium or Chrome, or Playwright's own."""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
MISSING = (
    "No browser for the tests. Install one: `apt-get install chromium` on Debian and Ubuntu, Chrome elsewhere, or "
    "`.venv/bin/playwright install chromium`; or name one in BRIEFING_BROWSER."
)


def find_browser() -> str | None:
    """The path of a browser that Playwright can drive, or None."""
    named = os.environ.get("BRIEFING_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    installed = (shutil.which(name) for name in NAMES)
    known = (path for path in APPLICATIONS if Path(path).is_file())
    return next(filter(None, (*installed, *known, _own())), None)


def _own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    sys.exit(None if find_browser() else MISSING)
