"""No step of the program imports one that comes after it."""

import pytest

from tests.import_graph import PACKAGE, longest_chain, read_imports

# From what all stand on to what stands on all. A name is a folder or a module right below `generator/`.
STEPS = (
    "errors", "listing", "frozen", "grouped", "article_text", "model", "faults", "leftovers", "seen_files", "files",
    "conflict_markers", "backups", "folders", "markdown", "word_lists", "spelling", "yaml_mistakes", "yaml_reader",
    "differences", "timex", "findings", "section", "section_settings", "config", "contrast", "colour_settings",
    "config_reader", "trust", "passages", "actor_name", "evidence", "briefing_items", "claim_kinds", "claims",
    "disagreement", "briefing", "one_story", "record_kinds", "records", "seed_files", "caching", "executors", "read",
    "parse", "numerals", "merged_actors", "corrections", "unsure_actors", "implausible_figures",
    "implausible_quotes", "plausibility", "gather", "site_links", "editions", "render", "write", "check",
    "search_index", "share", "pdf", "explain",
    "console", "pipeline", "site", "plugin", "web", "add", "init", "commands", "__main__",
)  # fmt: skip

# The same below `generator/parse/`, whose `__init__.py` calls the extractors.
EXTRACTORS = (
    "lexicon", "memo", "confidence", "grammar", "gazetteer", "sentences", "places", "names", "dates",
    "figures", "quotes", "events", "actors", "json_lines",
)  # fmt: skip

# What still imports a later step: these lists only get shorter.
STEP_EXCEPTIONS = set()
EXTRACTOR_EXCEPTIONS = set()

IN_ORDER = pytest.mark.parametrize(
    ("package", "order", "exceptions"),
    [(PACKAGE, STEPS, STEP_EXCEPTIONS), (f"{PACKAGE}.parse", EXTRACTORS, EXTRACTOR_EXCEPTIONS)],
)


@IN_ORDER
def test_the_order_names_each_part_once(package, order, exceptions):
    assert sorted(order) == sorted({_part(name, package) for name in _inside(package)})


@IN_ORDER
def test_no_part_imports_a_later_one(package, order, exceptions):
    places = {name: order.index(_part(name, package)) for name in _inside(package)}
    backward = {
        (importer.removeprefix(f"{package}."), imported.removeprefix(f"{package}."))
        for importer, all_imported in _inside(package).items()
        for imported in all_imported & set(places)
        if places[imported] > places[importer]
    }
    assert backward == exceptions


def test_no_import_leads_back_to_its_module():
    assert longest_chain(read_imports())  # raises where one does


def _inside(package):
    """Give the imports of the modules below a package."""
    return {name: imports for name, imports in read_imports().items() if name.startswith(f"{package}.")}


def _part(module, package):
    return module.removeprefix(f"{package}.").split(".")[0]
