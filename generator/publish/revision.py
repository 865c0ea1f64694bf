"""The data as it was at a revision of git or on a day, read aside; the checkout is not touched."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load
from generator.problem import DataError, Problem, visible
from generator.reprint import Before

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
