"""Retires a project: writes it into the project's own file, every other line of which stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from generator.config import Config
from generator.edit.scalar import inline
from generator.load import load
from generator.model.project import Project
from generator.problem import DataError, Problem, nearest, visible
from generator.publish.files import write_all
from generator.source.document import parse
from generator.source.places import Places
from generator.source.text import decode

STAGE = re.compile(r"^stage:[ \t]*[^\s#]+", re.MULTILINE)


def retire(config: Config, project_id: str, on: date, reason: str, dry: bool = False) -> tuple[str, ...]:
    """The lines that went into the file in place of its stage; none when it said the same before.

    `dry` writes nothing. `DataError` for a project that isn't there, can't be read, is retired with another
    day or reason, or whose file can't be changed line by line.
    """
    shown, reason = f"data/projects/{project_id}.yaml", " ".join(reason.split())
    project, places = _project(config, project_id, shown)
    if project.retired:
        if (project.retired.on, project.retired.reason, project.stage) == (on, reason, "retired"):
            return ()
        where = places.spot("projects", project_id, "retired", key=True)
        raise DataError([Problem(*where, "retire-again", facts={"found": project.retired.on.isoformat()})])
    rows = ("stage: retired", "retired:", f'  on: "{on.isoformat()}"', f"  reason: {inline(reason)}")
    raw = (config.root / shown).read_bytes().decode("utf-8")
    found = STAGE.search(raw)
    if found is None or not reason or on > config.today:
        rule = "retire-reason" if not reason else "retire-stage" if found is None else "retired-future"
        facts = {"day": on.isoformat(), "found": on.isoformat(), "reason": reason}
        raise DataError([Problem(*places.spot("projects", project_id, "stage"), rule, facts=facts)])
    changed = _changed(raw, found, rows).encode()
    text, problems = decode(changed, shown)
    if text is not None:
        _, problems = parse(shown, text)
    if problems:
        raise DataError(problems)
    if not dry:
        write_all(config.root, {shown: changed})
    return rows


def _project(config: Config, project_id: str, shown: str) -> tuple[Project, Places]:
    loaded = load(config.root)
    project = loaded.catalog.projects.get(project_id) if loaded.catalog else None
    if project is None:
        known = loaded.catalog.projects if loaded.catalog else ()
        own = [p for p in loaded.problems if p.path == shown]
        facts = {"found": visible(project_id), "near": nearest(project_id, known)}
        raise DataError(own or [Problem("data/projects", 0, 0, "subject-unknown", facts=facts)])
    return project, loaded.places


def _changed(raw: str, found: re.Match[str], rows: Sequence[str]) -> str:
    """The text with its stage replaced and the retirement put right below it."""
    end = "\r\n" if "\r\n" in raw else "\n"
    after = raw.find("\n", found.end())
    rest = raw[found.end() : after if after >= 0 else len(raw)].rstrip("\r")
    tail = raw[after + 1 :] if after >= 0 else ""
    return raw[: found.start()] + rows[0] + rest + end + end.join(rows[1:]) + end + tail
