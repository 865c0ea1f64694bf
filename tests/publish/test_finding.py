from __future__ import annotations

import shutil

import pytest

from generator.config import Config
from generator.problem import DataError, Problem
from generator.publish.executor import inprocess
from generator.publish.finding import found
from generator.publish.typst import print_all
from generator.render import prints
from generator.render.sheet import Sheet
from tests.prints.specimens import named
from tests.publish.test_typst import CONFIG, ROOT
from tests.support.catalog import mini_catalog

PROJECT = """\
id: named
name: 示例·安置房
subcontractors:
  - name: 示例一队
    work: {zh: 木工, en: Formwork}
  - name: 示例二队
wage_officer:
  phones:
    - number: "12333"
"""
WORDS = "print.foot: 电话打不通\nprint.step.1: 留证据\n"


@pytest.fixture
def root(tmp_path):
    for path, text in {"projects/named.yaml": PROJECT, "strings/zh/print.yaml": WORDS}.items():
        file = tmp_path / "data" / path
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def spot(root, path: str, **facts: str) -> tuple[int, int]:
    it = found(root, Problem(path, 0, 0, "print-overflow", facts=facts))
    return it.line, it.column


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("name", (2, 7)),
        ("subcontractors.1.name", (6, 11)),
        ("subcontractors.0.work", (5, 5)),
        ("subcontractors.0.phones", (4, 5)),
        ("wage_officer.phones", (8, 3)),
        ("title", (0, 0)),
    ],
)
def test_a_field_that_overflows_is_shown_where_it_stands(root, field, place):
    assert spot(root, "data/projects/named.yaml", field=field) == place


def test_a_word_of_ours_is_found_by_its_whole_key(root):
    assert spot(root, "data/strings/zh/print.yaml", field="print.step.1") == (2, 15)


def test_a_letter_without_a_glyph_is_shown_where_it_is_written(root):
    assert spot(root, "data/projects/named.yaml", text="队") == (4, 14)
    assert spot(root, "data/projects/named.yaml", text="塘") == (0, 0)


def test_what_is_not_there_or_has_a_line_stays(root):
    assert spot(root, "data/projects/gone.yaml", field="name") == (0, 0)
    told = Problem("data/projects/named.yaml", 7, 3, "print-overflow", facts={"field": "name"})
    assert found(root, told) == told


def test_the_press_says_the_line_of_a_name_that_is_too_long(root):
    one = named("示例晋江市灵源街道林口社区安置房一期工程" * 12)
    shutil.copytree(ROOT / "theme/print", root / "theme/print")
    sheet: Sheet = prints.sheet(mini_catalog(one), "board-a3", one, CONFIG.today)
    with pytest.raises(DataError) as caught:
        list(print_all(Config(root, CONFIG.today), [sheet], inprocess(), lambda _: None))
    (problem,) = caught.value.problems
    assert problem.show("en").startswith("data/projects/named.yaml:2:7: error: “name” is too long")
