"""The commands that write the data out for other programs: `wageboard export projects.xlsx`, and by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.door import cli, config_of, with_checkout

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
