"""Another id for a record: what names it follows, printed codes go on, the ledger stays as it is."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import checks
from generator.config import Config
from generator.load import load, load_catalog
from generator.problem import DataError
from generator.publish.rename import name_area, rename
from generator.render import scan
from tests.support.held import held

ROOT = Path(__file__).parents[2]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Config(tmp_path, date(2026, 11, 21))


def errors(config: Config) -> list[str]:
    return [p.show("en") for p in checks.run(load(config.root), config.today) if p.severity == "error"]


def test_a_channel_is_renamed_wherever_it_is_named(config: Config) -> None:
    before = held(config.root)
    named = [
        path
        for path, data in before.items()
        if b"cn-12333" in data and not path.startswith(("data/issued/", "data/schema/"))
    ]
    made = rename(config, "channels", "cn-12333", "guojia-12333", dry=True)
    assert held(config.root) == before
    rename(config, "channels", "cn-12333", "guojia-12333")
    now = held(config.root)
    assert set(before) - set(now) == {"data/channels/cn-12333.yaml"}
    assert set(now) - set(before) == {"data/channels/guojia-12333.yaml"}
    assert {p for p, data in made.files.items() if data} == {p for p in now if now[p] != before.get(p)}
    assert len(named) > 20
    assert b"{{phone:guojia-12333" in b"".join(now.values())
    for path, data in now.items():
        if path in before and before[path] != data:
            assert data.replace(b"guojia-12333", b"cn-12333") == before[path], path
    assert [
        path for path in named if b"/cn-12333" in now.get(path, b"") or b":cn-12333" in now.get(path, b"")
    ] == []
    assert errors(config) == []


def test_an_issued_project_keeps_its_codes(config: Config) -> None:
    before = held(config.root)
    editions = load_catalog(config.root).editions.of("shili-baohong-hedao")
    assert editions
    assert rename(config, "projects", "shili-baohong-hedao", "shili-hedao").alias
    now = held(config.root)
    text = now["data/projects/shili-hedao.yaml"].decode()
    assert "id: shili-hedao\nformerly:\n  - shili-baohong-hedao\n" in text
    assert {p: d for p, d in now.items() if "/issued/" in p} == {
        p: d for p, d in before.items() if "/issued/" in p
    }
    catalog = load_catalog(config.root)
    assert [e.token for e in catalog.editions.of("shili-hedao")] == [e.token for e in editions]
    assert {e.line for e in catalog.editions} >= {e.line for e in editions}
    assert catalog.editions.of("shili-baohong-hedao") == ()
    assert errors(config) == []
    pages = {o.path: o.data for o in scan.outputs(catalog, config.today, ROOT / "theme/landing")}
    assert pages["p/shili-baohong-hedao/index.html"] == pages["p/shili-hedao/index.html"]
    rename(config, "projects", "shili-hedao", "shili-hedao-2")
    assert "formerly:\n  - shili-baohong-hedao\n" in (config.data / "projects/shili-hedao-2.yaml").read_text(
        "utf-8"
    )
    rename(config, "projects", "shili-hedao-2", "shili-baohong-hedao")
    assert held(config.root) == before


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("shili-nothing", "shili-x", "rename-unknown"),
        ("shili-baohong-hedao", "shili-jinan-jiebo", "rename-taken"),
        ("shili-baohong-hedao", "示例", "rename-form"),
    ],
)
def test_a_wrong_name_is_refused_and_nothing_written(config: Config, old: str, new: str, rule: str) -> None:
    before = held(config.root)
    with pytest.raises(DataError) as error:
        rename(config, "projects", old, new)
    assert [problem.rule for problem in error.value.problems] == [rule]
    assert held(config.root) == before


def test_a_reference_that_we_do_not_know_stops_it(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(config.root)
    monkeypatch.setattr("generator.publish.rename.REFERENCES", {})
    with pytest.raises(DataError) as error:
        rename(config, "channels", "cn-12333", "guojia-12333")
    assert "router-channel" in {problem.rule for problem in error.value.problems}
    assert held(config.root) == before


def test_a_place_gets_another_name(config: Config) -> None:
    before = held(config.root)
    made = name_area(config, "500107103205", "宝洪新村")
    assert list(made.files) == ["data/areas/500107103205.yaml"]
    now = held(config.root)
    assert now["data/areas/500107103205.yaml"].decode() == before[
        "data/areas/500107103205.yaml"
    ].decode().replace("zh: 宝洪村", "zh: 宝洪新村")


def test_a_place_is_renamed_only_where_it_is_known_and_the_name_will_do(tmp_path: Path) -> None:
    config = Config(Path(shutil.copytree(ROOT / "tests/specimens/base", tmp_path / "x")), date(2026, 11, 21))
    before = held(config.root)
    with pytest.raises(DataError) as error:
        name_area(config, "350583", "新村")
    (problem,) = error.value.problems
    assert "350583" in problem.message("zh")
    with pytest.raises(DataError) as error:
        name_area(config, "350582", "晋江\u202e市")
    assert {problem.path for problem in error.value.problems} == {"data/areas/350582.yaml"}
    made = name_area(config, "350582", " 晋江  新市 ", dry=True)
    assert held(config.root) == before
    assert "zh: 晋江 新市" in (made.files["data/areas/350582.yaml"] or b"").decode()
