"""What a build would write for two states of the data, compared file by file.

Both are made with today's program and look, and nothing is set or written: pages as Markdown, scan pages and
feeds as they are, prints and pictures as the words and measures that the press gets. A file is touched when
its bytes are others, so the list is neither too long nor too short; only the offline file of a language goes
with any of its pages. What `wageboard export` writes to be sent out stands under EXPORTED.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.model.area import Area
from generator.model.project import Project
from generator.problem import DataError
from generator.publish import media
from generator.publish.digest import digest
from generator.publish.engine import SEARCH_INDEX, also_found
from generator.publish.frame import frame
from generator.render import feeds, flow, forms, offline, pages, prints, scan, urls
from generator.render import open as open_data
from generator.render.media import article, script, sms
from generator.render.media.picture import picture
from generator.render.media.recipient import recipients
from generator.render.output import Output
from generator.render.robots import robots
from generator.render.sheet import Sheet
from generator.render.spec_sheet import spec_sheet

Turn = Literal["changed", "added", "removed"]
Sort = Literal["page", "scan", "print", "sent", "other"]
EXPORTED = "export/"  # export/sms/<project or area>/<language>: a file of nobody's site
TITLE = "title: "
HEAD_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
FAILED = "!"  # stands for a print that the data can't make


@dataclass(frozen=True)
class Made:
    """One file that a build writes: the mark of its bytes, and how a page is titled."""

    sort: Sort
    mark: str
    title: str = ""


@dataclass(frozen=True)
class State:
    """Everything that one state of the data makes: address → file; language → mark of its frame."""

    files: Mapping[str, Made]
    frames: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Touched:
    """One file that is not what it was."""

    path: str
    sort: Sort
    turn: Turn
    title: str


def state(catalog: Catalog, texts: Mapping[str, Mapping[str, str]], today: date, theme: Path) -> State:
    """What a build makes; `texts` is language → name → raw Markdown of content/, `theme` holds the look."""
    files: dict[str, Made] = {}
    paths: dict[str, set[str]] = {}
    for lang in catalog.site.languages:
        own = pages.in_language(texts, lang)
        paths[lang] = set()
        for it in pages.guide(catalog, lang, today, own, texts[DEFAULT_LANGUAGE]):
            paths[lang].add(it.path)
            files[urls.home(lang) + address(it.path)] = Made("page", digest(it.data), _title(it.data))
    for it in scan.outputs(catalog, today, theme / "landing"):
        files[it.path.removesuffix("index.html")] = Made("scan", digest(it.data))
    for it in _others(catalog, today):
        files[it.path] = Made("other", digest(it.data))
    for path, mark in _prints(catalog, today):
        files[path] = Made("print", mark)
    files |= {path: Made("sent", mark) for path, mark in _sent(catalog, today)}
    files |= {it.path: Made("other", digest(it.data)) for it in media.outputs(catalog, today, theme)}
    for lang in catalog.site.languages:
        own = [files[urls.home(lang) + address(path)].mark for path in sorted(paths[lang])]
        files[urls.home(lang) + SEARCH_INDEX] = Made("other", _mark_of(own, also_found(catalog, lang)))
        files[urls.offline(lang)] = Made("other", _mark_of(own, offline.words(catalog, lang)))
    around = {
        lang: [frame(catalog, lang, today, paths), pages.nav(catalog, lang)]
        for lang in catalog.site.languages
    }
    frames = {
        lang: digest(json.dumps(it, sort_keys=True, default=str).encode()) for lang, it in around.items()
    }
    return State(files, frames)


def compare(before: State, after: State) -> tuple[Touched, ...]:
    """Every file that is another one, in the order of their addresses."""
    found: list[Touched] = []
    for path in sorted({*before.files, *after.files}):
        old, new = before.files.get(path), after.files.get(path)
        if old is not None and new is not None and old.mark == new.mark:
            continue
        there = new if new is not None else old
        assert there is not None
        turn: Turn = "added" if old is None else "removed" if new is None else "changed"
        found.append(Touched(path, there.sort, turn, there.title))
    return tuple(found)


def frames_touched(before: State, after: State) -> tuple[str, ...]:
    """The languages in which what stands around every page is another one."""
    return tuple(lang for lang, mark in after.frames.items() if before.frames.get(lang) != mark)


def address(staged: str) -> str:
    """The address that the engine gives a staged file: channels/index.md → channels/, about.md → about/."""
    if not staged.endswith(".md"):
        return staged.removesuffix("index.html")
    name = staged.removesuffix(".md")
    return name.removesuffix("index") if name == "index" or name.endswith("/index") else name + "/"


def _others(catalog: Catalog, today: date) -> Iterator[Output]:
    changes = list(feeds.outputs(catalog))
    yield from changes
    yield from open_data.outputs(catalog, today, changes)
    yield robots(catalog)


def _prints(catalog: Catalog, today: date) -> Iterator[tuple[str, str]]:
    """Path → mark of every print; of those that can't be made the folder, once for a subject."""
    made: list[tuple[str, Callable[[], Iterable[Sheet]]]] = []
    for subject in prints.subjects(catalog):
        made.append((_folder(subject), partial(prints.sheets, catalog, subject, today)))
    for project in catalog.public_projects():
        made.append((_folder(project) + "spec", partial(_spec, catalog, project, today)))
    made.append((urls.router_chart(), partial(flow.sheets, catalog, today)))
    made.append((urls.form(""), partial(forms.sheets, catalog, today)))
    for name, make in made:
        try:
            for sheet in make():
                yield sheet.path, _mark_of(sheet.template, sheet.data)
        except DataError as error:
            yield name, FAILED + str(error.problems)


def _sent(catalog: Catalog, today: date) -> Iterator[tuple[str, str]]:
    """Path → mark of what is sent to workers: texts, articles, scripts, long pictures."""
    for it in recipients(catalog, today):
        for lang in catalog.complete_languages():
            made = {
                "sms": [one.text for one in sms.messages(it, lang)],
                "article": article.page(it, lang),
                "script": [one.shots for one in script.scripts(it, lang)],
            }
            for name, words in made.items():
                yield f"{EXPORTED}{name}/{it.id}/{lang}", _mark_of(words)
        sheet = picture(it)
        yield sheet.path, _mark_of(sheet.template, sheet.data)


def _spec(catalog: Catalog, project: Project, today: date) -> tuple[Sheet]:
    return (spec_sheet(catalog, project, today),)


def _folder(subject: Project | Area | None) -> str:
    if isinstance(subject, Project):
        return urls.printed(subject.id, "")
    return urls.area_printed(subject.id if subject else None, "")


def _mark_of(*values: object) -> str:
    return digest(json.dumps(values, ensure_ascii=False, sort_keys=True, default=str).encode())


def _title(data: bytes) -> str:
    """The title of a page: in its front matter as JSON and escaped for HTML, or in the head of HTML."""
    if data.startswith(b"<!"):
        found = HEAD_TITLE.search(data.decode("utf-8", "ignore"))
        return " ".join(html.unescape(found[1]).split()) if found else ""
    for line in data[:2000].decode("utf-8", "ignore").splitlines()[1:6]:
        if line.startswith(TITLE):
            return html.unescape(str(json.loads(line.removeprefix(TITLE))))
    return ""
