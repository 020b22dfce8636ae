"""Single pages of the site on paper, as a browser's own "Print" gives them."""

import io

import pytest
from pypdf import PdfReader

KINDS = ("index.html", "actors/index.html", "actors/naim-qassem/index.html", "humanitarian/index.html",
         "diplomacy/index.html", "timeline/index.html", "places/index.html", "quotes/index.html", "figures/index.html",
         "sources/index.html", "sources/000_d7cd96d04a80de27/index.html", "data/index.html",
         "changes/index.html")  # fmt: skip
FULL_SIZE = 20.4  # of the title, in points, where a browser need not shrink the page to the sheet
MENU = ("Skip to content", "Search", "Back to top", "Copy with citation", "¶", "↩")


def sizes(page):
    """The size in points of each part of a page's text."""
    found = []
    page.extract_text(
        visitor_text=lambda text, matrix, at, font, size: found.append((text, size * abs(at[3] * matrix[3])))
    )
    return {round(size, 1) for text, size in found if text.strip()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_prints_in_full_size_without_menu_or_empty_sheet(built, browser, kind):
    page = browser.new_page()
    page.goto((built / "site" / kind).as_uri())
    reader = PdfReader(
        io.BytesIO(page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm")))
    )
    page.close()
    texts = [sheet.extract_text() for sheet in reader.pages]
    assert all(text.strip() for text in texts)
    assert not [word for word in MENU if word in " ".join(texts)]
    assert FULL_SIZE in set().union(*map(sizes, reader.pages))


def test_a_folded_topic_prints_whole_and_a_link_into_it_opens_it(built, browser):
    page = browser.new_page()
    address = (built / "site/diplomacy/index.html").as_uri()
    page.goto(address)
    folded = page.locator("details.topic:not([open])").last
    words = folded.locator("p").first.text_content()[:30]
    mark = folded.locator("[id^=fnref]").first.get_attribute("id")
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert " ".join(words.split()) in " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    page.goto(f"{address}#{mark}")
    page.wait_for_function("id => document.getElementById(id).closest('details').open", arg=mark)
    page.close()
