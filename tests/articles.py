"""Articles that several tests read: two papers on one day in Sudan."""

from datetime import date

from generator.model import Article

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
