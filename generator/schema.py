"""JSON Schemas of the records for editing programs, made from the models: names, choices, help in Chinese.

They help while somebody types; what counts is `wageboard check`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast

from pydantic import TypeAdapter

from generator.model.base import DATE_SCHEMA, LANGUAGE_TAG
from generator.model.router import Router
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary
from generator.reading import CHANGES, KINDS, LISTS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MADE = "由程序生成，不要手改：wageboard schema"
TITLES = {
    "areas": "地区（data/areas）",
    "channels": "维权渠道（data/channels）",
    "contacts": "通讯名单（data/contacts）",
    "regulations": "法规（data/regulations）",
    "projects": "工程项目（data/projects）",
    "campaigns": "专项行动（data/campaigns）",
    "site": "网站（data/site.yaml）",
    "router": "我该找谁（data/router.yaml）",
    "changes": "最近更新（data/changes）",
    "strings": "页面和印刷品上的话（data/strings）",
}
FIRST_WORDS = re.compile(r"^[^：，；。（、]+")
NULL = {"type": "null"}
WORDS = {"type": ["string", "number"], "minLength": 1}


def schema_files() -> Mapping[str, str]:
    """File name in data/schema/ → its text, the same for the same models."""
    schemas = {kind: model.model_json_schema() for kind, model in KINDS.items()}
    schemas["site"] = Site.model_json_schema()
    schemas["router"] = Router.model_json_schema()
    schemas["changes"] = TypeAdapter[object](CHANGES).json_schema()
    schemas["strings"] = {"type": "object", "additionalProperties": WORDS}
    titles = dict(TITLES)
    for stem, name in LISTS.items():
        field = Vocabulary.model_fields[name]
        schemas[f"vocabulary-{stem}"] = TypeAdapter[object](cast("Any", field.annotation)).json_schema()
        titles[f"vocabulary-{stem}"] = f"词表（data/vocabulary/{stem}.yaml）"
    return {f"{kind}.json": _text(titles[kind], schema) for kind, schema in schemas.items()}


def _text(title: str, schema: dict[str, Any]) -> str:
    tidy = {"$schema": DRAFT, "$comment": MADE, "title": title} | _tidy(schema, keep_help=False)
    return json.dumps(tidy, ensure_ascii=False, indent=2) + "\n"


def _tidy(node: dict[str, Any], keep_help: bool = True) -> dict[str, Any]:
    """A schema as an editor needs it: Chinese titles, no null, and numbers allowed where text is asked for.

    A class says what it is in English, for us; a field in Chinese, for the editor: only the latter is kept.
    """
    node = {
        key: value for key, value in node.items() if key != "title" and (keep_help or key != "description")
    }
    if "anyOf" in node:
        choices = [choice for choice in node.pop("anyOf") if choice != NULL]
        node = (choices[0] if len(choices) == 1 else {"anyOf": choices}) | node
        node.pop("title", None)
    if node.get("default", "") is None or isinstance(node.get("default"), (list, dict)):
        del node["default"]
    if node.get("type") == "string" and "enum" not in node and node.get("pattern") != DATE_SCHEMA["pattern"]:
        node["type"] = ["string", "number"]  # 12333 without quotes reaches us as text all the same
    if "description" in node:
        first = FIRST_WORDS.match(node["description"])
        node = {"title": first[0] if first else node["description"]} | node
    if isinstance(node.get("additionalProperties"), dict):
        node = _by_language(node) if "properties" in node else node
    for key in ("properties", "$defs", "patternProperties"):
        if key in node:
            node[key] = {name: _tidy(part, key == "properties") for name, part in node[key].items()}
    if "items" in node:
        node["items"] = _tidy(node["items"])
    return node


def _by_language(node: dict[str, Any]) -> dict[str, Any]:
    """Words in several languages: beside `zh` only language codes may stand."""
    words = node["additionalProperties"]
    return node | {"patternProperties": {LANGUAGE_TAG: words}, "additionalProperties": False}
