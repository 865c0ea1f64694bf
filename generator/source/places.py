"""Where each record stands: turns a kind, an id and a path of fields into file, line and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.problem import Problem, Severity, visible
from generator.source.document import Document

Key = tuple[
    str, str
]  # kind and id: ("projects", "lingyuan-school"), ("vocabulary", "hosts"), ("strings", "zh")


@dataclass(frozen=True)
class Places:
    """The documents of every record that could be read, and the names of those that couldn't be used."""

    documents: Mapping[Key, tuple[Document, ...]] = field(default_factory=dict[Key, tuple[Document, ...]])
    broken: frozenset[Key] = frozenset()

    def has(self, kind: str, record_id: str) -> bool:
        """Whether there is a file for the record, usable or not: a reference to it doesn't dangle."""
        return (kind, record_id) in self.documents or (kind, record_id) in self.broken

    def ids(self, kind: str) -> tuple[str, ...]:
        """Every id of a kind that has a file, usable or not."""
        found: Iterable[Key] = {*self.documents, *self.broken}
        return tuple(sorted(name for its, name in found if its == kind))

    def spot(self, kind: str, record_id: str, *path: str | int, key: bool = False) -> tuple[str, int, int]:
        """Path as seen from root, line and column of the nearest existing node (or of its key)."""
        documents = self.documents.get((kind, record_id), ())
        if not documents:
            return f"data/{kind}/{record_id}.yaml", 0, 0
        document = documents[0]
        if len(documents) > 1 and path:
            document = next((d for d in documents if d.has(*path[:1])), document)
        return document.path, *document.spot(*path, key=key)

    def problem(
        self,
        rule: str,
        kind: str,
        record_id: str,
        *path: str | int,
        severity: Severity = "error",
        **facts: str,
    ) -> Problem:
        """A problem at the nearest existing node of a record."""
        seen = {name: visible(value) for name, value in facts.items()}
        return Problem(*self.spot(kind, record_id, *path), rule, severity, seen)
