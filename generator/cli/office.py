"""The commands for the office: what to reprint, which numbers to call, what is covered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.door import Day, cli, config_of, give, with_checkout

if TYPE_CHECKING:
    from generator.config import Config
    from generator.render.office.listing import Listing

FILE = click.Path(dir_okay=False, path_type=Path)
FORM = click.Choice(["table", "csv", "xlsx", "pdf"])


@cli.command()
@with_checkout
@click.option("--since", metavar="REV|YYYY-MM-DD", help="Only what changed since / 只列这以后变了的")
@click.option("--format", "form", type=FORM, default="table")
@click.option("--out", type=FILE, help="Where to write / 写到哪个文件")
@click.option("--force", is_flag=True, help="Replace a file that is there / 已有同名文件时换掉它")
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing / 只看，不写")
def reprint(
    root: Path, today: date | None, since: str | None, form: str, out: Path | None, force: bool, dry: bool
) -> None:
    """List the boards and cards that are wrong by now / 列出挂在外面、内容已经过时的牌和卡"""
    from generator.load import load_catalog
    from generator.publish.revision import before
    from generator.render.office.reprints import reprint_list
    from generator.report import reader_locale
    from generator.reprint import reprints

    config = config_of(root, today)
    catalog = load_catalog(config.root)
    then = before(config, catalog, since) if since else None
    found = reprints(catalog, config.today, then)
    _give(
        config,
        reprint_list(catalog, reader_locale(), found, config.today, since or ""),
        form,
        out,
        force,
        dry,
    )


@cli.group()
def calls() -> None:
    """Call published numbers and write down who answers / 打公开的号码，记下有没有人接"""


@calls.command("due")
@with_checkout
@click.option("--format", "form", type=FORM, default="table")
@click.option("--out", type=FILE, help="Where to write / 写到哪个文件")
@click.option("--force", is_flag=True, help="Replace a file that is there / 已有同名文件时换掉它")
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing / 只看，不写")
def calls_due(root: Path, today: date | None, form: str, out: Path | None, force: bool, dry: bool) -> None:
    """The call sheet: numbers to call, what to ask, boxes / 打电话清单：打哪些、问什么、打勾"""
    from generator.load import load_catalog
    from generator.render.office.call_sheet import call_sheet
    from generator.report import reader_locale

    config = config_of(root, today)
    _give(config, call_sheet(load_catalog(config.root), reader_locale(), config.today), form, out, force, dry)


@calls.command("add")
@with_checkout
@click.argument("number")
@click.argument("answered", type=click.Choice(["yes", "no"]))
@click.option("--by", required=True, metavar="POST", help="Which post called / 哪个岗位打的（不写姓名）")
@click.option("--language", default="", metavar="TAG", help="Answered in; zh if not said / 对方说什么话")
@click.option("--note", default="", help="What was heard / 听到了什么")
@click.option("--on", "day", type=Day(), help="The day; today if not said / 哪天打的")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be written / 只看，不写")
def calls_add(
    root: Path, today: date | None, number: str, answered: Literal["yes", "no"], by: str, language: str,
    note: str, day: date | None, dry: bool,
) -> None:  # fmt: skip
    """Write down one call in data/calls.csv / 把一次电话记进 data/calls.csv"""
    from generator.calls import line
    from generator.model.call import Call
    from generator.publish.calling import add
    from generator.report import said

    config = config_of(root, today)
    yes = answered == "yes"
    spoken = language.strip() or ("zh" if yes else "")
    cells = (" ".join(text.split()) for text in (number, by, note))
    dialled, post, heard = cells
    call = Call(day or config.today, dialled, yes, spoken, post, heard)
    new = add(config, call, dry)
    click.echo(said("office", "known" if not new else "would-add" if dry else "added", line=line(call)))


@cli.command()
@with_checkout
@click.option("--by-area", is_flag=True, help="Counts by place / 按地方统计")
@click.option("--format", "form", type=FORM, default="table")
@click.option("--out", type=FILE, help="Where to write / 写到哪个文件")
@click.option("--force", is_flag=True, help="Replace a file that is there / 已有同名文件时换掉它")
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing / 只看，不写")
def coverage(
    root: Path, today: date | None, by_area: bool, form: str, out: Path | None, force: bool, dry: bool
) -> None:
    """Which sites and windows have their prints / 哪些工地和窗口的牌和卡挂齐了"""
    from generator.coverage import coverage as covered
    from generator.coverage import tallies
    from generator.load import load_catalog
    from generator.render.office.cover import coverage_counts, coverage_list
    from generator.report import reader_locale

    config, lang = config_of(root, today), reader_locale()
    catalog = load_catalog(config.root)
    found = covered(catalog, config.today)
    if by_area:
        _give(
            config,
            coverage_counts(catalog, lang, tallies(catalog, found), config.today),
            form,
            out,
            force,
            dry,
        )
    else:
        _give(config, coverage_list(catalog, lang, found, config.today), form, out, force, dry)


def _give(config: Config, it: Listing, form: str, out: Path | None, force: bool, dry: bool) -> None:
    """A table goes to the terminal, any other format into office/, whose lists are ours to replace; `out` is
    another place."""
    from generator.publish.listing import data
    from generator.report import said

    try:
        made = data(config, it, form)
    except ModuleNotFoundError as error:
        if error.name != "openpyxl":
            raise
        raise click.ClickException(said("office", "openpyxl")) from None
    if out is None and form == "table":
        click.echo(made.decode(), nl=False)
        return
    give(out or config.office / f"{it.name}.{form}", made, force or out is None, dry)
