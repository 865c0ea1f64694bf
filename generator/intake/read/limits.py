"""How much of a table is read: enough for the largest real ledger, never more than memory has room for."""

from __future__ import annotations

from generator.intake.doubt import RefusedError

MOST_ROWS = 60_000  # with something in them, in one file
MOST_COLUMNS = 256
MOST_CELLS = 1_500_000  # of all rows together
MOST_VISITED = 20_000_000  # empty ones counted too: a sheet may be formatted far beyond its words


class Budget:
    """Counts while a file is read and refuses what is over."""

    def __init__(self) -> None:
        self.rows = self.cells = self.visited = 0

    def row(self, width: int) -> None:
        """A row of so many cells, the last one not empty."""
        self.rows += 1
        self.cells += width
        if width > MOST_COLUMNS:
            raise RefusedError("refused-columns", found=str(width), limit=str(MOST_COLUMNS))
        if self.rows > MOST_ROWS:
            raise RefusedError("refused-rows", limit=str(MOST_ROWS))
        if self.cells > MOST_CELLS:
            raise RefusedError("refused-cells", limit=str(MOST_CELLS))

    def visit(self, cells: int) -> None:
        """Cells that were looked at and may all be empty."""
        self.visited += cells + 1
        if self.visited > MOST_VISITED:
            raise RefusedError("refused-cells", limit=str(MOST_CELLS))
