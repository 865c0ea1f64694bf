"""What stands beside a recording: the text it was made from, when, by which post."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Date, Model, Text


class Slip(Model):
    """content/<lang>/audio/<id>.yaml."""

    text: Text = Field(
        pattern=r"^[0-9a-f]{12}$", description="录音时文字的指纹，由 wageboard audio accept 写"
    )
    date: Date = Field(description="哪天听过，确认和文字一样")
    by: Text = Field(description="由哪个岗位听的（写岗位，不写姓名）", examples=["宣传办录音岗"])
