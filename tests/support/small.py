"""A small office: the shipped data cut down to one site and what lies around it, quick enough to be built
many times."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.catalog import Catalog
from generator.load import load_catalog
from tests.conftest import copy_checkout

PROJECT = "shili-lingshui-xiaoxue"
STREET, PROVINCE = 9, "0000"  # digits of the code of a street or town; how a province's ends
NAMED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def small_checkout(to: Path, languages: str = "[zh]", projects: tuple[str, ...] = (PROJECT,)) -> Path:
    """A copy of the checkout with these projects, the places around and above them, and what is there."""
    root = copy_checkout(to)
    site = root / "data/site.yaml"
    lines = site.read_text(encoding="utf-8").splitlines()
    lines = [f"languages: {languages}" if line.startswith("languages:") else line for line in lines]
    site.write_text("\n".join(lines) + "\n", encoding="utf-8")
    catalog = load_catalog(root)
    gone = {
        f"{kind}/{id_}"
        for kind, kept in _kept(root, catalog, projects).items()
        for id_ in getattr(catalog, kind)
        if id_ not in kept
    }
    for name in gone:
        (root / f"data/{name}.yaml").unlink()
    for file in (root / "data/changes").glob("*.yaml"):  # what changed there is no news here
        lines = file.read_text(encoding="utf-8").splitlines()
        left = [line for line in lines if line.removeprefix("    - ") not in gone]
        file.write_text("\n".join(left) + "\n", encoding="utf-8")
    issued = {*projects, *_above(catalog, projects)}
    for file in (root / "data/issued").glob("*.jsonl"):
        rows = file.read_text(encoding="utf-8").splitlines()
        rows = [row for row in rows if json.loads(row)["subject"] in issued]
        file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return root


def _above(catalog: Catalog, projects: tuple[str, ...]) -> set[str]:
    return {area.id for it in projects for area in catalog.up(catalog.projects[it].area)}


def _kept(root: Path, catalog: Catalog, projects: tuple[str, ...]) -> dict[str, set[str]]:
    """Folder → the records that stay: those of the sites' streets, above them and of every province, and
    what texts or they name."""
    above = _above(catalog, projects)
    streets = tuple(code[:STREET] for code in above if len(code) >= STREET)
    areas = {code for code in catalog.areas if code.startswith(streets) or code.endswith(PROVINCE)} | above
    contacts, campaigns = (
        {it.id for it in records.values() if it.area in areas}
        for records in (catalog.contacts, catalog.campaigns)
    )
    texts = [*root.glob("content/*/*.md"), *(root / f"data/campaigns/{it}.yaml" for it in campaigns)]
    named = {word for path in texts for word in NAMED.findall(path.read_text(encoding="utf-8"))}
    channels = {it.id for it in catalog.channels.values() if it.area in areas or it.id in named}
    areas |= {area.id for it in channels for area in catalog.up(catalog.channels[it].area)}
    return {
        "projects": set(projects), "areas": areas, "channels": channels,
        "contacts": contacts, "campaigns": campaigns,
    }  # fmt: skip
