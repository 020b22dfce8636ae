"""Lines of a site that is written from right to left, with the English of its articles in them."""

import pytest

from generator.site.directions import ISLAND, LEFT, RIGHT, SHORE, give_directions, is_right_to_left

SHOWN = str.maketrans({LEFT: "→", RIGHT: "←", ISLAND: "[", SHORE: "]"})
LINES = (
    ("an island for each name", "<li><a>Daily Paper، 7 نوفمبر 2025</a></li>",
     "<li><a>←[Daily Paper]، 7 نوفمبر 2025</a></li>"),
    ("with its quotation marks", "<p>“12 million”. أورده Daily، 7 نوفمبر.</p>",
     "<p>←[“12 million”]. أورده [Daily]، 7 نوفمبر.</p>"),
    ("two names around a word", "<p>Red Crescent يؤيد Ann Smith، 5 يناير</p>",
     "<p>←[Red Crescent] يؤيد [Ann Smith]، 5 يناير</p>"),
    ("a day of ours behind a name", "<td>AFP (28 أكتوبر 2025)</td>", "<td>←[AFP] (28 أكتوبر 2025)</td>"),
    ("a sentence, and a note of ours in it", "<p>The men fled &amp; came back. (<a>رقمان مختلفان</a>)</p>",
     "<p>→The men fled &amp; came back. (<a>[رقمان مختلفان]</a>)</p>"),
    ("a day before a sentence", "<li><strong>26 أكتوبر 2025</strong> – the war began in April</li>",
     "<li><strong>→[26 أكتوبر 2025]</strong> – the war began in April</li>"),
    ("a long quotation in our sentence", "<p>لا تقول المصادر من أحصى: «more than 1 million people» وغيرها</p>",
     "<p>←لا تقول المصادر من أحصى: «[more than 1 million people]» وغيرها</p>"),
    ("what is in one language", "<h2>أين</h2><p>Ann Smith، Paris</p>", "<h2>←أين</h2><p>Ann Smith، Paris</p>"),
    ("names behind a label", "<p>ويسمى أيضًا: RSF، the group</p>", "<p>←ويسمى أيضًا: [RSF]، [the group]</p>"),
    ("the beginning of a passage", '<p id="p-0a">Camps such as <a>… كاملًا</a></p>',
     '<p id="p-0a">→Camps such as <a>… [كاملًا]</a></p>'),
    ("what is drawn", "<figure><svg><text>Homs أين</text></svg></figure>",
     "<figure><svg><text>Homs أين</text></svg></figure>"),
)  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), [line[1:] for line in LINES], ids=[line[0] for line in LINES])
def test_a_line_runs_as_its_words_do(given, expected):
    assert give_directions(given).translate(SHOWN) == expected


def test_a_language_is_known_with_its_country():
    assert list(map(is_right_to_left, ("ar", "ar-SD", "en", "fr"))) == [True, True, False, False]
