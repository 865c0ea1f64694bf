"""Guides and offline files are taken over where what they tell is the same, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.publish import engine, offline
from generator.publish import guide as module
from generator.publish.executor import inprocess
from generator.publish.guide import Asked, build_guide, offline_files
from generator.publish.stage import prose
from generator.render import pages
from tests.conftest import ROOT, TODAY
from tests.support.catalog import mini_catalog, project

HASH = "0123456789abcdef" * 4


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("theme", "content", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    return Config(tmp_path, TODAY)


def test_the_guide_needs_nothing_of_a_site_that_it_is_not_given(catalog: Catalog) -> None:
    few = Asked(Config(ROOT, TODAY), catalog).catalog
    assert few.projects
    assert all(not it.subcontractors and it.wage_officer is None for it in few.projects.values())
    texts = prose(ROOT / "content/zh")
    assert list(pages.guide(few, "zh", TODAY, texts)) == list(pages.guide(catalog, "zh", TODAY, texts))
    assert engine.also_found(few, "en") == engine.also_found(catalog, "en")


def test_a_remembered_offline_file_is_the_one_that_would_be_made(
    config: Config, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also right to left, where what stands around figures hangs on them."""
    two = replace(catalog, site=catalog.site.model_copy(update={"languages": ("zh", "ug")}))
    asked = Asked(config, two)
    made = list(offline_files(asked, inprocess(), HASH))
    assert made == list(offline.outputs(config, two, inprocess(), HASH))
    monkeypatch.setattr(module.offline, "outputs", lambda *_: pytest.fail("made again"))
    assert list(offline_files(Asked(config, two), inprocess(), HASH)) == made


def test_another_phone_of_a_site_leaves_the_guide_and_another_name_does_not(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []

    def built_by_the_engine(config: Config, catalog: Catalog) -> dict[str, Path]:
        built.extend(it.name for it in catalog.projects.values())
        folder = engine.cache(config).folder / f"zh-{len(built)}"
        folder.mkdir(parents=True)
        return {"": folder}

    monkeypatch.setattr(engine, "build_guide", built_by_the_engine)
    one = mini_catalog(project("p1"))
    assert build_guide(Asked(config, one)) == build_guide(Asked(config, one))
    build_guide(Asked(config, mini_catalog(project("p1", wage_officer=None, no_subcontractors="true"))))
    assert len(built) == 1
    found = build_guide(Asked(config, mini_catalog(project("p1", name="示例另一个工程"))))
    assert built[1:] == ["示例另一个工程"]
    found[""].rmdir()
    build_guide(Asked(config, mini_catalog(project("p1", name="示例另一个工程"))))
    assert len(built) == 3
    build_guide(Asked(replace(config, today=TODAY.replace(day=1)), one))
    assert len(built) == 4
