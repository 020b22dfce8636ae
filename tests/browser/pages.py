"""One page of every kind, for tests that hold for all of them."""

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
