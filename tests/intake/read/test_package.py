"""What an office file says of its parts is weighed before one is opened; no XML is read unseen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from generator.intake.doubt import RefusedError
from generator.intake.read import read
from generator.intake.read.package import MOST_PARTS, MOST_UNPACKED, MOST_XML
from tests.intake.office import TYPES, docx, p, xlsx, zipped

ROWS = [["单位", "职务"], ["派出所", "所长"]]
ENTITY = '<!DOCTYPE x [<!ENTITY a "哈哈">]>'


def refused(name: str, data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        read(name, data)
    assert name in caught.value.doubt.show("zh", name)
    return caught.value.doubt.rule


def said_to_be(change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    """A document whose list of parts says something else of its main part than what is there."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("[Content_Types].xml", TYPES)
        made.writestr("word/document.xml", "<a/>")
        change(made.getinfo("word/document.xml"))
    return out.getvalue()


def workbook(part: str, before: bytes) -> bytes:
    """A workbook whose sheet is in a part of that name, with something before its XML."""
    with zipfile.ZipFile(io.BytesIO(xlsx(ROWS))) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
    sheet = parts.pop("xl/worksheets/sheet1.xml")
    assert isinstance(sheet, bytes)
    parts[f"xl/worksheets/{part}"] = before + sheet
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        held = parts[name]
        assert isinstance(held, bytes)
        parts[name] = held.replace(b"sheet1.xml", part.encode())
    return zipped(parts)


def test_more_parts_than_an_office_writes_are_a_bomb() -> None:
    assert refused("a.docx", zipped({f"word/{n}": "" for n in range(MOST_PARTS + 1)})) == "refused-bomb"


def test_more_bytes_than_are_read_are_a_bomb_though_they_are_hardly_packed() -> None:
    def huge(part: zipfile.ZipInfo) -> None:
        part.file_size = part.compress_size = MOST_UNPACKED + 1

    def long(part: zipfile.ZipInfo) -> None:
        part.file_size = part.compress_size = MOST_XML + 1

    assert refused("a.docx", said_to_be(huge)) == "refused-bomb"
    assert refused("a.docx", said_to_be(long)) == "refused-bomb"


def test_a_part_with_a_password_is_said_to_be_one() -> None:
    def locked(part: zipfile.ZipInfo) -> None:
        part.flag_bits |= 1

    assert refused("a.docx", said_to_be(locked)) == "refused-encrypted"


def test_an_empty_part_is_broken() -> None:
    assert refused("a.docx", zipped({"[Content_Types].xml": TYPES, "word/document.xml": ""})) == (
        "refused-broken"
    )


@pytest.mark.parametrize("part", ["sheet1.xml", "sheet1.XML", "sheet1.dat", "sheet1"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\r\n \t"])
def test_no_name_of_a_sheet_lets_an_entity_in(part: str, before: bytes) -> None:
    assert refused("a.xlsx", workbook(part, before + ENTITY.encode())) == "refused-entities"


def test_a_sheet_by_another_name_and_a_picture_are_read() -> None:
    data = workbook("sheet1.dat", b"")
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
    made_of = read("a.xlsx", zipped({**parts, "xl/media/image1.png": b"\x89PNG"}))
    assert [[cell.text for cell in row] for row in made_of.tables[0].rows] == ROWS
    assert made_of.pictures == 1
    assert [one.text for one in read("a.docx", docx(p("单位"))).paragraphs] == ["单位"]
