"""One whole build of the shipped data, shared by every test that looks at a finished site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 20)
SOURCES = ("data", "content", "theme")  # what a build reads, beside mkdocs.yml


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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Built:
    """The shipped data, built once into a temporary checkout on a fixed day."""
    from generator.publish.build import build

    config = Config(copy_checkout(tmp_path_factory.mktemp("checkout")), TODAY)
    build(config, Quiet())
    return Built(config, catalog)
