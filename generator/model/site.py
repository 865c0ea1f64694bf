"""Who publishes this site, and the rules of review it keeps."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import AreaCode, Count, Localized, Model, Size, Text


class Review(Model):
    """After how long a fact counts as overdue."""

    warn_days: Count = Field(description="核验后多少天开始提醒", examples=["180"])
    error_days: Count = Field(description="核验后多少天算错误", examples=["540"])
    wage_months: Count = Field(description="最低工资标准多少个月没更新就提醒", examples=["30"])


class Reading(Model):
    """How fast a script is read aloud: syllables a second; about 4 of Chinese, 2.5 words of English."""

    zh: Size = Field(4.0, description="中文一秒念几个字", examples=["4"])
    en: Size = Field(2.5, description="英文一秒念几个词", examples=["2.5"])


class Site(Model):
    """data/site.yaml."""

    title: Localized = Field(description="网站名称")
    publisher: Localized = Field(description="发布单位")
    signature: Text | None = Field(
        None, description="短信签名，要和运营商那里登记的一样；不写就用发布单位", examples=["灵源街道办"]
    )
    correction: Localized = Field(description="发现错误怎么告诉我们")
    base_url: Text = Field(description="网站地址，以 https:// 开头，以 / 结尾")
    scan_url: Text = Field(description="二维码用的短网址，以 https:// 开头，以 / 结尾；越短越好扫")
    scan_aliases: tuple[Text, ...] = Field(
        (), description="以前印在牌子上的短网址，换了 scan_url 也要一直能打开；写法同 scan_url"
    )
    languages: tuple[Text, ...] = Field(min_length=1, description="网站的语言，第一个是中文 zh")
    default_area: AreaCode = Field(description="默认地区")
    review: Review = Field(description="核验期限")
    reading: Reading = Field(Reading(zh=4.0, en=2.5), description="广播稿念多快，用来算时长")
