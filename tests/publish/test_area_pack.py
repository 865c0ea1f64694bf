"""All prints of a place in one ZIP: what is in it, what the read-me says, the same bytes again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.publish.area_pack import MOST, area_pack, holds
from generator.render import prints, urls
from generator.render.spec_sheet import SPEC, file_name
from tests.conftest import TODAY

TOWN, CITY = "350582006", "350500"


@pytest.fixture(scope="module")
def site(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prints that only say which one they are."""
    site = tmp_path_factory.mktemp("site")
    for subject in [catalog.areas[TOWN], catalog.areas[CITY], *catalog.public_projects()]:
        place = urls.printed if subject.id in catalog.projects else urls.area_printed
        for name in (*map(file_name, prints.orders(catalog, subject, TODAY)), SPEC):
            path = site / place(subject.id, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(f"{subject.id} {name}".encode())
    return site


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_town_has_its_own_prints_and_those_of_its_sites(catalog: Catalog, site: Path) -> None:
    made = area_pack(catalog, catalog.areas[TOWN], TODAY, site)
    assert made.path == f"print/areas/{TOWN}/all.zip"
    files = opened(made.data)
    assert files[f"{TOWN}/poster-a2.pdf"] == f"{TOWN} poster-a2.pdf".encode()
    inside = [p for p in catalog.public_projects() if TOWN in {a.id for a in catalog.up(p.area)}]
    assert len(inside) >= 3
    readme = files[f"{TOWN}/读我.txt"].decode("utf-8-sig")
    for project in inside:
        assert files[f"{TOWN}/{project.id}/board-a3.pdf"] == f"{project.id} board-a3.pdf".encode()
        assert f"- {project.id} 文件夹　{project.name}" in readme
    assert "- poster-a2.pdf　海报 A2" in readme
    assert "2026年11月21日" in readme
    assert {name.split("/")[1] for name in files} >= {p.id for p in inside}
    assert not any(p.id in "".join(files) for p in catalog.public_projects() if p not in inside)
    assert made == area_pack(catalog, catalog.areas[TOWN], TODAY, site)


def test_above_a_town_the_sites_are_addresses(catalog: Catalog, site: Path) -> None:
    files = opened(area_pack(catalog, catalog.areas[CITY], TODAY, site).data)
    assert all(name.count("/") == 1 for name in files)
    readme = files[f"{CITY}/读我.txt"].decode("utf-8-sig")
    assert "https://wageboard.example/print/shili-lingshui-xiaoxue/pack.zip" in readme


def test_many_sites_are_addresses_too(catalog: Catalog) -> None:
    one = catalog.projects["shili-lingshui-xiaoxue"]
    assert holds(catalog.areas[TOWN], [one] * MOST)
    assert not holds(catalog.areas[TOWN], [one] * (MOST + 1))
    assert not holds(catalog.areas[CITY], [one])
