"""Articles that several tests read: two papers on one day in Sudan."""

import multiprocessing
import os
from datetime import date

from generator.model import Article, Parsed
from generator.parse import parse_what_can_be

FIRST = Article(
    "first",
    "Fighting in Sudan\n\n"
    "At least 40 people were killed in Khartoum on Tuesday, the World Health Organization said.\n\n"
    "“We need a ceasefire now,” Volker Perthes, the UN envoy to Sudan, told reporters. He said he would meet the army.",
    title="Fighting in Sudan",
    published=date(2023, 4, 19),
    publisher="One paper",
    path="seeds/first.txt",
)
SECOND = Article(
    "second",
    "More fighting in Sudan\n\nAt least 55 people were killed in Khartoum on Tuesday, doctors said.\n\n"
    "Mr. Perthes called on both sides to stop. The shops are closed.",
    title="More fighting in Sudan",
    published=date(2023, 4, 20),
    path="seeds/second.txt",
)


def parse_unless_elsewhere(article: Article) -> Parsed:
    """Parse an article; of another process than the tests' own the second one is the end."""
    if article.id == "last" and multiprocessing.parent_process():
        os._exit(1)
    return parse_what_can_be(article)
