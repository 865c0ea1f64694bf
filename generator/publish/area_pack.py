"""All prints of a place in one ZIP: its own, and on the level of a town those of its sites, with a read-me.

Above a town, and where there are many, the sites stand in the read-me with their addresses: the same PDFs in
every place up to the nation would weigh several times as much as the site.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.area import Area
from generator.model.project import Project
from generator.publish.pack import MARK, README, zipped
from generator.publish.selection import EVERYTHING, Selection
from generator.render import prints, urls
from generator.render.output import Output
from generator.render.sheet import Scribe
from generator.render.spec_sheet import SPEC, file_name, trimmed

OWN = "areapack."
MOST = 30  # sites in a pack: about 50 MB, which an office can still send on
WHOLE = ("township", "village")  # levels of a place whose pack holds the prints of its sites


def area_packs(catalog: Catalog, today: date, site: Path, chosen: Selection = EVERYTHING) -> Iterator[Output]:
    """The pack of every place that a build prints for, of the prints that stand under `site`."""
    for area in (it for it in catalog.printed_areas() if it.id in chosen):
        yield area_pack(catalog, area, today, site)


def area_pack(catalog: Catalog, area: Area, today: date, site: Path) -> Output:
    """The pack of one place."""
    orders = prints.orders(catalog, area, today)
    projects = tuple(
        it for it in catalog.public_projects() if area.id in {up.id for up in catalog.up(it.area)}
    )
    files = {README: readme(catalog, area, projects, today)}
    files |= {(name := file_name(it)): _read(site, urls.area_printed(area.id, name)) for it in orders}
    if holds(area, projects):
        for project in projects:
            names = (*map(file_name, prints.orders(catalog, project, today)), SPEC)
            files |= {f"{project.id}/{name}": _read(site, urls.printed(project.id, name)) for name in names}
    return Output(urls.area_pack(area.id), zipped(area.id, files, today))


def readme(catalog: Catalog, area: Area, projects: tuple[Project, ...], today: date) -> bytes:
    """The read-me: what to print for the place, where the prints of each of its sites are."""
    speaker, scribe = Speaker(DEFAULT_LANGUAGE, catalog.strings), Scribe(catalog)

    def say(key: str, **slots: object) -> str:
        return speaker.say(OWN + key, **slots)

    own = [
        say("line", file=file_name(it), name=it.form.name.zh, size=trimmed(it, scribe)["zh"])
        for it in prints.orders(catalog, area, today)
    ]
    inside = holds(area, projects)
    base = catalog.site.base_url
    sites = [
        say("site", project=it.name, folder=it.id)
        if inside
        else say("site_link", project=it.name, url=base + urls.pack(it.id))
        for it in projects
    ]
    demo = [say("demo")] if any(it.demo for it in projects) else []
    blocks = [
        [say("heading", place=area.name.zh), *demo],
        [say("own"), *own],
        [say("sites" if inside else "sites_elsewhere"), *(sites or [say("none")])],
        [say("care"), say("care.scale"), say("care.scan"), say("care.specimen")],
        [say("change", publisher=catalog.site.publisher.zh), say("day", day=speaker.day(today))],
    ]
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return (MARK + text).replace("\n", "\r\n").encode()


def holds(area: Area, projects: Collection[Project]) -> bool:
    """Whether the pack of a place has the prints of its sites in it."""
    return area.level in WHOLE and len(projects) <= MOST


def _read(site: Path, path: str) -> bytes:
    return (site / path).read_bytes()
