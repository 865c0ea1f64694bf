"""An office of so many made-up sites as real YAML, for measuring: the same for the same number and seed.

Sites stand in every area that ships and has a complete board, with one to twelve subcontractors each; posts,
no names and no mobiles; all of them are marked as samples. The board of each is issued once.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import ledger
from generator.board import board
from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
SEED = 9
MOST = 12  # subcontractors
ISSUED = "board"
COPIED = ("data", "content", "theme", "mkdocs.yml")
WORKS = (
    ("钢筋", "Steel fixing"), ("木工", "Formwork"), ("混凝土", "Concrete"), ("砌筑", "Masonry"),
    ("抹灰", "Plastering"), ("防水", "Waterproofing"), ("水电安装", "Plumbing and wiring"),
    ("脚手架", "Scaffolding"), ("土方", "Earthworks"), ("幕墙", "Curtain walls"),
    ("电梯安装", "Lift installation"), ("园林绿化", "Landscaping"),
)  # fmt: skip
SORTS = (
    ("小学综合楼", "school block", "housing", "住房和城乡建设局"),
    ("安置房", "resettlement homes", "housing", "住房和城乡建设局"),
    ("公路改造", "road works", "transport", "交通运输局"),
    ("河道治理", "river works", "water", "水利局"),
    ("厂房", "factory hall", "housing", "住房和城乡建设局"),
)  # fmt: skip
HEAD = "# 测速用的示例项目，由程序编成，不是真实工程。\n"
SITE = """\
id: {id}
demo: true
publish: public
status: unverified
name: 示例·{number:05}号{sort[0]}工程
everyday_name:
  zh: {number:05}号{sort[0]}工地
  en: Site {number:05}, {sort[1]}
area: "{area}"
address:
  zh: {street}路{door}号（示例地址）
  en: No. {door}, {street} road (sample address)
investment: {investment}
stage: active
owner:
  name: 示例第{owner}投资有限公司
general_contractor:
  name: 示例第{contractor}建设有限公司
project_department:
  name: 示例第{contractor}建设有限公司{number:05}号项目部
  address: 工地大门{side}手边，蓝顶板房
subcontractors:
{subcontractors}
supervisor:
  name: 示例第{owner}工程监理有限公司
regulators:
  - industry: {sort[2]}
    name: 示例市{sort[3]}
    phones:
      - number: "12345"
        kind: short_code
        label:
          zh: 政务服务便民热线
          en: Government service hotline
wage_officer:
  post:
    zh: 劳资专管员
    en: Wage officer
  where:
    zh: 项目部{floor}楼
    en: Project department, floor {floor}
  phones:
    - number: "12333"
      kind: short_code
pay_day:
  day: "{pay_day}"
  month: next
started: "2026-0{month}-01"
planned_finish: "2027-0{month}-28"
hat_cards: "{hats}"
source:
  title: 测速用的示例数据
  date: "2026-11-20"
checked:
  date: "2026-11-20"
  how: document
  by: 测速岗
"""
FIRM = """\
  - name: 示例第{number}劳务有限公司
    work:
      zh: {work[0]}
      en: {work[1]}"""


def make(root: Path, sites: int, issued: bool = True) -> None:
    """A checkout with so many sites in place of the shipped ones, and its ledger."""
    root.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    shipped = load_catalog(ROOT)
    shutil.rmtree(root / "data/issued", ignore_errors=True)
    shutil.rmtree(root / "data/changes", ignore_errors=True)  # their entries name the shipped sites
    for words in (root / "data/translations").glob("*/projects.yaml"):
        words.unlink()
    shutil.rmtree(root / "data/projects")
    (root / "data/projects").mkdir()
    for name, text in projects(places(shipped), sites):
        (root / f"data/projects/{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    if issued:
        _issue(root)


def projects(areas: list[str], sites: int) -> Iterator[tuple[str, str]]:
    """Id → the text of its file."""
    chance = random.Random(SEED)
    for number in range(sites):
        firms = [
            FIRM.format(number=chance.randrange(1, 400), work=work)
            for work in chance.sample(WORKS, chance.randint(1, MOST))
        ]
        name = f"site-{number:05}"
        yield name, HEAD + SITE.format(
            id=name, number=number, sort=chance.choice(SORTS), area=areas[number % len(areas)],
            street=chance.choice("甲乙丙丁戊己庚辛"), door=chance.randrange(1, 100),
            investment=chance.choice(("government", "state_owned", "private", "other")),
            owner=chance.randrange(1, 200), contractor=chance.randrange(1, 200), side=chance.choice("左右"),
            subcontractors="\n".join(firms), floor=chance.randrange(1, 4), pay_day=chance.randrange(1, 29),
            month=chance.randrange(1, 10), hats=chance.randrange(20, 400),
        )  # fmt: skip


def places(catalog: Catalog) -> list[str]:
    """The codes of the areas where a board lacks nothing."""
    sample = next(p for p in catalog.public_projects() if p.stage == "active")
    found = [
        code
        for code, area in catalog.areas.items()
        if area.publish == "public"
        and not board(catalog, sample.model_copy(update={"area": code}), TODAY).missing
    ]
    assert len(found) > 1
    return found


def _issue(root: Path) -> None:
    from generator.publish.issuing import append  # with all of publish, which most steps don't need

    catalog = load_catalog(root)
    vocabulary = catalog.vocabulary.model_copy(
        update={"print_formats": tuple(f for f in catalog.vocabulary.print_formats if f.item == ISSUED)}
    )
    new = ledger.issue(replace(catalog, vocabulary=vocabulary), catalog.projects, TODAY)
    append(Config(root, TODAY), new)
