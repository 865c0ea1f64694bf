"""A way to complain or to get help: a hotline, a platform, a window."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import AreaCode, Count, Evidenced, LawRef, Localized, Model, Slug, Source, Text
from generator.model.phone import Phone

ChannelKind = Literal[
    "hotline", "platform", "mini_program", "app", "window", "post", "mediation", "inspection",
    "arbitration", "legal_aid", "union", "court", "procuratorate", "police", "petition", "industry",
]  # fmt: skip


class Promise(Model):
    """What an office has publicly said it will do; a promise, not the law."""

    text: Localized = Field(description="承诺的内容")
    source: Source = Field(description="出处")


class Channel(Evidenced):
    """One place to turn to."""

    id: Slug = Field(description="编号：地区-名称，例如 cn-12333")
    kind: ChannelKind = Field(description="种类")
    area: AreaCode = Field(description="管哪个地方（行政区划代码；全国写 100000）")
    name: Localized = Field(description="名称")
    summary: Localized = Field(description="一句话：什么时候找它")
    order: Count = Field(description="在同一地区里排第几个用，小的在前", examples=["10"])
    phones: tuple[Phone, ...] = Field((), description="电话")
    url: Text | None = Field(None, description="官方网址")
    route: Localized | None = Field(None, description="怎么找到它，例如“微信搜小程序……”")
    search_words: tuple[Text, ...] = Field((), description="在微信里搜什么词")
    address: Localized | None = Field(None, description="地址")
    hours: Localized | None = Field(None, description="什么时候有人")
    cost: Localized | None = Field(None, description="要不要钱")
    languages: tuple[Text, ...] = Field((), description="能说哪些语言（知道才写）")
    takes: Localized | None = Field(None, description="受理什么")
    needs: tuple[Localized, ...] = Field((), description="要准备什么")
    steps: tuple[Localized, ...] = Field((), description="怎么做，一步一条")
    promises: tuple[Promise, ...] = Field((), description="公开承诺")
    law: tuple[LawRef, ...] = Field((), description="法律依据")
    note: Localized | None = Field(None, description="要说明的话")
