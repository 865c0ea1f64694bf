"""A file in canonical form: the shipped data is, and a file that is laid out anyhow becomes it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edit.layout import canonical
from generator.edit.shape import kind_of
from generator.source.document import parse
from tests.edit.shipped import SHIPPED

RECORDS = re.compile("data/(projects|channels|areas|campaigns|vocabulary/(glossary|print-))")
ODD = """\
# 文件头

# 头里的话
name: 示例   # 名称
id:   a
demo: "true"
hat_cards: 070
finished:
area: 350582006
# 分包
subcontractors:
# 第一家
- # 没有名字
  work: {zh: 钢筋,  en: yes}
  name: '甲'
- name: 乙
  # 电话
  phones:
        -   kind: landline
            number: 0595-85612345
  # 尾巴
source:
    date: 2026-11-20
    title: >-
      a long
      story
# 末尾
"""
TIDY = """\
# 文件头

# 头里的话
id:   a
demo: true
name: 示例   # 名称
area: "350582006"
# 分包
subcontractors:
  # 第一家
  - # 没有名字
    name: 甲
    work: {zh: 钢筋,  en: "yes"}
  - name: 乙
    # 电话
    phones:
      - number: "0595-85612345"
        kind: landline
    # 尾巴
hat_cards: "070"
source:
  title: >-
    a long
    story
  date: "2026-11-20"
# 末尾
"""


def test_a_file_is_put_in_order_with_its_comments() -> None:
    assert canonical(ODD, "projects") == TIDY


def test_line_ends_and_marks_of_windows_go() -> None:
    assert canonical("\ufeffid: a\r\nname: b\r\n\r\n", "projects") == "id: a\nname: b\n"


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(ValueError, match="x"):
        canonical("id: 'x", "projects")


def test_the_shipped_data_is_canonical() -> None:
    assert len(SHIPPED) > 200
    assert [path for path, text, _ in SHIPPED if canonical(text, kind_of(path)) != text] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_layout_keeps_its_values_and_comments(data: st.DataObject) -> None:
    path, text, value = data.draw(
        st.sampled_from([one for one in SHIPPED if RECORDS.search(one[0]) and len(one[1]) < 6000])
    )
    lines = text.split("\n")[:-1]
    bare = [n for n, line in enumerate(lines) if re.match(r" *(- )?[a-z_]+:", line)]
    for n in data.draw(st.lists(st.sampled_from(bare), max_size=6, unique=True)):
        wide = len(lines[n]) - len(lines[n].lstrip(" "))
        lines[n] = " " * wide + f"# 注{n}\n" + lines[n]
    wider = data.draw(st.booleans())
    made = (
        "\n".join(re.sub(r"(?m)^( *)", lambda m: m[1] * (2 if wider else 1), line) for line in lines) + "\n"
    )
    if parse(path, made)[0] != value:
        return  # a comment inside a folded text, or law in lines
    tidy = canonical(made, kind_of(path))
    assert parse(path, tidy)[0] == value
    assert sorted(re.findall("# 注[0-9]+", tidy)) == sorted(re.findall("# 注[0-9]+", made))
    assert canonical(tidy, kind_of(path)) == tidy
    if not wider or not re.search(r"(>-|\|-?)$", text, re.MULTILINE):
        assert "".join(line + "\n" for line in tidy.split("\n")[:-1] if "# 注" not in line) == text
