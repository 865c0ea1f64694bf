"""What one project's notice board shows, resolved from the catalog; facts only, no words and no layout.

The checks ask it what is missing under Article 34; pages and prints ask it what to show. So a board and the
page behind its code can't disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.catalog import Catalog, LocalWage
from generator.model.area import Area
from generator.model.base import Localized, Publish
from generator.model.channel import Channel, ChannelKind
from generator.model.edition import Edition
from generator.model.phone import Phone, twin
from generator.model.project import ChannelChoice, Project, Regulator
from generator.model.vocabulary import BoardItem

MAIN_LINE, SECOND_LINE, LEGAL_LINE = "12333", "12345", "12348"


@dataclass(frozen=True)
class Dial:
    """A number to read and to dial; `away` is the same line from outside the area (0595-12345)."""

    number: str
    href: str
    away: Dial | None = None
    label: Localized | None = None
    free: bool | None = None
    all_day: bool | None = None


@dataclass(frozen=True)
class Door:
    """A channel with its numbers as this place dials them."""

    channel: Channel
    dials: tuple[Dial, ...]

    @property
    def reachable(self) -> bool:
        """Whether a worker can do something with it: a number, an address, a route or a link."""
        channel = self.channel
        return bool(self.dials or channel.address or channel.route or channel.url)


@dataclass(frozen=True)
class Local:
    """Where to turn at a place, with or without a site."""

    places: tuple[Area, ...]  # from the place itself up to the nation
    area_code: str | None  # telephone area code
    wage: LocalWage | None
    inspection: Door | None
    arbitration: Door | None
    legal_aid: Door | None
    legal_line: Door | None  # 12348
    main_line: Door | None  # 12333
    second_line: Door | None  # 12345

    @property
    def area(self) -> str:
        """The code of the place."""
        return self.places[0].id


@dataclass(frozen=True)
class Board(Local):
    """Everything on a board. A part that is None or empty is missing; `missing` names it."""

    project: Project
    wage_officer: tuple[Dial, ...]
    regulators: tuple[tuple[Regulator, tuple[Dial, ...]], ...]
    missing: tuple[BoardItem, ...]
    editions: Mapping[str, Edition | None]  # print item → its last edition, None where it was never issued

    @property
    def tokens(self) -> dict[str, str | None]:
        """Print item → token of its last edition; what is printed today may differ from that (ledger.py)."""
        return {item: edition.token if edition else None for item, edition in self.editions.items()}


def dials(phones: Iterable[Phone], inherited: Publish, catalog: Catalog, area_id: str) -> tuple[Dial, ...]:
    """The public ones of some numbers, each with its twin for callers from elsewhere."""
    return tuple(dial(p, catalog, area_id) for p in phones if p.is_public(inherited))


def dial(phone: Phone, catalog: Catalog, area_id: str) -> Dial:
    """A number as it is read and dialled at a place."""
    shown = phone.number + (f" 转 {phone.extension}" if phone.extension else "")
    away = None
    code = catalog.phone_area_code(area_id)
    known = catalog.short_code(phone.digits) if phone.kind == "short_code" else None
    if known and known.twin and code:
        number = twin(phone.digits, code)
        away = Dial(number, "tel:" + number.replace("-", ""))
    return Dial(shown, phone.href, away, phone.label, phone.free, phone.all_day)


def door(channel: Channel, catalog: Catalog, area_id: str) -> Door:
    """A channel as seen from a place."""
    return Door(channel, dials(channel.phones, channel.publish, catalog, area_id))


def line(code: str, catalog: Catalog, area_id: str) -> Door | None:
    """The nearest public channel that answers a short code; a hotline before an office that borrows it."""
    channel = catalog.answering(code, area_id)
    return door(channel, catalog, area_id) if channel else None


def local(catalog: Catalog, area_id: str, today: date, chosen: ChannelChoice | None = None) -> Local:
    """Where to turn at a place on a day; what a site has chosen comes before what the place has."""

    def choose(named: str | None, kind: ChannelKind) -> Door | None:
        channel = catalog.channels.get(named) if named else catalog.channel_of(area_id, kind)
        return door(channel, catalog, area_id) if channel and channel.publish == "public" else None

    return Local(
        places=tuple(catalog.up(area_id)),
        area_code=catalog.phone_area_code(area_id),
        wage=catalog.minimum_wage(area_id, today),
        inspection=choose(chosen.inspection if chosen else None, "inspection"),
        arbitration=choose(chosen.arbitration if chosen else None, "arbitration"),
        legal_aid=choose(chosen.legal_aid if chosen else None, "legal_aid"),
        legal_line=line(LEGAL_LINE, catalog, area_id),
        main_line=line(MAIN_LINE, catalog, area_id),
        second_line=line(SECOND_LINE, catalog, area_id),
    )


def board(catalog: Catalog, project: Project, today: date) -> Board:
    """The board of a project on a day."""
    area, officer = project.area, project.wage_officer
    found = Board(
        **vars(local(catalog, area, today, project.channels)),
        project=project,
        wage_officer=dials(officer.phones, project.publish, catalog, area) if officer else (),
        regulators=tuple((r, dials(r.phones, project.publish, catalog, area)) for r in project.regulators),
        missing=(),
        editions={
            item: catalog.editions.current(project.id, item) for item in catalog.print_items("project")
        },
    )
    gone = tuple(item for item in catalog.vocabulary.board_items if not _shown(item.key, found))
    return replace(found, missing=gone)


def _shown(key: str, it: Board) -> bool:
    """Whether a board shows an item of Article 34, by the item's key in vocabulary/board_items.yaml."""
    project = it.project
    answers: dict[str, bool] = {
        "owner": project.owner is not None,
        "general_contractor": project.general_contractor is not None,
        "project_department": project.project_department is not None,
        "subcontractors": bool(project.subcontractors) or project.no_subcontractors,
        "regulator": bool(project.regulators),
        "wage_officer": project.wage_officer is not None and bool(it.wage_officer),
        "minimum_wage": it.wage is not None,
        "pay_day": project.pay_day is not None,
        "regulator_phone": bool(it.regulators) and all(numbers for _, numbers in it.regulators),
        "inspection_phone": it.inspection is not None and bool(it.inspection.dials),
        "arbitration": it.arbitration is not None and it.arbitration.reachable,
        "legal_aid": it.legal_aid is not None and it.legal_aid.reachable,
        "legal_line": it.legal_line is not None and bool(it.legal_line.dials),
    }
    return answers[key]
