"""A print template over time: which version of a print's content and layout is in use, and what it prints.

One row is for all formats of an item, because they share its code: a board on A3 and on A1 is one board.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import SLUG, Count, Date, Localized, Model, Text

Subject = Literal["project", "area"]
Mark = Literal["host", "token", "day", "name"]


class PrintTemplate(Model):
    """One version of the template of a print item."""

    key: Text = Field(pattern=SLUG, description="编号：印刷品-第几版", examples=["board-1"])
    item: Text = Field(
        pattern=SLUG, description="哪种印刷品：board 告示牌，hat 安全帽卡……", examples=["board"]
    )
    version: Count = Field(ge=1, description="第几版；改了内容或版式就加一条新的", examples=["1"])
    state: Literal["current", "superseded"] = Field(
        description="current 现在用的，一种印刷品只有一条；superseded 已经换掉，印过的要换新"
    )
    since: Date | None = Field(
        None, description="superseded 的写从哪天起不再用；通知要求换的，写通知的日期", examples=["2026-11-20"]
    )
    facts: tuple[Text, ...] = Field(
        (), description="这一版印哪些事实；不写就是全部。只有这些变了才要重印", examples=[["main_line"]]
    )
    marks: tuple[Mark, ...] = Field(
        (),
        description="这一版的每种幅面都印了哪几样防伪标记；不写就是四样都印了。扫码页只让人比对印了的",
        examples=[["token"]],
    )
    note: Localized | None = Field(None, description="改了什么、为什么换")
