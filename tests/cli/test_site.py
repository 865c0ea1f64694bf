"""Commands about the data as a whole: the editors' schemas, tables and translations named the wrong way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.schema import schema_files

BASE = Path(__file__).parents[1] / "specimens/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "checkout"))


def test_the_schemas_are_written_where_an_editor_looks(run, root: Path) -> None:
    folder = root / "data/schema"
    code, out, _ = run("schema")
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == list(schema_files())
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert all(json.loads(text) for text in made.values())
    run("schema")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == made
    assert run("check")[0] == 0


def test_a_table_goes_out_as_a_workbook_alone(run, root: Path) -> None:
    code, out, err = run("export", "table", str(root / "a.csv"))
    assert (code, out, ".xlsx" in err) == (2, "", True)
    assert not (root / "a.csv").exists()


def test_translations_are_accepted_and_taken_for_one_language(run, root: Path) -> None:
    code, _, err = run("status", "--accept", "new")
    assert (code, "--lang" in err) == (2, True)
    code, _, err = run("status", "--lang", "en", "--import", str(root / "nothing.csv"))
    assert (code, "nothing.csv" in err) == (2, True)
