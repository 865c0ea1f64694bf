"""A law with its exact articles and one plain sentence for each."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Date, Evidenced, Localized, Model, Slug, Text


class InForce(Model):
    """From when to when a law is in force."""

    start: Date = Field(alias="from", description="施行日期", examples=["2020-05-01"])
    until: Date | None = Field(None, description="失效日期；仍有效就不写")


class Article(Model):
    """One article, quoted to the letter, never translated."""

    number: Text = Field(
        pattern=r"^[0-9]{1,4}(-[0-9]{1,2})?$", description="条号，只写数字；“之一”写 -1", examples=["34"]
    )
    text: Text = Field(description="原文，一字不改")
    plain: Localized = Field(description="一句大白话")


class Regulation(Evidenced):
    """A law, regulation, interpretation or rule."""

    id: Slug = Field(description="编号")
    kind: Literal["law", "regulation", "interpretation", "rule", "document"] = Field(
        description="law 法律；regulation 行政法规；interpretation 司法解释；rule 规章；document 规范性文件"
    )
    title: Localized = Field(description="全称")
    short: Localized = Field(description="页面上用的简称")
    number: Text | None = Field(None, description="文号", examples=["国务院令第724号"])
    issuer: Localized = Field(description="制定机关")
    adopted: Date | None = Field(None, description="公布或通过日期")
    amended: Date | None = Field(None, description="最近一次修正日期")
    in_force: InForce = Field(description="施行与失效日期")
    url: Text | None = Field(None, description="官方网址")
    about: Localized = Field(description="这部法管什么，一句话")
    note: Localized | None = Field(None, description="说明，例如哪些地方还没核实")
    articles: tuple[Article, ...] = Field((), description="引用到的条文")
