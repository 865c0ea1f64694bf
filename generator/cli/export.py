"""The commands that write the data out for other programs: `wageboard export projects.xlsx`, and by name."""

from __future__ import annotations

import click

from generator.cli.door import cli

WORKBOOK = (".xlsx", ".xlsm")


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
