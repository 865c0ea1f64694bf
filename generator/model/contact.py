"""The roster of an office: units and posts, people only by consent."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import AreaCode, Evidenced, Localized, Model, Name, Person, Slug
from generator.model.phone import Phone


class Post(Model):
    """One line of a roster."""

    unit: Name = Field(description="单位或科室", examples=["劳动与社会保障科"])
    post: Name = Field(description="职务或岗位", examples=["联络员"])
    role: Name | None = Field(None, description="在名单里的身份，例如组长、成员")
    duty: Localized | None = Field(None, description="管什么事")
    area: AreaCode | None = Field(None, description="只管某个社区时写它的代码")
    phones: tuple[Phone, ...] = Field((), description="办公电话（不写个人手机）")
    person: Person | None = Field(None, description="姓名；尽量不写")


class Contact(Evidenced):
    """A roster as an office published it."""

    id: Slug = Field(description="编号")
    area: AreaCode = Field(description="哪个地方的名单")
    title: Localized = Field(description="名单的名称")
    note: Localized | None = Field(None, description="说明")
    posts: tuple[Post, ...] = Field(min_length=1, description="岗位，一行一条")
