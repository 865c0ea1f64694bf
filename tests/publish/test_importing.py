"""What an import writes besides its drafts: the list of doubts, and names where no repository sees them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.config import Config
from generator.intake.doubt import WHOLE, Doubt, RefusedError
from generator.intake.draft import Draft, Import, Secret
from generator.intake.read.__init__ import MOST_BYTES
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


def test_what_is_too_large_or_not_there_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "名单.xlsx"
    with pytest.raises(RefusedError) as error:
        importing.opened(file)
    assert error.value.doubt.rule == "refused-unreadable"
    with file.open("wb") as opened:
        opened.truncate(MOST_BYTES + 1_000_000)  # takes no room: nothing is written
    with pytest.raises(RefusedError) as error:
        importing.opened(file)
    assert (error.value.doubt.rule, error.value.doubt.facts["found"]) == (
        "refused-too-large", f"{(MOST_BYTES + 1_000_000) / 1e6:.0f}",
    )  # fmt: skip


def test_drafts_without_doubts_have_no_list_and_what_is_new_has_no_difference(tmp_path: Path) -> None:
    draft = Draft("projects", "a", {"id": "a"})
    made = importing.planned(Config(tmp_path, TODAY), Import((draft,), (), (), {}), "a.xlsx", tmp_path)
    assert [one.path for one in made] == [tmp_path / "projects/a.yaml"]
    assert list(made[0].diff()) == []
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects/a.yaml").write_text("id: b\n", "utf-8")
    (again,) = importing.planned(Config(tmp_path, TODAY), Import((draft,), (), (), {}), "a.xlsx", tmp_path)
    assert [line for line in again.diff() if line.startswith(("-id", "+id"))] == ["-id: b", "+id: a"]
