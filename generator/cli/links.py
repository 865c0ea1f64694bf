"""The command about links that lead out: asks them, tells what is wrong, offers the new address."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.door import cli, config_of, with_checkout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.config import Config
    from generator.publish.outside.finding import Finding
    from generator.publish.outside.manners import Manners
    from generator.publish.outside.named import Link


@cli.command()
@with_checkout
@click.option("--limit", type=click.IntRange(1), help="At most so many, longest unasked first / 最多查几个")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "xlsx", "json", "markdown"]), default="table"
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to write / 写到哪个文件")
@click.option("--fix", is_flag=True, help="Replace addresses that moved for good / 换掉永久搬家的网址")
@click.option(
    "--dry-run", "dry", is_flag=True, help="With --fix: show, write nothing / 和 --fix 一起用：只看，不写"
)
@click.option(
    "--allow-private", "private", is_flag=True, help="Ask addresses of the office's net too / 内网地址也查"
)
def links(
    root: Path, today: date | None, limit: int | None, form: str, out: Path | None, fix: bool, dry: bool,
    private: bool,
) -> None:  # fmt: skip
    """Ask every external link whether it still works (needs the network) / 检查对外链接还打得开吗（要联网）

    \b
    wageboard links
    wageboard links --fix --dry-run
    """
    from generator.publish.outside.named import links as named
    from generator.report import Progress, reader_locale, said

    if dry and not fix:
        raise click.UsageError("--dry-run: --fix")
    config = config_of(root, today)
    try:
        from generator.publish.outside import rounds
        from generator.publish.outside.memory import Memory
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        raise click.ClickException(said("links", "missing")) from None
    manners = _manners(config, private)
    memory = Memory(config, manners.fresh)
    every = named(config)
    asked = rounds.due(every, memory, limit)
    progress = Progress(reader_locale())
    done = rounds.ask(asked, every, manners, memory, progress.count("external", len(asked)))
    _give(config, asked, done.found, done.stopped, form, out)
    if done.stopped:
        sys.exit(130)
    if fix:
        _mend(config, asked, done.found, dry)
    elif moved := sum(bool(one.new) for one in done.found.values()):
        click.echo(said("links", "offer", count=moved), err=True)
    sys.exit(1 if any(one.broken for one in done.found.values()) else 0)


def _manners(config: Config, private: bool) -> Manners:
    """Who we say we are: the site that the links belong to, where a webmaster finds whom to tell."""
    from generator import __version__
    from generator.load import load_catalog
    from generator.publish.outside.manners import Manners

    site = load_catalog(config.root).site
    return Manners(agent=f"wageboard-links/{__version__} (+{site.base_url})", private=private)


def _give(
    config: Config, asked: Sequence[Link], found: dict[str, Finding], stopped: bool, form: str,
    out: Path | None,
) -> None:  # fmt: skip
    from generator.publish.files import write_all
    from generator.publish.listing import data
    from generator.publish.outside import report
    from generator.report import said

    if form == "json":
        made = report.as_json(asked, found, stopped)
    elif form == "markdown":
        made = report.markdown(asked, found, stopped)
    else:
        made = data(config, report.listing(asked, found, stopped), form)
    if out is None and form not in ("csv", "xlsx"):
        click.echo(made.decode(), nl=False)
        return
    file = out or config.office / f"links.{form}"
    try:
        write_all(file.parent, {file.name: made}, flush=False)
    except OSError as error:
        click.echo(said("links", "unwritable", file=file, reason=error.strerror), err=True)
        sys.exit(2)
    click.echo(file)


def _mend(config: Config, asked: Sequence[Link], found: dict[str, Finding], dry: bool) -> None:
    from generator.publish.files import write_all
    from generator.publish.outside.mending import plan
    from generator.report import problem_lines, reader_locale, said

    edits, files = plan(config, asked, found)
    for edit in edits:
        for place in edit.link.places:
            click.echo(said("links", "edit", place=place, old=edit.link.url, new=edit.new))
        if edit.problems:
            click.echo(said("links", "edit-refused", new=edit.new), err=True)
            for row in problem_lines(edit.problems, reader_locale(), "text"):
                click.echo(row, err=True)
    if not dry:
        write_all(config.root, files)
    count = sum(not edit.problems for edit in edits)
    click.echo(said("links", "would-mend" if dry else "mended", count=count), err=True)
