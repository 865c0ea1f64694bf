"""The commands that write what is sent to workers: texts, articles, long pictures, scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.door import config_of, with_checkout
from generator.cli.export import export
from generator.config import DEFAULT_LANGUAGE, GUIDE_LANGUAGES

if TYPE_CHECKING:
    from generator.catalog import Catalog
    from generator.config import Config
    from generator.render.media.recipient import Recipient

SHOWN = 3  # names of files that a message holds


def _with_choice(command: Callable[..., None]) -> Callable[..., None]:
    """Adds whom it is for, in which language and where it goes; without names: everybody."""
    for add in (
        click.option("--dry-run", "dry", is_flag=True, help="Write nothing / 只看，不写"),
        click.option("--force", is_flag=True, help="Replace files that are there / 已有同名文件时换掉"),
        click.option(
            "--out", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
            default=Path("media"), show_default=True, help="Where the files go / 放到哪个文件夹",
        ),
        click.option(
            "--lang", type=click.Choice(GUIDE_LANGUAGES), default=DEFAULT_LANGUAGE, show_default=True,
            help="Language / 语言",
        ),
        click.argument("named", metavar="[PROJECT|AREA]…", nargs=-1),
        with_checkout,
    ):  # fmt: skip
        command = add(command)
    return command


@export.command("sms")
@_with_choice
def texts(
    root: Path, today: date | None, named: tuple[str, ...], lang: str, out: Path, force: bool, dry: bool
) -> None:
    """Text messages as a table and as text / 维权短信，表格和文本各一份

    \b
    wageboard export sms 350582006 --out sms
    """
    from generator.publish.media import messages
    from generator.report import said

    config, catalog, its = _ready(root, today, named)
    files, several = messages(config, catalog, its, lang)
    _write(files, out, force, dry)
    if several:
        click.echo(said("media", "long", count=several), err=True)


@export.command("article")
@_with_choice
def articles(
    root: Path, today: date | None, named: tuple[str, ...], lang: str, out: Path, force: bool, dry: bool
) -> None:
    """Articles for a WeChat account, with their pictures / 公众号文章和配图，可以直接粘贴"""
    from generator.publish.media import articles

    config, catalog, its = _ready(root, today, named)
    _write(articles(config, catalog, its, lang), out, force, dry)


@export.command("script")
@_with_choice
def scripts(
    root: Path, today: date | None, named: tuple[str, ...], lang: str, out: Path, force: bool, dry: bool
) -> None:
    """Scripts to read aloud and storyboards / 广播稿和短视频分镜"""
    from generator.publish.media import scripts

    config, catalog, its = _ready(root, today, named)
    _write(scripts(config, catalog, its, lang), out, force, dry)


@export.command("image")
@_with_choice
def images(
    root: Path, today: date | None, named: tuple[str, ...], lang: str, out: Path, force: bool, dry: bool
) -> None:
    """Long pictures for phones, in Chinese / 长图，发微信群、公众号用"""
    from generator.publish.media import pictures
    from generator.report import said

    if lang != DEFAULT_LANGUAGE:
        raise click.UsageError(said("media", "chinese"))
    config, _, its = _ready(root, today, named)
    _write(pictures(config, its), out, force, dry)


def _ready(root: Path, today: date | None, named: tuple[str, ...]) -> tuple[Config, Catalog, list[Recipient]]:
    from generator.publish.examination import checked
    from generator.publish.media import chosen

    config = config_of(root, today)
    catalog, _ = checked(config)
    return config, catalog, chosen(config, catalog, named)


def _write(files: dict[str, bytes], out: Path, force: bool, dry: bool) -> None:
    from generator.publish.files import write_all
    from generator.report import said

    there = [name for name in files if (out / name).exists() and (out / name).read_bytes() != files[name]]
    if there and not force:
        shown = "、".join(there[:SHOWN]) + (" …" if len(there) > SHOWN else "")
        raise click.UsageError(said("media", "there", files=shown))
    if not dry:
        try:
            write_all(out.resolve(), files)
        except OSError as error:
            raise click.ClickException(said("edit", "unwritable", file=out, reason=error.strerror)) from None
    click.echo(said("media", "would-write" if dry else "wrote", count=len(files), where=out))
