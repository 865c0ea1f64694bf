"""Telephone numbers as a Chinese handset dials them.

The `phonenumbers` library rejects 12333 and 0595-12345 and takes a mobile that lost a digit for a Chongqing
landline, so the rules are our own; they follow the numbering facts in DECISIONS.md.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from generator.model.base import Flag, Localized, Model, Publish, Text

PhoneKind = Literal["short_code", "area_short_code", "landline", "mobile", "service"]

MOBILE = re.compile(r"1(?:3\d|4[5-9]|5[0-35-9]|6[25-7]|7[0-8]|8\d|9[0-35-9])\d{8}")
SERVICE_NUMBER = "13800138000"  # China Mobile's own; the only mobile that demonstrations use
AREA_PREFIX = re.compile(r"0(?:10|2[0-57-9]|[3-9]\d{2})")
SERVICE = re.compile(r"[48]00-?\d{3}-?\d{4}")


class Phone(Model):
    """One number, one kind."""

    number: Text = Field(description="号码：短号 12333，座机 0595-85612345，手机 11 位", examples=["12333"])
    kind: PhoneKind = Field(
        description="short_code 短号；area_short_code 区号+短号；landline 座机；mobile 手机；service 400/800"
    )
    extension: Text | None = Field(None, description="分机号，单独写在这里", examples=["801"])
    label: Localized | None = Field(None, description="这个号码是什么，例如“投诉”")
    free: Flag | None = Field(None, description="true 免费；不知道就不写")
    all_day: Flag | None = Field(None, description="true 24小时有人接；不知道就不写")
    publish: Publish | None = Field(None, description="默认跟随记录；手机默认 office")
    consent: Text | None = Field(None, description="公开手机号的书面依据")

    @property
    def digits(self) -> str:
        """The digits alone, without an extension."""
        return re.sub(r"\D", "", self.number)

    @property
    def href(self) -> str:
        """What a Chinese handset dials: `tel:12333`, `tel:059512333`; never an international form."""
        return f"tel:{self.digits}" + (f",{self.extension}" if self.extension else "")

    def is_public(self, inherited: Publish) -> bool:
        """Whether the number may be shown; a mobile only when it says so itself and names the consent."""
        if self.kind == "mobile":
            return self.publish == "public" and self.consent is not None
        return (self.publish or inherited) == "public"


def twin(code: str, area_code: str) -> str:
    """The short code with its area code, for a worker who has gone home: `0595-12345`."""
    return f"{area_code}-{code}"


def area_prefix(number: str) -> str | None:
    """The telephone area code a number starts with, None when it has none."""
    found = AREA_PREFIX.match(number)
    return found[0] if found else None
