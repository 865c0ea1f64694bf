"""The templates of the light pages, opened in one way: a value that is missing is an error, not a gap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.catalog import Catalog
from generator.model.vocabulary import Language


@dataclass(frozen=True)
class Templates:
    """A folder's templates, the text of a style sheet in it, and the languages by their tags."""

    env: Environment
    style: str
    languages: Mapping[str, Language]


def templates(catalog: Catalog, folder: Path, style: str) -> Templates:
    """The templates of a folder; `style` names the sheet that its pages hold."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    text, _, _ = env.loader.get_source(env, style)  # pyright: ignore[reportOptionalMemberAccess]
    return Templates(env, text, {entry.tag: entry for entry in catalog.vocabulary.languages})
