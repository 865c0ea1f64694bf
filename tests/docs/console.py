"""The handbook as something that can be done: its blocks, read and carried out in a checkout.

A page is Markdown. ` ```console ` holds commands after `$ ` and what they say; `…` stands for any words in a
line, alone on a line for any lines. ` ```diff ` is an edit: a file's name, then lines that go and lines that
come. ` ```csv NAME ` is a file that the reader has. A comment `<!-- 表格：FILE SHEET ID HEAD WORDS -->` is an
edit in Excel, a space in the head written `_`. ` ```sh ` is only read: it needs the network or
another computer.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, TODAY

HANDBOOK = ROOT / "docs/handbook"
FENCE = re.compile(r"^```(\w*) ?(.*)$")
TABLE = re.compile(r"^<!-- 表格：(\S+) (\S+) (\S+) (\S+) (\S+) -->$")
PROMPT, ANY = "$ ", "…"
MINUTES = 20  # a build on a crowded machine


@dataclass(frozen=True)
class Block:
    """A block of a page, by the line after its fence; an edit of a workbook has its five words."""

    sort: str
    name: str
    line: int
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """A command that was carried out: what it said, line by line, and the seconds it took by the clock."""

    command: str
    wanted: tuple[str, ...]
    said: tuple[str, ...]
    seconds: float
    line: int

    @property
    def as_written(self) -> bool:
        """Whether it said what the handbook says."""
        return matches(self.wanted, self.said)


def pages() -> list[Path]:
    return sorted(HANDBOOK.glob("*.md"))


def blocks(text: str) -> list[Block]:
    found: list[Block] = []
    rows = text.splitlines()
    place = 0
    while place < len(rows):
        fence, table = FENCE.match(rows[place]), TABLE.match(rows[place])
        start = place + 1
        if table:
            found.append(Block("table", "", start, table.groups()))
        if fence:
            end = next(n for n in range(start, len(rows)) if rows[n] == "```")
            found.append(Block(fence[1], fence[2], start + 1, tuple(rows[start:end])))
            place = end
        place += 1
    return found


def commands(block: Block) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Each command of a console block, what it should say, and its line."""
    starts = [n for n, row in enumerate(block.rows) if row.startswith(PROMPT)]
    assert starts[:1] == [0], f"line {block.line}: a console block begins with a command"
    for start, end in zip(starts, [*starts[1:], len(block.rows)], strict=True):
        yield block.rows[start].removeprefix(PROMPT), block.rows[start + 1 : end], block.line + start


def matches(wanted: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the lines are those of the handbook; no line wanted means that none is shown."""
    if not wanted:
        return True
    rows = (r"(?:[^\n]*\n)*?" if row == ANY else _row(row) + r"\n" for row in wanted)
    return re.fullmatch("".join(rows), "".join(f"{row}\n" for row in said if row)) is not None


def _row(row: str) -> str:
    return r"[^\n]*".join(re.escape(part) for part in row.split(ANY))


def perform(page: Path, root: Path) -> list[Done]:
    """Does what a page says in a checkout; every command that it shows."""
    done: list[Done] = []
    for block in blocks(page.read_text("utf-8")):
        if block.sort == "console":
            done += [run(command, wanted, root, line) for command, wanted, line in commands(block)]
        elif block.sort == "diff":
            edit(root, block)
        elif block.sort == "csv":
            (root / block.name).write_text("\n".join(block.rows) + "\n", "utf-8")
        elif block.sort == "table":
            fill(root, *block.rows)
    return done


def run(command: str, wanted: tuple[str, ...], root: Path, line: int) -> Done:
    """One command in a shell, as an editor whose computer speaks Chinese."""
    path = f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}
    env |= {"WAGEBOARD_TODAY": TODAY.isoformat(), "GIT_PAGER": "cat"}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    started = time.monotonic()
    got = subprocess.run(
        ("sh", "-c", command), cwd=root, env=env, check=False, encoding="utf-8", timeout=MINUTES * 60,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert "Traceback" not in got.stdout
    said = tuple(row.rstrip() for row in got.stdout.splitlines() if row.strip())
    return Done(command, wanted, said, time.monotonic() - started, line)


def edit(root: Path, block: Block) -> None:
    """Replaces the lines with a minus by those with a plus; they must stand there once."""
    path = root / block.rows[0]
    text = path.read_text("utf-8")
    old = "".join(f"{row[1:]}\n" for row in block.rows[1:] if row.startswith("-"))
    new = "".join(f"{row[1:]}\n" for row in block.rows[1:] if row.startswith("+"))
    assert old, f"line {block.line}: an edit names a line that goes"
    assert text.count(old) == 1, (
        f"line {block.line}: {old!r} stands {text.count(old)} times in {block.rows[0]}"
    )
    path.write_text(text.replace(old, new), "utf-8")


def fill(root: Path, name: str, sheet: str, record: str, head: str, words: str) -> None:
    """Writes words into the cell of a workbook, as Excel does: by the head of the column and the id."""
    from openpyxl import load_workbook

    book = load_workbook(root / name)
    page = book[sheet]
    row = [cell.value for cell in page["A"]].index(record) + 1
    column = [cell.value for cell in page[1]].index(head.replace("_", " ")) + 1
    page.cell(row, column).value = words
    book.save(root / name)
