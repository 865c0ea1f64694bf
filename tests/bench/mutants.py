"""Mutants of the checks, the numbers and the tokens: small changes to the program that a test must see.

mutmut makes and tries the mutants; here is only which tests belong to which module, and a copy of the
checkout for each to happen in. What the survivors are stands in docs/mutants.md.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tests.bench.quick import SLOW, modules, tests
from tests.bench.results import MissingError, table
from tests.conftest import ROOT

TITLE = "Mutants"
ABOUT = """\
Small changes to the program (a condition turned, a number moved, an argument left out), each tried against
the quick tests of its module alone. `make mutants` tries them and writes this section, with `COUNT=30` only
so many of each module that has more than {whole}, drawn with the seed {seed}. What was tried stays until its
function changes, so a larger COUNT goes on; where tests changed, those that lived are tried again.
`python -m tests.bench.mutants MODULE…` tries some. What the survivors are: `docs/mutants.md`.
mutmut {version}; {cpu:,.0f} s of processor in all its parts. Its limits are of processor time too, so a busy
machine changes nothing."""

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
    became: dict[str, str]  # name → what became of it, of those that were tried
    cpu: float  # seconds of processor

    @property
    def left(self) -> list[str]:
        """The names of those not killed."""
        return [name for name, outcome in self.became.items() if outcome != "killed"]

    @property
    def row(self) -> list[int]:
        """The numbers of COLUMNS."""
        outcomes = list(self.became.values())
        return [self.mutants, len(outcomes), *map(outcomes.count, COLUMNS[3:])]


def try_out(module: str, names: Sequence[str]) -> Figures:
    """What became of these mutants of a module."""
    from tests.bench.gauge import spent  # as mutmut: not on Windows

    begun = spent()
    work = _copied(module)
    children = str(max(1, (os.cpu_count() or 1) // 2))
    said = _mutmut(work, "run", "--max-children", children, *names)
    (work / "log.txt").write_text(said, encoding="utf-8")
    found = json.loads((work / "mutants" / f"{module}.meta").read_text("utf-8"))["exit_code_by_key"]
    became = {name: OUTCOMES.get(code, "killed") for name, code in found.items() if code is not None}
    return Figures(len(found), became, spent() - begun)


def _work(module: str) -> Path:
    return WORK / module.removesuffix(".py").replace("/", ".")


def _copied(module: str) -> Path:
    """A folder with what it takes to try the mutants of a module."""
    work = _work(module)
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
    return work


def named(module: str) -> list[str]:
    """The names of all mutants of a module."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    source = assigned((ROOT / module).read_text("utf-8"))
    with TemporaryDirectory() as empty, chdir(empty):  # mutmut looks for its settings where it stands
        Path("pyproject.toml").write_text('[tool.mutmut]\nsource_paths = ["generator"]\n', encoding="utf-8")
        made = mutate_file_contents(module, source, None, set()).mutant_names
        return [get_mutant_name(Path(module), name) for name in made]


def drawn(module: str, names: list[str], count: int) -> list[str]:
    """So many of the names, the same ones every time; all when 0 or when they are few."""
    if not count or len(names) <= max(count, WHOLE):
        return names
    return sorted(random.Random(f"{SEED} {module}").sample(names, count))


def shown(module: str, found: Figures) -> list[str]:
    """What each mutant changes that lives, and what became of it."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    with chdir(_work(module)):
        return [
            f"# {name}: {found.became[name]}\n{get_diff_for_mutant(name, path=module)}" for name in found.left
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


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def functions(source: str) -> dict[str, str]:
    """Function or method, as mutmut names it → a hash of its code."""
    found: dict[str, str] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            found[f"x_{node.name}"] = _hash(ast.dump(node))
        elif isinstance(node, ast.ClassDef):
            methods = (it for it in node.body if isinstance(it, ast.FunctionDef))
            found |= {f"xǁ{node.name}ǁ{it.name}": _hash(ast.dump(it)) for it in methods}
    return found


def _function(mutant: str) -> str:
    return mutant.rpartition(".")[2].rpartition("__mutmut_")[0]


def figures(module: str, count: int) -> Figures:
    """The figures of a module: those of the last run, and what it takes to have tried `count` mutants.

    Where its tests changed, those that they killed stay killed, and the others are tried again; where a
    function of the module did, all of that function are. What lives is left in left.diff.
    """
    file = _work(module).with_name(f"{module.replace('/', '.')}.json")
    files = sorted({it.partition("::")[0] for it in tests(module)})
    code = functions(assigned((ROOT / module).read_text("utf-8")))
    tried = _hash(*tests(module), *((ROOT / it).read_text("utf-8") for it in files))
    known: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    found = Figures(**known["figures"]) if known else Figures(0, {}, 0.0)
    kept = {it for it, state in code.items() if known and known["code"].get(it) == state}
    found = found._replace(became={name: it for name, it in found.became.items() if _function(name) in kept})
    again = found.left if known.get("tests") != tried else []
    names = named(module)
    more = [name for name in drawn(module, names, count) if name not in found.became]
    if again or more:
        new = try_out(module, [*again, *more])
        found = Figures(len(names), found.became | new.became, found.cpu + new.cpu)
        file.write_text(
            json.dumps({"code": code, "tests": tried, "figures": found._asdict()}), encoding="utf-8"
        )
        (_work(module) / "left.diff").write_text("\n".join(shown(module, found)), encoding="utf-8")
    return found._replace(mutants=len(names))


def section() -> str:
    """The table of all modules."""
    if not importlib.util.find_spec("mutmut"):
        raise MissingError("mutmut is missing; `make mutants` installs and runs it")
    from importlib.metadata import version

    found = {module: figures(module, COUNT) for module in modules()}
    rows = [[module, *map(str, it.row)] for module, it in found.items()]
    totals = [str(sum(int(row[place]) for row in rows)) for place in range(1, len(COLUMNS))]
    cpu = sum(it.cpu for it in found.values())
    about = ABOUT.format(seed=SEED, whole=WHOLE, version=version("mutmut"), cpu=cpu)
    return about + "\n\n" + table(COLUMNS, [*rows, ["in all", *totals]])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, dict(zip(COLUMNS[1:], figures(name, COUNT).row, strict=True)), flush=True)
