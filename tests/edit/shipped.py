"""The YAML of the checkout, read once: path as seen from the root, text, values. No tests here."""

from __future__ import annotations

from pathlib import Path

from generator.source.document import Value, parse

ROOT = Path(__file__).resolve().parents[2]


def _read() -> list[tuple[str, str, Value]]:
    found: list[tuple[str, str, Value]] = []
    for path in sorted((ROOT / "data").rglob("*.yaml")):
        shown, text = path.relative_to(ROOT).as_posix(), path.read_bytes().decode()
        value, problems = parse(shown, text)
        assert value is not None, problems
        found.append((shown, text, value))
    return found


SHIPPED = _read()
