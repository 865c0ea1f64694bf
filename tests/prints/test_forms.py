"""The forms as they come out of the press: paper, pages, words, black ink alone, room to write."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
from pypdf.generic import ContentStream

from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish.typst import Press
from generator.render import forms, urls
from tests.conftest import Built
from tests.prints.reading import MM, Box

ROOT = Path(__file__).parents[2]
CONFIG = Config(ROOT, date(2026, 11, 20))
CATALOG = load_catalog(ROOT)
SHEETS = {sheet.path: sheet for sheet in forms.sheets(CATALOG, CONFIG.today)}
DPI = 150
COLOURS = {b"k", b"K", b"g", b"G", b"rg", b"RG", b"sc", b"SC", b"scn", b"SCN"}
LEAST = 12  # mm of empty paper around; cheap printers leave out as much


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    press = Press(CONFIG)
    return {path: press.pdf(sheet) for path, sheet in SHEETS.items()}


def words(pdf: bytes) -> str:
    """The text layer of all pages without white space."""
    document = pypdfium2.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range() for page in document).split())


def pictures(pdf: bytes) -> Iterator[np.ndarray]:
    for page in pypdfium2.PdfDocument(pdf):
        yield page.render(scale=DPI / 72).to_numpy()


def marks(page: pypdfium2.PdfPage) -> list[Box]:
    """Left, top, right, bottom of everything printed on a page, in mm from its top left corner."""
    boxes = [one.get_bounds() for one in page.get_objects(max_depth=5)]
    return [(x0 / MM, 297 - y1 / MM, x1 / MM, 297 - y0 / MM) for x0, y0, x1, y1 in boxes]


def room_above(line: Box, others: list[Box]) -> float:
    """How many mm over a line are empty in its whole length, but for words that only touch its ends."""
    left, top, right, _ = line
    over = [b for b in others if b[0] < right - 1 and b[2] > left + 1 and b[3] < top - 0.05]
    return top - max(bottom for _, _, _, bottom in over)


def framed(line: Box, others: list[Box]) -> bool:
    """Whether a line is the side of a frame or a table: an upright line meets it."""
    left, top, right, _ = line
    return any(
        x1 - x0 < 0.4 and y1 - y0 > 4 and left - 0.5 < x0 < right + 0.5 and y0 - 0.5 < top < y1 + 0.5
        for x0, y0, x1, y1 in others
    )


def test_there_are_eight() -> None:
    assert len(SHEETS) == 8


@pytest.mark.parametrize("path", SHEETS)
def test_it_is_a4_without_bleed_and_accessible(made, path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made[path]))
    assert len(reader.pages) == SHEETS[path].pages
    for page in reader.pages:
        assert [round(float(side) / MM, 1) for side in page["/MediaBox"]] == [0, 0, 210, 297]
        assert "/TrimBox" not in page or page["/TrimBox"] == page["/MediaBox"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert reader.metadata.title.startswith(SHEETS[path].data["title"]["zh"])


@pytest.mark.parametrize("path", SHEETS)
def test_black_alone_and_nothing_at_the_edge_of_the_paper(made, path) -> None:
    colours = set()
    reader = pypdf.PdfReader(io.BytesIO(made[path]))
    for page in reader.pages:
        for values, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in COLOURS:
                colours.add((operator.lower(), tuple(float(value) for value in values)))
    assert colours == {(b"k", (0, 0, 0, 1))}
    for picture in pictures(made[path]):
        inked = np.argwhere(picture[:, :, 0] < 200)
        (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0)
        height, width = picture.shape[:2]
        mm = 25.4 / DPI
        assert min(top * mm, left * mm, (height - 1 - bottom) * mm, (width - 1 - right) * mm) >= LEAST - 0.3


@pytest.mark.parametrize("path", SHEETS)
def test_every_word_of_the_sheet_is_in_the_text_layer(made, path) -> None:
    shown = words(made[path])
    sheet = SHEETS[path].data

    def pairs(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            if set(value) == {"zh", "en"}:
                yield from filter(None, value.values())
                return
            value = list(value.values())
        if isinstance(value, list):
            for part in value:
                yield from pairs(part)

    wanted = {"".join(text.split()) for text in pairs(sheet)}
    assert len(wanted) > 15
    assert {text for text in wanted if text not in shown} == set()
    for word in ("可以自由复印", "12333", "2026年11月20日", CATALOG.site.title.zh, CATALOG.site.publisher.zh):
        assert word in shown


def test_the_letter_asks_for_what_an_office_needs(made) -> None:
    shown = words(made[urls.form("complaint-letter")])
    for word in (
        *("交给", "劳动保障监察", "姓名", "电话", "身份证号", "欠工资的单位", "单位地址", "工地名称", "总包"),
        *("分包", "还欠我", "所有人一共欠", "说好哪天发", "我的要求", "证据清单", "本人签名", "年", "回执"),
        *("不会写，可以去当面说", "复印一份", "登记编号"),
    ):
        assert word in shown, word


def test_the_promise_says_that_it_is_wages(made) -> None:
    shown = words(made[urls.form("payment-promise")])
    for word in (
        *(
            "欠款单位",
            "身份证号",
            "干什么活",
            "大写",
            "小写",
            "付清日期",
            "到期不付怎么办",
            "手印",
            "单位盖章",
        ),
        *("不是工程款", "打白条不算发工资", "不要在“已付清”的纸上签字", "可以直接去法院起诉"),
    ):
        assert word in shown, word


@pytest.mark.parametrize("both", [False, True])
def test_a_month_has_31_rows_of_at_least_six_and_a_half_millimetres(made, both) -> None:
    (page,) = pypdfium2.PdfDocument(made[urls.form("wage-diary", both)])
    boxes = marks(page)
    rules = sorted(b[1] for b in boxes if b[3] - b[1] < 0.5 and b[2] - b[0] > 179)
    steps = [lower - upper for upper, lower in pairwise(rules)]
    days = [step for step in steps if 6.49 <= step < 8]
    assert len(days) == 32 + (1 - both)  # in Chinese alone the head of the table is as low as a row


@pytest.mark.parametrize(
    ("path", "least"),
    [
        (urls.form("complaint-letter"), 35),
        (urls.form("complaint-letter", True), 40),
        (urls.form("evidence-list"), 8),
        (urls.form("payment-promise"), 20),
        (urls.form("payment-promise", True), 20),
    ],
)
def test_over_every_line_to_write_on_nine_millimetres_are_empty(made, path, least) -> None:
    read = 0
    for page in pypdfium2.PdfDocument(made[path]):
        boxes = marks(page)
        lines = [b for b in boxes if 0.1 < b[3] - b[1] < 0.25 and b[2] - b[0] > 5]
        lines = [b for b in lines if b[2] - b[0] < 181 and not framed(b, boxes)]
        read += len(lines)
        narrow = {line: room_above(line, boxes) for line in lines}
        assert {line: room for line, room in narrow.items() if room < 8.5} == {}
    assert read >= least


def test_same_bytes_again(made) -> None:
    press = Press(CONFIG)
    again = {path: hashlib.sha256(press.pdf(sheet)).hexdigest() for path, sheet in SHEETS.items()}
    assert again == {path: hashlib.sha256(pdf).hexdigest() for path, pdf in made.items()}


@pytest.mark.parametrize(
    ("key", "text", "found"),
    [
        ("forms.letter.company", "欠工资的单位" * 20, "forms.letter.company"),
        ("forms.letter.note.copy", "交以前复印一份。" * 60, "forms.complaint-letter"),
        ("forms.evidence.chat", "微信聊天、语音、短信" * 9, "forms.evidence.what"),
        ("forms.foot", "可以自由复印" * 30, "forms.foot"),
    ],
)
def test_words_that_do_not_fit_are_refused_with_their_field(key, text, found) -> None:
    strings = {**CATALOG.strings, "zh": {**CATALOG.strings["zh"], key: text}}
    catalog = replace(CATALOG, strings=strings)
    form = "evidence-list" if "evidence" in key else "complaint-letter"
    with pytest.raises(DataError) as caught:
        Press(CONFIG).pdf(forms.form_sheet(catalog, form, False, CONFIG.today))
    assert (found, "print-overflow") in {(p.facts["field"], p.rule) for p in caught.value.problems}
    assert {p.path for p in caught.value.problems} == {"data/strings/zh/forms.yaml"}


def test_a_letter_without_a_glyph_is_refused() -> None:
    strings = {**CATALOG.strings, "zh": {**CATALOG.strings["zh"], "forms.name": "姓名ཀ"}}
    with pytest.raises(DataError) as caught:
        Press(CONFIG).pdf(
            forms.form_sheet(replace(CATALOG, strings=strings), "wage-diary", False, CONFIG.today)
        )
    assert caught.value.problems[0].rule == "print-glyph"


def test_all_are_in_a_built_site_and_pages_lead_to_them(built: Built) -> None:
    there = {p.relative_to(built.site).as_posix() for p in (built.site / "print/forms").glob("*.pdf")}
    assert there == set(SHEETS)
    for lang, both in (("", False), ("en/", True)):
        linked = set()
        for page in (built.site / lang).glob("*/index.html"):
            linked |= set(re.findall(r"print/forms/[a-z-]+\.pdf", page.read_text("utf-8")))
        assert linked >= {urls.form(key, both) for key in forms.FORMS}
