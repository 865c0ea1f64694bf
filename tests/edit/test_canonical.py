"""A record as canonical YAML: what is written reads back as it was, and looks like the shipped data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.edit.canonical import dump
from generator.edit.shape import ORDER, kind_of, shape
from generator.reading import KINDS
from generator.source.document import Value, parse
from generator.source.text import SUSPECT
from tests.edit.shipped import SHIPPED

PROJECT: Value = {
    "name": "示例工程",
    "id": "shili",
    "hat_cards": "070",
    "demo": "true",
    "area": "350582006",
    "note": {"en": "yes", "zh": "是"},
    "subcontractors": [{"work": {"zh": "钢筋"}, "name": "示例公司", "phones": []}],
    "started": "2026-02-25",
    "address": "",
    "source": {"date": "2026-11-20", "title": "示例: 数据"},
}
WRITTEN = """\
# 示例
id: shili
demo: true
name: 示例工程
area: "350582006"
# 问清楚：有没有电话
subcontractors:
  - name: 示例公司
    # 没有写
    work:
      zh: 钢筋
started: "2026-02-25"
hat_cards: "070"
source:
  title: "示例: 数据"
  date: "2026-11-20"
note:
  zh: 是
  en: "yes"
"""


def test_a_record_is_written_in_one_way() -> None:
    notes = {("subcontractors",): "问清楚：有没有电话", ("subcontractors", 0, "work"): "没有写"}
    assert dump("projects", PROJECT, "示例", notes) == WRITTEN


def test_every_shipped_record_reads_back() -> None:
    assert len(SHIPPED) > 200
    for path, _, value in SHIPPED:
        found, problems = parse(path, dump(kind_of(path), value))
        assert (found, problems) == (value, []), path


def test_the_order_is_that_of_the_shipped_data() -> None:
    for path, _, value in SHIPPED:
        if isinstance(value, dict):
            assert shape(kind_of(path)).sorted(value) == list(value), path


def test_every_field_has_a_place() -> None:
    for kind, model in KINDS.items():
        fields = {f.alias or name for name, f in model.model_fields.items()}
        assert set(shape(kind).order) == fields
        assert set(ORDER.get(kind, ())) <= fields


WILD = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda text: text.strip() == text and not SUSPECT.search(text)  # which no file may hold, however written
)
VALUES = st.recursive(
    WILD | st.sampled_from(["on", "~", "-", "1_0", "0x1F", "12:30:00", "=", "a\nb", "x: y", "#", "a #b"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WILD, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(WILD, VALUES, min_size=1, max_size=4))
def test_any_text_reads_back(value: dict[str, Value]) -> None:
    found, problems = parse("x.yaml", dump("excluded", value))
    assert [p for p in problems if p.rule != "wide-space"] == []
    assert found == value or problems
