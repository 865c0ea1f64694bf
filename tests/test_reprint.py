"""The reprint list against a model of what each print shows: complete and minimal, whatever was edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import ledger
from generator.catalog import Catalog
from generator.model.area import Area
from generator.model.channel import Channel
from generator.model.edition import Editions
from generator.render import prints
from generator.reprint import Before, reprints
from tests.support.catalog import PLACE, TODAY, area, areas, channels, landline, mini_catalog, project, short

State = Mapping[str, int]
Prints = frozenset[tuple[str, str]]
PROJECTS = ("east", "west")
DOCUMENT = "name"  # in the title of the PDF and nowhere on the paper
BOARDS: Prints = frozenset((name, "board") for name in PROJECTS)
CARDS: Prints = frozenset((name, "hat") for name in PROJECTS)
POCKETS: Prints = frozenset((name, "pocket") for name in PROJECTS)


def prints_of(name: str, *items: str) -> Prints:
    return frozenset((name, item) for item in items)


@dataclass(frozen=True)
class Knob:
    """Something an editor can change: its values, and the prints that show it."""

    values: tuple[Any, ...]
    shown: Prints


# What stands on a board (Article 34), on a hat card and on a pocket card; written down here by hand.
KNOBS: dict[str, Knob] = {
    **{
        f"{name}.{field}": Knob(values, shown)
        for name in PROJECTS
        for field, values, shown in (
            ("everyday_name", ("东门工地", "西门工地"), prints_of(name, "board", "hat", "pocket")),
            ("name", ("示例一期工程", "示例二期工程"), prints_of(name, "board")),
            ("contractor", ("示例一公司", "示例二公司", "示例三公司"), prints_of(name, "board", "pocket")),
            ("officer_where", ("一楼", "二楼"), prints_of(name, "board")),
            ("regulator_phone", ("12345", "12333"), prints_of(name, "board")),
            ("pay_day", ("15", "20", "25"), prints_of(name, "board")),
            ("note", ("记一笔", "记两笔"), frozenset()),
            ("hat_cards", ("10", "20"), frozenset()),
        )
    },
    "channel.inspection_phone": Knob(("0595-85610001", "0595-85610002"), BOARDS),
    "channel.legal_aid_cost": Knob(("不收费", "都不收费"), BOARDS),
    "channel.summary": Knob(("能帮你。", "会帮你。"), frozenset()),
    "channel.takes": Knob(("欠薪", "拖欠工资"), frozenset()),
    "area.wage": Knob(("2195", "2300"), BOARDS),
    "area.note": Knob(("说明一", "说明二"), frozenset()),
}


def site(name: str, state: State) -> Any:
    value = {
        field.partition(".")[2]: knob.values[state[field]]
        for field, knob in KNOBS.items()
        if field.startswith(f"{name}.")
    }
    officer = [{"number": "13800138000", "kind": "mobile", "publish": "public", "consent": "演示号码"}]
    return project(
        name,
        everyday_name={"zh": value["everyday_name"], "en": "Site"},
        name=value["name"],
        general_contractor={"name": value["contractor"]},
        wage_officer={
            "post": {"zh": "劳资专管员"},
            "where": {"zh": value["officer_where"]},
            "phones": officer,
        },
        regulators=[{"industry": "housing", "name": "示例局", "phones": [short(value["regulator_phone"])]}],
        pay_day={"day": value["pay_day"], "month": "next"},
        note={"zh": value["note"]},
        hat_cards=value["hat_cards"],
    )


def places(wage: str, note: str) -> tuple[Area, ...]:
    source = {"title": "测试资料", "date": "2026-11-20"}
    table = [{"tier": "1", "monthly": wage, "from": "2025-04-01", "source": source}]
    made = {it.id: it for it in areas()}
    made["350000"] = area("350000", "福建省", "Fujian", "province", "100000", minimum_wage=table)
    made[PLACE] = area(PLACE, "灵源街道", "Lingyuan", "township", "350500", note={"zh": note})
    return tuple(made.values())


@cache
def _base() -> Catalog:
    return mini_catalog(project("east"), project("west"), issued=False)


def catalog_of(state: State) -> Catalog:
    """The catalog as these edits leave it."""
    value = {name: knob.values[state[name]] for name, knob in KNOBS.items()}
    held = {it.id: it for it in channels()}
    changed = {
        "cn-inspection": {
            "phones": [landline(value["channel.inspection_phone"])],
            "summary": {"zh": value["channel.summary"]},
        },
        "cn-legal-aid": {
            "cost": {"zh": value["channel.legal_aid_cost"]},
            "takes": {"zh": value["channel.takes"]},
        },
    }
    for channel_id, fields in changed.items():
        raw = held[channel_id].model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
        held[channel_id] = Channel.model_validate({**raw, **fields})
    return replace(
        _base(),
        projects={name: site(name, state) for name in PROJECTS},
        channels=held,
        areas={it.id: it for it in places(value["area.wage"], value["area.note"])},
    )


def printed_wrong(state: State, then: State) -> Prints:
    """What the model says is wrong: every print that shows something that is another thing now."""
    return frozenset().union(*(KNOBS[name].shown for name in KNOBS if state[name] != then[name]))


START: State = dict.fromkeys(KNOBS, 0)
EDITS = st.lists(
    st.sampled_from(sorted(KNOBS)).flatmap(
        lambda name: st.tuples(st.just(name), st.integers(0, len(KNOBS[name].values) - 1))
    ),
    max_size=6,
)


def edited(state: State, edits: list[tuple[str, int]]) -> State:
    return {**state, **dict(edits)}


@cache
def issued_at_start() -> Editions:
    catalog = catalog_of(START)
    return Editions(ledger.issue(catalog, PROJECTS, TODAY))


@settings(deadline=None, max_examples=80, derandomize=True)
@given(EDITS, EDITS)
def test_the_list_is_complete_and_minimal_whatever_was_edited(first, second) -> None:
    then = edited(START, first)
    now = edited(then, second)
    held = issued_at_start()
    assert {(e.subject, e.item) for e in held} == BOARDS | CARDS | POCKETS
    catalog = replace(catalog_of(now), editions=held)

    found = reprints(catalog, TODAY)
    assert {(it.edition.subject, it.edition.item) for it in found} == printed_wrong(now, START)
    assert len(found) == len(printed_wrong(now, START))

    # Of those, since the first edits: what is wrong, and was changed by the second.
    since = reprints(catalog, TODAY, Before(replace(catalog_of(then), editions=held), TODAY))
    wanted: Prints = frozenset().union(
        *(KNOBS[name].shown for name in KNOBS if now[name] != START[name] and now[name] != then[name])
    )
    assert {(it.edition.subject, it.edition.item) for it in since} == wanted


def shown_by_prints(state: State) -> dict[tuple[str, str], list[Any]]:
    """What the prints of both sites are given to set, print by print; without any code, so without a date."""
    catalog = catalog_of(state)
    items = {form.key: form.item for form in catalog.vocabulary.print_formats if form.item}
    found: dict[tuple[str, str], list[Any]] = {}
    for name in PROJECTS:
        for sheet in prints.sheets(catalog, catalog.projects[name], TODAY):
            key = max((key for key in items if Path(sheet.path).name.startswith(key)), key=len, default="")
            if key:
                seen = {field: value for field, value in sheet.data.items() if field != DOCUMENT}
                found.setdefault((name, items[key]), []).append(seen)
    return found


@pytest.mark.parametrize("knob", sorted(KNOBS))
def test_the_model_is_what_the_prints_are_given(knob: str) -> None:
    """So the list is exact by the prints themselves, not only by what we take for printed."""
    before, after = shown_by_prints(START), shown_by_prints(edited(START, [(knob, 1)]))
    assert before.keys() == after.keys() == BOARDS | CARDS | POCKETS
    assert {key for key in before if before[key] != after[key]} == KNOBS[knob].shown


@settings(deadline=None, max_examples=40, derandomize=True)
@given(EDITS)
def test_after_issuing_again_nothing_is_wrong(edits) -> None:
    catalog = replace(catalog_of(edited(START, edits)), editions=issued_at_start())
    new = ledger.issue(catalog, PROJECTS, TODAY)
    assert {(e.subject, e.item) for e in new} == {
        (it.edition.subject, it.edition.item) for it in reprints(catalog, TODAY)
    }
    assert reprints(replace(catalog, editions=catalog.editions.plus(new)), TODAY) == ()


def wrong(**knobs: int) -> tuple[Any, ...]:
    state = edited(START, [(name.replace("__", "."), value) for name, value in knobs.items()])
    return reprints(replace(catalog_of(state), editions=issued_at_start()), TODAY)


def test_a_phone_is_urgent_and_stands_first() -> None:
    first, *rest = wrong(channel__inspection_phone=1, east__name=1, west__name=1)
    assert first.urgent
    assert [(c.field, c.old, c.new) for c in first.changes if c.urgent] == [
        ("inspection_phone", "0595-85610001", "0595-85610002")
    ]
    assert len(rest) == 1  # the other board; no card shows it


@pytest.mark.parametrize("knob", ["east__name", "channel__legal_aid_cost", "area__wage"])
def test_wording_and_the_minimum_wage_can_wait(knob: str) -> None:
    found = wrong(**{knob: 1})
    assert found
    assert not any(it.urgent for it in found)


@pytest.mark.parametrize(("aliases", "urgent"), [((), True), (("https://wb.example/",), False)])
def test_a_new_short_address_can_wait_while_the_old_one_still_opens(aliases, urgent) -> None:
    catalog = replace(catalog_of(START), editions=issued_at_start())
    assert catalog.site.scan_url == "https://wb.example/"
    moved = {"scan_url": "https://qr.example/", "scan_aliases": aliases}
    found = reprints(replace(catalog, site=catalog.site.model_copy(update=moved)), TODAY)
    assert {(it.edition.subject, it.edition.item) for it in found} == BOARDS | CARDS | POCKETS
    assert {it.urgent for it in found} == {urgent}


def test_a_minimum_wage_that_passes_its_day_puts_its_boards_on_the_list() -> None:
    source = {"title": "测试资料", "date": "2026-11-20"}
    rows = [
        {"tier": "1", "monthly": "2195", "from": "2025-04-01", "source": source},
        {"tier": "1", "monthly": "2300", "from": "2026-12-01", "source": source},
    ]
    held = {it.id: it for it in places("2195", "说明一")}
    held["350000"] = area("350000", "福建省", "Fujian", "province", "100000", minimum_wage=rows)
    catalog = replace(catalog_of(START), areas=held)
    catalog = replace(catalog, editions=Editions(ledger.issue(catalog, PROJECTS, TODAY)))
    assert reprints(catalog, date(2026, 11, 30)) == ()
    found = reprints(catalog, date(2026, 12, 1))
    assert {(it.edition.subject, it.edition.item) for it in found} == BOARDS
    assert not any(it.urgent for it in found)
    # The data didn't change on that day, its truth did.
    assert len(reprints(catalog, date(2026, 12, 1), Before(catalog, date(2026, 11, 30)))) == 2
    assert reprints(catalog, date(2026, 12, 2), Before(catalog, date(2026, 12, 1))) == ()


def test_a_superseded_template_puts_its_prints_on_the_list() -> None:
    catalog = replace(catalog_of(START), editions=issued_at_start())
    rows = [
        row.model_copy(update={"state": "superseded", "since": TODAY + timedelta(days=1)})
        if row.key == catalog.template("board").key else row
        for row in catalog.vocabulary.print_templates
    ]  # fmt: skip
    new = catalog.template("board").model_copy(update={"key": "board-99", "version": 99})
    vocabulary = catalog.vocabulary.model_copy(update={"print_templates": (*rows, new)})
    found = reprints(replace(catalog, vocabulary=vocabulary), TODAY)
    assert {(it.edition.subject, it.edition.item) for it in found} == BOARDS
    assert all(it.superseded and not it.changes and not it.urgent for it in found)
    # since a day when the old template was in use: the same; since the change: nothing
    assert len(reprints(replace(catalog, vocabulary=vocabulary), TODAY, Before(catalog, TODAY))) == 2
    then = Before(replace(catalog, vocabulary=vocabulary), TODAY)
    assert reprints(replace(catalog, vocabulary=vocabulary), TODAY, then) == ()


def test_a_retired_site_is_never_printed_again() -> None:
    catalog = replace(catalog_of(edited(START, [("east.contractor", 1)])), editions=issued_at_start())
    retired = catalog.projects["east"].model_copy(update={"stage": "retired"})
    assert reprints(replace(catalog, projects={**catalog.projects, "east": retired}), TODAY) == ()


def test_cards_are_counted_and_boards_are_one() -> None:
    found = {it.edition.item: it.copies for it in wrong(east__everyday_name=1)}
    assert found == {"board": 1, "hat": 10, "pocket": None}
