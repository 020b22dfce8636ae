"""Files that hold several articles: what each of them is, and what is no such file."""

import json
from email.message import EmailMessage

import pytest

from generator.add import given_sources
from generator.add.one_article import add_entry
from generator.add.seeds import Seeds
from generator.errors import UserError
from generator.read import read_seeds
from generator.read.several import split_file
from tests.read.test_documents import pdf

FLOOD = "Fifteen people died in the flood in Norden on Wednesday, the town council said."
RAID = "Twelve people were killed in a raid on a market in Westport on Monday, police said."
FACTIVA_CODES = f"""HD         Flood kills 15
           in Norden
BY         By Ann Reed and Tom Berger
WC         200 words
PD         5 December 2024
ET         09:30
SN         Norden Herald
LA         English
CY         (c) 2024 Norden Herald

LP         {FLOOD}

TD         TD Bank gave money.

IN PARIS the ministry said nothing.

CO         nrdn : Norden Inc
RE         nor : Norden
AN         Document NORHER0020241205ekc500001

SE         World
HD         Raid in Westport
PD         4 December 2024
SN         Westport Post
LA         German

LP         {RAID}
AN         Document WESPOS0020241204ekc400001
"""
FACTIVA_PLAIN = f"""World
Flood kills 15 in Norden
By Ann Reed and Tom Berger
1,200 words
5 December 2024
09:30
Norden Herald
NORHER
English
(c) 2024 Norden Herald. All rights reserved.

{FLOOD}

TD Bank gave money.

IN PARIS the ministry said nothing.

Document NORHER0020241205ekc500001

Raid in Westport
482 words
4 December 2024
Westport Post
WESPOS
German
Copyright 2024 Westport Post

{RAID}

Document WESPOS0020241204ekc400001
"""
NEXIS_OLD = f"""Download Request: Selected Items: 1-2
Time Of Request: Friday, December 6, 2024

                               1 of 2 DOCUMENTS

                                 Norden Herald

                           December 5, 2024 Thursday
                                  Late Edition

Flood kills 15
in Norden

BYLINE: Ann Reed and Tom Berger

SECTION: NEWS; Pg. 3

LENGTH: 355 words

DATELINE: NORDEN

{FLOOD}

TD Bank gave money.

IN PARIS the ministry said nothing.

LOAD-DATE: December 6, 2024

LANGUAGE: ENGLISH

                       Copyright 2024 Norden Herald
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                 Westport Post

                           December 4, 2024 Wednesday

Raid in Westport

LENGTH: 20 words

{RAID}

LANGUAGE: GERMAN
"""
NEXIS_NEW = f"""Date and Time: Friday, 6. December 2024 09:31:00 CEST
Documents (2)
1. Flood kills 15 in Norden
Flood kills 15 in Norden
Norden Herald
December 5, 2024 Thursday 9:20 AM GMT
Copyright 2024 Norden Herald All Rights Reserved
Section: NEWS; Version:28
Length: 355 words
Byline: Ann Reed and Tom Berger
Body
{FLOOD}
TD Bank gave money.
IN PARIS the ministry said nothing.
Load-Date: December 6, 2024
End of Document
Raid in Westport
Westport Post
December 4, 2024 Wednesday
Length: 20 words
Body
{RAID}
End of Document
"""


def as_rtf(text: str) -> str:
    return "{\\rtf1\\ansi " + "\\par\n".join(text.replace("\t", "\\tab ").split("\n")) + "}"


def as_html(text: str) -> str:
    return "<html><body><div>" + "".join(f"<p>{line}</p>" for line in text.split("\n") if line) + "</div></body></html>"


FIRST_OF_TWO = ("Flood kills 15 in Norden", "2024-12-05", "Ann Reed; Tom Berger", "Norden Herald", "en")
TEXT = f"{FLOOD}\n\nTD Bank gave money.\n\nIN PARIS the ministry said nothing."


def split(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [entry.draft for entry in split_file(path)]


def told(draft):
    known = draft.metadata
    return known.title, str(known.published), known.author, known.publisher, known.language


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("codes.txt", FACTIVA_CODES),
        ("plain.txt", FACTIVA_PLAIN),
        ("plain.rtf", as_rtf(FACTIVA_PLAIN)),
        ("plain.html", as_html(FACTIVA_PLAIN)),
        ("old.txt", NEXIS_OLD),
        ("new.txt", NEXIS_NEW),
        ("new.rtf", as_rtf(NEXIS_NEW)),
        ("new.html", as_html(NEXIS_NEW)),
    ],
)
def test_an_export_of_a_news_service_gives_each_article_with_its_fields(tmp_path, name, text):
    first, second = split(tmp_path, name, text)
    assert (*told(first)[:4], told(first)[4] or "en") == FIRST_OF_TWO
    assert first.text == TEXT
    assert (*told(second)[:4], told(second)[4] or "de") == ("Raid in Westport", "2024-12-04", "", "Westport Post", "de")
    assert second.text == RAID


def test_a_table_of_factiva_is_read_cell_by_cell(tmp_path):
    rows = {"HD": "<b>Flood</b>", "PD": "5 December 2024", "SN": "Herald", "LP": f"<p>{FLOOD}</p><p>Rain.</p>"}
    cells = "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in rows.items())
    (draft,) = split(tmp_path, "a.html", f"<div class='article'><table>{cells}</table></div>")
    assert (told(draft)[0], draft.text) == ("Flood", f"{FLOOD}\n\nRain.")


RECORD = ("Flood kills 15", "2024-12-05", "Ann Reed", "Norden Herald", "en")
RELIEFWEB = {
    "data": [
        {
            "id": "1",
            "fields": {
                "title": "Flood kills 15", "body": f"**{FLOOD}**\n\n- Tents", "url": "https://a.example/1",
                "date": {"created": "2024-12-07T00:00:00+00:00", "original": "2024-12-05T00:00:00+00:00"},
                "source": [{"name": "Norden Herald", "shortname": "NH"}], "language": [{"code": "en"}],
                "author": "Ann Reed",
            },
        },
        {"id": "2", "fields": {"title": "A report as a file", "url": "https://a.example/2"}},
    ]
}  # fmt: skip
NEWS = {
    "status": "ok",
    "articles": [
        {
            "source": {"id": None, "name": "Norden Herald"}, "author": "Ann Reed", "title": "Flood kills 15",
            "url": "https://a.example/1", "publishedAt": "2024-12-05T09:00:00Z", "language": "English",
            "content": f"{FLOOD}\n\nTents",
        },
        {"title": "A report as a file", "url": "https://a.example/2", "content": "It rained… [+1234 chars]"},
    ],
}  # fmt: skip
CSV = (
    "id,url,title,publish_date,media_name,language,author,text\r\n"
    f'1,https://a.example/1,Flood kills 15,2024-12-05,Norden Herald,en,Ann Reed,"{FLOOD}\n\nTents"\r\n'
    "2,https://a.example/2,A report as a file,2024-12-04,Post,en,,\r\n"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reliefweb.json", json.dumps(RELIEFWEB)),
        ("news.json", "\ufeff" + json.dumps(NEWS)),
        ("news.jsonl", "\n".join(map(json.dumps, NEWS["articles"]))),
        ("media.csv", CSV),
        ("excel.csv", "sep=;\r\n" + CSV.replace(",", ";").replace("Wednesday;", "Wednesday,")),
        (
            "blog.json",
            json.dumps(
                [
                    {
                        "title": {"rendered": "Flood kills 15"},
                        "link": "https://a.example/1",
                        "date": "2024-12-05T09:00:00",
                        "author": "Ann Reed",
                        "source": "Norden Herald",
                        "language": "en",
                        "content": {"rendered": f"<p>{FLOOD}</p><p>Tents</p>"},
                    },
                    {"title": {"rendered": "A report as a file"}, "link": "https://a.example/2"},
                ]
            ),
        ),
        ("media.tsv", "\ufeff" + CSV.replace(",", "\t").replace("Wednesday\t", "Wednesday,")),
    ],
)
def test_a_record_with_a_text_is_an_article_and_one_with_an_address_a_page(tmp_path, name, text):
    first, second = split(tmp_path, name, text)
    assert told(first) == RECORD
    assert (first.text, first.metadata.url) == (f"{FLOOD}\n\nTents", "https://a.example/1")
    assert (second.text, second.metadata.url) == ("", "https://a.example/2")
    assert second.metadata.title == "A report as a file"


def test_the_moment_at_which_gdelt_saw_a_page_is_no_day_of_publication(tmp_path):
    text = 'URL,MobileURL,Date,Title\n"https://a.example/1","","2024-12-05 09:30:00","Flood kills 15"\n'
    (draft,) = split(tmp_path, "gdelt.csv", text)
    assert draft.metadata.published is None and [str(day) for day in draft.days] == ["2024-12-05"]


def test_a_table_without_names_gives_its_addresses_once(tmp_path):
    row = "1\t20241205\tNOR\thttps://a.example/{}"
    drafts = split(tmp_path, "events.tsv", "\n".join(row.format(n) for n in (1, 1, 2)))
    assert [draft.metadata.url for draft in drafts] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.json", '{"title": "x",\n "text": }', r"a\.json:2: this is not JSON: .*Save it anew"),
        ("a.jsonl", '{"title": "x"}\n{"', r"a\.jsonl:2: this is not JSON: "),
        ("a.json", "[" * 99_999, r"a\.json:1: this is not JSON: nested too deeply"),
        ("a.json", '{"name": "briefing", "version": [1]}', "no article in it. Expected a list of articles"),
        ("a.csv", "place,killed\nNorden,15\n", "no article in it. Expected a list of articles"),
    ],
)
def test_records_that_are_none_of_articles_are_refused(tmp_path, name, text, message):
    with pytest.raises(UserError, match=message):
        split(tmp_path, name, text)


PARTED = f"Flood kills 15 in Norden\n\n{FLOOD}\n\n\n***\n\nRaid in Westport\n\n{RAID}\n"
PROQUEST = (
    "_" * 40 + f"\n\nTitle: Flood\n\nAuthor: Ann Reed\n\nPublication title: Herald\n\nFull text: {FLOOD}\n\nRain.\n\n"
)
PROQUEST += "Subject: Floods\n\nPublication date: Dec 5, 2024\n\nLanguage of publication: English\n\n"


@pytest.mark.parametrize("line", ["***", "* * *", "=====", "---", "________"])
def test_articles_one_below_the_other_are_told_by_their_titles(tmp_path, line):
    first, second = split(tmp_path, "a.txt", PARTED.replace("***", line))
    assert (first.title, second.title) == ("Flood kills 15 in Norden", "Raid in Westport")
    assert second.text == f"Raid in Westport\n\n{RAID}"


def test_articles_with_fields_have_them_as_metadata(tmp_path):
    first, _ = split(tmp_path, "a.txt", PROQUEST + PROQUEST.replace("Flood", "Raid"))
    assert told(first) == ("Flood", "2024-12-05", "Ann Reed", "Herald", "")
    assert first.text == f"{FLOOD}\n\nRain."


@pytest.mark.parametrize(
    "text",
    [
        f"Flood kills 15 in Norden\n\n{FLOOD}\n\n***\n\n{RAID}\n",  # sections of one article
        f"Flood kills 15 in Norden\n\n{FLOOD}\n\n***\n\nRead more\n",
        f"Flood kills 15\n\n{FLOOD} The HD screen showed 3 of 25 documents.\n\nEnd of document was near.\n",
        f"{FLOOD}\n\nHD prices fell.\n\nTD Bank said so.\n",
    ],
)
def test_an_article_is_not_taken_apart(tmp_path, text):
    assert split(tmp_path, "a.txt", text) == []


def newsletter(html: str) -> str:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "Norden Herald <news@a.example>",
        "Today",
        "Thu, 05 Dec 2024 09:00:00 +0100",
    )
    mail.set_content("See the page.")
    mail.add_alternative(html, subtype="html")
    return mail.as_string()


STORY = "<h2><a href='https://a.example/{0}'>Story {0}</a></h2><p>" + FLOOD + "</p>"


def test_a_newsletter_of_linked_stories_gives_each(tmp_path):
    html = "".join(map(STORY.format, "123")) + "<h3>Imprint</h3><p>You get this mail since you asked for it once.</p>"
    drafts = split(tmp_path, "a.eml", newsletter(f"<html><body>{html}</body></html>"))
    assert [draft.metadata.url[-1] for draft in drafts] == ["1", "2", "3"]
    assert {(draft.text, draft.metadata.publisher, str(draft.metadata.published)) for draft in drafts} == {
        (FLOOD, "Norden Herald", "2024-12-05")
    }


def test_a_newsletter_of_one_article_stays_whole(tmp_path):
    html = f"<h1>Flood</h1><h2>What we know</h2><p>{FLOOD}</p><h2>Help</h2><p>{RAID}</p><h2>More</h2><p>{FLOOD}</p>"
    assert split(tmp_path, "a.eml", newsletter(f"<html><body>{html}</body></html>")) == []


def test_each_mail_of_a_mailbox_is_an_article(tmp_path):
    border = "From ann@a.example Thu Dec  5 09:00:00 2024\n"
    mails = [
        f"From: Ann Reed <ann@a.example>\nSubject: {title}\nDate: Thu, 05 Dec 2024 09:00:00 +0100\n\n{text}\n\n"
        for title, text in (("Flood", FLOOD), ("Raid", f"{RAID}\n\n>From there they fled in 2024.\n"), ("None", ""))
    ]
    html = "".join(map(STORY.format, "123"))
    mails.append(newsletter(f"<html><body>{html}</body></html>"))
    drafts = split(tmp_path, "a.mbox", border + border.join(mails))
    assert [(draft.metadata.title, draft.text) for draft in drafts[:2]] == [
        ("Flood", FLOOD),
        ("Raid", f"{RAID}\n\nFrom there they fled in 2024."),
    ]
    assert [draft.metadata.title for draft in drafts[2:]] == ["Story 1", "Story 2", "Story 3"]
    with pytest.raises(UserError, match="Expected mails"):
        split(tmp_path, "b.mbox", "no mail")


def printed(text):
    """The lines of a text on a page of a PDF; a gap puts what is behind it into a column of its own."""
    lines, y = [], 780
    for line in text.split("\n"):
        code, _, rest = line.partition("    ")
        parts = [(40, code), (200, rest.strip())] if rest.strip() else [(40, line.strip())]
        lines += [(x, y, 10, part.replace("(", r"\(").replace(")", r"\)")) for x, part in parts if part]
        y -= 12
    return pdf(lines)


@pytest.mark.parametrize("text", [FACTIVA_CODES, FACTIVA_PLAIN, NEXIS_NEW])
def test_an_export_that_is_printed_gives_each_article(tmp_path, text):
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "a.pdf").write_bytes(printed(text))
    found, expected = ([entry.draft for entry in split_file(tmp_path / f"a.{kind}")] for kind in ("pdf", "txt"))
    assert [draft.metadata for draft in found] == [draft.metadata for draft in expected]
    assert [" ".join(draft.text.split()) for draft in found] == [" ".join(draft.text.split()) for draft in expected]


def test_each_article_becomes_a_seed_with_its_metadata(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "two.txt").write_text(PARTED.replace("Raid", "Fire").replace("raid", "fire"))
    (tmp_path / "in" / "press.txt").write_text(FACTIVA_CODES)
    seeds, failed = Seeds(tmp_path / "p" / "seeds", tmp_path / "p" / "backups"), []
    for source in given_sources.each_source(str(tmp_path / "in"), failed):
        add_entry(source, seeds)
    articles = {article.path: article for article in read_seeds(seeds.folder, tmp_path / "p").articles}
    assert not failed and sorted(articles) == [
        "seeds/2024-12-04-raid-in-westport.txt", "seeds/2024-12-05-flood-kills-15-in-norden.txt",
        "seeds/fire-in-westport.txt", "seeds/flood-kills-15-in-norden.txt",
    ]  # fmt: skip
    press = articles["seeds/2024-12-05-flood-kills-15-in-norden.txt"]
    assert (press.author, press.publisher) == ("Ann Reed; Tom Berger", "Norden Herald")
    assert press.text == f"Flood kills 15 in Norden\n\n{TEXT}"


def test_a_file_is_taken_whole_where_that_is_asked(tmp_path):
    (tmp_path / "two.txt").write_text(PARTED)
    path = str(tmp_path / "two.txt")
    assert len(list(given_sources.each_source(path, []))) == 2
    assert list(given_sources.each_source(path, [], whole=True)) == [path]


@pytest.mark.parametrize("text", [FACTIVA_CODES, FACTIVA_PLAIN, NEXIS_OLD, NEXIS_NEW])
def test_an_export_among_the_seeds_is_no_article(tmp_path, text):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(FLOOD)
    (tmp_path / "seeds" / "press.txt").write_text(text)
    (tmp_path / "seeds" / "media.csv").write_text(CSV)
    reading = read_seeds(tmp_path / "seeds", tmp_path)
    assert [article.path for article in reading.articles] == ["seeds/a.txt"]
    (problem,) = reading.problems
    assert problem.startswith("seeds/press.txt: an export of ")
    assert problem.endswith(" no article. Move it out of seeds/, then: briefing add press.txt")
    assert "seeds/media.csv: may hold several articles. Move it out, then: briefing add media.csv" in reading.notes


def test_a_bad_byte_of_the_file_is_told_with_its_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(CSV.encode().replace(b"Tents", b"Caf\xc3\xa9 \x93"))
    first, second = split_file(path)
    assert "a.csv:4: found a byte that is not UTF-8 (0x93)" in first.draft.remarks[0] and not second.draft.remarks
