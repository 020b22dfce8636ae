"""The same content/ under MkDocs, ProperDocs and Zensical, and published with MkDocs."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.conftest import briefing, run
from tests.leading_on import pages_with_text


class Links(HTMLParser):
    """The links of the page's own text: what stands in its article element."""

    def __init__(self):
        super().__init__()
        self.depth, self.links, self.ids = 0, set(), set()
        self.folds, self.folded = False, set()  # the ids of headings that open and close a topic

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.depth += tag == "article"
        self.folds = self.folds or tag == "summary"
        if self.depth and named.get("id"):
            (self.folded if self.folds else self.ids).add(named["id"])
        if self.depth and tag == "a" and named.get("href"):
            self.links.add(named["href"].removesuffix("/"))

    def handle_endtag(self, tag):
        self.depth -= tag == "article"
        self.folds = self.folds and tag != "summary"


def read_site(folder: Path) -> dict[str, Links]:
    """The pages of a site with what they link to; those that only lead on are the plugin's, and Zensical runs none."""
    pages = {}
    for path in pages_with_text(folder):
        if path.name != "404.html":
            links = Links()
            links.feed(path.read_text(encoding="utf-8"))
            pages[path.relative_to(folder).as_posix()] = links
    return pages


@pytest.fixture(scope="module")
def sites(built, tmp_path_factory):
    """The site by each builder, from the same content."""
    pages = {"mkdocs": read_site(built / "site")}
    for builder in ("properdocs", "zensical"):
        folder = tmp_path_factory.mktemp(builder) / "project"
        shutil.copytree(built, folder, ignore=shutil.ignore_patterns("site"))
        strict = [] if builder == "zensical" else ["--strict"]
        run(builder, "build", *strict, "-f", "mkdocs.yml", cwd=folder)
        pages[builder] = read_site(folder / "site")
    return pages


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_the_pages_are_the_same(sites, builder):
    assert sites[builder].keys() == sites["mkdocs"].keys()


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_the_links_and_anchors_are_the_same(sites, builder):
    for page, expected in sites["mkdocs"].items():
        found = sites[builder][page]
        links, wanted = internal(found.links, page), internal(expected.links, page)
        # Only where our plugin runs are topics folded: their headings have no links to themselves then.
        unfolded = {f"/{page}#{id}" for id in expected.folded} if builder == "zensical" else set()
        assert wanted <= links and links - wanted <= unfolded, page
        assert {id for id in found.ids if id.startswith(("p-", "fn"))} == {
            id for id in expected.ids if id.startswith(("p-", "fn"))
        }


def internal(links, page):
    """Where the links inside the site lead, however they are written."""
    return {urljoin(f"/{page}", link).removesuffix("/") for link in links if not re.match(r"[a-z]+:", link)}


def test_gh_deploy_publishes_to_a_remote(project, tmp_path):
    """`mkdocs gh-deploy` against a real repository: twice, and what arrives is the site."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    git(project, "init", "--quiet", "-b", "main")
    git(project, "config", "user.name", "Editor")
    git(project, "config", "user.email", "editor@example.org")
    git(project, "remote", "add", "origin", str(remote))
    briefing("build", project=project)
    for message in ("First", "Second"):
        (project / "note.txt").write_text(message, encoding="utf-8")
        git(project, "add", "-A")
        git(project, "commit", "--quiet", "-m", message)
        run("mkdocs", "gh-deploy", "--strict", cwd=project)
    files = git(tmp_path, "--git-dir", str(remote), "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert {"index.html", ".nojekyll", "humanitarian/index.html", "assets/briefing.css"} <= set(files)
    shown = git(tmp_path, "--git-dir", str(remote), "show", "gh-pages:humanitarian/index.html")
    assert "More than 280,000 people have been displaced" in shown


def test_gh_deploy_goes_on_from_what_another_clone_published(project, tmp_path):
    remote, other = tmp_path / "remote.git", tmp_path / "other"
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", str(remote))
    git(project, "init", "--quiet", "-b", "main")
    git(project, "remote", "add", "origin", str(remote))
    briefing("build", project=project)
    as_editor(project)
    git(project, "add", "-A")
    git(project, "commit", "--quiet", "-m", "First")
    git(project, "push", "--quiet", "origin", "main")
    git(tmp_path, "clone", "--quiet", str(remote), str(other))
    as_editor(other)
    for clone in (project, other, project):
        run("mkdocs", "gh-deploy", "--strict", cwd=clone)
    published = git(tmp_path, "--git-dir", str(remote), "rev-list", "--count", "gh-pages")
    assert published.strip() == "3"
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    (project / "content/own.md").write_text("# More\n", encoding="utf-8")
    done = run("mkdocs", "gh-deploy", cwd=project, status=1)
    assert "git push of the branch gh-pages to origin was refused" in done.stderr
    assert "Traceback" not in done.stderr


def as_editor(clone):
    git(clone, "config", "user.name", "Editor")
    git(clone, "config", "user.email", "editor@example.org")


def git(cwd, *arguments):
    return subprocess.run(["git", *arguments], cwd=cwd, check=True, capture_output=True, text=True).stdout
