"""The command about prints: one by its name, or all, without building the site."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.door import cli, config_of, with_checkout, with_crew

if TYPE_CHECKING:
    from generator.publish.executor import Crew


@cli.command("print")
@with_checkout
@click.argument("named", metavar="[PROJECT|AREA]…", nargs=-1)
@click.option(
    "--format", "formats", metavar="board-a1", multiple=True,
    help="One format, may be repeated; without it all that a build makes / 印哪一种，可以写几次；不写就都印",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="For every project and area / 所有项目和地区")
@click.option("--grey", is_flag=True, help="In black alone / 黑白版")
@click.option("--paper", metavar="a4-24", help="On ready-cut labels / 印在现成的标签纸上")
@click.option(
    "--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Where one print goes / 一份印到哪个文件",
)  # fmt: skip
@click.option(
    "--to", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), default=Path("prints"),
    help="Where several go, in a folder each / 几份印到哪个文件夹", show_default=True,
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Name the files, write none / 只说会写哪些文件，不写")
@with_crew
def print_(
    root: Path,
    today: date | None,
    named: tuple[str, ...],
    formats: tuple[str, ...],
    everything: bool,
    grey: bool,
    paper: str | None,
    out: Path | None,
    to: Path,
    dry_run: bool,
    crew: Crew,
) -> None:
    """Make prints alone, without the site / 只印东西，不生成网站

    \b
    wageboard print shili-baohong-hedao --format board-a1 --out board.pdf
    wageboard print 350582006 --to prints
    wageboard print --all --format hat-60x40
    """
    from generator.publish.examination import checked
    from generator.publish.run import at, chosen, inside, planned, run
    from generator.report import Progress, problem_lines, reader_locale, said

    lang = reader_locale()

    if everything and named:
        raise click.UsageError(said("prints", "both"))
    if not (everything or named or formats):
        raise click.UsageError(said("prints", "nothing"))
    if (grey or paper) and not formats:
        raise click.UsageError(said("prints", "which"))
    config, progress = config_of(root, today), Progress(lang)
    progress.step("check")
    catalog, _ = checked(config)
    orders = chosen(catalog, config, named, formats, everything, grey, paper)
    if out and len(orders) > 1:
        raise click.UsageError(said("prints", "one", count=len(orders)))
    place = at(out) if out else inside(to)
    if dry_run:
        made = planned(orders, place)
    else:
        made = run(config, orders, crew, progress.count("print", len(orders)), place)
    for row in problem_lines(made.problems, lang, "text"):
        click.echo(row, err=True)
    if dry_run:
        for path in made.written:
            click.echo(f"  {path}")
    tell = "would-write" if dry_run else "wrote"
    click.echo(said("prints", tell, count=len(made.written), where=out or to))
    if made.replaced:
        click.echo(said("prints", "would-replace" if dry_run else "replaced", count=made.replaced))
    if made.problems:
        click.echo(said("prints", "unfit" if dry_run else "failed", count=len(made.problems)), err=True)
        sys.exit(1)
    progress.done()
