"""The file in a project, and what holds whatever it says."""

import re
from dataclasses import replace

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.briefing import MOST_HIGHLIGHTS
from generator.corrections import correct, load_corrections
from generator.corrections.vocabulary import LISTS
from generator.errors import UserError
from generator.gather import gather
from generator.parse import parse_article, parse_what_can_be
from generator.records import ACTOR_KINDS
from generator.render.addresses import Addresses
from generator.render.data import Records, as_json
from tests.conftest import FOUNDING, ROOT, briefing, run
from tests.corrections.project import CONFIG, FOUND, FOUNDED, PARSED, SCHEMA, apply


def test_without_the_file_nothing_is_changed(tmp_path):
    assert correct(PARSED, load_corrections(tmp_path), CONFIG.sections, parse_what_can_be).parsed == PARSED


def test_a_change_of_the_file_is_built_and_what_matches_nothing_is_told_each_time(project):
    assert "corrections" not in briefing("build", project=project)
    (project / "corrections.yml").write_text(
        "quotes:\n  - quote: nobody said\n    drop: true\nfigures:\n  - figure: 280,000\n    as_of: 2024-12-03\n",
        "utf-8",
    )
    told = 'corrections.yml:2: quote "nobody said": no article has these words'
    assert told in briefing("build", project=project) and told in briefing("build", project=project)
    assert "3 December 2024" in (project / "content/figures.md").read_text(encoding="utf-8")
    status = briefing("status", project=project)
    assert "2 corrections in corrections.yml, 1 that match nothing" in status and f"  {told}" in status
    (project / "corrections.yml").unlink()
    briefing("build", project=project)
    assert "3 December 2024" not in (project / "content/figures.md").read_text(encoding="utf-8")


def test_a_mistake_stops_the_build_and_an_entry_without_a_match_a_strict_one(project):
    (project / "corrections.yml").write_text("quotes:\n  - quote: x\n", "utf-8")
    shown = briefing("build", project=project, status=1)
    assert "corrections.yml:2: quotes: the entry changes nothing" in shown
    (project / "corrections.yml").write_text("quotes:\n  - quote: nobody said\n    drop: true\n", "utf-8")
    assert "nobody said" in run("mkdocs", "build", "--strict", cwd=project, status=1).stderr


def test_the_examples_of_the_docs_are_read_and_match(tmp_path):
    """docs/editing.md shows every list and every setting; its examples are about the founding article."""
    text = (ROOT / "docs/editing.md").read_text(encoding="utf-8").partition("## Corrections")[2]
    examples = [one for one in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if one.partition(":")[0] in LISTS]
    parsed = (parse_article(replace(FOUND, id=FOUNDING.stem)),)
    given = {name: set() for name in LISTS}
    for example in examples:
        assert apply(tmp_path, example, parsed).unmatched == ()
        for name, entries in yaml.safe_load(example).items():
            given[name] |= {key for entry in entries for key in entry}
    for name, form in LISTS.items():
        # These need a second article, a range, or an edited page.
        untold = {"stories": {"join", "part"}, "figures": {"low", "high"}, "checked": set(form.keys)}.get(name, set())
        assert set(form.keys) - untold <= given[name], name


def test_the_table_of_the_docs_has_every_key_of_every_list():
    text = (ROOT / "docs/editing.md").read_text(encoding="utf-8")
    rows = text.partition("| List | Key |")[2].partition("\n\n")[0].splitlines()[2:]
    told, name = {}, ""
    for row in rows:
        first, keys, _, does = (cell.strip() for cell in row.strip("|").split("|"))
        name = first.strip("`") or name
        told.setdefault(name, set()).update(re.findall(r"`(\w+)`", f"{keys} {does}"))
    assert list(told) == list(LISTS)
    for name, form in LISTS.items():
        assert set(form.keys) <= told[name] | ({"add"} if name == "actors" else set()), name


NAMES = [one.name for one in gather((*FOUNDED, *PARSED), CONFIG.site_name, CONFIG.sections).actors]
ARTICLES = ["founding", "first", "second"]
NAME = st.sampled_from([*NAMES, "he", "the rebels", "Qassem", "the war", "Somebody New"])
KIND = st.sampled_from(ACTOR_KINDS)
CHANGES = st.one_of(
    st.fixed_dictionaries({"actor": NAME, "merge": st.lists(NAME, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"actor": NAME, "rename": NAME}, optional={"kind": KIND, "role": NAME}),
    st.fixed_dictionaries({"actor": NAME, "kind": KIND}, optional={"alias": NAME, "merge": NAME}),
    st.fixed_dictionaries({"actor": NAME, "alias": NAME}, optional={"role": NAME}),
    st.fixed_dictionaries(
        {"actor": NAME, "split": NAME, "article": st.sampled_from(ARTICLES)}, optional={"called": NAME}
    ),
    st.fixed_dictionaries({"actor": NAME, "split": NAME, "called": NAME}),
    st.fixed_dictionaries({"actor": NAME, "hide": st.just(True)}),
)
SENTENCES = [
    " ".join(one.article.text[slice(*sentence.span)].split()[:6]).strip('“”"')
    for one in (*FOUNDED, *PARSED)
    for sentence in one.sentences
    if not sentence.heading
]
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "actors": st.lists(CHANGES, max_size=5),
        "quotes": st.lists(st.fixed_dictionaries(
            {"quote": st.sampled_from(SENTENCES), "speaker": st.sampled_from([*NAMES, "unknown"])}), max_size=3),
        "sentences": st.lists(st.one_of(
            st.fixed_dictionaries({"sentence": st.sampled_from(SENTENCES), "hide": st.just(True)}),
            st.fixed_dictionaries({"sentence": st.sampled_from(SENTENCES), "highlight": st.just(True)},
                                  optional={"section": st.sampled_from(["none", "security"])})), max_size=4),
        "dates": st.lists(st.fixed_dictionaries({"date": st.sampled_from(["Thursday", "Tuesday", "2011", "last week"])},
            optional={"article": st.sampled_from(ARTICLES)}).map(lambda one: {**one, "is": "2020-01"}), max_size=2),
        "places": st.lists(st.fixed_dictionaries(
            {"place": st.sampled_from(["Homs", "Syria", "Khartoum"]), "drop": st.just(True)}), max_size=1),
    },
)  # fmt: skip


@given(ENTRIES)
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_corrected_the_briefing_is_whole(tmp_path, entries):
    """No crash, data as its schema says, nobody named whom nobody knows, and no word of an article touched."""
    (tmp_path / "corrections.yml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    parsed = (*FOUNDED, *PARSED)
    try:
        corrected = correct(parsed, load_corrections(tmp_path), CONFIG.sections, parse_what_can_be)
    except UserError as error:
        assert all(line.startswith(("corrections.yml:", "  ")) for line in str(error).split("\n"))
        return
    assert [one.article for one in corrected.parsed] == [one.article for one in parsed]
    briefing = gather(corrected.parsed, CONFIG.site_name, CONFIG.sections)
    records = Records(briefing, Addresses.of(CONFIG), frozenset()).all()
    assert not list(SCHEMA.iter_errors(records))
    named = set(re.findall(r'"key": "([^"]+)"', as_json(records)))
    assert named == {actor.key for actor in briefing.actors}
    pinned = sum(statement.pinned > 0 for statement in briefing.statements)
    assert pinned <= len(briefing.highlights) <= MOST_HIGHLIGHTS * len(briefing.stories)
    for one in corrected.parsed:
        keys = [actor.key for actor in one.actors]
        assert len(keys) == len(set(keys))
        pointed = {quote.speaker for quote in one.quotes} | {figure.reported_by for figure in one.figures}
        pointed |= {key for event in one.events for key in (*event.sources, *event.targets)}
        assert pointed - {None} <= set(keys)
        mentions = [mention.span for actor in one.actors for mention in actor.mentions]
        assert len(mentions) == len(set(mentions))
