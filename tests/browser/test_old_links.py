"""An old link to a line of a list that was split since leads to the page that has the line."""

import re

import pytest

from tests.conftest import make_project, run, served


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site whose quotations and timeline fill several pages."""
    project = make_project(tmp_path_factory.mktemp("old") / "project", seeds=False)
    said = "“Men{0} of vale{0} went over hill{0} to town{0} with corn{0} and oxen{0} for kin{0},” {1} said."
    speakers = ("Ann Smith", "Bob Brown", "a man from Hama")
    fled = "On {1} 20{0} more than {0},000 people fled from the villages to the camps of Aleppo, Ann Smith said."
    days = ("3 May", "9 June", "1 July", "7 August", "2 September", "8 October")
    texts = [said.format(number, speakers[number % 3]) for number in range(100, 340)]
    texts += [fled.format(number, day) for number in range(10, 24) for day in days]
    (project / "seeds/a.txt").write_text("The war\n\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
    (project / "seeds/a.yml").write_text("published: 2024-12-06\npublisher: Daily\n", encoding="utf-8")
    run("generator", "build", "--site", cwd=project)
    return project / "site"


@pytest.mark.parametrize("name", ["quotes", "timeline"])
def test_an_old_link_leads_on(site, browser, name):
    # Of a speaker with several pages the first one has what the heading says.
    parts = sorted(path for path in (site / name).glob("*/index.html") if not re.search(r"-\d$", path.parent.name))
    assert len(parts) > 1
    pattern = r'<h2 id="([\w-]+)"' if name == "quotes" else r'id="(event-[\w-]+)"'
    with served(site) as url:
        for part in (parts[0], parts[-1]):
            id = re.search(pattern, part.read_text(encoding="utf-8"))[1]
            page = browser.new_page()
            page.goto(f"{url}{name}/#{id}")
            page.wait_for_url(f"**/{name}/{part.parent.name}/#{id}", timeout=10_000)
            page.close()


def test_what_stands_nowhere_leads_nowhere(site, browser):
    with served(site) as url:
        page = browser.new_page()
        page.goto(f"{url}quotes/#nobody-of-this-name")
        page.wait_for_load_state("networkidle")
        assert page.url == f"{url}quotes/#nobody-of-this-name"
        page.close()
