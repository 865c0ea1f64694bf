"""Mutants of the checks, the numbers and the tokens: small changes to the program that a test must see.

mutmut makes and tries the mutants; here is only which tests belong to which module, and a copy of the
checkout for each to happen in. What the survivors are stands in docs/mutants.md.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.quick import SLOW, modules, tests
from tests.bench.results import MissingError, table
from tests.conftest import ROOT

TITLE = "Mutants"
ABOUT = """\
Small changes to the program (a condition turned, a number moved, an argument left out), each tried against
the quick tests of its module alone. `make mutants` tries them and writes this section, with `COUNT=30` only
so many of each module that has more than {whole}, drawn with the seed {seed}. A module is tried again when
its code changed; when its tests alone did, only what they had left. `python -m tests.bench.mutants MODULE…`
tries some. What the survivors are: `docs/mutants.md`. mutmut {version}; this run: {drawn}; {cpu:,.0f} s of
processor in all its parts, and its limits are of processor time too, so a busy machine changes nothing."""

WORK = ROOT / ".build" / "mutants"
SEED = 20261121
WHOLE = 80  # a module with no more mutants is tried whole
COUNT = int(os.environ.get("COUNT", "0"))  # mutants of each module that are tried, all when 0

COLUMNS = ["module", "mutants", "tried", "killed", "timed out", "survived", "not reached"]
LATE = "timed out"
OUTCOMES = {0: "survived", 33: "not reached", 24: LATE, -24: LATE, 36: LATE, 152: LATE}  # all else: killed
SETTINGS = """\
[tool.pytest.ini_options]
testpaths = ["tests"]
addopts = "--strict-markers --strict-config -p no:cacheprovider -p _hypothesis_pytestplugin"
filterwarnings = ["error"]
markers = ["browser: needs a Chromium on the machine"]

[tool.mutmut]
source_paths = ["generator"]
only_mutate = {module}
pytest_add_cli_args = {slow}
pytest_add_cli_args_test_selection = {tests}
use_setproctitle = false
track_dependencies = false
use_git_change_detection = false
timeout_multiplier = 2.0
timeout_constant = 5.0
"""
# mutmut with its limit of processor time alone: its other one is by the clock, and a busy machine is late.
UNHURRIED = """\
from mutmut.workers import isolation
isolation.register_timeout = lambda *_, **__: None
from mutmut.__main__ import cli
cli()
"""
# A property as mutmut can take it apart: it leaves out decorated functions, and an assignment does the same.
PROPERTY = re.compile(r"^    @(property|cached_property)\n    def (\w+)\(.*?(?=^\S|^    \S|\Z)", re.M | re.S)


class Figures(NamedTuple):
    """What became of the mutants of a module."""

    mutants: int
    tried: int
    left: dict[str, str]  # those not killed → what became of them
    cpu: float  # seconds of processor

    @property
    def row(self) -> list[int]:
        """The numbers of COLUMNS."""
        lived = list(self.left.values())
        return [self.mutants, self.tried, self.tried - len(lived), *map(lived.count, COLUMNS[4:])]


def try_out(module: str, count: int = 0, again: Sequence[str] = ()) -> Figures:
    """What became of `count` mutants of a module, of all when 0, or of those to be tried `again`.

    Each that lives is left in left.diff, and by name among the figures.
    """
    begun = _used()
    work = WORK / module.removesuffix(".py").replace("/", ".")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(ROOT / "generator", work / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mutants", "tmp"):
        (work / name).mkdir()
    for name in ("tests", "data", "content", "theme", "mkdocs.yml"):
        (work / "mutants" / name).symlink_to(ROOT / name)
    source = work / module
    source.write_text(assigned(source.read_text("utf-8")), encoding="utf-8")
    slow = [part for test in SLOW for part in ("--deselect", test)]
    given = {"module": [module], "slow": slow, "tests": tests(module)}
    settings = SETTINGS.format(**{key: json.dumps(value) for key, value in given.items()})
    (work / "pyproject.toml").write_text(settings, encoding="utf-8")
    shutil.copy(work / "pyproject.toml", work / "mutants")
    children = str(max(1, (os.cpu_count() or 1) // 2))
    said = _mutmut(work, "run", "--max-children", children, *(again or drawn(work, module, count)))
    (work / "log.txt").write_text(said, encoding="utf-8")
    found = json.loads((work / "mutants" / f"{module}.meta").read_text("utf-8"))["exit_code_by_key"]
    became = {name: OUTCOMES.get(code, "killed") for name, code in found.items() if code is not None}
    left = {name: outcome for name, outcome in became.items() if outcome != "killed"}
    (work / "left.diff").write_text("\n".join(shown(work, module, left)), encoding="utf-8")
    return Figures(len(found), len(became), left, _used() - begun)


def drawn(work: Path, module: str, count: int) -> list[str]:
    """The names of `count` mutants of the module, the same ones every time; none where all are meant."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    with chdir(work):
        made = mutate_file_contents(module, Path(module).read_text("utf-8"), None, set()).mutant_names
        names = [get_mutant_name(Path(module), name) for name in made]
    if not count or len(names) <= max(count, WHOLE):
        return []
    return sorted(random.Random(f"{SEED} {module}").sample(names, count))


def shown(work: Path, module: str, left: Mapping[str, str]) -> list[str]:
    """What each mutant changes, and what became of it."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    with chdir(work):
        return [
            f"# {name}: {outcome}\n{get_diff_for_mutant(name, path=module)}" for name, outcome in left.items()
        ]


def assigned(source: str) -> str:
    """The module with each property as a function and an assignment: `size = property(size)`."""

    def rewritten(found: re.Match[str]) -> str:
        plain = found[0].partition("\n")[2].rstrip()
        return f"{plain}\n\n    {found[2]} = {found[1]}({found[2]})\n\n"

    return PROPERTY.sub(rewritten, source)


def _mutmut(work: Path, *command: str) -> str:
    """What mutmut prints; its tests' folders are below `work`, not among others' that pytest would clear."""
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_DEBUG_TEMPROOT": str(work / "tmp")}
    done = subprocess.run(
        [sys.executable, "-c", UNHURRIED, *command],
        cwd=work, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, **alone, "CI": "true", "NO_COLOR": "1"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{work}: mutmut {' '.join(command)}\n{done.stdout[-4000:]}{done.stderr}")
    return done.stdout


def _used() -> float:
    """Seconds of processor of what was run so far."""
    import resource  # as mutmut: not on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def figures(module: str, count: int) -> Figures:
    """The figures of a module: those of the last run where nothing changed since.

    Where only its tests did, those that they killed stay killed, and the others are tried again.
    """
    file = WORK / f"{module.replace('/', '.')}.json"
    files = sorted({it.partition("::")[0] for it in tests(module)})
    code = _hash(str(count), (ROOT / module).read_text("utf-8"))
    tried = _hash(*tests(module), *((ROOT / it).read_text("utf-8") for it in files))
    known: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    if known.get("code") != code:
        found = try_out(module, count)
    else:
        found = Figures(**known["figures"])
        if known["tests"] != tried and found.left:
            again = try_out(module, again=list(found.left))
            found = found._replace(left=again.left, cpu=found.cpu + again.cpu)
    file.write_text(json.dumps({"code": code, "tests": tried, "figures": found._asdict()}), encoding="utf-8")
    return found


def section() -> str:
    """The table of all modules."""
    if not importlib.util.find_spec("mutmut"):
        raise MissingError("mutmut is missing; `make mutants` installs and runs it")
    from importlib.metadata import version

    found = {module: figures(module, COUNT) for module in modules()}
    rows = [[module, *map(str, it.row)] for module, it in found.items()]
    totals = [str(sum(int(row[place]) for row in rows)) for place in range(1, len(COLUMNS))]
    cpu = sum(it.cpu for it in found.values())
    drawn = f"`COUNT={COUNT}`" if COUNT else "all of them"
    about = ABOUT.format(seed=SEED, whole=WHOLE, version=version("mutmut"), drawn=drawn, cpu=cpu)
    return about + "\n\n" + table(COLUMNS, [*rows, ["in all", *totals]])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, dict(zip(COLUMNS[1:], figures(name, COUNT).row, strict=True)), flush=True)
