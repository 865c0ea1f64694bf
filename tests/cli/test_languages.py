"""`wageboard status` at the door: tables of a translator are never lost, and nothing is written unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import copy_checkout


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("languages") / "checkout"
    root.mkdir()
    return copy_checkout(root)


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "checkout"))


def test_a_table_that_is_there_is_not_replaced(run, root: Path, tmp_path: Path) -> None:
    table = tmp_path / "vi.csv"
    assert run("status", "--export", str(table), "--dry-run")[0] == 0
    assert not table.exists()
    assert run("status", "--export", str(table))[0] == 0
    assert run("status", "--export", str(table))[0] == 0  # the same once more
    filled = table.read_bytes() + b"filled in by a translator"
    table.write_bytes(filled)
    code, _, err = run("status", "--export", str(table))
    assert (code, "wasn't replaced" in err or "was not replaced" in err) == (1, True)
    assert table.read_bytes() == filled
    assert run("status", "--export", str(table), "--force")[0] == 0
    assert table.read_bytes() != filled


def test_a_dry_run_names_the_files_and_writes_none(run, root: Path) -> None:
    sources = root / "data/translations/en/sources.yaml"
    line = next(
        row for row in sources.read_text("utf-8").splitlines(keepends=True) if row.startswith("channels/")
    )
    held = sources.read_text("utf-8").replace(line, "")
    sources.write_text(held, "utf-8")
    code, out, err = run("status", "--lang", "en", "--accept", "new", "--dry-run")
    assert code == 0, err
    assert "    data/translations/en/sources.yaml\n" in out
    assert "Nothing was written" in err
    assert sources.read_text("utf-8") == held
    run("status", "--lang", "en", "--accept", "new")
    assert line in sources.read_text("utf-8")
