"""The tables of a file as drafts: rosters and project ledgers, whatever else is in it named as left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.catalog import Catalog
from generator.intake import rows
from generator.intake.columns import Head, Kind, Labels
from generator.intake.doubt import WHOLE, Doubt
from generator.intake.draft import Draft, Findings, Import
from generator.intake.numbers import Numbering
from generator.intake.origin import Origin, origin, reporting_unit, table_title
from generator.intake.places import Gazetteer
from generator.intake.roster import Roster, draft, roster_id
from generator.intake.shape import OfficeFile, Table
from generator.intake.sites import Ledger
from generator.intake.terms import abbreviations, glossary

ROWS = "从 {file} 导入的草稿。核对完再放进 data/projects/。"


def import_tables(file: OfficeFile, catalog: Catalog, area: str = "", kind: Kind | None = None) -> Import:
    """Every row of every table: in a draft, in a doubt, or seen to be a title, a head or blank.

    `area`: the code of the place that the file is about, "" where nobody said; `kind`: what its tables are,
    None to go by their heads.
    """
    found, drafts = Findings(), list[Draft]()
    where, labels = origin(file), Labels(catalog)
    if not area:
        found.doubt(WHOLE, "area-not-said")
    if file.pictures:
        found.doubt(WHOLE, "pictures", count=str(file.pictures))
    for table in file.tables:
        head = rows.find_head(found, labels, table, kind)
        if head and head[0].kind == "roster":
            drafts += _roster(found, file, table, head, catalog, area, where, labels, drafts)
        elif head:
            drafts += _ledger(found, file, table, head, catalog, area, where, labels)
    if drafts and where.day is None:
        found.doubt(WHOLE, "source-no-date")
    _judge_terms(found, catalog, drafts, file)
    return found.result(_own_ids(drafts))


def _roster(
    found: Findings, file: OfficeFile, table: Table, head: tuple[Head, int], catalog: Catalog, area: str,
    where: Origin, labels: Labels, others: Iterable[Draft],
) -> list[Draft]:  # fmt: skip
    title = table_title(file, table) or table.name or where.title
    taken = frozenset({*catalog.contacts, *(one.id for one in others if one.kind == "contacts")})
    stem = roster_id(where, title, taken)
    unit = reporting_unit(file, table) or ""
    numbering = Numbering.of(catalog, area)
    made = Roster(found, head[0], numbering, Gazetteer(catalog, area) if area else None, unit)
    before = len(found.doubts)
    for line in rows.lines(found, labels, table, *head, stem):
        made.row(line)
    if not made.posts:
        found.doubt(table.place, "table-blank")
        return []
    return [draft(made, area, title, where, stem, len(found.doubts) - before)]


def _ledger(
    found: Findings, file: OfficeFile, table: Table, head: tuple[Head, int], catalog: Catalog, area: str,
    where: Origin, labels: Labels,
) -> list[Draft]:  # fmt: skip
    title = table_title(file, table) or table.name or where.title
    numbering = Numbering.of(catalog, area)
    gazetteer = Gazetteer(catalog, area) if area else None
    comment = ROWS.format(file=file.name)
    made = Ledger(found, head[0], catalog, numbering, gazetteer, area, where, title, comment)
    for line in rows.lines(found, labels, table, *head, "tai-zhang"):
        made.row(line)
    if not made.drafts:
        found.doubt(table.place, "table-blank")
    return made.drafts


def _own_ids(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of a second table numbered on where the first has the same id."""
    seen = set[tuple[str, str]]()
    made = list[Draft]()
    for one in drafts:
        found, number = one.id, 1
        while (one.kind, found) in seen:
            number += 1
            found = f"{one.id}-{number}"
        seen.add((one.kind, found))
        made.append(one if found == one.id else replace(one, id=found, record={**one.record, "id": found}))
    return made


def _judge_terms(found: Findings, catalog: Catalog, drafts: list[Draft], file: OfficeFile) -> None:
    """A doubt for each abbreviation in the tables that the glossary doesn't know, at its first place."""
    if not drafts:
        return
    known = set(glossary(catalog))
    for _, row in file.rows():
        if found.fates.get(row[0].place) != "taken":
            continue
        for cell in row:
            for term in abbreviations(cell.text) if "办" in cell.text else ():
                if term not in known:
                    known.add(term)
                    found.doubts.append(Doubt(cell.place, "term-unknown", {"found": term}))
