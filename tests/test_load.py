"""data/ becomes a catalog of every good record; each bad one is a problem and leaves the others alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load import load, load_catalog
from generator.problem import DataError

ROOT = Path(__file__).parents[1]
BASE = Path(__file__).parent / "specimens" / "base"
PROJECT = "data/projects/sample-school.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "tree")
    return tmp_path / "tree"


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def test_the_real_data_loads() -> None:
    loaded = load(ROOT)
    assert loaded.problems == ()
    assert loaded.catalog is not None
    assert len(loaded.catalog.areas) >= 10
    assert len(loaded.catalog.channels) >= 10


def test_records_come_by_id_in_the_order_of_their_files() -> None:
    catalog = load_catalog(BASE)
    assert list(catalog.channels) == sorted(catalog.channels)
    assert list(catalog.areas) == ["100000", "350000", "350500", "350582"]
    assert all(record.id == key for key, record in catalog.channels.items())


def test_numbers_without_quotes_keep_their_zeros(root: Path) -> None:
    change(root, "data/areas/350500.yaml", '"0595"', "0595")
    assert load_catalog(root).areas["350500"].phone_area_code == "0595"


def test_words_of_a_language_are_merged_from_their_files() -> None:
    strings = load_catalog(BASE).strings
    assert set(strings) == {"zh", "en"}
    assert strings["zh"]["guide.call"] == "打 {number}"
    assert strings["zh"]["date"] == "{year}年{month}月{day}日"


def test_every_record_has_its_place() -> None:
    loaded = load(BASE)
    assert loaded.places.spot("projects", "sample-school", "stage") == (PROJECT, 6, 8)
    assert loaded.places.spot("site", "site", "scan_url") == ("data/site.yaml", 5, 11)
    assert loaded.places.spot("vocabulary", "short-codes", 1, "code") == (
        "data/vocabulary/short-codes.yaml",
        2,
        10,
    )
    assert loaded.places.spot("strings", "en", "guide.call") == ("data/strings/en/guide.yaml", 1, 13)


def test_a_bad_record_leaves_the_others_alone(root: Path) -> None:
    change(root, PROJECT, "stage: active", "stage: activ")
    loaded = load(root)
    assert [(p.path, p.line, p.rule) for p in loaded.problems] == [(PROJECT, 6, "not-in-list")]
    assert loaded.catalog is not None
    assert not loaded.catalog.projects
    assert loaded.catalog.channels
    assert loaded.places.has("projects", "sample-school")


def test_everything_is_reported_in_one_run(root: Path) -> None:
    change(root, PROJECT, "stage: active", "stage: activ")
    change(root, PROJECT, 'day: "15"', 'day: "40"')
    change(root, "data/areas/350500.yaml", '"0595"', "0595 # \t")
    change(root, "data/site.yaml", "base_url", "bas_url")
    (root / "data/channels/x.yml").write_text("", "utf-8")
    loaded = load(root)
    assert [(p.path, p.rule) for p in loaded.problems] == [
        ("data/areas/350500.yaml", "tab"),
        ("data/channels/x.yml", "wrong-ending"),
        (PROJECT, "not-in-list"),
        (PROJECT, "too-big"),
        ("data/site.yaml", "misspelt-field"),
    ]


@pytest.mark.parametrize("path", ["data/site.yaml", "data/vocabulary/languages.yaml"])
def test_without_a_site_or_a_vocabulary_there_is_no_catalog(root: Path, path: str) -> None:
    (root / path).write_text("", "utf-8")
    loaded = load(root)
    assert loaded.catalog is None
    assert [(p.path, p.rule) for p in loaded.problems] == [(path, "empty-file")]


def test_a_folder_without_data(tmp_path: Path) -> None:
    loaded = load(tmp_path)
    assert loaded.catalog is None
    assert [(p.path, p.rule) for p in loaded.problems] == [("data", "missing-file")]


def test_a_file_beside_the_data_is_known(root: Path) -> None:
    (root / "data/calls.csv").write_text("", "utf-8")
    (root / "data/excluded.yaml").write_text("a: b\n", "utf-8")
    (root / "data/schema").mkdir()
    (root / "data/schema/areas.json").write_text("{}", "utf-8")
    (root / "data/issued").mkdir()
    assert load(root).problems == ()


def test_the_same_data_gives_the_same_problems_wherever_it_stands(root: Path, tmp_path: Path) -> None:
    change(root, PROJECT, "stage: active", "stage: activ")
    shutil.copytree(root, tmp_path / "elsewhere" / "copy")
    assert load(root).problems == load(tmp_path / "elsewhere" / "copy").problems


def test_a_catalog_is_only_for_data_without_errors(root: Path) -> None:
    change(root, PROJECT, "stage: active", "stage: activ")
    with pytest.raises(DataError) as caught:
        load_catalog(root)
    assert [p.rule for p in caught.value.problems] == ["not-in-list"]
