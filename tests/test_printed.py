"""The facts of a print are all that it says in Chinese and nothing more: they change exactly when it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import ledger, printed
from generator.catalog import Catalog
from generator.load import load_catalog
from generator.model.area import Area
from generator.model.project import Project
from generator.render import prints
from tests.support.catalog import PLACE, ROOT, TODAY, landline, mini_catalog, project, short

FORMS = [form for form in mini_catalog().vocabulary.print_formats if form.item]
OF_PROJECT = [form.key for form in FORMS if form.subject in ("project", "both")]
OF_AREA = [form.key for form in FORMS if form.subject in ("area", "both")]
LAWS = load_catalog(ROOT).regulations
FEW = settings(max_examples=80, deadline=None, derandomize=True)
ENGLISH = frozenset({"en", "english"})  # words of a translation are no facts

PROJECT: dict[str, dict[str, Any]] = {
    "name": {"name": "示例镇安置房二期工程"},
    "everyday name": {"everyday_name": {"zh": "新菜场工地"}},
    "no everyday name": {"everyday_name": None},
    "everyday name in English": {"everyday_name": {"zh": "老菜场工地", "en": "Elsewhere"}},
    "address": {"address": {"zh": "示例路2号"}},
    "address that names its street": {"address": {"zh": "灵源街道示例路1号"}},
    "owner": {"owner": {"name": "示例水务有限公司"}},
    "owner's number": {"owner": {"name": "示例城市建设投资有限公司", "phones": [landline("0595-85612345")]}},
    "contractor": {"general_contractor": {"name": "示例路桥集团有限公司"}},
    "department": {"project_department": {"name": "示例安置房项目部", "address": "工地北门"}},
    "no supervisor": {"supervisor": None},
    "a trade": {"subcontractors": [{"name": "示例劳务有限公司", "work": {"zh": "钢筋"}}]},
    "a trade in English": {
        "subcontractors": [{"name": "示例劳务有限公司", "work": {"zh": "木工", "en": "Carpentry"}}]
    },
    "no subcontractors": {"subcontractors": [], "no_subcontractors": "true"},
    "another industry": {
        "regulators": [{"industry": "water", "name": "示例市住房和城乡建设局", "phones": [short("12345")]}]
    },
    "another regulator": {
        "regulators": [{"industry": "housing", "name": "示例市住建局", "phones": [short("12345")]}]
    },
    "regulator's label": {
        "regulators": [{
            "industry": "housing", "name": "示例市住房和城乡建设局",
            "phones": [short("12345", label={"zh": "热线"})],
        }]
    },
    "officer's place": {
        "wage_officer": {
            "post": {"zh": "劳资专管员"}, "where": {"zh": "项目部二楼"},
            "phones": [{"number": "13800138000", "kind": "mobile", "publish": "public", "consent": "演示"}],
        }
    },
    "officer's consent": {
        "wage_officer": {
            "post": {"zh": "劳资专管员"}, "where": {"zh": "项目部一楼"},
            "phones": [{"number": "13800138000", "kind": "mobile", "publish": "public", "consent": "另一份"}],
        }
    },
    "pay day": {"pay_day": {"day": "16", "month": "next"}},
    "pay day of the same month": {"pay_day": {"day": "15", "month": "current"}},
    "pay day's note": {"pay_day": {"day": "15", "month": "next", "note": {"zh": "逢周末提前"}}},
    "demo": {"demo": "false"},
    "finished": {"stage": "finished", "finished": "2026-10-01"},
    "planned": {"stage": "planned"},
    "dates": {"started": "2026-01-01", "planned_finish": "2027-01-01"},
    "note": {"note": {"zh": "不印在牌上"}},
    "cards": {"hat_cards": "500"},
    "source": {"source": {"title": "别的出处", "date": "2026-01-01"}},
    "status": {"status": "unverified"},
}  # fmt: skip


def channel_edit(channel_id: str, **update: Any) -> Callable[[Catalog], Catalog]:
    def edit(catalog: Catalog) -> Catalog:
        record = catalog.channels[channel_id]
        changed = type(record).model_validate(
            {**record.model_dump(mode="json", by_alias=True, exclude_none=True), **update}
        )
        return replace(catalog, channels={**catalog.channels, channel_id: changed})

    return edit


def wage_edit(**update: Any) -> Callable[[Catalog], Catalog]:
    def edit(catalog: Catalog) -> Catalog:
        area = catalog.areas["350000"]
        rows = tuple(row.model_copy(update=update) if row.tier == 2 else row for row in area.minimum_wage)
        return replace(
            catalog, areas={**catalog.areas, "350000": area.model_copy(update={"minimum_wage": rows})}
        )

    return edit


def site_edit(**update: Any) -> Callable[[Catalog], Catalog]:
    return lambda catalog: replace(catalog, site=catalog.site.model_copy(update=update))


def area_name(code: str, name: str) -> Callable[[Catalog], Catalog]:
    def edit(catalog: Catalog) -> Catalog:
        area = catalog.areas[code]
        named = area.model_copy(update={"name": area.name.model_copy(update={"zh": name})})
        return replace(catalog, areas={**catalog.areas, code: named})

    return edit


OTHER: dict[str, Callable[[Catalog], Catalog]] = {
    "12333 is not free": channel_edit("cn-12333", phones=[short("12333")]),
    "12345 is free": channel_edit("cn-12345", phones=[short("12345", free="true", all_day="true")]),
    "12345's hours": channel_edit("cn-12345", hours={"zh": "全天"}),
    "12348 costs": channel_edit("cn-12348", cost={"zh": "要钱"}),
    "12348 unverified": channel_edit("cn-12348", status="unverified"),
    "12348's name": channel_edit("cn-12348", name={"zh": "法律热线"}),
    "12348's summary": channel_edit("cn-12348", summary={"zh": "别的话。"}),
    "monthly": wage_edit(monthly=Decimal(2300)),
    "hourly": wage_edit(hourly=Decimal(24)),
    "no hourly": wage_edit(hourly=None),
    "from": wage_edit(start=date(2026, 1, 1)),
    "publisher": site_edit(publisher=mini_catalog().site.title),
    "street": area_name("350582006", "灵源镇"),
    "province": area_name("350000", "闽省"),
}

CHANNEL_EDITS: dict[str, dict[str, Any]] = {
    "name": {"name": {"zh": "另一个名称"}},
    "status": {"status": "unverified"},
    "address": {"address": {"zh": "示例路9号"}},
    "hours": {"hours": {"zh": "周一到周五"}},
    "address and hours": {"address": {"zh": "示例路9号"}, "hours": {"zh": "周一到周五"}},
    "cost": {"cost": {"zh": "先问清楚"}},
    "route": {"route": {"zh": "到人社局一楼"}},
    "takes": {"takes": {"zh": "不印"}},
    "another number": {"phones": [landline("0595-85612349")]},
    "a second number": {"phones": [short("12333"), landline("0595-85612349", label={"zh": "投诉"})]},
}
OTHER |= {
    f"{channel.id}: {what}": channel_edit(channel.id, **update)
    for channel in mini_catalog().channels.values()
    if channel.kind != "hotline"
    for what, update in CHANNEL_EDITS.items()
    if channel.id != "cn-12348" or "phones" not in update
}


def catalog_of(edit: str, other: str) -> Catalog:
    catalog = mini_catalog(project(**PROJECT.get(edit, {})), issued=False)
    catalog = replace(catalog, regulations=LAWS)  # a leaflet quotes them
    return OTHER[other](catalog) if other else catalog


def said(catalog: Catalog, key: str, subject: Project | Area) -> object:
    """The Chinese of a specimen: it has no token, no edition and today's date; `name` is the PDF's title."""
    sheet = prints.sheet(catalog, key, subject, TODAY)
    return chinese({name: value for name, value in sheet.data.items() if name != "name"})


def chinese(value: object) -> object:
    if isinstance(value, dict):
        held = cast("dict[str, object]", value)
        return {key: chinese(part) for key, part in held.items() if key not in ENGLISH}
    if isinstance(value, (list, tuple)):
        return [chinese(part) for part in cast("list[object]", value)]
    return value


def both(catalog: Catalog, key: str, area: bool) -> tuple[dict[str, str], object]:
    """The facts of a print and its words."""
    subject = catalog.areas[PLACE] if area else catalog.projects["sample"]
    everything = ledger.everything(catalog, subject.id, TODAY)
    item = prints.format_of(catalog, key).item
    assert everything is not None
    assert item is not None
    return dict(printed.on_print(everything, catalog.template(item))), said(catalog, key, subject)


def agree(key: str, area: bool, before: Catalog, after: Catalog) -> bool:
    (old_facts, old_words), (new_facts, new_words) = both(before, key, area), both(after, key, area)
    return (old_facts != new_facts) == (old_words != new_words)


def test_there_are_prints_of_both() -> None:
    assert {"board-a3", "hat-60x40"} <= set(OF_PROJECT)


@pytest.mark.parametrize("key", OF_PROJECT)
@pytest.mark.parametrize(("edit", "other"), [*((e, "") for e in PROJECT), *(("", o) for o in OTHER)])
def test_facts_change_exactly_when_the_print_does(key: str, edit: str, other: str) -> None:
    assert agree(key, False, catalog_of("", ""), catalog_of(edit, other))


@pytest.mark.parametrize("key", OF_AREA)
@pytest.mark.parametrize("other", OTHER)
def test_and_so_for_an_area(key: str, other: str) -> None:
    assert agree(key, True, catalog_of("", ""), catalog_of("", other))


@FEW
@given(
    st.sampled_from(sorted(PROJECT)), st.sampled_from(["", *sorted(OTHER)]),
    st.sampled_from(sorted(PROJECT)), st.sampled_from(["", *sorted(OTHER)]),
)  # fmt: skip
def test_and_between_any_two_states(one: str, first: str, two: str, second: str) -> None:
    before, after = catalog_of(one, first), catalog_of(two, second)
    for key in ("board-a3", "hat-60x40"):
        assert agree(key, False, before, after), key
