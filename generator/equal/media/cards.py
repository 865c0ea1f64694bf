"""Contact cards (vCard): what they dial, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.equal.fact import Fact
from generator.equal.media.content_lines import lines
from generator.equal.reading import Found, Reader

SILENT = frozenset({"UID", "URL", "SOURCE", "PRODID", "VERSION", "REV"})


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """The number of every TEL, without its extension, and the facts of the words."""
    for name, value in lines(data):
        if name.rpartition(".")[2] == "TEL":
            number = value.removeprefix("tel:").split(";")[0].split(",")[0]
            yield Fact("phone", re.sub(r"\D", "", number)), f"TEL:{value}"
        elif name not in SILENT:
            for line in value.splitlines():
                yield from reader.read(line)
