"""Pages that were made before are taken over only where everything that decides them is as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import ledger
from generator.catalog import Catalog
from generator.config import Config
from generator.model.edition import Editions
from generator.publish import light, media
from generator.publish.assemble import Kept, write
from generator.publish.executor import inprocess
from generator.publish.light_cache import FILE, LightCache
from generator.render.output import Output
from tests.conftest import ROOT, TODAY
from tests.support.catalog import mini_catalog, project


@pytest.fixture
def two() -> Catalog:
    made = mini_catalog(project("p1"), project("p2"), issued=False)
    return replace(made, editions=Editions(ledger.issue(made, made.projects, TODAY)))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    return Config(tmp_path, TODAY)


def built(config: Config, catalog: Catalog) -> tuple[list[str], list[str]]:
    """The paths that were taken over and those that were made; the site holds both afterwards."""
    cache = LightCache(config, light.of(config, catalog))
    outputs = list(light.outputs(config, catalog, inprocess(), cache=cache))
    write([it for it in outputs if isinstance(it, Output)], config.site)
    cache.keep()
    kept = sorted(it.path for it in outputs if isinstance(it, Kept))
    return kept, sorted(it.path for it in outputs if isinstance(it, Output))


def test_nothing_is_made_twice(config: Config, two: Catalog) -> None:
    kept, made = built(config, two)
    assert kept == []
    again, anew = built(config, two)
    assert (again, anew) == (made, [])


def test_a_changed_site_is_made_and_no_other(config: Config, two: Catalog) -> None:
    _, all_of_them = built(config, two)
    changed = {**two.projects, "p1": project("p1", name="示例另一个工程")}
    kept, made = built(config, replace(two, projects=changed))
    assert "p/p1/index.html" in made
    assert "p/p2/index.html" in kept
    assert sorted([*kept, *made]) == all_of_them


def test_another_edition_and_another_ground_make_pages_again(config: Config, two: Catalog) -> None:
    built(config, two)
    fewer = replace(two, editions=Editions(tuple(two.editions)[:1]))
    kept, _ = built(config, fewer)
    assert kept
    assert not {path for path in kept if path.startswith("p/p2/")}
    words = {**two.strings, "zh": {**two.strings["zh"], "landing.lead": "别的话"}}
    assert built(config, replace(fewer, strings=words))[0] == []
    assert built(replace(config, today=TODAY.replace(day=1)), fewer)[0] == []


def test_a_page_with_other_bytes_is_made_again(config: Config, two: Catalog) -> None:
    built(config, two)
    page = config.site / "p/p1/index.html"
    page.write_bytes(page.read_bytes() + b"!")
    kept, made = built(config, two)
    assert "p/p1/index.html" in made
    assert "p/p2/index.html" in kept
    assert not page.read_bytes().endswith(b"!")


def test_only_a_file_that_looks_otherwise_is_read(
    config: Config, two: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, made = built(config, two)
    (config.site / "p/p1/index.html").touch()
    reads: list[str] = []
    reading = Path.read_bytes

    def counted(path: Path) -> bytes:
        if path.is_relative_to(config.site):
            reads.append(path.relative_to(config.site).as_posix())
        return reading(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    assert built(config, two)[0] == made
    assert built(config, two)[0] == made
    assert reads == ["p/p1/index.html"]


def test_a_damaged_memory_counts_for_nothing(config: Config, two: Catalog) -> None:
    built(config, two)
    (config.work / FILE).write_bytes(b"0\n{}")
    assert built(config, two)[0] == []
    assert built(config, two)[0] != []


def test_the_page_of_a_place_is_made_again_where_one_of_its_sites_has_another_name(
    config: Config, two: Catalog
) -> None:
    def made(catalog: Catalog) -> set[str]:
        cache = LightCache(config, media.KIND)
        outputs = list(media.built(catalog, TODAY, config.theme, cache=cache))
        pages = [it for it in outputs if isinstance(it, Output)]
        write(pages, config.site)
        cache.keep()
        return {it.path.split("/")[1] for it in pages if it.path.endswith(".html")}

    places = made(two) - {"p1", "p2"}
    assert places
    assert made(two) == set()
    phone = {"post": {"zh": "劳资专管员"}, "phones": [{"number": "12345", "kind": "short_code"}]}
    assert made(replace(two, projects={**two.projects, "p1": project("p1", wage_officer=phone)})) == {"p1"}
    named = project("p1", wage_officer=phone, everyday_name={"zh": "新名字工地"})
    assert made(replace(two, projects={**two.projects, "p1": named})) == {"p1", *places}
