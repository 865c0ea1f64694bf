"""The press: sets sheets with Typst, each press in a process of its own.

A compiler belongs to one thread and has to be given a path: fed with bytes it compiles only once. What is
printed lies as a file beside a copy of the templates: given as an input it would make the compiler evaluate
every template again for each sheet.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import typst

from generator.config import Config
from generator.problem import DataError, Problem, in_order
from generator.publish.boxes import with_bleed_box
from generator.publish.executor import Batch, Crew
from generator.publish.finding import found
from generator.publish.folder import Folder, Place, folder_of
from generator.publish.fonts import COMMON, print_fonts
from generator.publish.press_cache import PressCache
from generator.render.output import Output
from generator.render.sheet import Sheet

STANDARD = "ua-1"  # tagged, and a letter without a glyph is an error, not an empty box
FEW = 8  # under so many sheets starting processes costs more than it saves
CHUNK = 4  # sheets handed to a process at a time
PRINT = "print"  # the folder of the templates, in the theme
PNG = ".png"
GIVEN = "sheet.json"  # as `given` of theme/print/lib.typ reads it

_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed with font `"(.+?)"`')
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


class PressError(Exception):
    """A template is wrong, not the data: our bug."""


class Press:
    """One per process: the fonts once, a compiler for each template; its files lie in a folder of its own."""

    def __init__(self, config: Config) -> None:
        self._stamp = datetime.combine(config.today, time(), tzinfo=UTC)
        self._compilers: dict[str, typst.Compiler] = {}
        self._place = Place("press-")
        self._folder = self._place.path / PRINT
        shutil.copytree(config.theme / PRINT, self._folder)

    def made(self, sheet: Sheet) -> bytes:
        """The file of a sheet: a PDF, or the picture that the end of its path asks for."""
        return self.png(sheet) if sheet.path.endswith(PNG) else self.pdf(sheet)

    def png(self, sheet: Sheet) -> bytes:
        """The picture of a sheet of one page, `dots` an inch; `DataError` above `largest` bytes.

        It is set as a PDF first: only that refuses a letter without a glyph.
        """
        self.pdf(sheet)
        made = cast("bytes", self._compiler(sheet.template).compile(format="png", ppi=sheet.data["dots"]))
        if len(made) > sheet.data["largest"]:
            facts = {"print": sheet.path, "size": str(len(made)), "most": str(sheet.data["largest"])}
            raise DataError([Problem(sheet.source, 0, 0, "picture-large", facts=facts)])
        return made

    def pdf(self, sheet: Sheet) -> bytes:
        """The PDF of a sheet, the same bytes for the same day; `DataError` for what can't be set."""
        try:
            pdf = self._set(sheet)
        except (DataError, PressError):
            self._forget(sheet.template)
            raise
        pages = _PAGES.search(pdf)
        found_pages = int(pages[1]) if pages else 0
        if sheet.pages and found_pages != sheet.pages:
            raise PressError(f"{sheet.template}: {sheet.path} has {found_pages} pages, not {sheet.pages}")
        return with_bleed_box(pdf, sheet.data.get("size", {}).get("bleed", 0))

    def _set(self, sheet: Sheet, careful: bool = False) -> bytes:
        """The query goes first: a compiler lets go of its files after `compile` only.

        A template that didn't measure says so where it can't tell what fits: then again, `careful`.
        """
        told = json.dumps({**sheet.data, "careful": True} if careful else sheet.data, ensure_ascii=False)
        (self._folder / GIVEN).write_text(told, encoding="utf-8")
        compiler = self._compiler(sheet.template)
        try:
            large = cast("list[dict[str, Any]]", json.loads(compiler.query("<overflow>", field="value")))
            if not careful and any("careful" in one for one in large):
                self._forget(sheet.template)
                return self._set(sheet, careful=True)
            if large:
                # The same card stands on a sheet many times, and says so each time.
                raise DataError(in_order([_too_large(sheet, one) for one in large]))
            made, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=STANDARD, timestamp=self._stamp
            )
        except typst.TypstError as error:
            raise _refused(sheet, error) from None
        except RuntimeError as error:  # what a query says of a template that can't be set
            raise PressError(f"{sheet.template}: {error}") from None
        if warnings:
            raise PressError(f"{sheet.template}: {warnings[0].message}")
        return cast("bytes", made)

    def _forget(self, template: str) -> None:
        """Without `compile` a compiler holds on to its sheet's file and would print it as the next."""
        del self._compilers[template]

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            path = self._folder / template
            self._compilers[template] = typst.Compiler(path, root=self._folder, font_paths=print_fonts())
        return self._compilers[template]


def _refused(sheet: Sheet, error: typst.TypstError) -> Exception:
    letters = dict(_NO_GLYPH.findall(error.diagnostic))
    if not letters:
        return PressError(f"{sheet.template}: {error.diagnostic}")
    return DataError(
        [
            Problem(
                sheet.source,
                0,
                0,
                "print-glyph",
                facts={"text": text, "font": font.removesuffix(COMMON), "found": _near(sheet.data, text)},
            )
            for text, font in letters.items()
        ]
    )


def _near(value: object, text: str) -> str:
    """The words of a sheet in which a text stands; the text itself when it is split among them."""
    if isinstance(value, str):
        return value if text in value else ""
    parts: Sequence[object] = ()
    if isinstance(value, Mapping):
        parts = list(cast("Mapping[str, object]", value).values())
    elif isinstance(value, (list, tuple)):
        parts = cast("Sequence[object]", value)
    return next((found for part in parts if (found := _near(part, text))), "")


def _too_large(sheet: Sheet, one: Mapping[str, Any]) -> Problem:
    """What an overflow record of the templates says; a field of another record is written `path#field`."""
    path, _, field = str(one["field"]).rpartition("#")
    (need_width, need_height), (have_width, have_height) = one["need"], one["have"]
    facts = {
        "field": field,
        "need": f"{need_width} × {need_height}",
        "have": f"{have_width} × {have_height}",
        "print": sheet.path,
    }
    return Problem(path or sheet.source, 0, 0, "print-overflow", facts=facts)


def print_all(
    config: Config, sheets: Sequence[Sheet], crew: Crew, progress: Callable[[int], None], again: bool = False
) -> Iterator[Output]:
    """The PDFs in the order of the sheets; at the end `DataError` with everything that couldn't be set.

    What was set before on this day comes from the cache, unless `again`.
    """
    problems: list[Problem] = []
    cache = PressCache(config)
    kept = {n: path for n, path in enumerate(map(cache.path, sheets)) if not again and path.is_file()}
    fresh = _results(config, [sheet for n, sheet in enumerate(sheets) if n not in kept], crew)
    for n, sheet in enumerate(sheets):
        pdf = cache.read(kept[n]) if n in kept else None
        # A file that was there and is broken is set again here, out of turn.
        result = Output(sheet.path, pdf) if pdf else _set(Press(config), sheet) if n in kept else next(fresh)
        if isinstance(result, Output):
            if not pdf:
                cache.write(cache.path(sheet), result.data)
            yield result
        else:
            problems += result
        progress(n + 1)
    cache.prune()
    if problems:
        raise DataError([found(config.root, problem) for problem in problems])


_Result = Output | list[Problem]


def _results(config: Config, sheets: Sequence[Sheet], crew: Crew) -> Iterator[_Result]:
    batch = Batch(_begin, _set, (config.today, folder_of(config.theme / PRINT)), _named, CHUNK, FEW)
    return crew.results(batch, sheets, len(sheets))


def _begin(shared: tuple[date, Folder]) -> Press:
    """A press wherever the work is done: the templates come with it, the fonts are the package's."""
    today, templates = shared
    with TemporaryDirectory(prefix="theme-") as place:
        templates.put(Path(place) / "theme" / PRINT)
        return Press(Config(Path(place), today))


def _named(sheet: Sheet) -> str:
    return sheet.path


def _set(press: Press, sheet: Sheet) -> _Result:
    try:
        return Output(sheet.path, press.made(sheet))
    except DataError as error:  # it has to cross a process, and the other sheets go on
        return error.problems
