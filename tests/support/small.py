"""A small office: the shipped data cut down to one site in Chinese, quick enough to be built many times."""

from __future__ import annotations

import json
from pathlib import Path

from generator.load import load_catalog
from tests.conftest import copy_checkout

PROJECT = "shili-lingshui-xiaoxue"


def small_checkout(to: Path, languages: str = "[zh]") -> Path:
    """A copy of the checkout with one project and the places above it."""
    root = copy_checkout(to)
    site = root / "data/site.yaml"
    lines = site.read_text(encoding="utf-8").splitlines()
    lines = [f"languages: {languages}" if line.startswith("languages:") else line for line in lines]
    site.write_text("\n".join(lines) + "\n", encoding="utf-8")
    catalog = load_catalog(root)
    project = catalog.projects[PROJECT]
    kept = {PROJECT, *(area.id for area in catalog.up(project.area))}
    for other in catalog.projects:
        if other != PROJECT:
            (root / f"data/projects/{other}.yaml").unlink()
    for file in (root / "data/issued").glob("*.jsonl"):
        rows = file.read_text(encoding="utf-8").splitlines()
        rows = [row for row in rows if json.loads(row)["subject"] in kept]
        file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return root
