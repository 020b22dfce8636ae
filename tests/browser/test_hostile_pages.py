"""Pages of a stranger's branch: nothing of them runs, and nothing asks another host."""

import time

import pytest

from tests.conftest import briefing, make_project, run, served
from tests.test_serve import Server

CAUGHT = "window.caught=1"
LIVE = {
    "script": f"<script>{CAUGHT}</script>",
    "script of the site": '<script src="../assets/own.js"></script>',
    "script of another host": '<script src="https://other.example/x.js"></script>',
    "handler": f'<img src="../assets/own.js" onerror="{CAUGHT}">',
    "attribute list": f"Click here\n{{: onclick={CAUGHT} .click }}",
    "block": f"/// html | script\n{CAUGHT}\n///",
    "address": f'<a class="click" href="javascript:{CAUGHT}">x</a>',
    "hidden address": f'<a class="click" href="java&#115;cript&colon;{CAUGHT}">x</a>',
    "Markdown address": f"[x](javascript:{CAUGHT}){{: .click }}",
    "data address": f'<iframe src="data:text/html,<script>parent.{CAUGHT}</script>"></iframe>',
    "frame": '<iframe src="https://other.example/"></iframe>',
    "frame with its page": f"<iframe srcdoc='<script>parent.{CAUGHT}</script>'></iframe>",
    "drawing": f'<svg><script>{CAUGHT}</script><animate onbegin="{CAUGHT}" attributeName="x" dur="1s"/></svg>',
    "object": '<object data="https://other.example/x"></object><embed src="https://other.example/y">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://other.example/">',
    "links": '<link rel="preconnect" href="https://other.example"><link rel="stylesheet" href="//other.example/s.css">',
    "base": '<base href="https://other.example/">',
    "picture": "![x](https://other.example/x.png)",
    "style": '<p style="background:url(https://other.example/b.png)">x</p><style>@import "https://other.example/"</style>',
    "form": '<form action="https://other.example/"><button class="click">x</button></form>',
}
FRONT = (
    '---\ntitle: "A <script>window.caught=1</script> <meta http-equiv=refresh content=0;url=https://other.example/>"\n'
    'description: "\\"><script>window.caught=1</script>"\n---\n\n# Heading\n\n'
)
PAGE = (
    f"<!-- <head> --><html><head><title>x</title></head><body><script>{CAUGHT}</script>{LIVE['picture']}</body></html>"
)


def hostile(folder):
    project = make_project(folder)
    content = project / "content"
    (content / "assets").mkdir()
    (content / "assets/own.js").write_text(CAUGHT, encoding="utf-8")
    settings = project / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - tables\n", "  - tables\n  - pymdownx.blocks.html\n"), encoding="utf-8")
    for number, written in enumerate(LIVE.values()):
        (content / f"live-{number}.md").write_text(f"{FRONT}{written}\n", encoding="utf-8")
    (content / "plain.html").write_text(PAGE, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = hostile(tmp_path_factory.mktemp("hostile-pages") / "project")
    briefing("build", "--site", "--no-strict", project=folder)
    return folder


def visit(browser, root, addresses):
    """Open pages, and click what is there to be clicked; returns what ran and what asked another host."""
    context = browser.new_context()
    page = context.new_page()
    troubles = []

    def ask(route):  # is called for what the policy has let through
        if route.request.url.startswith(root):
            route.continue_()
        else:
            troubles.append(f"asked {route.request.url}")
            route.abort()

    context.route(lambda url: url.startswith("http"), ask)
    for address in addresses:
        page.goto(root + address)
        for target in page.locator("article .click").all():
            target.evaluate("node => node.click()")
        page.wait_for_timeout(100)
        if page.url.partition("#")[0] != root + address:
            troubles.append(f"{address} led to {page.url}")
        if page.evaluate("window.caught") is not None:
            troubles.append(f"{address} ran")
    context.close()
    return troubles


def test_nothing_of_a_page_runs_or_asks_another_host(project, browser):
    with served(project / "site") as root:
        addresses = [*(f"live-{number}/" for number in range(len(LIVE))), "plain.html", ""]
        assert visit(browser, root, addresses) == []


def test_the_check_finds_each_with_its_line(project):
    shown = run("generator", "check", cwd=project, status=1).stdout
    for number, (name, written) in enumerate(LIVE.items()):
        found = [line for line in shown.splitlines() if line.startswith(f"content/live-{number}.md:")]
        # What a form or a style would ask the policy stops, and no reader misses it.
        expected = {"style": [], "form": []}.get(name, [f"content/live-{number}.md:8: html"])
        if "\n" in written and name == "attribute list":
            expected = [f"content/live-{number}.md:9: html"]
        at_body = {line.partition(": ")[0] + ": html" for line in found if "md:2:" not in line and "md:3:" not in line}
        assert at_body >= set(expected), (name, found)
        assert any(".md:2: html" in line for line in found), (name, found)
    assert "content/plain.html:1: html" in shown


def test_with_html_allowed_the_policy_still_holds(project, browser, tmp_path):
    settings = project / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("allow_html: false", "allow_html: true"), encoding="utf-8")
    assert "html:" not in run("generator", "check", cwd=project).stdout
    names = ("script", "frame", "picture", "script of another host", "object", "style")
    allowed = "\n\n".join(LIVE[name] for name in names)
    (project / "content/allowed.md").write_text(f"# Allowed\n\n{allowed}\n", encoding="utf-8")
    run("mkdocs", "build", "-q", "--site-dir", str(tmp_path / "site"), cwd=project)
    settings.write_text(text, encoding="utf-8")
    with served(tmp_path / "site") as root:
        assert visit(browser, root, ["allowed/"]) == ["allowed/ ran"]


def test_a_preview_runs_nothing_and_still_loads_anew(tmp_path, browser):
    project = hostile(tmp_path / "project")
    server = Server(project)
    try:
        root = f"http://127.0.0.1:{server.port}/"
        assert visit(browser, root, [f"live-{number}/" for number in range(len(LIVE))]) == []
        page = browser.new_page()
        page.goto(root + "figures/")
        page.wait_for_timeout(1000)  # so that it asks
        figures = project / "content/figures.md"
        text = figures.read_text(encoding="utf-8")
        figures.write_text(text.replace("\n# ", "\nA note of my own.\n\n# ", 1), encoding="utf-8")
        end = time.monotonic() + 40
        while "A note of my own." not in page.locator("body").inner_text():
            assert time.monotonic() < end, "the preview did not load the page anew"
            page.wait_for_timeout(300)
        page.close()
    finally:
        server.stop()
