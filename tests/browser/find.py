"""Where the tests find a browser: where the program does, or Playwright's own."""

import os
import sys
from pathlib import Path

from generator.pdf.browser import VARIABLE
from generator.pdf.browser import find_browser as find_installed

MISSING = (
    "No browser for the tests. Install one: `apt-get install chromium` on Debian and Ubuntu, Chrome elsewhere, or "
    f"`.venv/bin/playwright install chromium`; or name one in {VARIABLE}."
)


def find_browser() -> str | None:
    """The path of a browser that Playwright can drive, or None."""
    return find_installed() or (None if os.environ.get(VARIABLE) else _own())


def _own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    sys.exit(None if find_browser() else MISSING)
