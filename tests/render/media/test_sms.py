from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.config import Config
from generator.model.base import Localized
from generator.publish.examination import in_place, too_long
from generator.render.media import length, sms
from generator.render.media.recipient import Recipient, recipients
from tests.conftest import ROOT, TODAY
from tests.support.catalog import mini_catalog


def test_every_shipped_chinese_text_is_one_message(catalog: Catalog) -> None:
    found = [one for one in sms.every(catalog, TODAY) if one.lang == "zh"]
    assert len(found) >= 6 * len(catalog.printed_areas())
    assert {one.segments for one in found} == {1}
    assert [it for to in recipients(catalog, TODAY) for it in sms.too_long(to)] == []


def test_a_text_is_signed_and_ends_with_the_page_of_its_code(catalog: Catalog) -> None:
    for it in recipients(catalog, TODAY):
        for one in sms.messages(it, "zh"):
            assert one.text.startswith("【示例街道宣传办】")
            assert one.text.endswith(it.url)
            assert it.url.startswith("https://wb.example/q/")
            assert ("示例：" in one.text) == it.demo


@pytest.mark.parametrize(
    ("text", "units", "segments"),
    [("啊" * 70, 70, 1), ("啊" * 71, 71, 2), ("啊" * 134, 134, 2), ("啊" * 135, 135, 3), ("😀" * 35, 70, 1),
     ("😀" * 36, 72, 2), ("😀" * 67, 134, 3), ("", 0, 1)],
)  # fmt: skip
def test_segments_are_counted_in_utf_16(text: str, units: int, segments: int) -> None:
    """67 is odd: a part holds 33 characters of two units, so 67 of them take three parts."""
    assert (sms.units(text), sms.segments(text)) == (units, segments)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=500))
def test_segments_are_enough_and_none_too_many(text: str) -> None:
    count, units = sms.segments(text), sms.units(text)
    assert (count == 1) == (units <= 70)
    if count > 1:
        assert units <= 67 * count
        assert units > 66 * (count - 1)


def test_the_signature_is_the_registered_one_or_the_publisher_without_brackets() -> None:
    catalog = mini_catalog()
    bare = replace(catalog, site=catalog.site.model_copy(update={"signature": None}))
    assert sms.signature(bare) == "示例街道宣传办"
    named = replace(catalog, site=catalog.site.model_copy(update={"signature": "某街道"}))
    assert sms.signature(named) == "某街道"


def test_without_a_hotline_no_number_is_made_up(catalog: Catalog) -> None:
    catalog = replace(catalog, channels={})
    kinds = {one.kind for it in recipients(catalog, TODAY) for one in sms.messages(it, "zh")}
    assert kinds
    assert not kinds & {"main", "who", "where", "evidence", "away"}


def test_a_long_text_is_a_warning_at_its_line(catalog: Catalog) -> None:
    long = {**catalog.strings["zh"], "sms.where": "在{place}被欠薪？" + "打电话问。" * 6 + "{url}"}
    one = replace(catalog, strings={**catalog.strings, "zh": long})
    its = [it for found in too_long(one, TODAY).values() for it in found]
    (problem,) = length.problems(its)
    assert (problem.rule, problem.severity) == ("sms-long", "warning")
    assert problem.facts["parts"] == "2"
    placed = list(in_place(Config(ROOT, TODAY), its))
    assert [(p.path, p.line) for p in placed] == [("data/strings/zh/sms.yaml", _line("sms.where"))]
    assert "拆成 2 条" in placed[0].message("zh")


def test_a_community_is_not_accused() -> None:
    """“松云水苑居委会欠薪” would say that the community owes wages: its street is named."""
    catalog = mini_catalog()
    small = catalog.areas["350582006"].model_copy(
        update={"id": "350582006001", "level": "village", "parent": "350582006",
                "name": Localized(zh="林口社区居委会")}
    )  # fmt: skip
    catalog = replace(catalog, areas={**catalog.areas, small.id: small})
    texts = [one.text for one in sms.messages(Recipient(catalog, TODAY, small), "zh")]
    assert texts
    assert not any("居委会" in text for text in texts)


def _line(key: str) -> int:
    lines = (ROOT / "data/strings/zh/sms.yaml").read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
