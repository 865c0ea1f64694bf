"""A translator's table: what goes out, what comes back, and what is refused whole."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish import translate
from generator.publish.table import COLUMNS, inert, plain
from tests.conftest import TODAY, copy_checkout
from tests.support.held import held

Rows = list[dict[str, str]]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(copy_checkout(tmp_path), TODAY)


def exported(config: Config, lang: str) -> Rows:
    data = translate.export(config, lang)
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to see UTF-8"
    found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert found
    assert tuple(found[0]) == COLUMNS
    return found


def packed(found: Rows) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode("utf-8-sig")


def change_chinese(config: Config) -> None:
    path = config.root / "data/strings/zh/landing.yaml"
    text = path.read_text(encoding="utf-8")
    old = "landing.money.monthly: 每月"
    assert old in text
    path.write_text(text.replace(old, "landing.money.monthly: 每个月"), encoding="utf-8")


def test_the_table_holds_only_what_is_missing_or_outdated(config: Config) -> None:
    translate.accept(config, "en", ["new"])
    assert translate.export(config, "en").count(b"\n") == 1
    change_chinese(config)
    (row,) = exported(config, "en")
    assert row["unit"] == "strings/landing.money.monthly"
    assert row["state"] == "outdated"
    assert row["chinese"].startswith("每个月")
    assert "yuan" in row["translation"]
    assert row["keep"] == "{amount}"
    assert row["where"].startswith("扫码页")


def test_a_filled_row_comes_back_where_it_lives_and_is_current(config: Config) -> None:
    translate.accept(config, "en", ["new"])
    change_chinese(config)
    before = held(config.root)
    rows = exported(config, "en")
    rows[0]["translation"] = "Every month {amount} yuan"
    assert translate.take(config, "en", "en.csv", packed(rows)).count == 1
    after = held(config.root)
    assert {name for name in after if after[name] != before.get(name)} == {
        "data/strings/en/landing.yaml", "data/translations/en/sources.yaml",
    }  # fmt: skip
    lines = {
        name: content.decode().splitlines()
        for name, content in (("old", before["data/strings/en/landing.yaml"]),
                              ("new", after["data/strings/en/landing.yaml"]))
    }  # fmt: skip
    keys = {n: [line.split(":")[0] for line in its if line[:1] not in "# "] for n, its in lines.items()}
    assert keys["old"] == keys["new"]
    assert translate.export(config, "en").count(b"\n") == 1
    assert load_catalog(config.root).strings["en"]["landing.money.monthly"].startswith("Every")


def test_words_inside_a_record_come_back_into_the_record(config: Config) -> None:
    translate.accept(config, "en", ["new"])
    path = config.root / "data/channels/cn-12333.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("zh: 咨询不收费，", "zh: 咨询一律不收费，"), encoding="utf-8")
    (row,) = exported(config, "en")
    assert row["unit"] == "channels/cn-12333/cost"
    row["translation"] = 'Advice is "free": always.'
    translate.take(config, "en", "en.csv", packed([row]))
    cost = load_catalog(config.root).channels["cn-12333"].cost
    assert cost is not None
    assert cost.get("en") == 'Advice is "free": always.'
    assert translate.export(config, "en").count(b"\n") == 1


def test_a_text_comes_back_block_by_block(config: Config) -> None:
    translate.accept(config, "en", ["new"])
    path = config.root / "content/zh/evidence.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("有什么留什么。", "有什么就留什么。"), encoding="utf-8")
    (row,) = exported(config, "en")
    old = (config.root / "content/en/evidence.md").read_text(encoding="utf-8")
    row["translation"] = "Keep whatever you have."
    translate.take(config, "en", "en.csv", packed([row]))
    new = (config.root / "content/en/evidence.md").read_text(encoding="utf-8")
    changed = set(new.splitlines()) - set(old.splitlines())
    assert {line.split(":")[0] for line in changed} == {"Keep whatever you have.", "source"}
    assert translate.export(config, "en").count(b"\n") == 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("each month", "table-slots"),
        ("{amounts} yuan", "table-slots"),
        ("{amount} {amount}", "table-slots"),
        ("{amount} yuan for 5", "parity-numbers"),
    ],
)
def test_a_lost_or_altered_slot_is_refused_by_row_and_column(config: Config, text: str, rule: str) -> None:
    translate.accept(config, "en", ["new"])
    change_chinese(config)
    vi = exported(config, "vi")
    (bad,) = (row for row in vi if row["unit"] == "strings/landing.money.monthly")
    good = next(row for row in vi if row["unit"].startswith("regulations/"))
    good["translation"], bad["translation"] = "Tốt", text
    before = held(config.root)
    with pytest.raises(DataError) as caught:
        translate.take(config, "vi", "vi.csv", packed([good, bad]))
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column, problem.rule) == ("vi.csv", 3, 4, rule)
    assert held(config.root) == before, "all or nothing"


def test_a_block_whose_chinese_changed_since_is_refused(config: Config) -> None:
    row = next(row for row in exported(config, "vi") if row["unit"] == "content/about/0")
    row["translation"], row["source"] = row["chinese"], "0" * 12
    with pytest.raises(DataError) as caught:
        translate.take(config, "vi", "vi.csv", packed([row]))
    assert "table-old" in {problem.rule for problem in caught.value.problems}


def test_what_is_no_table_is_refused(config: Config) -> None:
    before = held(config.root)
    row = exported(config, "vi")[0]
    filled = {**row, "translation": "x"}
    cases = [
        (b"\xff\xfe\x00", "table-unreadable"),
        (b"a,b\n1,2\n", "table-columns"),
        (packed([{**filled, "unit": "strings/nope"}]), "table-unit"),
        (packed([filled, filled]), "table-twice"),
        (packed([filled]).splitlines()[0] + b"\nx,y\n", "table-row"),
    ]
    for data, rule in cases:
        with pytest.raises(DataError) as caught:
            translate.take(config, "vi", "vi.csv", data)
        assert rule in {problem.rule for problem in caught.value.problems}
    assert held(config.root) == before


def test_a_text_with_a_gap_is_refused(config: Config) -> None:
    rows = [row for row in exported(config, "vi") if row["unit"].startswith("content/about/")]
    assert len(rows) > 3
    rows[1]["translation"] = rows[1]["chinese"]
    with pytest.raises(DataError) as caught:
        translate.take(config, "vi", "vi.csv", packed(rows[:3]))
    assert {problem.rule for problem in caught.value.problems} == {"table-gap"}
    for row in rows:
        row["translation"] = row["chinese"]
    assert translate.take(config, "vi", "vi.csv", packed(rows)).count == len(rows)
    assert (config.root / "content/vi/about.md").is_file()


@pytest.mark.parametrize("cell", ["=1+1", "+8", "-x", "@a", "'=x", "打 {n}", "- a\n- b"])
def test_no_cell_is_a_formula_and_none_is_changed(cell: str) -> None:
    assert inert(cell)[0] not in "=+-@\t\r"
    assert plain(inert(cell)) == cell.strip("\t\n")


def test_the_command_prints_a_table_and_json(config: Config, tmp_path: Path) -> None:
    run = CliRunner()
    table = run.invoke(cli, ["status", "--root", str(config.root)])
    assert table.exit_code == 0
    assert [line.split()[0] for line in table.output.splitlines()[1:]] == ["en", "ug", "bo", "vi"]
    found = run.invoke(cli, ["status", "--root", str(config.root), "--format", "json", "--lang", "ug"])
    assert '"lang": "ug"' in found.output
    out = tmp_path / "bo.csv"
    assert run.invoke(cli, ["status", "--root", str(config.root), "--export", str(out)]).exit_code == 0
    assert out.stat().st_size > 1000
    assert run.invoke(cli, ["status", "--root", str(config.root), "--lang", "xx"]).exit_code == 2


def test_a_text_is_accepted_as_made_from_todays_chinese(config: Config) -> None:
    translate.accept(config, "en", ["new"])
    path = config.root / "content/zh/evidence.md"
    path.write_text(path.read_text("utf-8").replace("有什么留什么。", "有什么就留什么。"), "utf-8")
    (row,) = exported(config, "en")
    page = row["unit"].rpartition("/")[0]
    old = (config.root / "content/en/evidence.md").read_text("utf-8").splitlines()
    shown = translate.accept(config, "en", [page], dry=True)
    assert (shown.count, "content/en/evidence.md" in shown.files) == (1, True)
    assert (config.root / "content/en/evidence.md").read_text("utf-8").splitlines() == old
    assert translate.accept(config, "en", [page]) == shown
    new = (config.root / "content/en/evidence.md").read_text("utf-8").splitlines()
    assert {line.split(":")[0] for line in set(new) ^ set(old)} == {"source"}
    assert translate.export(config, "en").count(b"\n") == 1


def test_a_sentence_made_from_older_chinese_is_taken_and_stays_outdated(config: Config) -> None:
    translate.accept(config, "en", ["new"])
    change_chinese(config)
    (row,) = exported(config, "en")
    row |= {"translation": "As it was said then", "source": "0" * 12}
    assert translate.take(config, "en", "en.csv", packed([row])).count == 1
    (again,) = exported(config, "en")
    assert (again["state"], again["translation"]) == ("outdated", "As it was said then")


def test_a_block_of_another_shape_is_refused_by_row_and_column(config: Config) -> None:
    row = next(row for row in exported(config, "vi") if row["chinese"].startswith("'- "))
    row["translation"] = row["chinese"] + "\n- một"
    with pytest.raises(DataError) as caught:
        translate.take(config, "vi", "vi.csv", packed([row]))
    (found,) = (problem for problem in caught.value.problems if problem.rule == "parity-blocks")
    assert (found.path, found.line, found.column) == ("vi.csv", 2, 4)
    assert str(row["chinese"].count("- ")) in found.message("zh")
