"""The commands that write the data out for other programs: `wageboard export projects.xlsx`, and by name."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.door import cli, config_of, with_checkout

if TYPE_CHECKING:
    from generator.config import Config

WORKBOOK = ".xlsx"
KINDS = ("projects", "channels", "contacts", "areas")


class Exports(click.Group):
    """A group that takes the name of a spreadsheet as well: `export projects.xlsx` is `export table …`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0].lower().endswith(WORKBOOK):
            args = ["table", *args]
        return super().resolve_command(ctx, args)


@cli.group(cls=Exports)
def export() -> None:
    """Write the data out for other programs / 把数据导出给别的程序用

    \b
    wageboard export projects.xlsx     改工地：用 Excel、WPS 打开
    """


@export.command("table")
@with_checkout
@click.argument("file", metavar="projects.xlsx", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--kind", "kinds", type=click.Choice(KINDS), multiple=True,
    help="Only this kind, may be repeated / 只导出这一种，可以写几次",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is there / 已有同名文件时换掉它")
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing / 只看，不写")
def table(root: Path, today: date | None, file: Path, kinds: tuple[str, ...], force: bool, dry: bool) -> None:
    """The facts as a workbook, to be edited and imported again / 导出成表格，改完再导入"""
    from generator.publish.files import write_all
    from generator.publish.workbook import workbook
    from generator.report import said

    if file.suffix.lower() != WORKBOOK:
        raise click.UsageError(said("edit", "want-xlsx", file=file))
    if file.exists() and not force:
        raise click.UsageError(said("edit", "file-there", file=file))
    made = workbook(config_of(root, today), kinds or KINDS)
    if dry:
        click.echo(said("edit", "would-export", file=file))
        return
    try:
        write_all(file.resolve().parent, {file.name: made})
    except OSError as error:
        raise click.ClickException(said("edit", "unwritable", file=file, reason=error.strerror)) from None
    click.echo(said("edit", "exported", file=file))


def take_back(config: Config, file: Path, dry: bool) -> None:
    """What `wageboard import` does with a workbook of ours: says what it changes, and changes it."""
    from difflib import unified_diff

    from generator.intake.doubt import RefusedError
    from generator.publish.worktake import take
    from generator.report import said

    try:
        taken = take(config, file, dry)
    except RefusedError as error:
        click.echo(error.doubt.show(said("intake", "lang"), file.name), err=True)
        sys.exit(1)
    except OSError as error:
        raise click.ClickException(said("edit", "unwritable", file=file, reason=error.strerror)) from None
    for shown, text in taken.after.items():
        click.echo(said("edit", "taken-new" if shown in taken.new else "taken-changed", file=shown))
        if dry or shown in taken.changed:
            old, new = taken.before[shown].splitlines(), text.splitlines()
            lines = list(unified_diff(old, new, lineterm="", n=0))[2:]
            click.echo("\n".join(f"      {line}" for line in lines if not line.startswith("@@")))
    for name in taken.gone:
        click.echo(said("edit", "taken-gone", id=name))
    counted = {"changed": len(taken.changed), "new": len(taken.new)}
    click.echo(said("edit", "would-take" if dry else "taken", **counted), err=True)
