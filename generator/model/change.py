"""What changed on the site, in plain words: one entry of data/changes/<year>.yaml, never rewritten later."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from generator.model.base import Date, Localized, Model

ChangeKind = Literal[
    "phone", "channel", "law", "wage", "project", "area", "campaign", "office", "guide", "print", "other"
]  # fmt: skip
CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
ENTRY_ID = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{1,3}$"
TOUCHED = r"^[a-z][a-z-]*/[a-z0-9-]+$"


class Entry(Model):
    """One thing that readers should know has changed."""

    id: Annotated[str, StringConstraints(pattern=ENTRY_ID)] = Field(
        description="编号：日期-当天第几条，发布后不再改", examples=["2026-11-20-1"]
    )
    date: Date = Field(description="哪天改的", examples=["2026-11-20"])
    kind: ChangeKind = Field(
        description="哪一类：phone 电话；channel 渠道；law 法律；wage 最低工资；project 工地；area 地方；"
        "campaign 通知；office 名单；guide 办事说明；print 印刷品；other 其他"
    )
    text: Localized = Field(description="改了什么，一两句大白话；不写旧号码，免得有人照着打")
    touches: tuple[Annotated[str, StringConstraints(pattern=TOUCHED)], ...] = Field(
        (), description="涉及哪些记录：文件夹/编号", examples=[["channels/cn-12333"]]
    )
    amended: Date | None = Field(None, description="这一条的文字后来改过，写改的日期")

    @property
    def updated(self) -> date:
        """The day that the words are of."""
        return self.amended or self.date
