"""An administrative area of GB/T 2260 with its telephone area code and minimum wages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import (
    AreaCode,
    Count,
    Date,
    Evidenced,
    Localized,
    Model,
    Source,
    Status,
    Text,
    Yuan,
)

NATION = "100000"
Level = Literal["nation", "province", "prefecture", "county", "township", "village"]


class MinimumWage(Model):
    """One tier of a minimum wage from a day on, in yuan."""

    tier: Count = Field(description="档次：1 是第一档；全省只有一档时写 1", examples=["2"])
    monthly: Yuan = Field(description="月最低工资（元）", examples=["2195"])
    hourly: Yuan | None = Field(None, description="小时最低工资（元）", examples=["23"])
    start: Date = Field(alias="from", description="从哪天起执行", examples=["2025-04-01"])
    status: Status = Field("unverified", description="verified 已核验；unverified 未核验")
    source: Source = Field(description="出处")


class WageTier(Model):
    """Which tier of its province an area belongs to."""

    tier: Count = Field(description="档次", examples=["2"])
    status: Status = Field("unverified", description="verified 已核验；unverified 未核验")
    source: Source = Field(description="出处")


class Area(Evidenced):
    """A place: the nation (100000), a province, city, county, street or town, community or village."""

    id: AreaCode = Field(
        description="行政区划代码（GB/T 2260；街道 9 位，社区 12 位）", examples=["350582006"]
    )
    name: Localized = Field(description="名称，例如“灵源街道”")
    level: Level = Field(description="级别")
    parent: AreaCode | None = Field(None, description="上一级的代码；全国不写")
    phone_area_code: Text | None = Field(
        None, pattern=r"^0[0-9]{2,3}$", description="电话区号；不写就用上一级的", examples=["0595"]
    )
    landline_digits: Count | None = Field(None, description="当地座机位数（7 或 8）；不写就用上一级的")
    minimum_wage: tuple[MinimumWage, ...] = Field((), description="最低工资标准的历次数额")
    wage_tier: WageTier | None = Field(None, description="本地执行全省的第几档")
    also_written: tuple[Text, ...] = Field((), description="来源里出现过的别的写法，例如笔误“小浣塘”")
    note: Localized | None = Field(None, description="说明")
