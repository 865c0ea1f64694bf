"""Rosters with a column for each sort of person, and rows that belong to no one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from generator.catalog import Catalog
from generator.intake.draft import Import
from generator.intake.file import import_file
from generator.intake.read import read
from generator.intake.roster import split
from generator.intake.tables import import_tables
from generator.source.document import Value
from tests.conftest import ROOT
from tests.intake.office import docx, p, table, xlsx, zipped

LINGYUAN = "350582006"
EMPTY = "<w:tr/>"


def posts(made: Import) -> list[dict[str, Value]]:
    (draft,) = made.drafts
    found = draft.record["posts"]
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, dict)]


def imported(catalog: Catalog, *rows: Sequence[Any]) -> Import:
    return import_tables(read("a.xlsx", xlsx(rows)), catalog, LINGYUAN)


def test_who_is_named_under_what_he_is_has_that_role(catalog: Catalog) -> None:
    head = ["单位", "负责人", "联系电话", "联络员", "电话", "职责分工"]
    made = imported(catalog, head, ["司法所", "王小明", "12348", "李小红", "12333", "接待来访"])
    first, second = posts(made)
    assert (first["role"], second["role"]) == ({"zh": "负责人"}, {"zh": "联络员"})
    assert [one["phones"] for one in (first, second)] == [
        [{"number": "12348", "kind": "short_code"}], [{"number": "12333", "kind": "short_code"}],
    ]  # fmt: skip
    assert first["duty"] == second["duty"] == {"zh": "接待来访"}
    assert [one.value for one in made.secrets] == ["王小明", "李小红"]


def test_a_unit_is_taken_from_a_post_only_where_it_names_one() -> None:
    assert split("派出所所长") == ("派出所", "派出所所长", "")
    assert split("副所长") == ("", "副所长", "")
    assert split("") == ("", "", "")


def test_a_head_of_two_rows_that_comes_again_is_no_person(catalog: Catalog) -> None:
    head = [["单位", "负责人", "", "联系人", ""], ["", "姓名", "职务", "姓名", "职务"]]
    made = imported(
        catalog, *head, ["司法所", "商**", "所长", "", ""], *head, ["社保所", "付**", "所长", "", ""]
    )
    assert [one["unit"] for one in posts(made)] == [{"zh": "司法所"}, {"zh": "社保所"}]
    assert list(made.fates.values()).count("header") == 4
    assert "header-repeated" in {one.rule for one in made.doubts}


def test_a_row_without_cells_is_passed_over(catalog: Catalog) -> None:
    rows = table([["单位", "职务", "联系电话"], ["司法所", "所长", "12348"]]).replace(
        "</w:tr>", "</w:tr>" + EMPTY
    )
    made = import_tables(read("a.docx", docx(rows.replace("<w:tbl>", "<w:tbl>" + EMPTY))), catalog, LINGYUAN)
    assert [one["unit"] for one in posts(made)] == [{"zh": "司法所"}]


def test_two_tables_with_the_same_site_make_two_drafts(catalog: Catalog) -> None:
    rows = table([["项目名称", "施工单位"], ["示例桥工程", "示例公司"]])
    made = import_tables(read("a.docx", docx(rows + p("另一张") + rows)), catalog, LINGYUAN)
    assert [one.id for one in made.drafts] == ["shi-li-qiao-gong-cheng", "shi-li-qiao-gong-cheng-2"]
    assert [one.record["id"] for one in made.drafts] == [one.id for one in made.drafts]


def test_an_abbreviation_that_nobody_knows_is_asked_once(catalog: Catalog) -> None:
    head = ["单位", "职务", "联系电话"]
    made = imported(catalog, head, ["甲乙丙办", "主任", "12348"], ["甲乙丙办", "副主任", "12333"])
    asked = [one.facts["found"] for one in made.doubts if one.rule == "term-unknown"]
    assert asked == list(dict.fromkeys(asked))


def test_pictures_are_said_to_be_left_out(catalog: Catalog) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx([["单位", "职务"], ["司法所", "所长"]]))) as book:
        parts: dict[str, str | bytes] = {name: book.read(name) for name in book.namelist()}
    made = import_tables(
        read("a.xlsx", zipped({**parts, "xl/media/image1.png": b"\x89PNG"})), catalog, LINGYUAN
    )
    (doubt,) = (one for one in made.doubts if one.rule == "pictures")
    assert "1" in doubt.show("zh", "a.xlsx")


def test_a_notice_names_its_place_by_who_issued_it(catalog: Catalog) -> None:
    name = "lingyuan-2023.txt"
    file = read(name, (ROOT / "tests/intake/notices" / name).read_bytes())
    made = import_file(file, catalog)
    assert made.doubts[0].rule == "area-from-issuer"
    assert made.doubts[0].facts["code"] == LINGYUAN
    assert import_file(file, catalog, LINGYUAN).doubts == made.doubts[1:]
