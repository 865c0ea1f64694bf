"""What a set of changed files would break, found on a copy before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator import checks
from generator.config import Config
from generator.load import Loaded, load
from generator.problem import Problem
from generator.publish.files import write_all


def trial(config: Config, files: Mapping[str, bytes | None]) -> tuple[Loaded, list[Problem]]:
    """The data with these files (path from the root → bytes, None: removed), and the errors that are new.

    An error that was there before, at whatever line, is not new.
    """
    with tempfile.TemporaryDirectory(prefix="wageboard-") as folder:
        root = Path(folder)
        shutil.copytree(config.data, root / "data", ignore=shutil.ignore_patterns("schema"))
        write_all(root, files, flush=False)
        loaded = load(root)
        found = [p for p in checks.run(loaded, config.today) if p.severity == "error"]
    if not found:
        return loaded, []
    known = {_same(p) for p in checks.run(load(config.root), config.today) if p.severity == "error"}
    return loaded, [p for p in found if _same(p) not in known]


def _same(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return problem.path, problem.rule, tuple(sorted(problem.facts.items()))
