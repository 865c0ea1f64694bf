"""The command about prints: one by its name, or all, without building the site."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.door import cli, config_of, with_checkout

WORDS = {
    "nothing": {
        "zh": "要印什么？写项目或地区的编号，或者 --all；写 --format 的时候可以什么都不写（通用的）。",
        "en": "Print what? Name a project or an area, or say --all; with --format alone: the general print.",
    },
    "one": {
        "zh": "--out 只能放一份，这里有 {count} 份。用 --format 选一种，或者用 --to 指定文件夹。",
        "en": "--out holds one print, not {count}. Choose one with --format, or give a folder with --to.",
    },
    "which": {"zh": "--grey 和 --paper 要和 --format 一起用。", "en": "--grey and --paper need --format."},
    "both": {"zh": "--all 和编号不要一起写。", "en": "Say --all or name something, not both."},
    "wrote": {"zh": "印好 {count} 份，在 {where}", "en": "{count} prints in {where}"},
    "failed": {
        "zh": "{count} 处印不出来，见上面。别的都印好了，原来的文件没有动。",
        "en": "{count} problems, named above. The others are printed; the old files of these are untouched.",
    },
}


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
@click.option(
    "--jobs", type=click.IntRange(1), default=lambda: os.cpu_count() or 1, help="Processes / 同时开几个进程"
)
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
    jobs: int,
) -> None:
    """Make prints alone, without the site / 只印东西，不生成网站

    \b
    wageboard print shili-baohong-hedao --format board-a1 --out board.pdf
    wageboard print 350582006 --to prints
    wageboard print --all --format hat-60x40
    """
    from generator.publish.build import checked
    from generator.publish.run import at, chosen, inside, run
    from generator.report import Progress, problem_lines, reader_locale

    lang = reader_locale()

    def say(key: str, **slots: object) -> str:
        return WORDS[key][lang].format(**slots)

    if everything and named:
        raise click.UsageError(say("both"))
    if not (everything or named or formats):
        raise click.UsageError(say("nothing"))
    if (grey or paper) and not formats:
        raise click.UsageError(say("which"))
    config, progress = config_of(root, today), Progress(lang)
    progress.step("check")
    catalog, _ = checked(config)
    orders = chosen(catalog, config, named, formats, everything, grey, paper)
    if out and len(orders) > 1:
        raise click.UsageError(say("one", count=len(orders)))
    place = at(out) if out else inside(to)
    made = run(config, orders, jobs, progress.count("print", len(orders)), place)
    for row in problem_lines(made.problems, lang, "text"):
        click.echo(row, err=True)
    click.echo(say("wrote", count=len(made.written), where=out or to))
    if made.problems:
        click.echo(say("failed", count=len(made.problems)), err=True)
        sys.exit(1)
    progress.done()
