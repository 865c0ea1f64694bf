"""Words and limits that many records share: languages, short codes, kinds, board items, hosts, prints."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.config import DEFAULT_LANGUAGE
from generator.model.base import Count, Flag, LawRef, Localized, Model, Slug, Source, Text
from generator.model.channel import ChannelKind
from generator.model.printing import Ink, PrintFormat, TypeSize
from generator.model.project import Industry
from generator.model.template import PrintTemplate


class Language(Model):
    """A language of the site (BCP 47)."""

    tag: Text = Field(description="BCP 47 语言标记", examples=["zh"])
    html: Text = Field(description="网页 lang 属性", examples=["zh-Hans"])
    own_name: Text = Field(description="用本语言写的名称")
    direction: Literal["ltr", "rtl"] = Field(description="书写方向")
    theme: Text = Field(description="网站引擎里的语言代码")
    font: Text | None = Field(None, description="印刷字体；译文没人核对过的语言不上印刷品，不用写")
    web_font: Text | None = Field(
        None, pattern=r"^[A-Za-z0-9 ,-]+$", description="网页字体，按先后试，用逗号隔开；不写就用系统的"
    )
    line_height: Text | None = Field(
        None, pattern=r"^[12][.][0-9]{1,2}$", description="网页行高；不写就用常用的"
    )
    reviewed_by: Text | None = Field(None, description="译文由哪个岗位核对过；没人核对就不写，页面会标“草稿”")

    @property
    def draft(self) -> bool:
        """Whether nobody who reads it has vouched for the translation; Chinese is no translation."""
        return self.tag != DEFAULT_LANGUAGE and self.reviewed_by is None


class ShortCode(Model):
    """A nation-wide short number that we know."""

    code: Text = Field(pattern=r"^[0-9]{3,6}$", description="号码")
    name: Localized = Field(description="名称")
    twin: Flag = Field(description="true 表示外地可拨区号+号码")
    source: Source = Field(description="出处")


class KindWord(Model):
    """How a kind of channel is called where the record says nothing of its own."""

    kind: ChannelKind = Field(description="种类")
    name: Localized = Field(description="名称")
    order: Count = Field(description="页面上的先后")


class IndustryWord(Model):
    """An industry of building works."""

    industry: Industry = Field(description="行业")
    name: Localized = Field(description="名称")


class BoardItem(Model):
    """One thing that Article 34 asks a board to show."""

    key: Text = Field(description="编号")
    field: Text = Field(description="项目记录里的字段；来自地区的写 area:…", examples=["wage_officer"])
    clause: Literal["1", "2", "3"] = Field(description="第34条第几项")
    name: Localized = Field(description="名称")
    law: LawRef = Field(description="法律依据")


class Host(Model):
    """An official domain that a channel may link to."""

    host: Text = Field(pattern=r"^[a-z0-9.-]+$", description="域名；也包括它的下级域名", examples=["gov.cn"])
    https: Flag = Field(description="true 表示已知支持 https")
    source: Source = Field(description="出处")


class Term(Model):
    """A law term, explained once in one plain sentence."""

    key: Text = Field(description="编号，文章里用 {{term:编号}} 引用", examples=["wage-officer"])
    term: Localized = Field(description="词语")
    also: tuple[Text, ...] = Field((), description="同一个词的别的写法")
    plain: Localized = Field(description="一句大白话")
    law: LawRef | None = Field(None, description="法律依据")


class PlainException(Model):
    """Words that a rule of plain Chinese lets pass."""

    text: Text = Field(description="放过的字词，要和原文一样；句子可以只写其中一段", examples=["闵"])
    reason: Text = Field(description="为什么放过")


class PlainRule(Model):
    """A rule of plain Chinese, its limit and what it lets pass."""

    rule: Literal["sentence", "clause", "paragraph", "character", "term"] = Field(
        description="sentence 一句多长；clause 一口气多长；paragraph 一段几句；character 生僻字；term 法律词"
    )
    limit: Count | None = Field(None, description="最多多少（字或句）；生僻字和法律词没有这一项")
    reason: Text = Field(description="为什么定这条、这个数")
    exceptions: tuple[PlainException, ...] = Field((), description="例外，一条一个理由")


class CharacterRow(Model):
    """A row of the national table of common characters, in its order."""

    first: Count = Field(description="这一行第一个字在原表里的序号")
    characters: Text = Field(description="这一行的字")


class TableHeader(Model):
    """What a column of an office's table may be headed, for `wageboard import`."""

    key: Text = Field(
        description="哪种表的哪一列：roster.phone、projects.owner、never.table", examples=["roster.phone"]
    )
    words: tuple[Text, ...] = Field(description="表头的各种写法；空格和括号里的字不算")

    @property
    def kind(self) -> str:
        """roster, projects or never."""
        return self.key.partition(".")[0]

    @property
    def field(self) -> str:
        """What the column fills: phone, owner; for `never` how much is kept out: table or column."""
        return self.key.partition(".")[2]


class Allotment(Model):
    """How many of a print go to a place of a kind: our suggestion, for the office to change; no rule."""

    key: Slug = Field(description="编号：送到哪里-印刷品", examples=["site-board-a1"])
    print: Slug = Field(description="印刷品编号（print-formats.yaml 里的 key）", examples=["board-a1"])
    to: Literal["town", "village", "window", "site"] = Field(
        description="送到哪里：town 每个街道、乡镇；village 每个村、社区；window 每个窗口；site 每个在建工地"
    )
    count: Count = Field(description="建议每处几份", examples=["1"])
    per: Literal["place", "hat_card"] = Field(
        "place", description="place 每处这么多；hat_card 按项目里写的安全帽卡张数（hat_cards）乘"
    )
    where: Localized = Field(description="挂在、放在哪里")


class Vocabulary(Model):
    """data/vocabulary/*.yaml, one list a file."""

    languages: tuple[Language, ...]
    short_codes: tuple[ShortCode, ...]
    channel_kinds: tuple[KindWord, ...]
    industries: tuple[IndustryWord, ...]
    board_items: tuple[BoardItem, ...]
    hosts: tuple[Host, ...]
    print_formats: tuple[PrintFormat, ...]
    print_inks: tuple[Ink, ...] = ()
    print_type: tuple[TypeSize, ...] = ()
    glossary: tuple[Term, ...] = ()
    plain_chinese: tuple[PlainRule, ...] = ()
    common_characters: tuple[CharacterRow, ...] = ()
    print_templates: tuple[PrintTemplate, ...] = ()
    table_headers: tuple[TableHeader, ...] = ()
    distribution: tuple[Allotment, ...] = ()
