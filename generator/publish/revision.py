"""The data as it was at a revision of git or on a day, read aside; the checkout is not touched."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load
from generator.problem import DataError, Problem, visible
from generator.reprint import Before

FOLDERS = ("data", "content")
SUFFIXES = (".yaml", ".md", ".jsonl", ".csv")
CHINA = timezone(timedelta(hours=8))


def before(config: Config, catalog: Catalog, given: str) -> Before:
    """The state before a day (2026-11-20), or at a revision; `DataError` where git doesn't know it."""
    day = _day(given)
    if day:
        midnight = datetime(day.year, day.month, day.day, tzinfo=CHINA).isoformat()
        found = _git(config.root, "rev-list", "-1", f"--before={midnight}", "HEAD")
        if found is None:
            raise _refused(given, "since-unknown")
        if not found.strip():  # the history is younger: everything changed since
            return Before(replace(catalog, projects={}, areas={}), day - timedelta(days=1))
        return Before(_catalog(config, found.decode().strip(), given), day - timedelta(days=1))
    name = None if given.startswith("-") else _git(
        config.root, "rev-parse", "--verify", "--quiet", f"{given}^{{commit}}"
    )  # fmt: skip
    if not name:
        raise _refused(given, "since-unknown")
    revision = name.decode().strip()
    when = _git(config.root, "show", "-s", "--format=%cI", revision) or b""
    return Before(
        _catalog(config, revision, given),
        datetime.fromisoformat(when.decode().strip()).astimezone(CHINA).date(),
    )


@contextmanager
def tree(config: Config, given: str) -> Generator[Path]:
    """A folder with data/ and content/ as they were at a revision or before a day, while it is used."""
    revision = resolved(config, given)
    held = _git(config.root, "ls-tree", "-z", "--name-only", revision, "--", *FOLDERS) or b""
    names = [name for name in held.decode().split("\0") if name in FOLDERS]
    packed = _git(config.root, "archive", "--format=tar", revision, *names) if names else None
    if packed is None:
        raise _refused(given, "since-unreadable")
    with tempfile.TemporaryDirectory() as folder:
        _unpack(packed, Path(folder))
        yield Path(folder)


def resolved(config: Config, given: str) -> str:
    """The full name of a revision, or of the last one before a day; `DataError` says why there is none."""
    inside = _git(config.root, "rev-parse", "--is-shallow-repository")
    if inside is None:
        raise _refused(given, "since-no-git")
    day = _day(given)
    if day:
        midnight = datetime(day.year, day.month, day.day, tzinfo=CHINA).isoformat()
        found = _git(config.root, "rev-list", "-1", f"--before={midnight}", "HEAD")
    elif given.startswith("-"):
        found = None
    else:
        found = _git(config.root, "rev-parse", "--verify", "--quiet", f"{given}^{{commit}}")
    if not found or not found.strip():
        raise _refused(given, "since-shallow" if inside.strip() == b"true" else "since-unknown")
    return found.decode().strip()


def usual(config: Config, environ: Mapping[str, str]) -> str:
    """What to compare with when nobody says: where a merge request left its target, otherwise HEAD."""
    target = environ.get("GITHUB_BASE_REF") or environ.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    if not target:
        return "HEAD"
    found = _git(config.root, "merge-base", f"origin/{target}", "HEAD")
    return found.decode().strip() if found else f"origin/{target}"


def elsewhere(config: Config, given: str) -> tuple[str, ...]:
    """Files of the look and of the program that are not as they were at a revision."""
    places = ("theme", "generator", "mkdocs.yml")
    said = _git(
        config.root, "diff", "-z", "--name-only", "--relative", resolved(config, given), "--", *places
    )
    new = _git(config.root, "ls-files", "-z", "--others", "--exclude-standard", "--", *places)
    return tuple(sorted({name for name in ((said or b"") + (new or b"")).decode().split("\0") if name}))


def files(root: Path) -> dict[str, str]:
    """Path → text of everything under data/ and content/ that a person writes."""
    found = {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.suffix in SUFFIXES and path.is_file()
    }
    return dict(sorted(found.items()))


def _catalog(config: Config, revision: str, given: str) -> Catalog:
    packed = _git(config.root, "archive", "--format=tar", revision, "data")
    if packed is None:
        raise _refused(given, "since-unreadable")
    with tempfile.TemporaryDirectory() as folder:
        _unpack(packed, Path(folder))
        found = load(Path(folder)).catalog
    if found is None:
        raise _refused(given, "since-unreadable")
    return found


def _unpack(packed: bytes, folder: Path) -> None:
    """The plain files of an archive; links stay out."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            file = archive.extractfile(member) if member.isreg() else None
            if file is None or path.is_absolute() or ".." in path.parts:
                continue
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read())


def _refused(given: str, rule: str) -> DataError:
    return DataError([Problem("data", 0, 0, rule, facts={"found": visible(given)})])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _git(root: Path, *words: str) -> bytes | None:
    """What git says in a checkout; None where it refuses, or isn't there."""
    try:
        done = subprocess.run(("git", *words), cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
