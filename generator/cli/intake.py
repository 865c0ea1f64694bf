"""The command `import`: a file as an office has it becomes drafts and a list of doubts."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.door import cli, config_of, with_checkout

if TYPE_CHECKING:
    from generator.intake.draft import Import
    from generator.publish.importing import Planned

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
SHOWN = 12  # files named on the terminal
DIFF_LINES = 40


@cli.command("import")
@with_checkout
@click.argument("file", type=FILE)
@click.option(
    "--kind", type=click.Choice(["auto", "roster", "projects", "notice"]), default="auto",
    help="What it is; auto goes by its content / 是什么：名单、工程台账、通知",
)  # fmt: skip
@click.option("--area", default="", metavar="CODE", help="The place it is about / 是哪个地方的（区划代码）")
@click.option("--out", type=FOLDER, help="Where drafts go; drafts/FILE if not said / 草稿放到哪个文件夹")
@click.option(
    "--keep-private", "keep", type=FILE, help="Names and mobiles, outside this folder / 姓名手机另存"
)
@click.option("--replace", is_flag=True, help="Replace drafts that differ / 换掉内容不同的旧草稿")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be written / 只看，不写")
def import_(
    root: Path, today: date | None, file: Path, kind: Literal["auto", "roster", "projects", "notice"],
    area: str, out: Path | None, keep: Path | None, replace: bool, dry: bool,
) -> None:  # fmt: skip
    """Make drafts of a roster, ledger or notice / 把名单、台账、通知变成草稿和核对清单

    \b
    .xlsx .docx .csv .txt; nothing in data/ is touched / 不会动 data/ 里的任何文件
    A workbook of `wageboard export` goes back into data/ / wageboard export 导出的表格，改过的写回 data/
    """
    from generator.cli.export import take_back
    from generator.intake.doubt import RefusedError
    from generator.intake.file import import_file
    from generator.load import load_catalog
    from generator.publish import importing
    from generator.publish.worktake import is_workbook
    from generator.report import said

    config = config_of(root, today)
    if is_workbook(file):
        take_back(config, file, dry)
        return
    if keep is not None and importing.is_inside(keep, config.root):
        raise click.UsageError(said("intake", "private-inside", root=config.root))
    try:
        office = importing.opened(file)
        catalog = load_catalog(config.root)
        if wrong := importing.wrong_area(catalog, area):
            raise click.UsageError(said("intake", "unknown-area", **wrong))
        made = import_file(office, catalog, area, kind)
    except RefusedError as error:
        click.echo(error.doubt.show(said("intake", "lang"), file.name), err=True)
        sys.exit(1)
    for row in importing.told(made.doubts, file.name):
        click.echo(row)
    where = importing.folder(config, file, out)
    files = importing.planned(config, made, file.name, where)
    _name(files)
    _count(made)
    secret = importing.private_file(made.secrets) if keep is not None else b""
    if not dry:
        _write(files, replace, keep, secret)
    if made.secrets:
        key = "secrets" if keep is None or dry else "kept"
        click.echo(said("intake", key, count=len(made.secrets), path=keep), err=True)
    _next(made, files, where, dry)


def _write(files: list[Planned], replace: bool, keep: Path | None, secret: bytes) -> None:
    """Writes the drafts and the private file, or says why neither is."""
    from generator.publish import importing
    from generator.report import said

    differing = [one for one in files if one.state == "differs"]
    if differing and not replace:
        for one in differing[:SHOWN]:
            click.echo("\n".join(list(one.diff())[:DIFF_LINES]))
        click.echo(said("intake", "would-replace", count=len(differing)), err=True)
        sys.exit(1)
    try:
        if keep is not None:
            if keep.is_file() and keep.read_bytes() != secret and not replace:
                click.echo(said("intake", "private-differs", path=keep), err=True)
                sys.exit(1)
            importing.keep_private(keep, secret)
        importing.write(files)
    except OSError as error:
        path = error.filename or "?"
        click.echo(said("intake", "unwritable", path=path, reason=error.strerror), err=True)
        sys.exit(2)


def _name(files: list[Planned]) -> None:
    from generator.report import said

    for one in files[:SHOWN]:
        click.echo(said("intake", f"file-{one.state}", path=one.path))
    if len(files) > SHOWN:
        click.echo(said("intake", "file-more", count=len(files) - SHOWN))


def _count(made: Import) -> None:
    from generator.report import said

    fates = list(made.fates.values())
    taken, left = fates.count("taken"), fates.count("doubt")
    click.echo(
        said(
            "intake", "counted", rows=len(fates), taken=taken, left=left, form=len(fates) - taken - left,
            drafts=len(made.drafts), doubts=len(made.doubts),
        ), err=True,
    )  # fmt: skip


def _next(made: Import, files: list[Planned], where: Path, dry: bool) -> None:
    from generator.report import said

    if not made.drafts:
        click.echo(said("intake", "nothing"), err=True)
        sys.exit(1)
    if dry:
        click.echo(said("intake", "dry"), err=True)
    elif made.doubts:
        click.echo(said("intake", "next", list=files[-1].path), err=True)
    else:
        click.echo(said("intake", "next-clean", where=where), err=True)
