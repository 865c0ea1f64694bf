"""What the checks look at: each index holds what its name says, and what could not be read is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from generator.catalog import Catalog, Translation
from generator.checks.case import ITEMS, Case
from generator.checks.outline import owned
from generator.checks.spot import Spot
from generator.model.contact import Contact
from generator.model.vocabulary import Language
from generator.source.folder import in_folder
from generator.source.places import Key, Places
from tests.checks.cases import TODAY, with_records
from tests.support.catalog import PLACE, SOURCE, area, channel, landline, mini_catalog, project

FOLDERS = ("areas", "channels", "contacts", "regulations", "projects", "campaigns")


def case(catalog: Catalog | None = None, broken: Iterable[Key] = (), **more: Any) -> Case:
    return Case(catalog or mini_catalog(), Places(broken=frozenset(broken)), TODAY, **more)


def test_a_problem_stands_at_a_node_and_is_an_error_unless_said() -> None:
    one = case().problem("area-level", Spot("areas", "350500", ("level",)), code="1", found="2", wanted="3")
    assert (one.path, one.rule, one.severity) == ("data/areas/350500.yaml", "area-level", "error")
    assert one.facts == {"code": "1", "found": "2", "wanted": "3"}
    assert case().problem("id-card", Spot("areas", "x"), "warning", found="1").severity == "warning"


def test_every_folder_of_records_is_walked() -> None:
    it = case()
    assert tuple(it.kinds) == FOLDERS
    for kind in FOLDERS:
        assert it.kinds[kind] is getattr(it.catalog, kind)
    assert [spot for spot, _ in it.evidenced("projects")] == [Spot("projects", "sample")]
    walked = {spot.kind: record for spot, record in it.evidenced()}
    assert set(walked) == {"areas", "channels", "regulations", "projects"}, "the others are empty"
    assert all(record is it.kinds[spot.kind][spot.id] for spot, record in it.evidenced())


def language(tag: str, reviewed: str | None) -> Language:
    known = {entry.tag: entry for entry in mini_catalog().vocabulary.languages}
    return known[tag].model_copy(update={"reviewed_by": reviewed})


def test_only_a_reviewed_language_of_the_site_can_be_late() -> None:
    catalog = mini_catalog(languages=("zh", "ug", "en", "vi"))
    entries = (language("zh", None), language("en", "译审岗"), language("ug", None), language("bo", "译审岗"),
               language("vi", "译审岗"))  # fmt: skip
    held = Translation(sources={"strings/x": "1"})
    strings = {"zh": {"x": "一", "y": "二"}, "en": {"x": "One"}, "ug": {"x": "1"}, "bo": {"x": "1"}, "vi": {}}
    catalog = replace(
        catalog,
        vocabulary=catalog.vocabulary.model_copy(update={"languages": entries}),
        translations={"en": held, "ug": held},
        strings=strings,
        areas={}, channels={}, regulations={}, projects={},
    )  # fmt: skip
    late = case(catalog).late
    assert {(lang, row.unit) for lang, _, row in late if row.unit.startswith("strings/")} == {
        ("en", "strings/x")
    }
    assert all(translation is held for lang, translation, _ in late if lang == "en")
    assert {lang for lang, _, _ in late} == {"en"}


def test_texts_are_read_with_the_words_of_records() -> None:
    it = case(prose={"content/zh/a.md": "# 甲\n\n一段。\n"})
    assert [p.text for p in it.passages if p.path] == ["\0\0甲", "一段。"]
    assert any(p.spot and p.spot.kind == "channels" for p in it.passages)
    assert it.units


def test_an_area_code_has_the_digits_of_its_place() -> None:
    many = [
        area("370000", "山东", "Shandong", "province", "100000", landline_digits="7"),
        area("370100", "济南", "Jinan", "prefecture", "370000", phone_area_code="0531", landline_digits="8"),
        area("371300", "临沂", "Linyi", "prefecture", "370000", phone_area_code="0539"),
        area("371400", "德州", "Dezhou", "prefecture", "370000", phone_area_code="0534", landline_digits="9"),
        area("360100", "南昌", "Nanchang", "prefecture", "100000", phone_area_code="0791"),
    ]
    digits = case(with_records("areas", *many)).landline_digits
    assert digits == {"0531": 8, "0539": 7, "0595": 8}


def test_short_codes_and_hosts_are_those_of_the_vocabulary() -> None:
    it = case()
    assert (it.short_codes["12333"], it.short_codes["110"]) == (True, False)
    words = it.catalog.vocabulary
    assert len(it.short_codes) == len(words.short_codes) > 5
    assert it.hosts == {entry.host: entry.https for entry in words.hosts}
    assert set(it.hosts.values()) == {True, False}


def test_numbers_are_kept_by_what_is_wrong_with_them() -> None:
    wrong = [landline("059585610001"), landline("0595-5610001x"), landline("0595-85610001")]
    two = [channel(name, "window", "窗口", "Window", "1", phones=wrong[:2]) for name in "ab"]
    sound = channel("c", "window", "窗口", "Window", "1", phones=wrong[2:])
    flaws = case(mini_catalog(more_channels=[*two, sound])).phone_flaws
    assert sorted(it.owner.id for its in flaws.values() for it in its) == ["a", "a", "b", "b"]
    assert all(len({it.node.number for it in its}) == 1 for its in flaws.values())
    assert case().phone_shape("12333") == "short_code"
    assert case().phone_shape("1") is None


def test_a_place_is_called_by_its_code_when_it_has_no_record() -> None:
    assert [case().area_name(code) for code in (PLACE, "370100")] == ["灵源街道", "370100"]


def test_the_articles_that_we_hold_are_known_by_law() -> None:
    assert case().articles["labour-inspection-regulation"] == {"20", "26"}
    assert len(case().articles) == 4


def test_what_is_above_a_place_ends_at_the_nation() -> None:
    lost = area("370100", "济南", "Jinan", "prefecture", "370000")
    it = case(with_records("areas", lost))
    assert it.above(PLACE) == {PLACE, "350500", "350000", "100000"}
    assert it.above(PLACE) is it.above(PLACE)
    assert (it.above("370100"), it.above("360000")) == ({"370100"}, frozenset())
    assert [it.reaches_nation(code) for code in (PLACE, "100000", "370100", "360000")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("broken", "unread"),
    [((), False), ((("areas", "1"),), True), ((("channels", "1"),), True), ((("projects", "1"),), False)],
)
def test_what_boards_inherit_is_unknown_where_a_place_or_a_channel_is_unread(
    broken: tuple[Key, ...], unread: bool
) -> None:
    assert case(broken=broken).unread is unread
    assert case(broken=(("site", "site"), *broken)).unread is unread


def test_an_area_that_is_above_itself_circles() -> None:
    pairs = [("350582", "350583"), ("350583", "350582"), ("350584", "350584"), ("350585", "350582")]
    catalog = with_records("areas", *(area(code, "某地", "Some", "county", up) for code, up in pairs))
    assert case(catalog).circling == {"350582", "350583", "350584"}


@pytest.mark.parametrize("times", [2, 3])
def test_an_item_that_stands_twice_is_wrong(times: int) -> None:
    catalog = mini_catalog(project(owner=None))
    items = catalog.vocabulary.board_items
    assert case(catalog).wrong_items == frozenset()
    assert {item.key for item in items} == ITEMS
    again = catalog.vocabulary.model_copy(update={"board_items": (*items, *[items[0]] * (times - 1))})
    it = case(replace(catalog, vocabulary=again))
    assert it.wrong_items == {items[0].key}
    assert (it.missing, bool(case(catalog).missing)) == ((), True)


def test_what_boards_lack_is_told_of_the_public_ones_that_hang() -> None:
    sites = [
        project("a", owner=None, publish="office"),
        project("b", owner=None, stage="retired"),
        project("c", owner=None, stage="finished"),
        project("d", pay_day=None),
    ]
    missing = case(mini_catalog(*sites)).missing
    assert [(site.id, item.key) for site, item in missing] == [("c", "owner"), ("d", "pay_day")]


def test_sites_that_were_good_before_stand_among_those_that_are_read() -> None:
    catalog = mini_catalog(project("b"), project("a-1"))
    it = case(catalog)
    assert list(it.outlines) == list(it.sites) == ["a-1", "b"]
    kept = {"c": it.outlines["b"], "a": it.outlines["a-1"], "a1": it.outlines["b"]}
    known = case(catalog, kept=kept)
    assert sorted(known.sites, key=in_folder) == list(known.sites)
    assert {**it.outlines, **kept} == known.sites
    assert set(known.outlines) == {"a-1", "b"}


def test_what_is_translated_beside_a_site_is_in_its_outline() -> None:
    held = {"en": Translation({"projects/b/name": "B", "channels/a/name": "A"})}
    it = case(replace(mini_catalog(project("a"), project("b")), translations=held))
    assert it.outlines["a"].sentences == ()
    assert it.outlines["b"].sentences == tuple(u.id for u in it.units if u.id.startswith("projects/b/"))
    assert it.outlines["b"].sentences


def test_numbers_come_in_the_order_of_the_records() -> None:
    phone = [landline("0595-85610001")]
    desk = channel("d", "window", "窗口", "Window", "1", phones=phone)
    post = {"unit": {"zh": "科"}, "post": {"zh": "岗"}, "phones": [landline("0595-85610002")]}
    words = {"zh": "名单", "en": "Roster"}
    roster = {"id": "r", "area": "350500", "title": words, "posts": [post], "source": SOURCE}
    site = project("s", owner={"name": "甲方", "phones": phone})
    catalog = with_records(
        "contacts", Contact.model_validate(roster), catalog=mini_catalog(site, more_channels=[desk])
    )
    walked = [(it.owner.kind, it.owner.id) for it in case(catalog).survey.phones if owned(it)]
    assert [(number.kind, number.id) for number in case(catalog).numbers] == walked
    assert {kind for kind, _ in walked} == {"channels", "contacts", "projects"}
    gone = replace(catalog, projects={})
    kept = case(gone, kept={"s": case(catalog).outlines["s"]})
    assert [(number.kind, number.id) for number in kept.numbers] == walked
