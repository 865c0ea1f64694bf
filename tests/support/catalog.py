"""A small valid catalog in memory: the real vocabulary and words, four areas, seven channels, one project.

`mini_catalog(project(...))` is enough for most tests; overrides are written as the YAML would say them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator import ledger
from generator.catalog import Catalog
from generator.model.area import Area
from generator.model.channel import Channel
from generator.model.edition import Editions
from generator.model.project import Project
from generator.model.regulation import Regulation
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
SOURCE = {"title": "测试资料", "date": "2026-11-20"}
PLACE = "350582006"
TODAY = date(2026, 11, 20)

_VOCABULARY = {
    "languages": "languages",
    "short_codes": "short-codes",
    "channel_kinds": "channel-kinds",
    "industries": "industries",
    "board_items": "board-items",
    "hosts": "hosts",
    "print_formats": "print-formats",
    "print_templates": "print-templates",
    "print_inks": "print-inks",
    "print_type": "print-type",
}
_ARTICLES = {
    "wage-payment-regulation": (
        "保障农民工工资支付条例",
        "Wage Payment Regulation",
        ["10", "28", "29", "30", "50"],
    ),
    "mediation-arbitration-law": (
        "劳动争议调解仲裁法",
        "Mediation and Arbitration Law",
        ["21", "27", "28", "53"],
    ),
    "labour-inspection-regulation": ("劳动保障监察条例", "Labour Inspection Regulation", ["20", "26"]),
    "legal-aid-law": ("法律援助法", "Legal Aid Law", ["42"]),
}


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


@cache
def _site() -> Site:
    site = _read(ROOT / "data/site.yaml")
    return Site.model_validate({**site, "languages": ["zh", "en"]})  # the small catalog speaks two


@cache
def _vocabulary() -> Vocabulary:
    folder = ROOT / "data/vocabulary"
    return Vocabulary.model_validate({k: _read(folder / f"{f}.yaml") for k, f in _VOCABULARY.items()})


@cache
def strings() -> Mapping[str, Mapping[str, str]]:
    """The words of the checkout: language → key → words."""
    words: dict[str, dict[str, str]] = {}
    for path in sorted((ROOT / "data/strings").rglob("*.yaml")):
        lang = path.stem if path.parent.name == "strings" else path.parent.name
        words.setdefault(lang, {}).update(_read(path) or {})
    return words


def area(code: str, name: str, english: str, level: str, parent: str | None = None, **more: Any) -> Area:
    """An area."""
    record = {"id": code, "name": {"zh": name, "en": english}, "level": level, "parent": parent}
    return Area.model_validate({**record, "publish": "public", "source": SOURCE, **more})


def short(number: str, **more: Any) -> dict[str, Any]:
    """A short code as a channel's phone."""
    return {"number": number, "kind": "short_code", **more}


def landline(number: str, **more: Any) -> dict[str, Any]:
    """A land line as a phone."""
    return {"number": number, "kind": "landline", **more}


def channel(channel_id: str, kind: str, name: str, english: str, order: str, **more: Any) -> Channel:
    """A public channel of the nation, if nothing else is said."""
    record = {
        "id": channel_id,
        "kind": kind,
        "area": "100000",
        "name": {"zh": name, "en": english},
        "order": order,
        "summary": {"zh": f"{name}能帮你。", "en": f"{english} can help."},
        "publish": "public",
        "status": "verified",
        "source": SOURCE,
    }
    return Channel.model_validate({**record, **more})


def project(project_id: str = "sample", **more: Any) -> Project:
    """A complete demo site in 灵源街道; `more` replaces fields."""
    record: dict[str, Any] = {
        "id": project_id,
        "publish": "public",
        "status": "verified",
        "source": SOURCE,
        "demo": "true",
        "name": "示例镇安置房一期工程",
        "everyday_name": {"zh": "老菜场工地", "en": "Old market site"},
        "area": PLACE,
        "address": {"zh": "示例路1号", "en": "1 Sample Road"},
        "stage": "active",
        "owner": {"name": "示例城市建设投资有限公司"},
        "general_contractor": {"name": "示例建设集团有限公司"},
        "project_department": {"name": "示例安置房项目部", "address": "工地南门"},
        "subcontractors": [{"name": "示例劳务有限公司", "work": {"zh": "木工", "en": "Formwork"}}],
        "supervisor": {"name": "示例监理有限公司"},
        "regulators": [
            {"industry": "housing", "name": "示例市住房和城乡建设局", "phones": [short("12345")]},
        ],
        "wage_officer": {
            "post": {"zh": "劳资专管员", "en": "Wage officer"},
            "where": {"zh": "项目部一楼", "en": "Ground floor"},
            "phones": [
                {"number": "13800138000", "kind": "mobile", "publish": "public", "consent": "演示号码"}
            ],
        },
        "pay_day": {"day": "15", "month": "next"},
    }
    return Project.model_validate({**record, **more})


def areas() -> tuple[Area, ...]:
    """The nation, 福建, 泉州 (0595, two tiers of wages), 灵源街道."""
    wage = {"from": "2025-04-01", "source": SOURCE}
    table = [{"tier": "1", "monthly": "2265", "hourly": "23.5", **wage}]
    table.append({"tier": "2", "monthly": "2195", "hourly": "23", **wage})
    tier = {"tier": "2", "source": SOURCE}
    return (
        area("100000", "全国", "China", "nation"),
        area("350000", "福建省", "Fujian", "province", "100000", minimum_wage=table),
        area(
            "350500",
            "泉州市",
            "Quanzhou",
            "prefecture",
            "350000",
            phone_area_code="0595",
            landline_digits="8",
        ),
        area(PLACE, "灵源街道", "Lingyuan Street", "township", "350500", wage_tier=tier),
    )


def channels() -> tuple[Channel, ...]:
    """One national channel for each thing that a board needs."""
    return (
        channel(
            "cn-12333",
            "hotline",
            "人社服务热线",
            "Labour hotline",
            "10",
            phones=[short("12333", free="true")],
        ),
        channel(
            "cn-12345",
            "hotline",
            "政务热线",
            "Government hotline",
            "20",
            phones=[short("12345", all_day="true")],
        ),
        channel(
            "cn-12348",
            "legal_aid",
            "公共法律服务",
            "Legal service",
            "60",
            phones=[short("12348", free="true")],
        ),
        channel("cn-110", "police", "报警", "Police", "90", phones=[short("110")]),
        channel(
            "cn-inspection", "inspection", "劳动保障监察", "Labour inspection", "40", phones=[short("12333")]
        ),
        channel(
            "cn-arbitration", "arbitration", "劳动仲裁", "Labour arbitration", "50", phones=[short("12333")]
        ),
        channel(
            "cn-legal-aid", "legal_aid", "法律援助中心", "Legal aid centre", "55", phones=[short("12348")]
        ),
    )


def regulations() -> tuple[Regulation, ...]:
    """Four laws with the articles that pages cite; the texts are placeholders."""
    found: list[Regulation] = []
    for law_id, (title, english, numbers) in _ARTICLES.items():
        record = {
            "id": law_id,
            "kind": "law",
            "title": {"zh": title, "en": english},
            "short": {"zh": title, "en": english},
            "issuer": {"zh": "测试机关", "en": "Test"},
            "in_force": {"from": "2020-05-01"},
            "about": {"zh": "测试", "en": "Test"},
            "publish": "public",
            "source": SOURCE,
            "articles": [
                {"number": n, "text": "原文", "plain": {"zh": "大白话", "en": "Plain"}} for n in numbers
            ],
        }
        found.append(Regulation.model_validate(record))
    return tuple(found)


def mini_catalog(
    *projects: Project, more_channels: Iterable[Channel] = (), issued: bool = True, **site: Any
) -> Catalog:
    """A catalog of the records above with these projects (one sample where none is given), issued today."""
    held = projects or (project(),)
    made = Catalog(
        site=_site().model_copy(update=site),
        vocabulary=_vocabulary(),
        strings=strings(),
        areas={a.id: a for a in areas()},
        channels={c.id: c for c in sorted((*channels(), *more_channels), key=lambda c: c.id)},
        regulations={r.id: r for r in regulations()},
        projects={p.id: p for p in sorted(held, key=lambda p: p.id)},
    )
    editions = ledger.issue(made, made.projects, TODAY) if issued else ()
    return replace(made, editions=Editions(tuple(editions)))
