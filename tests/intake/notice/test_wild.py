"""Whatever a file holds, reading it as a notice ends, accounts for all of it, and says the same twice."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.doubt import RefusedError
from generator.intake.notice.importing import import_notice
from generator.intake.notice.notice import is_notice, notices
from generator.intake.shape import Cell, OfficeFile, Paragraph, Place, Table
from tests.intake.notice.scoring import catalog

PIECES = (
    "示例镇人民政府",
    "示政〔2025〕3号",
    "关于印发《示例方案》的通知",
    "各单位：",
    "一、目标",
    "（一）部署阶段（即日起至12月7日）。",
    "附件：1.名单",
    "附件1",
    "2025年2月30日",
    "二〇二五年三月一日",
    "2024年春节前全部办结。",
    "XX",
    "**四是**",
    "”“《",
    "首问负责制",
    "第一篇：讲话",
    "第二篇：方案",
    "同志们：",
    "以官网公示为准",
    "附 件",
    "抄送：某局。",
    "劳动者拨打12345投诉，3日内答复",
)
TEXT = st.one_of(
    st.sampled_from(PIECES),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join),
    st.text(max_size=60),
)
HEADS = st.lists(
    st.one_of(st.just("姓名"), st.just("单位"), st.just(""), st.text(max_size=6)), min_size=1, max_size=5
)


@st.composite
def files(draw: st.DrawFn) -> OfficeFile:
    blocks: list[Paragraph | Table] = []
    for at in range(1, draw(st.integers(1, 14)) + 1):
        if draw(st.integers(0, 4)):
            blocks.append(Paragraph(draw(TEXT), Place("line", "", at * 10, 1), draw(st.booleans())))
        else:
            rows = draw(st.lists(HEADS, min_size=1, max_size=4))
            cells = tuple(
                tuple(Cell(text, "line", "", at * 10 + n, column) for column, text in enumerate(row, 1))
                for n, row in enumerate(rows)
            )
            blocks.append(Table("", cells, cells[0][0].place))
    return OfficeFile("a.txt", "txt", tuple(blocks))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_anything_is_read_to_its_end(file: OfficeFile) -> None:
    made = import_notice(file, catalog())
    assert is_notice(file) in (True, False)
    told = Counter(
        place for one in notices(file, catalog()) for use in one.account for place in (use.place, *use.more)
    )
    places = [one.place for one in file.paragraphs if one.text.strip()]
    places += [row[0].place for _, row in file.rows()]
    assert told == Counter(places)
    for one in made.doubts:
        assert one.show("zh", "a")
        assert one.show("en", "a")
    assert [one.yaml() for one in made.drafts] == [
        one.yaml() for one in import_notice(file, catalog()).drafts
    ]


@pytest.mark.parametrize("piece", ["专项资金", "联系人", "以", "一二三四", "仲裁", "**四", "《", "2024年"])
def test_a_hostile_text_takes_no_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    file = OfficeFile("a.txt", "txt", (Paragraph(text, Place("line", "", 1, 1)),))
    started = time.process_time()
    import_notice(file, catalog())
    assert time.process_time() - started < 10


def test_a_book_is_no_notice() -> None:
    file = OfficeFile("a.txt", "txt", (Paragraph("示政〔2025〕3号" * 40_000, Place("line", "", 1, 1)),))
    assert not is_notice(file)
    with pytest.raises(RefusedError) as refused:
        notices(file, catalog())
    assert "400000" in refused.value.doubt.show("zh", "a.txt")
