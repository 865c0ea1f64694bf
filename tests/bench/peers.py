"""The same work by programs that others use for it: Hugo, Material for MkDocs, check-jsonschema, yamllint.

Each is prepared first, untimed, and gives the command that is timed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.board import board
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.model.project import Project
from generator.render import urls
from generator.render.landing.page import PROJECT, Landing
from generator.render.landing.subject import subject
from generator.render.output import Output
from tests.bench.office import TODAY

LINTERS = "WAGEBOARD_LINTERS"  # a folder with check-jsonschema and yamllint
HUGO = {
    "baseURL": "https://wageboard.example/", "title": "peer", "timeout": "600s", "disableLiveReload": True,
    "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404", "robotsTXT"],
}  # fmt: skip
# A page is joined like ours: what a language or a place shares is a partial, rendered once and kept.
LAYOUT = """\
{{ $l := .Params.tag }}{{ $n := .Params.near }}\
{{ partialCached (printf "%s/start.html" $l) . $l }}\
{{ if .Params.scan }}{{ partialCached (printf "%s/hidden.html" $l) . $l }}{{ end }}\
{{ .Params.head | safeHTML }}{{ partialCached (printf "%s/top.html" $l) . $l }}\
{{ .Params.name | safeHTML }}{{ partialCached (printf "%s/call.html" $n) . $n }}\
{{ .Params.say | safeHTML }}{{ partialCached (printf "%s/rule.html" $l) . $l }}\
{{ .Params.who | safeHTML }}{{ partialCached (printf "%s/help.html" $n) . $n }}\
{{ partialCached (printf "%s/real.html" $l) . $l }}{{ .Params.code | safeHTML }}\
{{ if not .Params.scan }}{{ .Params.prints | safeHTML }}{{ end }}\
{{ partialCached (printf "%s/tell.html" $n) . $n }}{{ .Params.record | safeHTML }}\
{{ if .Params.scan }}{{ .Params.inspect | safeHTML }}{{ end }}\
{{ partialCached (printf "%s/end.html" $l) . $l }}"""
MATERIAL = """\
site_name: peer
theme: {name: material, language: zh, font: false}
markdown_extensions: [attr_list, md_in_html]
plugins: []
"""


def light(catalog: Catalog, theme: Path) -> Iterator[Output]:
    """The pages that are compared: behind each board's code and each site's own, in every language."""
    landing = Landing(catalog, TODAY, theme / "landing")
    for project in catalog.public_projects():
        yield from landing.outputs(project)


def hugo(catalog: Catalog, theme: Path, to: Path) -> list[str]:
    """A Hugo site whose pages are ours to the byte: a page's own parts stand finished in its front matter."""
    landing = Landing(catalog, TODAY, theme / "landing")
    folder = to / "layouts"
    _text(to / "config.json", json.dumps(HUGO))
    _text(folder / "_default/single.html", LAYOUT)
    for tag, blocks in landing.fixed.items():
        for name, html in blocks.items():
            _text(folder / f"partials/{tag}/{name}.html", html.decode())
    for project in catalog.public_projects():
        for tag, parts in _parts(landing, project):
            near = f"{tag}/{project.area}"
            for name, html in landing._near(landing.voices[tag], board(catalog, project, TODAY)).items():
                place = folder / f"partials/{near}/{name}.html"
                if not place.is_file():
                    _text(place, html.decode())
            for edition in catalog.editions.of(project.id):
                marked = {k: v.decode() for k, v in landing.code(landing.voices[tag], edition).items()}
                for scan, url in (
                    (True, urls.scan(tag, edition.token)),
                    (False, urls.project(tag, project.id)),
                ):
                    front = {"url": "/" + url, "tag": tag, "near": near, "scan": scan, **parts, **marked}
                    _text(to / f"content/{url.strip('/')}.html", json.dumps(front, ensure_ascii=False) + "\n")
    return ["hugo", "--quiet", "--source", str(to), "--destination", str(to / "public")]


def _parts(landing: Landing, project: Project) -> Iterator[tuple[str, dict[str, str]]]:
    found = board(landing.catalog, project, TODAY)
    chinese = landing.voices[DEFAULT_LANGUAGE]
    for tag, voice in landing.voices.items():
        made = landing._own_prints(voice, project)
        blocks = landing.blocks(PROJECT, voice, s=subject(voice, chinese, found), prints=made)
        yield tag, {name: html.decode() for name, html in blocks.items()}


def material(catalog: Catalog, theme: Path, to: Path, most: int) -> list[str]:
    """At most so many of the Chinese pages as pages of Material, their bodies as they are."""
    _text(to / "mkdocs.yml", MATERIAL)
    count = 0
    for output in light(catalog, theme):
        if output.path.count("/") > 2 or count == most:
            continue
        body = output.data.decode().partition("<main>")[2].partition("</main>")[0]
        _text(to / "docs" / output.path.replace("/index.html", ".md"), f"<div>\n{body}\n</div>\n")
        count += 1
    _text(to / "docs/index.md", "# peer\n")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(to / "mkdocs.yml")]


def linters(root: Path) -> list[str] | None:
    """Both linters over the same records, one after the other as people call them; None where they aren't."""
    programs = [shutil.which(name, path=_path()) for name in ("check-jsonschema", "yamllint")]
    if not all(programs):
        return None
    from generator.schema import schema_files

    schema = root / ".build/projects-schema.json"
    _text(schema, schema_files()["projects.json"])
    _text(root / ".build/yamllint.yaml", "extends: relaxed\nrules: {line-length: disable}\n")
    return [
        "sh", "-c",
        f"find data/projects -name '*.yaml' -print0 | xargs -0 -n 5000 {programs[0]} --schemafile {schema}"
        f" >.build/found.txt && {programs[1]} -c .build/yamllint.yaml data/projects",
    ]  # fmt: skip


def _path() -> str:
    return os.pathsep.join(filter(None, (os.environ.get(LINTERS), os.environ.get("PATH"))))


def _text(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8", newline="\n")
