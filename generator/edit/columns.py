"""The sheets of a workbook for a kind of record, made from its model: columns, choices, words of the heads.

A map is spread over columns, a list of maps has a sheet of its own with a row for each, telephones of all
lists together have one; a list of words is a cell with a line for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.edit.shape import shape
from generator.model.base import Localized
from generator.model.phone import Phone
from generator.reading import KINDS
from generator.source.annotations import models_in, types_in

Sort = Literal["text", "date", "count", "amount", "flag", "choice", "area", "lines", "number"]
SORTS: Mapping[str, Sort] = {"date": "date", "int": "count", "Decimal": "amount", "float": "amount"}
SHEETS = {"projects": "项目", "channels": "渠道", "contacts": "名单", "areas": "地区", "regulations": "法规"}
ID, NAME, PLACE, OWNER = "编号", "名称", "序号", "谁的电话"
PHONES = "电话"
LEFT_OUT = frozenset(
    {"id", "formerly", "person", "retired"}
)  # ids have a column of their own; people stay out of tables
FIRST_WORDS = re.compile(r"^[^：，；。（、]+")
LABEL = re.compile(r"([a-z_]+) ([^；，（。]+)")
# Heads in a word or two, where the models explain; an empty one says what it belongs to.
HEADS: Mapping[str, str] = {
    "demo": "示例", "publish": "公开吗", "status": "核验了吗", "investment": "投资类型",
    "no_subcontractors": "没有分包", "industry": "行业", "free": "免费", "all_day": "24小时有人接",
    "month": "当月还是次月", "hat_cards": "安全帽卡张数", "name": "名称", "minimum_wage": "最低工资",
    "regulators": "主管部门", "checked": "核验", "channels": "指定渠道", "wage_tier": "最低工资档",
    "consent": "公开的书面依据", "kind": "种类", "label": "号码用途", "day": "几号发", "pay_day": "发工资",
}  # fmt: skip
AREAS = ("area", "parent")
FLAGS = (("true", "是"), ("false", "否"))
# Choices whose words the models don't say.
CHOICES: Mapping[str, str] = {
    "publish": "public 公开；office 只给办公室看；never 不输出",
    "stage": "planned 未开工；active 在建；finished 完工；retired 停用",
    "level": "nation 全国；province 省；prefecture 市；county 县；township 乡镇街道；village 村社区",
}


@dataclass(frozen=True)
class Column:
    """One column: where its value stands in the map of its row, and how it is written in a cell."""

    path: tuple[str, ...]
    head: str
    note: str
    sort: Sort
    choices: tuple[tuple[str, str], ...] = ()  # what the record says, what the cell says
    needed: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of a kind. `at` is the list whose entries are its rows, empty for the records themselves."""

    kind: str
    name: str
    columns: tuple[Column, ...]
    at: tuple[str, ...] = ()
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @property
    def keys(self) -> tuple[str, ...]:
        """The heads before those of the columns."""
        if not self.at:
            return (ID,)
        return (ID, OWNER, PLACE) if self.owners else (ID, PLACE)

    @property
    def heads(self) -> tuple[str, ...]:
        """All heads, in order."""
        return (*self.keys, *(column.head for column in self.columns))


@cache
def sheets(kind: str, labels: tuple[tuple[str, str], ...] = ()) -> tuple[Sheet, ...]:
    """The sheets of a kind: its records, then a sheet a list, then its telephones.

    `labels` are words for choices that only the data has: kinds of channels.
    """
    model, base = KINDS[kind], SHEETS[kind]
    lists: list[tuple[tuple[str, ...], type[BaseModel], str]] = []
    own = tuple(_columns(model, shape(kind).order, (), "", True, lists))
    made = [Sheet(kind, base, own)]
    owners: dict[str, tuple[str, ...]] = {}
    for path, inner, label in list(lists):
        if inner is Phone:
            owners[label.removesuffix(" 单位电话").removesuffix(" 电话") or PHONES] = path
            continue
        below: list[tuple[tuple[str, ...], type[BaseModel], str]] = []
        columns = tuple(_columns(inner, (), (), "", True, below))
        made.append(Sheet(kind, f"{base}·{label}", columns, path))
        for inside, what, _ in below:
            if what is Phone:
                owners[label] = (*path, *inside)
    if owners:
        columns = tuple(_columns(Phone, (), (), "", True, []))
        made.append(Sheet(kind, f"{base}·{PHONES}", columns, ("phones",), owners))
    words = dict(labels)
    return tuple(replace(sheet, columns=tuple(_worded(c, words) for c in sheet.columns)) for sheet in made)


def _worded(column: Column, words: Mapping[str, str]) -> Column:
    if column.sort != "choice" or any(code != label for code, label in column.choices):
        return column
    return replace(column, choices=tuple((code, words.get(code, label)) for code, label in column.choices))


def _columns(
    model: type[BaseModel], order: tuple[str, ...], path: tuple[str, ...], label: str, needed: bool,
    lists: list[tuple[tuple[str, ...], type[BaseModel], str]],
) -> Iterator[Column]:  # fmt: skip
    fields = {f.alias or name: f for name, f in model.model_fields.items()}
    if issubclass(model, Localized):
        yield Column(("zh",), "中文", "中文", "text", needed=True)
        yield Column(("en",), "英文", "英文", "text")
        return
    for name in order or fields:
        info = fields[name]
        if name in LEFT_OUT and (name != "id" or not path):
            continue
        here, must = (*path, name), needed and info.is_required()
        words = info.description or name
        head = _head(label, words, HEADS.get(name))
        inner = next(models_in(info.annotation), None)
        if inner and _is_list(info.annotation):
            lists.append((here, inner, head))
        elif inner and issubclass(inner, Localized):
            yield Column((*here, "zh"), head, words, "text", needed=must)
            yield Column((*here, "en"), f"{head}（英文）", words, "text")
        elif inner:
            yield from _columns(inner, (), here, head, must, lists)
        else:
            choices: tuple[tuple[str, str], ...]
            sort, choices = _sort(name, info)
            yield Column(here, head, words, sort, choices, must)


def _head(label: str, words: str, short: str | None) -> str:
    found = FIRST_WORDS.match(words)
    own = short or (found[0].strip() if found else words)
    if not label:
        return own
    return label if own in (label, HEADS["name"]) else f"{label} {own}"


def _sort(name: str, info: FieldInfo) -> tuple[Sort, tuple[tuple[str, str], ...]]:
    if _is_list(info.annotation):
        return "lines", ()
    options = [str(one) for one in _literals(info.annotation)]
    if options:
        labels = dict(LABEL.findall(CHOICES.get(name) or info.description or ""))
        return "choice", tuple((one, labels.get(one, one).strip()) for one in options)
    if name in AREAS:
        return "area", ()
    types = {t.__name__ for t in types_in(info.annotation)}
    if "bool" in types:
        return "flag", FLAGS
    if name in ("number", "extension") and info.description != "文号":
        return "number", ()
    for name_of_type, sort in SORTS.items():
        if name_of_type in types:
            return sort, ()
    return "text", ()


def _is_list(annotation: Any) -> bool:
    if get_origin(annotation) is tuple:
        return True
    return any(get_origin(part) is tuple for part in get_args(annotation))


def _literals(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(one for part in get_args(annotation) for one in _literals(part))
