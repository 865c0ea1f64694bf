"""What one process holds while it sets two thousand different boards."""

from __future__ import annotations

from tests.bench.boards import FORMAT, NOTED
from tests.bench.prints import ours
from tests.bench.results import table

TITLE = "Memory of the press"
MANY = NOTED[-1]


def section() -> str:
    """The memory after so many boards, and the processor time that a board took."""
    found = ours(FORMAT, MANY, 1)
    rows = [[str(n), f"{size:.0f}"] for n, size in found["held"].items()]
    cpu, most = found["cpu"] / MANY * 1000, found["peak"]
    said = f"One process, {MANY} different A3 boards, {cpu:.0f} ms of CPU each; at most {most:.0f} MB."
    return said + "\n\n" + table(["boards", "MB held"], rows)
