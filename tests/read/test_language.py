"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.language import guess_language, language_name


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The families left the valley on Thursday after the river rose, and they were told that it would be "
               "days before they could be brought home."),
        ("fr", "Les familles ont quitté la vallée jeudi après que la rivière est montée, et les secours sont sur place "
               "avec des bateaux pour les habitants qui ne peuvent pas partir."),
        ("es", "Las familias dejaron el valle el jueves después de que el río subiera, y los equipos están en la "
               "zona con las barcas para que se pueda salir del pueblo."),
        ("de", "Die Familien haben das Tal am Donnerstag verlassen, nachdem der Fluss gestiegen ist, und die Helfer "
               "sind mit den Booten bei der Brücke, die nicht zu retten war."),
        ("tr", "Nehir yükseldikten sonra aileler vadiyi terk etti ve bir köprü yıkıldı ancak çok sayıda tekne bu bölge "
               "için yola çıktı, daha sonra gelen ekip de köye kadar gitti dedi."),
        ("ht", "Fanmi yo kite fon an jedi apre rivyè a te monte, epi moun yo pa gen manje nan pò a paske pon an kraze."
               " Ekip yo te rive ak bato pou yo."),
        ("tl", "Umalis ang mga pamilya sa lambak noong Huwebes matapos tumaas ang ilog, at ang mga tao ay hindi na "
               "makakabalik sa kanilang bahay para kumuha ng gamit."),
        ("ru", "Семьи покинули долину в четверг после того, как река вышла из берегов, и это было не в первый раз."),
        ("uk", "Родини залишили долину у четвер після того, як річка вийшла з берегів, і це було не вперше."),
        ("ar", "غادرت العائلات الوادي يوم الخميس بعد أن ارتفع النهر في المنطقة، وقال رئيس البلدية إن الجسر انهار"),
        ("fa", "خانواده‌ها روز پنجشنبه دره را ترک کردند و این برای بار دوم در یک ماه است که رود به خانه‌ها رسید"),
        ("he", "המשפחות עזבו את העמק ביום חמישי"),
        ("zh", "星期四，河水上涨后，家庭离开了山谷。"),
        ("ja", "木曜日、川の水が上がったため、家族は谷を離れた。"),
        ("ko", "목요일 강물이 불어나자 가족들이 계곡을 떠났다."),
    ],
)  # fmt: skip
def test_a_paragraph_tells_its_language(code, text):
    assert guess_language(text) == code


@pytest.mark.parametrize("text", ["", "280,000", "Les familles", "BEIRUT GENEVA PARIS", "👩‍🚒 №"])
def test_too_little_text_tells_nothing(text):
    assert guess_language(text) == ""


def test_foreign_names_do_not_make_english_foreign():
    text = "Le Monde and El País said that Jaish al-Izza and the Frente de la Unión were in the town of Deir ez-Zor. "
    assert guess_language(text * 3) == "en"


def test_the_article_of_english_does_not_make_it_czech():
    text = "The garage sold two diesel-only vans: a 95-hp three-cylinder or a 140-hp V-4, both joined to a gearbox. "
    assert guess_language(text * 2) in ("en", "")


def test_a_language_has_a_name():
    assert (language_name("fr"), language_name("xx")) == ("French", "xx")


@given(st.text())
def test_any_text_gives_a_known_code(text):
    code = guess_language(text)
    assert code == "" or language_name(code) != code
