"""The family of prints as data: sizes in millimetres, inks, sizes of type, label papers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Count, Flag, Localized, Model, Size, Slug, Text

INK = r"^[0-9]{1,3}( [0-9]{1,3}){3}$"
Subject = Literal["project", "area", "both", "none"]


class Ink(Model):
    """A colour by what it is for, and what replaces it on a print without colour."""

    key: Slug = Field(description="编号，模板里用", examples=["panel"])
    cmyk: Text = Field(pattern=INK, description="青 品红 黄 黑，各 0 到 100", examples=["100 72 0 38"])
    grey: Text = Field(pattern=INK, description="黑白版用的，同样的写法，只用黑", examples=["0 0 0 8"])
    use: Text = Field(description="用在哪里")


class TypeSize(Model):
    """A size of type in points where the scale is 1 (A3), and the least it may shrink to."""

    key: Slug = Field(description="编号，模板里用", examples=["title"])
    size: Size = Field(description="字号（磅），A3 告示牌上的；别的幅面乘它的 scale", examples=["43"])
    least: Size = Field(description="放不下时最小缩到多少磅，也乘 scale", examples=["20"])
    weight: Literal["regular", "medium", "bold", "black"] = Field(description="粗细")
    use: Text = Field(description="用在哪里")


class LabelPaper(Model):
    """A ready-cut label paper: where its labels lie on the sheet."""

    key: Slug = Field(description="编号，写进文件名", examples=["a4-24"])
    name: Localized = Field(description="名称")
    sheet_width: Size = Field(description="纸宽（毫米）")
    sheet_height: Size = Field(description="纸高（毫米）")
    columns: Count = Field(description="横排几个")
    rows: Count = Field(description="竖排几个")
    width: Size = Field(description="一个标签宽（毫米）；卡片排在标签正中")
    height: Size = Field(description="一个标签高（毫米）")
    left: Size = Field(description="第一个标签离纸左边多少（毫米）")
    top: Size = Field(description="第一个标签离纸上边多少（毫米）")
    column_gap: Size = Field(0.0, description="左右两个标签之间空多少（毫米）")
    row_gap: Size = Field(0.0, description="上下两个标签之间空多少（毫米）")


class PrintFormat(Model):
    """One member of the family: what it shows, how large, with which template. Millimetres."""

    key: Slug = Field(description="编号，也是文件名", examples=["board-a3"])
    template: Text = Field(description="theme/print 里的模板", examples=["board.typ"])
    name: Localized = Field(description="名称")
    width: Size = Field(description="成品宽（毫米）")
    height: Size = Field(description="成品高（毫米）")
    bleed: Size = Field(description="出血（毫米）")
    qr: Size = Field(description="二维码边长，含静区（毫米）；没有码的写 0")
    columns: Count = Field(1, description="一张纸横排几个")
    rows: Count = Field(1, description="一张纸竖排几个")
    sheet_width: Size | None = Field(None, description="纸宽（毫米）；不写就是成品宽")
    sheet_height: Size | None = Field(None, description="纸高（毫米）；不写就是成品高")
    view: Slug = Field(
        "board", description="印什么内容：board 告示牌、blank 空白牌、care 安装说明、hat 安全帽卡……"
    )
    item: Slug | None = Field(
        None,
        description="二维码的令牌属于哪一类，同一类的印刷品扫出来是同一页；没有码的不写",
        examples=["board"],
    )
    subject: Subject = Field(
        "project", description="按什么做：project 每个项目一份；area 每个地区一份；both 都做；none 通用一份"
    )
    layout: Slug = Field("plain", description="同一模板里的哪一种版式", examples=["landscape"])
    scale: Size = Field(1.0, description="字和线是 A3 告示牌的几倍")
    safe: Size = Field(0.0, description="离裁切边多少毫米以内不放字")
    module: Size = Field(0.5, description="二维码每小格至少多少毫米")
    column_gap: Size = Field(0.0, description="一张纸上左右两个之间空多少（毫米）")
    row_gap: Size = Field(0.0, description="一张纸上上下两个之间空多少（毫米）")
    top: Size | None = Field(None, description="第一个离纸上边多少（毫米）；不写就排在正中")
    papers: tuple[LabelPaper, ...] = Field((), description="还要排到哪些现成的标签纸上")
    pages: Count = Field(1, description="几页")
    round: Flag = Field(False, description="true 表示圆形，直径是成品宽")
    second: Flag = Field(True, description="true 表示每一组带一行英文")
    grey: Flag = Field(False, description="true 表示另做一份黑白版，给便宜的打印机")
    built: Flag = Field(True, description="true 表示生成网站时一起做；false 表示要印时才做")
