"""The lists of building sites by area; every entry leads to the project's own light page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.i18n.numerals import counted
from generator.model.area import NATION
from generator.model.project import Project
from generator.render import urls
from generator.render.pages import parts
from generator.render.pages.inert import Inline, Phrase
from generator.render.pages.page import Page
from generator.render.pages.parts import Item
from generator.render.pages.setting import Setting

NAMED = 5  # everyday names shown beside an area in the index
TOLD = frozenset({
    "publish", "status", "source", "checked", "demo", "name", "everyday_name", "area", "address",
    "general_contractor", "stage",
})  # fmt: skip
NOT_TOLD = {
    name: it.get_default()
    for name, it in Project.model_fields.items()
    if not it.is_required() and name not in TOLD
}


@dataclass(frozen=True)
class ProjectList:
    lead: str
    items: tuple[Item, ...]
    empty: str


def told(project: Project) -> Project:
    """What the guide tells of a project, nothing else: no phones, no persons, of its companies one name."""
    first = project.general_contractor
    named = first.model_copy(update={"phones": (), "person": None}) if first else None
    return project.model_copy(update={**NOT_TOLD, "general_contractor": named})


def pages(setting: Setting) -> Iterator[Page]:
    """The index of areas and one page for each area that has projects."""
    lang, of = setting.lang, setting.catalog.listed
    index = setting.at(urls.index(lang, "projects"))
    items = tuple(_area(index, code, of[code]) for code in of)
    view = ProjectList(index.say("projects_about"), items, "" if items else index.say("projects_none"))
    yield Page(index, "projects", index.phrase("projects"), view, index.say("projects_about"),
               parts.crumbs(index))  # fmt: skip
    for code, projects in of.items():
        here = setting.at(urls.projects(lang, code))
        up = here.link(urls.index(lang, "projects"), here.phrase("projects"))
        path = [here.area(area.id) for area in reversed(tuple(here.catalog.up(code))) if area.id != NATION]
        area = here.catalog.areas.get(code)
        name = here.pick(area.name) if area else Phrase(code)
        title = Phrase(here.say("projects_in", area=name), name.foreign)
        view = ProjectList(here.say("projects_open"), tuple(item(here, p) for p in projects), "")
        yield Page(here, "projects", title, view, here.say("projects_about"),
                   parts.crumbs(here, up, *path))  # fmt: skip


def item(setting: Setting, project: Project) -> Item:
    """A project in a list: everyday name, then full name, place, contractor and stage."""
    name = setting.pick(project.everyday_name) if project.everyday_name else setting.chinese(project.name)
    second: list[Inline] = [setting.chinese(project.name)] if project.everyday_name else []
    if project.address:
        second.append(setting.pick(project.address))
    if project.general_contractor:
        second.append(setting.chinese(project.general_contractor.name))
    second.append(setting.say(f"stage.{project.stage}"))
    link = setting.link(urls.project(setting.lang, project.id), name)
    return Item(link, tuple(second), demo=parts.demo(setting, project.demo))


def around(setting: Setting, area_id: str) -> tuple[Item, ...]:
    """The projects in an area, then the areas below it that have some."""
    of = setting.catalog.listed
    here = tuple(item(setting, p) for p in of.get(area_id, ()))
    if area_id == NATION:
        return here
    below = (c for c in of if c != area_id and any(a.id == area_id for a in setting.catalog.up(c)))
    return (*here, *(_area(setting, code, of[code]) for code in below))


def _area(setting: Setting, code: str, projects: Sequence[Project]) -> Item:
    """An area in the index, with the everyday names of its first projects so that search finds them."""
    places = [setting.pick(a.name) for a in setting.catalog.up(code) if a.id != NATION]
    name = places[0] if places else Phrase(code)
    names: list[Inline] = [setting.pick(p.everyday_name) for p in projects[:NAMED] if p.everyday_name]
    count = setting.say("count", count=counted(len(projects)))
    link = setting.link(urls.projects(setting.lang, code), name)
    return Item(link, (*places[1:], count, *names))
