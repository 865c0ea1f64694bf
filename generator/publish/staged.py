"""What is about to be committed: checked as it stands in git's index, and searched for private numbers.

The checkout itself is not looked at: what isn't staged is not committed.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.checks import identity
from generator.config import Config
from generator.load import load
from generator.model.phone import SERVICE_NUMBER
from generator.problem import DataError, Problem, in_order
from generator.publish.examination import read_and_check
from generator.publish.private import masked, public_numbers

FOLDERS = ("data", "content")
HUNK = re.compile(r"@@ -\S+ \+([0-9]+)")
SKIPPED = ("uv.lock",)  # hashes, no words
DIFF = (
    "diff", "--cached", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames",
    "--relative", "--diff-filter=ACM",
)  # fmt: skip


def staged(config: Config) -> list[Problem]:
    """Every error in the data as staged, and every private number in a line that is new."""
    names = _git(config.root, "diff", "--cached", "--name-only", "-z", "--relative").split("\0")
    with tempfile.TemporaryDirectory() as folder:
        root = _exported(config.root, Path(folder))
        found = list(_private(config.root, _allowed(root)))
        if any(name.startswith(FOLDERS) for name in names):
            _, problems = read_and_check(replace(config, root=root))
            found += [problem for problem in problems if problem.severity == "error"]
    return in_order(found)


def _exported(root: Path, folder: Path) -> Path:
    """The staged data/ and content/ in a folder of their own; where their root is in it."""
    within = _git(root, "rev-parse", "--show-prefix").strip()
    names = _git(root, "ls-files", "-z", "--", *FOLDERS)
    _git(root, "checkout-index", "-z", "--stdin", f"--prefix={folder.as_posix()}/", given=names)
    made = folder / within
    made.mkdir(parents=True, exist_ok=True)
    return made


def _allowed(root: Path) -> frozenset[str]:
    """The mobiles that the staged records give to the public, with a consent."""
    catalog = load(root).catalog
    return public_numbers(catalog) if catalog else frozenset({SERVICE_NUMBER})


def _private(root: Path, allowed: frozenset[str]) -> Iterator[Problem]:
    path, number = "", 0
    for line in _git(root, *DIFF).split("\n"):
        if line.startswith("+++ "):
            path = line.removeprefix("+++ ").rstrip("\t\r").strip('"').removeprefix("b/")
        elif hunk := HUNK.match(line):
            number = int(hunk[1])
        elif line.startswith("+"):
            if not path.endswith(SKIPPED):
                yield from _in_line(path, number, line[1:], allowed)
            number += 1


def _in_line(path: str, number: int, text: str, allowed: frozenset[str]) -> Iterator[Problem]:
    found = [mobile for mobile in identity.mobiles(text) if mobile not in allowed]
    found += [one for one in (identity.id_card(text), identity.bank_card(text)) if one]
    for one in found:
        column = max(text.find(one[:3]), 0) + 1
        yield Problem(path, number, column, "private-number", facts={"found": masked(one)})


def _git(root: Path, *words: str, given: str = "") -> str:
    """What git says; `DataError` where it refuses, or isn't there."""
    command = ("git", "-c", "core.quotepath=off", *words)
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False, input=given.encode())
    except OSError:
        done = None
    if done is None or done.returncode:
        raise DataError([Problem("data", 0, 0, "since-no-git", facts={"found": "git diff --cached"})])
    return done.stdout.decode("utf-8", "replace")
