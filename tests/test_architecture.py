"""The layers of design: a module imports only from layers below its own, and every module has a layer."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

# Layer → the modules and packages in it. Siblings in one layer don't import each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("parser", "problem", "config"),
    ("source",),
    ("model",),
    (
        "calls",
        "catalog",
        "board",
        "coverage",
        "distribution",
        "edit",
        "finder",
        "issued",
        "ledger",
        "lines",
        "load",
        "near",
        "overlay",
        "pdf",
        "printed",
        "reach",
        "reading",
        "reprint",
        "schema",
    ),
    ("i18n",),
    ("checks", "equal", "render"),
    ("intake",),
    ("impact", "publish", "report"),
    ("cli", "__main__"),
)
# Inside these layers the members may use each other; elsewhere they are siblings.
OPEN_LAYERS = {0, 3, 7, 8}
SOFT, HARD = 200, 300  # lines of a module


def layer(part: str) -> int:
    """The layer of a top part of the package (`source`, `cli`); a part without one is an error."""
    found = [number for number, names in enumerate(LAYERS) if part in names]
    assert len(found) == 1, f"generator/{part} has no layer: put it into LAYERS and design it in"
    return found[0]


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path, tree: ast.Module) -> list[tuple[int, str]]:
    """(line, top part) of every import of our own package, at any depth of the module."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "generator" else [module]
        else:
            continue
        found += [
            (node.lineno, name.split(".")[1])
            for name in names
            if name.startswith("generator.") and name.count(".")
        ]
    return found


def wrong_imports(package: Path) -> tuple[int, list[str]]:
    """(how many modules were read, what breaks the layers)."""
    read, wrong = 0, []
    for path in sorted(package.rglob("*.py")):
        if path == package / "__init__.py":
            continue
        read += 1
        own = part_of(path)
        layer(own)
        for line, other in imports(path, ast.parse(path.read_text(encoding="utf-8"))):
            if other in ("__version__", own):
                continue
            above = layer(other) > layer(own)
            beside = layer(other) == layer(own) and layer(own) not in OPEN_LAYERS
            if above or beside:
                wrong.append(f"{path.relative_to(package)}:{line}: {own} imports {other}")
    return read, wrong


def test_imports_go_down() -> None:
    read, wrong = wrong_imports(PACKAGE)
    assert wrong == []
    assert read == len(list(PACKAGE.rglob("*.py"))) - 1
    assert read > 30


def test_one_module_names_the_engine() -> None:
    named = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "mkdocs" in {name.name.split(".")[0] for name in _import_names(path)}
        or '"mkdocs"' in path.read_text("utf-8")
    }
    assert named == {"publish/engine.py"}


def test_pure_layers_touch_no_world() -> None:
    """checks/, render/, i18n/, model/ and intake/ import nothing that reaches disk, clock or network."""
    banned = {
        "subprocess",
        "socket",
        "urllib.request",
        "http",
        "time",
        "shutil",
        "tempfile",
        "os",
        "requests",
    }
    read = 0
    for part in ("checks", "render", "i18n", "model", "intake"):
        for path in sorted((PACKAGE / part).rglob("*.py")):
            read += 1
            names = {alias.name for alias in _import_names(path)}
            assert not names & banned, f"{path}: {names & banned}"
    assert read > 20


def test_modules_are_short() -> None:
    lines = {
        p.relative_to(PACKAGE).as_posix(): len(p.read_text("utf-8").splitlines())
        for p in PACKAGE.rglob("*.py")
    }
    assert {name: n for name, n in lines.items() if n > HARD} == {}


def _import_names(path: Path) -> list[ast.alias]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [
        ast.alias(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    ]
    return names
