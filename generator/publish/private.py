"""Looks for mobiles and ID numbers in everything that is about to be published; none may be there but those
that the records give to the public.

A PDF is searched as a reader shows it, as its bytes, and as the words that it was set from, which know no
line breaks; a picture as the words that it was drawn from and as its bytes.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path

from generator.catalog import Catalog
from generator.checks.survey import Survey
from generator.model import phone
from generator.model.phone import SERVICE_NUMBER
from generator.problem import Problem
from generator.publish import assemble
from generator.publish.executor import Batch, Crew, inprocess
from generator.publish.hidden import PDF, in_bytes, in_text
from generator.render.sheet import Sheet

MANY = 20  # of one build are enough


def public_numbers(catalog: Catalog) -> frozenset[str]:
    """The mobiles that the records give to the public, each with a consent, and the operator's own."""
    found = {it.node.digits for it in Survey(catalog).phones if it.node.is_public(it.owner.publish)}
    return frozenset(found | {SERVICE_NUMBER})


def leaks(
    site: Path,
    sheets: Iterable[Sheet],
    theme: Path,
    allowed: frozenset[str],
    only: Iterable[str] | None = None,
    read: Container[str] = (),
    crew: Crew | None = None,
) -> list[Problem]:
    """What must not be published: in the files of a finished site (`only` these, where the others were looked
    at before; `read` are the SHA-256 of all of them), and in the words and templates of its prints.

    At most twenty, each with the file; the number itself only by its ends. The `crew` reads the PDFs.
    """
    names = assemble.names(site) if only is None else only
    found = chain(
        _in_files(site, names, allowed, read, crew or inprocess()), _in_words(site, sheets, theme, allowed)
    )
    return [
        Problem(shown, 0, 0, "private-in-output", facts={"found": masked(number)})
        for shown, number in islice(found, MANY)
    ]


def in_prose(folder: str, texts: Mapping[str, str], allowed: frozenset[str]) -> Iterator[Problem]:
    """The same in the pages of one language, name → Markdown, each at its line.

    A mobile without gaps isn't named again: phone-in-prose does that.
    """
    for name, raw in texts.items():
        for line, text in enumerate(raw.splitlines(), 1):
            for number in in_text(text, allowed):
                mobile = phone.MOBILE.fullmatch(number)
                if mobile and number in text:
                    continue
                rule = "mobile-in-text" if mobile else "id-card"
                column = max(text.find(number[:3]), 0) + 1
                yield Problem(f"{folder}/{name}.md", line, column, rule, facts={"found": masked(number)})


def masked(number: str) -> str:
    """Enough of a number to find it, too little to use it."""
    digits = "".join(symbol for symbol in number if symbol.isalnum())
    return f"{digits[:3]}…{digits[-2:]}"


def _in_files(
    site: Path, names: Iterable[str], allowed: frozenset[str], read: Container[str], crew: Crew
) -> Iterator[tuple[str, str]]:
    """(File, number); the prints come last."""
    prints: list[str] = []
    for name in names:
        if name.endswith(PDF):
            prints.append(name)
        else:
            data = (site / name).read_bytes()
            yield from _of(f"{site.name}/{name}", in_bytes(name, data, allowed, read))
    batch = Batch(frozenset, _in_print, allowed, itemgetter(0))
    things = ((name, (site / name).read_bytes()) for name in prints)
    for name, numbers in zip(prints, crew.results(batch, things, len(prints)), strict=True):
        yield from _of(f"{site.name}/{name}", numbers)


def _of(shown: str, numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from ((shown, number) for number in sorted(set(numbers)))


def _in_print(allowed: frozenset[str], one: tuple[str, bytes]) -> list[str]:
    return list(in_bytes(*one, allowed))


def _in_words(
    site: Path, sheets: Iterable[Sheet], theme: Path, allowed: frozenset[str]
) -> Iterator[tuple[str, str]]:
    words = (
        (f"{site.name}/{it.path}#{it.source}", json.dumps(it.data, ensure_ascii=False).encode())
        for it in sheets
    )
    templates = (
        (f"{theme.name}/{path.relative_to(theme).as_posix()}", path.read_bytes())
        for path in sorted((theme / "print").rglob("*.typ"))
    )
    for shown, data in chain(words, templates):
        yield from _of(shown, in_bytes(shown, data, allowed))
