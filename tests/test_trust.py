"""What settings would run is refused, or named before it does."""

import pytest

from generator.errors import UserError
from generator.trust import check_settings
from tests.conftest import ROOT, briefing, run


def check(folder, text, first="INHERIT: site_config.yml\n"):
    (folder / "site_config.yml").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(first, encoding="utf-8")
    return check_settings(folder)


@pytest.mark.parametrize(
    "text",
    [
        'x: !!python/object/apply:os.system ["touch caught"]',
        "x: !!python/object/new:os.system [touch caught]",
        "x: !!python/name:os.system",
        "x: !!python/module:os",
        "x: {!!python/tuple [1]: 2}",
        "markdown_extensions: [toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {state: [1]}}]",
        "x: !<tag:yaml.org,2002:python/name:os.system> ''",
        "hooks: !ENV [NONE, [hook.py]]",
        "? !ENV [NONE, hooks]\n: [hook.py]",
        "plugins: [!ENV [NONE, macros]]",
        "<<: {hooks: [hook.py]}",
        "markdown_extensions: [pymdownx.snippets: {base_path: ..}]",
        "markdown_extensions: [pymdownx.snippets: {base_path: [content, /etc]}]",
        "markdown_extensions: {pymdownx.snippets: {base_path: !relative $config_dir/..}}",
        "markdown_extensions: [pymdownx.snippets: {restrict_base_path: false}]",
        "markdown_extensions: [pymdownx.snippets: {url_download: true}]",
    ],
)
def test_what_could_run_or_read_anything_is_refused_with_its_line(tmp_path, text):
    with pytest.raises(UserError) as caught:
        check(tmp_path, f"site_name: A\n{text}\n")
    assert str(caught.value).startswith("site_config.yml:2: ")


def test_the_file_that_mkdocs_begins_with_is_looked_at_too(tmp_path):
    with pytest.raises(UserError, match=r"^mkdocs\.yml:2: site_dir should be a folder inside the project"):
        check(tmp_path, "site_name: A\n", "INHERIT: site_config.yml\nsite_dir: ../other\n")
    with pytest.raises(UserError, match=r"^mkdocs\.yml:1: INHERIT should be a file of the project"):
        check(tmp_path, "site_name: A\n", "INHERIT: ../elsewhere.yml\n")


def test_what_the_documentation_of_material_writes_is_let_through(tmp_path):
    text = """
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.superfences:
      custom_fences:
        - {name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds: {case: lower}
plugins: [search, material/tags, offline: {enabled: !ENV [OFFLINE, false]}]
"""
    assert check(tmp_path, text) == ()
    assert check_settings(ROOT) == ()


def test_hooks_and_what_others_bring_are_named_with_their_lines(tmp_path):
    notes = check(tmp_path, """hooks: [hooks/first.py]
plugins:
  - search
  - macros
markdown_extensions: [toc, own.extension: {}]
theme: {name: material, custom_dir: overrides}
extra_templates: [extra.html]
extra_javascript: [assets/own.js, "https://cdn.example/x.js"]
""")  # fmt: skip
    assert [note.partition(". ")[0] for note in notes] == [
        "site_config.yml:1: building the site runs a hook: hooks/first.py",
        "site_config.yml:4: building the site runs a plugin that neither MkDocs nor Material brings: macros",
        "site_config.yml:5: building the site runs a Markdown extension that neither MkDocs nor Material brings: "
        "own.extension",
        "site_config.yml:7: building the site runs a template: extra.html",
        'site_config.yml:6: building the site runs the templates of a theme: "overrides"',
        "site_config.yml:8: https://cdn.example/x.js is of another host, and no page loads it",
    ]


def add_settings(project, text):
    settings = project / "site_config.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_no_command_runs_a_tag(project, monkeypatch):
    monkeypatch.chdir(project)
    add_settings(project, '\nx: !!python/object/apply:os.system ["touch caught"]\n')
    briefing("build", project=project)
    (project / "content/own.md").write_text("# Own\n\n[x](figures.md#none)\n", encoding="utf-8")
    briefing("check", project=project, status=1)
    briefing("status", project=project)
    for command in (["build", "--site"], ["build", "--offline"], ["pdf"], ["serve"]):
        assert (
            "the tag !!python/object/apply:os.system could run"
            in run("generator", *command, cwd=project, status=1).stderr
        )
    assert not (project / "caught").exists()


def test_a_hook_is_named_before_it_runs(project):
    add_settings(project, "\nhooks: [hook.py]\n")
    (project / "hook.py").write_text("print('the hook runs', flush=True)\n", encoding="utf-8")
    shown = run("generator", "build", "--site", cwd=project)
    assert "building the site runs a hook: hook.py" in shown.stderr
    assert shown.stderr.index("runs a hook") < shown.stderr.index("INFO")
    assert "the hook runs" in shown.stdout
