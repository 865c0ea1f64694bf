"""What a check looks at: the catalog, where its nodes stand in the files, and today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.board import board
from generator.catalog import Catalog, Translation
from generator.checks.dialling import Flaw, flaw, shape
from generator.checks.outline import SITES, Number, Outline, outlines, owned
from generator.checks.passages import Passage, passages
from generator.checks.spot import Spot
from generator.checks.survey import BEFORE_SITES, Found, Survey
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.status import Row, rows
from generator.issued import edition
from generator.model.area import NATION
from generator.model.base import Evidenced
from generator.model.edition import Edition, History, Written
from generator.model.phone import Phone, PhoneKind
from generator.model.project import Project
from generator.model.token import is_token
from generator.model.vocabulary import BoardItem
from generator.overlay import Unit, units
from generator.problem import NOTHING, Problem, Severity, nearest
from generator.source.folder import in_folder
from generator.source.places import Places

# What `board` can answer: the law's list, so a vocabulary that lost an item is a mistake, not a choice.
ITEMS = frozenset({
    "owner", "general_contractor", "project_department", "subcontractors", "regulator", "wage_officer",
    "minimum_wage", "pay_day",
    "regulator_phone", "inspection_phone", "arbitration", "legal_aid", "legal_line",
})  # fmt: skip
SEARCHED = 200_000  # ids that are compared for suggestions in all, some seconds; then there is none
LANDLINE_DIGITS = (7, 8)
START = len('{"token": "12345678"')  # of a line of the ledger: its token


@dataclass(frozen=True)
class Case:
    """One run of the checks; indexes that several checks need are made once."""

    catalog: Catalog
    places: Places
    today: date
    prose: Mapping[str, str] = field(default_factory=dict[str, str])  # path → our own Chinese, as Markdown
    histories: tuple[History, ...] = ()  # what the ledger held before
    kept: Mapping[str, Outline] = field(default_factory=dict[str, Outline])  # sites found good before

    def problem(self, rule: str, spot: Spot, severity: Severity = "error", **facts: str) -> Problem:
        """A broken rule at a node."""
        return self.places.problem(rule, spot.kind, spot.id, *spot.path, severity=severity, **facts)

    @cached_property
    def survey(self) -> Survey:
        """Phones, people, words and suspicious texts of all records, from one walk."""
        return Survey(self.catalog)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every sentence of the public records that gets translated."""
        return tuple(units(self.catalog))

    @cached_property
    def late(self) -> tuple[tuple[str, Translation, Row], ...]:
        """The outdated sentences of the site's reviewed languages, each with all that its language holds."""
        reviewed = {entry.tag for entry in self.catalog.vocabulary.languages if not entry.draft}
        langs = [
            lang for lang in self.catalog.site.languages if lang != DEFAULT_LANGUAGE and lang in reviewed
        ]
        held = {lang: self.catalog.translations.get(lang, Translation()) for lang in langs}
        return tuple(
            (lang, held[lang], row)
            for lang in langs
            for row in rows(self.catalog, {}, lang)
            if row.state == "outdated"
        )

    @cached_property
    def gone(self) -> tuple[tuple[History, Written, Edition], ...]:
        """The entries of earlier states of the ledger that don't stand in it now.

        Of the lines with one token the oldest is the entry, so an alteration can be taken back; what no
        `wageboard issue` wrote was never one.
        """
        lines = {it.line for it in self.catalog.editions.lines} if self.histories else set[str]()
        found: list[tuple[History, Written, Edition]] = []
        for history in self.histories:
            first: dict[str, str] = {}
            gone = [was for was in history.lines if was.line not in lines]
            for was in history.lines if gone else ():
                first.setdefault(was.line[:START], was.line)
            for was in gone:
                it = edition(was.line)
                if isinstance(it, Edition) and is_token(it.token) and first[was.line[:START]] == was.line:
                    found.append((history, was, it))
        return tuple(found)

    @cached_property
    def unlisted(self) -> tuple[tuple[str, str], ...]:
        """Language and sentence of the translations of which it isn't known what they were made from."""
        return tuple((lang, row.unit) for lang, held, row in self.late if row.unit not in held.sources)

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """The sites of the catalog in outline."""
        held = self.catalog.translations.values()
        translated = (unit for it in held for unit in it.texts if unit.startswith(f"{SITES}/"))
        return outlines(self.catalog.projects, self.survey.phones, self.unlisted, translated, self.units)

    @cached_property
    def sites(self) -> Mapping[str, Outline]:
        """Every site in outline, those that were found good before and aren't in the catalog too."""
        every = {**self.outlines, **self.kept}
        return {name: every[name] for name in sorted(every, key=in_folder)} if self.kept else every

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that belong to somebody, in the order of the records."""
        others = [it for found in self.survey.phones if found.owner.kind != SITES and (it := owned(found))]
        return (
            *(it for it in others if it.kind in BEFORE_SITES),
            *(number for site in self.sites.values() for number in site.numbers),
            *(it for it in others if it.kind not in BEFORE_SITES),
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every Chinese text that workers read, in blocks."""
        return tuple(passages(self.catalog, self.survey.words, self.prose))

    @cached_property
    def kinds(self) -> Mapping[str, Mapping[str, Evidenced]]:
        """Folder → id → record, for every folder of records."""
        it = self.catalog
        return {
            "areas": it.areas, "channels": it.channels, "contacts": it.contacts,
            "regulations": it.regulations, "projects": it.projects, "campaigns": it.campaigns,
        }  # fmt: skip

    def evidenced(self, *kinds: str) -> Iterator[tuple[Spot, Evidenced]]:
        """Every record of the folders named, of all folders when none is."""
        for kind in kinds or self.kinds:
            for record_id, record in self.kinds[kind].items():
                yield Spot(kind, record_id), record

    @cached_property
    def landline_digits(self) -> Mapping[str, int]:
        """Telephone area code → digits of a number there, as far as the areas say."""
        known: dict[str, int] = {}
        for area in self.catalog.areas.values():
            if area.phone_area_code:
                digits = self.catalog.landline_digits(area.id)
                if digits in LANDLINE_DIGITS:
                    known[area.phone_area_code] = digits
        return known

    @cached_property
    def short_codes(self) -> Mapping[str, bool]:
        """Short code → whether it can be dialled with an area code."""
        return {entry.code: entry.twin for entry in self.catalog.vocabulary.short_codes}

    @cached_property
    def hosts(self) -> Mapping[str, bool]:
        """Official host → whether it is known to have https."""
        return {entry.host: entry.https for entry in self.catalog.vocabulary.hosts}

    @cached_property
    def phone_flaws(self) -> Mapping[Flaw, list[Found[Phone]]]:
        """Flaw → the numbers that have it."""
        flaws: dict[Flaw, list[Found[Phone]]] = {}
        for found in self.survey.phones:
            wrong = flaw(found.node.number, found.node.kind, self.short_codes)
            if wrong:
                flaws.setdefault(wrong, []).append(found)
        return flaws

    def phone_shape(self, number: str) -> PhoneKind | None:
        """The kind that a number is by its form."""
        return shape(number, self.short_codes)

    def area_name(self, area_id: str) -> str:
        """What a place is called, its code when we don't know it."""
        area = self.catalog.areas.get(area_id)
        return area.name.zh if area else area_id

    @cached_property
    def articles(self) -> Mapping[str, frozenset[str]]:
        """Law → the numbers of the articles that we hold."""
        return {
            law.id: frozenset(a.number for a in law.articles) for law in self.catalog.regulations.values()
        }

    def above(self, area_id: str) -> frozenset[str]:
        """The area and those above it, by code."""
        if area_id not in self._above:
            self._above[area_id] = frozenset(area.id for area in self.catalog.up(area_id))
        return self._above[area_id]

    def reaches_nation(self, area_id: str) -> bool:
        """Whether the way up is whole; where it isn't, what an area inherits is unknown."""
        return NATION in self.above(area_id)

    @property
    def unread(self) -> bool:
        """Whether an area or a channel couldn't be read, so that what boards inherit is unknown."""
        return any(kind in ("areas", "channels") for kind, _ in self.places.broken)

    @cached_property
    def circling(self) -> frozenset[str]:
        """The areas that are above themselves."""
        return frozenset(
            code
            for code, area in self.catalog.areas.items()
            if area.parent and code in {a.id for a in self.catalog.up(area.parent)}
        )

    @cached_property
    def wrong_items(self) -> frozenset[str]:
        """Items of Article 34 that the vocabulary lost, repeats, or that no board can show."""
        keys = [item.key for item in self.catalog.vocabulary.board_items]
        return ITEMS ^ frozenset(keys) | {key for key in keys if keys.count(key) > 1}

    @cached_property
    def missing(self) -> tuple[tuple[Project, BoardItem], ...]:
        """What the boards of public projects lack, none where the list of items is wrong itself."""
        if self.wrong_items:
            return ()
        shown = (project for project in self.catalog.public_projects() if project.stage != "retired")
        return tuple((p, item) for p in shown for item in board(self.catalog, p, self.today).missing)

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        return {}

    def near(self, wanted: str, known: Iterable[str]) -> str:
        """The known id that looks most like the one wanted, a dash when none does."""
        if wanted not in self._near:
            ids = list(known)
            if len(self._near) * len(ids) < SEARCHED:
                self._near[wanted] = nearest(wanted, ids, 0.6)
        return self._near.get(wanted, NOTHING)

    @cached_property
    def _near(self) -> dict[str, str]:
        return {}
