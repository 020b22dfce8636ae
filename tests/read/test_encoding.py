"""Bytes to characters."""

import pytest

from generator.errors import UserError
from generator.read.encoding import Decoded, decode

POLISH = "Premier powiedział w czwartek, że rząd nie jest gotowy na rozmowy, a to się zmieni po wyborach. Łódź, Gdańsk."
FRENCH = (
    "Le ministre des Affaires étrangères a déclaré que les négociations se poursuivraient à Genève, où l'équipe est."
)
RUSSIAN = "Министр заявил в четверг, что переговоры продолжатся на следующей неделе в столице страны."
ENGLISH = "“We are close,” the mediator said — “but not there.”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_as_such(encoding):
    assert decode(ENGLISH.encode(encoding), "a.txt") == (ENGLISH, "", ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
    ],
)
def test_other_encodings_are_guessed_and_said(text, encoding):
    guessed = f"a.txt: not UTF-8, read as {encoding}. If letters with accents are wrong, save it as UTF-8"
    assert decode(text.encode(encoding), "a.txt") == (text, encoding, (guessed,))


def test_a_declared_encoding_is_followed_unless_the_text_is_utf_8():
    assert decode("Łódź".encode("iso8859_2"), "a.html", "iso8859_2") == ("Łódź", "", ())
    assert decode("Łódź".encode(), "a.html", "iso8859_2") == ("Łódź", "", ())


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"%PDF-1.7 ...", "a.txt: found a PDF, expected text. Save its text as UTF-8"),
        (b"PK\x03\x04 ...", "a.txt: found a Word, OpenDocument or ZIP file, expected text. Save its text as UTF-8"),
        (b"{\\rtf1 ...", "a.txt: found an RTF file, expected text. Save its text as UTF-8"),
        (
            b"some\0thing",
            "a.txt: found NUL bytes, as in a program or a picture; expected text. Save its text as UTF-8",
        ),
        (
            b"\xff\xfea\x00\x00\xdc\x00\xdc\x00",
            "a.txt: begins as UTF-16 text, but is broken further on. Save its text as UTF-8",
        ),
        (bytes(range(1, 256)) * 9, "a.txt: not UTF-8, and no other encoding fits. Save its text as UTF-8"),
    ],
)
def test_what_is_no_text_is_named(raw, message):
    with pytest.raises(UserError) as caught:
        decode(raw, "a.txt")
    assert str(caught.value) == message


@pytest.mark.parametrize("raw", [b"a\r\nb\rc\nd", "\ufeffa\u2028b\x85c\x0bd".encode()])
def test_every_line_end_is_one(raw):
    assert decode(raw, "a.txt").text.lstrip("\ufeff") == "a\nb\nc\nd"


WAY = "Write the character that belongs there, and save the file as UTF-8"
NEWS = "“We will leave,” the mayor said.\nThe cafés of the old town — all of them — stay open.\n"


def test_a_bad_byte_in_utf_8_is_marked_and_named_with_its_line():
    raw = NEWS.encode() + b"\r\nA Caf\xe9 and a \x93word\x94"
    assert decode(raw, "a.txt") == Decoded(
        f"{NEWS}\nA Caf\ufffd and a \ufffdword\ufffd",
        "",
        tuple(
            f"a.txt:4: found a byte that is not UTF-8 (0x{byte}), read as \ufffd. {WAY}" for byte in ("E9", "93", "94")
        ),
    )


def test_many_bad_bytes_are_counted_after_the_first():
    raw = NEWS.encode() * 9 + b"\n".join([b"Caf\xe9"] * 40)
    decoded = decode(raw, "a.txt")
    assert decoded.text == NEWS * 9 + "\n".join(["Caf\ufffd"] * 40)
    assert [remark.split(", read as")[0] for remark in decoded.remarks] == [
        "a.txt:19: found a byte that is not UTF-8 (0xE9)",
        "a.txt:20: found a byte that is not UTF-8 (0xE9)",
        "a.txt:21: found a byte that is not UTF-8 (0xE9)",
        "a.txt:58: the last of 37 more bytes that are not UTF-8",
    ]


@pytest.mark.parametrize("declared", ["", "cp1252", "iso8859-2"])
@pytest.mark.parametrize("cut", [1, 2])
def test_a_character_cut_at_the_end_leaves_the_rest_as_it_is(declared, cut):
    raw = f"{NEWS}“".encode()[:-cut]
    assert decode(raw, "a.html", declared).text == NEWS + "\ufffd" * (3 - cut)


THAI = "รัฐมนตรีกล่าวเมื่อวันพฤหัสบดีว่าการเจรจาจะดำเนินต่อไปในสัปดาห์หน้าในเมืองหลวงของประเทศ"
JAPANESE = "外務大臣は木曜日、来週首都で交渉が続くと述べた。洪水の後、千二百世帯以上に水がない。"
CHINESE = "外交部长周四表示，谈判将于下周在首都继续进行。洪水过后，超过一千二百个家庭没有水喝。"
GREEK = "Ο υπουργός δήλωσε την Πέμπτη ότι οι συνομιλίες θα συνεχιστούν στην πρωτεύουσα. Άλλοι, Έλληνες"
ARABIC = "قال الوزير يوم الخميس إن المفاوضات ستستمر الأسبوع المقبل في العاصمة، وأضاف أن الوضع صعب؛ هل"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (POLISH, "iso8859-2"),
        (RUSSIAN, "koi8-r"),
        (THAI, "tis-620"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "shift_jis"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (GREEK, "iso8859-7"),
        (ARABIC, "cp1256"),
    ],
)
def test_no_other_encoding_is_taken_for_damaged_utf_8(text, encoding):
    raw = text.encode(encoding, "ignore")
    assert decode(raw, "a.html", encoding) == (raw.decode(encoding), "", ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, GREEK])
def test_utf_16_is_known_without_its_mark(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == (text, "", ())


def test_damaged_utf_16_is_marked_and_named():
    raw = "\ufeffWe leave\n".encode("utf-16-le") + b"\x00\xd8" + "\nnow".encode("utf-16-le") + b"x"
    decoded = decode(raw, "a.txt")
    assert decoded.text == "We leave\n\ufffd\ufffd\nnow\ufffd"
    assert [remark.split(", read as")[0] for remark in decoded.remarks] == [
        "a.txt:2: found a byte that is not UTF-16 (0x00)",
        "a.txt:2: found a byte that is not UTF-16 (0xD8)",
        "a.txt:3: found a byte that is not UTF-16 (0x78)",
    ]


def test_a_stray_nul_is_left_out_and_named():
    assert decode(NEWS.encode() + b"The end\0.\n" + b"x" * 200, "a.txt") == (
        f"{NEWS}The end.\n" + "x" * 200,
        "",
        ("a.txt:3: found 1 NUL byte, left out. See whether text is missing there",),
    )


def test_a_file_with_its_mark_is_utf_8_whatever_it_holds():
    decoded = decode(b"\xef\xbb\xbfThe Caf\xe9 is open", "a.txt")
    assert decoded.text == "The Caf\ufffd is open"
    assert len(decoded.remarks) == 1


@pytest.mark.parametrize("unit", [b"\xe9", b"\xe2\x80\x9c", b"\xe2\x80\x9c\xe9", b"a", b"\r"])
def test_repeated_bytes_are_read_in_one_go(unit):
    decode(unit * (4_000_000 // len(unit)), "a.html", "cp1252")  # a superlinear way would not come back


MEANT = "Café owners in Norden\n\n“We need tents,” José Muñoz said – the naïve plan of Zoë failed."


def as_windows(text: str) -> str:
    """The text as a program shows it that takes its bytes for Windows-1252."""
    return text.encode().decode("cp1252", "replace")


def test_utf_8_read_as_windows_1252_is_undone_where_all_of_a_file_is_such():
    garbled = as_windows(MEANT.replace("”", "“"))
    assert "CafÃ©" in garbled and "â€œWe" in garbled
    decoded = decode(garbled.encode(), "a.txt")
    assert decoded.text == MEANT.replace("”", "“")
    assert decoded.remarks == (
        'a.txt:1: found "Ã©", UTF-8 that was read as Windows-1252; undone in the whole file, so here "é"',
    )


def test_what_is_lost_of_it_is_marked_and_told_with_its_line():
    decoded = decode(as_windows(MEANT).encode(), "a.txt")
    assert decoded.text == MEANT.replace("”", "\ufffd")
    assert "a.txt:3: found 1 letter of which a part is lost, read as \ufffd" in decoded.remarks[1]


@pytest.mark.parametrize(
    "text",
    [
        "Café owners wrote “CafÃ©” on the door.",  # a text about it
        "The naïve plan\nof the cafÃ© failed.",
    ],
)
def test_where_other_letters_stand_among_them_nothing_is_changed_and_they_are_told(text):
    decoded = decode(text.encode(), "a.txt")
    line = 1 + text[: text.index("Ã©")].count("\n")
    assert decoded.text == text
    assert f'a.txt:{line}: found "Ã©", UTF-8 that was read as Windows-1252. Write the letter' in decoded.remarks[0]


@pytest.mark.parametrize(
    "text",
    [
        "Voilà\u00a0: «\u00a0déjà\u00a0»…",
        "“Spaß”, sagt er – „Straße“",
        "UM CAFÉ E PÃO",
        "das Café”…",
        "Ãtran",
        "25 °C, £5, §3",
    ],
)
def test_letters_that_only_look_so_are_left(text):
    decoded = decode(text.encode(), "a.txt")
    assert (decoded.text, decoded.remarks) == (text, ())
