"""Where words go that a translator gave back: the record that holds its own, or the files of the language."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.publish import ledger
from generator.source.document import parse
from tests.conftest import ROOT, TODAY

CONFIG = Config(ROOT, TODAY)


def put(catalog: Catalog, lang: str, words: dict[str, str], config: Config = CONFIG) -> dict[str, str]:
    """The files that would be written, path → text, without the one of fingerprints."""
    made = ledger.files_with(config, catalog, lang, words, {})
    return {
        path.relative_to(config.root).as_posix(): text
        for path, text in made.items() if path.name != "sources.yaml"
    }  # fmt: skip


def held(text: str, *path: str | int) -> Any:
    value: Any = parse("", text)[0]
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize(
    ("unit", "file", "path"),
    [
        ("channels/chongqing-hrss-app/steps.1", "channels/chongqing-hrss-app", ("steps", 1)),
        ("channels/cn-12333/name", "channels/cn-12333", ("name",)),
        ("vocabulary/short-codes/12345/name", "vocabulary/short-codes", (1, "name")),
        ("site/site/title", "site", ("title",)),
    ],
)
def test_a_record_that_has_its_own_words_gets_them_in_place(
    catalog: Catalog, unit: str, file: str, path: tuple[str | int, ...]
) -> None:
    shown = f"data/{file}.yaml"
    made = put(catalog, "en", {unit: 'Say "this": now'})[shown]
    old = (ROOT / shown).read_text("utf-8")
    assert held(made, *path, "en") == 'Say "this": now'
    assert held(made, *path, "zh") == held(old, *path, "zh")
    assert len([1 for a, b in zip(old.splitlines(), made.splitlines(), strict=True) if a != b]) == 1


def test_an_entry_is_found_by_what_it_is_called(catalog: Catalog) -> None:
    shown = "data/vocabulary/short-codes.yaml"
    made = put(catalog, "en", {"vocabulary/short-codes/12348/name": "Aid"})[shown]
    (entry,) = [one for one in held(made) if one["name"]["en"] == "Aid"]
    assert entry["code"] == "12348"


def test_two_sentences_of_a_record_go_into_it_together(catalog: Catalog) -> None:
    words = {"channels/cn-12333/summary": "First", "channels/cn-12333/name": "Second"}
    (made,) = [text for path, text in put(catalog, "en", words).items() if path.endswith("cn-12333.yaml")]
    assert (held(made, "summary", "en"), held(made, "name", "en")) == ("First", "Second")


def test_other_languages_stand_beside_the_records(catalog: Catalog) -> None:
    made = put(catalog, "vi", {"channels/cn-12333/name": "Đường dây"})
    assert "data/channels/cn-12333.yaml" not in made
    assert held(made["data/translations/vi/channels.yaml"], "channels/cn-12333/name") == "Đường dây"


@pytest.mark.parametrize(
    "unit",
    [
        "channels/nobody/name", "channels/cn-12333/kind.more.text", "channels/chongqing-hrss-app/steps.99",
        "channels/chongqing-hrss-app/steps.none", "channels/cn-12333/nothing",
    ],
)  # fmt: skip
def test_a_sentence_that_is_nowhere_changes_no_record(catalog: Catalog, unit: str) -> None:
    before = put(catalog, "en", {})
    assert put(catalog, "en", {unit: "x"}) == before


def test_a_first_file_of_words_begins_with_its_head(catalog: Catalog, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data/strings/zh", tmp_path / "data/strings/zh")
    shutil.copy(ROOT / "data/strings/zh.yaml", tmp_path / "data/strings")
    config = Config(tmp_path, TODAY)
    words = {"strings/guide.reception": "Ngày tiếp dân"}
    made = put(catalog, "vi", words, config)["data/strings/vi/open.yaml"]
    assert made == ledger.STRINGS_HEAD + "guide.reception: Ngày tiếp dân\n"
    part = tmp_path / "data/strings/vi/open.yaml"
    part.parent.mkdir()
    part.write_text("# 由某岗位译\n", "utf-8")
    made = put(catalog, "vi", words, config)["data/strings/vi/open.yaml"]
    assert made == "# 由某岗位译\nguide.reception: Ngày tiếp dân\n"
