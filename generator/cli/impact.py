"""The command about an edit: what changed, what that touches, and the words for it."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.door import cli, config_of, with_checkout


@cli.command()
@with_checkout
@click.argument("revision", metavar="[REV|YYYY-MM-DD]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@click.option(
    "--record", is_flag=True, help="Write what readers should know into data/changes / 写进“最近更新”"
)
@click.option(
    "--dry-run", "dry", is_flag=True, help="With --record: only show / 和 --record 一起：只看，不写"
)
def diff(root: Path, today: date | None, revision: str | None, form: str, record: bool, dry: bool) -> None:
    """What changed, and which pages and prints that touches / 改了什么，会影响哪些网页、牌和卡

    \b
    wageboard diff               what is not committed yet / 还没有提交的改动
    wageboard diff main          since another branch / 和另一个分支比
    wageboard diff 2026-11-01    since a day / 从哪天起
    """
    from generator.impact import forms, recording
    from generator.impact.whole import impact
    from generator.publish.revision import usual
    from generator.report import reader_locale, said

    lang, config = reader_locale(), config_of(root, today)
    if sys.stderr.isatty():
        click.echo(said("impact", "working"), err=True)
    it = impact(config, revision or usual(config, os.environ))
    if record:
        for row in recording.record(config, it, lang, dry):
            click.echo(row)
        return
    if form == "json":
        click.echo(forms.as_json(it, lang))
        return
    for row in forms.markdown(it, lang) if form == "markdown" else forms.terminal(it, lang):
        click.echo(row)
    if form == "text" and it.look:
        click.echo(forms.look(it, lang), err=True)
