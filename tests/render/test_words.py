"""The interface's words: lookups, plurals, files of a project's own, and that every translation fits."""

from string import Formatter

import pytest

from generator.config import TEMPLATES
from generator.errors import UserError
from generator.parse.figures.themes import themes
from generator.render.escape import Markdown
from generator.render.words import PLURALS, WordingError, Words, _read_words
from generator.section import Section

LANGUAGES = sorted(path.stem for path in (TEMPLATES / "words").glob("*.yml"))
ENGLISH = _read_words(TEMPLATES / "words/en.yml")


def words(language, *folders):
    return Words(language, (*folders, TEMPLATES))


def own(folder, text, name="en"):
    (folder / "words").mkdir(exist_ok=True)
    (folder / "words" / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_number_chooses_its_form():
    assert words("en")("overview.sources", count=1) == "1 source"
    assert words("en")("overview.sources", count=1200) == "1,200 sources"


def test_a_section_has_its_own_title_or_that_of_the_language():
    ours, own = (Section("diplomacy", title, "", cues=()) for title in ("", "Talks"))
    titles = [Words("fr", (TEMPLATES,)).titled(section).title for section in (ours, own)]
    assert titles == ["Diplomatie", "Talks"]


def test_a_value_is_escaped_unless_it_is_markdown():
    assert words("en")("figures.reported_by", reporter="<b>") == "Reported by &lt;b&gt;"
    assert words("en")("figures.reported_by", reporter=Markdown("[A](a.md)")) == "Reported by [A](a.md)"


def test_words_of_the_project_come_first_and_the_rest_is_ours(tmp_path):
    mine = words("en", own(tmp_path, "figures: {title: Numbers}"))
    assert mine("figures.title") == "Numbers"
    assert mine("figures.where") == "Where"


def test_a_language_that_nobody_translated_is_said_in_english():
    assert words("eo")("figures.title") == "Figures"
    assert words("tlh-xx")("overview.sources", count=2) == "2 sources"


def test_a_file_that_is_no_yaml_is_told_with_its_line(tmp_path):
    with pytest.raises(UserError, match=r"words/en\.yml:\d: "):
        words("en", own(tmp_path, "figures:\n  title: [x\n"))


@pytest.mark.parametrize(
    ("language", "key", "told"),
    [
        ("en", "figures.titel", r"templates/words/en\.yml lacks the key figures\.titel\. .*write figures\.title"),
        ("fr", "zz.qqqq", r"templates/words/fr\.yml lacks the key zz\.qqqq\. Add it there$"),
    ],
)
def test_a_missing_key_is_told_with_the_file_that_lacks_it(language, key, told):
    with pytest.raises(WordingError, match=told):
        words(language)(key)
    with pytest.raises(WordingError, match=told):
        words(language).plain(key)
    with pytest.raises(UserError, match=told):  # a copy of the program, whose words are the user's
        words(language, TEMPLATES)(key)


@pytest.mark.parametrize("text", ["of {nobody}", "of {reporter", "of {0}", "of {reporter.name}"])
def test_a_wording_with_other_places_than_values_is_told_with_its_file_and_key(tmp_path, text):
    mine = words("fr", own(tmp_path, f"figures: {{reported_by: '{text}'}}", "fr"))
    for say in (mine, mine.plain):
        with pytest.raises(UserError, match=r"templates/words/fr\.yml: figures\.reported_by is .* \{reporter\}$"):
            say("figures.reported_by", reporter="Ann")


def test_a_wording_of_ours_that_does_not_fit_is_no_mistake_of_the_users(tmp_path):
    mine = words("fr", own(tmp_path, "figures: {title: Chiffres}", "fr"))
    with pytest.raises(WordingError, match=r"templates/words/fr\.yml: figures\.reported_by is"):
        mine("figures.reported_by", nobody="Ann")


def test_a_wording_that_no_count_chooses_is_told_with_its_file_and_key():
    told = r"templates/words/en\.yml: overview\.sources .*without a count"
    with pytest.raises(WordingError, match=told):
        words("en")("overview.sources")
    with pytest.raises(UserError, match=told):
        words("en", TEMPLATES)("overview.sources")


def test_a_wording_without_a_text_for_every_number_is_told(tmp_path):
    mine = words("en", own(tmp_path, "overview: {sources: {one: '{count} source'}}"))
    with pytest.raises(UserError, match=r"templates/words/en\.yml: overview\.sources lacks .*Add: other"):
        mine("overview.sources", count=5)


def fields(wording):
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_knows_the_same_keys_and_values(language):
    translated = _read_words(TEMPLATES / f"words/{language}.yml")
    open_parts = ("terms.", "units.", "qualifiers.", "terms", "units", "qualifiers")
    assert not {key for key in translated.keys() - ENGLISH.keys() if not key.startswith(open_parts)}
    assert not {key for key in ENGLISH.keys() - translated.keys() if not key.startswith(open_parts)}
    for key, wording in translated.items():
        if key in ENGLISH:
            english = ENGLISH[key] if isinstance(ENGLISH[key], str) else ENGLISH[key]["other"]
            for form, text in (wording if isinstance(wording, dict) else {"other": wording}).items():
                assert fields(text) <= fields(english) and (form != "other" or fields(text) == fields(english)), key


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_a_translation_words_what_the_parser_calls_a_figure(language):
    translated = _read_words(TEMPLATES / f"words/{language}.yml")
    assert not {term for term in themes() if f"terms.{term}" not in translated}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_a_form_for_each_plural_category_of_its_language(language):
    locale = words(language).locale
    needed = {locale.plural_form(number) for number in range(205)}
    for key, wording in _read_words(TEMPLATES / f"words/{language}.yml").items():
        if isinstance(wording, dict):
            assert needed <= wording.keys() <= PLURALS, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_gap_that_may_have_a_page_names_it(language):
    told = {key.split(".")[1] for key in ENGLISH if key.startswith("gaps.")} - {"names", "of", "there"}
    without = {"speaker", "no_figure", "no_event"}  # listed with the quotations, or there is but one
    names = {key.rpartition(".")[2] for key in _read_words(TEMPLATES / f"words/{language}.yml") if "gaps.names." in key}
    assert names == told - without
