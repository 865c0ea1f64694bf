"""A checkout under git, with two sites and nothing issued, and what tests do to it."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

from generator.config import Config
from generator.problem import Problem
from generator.publish.examination import read_and_check

BASE = Path(__file__).parents[1] / "specimens/base"
LEDGER = "data/issued/2026.jsonl"
SCHOOL = "data/projects/sample-school.yaml"
TEMPLATES = "data/vocabulary/print-templates.yaml"
TODAY = date(2026, 11, 20)
ROOT = Path(__file__).parents[2]
OF_GIT = (".gitattributes", ".gitignore")


def git(root: Path, *words: str, day: str | None = None) -> str:
    """What git says; `day` is when a commit was made, else now."""
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    when = f"{day}T12:00:00+08:00"
    env = {**os.environ, **({"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} if day else {})}
    done = subprocess.run(
        ("git", *who, *words), cwd=root, capture_output=True, check=True, text=True, env=env
    )
    return done.stdout


def commit(root: Path, message: str = "x", day: str | None = None) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message, day=day)


def repository(root: Path) -> Path:
    """The specimens' base with a second site, under git, at a path that isn't there yet."""
    shutil.copytree(BASE, root)
    shutil.copy(BASE.parents[2] / TEMPLATES, root / TEMPLATES)
    text = (root / SCHOOL).read_text("utf-8")
    other = text.replace("id: sample-school", "id: sample-road").replace("示例小学教学楼工程", "示例公路工程")
    (root / "data/projects/sample-road.yaml").write_text(other, "utf-8")
    for name in OF_GIT:
        shutil.copy(ROOT / name, root)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def config(root: Path, today: date = TODAY) -> Config:
    return Config(root, today)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def errors(root: Path, release: str | None = None) -> list[Problem]:
    _, problems = read_and_check(config(root), release)
    return [p for p in problems if p.severity == "error"]


def warnings(root: Path) -> list[Problem]:
    _, problems = read_and_check(config(root))
    return [p for p in problems if p.severity == "warning"]


def rules(root: Path, release: str | None = None) -> set[str]:
    return {p.rule for p in errors(root, release)}


def lines(root: Path) -> list[str]:
    return (root / LEDGER).read_text("utf-8").splitlines()
