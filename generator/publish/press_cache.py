"""PDFs and pictures that were set before, by all that decides their bytes: words, templates, fonts, program.

A folder that may be deleted at any time; what is in it was printed without a problem.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from functools import cached_property
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from generator.config import Config
from generator.publish import fonts
from generator.publish.digest import digest, digest_of
from generator.publish.files import put
from generator.render.sheet import Sheet

PROGRAMS = ("typst.py", "boxes.py")  # what turns a sheet into bytes, besides the templates
# How a file begins and ends: a PDF, a PNG.
WHOLE = ((b"%PDF", b"%%EOF"), (b"\x89PNG\r\n\x1a\n", b"IEND\xae\x42\x60\x82"))
KEPT = 4000  # files; those used longest ago go first


class PressCache:
    """The PDFs of a checkout that need not be set again."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.folder = config.work / "cache" / "print"

    def path(self, sheet: Sheet) -> Path:
        """Where the file of a sheet is or would be."""
        told = json.dumps(asdict(sheet), ensure_ascii=False, sort_keys=True).encode()
        key = digest(self._ground + told)
        return self.folder / key[:2] / f"{key}{PurePosixPath(sheet.path).suffix}"

    def read(self, path: Path) -> bytes | None:
        """A file that is there and whole."""
        try:
            pdf = path.read_bytes()
        except OSError:
            return None
        if not any(pdf.startswith(head) and pdf.endswith(end) for head, end in WHOLE):
            return None
        os.utime(path)  # used now
        return pdf

    def write(self, path: Path, pdf: bytes) -> None:
        """Keeps a PDF; another process may be writing the same one."""
        put(path, pdf)

    def prune(self, kept: int = KEPT) -> None:
        """Deletes what was used longest ago."""
        files = sorted(self.folder.glob("*/*.p[dn][fg]"), key=lambda path: path.stat().st_mtime)
        for path in files[: max(0, len(files) - kept)]:
            path.unlink(missing_ok=True)

    @cached_property
    def _ground(self) -> bytes:
        """What all sheets of a run share: the day, the program, the templates and the fonts."""
        program = f"{version('typst')} {self._config.today}"
        templates = sorted(path for path in (self._config.theme / "print").rglob("*") if path.is_file())
        programs = [Path(__file__).with_name(name) for name in PROGRAMS]
        paths = (*templates, *programs, *fonts.font_files())
        return digest_of(((it.name, it.read_bytes()) for it in paths), program.encode(), " ")
