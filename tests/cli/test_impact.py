"""`wageboard diff` at the door: no change, a wrong revision, news by --record; never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.config import Config
from generator.impact import whole
from generator.impact.whole import Impact
from generator.load import load_catalog
from generator.problem import DataError
from tests.support.repository import repository

DAY = "2026-11-20"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "checkout")


def run(root: Path, *words: str, **env: str) -> tuple[int, str, BaseException | None]:
    clean = {"LC_ALL": "zh_CN.UTF-8", "GITHUB_BASE_REF": "", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "", **env}
    got = CliRunner().invoke(cli, ["diff", *words, "--root", str(root), "--today", DAY], env=clean)
    return got.exit_code, got.output, got.exception


def test_nothing_changed_in_both_languages(root: Path) -> None:
    assert run(root)[:2] == (0, "和 HEAD 比，资料和文字都没有变。\n")
    assert run(root, LC_ALL="en_GB.UTF-8")[:2] == (0, "No fact and no text has changed since HEAD.\n")
    assert run(root, "--record", "--dry-run")[1].startswith("没有要写的")


def test_a_comment_alone_is_no_change(root: Path) -> None:
    file = root / "data/channels/cn-12333.yaml"
    file.write_text("# 说明\n" + file.read_text("utf-8"), "utf-8")
    from generator.impact.facts import facts
    from generator.publish.revision import files

    after = files(root)
    before = {
        **after,
        "data/channels/cn-12333.yaml": after["data/channels/cn-12333.yaml"].removeprefix("# 说明\n"),
    }
    assert before != after
    assert list(facts(before, after)) == []


@pytest.mark.parametrize(
    ("words", "rule"), [(("nowhere",), "since-unknown"), (("2001-01-01",), "since-unknown")]
)
def test_a_wrong_revision_is_a_problem_with_its_name(root: Path, words: tuple[str, ...], rule: str) -> None:
    code, said, error = run(root, *words)
    assert code == 1
    assert isinstance(error, DataError)
    assert [p.rule for p in error.problems] == [rule]
    assert words[0] in error.problems[0].message("zh")
    assert said == ""


def test_a_target_that_is_not_fetched_is_named(root: Path) -> None:
    _, _, error = run(root, GITHUB_BASE_REF="main")
    assert isinstance(error, DataError)
    assert "origin/main" in error.problems[0].message("zh")


def test_programs_get_json_and_people_what_was_left_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(config: Config, given: str) -> Impact:
        """What `impact` gives, without the pages: the small checkout hasn't the words for them."""
        return Impact(given, load_catalog(config.root), {}, {}, calls=1, look=("theme/a.css",))

    monkeypatch.setattr(whole, "impact", told)
    code, said, error = run(root, "--format", "json")
    assert code == 0, error
    made = json.loads(said)
    assert (made["calls"], made["look"], made["message"]) == (1, ["theme/a.css"], "新记了 1 次电话")
    code, said, _ = run(root)
    assert code == 0
    assert "外观或程序也改了 1 个文件，这里没有算：theme/a.css" in said
