"""The command links at the terminal, against the misbehaving server."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import links as command
from generator.config import Config
from generator.publish import outside
from generator.publish.outside.finding import KINDS
from generator.report import said_in
from tests.conftest import ROOT, TODAY
from tests.publish.outside.conftest import MANNERS
from tests.publish.outside.server import Server, goes, hangs, page, says, serving

CACHE = ".build/cache/links/links.json"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as it:
        it.routes["/well"] = says(200, page(), ETag='"1"')
        it.routes["/new"] = says(200, page("新"))
        it.routes["/old"] = goes(301, "/new")
        yield it


@pytest.fixture
def root(tmp_path: Path, server: Server) -> Path:
    root = Path(shutil.copytree(ROOT / "tests/specimens/base", tmp_path / "checkout"))
    hosts = '- host: gov.cn\n  https: false\n  source: {title: 各级政府网站的域名后缀, date: "2026-11-20"}\n'
    (root / "data/vocabulary/hosts.yaml").write_text(hosts, "utf-8")
    for path in (root / "data").rglob("*.yaml"):  # nothing of the real net
        path.write_bytes(path.read_bytes().replace(b"https://www.gov.cn/", b"https://www.gov.example/"))
    write(root, server, "well", "old", "lost")
    return root


def write(root: Path, server: Server, *names: str) -> None:
    (root / "content/zh").mkdir(parents=True, exist_ok=True)
    lines = [f"看 http://127.0.0.1:{server.port}/{name} 。\n" for name in names]
    (root / "content/zh/a.md").write_bytes("".join(lines).encode())


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command's own manners, without their pauses."""
    own = command._manners  # pyright: ignore[reportPrivateUsage]

    def hasty(config: Config, private: bool):
        mine = own(config, private)
        assert mine.agent.startswith("wageboard-links/")
        assert mine.agent.endswith("(+https://wageboard.example/)")
        assert (mine.pause, mine.private) == (1.0, private)
        return replace(MANNERS, agent=mine.agent, private=private)

    monkeypatch.setattr(command, "_manners", hasty)


def test_what_is_wrong_is_told_where_it_stands(run, root: Path, server: Server) -> None:
    code, out, err = run("links", "--allow-private")
    assert code == 1
    assert "3 links: 1 broken, 1 to look at" in out
    lost = next(line for line in out.splitlines() if "/lost" in line)
    assert "the page is gone" in lost
    assert "content/zh/a.md:3:3" in lost
    assert "1 addresses moved for good" in err
    code, out, _ = run("links", "--allow-private", lang="zh_CN.UTF-8")
    assert "查了 3 个链接：断了 1 个，要看一下的 1 个；其中 2 个前几天刚查过" in out
    write(root, server, "well")
    assert run("links", "--allow-private")[0] == 0


def test_addresses_of_the_inner_net_are_left_alone_unless_allowed(run, server: Server) -> None:
    code, out, _ = run("links")
    assert (code, server.asked) == (0, [])
    assert out.count("a private address") == 3


def test_every_format(run, root: Path, tmp_path: Path) -> None:
    told = json.loads(run("links", "--allow-private", "--format", "json")[1])
    assert told["complete"] is True
    by = {it["url"].rpartition("/")[2]: it for it in told["links"]}
    assert by["lost"]["kinds"] == ["gone"]
    assert by["old"]["moved_to"].endswith("/new")
    assert by["well"]["places"] == [{"path": "content/zh/a.md", "line": 1, "column": 3}]
    code, out, _ = run("links", "--allow-private", "--format", "csv")
    rows = list(csv.reader(io.StringIO((root / "office/links.csv").read_text("utf-8-sig"))))
    assert (code, out.strip(), len(rows)) == (1, str(root / "office/links.csv"), 3)
    target = tmp_path / "x/list.xlsx"
    run("links", "--allow-private", "--format", "xlsx", "--out", str(target))
    assert target.read_bytes().startswith(b"PK")
    code, out, err = run("links", "--format", "csv", "--out", str(root / "data/site.yaml/x.csv"))
    assert (code, "x.csv" in err) == (2, True)


def test_markdown_is_a_table_in_which_nothing_is_markup(run, server: Server) -> None:
    server.routes["/old"] = goes(302, "/|<b>`x`[a](javascript:1)")
    server.routes["*"] = says(404)
    out = run("links", "--allow-private", "--format", "markdown")[1]
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert all(line.count("|") == 5 for line in rows)
    assert all("javascript" not in part or part.startswith("3") for part in out.split("`")[::2])


def test_a_second_run_asks_only_what_was_broken(run, root: Path, server: Server) -> None:
    run("links", "--allow-private")
    assert not list((root / ".build/cache/links").glob(".*")), "nothing half written is left"
    server.asked.clear()
    run("links", "--allow-private")
    assert {path for _, path, _, _ in server.asked} == {"/robots.txt", "/lost"}


def test_a_cache_that_nobody_can_read_is_made_anew(run, root: Path) -> None:
    run("links", "--allow-private")
    good = json.loads((root / CACHE).read_text("utf-8"))
    for bad in (b"\xff{", b"[]", b'{"version": 1, "links": {"a": 3}}', b'{"version": 1, "links": []}'):
        (root / CACHE).write_bytes(bad)
        assert run("links", "--allow-private")[0] == 1
        assert json.loads((root / CACHE).read_text("utf-8"))["links"].keys() == good["links"].keys()


def test_limit_takes_those_that_were_asked_longest_ago(run, server: Server) -> None:
    for number in (1, 2, 3):
        run("links", "--allow-private", "--limit", "1")
        asked = {path for _, path, _, _ in server.asked} - {"/robots.txt", "/new"}
        asked = {path for path in asked if not path.startswith("/wageboard-")}
        assert len(asked) == number


def test_a_move_is_shown_and_then_put_in(run, root: Path, server: Server) -> None:
    file = root / "content/zh/a.md"
    before = file.read_bytes()
    _, out, err = run("links", "--allow-private", "--fix", "--dry-run")
    at = f"http://127.0.0.1:{server.port}"
    assert f"content/zh/a.md:2:3: {at}/old → {at}/new" in out
    assert (file.read_bytes(), "nothing written" in err) == (before, True)
    _, out, err = run("links", "--allow-private", "--fix", lang="zh_CN.UTF-8")
    assert "换了 1 个搬家的网址" in err
    assert file.read_bytes() == before.replace(b"/old", b"/new")
    assert run("links", "--dry-run")[0] == 2


def test_a_move_that_check_would_refuse_is_not_put_in(run, root: Path, server: Server) -> None:
    channel = root / "data/channels/cn-12348.yaml"
    channel.write_bytes(channel.read_bytes() + f"url: http://127.0.0.1:{server.port}/old\n".encode())
    before = channel.read_bytes(), (root / "content/zh/a.md").read_bytes()
    _, _, err = run("links", "--allow-private", "--fix")
    assert "Not changed to" in err
    assert "data/channels/cn-12348.yaml" in err
    assert (channel.read_bytes(), (root / "content/zh/a.md").read_bytes()) == before


def test_a_missing_package_is_named_with_what_to_do(run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("generator.publish.outside.")]:
        monkeypatch.delitem(sys.modules, name)
        monkeypatch.delattr(outside, name.rpartition(".")[2])
    monkeypatch.setitem(sys.modules, "httpx", None)
    code, _, err = run("links", lang="zh_CN.UTF-8")
    assert code == 1
    assert "uv sync --extra links" in err


def test_ctrl_c_keeps_what_was_found(root: Path, server: Server) -> None:
    """The real command in a process of its own, with its own pauses."""
    write(root, server, "a-well", "b-hangs", "c-never")
    server.routes.update({"/a-well": says(200, page()), "/b-hangs": hangs, "/robots.txt": says(404)})
    words = ("links", "--allow-private", "--root", str(root), "--today", TODAY.isoformat())
    process = subprocess.Popen(
        (sys.executable, "-m", "generator", *words), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "en_GB.UTF-8"},
    )  # fmt: skip
    end = time.monotonic() + 60
    while not server.count("/b-hangs"):
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = (text.decode() for text in process.communicate(timeout=60))
    assert (process.returncode, "Traceback" in err) == (130, False)
    assert "Stopped early: 1 of 3 looked at" in out
    assert list(json.loads((root / CACHE).read_text("utf-8"))["links"]) == [
        f"http://127.0.0.1:{server.port}/a-well"
    ]


def test_every_kind_has_words() -> None:
    for kind in KINDS:
        assert said_in("zh", "links", f"kind-{kind}") != said_in("en", "links", f"kind-{kind}")
