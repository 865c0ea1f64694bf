"""One whole build of the shipped data, shared by every test that looks at a finished site."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
SOURCES = ("data", "content", "theme")  # what a build reads, beside mkdocs.yml
LONG = ("browser", "site", "docs")  # folders of tests that take seconds each


class Quiet:
    """Steps of a build that nobody watches."""

    def step(self, key: str) -> None:
        pass

    def count(self, key: str, total: int) -> Callable[[int], None]:
        return lambda done: None


@dataclass(frozen=True)
class Built:
    """A checkout's copy with its built site."""

    config: Config
    catalog: Catalog

    @property
    def site(self) -> Path:
        return self.config.site


def copy_checkout(to: Path) -> Path:
    """A copy of what a build reads, so that tests never touch the checkout's own site."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, to / name)
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The shipped data."""
    return load_catalog(ROOT)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Holds a lock that other test processes wait for; making a folder is atomic everywhere."""
    lock = folder / "lock"
    while True:
        try:
            lock.mkdir(parents=True)
            break
        except FileExistsError:
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.rmdir()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str, catalog: Catalog) -> Built:
    """The shipped data, built once for all test processes into a temporary checkout on a fixed day."""
    from generator.publish.build import build

    base = tmp_path_factory.getbasetemp()
    home = (base if worker_id == "master" else base.parent) / "built"
    config = Config(home / "checkout", TODAY)
    with one_at_a_time(home):
        if not (home / "done").exists():
            shutil.rmtree(config.root, ignore_errors=True)
            config.root.mkdir()
            build(Config(copy_checkout(config.root), TODAY), Quiet())
            (home / "done").touch()
    return Built(config, catalog)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests stand first in each half of the list, for two processes begin with a half each: nobody waits
    at the end for the last long one."""
    long: dict[str, list[pytest.Item]] = {name: [] for name in LONG}
    quick: list[pytest.Item] = []
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        long.get(folder, quick).append(item)
    first, second = long["browser"], [*long["site"], *long["docs"]]
    half = max(len(items) // 2 - len(first), 0)
    items[:] = [*first, *quick[:half], *second, *quick[half:]]
