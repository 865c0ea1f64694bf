"""Publishing with plain git, for real: built site → branch → server; whole or not at all, and back again."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from tests.deploy.server import DEPLOY
from tests.support.repository import git

SUMS = "SHA256SUMS"


def run(script: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **more}
    return subprocess.run(("sh", str(script), *words), capture_output=True, check=False, text=True, env=env)


def build(root: Path, **texts: str) -> None:
    """A site/ as a build leaves it, sealed."""
    folder = root / "site"
    (folder / "q/X").mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_bytes(b"*\n!.gitignore\n")
    (folder / "q/X/index.html").write_bytes(texts.get("page", "页").encode() + b"\r\n")
    names = sorted(
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.name != SUMS
    )
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / SUMS).write_text("".join(sums), "utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A checkout with its remote beside it."""
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    root = tmp_path / "office"
    (root / "deploy").mkdir(parents=True)
    (root / "deploy/publish").write_bytes((DEPLOY / "publish").read_bytes())
    (root / ".gitattributes").write_text("* text=auto eol=lf\n", "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(root, "add", "deploy", ".gitattributes")
    git(root, "commit", "-q", "-m", "x")
    build(root)
    return root


def publish(office: Path) -> str:
    done = run(office / "deploy/publish")
    assert done.returncode == 0, done.stderr
    return done.stdout


def receive(office: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(DEPLOY / "receive", *words or (str(office.parent / "remote.git"), str(office.parent / "srv")))


def served(office: Path) -> bytes:
    return (office.parent / "srv/current/q/X/index.html").read_bytes()


def test_a_site_goes_the_whole_way_and_keeps_its_bytes(office: Path) -> None:
    assert "published" in publish(office)
    assert receive(office).returncode == 0
    assert served(office) == "页\r\n".encode()
    assert git(office, "status", "--porcelain", "--", "deploy", ".gitattributes") == ""
    assert git(office.parent / "remote.git", "branch", "--format=%(refname:short)").split() == ["site"]


def test_the_same_site_is_published_once(office: Path) -> None:
    publish(office)
    first = git(office.parent / "remote.git", "rev-parse", "site")
    assert "nothing new" in publish(office)
    assert git(office.parent / "remote.git", "rev-parse", "site") == first


def test_a_new_site_follows_and_the_old_one_comes_back(office: Path) -> None:
    publish(office)
    receive(office)
    build(office, page="新")
    publish(office)
    assert "now serving" in receive(office).stdout
    assert served(office) == "新\r\n".encode()
    assert receive(office).stdout == ""
    back = receive(office, "--back", str(office.parent / "srv"))
    assert back.returncode == 0, back.stderr
    assert served(office) == "页\r\n".encode()
    receive(office)  # the timer runs on: what was taken back stays back
    assert served(office) == "页\r\n".encode()
    build(office, page="更新")
    publish(office)
    receive(office)
    assert served(office) == "更新\r\n".encode()


def test_a_site_that_is_not_whole_is_not_served(office: Path) -> None:
    publish(office)
    receive(office)
    build(office, page="新")
    (office / "site/q/X/index.html").write_text("半", "utf-8")
    publish(office)
    done = receive(office)
    assert done.returncode == 1
    assert "nothing was changed" in done.stderr
    assert served(office) == "页\r\n".encode()
    assert not (office.parent / "srv/coming").exists()


def test_without_a_site_it_says_so(office: Path) -> None:
    (office / "site" / SUMS).unlink()
    done = run(office / "deploy/publish")
    assert done.returncode == 1
    assert "wageboard build" in done.stderr


def test_a_site_that_is_older_than_the_data_is_named(office: Path) -> None:
    (office / "data").mkdir()
    file = office / "data/site.yaml"
    file.write_text("x", "utf-8")
    os.utime(file, ns=(0, 0))
    assert run(office / "deploy/publish").stderr == ""
    later = (office / "site" / SUMS).stat().st_mtime_ns + 10**9
    os.utime(file, ns=(later, later))
    done = run(office / "deploy/publish")
    assert (done.returncode, "data/site.yaml" in done.stderr) == (0, True)
    assert "nothing new" in done.stdout


def test_the_remote_may_be_named_from_where_one_stands(office: Path) -> None:
    publish(office)
    done = subprocess.run(
        ("sh", str(DEPLOY / "receive"), "remote.git", "srv"),
        cwd=office.parent,
        check=True,
        capture_output=True,
    )
    assert b"now serving" in done.stdout
    assert served(office) == "页\r\n".encode()


def test_a_site_without_prints_is_not_published(office: Path) -> None:
    (office / "site/build.json").write_text('{\n  "without": [\n    "print/"\n  ]\n}\n', "utf-8")
    done = run(office / "deploy/publish")
    assert (done.returncode, "--no-prints" in done.stderr) == (1, True)
