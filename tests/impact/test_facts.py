"""Facts and sections that changed: by name, with their place, and nothing that isn't public repeated."""

from __future__ import annotations

import pytest

from generator.impact.facts import Fact, facts, lines_added, private
from generator.impact.naming import both, brief
from generator.impact.texts import sections

FILE = "data/channels/x.yaml"
TEXT = """id: x
publish: public
phones:
  - number: "12333"
    kind: short_code
steps:
  - zh: 打电话
    en: Call
"""
PAGE = """---
title: 加班
reviewed_on: 2026-11-20
---

先说一句。

## 怎么算 {#how}

按小时算。

## 找谁 {#who}

打电话。
"""


def found(old: str | None, new: str | None, file: str = FILE) -> list[Fact]:
    return list(facts({} if old is None else {file: old}, {} if new is None else {file: new}))


def test_a_number_is_one_fact_with_its_line() -> None:
    (one,) = found(TEXT, TEXT.replace("12333", "12345"))
    assert (one.file, one.line, one.column) == (FILE, 4, 13)
    assert (one.kind, one.record, one.path) == ("channels", "x", ("phones", 0, "number"))
    assert (one.step.old, one.step.new, one.public) == ("12333", "12345", True)


def test_comments_order_of_keys_and_quotes_are_no_facts() -> None:
    turned = TEXT.replace("id: x\npublish: public\n", "publish: public\nid: x\n")
    assert found(TEXT, "# 说明\n" + turned.replace('"12333"', "12333")) == []


def test_a_record_that_came_or_went_is_one_fact() -> None:
    (came,), (went,) = found(None, TEXT), found(TEXT, None)
    assert came.whole
    assert came.step.now is not None
    assert went.whole
    assert went.step.now is None


def test_a_line_that_is_gone_is_placed_at_what_it_stood_in() -> None:
    (one,) = found(TEXT, TEXT.replace("    en: Call\n", ""))
    assert (one.line, one.step.now, one.step.old) == (7, None, "Call")


MOBILE = "139" + "0" * 8


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TEXT.replace("public", "office"), TEXT.replace("public", "office").replace("12333", "12345")),
        (TEXT, TEXT.replace("12333", MOBILE)),
        (TEXT, TEXT.replace("12333", MOBILE).replace("short_code", "mobile")),
        (TEXT.replace("打电话", f"打 {MOBILE}"), TEXT),
        (TEXT.replace("kind: short_code", "publish: never"),
         TEXT.replace("12333", "12345").replace("kind: short_code", "publish: never")),
    ],
)  # fmt: skip
def test_what_is_not_public_is_not_repeated(old: str, new: str) -> None:
    its = found(old, new)
    assert its
    values = [one for one in its if one.public]
    assert all(not private(one.step.old) and not private(one.step.new) for one in values)
    assert not any("12345" in str(one.step.new) for one in values)


def test_an_identity_number_is_private() -> None:
    assert private({"note": ["证件 11010519491231" + "002X"]})
    assert not private("0595-85612345 和 12333")


def test_translation_marks_and_news_are_no_facts() -> None:
    for file in ("data/translations/en/sources.yaml", "data/changes/2026.yaml", "data/schema/site.json"):
        assert found("a: b\n", "a: c\n", file) == []
    (one,) = found("a: b\n", "a: c\n", "data/strings/zh/guide.yaml")
    assert (one.kind, one.record, one.path) == ("strings", "zh", ("a",))


def test_lines_that_were_added_are_counted() -> None:
    assert lines_added({"data/calls.csv": "a\n"}, {"data/calls.csv": "a\nb\nc\n"}, "data/calls.csv") == 2


def test_a_changed_section_is_named_by_its_heading() -> None:
    new = PAGE.replace("按小时算", "按天算").replace("## 找谁 {#who}", "## 去哪里 {#where}")
    its = {(s.heading, s.turn, s.line) for s in sections({"content/zh/x.md": PAGE}, {"content/zh/x.md": new})}
    assert its == {("怎么算", "changed", 8), ("去哪里", "added", 12), ("找谁", "removed", 1)}


def test_the_front_matter_belongs_to_the_beginning() -> None:
    new = PAGE.replace("2026-11-20", "2026-11-21")
    (one,) = sections({"content/zh/x.md": PAGE}, {"content/zh/x.md": new})
    assert (one.title, one.heading, one.turn) == ("加班", "", "changed")


def test_a_new_text_and_one_that_is_gone() -> None:
    assert [s.turn for s in sections({}, {"content/zh/x.md": PAGE})] == ["added"]
    assert [s.turn for s in sections({"content/zh/x.md": PAGE}, {})] == ["removed"]


def test_of_long_texts_the_difference_is_shown() -> None:
    old = "甲" * 80 + "一" + "乙" * 80
    shown = both(old, old.replace("一", "二"), "zh")
    assert shown == ("…" + "甲" * 12 + "一" + "乙" * 12 + "…", "…" + "甲" * 12 + "二" + "乙" * 12 + "…")
    assert len(brief(old, "zh")) == 60
