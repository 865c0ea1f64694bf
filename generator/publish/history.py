"""What the ledger and the list of calls held before: in the history of git, and in an earlier release."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.calls import FILE
from generator.config import Config
from generator.issued import FOLDER
from generator.model.edition import History, Written
from generator.model.token import is_token
from generator.problem import DataError, Problem

GIT = "git"
HUNK = re.compile(r"@@ -\S+ \+([0-9]+)")
ENTRY = "{"  # what a line of the ledger begins with; anything else was never one
LEDGER, CALLS = ".jsonl", ".csv"
LOG = (
    "log", "--full-history", "--topo-order", "--reverse", "-m", "--patch", "--unified=0", "--format=",
    "--relative", "--no-renames", "--no-color", "--no-ext-diff", "--no-textconv", "HEAD", "--", FOLDER, FILE,
)  # fmt: skip


def histories(config: Config, release: str | None = None) -> tuple[History, ...]:
    """What git remembers of the ledger, and the release that was named."""
    found = [_in_git(config.root)]
    if release is not None:
        found.append(_release(config, release))
    return tuple(found)


def state(config: Config) -> str:
    """What decides what git remembers of the ledger: the commits that touched it, and if all are here."""
    touched = _git(config.root, "log", "--full-history", "--format=%H", "HEAD", "--", FOLDER, FILE)
    return f"{_git(config.root, 'rev-parse', '--is-shallow-repository')}{touched}"


def _in_git(root: Path) -> History:
    """Every line that any commit ever added, merges included; `unread` where git can't tell."""
    inside = _git(root, "rev-parse", "--is-shallow-repository")
    if inside is None:
        return History(GIT, unread="没有 git 记录 / no git history")
    if _git(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return History(GIT)
    said = _git(root, *LOG)
    if said is None:
        return History(GIT, unread="git log")
    shallow = inside.strip() == "true"
    reason = "git 里只有最近的记录（浅克隆）/ a shallow clone of git" if shallow else None
    return _history(GIT, _added(said), unread=reason)


def _added(log: str) -> Iterator[Written]:
    """The lines that a log of patches adds, each once, the oldest first.

    What takes the place of a call in its hunk is an edit and no call: when it is mended, nothing is lost.
    """
    seen: set[str] = set()
    path, number, edits = "", 0, 0
    for line in log.split("\n"):
        if line.startswith("+++ "):
            path = line.removeprefix("+++ ").strip('"').removeprefix("b/")
        elif hunk := HUNK.match(line):
            number, edits = int(hunk[1]), 0
        elif line.startswith("-") and path.endswith(CALLS):
            edits += 1
        elif line.startswith("+"):
            text = line[1:].removesuffix("\r")
            if edits <= 0 and _counts(path, text) and text not in seen:
                seen.add(text)
                yield Written(path, number, text)
            number, edits = number + 1, edits - 1


def _release(config: Config, given: str) -> History:
    """A release by the path of a site, a checkout or a ledger file, or by its name in git."""
    path = Path(given) if Path(given).is_absolute() else config.root / given
    if path.is_file():
        name = FILE if path.suffix == CALLS else f"{FOLDER}/{path.name}"
        return _history(given, _lines(name, path.read_text(encoding="utf-8")))
    if (path / "q").is_dir():
        return History(given, tokens=frozenset(p.name for p in (path / "q").iterdir() if is_token(p.name)))
    if (path / FOLDER).is_dir():
        files = [*sorted((path / FOLDER).glob(f"*{LEDGER}")), *path.glob(FILE)]
        texts = {file.relative_to(path).as_posix(): file.read_text(encoding="utf-8") for file in files}
    else:
        texts = _tree(config.root, given)
    return _history(given, (line for name, text in texts.items() for line in _lines(name, text)))


def _tree(root: Path, given: str) -> dict[str, str]:
    """The files of the ledger and of the calls at a revision of git."""
    named = None if given.startswith("-") else f"{given}^{{commit}}"
    revision = _git(root, "rev-parse", "--verify", "--quiet", named) if named else None
    if revision is None:
        raise DataError([Problem(FOLDER, 0, 0, "release-unknown", facts={"found": given})])
    names = _git(root, "ls-tree", "-r", "--name-only", revision.strip(), "--", f"{FOLDER}/", FILE) or ""
    return {name: _git(root, "show", f"{revision.strip()}:./{name}") or "" for name in names.split()}


def _history(name: str, lines: Iterable[Written], unread: str | None = None) -> History:
    """Lines of both kinds, each in its place."""
    its = tuple(lines)
    calls = tuple(it for it in its if it.path.endswith(CALLS))
    return History(name, tuple(it for it in its if it.path.endswith(LEDGER)), calls, unread=unread)


def _lines(path: str, text: str) -> Iterator[Written]:
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if _counts(path, line):
            yield Written(path, number, line)


def _counts(path: str, line: str) -> bool:
    """Whether a line of a file is an entry, as far as can be seen without reading it."""
    return bool(line.strip()) if path.endswith(CALLS) else path.endswith(LEDGER) and line.startswith(ENTRY)


def _git(root: Path, *words: str) -> str | None:
    """What git says in a checkout; None where it refuses, or isn't there."""
    try:
        done = subprocess.run(
            ("git", "-c", "core.quotepath=off", *words), cwd=root, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
