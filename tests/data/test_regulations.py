"""The laws: quoted cleanly, in order, and with plain sentences that state no figure the article doesn't."""

from __future__ import annotations

import calendar
import hashlib
import re
from functools import cache
from pathlib import Path

import pytest

from generator.load import load_catalog
from generator.model.regulation import Article, Regulation

ROOT = Path(__file__).resolve().parents[2]
LAWS_AT_LEAST, ARTICLES_AT_LEAST = 18, 101
# one line for each article compared with its source letter by letter: law, article, SHA-256 of the text
COMPARED = Path(__file__).with_name("articles-compared.txt")
PLAIN_LENGTH = 80

DIGITS = {c: value for value, c in enumerate("零一二三四五六七八九")} | {"两": 2}
PLACES = {"十": 10, "百": 100, "千": 1_000}
NUMERAL = "零一二三四五六七八九十百千两"
MONTHS = list(calendar.month_name)[1:]
UNITS_ZH = {
    "个工作日": "working day", "工作日": "working day", "天": "day", "日": "day", "个月": "month",
    "月": "month", "年": "year", "元": "yuan", "倍": "times", "%": "%", "个人": "person", "人": "person",
    "名": "person",
}  # fmt: skip
UNITS_EN = {
    "working days": "working day", "days": "day", "day": "day", "months": "month", "month": "month",
    "years": "year", "year": "year", "yuan": "yuan", "times": "times",
    "workers": "person", "worker": "person",
}  # fmt: skip
Quantity = tuple[float, str]


def numeral(text: str) -> int:
    """The value of a Chinese numeral below ten thousand: 四十五 is 45."""
    total, digit = 0, 0
    for symbol in text:
        if symbol in PLACES:
            total, digit = total + (digit or 1) * PLACES[symbol], 0
        else:
            digit = DIGITS[symbol]
    return total + digit


def quantities_zh(text: str) -> set[Quantity]:
    """Every number with its unit, in Arabic or Chinese figures: 十五日 and 15天 are (15, "day")."""
    text = re.sub(rf"百分之([{NUMERAL}]+)", lambda m: f"{numeral(m[1])}%", text)
    units = "|".join(UNITS_ZH)
    found: set[Quantity] = set()
    for arabic, chinese, ten_thousand, unit in re.findall(
        rf"(?:(\d+(?:\.\d+)?)|([{NUMERAL}]+))(万?)({units})", text
    ):
        value = float(arabic) if arabic else float(numeral(chinese))
        found.add((value * (10_000 if ten_thousand else 1), UNITS_ZH[unit]))
    return found


def quantities_en(text: str) -> set[Quantity]:
    """Every number of an English sentence with its unit; `20,000 to 50,000 yuan` gives two."""
    found: set[Quantity] = set()
    for day, month, year in re.findall(rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})", text):
        found |= {(float(day), "day"), (float(MONTHS.index(month) + 1), "month"), (float(year), "year")}
    text = re.sub(rf"\d+ ({'|'.join(MONTHS)}) \d{{4}}", "", text)
    units = "|".join(UNITS_EN)
    pattern = rf"(\d[\d,]*)(?:%? to (\d[\d,]*))?(?:(%)| ({units})\b)?"
    for first, second, percent, unit in re.findall(pattern, text):
        for number in filter(None, (first, second)):
            found.add((float(number.replace(",", "")), percent or UNITS_EN.get(unit, "no unit")))
    return found


@cache
def laws() -> dict[str, Regulation]:
    return dict(load_catalog(ROOT).regulations)


ARTICLES = [(law.id, a) for law in laws().values() for a in law.articles]
EACH_ARTICLE = pytest.mark.parametrize(
    "article", [a for _, a in ARTICLES], ids=[f"{law}-{a.number}" for law, a in ARTICLES]
)


def order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("-"))


def test_all_laws_and_articles_are_there() -> None:
    assert len(laws()) >= LAWS_AT_LEAST
    assert len(ARTICLES) >= ARTICLES_AT_LEAST


def test_no_letter_has_changed_since_the_texts_were_compared_with_their_source() -> None:
    lines = COMPARED.read_text(encoding="utf-8").splitlines()
    now = {f"{law} {a.number} {hashlib.sha256(a.text.encode()).hexdigest()}" for law, a in ARTICLES}
    assert len(lines) >= ARTICLES_AT_LEAST
    assert [line for line in lines if line not in now] == []


@pytest.mark.parametrize("law", laws().values(), ids=lambda law: law.id)
def test_articles_are_unique_and_ascending(law: Regulation) -> None:
    numbers = [order(a.number) for a in law.articles]
    assert numbers == sorted(set(numbers))


def test_a_law_without_text_is_unverified_and_says_why() -> None:
    unread = [law for law in laws().values() if not law.articles]
    assert unread, "once every law is quoted, this test can go"
    for law in unread:
        assert law.status == "unverified", law.id
        assert law.checked is None, law.id
        assert law.note is not None, law.id


def test_every_law_is_public_and_has_both_languages() -> None:
    for law in laws().values():
        assert law.publish == "public", law.id
        for words in (law.title, law.short, law.issuer, law.about, law.note):
            assert words is not None, law.id
            assert words.get("en"), law.id


@EACH_ARTICLE
def test_the_quotation_is_clean(article: Article) -> None:
    assert not re.match(r"第[零一二三四五六七八九十百]+条(之|\s)", article.text), "the number is kept apart"
    paragraphs = article.text.split("\n\n")
    assert all(p and p == p.strip() and "\n" not in p for p in paragraphs)
    assert paragraphs[-1][-1] == "。" or paragraphs[-1].endswith("；")


@EACH_ARTICLE
def test_the_plain_sentence_is_short_and_in_both_languages(article: Article) -> None:
    assert 0 < len(article.plain.zh) <= PLAIN_LENGTH
    assert article.plain.zh.endswith("。")
    english = article.plain.get("en")
    assert english
    assert english.endswith(".")


@EACH_ARTICLE
def test_every_figure_of_the_plain_sentence_is_in_the_article(article: Article) -> None:
    there = quantities_zh(article.text)
    english = article.plain.get("en") or ""
    assert quantities_zh(article.plain.zh) <= there
    assert quantities_en(english) <= there
    loose = re.sub(rf"\d+万?(?:{'|'.join(UNITS_ZH)})", "", article.plain.zh)
    assert not re.search(r"\d", loose), "a figure without a unit can't be checked"


@EACH_ARTICLE
def test_both_languages_state_the_same_figures(article: Article) -> None:
    zh, en = quantities_zh(article.plain.zh), quantities_en(article.plain.get("en") or "")
    assert {q for q in zh if q[1] != "times"} == {q for q in en if q[1] != "times"}


def test_the_figures_are_read_from_all_ways_of_writing() -> None:
    assert quantities_zh("十五日内，60个工作日，五千元至二万元，百分之五十以上1倍以下，两年") == {
        (15, "day"), (60, "working day"), (5_000, "yuan"), (20_000, "yuan"), (50, "%"), (1, "times"),
        (2, "year"),
    }  # fmt: skip
    assert quantities_en("20,000 to 50,000 yuan within 45 days, since 1 May 2020") == {
        (20_000, "yuan"), (50_000, "yuan"), (45, "day"), (1, "day"), (5, "month"), (2020, "year"),
    }  # fmt: skip


def test_a_wrong_day_count_would_be_noticed() -> None:
    article = laws()["mediation-arbitration-law"].articles
    award = next(a for a in article if a.number == "43")
    assert not quantities_zh(award.plain.zh.replace("45天", "60天")) <= quantities_zh(award.text)
    assert quantities_zh(award.plain.zh) == {(45, "day"), (15, "day")}


def test_article_34_names_all_that_a_board_must_show() -> None:
    board = next(a for a in laws()["wage-payment-regulation"].articles if a.number == "34")
    for words in (
        "（一）", "（二）", "（三）", "建设单位", "施工总承包单位", "所在项目部", "分包单位",
        "相关行业工程建设主管部门", "劳资专管员", "当地最低工资标准", "工资支付日期",
        "劳动保障监察投诉举报电话", "劳动争议调解仲裁申请渠道", "法律援助申请渠道", "公共法律服务热线",
    ):  # fmt: skip
        assert words in board.text, words
    catalog = load_catalog(ROOT)
    assert len(catalog.vocabulary.board_items) == 13
    assert {(i.law.regulation, i.law.article) for i in catalog.vocabulary.board_items} == {
        ("wage-payment-regulation", "34")
    }
