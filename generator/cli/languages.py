"""The command about translations: how far each language is, and tables for translators."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.door import cli, config_of, give, with_checkout

if TYPE_CHECKING:
    from generator.publish.translate import Written

FILE = click.Path(dir_okay=False, path_type=Path)


@cli.command()
@with_checkout
@click.option("--lang", metavar="TAG", help="One language / 一种语言")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--export", "to", metavar="ug.csv", type=FILE, help="What is to be translated / 导出要译的句子")
@click.option(
    "--import", "table", metavar="ug.csv", type=FILE, help="Take a filled table back / 写回译好的表"
)
@click.option(
    "--accept", "accepted", metavar="UNIT", multiple=True,
    help="These translations fit today's Chinese (* for many, new: those not yet known) "
    "/ 登记这些译文是照现在的中文译的（* 表示一批，new 表示还没登记过的）",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a table that is there / 已有同名的表时换掉它")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be written / 只看，不写")
def status(
    root: Path,
    today: date | None,
    lang: str | None,
    form: Literal["text", "json"],
    to: Path | None,
    table: Path | None,
    accepted: tuple[str, ...],
    force: bool,
    dry: bool,
) -> None:
    """How far each language is; tables for translators / 各语言译到哪里；导出、导入翻译表"""
    from generator.publish import translate
    from generator.report import reader_locale, standing_lines

    config, locale = config_of(root, today), reader_locale()
    file = to or table
    lang = lang or (file.stem if file else None)
    tags = translate.languages(config)
    if lang not in (None, *tags):
        raise click.BadParameter(f"{lang}? {', '.join(tags)}", param_hint="--lang")
    if accepted and not lang:
        raise click.UsageError("--accept --lang?")
    if table and lang:
        if not table.is_file():
            raise click.BadParameter(str(table), param_hint="--import")
        _told(translate.take(config, lang, table.name, table.read_bytes(), dry), "took", lang, dry)
    if accepted and lang:
        _told(translate.accept(config, lang, accepted, dry), "accepted", lang, dry)
    if to and lang:
        give(to, translate.export(config, lang), force, dry)
        return
    for row in standing_lines(translate.standings(config, lang), locale, form):
        click.echo(row)


def _told(written: Written, key: str, lang: str, dry: bool) -> None:
    """Says how many sentences and which files."""
    from generator.report import reader_locale, said, words

    click.echo(words(key, reader_locale(), count=written.count, tag=lang))
    for file in written.files if dry else ():
        click.echo(f"    {file}")
    if dry:
        click.echo(said("progress", "nothing-written"), err=True)
