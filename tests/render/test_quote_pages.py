"""The pages of quotations, as the first one lists them."""

from generator.render.list_pages import ListPage
from generator.render.quote_pages import most_quoted_first


def test_who_is_quoted_most_stands_first_and_letters_last():
    pages = [
        ListPage("actors/ann.md", (), "Ann", count=2),
        ListPage("quotes/ann-2.md", (), "Ann", number=2, count=3),
        ListPage("quotes/unknown.md", (), count=40),
        ListPage("quotes/bob.md", (), "Bob", count=9),
        ListPage("quotes/other-c.md", (), "C", count=3),
        ListPage("quotes/other-d.md", (), "D", count=7),
    ]
    names = [(page.name, page.number) for page in most_quoted_first(pages)]
    assert names == [("Bob", 1), ("Ann", 1), ("Ann", 2), ("", 1), ("C", 1), ("D", 1)]
