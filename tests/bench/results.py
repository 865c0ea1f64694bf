"""RESULTS.md: one section a measurement; writing one leaves the others as they were."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = "# Measurements\n\n`make bench` measures everything, `python -m tests.bench NAME` one section.\n"
SECTION = re.compile(r"^## ", re.M)


class MissingError(Exception):
    """What a section needs isn't there; the message is one line that says what to do."""


def write(title: str, body: str) -> None:
    """Puts a section into the file in place of the one with its title; sections stand in order of title."""
    sections = read()
    sections[title] = body.strip()
    parts = [f"## {name}\n\n{text}\n" for name, text in sorted(sections.items())]
    RESULTS.write_text("\n".join([HEAD, *parts]), encoding="utf-8")


def read() -> dict[str, str]:
    """Title → text of every section of the file."""
    if not RESULTS.is_file():
        return {}
    parts = SECTION.split(RESULTS.read_text(encoding="utf-8"))[1:]
    split = [part.partition("\n") for part in parts]
    return {title.strip(): text.strip() for title, _, text in split}


def table(columns: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
