"""Articles read elsewhere: in other processes, on a cluster of Dask. The briefing is the same."""

import os

import pytest

from generator import executors
from generator.config_reader import load_config
from generator.errors import UserError
from generator.executors import map_in_order
from generator.pipeline import build
from tests.bench import make_articles, make_project
from tests.conftest import briefing

ARTICLES = make_articles(executors.CHUNK + 4)  # more than one worker is sent


@pytest.fixture(scope="module")
def cluster():
    """A real cluster of this machine with two workers; its address."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def built(folder, executor, monkeypatch):
    """Build the articles from nothing, and give every file of content/."""
    monkeypatch.setenv(executors.VARIABLE, executor)
    project = make_project(folder / "project", ARTICLES)
    told = build(load_config(project / "site_config.yml"))
    files = {path.relative_to(project): path for path in project.glob("content/**/*") if path.is_file()}
    return told, {name: path.read_bytes() for name, path in files.items()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        return built(tmp_path_factory.mktemp("alone"), executors.SERIAL, patch)


def test_processes_give_the_same_bytes(alone, tmp_path, monkeypatch):
    assert built(tmp_path, executors.PROCESSES, monkeypatch) == alone


def test_a_cluster_gives_the_same_bytes(alone, cluster, tmp_path, monkeypatch):
    assert built(tmp_path, executors.DASK + cluster, monkeypatch) == alone


def where(_):
    return os.getpid()


def test_both_workers_of_a_cluster_read(cluster, monkeypatch):
    monkeypatch.setenv(executors.VARIABLE, executors.DASK + cluster)
    monkeypatch.setattr(executors, "CHUNK", 1)
    processes = set(map_in_order(where, list(range(40))))
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_a_worker_with_another_program_is_refused(cluster, monkeypatch):
    monkeypatch.setenv(executors.VARIABLE, executors.DASK + cluster)
    monkeypatch.setattr(executors, "program_state", lambda parts: str(os.getpid()))  # no two are the same
    with pytest.raises(UserError, match="another briefing-site than this one"):
        list(map_in_order(where, [1]))


def test_an_address_where_nobody_answers_is_told(monkeypatch):
    pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    monkeypatch.setattr(executors, "PATIENCE", 1)
    monkeypatch.setenv(executors.VARIABLE, "dask:tcp://127.0.0.1:9")
    with pytest.raises(UserError, match="no scheduler answers"):
        list(map_in_order(where, [1]))


def test_a_project_names_no_executor(tmp_path):
    project = make_project(tmp_path / "project", ARTICLES[:1])
    config = project / "site_config.yml"
    settings = config.read_text(encoding="utf-8")
    config.write_text(
        settings.replace("  - briefing:\n", "  - briefing:\n      executor: dask:tcp://a:1\n"), encoding="utf-8"
    )
    with pytest.raises(UserError, match="executor"):
        load_config(config)


@pytest.mark.parametrize("name", ["dask", "dask:", "threads"])
def test_what_is_no_executor_is_told(name):
    assert "Expected serial, processes, or dask:ADDRESS" in briefing("--executor", name, "status", status=1)


def test_the_command_line_holds_for_that_command_alone(tmp_path, monkeypatch):
    monkeypatch.delenv(executors.VARIABLE, raising=False)
    briefing("--executor", "serial", "status", project=make_project(tmp_path / "project", ARTICLES[:1]))
    assert executors.VARIABLE not in os.environ
