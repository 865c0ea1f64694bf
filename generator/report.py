"""What a person at the terminal sees: problems, progress and the summary at the end."""

from __future__ import annotations

import json
import locale
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast

import click

from generator.i18n.status import Standing
from generator.parser import LOADER, YAML
from generator.problem import Problem, in_order

Format = Literal["text", "json", "github"]
TERMINAL = Path(__file__).with_name("terminal")  # what commands say, a file a topic


def reader_locale() -> Literal["zh", "en"]:
    """`en` for a reader whose system is in English, otherwise `zh`: most editors are Chinese."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not named and sys.platform == "win32":
        named = locale.getlocale()[0] or ""
    return "en" if named.lower().startswith("en") else "zh"


@cache
def _terminal(topic: str) -> dict[str, dict[str, str]]:
    """Key → locale → sentence, from terminal/<topic>.yaml."""
    with (TERMINAL / f"{topic}.yaml").open(encoding="utf-8") as file:
        return cast("dict[str, dict[str, str]]", YAML.load(file, Loader=LOADER))


def said(topic: str, key: str, /, **slots: object) -> str:
    """A sentence of terminal/<topic>.yaml in the language of the reader, its slots filled."""
    return said_in(reader_locale(), topic, key, **slots)


def said_in(lang: str, topic: str, key: str, /, **slots: object) -> str:
    """The same in a language that is named."""
    return _terminal(topic)[key][lang].format(**slots)


def terminal_has(topic: str, key: str) -> bool:
    """Whether a topic has a sentence."""
    return key in _terminal(topic)


def words(key: str, lang: str, **slots: object) -> str:
    """What every command says: a sentence of terminal/progress.yaml in a language."""
    return _terminal("progress")[key][lang].format(**slots)


def problem_lines(problems: Iterable[Problem], lang: str, form: Format) -> Iterator[str]:
    """The problems as text lines, one JSON array, or GitHub workflow commands."""
    ordered = in_order(list(problems))
    if form == "json":
        yield json.dumps(
            [
                {
                    "path": p.path, "line": p.line, "column": p.column, "severity": p.severity,
                    "rule": p.rule, "message": p.message(lang),
                }
                for p in ordered
            ],
            ensure_ascii=False, indent=2,
        )  # fmt: skip
        return
    for p in ordered:
        if form == "github":
            yield f"::{p.severity} file={p.path},line={p.line},col={p.column}::{p.show(lang)}"
        else:
            yield p.show(lang)


def counts(problems: Iterable[Problem], lang: str) -> str:
    """The closing line of a check."""
    severities = [p.severity for p in problems]
    if not severities:
        return words("clean", lang)
    return words("errors", lang, errors=severities.count("error"), warnings=severities.count("warning"))


def summary_lines(site: Path, counts: Mapping[str, int], size: int, lang: str) -> Iterator[str]:
    """What was written, a line a part."""
    files = sum(counts.values())
    yield words("wrote", lang, files=files, size=f"{size / 1e6:.1f}", where=site)
    for key, count in counts.items():
        yield words("row", lang, what=words(key, lang), count=count)


def standing_lines(found: Iterable[Standing], lang: str, form: Literal["text", "json"]) -> Iterator[str]:
    """How far each language is, as a table or as JSON."""
    rows = [
        {
            "lang": it.lang, "name": it.own_name, "units": it.units, **it.counts, "draft": it.draft,
            "reviewed_by": it.reviewed_by,
        }
        for it in found
    ]  # fmt: skip
    if form == "json":
        yield json.dumps(rows, ensure_ascii=False, indent=2)
        return
    yield words("standing", lang)
    for row in rows:
        yield "{lang:<6}{units:>7}{current:>9}{outdated:>10}{missing:>9}{draft:>7}  {reviewed_by}".format(
            **{**row, "reviewed_by": row["reviewed_by"] or words("unreviewed", lang)}
        )


class Progress:
    """Says which step begins; a bar on a terminal, plain lines elsewhere; all on standard error."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.started = time.monotonic()

    def step(self, key: str) -> None:
        """Names the step that begins."""
        click.echo(f"[{time.monotonic() - self.started:5.1f} s] {words(key, self.lang)}", err=True)

    def count(self, key: str, total: int) -> Callable[[int], None]:
        """A step of `total` things; call what it returns with how many are done."""
        self.step(key)
        bar = click.progressbar(length=total, file=sys.stderr, show_pos=True)

        def show(done: int) -> None:
            bar.update(done - bar.pos)
            if done >= total:
                bar.render_finish()

        return show

    def done(self) -> None:
        click.echo(words("done", self.lang, seconds=f"{time.monotonic() - self.started:.1f}"), err=True)
