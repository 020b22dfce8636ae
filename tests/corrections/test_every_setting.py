"""Each key of each list, as `vocabulary.LISTS` has them: what an entry that sets it changes."""

from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.corrections.vocabulary import KEYS, LISTS, Value
from generator.errors import UserError
from generator.gather import gather
from generator.model import NEVER, Article
from generator.parse import parse_article
from generator.passages import Passages
from generator.records import KINDS
from generator.render.addresses import Addresses
from generator.render.data import Records
from tests.corrections.project import CONFIG, SCHEMA, apply, dead_links, message, pages

TEXT = """Flood in Ardane

About 40 goats and 3 dogs drowned in Ardane on Monday, the herders' union said. Of 18 people, between 12 and 15 were \
hurt near Lower Tell.

“We had no warning at all,” the mayor wrote. A bridge gave way overnight, officials said. The Ardane council backs the \
herders' union, which scolds Mara Denn. Mara Denn says that the road is open, and calls it “a quiet road”.

The council met in Tell on Sunday. The council met near Tell on Sunday. The flood took a gross of hives. Some \
1,900-odd hives drifted off.
"""
ARTICLE = Article("a", TEXT, title="Flood in Ardane", published=date(2024, 5, 8), path="seeds/a.txt")
OTHER = Article("b", "Strike in Velm\n\nTwo ports were closed in Velm on Friday.", published=date(2024, 5, 9))
PARSED = (parse_article(ARTICLE), parse_article(OTHER))
KNOWN_IDS = [passage.id for passage in Passages(PARSED).of(PARSED[0])]
# Actors and places that the other entries name.
GIVEN = """actors:
  - actor: the herders' union
    kind: organisation
  - actor: Ardane council
    kind: government
  - actor: Mara Denn
    kind: person
places:
  - place: Ardane
    lat: 13.1
    lon: 22.2
  - place: Lower Tell
    position: unknown
"""


def record_of(parsed, name, words):
    """The one record of a list whose words hold these."""
    text = parsed.article.text
    found = [one for one in getattr(parsed, name) if words in one.span.of(text)]
    assert len(found) == 1, (name, words, found)
    return found[0]


def words_of(span):
    return span and span.of(TEXT)


def corrected(tmp_path, entries, parsed=PARSED):
    found = apply(tmp_path, GIVEN + entries, parsed)
    assert found.unmatched == ()
    return found.parsed


def key_of(parsed, name):
    return next((one.key for one in parsed.actors if one.name == name), None)


QUOTE, FIGURE, EVENT, DATE = "We had no warning", "About 40 goats", "A bridge gave way", "Monday"
UNION, COUNCIL, DENN = "the herders' union", "Ardane council", "Mara Denn"
RELATION = f"{COUNCIL} supports {UNION}"
ADDED_RELATION = f"relations:\n  - relation: {RELATION}\n    in: The Ardane council backs\n    add: true\n"
# list, words, key, what is written, what the record then has: of actors their names, of stretches their words.
CASES = [
    ("quotes", QUOTE, "speaker", COUNCIL, COUNCIL),
    ("quotes", QUOTE, "speaker_text", "officials", "officials"),
    ("quotes", QUOTE, "words", "no warning at all", "no warning at all,”"),
    ("quotes", QUOTE, "kind", "indirect", "indirect"),
    ("quotes", QUOTE, "cue", "wrote", "wrote"),
    ("figures", FIGURE, "value", "3", 3),
    ("figures", FIGURE, "low", "3", 3),
    ("figures", FIGURE, "high", "40", 40),
    ("figures", FIGURE, "qualifier", "drowned", "drowned"),
    ("figures", FIGURE, "unit", "dogs", "dogs"),
    ("figures", FIGURE, "term", "killed", "killed"),
    ("figures", FIGURE, "place", "Lower Tell", "Lower Tell"),
    ("figures", FIGURE, "as_of", "2024-05-01/2024-05-06", "2024-05-01/2024-05-06"),
    ("figures", FIGURE, "since", "2024-05", "2024-05"),
    ("figures", FIGURE, "scope", "incident", "incident"),
    ("figures", FIGURE, "reported_by", DENN, DENN),
    ("figures", FIGURE, "reported_by_text", "officials", "officials"),
    ("figures", FIGURE, "superseded", "true", True),
    ("figures", FIGURE, "key", "2\n    term: killed", 2),
    ("events", EVENT, "date", "2024-05-07", "2024-05-07"),
    ("events", EVENT, "status", "denied", "denied"),
    ("events", EVENT, "type", "ASSAULT", "ASSAULT"),
    ("events", EVENT, "by", f"[{COUNCIL}, {DENN}]", (COUNCIL, DENN)),
    ("events", EVENT, "to", DENN, (DENN,)),
    ("events", EVENT, "place", "Lower Tell", "Lower Tell"),
    ("events", EVENT, "reported_by", COUNCIL, COUNCIL),
    ("events", EVENT, "reported_by_text", "officials", "officials"),
    ("events", EVENT, "words", "bridge gave way", "bridge gave way"),
    ("dates", DATE, "is", "2024-05-05", "2024-05-05"),
    ("places", "Lower Tell", "geonames", "169577", 169577),
    ("places", "Lower Tell", "lat", "1.5\n    lon: 2", 1.5),
    ("places", "Lower Tell", "lon", "1.5\n    lat: 2", 1.5),
    ("places", "Lower Tell", "country", "TCD", "TCD"),
    ("places", "Lower Tell", "rename", "Tell-le-Bas", "Tell-le-Bas"),
    ("sentences", "The council met in Tell", "section", "[security]", ("security",)),
    ("sentences", "The council met in Tell", "highlight", "2", 2),
]  # fmt: skip
# Keys that are no field of a record, and what is tested of them below or in the file of their list.
ELSEWHERE = {
    "actors": {"merge", "split", "called", "rename", "kind", "role", "of", "former", "alias", "hide", "drop", "add"},
    "quotes": {"add", "drop"}, "figures": {"add", "drop"}, "events": {"add", "drop"}, "dates": {"add", "drop"},
    "relations": {"actor", "kind", "target", "add", "drop"},
    "places": {"position", "alias", "add", "drop"},
    "sentences": {"hide"}, "claims": {"join", "part", "section"}, "stories": {"join", "part", "title"},
    "checked": {"passage", "by"},  # in tests/check/test_answers.py
}  # fmt: skip


def test_each_setting_has_a_case():
    tested = {name: {key for one, _, key, *_ in CASES if one == name} for name in LISTS}
    for name, form in LISTS.items():
        assert tested[name] | ELSEWHERE[name] == set(form.keys), name


def test_each_public_field_of_what_may_be_corrected_may_be_set():
    """A field that the data files have is set by an entry, or follows from what is set."""
    follow = {"id", "text", "passages", "corrected", "verbatim", "theme", "mentions", "url", "page", "feature", "key",
              "name", "aliases", "roles", "mode", "actors", "actor", "target", "relation", "geonameid", "kind", "home",
              "relations", "assertions", "sources", "title"}  # fmt: skip
    for kind in KINDS:
        if kind.is_correctable:
            fields = {field.name for field in kind.public}
            assert fields - follow <= set(LISTS[kind.list].keys), kind.list


def value_in(parsed, name, words, key):
    setting = next(one for one in LISTS[name].settings if one.key == key)
    if name == "sentences":
        sentence = next(one for one in parsed.sentences if words in one.span.of(TEXT))
        return getattr(sentence, setting.field)
    words = {"rename": "Lower Tell", "words": words.split()[-1]}.get(key, words)
    found = getattr(record_of(parsed, name, words), setting.field)
    names = {one.key: one.name for one in parsed.actors}
    if key in ("words", "cue") or key.endswith("_text"):
        return words_of(found)
    if isinstance(found, tuple):
        return tuple(names[one] for one in found)
    return names.get(found) or getattr(found, "value", found)


@pytest.mark.parametrize(("name", "words", "key", "written", "expected"), CASES, ids=lambda value: str(value)[:20])
def test_a_setting_is_set(tmp_path, name, words, key, written, expected):
    parsed = corrected(tmp_path, f"{name}:\n  - {KEYS[name]}: {words}\n    {key}: {written}\n")[0]
    assert value_in(parsed, name, words, key) == expected
    assert [one.article for one in (parsed,)] == [ARTICLE]


@pytest.mark.parametrize(("name", "words", "key", "written", "expected"), CASES, ids=lambda value: str(value)[:20])
def test_the_passage_may_be_named_by_its_id(tmp_path, name, words, key, written, expected):
    parsed = corrected(tmp_path, "")[0]
    passages = Passages(PARSED).of(parsed)
    place = parsed.sentence_at(TEXT.index(words))
    id = passages[place].id
    within = f"{name}:\n  - {KEYS[name]}: {words}\n    in: {id}\n    {key}: {written}\n"
    assert value_in(corrected(tmp_path, within)[0], name, words, key) == expected
    if name != "figures":  # its passage has two
        alone = f"{name}:\n  - {KEYS[name]}: {id}\n    {key}: {written}\n"
        assert value_in(corrected(tmp_path, alone)[0], name, words, key) == expected


ADDED = [
    ("quotes", "a quiet road", f"speaker: {DENN}", "kind", "direct"),
    ("quotes", "the road is open", f"speaker: {DENN}", "kind", "indirect"),
    ("quotes", "calls it a quiet road", f"speaker: {DENN}", "kind", "mixed"),
    ("figures", "1,900-odd hives", "term: lost\n    unit: hives", "value", 1900),
    ("figures", "a gross of hives", "term: lost\n    qualifier: gross of", "value", None),
    ("figures", "in Tell on Sunday", "term: lost", "value", None),
    ("events", "the road is open", "date: 2024-05-07", "status", "asserted"),
    ("dates", "at all", "is: 2024-05-07", "value", "2024-05-07"),
    ("places", "bridge", "lat: 1\n    lon: 2", "lat", 1),
]


@pytest.mark.parametrize(("name", "words", "settings", "field", "expected"), ADDED)
def test_what_was_missed_is_added(tmp_path, name, words, settings, field, expected):
    asked = words.replace("it a", "it “a")
    before = [one for one in getattr(PARSED[0], name) if asked == one.span.of(TEXT).strip("“”")]
    assert not before
    entry = f"{name}:\n  - {KEYS[name]}: {words}\n    add: true\n    {settings}\n"
    parsed = corrected(tmp_path, entry)[0]
    (found,) = [one for one in getattr(parsed, name) if one.span.of(TEXT).strip("“”") == asked]
    assert getattr(found, field) == expected
    assert found.corrected
    again = corrected(tmp_path, entry, (parsed, PARSED[1]))[0]  # an entry of what is read does not add it twice
    assert len(getattr(again, name)) == len(getattr(parsed, name))


@pytest.mark.parametrize("name", ["quotes", "figures", "events", "dates", "places"])
def test_what_is_none_is_dropped(tmp_path, name):
    words = {"quotes": QUOTE, "figures": FIGURE, "events": EVENT, "dates": DATE, "places": "Ardane"}[name]
    parsed = apply(tmp_path, f"{name}:\n  - {KEYS[name]}: {words}\n    drop: true\n", PARSED).parsed[0]
    assert not [one for one in getattr(parsed, name) if words in one.span.of(TEXT)]


def relations(parsed):
    names = {one.key: one.name for one in parsed.actors}
    return [(names[one.actor], one.relation, names[one.target]) for one in parsed.relations]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("kind: opposes", (COUNCIL, "opposes", UNION)),
        (f"actor: {DENN}", (DENN, "supports", UNION)),
        (f"target: {DENN}", (COUNCIL, "supports", DENN)),
    ],
)
def test_a_relation_is_added_and_each_side_of_it_set(tmp_path, setting, expected):
    assert (COUNCIL, "supports", UNION) in relations(corrected(tmp_path, ADDED_RELATION)[0])
    parsed = corrected(tmp_path, f"{ADDED_RELATION}  - relation: {RELATION}\n    {setting}\n")[0]
    assert expected in relations(parsed) and (COUNCIL, "supports", UNION) not in relations(parsed)
    dropped = corrected(tmp_path, f"{ADDED_RELATION}  - relation: {RELATION}\n    drop: true\n")[0]
    assert (COUNCIL, "supports", UNION) not in relations(dropped)


def test_what_a_passage_says_of_an_actor_may_be_of_another(tmp_path):
    entry = f"  - actor: {DENN}\n    in: scolds\n    split: Mara Denn the younger\n"
    parsed = corrected(tmp_path, f"actors:\n{entry}")[0]
    named = {one.name: [mention.span.of(TEXT) for mention in one.mentions] for one in parsed.actors}
    assert named["Mara Denn the younger"] == ["Mara Denn"] and named[DENN] == ["Mara Denn"]
    dropped = apply(tmp_path, f"actors:\n  - actor: {DENN}\n    drop: true\n", parsed=(parsed,)).parsed[0]
    assert DENN not in [one.name for one in dropped.actors]


def test_an_id_of_a_passage_with_two_relations_asks_which(tmp_path):
    entries = (
        ADDED_RELATION + f"  - relation: {DENN} opposes {UNION}\n    in: The Ardane council backs\n    add: true\n"
    )
    id = next(passage.id for passage in Passages(PARSED).of(PARSED[0]) if "backs the" in passage.text)
    told = message(tmp_path, f"{GIVEN}{entries}  - relation: {id}\n    drop: true\n", PARSED)
    assert f'relation "{id}" may mean 2 relations. Add what tells them apart:' in told


def test_other_words_name_a_place_and_it_lies_nowhere(tmp_path):
    entry = "places:\n  - place: Lower Tell\n    alias: [Tell]\n    position: unknown\n"
    places = [one for one in corrected(tmp_path, entry)[0].places if one.name == "Lower Tell"]
    assert sorted(one.span.of(TEXT) for one in places) == ["Lower Tell", "Tell", "Tell"]
    assert {one.lat for one in places} == {None}
    missed = apply(tmp_path, "places:\n  - place: Lower Tell\n    lat: 1\n    lon: 1\n    alias: Upper Tell\n", PARSED)
    assert 'alias "Upper Tell": no article has these words' in missed.unmatched[0]


def claims_of(parsed):
    briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
    return [{passage.text[:22] for passage in claim.passages} for claim in briefing.claims], briefing


def test_claims_are_joined_and_parted(tmp_path):
    one, other = "The council met in Tell", "The council met near Tell"
    pair = {one[:22], other[:22]}
    section = "sentences:\n" + "".join(f"  - sentence: {words}\n    section: security\n" for words in (one, other))
    parted = corrected(tmp_path, f"{section}claims:\n  - claim: {one}\n    part: {other}\n")
    assert pair not in claims_of(parted)[0]
    joined = corrected(tmp_path, f"{section}claims:\n  - claim: {one}\n    join: {other}\n")
    assert pair in claims_of(joined)[0]
    met = [one for one in claims_of(joined)[1].statements if "The council met" in one.text]
    assert [one.is_line for one in met] == [True, False]
    assert [passage.text for passage in met[0].others] == [met[1].text]
    assert [each.corrected for each in met] == [("sections", "joined")] * 2
    both = f"{section}claims:\n  - claim: {one}\n    join: {other}\n  - claim: {other}\n    join: {one}\n"
    statements = claims_of(corrected(tmp_path, both))[1].statements
    assert [one.is_line for one in statements if "The council met" in one.text] == [True, False]
    homes = section.replace("security", "humanitarian", 1)
    apart = claims_of(corrected(tmp_path, f"{homes}claims:\n  - claim: {one}\n    join: {other}\n"))[1].statements
    assert [one.is_line for one in apart if "The council met" in one.text] == [True, True]
    bridge = corrected(tmp_path, f"{section}claims:\n  - claim: {one}\n    join: A bridge gave way\n")
    assert any({one[:22], "A bridge gave way over"[:22]} <= claim for claim in claims_of(bridge)[0])


def test_a_joined_statement_has_the_marks_of_all_that_it_stands_for(tmp_path):
    first, second, third = "About 40 goats", "Of 18 people", "A bridge gave way"
    chain = f"claims:\n  - claim: {first}\n    join: {second}\n  - claim: {second}\n    join: {third}\n"
    statements = claims_of(corrected(tmp_path, chain))[1].statements
    (line,) = [one for one in statements if one.text.startswith((first, second, third)) and one.is_line]
    assert [one.text[:10] for one in line.cited] == [first[:10], second[:10], third[:10]]
    assert replace(line, also=line.others).cited == line.cited
    assert len(replace(line, joined=()).cited) == 1  # of one article


def test_a_claim_has_the_home_that_the_editor_gives_it(tmp_path):
    parsed = corrected(tmp_path, "claims:\n  - claim: The council met in Tell\n    section: security\n")
    claims = claims_of(parsed)[1].claims
    assert {one.home for one in claims if "met in Tell" in one.text} == {"security"}


def stories_of(parsed):
    return gather(parsed, CONFIG.site_name, CONFIG.sections).stories


def test_stories_are_parted_joined_and_named(tmp_path):
    assert len(stories_of(PARSED)) == 1
    parted = "stories:\n  - story: a\n    part: [b]\n    title: The flood\n"
    stories = stories_of(corrected(tmp_path, parted))
    assert {one.ids for one in stories} == {("a",), ("b",)}
    assert "The flood" in {one.title for one in stories}
    (why,) = apply(tmp_path, "stories:\n  - story: a\n    join: c\n", PARSED).unmatched
    assert why == 'corrections.yml:2: no article has the id "c"'


def test_a_superseded_figure_is_no_key_figure(tmp_path):
    assert "12 and 15" in [one.text for one in claims_of(PARSED)[1].key_figures]
    parsed = corrected(tmp_path, "figures:\n  - figure: between 12 and 15\n    superseded: true\n")
    assert "12 and 15" not in [one.text for one in claims_of(parsed)[1].key_figures]


REFUSED = [
    ("figures", FIGURE, "value: 41", "value: the passage does not tell the number 41. Write one that stands in it"),
    ("figures", FIGURE, "unit: camels", 'unit: the passage does not have "camels". Write words that stand in it'),
    ("figures", FIGURE, "qualifier: 7 of", 'qualifier: the passage does not have "7"'),
    ("figures", FIGURE, "low: 40\n    high: 3", "low 40 is more than high 3. Write the smaller one as low"),
    ("figures", FIGURE, "place: Velm", 'place: the article a names no place "Velm"'),
    ("figures", "3 dogs", "add: true", "figures: what is added needs its term. Write it below"),
    ("figures", FIGURE, "reported_by_text: the pope", 'reported_by_text: the words "the pope" do not stand in the'),
    ("quotes", QUOTE, "words: the road is open", 'words: the words "the road is open" do not stand in its passage'),
    ("quotes", QUOTE, "kind: mixed", "kind: mixed needs the article's quotation marks around some, and only some, of"),
    ("quotes", "the road is open", "add: true\n    kind: direct", "kind: direct needs the article's quotation marks"),
    ("quotes", "drowned in Ardane", "add: true\n    kind: mixed", "kind: no words of it stand in quotation marks"),
    ("events", EVENT, "type: PARTY", 'type "PARTY" is none that is known. Known are: AGREE'),
    ("events", EVENT, "by: Nobody Here", 'by: no article has an actor "Nobody Here"'),
    ("places", "Lower Tell", "country: XYZ", "country should be the code of a country by ISO 3166-1, of three letters"),
    ("places", "Lower Tell", "rename: Tell 77", "rename: no article with the place tells 77. Take it out"),
    ("actors", DENN, "rename: Denn 77", "rename: no article that names Mara Denn tells 77. Take it out"),
    ("actors", DENN, "role: queen of 77", "role: no article that names Mara Denn tells 77"),
    ("relations", RELATION, "add: true", "relations: what is added needs its passage. Write: in: words of the passage"),
    ("relations", "Mara Denn likes Velm", "add: true\n    in: scolds", "says none of: supports, opposes"),
    ("claims", "A bridge gave", "join: A bridge gave way", "join: the words name the sentence itself"),
    ("claims", "A bridge gave", "section: nowhere", 'section "nowhere" is none of site_config.yml'),
    ("stories", "a", "join: a", "an article is neither joined with itself nor parted from itself"),
    ("sentences", "A bridge gave", "highlight: 9", "highlight should be true, false, or its place among"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "settings", "expected"), REFUSED, ids=range(len(REFUSED)))
def test_what_the_passage_does_not_have_is_refused(tmp_path, name, words, settings, expected):
    told = message(tmp_path, f"{GIVEN}{name}:\n  - {KEYS[name]}: {words}\n    {settings}\n", PARSED)
    assert told.startswith("corrections.yml:") and expected in told


def test_two_highlights_have_no_place_in_common_and_the_others_take_what_is_free(tmp_path):
    entries = "sentences:\n  - sentence: A bridge gave\n    highlight: true\n  - sentence: The council met in\n"
    parsed = corrected(tmp_path, f"{entries}    highlight: 1\n")[0]
    pinned = {one.span.of(TEXT)[:9]: one.pinned for one in parsed.sentences if one.pinned not in (0, NEVER)}
    assert pinned == {"A bridge ": 2, "The counc": 1}
    twice = f"{entries}    highlight: 1\n  - sentence: About 40 goats\n    highlight: 1\n"
    assert "highlight: 1 stands in line 17 too" in message(tmp_path, GIVEN + twice, PARSED)


def test_an_id_that_no_passage_has_any_more_is_told(tmp_path):
    (why,) = apply(tmp_path, "quotes:\n  - quote: 0123abcd\n    drop: true\n", PARSED).unmatched
    assert 'no passage has the id "0123abcd": its article was changed or taken out' in why
    id = Passages(PARSED).of(PARSED[1])[1].id
    (why,) = apply(tmp_path, f"quotes:\n  - quote: {id}\n    drop: true\n", PARSED).unmatched
    assert "no quote is read in that passage (b:3). To add one, write its words behind quote, and add: true" in why


def test_words_that_stand_in_several_passages_are_added_in_one(tmp_path):
    told = message(tmp_path, "events:\n  - event: The council met\n    add: true\n    date: 2024-05-05\n", PARSED)
    assert 'event "The council met" stands 2 times. Add article or in:\n  seeds/a.txt:7: ' in told


def test_what_was_read_so_by_the_editor_says_so_on_the_site(tmp_path):
    entries = f"events:\n  - event: {EVENT}\n    date: 2024-05-07\n    place: Lower Tell\n{ADDED_RELATION}"
    entries += "quotes:\n  - quote: a quiet road\n    add: true\n"
    made = pages(tmp_path, GIVEN + entries, PARSED)
    assert "(read so by the editor)" in made["timeline.md"]
    assert "Mara Denn" in made["actors/index.md"] and "(read so by the editor)" in made["actors/index.md"]
    assert "(read so by the editor) |" in made["actors/index.md"]
    assert "\n    read so by the editor\n" in made["quotes.md"]
    assert not dead_links(made)


@pytest.mark.parametrize("key", ["join", "part", "section"])
def test_a_statement_whose_claim_was_settled_says_so_on_the_site(tmp_path, key):
    one, other = "The council met in Tell", "The council met near Tell"
    entries = f"claims:\n  - claim: {one}\n    section: security\n  - claim: {other}\n    section: security\n"
    if key != "section":
        entries = "sentences:\n  - sentence: A bridge gave\n    section: security\n"
        entries += f"claims:\n  - claim: A bridge gave\n    {key}: {one}\n"
    lines = [line for line in pages(tmp_path, GIVEN + entries, PARSED)["security.md"].splitlines() if "[^" in line]
    told = [line for line in lines if "(read so by the editor)" in line]
    assert told and not [line for line in lines if not line.startswith("[^") and line not in told]


# Most of what a random entry says is fit: a file with a slip is refused as a whole.
WORDS = [
    *(
        QUOTE,
        FIGURE,
        EVENT,
        "the road is open",
        "1,900-odd hives",
        "the mayor",
        "The council met in Tell",
        "a quiet road",
    ),
    *("Mara Denn", "12", "Monday", "overnight", "Ardane"),
    *KNOWN_IDS[:8],
]
NAMES = st.sampled_from([UNION, COUNCIL, DENN, "the HERDERS’ union", "unknown"])
DAYS = st.sampled_from(["2024-05-07", "2024", "2024-W19", "2024-05-01/2024-05-06"])
HELD = {
    Value.NUMBER: st.sampled_from(["3", "40"]),
    Value.DAY: DAYS,
    Value.TIME: DAYS,
    Value.WORDS: st.sampled_from(WORDS),
    Value.TEXT: st.sampled_from(["none", "goats", "drowned"]),
    Value.PLACE: st.sampled_from(["none", "Ardane", "Lower Tell"]),
    Value.PASSAGES: st.sampled_from(WORDS),
    Value.YES: st.just(True),
    Value.CARD: st.sampled_from([1, 2, False]),
    Value.RANK: st.sampled_from([1, True, False]),
    Value.GEONAME: st.sampled_from([169577, 170063]),
    Value.LATITUDE: st.sampled_from([1.5, 90]),
    Value.LONGITUDE: st.sampled_from([1.5, -180]),
    Value.COUNTRY: st.just("TCD"),
    Value.ARTICLES: st.sampled_from(["a", "b"]),
}


def held_in(setting):
    if setting.value is Value.CHOICE:
        return st.sampled_from(setting.choices()[:4])
    return st.just("security") if setting.key == "section" else HELD.get(setting.value, NAMES)


def entries_of(name):
    naming = st.sampled_from(["a", "b"]) if name == "stories" else st.sampled_from([*WORDS, RELATION, UNION])
    settings = {setting.key: held_in(setting) for setting in LISTS[name].settings if setting.key != "drop"}
    needed = {key: settings.pop(key) for key in LISTS[name].to_add}
    entry = st.fixed_dictionaries({KEYS[name]: naming} | needed, optional=settings)
    dropped = st.fixed_dictionaries({KEYS[name]: naming, "drop": st.just(True)})
    return st.lists(entry | dropped if "drop" in LISTS[name].keys else entry, max_size=3)


FILES = st.lists(st.sampled_from(list(LISTS)), max_size=2, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: entries_of(name) for name in names})
)


@given(FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_set_the_briefing_is_whole_or_the_mistakes_are_told(tmp_path, entries):
    written = GIVEN + yaml.safe_dump(entries, allow_unicode=True) if entries else GIVEN
    try:
        found = apply(tmp_path, written, PARSED)
    except UserError as error:
        assert all(line.startswith(("corrections.yml:", "  ")) for line in str(error).split("\n"))
        return
    assert [one.article for one in found.parsed] == [one.article for one in PARSED]
    briefing = gather(found.parsed, CONFIG.site_name, CONFIG.sections)
    assert not list(SCHEMA.iter_errors(Records(briefing, Addresses.of(CONFIG), frozenset()).all()))
    for one in found.parsed:
        keys = {actor.key for actor in one.actors}
        pointed = {quote.speaker for quote in one.quotes} | {figure.reported_by for figure in one.figures}
        pointed |= {key for event in one.events for key in (*event.sources, *event.targets, event.reported_by)}
        pointed |= {key for relation in one.relations for key in (relation.actor, relation.target)}
        assert pointed - {None} <= keys
        assert all(one.article.text[quote.span.start : quote.span.end].strip() for quote in one.quotes)


HOSTILE = [
    ("figures:\n  - figure: About 40 goats\n    unit: \"go\\u202Eats\"\n", "3: found the character U+202E"),
    ("figures:\n  - figure: \"About\\0 40 goats\"\n    term: killed\n", "2: found the character U+0000"),
    ("places:\n  - place: Tell\n    rename: \"\\e[31mTell\"\n", "3: found the character U+001B"),
    ("claims:\n  - claim: A bridge\n    join: \"\\uD800x\"\n", "corrections.yml:3: "),
    ("figures:\n  - figure: About 40 goats\n    as_of: 9999-W52\n", "3: as_of should be a day, week, month or year"),
    ("events:\n  - event: A bridge\n    date: 2024-05-01/9999-W52-WE\n", "3: date should be a day, week"),
    ("dates:\n  - date: Monday\n    is: P99999999999999999999Y\n", "3: is should be a day, week, month or year"),
    ("figures:\n  - figure: About 40 goats\n    value: 1e999\n", '3: value should be a number, found "1e999"'),
    (f"figures:\n  - figure: About 40 goats\n    value: {'9' * 400}\n", "3: value should be a number, found"),
    ("figures:\n  - figure: About 40 goats\n    value: ٤٠\n", "3: value should be a number, found"),
    (f"places:\n  - place: Tell\n    geonames: {'9' * 40}\n", "3: geonames should be the number of a place"),
    ("claims: &a\n  - claim: A bridge\n    join: *a\n", "found a part that holds itself"),
    ("events:\n  - event: A bridge\n    by: &b [*b]\n", "found a part that holds itself"),
    ("stories:\n  - story: a\n    join: {a: b}\n", "3: join should be a text, found settings"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_value_is_refused_with_its_line(tmp_path, written, expected):
    assert expected in message(tmp_path, written, PARSED)
