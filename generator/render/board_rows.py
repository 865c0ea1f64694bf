"""The rows of a notice board, group by group as Article 34 lists them, as words in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.board import MAIN_LINE, SECOND_LINE, Board, Dial, Door, dials
from generator.catalog import Catalog
from generator.model.project import Project
from generator.render.sheet import Both, Scribe

Row = dict[str, Any]
NOTHING: Both = {"zh": "", "en": ""}


def group(key: str, clause: str, scribe: Scribe) -> Row:
    """The heading of a group with its number in the Article."""
    return {"heading": scribe.say(f"print.group.{key}"), "mark": scribe.say(f"print.mark.{clause}")}


def demo(project: Project, scribe: Scribe) -> Row | None:
    """How a sample says that it is one."""
    if not project.demo:
        return None
    return {"word": scribe.say("print.demo"), "note": scribe.say("print.demo.note")}


def heading(it: Board, scribe: Scribe) -> Row:
    """The project: full name, what people call it, where, whether it is finished."""
    project = it.project
    stage = None
    if project.stage == "finished" and project.finished:
        stage = scribe.say("print.stage.finished_on", day=project.finished)
    elif project.stage in ("finished", "retired"):
        stage = scribe.say(f"print.stage.{project.stage}")
    places = [scribe.pick(area.name) for area in reversed(it.places) if area.level != "nation"]
    where = "".join(place["zh"] for place in places)
    return {
        "label": scribe.say("print.project"),
        "name": project.name,
        "everyday_label": scribe.say("print.everyday"),
        "everyday": scribe.pick(project.everyday_name) if project.everyday_name else None,
        "place": where + (project.address.zh if project.address else ""),
        "stage": stage,
    }


def _row(
    field: str, scribe: Scribe, name: Both, more: Both | None = None, numbers: Sequence[Dial] = ()
) -> Row:
    return {"field": field, "name": name, "more": more or NOTHING, "numbers": _numbers(numbers, scribe)}


def _numbers(numbers: Sequence[Dial], scribe: Scribe) -> str:
    """The numbers on one line, each with what it is; a short code's twin is on the large lines alone."""
    return "　".join(n.number + (f"（{scribe.pick(n.label)['zh']}）" if n.label else "") for n in numbers)


def basic(catalog: Catalog, it: Board, scribe: Scribe) -> list[Row]:
    """Item (1) without the subcontractors: a cell for each, the wage officer's with a large number."""
    project, officer = it.project, it.project.wage_officer
    department = project.project_department
    companies = {
        "owner": project.owner,
        "general_contractor": project.general_contractor,
        "project_department": department,
        "supervisor": project.supervisor,
    }
    cells: list[Row] = []
    for key, company in companies.items():
        if company:
            where = scribe.pick(department.address) if department and company is department else None
            numbers = dials(company.phones, project.publish, catalog, project.area)
            row = _row(f"{key}.name", scribe, scribe.pick(company.name), where, numbers)
            cells.append(_cell(key, scribe, [row]))
    industries = {word.industry: word.name.zh for word in catalog.vocabulary.industries}
    cells.append(
        _cell(
            "regulator",
            scribe,
            [
                _row(
                    f"regulators.{n}.name",
                    scribe,
                    scribe.pick(regulator.name),
                    scribe.pick(industries[regulator.industry]),
                )
                for n, (regulator, _) in enumerate(it.regulators, 1)
            ],
        )
    )
    if officer:
        row = _row(
            "wage_officer.post",
            scribe,
            scribe.pick(officer.post),
            scribe.pick(officer.where),
            it.wage_officer,
        )
        cells.append({**_cell("wage_officer", scribe, [row]), "large": True})
    return cells


def _cell(key: str, scribe: Scribe, rows: list[Row]) -> Row:
    return {"label": scribe.say(f"print.row.{key}"), "rows": rows, "large": False}


def subs(catalog: Catalog, it: Board, scribe: Scribe) -> Row:
    """Item (1), the subcontractors: one row each."""
    project = it.project
    return {
        "label": scribe.say("print.row.subcontractors"),
        "columns": [scribe.say(f"print.sub.{key}") for key in ("company", "work", "phone")],
        "none": None if project.subcontractors else scribe.say("print.sub.none"),
        "rows": [
            {
                "field": f"subcontractors.{n}",
                "name": sub.name,
                "work": sub.work.zh,
                "numbers": _numbers(dials(sub.phones, project.publish, catalog, project.area), scribe),
            }
            for n, sub in enumerate(project.subcontractors, 1)
        ],
    }


def pay(it: Board, scribe: Scribe) -> list[Row]:
    """Item (2): the minimum wage and the pay day."""
    cells: list[Row] = []
    if it.wage:
        row, area = it.wage.wage, it.wage.area
        many = len({other.tier for other in area.minimum_wage}) > 1
        lines = [scribe.say("print.wage.hourly", amount=row.hourly)] if row.hourly else []
        lines.append(
            scribe.say("print.wage.from_tier", place=area.name, tier=row.tier, day=row.start)
            if many
            else scribe.say("print.wage.from", place=area.name, day=row.start)
        )
        cells.append(
            {
                "field": "area:minimum_wage",
                "label": scribe.say("print.row.minimum_wage"),
                "big": scribe.say("print.wage.monthly", amount=row.monthly),
                "lines": lines,
                "mark": scribe.say("print.wage.unverified") if it.wage.status == "unverified" else None,
            }
        )
    day = it.project.pay_day
    if day:
        lines = [scribe.say(f"print.pay.{day.month}.note")]
        if day.note:
            lines.append(scribe.pick(day.note))
        cells.append(
            {
                "field": "pay_day",
                "label": scribe.say("print.row.pay_day"),
                "big": scribe.say(f"print.pay.{day.month}", day=day.day),
                "lines": lines,
                "mark": None,
            }
        )
    return cells


def help_rows(it: Board, scribe: Scribe) -> list[Row]:
    """Item (3): where to complain and to get help, with numbers."""
    rows = [
        {
            **_row(f"regulators.{n}.name", scribe, scribe.pick(regulator.name), None, numbers),
            "label": scribe.say("print.row.regulator_phone"),
        }
        for n, (regulator, numbers) in enumerate(it.regulators, 1)
    ]
    doors = {
        "inspection_phone": it.inspection,
        "arbitration": it.arbitration,
        "legal_aid": it.legal_aid,
        "legal_line": it.legal_line,
    }
    rows += [_door(key, door, scribe) for key, door in doors.items() if door]
    return rows


def _door(key: str, door: Door, scribe: Scribe) -> Row:
    channel = door.channel
    said = [words for words in (channel.route, channel.address, channel.hours, channel.cost) if words]
    more = [scribe.pick(words) for words in said]
    if channel.status == "unverified":
        more.append(scribe.say("print.unverified"))
    row = _row(f"channels/{channel.id}", scribe, scribe.pick(channel.name), scribe.join(more), door.dials)
    return {**row, "label": scribe.say(f"print.row.{key}")}


def main_number(it: Board) -> str:
    """The first number to call: 12333, or the labour inspection's where no area has one."""
    door = it.main_line or it.inspection
    return door.dials[0].number if door and door.dials else ""


def lines(it: Board, scribe: Scribe, words: str = "print.line") -> list[Row]:
    """The large numbers: 12333 and 12345, with what the data says about cost and hours."""
    rows: list[Row] = []
    for code, door in ((MAIN_LINE, it.main_line), (SECOND_LINE, it.second_line)):
        dial = next((d for d in door.dials if d.number == code), None) if door else None
        if dial is None:
            continue
        tags = [scribe.say("print.line.free")] if dial.free else []
        tags += [scribe.say("print.line.all_day")] if dial.all_day else []
        rows.append(
            {
                "number": dial.number,
                "words": scribe.say(f"{words}.{code}"),
                "away": scribe.say("print.line.away", number=dial.away.number) if dial.away else None,
                "tags": tags,
            }
        )
    return rows
