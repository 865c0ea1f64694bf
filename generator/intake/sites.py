"""A project ledger becomes drafts of data/projects, one a row, with the wage officer's name kept out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.catalog import Catalog
from generator.edit.canonical import Path
from generator.edit.ids import id_of
from generator.intake import rows
from generator.intake.cells import Line, person, phones, words
from generator.intake.columns import Head
from generator.intake.dates import days
from generator.intake.draft import Draft, Findings
from generator.intake.numbers import Numbering
from generator.intake.origin import Origin
from generator.intake.places import Gazetteer
from generator.intake.roster import PRIVATE, REMARK
from generator.intake.shape import Cell, Place
from generator.source.document import Value

INDUSTRIES = (("water", "水"), ("transport", "交通|公路|铁路|港航"), ("housing", "住建|住房|建设|规建|城建"))
INVESTMENTS = (
    ("state_owned", "国企|国有"),
    ("government", "政府|财政"),
    ("private", "民间|民营|私营|自筹|社会资本"),
)
DATES = {"started": "started", "planned-finish": "planned_finish", "finished": "finished"}
COMPANIES = {
    "owner": "owner",
    "contractor": "general_contractor",
    "department": "project_department",
    "supervisor": "supervisor",
}
PAY_DAY = re.compile(r"^(?:每月|当月|次月|下月|下个月)?\s*(\d{1,2})\s*[日号]?$")
COST = "工程造价：{text}（告示牌上不写，没有导入）"
RUNNING = re.compile(r"在建")
OFFICER = "劳资专管员"


@dataclass
class Ledger:
    """One table of building sites on its way to records."""

    found: Findings
    head: Head
    catalog: Catalog
    numbering: Numbering
    gazetteer: Gazetteer | None
    area: str
    origin: Origin
    title: str
    comment: str
    drafts: list[Draft] = field(default_factory=list[Draft])
    counts: Counter[str] = field(default_factory=Counter[str])

    def __post_init__(self) -> None:
        self.at = {one.field: n for n, one in reversed(list(enumerate(self.head.columns))) if one.field}
        self.known = {one.name: one.id for one in self.catalog.projects.values()}

    def row(self, line: Line) -> None:
        """The draft of a row; a row without a name goes into no draft."""
        name = self._words(line, "name")
        if not name:
            self.found.leave(line.cells, "project-no-name", line.shown)
            return
        if name in self.known:
            self.found.doubt(
                line.cells[0].place, "project-known", line.shown, found=name, other=self.known[name]
            )
        made_id = self._id(name)
        self.known.setdefault(name, made_id)
        made: dict[str, Value] = {"id": made_id, "publish": "office", "status": "unverified", "name": name}
        if everyday := self._words(line, "everyday-name"):
            made["everyday_name"] = {"zh": everyday}
        made["area"] = self._area(line)
        if address := self._words(line, "address"):
            made["address"] = {"zh": address}
        made["investment"] = self._choice(line, "investment", INVESTMENTS)
        made["stage"] = self._stage(line)
        for column, key in COMPANIES.items():
            if company := self._words(line, column):
                made[key] = {"name": company}
        made |= self._others(line)
        notes = self._officer(line, made)
        made["source"] = self.origin.source(f"{self.origin.file}，{self._row_of(line)}")
        self.drafts.append(Draft("projects", made_id, made, notes, self.comment))

    def _others(self, line: Line) -> dict[str, Value]:
        """Subcontractors, regulator, pay day and dates."""
        made: dict[str, Value] = {}
        if firm := self._words(line, "subcontractor"):
            firms = [one for one in re.split(r"[、；;/]", firm) if one.strip()]
            made["subcontractors"] = [{"name": one.strip()} for one in firms]
            self.found.doubt(self._place(line, "subcontractor"), "subcontractor-work", line.shown, found=firm)
        if regulator := self._words(line, "regulator"):
            industry = _match(regulator, INDUSTRIES)
            if not industry:
                self.found.doubt(
                    self._place(line, "regulator"), "industry-unknown", line.shown, found=regulator
                )
            made["regulators"] = [{"industry": industry or "other", "name": regulator}]
        if text := self._words(line, "pay-day"):
            made |= self._pay_day(line, text)
        for column, key in DATES.items():
            if text := self._words(line, column):
                made |= self._date(line, column, key, text)
        return made

    def _officer(self, line: Line, made: dict[str, Value]) -> Mapping[Path, str]:
        """Puts the wage officer in; gives the notes for the draft."""
        notes = dict[Path, str]()
        if "officer" in self.at or "phone" in self.at:
            name = person(self.found, self._cell(line, "officer"), line)
            numbers, mobiles = phones(self.found, self._cell(line, "phone"), line, self.numbering)
            officer: dict[str, Value] = {"post": {"zh": OFFICER}}
            officer |= {"phones": numbers} if numbers else {}
            officer |= {"person": name} if name else {}
            if name or numbers or mobiles:
                made["wage_officer"] = officer
            if name or mobiles:
                notes["wage_officer",] = PRIVATE.format(key=line.key)
        remarks = [COST.format(text=cost)] if (cost := self._words(line, "cost")) else []
        remarks += [REMARK.format(text=note)] if (note := self._words(line, "note")) else []
        if remarks:
            notes["name",] = "\n".join(remarks)
        return notes

    def _pay_day(self, line: Line, text: str) -> dict[str, Value]:
        found = PAY_DAY.match(text)
        if not found or not 1 <= int(found[1]) <= 31:
            self.found.doubt(self._place(line, "pay-day"), "pay-day-unclear", line.shown, found=text)
            return {}
        following = text.startswith(("次月", "下"))
        if not text.startswith(("次月", "下", "当月")):
            self.found.doubt(self._place(line, "pay-day"), "pay-day-month", line.shown, found=text)
        return {"pay_day": {"day": found[1], "month": "next" if following else "current"}}

    def _date(self, line: Line, column: str, key: str, text: str) -> dict[str, Value]:
        found = days(text)
        if len(found) == 1 and found[0].date and found[0].precision == "day" and found[0].year_given:
            return {key: found[0].date.isoformat()}
        self.found.doubt(self._place(line, column), "date-unclear", line.shown, found=text)
        return {}

    def _area(self, line: Line) -> str:
        """The code of the place: from the row, else the one asked for; "" with a doubt where neither says."""
        text = " ".join(filter(None, (self._words(line, "area"), self._words(line, "address", quiet=True))))
        found = self.gazetteer.find(text) if self.gazetteer and text else None
        if found and found.area:
            return found.area.id
        if found:
            near = found.near.name.zh if found.near else "–"
            rule = "place-misspelt" if found.near else "place-unknown"
            self.found.doubt(line.cells[0].place, rule, line.shown, found=found.written, near=near)
        elif not self.area:
            self.found.doubt(line.cells[0].place, "area-missing", line.shown)
        return self.area

    def _stage(self, line: Line) -> str:
        if RUNNING.search(self.title):
            return "active"
        if not self.drafts:
            self.found.doubt(line.cells[0].place, "stage-unknown", line.shown)
        return ""

    def _choice(self, line: Line, column: str, choices: tuple[tuple[str, str], ...]) -> str:
        text = self._words(line, column)
        if text and not _match(text, choices):
            self.found.doubt(self._place(line, column), "choice-unknown", line.shown, found=text)
        return _match(text, choices)

    def _id(self, name: str) -> str:
        """An id that neither a record nor an earlier row has."""
        base = id_of(name)
        while True:
            self.counts[base] += 1
            found = base if self.counts[base] == 1 else f"{base}-{self.counts[base]}"
            if found not in self.catalog.projects:
                return found

    def _cell(self, line: Line, column: str) -> Cell | None:
        return rows.cell(line, self.at.get(column))

    def _words(self, line: Line, column: str, quiet: bool = False) -> str:
        return words(Findings() if quiet else self.found, self._cell(line, column), line)

    def _place(self, line: Line, column: str) -> Place:
        return (self._cell(line, column) or line.cells[0]).place

    def _row_of(self, line: Line) -> str:
        place = line.cells[0].place
        return f"第{place.row}行" if place.form != "table" else f"表{place.part}第{place.row}行"


def _match(text: str, choices: tuple[tuple[str, str], ...]) -> str:
    return next((value for value, words_of in choices if re.search(words_of, text)), "")
