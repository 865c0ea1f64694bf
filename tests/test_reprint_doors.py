"""The reprint list against the prints themselves: whatever is edited, changed words ⇔ on the list.

The words are what the press is given, of every format of a site and of a place with doors of its own; without
token and day, which a print that was not issued does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import ledger
from generator.catalog import Catalog
from generator.model.edition import Editions
from generator.publish.run import suits
from generator.reprint import reprints
from tests.support.catalog import PLACE, TODAY, channel, landline, mini_catalog
from tests.test_printed import CHANNEL_EDITS, LAWS, OTHER, said

Edit = Callable[[Catalog], Catalog]
Prints = frozenset[tuple[str, str]]
SITE = "sample"
VERIFIED = "lingyuan-window"
OWN = {"area": PLACE, "address": {"zh": "示例路3号"}, "hours": {"zh": "每天上午"}}
DOORS = (
    channel(VERIFIED, "window", "灵源欠薪窗口", "Window", "10", **OWN, phones=[landline("0595-85610011")]),
    channel("lingyuan-second", "window", "灵源第二窗口", "Second", "20", **OWN, status="unverified"),
    channel(
        "lingyuan-third",
        "window",
        "灵源第三窗口",
        "Third",
        "30",
        area=PLACE,
        status="unverified",
        route={"zh": "问居委会"},
    ),
    channel("cn-platform", "platform", "线索平台", "Platform", "35", search_words=["欠薪线索"]),
    channel("cn-mediation", "mediation", "人民调解", "Mediation", "45", route={"zh": "问街道办"}),
)
MORE: Mapping[str, Mapping[str, object]] = {
    **CHANNEL_EDITS,
    "search words": {"search_words": ["根治欠薪"]},
    "for the office": {"publish": "office"},
    "order": {"order": "99"},
}


def door_edit(door: str, update: Mapping[str, object]) -> Edit:
    def edit(catalog: Catalog) -> Catalog:
        record = catalog.channels[door]
        raw = record.model_dump(mode="json", by_alias=True, exclude_none=True)
        return replace(
            catalog, channels={**catalog.channels, door: type(record).model_validate(raw | update)}
        )

    return edit


EDITS: dict[str, Edit] = {
    **OTHER,
    **{f"{door.id}: {what}": door_edit(door.id, update) for door in DOORS for what, update in MORE.items()},
}


@cache
def base() -> Catalog:
    return replace(mini_catalog(more_channels=DOORS, issued=False), regulations=LAWS)


@cache
def held() -> Editions:
    return Editions(ledger.issue(base(), (SITE, PLACE), TODAY))


def given_to_the_press(catalog: Catalog) -> dict[tuple[str, str], list[object]]:
    """(subject, item) → the Chinese of each of its formats."""
    found: dict[tuple[str, str], list[object]] = {}
    for subject in (catalog.projects[SITE], catalog.areas[PLACE]):
        for form in catalog.vocabulary.print_formats:
            if form.item and suits(form, subject):
                found.setdefault((subject.id, form.item), []).append(said(catalog, form.key, subject))
    return found


@cache
def words_at_first() -> dict[tuple[str, str], list[object]]:
    return given_to_the_press(base())


def listed(catalog: Catalog) -> Prints:
    return frozenset(
        (it.edition.subject, it.edition.item) for it in reprints(replace(catalog, editions=held()), TODAY)
    )


def changed(catalog: Catalog) -> Prints:
    now, then = given_to_the_press(catalog), words_at_first()
    assert now.keys() == then.keys()
    return frozenset(key for key in now if now[key] != then[key])


def test_every_door_stands_on_a_print_of_the_place() -> None:
    shown = str(words_at_first()[PLACE, "leaflet"]) + str(words_at_first()[PLACE, "window"])
    assert [door.id for door in DOORS if door.name.zh not in shown] == []
    assert {item for _, item in words_at_first()} == {
        "board",
        "hat",
        "pocket",
        "blank",
        "window",
        "leaflet",
        "poster",
    }
    assert listed(base()) == frozenset()


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_one_edit_lists_what_it_changed_and_nothing_else(edit: str) -> None:
    after = EDITS[edit](base())
    assert listed(after) == changed(after)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=6, unique=True))
def test_so_do_several(edits: list[str]) -> None:
    after = base()
    for edit in edits:
        after = EDITS[edit](after)
    assert listed(after) == changed(after)


def test_most_edits_of_a_door_reach_a_print() -> None:
    reached = {edit for edit in EDITS if listed(EDITS[edit](base()))}
    for door in DOORS:
        assert {f"{door.id}: name", f"{door.id}: for the office"} <= reached
    assert {f"{VERIFIED}: another number", f"{VERIFIED}: hours", f"{VERIFIED}: address"} <= reached
    assert f"{VERIFIED}: takes" not in reached


def test_another_short_host_lists_everything_that_has_a_code() -> None:
    site = base().site.model_copy(update={"scan_url": "https://new.example/"})
    assert listed(replace(base(), site=site)) == words_at_first().keys()


def test_facts_of_an_edition_name_its_template_and_all_that_is_said() -> None:
    """A number or a name in the words of a place's print stands in the facts of its edition."""
    for item in ("window", "leaflet"):
        edition = held().current(PLACE, item)
        assert edition is not None
        assert edition.template == base().template(item).key
        facts = " ".join(edition.facts.values())
        words = str(words_at_first()[PLACE, item])
        for door in DOORS:
            assert (door.name.zh in words) == (door.name.zh in facts), (item, door.id)
