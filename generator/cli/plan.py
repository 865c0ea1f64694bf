"""The command for who hands the prints out: `wageboard export plan`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.door import config_of, with_checkout
from generator.cli.export import export


@export.command("plan")
@with_checkout
@click.argument("area", required=False)
@click.option(
    "--out",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the files go; office/ if not said / 放到哪个文件夹，不写就是 office/",
)
@click.option("--dry-run", "dry", is_flag=True, help="Only show the plan / 只看，不写")
def plan(root: Path, today: date | None, area: str | None, out: Path | None, dry: bool) -> None:
    """How many of which print go where, and what to print / 分发计划和印刷清单，xlsx 和 PDF

    \b
    wageboard export plan 350582006
    """  # fmt: skip
    from generator.distribution import orders, parcels
    from generator.load import load_catalog
    from generator.problem import DataError, Problem, nearest
    from generator.publish.files import write_all
    from generator.publish.listing import data
    from generator.render.office import plan as made
    from generator.report import reader_locale, said

    config, lang = config_of(root, today), reader_locale()
    catalog = load_catalog(config.root)
    if area is not None and area not in catalog.areas:
        facts = {"found": area, "near": nearest(area, catalog.areas)}
        raise DataError([Problem("data/areas", 0, 0, "subject-unknown", facts=facts)])
    found = parcels(catalog, area)
    its = (
        made.plan(catalog, lang, found, config.today, area),
        made.shop(catalog, lang, orders(found), config.today, area),
    )
    if dry:
        click.echo("\n".join(data(config, it, "table").decode() for it in its), nl=False)
        return
    ending = f"-{area}" if area else ""
    files = {f"{it.name}{ending}.{form}": data(config, it, form) for it in its for form in ("xlsx", "pdf")}
    folder = (out or config.office).resolve()
    try:
        write_all(folder, files)
    except OSError as error:
        raise click.ClickException(said("edit", "unwritable", file=folder, reason=error.strerror)) from None
    for name in files:
        click.echo(folder / name)
