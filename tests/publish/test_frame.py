"""The head and the foot say what the data says, in the page's language."""

from __future__ import annotations

import pytest

from generator.publish.frame import frame
from tests.conftest import TODAY
from tests.support.catalog import mini_catalog

PATHS = {"zh": {"index.md", "about.md", "only-zh.md"}, "en": {"index.md", "about.md", "only-en.md"}}


def test_the_number_comes_from_its_record() -> None:
    hotline = frame(mini_catalog(), "zh", TODAY, PATHS)["hotline"]
    assert (hotline["number"], hotline["href"]) == ("12333", "tel:12333")


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "资料更新到 2026年11月21日"), ("en", "Information as of 21 November 2026")]
)
def test_the_day_of_the_data_is_said(lang: str, said: str) -> None:
    assert frame(mini_catalog(), lang, TODAY, PATHS)["words"]["edition"] == said


def test_each_language_knows_the_way_to_the_other_and_what_it_lacks() -> None:
    zh = {each["html"]: each for each in frame(mini_catalog(), "zh", TODAY, PATHS)["languages"]}
    assert [zh["zh-Hans"]["here"], zh["en"]["here"]] == [True, False]
    assert (zh["en"]["prefix"], zh["en"]["own_name"], zh["en"]["direction"]) == ("en/", "English", "ltr")
    assert list(zh["en"]["missing"]) == ["only-zh.md"]
    assert list(zh["zh-Hans"]["missing"]) == []
    en = {each["html"]: each for each in frame(mini_catalog(), "en", TODAY, PATHS)["languages"]}
    assert en["zh-Hans"]["prefix"] == "../"
    assert list(en["zh-Hans"]["missing"]) == ["only-en.md"]
    assert en["zh-Hans"]["missing_title"] == "没有这一页"


def test_no_link_to_a_page_that_is_not_there() -> None:
    paths = {"zh": {"index.md"}, "en": {"index.md"}}
    assert frame(mini_catalog(), "zh", TODAY, paths)["about"] == ""
    assert frame(mini_catalog(), "zh", TODAY, PATHS)["about"] == "about/"
