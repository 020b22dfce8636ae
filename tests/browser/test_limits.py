"""No page of a large briefing is longer than a reader wants to scroll, nor heavier than a slow line likes.

The articles are those of ../shared/gold, which are no part of this repository: where that folder is absent, nothing is
tested here.
"""

import gzip
import json
import re
from datetime import date, timedelta
from itertools import chain

import pytest

from tests.conftest import ROOT, make_project, run, served

GOLD = ROOT.parent / "shared/gold"
FILES = ("meantime", "dates-timebank", "quotes-polnear")
LAPTOP = {"width": 1440, "height": 900}
SCREENS = 8
HEAVIEST = 60_000  # bytes, compressed
LOOKED_AT = 40  # pages, the heaviest: those that may be too long; and the first page, and that of each list

pytestmark = pytest.mark.skipif(
    not all((GOLD / f"{name}.jsonl").is_file() for name in FILES), reason="needs the articles in ../shared/gold"
)


def texts():
    files = (GOLD / f"{name}.jsonl" for name in FILES)
    lines = chain.from_iterable(file.read_text(encoding="utf-8").splitlines() for file in files)
    return (json.loads(line)["text"] for line in lines)


@pytest.fixture(scope="module", params=[60, 400])
def site(request, tmp_path_factory):
    """A site of so many articles, of a year's days and a few papers."""
    folder = make_project(tmp_path_factory.mktemp("many") / "project", seeds=False)
    for number, text in zip(range(request.param), texts(), strict=False):
        seed = folder / f"seeds/{number:04}.txt"
        seed.write_text(text, encoding="utf-8")
        day = date(2024, 1, 1) + timedelta(days=number % 360)
        seed.with_suffix(".yml").write_text(f"published: {day}\npublisher: Paper {number % 7}\n", encoding="utf-8")
    run("generator", "build", "--site", cwd=folder)
    return folder / "site"


def pages_of(site):
    """The pages with their compressed bytes, the heaviest first; not those that only lead to another."""
    found = []
    for path in site.rglob("*.html"):
        data = path.read_bytes()
        if not re.search(rb"<meta[^>]+http-equiv=.?refresh", data):
            found.append((len(gzip.compress(data)), path.relative_to(site).as_posix()))
    return sorted(found, reverse=True)


def test_no_page_is_heavier_than_the_limit(site):
    assert [page for page in pages_of(site) if page[0] > HEAVIEST] == []


def test_no_page_is_longer_than_the_limit(site, browser):
    page = browser.new_page(viewport=LAPTOP)
    high = {}
    with served(site) as url:
        heaviest = [path for _, path in pages_of(site)]
        lists = [path for path in heaviest[LOOKED_AT:] if path.count("/") < 2]
        for path in (*heaviest[:LOOKED_AT], *lists):
            page.goto(url + path)
            screens = page.evaluate("document.documentElement.scrollHeight") / LAPTOP["height"]
            if screens > SCREENS:
                high[path] = round(screens, 1)
    page.close()
    assert high == {}
