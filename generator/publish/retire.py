"""Retires a project: writes it into the project's own file, every other line of which stays as it is."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches

from generator.config import Config
from generator.load import load
from generator.model.project import Project
from generator.problem import DataError, Problem
from generator.source.document import parse
from generator.source.text import decode

STAGE = re.compile(r"^stage:[ \t]*[^\s#]+", re.MULTILINE)
BARE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9][\u4e00-\u9fffA-Za-z0-9，。、（）-]*")  # needs no quotes
NUMBER = re.compile(r"[0-9-]+")


def retire(config: Config, project_id: str, on: date, reason: str) -> bool:
    """Whether the file was changed; False when the project was retired the same way before.

    `DataError` for a project that isn't there, can't be read, or is retired with another day or reason.
    """
    reason = " ".join(reason.split())
    loaded = load(config.root)
    project = loaded.catalog.projects.get(project_id) if loaded.catalog else None
    if project is None:
        known = loaded.catalog.projects if loaded.catalog else ()
        own = [p for p in loaded.problems if p.path == _shown(project_id)]
        near = next(iter(get_close_matches(project_id, known, 1, 0.5)), "–")
        facts = {"found": project_id, "near": near}
        raise DataError(own or [Problem("data/projects", 0, 0, "subject-unknown", facts=facts)])
    if project.retired:
        if (project.retired.on, project.retired.reason, project.stage) == (on, reason, "retired"):
            return False
        where = loaded.places.spot("projects", project_id, "retired", key=True)
        raise DataError([Problem(*where, "retire-again", facts={"found": project.retired.on.isoformat()})])
    path = config.root / _shown(project_id)
    raw = path.read_bytes().decode("utf-8")
    changed = _changed(raw, project, on, reason).encode()
    text, problems = decode(changed, _shown(project_id))
    if text is not None:
        _, problems = parse(_shown(project_id), text)
    if problems:
        raise DataError(problems)
    path.write_bytes(changed)
    return True


def _shown(project_id: str) -> str:
    return f"data/projects/{project_id}.yaml"


def _changed(raw: str, project: Project, on: date, reason: str) -> str:
    """The text with its stage replaced and the retirement put right below it."""
    end = "\r\n" if "\r\n" in raw else "\n"
    rows = ["stage: retired", "retired:", f'  on: "{on.isoformat()}"', f"  reason: {_scalar(reason)}"]
    found = STAGE.search(raw)
    if found is None:
        raise ValueError(f"{project.id}: no line begins with stage:")
    after = raw.find("\n", found.end())
    rest = raw[found.end() : after if after >= 0 else len(raw)].rstrip("\r")
    tail = raw[after + 1 :] if after >= 0 else ""
    return raw[: found.start()] + rows[0] + rest + end + end.join(rows[1:]) + end + tail


def _scalar(text: str) -> str:
    if BARE.fullmatch(text) and not NUMBER.fullmatch(text) and text.lower() not in ("null", "true", "false"):
        return text
    return "'" + text.replace("'", "''") + "'"
