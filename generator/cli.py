"""The command `wageboard`: one door to everything, and the only place that exits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator import __version__
from generator.config import Config

if TYPE_CHECKING:
    from generator.report import Format

CHINA = timezone(timedelta(hours=8))  # the day that counts is the day on the site


class Day(click.ParamType[date]):
    """A day written 2026-11-20."""

    name = "YYYY-MM-DD"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            return self.fail(f"{value!r}: 2026-11-20", param, ctx)


def _config(root: Path, today: date | None) -> Config:
    return Config(root.resolve(), today or datetime.now(CHINA).date())


def with_checkout(command: Callable[..., None]) -> Callable[..., None]:
    """Adds --root and --today, which every command takes."""
    command = click.option(
        "--today", type=Day(), envvar="WAGEBOARD_TODAY", help="Take this day for today / 把这一天当作今天"
    )(command)
    return click.option(
        "--root", default=Path(), type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The checkout / 项目所在的文件夹",
    )(command)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wageboard")
def cli() -> None:
    """Facts about unpaid wages become a guide site, scan pages and prints.

    把 data/ 里的事实变成网站、扫码页和印刷品。改完数据先运行 check，再运行 build。
    """


@cli.command()
@with_checkout
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
def check(root: Path, today: date | None, form: Format) -> None:
    """Check the data and say what is wrong where / 检查数据，逐条说明哪里有错"""
    from generator.publish.build import read_and_check
    from generator.report import counts, problem_lines, reader_locale

    lang = reader_locale()
    _, problems = read_and_check(_config(root, today))
    for row in problem_lines(problems, lang, form):
        click.echo(row)
    click.echo(counts(problems, lang), err=True)
    sys.exit(1 if any(p.severity == "error" for p in problems) else 0)


@cli.command()
@with_checkout
def build(root: Path, today: date | None) -> None:
    """Build the site and the prints into site/ / 生成网站和印刷品到 site/"""
    from generator.publish.build import build as run
    from generator.report import Progress, problem_lines, reader_locale, summary_lines

    lang = reader_locale()
    progress = Progress(lang)
    made = run(_config(root, today), progress)
    for row in (
        *problem_lines(made.warnings, lang, "text"),
        *summary_lines(made.site, made.counts, made.size, lang),
    ):
        click.echo(row)
    progress.done()


@cli.command("print")
@with_checkout
@click.option("--only", metavar="PROJECT", help="One project's prints / 只印一个项目的")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), default=Path("prints"))
def print_(root: Path, today: date | None, only: str | None, to: Path) -> None:
    """Make the prints alone / 只生成印刷品"""
    from generator.publish.build import press
    from generator.report import Progress, reader_locale

    progress = Progress(reader_locale())
    count = press(_config(root, today), progress, to, only)
    click.echo(f"{count} PDF → {to}")
    progress.done()


@cli.command()
@with_checkout
@click.option("--host", default="127.0.0.1")
@click.option("--port", default=8000, type=click.IntRange(0, 65535))
def serve(root: Path, today: date | None, host: str, port: int) -> None:
    """Preview everything and rebuild on save / 预览整个网站，保存后自动重新生成"""
    from generator.publish.serve import serve as run

    run(_config(root, today), host, port)


@cli.command()
@with_checkout
def schema(root: Path, today: date | None) -> None:
    """Write the editors' JSON schemas into data/schema/ / 更新 data/schema/ 里的编辑器校验文件"""
    from generator.schema import schema_files

    folder = _config(root, today).data / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_bytes(text.encode())
        click.echo(folder / name)


def main() -> None:
    """Runs the command: 0 clean, 1 problems in the data, 2 wrong use; never a traceback."""
    from generator.problem import DataError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Windows consoles
    try:
        cli()
    except DataError as error:
        _stopped(error)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        _our_bug(error)


def _stopped(error: Exception) -> None:
    from generator.problem import DataError
    from generator.report import counts, problem_lines, reader_locale, words

    assert isinstance(error, DataError)
    lang: Literal["zh", "en"] = reader_locale()
    for row in problem_lines(error.problems, lang, "text"):
        click.echo(row, err=True)
    click.echo(counts(error.problems, lang), err=True)
    click.echo(words("stopped", lang), err=True)
    sys.exit(1)


def _our_bug(error: Exception) -> None:
    import os
    import traceback

    from generator.report import reader_locale, words

    if os.environ.get("WAGEBOARD_DEBUG"):
        traceback.print_exc()
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
    click.echo(words("bug", reader_locale(), error=said), err=True)
    sys.exit(70)
