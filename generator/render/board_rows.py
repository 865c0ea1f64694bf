"""The rows of a notice board, group by group as Article 34 lists them, as words in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.board import MAIN_LINE, SECOND_LINE, Board, Dial, Door, Local, dials
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
    stage = NOTHING
    if project.stage == "finished" and project.finished:
        stage = scribe.say("print.stage.finished_on", day=project.finished)
    elif project.stage in ("finished", "retired"):
        stage = scribe.say(f"print.stage.{project.stage}")
    places = [area.name.zh for area in reversed(it.places) if area.level != "nation"]
    address = project.address.zh if project.address else ""
    # An address often names its street again.
    where = "".join(place for place in places if place not in address) + address
    known = scribe.say("print.everyday", name=project.everyday_name) if project.everyday_name else NOTHING
    return {
        "name": project.name,
        "line": "　·　".join(part for part in (stage["zh"], known["zh"], where) if part),
    }


def _row(
    field: str, name: Both, more: tuple[str, Both] = ("", NOTHING), numbers: tuple[str, str] = ("", "")
) -> Row:
    """A name, a smaller line and numbers, each with the field to shorten when it doesn't fit."""
    return {
        "field": field,
        "name": name,
        "more_field": more[0],
        "more": more[1],
        "numbers_field": numbers[0],
        "numbers": numbers[1],
    }


def _numbers(numbers: Sequence[Dial], labelled: bool = True) -> str:
    """The numbers on one line, with what each is where they differ."""
    names = [f"（{n.label.zh}）" if n.label and labelled else "" for n in numbers]
    return "　".join(n.number + name for n, name in zip(numbers, names, strict=True))


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
            where = scribe.pick(department.address) if department and company is department else NOTHING
            numbers = _numbers(dials(company.phones, project.publish, catalog, project.area))
            row = _row(
                f"{key}.name",
                scribe.pick(company.name),
                (f"{key}.address", where),
                (f"{key}.phones", numbers),
            )
            cells.append(_cell(key, scribe, [row]))
    industries = {word.industry: word.name for word in catalog.vocabulary.industries}
    held = [
        _row(
            f"regulators.{n}.name",
            scribe.say("print.regulator", name=regulator.name, industry=industries[regulator.industry]),
        )
        for n, (regulator, _) in enumerate(it.regulators, 1)
    ]
    cells.append(_cell("regulator", scribe, held))
    if officer:
        label = scribe.say("print.row.wage_officer")
        post = scribe.pick(officer.post)
        row = _row(
            "wage_officer.post",
            NOTHING if post["zh"] == label["zh"] else post,
            ("wage_officer.where", scribe.pick(officer.where)),
            ("wage_officer.phones", _numbers(it.wage_officer)),
        )
        cells.append({**_cell("wage_officer", scribe, [row]), "large": True})
    return cells


def _cell(key: str, scribe: Scribe, rows: list[Row]) -> Row:
    return {"label": scribe.say(f"print.row.{key}"), "rows": rows, "large": False}


def subs(catalog: Catalog, it: Board, scribe: Scribe) -> Row:
    """Item (1), the subcontractors: one row each."""
    project = it.project
    numbers = [dials(sub.phones, project.publish, catalog, project.area) for sub in project.subcontractors]
    numbered = any(numbers)
    return {
        "label": scribe.say("print.row.subcontractors"),
        "columns": [scribe.say(f"print.sub.{key}") for key in ("work", "phone")[: 1 + numbered]],
        "numbers": numbered,
        "none": None if project.subcontractors else scribe.say("print.sub.none"),
        "rows": [
            {
                "field": f"subcontractors.{n}",
                "name": sub.name,
                "work": sub.work.zh,
                "numbers": _numbers(numbers[n - 1]),
            }
            for n, sub in enumerate(project.subcontractors, 1)
        ],
    }


def pay(it: Board, scribe: Scribe) -> list[Row]:
    """Item (2): the minimum wage and the pay day."""
    cells = [wage(it, scribe)] if it.wage else []
    day = it.project.pay_day
    if day:
        cells.append(
            _pay_cell(
                "pay_day",
                "pay_day.note",
                scribe,
                big=scribe.say(f"print.pay.{day.month}", day=day.day),
                beside=scribe.say(f"print.pay.{day.month}.note"),
                line=scribe.pick(day.note) if day.note else scribe.say("print.pay.holiday"),
                mark=NOTHING,
            )
        )
    return cells


def wage(it: Local, scribe: Scribe) -> Row:
    """The minimum wage that holds at a place that has one."""
    assert it.wage is not None
    row, area = it.wage.wage, it.wage.area
    many = len({other.tier for other in area.minimum_wage}) > 1
    since = "print.wage.from_tier" if many else "print.wage.from"
    return _pay_cell(
        "minimum_wage",
        f"data/areas/{area.id}.yaml#minimum_wage",
        scribe,
        big=scribe.say("print.wage.monthly", amount=row.monthly),
        beside=scribe.say("print.wage.hourly", amount=row.hourly) if row.hourly else NOTHING,
        line=scribe.say(since, place=area.name, tier=row.tier, day=row.start),
        mark=scribe.say("print.wage.unverified") if it.wage.status == "unverified" else NOTHING,
    )


def _pay_cell(key: str, field: str, scribe: Scribe, **words: Both) -> Row:
    english = [words[name]["en"] for name in ("big", "beside", "line", "mark") if words[name]["en"]]
    chinese = {name: both["zh"] for name, both in words.items()}
    return {
        "label": scribe.say(f"print.row.{key}"),
        "field": field,
        **chinese,
        "english": scribe.say("print.join")["en"].join(english),
    }


def help_rows(it: Board, scribe: Scribe) -> list[Row]:
    """Item (3): where to complain and to get help, with numbers."""
    rows = [
        {
            **_row(
                f"regulators.{n}.name",
                scribe.pick(regulator.name),
                numbers=(f"regulators.{n}.phones", _numbers(numbers, len(numbers) > 1)),
            ),
            "label": scribe.say("print.row.regulator_phone"),
        }
        for n, (regulator, numbers) in enumerate(it.regulators, 1)
    ]
    return rows + doors(it, scribe)


def doors(it: Local, scribe: Scribe) -> list[Row]:
    """Item (3) without the industry's regulator: what a place has, with or without a site."""
    found = {
        "inspection_phone": it.inspection,
        "arbitration": it.arbitration,
        "legal_aid": it.legal_aid,
        "legal_line": it.legal_line,
    }
    return [_door(key, door, scribe) for key, door in found.items() if door]


def _door(key: str, door: Door, scribe: Scribe) -> Row:
    channel = door.channel
    # There is room for two lines: what it costs, then where it is and when, or how to find it.
    place = (channel.address, channel.hours) if channel.address else (channel.route,)
    said = [words for words in (channel.cost, *place) if words]
    more = [scribe.pick(words) for words in said]
    name = scribe.pick(channel.name)
    if channel.status == "unverified":
        name = scribe.say("print.name.unverified", name=channel.name)
    path = f"data/channels/{channel.id}.yaml"
    row = _row(
        f"{path}#name",
        name,
        (f"{path}#{'address' if channel.address else 'route'}", scribe.join(more)),
        (f"{path}#phones", _numbers(door.dials, len(door.dials) > 1)),
    )
    return {**row, "label": scribe.say(f"print.row.{key}")}


def main_number(it: Local) -> str:
    """The first number to call: 12333, or the labour inspection's where no area has one."""
    door = it.main_line or it.inspection
    return door.dials[0].number if door and door.dials else ""


def lines(it: Local, scribe: Scribe, words: str = "print.line") -> list[Row]:
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
