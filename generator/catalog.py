"""All records of a checkout, with their references resolved; pure look-ups, no words and no layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property

from generator.config import GUIDE_LANGUAGES
from generator.model.area import NATION, Area, MinimumWage
from generator.model.base import Status
from generator.model.call import Calls
from generator.model.campaign import Campaign
from generator.model.change import Entry
from generator.model.channel import Channel, ChannelKind
from generator.model.contact import Contact
from generator.model.edition import Editions
from generator.model.project import Project
from generator.model.regulation import Article, Regulation
from generator.model.router import Router
from generator.model.site import Site
from generator.model.template import PrintTemplate, Subject
from generator.model.vocabulary import ShortCode, Vocabulary

PROJECT_ITEMS = ("board", "hat")
Strings = Mapping[str, Mapping[str, str]]  # language → key → words with {slots}


@dataclass(frozen=True)
class Translation:
    """What one language holds beside the records; overlay.py puts it in and says what a unit is."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])  # unit → words
    sources: Mapping[str, str] = field(default_factory=dict[str, str])  # unit → fingerprint of its Chinese


@dataclass(frozen=True)
class LocalWage:
    """The minimum wage that holds at a place on a day, and whether each part of it is verified."""

    wage: MinimumWage
    area: Area  # the area whose table it is in
    status: Status  # unverified when the amount or the tier is


@dataclass(frozen=True)
class Catalog:
    """Every record by its id; mappings are in the order of their ids."""

    site: Site
    vocabulary: Vocabulary
    strings: Strings
    areas: Mapping[str, Area] = field(default_factory=dict[str, Area])
    channels: Mapping[str, Channel] = field(default_factory=dict[str, Channel])
    contacts: Mapping[str, Contact] = field(default_factory=dict[str, Contact])
    regulations: Mapping[str, Regulation] = field(default_factory=dict[str, Regulation])
    projects: Mapping[str, Project] = field(default_factory=dict[str, Project])
    campaigns: Mapping[str, Campaign] = field(default_factory=dict[str, Campaign])
    router: Router | None = None
    editions: Editions = field(default_factory=Editions)
    calls: Calls = field(default_factory=Calls)
    translations: Mapping[str, Translation] = field(default_factory=dict[str, Translation])
    changes: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict[str, tuple[Entry, ...]])  # by year

    def up(self, area_id: str) -> Iterator[Area]:
        """The area and those above it, up to the nation; stops at a missing or repeated parent."""
        seen: set[str] = set()
        here: str | None = area_id
        while here and here in self.areas and here not in seen:
            seen.add(here)
            yield self.areas[here]
            here = self.areas[here].parent

    def below(self, area_id: str) -> tuple[Area, ...]:
        """The areas directly under this one, by code."""
        return self._children.get(area_id, ())

    def channels_for(self, area_id: str) -> tuple[Channel, ...]:
        """Every public channel that serves the area, by `order`, among equals the nearer area first."""
        if area_id not in self._channels_for:
            near = {area.id: distance for distance, area in enumerate(self.up(area_id))}
            found = [c for area in near for c in self._public_channels_of.get(area, ())]
            self._channels_for[area_id] = tuple(sorted(found, key=lambda c: (c.order, near[c.area], c.id)))
        return self._channels_for[area_id]

    def own_channels(self, area_id: str) -> tuple[Channel, ...]:
        """The public channels of the area itself."""
        return self._public_channels_of.get(area_id, ())

    def channel_of(self, area_id: str, kind: ChannelKind) -> Channel | None:
        """The nearest public channel of a kind for an area; among equals the first in order of use."""
        for area in self.up(area_id):
            found = [c for c in self._public_channels_of.get(area.id, ()) if c.kind == kind]
            if found:
                return min(found, key=lambda c: (c.order, c.id))
        return None

    def answering(self, code: str, area_id: str) -> Channel | None:
        """The nearest public channel that answers a short code; a hotline before who borrows it."""
        if (code, area_id) not in self._answering:
            near = sorted(
                self.channels_for(area_id), key=lambda c: (c.kind != "hotline", -len(c.area.rstrip("0")))
            )
            found = (c for c in near if any(p.kind == "short_code" and p.digits == code for p in c.phones))
            self._answering[code, area_id] = next(found, None)
        return self._answering[code, area_id]

    def phone_area_code(self, area_id: str) -> str | None:
        """The telephone area code that holds at a place, `0595`."""
        if area_id not in self._phone_area_codes:
            codes = (area.phone_area_code for area in self.up(area_id))
            self._phone_area_codes[area_id] = next(filter(None, codes), None)
        return self._phone_area_codes[area_id]

    def landline_digits(self, area_id: str) -> int | None:
        """How many digits a local landline has at a place."""
        return next((a.landline_digits for a in self.up(area_id) if a.landline_digits), None)

    def minimum_wage(self, area_id: str, on: date) -> LocalWage | None:
        """The wage that holds at a place on a day; None where its table or tier is not known."""
        path = list(self.up(area_id))
        tier = next((a.wage_tier for a in path if a.wage_tier), None)
        table = next((a for a in path if a.minimum_wage), None)
        if table is None:
            return None
        rows = [row for row in table.minimum_wage if row.start <= on]
        if tier is None and len({row.tier for row in rows}) > 1:
            return None
        rows = [row for row in rows if tier is None or row.tier == tier.tier]
        if not rows:
            return None
        row = max(rows, key=lambda r: r.start)
        sure = row.status == "verified" and (tier is None or tier.status == "verified")
        return LocalWage(row, table, "verified" if sure else "unverified")

    def article(self, regulation_id: str, number: str) -> Article | None:
        """One article of a law, None where we don't hold it."""
        law = self.regulations.get(regulation_id)
        return next((a for a in law.articles if a.number == number), None) if law else None

    def short_code(self, digits: str) -> ShortCode | None:
        """What we know of a short code."""
        return self._short_codes.get(digits)

    def print_items(self, subject: Subject) -> tuple[str, ...]:
        """What is printed with a code for each project or each area: board, hat …"""
        return self._print_items[subject]

    def template(self, item: str) -> PrintTemplate:
        """The template that an item is printed with now; its first version where the data names none."""
        if item not in self._templates:
            first = f"{item}-1"
            self._templates[item] = self.template_row(first) or PrintTemplate(
                key=first, item=item, version=1, state="current", since=None, note=None, facts=(), marks=()
            )
        return self._templates[item]

    def template_row(self, key: str) -> PrintTemplate | None:
        """One version of a template, None where the data doesn't name it."""
        return next((row for row in self.vocabulary.print_templates if row.key == key), None)

    def public_projects(self) -> tuple[Project, ...]:
        """The projects that may be shown, by id."""
        return tuple(p for p in self.projects.values() if p.publish == "public")

    def only(self, projects: Iterable[Project] = (), editions: Editions | None = None) -> Catalog:
        """The same with these projects and editions alone; what was worked out of the rest is kept."""
        made = replace(self, projects={it.id: it for it in projects}, editions=editions or Editions())
        own = {it.name for it in fields(self)} | {"listed"}
        made.__dict__.update({name: value for name, value in self.__dict__.items() if name not in own})
        return made

    @cached_property
    def listed(self) -> Mapping[str, tuple[Project, ...]]:
        """Area code → its public projects by everyday name, areas in order; retired ones are not listed."""
        found: dict[str, list[Project]] = {}
        for project in self.public_projects():
            if project.stage != "retired":
                found.setdefault(project.area, []).append(project)
        return {code: tuple(sorted(found[code], key=lambda p: (p.everyday, p.id))) for code in sorted(found)}

    def complete_languages(self) -> tuple[str, ...]:
        """The languages of the site in which everything is said: Chinese, and English if the site has it."""
        return tuple(lang for lang in GUIDE_LANGUAGES if lang in self.site.languages)

    def printed_areas(self, more: Iterable[str] = ()) -> tuple[Area, ...]:
        """The areas that a build prints for: with channels or projects of their own, and all above them;
        `more` are the areas of public projects that were left out of this catalog."""
        own = {c.area for c in self.channels.values() if c.publish == "public"}
        near = own | {project.area for project in self.public_projects()} | set(more)
        codes = {area.id for code in near for area in self.up(code)}
        areas = (area for code, area in self.areas.items() if code in codes)
        return tuple(area for area in areas if area.level != "village" and area.publish == "public")

    @cached_property
    def _print_items(self) -> Mapping[Subject, tuple[str, ...]]:
        """Subject → items of its formats; formats that name none are boards and hard-hat cards."""
        found: dict[Subject, dict[str, None]] = {"project": {}, "area": {}}
        for form in self.vocabulary.print_formats:
            item: str | None = getattr(form, "item", None)
            for subject, items in found.items():
                if item and getattr(form, "subject", "project") in (subject, "both"):
                    items[item] = None
        return {
            "project": tuple(found["project"]) or PROJECT_ITEMS,
            "area": tuple(found["area"]),
        }

    @cached_property
    def _templates(self) -> dict[str, PrintTemplate]:
        return {row.item: row for row in self.vocabulary.print_templates if row.state == "current"}

    @cached_property
    def _children(self) -> Mapping[str, tuple[Area, ...]]:
        children: dict[str, list[Area]] = {}
        for area in self.areas.values():
            if area.parent:
                children.setdefault(area.parent, []).append(area)
        return {parent: tuple(areas) for parent, areas in children.items()}

    @cached_property
    def _public_channels_of(self) -> Mapping[str, tuple[Channel, ...]]:
        of: dict[str, list[Channel]] = {}
        for channel in self.channels.values():
            if channel.publish == "public":
                of.setdefault(channel.area, []).append(channel)
        return {area: tuple(channels) for area, channels in of.items()}

    @cached_property
    def _channels_for(self) -> dict[str, tuple[Channel, ...]]:
        return {}

    @cached_property
    def _answering(self) -> dict[tuple[str, str], Channel | None]:
        return {}

    @cached_property
    def _phone_area_codes(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _short_codes(self) -> Mapping[str, ShortCode]:
        return {entry.code: entry for entry in self.vocabulary.short_codes}

    @property
    def nation(self) -> Area:
        return self.areas[NATION]
