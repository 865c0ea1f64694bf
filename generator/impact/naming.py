"""What records and fields are called when one talks about a change: 渠道“12333 人社服务热线”的电话.

Words of fields are the first words of their description in the models; a few have their own in
terminal/impact.yaml. In English a field is called by its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.impact.facts import Fact
from generator.impact.values import Path
from generator.model.base import Localized
from generator.model.phone import Phone
from generator.model.router import Router
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary
from generator.reading import KINDS, LISTS
from generator.report import said_in, terminal_has
from generator.schema import FIRST_WORDS
from generator.source.document import Value

TOPIC = "impact"
NAMES = ("everyday_name", "short", "name", "title", "text", "label", "question", "number", "key", "id", "tag")
CODED = ("kind", "status", "stage", "publish")  # fields whose values are words of the program
BRIEF = 60  # characters of a value in a sentence
AROUND = 12  # characters kept on either side of what is different


def owner(fact: Fact, names: Mapping[tuple[str, str], str], lang: str) -> str:
    """The record as one says it: 渠道“12333 人社服务热线”, 网页文字（English）."""
    kind = f"kind.{fact.kind}"
    word = said_in(lang, TOPIC, kind) if terminal_has(TOPIC, kind) else fact.kind
    name = names.get((fact.kind, fact.record), fact.record)
    return word if fact.kind == fact.record else said_in(lang, TOPIC, "named", kind=word, name=name)


def record_name(value: Value | None, lang: str) -> str | None:
    """What a record calls itself, in a language where it has one."""
    if not isinstance(value, dict):
        return None
    for key in NAMES:
        words = value.get(key)
        if isinstance(words, dict):
            words = words.get(lang) or words.get("zh")
        if isinstance(words, str) and words:
            return words
    return None


def field(fact: Fact, top: Value | None, lang: str, own_names: Mapping[str, str]) -> str:
    """The way to a field in words: 电话“投诉”的号码; empty for a record as a whole."""
    path = fact.path
    if fact.kind in ("strings", "translations"):
        return str(path[0]) if path else ""
    words: list[str] = []
    model: Any = _top(fact.kind, fact.record)
    here: Value | None = top
    last = len(path) - 1
    for place, step in enumerate(path):
        if isinstance(step, int):
            item = here[step] if isinstance(here, list) and step < len(here) else None
            count = len(here) if isinstance(here, list) else 0
            model = _item(model)
            if count > 1 or not words:
                label = _label(item, lang, leaving=str(path[place + 1]) if place < last else "")
                key = "entry-named" if label else "entry"
                called = said_in(lang, TOPIC, key, name=label, number=step + 1)
                if words:
                    words[-1] += called
                else:
                    words.append(called.strip())
            here = item
            continue
        within = here.get(step) if isinstance(here, dict) else None
        if _is(model, Localized) and words:
            if step != "zh":
                tongue = own_names.get(step, step)
                words[-1] += said_in(lang, TOPIC, "in-language", name=tongue)
        else:
            word, model = _word(model, step, lang)
            if word:
                words.append(word)
        here = within
    return said_in(lang, TOPIC, "of").join(words)


def coded(fact: Fact, value: Value | None, lang: str) -> Value | None:
    """A value that is one of a few codes in a word (landline → 座机), any other as it is."""
    own = f"value.{value}"
    is_code = fact.path and fact.path[-1] in CODED and isinstance(value, str) and terminal_has(TOPIC, own)
    return said_in(lang, TOPIC, own) if is_code else value


def brief(value: Value | None, lang: str) -> str:
    """A value in a few words."""
    if isinstance(value, str):
        return _cut(" ".join(value.split()), BRIEF)
    if isinstance(value, list):
        return _cut(said_in(lang, TOPIC, "and").join(brief(each, lang) for each in value), BRIEF)
    if isinstance(value, dict):
        if "zh" in value:
            return brief(value.get(lang) or value["zh"], lang)
        named = [value[key] for key in ("number", *NAMES) if key in value]
        parts = [brief(each, lang) for each in (named or list(value.values()))[:2]]
        return _cut(said_in(lang, TOPIC, "and").join(dict.fromkeys(parts)), BRIEF)
    return "–"


def both(old: Value | None, new: Value | None, lang: str) -> tuple[str, str]:
    """Two values in a few words each; of long texts the part that differs."""
    if not isinstance(old, str) or not isinstance(new, str) or max(len(old), len(new)) <= BRIEF:
        return brief(old, lang), brief(new, lang)
    a, b = " ".join(old.split()), " ".join(new.split())
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return _window(a, start, end), _window(b, start, end)


def _window(text: str, start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(text) - end + AROUND, len(text))
    shown = text[first:last]
    if len(shown) > BRIEF:
        shown = shown[: BRIEF - 1] + "…"
    return ("…" if first else "") + shown + ("…" if last < len(text) and not shown.endswith("…") else "")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _label(item: Value | None, lang: str, leaving: str) -> str:
    """What a list entry is called by something that is not itself the change."""
    if not isinstance(item, dict):
        return ""
    for key in ("label", *NAMES):
        if key in item and key != leaving:
            return _cut(brief(item[key], lang), 24)
    return ""


@cache
def _top(kind: str, record: str) -> Any:
    """The type of a file: a model, or a tuple of models."""
    if kind in KINDS:
        return KINDS[kind]
    if kind == "vocabulary" and record in LISTS:
        return Vocabulary.model_fields[LISTS[record]].annotation
    return {"site": Site, "router": Router}.get(kind)


def _word(model: Any, key: str, lang: str) -> tuple[str, Any]:
    """What a field is called, and its type."""
    found = _bare(model)
    fields = found.model_fields if isinstance(found, type) and issubclass(found, BaseModel) else {}
    info = next((it for name, it in fields.items() if key in (name, it.alias)), None)
    own = f"field.{key}"
    if found is Phone and key == "number":
        return "", None  # the number of a phone is the phone
    kind: Any = info.annotation if info else None
    if terminal_has(TOPIC, own):
        return said_in(lang, TOPIC, own), kind
    if lang == "zh" and info and info.description and (match := FIRST_WORDS.match(info.description)):
        return match[0].split(" ")[0], kind
    return key.replace("_", " "), kind


def _item(kind: Any) -> Any:
    """The type of the entries of a list's type."""
    found = _bare(kind)
    return get_args(found)[0] if get_origin(found) in (tuple, list) else None


def _bare(kind: Any) -> Any:
    """A type without None and without annotations."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return next((_bare(each) for each in get_args(kind) if each is not type(None)), None)
    return kind


def _is(kind: Any, wanted: type[BaseModel]) -> bool:
    found = _bare(kind)
    return isinstance(found, type) and issubclass(found, wanted)


def path_text(path: Path) -> str:
    """The way as YAML says it: phones[0].number."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
