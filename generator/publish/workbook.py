"""Records as a workbook for Excel or WPS: text cells, drop-downs, heads that explain themselves.

A hidden sheet remembers what was exported, so that publish/worktake.py can tell what was edited.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from generator.catalog import Catalog
from generator.config import Config
from generator.edit.columns import FLAGS, ID, OWNER, PLACE, SHEETS, Column, Sheet, sheets
from generator.edit.rows import Map, Row, fingerprint, print_of, rows
from generator.load import load_catalog
from generator.publish.listing import still
from generator.report import said
from generator.source.document import parse

MARK, OPTIONS = "_wageboard", "_选项"
VERSION = "1"
SPARE = 2000  # rows below the last that still have drop-downs
GUIDE = ("what", "text", "rows", "lists", "ids", "dates", "formulas", "back", "remove")
WIDTHS: Mapping[str, float] = {"text": 26, "lines": 26, "area": 26, "date": 13, "number": 18, "flag": 10}


def workbook(config: Config, kinds: Sequence[str]) -> bytes:
    """The records of these kinds as an .xlsx, the same bytes for the same data."""
    from openpyxl import Workbook

    catalog = load_catalog(config.root)
    book: Any = Workbook(write_only=True)
    _guide(book)
    labels, areas = words_of(catalog)
    options = {} if not kinds else _options(catalog)
    marks: list[Row] = [("wageboard", VERSION, *kinds)]
    for kind in kinds:
        made = sheets(kind, labels)
        held: dict[str, list[Row]] = {sheet.name: [] for sheet in made}
        for name, value in records(config, kind):
            found = list(rows(made, name, value, areas))
            for sheet, row in found:
                held[sheet].append(row)
            marks.append((kind, name, print_of(value), fingerprint(found)))
        for sheet in made:
            _write(book, sheet, held[sheet.name], options)
    _hidden(book, OPTIONS, [tuple(column) for column in _across(list(options.values()))], "hidden")
    _hidden(book, MARK, marks, "veryHidden")
    day = datetime.combine(config.today, time())
    book.properties.created, book.properties.creator = day, "wageboard"
    out = io.BytesIO()
    book.save(out)
    return still(out.getvalue(), day)


def words_of(catalog: Catalog) -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    """Words of choices that only the data has; area code → name."""
    kinds = tuple((one.kind, one.name.zh) for one in catalog.vocabulary.channel_kinds)
    return kinds, {code: area.name.zh for code, area in catalog.areas.items()}


def records(config: Config, kind: str) -> Iterator[tuple[str, Map]]:
    """Id and plain value of every record of a kind, in order."""
    for path in sorted((config.data / kind).glob("*.yaml")):
        value, _ = parse(path.name, path.read_text(encoding="utf-8-sig"))
        if isinstance(value, dict):
            yield path.stem, value


def _options(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Name of a list too long for a rule of its own → its entries."""
    areas = tuple(f"{code} {area.name.zh}" for code, area in catalog.areas.items())
    return {"area": areas, "kind": tuple(one.name.zh for one in catalog.vocabulary.channel_kinds)}


def _across(columns: Sequence[tuple[str, ...]]) -> Iterator[list[str]]:
    for row in range(max(map(len, columns), default=0)):
        yield [column[row] if row < len(column) else "" for column in columns]


def _guide(book: Any) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    page = book.create_sheet(said("edit", "guide-sheet"))
    page.column_dimensions["A"].width = 90
    for number, key in enumerate(GUIDE):
        cell: Any = WriteOnlyCell(page, said("edit", f"guide-{key}"))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=not number, size=12)
        page.append([cell])


def _hidden(book: Any, name: str, held: Sequence[Row], state: str) -> None:
    page = book.create_sheet(name)
    page.sheet_state = state
    for row in held:
        page.append(row)


def _write(book: Any, sheet: Sheet, held: Sequence[Row], options: Mapping[str, tuple[str, ...]]) -> None:
    """One sheet: a frozen head with notes, a filter, text cells, drop-downs."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet.name)
    keys = len(sheet.keys)
    page.freeze_panes = f"{get_column_letter(keys + (0 if sheet.at else 1))}2"
    last = get_column_letter(len(sheet.heads))
    page.auto_filter.ref = f"A1:{last}{len(held) + 1}"
    for place in range(1, len(sheet.heads) + 1):
        side = page.column_dimensions[get_column_letter(place)]
        sort = sheet.columns[place - keys - 1].sort if place > keys else ""
        side.width, side.number_format = WIDTHS.get(sort, 8 if place > 1 and place <= keys else 16), "@"
    if not sheet.at:
        page.column_dimensions["A"].width = 26
    for rule in _rules(sheet, len(held) + SPARE, options):
        page.data_validations.append(rule)
    head: list[Any] = []
    for place, text in enumerate(sheet.heads):
        cell: Any = WriteOnlyCell(page, text)
        column = sheet.columns[place - keys] if place >= keys else None
        must = place == 0 or (column is not None and column.needed)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor="FFE699" if must else "E6E6E6")
        cell.comment = Comment(_note(sheet, column, text, must), "wageboard", height=120, width=260)
        head.append(cell)
    page.row_dimensions[1].height = 48
    page.append(head)
    for row in held:
        cells: list[Any] = []
        for text in row:
            cell = WriteOnlyCell(page, text or None)
            cell.number_format = "@"
            if text:
                cell.data_type = "s"
            cells.append(cell)
        page.append(cells)


def _rules(sheet: Sheet, rows_down: int, options: Mapping[str, tuple[str, ...]]) -> Iterator[Any]:
    """Drop-downs: short lists stand in the rule, long ones in the hidden sheet."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    places: dict[str, list[str]] = {}
    for place, column in enumerate(sheet.columns, len(sheet.keys) + 1):
        formula = _formula(column, options)
        if formula:
            places.setdefault(formula, []).append(get_column_letter(place))
    if sheet.owners and not any(len(path) > 1 and path[0] in _lists(sheet) for path in sheet.owners.values()):
        places['"' + ",".join(sheet.owners) + '"'] = ["B"]
    for formula, letters in places.items():
        rule: Any = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = formula.startswith('"')
        rule.error = said("edit", "pick")
        for letter in letters:
            rule.add(f"{letter}2:{letter}{rows_down + 1}")
        yield rule


def _lists(sheet: Sheet) -> set[str]:
    """The lists whose entries own telephones: their owner is written with a number, 分包单位 2."""
    return {other.at[0] for other in sheets(sheet.kind) if other.at and not other.owners}


def _formula(column: Column, options: Mapping[str, tuple[str, ...]]) -> str:
    from openpyxl.utils import get_column_letter

    if column.sort == "flag":
        return '"' + ",".join(label for _, label in FLAGS) + '"'
    joined = ",".join(label for _, label in column.choices)
    if column.sort == "choice" and len(joined) < 100:
        return f'"{joined}"'
    key = "area" if column.sort == "area" else column.path[-1] if column.sort == "choice" else ""
    if key not in options:
        return ""
    letter = get_column_letter(list(options).index(key) + 1)
    return f"'{OPTIONS}'!${letter}$1:${letter}${len(options[key])}"


def _note(sheet: Sheet, column: Column | None, text: str, must: bool) -> str:
    """What a head's note says: what the models say of the field, and whether it must be filled."""
    if column is None:
        key = {ID: "id-child" if sheet.at else "id", OWNER: "owner", PLACE: "place"}[text]
        owners = "、".join(sheet.owners)
        return said("edit", f"note-{key}", owners=owners, kind=SHEETS[sheet.kind])
    ways = [column.note]
    if column.sort in ("date", "lines", "number", "area"):
        ways.append(said("edit", f"note-{column.sort}"))
    if must:
        ways.append(said("edit", "note-needed"))
    return "\n".join(ways)
