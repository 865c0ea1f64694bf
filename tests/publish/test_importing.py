"""What an import writes besides its drafts: the list of doubts, and names where no repository sees them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.config import Config
from generator.intake.doubt import WHOLE, Doubt
from generator.intake.draft import Import, Secret
from generator.intake.shape import Place
from generator.publish import importing
from tests.conftest import ROOT, TODAY

AT = Place("sheet", "名单", 2, 3)
DOUBTS = tuple(Doubt(AT, "row-no-phone", {}, "=cmd|王○") for _ in range(8))
MADE = Import((), DOUBTS, (), {})


def test_a_very_long_list_is_a_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(tmp_path, TODAY)
    (book,) = importing.planned(config, MADE, "a.xlsx", tmp_path)
    assert book.path.name == "doubts.xlsx"
    monkeypatch.setattr(importing, "MOST_IN_A_WORKBOOK", 7)
    (table,) = importing.planned(config, MADE, "a.xlsx", tmp_path)
    assert table.path.name == "doubts.csv"
    assert table.data.decode("utf-8-sig").count("'=cmd|王○") == 8


def test_a_terminal_shows_the_first_of_each_rule() -> None:
    lines = list(importing.told((Doubt(WHOLE, "source-no-date"), *DOUBTS), "a.xlsx"))
    assert len(lines) == 1 + importing.SHOWN + 1
    assert lines[0].startswith("a.xlsx: ")
    assert lines[1].startswith("a.xlsx:名单!C2: ")
    assert "3" in lines[-1]


def test_inside_is_the_whole_repository(tmp_path: Path) -> None:
    (tmp_path / "repository/.git").mkdir(parents=True)
    root = tmp_path / "repository/site"
    root.mkdir()
    assert importing.is_inside(tmp_path / "repository/x.csv", root)
    assert importing.is_inside(root / "../x.csv", root)
    assert not importing.is_inside(tmp_path / "x.csv", root)
    assert not importing.is_inside(tmp_path / "repository2/x.csv", root)


def test_private_values_run_nothing(tmp_path: Path) -> None:
    data = importing.private_file((Secret("a-3", "name", "=王小明", AT),))
    assert "'=王小明" in data.decode("utf-8-sig")
    importing.keep_private(tmp_path / "new/x.csv", data)
    assert (tmp_path / "new/x.csv").read_bytes() == data
    assert [one.name for one in (tmp_path / "new").iterdir()] == ["x.csv"]


def test_doubts_hold_what_strangers_hide() -> None:
    hidden = Doubt(AT, "row-no-phone", {}, "王\x1b[31m○\x0b\u202e")
    (book,) = importing.planned(Config(ROOT, TODAY), replace(MADE, doubts=(hidden,)), "a.xlsx", ROOT / "x")
    assert book.path.name == "doubts.xlsx"
    assert book.data.startswith(b"PK")
    assert not any("\x1b" in line for line in importing.told((hidden,), "a.xlsx"))
