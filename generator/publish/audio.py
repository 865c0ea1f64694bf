"""Recordings under content/<lang>/audio/: which still say what their page or script says today.

`<id>.mp3` is played only with `<id>.yaml` beside it, which names the text that it was recorded from; a
recording of an older text is never played.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import yaml
from pydantic import ValidationError

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.model.recording import Slip
from generator.problem import DataError, Problem, nearest
from generator.publish.files import write_all
from generator.publish.stage import prose
from generator.publish.surroundings import AUDIO
from generator.render import urls
from generator.render.media.recording import LARGEST, is_mp3, texts
from generator.render.output import Output
from generator.render.pages.prose import in_language
from generator.source.document import parse

ENDING, BESIDE = ".mp3", ".yaml"
State = Literal["current", "outdated", "unaccepted", "wrong"]


@dataclass(frozen=True)
class Recording:
    """A file of a language; `wanted` is the fingerprint of what it should read, `slip` what it did."""

    lang: str
    id: str
    path: Path
    shown: str  # path from the root
    wanted: str
    slip: Slip | None
    problem: Problem | None

    @property
    def state(self) -> State:
        if self.problem and self.problem.severity == "error":
            return "wrong"
        if self.slip is None:
            return "unaccepted"
        return "current" if self.slip.text == self.wanted else "outdated"


@dataclass(frozen=True)
class Recordings:
    """All recordings of a checkout."""

    config: Config
    catalog: Catalog

    @cached_property
    def all(self) -> tuple[Recording, ...]:
        return tuple(it for lang in self.catalog.site.languages for it in self._of(lang))

    @property
    def current(self) -> frozenset[tuple[str, str]]:
        """(language, id) of those that may be played."""
        return frozenset((it.lang, it.id) for it in self.all if it.state == "current")

    def problems(self) -> Iterator[Problem]:
        """Every file that can't be played, and why."""
        yield from (it.problem for it in self.all if it.problem)

    def outputs(self) -> Iterator[Output]:
        """The files that are played."""
        for it in self.all:
            if it.state == "current":
                yield Output(urls.recording(it.lang, it.id), it.path.read_bytes())

    def _of(self, lang: str) -> Iterator[Recording]:
        folder = self.config.content / lang / AUDIO
        files = sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []
        files = [p for p in files if p.suffix != BESIDE and not p.name.startswith(".")]
        if not files:
            return
        pages = {tag: prose(self.config.content / tag) for tag in {lang, DEFAULT_LANGUAGE}}
        known = texts(self.catalog, lang, self.config.today, in_language(pages, lang))
        for path in files:
            yield self._one(lang, path, path.relative_to(folder).with_suffix("").as_posix(), known)

    def _one(self, lang: str, path: Path, name: str, known: Mapping[str, str]) -> Recording:
        shown = path.relative_to(self.config.root).as_posix()
        wanted = known.get(name, "")
        slip, wrong = self._slip(path.with_suffix(BESIDE))
        problem = _fault(path, shown, name, known) or wrong
        if problem is None and slip is None:
            problem = Problem(shown, 0, 0, "audio-unaccepted", "warning", {"id": name, "lang": lang})
        if problem is None and slip and slip.text != wanted:
            facts = {"id": name, "lang": lang, "day": slip.date.isoformat()}
            problem = Problem(shown, 0, 0, "audio-outdated", "warning", facts)
        return Recording(lang, name, path, shown, wanted, slip, problem)

    def _slip(self, path: Path) -> tuple[Slip | None, Problem | None]:
        if not path.is_file():
            return None, None
        shown = path.relative_to(self.config.root).as_posix()
        try:
            value, problems = parse(shown, path.read_text("utf-8-sig"))
            return (None, problems[0]) if problems else (Slip.model_validate(value), None)
        except (UnicodeDecodeError, ValidationError):
            return None, Problem(shown, 1, 1, "audio-slip")


def accept(config: Config, catalog: Catalog, name: str, lang: str, by: str, dry: bool) -> Recording:
    """Notes that a recording reads what its text says today; `DataError` where there is none to be played."""
    known = {(it.lang, it.id): it for it in Recordings(config, catalog).all}
    found = known.get((lang, name))
    if found is None:
        shown = f"content/{lang}/{AUDIO}/{name}{ENDING}"
        raise DataError([Problem(shown, 0, 0, "audio-missing", facts={"id": name})])
    if found.state == "wrong" and found.problem and found.problem.rule != "audio-slip":
        raise DataError([found.problem])
    slip = {"text": found.wanted, "date": config.today.isoformat(), "by": by}
    text = yaml.safe_dump(slip, allow_unicode=True, sort_keys=False, default_style=None)
    if not dry:
        target = found.path.with_suffix(BESIDE).relative_to(config.root).as_posix()
        write_all(config.root, {target: text.encode()})
    return found


def _fault(path: Path, shown: str, name: str, known: Mapping[str, str]) -> Problem | None:
    """What is wrong with a file whatever was recorded."""
    size = path.stat().st_size
    if path.suffix != ENDING:
        return Problem(shown, 0, 0, "audio-format", facts={"found": path.suffix or "–"})
    if name not in known:
        facts = {"found": name, "near": nearest(name, known)}
        return Problem(shown, 0, 0, "audio-unknown", facts=facts)
    if size > LARGEST:
        facts = {"size": f"{size / 1e6:.1f}", "most": f"{LARGEST / 1e6:g}"}
        return Problem(shown, 0, 0, "audio-large", facts=facts)
    with path.open("rb") as file:
        if not is_mp3(file.read(16)):
            return Problem(shown, 0, 0, "audio-format", facts={"found": path.suffix})
    return None
