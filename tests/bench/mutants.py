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
from contextlib import chdir
from pathlib import Path

from tests.bench.quick import modules, tests
from tests.bench.results import MissingError, table
from tests.conftest import ROOT

TITLE = "Mutants"
ABOUT = """\
Small changes to the program (a condition turned, a number moved, an argument left out), each tried against
the quick tests of its module alone. `make mutants` tries them and writes this section, with `COUNT=30` only
so many of each module, drawn with the seed {seed}; a module is tried again when its code or its tests
changed. `python -m tests.bench.mutants MODULE…` tries some. What the survivors are: `docs/mutants.md`.
mutmut {version}; {cpu:,.0f} s of processor on a machine that was busy with other work."""

WORK = ROOT / ".build" / "mutants"
SEED = 20261121
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
only_mutate = [{module}]
pytest_add_cli_args = ["--deselect", "tests/model/test_token.py::test_a_hundred_thousand_prints_hardly_clash"]
pytest_add_cli_args_test_selection = {tests}
use_setproctitle = false
track_dependencies = false
use_git_change_detection = false
timeout_multiplier = 2.0
timeout_constant = 60.0
"""
# A property as mutmut can take it apart: it leaves out decorated functions, and an assignment does the same.
PROPERTY = re.compile(r"^    @(property|cached_property)\n    def (\w+)\(.*?(?=^\S|^    \S|\Z)", re.M | re.S)


def try_out(module: str, count: int = 0) -> dict[str, float]:
    """What became of `count` mutants of a module, of all when 0; each that lives is left in left.diff."""
    begun = _used()
    work = WORK / module.removesuffix(".py").replace("/", ".")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(ROOT / "generator", work / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    (work / "mutants").mkdir()
    for name in ("tests", "data", "content", "theme", "mkdocs.yml"):
        (work / "mutants" / name).symlink_to(ROOT / name)
    source = work / module
    source.write_text(assigned(source.read_text("utf-8")), encoding="utf-8")
    settings = SETTINGS.format(module=json.dumps(module), tests=json.dumps(tests(module), indent=2))
    (work / "pyproject.toml").write_text(settings, encoding="utf-8")
    shutil.copy(work / "pyproject.toml", work / "mutants")
    children = str(max(1, (os.cpu_count() or 1) // 2))
    said = _mutmut(work, "run", "--max-children", children, *(drawn(work, module, count) if count else ()))
    (work / "log.txt").write_text(said, encoding="utf-8")
    found = json.loads((work / "mutants" / f"{module}.meta").read_text("utf-8"))["exit_code_by_key"]
    became = {name: OUTCOMES.get(code, "killed") for name, code in found.items() if code is not None}
    left = [name for name, outcome in became.items() if outcome != "killed"]
    (work / "left.diff").write_text("\n".join(shown(work, module, left)), encoding="utf-8")
    outcomes = {word: list(became.values()).count(word) for word in COLUMNS[3:]}
    return {"mutants": len(found), "tried": len(became), **outcomes, "cpu": _used() - begun}


def drawn(work: Path, module: str, count: int) -> list[str]:
    """The names of `count` mutants of the module, the same ones every time."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    with chdir(work):
        made = mutate_file_contents(module, Path(module).read_text("utf-8"), None, set()).mutant_names
        names = [get_mutant_name(Path(module), name) for name in made]
    return sorted(random.Random(f"{SEED} {module}").sample(names, min(count, len(names))))


def shown(work: Path, module: str, names: list[str]) -> list[str]:
    """What each mutant changes."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    with chdir(work):
        return [f"# {name}\n{get_diff_for_mutant(name, path=module)}" for name in names]


def assigned(source: str) -> str:
    """The module with each property as a function and an assignment: `size = property(size)`."""

    def rewritten(found: re.Match[str]) -> str:
        plain = found[0].partition("\n")[2].rstrip()
        return f"{plain}\n\n    {found[2]} = {found[1]}({found[2]})\n\n"

    return PROPERTY.sub(rewritten, source)


def _mutmut(work: Path, *command: str) -> str:
    done = subprocess.run(
        [Path(sys.executable).with_name("mutmut"), *command],
        cwd=work, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "CI": "true", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "NO_COLOR": "1"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{work}: mutmut {' '.join(command)}\n{done.stdout[-4000:]}{done.stderr}")
    return done.stdout


def _used() -> float:
    """Seconds of processor of what was run so far."""
    import resource  # as mutmut: not on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _state(module: str, count: int) -> str:
    """Of what a figure is: the module and its tests as they are."""
    files = [module, *sorted({it.partition("::")[0] for it in tests(module)})]
    parts = ["".join(tests(module)), str(count), *((ROOT / it).read_text("utf-8") for it in files)]
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def figures(module: str, count: int) -> dict[str, float]:
    """The figures of a module; those of the last run where nothing changed since."""
    file = WORK / f"{module.replace('/', '.')}.json"
    state = _state(module, count)
    if file.is_file():
        known = json.loads(file.read_text("utf-8"))
        if known["state"] == state:
            return known["figures"]
    found = try_out(module, count)
    file.write_text(json.dumps({"state": state, "figures": found}), encoding="utf-8")
    return found


def section() -> str:
    """The table of all modules."""
    if not importlib.util.find_spec("mutmut"):
        raise MissingError("mutmut is missing; `make mutants` installs and runs it")
    from importlib.metadata import version

    found = {module: figures(module, COUNT) for module in modules()}
    rows = [[module, *(f"{it[column]:.0f}" for column in COLUMNS[1:])] for module, it in found.items()]
    totals = [str(sum(int(row[place]) for row in rows)) for place in range(1, len(COLUMNS))]
    cpu = sum(it["cpu"] for it in found.values())
    about = ABOUT.format(seed=SEED, version=version("mutmut"), cpu=cpu)
    return about + "\n\n" + table(COLUMNS, [*rows, ["in all", *totals]])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, figures(name, COUNT), flush=True)
