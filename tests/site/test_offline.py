"""A check and a build ask nobody: no connection leaves, no name is looked up; the links command is apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY
from tests.support.small import small_checkout

# Python runs this first in every process, those that a build starts among them.
GUARD = """
import socket
def no(*a, **k):
    with open({log!r}, "a") as file:
        file.write(repr(a) + chr(10))
    raise OSError("no network in this test")
def connect(self, address, own=socket.socket.connect):
    return own(self, address) if self.family == getattr(socket, "AF_UNIX", None) else no(address)
socket.socket.connect = socket.socket.connect_ex = connect
socket.getaddrinfo = socket.gethostbyname = no
"""
LOADED = """
import sys
from generator.cli import main
try:
    main()
finally:
    apart = ("httpx", "generator.publish.outside.wire")
    print([name for name in apart if name in sys.modules], file=sys.stderr)
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    (tmp_path / "guard").mkdir()
    log = tmp_path / "asked.txt"
    (tmp_path / "guard/sitecustomize.py").write_text(GUARD.format(log=str(log)), "utf-8")
    return log


def guarded(log: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join((str(log.parent / "guard"), str(ROOT)))
    return subprocess.run(
        (sys.executable, "-c", code, *words), cwd=log.parent, capture_output=True, encoding="utf-8",
        check=False, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import http.client; http.client.HTTPConnection('localhost').connect()",
        "import os, sys; os.execv(sys.executable, ['-', '-c', 'import socket; socket.gethostbyname(1)'])",
    ],
)
def test_the_guard_sees_a_connection(log: Path, code: str) -> None:
    guarded(log, code)
    assert log.read_text("utf-8")


def test_a_check_and_a_build_ask_nobody(log: Path, tmp_path: Path) -> None:
    root = small_checkout(tmp_path / "checkout")
    for words in (("check",), ("build",), ("links", "--help")):
        more = () if "--help" in words else ("--root", str(root), "--today", TODAY.isoformat())
        done = guarded(log, LOADED, *words, *more)
        assert done.returncode == 0, done.stderr
        assert done.stderr.splitlines()[-1] == "[]"
    assert (root / "site/index.html").is_file()
    assert not log.exists(), log.read_text("utf-8")
