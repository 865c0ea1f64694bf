"""The same prints from a Dask cluster of several processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from importlib import reload
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster

from generator.cli import cli
from generator.config import Config
from generator.publish import cluster, program, typst
from generator.publish.cluster import ClusterError, crew_of, dask
from generator.publish.executor import inprocess
from generator.publish.typst import print_all
from generator.render import prints
from generator.render.output import Output
from tests.conftest import ROOT, TODAY
from tests.support.catalog import mini_catalog, project

CONFIG = Config(ROOT, TODAY)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers, each a process with one thread."""
    silent = {"dashboard_address": ":0", "worker_dashboard_address": None}
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **silent) as made:
        yield made.scheduler_address.replace("tcp://", "dask://")


def free() -> str:
    """An address where nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"dask://127.0.0.1:{one.getsockname()[1]}"


def refused(address: str) -> str:
    with pytest.raises(ClusterError) as caught:
        dask(address)
    return caught.value.key


def test_prints_are_the_same_though_a_worker_is_killed(address, monkeypatch):
    monkeypatch.setattr(typst, "CHUNK", 1)
    projects = [project(f"p{n}") for n in range(4)]
    catalog = mini_catalog(*projects)
    sheets = [prints.sheet(catalog, key, it, TODAY) for it in projects for key in ("hat-60x40", "hat-50x30")]
    alone = list(print_all(CONFIG, sheets, inprocess(), lambda _: None, again=True))
    made: list[Output] = []
    with dask(address) as crew:
        assert crew.jobs == 2
        worker = crew.submit(os.getpid).result(60)
        assert worker != os.getpid()
        for output in print_all(CONFIG, sheets, crew, lambda _: None, again=True):
            if not made:
                os.kill(worker, 9)
            made.append(output)
    assert made == alone


def test_a_worker_with_another_program_is_refused_and_named(address):
    with Client(address.replace("dask://", "tcp://"), set_as_default=False) as client:
        worker = min(client.nthreads())
        client.run(setattr, program, "fingerprint", lambda: "another", workers=[worker])
        try:
            with pytest.raises(ClusterError, match="other-program") as caught:
                dask(address)
        finally:
            client.run(reload, program, workers=[worker])
    assert caught.value.facts["said"] == worker


def test_what_is_no_cluster_is_told(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    assert refused("10.0.0.5:8786") == "no-address"
    assert refused(free()) == "no-answer"
    idle = SimpleNamespace(nthreads=dict)
    with pytest.raises(ClusterError, match="no-worker"):
        cluster._cores(idle, "dask://10.0.0.5:8786")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refused("dask://127.0.0.1:8786") == "no-dask"
    assert crew_of(None, 1).jobs == 1


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "wants dask://host:port"), ("zh_CN", "要写成 dask://主机:端口")]
)
def test_the_command_says_it_in_a_sentence(locale, said, monkeypatch):
    monkeypatch.setenv("LC_ALL", locale)
    asked = ["print", "--root", str(ROOT), "--all", "--executor", "http://10.0.0.5"]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 1
    assert said in done.output
