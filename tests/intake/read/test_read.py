"""One file, whatever its format, becomes one shape; what can't be read is refused with the reason."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.intake.doubt import RefusedError
from generator.intake.read import read
from tests.intake.office import TYPES, docx, p, table, xlsx, zipped

ROWS = [["单位", "职务"], ["派出所", "所长"]]


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        read(name, data)
    assert caught.value.doubt.show("zh", name)
    assert caught.value.doubt.show("en", name)
    return caught.value.doubt.rule


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("a.xlsx", xlsx(ROWS), "名单!B2"),
        ("a.docx", docx(table(ROWS)), "表 1 第 2 行第 2 格"),
        ("a.csv", "单位,职务\r\n派出所,所长\r\n".encode("gb18030"), "B2"),
        ("a.csv", "\ufeff单位;职务\n派出所;所长".encode(), "B2"),
        ("a.txt", "单位\t职务\n派出所\t所长\n".encode("utf-16"), "2:5"),
        ("a.txt", "\t单位\n\t职务\n\n\t派出所\n\t所长\n".encode(), "5:2"),
    ],
)
def test_every_format_gives_the_same_rows(name: str, data: bytes, place: str) -> None:
    made = read(name, data)
    (found,) = made.tables
    assert [[cell.text for cell in row] for row in found.rows] == ROWS
    assert found.rows[1][1].place.show("zh") == place


@pytest.mark.parametrize(
    ("rule", "name", "data"),
    [
        ("refused-empty", "a.csv", b" \n"),
        ("refused-empty", "a.xlsx", xlsx([])),
        ("refused-legacy", "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
        (
            "refused-encrypted",
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        ),
        ("refused-legacy", "a.doc", b"{\\rtf1}"),
        ("refused-pdf", "a.docx", b"%PDF-1.7"),
        ("refused-picture", "a.docx", b"\x89PNG\r\n"),
        ("refused-archive", "a.xlsx", b"Rar!\x1a\x07"),
        ("refused-web-page", "a.csv", b"\xef\xbb\xbf<html><table>"),
        ("refused-format", "a.pages", "单位".encode()),
        ("refused-format", "a.ods", zipped({"content.xml": "<a/>"})),
        ("refused-broken", "a.xlsx", b"PK\x03\x04" + bytes(50)),
        ("refused-broken", "a.xlsx", xlsx(ROWS)[:-300]),
        ("refused-broken", "a.xlsx", zipped({"xl/workbook.xml": "<a>"})),
        ("refused-macros", "a.docx", docx(p("单位"), **{"word/vbaProject.bin": b"x"})),
        (
            "refused-macros",
            "a.xlsx",
            zipped(
                {"[Content_Types].xml": TYPES.replace("/>", ' a="macroEnabled"/>'), "xl/workbook.xml": "<a/>"}
            ),
        ),
        ("refused-encoding", "a.csv", "單位,職務\n派出所,所長".encode("big5")),
        ("refused-encoding", "a.txt", "café à l’hôtel".encode("cp1252")),
        ("refused-encoding", "a.csv", "单位,职务".encode("utf-16-le")),
        ("refused-mojibake", "a.csv", "锟斤拷锟斤拷,职务".encode()),
        ("refused-csv", "a.csv", b'a,"' + b"x" * 200_000),
        ("refused-columns", "a.csv", b"," * 300),
        ("refused-only-pictures", "a.docx", docx("<w:p><w:r><blip/></w:r></w:p>")),
        ("refused-too-large", "a.csv", b"a" * 30_000_001),
    ],
)
def test_what_cannot_be_read_is_named(rule: str, name: str, data: bytes) -> None:
    assert refusal(name, data) == rule


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", TYPES)
        with made.open("xl/workbook.xml", "w") as part:
            for _ in range(40):
                part.write(bytes(1_000_000))
    assert len(out.getvalue()) < 100_000
    assert refusal("a.xlsx", out.getvalue()) == "refused-bomb"


BILLION = (
    '<!DOCTYPE lolz [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
    '<!ENTITY x SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize("entity", ["&c;", "&x;"])
def test_no_entity_is_ever_expanded(entity: str) -> None:
    assert refusal("a.docx", docx(p(entity), BILLION)) == "refused-entities"


def test_an_entity_in_a_sheet_is_refused_too() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(ROWS))) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert isinstance(sheet, bytes)
    parts["xl/worksheets/sheet1.xml"] = BILLION.encode() + sheet
    assert refusal("a.xlsx", zipped(parts)) == "refused-entities"
