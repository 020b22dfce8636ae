"""Take the pictures of the README from the built site: `make pictures`."""

import functools
import http.server
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.find import MISSING, find_browser

ROOT = Path(__file__).parents[1]
WIDE, TALL, PHONE = {"width": 1280, "height": 860}, {"width": 1280, "height": 1400}, {"width": 390, "height": 844}
# Each picture: the page, the window, the colour scheme, and what is clicked first.
PICTURES = {
    "overview.png": ("", WIDE, "light", ""),
    "overview-dark.png": ("", WIDE, "dark", ""),
    "overview-phone.png": ("", PHONE, "light", ""),
    "passage-phone.png": ("", PHONE, "light", "a.source"),
    "map.png": ("places/", WIDE, "light", ""),
    "timeline.png": ("timeline/", WIDE, "light", ""),
    "actors.png": ("actors/", TALL, "light", ""),
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def main() -> None:
    browser = find_browser() or sys.exit(MISSING)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name, (path, size, scheme, clicked) in PICTURES.items():
            page = chromium.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="networkidle")
            if clicked:
                page.locator(clicked).first.click()
                page.locator(":popover-open blockquote").wait_for()
            page.screenshot(path=ROOT / "docs/images" / name)
        chromium.close()


if __name__ == "__main__":
    main()
