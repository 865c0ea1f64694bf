"""A special action against unpaid wages, as a notice announced it."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import AreaCode, Date, Evidenced, Flag, Localized, Model, Slug, Text
from generator.model.channel import Promise


class Phase(Model):
    """One phase; a date may be missing where the notice gives none."""

    name: Localized = Field(description="阶段名称")
    start: Date | None = Field(None, alias="from", description="开始日期；通知没写就不写")
    until: Date | None = Field(None, description="结束日期")
    date_note: Localized | None = Field(None, description="原文的日期说法，例如“2024年春节前”及换算依据")


class Campaign(Evidenced):
    """A notice: who issued it, when, its phases and what it promises to workers."""

    id: Slug = Field(description="编号")
    area: AreaCode = Field(description="在哪里开展")
    title: Localized = Field(description="通知标题")
    number: Text | None = Field(None, description="文号", examples=["鲁就办〔2023〕18号"])
    issuer: Localized = Field(description="发文机关")
    issued: Date | None = Field(None, description="发文（落款）日期；范文没有")
    template: Flag = Field(False, description="true 表示范文，不是真实通知")
    summary: Localized = Field(description="一句话说明")
    phases: tuple[Phase, ...] = Field((), description="阶段")
    channels: tuple[Slug, ...] = Field((), description="通知里点名的渠道（data/channels 编号）")
    promises: tuple[Promise, ...] = Field((), description="对劳动者的承诺")
    defects: tuple[Localized, ...] = Field((), description="原文里的问题，照实写明")
