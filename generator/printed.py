"""The facts that stand on a print, field by field, as they are printed in Chinese; no wording and no layout.

Two prints of one template with the same facts are the same print; the ledger compares nothing else. Flags and
the pay day have a value that each language says in its own words: `true`, `next-15`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator.board import LEGAL_LINE, MAIN_LINE, SECOND_LINE, Board, Dial, Door, board, dials, door, line
from generator.catalog import Catalog, LocalWage
from generator.model.area import Area
from generator.model.channel import Channel, ChannelKind
from generator.model.project import Company, Project
from generator.model.template import PrintTemplate
from generator.near import leaflet_doors, other_doors, own_window

Facts = Mapping[str, str]
AND = "；"  # between the parts of one fact: subcontractors, regulators
UNVERIFIED = "（未核验）"  # after the name of a door in a list
TRUE = "true"
POLICE = "110"
LINES = {"main_line": MAIN_LINE, "second_line": SECOND_LINE}
DOORS = ("inspection", "arbitration", "legal_aid", "legal_line")
AREA_KINDS: Mapping[str, ChannelKind] = {
    "inspection": "inspection", "arbitration": "arbitration", "legal_aid": "legal_aid",
}  # fmt: skip
DOOR_FIELDS = ("", "_phone", ".place", ".hours", ".cost", ".status")
LINE_FIELDS = ("", ".away", ".free", ".all_day")
WAGE_FIELDS = ("", ".hourly", ".from", ".tier", ".place", ".status")
COMPANIES = ("owner", "general_contractor", "project_department", "supervisor")
NAMES = frozenset({
    "name", "everyday_name", "address", "stage", "demo", "publisher", "scan_host", "place", "place.whole",
    "pay_day", "pay_day.note", "subcontractors", "regulator", "regulator_phone",
    "police", "window.others", "doors", "project_department.address",
    "wage_officer", "wage_officer.where", "wage_officer.phone",
    *COMPANIES, *(f"{company}.phone" for company in COMPANIES),
    *(name + part for name in (*DOORS, "window") for part in DOOR_FIELDS),
    *(name + part for name in LINES for part in LINE_FIELDS),
    *("minimum_wage" + part for part in WAGE_FIELDS),
})  # fmt: skip


def on_print(everything: Facts, template: PrintTemplate) -> Facts:
    """Those of a subject's facts that one version of a print shows."""
    if not template.facts:
        return everything
    return {name: value for name, value in everything.items() if name in template.facts}


def of_project(catalog: Catalog, project: Project, today: date) -> Facts:
    """Every fact that a print of a project may show on a day."""
    return of_board(catalog, board(catalog, project, today))


def of_board(catalog: Catalog, it: Board) -> Facts:
    """The same, of a board that is already resolved."""
    project, officer, pay = it.project, it.project.wage_officer, it.project.pay_day
    everyday = project.everyday_name.zh if project.everyday_name else project.name
    found = {
        "name": project.name,
        "everyday_name": everyday,
        "address": _where(it),
        "place": it.places[0].name.zh if it.places else "",
        "stage": _stage(project),
        "demo": TRUE if project.demo else "",
    }
    for key in COMPANIES:
        company: Company | None = getattr(project, key)
        if company:
            found[key] = company.name
            found[f"{key}.phone"] = _of_company(catalog, project, company)
    if project.project_department and project.project_department.address:
        found["project_department.address"] = project.project_department.address
    found["subcontractors"] = AND.join(
        f"{sub.name}（{sub.work.zh}）{_of_company(catalog, project, sub)}" for sub in project.subcontractors
    )
    industries = {word.industry: word.name.zh for word in catalog.vocabulary.industries}
    found["regulator"] = AND.join(
        f"{r.name}（{industries.get(r.industry, r.industry)}）" for r, _ in it.regulators
    )
    found["regulator_phone"] = AND.join(
        f"{r.name} {_numbers(numbers, len(numbers) > 1)}" for r, numbers in it.regulators if numbers
    )
    if officer:
        found["wage_officer"] = officer.post.zh
        found["wage_officer.where"] = officer.where.zh if officer.where else ""
        found["wage_officer.phone"] = _numbers(it.wage_officer)
    found |= _of_wage(it.wage)
    if pay:
        found["pay_day"] = f"{pay.month}-{pay.day}"
        found["pay_day.note"] = pay.note.zh if pay.note else ""
    doors = (it.inspection, it.arbitration, it.legal_aid, it.legal_line)
    for key, way in zip(DOORS, doors, strict=True):
        found |= _of_door(key, way)
    for key, way in (("main_line", it.main_line), ("second_line", it.second_line)):
        found |= _of_line(key, way)
    found["police"] = _police(catalog, project.area)
    return _tidy(catalog, found)


def of_area(catalog: Catalog, area: Area, today: date) -> Facts:
    """Every fact that a print of an area may show on a day."""
    places = [it.name.zh for it in catalog.up(area.id) if it.level != "nation"] or [area.name.zh]
    found = {"everyday_name": area.name.zh, "place": area.name.zh, "place.whole": "".join(reversed(places))}
    for key, kind in AREA_KINDS.items():
        channel = catalog.channel_of(area.id, kind)
        found |= _of_door(key, door(channel, catalog, area.id) if channel else None)
    found |= _of_door("legal_line", line(LEGAL_LINE, catalog, area.id))
    own = own_window(catalog, area.id)
    found |= _of_door("window", door(own, catalog, area.id) if own else None)
    found["window.others"] = AND.join(map(_named, other_doors(catalog, area.id)))
    found["doors"] = AND.join(map(_named, leaflet_doors(catalog, area.id)))
    found["police"] = _police(catalog, area.id)
    for key, code in LINES.items():
        found |= _of_line(key, line(code, catalog, area.id))
    return _tidy(catalog, found | _of_wage(catalog.minimum_wage(area.id, today)))


def scan_host(scan_url: str) -> str:
    """The printed short address without what every address has: `wb.example`."""
    return scan_url.split("://", 1)[-1].rstrip("/")


def _tidy(catalog: Catalog, found: Mapping[str, str]) -> Facts:
    site = catalog.site
    whole = {**found, "publisher": site.publisher.zh, "scan_host": scan_host(site.scan_url)}
    return {name: value for name, value in whole.items() if value}


def _where(it: Board) -> str:
    """The places and the address on one line, as the board prints them; a place is not named twice."""
    address = it.project.address.zh if it.project.address else ""
    places = [area.name.zh for area in reversed(it.places) if area.level != "nation"]
    return "".join(place for place in places if place not in address) + address


def _stage(project: Project) -> str:
    if project.stage == "finished" and project.finished:
        return f"finished-{project.finished.isoformat()}"
    if project.stage == "retired" and project.retired:
        return f"retired-{project.retired.on.isoformat()} {project.retired.reason}"
    return project.stage if project.stage in ("finished", "retired") else ""


def _of_company(catalog: Catalog, project: Project, company: Company) -> str:
    return _numbers(dials(company.phones, project.publish, catalog, project.area))


def _numbers(numbers: Sequence[Dial], labelled: bool = True) -> str:
    return "、".join(n.number + (f"（{n.label.zh}）" if n.label and labelled else "") for n in numbers)


def _of_door(key: str, way: Door | None) -> dict[str, str]:
    if way is None:
        return {}
    channel = way.channel
    place = channel.address or channel.route
    hours = channel.hours if channel.address else None  # a board has room for one of them
    return {
        key: channel.name.zh,
        f"{key}_phone": _numbers(way.dials, len(way.dials) > 1),
        f"{key}.place": place.zh if place else "",
        f"{key}.hours": hours.zh if hours else "",
        f"{key}.cost": channel.cost.zh if channel.cost else "",
        f"{key}.status": channel.status if channel.status == "unverified" else "",
    }


def _named(channel: Channel) -> str:
    """A door in one line: its name, whether that was verified, where it is or how to find it."""
    where = channel.address or channel.route
    mark = UNVERIFIED if channel.status == "unverified" else ""
    return f"{channel.name.zh}{mark}" + (f" {where.zh}" if where else "")


def _police(catalog: Catalog, area_id: str) -> str:
    return POLICE if line(POLICE, catalog, area_id) else ""


def _of_line(key: str, way: Door | None) -> dict[str, str]:
    dial = next((d for d in way.dials if d.number == LINES[key]), None) if way else None
    if dial is None:
        return {}
    return {
        key: dial.number,
        f"{key}.away": dial.away.number if dial.away else "",
        f"{key}.free": TRUE if dial.free else "",
        f"{key}.all_day": TRUE if dial.all_day else "",
    }


def _of_wage(local: LocalWage | None) -> dict[str, str]:
    if local is None:
        return {}
    row = local.wage
    tiers = len({other.tier for other in local.area.minimum_wage})
    return {
        "minimum_wage": f"{row.monthly.normalize():f}",
        "minimum_wage.hourly": f"{row.hourly.normalize():f}" if row.hourly else "",
        "minimum_wage.from": row.start.isoformat(),
        "minimum_wage.tier": str(row.tier) if tiers > 1 else "",
        "minimum_wage.place": local.area.name.zh,
        "minimum_wage.status": local.status if local.status == "unverified" else "",
    }
