"""Ids from names: pinyin, short, never one that another record has."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.edit.ids import LONGEST, id_of
from generator.model.base import SLUG


def test_a_chinese_name_becomes_pinyin() -> None:
    assert id_of("宝洪村河道治理（二期）") == "bao-hong-cun-he-dao-zhi-li"
    assert id_of("重庆银行大楼A区") == "chong-qing-yin-hang-da-lou-a-qu"  # 重, 行 and 大 by their words
    assert id_of("女儿桥") == "nv-er-qiao"
    assert id_of("（二期）") == "er-qi"
    assert id_of("12333 Hotline", prefix="cn") == "cn-12333-hotline"


def test_no_id_is_given_twice() -> None:
    assert id_of("示例", {"shi-li"}) == "shi-li-2"
    assert id_of("示例", {"shi-li", "shi-li-2"}) == "shi-li-3"


@given(st.text())
def test_any_name_becomes_a_valid_id(name: str) -> None:
    made = id_of(name)
    assert re.fullmatch(SLUG, made)
    assert len(made) <= LONGEST
    assert id_of(name, {made}) == f"{made}-2"
