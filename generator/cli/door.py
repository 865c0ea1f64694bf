"""The door itself: the group of commands, what every command takes, and the only place that exits."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Literal

import click

from generator import __version__
from generator.config import Config

NO_ROOM, NO_RIGHT = "no-room", "no-right"  # keys of terminal/progress.yaml
REFUSED = {
    **dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG), NO_ROOM),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), NO_RIGHT),
}
# Objects between two collections of garbage: nearly all that is made lives to the end of a command.
GARBAGE = 100_000
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


def config_of(root: Path, today: date | None) -> Config:
    """The run that --root and --today ask for."""
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


def with_crew(command: Callable[..., None]) -> Callable[..., None]:
    """Adds --jobs and --executor, which commands with much to do take; they are handed the `crew`."""

    @wraps(command)
    def opened(*args: object, jobs: int, executor: str | None, **given: object) -> None:
        from generator.publish.cluster import ClusterError, crew_of
        from generator.publish.executor import LostError
        from generator.report import said

        try:
            with crew_of(executor, jobs) as crew:
                command(*args, crew=crew, **given)
        except ClusterError as error:
            raise click.ClickException(said("cluster", error.key, **error.facts)) from None
        except LostError as error:
            raise click.ClickException(said("cluster", "lost", named=error)) from None

    asked = click.option(
        "--executor", metavar="dask://HOST:PORT",
        help="Let a Dask cluster do it (wageboard[cluster]) / 交给 Dask 集群做",
    )(opened)  # fmt: skip
    return click.option(
        "--jobs", type=click.IntRange(1), default=lambda: os.cpu_count() or 1,
        help="Processes of this machine / 这台电脑同时开几个进程",
    )(asked)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wageboard")
def cli() -> None:
    """Facts about unpaid wages become a guide site, scan pages and prints.

    把 data/ 里的事实变成网站、扫码页和印刷品。改完数据先运行 check，再运行 build。
    """


def give(file: Path, made: bytes, force: bool, dry: bool) -> None:
    """Writes a file that somebody named, whole or not at all; another one that is there stays unless `force`.

    `dry` only says what would happen.
    """
    from generator.publish.files import write_all
    from generator.report import said

    if not force and file.is_file() and file.read_bytes() != made:
        raise click.ClickException(said("progress", "there-already", file=file))
    if dry:
        click.echo(said("progress", "would-write", file=file))
        return
    try:
        write_all(file.parent, {file.name: made})
    except OSError as error:
        click.echo(said("office", "unwritable", file=file, reason=error.strerror), err=True)
        sys.exit(2)
    click.echo(file)


def main() -> None:
    """Runs the command: 0 clean, 1 problems in the data, 2 wrong use; never a traceback."""
    from generator.problem import DataError

    gc.set_threshold(GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Windows consoles
    try:
        cli()
    except DataError as error:
        _stopped(error)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if error.errno not in REFUSED:
            _our_bug(error)
        _refused(error)
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


def _refused(error: OSError) -> None:
    """The system wouldn't let us write: no room, no right. Whatever was published stands."""
    from generator.report import said

    key = REFUSED[error.errno or 0]
    click.echo(said("progress", key, file=error.filename2 or error.filename or "–"), err=True)
    sys.exit(1)


def _our_bug(error: Exception) -> None:
    import traceback

    from generator.report import reader_locale, words

    if os.environ.get("WAGEBOARD_DEBUG"):
        traceback.print_exc()
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
    click.echo(words("bug", reader_locale(), error=said), err=True)
    sys.exit(70)
