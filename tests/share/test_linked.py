"""The data in the pages: valid, in words of schema.org, each record with its passage, and never against a hand."""

import json
import re
from urllib.parse import urldefrag, urljoin

import pytest

from tests.conftest import ADDRESS, FOUNDING, briefing, make_project
from tests.gather.test_stories import REPORTS
from tests.leading_on import pages_with_text

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# The types that we use with what schema.org (version 29) lets them have, their parents' properties included.
THING = {"@type", "@id", "name", "alternateName", "description", "identifier", "sameAs", "subjectOf", "url"}
WORK = THING | {"about", "author", "citation", "contentReferenceTime", "creditText", "datePublished", "hasPart",
                "headline", "inLanguage", "isAccessibleForFree", "isBasedOn", "isPartOf", "license", "mainEntity",
                "publisher", "text"}  # fmt: skip
KNOWN = {
    "Claim": WORK | {"appearance"},
    "CollectionPage": WORK,
    "Country": THING | {"geo", "containedInPlace"},
    "CreativeWork": WORK,
    "DataDownload": WORK | {"contentUrl", "encodingFormat"},
    "Dataset": WORK | {"distribution"},
    "Event": THING | {"about", "location", "startDate"},
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "GovernmentOrganization": THING,
    "NewsArticle": WORK,
    "Observation": THING | {"maxValue", "minValue", "observationAbout", "observationDate", "unitText", "value",
                            "variableMeasured"},
    "Organization": THING,
    "Person": THING | {"jobTitle"},
    "Place": THING | {"geo", "containedInPlace"},
    "ProfilePage": WORK,
    "Quotation": WORK | {"spokenByCharacter"},
    "Report": WORK,
    "Thing": THING,
    "WebPage": WORK,
    "WebSite": WORK,
}  # fmt: skip
EVIDENCE = {"Quotation": "isBasedOn", "Claim": "appearance", "Observation": "subjectOf", "Event": "subjectOf"}


def graph_of(project, path):
    """The nodes that a page carries."""
    scripts = SCRIPT.findall((project / "site" / path).read_text(encoding="utf-8"))
    assert len(scripts) <= 1
    if not scripts:
        return []
    data = json.loads(scripts[0])
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def all_graphs(project):
    """The data of every page but those that only lead to another."""
    site = project / "site"
    pages = sorted(path.relative_to(site).as_posix() for path in pages_with_text(site, "index.html"))
    return {path: graph_of(project, path) for path in pages}


def types_of(node):
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def nodes_in(value):
    """Every object inside, at any depth."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_in(inner)


def one(graph, type):
    return next(node for node in graph if type in types_of(node))


@pytest.fixture(scope="module", params=["published", "built"])
def graphs(request):
    return all_graphs(request.getfixturevalue(request.param))


def test_every_page_carries_data_in_words_that_schema_org_has(graphs):
    for path, graph in graphs.items():
        assert graph, path
        for node in nodes_in(graph):
            if node.keys() != {"@id"}:
                allowed = set().union(*(KNOWN[type] for type in types_of(node)))
                assert node.keys() <= allowed, (path, node)
                assert None not in node.values() and [] not in node.values() and "" not in node.values()


def test_what_a_record_points_to_stands_in_the_same_page(graphs):
    for path, graph in graphs.items():
        named = [node["@id"] for node in graph if "@id" in node]
        assert len(named) == len(set(named)), path
        pointed = {node["@id"] for node in nodes_in(graph) if node.keys() == {"@id"}}
        assert pointed <= set(named), path


def test_every_record_leads_to_its_passage_and_its_article(graphs):
    counted = 0
    for path, graph in graphs.items():
        by_id = {node["@id"]: node for node in graph if "@id" in node}
        for node in graph:
            evidence = EVIDENCE.get(node["@type"]) if isinstance(node["@type"], str) else None
            for passage in node[evidence] if evidence else ():
                counted += 1
                assert by_id[passage["@id"]]["text"], path
                assert by_id[by_id[passage["@id"]]["isPartOf"]["@id"]]["@type"] == "NewsArticle"
    assert counted > 30


def test_a_quotation_stands_verbatim_in_its_source(graphs):
    source = " ".join(FOUNDING.read_text(encoding="utf-8").split())
    found = 0
    for graph in graphs.values():
        by_id = {node["@id"]: node for node in graph if "@id" in node}
        for node in (node for node in graph if node["@type"] == "Quotation"):
            passages = " ".join(by_id[one["@id"]]["text"] for one in node["isBasedOn"])
            for words in node["text"] if isinstance(node["text"], list) else [node["text"]]:
                found += 1
                assert words in passages and words in source
    assert found > 10


def test_who_is_quoted_is_named(published):
    graph = graph_of(published, "quotes/index.html")
    by_id = {node["@id"]: node for node in graph if "@id" in node}
    said = next(node for node in graph if "bitter fruits" in str(node.get("text")))
    assert said["@type"] == "Quotation"
    speaker = by_id[said["spokenByCharacter"]["@id"]]
    assert (speaker["@type"], speaker["name"]) == ("Person", "Antonio Guterres")
    assert speaker["url"] == f"{ADDRESS}actors/antonio-guterres/"


def test_a_page_says_what_it_is_about(published):
    person = one(graph_of(published, "actors/naim-qassem/index.html"), "Person")
    assert (person["name"], person["jobTitle"]) == ("Naim Qassem", "secretary-general")
    article = one(graph_of(published, "sources/000_d7cd96d04a80de27/index.html"), "NewsArticle")
    assert article["datePublished"] == "2024-12-05" and article["headline"].startswith("Syria: Hezbollah backs")
    assert one(graph_of(published, "index.html"), "Report")["name"] == "Syria briefing"
    homs = next(node for node in graph_of(published, "places/index.html") if node.get("name") == "Homs")
    assert homs["geo"]["latitude"] == pytest.approx(34.7, abs=0.1)
    files = {file["contentUrl"] for file in one(graph_of(published, "data/index.html"), "Dataset")["distribution"]}
    assert f"{ADDRESS}data/briefing.json" in files and len(files) == 7


def test_a_bound_is_no_value(published):
    fled = next(
        node for node in graph_of(published, "figures/index.html") if node.get("name") == "More than 280,000 people"
    )
    assert fled["minValue"] == 280000 and "value" not in fled


def test_without_an_address_the_data_lead_to_the_files_of_the_site(built):
    for path, graph in all_graphs(built).items():
        for node in nodes_in(graph):
            for address in (node.get("@id", "_:"), node.get("url", "_:"), node.get("contentUrl", "_:")):
                if not address.startswith("_:"):
                    leads = urldefrag(urljoin(f"/{path}", address)).url
                    assert (built / "site" / leads.lstrip("/")).exists(), (path, address)


def test_an_edited_page_says_only_what_it_cites(published_copy):
    page = published_copy / "content/quotes.md"
    page.write_text(page.read_text(encoding="utf-8").replace("bitter fruits", "sweet fruits"), encoding="utf-8")
    (published_copy / "content/places.md").unlink()
    briefing("build", "--site", "--no-strict", project=published_copy)
    graph = graph_of(published_copy, "quotes/index.html")
    assert {node["@type"] for node in graph} == {"CollectionPage", "CreativeWork", "NewsArticle"}
    assert one(graph_of(published_copy, "timeline/index.html"), "Event")
    assert not (published_copy / "site/places").exists()
    everything = published_copy / "content/data/briefing.json"
    everything.write_text(everything.read_text(encoding="utf-8").replace("280000", "281000"), encoding="utf-8")
    briefing("build", "--site", "--no-strict", project=published_copy)
    assert not any(all_graphs(published_copy).values())


def test_data_deleted_by_hand_are_in_no_page(published_copy):
    (published_copy / "content/data/briefing.json").unlink()
    (published_copy / "content/data.md").unlink()
    briefing("build", "--site", "--no-strict", project=published_copy)
    assert not any(all_graphs(published_copy).values())


def test_the_overview_of_a_story_carries_its_records(tmp_path):
    project = make_project(tmp_path / "project", seeds=False)
    for name in ("siege", "flood"):
        for number, text in enumerate(REPORTS[name]):
            (project / f"seeds/{name}{number}.txt").write_text(text, encoding="utf-8")
            (project / f"seeds/{name}{number}.yml").write_text("published: 2026-03-02\n", encoding="utf-8")
    briefing("build", "--site", project=project)
    stories = sorted(path.parent.name for path in (project / "site/stories").glob("*/index.html"))
    assert len(stories) == 2
    for story in stories:
        graph = graph_of(project, f"stories/{story}/index.html")
        assert one(graph, "Report") and one(graph, "Observation")
        articles = [node["@id"] for node in graph if node["@type"] == "NewsArticle"]
        assert articles and all(f"/sources/{story[:5]}" in id for id in articles)
