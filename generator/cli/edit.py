"""The commands that change records: format."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.door import cli, config_of, with_checkout


@cli.command("format")
@with_checkout
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "check", is_flag=True, help="Only say what isn't canonical / 只看哪些不统一")
@click.option("--dry-run", "--diff", "dry", is_flag=True, help="Show the lines, write nothing / 只看，不写")
def format_(root: Path, today: date | None, files: tuple[Path, ...], check: bool, dry: bool) -> None:
    """Write YAML in one way: order, indent, quotes / 统一 YAML 的写法：先后、缩进、引号；注释不动"""
    from generator.publish.files import write_all
    from generator.publish.formatting import formatted
    from generator.report import problem_lines, reader_locale, said

    config = config_of(root, today)
    for file in files:
        if not file.is_file() or not file.resolve().is_relative_to(config.data):
            raise click.UsageError(said("edit", "not-there", file=file))
    found = formatted(config.root, files)
    changed = [one for one in found if one.new != one.old]
    if check:
        for row in problem_lines([one.problem for one in changed], reader_locale(), "text"):
            click.echo(row)
    elif dry:
        for one in changed:
            click.echo("\n".join(one.diff))
    elif changed:
        write_all(config.root, {one.path: one.new.encode() for one in changed})
        for one in changed:
            click.echo(one.path)
    key = "would-format" if check or dry else "formatted"
    told = said("edit", key, count=len(changed)) if changed else said("edit", "canonical", count=len(found))
    click.echo(told, err=True)
    sys.exit(1 if check and changed else 0)


@cli.command()
@with_checkout
@click.argument(
    "kind", type=click.Choice(["project", "channel", "regulation", "contact", "campaign", "area"])
)
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", "dry", is_flag=True, help="Show the files, write nothing / 只看，不写")
def rename(root: Path, today: date | None, kind: str, old: str, new: str, dry: bool) -> None:
    """Give a record another id wherever it is named / 换一个编号：提到它的地方一起换；地区换的是名称

    \b
    wageboard rename project shili-hedao shili-baohong-hedao
    wageboard rename area 350582006 灵源街道
    """
    from generator.publish import rename as renaming
    from generator.report import said

    config = config_of(root, today)
    if kind == "area":
        made = renaming.name_area(config, old, new, dry)
    else:
        made = renaming.rename(config, kind + "s", old, new, dry)
    for shown, data in made.files.items():
        click.echo(said("edit", "gone" if data is None else "written", file=shown))
    if made.alias:
        click.echo(said("edit", "alias", old=old, new=new))
    click.echo(said("edit", "would-rename" if dry else "renamed", count=len(made.files)), err=True)
