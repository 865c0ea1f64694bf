"""The commands about recordings: which must be made again, and that one was heard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.door import cli, config_of, with_checkout
from generator.config import DEFAULT_LANGUAGE


@cli.group()
def audio() -> None:
    """Recordings of pages and scripts / 页面和广播稿的录音

    \b
    content/zh/audio/what-to-do.mp3        一页的录音
    content/zh/audio/350582006-30.mp3      一条 30 秒广播稿的录音
    """


@audio.command("status")
@with_checkout
def status(root: Path, today: date | None) -> None:
    """What must be recorded again / 哪些要重新录"""
    from generator.load import load_catalog
    from generator.publish.audio import Recordings
    from generator.report import said

    config = config_of(root, today)
    found = Recordings(config, load_catalog(config.root)).all
    for it in found:
        click.echo(said("audio", it.state, file=it.shown, id=it.id, lang=it.lang))
    again = sum(it.state == "outdated" for it in found)
    click.echo(said("audio", "sum", count=len(found), again=again), err=True)


@audio.command("accept")
@with_checkout
@click.argument("name", metavar="ID")
@click.option("--lang", default=DEFAULT_LANGUAGE, show_default=True, help="Language / 语言")
@click.option(
    "--by", required=True, metavar="POST", help="Post that listened to it, no name / 哪个岗位听的，不写姓名"
)
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing / 只看，不写")
def accept(root: Path, today: date | None, name: str, lang: str, by: str, dry: bool) -> None:
    """Note that a recording reads today's text / 听过了，和现在的文字一样

    \b
    wageboard audio accept what-to-do --by 宣传办录音岗
    """
    from generator.load import load_catalog
    from generator.publish.audio import accept
    from generator.report import said

    config = config_of(root, today)
    it = accept(config, load_catalog(config.root), name.removesuffix(".mp3"), lang, by, dry)
    click.echo(said("audio", "would-accept" if dry else "accepted", file=it.shown))
