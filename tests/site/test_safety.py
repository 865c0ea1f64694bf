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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.publish import assemble
from tests.conftest import ROOT, TODAY, Built
from tests.support.small import small_checkout

KILLS, SOME = 30, 10  # in the bench, in every run of the tests
ROOM = (0, 2)  # MB that are free on the disk when a build begins
CLOSED = (".build", "site")
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
    said, _ = build.communicate(timeout=900)
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
    return prepared(root)


def prepared(root: Path) -> Office:
    """The office of a checkout, its first release published."""
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


def killed(office: Office, kills: int) -> list[float]:
    """Kills so many builds, each at a random moment and back and forth between the releases: the moments, in
    seconds. After each the site is one whole release."""
    dice, moments, turn = random.Random(SEED), list[float](), 0
    while len(moments) < kills:
        turn += 1
        assert turn < 4 * kills, "builds end before they can be killed"
        office.write(turn % 2)
        build = start(office.root, start_new_session=True)
        moment = dice.uniform(0, office.seconds)
        try:
            build.wait(moment)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)  # the engine, another program, lives on
            moments.append(moment)
        build.communicate()
        assert office.published in (0, 1)
    return moments


def test_a_build_killed_at_any_moment_leaves_one_whole_release(first: Office) -> None:
    assert len(killed(first, SOME)) == SOME
    for which in (1, 0):
        first.write(which)
        code, said = finish(start(first.root))
        assert code == 0, said
        assert first.published == which


def beside_another(office: Office) -> str:
    """What a build says that begins while another makes the second release, which it does in the end."""
    office.write(1)
    one = start(office.root)
    assert one.stdout
    while "网站页面" not in one.stdout.readline().decode():
        assert one.poll() is None
    code, said = finish(start(office.root))
    assert code == 1
    assert "另一个生成正在进行" in said
    ended, last = finish(one)
    assert ended == 0, last
    return said


def test_a_second_build_says_that_the_first_is_under_way(first: Office) -> None:
    beside_another(first)
    assert first.published == 1


def test_a_file_that_finds_no_room_is_named_and_the_old_site_stands(first: Office) -> None:
    """A limit to the size of a file stands for a full disk where no disk can be made."""

    def little_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    first.write(1)
    shutil.rmtree(first.root / ".build/cache/guide")
    code, said = finish(start(first.root, preexec_fn=little_room))
    assert (code, "磁盘满了" in said, "Traceback" in said) == (1, True, False), said
    assert first.published == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own; who may not make one is told."""
    with small_disk(tmp_path / "disk", 400) as made:
        if made is None:
            pytest.skip("no right to mount a small disk: a full one is only simulated, by a limit to a file")
        yield made


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path | None]:
    """A disk in memory of so many MB at the folder while it is used; None without the right to mount one."""
    folder.mkdir()
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    mount = [*sudo, "mount", "-t", "tmpfs", "-o", f"size={size}m,mode=0777", "tmpfs", str(folder)]
    if not shutil.which(mount[0]) or subprocess.run(mount, capture_output=True).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run([*sudo, "umount", "--lazy", str(folder)], check=True)  # killed builds' children


def stopped_for_room(office: Office, room: float) -> str:
    """What a build says that begins with so many MB of free disk; then there is room again."""
    free = shutil.disk_usage(office.root).free - int(room * 1_000_000)
    ballast = office.root.parent / "ballast"
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free)
    code, said = finish(start(office.root))
    ballast.unlink()
    assert (code, f"磁盘满了（{office.root}" in said, "Traceback" in said) == (1, True, False), said
    return said


def test_a_full_disk_is_named_and_the_old_site_stands(first: Office, disk: Path) -> None:
    shutil.copytree(first.root, disk / "office")
    office = Office(disk / "office", first.sums, first.seconds)
    office.write(1)
    for room in ROOM:
        stopped_for_room(office, room)
        assert office.published == 0
    code, said = finish(start(office.root))
    assert code == 0, said
    assert office.published == 1


def without_right(office: Office, closed: str) -> None:
    """A build that may not write to a folder of the checkout says so."""
    folder = office.root / closed
    shutil.rmtree(
        office.root / ".build/site", ignore_errors=True
    )  # what a killed build left may be written to
    folder.chmod(0o555)
    code, said = finish(start(office.root, preexec_fn=as_anybody))
    folder.chmod(0o755)
    assert (code, "没有写这里的权限" in said, "Traceback" in said) == (1, True, False), said
    assert str(folder) in said


@pytest.mark.parametrize("closed", CLOSED)
def test_a_folder_without_the_right_to_write_is_named_and_the_old_site_stands(
    first: Office, closed: str
) -> None:
    first.write(1)
    without_right(first, closed)
    assert first.published == 0


def as_anybody() -> None:
    """Takes the administrator's right to write everywhere away, from this process and those it starts."""
    library = ctypes.CDLL(None)
    for right in (DAC_OVERRIDE, DAC_READ_SEARCH):
        library.prctl(PR_CAPBSET_DROP, right, 0, 0, 0)
