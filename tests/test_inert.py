"""Nothing that data says is run: which modules may start programs, load code, fill templates, and why."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "generator"
READ = [*sorted(PACKAGE.rglob("*.py")), *sorted((ROOT / "theme").rglob("*.py"))]

# Names that run, load or start something → module (as seen from the root): reason. Nothing else may use them.
PROGRAMS = {
    "generator/publish/history.py": "git: its words are ours, a revision stands behind --end-of-options",
    "generator/publish/engine.py": "the engine that sets pages: our Python, a settings file that we wrote",
    "generator/publish/staged.py": "git: what is about to be committed",
    "generator/publish/revision.py": "git: a revision that was resolved to a hash first",
}
LOADED = {
    "generator/publish/verify.py": "decoders of the extra [verify], by names in the module",
    "generator/pdf.py": "the PDF reader, which is heavy, by its name",
    "generator/publish/squeezed.py": "brotli, an optional library, by its own name",
}
PROCESSES = {
    "generator/publish/executor.py": "batches go to every core; what is called are functions of ours",
}
NATIVE = {"generator/publish/exchange.py": "two folders change places in one step: a call of the system"}
TEMPLATES = {
    "generator/render/landing/templates.py": "theme/landing",
    "generator/render/office/report.py": "theme/office",
    "generator/render/pages/page.py": "theme/pages",
    "generator/render/pages/router_places.py": "theme/pages",
}
NETWORK = {
    "generator/publish/serve.py": "the preview, on this machine",
    "generator/publish/outside/manners.py": "wageboard links",
    "generator/publish/outside/wire.py": "wageboard links",
    "generator/publish/cluster.py": "--executor: the scheduler that somebody names",
    "generator/publish/store.py": "wageboard publish: the place that somebody names",
}

NEVER = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
NEVER_OF = {
    "os": {"system", "popen", "execv", "execve", "execvp", "execl", "spawnl", "spawnv", "startfile",
           "posix_spawn"},
    "yaml": {"load", "load_all", "full_load", "unsafe_load", "unsafe_load_all", "full_load_all", "Loader"},
}  # fmt: skip
NEVER_IMPORTED = {
    "pickle", "cPickle", "marshal", "shelve", "dill", "runpy", "code", "codeop", "pty", "commands",
    "jsonpickle", "xmlrpc", "telnetlib", "ftplib", "smtplib", "requests", "aiohttp",
}  # fmt: skip
WATCHED = {
    "subprocess": PROGRAMS, "multiprocessing": PROCESSES, "importlib": LOADED, "ctypes": NATIVE,
    "socket": NETWORK, "http": NETWORK, "urllib.request": {}, "httpx": NETWORK,
    "distributed": NETWORK, "fsspec": NETWORK,
    "asyncio": None,
}  # fmt: skip
HARMLESS = {"importlib.metadata", "importlib.util", "http.HTTPStatus"}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def uses(tree: ast.Module, module: str) -> bool:
    return any(
        name == module or name.startswith(module + ".")
        for name in imported(tree)
        if not any(name == it or name.startswith(it + ".") for it in HARMLESS)
    )


def faults(path: Path, tree: ast.Module) -> list[str]:
    """What a module does that no module may."""
    found: list[str] = []
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NEVER:
            found.append(f"{path}:{line}: {node.func.id}()")
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            of, name = node.value.id, node.attr
            if name in NEVER_OF.get(of, ()) and not _with_plain_loader(tree, node):
                found.append(f"{path}:{line}: {of}.{name}")
        if isinstance(node, ast.keyword) and node.arg == "shell":
            found.append(f"{path}:{line}: shell=")
        if isinstance(node, ast.Attribute) and node.attr in ("from_string", "render_string", "Template"):
            found.append(f"{path}:{line}: a template from a text")
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Environment"):
            given = [ast.unparse(one.value) for one in node.keywords if one.arg == "autoescape"]
            found += [f"{path}:{line}: autoescape"] if given != ["True"] else []
    found += [f"{path}: imports {name}" for name in imported(tree) if name.split(".")[0] in NEVER_IMPORTED]
    return found


def _with_plain_loader(tree: ast.Module, what: ast.Attribute) -> bool:
    """`yaml.load(…, Loader=yaml.BaseLoader)` makes nothing but strings, lists and maps."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.func is what:
            given = [ast.unparse(one.value) for one in node.keywords if one.arg == "Loader"]
            return given in (["yaml.BaseLoader"], ["yaml.CSafeLoader"], ["yaml.SafeLoader"], ["LOADER"])
    return False


TREES = {path: ast.parse(path.read_text("utf-8")) for path in READ}


def test_no_module_runs_or_revives_what_it_reads() -> None:
    assert len(TREES) > 250
    assert [fault for path, tree in TREES.items() for fault in faults(path, tree)] == []


@pytest.mark.parametrize("module", [name for name, allowed in WATCHED.items() if allowed is not None])
def test_only_named_modules_reach_out(module: str) -> None:
    allowed = WATCHED[module]
    assert allowed is not None
    found = {shown(path) for path, tree in TREES.items() if uses(tree, module)}
    assert found <= allowed.keys(), f"name the module and its reason: {found - allowed.keys()}"


def test_every_reason_is_still_needed() -> None:
    for module, allowed in WATCHED.items():
        for path in allowed or ():
            names = [one for one, its in WATCHED.items() if its is allowed]
            assert any(uses(TREES[ROOT / path], name) for name in names), f"{path} has no use for {module}"
    used = {shown(path) for path, tree in TREES.items() if "jinja2.Environment" in imported(tree)}
    assert used == TEMPLATES.keys()


def test_programs_are_started_without_a_shell_and_by_lists() -> None:
    seen = 0
    for path in PROGRAMS:
        for node in ast.walk(TREES[ROOT / path]):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("subprocess."):
                seen += 1
                assert not isinstance(node.args[0], ast.Constant | ast.JoinedStr | ast.BinOp), path
    assert seen >= len(PROGRAMS)


def test_templates_come_from_the_theme_alone() -> None:
    """Every environment loads from a folder of theme/; values with braces are tried in test_pages_hostile."""
    for path, folder in TEMPLATES.items():
        text = (ROOT / path).read_text("utf-8")
        assert "FileSystemLoader" in text
        assert (ROOT / folder).is_dir()


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("eval(x)", "eval()"), ("exec(x)", "exec()"), ("import pickle", "imports pickle"),
        ("from marshal import loads", "imports marshal.loads"), ("import os\nos.system(x)", "os.system"),
        ("import yaml\nyaml.load(x)", "yaml.load"),
        ("import yaml\nyaml.load(x, Loader=yaml.Loader)", "yaml.load"),
        ("run(x, shell=True)", "shell="), ("env.from_string(x)", "a template from a text"),
        ("Environment(autoescape=False)", "autoescape"), ("__import__(x)", "__import__()"),
    ],
)  # fmt: skip
def test_the_guard_sees(code: str, fault: str) -> None:
    assert fault in " ".join(faults(Path("x.py"), ast.parse(code)))


def test_every_dependency_is_locked_by_hash() -> None:
    """What uv installs is what was looked at: each file of uv.lock has its SHA-256, and one source."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    packages = [it for it in lock["package"] if it["name"] != "wageboard"]
    assert len(packages) > 60
    for it in packages:
        files = [*it.get("wheels", ()), *([it["sdist"]] if "sdist" in it else [])]
        assert it["source"] == {"registry": "https://pypi.org/simple"}, it["name"]
        assert files, it["name"]
        for file in files:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", file["hash"]), file["url"]
            assert file["url"].startswith("https://files.pythonhosted.org/packages/"), file["url"]


def test_what_installs_and_builds_is_fixed_too() -> None:
    """uv itself comes by hash; what builds packages is fixed by version, which is all that uv takes there."""
    pinned = (ROOT / "deploy/uv.txt").read_text("utf-8")
    assert re.search(r"^uv==[0-9.]+ \\$", pinned, re.MULTILINE)
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", pinned)) > 10
    for path in ("Makefile", ".github/workflows/ci.yml"):
        text = (ROOT / path).read_text("utf-8")
        assert re.findall(r"pip install .*", text) != []
        assert all(
            "--require-hashes -r deploy/uv.txt" in line for line in re.findall(r"pip install .*", text)
        )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    fixed = project["tool"]["uv"]["build-constraint-dependencies"]
    assert all(re.fullmatch(r"[a-z-]+==[0-9.]+", one) for one in fixed)
    assert {re.split("[>=]", one)[0] for one in project["build-system"]["requires"]} <= {
        one.partition("==")[0] for one in fixed
    }
