"""audio status and audio accept at the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import copy_checkout

SILENCE = b"\xff\xfb\x90\xc4" + bytes(413)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_checkout(tmp_path)
    folder = root / "content/zh/audio"
    folder.mkdir()
    (folder / "evidence.mp3").write_bytes(SILENCE)
    return root


def test_what_must_be_recorded_again_is_listed(run, root: Path) -> None:
    code, out, err = run("audio", "status")
    assert (code, "not heard" in out, "1 recordings, 0 to be made again" in err) == (0, True, True)
    assert run("audio", "accept", "evidence", "--by", "录音岗", "--dry-run")[0] == 0
    assert not (root / "content/zh/audio/evidence.yaml").exists()
    assert run("audio", "accept", "evidence.mp3", "--by", "录音岗")[0] == 0
    assert run("audio", "status")[1] == "current     content/zh/audio/evidence.mp3\n"
    text = root / "content/zh/evidence.md"
    text.write_text(text.read_text("utf-8") + "\n多拍几张。\n", "utf-8")
    code, out, err = run("audio", "status", lang="zh_CN.UTF-8")
    assert (code, out.startswith("要重新录"), err) == (0, True, "一共 1 个录音，1 个要重新录。\n")


def test_one_that_is_not_there(run, root: Path) -> None:
    code, _, err = run("audio", "accept", "what-to-do", "--by", "录音岗")
    assert (code, "what-to-do.mp3" in err) == (1, True)
