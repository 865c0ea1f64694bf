"""A whole file as drafts and doubts, by what it is: a notice, a roster, a ledger, or several of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from generator.catalog import Catalog
from generator.intake.doubt import WHOLE, Doubt
from generator.intake.draft import Import
from generator.intake.notice.importing import import_notice
from generator.intake.notice.notice import is_notice, notices
from generator.intake.shape import OfficeFile
from generator.intake.tables import import_tables

Kind = Literal["auto", "roster", "projects", "notice"]


def import_file(file: OfficeFile, catalog: Catalog, area: str = "", kind: Kind = "auto") -> Import:
    """What comes out of a file; `area` is the code of its place, "" to go by the office that issued it."""
    told: tuple[Doubt, ...] = ()
    if not area and is_notice(file) and (found := notices(file, catalog)[0].area):
        area = found
        told = (Doubt(WHOLE, "area-from-issuer", {"found": catalog.areas[area].name.zh, "code": area}),)
    if kind == "notice" or (kind == "auto" and is_notice(file)):
        made = import_notice(file, catalog, area)
        return replace(made, doubts=(*told, *made.doubts))
    made = import_tables(file, catalog, area, kind if kind in ("roster", "projects") else None)
    return replace(made, doubts=(*told, *made.doubts))
