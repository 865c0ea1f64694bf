"""Channels: every one is looked at, whoever stands before it, and the nation answers 12333."""

from __future__ import annotations

from dataclasses import replace

from generator.catalog import Catalog
from generator.checks.channels import channel_hotline, channel_main_line, channel_search, channel_unreachable
from generator.model.channel import Channel
from tests.checks.cases import found, with_records
from tests.support.catalog import area, channel, landline, mini_catalog, short

KEPT = [landline("0595-85610001", publish="office")]


def only(*channels: Channel) -> Catalog:
    """The small catalog with no other channels than these."""
    return replace(mini_catalog(), channels={one.id: one for one in channels})


def test_a_channel_behind_those_that_are_well_is_looked_at() -> None:
    well = [
        channel("a", "window", "甲", "A", "1", address={"zh": "某路"}),
        channel("b", "window", "乙", "B", "1", phones=[landline("0595-85610001")]),
        channel("c", "hotline", "丙", "C", "1"),
        channel("d", "window", "丁", "D", "1", publish="office"),
    ]
    bare = [channel(name, "window", "空", "Bare", "1", phones=KEPT) for name in "ef"]
    problems = found(channel_unreachable, only(*well, *bare))
    assert [(p.path, p.facts["name"]) for p in problems] == [
        (f"data/channels/{name}.yaml", "空") for name in "ef"
    ]


def test_a_link_or_words_to_search_for_are_a_way() -> None:
    link = channel("a", "platform", "甲", "A", "1", url="https://www.gov.cn/")
    words = channel("b", "app", "乙", "B", "1", search_words=["国务院客户端"])
    route = channel("c", "window", "丙", "C", "1", route={"zh": "到一楼"})
    assert found(channel_unreachable, only(link, words, route)) == []


def test_a_hotline_whose_numbers_are_kept_back_is_no_hotline() -> None:
    well = [
        channel("a", "window", "甲", "A", "1"),
        channel("b", "hotline", "乙", "B", "1", publish="office"),
        channel("c", "hotline", "丙", "C", "1", phones=[*KEPT, short("12333")]),
    ]
    mute = channel("d", "hotline", "丁", "D", "1", phones=KEPT)
    problems = found(channel_hotline, only(*well, mute))
    assert [(p.path, p.facts["name"]) for p in problems] == [("data/channels/d.yaml", "丁")]


def test_every_program_says_how_it_is_found_also_one_of_the_office() -> None:
    held = only(
        channel("a", "app", "甲", "A", "1", route={"zh": "扫门口的码"}),
        channel("b", "platform", "乙", "B", "1"),
        channel("c", "app", "丙", "C", "1", publish="office"),
        channel("d", "mini_program", "丁", "D", "1", url="https://www.gov.cn/"),
    )
    assert [p.facts["sort"] for p in found(channel_search, held)] == ["app", "mini_program"]


def test_the_nation_answers_12333() -> None:
    other = channel("a", "hotline", "甲", "A", "1", phones=[short("12345")])
    (problem,) = found(channel_main_line, only(other))
    assert (problem.path, problem.facts["number"]) == ("data/areas/100000.yaml", "12333")
    main = channel("b", "hotline", "乙", "B", "1", phones=[short("12333")])
    assert found(channel_main_line, only(other, main)) == []
    local = channel("b", "hotline", "乙", "B", "1", phones=[short("12333")], area="350500")
    assert len(found(channel_main_line, only(other, local))) == 1


def test_a_nation_that_is_silent_or_unread_has_rules_of_its_own() -> None:
    other = channel("a", "hotline", "甲", "A", "1", phones=[short("12345")])
    assert found(channel_main_line, only(channel("a", "hotline", "甲", "A", "1", phones=KEPT))) == []
    assert found(channel_main_line, only(other), broken=[("channels", "cn-12333")]) == []
    assert found(channel_main_line, only(other), broken=[("projects", "x")]) != []
    bare = replace(only(other), areas={"350000": area("350000", "福建省", "Fujian", "province", "100000")})
    assert found(channel_main_line, bare) == []
    assert with_records("channels", other).channels["cn-12333"]
