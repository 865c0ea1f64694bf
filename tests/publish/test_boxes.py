from __future__ import annotations

import io

import pypdf
import pytest
import typst

from generator.publish.boxes import OddPdfError, with_bleed_box
from tests.prints.reading import MM


def pages(count: int, bleed: str = "5mm") -> bytes:
    body = "#pagebreak()".join(f"page {n}" for n in range(count))
    source = f"#set document(title: [x])\n#set page(width: 100mm, height: 50mm, bleed: {bleed})\n{body}"
    return typst.compile(source.encode(), format="pdf")


def sides(page, name: str) -> list[float]:
    return [round(float(side) / MM, 2) for side in page[name]]


@pytest.mark.parametrize("count", [1, 3])
def test_every_page_gets_the_box(count):
    made = with_bleed_box(pages(count), 3)
    reader = pypdf.PdfReader(io.BytesIO(made), strict=True)
    assert len(reader.pages) == count
    for n, page in enumerate(reader.pages):
        assert sides(page, "/TrimBox") == [5, 5, 105, 55]
        assert sides(page, "/BleedBox") == [2, 2, 108, 58]
        assert page.extract_text().strip() == f"page {n}"


def test_every_object_is_where_the_table_says():
    made = with_bleed_box(pages(2), 3)
    start = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
    lines = made[start:].split(b"\n")[2:]
    used = [line for line in lines if line[17:18] == b"n"]
    assert len(used) > 10
    for number, line in enumerate(used, 1):
        assert made[int(line[:10]) :].startswith(b"%d 0 obj" % number)


def test_without_bleed_nothing_changes():
    pdf = pages(1, "0mm")
    assert with_bleed_box(pdf, 0) == pdf


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 nothing", pages(1).replace(b"/TrimBox", b"/TrimBux")])
def test_another_kind_of_file_is_our_bug(pdf):
    with pytest.raises(OddPdfError):
        with_bleed_box(pdf, 3)
