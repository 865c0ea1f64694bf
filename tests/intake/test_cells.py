"""Cells of a roster that are not quite words or numbers: torn, odd signs, endless, formulas, merged."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.catalog import Catalog
from generator.intake.cells import LONGEST
from generator.intake.draft import Import
from generator.intake.read import read
from generator.intake.roster import OPEN
from generator.intake.tables import import_tables
from generator.source.document import Value
from tests.intake.office import xlsx
from tests.intake.read.test_large import row, sheet_of

LINGYUAN = "350582006"
SERVICE = "13800138000"  # the operator's own
HEAD = ["单位", "职务", "姓名", "联系电话", "备注"]


def imported(catalog: Catalog, *rows: Sequence[str], merged: Sequence[str] = ()) -> Import:
    return import_tables(read("a.xlsx", xlsx([HEAD, *rows], merged=merged)), catalog, LINGYUAN)


def posts(made: Import) -> list[dict[str, Value]]:
    (draft,) = made.drafts
    found = draft.record["posts"]
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, dict)]


def said(made: Import, rule: str) -> str:
    """What is said in Chinese of the only doubt of a rule."""
    (found,) = (one for one in made.doubts if one.rule == rule)
    return found.show("zh", "a.xlsx")


@pytest.mark.parametrize(
    ("cell", "rule", "post"),
    [
        ("副所\n所长", "page-break", "副所所长"),
        ("所\u202e长", "cell-odd-characters", "所长"),
        ("长" * (LONGEST + 1), "cell-long", None),
        ("暂无", None, None),
    ],
)
def test_words_that_a_person_must_look_at(
    catalog: Catalog, cell: str, rule: str | None, post: str | None
) -> None:
    made = imported(catalog, ["司法所", cell, "", "12348", ""])
    (found,) = posts(made)
    assert found["post"] == {"zh": post or OPEN}
    assert ("post-missing" in {one.rule for one in made.doubts}) == (post is None)
    if rule:
        assert said(made, rule).startswith("a.xlsx:名单!B2:")


def test_a_mobile_beside_a_name_is_kept_out_with_it(catalog: Catalog) -> None:
    made = imported(catalog, ["司法所", "所长", f"王小明 {SERVICE}", f"{SERVICE}、{SERVICE}", ""])
    assert SERVICE not in made.drafts[0].yaml()
    assert "王小明" not in made.drafts[0].yaml()
    assert [one.value for one in made.secrets if one.sort == "mobile"][:2] == [SERVICE, SERVICE]
    assert "name-odd" in {one.rule for one in made.doubts}


def test_the_same_mobile_of_a_row_is_put_aside_once(catalog: Catalog) -> None:
    made = imported(catalog, ["司法所", "所长", "", f"{SERVICE}、{SERVICE}", ""])
    assert [(one.sort, one.value) for one in made.secrets] == [("mobile", SERVICE)]
    assert "phone-two-numbers" in {one.rule for one in made.doubts}


def test_a_number_of_merged_cells_counts_for_each_row_and_is_doubted(catalog: Catalog) -> None:
    rows = [["司法所", "所长", "", "12348", ""], ["社保所", "所长", "", "", ""]]
    made = imported(catalog, *rows, merged=["D2:D3"])
    assert [one["phones"] for one in posts(made)] == [[{"number": "12348", "kind": "short_code"}]] * 2
    assert said(made, "cell-merged").startswith("a.xlsx:名单!D3:")


def test_a_number_that_a_formula_left_is_taken_and_doubted(catalog: Catalog) -> None:
    formula = '<c r="D2" t="str"><f>A1</f><v>12348</v></c>'
    line = row(2, "司法所", "所长", "").replace("</row>", f"{formula}</row>")
    made = import_tables(read("a.xlsx", sheet_of(row(1, *HEAD) + line)), catalog, LINGYUAN)
    assert posts(made)[0]["phones"] == [{"number": "12348", "kind": "short_code"}]
    assert "12348" in said(made, "cell-formula")
