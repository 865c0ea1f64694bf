"""The schemas for editors are those of the models, and they accept what `wageboard check` accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from generator.reading import KINDS, LISTS
from generator.schema import schema_files

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path for path in (ROOT / "data").rglob("*.yaml") if path.name not in ("excluded.yaml", "router.yaml")
)
BAD = Path(__file__).parent / "specimens" / "bad"
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]


class Typed(yaml.SafeLoader):
    """YAML as an editing program reads it: numbers and flags are typed, dates stay text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [
            (tag, pattern) for tag, pattern in pairs if not tag.endswith(("timestamp", ":value", ":merge"))
        ]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def schema_of(path: Path) -> dict[str, Any]:
    """The schema that the editor's settings bind to a file of data/."""
    place = path.relative_to(path.parents[[p.name for p in path.parents].index("data") + 1]).as_posix()
    for schema, globs in SETTINGS.items():
        for glob in [globs] if isinstance(globs, str) else globs:
            if re.fullmatch(re.escape(glob).replace(r"\*", "[^/]*"), place):
                found: dict[str, Any] = json.loads((ROOT / schema).read_text("utf-8"))
                return found
    raise AssertionError(f".vscode/settings.json binds no schema to {place}")


TYPES = {"string": str, "object": dict, "array": list, "boolean": bool}


def is_type(name: str, value: Any) -> bool:
    if name in ("number", "integer"):
        kinds: tuple[type, ...] = (int,) if name == "integer" else (int, float)
        return isinstance(value, kinds) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def refusals(schema: dict[str, Any], value: Any, top: dict[str, Any], at: str = "") -> list[str]:
    """Why a value isn't as a schema wants it; the part of JSON Schema that our schemas use."""
    unknown = set(schema) - {
        "$schema", "$comment", "$defs", "$ref", "title", "description", "examples", "default", "type", "enum",
        "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "items", "required",
        "properties", "patternProperties", "additionalProperties", "anyOf",
    }  # fmt: skip
    assert not unknown, unknown
    found: list[str] = []
    if "$ref" in schema:
        found += refusals(top["$defs"][schema["$ref"].rpartition("/")[2]], value, top, at)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(name, value) for name in types):
        return [*found, f"{at}: not {types}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: not one of {schema['enum']}")
    if isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value):
            found.append(f"{at}: not like {schema['pattern']}")
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6):
            found.append(f"{at}: length")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append(f"{at}: too few")
        for index, item in enumerate(value):
            found += refusals(schema.get("items", {}), item, top, f"{at}/{index}")
    if isinstance(value, dict):
        found += [f"{at}: no {name}" for name in schema.get("required", []) if name not in value]
        for key, part in value.items():
            patterns = [s for p, s in schema.get("patternProperties", {}).items() if re.search(p, str(key))]
            known = schema.get("properties", {}).get(key) or next(iter(patterns), None)
            other = schema.get("additionalProperties", True)
            if known or isinstance(other, dict):
                found += refusals(known or other, part, top, f"{at}/{key}")
            elif not other:
                found.append(f"{at}: unknown {key}")
    return found


def typed(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=Typed)


def test_the_schemas_are_those_of_the_models() -> None:
    folder = ROOT / "data/schema"
    written = {path.name: path.read_text("utf-8") for path in folder.glob("*")}
    assert written == schema_files(), "data/schema is stale: run `wageboard schema` and commit what it wrote"


def test_every_kind_has_a_schema_and_a_binding() -> None:
    files = set(schema_files())
    assert files >= {f"{kind}.json" for kind in KINDS} | {f"vocabulary-{stem}.json" for stem in LISTS}
    assert {Path(schema).name for schema in SETTINGS} == files


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_real_data_is_accepted(path: Path) -> None:
    schema = schema_of(path)
    assert refusals(schema, typed(path), schema) == []


def test_real_data_was_collected() -> None:
    assert len(FILES) > 40


@pytest.mark.parametrize(
    "rule",
    [
        "missing-field", "unknown-field", "misspelt-field", "want-text", "want-list", "want-map",
        "want-languages", "language-tag", "not-in-list", "too-long", "too-few", "date-form", "flag",
        "count", "yuan", "slug", "area-code", "phone-area-code", "article-number", "short-code", "host-name",
    ],
)  # fmt: skip
def test_what_the_models_refuse_is_underlined_in_the_editor(rule: str) -> None:
    folders = [path for path in BAD.iterdir() if path.name.rpartition("-")[0] == rule]
    assert folders
    for folder in folders:
        files = list((folder / "files").rglob("*.yaml"))
        assert files
        assert any(refusals(schema_of(path), typed(path), schema_of(path)) for path in files), folder.name


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("areas", "id", 350582),
        ("areas", "landline_digits", 8),
        ("areas", "landline_digits", "8"),
        ("projects", "demo", True),
        ("projects", "demo", "true"),
        ("projects", "started", "2026-03-01"),
        ("projects", "name", 2026),
    ],
)
def test_with_or_without_quotes(kind: str, field: str, value: object) -> None:
    schema = json.loads(schema_files()[f"{kind}.json"])
    assert refusals(schema["properties"][field], value, schema) == []


def test_every_field_is_explained_in_chinese() -> None:
    silent: list[str] = []
    seen = 0
    for name, text in schema_files().items():
        schema = json.loads(text)
        assert re.search(r"[一-鿿]", schema["title"])
        for part in [schema, *schema.get("$defs", {}).values()]:
            for field, node in part.get("properties", {}).items():
                seen += 1
                if not re.search(r"[一-鿿]", node.get("description", "")) or not node.get("title"):
                    silent.append(f"{name}: {field}")
    assert seen > 100
    assert silent == []
