"""The colours of the site: contrast is measured as WCAG 2.2 has it, and what cannot be read stops the build."""

import re

import pytest

from generator.colour_settings import GROUNDS
from generator.config import Colours
from generator.config_reader import load_config
from generator.contrast import Ground, nearest_suiting, read_colour, write_colour
from generator.errors import UserError
from generator.render.last_files import _colour_rules
from tests.conftest import ROOT

SETTINGS = (ROOT / "site_config.yml").read_text(encoding="utf-8")
OPTION = "      trusted_templates: false"
WHITE = Ground("white", (255, 255, 255))


def load(folder, colours="", primary="indigo"):
    text = SETTINGS.replace(OPTION, f"      colours: {{{colours}}}\n{OPTION}", 1)
    path = folder / "site_config.yml"
    path.write_text(text.replace("primary: indigo", f"primary: {primary}"), encoding="utf-8")
    return load_config(path)


def line_of(folder, words):
    lines = (folder / "site_config.yml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


# Ratios as the contrast checkers of WebAIM and the W3C's own examples have them.
@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000", 21), ("#fff", 1), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)]
)
def test_contrast_is_that_of_wcag(colour, ratio):
    assert WHITE.contrast(read_colour(colour)) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("colour", ["#ffee00", "#00ff88", "#ff0000", "#fff", "#8888ff"])
@pytest.mark.parametrize("grounds", GROUNDS.values(), ids=GROUNDS)
def test_the_nearest_colour_suits_every_ground_and_keeps_its_hue(colour, grounds):
    near = nearest_suiting(read_colour(colour), grounds)
    assert all(ground.contrast(read_colour(write_colour(near))) >= ground.least for ground in grounds)
    assert nearest_suiting(near, grounds) == pytest.approx(near, abs=1)


def test_what_cannot_be_read_is_told_with_line_ratio_and_the_nearest_that_would_do(tmp_path):
    with pytest.raises(UserError) as told:
        load(tmp_path, 'links: "#f5b800"')
    line = line_of(tmp_path, "#f5b800")
    said = rf"site_config\.yml:{line}: links: #f5b800 and white have a contrast of 1\.\d+ to 1, and 4\.5 is the least"
    assert re.match(said, str(told.value))
    (near,) = re.findall(r'Write: links: "(#\w{6})"', str(told.value))
    assert load(tmp_path, f'links: "{near}"').colours == Colours(links=near)


def test_a_palette_that_cannot_be_read_is_told_and_colours_of_ones_own_mend_it(tmp_path):
    with pytest.raises(UserError) as told:
        load(tmp_path, primary="teal")
    assert f'site_config.yml:{line_of(tmp_path, "primary: teal")}: primary "teal" gives the' in str(told.value)
    mended = dict(re.findall(r'Write: (\w+): "(#\w{6})"', str(told.value)))
    assert set(mended) == {"header", "links"} and str(told.value).count("\n") == 1  # each said once
    colours = ", ".join(f'{key}: "{value}"' for key, value in mended.items())
    assert load(tmp_path, colours, primary="teal").colours == Colours(**mended)


@pytest.mark.parametrize("written", ["red", "'#12'", "[a]", "'#12345g'"])
def test_what_is_no_colour_is_told(tmp_path, written):
    with pytest.raises(UserError, match=r"site_config\.yml:\d+: links should be a (?:colour|text), found"):
        load(tmp_path, f"links: {written}")


def test_the_settings_as_they_are_can_be_read(tmp_path):
    assert load(tmp_path).colours == Colours()


def test_the_style_sheet_sets_the_colours_for_both_schemes():
    rules = _colour_rules(Colours(header="#112233", links_dark="#aabbcc"))
    assert "--md-primary-fg-color: #112233;" in rules
    assert 'scheme="slate"][data-md-color-primary] {\n  --md-typeset-a-color: #aabbcc;' in rules
    assert 'scheme="default"' not in rules and _colour_rules(Colours()) == ""


def test_colours_stand_at_the_top_of_the_style_sheet_alone():
    text = (ROOT / "templates/assets/briefing.css").read_text(encoding="utf-8")
    top, _, rest = text.partition("/* The passage that a citation opens. */")
    assert len(re.findall(r"#[0-9a-f]{6}\b", top)) > 10 and not re.findall(r"#[0-9a-f]{3,6};", rest)


def test_colours_are_held_against_the_grounds_of_the_style_sheet():
    text = (ROOT / "templates/assets/briefing.css").read_text(encoding="utf-8")
    dark = text.partition('[data-md-color-scheme="slate"] {')[2]
    grounds = {ground.name: ground.colour for ground in GROUNDS["links_dark"]}
    assert grounds["the dark scheme's map"] == read_colour(re.search(r"--map-about: (#\w+);", dark)[1])
    (words,) = GROUNDS["header"]
    assert words.opacity == float(re.search(r"\.md-tabs__link \{\s+opacity: ([\d.]+);", text)[1])
