"""Mails, saved pages, documents and PDFs: the article's own text, each as a reader would see it."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from generator.errors import UserError
from generator.read import document, draft
from generator.read.document import read_document
from generator.read.mail import read_mail
from generator.read.pdf import read_pdf
from generator.read.saved_page import READER

NEWS = "The storm displaced 1,200 people in Marrow on Tuesday, the harbour office said."
MORE = "Some 600 islanders have had no fresh food since, and a boat takes bread over once a day."

MAIL = f"""From: Ann Reed <ann@post.example>
To: desk@post.example
Subject: =?utf-8?q?Storm_in_Marrow_=E2=80=93_update?=
Date: Thu, 28 Nov 2024 23:30:00 -0800
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The storm displaced 1,200 people in Marrow on Tuesday, the harbour office sa=
id.

{MORE}

--=20
Ann Reed
Desk officer

On Wed, 27 Nov 2024 at 10:00, Tom Berger wrote:
> Twelve people died, I think.
"""


def test_a_mail_is_its_writers_own_words():
    draft = read_mail(MAIL.encode(), "mail.eml")
    assert draft.text == f"{NEWS}\n\n{MORE}"
    assert draft.metadata.title == "Storm in Marrow – update"
    assert draft.metadata.published == date(2024, 11, 28)
    assert draft.metadata.author == "Ann Reed"


def test_a_page_saved_with_its_pictures_is_the_page():
    page = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/storm\n"
        "Subject: Storm in Marrow\nDate: Fri, 6 Dec 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
        "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        '<html><head><meta name=3D"date" content=3D"2024-11-28"></head><body><article><h1>Storm in'
        f" Marrow</h1><p>{NEWS}</p><p>{MORE}</p></article></body></html>\n--B--\n"
    )
    draft = read_mail(page.encode(), "page.mhtml")
    assert NEWS in draft.text and MORE in draft.text
    assert draft.metadata.url == "https://post.example/storm"
    assert draft.metadata.published == date(2024, 11, 28)  # not the day on which it was saved
    assert draft.metadata.author == ""


@pytest.mark.parametrize("header", ["From: <", "From: a@[1.2.3.4", "Date: x"])
def test_a_malformed_header_says_nothing(header):
    draft = read_mail(f"{header}\nSubject: Dam\n\nThe dam of Norden was opened.\n".encode(), "mail.eml")
    assert (draft.metadata.title, draft.metadata.author, draft.metadata.published) == ("Dam", "", None)


@pytest.mark.parametrize("line", ["On Friday the mayor wrote:", "This message, she said, was intended for us."])
def test_a_line_of_an_article_ends_no_mail(line):
    assert read_mail(f"Subject: x\n\n{NEWS}\n\n{line}\n\n{MORE}\n".encode(), "a.eml").text.endswith(MORE)


SENT_ON = f"""See below.

---------- Forwarded message ---------
From: Tom Berger <tom@post.example>
Date: Mon, 2 Dec 2024 at 10:00
Subject: RE: Ferry stays

{NEWS}

Sent from my phone
"""


@pytest.mark.parametrize("attached", [False, True])
def test_a_mail_that_is_sent_on_is_the_article(attached):
    head = "From: Ann Reed <ann@post.example>\nSubject: Fwd: Ferry stays\n"
    raw = f"{head}\n{SENT_ON}"
    if attached:
        sender = "From: Tom Berger <tom@post.example>\nDate: Mon, 2 Dec 2024 10:00:00 +0100"
        inner = f"{sender}\nSubject: Ferry stays\n\n{NEWS}\n"
        part = "--B\nContent-Type: {}\n\n{}\n"
        parts = part.format("text/plain", "See it.") + part.format("message/rfc822", inner)
        raw = f'{head}Content-Type: multipart/mixed; boundary="B"\n\n{parts}--B--\n'
    draft = read_mail(raw.encode(), "a.eml")
    known = draft.metadata
    assert (draft.text, known.title, known.author) == (NEWS, "Ferry stays", "Tom Berger")
    assert known.published == date(2024, 12, 2)


def test_a_mail_whose_parts_are_broken_is_refused():
    part = "Content-Type: multipart/related\n\nno border in it"
    with pytest.raises(UserError, match="no text in the mail"):
        read_mail(f'Content-Type: multipart/mixed; boundary="A"\n\n--A\n{part}\n--A--\n'.encode(), "a.eml")


def test_a_list_in_a_printed_report_is_its_lines():
    first, second = "280,000 people have been driven out", "15 people were killed and 40 were hurt in the flood"
    raw = pdf([(40, 700, 10, NEWS), (60, 680, 10, first), (60, 668, 10, second), (40, 640, 10, MORE)])
    assert {first, second} <= set(read_pdf(raw, "a.pdf").text.split("\n\n"))


def test_a_mail_without_text_is_refused():
    with pytest.raises(UserError, match="no text in the mail"):
        read_mail(b"Subject: x\nContent-Type: image/png\n\nx", "mail.eml")


def archive(**files):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return packed.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body):
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{office}" Target="word/document.xml"/></Relationships>'
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("[Content_Types].xml", types)
        made.writestr("_rels/.rels", links)
        made.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def run(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_document_is_its_paragraphs_and_rows():
    cells = "".join(f"<w:tc>{run(text)}</w:tc>" for text in ("Injured", "15"))
    other = "".join(f"<w:tc>{run(text)}</w:tc>" for text in ("Missing", "3"))
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{other}</w:tr></w:tbl>"
    text = read_document(docx(run(NEWS) + table + run(MORE)), "note.docx").text
    assert text.split("\n\n") == [NEWS, "Injured: 15", "Missing: 3", MORE]


STRUCK_RUN = "<w:r><w:rPr><w:{}/></w:rPr><w:t>12 </w:t></w:r>"
STYLES = (
    '<office:automatic-styles><style:style style:name="{}"><style:text-properties {}/></style:style>'
    "</office:automatic-styles>"
)
STRUCK_ODT = 'style:text-line-through-style="solid"', 'style:text-position="super 58%"', 'text:display="none"'


@pytest.mark.parametrize("look", ["strike", "dstrike", "vanish"])
def test_what_is_struck_or_hidden_in_a_word_document_is_left_out(look):
    storm, count = "<w:r><w:t>The storm hurt </w:t></w:r>", "<w:r><w:t>15</w:t><w:br/><w:t>people.</w:t></w:r>"
    raw = docx(run("Storm") + f"<w:p>{storm}{STRUCK_RUN.format(look)}{count}</w:p>")
    draft = read_document(raw, "note.docx")
    assert (draft.title, draft.text) == ("Storm", "Storm\n\nThe storm hurt 15 people.")


@pytest.mark.parametrize(("holder", "use"), [("r", "rStyle"), ("p", "pStyle")])
def test_what_a_style_strikes_out_is_left_out(holder, use):
    look = f'<w:{holder}Pr><w:{use} w:val="Gone"/></w:{holder}Pr>'
    struck = "<w:r>{}<w:t>12 died.</w:t></w:r>".format(look if holder == "r" else "")
    raw = docx(run(NEWS) + f"<w:p>{look if holder == 'p' else ''}{struck}</w:p>")
    style = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style></w:styles>'
    )
    packed = BytesIO(raw)
    with zipfile.ZipFile(packed, "a") as made:
        made.writestr("word/styles.xml", f"<w:styles {W}>{style}</w:styles>")
    assert read_document(packed.getvalue(), "note.docx").text == NEWS


@pytest.mark.parametrize("look", STRUCK_ODT)
def test_what_is_struck_hidden_or_noted_in_an_open_document_is_left_out(look):
    note = "<office:annotation><text:p>or 12?</text:p></office:annotation>"
    line = f'It hurt <text:span text:style-name="a">12</text:span>15{note} people.'
    assert odt_text(line, look) == "It hurt 15 people."


def odt_text(line, look):
    names = ("office", "text", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    body = f"{STYLES.format('a', look)}<text:p>{line}</text:p>"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return read_document(archive(content_xml=content), "note.odt").text


def test_a_power_in_a_document_is_the_sign_that_it_is():
    line = '5 km<text:span text:style-name="a">2</text:span> burnt'
    assert odt_text(line, STRUCK_ODT[1]) == "5 km² burnt"
    raw = rb"{\rtf1\ansi 5 km\super 2\nosupersub  burnt, the 2{\super e}, and 3 \'d710{\super 12} ants}"
    assert read_document(raw, "a.rtf").text == "5 km² burnt, the 2e, and 3 ×10¹² ants"


def test_a_fraction_in_a_document_is_whole():
    assert odt_text('3<text:span text:style-name="a">1</text:span>/2 tonnes', STRUCK_ODT[1]) == "3 1/2 tonnes"
    raw = rb"{\rtf1\ansi 3{\super 1}/{\sub 2} or 4\super 1\nosupersub /2 tonnes}"
    assert read_document(raw, "a.rtf").text == "3 1/2 or 4 1/2 tonnes"


@pytest.mark.parametrize(
    "line",
    [
        r"It hurt 15{\super 2} people.", r"It hurt {\strike 12 }15 people.", r"It hurt {\v 12 }15 people.",
        r"It hurt {\deleted 12 }15 people.", r"It hurt \strike 12 \strike0 15 people.",
        r"It hurt 15{\super\chftn}{\footnote {\super\chftn} 45, says another.} people.",
    ],
)  # fmt: skip
def test_what_is_struck_hidden_or_noted_in_a_rich_text_is_left_out(line):
    raw = f"{{\\rtf1\\ansi Storm\\par {line}\\par}}".encode()
    assert read_document(raw, "a.rtf").text == "Storm\n\nIt hurt 15 people."


def test_a_word_document_without_its_relations_is_read_by_its_letters():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:body>{run(NEWS)}{run(MORE)}</w:body>"
        made.writestr("word/document.xml", f'<w:document xmlns:w="x">{body}</w:document>')
    text = read_document(packed.getvalue(), "note.docx").text
    assert text.split("\n\n") == [NEWS, MORE]


@pytest.mark.parametrize("part", ["word/document.xml", "content.xml"])
@pytest.mark.parametrize(("place", "written"), [(6, 1), (8, 99)])  # as if it had a password, or were packed anew
def test_a_document_whose_parts_cannot_be_unpacked_is_refused(part, place, written):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(part, NEWS)
    raw = bytearray(packed.getvalue())
    raw[place] = raw[raw.index(b"PK\x01\x02") + place + 2] = written
    with pytest.raises(UserError, match="damaged"):
        read_document(bytes(raw), "note.docx")


def test_an_open_document_is_its_paragraphs_and_rows():
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    note = "<text:note><text:note-body><text:p>Of the council.</text:p></text:note-body></text:note>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('Injured')}{cell.format('15')}</table:table-row>"
    content = (
        f"<office:document-content {spaces}><text:h text:outline-level='1'>Storm</text:h>"
        f"<text:p>{NEWS}{note}</text:p><table:table>{row}</table:table></office:document-content>"
    )
    draft = read_document(archive(content_xml=content), "note.odt")
    assert draft.text.split("\n\n") == ["Storm", NEWS, "Injured; 15"]
    assert draft.title == "Storm"


def test_a_rich_text_is_its_paragraphs():
    text = read_document(b"{\\rtf1\\ansi 15 people died.\\par The caf\\'e9 is shut.\\par}", "a.rtf").text
    assert text.split("\n\n")[:2] == ["15 people died.", "The café is shut."]


OF_THE_FUTURE = archive(content_xml="<x/>").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff")


@pytest.mark.parametrize("raw", [b"PK no archive", b"", b"just text", OF_THE_FUTURE])
def test_a_damaged_document_is_refused(raw):
    with pytest.raises(UserError, match="damaged, or no document"):
        read_document(raw, "note.docx")


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(document, "LARGEST_UNPACKED", 1_000)
    with pytest.raises(UserError, match="unpacked"):
        read_document(archive(content_xml="x" * 2_000), "note.odt")


def test_what_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(draft, "import_module", _missing)
    with pytest.raises(UserError, match=r"pip install .briefing-site\[documents\]"):
        read_document(docx(run(NEWS)), "note.docx")


def _missing(name):
    raise ImportError(name)


def pdf(*pages):
    """A PDF whose pages are lists of (x, y, size, text), lettered in Helvetica."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        drawn = "".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in lines)
        objects.append(f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    made, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def column(x, y, *lines):
    return [(x, y - 12 * number, 10, line) for number, line in enumerate(lines)]


LEFT = column(
    40, 700, "The storm displaced 1,200 people in Mar-", "row on Tuesday, the harbour office said",
    "in its well-known daily note. It asks for",
)  # fmt: skip
RIGHT = column(
    330, 700, "tents, blankets and bread for the islands.", "Its well-known boat sails at noon.",
)  # fmt: skip


def head(number):
    return [(40, 780, 9, f"Marrow Flash Update No. {number}"), (500, 20, 9, f"Page {number} of 2")]


def test_a_report_in_two_columns_is_read_in_order():
    raw = pdf([*head(1), *LEFT, *RIGHT], [*head(2), *column(40, 700, MORE[:40], MORE[41:])])
    draft = read_pdf(raw, "report.pdf")
    whole = " ".join(draft.text.split())
    told = "displaced 1,200 people in Marrow on Tuesday, the harbour office said in its well-known"
    assert told in whole
    assert "It asks for tents, blankets and bread for the islands." in whole
    assert "Flash Update" not in whole and "Page" not in whole
    assert "Page 1 of 2" in draft.left_out


def test_the_mark_of_a_note_is_no_part_of_a_number():
    line = [(40, 700, 10, "The storm displaced 280,000"), (171, 704, 5, "1")]
    more = [(176, 700, 10, " people in the two towns."), *column(40, 688, MORE[:60], MORE[61:])]
    assert "280,000 people" in " ".join(read_pdf(pdf([*line, *more]), "report.pdf").text.split())


def test_a_power_in_a_pdf_is_the_sign_that_it_is():
    line = [(40, 700, 10, "The storm spilt 5 x 10"), (136, 704, 5, "6"), (139, 700, 10, " litres of oil there.")]
    assert "5 x 10⁶ litres" in read_pdf(pdf([*line, *column(40, 640, MORE[:60], MORE[61:])]), "report.pdf").text


ROWS = [("District", "Displaced", "Killed"), ("North Vale", "12,300", "14"), ("Harrow", "8,150", "3")]


def table(rows, places=(40, 140, 220), x=0, y=650):
    return [
        (x + place, y - 14 * number, 10, cell)
        for number, row in enumerate(rows)
        for place, cell in zip(places, row, strict=True)
        if cell
    ]


def test_a_table_of_a_pdf_is_a_line_a_row():
    raw = pdf([*column(40, 700, NEWS), *table(ROWS), *column(40, 560, MORE)])
    assert read_pdf(raw, "report.pdf").text.split("\n\n") == [
        NEWS,
        "North Vale – Displaced: 12,300; Killed: 14",
        "Harrow – Displaced: 8,150; Killed: 3",
        MORE,
    ]


def test_a_table_of_a_pdf_stands_beside_a_column_of_text():
    right = column(330, 650, *5 * ["tents, blankets and bread for all of the islands,"], "please.")
    text = read_pdf(pdf([*column(40, 700, NEWS), *table(ROWS[1:], (40, 140, 200)), *right]), "report.pdf").text
    assert "North Vale: 12,300; 14\n\nHarrow: 8,150; 3" in text


@pytest.mark.parametrize(
    "rows",
    [
        [("North Vale", "12,300", "14"), ("Harrow", "", "3")],  # whose is the 3?
        [("The boats", "of Marrow", "sail"), ("twelve", "hours", "a day")],
    ],
)
def test_what_is_no_whole_table_of_a_pdf_stays_as_it_is(rows):
    text = read_pdf(pdf([*column(40, 700, NEWS), *table(rows), *column(40, 560, MORE)]), "report.pdf").text
    assert ";" not in text and not any(f"{row[0]}:" in text for row in rows)


def test_a_scan_and_a_damaged_file_are_told_apart():
    with pytest.raises(UserError, match="likely a scan"):
        read_pdf(pdf([(40, 700, 10, "3")]), "scan.pdf")
    with pytest.raises(UserError, match="can't be read as a PDF"):
        read_pdf(b"%PDF-1.4 nothing behind it", "torn.pdf")


def test_a_page_saved_as_a_mail_under_the_name_of_a_page_is_read():
    mail = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/dam\r\nSubject: Dam\r\n"
    mail += b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=B\r\n\r\n"
    mail += b"--B\r\nContent-Type: text/html\r\n\r\n"
    mail += b"<html><body><article><h1>Dam</h1><p>The dam was opened on Monday, said the council of Norden.</p>"
    draft = READER.read(mail + b"</article></body></html>\r\n--B--\r\n", "dam.html")
    assert draft.text.endswith("The dam was opened on Monday, said the council of Norden.")
    assert draft.metadata.url == "https://a.example/dam"


def test_who_sends_a_letter_is_its_author_or_its_publisher():
    mail = (
        "From: {}\nSubject: Dam\nContent-Type: text/plain; charset=unknown-8bit\n{}\nThe dam was opened, said José.\n"
    )
    by_person = read_mail(mail.format("Ann Reed <a@a.example>", "").encode(), "a.eml")
    assert (by_person.metadata.author, by_person.metadata.publisher) == ("Ann Reed", "")
    assert by_person.text == "The dam was opened, said José." and by_person.remarks == ()
    letter = read_mail(mail.format("Norden Herald <a@a.example>", "List-Unsubscribe: <x>\n").encode(), "a.eml")
    assert (letter.metadata.author, letter.metadata.publisher) == ("", "Norden Herald")
    assert letter.remarks == ("a.eml: a newsletter, read as one article. If it has several, give each a file",)
