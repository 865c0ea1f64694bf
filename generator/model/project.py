"""A construction site: everything its rights notice board must show under Article 34."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import (
    AreaCode,
    Count,
    Date,
    Evidenced,
    Flag,
    Localized,
    Model,
    Name,
    Person,
    Slug,
    Text,
)
from generator.model.phone import Phone

Industry = Literal["housing", "transport", "water", "other"]


class Company(Model):
    """A company on the board."""

    name: Text = Field(description="单位全称（与营业执照一致）", examples=["示例建设集团有限公司"])
    phones: tuple[Phone, ...] = Field((), description="单位电话")
    person: Person | None = Field(None, description="负责人；尽量不写姓名")


class Subcontractor(Company):
    """A subcontractor (分包单位)."""

    work: Name = Field(description="分包什么活", examples=["钢筋"])


class ProjectDepartment(Company):
    """The general contractor's project department (项目部) on the site."""

    address: Text | None = Field(None, description="项目部在工地哪里")


class Regulator(Model):
    """The department in charge of the project's industry (相关行业工程建设主管部门)."""

    industry: Industry = Field(description="housing 住建；transport 交通；water 水利；other 其他")
    name: Text = Field(description="主管部门名称", examples=["晋江市住房和城乡建设局"])
    phones: tuple[Phone, ...] = Field((), description="投诉举报电话")


class WageOfficer(Model):
    """The wage officer (劳资专管员) of the general contractor."""

    post: Name = Field(description="岗位", examples=["劳资专管员"])
    where: Name | None = Field(None, description="在哪里能找到", examples=["项目部一楼"])
    phones: tuple[Phone, ...] = Field((), description="电话")
    person: Person | None = Field(None, description="姓名；公开要写 publish: public 和 consent")


class PayDay(Model):
    """When wages are paid."""

    day: Count = Field(ge=1, le=31, description="每月几号发", examples=["15"])
    month: Literal["current", "next"] = Field(description="current 当月发；next 次月发")
    note: Localized | None = Field(None, description="补充，例如计件工资怎么结")


class Retirement(Model):
    """When and why a project's board came down; its printed codes go on."""

    on: Date = Field(description="从哪天起停用", examples=["2026-11-20"])
    reason: Text = Field(description="为什么停用", examples=["竣工验收，工地已撤"])


class ChannelChoice(Model):
    """Channels named for this board; whatever is not named comes from the area."""

    inspection: Slug | None = Field(None, description="劳动保障监察（data/channels 编号）")
    arbitration: Slug | None = Field(None, description="劳动争议仲裁")
    legal_aid: Slug | None = Field(None, description="法律援助")


class Project(Evidenced):
    """One site, one board. Optional fields that Article 34 asks for are checked by the article-34 rule."""

    id: Slug = Field(description="编号，用拼音")
    demo: Flag = Field(False, description="true 表示示例，不是真实项目")
    name: Text = Field(description="项目全称（与施工许可证一致）")
    everyday_name: Name | None = Field(None, description="项目通俗名称：工人平时怎么叫")
    area: AreaCode = Field(description="所在地代码（尽量写到街道或社区）")
    address: Name | None = Field(None, description="工地地址")
    investment: Literal["government", "state_owned", "private", "other"] = Field(
        "other", description="government 政府投资；state_owned 国企；private 民间投资；other 其他"
    )
    stage: Literal["planned", "active", "finished", "retired"] = Field(description="项目状态")
    owner: Company | None = Field(None, description="建设单位（条例第34条第1项）")
    general_contractor: Company | None = Field(None, description="施工总承包单位（第34条第1项）")
    project_department: ProjectDepartment | None = Field(None, description="项目部（第34条第1项）")
    subcontractors: tuple[Subcontractor, ...] = Field((), description="分包单位，一家一条（第34条第1项）")
    no_subcontractors: Flag = Field(False, description="true 表示本项目没有分包单位")
    supervisor: Company | None = Field(None, description="监理单位（条例没有要求，很多地方要求）")
    regulators: tuple[Regulator, ...] = Field((), description="行业工程建设主管部门（第34条第1、3项）")
    wage_officer: WageOfficer | None = Field(None, description="劳资专管员（第34条第1项）")
    pay_day: PayDay | None = Field(None, description="工资支付日期（第34条第2项）")
    channels: ChannelChoice = Field(ChannelChoice(), description="本项目指定的投诉渠道；不写就用当地的")  # pyright: ignore[reportCallIssue]
    started: Date | None = Field(None, description="开工日期")
    planned_finish: Date | None = Field(None, description="计划完工日期")
    finished: Date | None = Field(None, description="实际完工日期")
    retired: Retirement | None = Field(None, description="停用：由 wageboard retire 写；项目文件不要删")
    formerly: tuple[Slug, ...] = Field(
        (), description="以前的编号：由 wageboard rename 写，印出去的码靠它认得，不要删"
    )
    hat_cards: Count = Field(0, description="要印多少张安全帽维权卡")
    note: Localized | None = Field(None, description="说明")

    @property
    def everyday(self) -> str:
        """What people on the site call it, in Chinese."""
        return self.everyday_name.zh if self.everyday_name else self.name
