from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.model.site import Reading
from generator.render.media import length, script
from generator.render.media.recipient import Recipient, recipients
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [("12333", "幺二三三三", "one two three three three"),
     ("0595-12345", "零五九五、幺二三四五", "zero five nine five, one two three four five"),
     ("110", "幺幺零", "one one zero")],
)  # fmt: skip
def test_numbers_are_spelled_digit_by_digit(catalog: Catalog, number: str, zh: str, en: str) -> None:
    assert script.spelled(number, Speaker("zh", catalog.strings)) == zh
    assert script.spelled(number, Speaker("en", catalog.strings)) == en


def test_no_digit_is_left_to_the_reader_and_the_numbers_are_those_of_the_place(catalog: Catalog) -> None:
    read = 0
    for it in recipients(catalog, TODAY):
        for lang in ("zh", "en"):
            speaker = Speaker(lang, catalog.strings)
            for one in script.scripts(it, lang):
                read += 1
                assert not re.search(r"[0-9]", one.text), one.text
                assert it.main
                assert it.second
                assert script.spelled(it.main.number, speaker) in one.text
                assert script.spelled(it.second.number, speaker) in one.text
                assert it.main.number in " ".join(shot.screen for shot in one.shots)
                assert one.text.startswith(("这是示例。", "This is a sample.")) == it.demo
    assert read == 4 * len(list(recipients(catalog, TODAY)))


def test_the_shipped_scripts_keep_to_their_time(catalog: Catalog) -> None:
    assert [it for to in recipients(catalog, TODAY) for it in script.too_long(to)] == []
    for it in recipients(catalog, TODAY):
        short, long = script.scripts(it, "zh")
        assert (short.limit, long.limit) == (30, 60)
        assert 15 <= short.seconds <= 30
        assert 35 <= long.seconds <= 60


def test_time_is_characters_over_the_rate(catalog: Catalog) -> None:
    slow = replace(catalog, site=catalog.site.model_copy(update={"reading": Reading(zh=2.0, en=1.0)}))
    it = Recipient(slow, TODAY, slow.areas["350582006"])
    short = next(script.scripts(it, "zh"))
    assert short.count == sum(map(str.isalnum, short.text))
    assert short.seconds == -(-short.count // 2)
    assert short.shots[0].start == 0
    assert [shot.end for shot in short.shots[:-1]] == [shot.start for shot in short.shots[1:]]
    found = [one for to in recipients(slow, TODAY) for one in script.too_long(to)]
    assert len(found) > 2
    assert {(p.rule, p.path) for p in length.problems(found)} == {
        ("script-long", f"data/strings/{lang}/broadcast.yaml") for lang in ("zh", "en")
    }


def test_years_are_read_as_one_says_them(catalog: Catalog) -> None:
    it = Recipient(catalog, TODAY, catalog.areas["350582006"])
    long = list(script.scripts(it, "zh"))[1]
    assert "投诉，两年以内。离开工地以后申请仲裁，一年以内。" in long.text
    assert "投诉 2年　离开后申请仲裁 1年" in [shot.screen for shot in long.shots]


def test_a_name_too_long_to_be_said_gives_way_to_the_place(catalog: Catalog) -> None:
    it = Recipient(catalog, TODAY, catalog.projects["shili-tianjin-chongdian"])
    assert "在天津市干活" in next(script.scripts(it, "zh")).text
    named = Recipient(catalog, TODAY, catalog.projects["shili-songyun-dianti"])
    assert "松云水苑装电梯的工友" in next(script.scripts(named, "zh")).text
