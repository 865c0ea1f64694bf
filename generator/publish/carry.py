"""Carries a finished site to another place: only what changed, pages after what they need, deletions late.

What is there is known from its SHA256SUMS. Before the first change the names that will change are written
down there (LOG), and from time to time which of them are done; so a run that broke off, whoever began it, is
gone on with, and nothing is taken for unchanged that isn't. build.json comes last and says: this is whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.assemble import BUILD, SUMS
from generator.publish.digest import digest, holds
from generator.publish.store import Store, StoreError

LOG = ".publishing"  # what is being changed; gone when it is done
OPEN = "-" * 64  # in the place of a digest: nobody knows what is there
MANY, LARGE = 64, 16_000_000  # files and bytes that are held and handed over at a time
NOTED = 10  # times that a run notes what it has done, and not more often than every EVERY files
EVERY = 500

Sums = dict[str, str]  # path in the site → SHA-256 in hex


@dataclass(frozen=True)
class Plan:
    """What has to change at a place."""

    new: tuple[str, ...]  # in the order in which they are written
    gone: tuple[str, ...]
    same: int
    size: int  # bytes that are written
    sums: bytes  # the site's list
    marked: bool  # whether LOG is there, from a run that broke off

    @property
    def nothing(self) -> bool:
        return not (self.new or self.gone or self.marked)


@dataclass
class Done:
    """How far a run came."""

    written: int = 0
    deleted: int = 0
    sums: Sums = field(default_factory=dict[str, str])


def plan(site: Path, store: Store, adopt: bool = False) -> Plan:
    """Compares a site with a place; `StoreError` where one isn't whole, or the other is somebody else's."""
    wanted, raw = _wanted(site)
    there, listed = store.read(SUMS), store.read(LOG)
    if there is None and listed is None and not adopt and not store.is_empty():
        raise StoreError("foreign")
    known = sums(there or b"")
    known |= sums(listed or b"")
    new = [name for name, its in wanted.items() if known.get(name) != its]
    if there != raw:
        new.append(SUMS)
    for name in new:
        if name != SUMS and not holds(site / name, wanted[name]):
            raise StoreError("no-site")
    return Plan(
        tuple(sorted(new, key=_turn)),
        tuple(sorted(name for name in known if name not in wanted and name not in (SUMS, LOG))),
        len(wanted) + 1 - len(new),
        sum((site / name).stat().st_size for name in new),
        raw,
        listed is not None,
    )


def carry(site: Path, store: Store, it: Plan, done: Done, progress: Callable[[int], None]) -> None:
    """Does what a plan says; `done` tells at any time how far it came, after an error too."""
    wanted = sums(it.sums)
    first = [name for name in it.new if name not in (SUMS, BUILD)]
    last = [name for name in (SUMS, BUILD) if name in (*it.new, *([BUILD] if it.new else []))]
    _note(store, it, done)
    noted, step = 0, max(EVERY, len(it.new) // NOTED)
    try:
        for files in _loads(site, first, wanted):
            store.put(files)
            done.written += len(files)
            done.sums |= {name: wanted[name] for name in files}
            progress(done.written)
            if done.written - noted >= step:
                noted = done.written
                _note(store, it, done)
        store.delete(it.gone)
        done.deleted = len(it.gone)
        for name in last:
            store.put({name: it.sums if name == SUMS else _read(site / name, wanted[name])})
            done.written += 1
            progress(done.written)
        store.delete([LOG])
    except StoreError:
        _note_if_heard(store, it, done)
        raise


def sums(raw: bytes) -> Sums:
    """Path → digest, from a list as SHA256SUMS is; lines of another form are left out."""
    rows = (row.split("  ", 1) for row in raw.decode("utf-8", "replace").splitlines())
    return {row[1]: row[0] for row in rows if len(row) == 2 and len(row[0]) == len(OPEN)}


def _wanted(site: Path) -> tuple[Sums, bytes]:
    try:
        raw = (site / SUMS).read_bytes()
        facts = json.loads((site / BUILD).read_bytes())
    except (OSError, ValueError):
        raise StoreError("no-site") from None
    wanted = sums(raw)
    if BUILD not in wanted or "area" in facts:
        raise StoreError("no-site")
    if "without" in facts:
        raise StoreError("pages-only")
    return wanted, raw


def _turn(name: str) -> tuple[int, str]:
    """What pages need comes before them, the list and the mark of the release after them."""
    if name in (SUMS, BUILD):
        return (2, SUMS) if name == SUMS else (3, BUILD)
    return int(name.endswith(".html")), name


def _loads(site: Path, names: Iterable[str], wanted: Mapping[str, str]) -> Iterator[dict[str, bytes]]:
    held: dict[str, bytes] = {}
    size = 0
    for name in names:
        held[name] = _read(site / name, wanted[name])
        size += len(held[name])
        if len(held) >= MANY or size >= LARGE:
            yield held
            held, size = {}, 0
    if held:
        yield held


def _read(path: Path, its: str) -> bytes:
    data = path.read_bytes()
    if digest(data) != its:
        raise StoreError("broken", f"{path.name} changed meanwhile")
    return data


def _note(store: Store, it: Plan, done: Done) -> None:
    """Writes down what is open and what is done."""
    rows = [f"{done.sums.get(name, OPEN)}  {name}\n" for name in (*it.new, *it.gone)]
    store.put({LOG: "".join(rows).encode()})


def _note_if_heard(store: Store, it: Plan, done: Done) -> None:
    try:
        _note(store, it, done)
    except StoreError:
        return  # what was written down before still holds
