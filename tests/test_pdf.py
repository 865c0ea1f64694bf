"""The lines and the texts of a PDF, which other people's readers see."""

from __future__ import annotations

import pytest
import typst

from generator.pdf import UnreadableError, lines, texts
from generator.publish.fonts import print_fonts

PAGE = """#set document(title: [农民工工资], date: none)
#set text(font: "Noto Sans SC")
#set page(width: 90mm, height: 40mm)
电话 12333 \\ #figure(rect(), alt: "示例项目")
"""


@pytest.fixture(scope="module")
def page() -> bytes:
    return typst.compile(PAGE.encode(), format="pdf", pdf_standards=["ua-1"], font_paths=print_fonts())


def test_the_metadata_and_the_page(page: bytes) -> None:
    said = lines(page)
    assert said[0] == "农民工工资"
    assert "电话 12333" in [line.strip() for line in said[1:]]


def test_what_no_page_shows(page: bytes) -> None:
    assert {"示例项目", "农民工工资"} <= set(texts(page))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html>"])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        lines(data)
    assert texts(data) == []
