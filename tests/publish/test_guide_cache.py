"""A guide is built again exactly when something that decides its bytes has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.config import Config
from generator.publish import guide_cache
from generator.publish.guide_cache import GuideCache

DAY = date(2026, 11, 20)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("mkdocs.yml", "theme/hooks.py", "theme/overrides/main.html", ".build/zh/mkdocs.yml",
                 ".build/zh/docs/index.md"):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return Config(tmp_path, DAY)


def cache_of(config: Config) -> GuideCache:
    return GuideCache(config, "mkdocs.yml", ("mkdocs",))


def kept(config: Config, content: str = "built") -> Path:
    cache = cache_of(config)
    folder = cache.fresh("zh")
    (folder / "index.html").write_text(content)
    return cache.keep(folder, "zh")


def test_what_was_built_is_there_for_the_same_pages(config):
    place = kept(config)
    assert place == cache_of(config).path("zh")
    assert [path.name for path in place.iterdir()] == ["index.html"]


def edited(name: str) -> Callable[[Config, pytest.MonkeyPatch], Config]:
    def change(config: Config, _: pytest.MonkeyPatch) -> Config:
        (config.root / name).parent.mkdir(exist_ok=True)
        (config.root / name).write_text("changed")
        return config

    return change


def another_day(config: Config, _: pytest.MonkeyPatch) -> Config:
    return Config(config.root, date(2026, 11, 21))


def another_program(config: Config, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setattr(guide_cache, "version", lambda name: "0")
    return config


def another_python(config: Config, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setattr(guide_cache.sys, "version", "0")
    return config


@pytest.mark.parametrize(
    "change",
    [
        edited("mkdocs.yml"), edited("theme/hooks.py"), edited("theme/overrides/main.html"),
        edited("theme/overrides/more.css"), edited(".build/zh/mkdocs.yml"), edited(".build/zh/docs/index.md"),
        edited(".build/zh/docs/more.md"), another_day, another_program, another_python,
    ],
)  # fmt: skip
def test_anything_that_decides_the_bytes_asks_for_a_new_build(config, monkeypatch, change):
    place = kept(config)
    assert cache_of(change(config, monkeypatch)).path("zh") != place


def test_only_the_last_builds_of_a_language_are_kept(config):
    pages = config.work / "zh/docs/index.md"
    places: list[Path] = []
    for n in range(4):
        pages.write_text(str(n))
        places.append(kept(config))
    assert [place.is_dir() for place in places] == [False, False, True, True]


def test_what_a_killed_build_left_is_not_taken_for_a_guide(config):
    cache = cache_of(config)
    (cache.fresh("zh") / "half.html").write_text("half")
    (cache.folder / "new-zh-1").mkdir()
    assert not cache.path("zh").exists()
    cache.fresh("zh")
    assert [path.name for path in cache.folder.iterdir()] == [cache.fresh("zh").name]
