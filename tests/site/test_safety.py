"""Whatever happens to a build, the published site is one whole release, and the next build makes the next.

The builds are real, of a small office, in processes of their own.
"""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.publish import assemble
from tests.conftest import ROOT, TODAY, Built
from tests.support.small import small_checkout

KILLS = 30
SEED = 20261121
WORDS = ("内容有错", "内容不对")  # in a line at the foot of every page, and on no print
DAC_OVERRIDE, DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24


def start(root: Path, **more: object) -> subprocess.Popen[bytes]:
    """A build under way."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--today", TODAY.isoformat()]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "LC_ALL": "zh_CN.UTF-8"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more,
    )  # fmt: skip


def finish(build: subprocess.Popen[bytes]) -> tuple[int, str]:
    said, _ = build.communicate(timeout=300)
    return build.returncode, said.decode()


@dataclass
class Office:
    """A small checkout, the two releases it goes back and forth between, and how long a build takes."""

    root: Path
    sums: tuple[str, str]
    seconds: float

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, which: int) -> None:
        """Makes the data those of the first or the second release."""
        edit(self.root, which)

    @property
    def published(self) -> int:
        """Which release stands there, whole."""
        assert assemble.whole(self.site)
        return self.sums.index((self.site / assemble.SUMS).read_text())


def edit(root: Path, which: int) -> None:
    file = root / "data/site.yaml"
    text = file.read_text(encoding="utf-8")
    for words in WORDS:
        text = text.replace(words, WORDS[which])
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, built: Built) -> Office:
    root = small_checkout(tmp_path_factory.mktemp("office"))
    shutil.copytree(built.config.work / "cache/print", root / ".build/cache/print")
    sums = ["", ""]
    seconds = 0.0
    for which in (0, 1, 0):
        edit(root, which)
        began = time.monotonic()
        code, said = finish(start(root))
        seconds = time.monotonic() - began
        assert code == 0, said
        sums[which] = (root / "site" / assemble.SUMS).read_text()
    assert sums[0] != sums[1]
    return Office(root, (sums[0], sums[1]), seconds)


@pytest.fixture
def first(office: Office) -> Iterator[Office]:
    """The office with its first release published."""
    assert office.published == 0
    yield office
    office.write(0)
    code, said = finish(start(office.root))
    assert code == 0, said
    assert office.published == 0


def test_a_build_killed_at_any_moment_leaves_one_whole_release(first: Office) -> None:
    moments = random.Random(SEED)
    killed = 0
    for turn in range(KILLS):
        first.write(1 - turn % 2)
        build = start(first.root, start_new_session=True)
        try:
            build.wait(moments.uniform(0, first.seconds))
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)  # the engine's process lives on, as after a real one
            killed += 1
        build.communicate()
        assert first.published in (0, 1)
    assert killed >= KILLS // 2
    for which in (1, 0):
        first.write(which)
        code, said = finish(start(first.root))
        assert code == 0, said
        assert first.published == which


def test_a_second_build_says_that_the_first_is_under_way(first: Office) -> None:
    first.write(1)
    one = start(first.root)
    assert one.stdout
    while "网站页面" not in one.stdout.readline().decode():
        assert one.poll() is None
    code, said = finish(start(first.root))
    assert code == 1
    assert "另一个生成正在进行" in said
    code, said = finish(one)
    assert code == 0, said
    assert first.published == 1


def test_a_full_disk_is_named_and_the_old_site_stands(first: Office) -> None:
    def little_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    first.write(1)
    shutil.rmtree(first.root / ".build/cache/guide")
    code, said = finish(start(first.root, preexec_fn=little_room))
    assert (code, "磁盘满了" in said, "Traceback" in said) == (1, True, False), said
    assert first.published == 0


@pytest.mark.parametrize("closed", [".build", "site"])
def test_a_folder_without_the_right_to_write_is_named_and_the_old_site_stands(
    first: Office, closed: str
) -> None:
    first.write(1)
    folder = first.root / closed
    folder.chmod(0o555)
    code, said = finish(start(first.root, preexec_fn=as_anybody))
    folder.chmod(0o755)
    assert (code, "没有写这里的权限" in said, "Traceback" in said) == (1, True, False), said
    assert str(folder) in said
    assert first.published == 0


def as_anybody() -> None:
    """Takes the administrator's right to write everywhere away, from this process and those it starts."""
    library = ctypes.CDLL(None)
    for right in (DAC_OVERRIDE, DAC_READ_SEARCH):
        library.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)
