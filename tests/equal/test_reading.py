"""Numbers, days and amounts as each language and medium writes them, read into one form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.catalog import Catalog
from generator.equal.fact import Fact, Known
from generator.equal.reading import Reader
from generator.i18n.words import Speaker

WRITTEN = [
    ("请打12333，再打 12345。", {"phone 12333", "phone 12345"}),
    ("离开本地：0595-12345", {"phone 059512345"}),
    ("０５９５—１２３４５", {"phone 059512345"}),
    ("0595\u200b-12345 转 801", {"phone 059512345"}),
    ("一二三三三，一二三三三", {"phone 12333"}),
    ("幺二三 四五", {"phone 12345"}),
    ("1 2 3 3 3", {"phone 12333"}),
    ("Call zero five nine five, one two three three three. Two", {"phone 059512333"}),
    ("打110", {"phone 110"}),
    ("No. 125, Meiling Road; no. 110; #112; call 110 now", {"phone 110"}),
    ("拨打 400-810-1234", {"phone 4008101234"}),
    ("共128条，第112页", set()),
    ("128", set()),
    ("〔2023〕4号 https://example.cn/20240105/12349.html a.pdf 350582006001", set()),
    ("60 × 40 128 45 毫米", set()),
    ("28114776-ab12-5", set()),
    ("每月2,195元，每小时23.50元", {"amount 2195", "amount 23.5"}),
    ("罚款5万元以上", {"amount 50000"}),
    ("三万元", {"amount 30000"}),
    ("¥2195 · 2195 yuan · 2195 tệ", {"amount 2195"}),
    ("30000元", {"amount 30000"}),
    ("1月5日至2月9日", {"date --01-05", "date --02-09"}),
    ("2024年1月", {"date 2024-01"}),
    ("5 January; January 5; January 2024", {"date --01-05", "date 2024-01"}),
    ("从2013-07-01起，2013.07.01", {"date 2013-07-01"}),
    ("2013-13-01", set()),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader(catalog: Catalog) -> Reader:
    return Reader(catalog.strings)


@pytest.mark.parametrize(("words", "wanted"), WRITTEN)
def test_facts_are_read(reader: Reader, words: str, wanted: set[str]) -> None:
    assert {f"{fact.kind} {fact.value}" for fact, _ in reader.read(words)} == wanted


@given(some.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_language_writes_a_day_that_is_read_back(catalog: Catalog, day: date) -> None:
    reader = Reader(catalog.strings)
    assert len(catalog.strings) >= 5
    for lang in catalog.strings:
        written = Speaker(lang, catalog.strings).day(day)
        assert Fact("date", day.isoformat()) in {fact for fact, _ in reader.read(f"({written})")}, written


@given(some.decimals(Decimal("0.01"), Decimal(99999), places=2))
def test_every_language_writes_an_amount_that_is_read_back(catalog: Catalog, amount: Decimal) -> None:
    reader = Reader(catalog.strings)
    for lang in catalog.strings:
        speaker = Speaker(lang, catalog.strings)
        written = speaker.say("guide.yuan", amount=speaker.yuan(amount))
        assert {fact for fact, _ in reader.read(f"{written}, ")} == {
            Fact("amount", f"{amount.normalize():f}")
        }, written


@given(some.text(max_size=80))
def test_any_text_is_read(catalog: Catalog, words: str) -> None:
    for fact, written in Reader(catalog.strings).read(words):
        assert fact.value
        assert written


def test_the_nearest_fact_is_named() -> None:
    known = Known()
    known.state([Fact("phone", "12333"), Fact("phone", "059512345"), Fact("date", "2026-11-20")])
    assert known.nearest(Fact("phone", "12334")) == "12333"
    assert known.nearest(Fact("amount", "12334")) == "–"
    assert {Fact("date", "2026-11"), Fact("date", "--11-20")} <= known.facts
