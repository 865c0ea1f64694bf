"""The commands about what is printed: issue, retire, verify."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.door import Day, cli, config_of, with_checkout, with_crew

if TYPE_CHECKING:
    from generator.publish.executor import Crew


@cli.command()
@with_checkout
@click.argument("subjects", nargs=-1, metavar="[PROJECT|AREA]...")
@click.option("--all", "everything", is_flag=True, help="Everything that is printed / 所有要印的")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be issued / 只看，不写")
def issue(root: Path, today: date | None, subjects: tuple[str, ...], everything: bool, dry: bool) -> None:
    """Give what is to be printed a new edition and its code / 印之前登记：给新的或变了的印刷品一个编号"""
    from generator.i18n.words import Speaker
    from generator.load import load_catalog
    from generator.publish.issuing import issue as run
    from generator.render.office.facts import change as told
    from generator.render.office.reprints import print_name
    from generator.report import reader_locale, said

    if not subjects and not everything:
        raise click.UsageError(said("editions", "which"))
    config = config_of(root, today)
    made = run(config, subjects, everything, dry)
    speaker = Speaker(reader_locale(), load_catalog(config.root).strings)
    for one in made:
        it, item = one.edition, print_name(speaker, one.edition.item)
        click.echo(
            said("editions", "new", token=it.token, subject=it.subject, item=item, revision=it.revision)
        )
        for change in one.changes:
            click.echo(f"    {told(speaker, change)}")
    click.echo(
        said("editions", "would" if dry and made else "issued" if made else "none", count=len(made)), err=True
    )


@cli.command()
@with_checkout
@click.argument("project")
@click.option("--on", "on", type=Day(), help="From which day; today if not said / 从哪天起，不写就是今天")
@click.option("--reason", required=True, help="Why / 为什么停用")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be written / 只看，不写")
def retire(root: Path, today: date | None, project: str, on: date | None, reason: str, dry: bool) -> None:
    """Retire a project that is over; its printed codes go on / 项目结束：写上停用，牌子上的码照样能打开"""
    from generator.publish.retire import retire as run
    from generator.report import said

    config = config_of(root, today)
    day = on or config.today
    rows = run(config, project, day, reason, dry)
    key = "retired-before" if not rows else "retire-would" if dry else "retired"
    click.echo(said("editions", key, file=f"data/projects/{project}.yaml", day=day.isoformat()))
    for row in rows:
        click.echo(f"    {row}")


@cli.command()
@with_checkout
@with_crew
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify(root: Path, today: date | None, site: Path | None, crew: Crew) -> None:
    """Scan every code of a built site, compare every figure / 扫所有二维码，核对号码、日期、金额"""
    from generator.load import load_catalog
    from generator.publish.equal import compare
    from generator.publish.verify import NoDecoderError, built_on
    from generator.publish.verify import verify as run
    from generator.report import Progress, reader_locale, said

    config = config_of(root, today)
    progress = Progress(reader_locale())
    catalog, folder = load_catalog(config.root), site or config.site
    try:
        verdict = run(
            folder, catalog, crew,
            lambda total: progress.count("verify", total),
        )  # fmt: skip
    except NoDecoderError as error:
        raise click.ClickException(said("editions", "decoders", names=error)) from None
    for fault in verdict.faults:
        click.echo(f"{fault.path}: {said('editions', fault.key, **fault.facts)}")
    counted = {"tokens": verdict.tokens, "files": verdict.files, "codes": verdict.codes}
    click.echo(said("editions", "verdict", **counted, faults=len(verdict.faults)))
    compared = compare(replace(config, today=built_on(folder) or config.today), catalog, folder)
    for unequal in compared.faults:
        click.echo(unequal)
    told = {"files": sum(compared.files.values()), "facts": sum(compared.counts.values())}
    click.echo(said("equal", "verdict", **told, faults=len(compared.faults)))
    sys.exit(1 if verdict.faults or compared.faults else 0)
