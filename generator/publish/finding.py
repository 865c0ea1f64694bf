"""Where a print stumbled: the press knows a file and a field, an editor needs the line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.problem import Problem
from generator.source.document import Document


def found(root: Path, problem: Problem) -> Problem:
    """The problem at the line and column of its field, or of the text that has no glyph; as it was where
    the file can't be read or says it elsewhere."""
    if problem.line:
        return problem
    try:
        text = (root / problem.path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return problem
    spot = _field(Document(problem.path, text), problem.facts.get("field", "")) or _letters(
        text, problem.facts.get("text", "")
    )
    return replace(problem, line=spot[0], column=spot[1]) if spot else problem


def _field(document: Document, name: str) -> tuple[int, int] | None:
    """Where a field stands: `subcontractors.2.name`, or a key with dots in it as the words of prints have."""
    if not name:
        return None
    if document.has(name):
        return document.spot(name)
    steps = [int(step) if step.isdigit() else step for step in name.split(".")]
    return document.spot(*steps) if document.has(*steps[:1]) else None


def _letters(text: str, letters: str) -> tuple[int, int] | None:
    lines = enumerate(text.splitlines(), 1) if letters else ()
    return next(((n, line.index(letters) + 1) for n, line in lines if letters in line), None)
