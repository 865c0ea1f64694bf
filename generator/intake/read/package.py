"""A .xlsx or .docx as the ZIP that it is, opened only after its sizes and its XML were looked at.

Refused before anything is unpacked: bombs, macros, passwords, XML with a document type (the only way to
entities, so none is ever expanded, inside or outside the file).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from generator.intake.doubt import RefusedError

MOST_PARTS = 5_000
MOST_UNPACKED = 200_000_000  # bytes of all parts together
MOST_XML = 120_000_000  # bytes of one XML part
MOST_RATIO = 300  # times that a large part may be packed: a ledger of 50,000 like rows reaches 60
LARGE = 5_000_000
CHUNK = 65_536
XML = (".xml", ".rels", ".vml")
MACROS = re.compile(r"(?:^|/)(?:vbaProject|vbaData|macrosheets/)", re.IGNORECASE)
MACRO_TYPE = b"macroEnabled"
BEFORE = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"  # marks and blanks that may stand before XML, in any encoding


class _SeenError(Exception):
    """The root element has begun: what may stand before it was seen."""


class Package:
    """The parts of an office file, each read once and whole."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self._data = name, data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {one.filename.lstrip("/"): one for one in self._zip.infolist()}
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            raise RefusedError("refused-broken", name=name) from None
        self._weigh()
        if any(MACROS.search(part) for part in self._parts) or MACRO_TYPE in self._types():
            raise RefusedError("refused-macros", name=name)

    def names(self) -> Iterator[str]:
        yield from self._parts

    def holds(self, part: str) -> bool:
        return part in self._parts

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part in pieces; one that is XML never holds a document type."""
        if self._is_xml(part):
            self._look(part)
        yield from self._pieces(part)

    def bytes_of(self, part: str) -> bytes:
        """A small part, whole."""
        return b"".join(self.chunks(part))

    def cleared(self) -> IO[bytes]:
        """The whole file, for a library to read: every XML part in it was looked at, whatever its name."""
        for part in self._parts:
            if self._is_xml(part):
                self._look(part)
        return io.BytesIO(self._data)

    def _is_xml(self, part: str) -> bool:
        """By its name, or by its first sign: a workbook may call its sheets what it likes."""
        return part.endswith(XML) or next(self._pieces(part), b"").lstrip(BEFORE).startswith(b"<")

    def _types(self) -> bytes:
        return self.bytes_of("[Content_Types].xml") if self.holds("[Content_Types].xml") else b""

    def _weigh(self) -> None:
        parts = self._parts.values()
        if len(parts) > MOST_PARTS:
            raise RefusedError("refused-bomb", name=self.name)
        if sum(one.file_size for one in parts) > MOST_UNPACKED:
            raise RefusedError("refused-bomb", name=self.name)
        for one in parts:
            if one.flag_bits & 1:
                raise RefusedError("refused-encrypted", name=self.name)
            packed = max(1, one.compress_size)
            if one.file_size > LARGE and one.file_size / packed > MOST_RATIO:
                raise RefusedError("refused-bomb", name=self.name)
            if one.filename.endswith(XML) and one.file_size > MOST_XML:
                raise RefusedError("refused-bomb", name=self.name)

    def _pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part: never more than the file said that they are."""
        try:
            with self._zip.open(self._parts[part]) as opened:
                while piece := opened.read(CHUNK):
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
            KeyError,
        ):
            raise RefusedError("refused-broken", name=self.name) from None

    def _look(self, part: str) -> None:
        """Refuses a document type; it can only stand before the root element."""
        parser = expat.ParserCreate()

        def doctype(*_: object) -> None:
            raise RefusedError("refused-entities", name=self.name, part=part)

        def element(*_: object) -> None:
            raise _SeenError

        parser.StartDoctypeDeclHandler = doctype
        parser.StartElementHandler = element
        try:
            for piece in self._pieces(part):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except _SeenError:
            return
        except expat.ExpatError:
            raise RefusedError("refused-broken", name=self.name) from None
