"""A template of a stranger's branch lays a page out, and does nothing else."""

import pytest

from tests.conftest import briefing

FRAME = '{{% extends "_page.md" %}}\n{{% set title = "Timeline" %}}\n{{% block body %}}\n{}\n{{% endblock %}}\n'


@pytest.fixture(autouse=True)
def inside(project, monkeypatch):
    monkeypatch.chdir(project)


def build(project, body, status=0):
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates/timeline.md").write_text(FRAME.format(body), encoding="utf-8")
    return briefing("build", project=project, status=status)


@pytest.mark.parametrize(
    "body",
    [
        '{{ cycler.__init__.__globals__.os.popen("touch caught").read() }}',
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ cite.__func__.__globals__ }}",
        '{{ "{0.__class__.__mro__}".format(config) }}',
        '{{ (config.root / "site_config.yml").read_text() }}',
        '{{ config.root.joinpath("caught").write_text("x") }}',
        "{% for file in config.root.iterdir() %}{{ file }}{% endfor %}",
        '{{ config.root | attr("iterdir") }}',
    ],
)
def test_what_reaches_beyond_the_page_is_refused_with_its_line(project, body):
    shown = build(project, body, status=1)
    assert "templates/timeline.md:4: the template for timeline.md failed: " in shown
    assert "unsafe" in shown and "trusted_templates: true" in shown
    assert not (project / "caught").exists()
    assert not (project / "content/timeline.md").exists()


def test_a_template_that_the_settings_trust_may_do_it(project):
    settings = project / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("trusted_templates: false", "trusted_templates: true")
    settings.write_text(text, encoding="utf-8")
    build(project, '{{ (config.root / "site_config.yml").read_text() | length }}')
    assert (project / "content/timeline.md").is_file()
