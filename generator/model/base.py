"""The strict frozen base of every record, and the field types that all of them share.

YAML reaches the models as strings only; the types here turn a string into a date, an amount or a flag, and
refuse anything that is not written the one way we accept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"  # the part of BCP 47 that we use
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
AREA_CODE = r"^[0-9]{6}$|^[0-9]{9}$|^[0-9]{12}$"  # GB/T 2260 (6), with street (9) and community (12)


class Model(BaseModel):
    """Frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=False)


def _iso_date(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("iso_date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("impossible_date") from None


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ValueError("flag")


def _count(value: object) -> object:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
        return int(value)
    raise ValueError("count")


def _yuan(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,2})?", value):
        return Decimal(value)
    raise ValueError("yuan")


def _size(value: object) -> object:
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,5}(\.[0-9]{1,3})?", value):
        return float(value)
    raise ValueError("size")


Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
AreaCode = Annotated[str, StringConstraints(pattern=AREA_CODE)]
# What an editor may type, with or without quotes; the schemas for editors are made from it.
DATE_SCHEMA = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
FLAG_SCHEMA = {"enum": [True, False, "true", "false"]}
COUNT_SCHEMA = {"type": ["integer", "string"], "minimum": 0, "pattern": r"^[0-9]{1,9}$"}
SIZE_SCHEMA = {"type": ["number", "string"], "minimum": 0, "pattern": r"^[0-9]{1,5}(\.[0-9]{1,3})?$"}
YUAN_SCHEMA = {"type": ["number", "string"], "minimum": 0, "pattern": r"^[0-9]{1,9}(\.[0-9]{1,2})?$"}

Date = Annotated[date, BeforeValidator(_iso_date), WithJsonSchema(DATE_SCHEMA)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema(FLAG_SCHEMA)]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema(COUNT_SCHEMA)]
Size = Annotated[float, BeforeValidator(_size), WithJsonSchema(SIZE_SCHEMA)]
Yuan = Annotated[Decimal, BeforeValidator(_yuan), WithJsonSchema(YUAN_SCHEMA)]
Publish = Literal["public", "office", "never"]
Status = Literal["verified", "unverified"]


class Localized(Model):
    """The same words in several languages; Chinese is the source and always there."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Text] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    zh: Text = Field(description="中文（必填，其他语言都从它译出）", examples=["劳动保障监察投诉"])

    @model_validator(mode="after")
    def _tags(self) -> Localized:
        for tag in self.others:
            if not re.fullmatch(LANGUAGE_TAG, tag):
                raise PydanticCustomError("language_tag", "{tag}", {"tag": tag})
        return self

    @property
    def others(self) -> Mapping[str, str]:
        """Language → words, of every language that has any but Chinese."""
        return self.__pydantic_extra__ or {}

    def get(self, lang: str) -> str | None:
        """The words in `lang`, None where that language has none."""
        return self.zh if lang == "zh" else self.others.get(lang)

    @property
    def languages(self) -> tuple[str, ...]:
        return ("zh", *self.others)


class Name(Localized):
    """A proper name: other languages are welcome and not asked for."""


class Source(Model):
    """Where a fact comes from."""

    title: Text = Field(description="出处：文件或网页的名称", examples=["晋政灵〔2023〕4号"])
    number: Text | None = Field(None, description="文号", examples=["国务院令第724号"])
    url: Text | None = Field(None, description="网址（只写 https 官方网址）")
    date: Date = Field(description="发布日期；查不到时写查阅日期", examples=["2023-01-07"])
    note: Text | None = Field(None, description="说明，例如可信程度、原文的笔误")


class Checked(Model):
    """Who last looked whether the fact still holds."""

    date: Date = Field(description="核验日期", examples=["2026-11-20"])
    how: Literal["call", "visit", "web", "document"] = Field(
        description="怎么核验的：call 打电话，visit 到现场，web 看官网，document 查文件"
    )
    by: Text = Field(description="由哪个岗位核验（写岗位，不写姓名）", examples=["宣传办值班岗"])


class Record(Model):
    """What every record starts with."""

    id: Text = Field(description="编号，与文件名相同")


class Evidenced(Record):
    """A record that states facts: who may see it, where it comes from, when it was last checked."""

    publish: Publish = Field("office", description="public 公开；office 只给办公室看（默认）；never 不输出")
    status: Status = Field("unverified", description="verified 已核验；unverified 未核验（页面会标明）")
    source: Source = Field(description="出处")
    checked: Checked | None = Field(None, description="最近一次核验；没核验过就不写")


class Person(Model):
    """A named person. Nothing of it is shown unless `publish: public` and `consent` say so."""

    name: Text = Field(description="姓名。尽量不写，写岗位即可")
    publish: Publish = Field("office", description="默认 office；公开必须写 public 并写明 consent")
    consent: Text | None = Field(None, description="本人同意公开的书面依据（日期、文件）")


class LawRef(Model):
    """An article of a law in data/regulations."""

    regulation: Slug = Field(description="法规编号（data/regulations 里的文件名）")
    article: Text = Field(
        description="条号，只写数字，例如 34；“第二百七十六条之一”写 276-1", examples=["34"]
    )
