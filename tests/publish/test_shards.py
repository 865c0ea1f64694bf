"""Areas built alone and joined are, byte for byte, the site of one build; whatever doesn't fit is refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.config import Config
from generator.publish import assemble
from generator.publish import build as builds
from generator.publish import parts as module
from generator.publish.build import build, build_shard
from generator.publish.executor import inprocess
from generator.publish.guide import Asked
from generator.publish.shards import ShardError, area_of, ground, read, rest
from generator.render.output import Output
from generator.render.pages import about
from generator.render.sheet import Sheet
from tests.conftest import TODAY, Quiet
from tests.support.held import held
from tests.support.small import PROJECT, small_checkout

PROVINCES = ("120000", "310000", "370000", "500000")
COUNTY = "350582"


@dataclass
class Office:
    """A small checkout whose data is read once and whose guide is one page."""

    config: Config
    site: dict[str, bytes]  # what one build makes
    guides: list[Path]

    def shard(self, code: str, to: Path | None = None) -> Path:
        return build_shard(self.config, Quiet(), code, to, inprocess()).site

    def refused(self, shards: list[Path]) -> tuple[str, dict[str, str]]:
        before = held(self.config.site)
        with pytest.raises(ShardError) as caught:
            build(self.config, Quiet(), shards=shards, crew=inprocess())
        assert held(self.config.site) == before
        return caught.value.key, caught.value.facts


def pressed(_: object, sheets: list[Sheet], *__: object) -> Iterator[Output]:
    """What stands for a print: its words."""
    for sheet in sheets:
        yield Output(sheet.path, json.dumps(sheet.data, ensure_ascii=False).encode())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    root = small_checkout(tmp_path_factory.mktemp("office"))
    config, guides = Config(root, TODAY), list[Path]()
    read_once = builds.checked(config)

    def guide(asked: Asked) -> dict[str, Path]:
        guides.append(asked.config.root)
        page = Output("about/index.html", about.UNKNOWN_DATA.encode())
        assemble.write([page], root / ".build/guide")
        return {"": root / ".build/guide"}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builds, "checked", lambda _: read_once)
        patch.setattr(module, "build_guide", guide)
        patch.setattr(module, "print_all", pressed)
        patch.setattr(module, "broken_links", lambda *_: ())
        build(config, Quiet(), crew=inprocess())
        yield Office(config, held(config.site), guides)


@pytest.fixture(scope="module")
def provinces(office: Office) -> list[Path]:
    """The shards of every place but those of 福建."""
    return [office.shard(code) for code in PROVINCES]


def test_shards_joined_are_the_site_of_one_build(
    office: Office, provinces: list[Path], tmp_path: Path
) -> None:
    """Of the province with the site one county is a shard; what is above it, the join makes itself."""
    town = office.shard(COUNTY, tmp_path / "town")
    assert f"p/{PROJECT}/index.html" in held(town)
    assert not (town / "about").exists()
    assert [path for path in held(town) if path.startswith(("p/35058", "p/3505/"))]
    del office.guides[:]
    (office.config.site / "index.html").write_bytes(b"an older site")
    build(office.config, Quiet(), shards=[*provinces, town], crew=inprocess())
    assert held(office.config.site) == office.site
    assert len(office.guides) == 1, "the guide is built once, by the join"
    assert assemble.whole(office.config.site)


def test_a_shard_says_what_it_was_made_from(office: Office, provinces: list[Path]) -> None:
    facts = json.loads((provinces[1] / "build.json").read_text("utf-8"))
    assert facts["area"] == "310000"
    assert facts["today"] == TODAY.isoformat()
    assert facts["data"] == json.loads(office.site["build.json"])["data"]
    assert sum(facts["files"].values()) == len(held(provinces[1])) - 3
    assert assemble.whole(provinces[1])
    assert area_of(builds.checked(office.config)[0], "31") == "310000"


def test_a_place_that_no_shard_holds_is_named(office: Office, provinces: list[Path]) -> None:
    key, facts = office.refused(provinces)
    assert key == "missing"
    assert "350582" in facts["areas"]
    assert "晋江市" in facts["areas"]


def test_the_same_place_twice_is_refused(office: Office, provinces: list[Path], tmp_path: Path) -> None:
    again = shutil.copytree(provinces[0], tmp_path / "again")
    key, facts = office.refused([*provinces, again])
    assert (key, facts["folder"], facts["other"]) == ("overlap", str(again), str(provinces[0]))


def test_a_shard_that_lost_or_changed_a_byte_is_refused(
    office: Office, provinces: list[Path], tmp_path: Path
):
    torn = shutil.copytree(provinces[0], tmp_path / "torn")
    page = next(path for path in torn.rglob("index.html"))
    page.write_bytes(page.read_bytes() + b" ")
    assert office.refused([torn]) == ("altered", {"folder": str(torn)})
    page.unlink()
    assert office.refused([torn])[0] == "altered"
    assert office.refused([tmp_path])[0] == "no-shard"


@pytest.mark.parametrize("key", ["wageboard", "program", "today", "data"])
def test_what_was_made_from_something_else_is_refused(
    office: Office, provinces: list[Path], key: str
) -> None:
    catalog = builds.checked(office.config)[0]
    shards = [read(folder) for folder in provinces]
    own = dict(shards[0].ground)
    with pytest.raises(ShardError) as caught:
        rest(shards, catalog, {**own, key: "another"})
    assert caught.value.key == f"other-{key}"
    assert ground(office.config, own["data"]) == own
    later = replace(office.config, today=TODAY + timedelta(days=1))
    assert ground(later, own["data"]) != own


def test_a_folder_with_something_else_is_not_touched(office: Office, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(ShardError, match="not-ours"):
        office.shard("31", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(ShardError, match="no-area: 99"):
        office.shard("99")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["join", "SHARD"], "is no shard"),
        (["build", "--out", "x"], "--out goes with --area only"),
        (["build", "--area", "35", "--no-prints"], "--area goes neither with --no-prints"),
    ],
)
def test_the_commands_say_what_is_wrong(asked: list[str], said: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "en")
    monkeypatch.setattr(builds, "checked", lambda _: 1 / 0)
    folder = tmp_path / "nothing"
    folder.mkdir()
    words = [str(folder) if it == "SHARD" else it for it in asked]
    done = CliRunner().invoke(cli, [*words, "--root", str(tmp_path)])
    assert done.exit_code in (1, 2)
    assert said in done.output
