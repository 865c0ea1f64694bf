"""The commands about what is printed: issue, retire, verify."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.door import Day, cli, config_of, with_checkout

WORDS = {
    "new": {
        "zh": "{token}  {subject}  {item}  第 {revision} 版",
        "en": "{token}  {subject}  {item}  edition {revision}",
    },
    "change": {"zh": "    {field}：{old} → {new}", "en": "    {field}: {old} → {new}"},
    "issued": {
        "zh": "登记了 {count} 个新版。请提交 data/issued/，再运行 build。",
        "en": "{count} editions issued. Commit data/issued/, then run build.",
    },
    "would": {
        "zh": "要登记 {count} 个新版（这次没有写）",
        "en": "{count} editions would be issued (nothing written)",
    },
    "none": {"zh": "没有要登记的：印的内容都没有变", "en": "Nothing to issue: no print says anything new"},
    "which": {
        "zh": "要给哪些印？写项目或地区的编号，或者写 --all",
        "en": "Which ones? Name projects or areas, or say --all",
    },
    "retired": {
        "zh": "{file}：已写上 {day} 停用。牌子上的码还能打开。",
        "en": "{file}: retired from {day}. Its printed codes go on.",
    },
    "retired-before": {"zh": "{file}：早就停用了，没有改", "en": "{file}: retired before; unchanged"},
    "decoders": {
        "zh": "缺少扫码用的程序包：{names}。请先安装 wageboard[verify]。",
        "en": "Packages that read the codes are missing: {names}. Install wageboard[verify].",
    },
    "verdict": {
        "zh": "核对了 {tokens} 个编号、{files} 个文件、{codes} 个二维码：{faults} 处不对",
        "en": "{tokens} tokens, {files} files, {codes} codes: {faults} wrong",
    },
    "no-site": {"zh": "这里没有生成好的网站", "en": "there is no built site here"},
    "no-page": {"zh": "编号 {token} 没有扫码页", "en": "token {token} has no page"},
    "silent-page": {
        "zh": "扫码页上没有它自己的编号 {token}",
        "en": "the page doesn't name its token {token}",
    },
    "stray-page": {"zh": "编号 {token} 从来没有登记过", "en": "token {token} was never issued"},
    "unreadable": {"zh": "打不开", "en": "can't be opened"},
    "dead-code": {
        "zh": "二维码打开 {found}，网站里没有这一页",
        "en": "the code leads to {found}, which isn't in the site",
    },
    "foreign-code": {
        "zh": "二维码打开 {found}，不是我们的网址",
        "en": "the code leads to {found}, which isn't ours",
    },
    "other-code": {
        "zh": "二维码应该是 {wanted}，扫出来是 {found}",
        "en": "the code should be {wanted} and is {found}",
    },
}


def _say(key: str, lang: str, **slots: object) -> str:
    return WORDS[key][lang].format(**slots)


@cli.command()
@with_checkout
@click.argument("subjects", nargs=-1, metavar="[PROJECT|AREA]...")
@click.option("--all", "everything", is_flag=True, help="Everything that is printed / 所有要印的")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would be issued / 只看，不写")
def issue(root: Path, today: date | None, subjects: tuple[str, ...], everything: bool, dry: bool) -> None:
    """Give what is to be printed a new edition and its code / 印之前登记：给新的或变了的印刷品一个编号"""
    from generator.publish.issuing import issue as run
    from generator.report import reader_locale

    lang = reader_locale()
    if not subjects and not everything:
        raise click.UsageError(_say("which", lang))
    made = run(config_of(root, today), subjects, everything, dry)
    for one in made:
        it = one.edition
        click.echo(_say("new", lang, token=it.token, subject=it.subject, item=it.item, revision=it.revision))
        for change in one.changes:
            click.echo(_say("change", lang, field=change.field, old=change.old or "–", new=change.new or "–"))
    click.echo(
        _say("would" if dry and made else "issued" if made else "none", lang, count=len(made)), err=True
    )


@cli.command()
@with_checkout
@click.argument("project")
@click.option("--on", "on", type=Day(), help="From which day; today if not said / 从哪天起，不写就是今天")
@click.option("--reason", required=True, help="Why / 为什么停用")
def retire(root: Path, today: date | None, project: str, on: date | None, reason: str) -> None:
    """Retire a project that is over; its printed codes go on / 项目结束：写上停用，牌子上的码照样能打开"""
    from generator.publish.retire import retire as run
    from generator.report import reader_locale

    config = config_of(root, today)
    day = on or config.today
    done = run(config, project, day, reason)
    file = f"data/projects/{project}.yaml"
    click.echo(_say("retired" if done else "retired-before", reader_locale(), file=file, day=day.isoformat()))


@cli.command()
@with_checkout
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify(root: Path, today: date | None, site: Path | None) -> None:
    """Scan every code of a built site / 扫一遍网站里所有的二维码，看每个编号都能打开"""
    from generator.load import load_catalog
    from generator.publish.verify import NoDecoderError
    from generator.publish.verify import verify as run
    from generator.report import Progress, reader_locale

    lang = reader_locale()
    config = config_of(root, today)
    progress = Progress(lang)
    try:
        verdict = run(
            site or config.site, load_catalog(config.root), os.cpu_count() or 1,
            lambda total: progress.count("verify", total),
        )  # fmt: skip
    except NoDecoderError as error:
        raise click.ClickException(_say("decoders", lang, names=error)) from None
    for fault in verdict.faults:
        click.echo(f"{fault.path}: {_say(fault.key, lang, **fault.facts)}")
    counted = {"tokens": verdict.tokens, "files": verdict.files, "codes": verdict.codes}
    click.echo(_say("verdict", lang, **counted, faults=len(verdict.faults)))
    sys.exit(1 if verdict.faults else 0)
