"""The shipped workflows: they parse, run only commands that exist, take no more rights than they need."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import cli
from tests.conftest import ROOT

GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITEA = sorted((ROOT / ".gitea/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
THREE = ["make check", "make build", "deploy/publish"]
SECRET = re.compile(
    r"gh[pousr]_[A-Za-z0-9]{20}|glpat-|AKIA[0-9A-Z]{16}|-----BEGIN|secrets\.|password", re.IGNORECASE
)


def read(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def scripts(path: Path) -> list[str]:
    """Every piece of shell in a workflow."""
    it = read(path)
    if path == GITLAB:
        return [line for job in it.values() if isinstance(job, dict) for line in job.get("script", ())]
    return [step["run"] for job in it["jobs"].values() for step in job["steps"]]


EVERY = [*GITHUB, *GITEA, GITLAB]


def test_all_of_them_are_there() -> None:
    assert [p.name for p in GITHUB] == ["ci.yml", "publish.yml", "weekly.yml"]
    assert [p.name for p in GITEA] == ["publish.yml", "weekly.yml"]
    assert all(len(scripts(path)) >= 4 for path in EVERY)


@pytest.mark.parametrize("path", EVERY, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_workflow_runs_only_what_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    seen: set[str] = set()
    for script in scripts(path):
        for name in re.findall(r"\bmake ([a-z]+)", script):
            assert name in targets
            seen.add(name)
        for name in re.findall(r"wageboard ([a-z]+)", script):
            assert name in cli.commands
            seen.add(name)
        for name in re.findall(r"(?:^|\s)((?:deploy|\.ci)/[a-z]+)(?![.\w])", script):
            assert (ROOT / name).stat().st_mode & 0o111, name
            seen.add(name)
        plain = re.sub(r"\$\{\{.*?\}\}", "x", script)
        done = subprocess.run(("sh", "-n"), input=plain, text=True, check=False, capture_output=True)
        assert done.returncode == 0, done.stderr
    assert seen


@pytest.mark.parametrize("path", EVERY, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_workflow_holds_no_secret_and_no_code_of_others(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not SECRET.search(text)
    assert "uses:" not in text
    assert "include:" not in text
    for script in scripts(path):
        assert "${{" not in script, "what a stranger may write must not become shell: pass it by env"
        assert "curl" not in script or "| sh" not in script


@pytest.mark.parametrize("path", [*GITHUB, *GITEA], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_rights_are_least(path: Path) -> None:
    it = read(path)
    assert it["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in it[True]  # YAML reads the key `on` as true
    for name, job in it["jobs"].items():
        rights = job.get("permissions", {})
        assert job["timeout-minutes"] <= 30
        if name == "publish":
            assert rights == {"contents": "write"}
            assert job["if"] == "github.event_name == 'push'"
        elif name == "comment":
            assert rights.keys() <= {"pull-requests", "issues"}
            assert all("git" not in step["run"].split() for step in job["steps"])
        else:
            assert rights == {}
        for step in job["steps"]:
            runs_ours = re.search(r"make |wageboard", step["run"])
            assert not (runs_ours and "TOKEN" in step.get("env", {}))


@pytest.mark.parametrize("path", [GITHUB[1], GITEA[0], GITLAB], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_everywhere_the_same_three_commands_publish(path: Path) -> None:
    it = read(path)
    job = it["publish"] if path == GITLAB else it["jobs"]["publish"]
    lines = job["script"] if path == GITLAB else [x for s in job["steps"] for x in s["run"].splitlines()]
    assert [line for line in lines if line in THREE] == THREE


def test_a_merge_request_is_told_its_impact() -> None:
    for path in (GITHUB[1], GITEA[0], GITLAB):
        assert any("wageboard diff --format markdown" in script for script in scripts(path))


def test_once_a_week_links_and_dependencies_are_looked_at() -> None:
    for path in (GITHUB[2], GITEA[1]):
        it = read(path)
        assert set(it[True]) == {"schedule", "workflow_dispatch"}
        assert [one["cron"].split()[2:] for one in it[True]["schedule"]] == [["*", "*", "0"]]
    for path in (GITHUB[2], GITEA[1], GITLAB):
        told = "\n".join(scripts(path))
        assert "wageboard links --format markdown" in told
        assert "make audit" in told
    it = read(GITLAB)
    for name, job in it.items():
        if isinstance(job, dict) and "script" in job:
            when = [rule.get("when", "on_success") for rule in job["rules"] if "schedule" in rule["if"]]
            assert when == {"publish": ["never"], "links": ["on_success"], "audit": ["on_success"]}.get(
                name, []
            )


def test_what_looks_at_the_net_is_not_in_the_gate() -> None:
    """Neither the gate nor a publication depends on strangers' servers."""
    for path in (ROOT / ".ci/run", GITHUB[0], GITHUB[1], GITEA[0]):
        assert not re.search(r"wageboard links|make (?:links|audit)", path.read_text("utf-8"))
