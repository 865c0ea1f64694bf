"""Every address of data and content is found where it stands, and a move is put in byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.config import Config
from generator.publish.files import write_all
from generator.publish.outside.finding import Finding
from generator.publish.outside.mending import plan
from generator.publish.outside.named import links
from tests.conftest import ROOT, TODAY

LAW = "data/regulations/test.yaml"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    root = tmp_path / "checkout"
    (root / "data/regulations").mkdir(parents=True)
    (root / "content/zh").mkdir(parents=True)
    return Config(root, TODAY)


def write(config: Config, path: str, text: str) -> None:
    (config.root / path).parent.mkdir(parents=True, exist_ok=True)
    (config.root / path).write_bytes(text.encode())


def checkout(folder: Path) -> Config:
    """The small valid data, with the address of a channel."""
    root = Path(shutil.copytree(ROOT / "tests/specimens/base", folder / "checkout"))
    with (root / "data/channels/cn-12348.yaml").open("a", encoding="utf-8") as file:
        file.write('url: "https://www.12348.gov.cn/"  # 首页\n')
    return Config(root, TODAY)


def places(config: Config) -> dict[str, list[str]]:
    return {link.url: [str(place) for place in link.places] for link in links(config)}


def test_each_place_is_named_by_line_and_column(config: Config) -> None:
    write(config, LAW, 'url: "https://www.a.cn/x?a=1&b=(2)"\nsource: {title: 见https://b.cn/。, url: https://www.a.cn/x}\n'
          "note: |\n  先看 https://b.cn/ ，\n  再看 https://b.cn/。\n")  # fmt: skip
    write(config, "content/zh/a.md", "看[这里](https://b.cn/)、<https://c.cn/路>。\n\n**https://d.cn/x.**\n")
    assert places(config) == {
        "https://www.a.cn/x?a=1&b=(2)": [f"{LAW}:1:7"],
        "https://www.a.cn/x": [f"{LAW}:2:39"],
        "https://b.cn/": ["content/zh/a.md:1:7", f"{LAW}:2:18", f"{LAW}:4:6", f"{LAW}:5:6"],
        "https://c.cn/路": ["content/zh/a.md:1:23"],
        "https://d.cn/x": ["content/zh/a.md:3:3"],
    }


def test_our_own_site_and_reserved_names_are_not_outside(config: Config) -> None:
    write(config, "data/site.yaml", "base_url: https://our.cn/guide/\nscan_url: https://s.cn/\n")
    write(
        config, LAW, "a: https://our.cn/guide/x\nb: https://s.cn/q/\nc: http://x.example/\nd: https://d.cn/\n"
    )
    write(config, "data/schema/x.yaml", "a: https://json-schema.org/\n")
    write(config, "data/channels/broken.yaml", "a: [https://e.cn/\n")
    assert list(places(config)) == ["https://d.cn/"]


def test_hosts_are_asked_where_nothing_else_asks_them(config: Config) -> None:
    write(
        config,
        "data/vocabulary/hosts.yaml",
        "- {host: a.cn, https: true}\n- {host: b.cn, https: true}\n- {host: cn, https: false}\n",
    )
    write(config, LAW, "url: https://www.a.cn/\n")
    assert [(link.url, link.host) for link in links(config)] == [
        ("https://b.cn/", True),
        ("https://www.a.cn/", False),
    ]


def test_the_shipped_data_names_links() -> None:
    found = links(Config(ROOT, TODAY))
    assert {"https://www.12333.gov.cn/", "https://www.12348.gov.cn/"} <= {link.url for link in found}
    assert all((ROOT / place.path).read_text("utf-8") for link in found for place in link.places)


def test_a_move_changes_the_address_and_no_other_byte(tmp_path: Path) -> None:
    config = checkout(tmp_path)
    root = config.root
    channel = "data/channels/cn-12348.yaml"
    old, new = "https://www.12348.gov.cn/", "https://www.12348.gov.cn/new/"
    write(config, "content/zh/a.md", f"见 {old}page 和 {old}，再见 <{old}>。\r\n尾\r\n")
    codes = "data/vocabulary/short-codes.yaml"
    listed = (root / codes).read_text("utf-8")
    assert "source: {" in listed
    write(config, codes, listed.replace("source: {", f'source: {{url: "{old}", ', 1))
    before = {p: (root / p).read_bytes() for p in (channel, codes, "content/zh/a.md")}
    edits, files = plan(config, links(config), {old: Finding(old, ("moved",), 200, ((301, new),), new)})
    assert [edit.problems for edit in edits] == [()]
    assert (root / channel).read_bytes() == before[channel], "a plan writes nothing"
    write_all(root, files)
    for path in (channel, codes):
        assert (root / path).read_bytes() == before[path].replace(old.encode(), new.encode())
    told = f"见 {old}page 和 {new}，再见 <{new}>。\r\n尾\r\n"
    assert (root / "content/zh/a.md").read_bytes() == told.encode()


def test_a_move_to_a_host_that_is_not_official_is_refused(tmp_path: Path) -> None:
    config = checkout(tmp_path)
    old, new = "https://www.12348.gov.cn/", "https://12348.wage-help.com/"
    edits, files = plan(config, links(config), {old: Finding(old, ("moved",), 200, ((301, new),), new)})
    assert [p.rule for p in edits[0].problems] == ["url-host"]
    assert files == {}
