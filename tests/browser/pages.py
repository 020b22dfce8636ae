"""One page of every kind, for tests that hold for all of them; and a reader's way to a passage."""

PAGES = (
    "",
    "actors/",
    "actors/antonio-guterres/",
    "humanitarian/",
    "diplomacy/",
    "timeline/",
    "places/",
    "quotes/",
    "figures/",
    "sources/",
    "sources/000_d7cd96d04a80de27/",
    "data/",
    "changes/",
    "404.html",
)


def open_passage(page, row):
    """Follow the first link of a row to the line that it cites, its mark and its note, to the passage in its source."""
    row.locator('a[href*="#fnref:"]').first.click()
    page.wait_for_url("**#fnref:*")
    page.locator(f'[id="{page.url.split("#")[1]}"] a.footnote-ref').click()
    page.wait_for_url("**#fn:*")
    note = page.locator(f'[id="{page.url.split("#")[1]}"]')
    note.locator('a[href*="sources/"]').first.click()
    page.wait_for_url("**/sources/**#p-*")
    return page.locator(":target").inner_text()
