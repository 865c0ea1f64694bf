"""A way to complain or to get help: a hotline, a platform, a window."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import (
    AreaCode,
    Count,
    Date,
    Evidenced,
    LawRef,
    Localized,
    Model,
    Name,
    Slug,
    Source,
    Text,
)
from generator.model.phone import Phone

ChannelKind = Literal[
    "hotline", "platform", "mini_program", "app", "window", "post", "mediation", "inspection",
    "arbitration", "legal_aid", "union", "court", "procuratorate", "police", "petition", "industry",
]  # fmt: skip


CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class Promise(Model):
    """What an office has publicly said it will do; a promise, not the law."""

    text: Localized = Field(description="承诺的内容")
    source: Source = Field(description="出处")


class Reception(Model):
    """A day on which officials receive people (接访日), as a source announced it; never a guess.

    With `weekday` every week, or with `nth` the first, second … of a month; with `month_day` every month;
    with neither the days from `from` until `until`, one day without `until`.
    """

    weekday: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] | None = Field(
        None, description="星期几：mon 一，tue 二，wed 三，thu 四，fri 五，sat 六，sun 日；每周都有时写"
    )
    nth: Count | None = Field(
        None, ge=1, le=4, description="当月第几个这样的星期几；每周都有就不写", examples=["1"]
    )
    month_day: Count | None = Field(None, ge=1, le=31, description="每月几号；和 weekday 只写一个")
    start: Date = Field(alias="from", description="从哪天起；只有一天时就写这一天")
    until: Date | None = Field(None, description="到哪天为止；一直有就不写")
    opens: Text | None = Field(None, pattern=CLOCK, description="几点开始，24小时制", examples=["09:00"])
    closes: Text | None = Field(None, pattern=CLOCK, description="几点结束", examples=["17:00"])
    who: Name | None = Field(None, description="哪个岗位接待（写岗位，不写姓名）", examples=["负责同志"])
    note: Localized | None = Field(None, description="说明，例如农历日子是怎么换算的")
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
    reception: tuple[Reception, ...] = Field((), description="接访日，一种一条；来源写了日子才写")
    cost: Localized | None = Field(None, description="要不要钱")
    languages: tuple[Text, ...] = Field((), description="能说哪些语言（知道才写）")
    takes: Localized | None = Field(None, description="受理什么")
    needs: tuple[Localized, ...] = Field((), description="要准备什么")
    steps: tuple[Localized, ...] = Field((), description="怎么做，一步一条")
    promises: tuple[Promise, ...] = Field((), description="公开承诺")
    law: tuple[LawRef, ...] = Field((), description="法律依据")
    note: Localized | None = Field(None, description="要说明的话")
