"""A roster becomes a draft of data/contacts: units and posts, with names and mobiles kept out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.edit.canonical import Path
from generator.edit.ids import id_of
from generator.intake import rows
from generator.intake.cells import Line, person, phones, words
from generator.intake.columns import Head
from generator.intake.draft import Draft, Findings
from generator.intake.numbers import Numbering
from generator.intake.origin import Origin
from generator.intake.places import Gazetteer
from generator.source.document import Value

ROLES = re.compile(r"(?:联络员|联系人|组\s*长|副组长|成\s*员|召集人|副召集人)")
HEAD_OF_UNIT = re.compile(r"^(.+?([所庭局科院站队委部办]))\2?(?:长|主任|书记)$")
UNIT = re.compile(r"(?:科|岗|所|社区|村|工会|法庭|局|办|中心|站|队|院|公司|委|部|街道|镇|会|党支部)$")
STATIONED = re.compile(r"^(?:驻|挂)(.+)$")
PRIVATE = "姓名或手机没有写进来（publish: office），对照号 {key}。"
REMARK = "备注：{text}"
OPEN = "待填"
NO_PLACE = ("社区", "村", "居委会", "村委会", "街道", "镇")


@dataclass
class Roster:
    """One table on its way to a record."""

    found: Findings
    head: Head
    numbering: Numbering
    gazetteer: Gazetteer | None
    unit: str  # whom the list is from, for a row that names no unit
    posts: list[Value] = field(default_factory=list[Value])
    notes: dict[Path, str] = field(default_factory=dict[Path, str])
    above: str = ""  # the unit of the row before

    def row(self, line: Line) -> None:
        """The posts of a row, one for each group of its columns."""
        shared = self._shared(line)
        groups = [one for one in self.head.groups if one] or [""]
        taken = 0
        for group in groups:
            at = {one.field: n for n, one in enumerate(self.head.columns) if one.group == group and one.field}
            cells = [rows.cell(line, at.get(name)) for name in ("name", "post", "unit-or-post")]
            if not any(cell and cell.text for cell in cells) and (taken or group != groups[-1]):
                continue
            self._post(line, at, group, shared)
            taken += 1

    def _shared(self, line: Line) -> dict[str, str]:
        """The words of the columns that hold for the whole row."""
        at = {one.field: n for n, one in enumerate(self.head.columns) if not one.group and one.field}
        names = ("unit", "role", "duty", "area", "note")
        return {name: words(self.found, rows.cell(line, at.get(name)), line) for name in names if name in at}

    def _post(self, line: Line, at: dict[str, int], group: str, shared: dict[str, str]) -> None:
        found = self.found
        both = words(found, rows.cell(line, at.get("unit-or-post")), line)
        unit, post, place = split(both)
        unit = shared.get("unit") or unit
        post = words(found, rows.cell(line, at.get("post")), line) or post
        role = "、".join(filter(None, (group or self._role(line, shared), _role_in(shared.get("note", "")))))
        if not unit:
            unit = self._unit(line, both)
        if not post:
            post = role or OPEN
            found.doubt(line.cells[0].place, "post-missing", line.shown, found=post)
        name = person(found, rows.cell(line, at.get("name")), line)
        phone = at.get("phone", self.head.index("phone"))
        numbers, mobiles = phones(found, rows.cell(line, phone), line, self.numbering)
        area = self._area(line, shared.get("area") or place or unit)
        made: dict[str, Value] = {"unit": {"zh": unit}, "post": {"zh": post}}
        if role:
            made["role"] = {"zh": role}
        if duty := shared.get("duty"):
            made["duty"] = {"zh": duty}
        made |= {"area": area} if area else {}
        made |= {"phones": numbers} if numbers else {}
        made |= {"person": name} if name else {}
        remarks = [PRIVATE.format(key=line.key)] if name or mobiles else []
        if (note := shared.get("note", "")) and not _role_in(note):
            remarks.append(REMARK.format(text=note))
        if remarks:
            self.notes["posts", len(self.posts)] = "\n".join(remarks)
        self.posts.append(made)
        self.above = unit

    def _role(self, line: Line, shared: dict[str, str]) -> str:
        """The role, which often stands in a first column without a label: 组 长."""
        if role := shared.get("role"):
            return role
        cell = line.cells[0]
        bare = re.sub(r"\s", "", cell.text)
        if self.head.columns[0].field:
            return ""
        if bare and not ROLES.fullmatch(bare):
            self.found.doubt(cell.place, "column-unlabelled", line.shown)
            return ""
        return bare

    def _unit(self, line: Line, both: str) -> str:
        """The unit of a row that names none, and the doubt that it was taken from elsewhere."""
        at = self.head.index("unit")
        empty = at is not None and self.above
        unit = self.above if empty else self.unit
        rule = "unit-from-above" if empty else "unit-from-heading" if unit else "unit-missing"
        self.found.doubt(line.cells[0].place, rule, line.shown, found=unit or both or "–")
        return unit or OPEN

    def _area(self, line: Line, text: str) -> str:
        if text in NO_PLACE:
            self.found.doubt(line.cells[0].place, "place-unnamed", line.shown, found=text)
        found = self.gazetteer.find(text) if self.gazetteer else None
        if found and found.area is None:
            near = found.near.name.zh if found.near else "–"
            rule = "place-misspelt" if found.near else "place-unknown"
            self.found.doubt(line.cells[0].place, rule, line.shown, found=found.written, near=near)
        return found.area.id if found and found.area else ""


def split(text: str) -> tuple[str, str, str]:
    """(unit, post, place) of 部门或职务: 派出所所长 → 派出所; 劳动科、驻张前社区 → both of them."""
    parts = [part.strip() for part in re.split(r"[、，,；;]", text) if part.strip()]
    if not parts:
        return "", "", ""
    stationed = next((one[1] for part in parts if (one := STATIONED.match(part))), "")
    others = [part for part in parts if not STATIONED.match(part)]
    if not others:
        return stationed, parts[0], stationed
    if found := HEAD_OF_UNIT.match(others[-1]):
        if others[-1].startswith(found[1]) and UNIT.search(found[1]) and len(found[1]) > 2:
            return found[1], text, stationed
        return "", text, stationed
    if len(others) == 1 and UNIT.search(others[0]):
        return others[0], "" if not stationed else f"驻{stationed}", stationed
    return "", text, stationed


def draft(roster: Roster, area: str, title: str, origin: Origin, stem: str, doubts: int) -> Draft:
    """The record of a finished roster."""
    record: dict[str, Value] = {
        "id": stem,
        "area": area,
        "title": {"zh": title},
        "posts": roster.posts,
        "publish": "office",
        "status": "unverified",
        "source": origin.source(f"{origin.file}，{len(roster.posts)}个岗位"),
    }
    comment = f"从 {origin.file} 导入的草稿，有 {doubts} 处要核对。核对完再放进 data/contacts/。"
    return Draft("contacts", stem, record, roster.notes, comment)


def roster_id(origin: Origin, title: str, taken: frozenset[str]) -> str:
    """An id from the title of the list, with the year of its source."""
    name = f"{title} {origin.day.year}" if origin.day else title
    return id_of(name, taken)


def _role_in(note: str) -> str:
    bare = re.sub(r"\s", "", note)
    return bare if ROLES.fullmatch(bare) else ""
