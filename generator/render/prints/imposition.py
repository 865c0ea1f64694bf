"""Where the cards of a sheet stand: on a paper that we cut ourselves, or on ready-cut labels."""

from __future__ import annotations

from typing import Any

from generator.model.printing import LabelPaper, PrintFormat


def grid(form: PrintFormat, paper: LabelPaper | None = None) -> dict[str, Any] | None:
    """The places of a sheet in millimetres; None where a page is one card. A back is the front mirrored."""
    if paper:
        return _grid(
            (paper.sheet_width, paper.sheet_height), (paper.columns, paper.rows), (paper.width, paper.height),
            (paper.column_gap, paper.row_gap), paper.left, paper.top, cut=False,
        )  # fmt: skip
    if form.sheet_width is None or form.sheet_height is None:
        return None
    across = form.columns * (form.width + form.column_gap) - form.column_gap
    down = form.rows * (form.height + form.row_gap) - form.row_gap
    top = (form.sheet_height - down) / 2 if form.top is None else form.top
    return _grid(
        (form.sheet_width, form.sheet_height), (form.columns, form.rows), (form.width, form.height),
        (form.column_gap, form.row_gap), (form.sheet_width - across) / 2, top, cut=True,
    )  # fmt: skip


def _grid(
    sheet: tuple[float, float],
    count: tuple[int, int],
    cell: tuple[float, float],
    gap: tuple[float, float],
    left: float,
    top: float,
    cut: bool,
) -> dict[str, Any]:
    return {
        "sheet_width": sheet[0],
        "sheet_height": sheet[1],
        "columns": count[0],
        "rows": count[1],
        "width": cell[0],
        "height": cell[1],
        "step_x": cell[0] + gap[0],
        "step_y": cell[1] + gap[1],
        "left": left,
        "top": top,
        "cut": cut,
    }
