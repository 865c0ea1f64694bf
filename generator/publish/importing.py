"""`wageboard import`: reads an office file, writes its drafts and the list of doubts, keeps names outside."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches, unified_diff
from pathlib import Path
from typing import Literal

from generator.catalog import Catalog
from generator.config import Config
from generator.intake.doubt import WHOLE, Doubt, RefusedError
from generator.intake.draft import Import, Secret
from generator.intake.read import MOST_BYTES, read
from generator.intake.shape import OfficeFile
from generator.publish.files import write_all
from generator.publish.listing import csv_of, xlsx_of
from generator.publish.table import inert
from generator.render.office.listing import Column, Listing
from generator.report import said

DRAFTS = "drafts"  # beside data/, git-ignored, read by nothing
DOUBTS = "doubts"
MOST_IN_A_WORKBOOK = 5_000  # doubts; more go into a CSV, which needs no memory
SHOWN = 5  # doubts of one rule on the terminal
COLUMNS = {"place": 32, "row": 60, "found": 70, "todo": 70, "answer": 40, "rule": 30}  # millimetres
State = Literal["new", "same", "differs"]


@dataclass(frozen=True)
class Planned:
    """A file that an import writes: its path, its bytes, and what stands there now."""

    path: Path
    data: bytes
    old: bytes | None

    @property
    def state(self) -> State:
        if self.old is None:
            return "new"
        return "same" if self.old == self.data else "differs"

    def diff(self) -> Iterator[str]:
        """The lines that would change, for a text file."""
        if self.old is None or self.path.suffix != ".yaml":
            return iter(())
        old, new = self.old.decode("utf-8", "replace"), self.data.decode("utf-8")
        return unified_diff(old.split("\n"), new.split("\n"), str(self.path), str(self.path), lineterm="")


def opened(path: Path) -> OfficeFile:
    """The office file at a path; `RefusedError` where it can't be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            size, limit = path.stat().st_size / 1e6, MOST_BYTES / 1e6
            raise RefusedError("refused-too-large", found=f"{size:.0f}", limit=f"{limit:.0f}")
        data = path.read_bytes()
    except OSError as error:
        raise RefusedError("refused-unreadable", name=path.name, reason=error.strerror or "") from None
    return read(path.name, data)


def folder(config: Config, file: Path, out: Path | None) -> Path:
    """Where the drafts of a file go: drafts/<its name> unless told otherwise."""
    return out if out is not None else config.root / DRAFTS / file.name


def planned(config: Config, made: Import, name: str, where: Path) -> list[Planned]:
    """The drafts and the list of doubts, each beside what stands at its place."""
    files = {where / one.file: one.yaml().encode() for one in made.drafts}
    if made.doubts:
        listing = doubt_list(made.doubts, name)
        if len(made.doubts) > MOST_IN_A_WORKBOOK:
            files[where / f"{DOUBTS}.csv"] = csv_of(listing)
        else:
            files[where / f"{DOUBTS}.xlsx"] = xlsx_of(listing, config)
    return [
        Planned(path, data, path.read_bytes() if path.is_file() else None) for path, data in files.items()
    ]


def write(files: list[Planned]) -> None:
    """Writes what is new or differs, all of it or nothing."""
    wanted = {str(one.path.resolve()): one.data for one in files if one.state != "same"}
    write_all(Path(), wanted)


def doubt_list(doubts: tuple[Doubt, ...], name: str) -> Listing:
    """The doubts to work through, in the order of the file, with an empty column for the answer."""
    lang = said("intake", "lang")
    rows = tuple(
        (
            "" if one.place == WHOLE else one.place.show(lang),
            one.row,
            one.found(lang),
            one.todo(lang),
            "",
            one.rule,
        )
        for one in doubts
    )
    columns = tuple(Column(key, said("intake", f"column-{key}"), width) for key, width in COLUMNS.items())
    lead = (said("intake", "list-lead", count=len(doubts)),)
    title = said("intake", "list-title", name=name)
    return Listing(DOUBTS, title, lead, columns, rows, frozenset(), "", lang)


def told(doubts: tuple[Doubt, ...], name: str) -> Iterator[str]:
    """The doubts for a terminal: of each rule the first few, then how many more there are."""
    lang = said("intake", "lang")
    count: dict[str, int] = {}
    for one in doubts:
        count[one.rule] = count.get(one.rule, 0) + 1
        if count[one.rule] <= SHOWN:
            yield one.show(lang, name)
    for rule, number in count.items():
        if number > SHOWN:
            yield said("intake", "more", count=number - SHOWN, rule=rule)


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, links followed, lies in the checkout or in the repository that it belongs to."""
    home = root.resolve()
    top = next((one for one in (home, *home.parents) if (one / ".git").exists()), home)
    return path.resolve().is_relative_to(top)


def private_file(secrets: tuple[Secret, ...]) -> bytes:
    """Key → value as CSV that every spreadsheet opens and none runs."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([said("intake", f"private-{one}") for one in ("key", "sort", "value", "place")])
    lang = said("intake", "lang")
    for one in secrets:
        sort = said("intake", f"private-{one.sort}")
        writer.writerow(map(inert, (one.key, sort, one.value, one.place.show(lang))))
    return out.getvalue().encode("utf-8-sig")


def keep_private(path: Path, data: bytes) -> None:
    """Writes the private file for its owner alone, aside and then in place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    with suppress(OSError):
        aside.unlink()
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def wrong_area(catalog: Catalog, code: str) -> Mapping[str, str] | None:
    """What to say of an area code that isn't in the data; None where it is."""
    if not code or code in catalog.areas:
        return None
    near = get_close_matches(code, catalog.areas, 3, 0) or sorted(catalog.areas)[:3]
    return {"code": code, "near": "、".join(f"{one} {catalog.areas[one].name.zh}" for one in near)}
