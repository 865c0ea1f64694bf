"""Lines that begin with a tab: a table where a row has several cells, else only indented text."""

from __future__ import annotations

from generator.intake.read import read
from generator.intake.shape import Paragraph


def test_indented_lines_by_themselves_are_paragraphs() -> None:
    made = read("a.txt", "通知\n\t第一段\n\n\t第二段\n\n\t\n\n正文\n".encode())
    assert not made.tables
    assert [one.text for one in made.blocks if isinstance(one, Paragraph)] == [
        "通知", "第一段", "第二段", "正文",
    ]  # fmt: skip
    assert made.paragraphs[2].place.show("zh") == "4:2"
